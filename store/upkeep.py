"""Work that an upgrade left behind, by announcements from the youngest to the oldest: how far it is, its next batch."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, update

from store import keys, tables
from store.announcements import announcement, columns
from store.columns import Stored
from store.database import Database
from store.records import Announcement, Signature

KEYS = "keys"
"""Announcements that have no keys of duplicates since revision 0004."""
_LEFT, _A = tables.Upkeep.core(), tables.Announcement.core()


def keyless(database: Database, size: int) -> list[Announcement]:
    """The next announcements to be given their keys, the youngest first; none when nothing is left to do."""
    with database.read() as connection:
        before = _before(connection)
        return [] if before is None else [announcement(row) for row in _next(connection, before, size)]


def give_keys(database: Database, batch: Sequence[tuple[Announcement, Signature]]) -> None:
    """Write the keys of a batch and how far the work is, together.

    One that has changed since it was read was given its keys by that change; what another process has done meanwhile
    is done.
    """
    with database.write(f"upkeep:{KEYS}") as connection:
        before = _before(connection)
        if before is None or before <= batch[0][0].id:
            return
        last = batch[-1][0].id
        now = {row.id: row.content for row in _next(connection, before, len(batch))}
        for known, signature in batch:
            if now.get(known.id) == known.content:
                keys.write(database, connection, known.id, keys.holders(connection, signature), fresh=False)
        own = _LEFT.c.name == KEYS
        more = connection.scalar(select(_A.c.id).where(_A.c.id < last).limit(1))
        connection.execute(delete(_LEFT).where(own) if more is None else update(_LEFT).where(own).values(before=last))


def _before(connection: Connection) -> int | None:
    return connection.scalar(select(_LEFT.c.before).where(_LEFT.c.name == KEYS))


def _next(connection: Connection, before: int, size: int) -> Sequence[Stored]:
    return connection.execute(select(*columns()).where(_A.c.id < before).order_by(_A.c.id.desc()).limit(size)).all()
