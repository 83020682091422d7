"""Reading postings, expiry by the clock, takedowns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Text, cast, func, literal, or_, select, tuple_

from pipelines.posting import Posting
from store import lifecycle, neighbours, tables, takedowns
from store.among import among
from store.announcements import announcement, columns
from store.clusters import standing
from store.columns import Stored
from store.database import Database, parts
from store.failpoints import reach
from store.outbox import settled_head
from store.records import Announcement, AuditRow, OutboxChange, Version

_BATCH = 500
_EXPIRED_AT_ONCE = 100
_DOUBLES = 20
# Built once: to build a statement costs SQLAlchemy more than to execute it. The posting comes as JSON text, which is read
# at once into the data class.
_POSTING, _SEEN = tables.Posting.core().c, tables.Announcement.core().c
_MANY = select(cast(_POSTING.data, Text).label("text"), _POSTING.published_at).where(
    among(_POSTING.id, "ids"), _POSTING.hidden.is_(False), _POSTING.merged_into.is_(None)
)
_SIGHTINGS = select(*(_SEEN[name] for name in ("posting", "source", "url", "first_seen", "last_seen"))).where(
    among(_SEEN.posting, "ids")
)


def _bound(key: Any, value: Any) -> Any:
    return literal(value, key.type)


def _published(posting: Posting, row: Stored) -> Posting:
    """With the moment that its document does not hold: older code would not know the field."""
    posting.published_at = row.published_at
    return posting


def _renew_sightings(connection: Connection, postings: Sequence[Posting]) -> None:
    """The times of sight change with every crawl and are therefore read where they are written."""
    if not postings:
        return
    rows = connection.execute(_SIGHTINGS, {"ids": [posting.id for posting in postings]})
    seen = {(posting, source, url): times for posting, source, url, *times in rows}
    for posting in postings:
        for reference in posting.sources:
            times = seen.get((posting.id, reference.source, reference.url))
            if times is not None:
                reference.first_seen, reference.last_seen = times


class Postings:
    """Clusters as the outside sees them."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def get(self, posting_id: str) -> Posting | None:
        """A posting in any review state; one that was merged answers as the one it went into. Hidden ones do not."""
        with self._db.read() as connection:
            today = standing(connection, posting_id)
            if today is None:
                return None
            table = tables.Posting
            row = connection.execute(select(table.data, table.published_at).where(table.id == today)).one()
            posting = _published(Posting.model_validate(row.data), row)
            _renew_sightings(connection, [posting])
            return posting

    def titles(self, ids: Collection[str]) -> dict[str, str]:
        """Titles of postings by id, for staff: of hidden and merged ones too."""
        table = tables.Posting
        with self._db.read() as connection:
            rows = connection.execute(select(table.id, table.data["title"].as_string()).where(table.id.in_(ids)))
            return {row.id: row[1] for row in rows}

    def many(self, ids: Sequence[str], *, sightings: bool = True) -> dict[str, Posting]:
        """Postings by id, hidden and merged ones left out; without ``sightings`` the times of last sight may be old."""
        with self._db.read() as connection:
            rows = connection.execute(_MANY, {"ids": list(ids)}).all()
            found = [_published(Posting.model_validate_json(row.text), row) for row in rows]
            if sightings:
                _renew_sightings(connection, found)
        return {posting.id: posting for posting in found}

    def may_be_same(self, posting_id: str) -> list[Posting]:
        """Published postings that may be the same notice: pairs that rules left to staff, who have not decided yet."""
        pair = tables.PossibleDuplicate
        doubtful = or_(pair.a == posting_id, pair.b == posting_id)
        statement = select(pair.a, pair.b).where(doubtful, pair.settled.is_(False)).order_by(pair.id).limit(_DOUBLES)
        with self._db.read() as connection:
            ids = [b if a == posting_id else a for a, b in connection.execute(statement)]
        found = self.many(ids) if ids else {}
        return [found[one] for one in ids if one in found and found[one].review == "approved"]

    def iterate(self, since: datetime | None = None, approved_only: bool = True) -> Iterator[Posting]:
        """All postings by id; with ``since`` what changed at or after it, oldest change first. Memory stays flat."""
        table = tables.Posting
        keys = (table.id,) if since is None else (table.updated_at, table.id)
        statement = select(table).where(table.merged_into.is_(None), table.hidden.is_(False)).order_by(*keys)
        if approved_only:
            statement = statement.where(table.review == "approved")
        place: tuple[Any, ...] = ("",) if since is None else (since, "")
        while True:
            following = statement.where(tuple_(*keys) > tuple_(*map(_bound, keys, place)))
            with self._db.read() as connection:
                rows = connection.execute(following.limit(_BATCH)).all()
                postings = [_published(Posting.model_validate(row.data), row) for row in rows]
                _renew_sightings(connection, postings)
            if not rows:
                return
            yield from postings
            place = (rows[-1].id,) if since is None else (rows[-1].updated_at, rows[-1].id)

    def approved(self, size: int) -> Iterator[list[str]]:
        """Ids of what is published, in their order, so many at a time."""
        table = tables.Posting
        statement = select(table.id).where(table.merged_into.is_(None), table.hidden.is_(False))
        statement = statement.where(table.review == "approved").order_by(table.id).limit(size)
        after = ""
        while True:
            with self._db.read() as connection:
                ids = list(connection.scalars(statement.where(table.id > after)))
            if not ids:
                return
            yield ids
            after = ids[-1]

    def versions(self, posting_id: str) -> list[Version]:
        """What changed, newest first."""
        table = tables.Version
        with self._db.read() as connection:
            rows = connection.execute(select(table).where(table.posting == posting_id).order_by(table.number.desc()))
            return [
                Version(
                    row.number,
                    row.seen_at,
                    row.source,
                    {name: (values[0], values[1]) for name, values in row.changes.items()},
                )
                for row in rows
            ]

    def announcements(self, posting_id: str) -> list[Announcement]:
        """Each site's own reading, first seen first."""
        table = tables.Announcement
        with self._db.read() as connection:
            rows = connection.execute(
                select(*columns()).where(table.posting == posting_id).order_by(table.first_seen, table.id)
            )
            return [announcement(row) for row in rows]

    def decisions(self, ids: Collection[int]) -> dict[frozenset[int], bool]:
        """Staff's word on pairs of announcements: whether they are the same."""
        with self._db.read() as connection:
            return neighbours.decisions(connection, ids)

    def evidence(self, posting_id: str) -> list[dict[str, Any]]:
        """For each site: is it still listed, since when not, when was its page gone, and by what proof it was closed.

        ``absence`` is ``{"reason": "unlisted", "listings": 3, "since", "last_listed"}`` or ``{"reason": "gone",
        "first", "last"}``: three complete listings without it, or its page twice gone.
        """
        table = tables.Announcement
        statement = select(
            table.source,
            table.url,
            table.present,
            table.gone_at,
            table.gone_last,
            table.missed,
            table.missed_since,
            table.absent_at,
            table.absence,
            table.first_seen,
            table.last_seen,
        ).where(table.posting == posting_id)
        with self._db.read() as connection:
            return [dict(row._mapping) for row in connection.execute(statement.order_by(table.first_seen))]

    def count(self, review: str | None = None) -> int:
        """Postings that are not merged into others."""
        table = tables.Posting
        statement = select(func.count()).select_from(table).where(table.merged_into.is_(None))
        if review is not None:
            statement = statement.where(table.review == review, table.hidden.is_(False))
        with self._db.read() as connection:
            return connection.scalar(statement) or 0

    def expire(self, now: datetime) -> int:
        """Close what its own deadline or event has ended; the number closed.

        What was closed so under a clock that ran ahead is opened again. Found without a lock, turned in short
        transactions: writers get their turn.
        """
        closed = 0
        for wanted in (lifecycle.early, lifecycle.over):
            with self._db.read() as connection:
                ids = wanted(connection, now)
            closed = 0
            for part in parts(ids, _EXPIRED_AT_ONCE):
                with self._db.write() as connection:
                    closed += lifecycle.turn(self._db, connection, part)
                    reach("expire-before-commit")
        return closed

    def hide(self, posting_id: str, actor: str, reason: str) -> AuditRow:
        """Take a posting down everywhere; no later crawl brings it back. Raises :class:`Conflict` when it is down already."""
        with self._db.write(f"posting:{posting_id}") as connection:
            return takedowns.take_down(self._db, connection, posting_id, actor, reason)

    def changes(self, after_seq: int, limit: int = 1000) -> list[OutboxChange]:
        """The stream of changes for bulk users, oldest first."""
        table, head = tables.Outbox, settled_head(self._db)
        with self._db.read() as connection:
            statement = select(table).where(table.seq > after_seq, table.seq <= head).order_by(table.seq).limit(limit)
            rows = connection.execute(statement)
            return [OutboxChange(row.seq, row.posting, row.version) for row in rows]
