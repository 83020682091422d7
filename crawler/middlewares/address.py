"""Refuses addresses that are not public, for every request and every hop of a redirect."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler

from crawler import guard
from crawler.fetching import Refused


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
