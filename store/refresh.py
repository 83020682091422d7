"""A posting as its announcements make it: merged anew; status, review, version and outbox row where readers see a change."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, func, insert, select, update

from pipelines.posting import Posting
from store import cluster, corrections, employer_class, resembling, tables
from store.among import among
from store.columns import Stored
from store.database import Database
from store.employers import employer_of, is_reviewed
from store.failpoints import reach
from store.moments import end_of_day
from store.outbox import announce
from store.prepared import Prepared
from store.records import Change, Member

Status = Literal["open", "closed"]
ReviewState = Literal["pending", "approved", "rejected"]
STAFF = "staff"
"""In the place of a source: a person has moved or corrected announcements, no source has changed one."""
_P = tables.Posting.core()
_STORED = Prepared(select(_P).where(_P.c.id == bindparam("posting")).with_for_update())
"""Locked, so that a page and a person who decides or corrects do not undo each other's work; SQLite has one writer anyway."""
_NEW_POSTING = Prepared(insert(_P))
_OLD_POSTING = Prepared(update(_P).where(_P.c.id == bindparam("known")))
_NEW_VERSION = Prepared(insert(tables.Version.core()))


def new_id(source: str, key: str) -> str:
    """A short stable id: the same announcement gets the same one on every machine."""
    digest = hashlib.blake2b(f"{source}\0{key}".encode(), digest_size=10).digest()
    number = int.from_bytes(digest, "big")
    letters: list[str] = []
    while len(letters) < 16:
        number, rest = divmod(number, 32)
        letters.append("0123456789abcdefghjkmnpqrstvwxyz"[rest])
    return "".join(letters)


def refresh(
    database: Database, connection: Connection, posting_id: str, source: str, new: Member | None = None
) -> Change:
    """Merge a cluster anew; write version and outbox row when what readers see has changed.

    ``new`` is an announcement that has just come to it: alone where there is no such posting yet.
    """
    stored = _STORED.first(connection, {"posting": posting_id})
    alone = new is not None and stored is None
    members = [new] if new is not None and alone else database.readings.members(connection, posting_id)
    if not members:
        return "unchanged"
    now = database.clock()
    merged = cluster.merge(members)
    merged.id = posting_id
    employer = employer_of(database, connection, merged)
    before = None if stored is None else Posting.model_validate(stored.data)
    merged.event = cluster.event_state(before, merged, now, by_staff=source == STAFF)
    changed = cluster.changes(before, merged)
    status, closed_reason = _status(cluster.vouched(members), merged, now, stored.reopened_at if stored else None)
    if source != STAFF and corrections.lost(before, merged):
        merged.review_reasons = sorted({*merged.review_reasons, corrections.LOST})
    again = _asks(stored, changed) and bool(resembling.resembled(connection, merged, employer, now))
    review, reasons = _review_state(connection, stored, merged, changed, employer, again, by_staff=source == STAFF)
    state = (status, closed_reason, review, reasons)
    if stored is not None and not changed and _state(stored) == state:
        return "unchanged"
    version = 1 if stored is None else stored.version + 1
    merged.status, merged.closed_reason, merged.review = status, closed_reason, review
    merged.review_reasons, merged.version, merged.updated_at = reasons, version, now
    values = _posting_values(merged, employer)
    values["published_at"] = published_at(stored, review, now)
    values["waiting_since"] = None if review != "pending" else (stored.waiting_since if stored else None) or now
    if stored is None:
        values |= {"id": posting_id, "created_at": now, "reviewed_by": "", "hidden": False}
        _NEW_POSTING.run(connection, values)
    else:
        _OLD_POSTING.run(connection, {"known": posting_id, **values})
        if stored.employer not in ("", employer):
            employer_class.left(database, connection, stored.employer, posting_id)
        changed = changed | _turned(stored, status, closed_reason)
        if changed:
            _write_version(connection, posting_id, version, now, source, changed)
    reach("page-before-outbox")
    announce(connection, posting_id, version, now)
    return "new" if stored is None else "changed"


def _state(stored: Stored) -> tuple[Any, ...]:
    return stored.status, stored.closed_reason, stored.review, list(stored.review_reasons)


def published_at(stored: Stored | None, review: str, now: datetime) -> datetime | None:
    """When a posting was first published, once and for all; none for one of before schema 0016: that was at its first sight."""
    if review != "approved" or (stored is not None and (stored.published_at or stored.review == "approved")):
        return None if stored is None else stored.published_at
    return now


def _posting_values(posting: Posting, employer: str) -> dict[str, Any]:
    """The columns of a posting row."""
    return {
        "data": posting,
        "version": posting.version,
        "type": posting.type,
        "status": posting.status,
        "closed_reason": posting.closed_reason,
        "review": posting.review,
        "review_reasons": posting.review_reasons,
        "employer": employer,
        "deadline": cluster.last_moment(posting),
        "event_end": cluster.event_end(posting),
        "date_posted": None if posting.date_posted is None else end_of_day(posting.date_posted),
        "updated_at": posting.updated_at,
    }


def _status(
    members: Sequence[Member], merged: Posting, now: datetime, reopened_at: datetime | None
) -> tuple[Status, str | None]:
    """Open until its own deadline, the end of its event, or until no source carries it any more.

    Dates that were over when a person opened it again close nothing: the person knew them.
    """
    known = reopened_at if reopened_at is not None and reopened_at <= now else None
    if cluster.deadline_over(merged, now) and not (known and cluster.deadline_over(merged, known)):
        return "closed", "deadline"
    past = merged.event is not None and merged.event.status == "past"
    end = cluster.event_end(merged)
    if past and not (known and end is not None and end < known):
        return "closed", "past"
    if any(member.present for member in members):
        return "open", None
    return "closed", "gone" if all(member.gone for member in members) else "withdrawn"


def _turned(stored: Stored, status: str, closed_reason: str | None) -> dict[str, tuple[Any, Any]]:
    """Opening and closing belong to a posting's history as well."""
    if stored.status == status:
        return {}
    return {"status": (stored.status, status), "closed_reason": (stored.closed_reason, closed_reason)}


def _write_version(
    connection: Connection, posting_id: str, number: int, now: datetime, source: str, changed: dict[str, Any]
) -> None:
    _NEW_VERSION.run(
        connection,
        {
            "posting": posting_id,
            "number": number,
            "seen_at": now,
            "source": source,
            "changes": {name: list(values) for name, values in changed.items()},
        },
    )


def _asks(stored: Stored | None, changed: dict[str, Any]) -> bool:
    """Whether to look for what was taken down: not of what a person has decided on, nor of what was published before and is still called so."""
    if stored is None:
        return True
    named = not changed.keys().isdisjoint(("title", "hiring_organization"))
    return not stored.reviewed_by and (stored.review == "pending" or named)


def _review_state(
    connection: Connection,
    stored: Stored | None,
    merged: Posting,
    changed: dict[str, Any],
    employer: str,
    again: bool,
    *,
    by_staff: bool,
) -> tuple[ReviewState, list[str]]:
    """Review state and reasons of a posting that is being saved.

    A person's rejection stays. A person's approval stays until the substance changes, or what staff had corrected; what waits
    for such a change waits until a person decides. Otherwise a source that is trusted to publish, or an employer that staff
    know, publishes at once unless a rule asks for a look, the source does not vouch for it, or it may be what was taken down
    put up ``again``. A person who moves or corrects
    announcements sees what they say: nothing that is published is taken back by that.
    """
    if by_staff and stored is not None and stored.review == "approved":
        return "approved", []
    reasons = [*merged.review_reasons]
    trusted = _trusted(connection, merged)
    if not trusted and not is_reviewed(connection, employer):
        reasons.append("new_employer")
    if again:
        reasons.append(resembling.RESEMBLES)
    if stored is not None and stored.reviewed_by:
        if stored.review == "rejected":
            return "rejected", list(stored.review_reasons)
        if stored.review == "approved" and not cluster.substantial(changed) and corrections.LOST not in reasons:
            return "approved", []
        reasons += ["changed", *cluster.event_changes(changed)]
    elif stored is not None and stored.review == "approved" and not trusted and cluster.substantial(changed):
        reasons += ["changed", *cluster.event_changes(changed)]
    if stored is not None and stored.review == "pending":
        kept = ("changed", corrections.LOST, *cluster.EVENT_CHANGES)
        reasons += [reason for reason in kept if reason in stored.review_reasons]
    reasons = sorted(set(reasons))
    return ("pending" if reasons else "approved"), reasons


def _trusted(connection: Connection, merged: Posting) -> bool:
    ids = [reference.source for reference in merged.sources]
    return bool(_PUBLISHING.scalar(connection, {"ids": ids}))


_SOURCE = tables.Source.core().c
_PUBLISHING = Prepared(select(func.count()).where(among(_SOURCE.id, "ids"), _SOURCE.trust == "publish"))
