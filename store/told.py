"""What a subscriber was told of the time and place of an announcement: written with the message, whatever it is merged into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from store import tables
from store.appointments import Appointment, appointment
from store.database import Database
from store.statements import up_to_date


def enter(database: Database, connection: Connection, subscription: int, postings: Sequence[str]) -> None:
    """Note what the announcements of postings say that are being sent; of those noted before what was told first stays."""
    for posting in postings:
        for member, reading in up_to_date(database.readings.members(connection, posting)):
            note(database, connection, subscription, member.id, appointment(reading))


def note(
    database: Database,
    connection: Connection,
    subscription: int,
    announcement: int,
    facts: Appointment,
    notices: int = 0,
) -> None:
    """Begin to follow an announcement, where it says anything that is still to come."""
    until = facts.until()
    if until is None or until <= database.clock():
        return
    values: dict[str, Any] = {"subscription": subscription, "announcement": announcement, "notices": notices}
    values |= {"facts": facts.model_dump(mode="json"), "until": until, "changed_at": None, "look_at": None}
    database.add(tables.Told).run(connection, values)


def hand_over(database: Database, connection: Connection, others: Sequence[int], chosen: int) -> None:
    """What subscriptions that end were told, another one of the same subscriber was told."""
    table = tables.Told.core()
    columns = [column for column in table.c if column.name != "subscription"]
    for row in connection.execute(select(*columns).where(table.c.subscription.in_(others))).all():
        database.add(tables.Told).run(connection, {**row._mapping, "subscription": chosen})
    connection.execute(delete(table).where(table.c.subscription.in_(others)))
