"""Saved searches that are sent somewhere, and the ledger: a posting goes to a subscriber once, ever."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select, update

from store import tables
from store.database import Database
from store.tables import Stored


@dataclass(frozen=True, slots=True)
class Subscription:
    """A saved search. ``kind``: email, wecom or feishu; ``state``: asked, active or cancelled."""

    id: int
    kind: str
    target: str
    cadence: str
    language: str
    token: str
    state: str
    since_seq: int
    query: dict[str, Any] = field(default_factory=dict)


class Subscriptions:
    """Subscribing with double opt-in; the token confirms and cancels."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, kind: str, target: str, query: dict[str, Any], cadence: str, language: str = "zh") -> Subscription:
        """Ask for alerts; nothing is sent before :meth:`confirm`. What is there already is not sent."""
        table = tables.Subscription
        token = secrets.token_urlsafe(24)
        with self._db.write() as connection:
            head = connection.scalar(select(func.max(tables.Outbox.seq))) or 0
            values = {
                "kind": kind,
                "target": target,
                "query": query,
                "cadence": cadence,
                "language": language,
                "token": token,
                "state": "asked",
                "created_at": self._db.clock(),
                "since_seq": head,
            }
            identity = int(connection.scalar(insert(table).values(values).returning(table.id)) or 0)
        return Subscription(identity, kind, target, cadence, language, token, "asked", head, query)

    def find(self, token: str) -> Subscription | None:
        """The subscription of a token."""
        table = tables.Subscription
        with self._db.read() as connection:
            row = connection.execute(select(table).where(table.token == token)).first()
        return None if row is None else _subscription(row)

    def confirm(self, token: str) -> bool:
        """The second opt-in; ``False`` on an unknown or cancelled token."""
        return self._set(token, "active", ("asked", "active"))

    def cancel(self, token: str) -> bool:
        """One click, no question; ``False`` on an unknown token."""
        return self._set(token, "cancelled", ("asked", "active", "cancelled"))

    def _set(self, token: str, state: str, allowed: Sequence[str]) -> bool:
        table = tables.Subscription
        with self._db.write() as connection:
            statement = update(table).where(table.token == token, table.state.in_(allowed)).values(state=state)
            return bool(connection.execute(statement).rowcount)

    def active(self, cadence: str) -> list[Subscription]:
        """Confirmed subscriptions of a cadence: ``instant``, ``daily`` or ``weekly``."""
        table = tables.Subscription
        statement = select(table).where(table.state == "active", table.cadence == cadence).order_by(table.id)
        with self._db.read() as connection:
            return [_subscription(row) for row in connection.execute(statement)]

    def claim(self, subscription_id: int, posting_ids: Sequence[str], seq: int | None = None) -> list[str]:
        """Those never sent to this subscriber, written into the ledger in the same moment.

        Claiming before sending means that a crash in between loses one alert rather than sending it twice.
        """
        table, now = tables.Delivery, self._db.clock()
        claimed: list[str] = []
        with self._db.write(f"subscription:{subscription_id}") as connection:
            for posting in dict.fromkeys(posting_ids):
                statement = self._db.insert(table).values(subscription=subscription_id, posting=posting, at=now)
                if connection.scalar(statement.on_conflict_do_nothing().returning(table.posting)) is not None:
                    claimed.append(posting)
            if seq is not None:
                connection.execute(
                    update(tables.Subscription).where(tables.Subscription.id == subscription_id).values(since_seq=seq)
                )
        return claimed


def _subscription(row: Stored) -> Subscription:
    return Subscription(
        row.id, row.kind, row.target, row.cadence, row.language, row.token, row.state, row.since_seq, row.query
    )
