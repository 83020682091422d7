"""What waits for staff, and how much of it came and went today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from pipelines.posting import Posting
from store import employers, resembling, tables
from store.columns import Stored
from store.database import Database
from store.records import QueueEntry


class Queue:
    """The postings that wait. Nothing is written here."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def queue(
        self, limit: int = 50, after: str = "", reason: str | None = None, source: str | None = None, employer: str = ""
    ) -> list[QueueEntry]:
        """Postings that wait, the longest waiting first; ``after`` is the id of the last one seen."""
        table = tables.Posting
        statement = select(table).where(*in_queue()).order_by(table.waiting_since, table.id)
        if employer:
            statement = statement.where(table.employer == employer)
        with self._db.read() as connection:
            if after:
                mark = connection.scalar(select(table.waiting_since).where(table.id == after))
                if mark is not None:
                    statement = statement.where(
                        or_(table.waiting_since > mark, and_(table.waiting_since == mark, table.id > after))
                    )
            entries: list[QueueEntry] = []
            for row in connection.execute(statement):
                posting = Posting.model_validate(row.data)
                if reason is not None and reason not in row.review_reasons:
                    continue
                if source is not None and source not in {reference.source for reference in posting.sources}:
                    continue
                entries.append(self._entry(connection, row, posting))
                if len(entries) == limit:
                    break
            return entries

    def _entry(self, connection: Connection, row: Stored, posting: Posting) -> QueueEntry:
        pair = tables.PossibleDuplicate
        pairs = connection.execute(
            select(pair.a, pair.b).where(or_(pair.a == row.id, pair.b == row.id), pair.settled.is_(False))
        )
        return QueueEntry(
            posting=posting,
            reasons=list(row.review_reasons),
            waiting_since=row.waiting_since or row.created_at,
            employer_known=employers.is_reviewed(connection, row.employer),
            possible_duplicates=[b if a == row.id else a for a, b in pairs],
            resembles=self._resembled(connection, row, posting),
        )

    def _resembled(self, connection: Connection, row: Stored, posting: Posting) -> list[tuple[str, str]]:
        if resembling.RESEMBLES not in row.review_reasons:
            return []
        return resembling.resembled(connection, posting, row.employer, self._db.clock())

    def queue_size(self) -> int:
        """How many postings wait."""
        with self._db.read() as connection:
            return connection.scalar(select(func.count()).select_from(tables.Posting).where(*in_queue())) or 0

    def arrived(self, since: datetime) -> int:
        """How many postings began to wait since then, decided meanwhile or not."""
        table = tables.Posting
        with self._db.read() as connection:
            waiting = connection.scalars(select(table.id).where(*in_queue(), table.waiting_since >= since))
            found = set(waiting)
            for row in _decisions(connection, since):
                found |= {posting for posting, began in _began(row) if began >= since}
        return len(found)

    def waiting(self) -> dict[str, list[tuple[str, int]]]:
        """How many wait for each of the ``reasons``, from each of the ``sources`` and ``employers``, the most first."""
        posting = tables.Posting
        with self._db.read() as connection:
            rows = connection.execute(select(posting.review_reasons, posting.employer).where(*in_queue())).all()
        reasons = Counter(reason for row in rows for reason in set(row.review_reasons))
        employers = Counter(row.employer for row in rows if row.employer)
        return {
            "reasons": reasons.most_common(),
            "employers": employers.most_common(),
            "sources": sorted(self.waiting_of_sources().items(), key=lambda pair: (-pair[1], pair[0])),
        }

    def waiting_of_sources(self) -> dict[str, int]:
        """How many wait from each source that has such."""
        posting, carried = tables.Posting, tables.Announcement
        carriers = (  # counted here: grouped by source, all announcements would be read in that order
            select(carried.source, carried.posting)
            .select_from(posting)
            .join(carried, carried.posting == posting.id)
            .where(*in_queue())
            .distinct()
        )
        with self._db.read() as connection:
            return Counter(row.source for row in connection.execute(carriers))

    def decided(self, since: datetime) -> int:
        """How many postings, pairs and other things were decided since then and not undone; an employer's as many as it published."""
        with self._db.read() as connection:
            rows = _decisions(connection, since)
        return sum(len(row.before["postings"]) if row.action == "approve_employer" else 1 for row in rows)


def in_queue() -> tuple[Any, ...]:
    """Conditions of a posting that waits for staff."""
    table = tables.Posting
    return table.review == "pending", table.merged_into.is_(None), table.hidden.is_(False)


def _began(row: Stored) -> list[tuple[str, datetime]]:
    """The postings that a decision took out of the queue, and since when they had waited."""
    befores = row.before.get("postings", {}) if row.action == "approve_employer" else {row.subject: row.before}
    return [
        (posting, datetime.fromisoformat(before["waiting_since"]))
        for posting, before in befores.items()
        if "waiting_since" in before
    ]


def _decisions(connection: Connection, since: datetime) -> Sequence[Stored]:
    """The audit's rows since then that hold: none that undo, or were undone."""
    table = tables.Audit
    undone = select(table.undoes).where(table.undoes.is_not(None))
    held = select(table.action, table.subject, table.before).where(
        table.at >= since, table.undoes.is_(None), table.id.not_in(undone)
    )
    return connection.execute(held).all()
