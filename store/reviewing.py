"""What students may see: decisions with an append-only audit, undoing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, and_, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from pipelines.posting import Evidence, Posting
from store import corrections, employers, lifecycle, tables, takedowns
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
from store.correcting import correct_posting, hold, uncorrect
from store.database import Database
from store.deadlocks import taken_up_again
from store.outbox import announce
from store.queue import Queue, in_queue
from store.records import AuditRow, Conflict, Correction, Overtaken, PossibleDuplicate, StoreError
from store.refresh import published_at
from store.trail import TrailState, audit_row, examine, write_audit

Action = Literal["approve", "reject"]
ReviewState = Literal["pending", "approved", "rejected"]


class Review(Queue):
    """The staff desk: the queue, and what is decided on it."""

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

    def decide_each(
        self, seen: Sequence[tuple[str, int]], action: Action, actor: str, reason: str = ""
    ) -> tuple[list[AuditRow], list[str]]:
        """Decide on several (posting, version that the person saw); those that have changed meanwhile are left as they are.

        The decisions, and the ids of the postings that were left: :meth:`overtaken` tells why.
        """
        taken: list[AuditRow] = []
        left: list[str] = []
        for posting_id, version in dict.fromkeys(seen):
            try:
                taken.append(self.decide(posting_id, action, actor, reason, version))
            except Conflict:
                left.append(posting_id)
        return taken, left

    def overtaken(self, ids: Collection[str]) -> list[Overtaken]:
        """What became of postings that a decision came too late for."""
        table = tables.Posting
        with self._db.read() as connection:
            rows = connection.execute(select(table).where(table.id.in_(ids)).order_by(table.id)).all()
            return [_overtaken(connection, row) for row in rows]

    @taken_up_again
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
            if row.action == "hide":
                takedowns.release(self._db, connection, row.subject)
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
        elif row.action == "correct":
            uncorrect(self._db, connection, row.before, row.after)
            if "review" in row.before:
                _back_in_queue(self._db, connection, row)
        elif row.action == "reopen":
            lifecycle.uphold(self._db, connection, row.subject, row.before)
        else:
            raise StoreError(f"a decision of kind {row.action} cannot be undone")

    @taken_up_again
    def approve_employer(self, employer_id: str, actor: str) -> AuditRow:
        """Know an employer: its postings that wait for nothing else are published, the coming ones too.

        Postings are locked before their employer, as a page that is being stored does.
        Raises :class:`Conflict` when it is known already.
        """
        table, known = tables.Posting, tables.Employer
        with self._db.write(f"employer:{employer_id}") as connection:
            reviewed = connection.scalar(select(known.reviewed).where(known.id == employer_id))
            if reviewed is None:
                raise StoreError(f"no employer {employer_id}")
            if reviewed:
                raise Conflict(f"employer {employer_id} is known already")
            published: dict[str, Any] = {}
            waiting = select(table).where(*in_queue(), table.employer == employer_id).order_by(table.id)
            rows = connection.execute(waiting.with_for_update()).all()
            employers.set_reviewed(connection, employer_id, True)
            for row in rows:
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

    def correct(
        self,
        posting_id: str,
        values: Mapping[str, Any],
        actor: str,
        reason: str = "",
        expected_version: int | None = None,
        back: Collection[str] = (),
    ) -> AuditRow:
        """Put right what was read wrongly: fields of :data:`store.corrections.FIELDS` with their values as JSON.

        A correction holds over crawls and replays until a source says something else of the field; the fields ``back`` are
        again as they are read. What waited for nothing but a doubt that is settled by it is published. Raises :class:`Conflict` as :meth:`decide`, :class:`StoreError` for a value of another shape.
        """
        with self._db.write(f"posting:{posting_id}") as connection:
            hold(connection, posting_id)
            row = _row(connection, posting_id)
            if expected_version is not None and row.version != expected_version:
                raise Conflict(f"posting {posting_id} has changed since you opened it: look again")
            before, after = correct_posting(self._db, connection, posting_id, values, back, actor)
            if row.review == "pending" and _row(connection, posting_id).review == "approved":
                before |= _state(row) | _since(row)
            return write_audit(connection, self._db.clock(), actor, "correct", posting_id, reason, before, after)

    def corrections(self, posting_id: str) -> list[Correction]:
        """What staff corrected of a posting, whether it holds or a source says something else by now."""
        with self._db.read() as connection:
            return corrections.told(self._db.readings.members(connection, posting_id))

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
        """Answer a report. Raises :class:`Conflict` when somebody has answered it already."""
        table = tables.Problem
        with self._db.write(f"problem:{problem_id}") as connection:
            row = connection.execute(select(table).where(table.id == problem_id)).first()
            if row is None:
                raise StoreError(f"no report {problem_id}")
            if row.resolved_by:
                raise Conflict(f"report {problem_id} was answered by {row.resolved_by} already")
            connection.execute(update(table).where(table.id == problem_id).values(resolved_by=actor, note=note))
            return write_audit(connection, self._db.clock(), actor, "resolve_problem", row.posting, note)


def _unsettled() -> tuple[Any, ...]:
    """Pairs that nobody has judged; what was taken down is none any more."""
    pair, posting = tables.PossibleDuplicate, tables.Posting
    hidden = select(posting.id).where(posting.id.in_([pair.a, pair.b]), posting.hidden).correlate(pair).exists()
    return pair.settled.is_(False), ~hidden


def _merged_since(connection: Connection, row: Stored) -> bool:
    """Whether the posting of a decision was merged with another one later, which was not undone."""
    table, later = tables.Audit, aliased(tables.Audit)
    undone = select(later.id).where(later.undoes == table.id).exists()
    merges = select(table.id).where(table.id > row.id, table.action == "merge", ~undone).limit(1)
    mine = table.subject == row.subject  # the one that the other went into
    away = select(tables.Posting.merged_into).where(tables.Posting.id == row.subject)
    if connection.scalar(away) is not None:  # else no merge that stands took it away: trails are long
        mine |= table.after["from"].as_string() == row.subject
    return connection.scalar(merges.where(mine)) is not None


def _row(connection: Connection, posting_id: str) -> Stored:
    """The posting, kept from others until the decision stands."""
    mine = select(tables.Posting).where(tables.Posting.id == posting_id).with_for_update()
    row = connection.execute(mine).first()
    if row is None:
        raise StoreError(f"no posting {posting_id}")
    return row


def _overtaken(connection: Connection, row: Stored) -> Overtaken:
    """A decision that was not undone tells who and when; what a rule or a source did has nobody's name."""
    title = str(row.data["title"])
    if row.merged_into or row.hidden:
        return Overtaken(row.id, title, "merged" if row.merged_into else "hidden")
    if row.review == "pending":
        return Overtaken(row.id, title, "changed")
    table = tables.Audit
    decided = table.action.in_(("approve", "reject")), table.subject == row.id
    last = connection.execute(select(table.actor, table.at).where(*decided).order_by(table.id.desc()).limit(1)).first()
    if last is None or row.reviewed_by != last.actor:
        return Overtaken(row.id, title, row.review)
    return Overtaken(row.id, title, row.review, last.actor, last.at)


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


def _back_in_queue(database: Database, connection: Connection, audit: Stored) -> None:
    """A posting that a correction published waits again, unless a person has decided on it since."""
    row = _row(connection, audit.subject)
    if row.review == "approved" and not row.reviewed_by:
        state = ("review", "reviewed_by", "review_reasons", "hidden", "waiting_since")
        _set(database, connection, row, {name: audit.before[name] for name in state if name in audit.before})


def _set(database: Database, connection: Connection, row: Stored, state: dict[str, Any]) -> None:
    """Write a review state with a new version, so that the index follows."""
    table = tables.Posting
    now, version = database.clock(), row.version + 1
    document = {**row.data, "review": state["review"], "review_reasons": state["review_reasons"], "version": version}
    began = datetime.fromisoformat(state["waiting_since"]) if "waiting_since" in state else now
    values = {name: value for name, value in state.items() if name != "waiting_since"} | {
        "waiting_since": (row.waiting_since or began) if state["review"] == "pending" else None,
        "published_at": published_at(row, state["review"], now),
    }
    connection.execute(
        update(table).where(table.id == row.id).values(**values, data=document, version=version, updated_at=now)
    )
    announce(connection, row.id, version, now)
