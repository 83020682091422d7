"""When a posting closes, and when it comes back. Closing needs proof; a run that is doubtful in any way only adds."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, literal, or_, select, union, update

from store import drift, likeness, losses, rewritten, tables, tails, vouching
from store.cluster import EVENT_GRACE
from store.columns import Stored, UtcTime
from store.database import Database, by_index, parts
from store.page import BACK
from store.records import Conflict, RunEnd, StoreError
from store.refresh import STAFF, refresh
from store.sources import accepted_lately

MISSES = 3
MISSED_FOR = timedelta(hours=48)
GONE_APART = timedelta(hours=6)
DOUBTFUL_SHARE = 0.1
HISTORY = 5
ENOUGH_HISTORY = 3
SHRUNK = 0.7


def judge(database: Database, connection: Connection, run: Stored, end: RunEnd, now: datetime) -> tuple[RunEnd, int]:
    """The end of a run as the store takes it, and the number of closed postings.

    ``held``: the listing is not the source's own (:mod:`store.likeness`), it is far smaller than usual, or too much would
    close at once; nothing is counted as missed. None of this is said of a listing that a person accepted, and what its own
    page proves to be gone is not missed in it.
    A list of another site holds the run whoever accepted what.
    """
    _weigh_gone(connection, run)
    if end.outcome in ("ok", "incomplete") and (reason := vouching.moved(run)):
        return _held(end, reason)
    accepted = accepted_lately(connection, run.source, now)
    before, since = _details(connection, run), likeness.last_listing(connection, run)
    read = end.outcome in ("ok", "incomplete")
    if read and not accepted and (reason := likeness.verdict(connection, run, end, before, since)):
        return _held(end, "; ".join(filter(None, (reason, end.reason))))
    if read and not accepted and rewritten.mostly(run):
        return _held(end, "; ".join(filter(None, (f"{rewritten.told(run)}, look at the site first", end.reason))))
    if end.outcome != "ok":
        return end, 0
    gone = _gone(connection, run) if _good_runs(connection, run) >= ENOUGH_HISTORY else []
    history = _history(connection, run)
    if history and not accepted and end.found < SHRUNK * statistics.median(history):
        usual = int(statistics.median(history))
        return _held(end, f"only {end.found} announcements listed where {usual} are usual: nothing is closed")
    if not accepted and (reason := drift.left_its_band(end, before)):
        return _held(end, reason)
    rebuilt = drift.rebuilt(end, before)
    if rebuilt and not accepted and not likeness.shows_most(connection, run, since):
        return _held(end, f"{rebuilt}: nothing is closed")
    missing = _missing(connection, run) if end.complete else []
    known = {} if accepted else _lists(connection, run, end)
    weighed = tails.weigh(end.lists, known, now, _fresh(connection, run), {_section(row) for row in missing})
    missed = [row for row in missing if not _doubted(row, weighed.sections)] if weighed.sections else missing
    unlisted = [row for row in missed if _proven(row, now)] if len(history) >= ENOUGH_HISTORY else []
    weighty = [*missed, *_doubted_anew(run, since, missing, missed), *gone]
    if not accepted and (reason := losses.too_many(connection, run, weighty)):
        return _held(end, reason)
    _count_missed(connection, missed, now)
    closed = _withdraw(database, connection, unlisted, run.source, _unlisted_proof, now)
    left = [row for row in gone if row.id not in {other.id for other in unlisted}]
    closed += _withdraw(database, connection, left, run.source, _gone_proof, now)
    doubts = [f"{'; '.join(weighed.reasons)}: nothing of it is closed"] if weighed.reasons and end.complete else []
    return replace(
        end,
        lists=weighed.lists,
        reason="; ".join(part for part in (end.reason, rebuilt, rewritten.told(run), *doubts) if part),
    ), closed


def _doubted_anew(
    run: Stored, since: datetime | None, missing: Sequence[Stored], missed: Sequence[Stored]
) -> list[Stored]:
    """Rows that a doubtful list lacks for the first time. Not where it has moved on as a whole while nobody looked: a window."""
    counted = {row.id for row in missed}
    if since is None or likeness.Likeness.of(run).unlike:
        return []
    return [row for row in missing if row.id not in counted and row.last_seen >= since]


def _held(end: RunEnd, reason: str) -> tuple[RunEnd, int]:
    return replace(end, outcome="held", reason=reason), 0


def _lists(connection: Connection, run: Stored, end: RunEnd) -> dict[str, tails.Shape]:
    """The lists as the last complete listing left them; of those that cannot be read now also what the last runs read."""
    table = tables.Run
    before = select(table.detail).where(table.source == run.source, table.id < run.id).order_by(table.id.desc())
    detail = connection.scalar(before.where(table.outcome == "ok", table.complete).limit(1)) or {}
    known: dict[str, tails.Shape] = detail.get("lists") or {}
    lost = {name for name, shape in end.lists.items() if shape.get("unread") and name not in known}
    earlier = connection.scalars(before.limit(HISTORY)).all() if lost else []
    read = [(detail or {}).get("lists") or {} for detail in reversed(earlier)]
    return {name: lists[name] for lists in read for name in lost & lists.keys() if lists[name]["rows"]} | known


def _fresh(connection: Connection, run: Stored) -> set[str]:
    """The sections of rows that no run before this one had."""
    table = tables.Announcement
    new = select(table.entry).where(
        table.source == run.source, table.last_seen >= run.started_at, table.first_seen >= run.started_at
    )
    return {_section(row) for row in connection.execute(new)}


def _section(row: Stored) -> str:
    return str((row.entry or {}).get("section", ""))


def _doubted(row: Stored, sections: set[str]) -> bool:
    """It may stand on a list whose end is not proven."""
    return row.entry is None or _section(row) in sections


def _history(connection: Connection, run: Stored) -> list[int]:
    """What the last good listings held, newest first, without what the site's own pages say has left since.

    A site of three that takes one down would else be held for ever: two of three are too few, and no run that is held
    makes two the usual number. One answer is no proof that closes, but a reason why the list is shorter.
    """
    table = tables.Run
    good = select(table.found, table.started_at, table.finished_at).where(
        table.source == run.source, table.id < run.id, table.outcome == "ok", table.complete
    )
    runs = connection.execute(good.order_by(table.id.desc()).limit(HISTORY)).all()
    known = tables.Announcement
    closed = ~known.present & (known.absence["reason"].as_string() == "gone")
    unlisted = known.present & known.gone_at.is_not(None) & (known.last_seen < run.started_at)
    lately = [row.started_at for row in runs] or [run.started_at]
    rows = connection.execute(
        select(known.first_seen, known.last_seen).where(
            known.source == run.source, known.last_seen >= min(lately), closed | unlisted
        )
    ).all()
    return [
        one.found - sum(row.first_seen <= one.finished_at and row.last_seen >= one.started_at for row in rows)
        for one in runs
    ]


def _details(connection: Connection, run: Stored) -> list[dict[str, Any]]:
    """What the pages of the last good runs were like, newest first."""
    table = tables.Run
    good = select(table.detail).where(table.source == run.source, table.id < run.id, table.outcome == "ok")
    return list(connection.scalars(good.order_by(table.id.desc()).limit(2 * HISTORY)))


def _good_runs(connection: Connection, run: Stored) -> int:
    table = tables.Run
    good = select(table.id).where(table.source == run.source, table.id < run.id, table.outcome == "ok")
    return len(connection.scalars(good.limit(ENOUGH_HISTORY)).all())


def _missing(connection: Connection, run: Stored) -> Sequence[Stored]:
    table, sighting = tables.Announcement, tables.Listing
    seen = select(sighting.key).where(sighting.run == run.id)
    statement = _carried(table.missed, table.missed_since, table.entry).where(
        table.source == run.source, table.present, table.key.not_in(seen), table.last_seen < run.started_at
    )
    return connection.execute(statement).all()


def _carried(*columns: Any) -> Any:
    """Announcements, and whether their posting is open: what is over by its own date is no loss when it goes."""
    table, posting = tables.Announcement, tables.Posting
    active = (posting.status == "open").label("active")
    return select(table.id, table.posting, table.last_seen, table.gone_at, active, *columns).join(
        posting, posting.id == table.posting
    )


def _proven(row: Stored, now: datetime) -> bool:
    return row.missed + 1 >= MISSES and row.missed_since is not None and bool(now - row.missed_since >= MISSED_FOR)


def _weigh_gone(connection: Connection, run: Stored) -> None:
    """Forget this run's gone pages when the site's pages cannot be trusted now.

    That is so when none of its pages could be read, not even one that the list shows, or when pages of rows that the
    list shows begin to be gone in numbers: a site that moved its pages, or half of whose servers are empty.
    """
    table = tables.Announcement
    lately = table.gone_last >= run.started_at
    listed = select(tables.Listing.key).where(tables.Listing.run == run.id)
    counted = select(
        func.count().filter(table.last_fetched >= run.started_at),
        func.count().filter(table.gone_at >= run.started_at, table.key.in_(listed)),
        func.count().filter(lately),
    ).where(table.source == run.source)
    read, contradicted, gone = connection.execute(counted).one()
    if not gone or (read and contradicted <= max(1, DOUBTFUL_SHARE * (read + contradicted))):
        return
    mine = update(table).where(table.source == run.source, lately)
    connection.execute(mine.where(table.gone_at >= run.started_at).values(gone_at=None, gone_last=None))
    connection.execute(mine.where(table.gone_at < run.started_at).values(gone_last=table.gone_at))


def _gone(connection: Connection, run: Stored) -> Sequence[Stored]:
    """Announcements whose page was gone twice, hours apart, and not there in between; longer while the list shows them."""
    table = tables.Announcement
    statement = _carried(table.missed_since, table.gone_last).where(
        table.source == run.source, table.present, table.gone_last.is_not(None)
    )
    return [
        row
        for row in connection.execute(statement)
        if row.gone_last - row.gone_at >= (MISSED_FOR if row.last_seen >= run.started_at else GONE_APART)
    ]


def _count_missed(connection: Connection, missing: Sequence[Stored], now: datetime) -> None:
    """A time that lies ahead was written under a wrong clock: counting begins anew."""
    table = tables.Announcement
    ids = [row.id for row in missing if row.missed_since is None or row.missed_since <= now]
    ahead = [row.id for row in missing if row.missed_since is not None and row.missed_since > now]
    for part in parts(ids):
        values = {
            "missed": table.missed + 1,
            "missed_since": func.coalesce(table.missed_since, literal(now, UtcTime())),
        }
        connection.execute(update(table).where(table.id.in_(part)).values(values))
    for part in parts(ahead):
        connection.execute(update(table).where(table.id.in_(part)).values(missed=1, missed_since=now))


def _unlisted_proof(row: Stored) -> dict[str, Any]:
    return {
        "reason": "unlisted",
        "listings": row.missed + 1,
        "since": row.missed_since.isoformat(),
        "last_listed": row.last_seen.isoformat(),
    }


def _gone_proof(row: Stored) -> dict[str, Any]:
    return {"reason": "gone", "first": row.gone_at.isoformat(), "last": row.gone_last.isoformat()}


def _withdraw(
    database: Database, connection: Connection, rows: Sequence[Stored], source: str, proof: Any, now: datetime
) -> int:
    """The announcements are absent, with the proof; postings that nobody carries any more close."""
    table = tables.Announcement
    for row in rows:
        values = {"present": False, "absent_at": now, "absence": proof(row)}
        connection.execute(update(table).where(table.id == row.id).values(values))
    postings = dict.fromkeys(row.posting for row in rows)
    return sum(_closed_by(database, connection, posting, source) for posting in postings)


def _closed_by(database: Database, connection: Connection, posting: str, source: str) -> bool:
    table = tables.Posting
    before = connection.scalar(select(table.status).where(table.id == posting))
    refresh(database, connection, posting, source)
    return before == "open" and connection.scalar(select(table.status).where(table.id == posting)) == "closed"


def note_gone(connection: Connection, source: str, key: str, now: datetime) -> None:
    """A detail page answered that it is gone. Twice, hours apart, is proof; the end of the run acts on it."""
    table = tables.Announcement
    row = connection.execute(
        select(table.id, table.gone_at).where(table.source == source, table.key == key, table.present)
    ).first()
    if row is None:
        return
    first = now if row.gone_at is None or row.gone_at > now else row.gone_at
    connection.execute(update(table).where(table.id == row.id).values(gone_at=first, gone_last=now))


def reopen(database: Database, connection: Connection, postings: Sequence[str], source: str) -> None:
    """A withdrawn announcement is listed again."""
    for posting in sorted(set(postings)):
        refresh(database, connection, posting, source)


def overrule(database: Database, connection: Connection, posting_id: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Open a closed posting on a person's word; states before, with the proof of closing, and after.

    What was proven so far counts no longer, nor do its dates that are over by now: only new proof closes it again.
    """
    posting, table, now = tables.Posting, tables.Announcement, database.clock()
    row = connection.execute(select(posting).where(posting.id == posting_id)).first()
    if row is None or row.merged_into:
        raise StoreError(f"no posting {posting_id}")
    if row.status != "closed":
        raise Conflict(f"posting {posting_id} is open already")
    carried = connection.execute(select(table).where(table.posting == posting_id, table.present.is_(False))).all()
    before = {
        "status": row.status,
        "closed_reason": row.closed_reason,
        "reopened_at": row.reopened_at.isoformat() if row.reopened_at else None,
        "absent": {str(item.id): _absence(item) for item in carried},
    }
    connection.execute(update(table).where(table.id.in_([item.id for item in carried])).values(BACK))
    connection.execute(update(posting).where(posting.id == posting_id).values(reopened_at=now))
    refresh(database, connection, posting_id, STAFF)
    return before, {"status": "open", "closed_reason": None, "reopened_at": now.isoformat()}


_ABSENT = ("gone_at", "gone_last", "absent_at", "missed_since")


def _absence(row: Stored) -> dict[str, Any]:
    times = {name: at.isoformat() for name in _ABSENT if (at := getattr(row, name)) is not None}
    return times | {"missed": row.missed, "absence": row.absence, "last_seen": row.last_seen.isoformat()}


def uphold(database: Database, connection: Connection, posting_id: str, before: dict[str, Any]) -> None:
    """Take the opening by hand back: the proof of closing counts again, but not where a list has shown it since then."""
    table, posting = tables.Announcement, tables.Posting
    for identity, kept in before["absent"].items():
        times = {name: datetime.fromisoformat(kept[name]) if name in kept else None for name in _ABSENT}
        unseen = table.last_seen == datetime.fromisoformat(kept["last_seen"])
        values = {"present": False, "missed": kept["missed"], "absence": kept["absence"], **times}
        connection.execute(
            update(table).where(table.id == int(identity), table.posting == posting_id, unseen).values(values)
        )
    reopened = before["reopened_at"] and datetime.fromisoformat(before["reopened_at"])
    connection.execute(update(posting).where(posting.id == posting_id).values(reopened_at=reopened))
    refresh(database, connection, posting_id, STAFF)


def over(connection: Connection, now: datetime) -> list[str]:
    """Open postings whose deadline or event has passed."""
    table = tables.Posting
    deadline = (table.deadline < now) & _unknown(table.deadline, now)
    event_end = (table.event_end < now - EVENT_GRACE) & _unknown(table.event_end, now)
    return _ids(connection, "open", deadline, event_end)


def early(connection: Connection, now: datetime) -> list[str]:
    """Postings that a clock that ran ahead had closed: by their own dates they are not over."""
    table = tables.Posting
    deadline = (table.closed_reason == "deadline") & (table.deadline >= now)
    event_end = (table.closed_reason == "past") & (table.event_end >= now - EVENT_GRACE)
    return _ids(connection, "closed", deadline, event_end)


def _unknown(date: Any, now: datetime) -> Any:
    """The date was not over when a person opened the posting again."""
    known = tables.Posting.reopened_at
    return or_(known.is_(None), known > now, date >= known)


def _ids(connection: Connection, status: str, *conditions: Any) -> list[str]:
    """Each condition has an index; joined by ``OR`` in the order of ids they had a million postings read (19 s)."""
    table = tables.Posting
    found = [select(table.id).where(table.status == status, each, table.merged_into.is_(None)) for each in conditions]
    by_index(connection)
    return sorted(connection.scalars(union(*found)))


def turn(database: Database, connection: Connection, postings: Sequence[str]) -> int:
    """Let the clock open or close postings; how many it did."""
    table = tables.Posting
    status = select(table.id, table.status).where(table.id.in_(postings))
    before = {row.id: row.status for row in connection.execute(status)}
    for posting_id in before:
        refresh(database, connection, posting_id, "clock")
    return sum(before[row.id] != row.status for row in connection.execute(status))
