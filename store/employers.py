"""Employers as entities: aliases, class, reviewed or not; merging two is one undoable action."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select, update

from pipelines.posting import Posting
from store import tables
from store.database import Database
from store.records import AuditRow, Employer, StoreError
from store.tables import Stored


def employer_id(normalized: str) -> str:
    """A short stable id of a normalised name."""
    return "e" + hashlib.blake2b(normalized.encode(), digest_size=8).hexdigest()


def employer_of(database: Database, connection: Connection, posting: Posting) -> str:
    """The employer that a posting names, made known if it is new; its id is written into the posting.

    Follows merges and aliases. Empty when the posting names no employer.
    """
    organization = posting.hiring_organization
    normalized = organization.normalized or organization.name
    if not normalized:
        return ""
    alias, table = tables.EmployerAlias, tables.Employer
    names = {row.alias: row for row in connection.execute(_NAMED, {"names": [normalized, organization.name]})}
    found = names.get(normalized)
    if found is None:
        identity = employer_id(normalized)
        connection.execute(
            database.insert(table)
            .values(
                id=identity,
                name=organization.name or normalized,
                normalized=normalized,
                employer_class=organization.employer_class,
                reviewed=False,
                created_at=database.clock(),
            )
            .on_conflict_do_nothing()
        )
        connection.execute(database.insert(alias).values(name=normalized, employer=identity).on_conflict_do_nothing())
    else:
        identity = found.merged_into or found.id
        if found.employer_class is None and organization.employer_class is not None:
            connection.execute(
                update(table).where(table.id == found.id).values(employer_class=organization.employer_class)
            )
    if organization.name and organization.name != normalized and organization.name not in names:
        connection.execute(
            database.insert(alias).values(name=organization.name, employer=identity).on_conflict_do_nothing()
        )
    organization.id = identity
    return identity


_NAMED = (
    select(
        tables.EmployerAlias.name.label("alias"),
        tables.Employer.id,
        tables.Employer.employer_class,
        tables.Employer.merged_into,
    )
    .join(tables.Employer, tables.EmployerAlias.employer == tables.Employer.id)
    .where(tables.EmployerAlias.name.in_(bindparam("names", expanding=True)))
)


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

    def find(self, name: str) -> Employer | None:
        """An employer by a name under which it was seen, or its normalised form."""
        alias = tables.EmployerAlias
        with self._db.read() as connection:
            identity = connection.scalar(select(alias.employer).where(alias.name == name))
        return None if identity is None else self.get(identity)

    def iterate(self) -> Iterator[Employer]:
        """All employers, by id."""
        after = ""
        while employers := self.page(after, 500):
            yield from employers
            after = employers[-1].id

    def page(self, after: str, size: int) -> list[Employer]:
        """The next employers by id."""
        table = tables.Employer
        wanted = select(table).where(table.id > after, table.merged_into.is_(None)).order_by(table.id).limit(size)
        with self._db.read() as connection:
            return [_employer(connection, row) for row in connection.execute(wanted).all()]

    def postings(self, identity: str, limit: int = 200) -> list[Posting]:
        """Approved postings of an employer, newest first, closed ones too."""
        table = tables.Posting
        with self._db.read() as connection:
            rows = connection.execute(
                select(table.data)
                .where(
                    table.employer == identity,
                    table.review == "approved",
                    table.merged_into.is_(None),
                    table.hidden.is_(False),
                )
                .order_by(table.created_at.desc(), table.id)
                .limit(limit)
            ).all()
        return [Posting.model_validate(row.data) for row in rows]

    def history(self, identity: str) -> list[AuditRow]:
        """What staff decided of an employer and of those merged into it, oldest first."""
        from store.reviewing import audit_row

        audit = tables.Audit
        about = or_(audit.subject == identity, audit.action.in_(("merge_employers", "undo_merge_employers")))
        with self._db.read() as connection:
            rows = connection.execute(select(audit).where(about).order_by(audit.id)).all()
        return [
            audit_row(row) for row in rows if identity in (row.subject, row.after.get("into"), row.before.get("into"))
        ]

    def merge(self, into: str, other: str, actor: str) -> AuditRow:
        """Make ``other`` another name of ``into``. Raises :class:`StoreError` when one is unknown or merged already."""
        from store.reviewing import write_audit

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
            connection.execute(update(alias).where(alias.employer == other).values(employer=into))
            connection.execute(update(table).where(table.id == other).values(merged_into=into))
            move_postings(self._db, connection, moved, into)
            before = {"aliases": names, "postings": moved}
            return write_audit(
                connection, self._db.clock(), actor, "merge_employers", other, "", before, {"into": into}
            )


def move_postings(database: Database, connection: Connection, postings: list[str], employer: str) -> None:
    """Give postings another employer, with a new version for the index."""
    from store.page import announce

    table = tables.Posting
    for posting_id in postings:
        row = connection.execute(select(table.data, table.version).where(table.id == posting_id)).one()
        document = dict(row.data)
        document["hiring_organization"] = {**document["hiring_organization"], "id": employer}
        document["version"] = row.version + 1
        connection.execute(
            update(table)
            .where(table.id == posting_id)
            .values(employer=employer, data=document, version=row.version + 1, updated_at=database.clock())
        )
        announce(connection, posting_id, row.version + 1, database.clock())


def unmerge(database: Database, connection: Connection, other: str, before: dict[str, Any]) -> None:
    """Take back a merge: the employer's names and what was posted under them since then return, what went on stays."""
    table, alias, posting = tables.Employer, tables.EmployerAlias, tables.Posting
    into = connection.scalar(select(table.merged_into).where(table.id == other))
    names = set(before["aliases"])
    connection.execute(update(table).where(table.id == other).values(merged_into=None))
    connection.execute(update(alias).where(alias.name.in_(names), alias.employer == into).values(employer=other))
    rows = connection.execute(select(posting.id, posting.data).where(posting.employer == into))
    moved = set(before["postings"])
    returning = [row.id for row in rows if row.id in moved or _named(row.data) & names]
    move_postings(database, connection, returning, other)


def _named(document: dict[str, Any]) -> set[str]:
    organization = document["hiring_organization"]
    return {organization["name"], organization["normalized"]} - {""}


def set_reviewed(connection: Connection, identity: str, reviewed: bool) -> None:
    """Note that staff know an employer."""
    table = tables.Employer
    connection.execute(update(table).where(table.id == identity).values(reviewed=reviewed))


def _employer(connection: Connection, row: Stored) -> Employer:
    alias, posting = tables.EmployerAlias, tables.Posting
    names = connection.scalars(select(alias.name).where(alias.employer == row.id).order_by(alias.name))
    count = connection.scalar(
        select(func.count()).where(
            posting.employer == row.id, posting.review == "approved", posting.merged_into.is_(None)
        )
    )
    return Employer(
        id=row.id,
        name=row.name,
        normalized=row.normalized,
        employer_class=row.employer_class,
        reviewed=row.reviewed,
        aliases=[name for name in names if name not in (row.name, row.normalized)],
        postings=count or 0,
    )
