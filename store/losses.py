"""Whether so much of a source leaves at once that a person must look before anything is closed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, func, not_, select

from pipelines.posting import TAKEN_AWAY
from store import tables
from store.columns import Stored
from store.database import parts

MASS_SHARE, MASS_COUNT = 0.3, 5
MASS_WINDOW = timedelta(hours=48)
"""What leaves within this time counts together: a listing that loses a quarter twice a day must not slip through."""


def too_many(connection: Connection, run: Stored, going: Sequence[Stored]) -> str:
    """Why a person must look first: the share of the source's open postings that left together.

    All that the list does not show count, proven or not yet, and those closed before, where they left within the same 48
    hours: a loss in slices is one loss, and what leaves bit by bit is the turnover of every site, however long it waits for
    its closing. The share is of what was known when they were last listed: a list that was exchanged for another one
    brings new announcements with it, which must not make the loss look small. A small source loses all only with a
    person's word. What a held listing brought does not count: when the source is itself again, another's list that leaves
    is no loss, and a source must not stay held because of it. Nor is one that the list shows at another address by now.
    """
    table, posting = tables.Announcement, tables.Posting
    still = carried_on(connection, run, {row.posting for row in going})
    own = _established(connection, run.source, [row.id for row in going if row.active and row.posting not in still])
    leaving = {row.id: row for row in going if row.id in own}
    if not leaving:
        return ""
    known = table.first_seen <= max(row.last_seen for row in leaving.values())
    of_source = table.source == run.source, not_(_doubtful(run.source))
    present = select(func.count()).select_from(table).join(posting, posting.id == table.posting)
    base = connection.scalar(present.where(*of_source, table.present, posting.status == "open", known)) or 0
    left = case((table.absence["reason"].as_string() == "gone", table.gone_at), else_=table.last_seen).label("left")
    moments = {_left(row) for row in leaving.values()}
    before = select(left).join(posting, posting.id == table.posting).where(*of_source, ~table.present)
    closed = connection.scalars(before.where(posting.closed_reason.in_(TAKEN_AWAY), left >= min(moments) - MASS_WINDOW))
    earlier = [moment for moment in closed if moment is not None]
    lost, together = _most_together([_left(row) for row in leaving.values()], earlier)
    base += together
    whole = base > 1 and lost >= base
    if not whole and (lost < MASS_COUNT or lost <= MASS_SHARE * base):
        return ""
    return f"{lost} of {base} announcements would close at once: look at the site first"


def carried_on(connection: Connection, run: Stored, postings: Collection[str]) -> set[str]:
    """Those of some postings that the source has shown in this run, at whatever address."""
    table = tables.Announcement
    shown = select(table.posting).where(table.source == run.source, table.last_seen >= run.started_at)
    some = parts(sorted(postings))
    return {found for part in some for found in connection.scalars(shown.where(table.posting.in_(part)))}


def _left(row: Stored) -> datetime:
    """When the source stopped carrying it: its page was gone first, or the list showed it last."""
    moment: datetime = row.gone_at if getattr(row, "gone_last", None) is not None else row.last_seen
    return moment


def _most_together(leaving: Sequence[datetime], earlier: Sequence[datetime]) -> tuple[int, int]:
    """The most that left within one window with some of those leaving now; how many of them are closed already."""
    rows = sorted([(moment, True) for moment in leaving] + [(moment, False) for moment in earlier])
    best, start, now = (0, 0), 0, 0
    for end, (moment, new) in enumerate(rows):
        now += new
        while moment - rows[start][0] > MASS_WINDOW:
            now -= rows[start][1]
            start += 1
        if now:
            best = max(best, (end - start + 1, end - start + 1 - now))
    return best


def _established(connection: Connection, source: str, ids: Sequence[int]) -> set[int]:
    table = tables.Announcement
    own = select(table.id).where(not_(_doubtful(source)))
    return {found for part in parts(ids) for found in connection.scalars(own.where(table.id.in_(part)))}


def _doubtful(source: str) -> Any:
    """The announcement was first seen by a run that was held."""
    run, first_seen = tables.Run, tables.Announcement.first_seen
    held = select(run.id).where(run.source == source, run.outcome == "held", run.new > 0)
    return (
        held.where(run.started_at <= first_seen, run.finished_at >= first_seen).correlate(tables.Announcement).exists()
    )
