"""Which installation a store is: drawn at random when it is made, and anew when a backup of it is restored."""

from __future__ import annotations

import uuid

from sqlalchemy import delete, insert, select

from store import tables
from store.database import Database


def identity(database: Database) -> str:
    """The same for all processes and machines of one installation."""
    with database.read() as connection:
        return connection.scalars(select(tables.Installation.id)).one()


def renew(database: Database) -> str:
    """Another one: what is restored is not what was backed up, which may still run."""
    drawn = uuid.uuid4().hex
    with database.write("installation") as connection:
        connection.execute(delete(tables.Installation))
        connection.execute(insert(tables.Installation).values(id=drawn))
    return drawn
