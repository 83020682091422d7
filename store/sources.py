"""Sources: what the registry says of them, when they are due, how they fare, what staff say of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, update
from sqlalchemy.orm import aliased

from pipelines.posting import NEWS
from store import tables
from store.columns import Stored
from store.database import Database
from store.records import AuditRow, SourceHealth, SourceRecord, StoreError
from store.trail import write_audit
from store.vouching import ELSEWHERE

RECENT = 1000
"""Changes that are looked at after a decision: many more than one makes."""

ACCEPTED_FOR = timedelta(hours=72)
"""How long a person's word that a smaller listing is right holds: three listings over 48 hours fit into it."""


def accepted_lately(connection: Connection, source: str, now: datetime) -> bool:
    """Whether a person's word on a source's list holds."""
    at = connection.scalar(select(tables.Source.accepted_at).where(tables.Source.id == source))
    return at is not None and now - at < ACCEPTED_FOR


class Sources:
    """The sources of all crawls."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def sync_sources(self, records: Sequence[SourceRecord]) -> None:
        """Make the table say what the registry says; a source that left it is disabled, its postings stay."""
        table = tables.Source
        rows = [_values(record) for record in records]
        with self._db.read() as connection:
            known: dict[str, Any] = {row.id: row._mapping for row in connection.execute(select(table))}
        changed = [
            row for row in rows if any(known.get(str(row["id"]), {}).get(name) != value for name, value in row.items())
        ]
        left = [
            identity for identity, row in known.items() if row["enabled"] and identity not in {r["id"] for r in rows}
        ]
        if not changed and not left:
            return
        with self._db.write("sources") as connection:
            for row in changed:
                self._put(connection, row)
            if left:
                connection.execute(update(table).where(table.id.in_(left)).values(enabled=False))

    def know_source(self, record: SourceRecord) -> None:
        """Make one source known as the registry says it; nothing is written when it is."""
        row, table = _values(record), tables.Source
        with self._db.read() as connection:
            known = connection.execute(select(table).where(table.id == record.id)).first()
        if known is not None and all(getattr(known, name) == value for name, value in row.items()):
            return
        with self._db.write("sources") as connection:
            self._put(connection, row)

    def _put(self, connection: Connection, row: dict[str, Any]) -> None:
        """As the registry says it; what is known of it beside that stays."""
        statement = self._db.insert(tables.Source).values(**row, next_due_at=None)
        connection.execute(statement.on_conflict_do_update(index_elements=[tables.Source.id], set_=row))

    def sources(self) -> list[SourceRecord]:
        """All sources that were ever registered, by id."""
        with self._db.read() as connection:
            return [_record(row) for row in connection.execute(select(tables.Source).order_by(tables.Source.id))]

    def due(self, now: datetime) -> list[str]:
        """Enabled sources whose turn has come; one that never ran is due at once, and one that ran in the future."""
        table = tables.Source
        with self._db.read() as connection:
            return list(connection.scalars(_due(now).order_by(table.next_due_at, table.id)))

    def is_due(self, source: str, now: datetime) -> bool:
        """Whether a source's turn is still to come, see :meth:`due`."""
        with self._db.read() as connection:
            return connection.scalar(_due(now).where(tables.Source.id == source)) is not None

    def set_due(self, source: str, at: datetime) -> None:
        """Note a source's next turn."""
        with self._db.write() as connection:
            connection.execute(update(tables.Source).where(tables.Source.id == source).values(next_due_at=at))

    def accept(self, source: str, actor: str, reason: str = "") -> AuditRow:
        """A person has looked: the source's smaller listing is right, and what it no longer lists may be closed."""
        now, table = self._db.clock(), tables.Source
        with self._db.write("sources") as connection:
            row = connection.execute(select(table).where(table.id == source)).first()
            if row is None:
                raise StoreError(f"no source {source}")
            connection.execute(update(table).where(table.id == source).values(accepted_at=now))
            before = {"accepted_at": row.accepted_at.isoformat() if row.accepted_at else None}
            return write_audit(connection, now, actor, "accept_listing", source, reason, before)

    def add(self, record: SourceRecord, actor: str) -> AuditRow:
        """A person has put a site into the registry: known at once, before the registry is read again."""
        self.know_source(record)
        with self._db.write() as connection:
            after = {"url": record.url, "name": record.name, "kind": record.kind}
            return write_audit(connection, self._db.clock(), actor, "add_site", record.id, after=after)

    def outcomes(self) -> dict[str, str]:
        """How the last run of each source that is crawled ended; those that never ran are left out."""
        run, source = tables.Run, tables.Source
        ended = select(run.outcome).where(run.source == source.id, run.finished_at.is_not(None))
        last = ended.order_by(run.id.desc()).limit(1).scalar_subquery()
        with self._db.read() as connection:
            rows = connection.execute(select(source.id, last.label("outcome")).where(source.enabled))
            return {row.id: row.outcome for row in rows if row.outcome is not None}

    def note_carried(self, run_id: int, source: str) -> None:
        """Keep with a run how much its source carries, so that nobody counts all sources' announcements to show their health.

        Counted before the lock is taken: at ten thousand announcements it takes longer than the rest of a run's end.
        """
        with self._db.read() as connection:
            head = connection.scalar(select(func.max(tables.Outbox.seq))) or 0
            carried = _count_carried(connection, [source]).get(source, (0, 0))
        table = tables.Run
        with self._db.write(f"run:{run_id}") as connection:
            detail = connection.scalar(select(table.detail).where(table.id == run_id))
            values = {"detail": {**(detail or {}), "carried": list(carried), "carried_at": head}}
            connection.execute(update(table).where(table.id == run_id).values(values))

    def recount(self, last: int = RECENT) -> None:
        """Count anew what sources carry of which postings were changed since it was noted, as staff and the clock do it.

        Only the ``last`` changes are looked at, whatever the store's size: of older ones the source's next run takes account.
        """
        change, carried = tables.Outbox, tables.Announcement
        with self._db.read() as connection:
            head = connection.scalar(select(func.max(change.seq))) or 0
            rows = connection.execute(
                select(carried.source, func.max(change.seq).label("seq"))
                .join(change, change.posting == carried.posting)
                .where(change.seq > head - last)
                .group_by(carried.source)
            ).all()
            runs = [(row.seq, run) for row in rows for run in _last_runs(connection, row.source)[:1]]
        for seq, run in runs:
            if run.detail.get("carried") and run.detail.get("carried_at", 0) < seq:
                self.note_carried(run.id, run.source)

    def health(self, only: Collection[str] | None = None) -> list[SourceHealth]:
        """One row a source: when it last yielded, how much, what is wrong.

        How much it carries is counted now for ``only`` some; for all, which would read every announcement, it is as each
        source's last run left it.
        """
        table = tables.Source
        wanted = select(table).order_by(table.id)
        with self._db.read() as connection:
            rows = connection.execute(wanted if only is None else wanted.where(table.id.in_(only))).all()
            runs = {row.id: _last_runs(connection, row.id) for row in rows}
            counts = _carried(runs) if only is None else {}
            counts |= _count_carried(connection, [row.id for row in rows if row.id not in counts])
            return [_health(_record(row), row.next_due_at, runs[row.id], counts.get(row.id, (0, 0))) for row in rows]


def _health(
    record: SourceRecord, due: datetime | None, runs: Sequence[Stored], carried: tuple[int, int]
) -> SourceHealth:
    good = [run.finished_at for run in runs if run.outcome == "ok"]
    fresh = [run.finished_at for run in runs if run.new]
    present, total = carried
    return SourceHealth(
        record=record,
        last_run_at=runs[0].finished_at if runs else None,
        last_ok_at=good[0] if good else None,
        last_outcome=runs[0].outcome if runs else "",
        last_reason=runs[0].reason if runs else "",
        elsewhere=runs[0].detail.get(ELSEWHERE, "") if runs else "",
        last_new_at=fresh[0] if fresh else None,
        next_due_at=due,
        open_postings=present,
        total_postings=total,
        recent_outcomes=[run.outcome for run in runs],
        fill=next((run.detail["fill"] for run in runs if run.detail.get("fill")), {}),
        unread=next((run.detail["unread"] for run in runs if run.detail.get("unread")), {}),
    )


def _last_runs(connection: Connection, source: str) -> Sequence[Stored]:
    table = tables.Run
    ended = select(table).where(table.source == source, table.finished_at.is_not(None))
    return connection.execute(ended.order_by(table.id.desc()).limit(10)).all()


def _carried(runs: dict[str, Sequence[Stored]]) -> dict[str, tuple[int, int]]:
    """As the last runs left it, of sources that have such a run."""
    kept = {source: its[0].detail.get("carried") for source, its in runs.items() if its}
    return {source: (counts[0], counts[1]) for source, counts in kept.items() if counts}


def _count_carried(connection: Connection, sources: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Of each source its postings that a search finds open, and all; those without any are left out.

    A posting that stands at two addresses of a source is one of its postings.
    """
    announcement, posting = tables.Announcement, tables.Posting
    visible = (
        posting.status == "open", posting.review == "approved", posting.hidden.is_(False), posting.type.not_in(NEWS)
    )  # fmt: skip
    statement = (
        select(
            announcement.source,
            func.count(posting.id.distinct()).filter(*visible, announcement.doubt == ""),
            func.count(posting.id.distinct()),
        )
        .join(posting, posting.id == announcement.posting)
        .where(announcement.source.in_(sources))
        .group_by(announcement.source)
    )
    return {source: (present, total) for source, present, total in connection.execute(statement)}


def _values(record: SourceRecord) -> dict[str, Any]:
    return {name: getattr(record, name) for name in SourceRecord.__slots__}


def _record(row: Stored) -> SourceRecord:
    return SourceRecord(**{name: getattr(row, name) for name in SourceRecord.__slots__})


def _due(now: datetime) -> Select[str]:
    """Ids of sources whose turn has come."""
    table = tables.Source
    come = or_(table.next_due_at.is_(None), table.next_due_at <= now, _ran_ahead(now))
    return select(table.id).where(table.enabled, table.state != "blocked", come)


def _ran_ahead(now: datetime) -> ColumnElement[bool]:
    """The last run of a source lies in the future: the clock was wrong, and so is the next turn."""
    table, later = tables.Run, aliased(tables.Run)
    last = select(func.max(later.id)).where(later.source == table.source).correlate(table).scalar_subquery()
    ahead = select(table.id).where(table.source == tables.Source.id, table.id == last, table.started_at > now)
    return ahead.correlate(tables.Source).exists()
