"""The one class of an employer: set by a person, else told by the strongest reading of any of its postings. All follow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, update

from pipelines.normalize.employer_classes import RULES, strength
from pipelines.posting import Evidence, Posting
from store import cluster, tables
from store.columns import Stored
from store.database import Database
from store.outbox import announce

BY_HAND = "set by staff"
CLASS_RULES = (*RULES, BY_HAND)
_FIELD = "hiring_organization"


class Told(NamedTuple):
    """A class (or none), why, and the posting whose reading says so."""

    kind: str | None
    why: Evidence | None = None
    posting: str = ""

    @property
    def strength(self) -> tuple[float, int]:
        """Of two the stronger one is right; equal ones leave what stands."""
        return strength(self.kind, self.why.rule if self.why else "")

    def kept(self) -> dict[str, Any]:
        """The columns of an employer's row."""
        told = self.why.stated() | {"posting": self.posting} if self.why else {"rule": "", "posting": self.posting}
        return {"employer_class": self.kind, "class_told": told, "class_by": ""}


def read(posting: Posting) -> Told:
    """What a posting's own reading tells."""
    why = next((piece for piece in posting.explain if piece.field == _FIELD and piece.rule in RULES), None)
    return Told(posting.hiring_organization.employer_class, why, posting.id)


def standing(row: Stored) -> Told:
    """What an employer's row holds."""
    if row.class_by:
        return Told(row.employer_class, Evidence(field=_FIELD, rule=BY_HAND))
    told = dict(row.class_told or {})
    posting = told.pop("posting", "")
    return Told(row.employer_class, Evidence(**told | {"field": _FIELD}) if told.get("rule") else None, posting)


def heed(database: Database, connection: Connection, row: Stored, posting: Posting) -> None:
    """Let a posting that is being saved tell the class of its employer, and follow it.

    A stronger reading decides at once. When the posting that decided reads otherwise now, or nobody knows which one did,
    all of the employer's are asked again.
    """
    before, own = standing(row), read(posting)
    unknown = row.class_told is None and row.employer_class is not None
    if row.class_by:
        after = before
    elif unknown or (before.posting == own.posting and before != own):
        after = _strongest(database, connection, row.id, own)
    else:
        after = max(before, own, key=lambda told: told.strength)
    if after != before:
        _keep(connection, row.id, after)
        if unknown or after.kind != before.kind:
            follow(database, connection, row.id, but=posting.id)
    _give(posting, row.id, after)


def left(database: Database, connection: Connection, employer: str, posting: str) -> None:
    """A posting names another employer now: what it told of the former one counts no more."""
    if standing(_row(connection, employer)).posting == posting:
        settle(database, connection, employer)


def settle(database: Database, connection: Connection, employer: str) -> None:
    """Decide anew by all postings of an employer, unless a person decided; they follow."""
    if not _row(connection, employer).class_by:
        _keep(connection, employer, _strongest(database, connection, employer))
    follow(database, connection, employer)


def follow(database: Database, connection: Connection, employer: str, but: str = "") -> None:
    """Write an employer's id and class into its postings, with a new version for the index and the stream of changes."""
    table, now, decided = tables.Posting, database.clock(), standing(_row(connection, employer))
    wanted = select(table.id, table.data, table.version).where(table.employer == employer, table.id != but)
    for row in connection.execute(wanted.order_by(table.id).with_for_update()).all():
        posting = Posting.model_validate(row.data)
        before = posting.hiring_organization.model_copy()
        _give(posting, employer, decided)
        if posting.hiring_organization == before:
            continue
        posting.version = row.version + 1
        values = {"data": posting, "version": posting.version, "updated_at": now}
        connection.execute(update(table).where(table.id == row.id).values(values))
        announce(connection, row.id, posting.version, now)


def _give(posting: Posting, employer: str, told: Told) -> None:
    """The class and its reason, in place of what the posting's own text gave."""
    organization = posting.hiring_organization
    organization.id, organization.employer_class = employer, told.kind
    others = [piece for piece in posting.explain if piece.field != _FIELD or piece.rule not in CLASS_RULES]
    posting.explain = [*others, *([told.why] if told.why else [])]


def _strongest(database: Database, connection: Connection, employer: str, own: Told | None = None) -> Told:
    """Of the readings of all postings of an employer, ``own`` in place of that of its posting; the first of equal ones."""
    table = tables.Posting
    ids: Sequence[str] = connection.scalars(
        select(table.id).where(table.employer == employer).order_by(table.created_at, table.id)
    ).all()
    found = [own] if own else []
    for posting_id in ids:
        members = database.readings.members(connection, posting_id) if not own or posting_id != own.posting else []
        if members:
            merged = cluster.merge(members)
            merged.id = posting_id
            found.append(read(merged))
    return max(found, key=lambda told: told.strength, default=Told(None))


def _keep(connection: Connection, employer: str, told: Told) -> None:
    table = tables.Employer
    connection.execute(update(table).where(table.id == employer).values(told.kept()))


def _row(connection: Connection, employer: str) -> Stored:
    table = tables.Employer
    return connection.execute(select(table).where(table.id == employer)).one()
