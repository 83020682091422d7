"""The crawler's frontier port on the store. Writes go through threads that all crawls share, and are tried again."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from typing import Any, ClassVar, TypeVar

from config.settings import Settings
from crawler.frontier import Before, CrawlEnd, FrontierError, Pending
from crawler.items import ListEntry, ListPage, PageOutcome, RawItem
from crawler.source import Source
from pipelines.normalize import contacts
from pipelines.posting import Posting
from pipelines.storing import Page, store_readings
from store.database import CONNECTIONS
from store.page import Saved
from store.records import Listed, Run, RunEnd, SourceRecord, StoreError, StoreUnavailable
from store.store import Store

T = TypeVar("T")
PATIENCE_SECONDS = 60
"""A database that is locked or away for a minute costs nothing but the minute; one try a second. Then the crawl ends, and the
next one goes on where it stopped."""
_KEPT = "what was stored until then is kept, and the next crawl goes on from there"
TELL_SECONDS = 5
"""The operator is told that the crawls wait."""
_log = logging.getLogger(__name__)
TOGETHER = 16
"""Pages of one transaction at most: other writers wait some hundredths of a second for it."""
MOST_WAITING = 100
"""Writes of a process that wait; beyond that its crawls ask for no further details until fewer do."""


class Writer:
    """A store and the threads that write to it, shared by the crawls of a process.

    SQLite takes one writer at a time anyway, and many busy threads would keep the network's thread waiting for its turn:
    there pages that wait are stored together. PostgreSQL takes as many writers as its store has connections.
    """

    _shared: ClassVar[dict[str, Writer]] = {}

    def __init__(self, settings: Settings) -> None:
        self.store = Store.open(settings.database, settings.clock)
        sqlite = self.store.database.sqlite
        self.threads = ThreadPoolExecutor(1 if sqlite else CONNECTIONS, thread_name_prefix="store")
        self._together = TOGETHER if sqlite else 1
        self._pages: deque[tuple[Page, Future[Saved]]] = deque()
        self.room = asyncio.Event()
        self.room.set()
        self._waiting = 0
        self._url = settings.database
        self._users = 0
        self._away_since: float | None = None
        self._told = False

    def lost(self, error: StoreUnavailable | None) -> bool:
        """What became of a try (``None``: it was done): whether the store has been away for too long to go on."""
        if error is None:
            self._away_since, self._told = None, False
            return False
        since = self._away_since = self._away_since or time.monotonic()
        away = time.monotonic() - since
        if away >= TELL_SECONDS and not self._told:
            self._told = True
            _log.error("%s (the crawls wait for it, up to %d seconds)", error, PATIENCE_SECONDS)
        return away >= PATIENCE_SECONDS

    async def write(self, work: Callable[[], T]) -> T:
        """What the work answers, done in a thread."""
        self._count(1)
        try:
            return await asyncio.get_running_loop().run_in_executor(self.threads, work)
        finally:
            self._count(-1)

    async def save(self, page: Page) -> Saved:
        """Store a page, in one transaction with others that wait; back when it is committed."""
        stored: Future[Saved] = Future()
        self._pages.append((page, stored))
        try:
            await self.write(self._store_waiting)
            return await asyncio.wrap_future(stored)
        finally:
            stored.cancel()  # where nobody waits for it any more; one that was taken is stored

    def _store_waiting(self) -> None:
        """The next pages; nothing when those before took the last of them along."""
        taken: list[tuple[Page, Future[Saved]]] = []
        while self._pages and len(taken) < self._together:
            page, stored = self._pages.popleft()
            if stored.set_running_or_notify_cancel():
                taken.append((page, stored))
        try:
            results: Sequence[Saved | Exception] = store_readings(self.store, [page for page, _ in taken])
        except StoreUnavailable as error:
            results = [error] * len(taken)
        for (_, stored), result in zip(taken, results, strict=True):
            if isinstance(result, Exception):
                stored.set_exception(result)
            else:
                stored.set_result(result)

    def _count(self, more: int) -> None:
        self._waiting += more
        if self._waiting < MOST_WAITING:
            self.room.set()
        else:
            self.room.clear()

    @classmethod
    def of(cls, settings: Settings) -> Writer:
        """The writer for these settings; give it back with :meth:`leave`."""
        found = cls._shared.get(settings.database) or cls._shared.setdefault(settings.database, cls(settings))
        found._users += 1
        return found

    def leave(self) -> None:
        """Close after the last user."""
        self._users -= 1
        if self._users == 0:
            self._shared.pop(self._url, None)
            self.threads.shutdown(wait=False)
            self.store.close()


class StoreFrontier:
    """One crawl's view of the store."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._store = writer.store
        self._run: Run | None = None
        self._family = ""
        self._left: set[str] = set()
        """Keys of details that the interrupted crawl left: they are asked for before their rows come up again."""

    @classmethod
    def from_settings(cls, settings: Settings) -> StoreFrontier:
        """Open the store that the settings name."""
        return cls(Writer.of(settings))

    async def _write(self, work: Callable[[], T]) -> T:
        return await self._tried(lambda: self._writer.write(work))

    async def _tried(self, once: Callable[[], Awaitable[T]]) -> T:
        """Try until the store answers. Raises :class:`FrontierError` when it has been away for too long."""
        while True:
            try:
                found = await once()
            except StoreUnavailable as error:
                if self._writer.lost(error):
                    raise FrontierError(f"{error}; {_KEPT}") from error
                await asyncio.sleep(1)
            else:
                self._writer.lost(None)
                return found

    @property
    def run_id(self) -> int:
        """The run in progress."""
        assert self._run is not None, "begin() comes first"
        return self._run.id

    async def begin(self, source: Source, full: bool) -> bool:
        """Start, or take up an interrupted crawl (``True``)."""
        try:
            await self._write(lambda: self._store.crawls.know_source(record(source)))
            self._run = await self._write(lambda: self._store.crawls.begin_run(source.id, full))
            self._family = source.family
        except (StoreError, FrontierError) as error:
            self._writer.leave()
            raise FrontierError(str(error)) from error
        return self._run.resumed

    async def pending(self) -> list[Pending]:
        """Details that the interrupted crawl left, and pages that the list does not show any more.

        What another family's lists showed is none of them: its page would be read in the wrong way.
        """
        if self._run is None:
            return []
        if self._run.resumed:
            left = await self._write(lambda: self._store.crawls.pending(self.run_id))
            self._left = {page.key for page in left if page.kind == "detail"}
        else:
            left = await self._write(lambda: self._store.crawls.rechecks(self.run_id))
        found = [
            Pending(ListEntry.model_validate(page.payload["entry"]), recheck=page.kind == "recheck")
            for page in left
            if "entry" in page.payload
        ]
        return [pending for pending in found if pending.entry.family in ("", self._family)]

    async def before(self) -> Before:
        """What the interrupted crawl had read."""
        if self._run is None or not self._run.resumed:
            return Before()
        return Before(*await self._write(lambda: self._store.crawls.read_before(self.run_id)))

    async def listed(self, page: ListPage) -> list[ListEntry]:
        """Record a list page; the entries to fetch."""

        def listing() -> set[str]:
            rows = [
                Listed(entry.key, entry.url, fingerprint(entry), {"entry": _kept(entry) | {"family": self._family}})
                for entry in page.entries  # in the thread: there may be tens of thousands
            ]
            place = (page.number, page.total, page.last, page.section)
            return set(self._store.crawls.record_listing(self.run_id, page.url, rows, *place))

        wanted = await self._write(listing)
        return [entry for entry in page.entries if entry.key in wanted - self._left]

    async def elsewhere(self, host: str) -> None:
        """A list came from another site."""
        await self._write(lambda: self._store.crawls.came_from(self.run_id, host))

    async def room(self) -> None:
        """Wait while too many writes wait."""
        await self._writer.room.wait()

    async def save(self, item: RawItem, posting: Posting) -> None:
        """One item; back when it is committed."""
        await self._tried(lambda: self._writer.save(Page(self.run_id, item, posting)))

    async def failed(self, outcome: PageOutcome) -> bool:
        """A page that gave no item; whether that is news."""
        return await self._write(
            lambda: self._store.crawls.page_failed(
                self.run_id, outcome.url, outcome.outcome, outcome.reason, outcome.key
            )
        )

    async def finish(self, end: CrawlEnd) -> dict[str, Any]:
        """The end; the report of the run."""
        values = asdict(end)
        try:
            report = await self._write(lambda: self._store.crawls.finish_run(self.run_id, RunEnd(**values)))
        finally:
            self._writer.leave()
        return asdict(report)


def _kept(entry: ListEntry) -> dict[str, Any]:
    """A row of a list as the store keeps it: without personal contacts."""
    hints = {name: contacts.mask(said)[0] for name, said in entry.hints.items()}
    return entry.model_dump() | {"title": contacts.mask(entry.title)[0], "hints": hints}


def record(source: Source) -> SourceRecord:
    """A registry entry as the store keeps it."""
    return SourceRecord(
        id=source.id,
        name=source.name,
        kind=source.kind,
        family=source.family,
        url=source.url,
        trust=source.trust or "review",
        schedule=source.schedule or "",
        region=source.region or "",
        state=source.state,
        enabled=source.enabled,
    )


def fingerprint(entry: ListEntry) -> str:
    """Changes when a list row's words change; counters of views are no words."""
    hints = {name: value for name, value in entry.hints.items() if name not in ("view_count", "employer_count")}
    packed = json.dumps([entry.title, entry.published, entry.section, hints], ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(packed.encode(), digest_size=12).hexdigest()
