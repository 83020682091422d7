"""What students may see: the rules of review, the queue, decisions with an append-only audit, undoing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, and_, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from pipelines.posting import Evidence, Posting
from store import employers, lifecycle, tables
from store.clusters import (
    forget_difference,
    merge_postings,
    split_posting,
    standing,
    tell_apart,
    unmerge_postings,
    unsplit_posting,
)
from store.columns import Stored
from store.database import Database
from store.outbox import announce
from store.records import AuditRow, Conflict, PossibleDuplicate, QueueEntry, StoreError
from store.trail import TrailState, audit_row, examine, write_audit

Action = Literal["approve", "reject"]
ReviewState = Literal["pending", "approved", "rejected"]


class Review:
    """The staff desk."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def queue(
        self, limit: int = 50, after: str = "", reason: str | None = None, source: str | None = None, employer: str = ""
    ) -> list[QueueEntry]:
        """Postings that wait, the longest waiting first; ``after`` is the id of the last one seen."""
        table = tables.Posting
        statement = select(table).where(*_waiting()).order_by(table.waiting_since, table.id)
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
        )

    def queue_size(self) -> int:
        """How many postings wait."""
        with self._db.read() as connection:
            return connection.scalar(select(func.count()).select_from(tables.Posting).where(*_waiting())) or 0

    def arrived(self, since: datetime) -> int:
        """How many postings began to wait since then, decided meanwhile or not."""
        table = tables.Posting
        with self._db.read() as connection:
            waiting = connection.scalars(select(table.id).where(*_waiting(), table.waiting_since >= since))
            found = set(waiting)
            for row in _decisions(connection, since):
                found |= {posting for posting, began in _began(row) if began >= since}
        return len(found)

    def waiting(self) -> dict[str, list[tuple[str, int]]]:
        """How many wait for each of the ``reasons``, from each of the ``sources`` and ``employers``, the most first."""
        posting = tables.Posting
        with self._db.read() as connection:
            rows = connection.execute(select(posting.review_reasons, posting.employer).where(*_waiting())).all()
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
            .where(*_waiting())
            .distinct()
        )
        with self._db.read() as connection:
            return Counter(row.source for row in connection.execute(carriers))

    def decided(self, since: datetime) -> int:
        """How many postings, pairs and other things were decided since then and not undone; an employer's as many as it published."""
        with self._db.read() as connection:
            rows = _decisions(connection, since)
        return sum(len(row.before["postings"]) if row.action == "approve_employer" else 1 for row in rows)

    def decide(
        self, posting_id: str, action: Action, actor: str, reason: str = "", expected_version: int | None = None
    ) -> AuditRow:
        """Approve or reject. Raises :class:`Conflict` when the posting is not the version that the person saw."""
        with self._db.write(f"posting:{posting_id}") as connection:
            row = _row(connection, posting_id)
            if expected_version is not None and row.version != expected_version:
                raise Conflict(f"posting {posting_id} has changed since you opened it: look again")
            review = {"approve": "approved", "reject": "rejected"}[action]
            before = _state(row) | _since(row)
            after = {"review": review, "reviewed_by": actor, "review_reasons": []}
            _set(self._db, connection, row, after)
            return write_audit(connection, self._db.clock(), actor, action, posting_id, reason, before, after)

    def undo(self, audit_id: int, actor: str) -> AuditRow:
        """Take a decision back; the undoing is a decision of its own. Raises :class:`Conflict` when done already."""
        table = tables.Audit
        with self._db.write(f"audit:{audit_id}") as connection:
            row = connection.execute(select(table).where(table.id == audit_id)).first()
            if row is None:
                raise StoreError(f"no decision {audit_id}")
            if connection.scalar(select(table.id).where(table.undoes == audit_id)) is not None:
                raise Conflict(f"decision {audit_id} was undone already")
            self._undo(connection, row)
            return write_audit(
                connection,
                self._db.clock(),
                actor,
                f"undo_{row.action}",
                row.subject,
                before=row.after,
                after=row.before,
                undoes=audit_id,
            )

    def _undo(self, connection: Connection, row: Stored) -> None:
        if row.action in ("approve", "reject", "hide"):
            if _merged_since(connection, row):
                raise Conflict(f"posting {row.subject} was merged since decision {row.id}: undo that first")
            _set(self._db, connection, _row(connection, row.subject), dict(row.before))
        elif row.action == "approve_employer":
            employers.set_reviewed(connection, row.subject, False)
            for posting_id, before in row.before.get("postings", {}).items():
                _set(self._db, connection, _row(connection, posting_id), before)
        elif row.action == "merge":
            unmerge_postings(self._db, connection, row)
        elif row.action == "split":
            unsplit_posting(self._db, connection, row)
        elif row.action == "not_duplicates":
            forget_difference(connection, row)
        elif row.action == "merge_employers":
            employers.unmerge(self._db, connection, row.subject, row.before)
        elif row.action == "set_class":
            employers.restore_class(self._db, connection, row)
        elif row.action == "reopen":
            lifecycle.uphold(self._db, connection, row.subject, row.before)
        else:
            raise StoreError(f"a decision of kind {row.action} cannot be undone")

    def approve_employer(self, employer_id: str, actor: str) -> AuditRow:
        """Know an employer: its postings that wait for nothing else are published, the coming ones too.

        Raises :class:`Conflict` when it is known already.
        """
        table, known = tables.Posting, tables.Employer
        with self._db.write(f"employer:{employer_id}") as connection:
            reviewed = connection.scalar(select(known.reviewed).where(known.id == employer_id))
            if reviewed is None:
                raise StoreError(f"no employer {employer_id}")
            if reviewed:
                raise Conflict(f"employer {employer_id} is known already")
            employers.set_reviewed(connection, employer_id, True)
            published: dict[str, Any] = {}
            for row in connection.execute(select(table).where(*_waiting(), table.employer == employer_id)).all():
                if set(row.review_reasons) <= {"new_employer"}:
                    published[row.id] = _state(row) | _since(row)
                    _set(self._db, connection, row, {"review": "approved", "reviewed_by": "", "review_reasons": []})
            before = {"reviewed": False, "postings": published}
            after = {"reviewed": True, "published": sorted(published)}
            return write_audit(
                connection, self._db.clock(), actor, "approve_employer", employer_id, before=before, after=after
            )

    def closed(self, limit: int = 50, after: str = "", reason: str | None = None) -> list[Posting]:
        """Closed postings that students saw, the last closed or changed first; ``after`` is the id of the last one seen."""
        table = tables.Posting
        statement = (
            select(table.data)
            .where(table.status == "closed", table.review == "approved", table.merged_into.is_(None))
            .where(table.hidden.is_(False))
            .order_by(table.updated_at.desc(), table.id)
            .limit(limit)
        )
        if reason is not None:
            statement = statement.where(table.closed_reason == reason)
        with self._db.read() as connection:
            mark = connection.scalar(select(table.updated_at).where(table.id == after)) if after else None
            if mark is not None:
                older = table.updated_at < mark
                statement = statement.where(or_(older, and_(table.updated_at == mark, table.id > after)))
            return [Posting.model_validate(row.data) for row in connection.execute(statement)]

    def reopen(self, posting_id: str, actor: str, reason: str = "") -> AuditRow:
        """Open a closed posting again, whatever closed it and however long ago; only new proof closes it once more."""
        with self._db.write(f"posting:{posting_id}") as connection:
            before, after = lifecycle.overrule(self._db, connection, posting_id)
            return write_audit(connection, self._db.clock(), actor, "reopen", posting_id, reason, before, after)

    def audit(self, subject: str | None = None, limit: int = 100, before: int | None = None) -> list[AuditRow]:
        """Decisions, newest first; ``before`` is the id of the last one seen."""
        table = tables.Audit
        statement = select(table).order_by(table.id.desc()).limit(limit)
        if before is not None:
            statement = statement.where(table.id < before)
        if subject is not None:
            statement = statement.where(table.subject == subject)
        with self._db.read() as connection:
            rows = connection.execute(statement).all()
            ids = [row.id for row in rows]
            pairs = connection.execute(select(table.undoes, table.id).where(table.undoes.in_(ids)))
            undone = {row.undoes: row.id for row in pairs}
        return [audit_row(row, undone.get(row.id)) for row in rows]

    def trail(self) -> TrailState:
        """Whether the audit is as it was written."""
        return examine(self._db)

    def possible(self, limit: int = 50, after: int = 0) -> list[PossibleDuplicate]:
        """Pairs that rules could not settle, oldest first; ``after`` is the id of the last one seen."""
        table = tables.PossibleDuplicate
        statement = select(table).where(*_unsettled(), table.id > after).order_by(table.id).limit(limit)
        with self._db.read() as connection:
            rows = connection.execute(statement).all()
        return [
            PossibleDuplicate(row.id, row.a, row.b, [Evidence(**x) for x in row.explain], row.created_at)
            for row in rows
        ]

    def possible_size(self) -> int:
        """How many pairs wait."""
        with self._db.read() as connection:
            return (
                connection.scalar(select(func.count()).select_from(tables.PossibleDuplicate).where(*_unsettled())) or 0
            )

    def merge(self, a: str, b: str, actor: str) -> AuditRow:
        """Say that two postings are one; remembered for every coming crawl."""
        with self._db.write(f"posting:{a}", f"posting:{b}") as connection:
            before, after = merge_postings(self._db, connection, a, b, actor)
            return write_audit(connection, self._db.clock(), actor, "merge", after["into"], before=before, after=after)

    def split(self, posting_id: str, announcement_ids: Sequence[int], actor: str) -> AuditRow:
        """Say that some sites' announcements are another posting; remembered for every coming crawl."""
        with self._db.write(f"posting:{posting_id}") as connection:
            before, after = split_posting(self._db, connection, posting_id, announcement_ids, actor)
            return write_audit(connection, self._db.clock(), actor, "split", posting_id, before=before, after=after)

    def judge(self, pair_id: int, seen: tuple[str, str], actor: str, *, same: bool) -> AuditRow:
        """Say whether a possible pair is one posting; remembered for every coming crawl.

        ``seen`` are the two postings as they were shown. Raises :class:`Conflict` when somebody else has judged the pair or
        has merged or taken down one of the two since.
        """
        table = tables.PossibleDuplicate
        with self._db.write(f"pair:{pair_id}", *(f"posting:{each}" for each in seen)) as connection:
            row = connection.execute(select(table).where(table.id == pair_id)).first()
            if row is None:
                raise StoreError(f"no pair {pair_id}")
            a, b = standing(connection, row.a), standing(connection, row.b)
            if row.settled or a is None or b is None or {a, b} != set(seen) or a == b:
                raise Conflict(f"pair {pair_id} has been dealt with since you saw it: look again")
            if same:
                action, (before, after) = "merge", merge_postings(self._db, connection, a, b, actor, pair_id)
                subject = after["into"]
            else:
                action, (before, after) = "not_duplicates", tell_apart(self._db, connection, pair_id, a, b, actor)
                subject = a
            return write_audit(connection, self._db.clock(), actor, action, subject, before=before, after=after)

    def report_problem(self, posting_id: str, kind: str, text: str) -> int:
        """A reader's report; the number of the report."""
        table = tables.Problem
        values = {"posting": posting_id, "kind": kind[:40], "text": text[:2000], "at": self._db.clock()}
        with self._db.write() as connection:
            statement = insert(table).values(**values, resolved_by="", note="").returning(table.id)
            return int(connection.scalar(statement) or 0)

    def problems(self, limit: int = 50) -> list[dict[str, Any]]:
        """Reports that nobody has answered, oldest first."""
        table = tables.Problem
        with self._db.read() as connection:
            rows = connection.execute(select(table).where(table.resolved_by == "").order_by(table.id).limit(limit))
            return [dict(row._mapping) for row in rows]

    def problems_size(self) -> int:
        """How many reports nobody has answered."""
        table = tables.Problem
        with self._db.read() as connection:
            return connection.scalar(select(func.count()).select_from(table).where(table.resolved_by == "")) or 0

    def resolve_problem(self, problem_id: int, actor: str, note: str = "") -> AuditRow:
        """Answer a report."""
        table = tables.Problem
        with self._db.write() as connection:
            row = connection.execute(select(table).where(table.id == problem_id)).first()
            if row is None:
                raise StoreError(f"no report {problem_id}")
            connection.execute(update(table).where(table.id == problem_id).values(resolved_by=actor, note=note))
            return write_audit(connection, self._db.clock(), actor, "resolve_problem", row.posting, note)


def _waiting() -> tuple[Any, ...]:
    table = tables.Posting
    return table.review == "pending", table.merged_into.is_(None), table.hidden.is_(False)


def _unsettled() -> tuple[Any, ...]:
    """Pairs that nobody has judged; what was taken down is none any more."""
    pair, posting = tables.PossibleDuplicate, tables.Posting
    hidden = select(posting.id).where(posting.id.in_([pair.a, pair.b]), posting.hidden).correlate(pair).exists()
    return pair.settled.is_(False), ~hidden


def _merged_since(connection: Connection, row: Stored) -> bool:
    """Whether the posting of a decision was merged with another one later, which was not undone."""
    table, later = tables.Audit, aliased(tables.Audit)
    undone = select(later.id).where(later.undoes == table.id).exists()
    merges = select(table.after).where(table.id > row.id, table.action == "merge", ~undone)
    return any(row.subject in (after["into"], after["from"]) for after in connection.scalars(merges))


def _row(connection: Connection, posting_id: str) -> Stored:
    row = connection.execute(select(tables.Posting).where(tables.Posting.id == posting_id)).first()
    if row is None:
        raise StoreError(f"no posting {posting_id}")
    return row


def _state(row: Stored) -> dict[str, Any]:
    return {
        "review": row.review,
        "reviewed_by": row.reviewed_by,
        "review_reasons": list(row.review_reasons),
        "hidden": row.hidden,
    }


def _since(row: Stored) -> dict[str, Any]:
    """Since when a posting waited that is decided: what arrived today is counted by it, and what is undone waits as long."""
    return {"waiting_since": row.waiting_since.isoformat()} if row.waiting_since else {}


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


def _set(database: Database, connection: Connection, row: Stored, state: dict[str, Any]) -> None:
    """Write a review state with a new version, so that the index follows."""
    table = tables.Posting
    now, version = database.clock(), row.version + 1
    document = {**row.data, "review": state["review"], "review_reasons": state["review_reasons"], "version": version}
    began = datetime.fromisoformat(state["waiting_since"]) if "waiting_since" in state else now
    values = {name: value for name, value in state.items() if name != "waiting_since"} | {
        "waiting_since": (row.waiting_since or began) if state["review"] == "pending" else None
    }
    connection.execute(
        update(table).where(table.id == row.id).values(**values, data=document, version=version, updated_at=now)
    )
    announce(connection, row.id, version, now)
