"""The loops of a running installation: ask for due crawls, keep the index up to date, keep house."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Coroutine
from contextlib import closing
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from config.settings import Settings
from config.timezone import TIMEZONE
from crawler.registry import load_registry
from crawler.reports import STOPPED
from crawler.schedule import next_due
from crawler.source import Source
from jobs import alerts, housekeeping
from jobs.once import Indexing, sync_registry
from jobs.pool import CrawlPool
from jobs.port import Jobs
from store.records import StoreError
from store.store import Store

log = structlog.get_logger("jobs")
Duty = Callable[[], Coroutine[Any, Any, object]]
UPKEEP_SECONDS = 15
INDEX_SECONDS = 0.3
"""A change is searchable within two seconds: little of them to notice it, the rest to write it."""
TICK_SECONDS = 30


async def crawl_source(settings: Settings, store: Store, pool: CrawlPool, source_id: str) -> None:
    """One crawl in a child process; afterwards the source's next turn is noted."""
    source = await asyncio.to_thread(_source, settings, source_id)
    if source is None:
        log.error("not crawled: the registry does not hold this source any more", source=source_id)
        return
    if not await asyncio.to_thread(store.crawls.is_due, source_id, settings.clock()):
        return  # another worker crawled it while this turn waited
    report = await pool.run(source)
    log.info("crawled", **{key: report.get(key) for key in ("source", "outcome", "new", "changed", "closed", "reason")})
    if report.get("reason") == STOPPED:
        return  # still due: taken up at the next start
    due = next_due(source.schedule or "every 6h", settings.clock(), source_id)
    await asyncio.to_thread(store.crawls.set_due, source_id, due)


def _source(settings: Settings, source_id: str) -> Source | None:
    """The source as its file says it now."""
    file = settings.sources / f"{source_id}.toml"
    return load_registry(file if settings.sources.is_dir() else settings.sources).sources.get(source_id)


async def enqueue_due(settings: Settings, store: Store, jobs: Jobs) -> int:
    """Ask for a crawl of every source that is due; the answer is how many were not asked for yet."""
    registry = await asyncio.to_thread(sync_registry, settings, store)
    for problem in registry.problems:
        log.error("source left out", problem=str(problem))
    due: list[str] = await asyncio.to_thread(store.crawls.due, settings.clock())
    asked = 0
    for source_id in due:
        source = registry.sources.get(source_id)
        if source is not None and source.enabled and source.state != "blocked":
            asked += await jobs.enqueue(source_id, urlsplit(source.url).hostname or source_id)
    return asked


async def index_forever(settings: Settings, store: Store, stop: asyncio.Event) -> None:
    """Drain the outbox as it fills; while the engine is away try every ten seconds."""
    with closing(Indexing(settings, store)) as indexing:
        while not stop.is_set():
            reached = True
            try:
                if await asyncio.to_thread(store.outbox.lag, settings.search_consumer):
                    reached = await asyncio.to_thread(indexing.now)
            except StoreError as error:
                log.warning("store away", reason=str(error))
                reached = False
            await pause(stop, INDEX_SECONDS if reached else 10)


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Sleep, but wake at once when it is time to stop."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


def clockwork(settings: Settings, store: Store, jobs: Jobs) -> AsyncIOScheduler:
    """A scheduler with every periodic duty; each duty's failure is logged and its next turn comes."""
    never_too_late = {"misfire_grace_time": None}  # by default a second: a busy machine would drop the digest of a week
    scheduler = AsyncIOScheduler(
        timezone=TIMEZONE, job_defaults={"coalesce": True, "max_instances": 1} | never_too_late
    )

    async def due() -> None:
        await enqueue_due(settings, store, jobs)

    duties: list[tuple[Duty, dict[str, object]]] = [
        (due, {"trigger": "interval", "seconds": TICK_SECONDS, "next_run_time": datetime.now(TIMEZONE)}),
        (_in_thread(housekeeping.expire, settings, store), {"trigger": "interval", "minutes": 10}),
        (_in_thread(housekeeping.prune, settings, store), {"trigger": "cron", "hour": 4}),
        (_in_thread(housekeeping.rekey, settings, store), {"trigger": "interval", "seconds": UPKEEP_SECONDS}),
        (_in_thread(housekeeping.settle_classes, settings, store), {"trigger": "interval", "seconds": UPKEEP_SECONDS}),
        (_in_thread(alerts.instant, settings, store), {"trigger": "interval", "minutes": 1}),
        (_in_thread(alerts.digests, settings, store), {"trigger": "interval", "minutes": 1}),
    ]
    for duty, when in duties:
        scheduler.add_job(_patient(duty), **when)
    return scheduler


def _in_thread(duty: Callable[[Settings, Store], object], settings: Settings, store: Store) -> Duty:
    @functools.wraps(duty)
    async def run() -> object:
        return await asyncio.to_thread(duty, settings, store)

    return run


def _patient(duty: Duty) -> Duty:
    """A duty that leaves a failure to its next turn: one line for a store that is away, a trace for a bug of ours."""

    @functools.wraps(duty)
    async def run() -> None:
        try:
            await duty()
        except StoreError as error:
            log.warning("left to the next turn", duty=duty.__name__, reason=str(error))
        except Exception:
            log.exception("duty failed", duty=duty.__name__)

    return run
