"""Documents out of the store: in this process, or ahead of the engine in several when there are many to make."""

from __future__ import annotations

import atexit
import gc
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import connection, get_context, parent_process

from pipelines.posting import Posting
from search.documents import Document, document
from search.engines.base import Failure
from store.store import Store

MANY = 20_000
"""From so many documents on it pays to start processes: that takes seconds, and each segments a name anew that others know.
On two threads of one core a backlog of 20,000 took 10 s with them and 14 s without."""
MOST_PROCESSES = 8
AHEAD = 4
"""Parts that each process may be ahead of the engine, which now and then writes a segment (seconds)."""


@dataclass(frozen=True, slots=True)
class Made:
    """Of some postings: documents of those that are published, why others make none; ``versions`` of all that exist."""

    ids: list[str]
    documents: list[Document]
    failures: list[Failure]
    versions: dict[str, int]

    @property
    def gone(self) -> list[str]:
        """Ids that an index must not hold."""
        kept = {row.id for row in self.documents} | {failure.id for failure in self.failures}
        return [identity for identity in self.ids if identity not in kept]


def make(store: Store, ids: Sequence[str], vouching: frozenset[str]) -> Made:
    """What an index should hold of postings now."""
    wanted = list(dict.fromkeys(ids))
    present = store.postings.many(wanted, sightings=False)  # when one was first seen never changes
    documents, failures = _documents([one for one in present.values() if one.review == "approved"], vouching)
    return Made(wanted, documents, failures, {one.id: one.version for one in present.values()})


def _documents(postings: Sequence[Posting], vouching: frozenset[str]) -> tuple[list[Document], list[Failure]]:
    """A posting that our own code stumbles over is set aside like one that the engine refuses."""
    made: list[Document] = []
    failures: list[Failure] = []
    for posting in postings:
        try:
            made.append(document(posting, vouching))
        except (ValueError, TypeError, KeyError, OverflowError, AttributeError) as error:
            failures.append(Failure(posting.id, posting.version, f"no document: {error!r}"[:300]))
    return made, failures


def trusted(store: Store) -> frozenset[str]:
    """Sources whose postings are published without a person's look."""
    return frozenset(source.id for source in store.crawls.sources() if source.trust == "publish")


def all_made(store: Store, parts: Iterable[list[str]], count: int) -> Iterator[Made]:
    """Documents of many postings, part by part in their order; ``count`` says about how many there are."""
    vouching = trusted(store)
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if count < MANY or processes < 2:
        yield from (make(store, ids, vouching) for ids in parts)
        return
    with _pool(store.database.url, vouching, processes) as pool:
        waiting: deque[tuple[list[str], Future[Made] | None]] = deque()
        for ids in parts:
            waiting.append((ids, _submitted(pool, ids)))
            if len(waiting) > AHEAD * processes:
                yield _result(store, vouching, *waiting.popleft())
        while waiting:
            yield _result(store, vouching, *waiting.popleft())


def _submitted(pool: ProcessPoolExecutor, ids: list[str]) -> Future[Made] | None:
    """A part given to the processes; nothing where one of them has died, which ends them all."""
    try:
        return pool.submit(_make, ids)
    except BrokenProcessPool:
        return None


def _result(store: Store, vouching: frozenset[str], ids: list[str], task: Future[Made] | None) -> Made:
    """What a process made, or the same made here where the system killed one (for its memory, say): slower, and whole."""
    try:
        return task.result() if task is not None else make(store, ids, vouching)
    except BrokenProcessPool:
        return make(store, ids, vouching)


@contextmanager
def _pool(url: str, vouching: frozenset[str], processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes of their own (none is forked out of a server's threads), gone at the end and with this one's death."""
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (url, vouching))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_worker: tuple[Store, frozenset[str]]


def _begin(url: str, vouching: frozenset[str]) -> None:
    global _worker
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Store.open(url, lambda: datetime.now(UTC), migrate=False), vouching
    gc.disable()  # documents are plain values, and the process ends with the work
    atexit.register(os._exit, 0)  # at once: to take apart what is kept of names and titles first takes seconds


def _end_with_parent() -> None:
    """A parent that is killed tells nobody: without this its children would wait for work for ever."""
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def _make(ids: list[str]) -> Made:
    store, vouching = _worker
    return make(store, ids, vouching)
