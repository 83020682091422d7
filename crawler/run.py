"""Crawls sources in this process: several at once, one at a time a host, reports at the end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scrapy import signals
from scrapy.settings import Settings as ScrapySettings

from config.settings import Settings
from crawler import auto
from crawler.families import FamilyMissing, spider_class
from crawler.registry import Source

AT_ONCE = {"sqlite": 600, "postgresql": 32}
"""Crawls at once by database: each mostly waits for its host's delay; on PostgreSQL each holds connections of its own."""
Report = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the crawl of a source is."""

    source: str
    pages: int
    items: int
    finished: bool = False
    outcome: str = ""


def scrapy_settings(settings: Settings) -> ScrapySettings:
    """The project's Scrapy settings with the product's own settings inside."""
    found = ScrapySettings()
    found.setmodule("crawler.settings", priority="project")
    found.update(
        {
            "JUZHAO_SETTINGS": settings,
            "JUZHAO_ALLOW_PRIVATE_NETWORKS": settings.allow_private_networks,
            "JUZHAO_DOWNLOAD_DELAY": settings.download_delay,
        },
        priority="cmdline",
    )
    return found


async def crawl(
    sources: Sequence[Source],
    settings: Settings,
    *,
    full: bool = False,
    max_pages: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> list[Report]:
    """Crawl the sources; one report each, in their order. Needs the asyncio reactor running in this loop."""
    slots = asyncio.Semaphore(
        settings.crawls_at_once or AT_ONCE.get(settings.database.partition("+")[0].partition(":")[0], 32)
    )
    hosts: dict[str, asyncio.Lock] = {source.host: asyncio.Lock() for source in sources}

    async def one(source: Source) -> Report:
        async with hosts[source.host], slots:
            report = await _crawl(source, settings, full, max_pages, progress)
        if progress is not None:
            progress(Progress(source.id, report["pages"], report.get("items", 0), True, report["outcome"]))
        return report

    return list(await asyncio.gather(*(one(source) for source in sources)))


async def _crawl(
    source: Source,
    settings: Settings,
    full: bool,
    max_pages: int | None,
    progress: Callable[[Progress], None] | None,
) -> Report:
    from scrapy.crawler import AsyncCrawlerRunner

    asked = source
    try:
        source = await auto.recognised(source, settings)
        spider = spider_class(source.family)
    except (FamilyMissing, auto.NotRecognised) as error:
        return failed(source.id, str(error))
    runner = AsyncCrawlerRunner(scrapy_settings(settings))
    crawler = runner.create_crawler(spider)
    if progress is not None:

        def told(**_: Any) -> None:
            running: Any = crawler.spider
            progress(Progress(source.id, running.pages, running.items))

        crawler.signals.connect(told, signal=signals.response_received, weak=False)
    try:
        await runner.crawl(crawler, source=source, full=full, max_pages=max_pages)
    except asyncio.CancelledError:
        await runner.stop()
        raise
    running: Any = crawler.spider
    report: Report = (
        dict(running.report) if running is not None and running.report else failed(source.id, _why(crawler))
    )
    report["items"] = running.items if running is not None else 0
    if asked.family == "auto" and report["outcome"] == "failed":
        auto.forget(asked, settings)
    return report


def _why(crawler: Any) -> str:
    problem = getattr(crawler.spider, "problem", "") if crawler.spider is not None else ""
    return problem or "the crawl did not start; run it again with JUZHAO_LOG=debug"


def failed(source: str, reason: str) -> Report:
    """The report of a crawl that did not begin."""
    counts = dict.fromkeys(("pages", "new", "changed", "unchanged", "closed", "rejected", "errors"), 0)
    return {"source": source, "outcome": "failed", "reason": reason, **counts, "errors": 1, "seconds": 0.0}


class _ReactorThread:
    """The asyncio reactor in a thread of its own, so that crawls can be asked for again and again."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        started = threading.Event()
        threading.Thread(target=self._run, args=[started], name="reactor", daemon=True).start()
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
    future = asyncio.run_coroutine_threadsafe(make(), _thread.loop)
    try:
        return future.result()
    except KeyboardInterrupt:
        future.cancel()
        asyncio.run_coroutine_threadsafe(asyncio.sleep(1), _thread.loop).result(5)
        raise


def crawl_blocking(
    sources: Sequence[Source],
    settings: Settings,
    *,
    full: bool = False,
    max_pages: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> list[Report]:
    """:func:`crawl` from a program without an event loop, as often as wanted."""
    if not sources:
        return []
    reports: list[Report] = in_reactor(
        lambda: crawl(sources, settings, full=full, max_pages=max_pages, progress=progress)
    )
    return reports
