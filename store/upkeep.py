"""Work that goes on over restarts: what an upgrade left behind, done in small turns (keys of announcements, from the youngest to
the oldest, and classes of employers), and which turn of what is done by the clock was the last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, select, update

from store import employer_class, keys, tables
from store.announcements import announcement, columns
from store.columns import Stored
from store.database import Database
from store.records import Announcement, Signature

KEYS = "keys"
"""Announcements that have no keys of duplicates since revision 0004."""
CLASSES = "classes"
"""Employers of which nobody knows what told their class, since revision 0012."""
TURN = 200
"""Employers that are settled in a turn, each in a transaction of its own: a worker that is stopped does not wait."""
_LEFT, _A = tables.Upkeep.core(), tables.Announcement.core()


def last_turn(database: Database, name: str) -> datetime | None:
    """When a work was last due that was done; ``None`` where it never was."""
    with database.read() as connection:
        second = connection.scalar(select(_LEFT.c.before).where(_LEFT.c.name == name))
    return None if second is None else datetime.fromtimestamp(second, UTC)


def note_turn(database: Database, name: str, due: datetime) -> None:
    """A work that was due then is done; a turn never goes back."""
    with database.write(f"upkeep:{name}") as connection:
        statement = database.insert(tables.Upkeep).values(name=name, before=int(due.timestamp()))
        later = {"before": statement.excluded.before}
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=[_LEFT.c.name], set_=later, where=_LEFT.c.before < statement.excluded.before
            )
        )


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


def settle_classes(database: Database, most: int = TURN) -> int:
    """Let the strongest reading of all its postings decide the class of the next employers; how many, 0 when all have theirs.

    That its evidence is written says that one is done: killed at any point the work goes on there.
    """
    table = tables.Employer
    left = (table.class_told.is_(None), table.class_by == "", table.merged_into.is_(None))
    with database.read() as connection:
        if connection.scalar(select(_LEFT.c.name).where(_LEFT.c.name == CLASSES)) is None:
            return 0
        waiting = connection.scalars(select(table.id).where(*left).order_by(table.id).limit(most)).all()
    for employer in waiting:
        with database.write(f"employer:{employer}") as connection:
            employer_class.settle(database, connection, employer)
    if not waiting:
        with database.write(f"upkeep:{CLASSES}") as connection:
            connection.execute(delete(_LEFT).where(_LEFT.c.name == CLASSES))
    return len(waiting)
