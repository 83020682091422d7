"""Refuses addresses that are not public, for every request and every hop of a redirect; keeps headers at home."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler

from crawler import guard
from crawler.fetching import Refused
from crawler.robots import origin

_FOR_ANYONE = frozenset(
    (b"accept", b"accept-encoding", b"accept-language", b"user-agent", b"content-type", b"content-length")
)
"""Headers that may follow a redirect to another origin; tokens of a site's own interface and the like stay behind."""


class AddressMiddleware:
    """Checks each request's address; the resolver checks again what its name means."""

    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AddressMiddleware:
        """Reads ``JUZHAO_ALLOW_PRIVATE_NETWORKS`` and puts the guard into the reactor."""
        allow = crawler.settings.getbool("JUZHAO_ALLOW_PRIVATE_NETWORKS")
        guard.install(allow_private=allow)
        return cls(allow)

    def process_request(self, request: Request) -> None:
        """Raise :class:`Refused` for an address that is not public."""
        try:
            guard.check_url(request.url, allow_private=self.allow_private)
        except guard.AddressRefused as error:
            raise Refused(str(error)) from error
        came_from = request.meta.get("redirect_urls")
        if came_from and _leaves(came_from[-1], request.url):
            for name in [name for name in request.headers if name.lower() not in _FOR_ANYONE]:
                del request.headers[name]


def _leaves(before: str, after: str) -> bool:
    """Whether a redirect goes to another origin; from http to https of the same host does not."""
    here = origin(before)
    return origin(after) not in (here, here.replace("http://", "https://", 1))
