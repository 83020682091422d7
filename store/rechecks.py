"""Which announcements' own pages are asked again: what the list does not show, and what was closed because it was gone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, not_, or_, select

from pipelines.posting import TAKEN_AWAY
from store import tables
from store.columns import Stored
from store.page import GONE, RECHECK
from store.records import FrontierEntry

RECHECKS = 30
"""Pages of unlisted announcements asked again in one run, at most."""
APART = timedelta(hours=6)
FRESH = timedelta(hours=24)
"""Where no listing is ever complete, an announcement that was listed within this time is taken for listed."""
REVIVALS = 10
"""Pages closed as gone that are asked again in one run, at most: each once a day, for as long as ``REVIVED_FOR``."""
REVIVED_FOR = timedelta(days=14)


def due(connection: Connection, source: str, now: datetime, limit: int) -> list[FrontierEntry]:
    """Pages of open postings that the list has not shown lately, to be asked whether they are gone.

    Those missing in the last complete listing or in one that was held, or not listed for a day where no listing is ever
    complete (what the last one showed is about to be listed again, however long ago that was); each once it
    is missing and then at most every six hours, the longest unasked first. One that is listed is asked beside them: when it cannot be read
    either, the others' absence proves nothing. Pages that were closed as gone are asked too, once a day: a site that
    comes back from the dead need not list again what it carries.
    """
    table, posting = tables.Announcement, tables.Posting
    known = _of(source).where(table.present, posting.status == "open")
    listed = connection.scalar(select(func.max(table.last_seen)).where(table.source == source))
    stale = min(now - FRESH, (listed or now) - APART)
    unlisted = or_(table.missed > 0, table.last_seen < max(stale, _held_at(connection, source) or stale))
    unasked = or_(_unasked(now, APART), table.checked_at <= table.last_seen)
    asked = known.where(unlisted, unasked).order_by(table.checked_at, table.id).limit(limit)
    rows = list(connection.execute(asked).all())
    if rows:
        beside = known.where(not_(unlisted), table.gone_at.is_(None))
        rows += connection.execute(beside.order_by(table.last_seen.desc(), table.id.desc()).limit(1)).all()
    return [_entry(row) for row in rows if row.entry] + _buried(connection, source, now)


def _held_at(connection: Connection, source: str) -> datetime | None:
    """When the last listing began that was held."""
    run = tables.Run
    return connection.scalar(select(func.max(run.started_at)).where(run.source == source, run.outcome == "held"))


def _buried(connection: Connection, source: str, now: datetime) -> list[FrontierEntry]:
    table, posting = tables.Announcement, tables.Posting
    buried = (
        _of(source)
        .where(not_(table.present), table.absence["reason"].as_string() == "gone", table.absent_at > now - REVIVED_FOR)
        .where(posting.closed_reason.in_(TAKEN_AWAY), _unasked(now, FRESH))
        .order_by(table.checked_at, table.id)
        .limit(REVIVALS)
    )
    return [_entry(row, **{GONE: True}) for row in connection.execute(buried) if row.entry]


def _of(source: str) -> Any:
    table, posting = tables.Announcement, tables.Posting
    rows = select(table.key, table.url, table.entry).join(posting, posting.id == table.posting)
    return rows.where(table.source == source, table.entry.is_not(None))


def _unasked(now: datetime, apart: timedelta) -> Any:
    """A time that lies ahead was written under a wrong clock."""
    asked = tables.Announcement.checked_at
    return or_(asked.is_(None), asked <= now - apart, asked > now)


def _entry(row: Stored, **marks: Any) -> FrontierEntry:
    return FrontierEntry(row.url, RECHECK, row.key, {"entry": row.entry, **marks})
