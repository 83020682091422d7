"""Messages to subscribers: what waits, who sends it, how it ended. One is handed over once, ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from store import tables
from store.database import Database
from store.subscribers import Subscription, subscription_of

ASKED = ("confirm", "known")
"""Messages that go out because somebody asked for alerts, not because something is new."""
MOST_ATTEMPTS = 8
FIRST_WAIT = timedelta(minutes=2)
"""Until a message is tried again; doubled each time."""
STUCK = timedelta(minutes=15)
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """Something to send to a subscriber. ``kind``: confirm, known (asked for again what there is already), alert or change.

    An alert may hold changes too, see :meth:`store.subscriptions.Subscriptions.claim`.
    """

    id: int
    kind: str
    content: Content
    attempts: int
    subscription: Subscription
    written_at: datetime


class Messages:
    """What is to be sent, and what was."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def newest(self) -> int:
        """The id of the message that was written last; 0 where there is none."""
        with self._db.read() as connection:
            return connection.scalar(select(func.max(tables.Dispatch.id))) or 0

    def waiting(self, *, mail: bool, limit: int = 100, upto: int | None = None) -> list[Message]:
        """Messages by mail, or by all other ways, whose time has come, the oldest first; what is not wished (paused, cancelled) is
        held back. ``upto``: none that was written after this one."""
        message, subscription = tables.Dispatch, tables.Subscription
        wanted = [message.state == "waiting", message.next_at <= self._db.clock()]
        wanted += [] if upto is None else [message.id <= upto]
        ready = (
            (subscription.state == "active")
            | ((subscription.state == "asked") & (message.kind == "confirm"))
            | ((subscription.state == "paused") & (message.kind == "known"))
        )
        statement = (
            select(
                message.id, message.kind, message.content, message.attempts, message.subscription, message.created_at
            )
            .join(subscription, subscription.id == message.subscription)
            .where(*wanted, ready, (subscription.kind == "email").is_(mail))
            .order_by(message.id)
            .limit(limit)
        )
        with self._db.read() as connection:
            rows = connection.execute(statement).all()
            owners = {
                row.id: subscription_of(row)
                for row in connection.execute(
                    select(subscription).where(subscription.id.in_({row.subscription for row in rows}))
                )
            }
        return [
            Message(row.id, row.kind, row.content, row.attempts, owners[row.subscription], row.created_at)
            for row in rows
        ]

    def begin(self, message_id: int) -> bool:
        """Take a message to send it; ``False`` when another sender has it. It is never taken again by itself."""
        table = tables.Dispatch
        with self._db.write() as connection:
            statement = update(table).where(table.id == message_id, table.state == "waiting")
            values = {"state": "sending", "attempts": table.attempts + 1, "next_at": self._db.clock()}
            return bool(connection.execute(statement.values(values)).rowcount)

    def done(self, message_id: int) -> None:
        """The other side has it."""
        self._end(message_id, state="sent", error="")

    def refused(self, message: Message, error: str, wait: float = 0) -> None:
        """The other side surely does not have it: try again later, at most :data:`MOST_ATTEMPTS` times.

        ``wait``: seconds that the other side asked for.
        """
        again = message.attempts + 1 < MOST_ATTEMPTS
        due = self._db.clock() + max(FIRST_WAIT * 2**message.attempts, timedelta(seconds=wait))
        self._end(message.id, state="waiting" if again else "failed", error=error[:500], next_at=due)

    def failed(self, message_id: int, error: str) -> None:
        """There is nobody at this address."""
        self._end(message_id, state="failed", error=error[:500])

    def uncertain(self, message_id: int, error: str) -> None:
        """The other side may have it: better once too few than twice."""
        self._end(message_id, state="uncertain", error=error[:500])

    def _end(self, message_id: int, **values: Any) -> None:
        table = tables.Dispatch
        with self._db.write() as connection:
            connection.execute(update(table).where(table.id == message_id).values(values))

    def give_up_stuck(self) -> int:
        """Messages whose sender died in the middle: nobody knows whether they arrived."""
        table = tables.Dispatch
        stuck: datetime = self._db.clock() - STUCK
        with self._db.write() as connection:
            statement = update(table).where(table.state == "sending", table.next_at < stuck)
            return int(connection.execute(statement.values(state="uncertain", error="the sender died")).rowcount)

    def counts(self) -> dict[str, int]:
        """How many messages there are in each state."""
        table = tables.Dispatch
        with self._db.read() as connection:
            rows = connection.execute(select(table.state, func.count()).group_by(table.state))
            return {row[0]: row[1] for row in rows}


def enqueue(database: Database, connection: Connection, subscription_id: int, kind: str, content: Content) -> None:
    """Write a message that is to be sent."""
    now = database.clock()
    values = {
        "subscription": subscription_id, "kind": kind, "content": content, "state": "waiting", "attempts": 0,
        "next_at": now, "created_at": now, "error": "",
    }  # fmt: skip
    connection.execute(insert(tables.Dispatch).values(values))


def take_changes_back(connection: Connection, identity: int) -> Content:
    """Take back the notices that nobody has begun to send; what they say."""
    table = tables.Dispatch
    waiting = (
        table.subscription == identity,
        table.kind == "change",
        table.state == "waiting",
        table.attempts == 0,
    )
    taken = connection.scalars(delete(table).where(*waiting).returning(table.content)).all()
    changes = [change for content in taken for change in content["changes"]]
    return {"changes": changes} if changes else {}
