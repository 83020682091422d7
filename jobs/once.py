"""One crawl from start to end in this process: registry, crawl, when each source is due next, index."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import structlog

from config.settings import Settings
from crawler.registry import Registry, load_registry
from crawler.reports import Report, Told, Wishes
from crawler.schedule import next_due
from crawler.source import Source
from jobs.pool import HANDFUL, crawl_all, processes
from pipelines.dedupe.rekeying import rekey
from pipelines.frontier import record
from search import indexer
from search.engines.base import Engine, EngineError, EngineUnavailable
from search.service import has_copy, open_copy, open_engine
from store.store import Store
from store.upkeep import settle_classes

log = structlog.get_logger("jobs")


@dataclass(frozen=True, slots=True)
class CrawlRequest:
    """What to crawl: the named sources, all, or those whose schedule asks for it."""

    ids: Sequence[str] = ()
    due: bool = False
    max_pages: int | None = None
    full: bool = False
    index: bool = True


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """The reports of the crawl, registry problems (one line each), ids that the registry does not hold."""

    reports: list[dict[str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def sync_registry(settings: Settings, store: Store) -> Registry:
    """Read the registry and tell the store of it; sources that left the registry are kept, disabled."""
    registry = load_registry(settings.sources)
    store.crawls.sync_sources([record(source) for source in registry.sources.values()])
    return registry


def crawl_once(settings: Settings, store: Store, request: CrawlRequest, progress: Told | None = None) -> CrawlResult:
    """Crawl as asked, note when each source is due next, bring the index up to date where it can be reached."""
    registry = sync_registry(settings, store)
    problems = [str(problem) for problem in registry.problems]
    unknown = [source for source in request.ids if source not in registry.sources]
    if unknown:
        return CrawlResult(problems=problems, unknown=unknown)
    chosen = _chosen(registry, store, request, settings)
    reports = _crawled(chosen, settings, Wishes(request.full, request.max_pages, uuid4().hex), progress)
    now = settings.clock()
    for source in chosen:
        store.crawls.set_due(source.id, next_due(source.schedule or "every 6h", now, source.id))
    store.postings.expire(now)  # where no clock runs, every crawl closes what is over
    if request.index:
        index_now(settings, store)
        rekey(store)  # where no worker runs, every crawl does a part
        settle_classes(store.database)
    return CrawlResult(_with_yield(reports, store), problems)


def _crawled(chosen: list[Source], settings: Settings, wishes: Wishes, progress: Told | None) -> list[Report]:
    """Few sources here, many in processes of their own."""
    if len(chosen) > HANDFUL and processes(settings) > 1:
        return asyncio.run(crawl_all(chosen, settings, wishes, progress))
    from crawler.run import crawl_blocking

    return crawl_blocking(chosen, settings, wishes, progress)


def _with_yield(reports: Sequence[dict[str, Any]], store: Store) -> list[dict[str, Any]]:
    """Reports that say when each source last gave something new, and how much of it is open."""
    health = {row.record.id: row for row in store.crawls.health([report["source"] for report in reports])}
    found = []
    for report in reports:
        row = health.get(report["source"])
        at = row.last_new_at.isoformat() if row is not None and row.last_new_at is not None else None
        found.append({**report, "last_new_at": at, "open": row.open_postings if row is not None else 0})
    return found


def _chosen(registry: Registry, store: Store, request: CrawlRequest, settings: Settings) -> list[Source]:
    if request.ids:
        return [registry.sources[source] for source in dict.fromkeys(request.ids)]
    enabled = [source for source in registry.sources.values() if source.enabled and source.state != "blocked"]
    if not request.due:
        return enabled
    due = set(store.crawls.due(settings.clock()))
    return [source for source in enabled if source.id in due]


class Indexing:
    """The engines that follow the store, kept open from one time to the next.

    Where an embedded copy lies beside Elasticsearch it is kept up to date too, also while Elasticsearch is away.
    """

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings, self._store = settings, store
        self._engine: Engine | None = None

    def now(self) -> bool:
        """Drain the outbox; ``False`` with one logged line when the engine is away or refuses (the changes wait)."""
        reached = self._sync()
        if not reached:  # what it knew of its index may be the reason
            self.close()
        if self._settings.search_url and has_copy(self._settings):
            _told(lambda: indexer.sync(self._store, open_copy(self._settings)))
        return reached

    def _sync(self) -> bool:
        def sync() -> None:
            self._engine = self._engine or open_engine(self._settings, self._store.identity)
            indexer.sync(self._store, self._engine)

        return _told(sync)

    def close(self) -> None:
        """Give back what is held."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None


def index_now(settings: Settings, store: Store) -> bool:
    """:meth:`Indexing.now`, once."""
    with closing(Indexing(settings, store)) as indexing:
        return indexing.now()


def _told(sync: Callable[[], object]) -> bool:
    try:
        sync()
    except (EngineUnavailable, EngineError, indexer.RebuildRefused) as error:
        log.warning("index not brought up to date; changes wait for `juzhao index sync`", reason=str(error))
        return False
    return True


def replay_once(settings: Settings, store: Store, source: str | None, *, dry_run: bool) -> dict[str, Any]:
    """Extract again from the archive and store what differs; counts of what was found.

    Raises :class:`~crawler.replay.ReplayError` where the registry holds no source.
    """
    from crawler import auto
    from crawler.replay import ReplayError, replay
    from pipelines.storing import replay_items

    registry = sync_registry(settings, store)
    if not registry.sources:
        raise ReplayError("; ".join(str(problem) for problem in registry.problems))
    items = replay(settings.archive_dir, auto.resolved(registry, settings), source)
    report = replay_items(store, items, settings.clock, dry_run=dry_run)
    if not dry_run:
        index_now(settings, store)
    return report
