"""Employers as entities: aliases, class, reviewed or not; merging two is one undoable action."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select, update

from pipelines.normalize import employers
from pipelines.posting import EMPLOYER_CLASSES, Posting
from store import employer_class, tables
from store.among import among
from store.columns import Stored
from store.database import Database
from store.deadlocks import taken_up_again
from store.prepared import Prepared
from store.records import AuditRow, Conflict, Employer, StoreError
from store.trail import audit_row, write_audit


def employer_id(normalized: str) -> str:
    """A short stable id of a normalised name."""
    return "e" + hashlib.blake2b(normalized.encode(), digest_size=8).hexdigest()


def employer_of(database: Database, connection: Connection, posting: Posting) -> str:
    """The employer that a posting names, made known if it is new; its id is written into the posting.

    Follows merges, aliases and what an upgrade made of a name; the class is that of the employer (:mod:`store.employer_class`).
    Empty when the posting names none.
    """
    organization = posting.hiring_organization
    normalized = organization.normalized or organization.name
    if not normalized:
        return ""
    alias, table = tables.EmployerAlias, tables.Employer
    names = {row.alias: row for row in _NAMED.all(connection, {"names": [normalized, organization.name]})}
    found = names.get(normalized) or _renamed(names.get(organization.name), normalized)
    if found is None:
        identity = employer_id(normalized)
        values: dict[str, Any] = {"id": identity, "name": organization.name or normalized, "normalized": normalized}
        values |= {"created_at": database.clock(), "reviewed": False} | employer_class.read(posting).kept()
        database.add(table).run(connection, values)
    else:
        identity = found.merged_into or found.id
        employer_class.heed(database, connection, found, posting)
    for name in dict.fromkeys((normalized, organization.name)):  # in one order, so that writers do not lock each other
        if name and name not in names:
            database.add(alias).run(connection, {"name": name, "employer": identity})
    organization.id = identity
    return identity


def _renamed(known: Stored | None, normalized: str) -> Stored | None:
    """An employer that was found by a name as written, if its own name has this normal form since an upgrade."""
    fits = known is not None and employers.read(known.own_name).value["normalized"] == normalized
    return known if fits else None


_E, _ALIAS = tables.Employer.core(), tables.EmployerAlias.core()
_NAMED = Prepared(
    select(
        _ALIAS.c.name.label("alias"),
        _E.c.id,
        _E.c.name.label("own_name"),
        _E.c.employer_class,
        _E.c.class_by,
        _E.c.class_told,
        _E.c.merged_into,
    )
    .select_from(_ALIAS.join(_E, _ALIAS.c.employer == _E.c.id))
    .where(among(_ALIAS.c.name, "names"))
)
_REVIEWED = Prepared(select(_E.c.reviewed).where(_E.c.id == bindparam("employer")))
_SHOWN = (
    tables.Posting.review == "approved",
    tables.Posting.merged_into.is_(None),
    tables.Posting.hidden.is_(False),
)
"""Of a posting that visitors may see."""
_NAMES = select(_E.c.id, _E.c.name).where(among(_E.c.id, "ids"))


class Employers:
    """Reading and merging of employers."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def get(self, identity: str) -> Employer | None:
        """An employer by id; a merged one answers as the one it went into."""
        table = tables.Employer
        with self._db.read() as connection:
            row = connection.execute(select(table).where(table.id == identity)).first()
            while row is not None and row.merged_into:
                row = connection.execute(select(table).where(table.id == row.merged_into)).first()
            return None if row is None else _employer(connection, row)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Names of employers by id, of a merged one its own; ids that nobody has are left out."""
        with self._db.read() as connection:
            return {row.id: row.name for row in connection.execute(_NAMES, {"ids": list(ids)})}

    def find(self, name: str) -> Employer | None:
        """An employer by a name under which it was seen, or its normalised form."""
        alias = tables.EmployerAlias
        with self._db.read() as connection:
            identity = connection.scalar(select(alias.employer).where(alias.name == name))
        return None if identity is None else self.get(identity)

    def iterate(self, since: datetime | None = None) -> Iterator[Employer]:
        """All employers whose postings visitors may see, by id; with ``since`` those of a posting that changed at or after it."""
        after = ""
        while employers := self.page(after, 500, since):
            yield from employers
            after = employers[-1].id

    def page(self, after: str, size: int, since: datetime | None = None) -> list[Employer]:
        """The next employers by id. One that only stands in what waits, was rejected or taken down is not among them."""
        table = tables.Employer
        shown = select(tables.Posting.id).where(tables.Posting.employer == table.id, *_SHOWN).exists()
        wanted = (
            select(table).where(table.id > after, table.merged_into.is_(None), shown).order_by(table.id).limit(size)
        )
        if since is not None:
            changed = select(tables.Posting.employer).where(tables.Posting.updated_at >= since)
            wanted = wanted.where(table.id.in_(changed))
        with self._db.read() as connection:
            return [_employer(connection, row) for row in connection.execute(wanted).all()]

    def postings(self, identity: str, limit: int = 200) -> list[Posting]:
        """Approved postings of an employer, newest first, closed ones too."""
        table = tables.Posting
        with self._db.read() as connection:
            rows = connection.execute(
                select(table.data)
                .where(table.employer == identity, *_SHOWN)
                .order_by(table.created_at.desc(), table.id)
                .limit(limit)
            ).all()
        return [Posting.model_validate(row.data) for row in rows]

    def history(self, identity: str) -> list[AuditRow]:
        """What staff decided of an employer and of those merged into it, oldest first."""
        audit = tables.Audit
        about = or_(audit.subject == identity, audit.action.in_(("merge_employers", "undo_merge_employers")))
        with self._db.read() as connection:
            rows = connection.execute(select(audit).where(about).order_by(audit.id)).all()
        return [
            audit_row(row) for row in rows if identity in (row.subject, row.after.get("into"), row.before.get("into"))
        ]

    @taken_up_again
    def set_class(self, identity: str, kind: str, actor: str, reason: str = "") -> AuditRow:
        """Correct an employer's class by hand: for its postings now, and above whatever is read of it later."""
        if kind not in EMPLOYER_CLASSES:
            raise StoreError(f"employer class {kind!r}: one of {', '.join(EMPLOYER_CLASSES)}")
        table = tables.Employer
        with self._db.write(f"employer:{identity}") as connection:
            row = connection.execute(select(table).where(table.id == identity)).first()
            if row is None or row.merged_into:
                raise StoreError(f"no employer {identity}")
            after = {"class": kind, "class_by": actor}
            _set_class(connection, identity, after)
            employer_class.follow(self._db, connection, identity)
            return write_audit(connection, self._db.clock(), actor, "set_class", identity, reason, _class(row), after)

    @taken_up_again
    def merge(self, into: str, other: str, actor: str) -> AuditRow:
        """Make ``other`` another name of ``into``. Raises :class:`StoreError` when one is unknown or merged already."""
        if into == other:
            raise StoreError(f"employer {into}: cannot be merged with itself")
        table, alias, posting = tables.Employer, tables.EmployerAlias, tables.Posting
        with self._db.write(f"employer:{into}", f"employer:{other}") as connection:
            known = {row.id: row for row in connection.execute(select(table).where(table.id.in_([into, other])))}
            if set(known) != {into, other}:
                raise StoreError(f"no employer {', '.join(sorted({into, other} - set(known)))}")
            if gone := next((row for row in known.values() if row.merged_into), None):
                raise StoreError(f"employer {gone.id} was merged into {gone.merged_into}: choose that one")
            names = list(connection.scalars(select(alias.name).where(alias.employer == other)))
            moved = list(connection.scalars(select(posting.id).where(posting.employer == other)))
            before: dict[str, Any] = {"aliases": names, "postings": moved}
            if known[other].class_by and not known[into].class_by:
                before["class"] = _class(known[into])
                _set_class(connection, into, _class(known[other]))
            connection.execute(update(alias).where(alias.employer == other).values(employer=into))
            connection.execute(update(table).where(table.id == other).values(merged_into=into))
            move_postings(self._db, connection, moved, into)
            return write_audit(
                connection, self._db.clock(), actor, "merge_employers", other, "", before, {"into": into}
            )


def move_postings(database: Database, connection: Connection, postings: list[str], employer: str) -> None:
    """Give postings another employer; what they tell of its class counts with what others do."""
    table = tables.Posting
    for posting_id in postings:
        connection.execute(update(table).where(table.id == posting_id).values(employer=employer))
    employer_class.settle(database, connection, employer)


def restore_class(database: Database, connection: Connection, row: Stored) -> None:
    """Take a correction of an employer's class back. Raises :class:`Conflict` when it was corrected again since."""
    if _state(connection, row.subject) != row.after:
        raise Conflict(f"employer {row.subject}: its class was set again since: undo that first")
    _set_class(connection, row.subject, row.before)
    employer_class.settle(database, connection, row.subject)


def _class(row: Stored) -> dict[str, Any]:
    return {"class": row.employer_class, "class_by": row.class_by}


def _state(connection: Connection, identity: str) -> dict[str, Any]:
    return _class(connection.execute(select(tables.Employer).where(tables.Employer.id == identity)).one())


def _set_class(connection: Connection, identity: str, state: dict[str, Any]) -> None:
    table = tables.Employer
    values = {"employer_class": state["class"], "class_by": state["class_by"]}
    connection.execute(update(table).where(table.id == identity).values(values))


def unmerge(database: Database, connection: Connection, other: str, before: dict[str, Any]) -> None:
    """Take back a merge: the employer's names and what was posted under them since then return, what went on stays."""
    table, alias, posting = tables.Employer, tables.EmployerAlias, tables.Posting
    into = connection.scalar(select(table.merged_into).where(table.id == other))
    names = set(before["aliases"])
    connection.execute(update(table).where(table.id == other).values(merged_into=None))
    lent = into is not None and "class" in before and _state(connection, into) == _state(connection, other)
    if into is not None and lent:
        _set_class(connection, into, before["class"])
    connection.execute(update(alias).where(alias.name.in_(names), alias.employer == into).values(employer=other))
    rows = connection.execute(select(posting.id, posting.data).where(posting.employer == into))
    moved = set(before["postings"])
    returning = [row.id for row in rows if row.id in moved or _named(row.data) & names]
    move_postings(database, connection, returning, other)
    if into is not None:
        employer_class.settle(database, connection, into)


def _named(document: dict[str, Any]) -> set[str]:
    organization = document["hiring_organization"]
    return {organization["name"], organization["normalized"]} - {""}


def is_reviewed(connection: Connection, identity: str) -> bool:
    """Whether staff know an employer; nobody knows one without an id."""
    return bool(identity) and bool(_REVIEWED.scalar(connection, {"employer": identity}))


def set_reviewed(connection: Connection, identity: str, reviewed: bool) -> None:
    """Note that staff know an employer."""
    table = tables.Employer
    connection.execute(update(table).where(table.id == identity).values(reviewed=reviewed))


def _employer(connection: Connection, row: Stored) -> Employer:
    alias, posting = tables.EmployerAlias, tables.Posting
    names = connection.scalars(select(alias.name).where(alias.employer == row.id).order_by(alias.name))
    count = connection.scalar(select(func.count()).where(posting.employer == row.id, *_SHOWN))
    return Employer(
        id=row.id,
        name=row.name,
        normalized=row.normalized,
        employer_class=row.employer_class,
        reviewed=row.reviewed,
        aliases=[name for name in names if name not in (row.name, row.normalized)],
        postings=count or 0,
        class_why=employer_class.standing(row).why,
    )
