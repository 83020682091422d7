"""The outbox: changes in order, a cursor for each engine that follows, documents set aside."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, func, select

from store import tables
from store.database import Database
from store.failpoints import reach
from store.records import OutboxChange


class Outbox:
    """What indexers read. Reading takes nothing away; :meth:`ack` moves the reader's own cursor."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def read(self, consumer: str, limit: int = 500) -> list[OutboxChange]:
        """The next changes that ``consumer`` has not acknowledged."""
        table = tables.Outbox
        with self._db.read() as connection:
            after = self._at(connection, consumer)
            rows = connection.execute(select(table).where(table.seq > after).order_by(table.seq).limit(limit))
            return [OutboxChange(row.seq, row.posting, row.version) for row in rows]

    def _at(self, connection: Any, consumer: str) -> int:
        cursor = tables.Cursor
        return connection.scalar(select(cursor.seq).where(cursor.consumer == consumer)) or 0

    def ack(self, consumer: str, seq: int) -> None:
        """Everything up to ``seq`` stands in the index. A cursor never moves back this way."""
        reach("index-before-ack")
        table = tables.Cursor
        with self._db.write() as connection:
            statement = self._db.insert(table).values(consumer=consumer, seq=seq, at=self._db.clock())
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[table.consumer],
                    set_={"seq": statement.excluded.seq, "at": statement.excluded["at"]},
                    where=table.seq < statement.excluded.seq,
                )
            )
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
        with self._db.read() as connection:
            return connection.scalar(select(func.max(tables.Outbox.seq))) or 0

    def reset(self, consumer: str, seq: int = 0) -> None:
        """Let ``consumer`` read again from after ``seq``, for a rebuilt index."""
        table = tables.Cursor
        with self._db.write() as connection:
            statement = self._db.insert(table).values(consumer=consumer, seq=seq, at=self._db.clock())
            connection.execute(statement.on_conflict_do_update(index_elements=[table.consumer], set_={"seq": seq}))

    def quarantine(self, consumer: str, posting_id: str, version: int, reason: str) -> None:
        """Set a document aside that the engine refuses, so that the others go on."""
        table = tables.Quarantine
        with self._db.write() as connection:
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
        with self._db.write() as connection:
            connection.execute(delete(table).where(table.consumer == consumer, table.posting == posting_id))

    def quarantined(self, consumer: str) -> list[dict[str, Any]]:
        """Documents set aside, with the engine's reason."""
        table = tables.Quarantine
        with self._db.read() as connection:
            rows = connection.execute(select(table).where(table.consumer == consumer).order_by(table.posting))
            return [dict(row._mapping) for row in rows]
