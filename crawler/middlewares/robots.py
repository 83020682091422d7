"""robots.txt after RFC 9309: unavailable (4xx) allows, unreachable (5xx, no answer) forbids, longest match wins."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.httpobj import urlparse_cached

from crawler.charset import decode

LARGEST = 500 * 1024
"""RFC 9309 §2.5: at least 500 KiB are parsed; what stands after is ignored."""
FRESH_SECONDS = 24 * 3600
NAME = "juzhao"


class ForbiddenByRobots(IgnoreRequest):
    """The site's robots.txt asks us not to fetch this."""


class RobotsUnreachable(IgnoreRequest):
    """robots.txt could not be had, which forbids everything for now."""


@dataclass(slots=True)
class _Rules:
    rules: Protego | None
    reason: str
    fetched: float


class RobotsMiddleware:
    """Asks each host's robots.txt once a day, before anything else."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._hosts: dict[str, asyncio.Future[_Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        """One memory of rules for the crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise when the host's rules forbid the address."""
        if request.meta.get("robots"):
            return
        found = await self._rules(request)
        if found.rules is None:
            raise RobotsUnreachable(found.reason)
        if not found.rules.can_fetch(request.url, NAME):
            raise ForbiddenByRobots(f"robots.txt of {urlparse_cached(request).netloc} forbids {request.url}")

    def crawl_delay(self, netloc: str) -> float:
        """The seconds that a host's robots.txt asks for between requests, 0 when it does not."""
        for (_, known), future in ((key.split("://", 1), future) for key, future in self._hosts.items()):
            if known == netloc and future.done() and not future.exception() and future.result().rules is not None:
                rules = future.result().rules
                return float((rules.crawl_delay(NAME) if rules else None) or 0)
        return 0.0

    async def _rules(self, request: Request) -> _Rules:
        parts = urlparse_cached(request)
        host = f"{parts.scheme}://{parts.netloc}"
        future = self._hosts.get(host)
        if future is not None and future.done() and time.monotonic() - future.result().fetched > FRESH_SECONDS:
            future = None
        if future is None:
            future = asyncio.get_running_loop().create_future()
            self._hosts[host] = future
            future.set_result(await self._fetch(f"{host}/robots.txt", request))
        return await asyncio.shield(future)

    async def _fetch(self, url: str, request: Request) -> _Rules:
        engine = self._crawler.engine
        assert engine is not None
        meta = {"robots": True, "handle_httpstatus_all": False, "download_timeout": 30, "max_retry_times": 1}
        try:
            response = await engine.download_async(Request(url, meta=meta, priority=1000, dont_filter=True))
        except IgnoreRequest:
            raise  # the address guard's word stands for the whole host
        except Exception as error:
            return _Rules(None, f"{url} does not answer ({type(error).__name__}): nothing is fetched", time.monotonic())
        if response.status >= 500 or response.status == 429:
            return _Rules(None, f"{url} answers {response.status}: nothing is fetched for now", time.monotonic())
        if not 200 <= response.status < 300:
            return _Rules(Protego.parse(""), "", time.monotonic())
        text = decode(response.body[:LARGEST], "").text
        return _Rules(Protego.parse(text.lstrip("\ufeff")), "", time.monotonic())
