"""Crawls sources in this process: several at once, one at a time a host, reports at the end."""

from __future__ import annotations

import asyncio
import copy
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

from scrapy import signals
from scrapy.settings import Settings as ScrapySettings

from config.settings import Settings
from crawler import auto
from crawler.families import FamilyMissing, spider_class
from crawler.lean import leave_out
from crawler.reports import AS_USUAL, Progress, Report, Told, Wishes, at_once, failed
from crawler.source import Source

STOP_SECONDS = 10.0


class _Light(ScrapySettings):
    """Scrapy copies the settings twice a crawl, with all that hangs on them; nobody changes our values in place."""

    def copy(self) -> _Light:
        """A copy that can be changed and frozen by itself and shares its values."""
        found = copy.copy(self)
        found.attributes = {name: copy.copy(attribute) for name, attribute in self.attributes.items()}
        return found


def scrapy_settings(settings: Settings) -> ScrapySettings:
    """The project's Scrapy settings with the product's own settings inside."""
    found = _Light()
    found.setmodule("crawler.settings", priority="project")
    found.update(
        {
            "JUZHAO_SETTINGS": settings,
            "JUZHAO_ALLOW_PRIVATE_NETWORKS": settings.allow_private_networks,
            "JUZHAO_DOWNLOAD_DELAY": settings.download_delay,
        },
        priority="cmdline",
    )
    leave_out(found)
    return found


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
        running = self._runner.crawl(crawler, source=source, full=wishes.full, max_pages=wishes.max_pages)
        try:
            await asyncio.shield(running)
        except asyncio.CancelledError:
            await _stopped(crawler, running)
            raise
        report = _report(crawler, source)
        if asked.family == "auto" and report["outcome"] == "failed":
            auto.forget(asked, self._settings)
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


class _ReactorThread:
    """The asyncio reactor in a thread of its own, so that crawls can be asked for again and again."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        started = threading.Event()
        self.thread = threading.Thread(target=self._run, args=[started], name="reactor", daemon=True)
        self.thread.start()
        started.wait()

    def _run(self, started: threading.Event) -> None:
        """Installed in its own thread: the caller's may have a running loop, which the reactor would take for its own."""
        from scrapy.utils.reactor import install_reactor

        asyncio.set_event_loop(self.loop)
        install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
        from twisted.internet import reactor

        running: Any = reactor
        self.loop = running._asyncioEventloop
        running.callWhenRunning(started.set)
        running.run(installSignalHandlers=False)


_thread: _ReactorThread | None = None


def in_reactor(make: Callable[[], Any]) -> Any:
    """Run the coroutine that ``make`` answers in the reactor's loop and wait for it; Ctrl-C cancels it cleanly."""
    global _thread
    if _thread is None:
        _thread = _ReactorThread()
    ended = threading.Event()

    async def whole() -> Any:
        try:
            return await make()
        finally:
            ended.set()

    future = asyncio.run_coroutine_threadsafe(whole(), _thread.loop)
    try:
        return future.result()
    except KeyboardInterrupt:
        future.cancel()
        ended.wait(2 * STOP_SECONDS)
        _leave(_thread)
        _thread = None
        raise


def _leave(thread: _ReactorThread) -> None:
    """Stop the reactor for good: what has not ended by now goes on another day, and says nothing as the program ends."""
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # thousands of tasks that nobody waits for any more
    sys.unraisablehook = lambda _: None
    thread.loop.call_soon_threadsafe(thread.loop.stop)
    thread.thread.join(STOP_SECONDS)


def crawl_blocking(
    sources: Sequence[Source], settings: Settings, wishes: Wishes = AS_USUAL, progress: Told | None = None
) -> list[Report]:
    """:func:`crawl` from a program without an event loop, as often as wanted."""
    if not sources:
        return []
    reports: list[Report] = in_reactor(lambda: crawl(sources, settings, wishes, progress))
    return reports
