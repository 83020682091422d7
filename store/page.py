"""One page, one transaction: what was known, who may be a duplicate, what is saved, which page is done."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from pipelines.posting import Evidence, Posting
from store import cluster, tables
from store.database import Database, run_many
from store.employers import employer_of
from store.failpoints import reach
from store.records import Announcement, Change, Signature, StoreError
from store.tables import Stored

FINGERPRINT = "fingerprint"
CANDIDATES = 30
CROWDED = 200
"""A key that more announcements share than this tells nothing of a pair and would make every lookup slower."""


Status = Literal["open", "closed"]


class Saved:
    """What saving did: the posting, whether it is new, changed or unchanged, its version."""

    __slots__ = ("change", "posting_id", "version")

    def __init__(self, posting_id: str, change: Change, version: int) -> None:
        self.posting_id = posting_id
        self.change: Change = change
        self.version = version


class PageTransaction:
    """The inside of :meth:`store.crawls.Crawls.page`. Everything is committed together when the block ends."""

    def __init__(self, database: Database, connection: Connection, run: int, source: str) -> None:
        self._db = database
        self._connection = connection
        self._run = run
        self._source = source
        self._now = database.clock()
        self.counts = {"new": 0, "changed": 0, "unchanged": 0}

    def announcement(self, source: str, key: str) -> Announcement | None:
        """What this source said under this key before."""
        table = tables.Announcement
        statement = select(*columns()).where(table.source == source, table.key == key)
        row = self._connection.execute(statement).first()
        return None if row is None else announcement(row)

    def candidates(
        self, signature: Signature, limit: int = CANDIDATES, exclude: Announcement | None = None
    ) -> list[Announcement]:
        """Announcements that share a key, those that share most first. Crowded keys are passed over."""
        connection = self._connection
        found: dict[int, int] = {}
        keyed: list[tuple[type[tables.Block] | type[tables.Band], Sequence[str] | Sequence[int]]] = [
            (tables.Block, signature.blocks),
            (tables.Band, signature.bands),
        ]
        for table, keys in keyed:
            if not keys:
                continue
            crowd = (
                select(table.key)
                .where(table.key.in_(keys))
                .group_by(table.key)
                .having(func.count() > CROWDED)
                .scalar_subquery()
            )
            statement = (
                select(table.announcement, func.count())
                .where(table.key.in_(keys), table.key.not_in(crowd))
                .group_by(table.announcement)
                .order_by(func.count().desc(), table.announcement.desc())
                .limit(limit)
            )
            for identity, shared in connection.execute(statement):
                found[identity] = found.get(identity, 0) + shared
        best = sorted(found, key=lambda identity: (-found[identity], -identity))[:limit]
        if exclude is not None:
            best = [identity for identity in best if identity != exclude.id]
        if not best:
            return []
        rows = connection.execute(select(*columns()).where(tables.Announcement.id.in_(best))).all()
        order = {identity: place for place, identity in enumerate(best)}
        return sorted((announcement(row) for row in rows), key=lambda item: order[item.id])

    def seen(self, known: Announcement, url: str) -> Saved:
        """The page says what it said before: only the proof of sight is renewed."""
        table = tables.Announcement
        self._connection.execute(
            update(table)
            .where(table.id == known.id)
            .values(last_seen=self._now, last_fetched=self._now, url=url, **self._row_seen(known.key), **_BACK)
        )
        self.counts["unchanged"] += 1
        posting = self._posting(known.posting_id)
        if posting is not None and posting.closed_reason in ("withdrawn", "gone"):
            refresh(self._db, self._connection, posting.id, self._source)
        return Saved(known.posting_id, "unchanged", posting.version if posting is not None else 0)

    def save(
        self,
        source: str,
        key: str,
        url: str,
        reading: Posting,
        signature: Signature,
        into: str | None = None,
        possible: Sequence[tuple[str, list[Evidence]]] = (),
    ) -> Saved:
        """Store a reading that is new or differs; the cluster, its version and the outbox follow."""
        reach("page-before-save")
        known = self.announcement(source, key)
        decided = self._decided(known)
        home = known.posting_id if known is not None else None
        posting_id = decided or home or into or new_id(source, key)
        identity = self._write_announcement(known, source, key, url, reading, signature.content, posting_id)
        self._write_keys(identity, signature)
        for other, explain in possible:
            self._note_possible(posting_id, other, explain)
        reach("page-after-announcement")
        change = refresh(self._db, self._connection, posting_id, source)
        self.counts["new" if known is None else "changed"] += 1
        version = self._connection.scalar(select(tables.Posting.version).where(tables.Posting.id == posting_id)) or 0
        return Saved(posting_id, change if known is None else "changed", version)

    def done(self, url: str, outcome: str, reason: str = "") -> None:
        """The page's end, in the frontier of this run."""
        table = tables.Frontier
        self._connection.execute(
            update(table).where(table.run == self._run, table.url == url).values(outcome=outcome, reason=reason)
        )
        self._connection.execute(
            delete(tables.Rejected).where(tables.Rejected.source == self._source, tables.Rejected.url == url)
        )

    def _posting(self, posting_id: str) -> Stored | None:
        table = tables.Posting
        return self._connection.execute(
            select(table.id, table.version, table.closed_reason).where(table.id == posting_id)
        ).first()

    def _decided(self, known: Announcement | None) -> str | None:
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
        self, known: Announcement | None, source: str, key: str, url: str, reading: Posting, content: str, posting: str
    ) -> int:
        table = tables.Announcement
        values: dict[str, Any] = {
            "url": url,
            "posting": posting,
            "reading": reading.model_dump(mode="json", by_alias=True),
            "content": content,
            "last_seen": self._now,
            "last_fetched": self._now,
            "fingerprint": "",
        }
        values |= _BACK | self._row_seen(key)
        if known is not None:
            self._connection.execute(update(table).where(table.id == known.id).values(values))
            return known.id
        statement = insert(table).values(source=source, key=key, first_seen=self._now, suppressed=False, **values)
        identity = self._connection.scalar(statement.returning(table.id))
        if identity is None:
            raise StoreError(f"{source} {key}: not written")
        return int(identity)

    def _row_seen(self, key: str) -> dict[str, str]:
        """The list row's fingerprint that this detail was fetched for."""
        table = tables.Frontier
        payload = self._connection.scalar(
            select(table.payload).where(table.run == self._run, table.key == key).limit(1)
        )
        return {"fingerprint": payload[FINGERPRINT]} if payload and FINGERPRINT in payload else {}

    def _write_keys(self, identity: int, signature: Signature) -> None:
        keyed: list[tuple[type[tables.Block] | type[tables.Band], Sequence[str] | Sequence[int]]] = [
            (tables.Block, signature.blocks),
            (tables.Band, signature.bands),
        ]
        for table, keys in keyed:
            self._connection.execute(delete(table).where(table.announcement == identity))
            rows = [{"key": key, "announcement": identity} for key in dict.fromkeys(keys)]
            run_many(self._connection, insert(table), rows)
        statement = self._db.insert(tables.Signature).values(announcement=identity, digest=signature.digest)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=[tables.Signature.announcement], set_={"digest": statement.excluded.digest}
            )
        )

    def _note_possible(self, a: str, b: str, explain: list[Evidence]) -> None:
        if a == b:
            return
        first, second = sorted((a, b))
        statement = self._db.insert(tables.PossibleDuplicate).values(
            a=first,
            b=second,
            explain=[piece.model_dump(mode="json") for piece in explain],
            created_at=self._now,
            settled=False,
        )
        self._connection.execute(statement.on_conflict_do_nothing())


_BACK: dict[str, Any] = {"present": True, "gone_at": None, "missed": 0, "missed_since": None}


def new_id(source: str, key: str) -> str:
    """A short stable id: the same announcement gets the same one on every machine."""
    digest = hashlib.blake2b(f"{source}\0{key}".encode(), digest_size=10).digest()
    number = int.from_bytes(digest, "big")
    letters: list[str] = []
    while len(letters) < 16:
        number, rest = divmod(number, 32)
        letters.append("0123456789abcdefghjkmnpqrstvwxyz"[rest])
    return "".join(letters)


def columns() -> list[Any]:
    """What :func:`announcement` needs of a row."""
    table = tables.Announcement
    return [
        table.id,
        table.source,
        table.key,
        table.url,
        table.posting,
        table.reading,
        table.content,
        table.first_seen,
        table.last_seen,
    ]


def announcement(row: Stored) -> Announcement:
    """A row as the record that goes out."""
    return Announcement(
        id=row.id,
        source=row.source,
        key=row.key,
        url=row.url,
        posting_id=row.posting,
        reading=Posting.model_validate(row.reading),
        content=row.content,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
    )


def refresh(database: Database, connection: Connection, posting_id: str, source: str) -> Change:
    """Merge a cluster anew; write version and outbox row when what readers see has changed."""
    from store.reviewing import review_state

    table = tables.Posting
    rows = connection.execute(select(*columns()).where(tables.Announcement.posting == posting_id)).all()
    if not rows:
        return "unchanged"
    now = database.clock()
    stored = connection.execute(select(table).where(table.id == posting_id)).first()
    merged = cluster.merge([announcement(row) for row in rows])
    merged.id = posting_id
    employer = employer_of(database, connection, merged)
    before = None if stored is None else Posting.model_validate(stored.data)
    changed = cluster.changes(before, merged)
    status, closed_reason = _status(connection, posting_id, merged, now)
    review, reasons = review_state(connection, stored, merged, changed, employer)
    if stored is not None and not changed and (stored.status, stored.review) == (status, review):
        return "unchanged"
    version = 1 if stored is None else stored.version + 1
    merged.status, merged.closed_reason, merged.review = status, closed_reason, review
    merged.review_reasons, merged.version, merged.updated_at = reasons, version, now
    values = posting_values(merged, employer)
    values["waiting_since"] = None if review != "pending" else (stored.waiting_since if stored else None) or now
    if stored is None:
        connection.execute(insert(table).values(id=posting_id, created_at=now, reviewed_by="", hidden=False, **values))
    else:
        connection.execute(update(table).where(table.id == posting_id).values(values))
        if changed:
            _write_version(connection, posting_id, version, now, source, changed)
    reach("page-before-outbox")
    announce(connection, posting_id, version, now)
    return "new" if stored is None else "changed"


def posting_values(posting: Posting, employer: str) -> dict[str, Any]:
    """The columns of a posting row."""
    deadline = None if posting.valid_through is None else cluster.end_of_day(posting.valid_through)
    return {
        "data": posting.model_dump(mode="json", by_alias=True),
        "version": posting.version,
        "type": posting.type,
        "status": posting.status,
        "closed_reason": posting.closed_reason,
        "review": posting.review,
        "review_reasons": posting.review_reasons,
        "employer": employer,
        "deadline": deadline,
        "event_end": cluster.event_over(posting),
        "date_posted": None if posting.date_posted is None else cluster.end_of_day(posting.date_posted),
        "updated_at": posting.updated_at,
    }


def _status(connection: Connection, posting_id: str, merged: Posting, now: datetime) -> tuple[Status, str | None]:
    """Open until its own deadline, the end of its event, or until no source carries it any more."""
    if merged.valid_through is not None and cluster.end_of_day(merged.valid_through) < now:
        return "closed", "deadline"
    over = cluster.event_over(merged)
    if over is not None and over + timedelta(hours=1) < now:
        return "closed", "past"
    table = tables.Announcement
    present = connection.scalar(select(func.count()).where(table.posting == posting_id, table.present))
    return ("open", None) if present else ("closed", "withdrawn")


def _write_version(
    connection: Connection, posting_id: str, number: int, now: datetime, source: str, changed: dict[str, Any]
) -> None:
    connection.execute(
        insert(tables.Version).values(
            posting=posting_id,
            number=number,
            seen_at=now,
            source=source,
            changes={name: list(values) for name, values in changed.items()},
        )
    )


def announce(connection: Connection, posting_id: str, version: int, now: datetime) -> None:
    """Tell the indexers that a posting changed."""
    connection.execute(insert(tables.Outbox).values(posting=posting_id, version=version, at=now))
