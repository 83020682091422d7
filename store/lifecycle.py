"""When a posting closes, and when it comes back. Closing needs proof; a run that is doubtful in any way only adds."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, or_, select, update

from store import tables
from store.database import Database
from store.page import refresh
from store.records import RunEnd, RunOutcome
from store.tables import Stored

MISSES = 3
MISSED_FOR = timedelta(hours=48)
GONE_APART = timedelta(hours=6)
HISTORY = 5
ENOUGH_HISTORY = 3
SHRUNK = 0.7
MASS_SHARE, MASS_COUNT = 0.3, 5


def judge(
    database: Database, connection: Connection, run: Stored, end: RunEnd, now: datetime
) -> tuple[RunOutcome, str, int]:
    """Outcome, reason and number of closed postings of a run that ends.

    ``held``: the listing is far smaller than usual, or too much would close at once; nothing is counted as missed.
    """
    if end.outcome != "ok":
        return end.outcome, end.reason, 0
    history = _history(connection, run.source, run.id)
    if history and end.found < SHRUNK * statistics.median(history):
        usual = int(statistics.median(history))
        return "held", f"only {end.found} announcements listed where {usual} are usual: nothing is closed", 0
    if not end.complete:
        return "ok", end.reason, 0
    missing = _missing(connection, run)
    due = [row for row in missing if _proven(row, now)]
    present = _present(connection, run.source)
    if len(due) >= MASS_COUNT and len(due) > MASS_SHARE * present:
        return "held", f"{len(due)} of {present} announcements would close at once: look at the site first", 0
    _count_missed(connection, missing, now)
    if len(history) < ENOUGH_HISTORY:
        return "ok", end.reason, 0
    return "ok", end.reason, _withdraw(database, connection, due, run.source)


def _history(connection: Connection, source: str, before: int) -> list[int]:
    table = tables.Run
    statement = (
        select(table.found)
        .where(table.source == source, table.id < before, table.outcome == "ok", table.complete)
        .order_by(table.id.desc())
        .limit(HISTORY)
    )
    return list(connection.scalars(statement))


def _missing(connection: Connection, run: Stored) -> Sequence[Stored]:
    table, sighting = tables.Announcement, tables.Listing
    seen = select(sighting.key).where(sighting.run == run.id)
    statement = select(table.id, table.posting, table.missed, table.missed_since).where(
        table.source == run.source, table.present, table.key.not_in(seen), table.last_seen < run.started_at
    )
    return connection.execute(statement).all()


def _proven(row: Stored, now: datetime) -> bool:
    return row.missed + 1 >= MISSES and row.missed_since is not None and bool(now - row.missed_since >= MISSED_FOR)


def _present(connection: Connection, source: str) -> int:
    table = tables.Announcement
    statement = select(func.count()).where(table.source == source, table.present)
    return connection.scalar(statement) or 0


def _count_missed(connection: Connection, missing: Sequence[Stored], now: datetime) -> None:
    table = tables.Announcement
    ids = [row.id for row in missing]
    for start in range(0, len(ids), 500):
        connection.execute(
            update(table)
            .where(table.id.in_(ids[start : start + 500]))
            .values(missed=table.missed + 1, missed_since=func.coalesce(table.missed_since, now))
        )


def _withdraw(database: Database, connection: Connection, rows: Sequence[Stored], source: str) -> int:
    """No site lists them any more: the announcements are absent; postings that nobody carries close."""
    table = tables.Announcement
    for row in rows:
        connection.execute(
            update(table)
            .where(table.id == row.id)
            .values(present=False, gone_at=func.coalesce(table.gone_at, database.clock()))
        )
    return sum(
        _closed_by(database, connection, posting, source) for posting in dict.fromkeys(row.posting for row in rows)
    )


def _closed_by(database: Database, connection: Connection, posting: str, source: str) -> bool:
    table = tables.Posting
    before = connection.scalar(select(table.status).where(table.id == posting))
    refresh(database, connection, posting, source)
    return before == "open" and connection.scalar(select(table.status).where(table.id == posting)) == "closed"


def note_gone(database: Database, connection: Connection, run: Stored, key: str, now: datetime) -> None:
    """A detail page answered that it is gone: the first time is noted, the second, hours later, closes."""
    table = tables.Announcement
    row = connection.execute(
        select(table.id, table.posting, table.gone_at).where(
            table.source == run.source, table.key == key, table.present
        )
    ).first()
    if row is None:
        return
    if row.gone_at is None:
        connection.execute(update(table).where(table.id == row.id).values(gone_at=now))
    elif now - row.gone_at >= GONE_APART:
        connection.execute(update(table).where(table.id == row.id).values(present=False))
        _closed_by(database, connection, row.posting, run.source)


def reopen(database: Database, connection: Connection, postings: Sequence[str], source: str) -> None:
    """A withdrawn announcement is listed again."""
    for posting in dict.fromkeys(postings):
        refresh(database, connection, posting, source)


def expire(database: Database, connection: Connection, now: datetime, limit: int = 1000) -> int:
    """Close open postings whose deadline or event has passed; the number closed in this batch."""
    table = tables.Posting
    over = now - timedelta(hours=1)
    statement = (
        select(table.id)
        .where(table.status == "open", or_(table.deadline < now, table.event_end < over))
        .order_by(table.id)
        .limit(limit)
    )
    closed = 0
    for posting in list(connection.scalars(statement)):
        closed += _closed_by(database, connection, posting, "clock")
    return closed
