"""Asks for a page only if it changed; "304 Not Modified" becomes the page that is kept, marked ``unchanged``."""

from __future__ import annotations

import sqlite3

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.responsetypes import responsetypes

from config.settings import Settings
from crawler.in_use import settings_of
from crawler.responses import Kept, Responses

UNCHANGED = "unchanged"
MOST_BYTES = 4 << 20
"""Larger bodies are not kept."""


class ConditionalMiddleware:
    """``If-None-Match`` and ``If-Modified-Since`` from what the site said last time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._responses = Responses.of(settings.responses_path)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ConditionalMiddleware:
        """Not configured where no raw page may be kept (``JUZHAO_ARCHIVE_DAYS`` 0)."""
        settings = settings_of(crawler)
        if settings.archive_days == 0:
            raise NotConfigured("no page may be kept")
        try:
            middleware = cls(settings)
        except (OSError, sqlite3.Error) as error:
            raise NotConfigured(f"no responses kept: {error}") from error
        crawler.signals.connect(middleware.close, signal=signals.spider_closed)
        return middleware

    def process_request(self, request: Request) -> None:
        """Add the conditions when a response is kept."""
        if not _concerned(request):
            return
        kept = self._get(request.url)
        if kept is None:
            return
        request.meta["kept"] = kept
        for name, value in (("If-None-Match", kept.etag), ("If-Modified-Since", kept.modified)):
            if value:
                request.headers.setdefault(name, value)

    def process_response(self, request: Request, response: Response) -> Response:
        """The kept page for a 304; a new page with validators is kept."""
        kept = request.meta.pop("kept", None)
        if response.status == 304 and kept is not None:
            headers = response.headers.copy()
            headers["Content-Type"] = kept.content_type
            return responsetypes.from_args(headers=headers, body=kept.body)(
                request.url, status=200, headers=headers, body=kept.body, flags=[UNCHANGED], request=request
            )
        if response.status == 200 and _concerned(request) and len(response.body) <= MOST_BYTES:
            self._keep(request.url, response)
        return response

    def _keep(self, url: str, response: Response) -> None:
        etag, modified = _header(response, "ETag"), _header(response, "Last-Modified")
        if not (etag or modified) or "no-store" in _header(response, "Cache-Control").lower():
            return
        try:
            kept = Kept(etag, modified, _header(response, "Content-Type"), response.body)
            self._responses.put(url, kept, self._settings.clock())
        except sqlite3.Error:
            return  # busy or full: the page is fetched whole next time

    def _get(self, url: str) -> Kept | None:
        try:
            return self._responses.get(url)
        except sqlite3.Error:
            return None

    def close(self) -> None:
        """Give the file back."""
        self._responses.leave()


def _concerned(request: Request) -> bool:
    """A page that a spider asked for; redirected ones are left alone, since their address is not the asked one."""
    return request.method == "GET" and "juzhao" in request.meta and "redirect_times" not in request.meta


def _header(response: Response, name: str) -> str:
    return (response.headers.get(name) or b"").decode("latin-1")
