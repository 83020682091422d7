"""Letting go of what nobody asks for any more, in short transactions: writers get their turn in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, tuple_

from store import tables
from store.database import Database
from store.outbox import settled_head
from store.subscriptions import overdue

BATCH = 1000
"""Rows looked at, and deleted at most, in one transaction."""
RUNS = 50
"""Runs of a source that stay however old they are."""
GOOD_RUNS = 10
"""Complete good runs of a source that stay: what a shrunken or rebuilt listing is told by, after a long illness too."""


def prune(database: Database, before: datetime) -> dict[str, int]:
    """Forget superseded changes, runs and ends of pages that are older than ``before``, and subscriptions that were not
    confirmed in time with the messages that asked for it, and what was told of what is long over; how many of each."""
    return {
        "changes": sum(_changes(database, before)),
        "runs": sum(_runs(database, before)),
        "pages": sum(_pages(database, before)),
        "subscriptions": sum(_unconfirmed(database)),
        "told": sum(_told(database, before)),
    }


def _changes(database: Database, before: datetime) -> Iterator[int]:
    """Changes that every index has taken in and that a later one of the same posting follows.

    The latest change of a posting stays for ever: whoever follows the stream, from whatever number, misses no posting. So an
    index that has taken in nothing since ``before`` (a machine that is no more) is not waited for.
    """
    table, cursor, posting = tables.Outbox, tables.Cursor, tables.Posting
    with database.read() as connection:
        taken = connection.scalar(select(func.min(cursor.seq)).where(cursor.at >= before))
    after, last = 0, min(taken or 0, settled_head(database))
    while after < last:
        window = select(table.seq).where(table.seq > after, table.seq <= last).order_by(table.seq).limit(BATCH)
        with database.read() as connection:
            seqs = list(connection.scalars(window))
            if not seqs:
                return
            old = (
                select(table.seq)
                .join(posting, posting.id == table.posting)
                .where(table.seq >= seqs[0], table.seq <= seqs[-1], table.version < posting.version, table.at < before)
            )
            gone = list(connection.scalars(old))
        after = seqs[-1]
        yield _delete(database, table, table.seq.in_(gone), len(gone))


def _runs(database: Database, before: datetime) -> Iterator[int]:
    table = tables.Run
    with database.read() as connection:
        sources = list(connection.scalars(select(tables.Source.id).order_by(tables.Source.id)))
    for source in sources:
        own = select(table.id).where(table.source == source)
        good = own.where(table.outcome == "ok", table.complete)
        with database.read() as connection:
            kept = set(connection.scalars(own.order_by(table.id.desc()).limit(RUNS)))
            kept |= set(connection.scalars(good.order_by(table.id.desc()).limit(GOOD_RUNS)))
            old = own.where(table.finished_at < before).order_by(table.id).limit(BATCH + len(kept))
            gone = [identity for identity in connection.scalars(old) if identity not in kept][:BATCH]
        yield _delete(database, table, table.id.in_(gone), len(gone))


def _pages(database: Database, before: datetime) -> Iterator[int]:
    table = tables.Rejected
    return _rows(database, (table.source, table.url), table.at < before)


def _unconfirmed(database: Database) -> Iterator[int]:
    table, message, condition = tables.Subscription, tables.Dispatch, overdue(database.clock())
    while True:
        with database.write() as connection:
            old = select(table.id).where(condition).limit(BATCH)
            gone = list(connection.scalars(delete(table).where(table.id.in_(old), condition).returning(table.id)))
            connection.execute(delete(message).where(message.subscription.in_(gone)))
        if not gone:
            return
        yield len(gone)


def _told(database: Database, before: datetime) -> Iterator[int]:
    table = tables.Told
    return _rows(database, (table.subscription, table.announcement), table.until < before)


def _rows(database: Database, key: tuple[Any, Any], old: Any) -> Iterator[int]:
    """Rows of a table whose key has two columns; one that is no longer old when its turn comes stays."""
    table = key[0].class_
    while True:
        with database.read() as connection:
            found = connection.execute(select(*key).where(old).limit(BATCH // 4))
            gone = [tuple(row) for row in found]
        if not gone:
            return
        yield _delete(database, table, tuple_(*key).in_(gone) & old, len(gone))


def _delete(database: Database, table: Any, condition: Any, count: int) -> int:
    if not count:
        return 0
    with database.write() as connection:
        return connection.execute(delete(table).where(condition)).rowcount
