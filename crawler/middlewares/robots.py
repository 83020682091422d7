"""Asks each host's robots.txt before anything else, and keeps the answer for 24 hours over crawls (RFC 9309)."""

from __future__ import annotations

import asyncio
from datetime import datetime

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.in_use import settings_of
from crawler.memory import HostMemory
from crawler.robots import Rules, State, from_document, origin, state_of, text_of
from crawler.unreached import told

PATIENCE = 30
"""Seconds that a host may take to send its robots.txt."""


class ForbiddenByRobots(IgnoreRequest):
    """The site's robots.txt asks us not to fetch this."""


class RobotsUnreachable(IgnoreRequest):
    """robots.txt could not be had, which forbids everything for now."""


class RobotsMiddleware:
    """One question a host at a time; whoever else needs the answer waits for it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._settings = settings_of(crawler)
        self._memory = HostMemory(self._settings.hosts_dir)
        self._hosts: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        """One set of rules a host and crawl."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise when the host's rules forbid the address."""
        if request.meta.get("robots"):
            return
        rules = await self._rules(origin(request.url))
        if rules.allows(request.url, self._settings.robots_unreachable):
            return
        if rules.state == "unreachable":
            raise RobotsUnreachable(rules.reason)
        raise ForbiddenByRobots(f"robots.txt of {origin(request.url)} forbids {request.url}")

    def crawl_delay(self, url: str) -> float:
        """The seconds that the host of an address asks for between requests, 0 when it does not."""
        task = self._hosts.get(origin(url))
        if task is None or not task.done() or task.cancelled() or task.exception() is not None:
            return 0.0
        return task.result().crawl_delay

    async def _rules(self, host: str) -> Rules:
        task = self._hosts.get(host)
        stale = task is not None and task.done() and not self._usable(task)
        if task is None or stale:
            task = self._hosts[host] = asyncio.ensure_future(self._known(host))
        return await asyncio.shield(task)

    def _usable(self, task: asyncio.Task[Rules]) -> bool:
        """An answer stands for the crawl unless it grows too old; so does "unreachable", which is not asked again."""
        if task.cancelled() or task.exception() is not None:
            return False
        return task.result().state == "unreachable" or task.result().is_fresh(self._settings.clock())

    async def _known(self, host: str) -> Rules:
        before = from_document(self._memory.get(f"robots {host}"))
        now = self._settings.clock()
        together = getattr(self._crawler.spider, "together", "")
        if before is not None and (before.is_fresh(now) or _just_asked(before, together)):
            return before
        rules = await self._fetch(f"{host}/robots.txt", now)
        if rules.state == "unreachable":
            since = before.since if before is not None and before.since else now
            rules = Rules("unreachable", now, reason=rules.reason, since=since, together=together)
        self._memory.put(f"robots {host}", rules.to_document())
        return rules

    async def _fetch(self, url: str, now: datetime) -> Rules:
        engine = self._crawler.engine
        assert engine is not None
        meta = {"robots": True, "download_timeout": PATIENCE, "max_retry_times": 1}
        try:
            response = await engine.download_async(Request(url, meta=meta, priority=1000, dont_filter=True))
        except IgnoreRequest as error:
            if "max redirections" in str(error):  # §2.3.1.2: more than five hops count as unavailable
                return Rules("unavailable", now)
            return Rules("unreachable", now, reason=f"{url}: {error}")
        except Exception as error:
            why = f"the host {words}" if (words := told(error)) else type(error).__name__
            return Rules("unreachable", now, reason=f"{url} does not answer ({why}): nothing is fetched")
        return _read(url, response, state_of(response.status), now)


def _just_asked(before: Rules, together: str) -> bool:
    """Whether a crawl of the same command has found the host out of reach: that forbids everything for now (§2.3.1.4)."""
    return before.state == "unreachable" and bool(together) and before.together == together


def _read(url: str, response: Response, state: State, now: datetime) -> Rules:
    if state == "unreachable":
        return Rules(state, now, reason=f"{url} answers {response.status}: nothing is fetched for now")
    if state == "unavailable":
        return Rules(state, now)
    return Rules(state, now, text_of(response.body, (response.headers.get("Content-Type") or b"").decode("latin-1")))
