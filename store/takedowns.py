"""Taking a posting down, and what waits because of it once it is shown again."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from store import resembling, tables
from store.database import Database
from store.outbox import announce
from store.queue import in_queue
from store.records import AuditRow, Conflict, StoreError
from store.refresh import STAFF, refresh
from store.trail import write_audit


def take_down(database: Database, connection: Connection, posting_id: str, actor: str, reason: str) -> AuditRow:
    """Hide a posting for ever, whatever later crawls bring. Raises :class:`Conflict` when it is hidden already."""
    table = tables.Posting
    row = connection.execute(select(table).where(table.id == posting_id).with_for_update()).first()
    if row is None:
        raise StoreError(f"no posting {posting_id}")
    if row.hidden:
        raise Conflict(f"posting {posting_id} was taken down already")
    now, version = database.clock(), row.version + 1
    before = {
        "review": row.review,
        "reviewed_by": row.reviewed_by,
        "review_reasons": list(row.review_reasons),
        "hidden": row.hidden,
    }
    after = {"review": "rejected", "reviewed_by": actor, "review_reasons": ["takedown"], "hidden": True}
    document = {**row.data, "review": "rejected", "version": version}
    connection.execute(
        update(table).where(table.id == posting_id).values(**after, data=document, version=version, updated_at=now)
    )
    announce(connection, posting_id, version, now)
    return write_audit(connection, now, actor, "hide", posting_id, reason, before, after)


def release(database: Database, connection: Connection, shown_again: str) -> None:
    """What waits because it is like a posting that is shown again waits no longer for that."""
    table = tables.Posting
    employer = select(table.employer).where(table.id == shown_again).scalar_subquery()
    waiting = select(table.id, table.review_reasons).where(*in_queue(), table.employer == employer)
    for row in connection.execute(waiting.order_by(table.id)).all():
        if resembling.RESEMBLES in row.review_reasons:
            refresh(database, connection, row.id, STAFF)
