"""How long a host rests between two requests: its own wish, how long it takes to answer, and when it says "later"."""

from __future__ import annotations

import email.utils
import random
import re
import time
from datetime import datetime, timedelta
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.gate import LONGEST_WAIT, Gate
from crawler.guard import is_private
from crawler.in_use import settings_of
from crawler.memory import HostMemory
from crawler.middlewares.robots import RobotsMiddleware

DEFAULT_DELAY = 5.0
LEAST_DELAY = 1.0
SLOWEST = 60.0
LATENCY_FACTOR = 10
LONGEST_REST = 24 * 3600.0
FIRST_BACKOFF, LAST_BACKOFF = 60.0, 3600.0
RETRIES = 3
"""Times an address is asked again in one day after a 429 or 503."""


def base_delay(setting: float | None, host: str, allow_private: bool) -> float:
    """Seconds from start to start: the setting, never under a second for a public host; 5 s when nothing is set."""
    if setting is None:
        return DEFAULT_DELAY
    return setting if allow_private and is_private(host) else max(setting, LEAST_DELAY)


def host_delay(least: float, wished: float, latency: float) -> float:
    """Seconds from start to start: what robots.txt wishes, and ten times what the last answer took, up to a minute."""
    return max(least, wished, min(LATENCY_FACTOR * latency, SLOWEST))


def backoff(level: int, first: float = FIRST_BACKOFF) -> float:
    """Seconds to rest after the ``level``-th refusal in a row: 1, 2, 4 … 60 minutes, a fifth more or less."""
    jitter: float = random.uniform(0.8, 1.2)  # noqa: S311 - no secret
    return min(first * 2.0 ** (level - 1), LAST_BACKOFF) * jitter


def retry_after(header: bytes | None, now: float) -> float | None:
    """Seconds that a ``Retry-After`` asks for (RFC 9110 §10.2.3), from seconds or an HTTP date, at most a day.

    ``None`` when it says neither, or names a moment that is over.
    """
    value = (header or b"").decode("latin-1").strip()
    if re.fullmatch(r"[0-9]{1,18}", value):
        seconds = float(value)
    else:
        try:
            seconds = email.utils.parsedate_to_datetime(value).timestamp() - now
        except (ValueError, TypeError, OverflowError):
            return None
    return min(seconds, LONGEST_REST) if seconds > 0 else None


class PolitenessMiddleware:
    """Tells the gate how long each host rests, and remembers over crawls who asked to be left alone."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._settings = settings_of(crawler)
        self._memory = HostMemory(self._settings.hosts_dir)
        self._setting: float | None = crawler.settings.get("JUZHAO_DOWNLOAD_DELAY")
        self._private = crawler.settings.getbool("JUZHAO_ALLOW_PRIVATE_NETWORKS")
        self._known: dict[str, dict[str, Any]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PolitenessMiddleware:
        """Reads ``JUZHAO_DOWNLOAD_DELAY`` (seconds)."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Tell the gate of a host that asked to be left alone, in this crawl or an earlier one."""
        request.meta["rest"] = self._rest
        host = self._host(request)
        until = self._rests_until(host)
        seconds = (until - self._settings.clock()).total_seconds() if until is not None else 0.0
        Gate.of_this_loop().close(host, time.monotonic() + seconds)

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Ask again after a 429 or 503 where the wait is short and the address was not asked too often today."""
        if response.status not in (429, 503) or request.meta.get("robots"):
            return response
        host = self._host(request)
        if self._tries(host, request.url) > RETRIES or request.meta.get("rests", 0.0) > LONGEST_WAIT:
            return response
        return request.replace(dont_filter=True, priority=request.priority + 1)

    def _rest(self, request: Request, response: Response | None, seconds: float) -> float:
        """Called while the host's turn is still held: note how it answered; the seconds from start to start."""
        if response is not None and response.status in (429, 503) and not request.meta.get("robots"):
            request.meta["rests"] = self._refused(request, response, self._host(request))
        elif response is not None:
            self._recovered(self._host(request))
        return self._delay(request, seconds)

    def _recovered(self, host: str) -> None:
        if self._of(host).get("level"):
            self._keep(host, {"retries": self._of(host).get("retries", {})})

    def _refused(self, request: Request, response: Response, host: str) -> float:
        """Note the refusal; the seconds that the host rests."""
        known, now = self._of(host), self._settings.clock()
        level = int(known.get("level", 0)) + 1
        asked = retry_after(response.headers.get("Retry-After"), now.timestamp())
        seconds = asked if asked is not None else backoff(level, self._first_backoff(host))
        day = now.date().isoformat()
        tries = {url: row for url, row in known.get("retries", {}).items() if row[0] == day}
        tries[request.url] = [day, tries.get(request.url, [day, 0])[1] + 1]
        until = (now + timedelta(seconds=seconds)).isoformat()
        self._keep(host, {"level": level, "rests_until": until, "retries": tries})
        Gate.of_this_loop().close(host, time.monotonic() + seconds)
        return seconds

    def _tries(self, host: str, url: str) -> int:
        return int(self._of(host).get("retries", {}).get(url, ["", 0])[1])

    def _first_backoff(self, host: str) -> float:
        """A minute; a second for a host of one's own that is allowed to be asked fast."""
        fast = self._setting is not None and base_delay(self._setting, host, self._private) < LEAST_DELAY
        return 1.0 if fast else FIRST_BACKOFF

    def _rests_until(self, host: str) -> datetime | None:
        try:
            until = datetime.fromisoformat(str(self._of(host).get("rests_until")))
        except ValueError:
            return None
        now = self._settings.clock()
        return until if until.tzinfo and now < until <= now + timedelta(seconds=LONGEST_REST) else None

    def _of(self, host: str) -> dict[str, Any]:
        if host not in self._known:
            self._known[host] = self._memory.get(host)
        return self._known[host]

    def _keep(self, host: str, document: dict[str, Any]) -> None:
        self._known[host] = document
        self._memory.put(host, document)

    def _host(self, request: Request) -> str:
        return urlparse_cached(request).hostname or ""

    def _delay(self, request: Request, seconds: float) -> float:
        """Seconds that the host rests from the start of this request, told after its answer took so many seconds."""
        parts = urlparse_cached(request)
        host = parts.hostname or ""
        least = base_delay(self._setting, host, self._private)
        if self._private and is_private(host) and self._setting is not None:
            return least
        wished = max((rules.crawl_delay(request.url) for rules in self._robots()), default=0.0)
        return host_delay(least, wished, seconds)

    def _robots(self) -> list[RobotsMiddleware]:
        engine = self._crawler.engine
        manager = engine.downloader.middleware if engine is not None else None
        return [found for found in getattr(manager, "middlewares", ()) if isinstance(found, RobotsMiddleware)]
