"""One page, one transaction: what was known, who may be a duplicate, what is saved, which page is done."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from config.settings import TIMEZONE
from pipelines.posting import TAKEN_AWAY, Evidence, Posting
from store import cluster, keys, tables
from store.columns import Stored
from store.database import Database
from store.employers import employer_of
from store.failpoints import reach
from store.looking import Look
from store.prepared import Prepared
from store.records import Change, Known, Member, Signature, StoreError

FINGERPRINT = "fingerprint"
RECHECK = "recheck"
"""Kind of a frontier page: an announcement's own page, asked again because the list does not show it."""
GONE = "gone"
"""Mark of such a page that was closed because it was gone: when it can be read again, that proof is void."""
COUNTED = ("new", "changed", "unchanged")
Status = Literal["open", "closed"]


_A, _P = tables.Announcement.core(), tables.Posting.core()
_FRONTIER, _REJECTED = tables.Frontier.core(), tables.Rejected.core()

_STORED = Prepared(select(_P).where(_P.c.id == bindparam("posting")))
_BRIEF = Prepared(select(_P.c.id, _P.c.version, _P.c.closed_reason).where(_P.c.id == bindparam("posting")))
_ROW = Prepared(
    select(_FRONTIER.c.kind, _FRONTIER.c.payload)
    .where(_FRONTIER.c.run == bindparam("run"), _FRONTIER.c.key == bindparam("key"))
    .limit(1)
)
_DONE = Prepared(
    update(_FRONTIER)
    .where(_FRONTIER.c.run == bindparam("of_run"), _FRONTIER.c.url == bindparam("of_url"))
    .values(outcome=bindparam("outcome"), reason=bindparam("reason"))
)
_ACCEPTED = Prepared(
    delete(_REJECTED).where(_REJECTED.c.source == bindparam("source"), _REJECTED.c.url == bindparam("url"))
)
_NEW_ANNOUNCEMENT = Prepared(insert(_A).returning(_A.c.id))
_OLD_ANNOUNCEMENT = Prepared(update(_A).where(_A.c.id == bindparam("known")))
_NEW_POSTING = Prepared(insert(_P))
_OLD_POSTING = Prepared(update(_P).where(_P.c.id == bindparam("known")))
_NEW_VERSION = Prepared(insert(tables.Version.core()))
_ANNOUNCE = Prepared(insert(tables.Outbox.core()))


class Saved:
    """What saving did: the posting, and whether it is new, changed or unchanged."""

    __slots__ = ("change", "posting_id")

    def __init__(self, posting_id: str, change: Change) -> None:
        self.posting_id = posting_id
        self.change: Change = change


class PageTransaction(Look):
    """The inside of :meth:`store.crawls.Crawls.page`. Everything is committed together when the block ends."""

    def __init__(
        self, database: Database, connection: Connection, run: int, source: str, before: Look | None = None
    ) -> None:
        super().__init__(database, connection, run, before)
        self._source = source
        self._rows: dict[str, Stored | None] = {}
        self.counts = dict.fromkeys(COUNTED, 0)

    def passed_over(self, known: Known) -> Saved:
        """What is stored is newer: nothing is written."""
        self.counts["unchanged"] += 1
        return Saved(known.posting_id, "unchanged")

    def seen(self, known: Known, url: str, fetched_at: datetime | None = None, *, listed: bool = True) -> Saved:
        """The page says what it said before: only the proof of sight is renewed.

        ``listed``: the list shows it; a page that was only asked again, or replayed, is no proof of that.
        """
        values = self._sighted(known.key, fetched_at or self._now, listed=listed) | self._row_seen(known.key)
        _OLD_ANNOUNCEMENT.run(self._connection, {"known": known.id, "url": url, **values})
        self.counts["unchanged"] += 1
        posting = self._posting(known.posting_id)
        if posting is not None and posting.closed_reason in TAKEN_AWAY:
            refresh(self._db, self._connection, posting.id, self._source)
        return Saved(known.posting_id, "unchanged")

    def _sighted(self, key: str, fetched_at: datetime, *, listed: bool) -> dict[str, Any]:
        row = self._row(key)
        read = {"last_fetched": fetched_at, "checked_at": fetched_at, "gone_at": None, "gone_last": None}
        if row is not None and row.kind == RECHECK:
            return read | (BACK if GONE in row.payload else {})
        if not listed:
            return read
        return read | {"last_seen": self._now} | BACK

    def save(
        self,
        source: str,
        key: str,
        url: str,
        reading: Posting,
        signature: Signature,
        into: str | None = None,
        possible: Sequence[tuple[str, str, list[Evidence]]] = (),
        fetched_at: datetime | None = None,
        *,
        listed: bool = True,
        moves: Mapping[int, str] | None = None,
    ) -> Saved:
        """Store a reading that is new or differs; the cluster, its version and the outbox follow.

        ``into`` is the posting that it is a repost of; a known announcement stays where it is, and nothing else moves.
        """
        from store.clusters import rearrange

        reach("page-before-save")
        known = self.announcement(source, key)
        decided = self._decided(known)
        home = known.posting_id if known is not None else None
        posting_id = decided or home or into or new_id(source, key)
        sighted = self._sighted(key, fetched_at or self._now, listed=listed or known is None)
        values = sighted | {"url": url, "posting": posting_id, "content": signature.content}
        identity = self._write_announcement(known, source, key, reading, values)
        reach("page-before-keys")
        keys.write(self._db, self._connection, identity, self._holders(signature), fresh=known is None)
        for one, other, explain in possible:
            self._note_possible(one or posting_id, other or posting_id, explain)
        if known is None and moves:
            rearrange(self._db, self._connection, moves, self._source)
        reach("page-after-announcement")
        own = None if known is not None else self._member(identity, source, url, reading, values)
        change = refresh(self._db, self._connection, posting_id, source, own)
        self.counts["new" if known is None else "changed"] += 1
        return Saved(posting_id, change if known is None else "changed")

    def _member(self, identity: int, source: str, url: str, reading: Posting, values: dict[str, Any]) -> Member:
        """A new announcement as it would be read again."""
        first, last = (moment.astimezone(TIMEZONE) for moment in (self._now, values["last_seen"]))
        return Member(identity, source, url, first, last, present=True, gone=False, reading=reading)

    def done(self, url: str, outcome: str, reason: str = "") -> None:
        """The page's end, in the frontier of this run."""
        ended = {"of_run": self._run, "of_url": url, "outcome": outcome, "reason": reason}
        reach("page-before-done")
        _DONE.run(self._connection, ended)
        _ACCEPTED.run(self._connection, {"source": self._source, "url": url})

    def _posting(self, posting_id: str) -> Stored | None:
        return _BRIEF.first(self._connection, {"posting": posting_id})

    def _decided(self, known: Known | None) -> str | None:
        """Staff's word on this announcement, which no rule overrides."""
        if known is None:
            return None
        pair, other = tables.PairDecision, tables.Announcement
        partners = (
            select(pair.b)
            .where(pair.a == known.id, pair.same)
            .union(select(pair.a).where(pair.b == known.id, pair.same))
        )
        return self._connection.scalar(select(other.posting).where(other.id.in_(partners)).order_by(other.id).limit(1))

    def _write_announcement(
        self, known: Known | None, source: str, key: str, reading: Posting, values: dict[str, Any]
    ) -> int:
        values = values | {"reading": reading} | self._row_seen(key)
        if known is not None:
            _OLD_ANNOUNCEMENT.run(self._connection, {"known": known.id, **values})
            return known.id
        values = {"fingerprint": "", **values, "source": source, "key": key, "first_seen": self._now}
        values |= {"suppressed": False}
        identity = _NEW_ANNOUNCEMENT.scalar(self._connection, values)
        if identity is None:
            raise StoreError(f"{source} {key}: not written")
        return int(identity)

    def _row(self, key: str) -> Stored | None:
        """The frontier's row that this page was fetched for."""
        if key not in self._rows:
            self._rows[key] = _ROW.first(self._connection, {"run": self._run, "key": key})
        return self._rows[key]

    def _row_seen(self, key: str) -> dict[str, Any]:
        """The list row's fingerprint that this detail was fetched for, and the row itself for asking again later."""
        row = self._row(key)
        if row is None or FINGERPRINT not in row.payload:
            return {}
        return {"fingerprint": row.payload[FINGERPRINT], "entry": row.payload.get("entry")}

    def _note_possible(self, a: str, b: str, explain: list[Evidence]) -> None:
        if a == b:
            return
        first, second = sorted((a, b))
        told = [asdict(piece) for piece in explain]
        values = {"a": first, "b": second, "explain": told, "created_at": self._now, "settled": False}
        self._db.add(tables.PossibleDuplicate).run(self._connection, values)


LISTED: dict[str, Any] = {
    "present": True,
    "missed": 0,
    "missed_since": None,
    "absent_at": None,
    "absence": None,
}
"""What a sight on the list takes back."""
BACK: dict[str, Any] = LISTED | {"gone_at": None, "gone_last": None}
"""What the page itself, read for a row of the list, takes back."""


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
    from store.reviewing import review_state

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
    merged.event = cluster.event_state(before, merged, now)
    changed = cluster.changes(before, merged)
    status, closed_reason = _status(members, merged, now, stored.reopened_at if stored else None)
    review, reasons = review_state(connection, stored, merged, changed, employer)
    state = (status, closed_reason, review)
    if stored is not None and not changed and (stored.status, stored.closed_reason, stored.review) == state:
        return "unchanged"
    version = 1 if stored is None else stored.version + 1
    merged.status, merged.closed_reason, merged.review = status, closed_reason, review
    merged.review_reasons, merged.version, merged.updated_at = reasons, version, now
    values = posting_values(merged, employer)
    values["waiting_since"] = None if review != "pending" else (stored.waiting_since if stored else None) or now
    if stored is None:
        values |= {"id": posting_id, "created_at": now, "reviewed_by": "", "hidden": False}
        _NEW_POSTING.run(connection, values)
    else:
        _OLD_POSTING.run(connection, {"known": posting_id, **values})
        changed = changed | _turned(stored, status, closed_reason)
        if changed:
            _write_version(connection, posting_id, version, now, source, changed)
    reach("page-before-outbox")
    announce(connection, posting_id, version, now)
    return "new" if stored is None else "changed"


def merged_reading(database: Database, connection: Connection, posting_id: str) -> Posting | None:
    """What the sites that carry a posting say, merged; without what staff or the clock add."""
    members = database.readings.members(connection, posting_id)
    return cluster.merge(members) if members else None


def posting_values(posting: Posting, employer: str) -> dict[str, Any]:
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
        "date_posted": None if posting.date_posted is None else cluster.end_of_day(posting.date_posted),
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


def announce(connection: Connection, posting_id: str, version: int, now: datetime) -> None:
    """Tell the indexers that a posting changed."""
    _ANNOUNCE.run(connection, {"posting": posting_id, "version": version, "at": now})
