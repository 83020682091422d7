"""Merging and splitting of postings by staff: announcements move, the decision is kept for every coming crawl."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from store import tables
from store.database import Database
from store.page import announce, new_id, refresh
from store.records import StoreError
from store.tables import Stored

State = dict[str, Any]


def merge_postings(database: Database, connection: Connection, a: str, b: str, actor: str) -> tuple[State, State]:
    """Move the announcements of ``b`` to ``a``; states before and after for the audit."""
    if a == b:
        raise StoreError(f"posting {a}: cannot be merged with itself")
    members = {posting: _members(connection, posting) for posting in (a, b)}
    for posting, found in members.items():
        if not found:
            raise StoreError(f"no posting {posting}")
    table = tables.Announcement
    connection.execute(update(table).where(table.posting == b).values(posting=a))
    connection.execute(update(tables.Posting).where(tables.Posting.id == b).values(merged_into=a))
    decide_pairs(database, connection, members[a], members[b], actor, same=True)
    pair = tables.PossibleDuplicate
    first, second = sorted((a, b))
    connection.execute(update(pair).where(pair.a == first, pair.b == second).values(settled=True))
    refresh(database, connection, a, "staff")
    _touch(database, connection, b)
    return {"moved": members[b], "kept": members[a]}, {"into": a, "from": b}


def unmerge_postings(database: Database, connection: Connection, row: Stored) -> None:
    """Take a merge back: the announcements return, the decision is forgotten."""
    a, b = row.after["into"], row.after["from"]
    table, pair = tables.Announcement, tables.PairDecision
    connection.execute(update(table).where(table.id.in_(row.before["moved"])).values(posting=b))
    connection.execute(update(tables.Posting).where(tables.Posting.id == b).values(merged_into=None))
    ids = [*row.before["moved"], *row.before["kept"]]
    connection.execute(delete(pair).where(pair.a.in_(ids), pair.b.in_(ids)))
    for posting in (a, b):
        refresh(database, connection, posting, "staff")
        _touch(database, connection, posting)


def split_posting(
    database: Database, connection: Connection, posting_id: str, announcement_ids: Sequence[int], actor: str
) -> tuple[State, State]:
    """Give some announcements a posting of their own; states before and after for the audit."""
    members = _members(connection, posting_id)
    leaving = [identity for identity in members if identity in set(announcement_ids)]
    staying = [identity for identity in members if identity not in set(leaving)]
    if not leaving or not staying:
        raise StoreError(f"posting {posting_id}: choose some of its announcements, not all and not none")
    table = tables.Announcement
    first = connection.execute(select(table.source, table.key).where(table.id == leaving[0])).one()
    fresh = new_id(first.source, first.key)
    if fresh == posting_id:
        fresh = new_id(first.source, f"{first.key}\0split")
    connection.execute(update(table).where(table.id.in_(leaving)).values(posting=fresh))
    decide_pairs(database, connection, staying, leaving, actor, same=False)
    connection.execute(update(tables.Posting).where(tables.Posting.id == fresh).values(merged_into=None))
    for posting in (posting_id, fresh):
        refresh(database, connection, posting, "staff")
    return {"members": members}, {"stayed": staying, "left": leaving, "posting": fresh}


def decide_pairs(
    database: Database, connection: Connection, left: Sequence[int], right: Sequence[int], actor: str, *, same: bool
) -> None:
    """Remember staff's word on every pair of two groups."""
    pair = tables.PairDecision
    for first in left:
        for second in right:
            a, b = sorted((first, second))
            statement = database.insert(pair).values(a=a, b=b, same=same, actor=actor, at=database.clock())
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[pair.a, pair.b],
                    set_={"same": same, "actor": actor, "at": statement.excluded["at"]},
                )
            )


def _members(connection: Connection, posting_id: str) -> list[int]:
    table = tables.Announcement
    return list(connection.scalars(select(table.id).where(table.posting == posting_id).order_by(table.id)))


def _touch(database: Database, connection: Connection, posting_id: str) -> None:
    """A new version of a posting whose announcements left or came back, so that the index follows."""
    table = tables.Posting
    row = connection.execute(select(table.version, table.data).where(table.id == posting_id)).first()
    if row is None:
        return
    version, now = row.version + 1, database.clock()
    connection.execute(
        update(table)
        .where(table.id == posting_id)
        .values(version=version, updated_at=now, data={**row.data, "version": version})
    )
    announce(connection, posting_id, version, now)
