"""The outbox: changes in order, a cursor for each engine that follows, documents set aside."""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text
from sqlalchemy.exc import OperationalError

from store import tables
from store.database import Database
from store.failpoints import reach
from store.prepared import Prepared
from store.records import OutboxChange

LOCK_WAIT = "300ms"
_ANNOUNCE = Prepared(insert(tables.Outbox.core()))


def announce(connection: Connection, posting_id: str, version: int, now: datetime) -> None:
    """Tell the indexers that a posting changed."""
    _ANNOUNCE.run(connection, {"posting": posting_id, "version": version, "at": now})


def settled_head(database: Database) -> int:
    """The number up to which every change is either committed or will never be.

    PostgreSQL gives numbers before the commit, so that 5 can be visible while 4 is still being written: a reader that
    passed 5 would never see 4. The table's ``SHARE`` lock waits for those who write and keeps others out for the moment
    of one look. While it cannot be had the last known number stands. SQLite has one writer at a time: only the disk is waited
    for, so that no reader knows of a change that a power cut takes back and whose number another one gets.
    """
    with database.read() as connection:
        head = connection.scalar(select(func.max(tables.Outbox.seq))) or 0
    if head <= database.settled:
        return head
    if database.sqlite:
        database.settle()
        database.settled = head
        return head
    with database.engine.connect() as connection, contextlib.suppress(OperationalError):
        connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_WAIT}'"))
        connection.execute(text("LOCK TABLE outbox IN SHARE MODE"))
        database.settled = connection.scalar(select(func.max(tables.Outbox.seq))) or 0
    return database.settled


class Outbox:
    """What indexers read. Reading takes nothing away; :meth:`ack` moves the reader's own cursor."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def read(self, consumer: str, limit: int = 500) -> list[OutboxChange]:
        """The next changes that ``consumer`` has not acknowledged."""
        table, head = tables.Outbox, settled_head(self._db)
        with self._db.read() as connection:
            after = self._at(connection, consumer)
            statement = select(table).where(table.seq > after, table.seq <= head).order_by(table.seq).limit(limit)
            rows = connection.execute(statement)
            return [OutboxChange(row.seq, row.posting, row.version) for row in rows]

    def _at(self, connection: Any, consumer: str) -> int:
        cursor = tables.Cursor
        return connection.scalar(select(cursor.seq).where(cursor.consumer == consumer)) or 0

    def ack(self, consumer: str, seq: int) -> None:
        """Everything up to ``seq`` stands in the index. A cursor never moves back this way."""
        reach("index-before-ack")
        table = tables.Cursor
        with self._db.write(again=True) as connection:
            statement = self._db.insert(table).values(consumer=consumer, seq=seq, at=self._db.clock())
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[table.consumer],
                    set_={"seq": statement.excluded.seq, "at": statement.excluded["at"]},
                    where=table.seq < statement.excluded.seq,
                )
            )
            reach("index-mid-ack")
        reach("index-after-ack")

    def position(self, consumer: str) -> int:
        """The last change that ``consumer`` has acknowledged."""
        with self._db.read() as connection:
            return int(self._at(connection, consumer))

    def lag(self, consumer: str) -> int:
        """Changes that ``consumer`` has not acknowledged."""
        table = tables.Outbox
        with self._db.read() as connection:
            after = self._at(connection, consumer)
            return connection.scalar(select(func.count()).select_from(table).where(table.seq > after)) or 0

    def head(self) -> int:
        """The number of the latest change, 0 when there is none."""
        return settled_head(self._db)

    def reset(self, consumer: str, seq: int = 0) -> None:
        """Let ``consumer`` read again from after ``seq``, for a rebuilt index."""
        table = tables.Cursor
        with self._db.write() as connection:
            statement = self._db.insert(table).values(consumer=consumer, seq=seq, at=self._db.clock())
            connection.execute(statement.on_conflict_do_update(index_elements=[table.consumer], set_={"seq": seq}))

    def quarantine(self, consumer: str, posting_id: str, version: int, reason: str) -> None:
        """Set a document aside that the engine refuses, so that the others go on."""
        table = tables.Quarantine
        with self._db.write(again=True) as connection:
            statement = self._db.insert(table).values(
                consumer=consumer, posting=posting_id, version=version, reason=reason[:1000], at=self._db.clock()
            )
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[table.consumer, table.posting],
                    set_={"version": version, "reason": reason[:1000]},
                )
            )

    def release(self, consumer: str, posting_id: str) -> None:
        """A document that was set aside was taken after all."""
        table = tables.Quarantine
        with self._db.write(again=True) as connection:
            connection.execute(delete(table).where(table.consumer == consumer, table.posting == posting_id))

    def quarantined(self, consumer: str) -> list[dict[str, Any]]:
        """Documents set aside, with the engine's reason."""
        table = tables.Quarantine
        with self._db.read() as connection:
            rows = connection.execute(select(table).where(table.consumer == consumer).order_by(table.posting))
            return [dict(row._mapping) for row in rows]
