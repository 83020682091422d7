"""A subscriber's saved searches as they are kept, and what belongs to one address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from store import tables
from store.columns import Stored


@dataclass(frozen=True, slots=True)
class Subscription:
    """A saved search. ``kind``: email, wecom or feishu; ``state``: asked, active, paused or cancelled.

    ``changes``: whether to tell also when what was sent is moved or called off.
    """

    id: int
    kind: str
    target: str
    cadence: str
    language: str
    token: str
    state: str
    since_seq: int
    query: dict[str, Any] = field(default_factory=dict)
    primed: bool = False
    changes: bool = False


def subscriber(target: str) -> str:
    """What two writers must not decide at the same time about a subscriber."""
    return f"subscriber:{target.lower()}"


def owned(connection: Connection, kind: str, target: str) -> list[Subscription]:
    """All subscriptions of a subscriber. Letters of a mail address count alike in both cases; a robot's key is exact."""
    statement = select(tables.Subscription).where(_folded() == target.lower(), tables.Subscription.kind == kind)
    found = [subscription_of(row) for row in connection.execute(statement.order_by(tables.Subscription.id))]
    return [one for one in found if kind == "email" or one.target == target]


def _folded() -> ColumnElement[str]:
    """The target in lower case, as its index has it."""
    return func.lower(tables.Subscription.target)


def subscription_of(row: Stored) -> Subscription:
    """A row as the record that goes out."""
    return Subscription(
        row.id, row.kind, row.target, row.cadence, row.language, row.token, row.state, row.since_seq, row.query, row.primed,
        row.changes,
    )  # fmt: skip
