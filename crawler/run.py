"""Crawls sources in this process: several at once, one at a time a host, reports at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from scrapy import signals

from config.settings import Settings
from crawler import auto
from crawler.families import FamilyMissing, spider_class
from crawler.reactor import STOP_SECONDS, in_reactor, scrapy_settings
from crawler.reports import AS_USUAL, Progress, Report, Told, Wishes, at_once, failed
from crawler.source import Source


class Crawls:
    """The crawls of a process: so many at once, one at a time a host. Needs the asyncio reactor running in this loop."""

    def __init__(self, settings: Settings) -> None:
        from scrapy.crawler import AsyncCrawlerRunner

        self._settings = settings
        self._runner = AsyncCrawlerRunner(scrapy_settings(settings))
        self._slots = asyncio.Semaphore(at_once(settings))
        self._hosts: dict[str, asyncio.Lock] = {}

    async def run(self, source: Source, wishes: Wishes, progress: Told | None = None) -> Report:
        """Crawl one source when its turn has come; the report."""
        async with self._hosts.setdefault(source.host, asyncio.Lock()), self._slots:
            report = await self._crawl(source, wishes, progress)
        if progress is not None:
            progress(Progress(source.id, report["pages"], report.get("items", 0), True, report["outcome"]))
        return report

    async def _crawl(self, asked: Source, wishes: Wishes, progress: Told | None) -> Report:
        try:
            source = await auto.recognised(asked, self._settings)
            spider = spider_class(source.family)
            auto.check_options(source)
        except auto.NotRecognised as error:
            return failed(asked.id, str(error), "blocked" if error.blocked else "failed")
        except FamilyMissing as error:
            return failed(asked.id, str(error))
        crawler = self._runner.create_crawler(spider)
        if progress is not None:

            def told(**_: Any) -> None:
                running: Any = crawler.spider
                progress(Progress(source.id, running.pages, running.items))

            crawler.signals.connect(told, signal=signals.response_received, weak=False)
        running = self._runner.crawl(crawler, source=source, **asdict(wishes))
        try:
            await asyncio.shield(running)
        except asyncio.CancelledError:
            await _stopped(crawler, running)
            raise
        report = _report(crawler, source)
        if asked.family == "auto" and report["outcome"] == "failed":
            auto.doubt(asked, self._settings)
        return report


async def crawl(
    sources: Sequence[Source], settings: Settings, wishes: Wishes = AS_USUAL, progress: Told | None = None
) -> list[Report]:
    """Crawl the sources; one report each, in their order. Needs the asyncio reactor running in this loop."""
    crawls = Crawls(settings)
    return list(await asyncio.gather(*(crawls.run(source, wishes, progress) for source in sources)))


async def _stopped(crawler: Any, running: asyncio.Task[None]) -> None:
    """Let a crawl end as Scrapy ends one: no new requests, those on their way may arrive.

    One that takes long (a slow host has many still waiting for their turn) is not waited for: the next goes on from there.
    """
    stopping = asyncio.ensure_future(crawler.stop_async())
    await asyncio.wait([stopping, running], timeout=STOP_SECONDS)


def _report(crawler: Any, source: Source) -> Report:
    spider = crawler.spider
    report: Report = dict(spider.report) if spider is not None and spider.report else failed(source.id, _why(crawler))
    return {**report, "items": spider.items if spider is not None else 0}


def _why(crawler: Any) -> str:
    problem = getattr(crawler.spider, "problem", "") if crawler.spider is not None else ""
    return problem or "the crawl did not start: the log says more"


def crawl_blocking(
    sources: Sequence[Source], settings: Settings, wishes: Wishes = AS_USUAL, progress: Told | None = None
) -> list[Report]:
    """:func:`crawl` from a program without an event loop, as often as wanted."""
    if not sources:
        return []
    reports: list[Report] = in_reactor(lambda: crawl(sources, settings, wishes, progress))
    return reports
