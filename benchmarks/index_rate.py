"""How fast an index is built: ``python -m benchmarks.index_rate [--rows 300000] [--engine embedded|8|9]``.

Over the same database of real postings, in one run: ``index rebuild`` as it runs (reading rows, making documents in a
process a core, writing, count, swap); a backlog of changes drained by ``index sync``; and what each part can do alone: documents
out of the store in one process, and the engine given documents that are made already (its ceiling on this machine, which
Elasticsearch's server shares). Rates by the clock, and microseconds of processor a posting: ours with all its processes,
and the server's.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import insert

from benchmarks import prepared
from benchmarks.real_postings import NOW
from config.collecting import collect_rarely
from config.settings import Settings
from search import indexer
from search.documents import Document
from search.making import make, trusted
from search.service import open_engine
from store import tables
from store.store import Store
from tests.servers import Elasticsearch

ALONE = 20_000
"""Postings for the measures of single parts."""
BACKLOG = 20_000


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of processor: ours with our children's, and the server's."""

    rows: int
    clock: float
    ours: float
    server: float

    def line(self, name: str) -> str:
        """One row of the table."""
        cpu = f"{self.ours / self.rows * 1e6:>12.0f}{self.server / self.rows * 1e6:>12.0f}"
        return f"{name:<58}{self.rows / self.clock:>10.0f}{cpu}   {self.clock:.0f} s, n={self.rows}"


HEAD = f"{'':<58}{'a second':>10}{'our µs':>12}{'server µs':>12}"


def spent(rows: int, work: Callable[[], object], server: Elasticsearch | None = None) -> Spent:
    """What a piece of work takes."""
    pid = server.process.pid if server else None
    began, ours, theirs = time.perf_counter(), _ours(), processor(pid)
    work()
    return Spent(rows, time.perf_counter() - began, _ours() - ours, processor(pid) - theirs)


def _ours() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def processor(process: int | None) -> float:
    """Processor seconds of a process and of those that it started; 0 for none."""
    total = 0
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = file.read_text().partition(" (")
        except OSError:
            continue
        fields = rest.rpartition(") ")[2].split()
        if process in (int(pid), int(fields[1])):
            total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def rebuilt(settings: Settings, store: Store, server: Elasticsearch | None) -> Spent:
    """``index rebuild``."""
    engine = open_engine(settings)
    found = spent(store.postings.count("approved"), lambda: indexer.rebuild(store, engine), server)
    engine.close()
    return found


def drained(settings: Settings, store: Store, server: Elasticsearch | None) -> Spent:
    """``index sync`` over a backlog."""
    engine = open_engine(settings)
    ids = [one for part in store.postings.approved(BACKLOG) for one in part][:BACKLOG]
    with store.database.write() as connection:
        connection.execute(insert(tables.Outbox.core()), [{"posting": one, "version": 1, "at": NOW} for one in ids])
    found = spent(len(ids), lambda: indexer.sync(store, engine), server)
    engine.close()
    return found


def alone(settings: Settings, store: Store, server: Elasticsearch | None) -> list[tuple[str, Spent]]:
    """Documents in one process; then the engine with these documents and nothing else."""
    documents: list[Document] = []
    parts = list(islice(store.postings.approved(indexer.BATCH), ALONE // indexer.BATCH))
    count, vouching = sum(map(len, parts)), trusted(store)

    def made() -> None:
        for part in parts:
            documents.extend(make(store, part, vouching).documents)

    engine = open_engine(settings)
    fresh = engine.fresh()

    def written() -> None:
        for start in range(0, len(documents), indexer.BATCH):
            fresh.add(documents[start : start + indexer.BATCH])
        fresh.count()

    found = [
        ("documents out of the store, one process", spent(count, made, server)),
        ("the engine alone, documents made already", spent(count, written, server)),
    ]
    fresh.discard()
    engine.close()
    return found


def main() -> None:
    """Measure one engine."""
    wishes = prepared.wishes(__doc__).parse_args()
    collect_rarely()  # as the command does
    with prepared.home(wishes.rows, wishes.engine) as home:
        parts = (home.settings, home.store, home.server)
        print(HEAD)
        print(rebuilt(*parts).line("index rebuild"), flush=True)
        print(drained(*parts).line("index sync of a backlog"), flush=True)
        for name, found in alone(*parts):
            print(found.line(name))


if __name__ == "__main__":
    main()
