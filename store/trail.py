"""The audit trail: append-only rows, each sealed by a digest over itself and the row before, with a head that counts them.

Editing, deleting or inserting a row breaks the chain at that row; cutting rows off the end contradicts the head. Whoever
may write the whole database could compute a new chain: the head that ``juzhao doctor`` shows, noted elsewhere, tells even
that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, text, update

from store import tables
from store.columns import Stored
from store.database import Database, lock_key
from store.records import AuditRow

START = "0" * 64
_ROWS = 1000
_SEALED = ("actor", "action", "subject", "reason", "before", "after", "undoes")


@dataclass(frozen=True, slots=True)
class TrailState:
    """How the trail stands: rows read, the digest of the last one, the first broken row and why (empty when whole)."""

    rows: int
    head: str
    broken_at: int | None = None
    why: str = ""


def seal(before: str, identity: int, at: datetime, values: Mapping[str, Any]) -> str:
    """The digest of a row that follows the row with digest ``before``."""
    row = [before, identity, at.astimezone(UTC).isoformat(), *(_plain(values[name]) for name in _SEALED)]
    return hashlib.sha256(json.dumps(row, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> Any:
    """A value as every database gives it back: PostgreSQL answers ``1.0`` as it was, ``1e16`` as an integer."""
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def write_audit(
    connection: Connection,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    reason: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    undoes: int | None = None,
) -> AuditRow:
    """One row of the audit trail, chained to the last; the last thing that a transaction does."""
    values: dict[str, Any] = {
        "actor": actor,
        "action": action,
        "subject": subject,
        "reason": reason,
        "before": before or {},
        "after": after or {},
        "undoes": undoes,
    }
    audit, head = tables.Audit, tables.AuditHead
    if connection.dialect.name == "postgresql":  # SQLite has one writer anyway
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock_key("audit")})
    last = connection.execute(select(head.rows, head.last, head.digest)).one()
    identity = last.last + 1
    digest = seal(last.digest, identity, at, values)
    connection.execute(insert(audit).values(**values, id=identity, at=at, digest=digest))
    connection.execute(update(head).values(rows=last.rows + 1, last=identity, digest=digest))
    return AuditRow(identity, at, actor, action, subject, reason, values["before"], values["after"])


def audit_row(row: Stored, undone_by: int | None = None) -> AuditRow:
    """A row as the record that goes out."""
    return AuditRow(row.id, row.at, row.actor, row.action, row.subject, row.reason, row.before, row.after, undone_by)


def examine(database: Database) -> TrailState:
    """Read the whole trail and compare: names the first row that is not as it was written."""
    with database.read() as connection:
        return _examine(connection)


def _examine(connection: Connection) -> TrailState:
    table = tables.Audit
    digest, count, last = START, 0, 0
    for row in connection.execution_options(yield_per=_ROWS).execute(select(table).order_by(table.id)):
        found = seal(digest, row.id, row.at, dict(row._mapping))
        if found != row.digest:
            missing = "" if row.id == last + 1 else f", or one between {last} and {row.id} is missing"
            return TrailState(count, digest, row.id, f"row {row.id} was changed{missing}")
        digest, count, last = row.digest, count + 1, row.id
    head = connection.execute(select(tables.AuditHead)).first()
    if head is None or (head.rows, head.last, head.digest) != (count, last, digest):
        return TrailState(count, digest, last + 1, f"row {last + 1} and what followed is missing")
    return TrailState(count, digest)
