"""Pages that are stored in one transaction: none of them is before all are."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from sqlalchemy import bindparam, update

from store import tables, vouching
from store.database import Database, Turn
from store.failpoints import reach
from store.looking import Look
from store.page import COUNTED, PageTransaction
from store.prepared import Prepared
from store.runs import open_run

_RUN = tables.Run.core()
_COUNTED = Prepared(
    update(_RUN)
    .where(_RUN.c.id == bindparam("of"))
    .values(heartbeat_at=bindparam("now"), **{name: _RUN.c[name] + bindparam(name) for name in COUNTED})
)


class Pages:
    """Pages of one transaction: none of them is stored before all are."""

    def __init__(self, database: Database, turn: Turn) -> None:
        self._db = database
        self._turn = turn
        self._first = True

    @property
    def looks(self) -> bool:
        """Whether a look around spares others waiting: SQLite has one write lock, on PostgreSQL only likes of a page wait."""
        return self._db.sqlite

    @contextlib.contextmanager
    def look(self) -> Iterator[Callable[[int], Look]]:
        """Look around the pages of runs before anything is locked."""
        with self._turn.look() as connection:
            yield lambda run_id: Look(self._db, connection, run_id)

    @contextlib.contextmanager
    def write(self, *locks: str) -> Iterator[None]:
        """The transaction. ``locks`` are the keys of all pages, so that two workers cannot both call one new."""
        reach("page-before-write")
        with self._turn.write(*locks, again=True) as self._connection:
            yield

    @contextlib.contextmanager
    def page(self, run_id: int, before: Look | None = None) -> Iterator[PageTransaction]:
        """One of the pages; what was found ``before`` holds unless others, or a page of this transaction, wrote since."""
        run = open_run(self._connection, run_id)
        before = before if self._turn.stands and self._first else None
        self._first = False
        doubt = vouching.doubt_of(run)
        transaction = PageTransaction(self._db, self._connection, run_id, run.source, before, doubt)
        yield transaction
        _COUNTED.run(self._connection, {"of": run_id, "now": self._db.clock(), **transaction.counts})
        reach("page-before-commit")
