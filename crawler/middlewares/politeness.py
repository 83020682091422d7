"""One request at a time a host, with a delay that follows the host: its own wish, and how long it takes to answer."""

from __future__ import annotations

import asyncio
import email.utils
import random
import time
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.guard import is_private
from crawler.middlewares.robots import RobotsMiddleware

DEFAULT_DELAY = 5.0
LEAST_DELAY = 1.0
SLOWEST = 60.0
ONE_AT_A_TIME = 0.001
"""Scrapy counts a request as under way one turn of the loop late: with no delay at all it sends a queue at once."""
LATENCY_FACTOR = 10
LONGEST_WAIT = 120.0
"""A Retry-After longer than this is left to the next crawl."""
ATTEMPTS = 3


def base_delay(setting: float | None, host: str, allow_private: bool) -> float:
    """Seconds from start to start: the setting, never under a second for a public host; 5 s when nothing is set."""
    if setting is None:
        return DEFAULT_DELAY
    return setting if allow_private and is_private(host) else max(setting, LEAST_DELAY)


class PolitenessMiddleware:
    """Sets the delay of each host's slot and waits when a host asks to (RFC 9110 §10.2.3)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._delays: dict[str, float] = {}
        self._setting: float | None = crawler.settings.get("JUZHAO_DOWNLOAD_DELAY")
        self._private = crawler.settings.getbool("JUZHAO_ALLOW_PRIVATE_NETWORKS")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PolitenessMiddleware:
        """Reads ``JUZHAO_DOWNLOAD_DELAY`` (seconds)."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Give the slot its host's delay before each request: Scrapy forgets slots that rest for a minute."""
        slot = self._slot(request)
        if slot is not None:
            key = request.meta["download_slot"]
            slot.delay = self._delays.setdefault(key, self._delay(request, 0.0))

    async def process_response(self, request: Request, response: Response) -> Response | Request:
        """Adapt the delay; wait and ask again when the host says how long to wait."""
        slot = self._slot(request)
        if slot is not None:
            self._rest(request, slot, self._delay(request, float(request.meta.get("download_latency") or 0.0)))
        if response.status not in (429, 503) or request.meta.get("robots"):
            return response
        attempt = int(request.meta.get("waited", 0)) + 1
        seconds = self._wait(response, attempt)
        if attempt > ATTEMPTS or seconds > LONGEST_WAIT:
            return response
        if slot is not None:  # the whole host rests, not only this address
            self._rest(request, slot, max(slot.delay, seconds))
        await asyncio.sleep(seconds)
        return request.replace(meta={**request.meta, "waited": attempt}, dont_filter=True)

    def _rest(self, request: Request, slot: Any, seconds: float) -> None:
        slot.delay = self._delays[request.meta["download_slot"]] = seconds

    def _wait(self, response: Response, attempt: int) -> float:
        asked = retry_after(response.headers.get("Retry-After"), time.time())
        if asked is not None:
            return asked
        least = 1.0 if self._setting is None else min(1.0, self._setting + 0.01)
        return float(least * 2**attempt * random.uniform(0.8, 1.2))  # noqa: S311 - jitter, no secret

    def _delay(self, request: Request, latency: float) -> float:
        parts = urlparse_cached(request)
        host = parts.hostname or ""
        least = base_delay(self._setting, host, self._private)
        if self._private and is_private(host) and self._setting is not None:
            return max(least, ONE_AT_A_TIME)
        wished = max((rules.crawl_delay(parts.netloc) for rules in self._robots()), default=0.0)
        return max(least, wished, min(LATENCY_FACTOR * latency, SLOWEST))

    def _robots(self) -> list[RobotsMiddleware]:
        engine = self._crawler.engine
        manager = engine.downloader.middleware if engine is not None else None
        return [found for found in getattr(manager, "middlewares", ()) if isinstance(found, RobotsMiddleware)]

    def _slot(self, request: Request) -> Any:
        engine = self._crawler.engine
        if engine is None:
            return None
        downloader: Any = engine.downloader
        key = downloader.get_slot_key(request)
        _, slot = downloader._get_slot(request)
        request.meta["download_slot"] = key
        return slot


def retry_after(header: bytes | None, now: float) -> float | None:
    """Seconds that a ``Retry-After`` asks for, from seconds or an HTTP date; ``None`` when it says neither."""
    if header is None:
        return None
    value = header.decode("latin-1").strip()
    if value.isdigit():
        return float(value)
    parsed = email.utils.parsedate_to_datetime(value) if "," in value else None
    return max(0.0, parsed.timestamp() - now) if parsed is not None else None
