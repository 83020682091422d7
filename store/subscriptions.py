"""Saved searches that are sent somewhere, the ledger (an announcement goes to a subscriber once, ever), and messages."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from store import tables
from store.columns import Stored
from store.database import Database
from store.records import StoreError

ASKS_A_DAY = 5
"""Messages that one target gets in a day because somebody asked: nobody can have a stranger's mailbox flooded."""
CONFIRM_DAYS = 7
"""So long a request to confirm holds; an address that nobody confirmed is then forgotten (see :mod:`store.pruning`)."""
ASKED = ("confirm", "known")
"""Messages that go out because somebody asked for alerts, not because something is new."""
MOST_ATTEMPTS = 8
FIRST_WAIT = timedelta(minutes=2)
"""Until a message is tried again; doubled each time."""
STUCK = timedelta(minutes=15)
Content = dict[str, Any]
Compose = Callable[[list[str]], Content]


class TooManyRequests(StoreError):
    """A target was asked to confirm too often today."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A saved search. ``kind``: email, wecom or feishu; ``state``: asked, active, paused or cancelled."""

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


@dataclass(frozen=True, slots=True)
class Message:
    """Something to send to a subscriber. ``kind``: confirm, known (asked for again what there is already) or alert."""

    id: int
    kind: str
    content: Content
    attempts: int
    subscription: Subscription
    written_at: datetime


class Subscriptions:
    """Subscribing with double opt-in; the token confirms and cancels."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # -- subscribing -------------------------------------------------------------------------------------------

    def add(
        self, kind: str, target: str, query: dict[str, Any], cadence: str, language: str = "zh", named: str = ""
    ) -> Subscription:
        """Ask for alerts: a request to confirm is sent, nothing else before :meth:`confirm`.

        Who has this search in this rhythm is sent the link to it once more and gets no second one. ``named`` is the search
        in words, for the message. Raises :class:`TooManyRequests` when this target was asked too often in the last day.
        """
        with self._db.write(_lock(target)) as connection:
            owned = self._owned(connection, kind, target)
            self._bear_another(connection, [one.id for one in owned])
            alike = [one for one in owned if one.cadence == cadence and _search(one.query) == _search(query)]
            living = sorted((one for one in alike if one.state != "cancelled"), key=lambda one: one.state == "asked")
            found = living[0] if living else self._insert(connection, kind, target, query, cadence, language)
            self._renew(connection, found.id)
            self._enqueue(connection, found.id, "confirm" if found.state == "asked" else "known", {"named": named})
        return found

    def _insert(
        self, connection: Connection, kind: str, target: str, query: dict[str, Any], cadence: str, language: str
    ) -> Subscription:
        token = secrets.token_urlsafe(24)
        head = connection.scalar(select(func.max(tables.Outbox.seq))) or 0
        values = {
            "kind": kind, "target": target, "query": query, "cadence": cadence, "language": language,
            "token": token, "state": "asked", "created_at": self._db.clock(), "since_seq": head, "primed": False,
        }  # fmt: skip
        statement = insert(tables.Subscription).values(values).returning(tables.Subscription.id)
        identity = int(connection.scalar(statement) or 0)
        return Subscription(identity, kind, target, cadence, language, token, "asked", head, query)

    def _renew(self, connection: Connection, identity: int) -> None:
        """What is asked for again may be confirmed as long as what is asked for first."""
        table = tables.Subscription
        statement = update(table).where(table.id == identity, table.state == "asked")
        connection.execute(statement.values(created_at=self._db.clock()))

    def _bear_another(self, connection: Connection, owned: Sequence[int]) -> None:
        table, yesterday = tables.Dispatch, self._db.clock() - timedelta(days=1)
        wanted = (table.subscription.in_(owned), table.kind.in_(ASKED), table.created_at > yesterday)
        if (connection.scalar(select(func.count()).where(*wanted)) or 0) >= ASKS_A_DAY:
            raise TooManyRequests("this address was asked to confirm too often today: try again tomorrow")

    def _owned(self, connection: Connection, kind: str, target: str) -> list[Subscription]:
        """All subscriptions of a subscriber. Letters of a mail address count alike in both cases; a robot's key is exact."""
        statement = select(tables.Subscription).where(_folded() == target.lower(), tables.Subscription.kind == kind)
        found = [_subscription(row) for row in connection.execute(statement.order_by(tables.Subscription.id))]
        return [one for one in found if kind == "email" or one.target == target]

    def _alike(self, connection: Connection, subscription: Subscription) -> list[Subscription]:
        """The subscriber's subscriptions of the same search, in whatever rhythm and state; itself among them."""
        owned = self._owned(connection, subscription.kind, subscription.target)
        return [one for one in owned if _search(one.query) == _search(subscription.query)]

    def find(self, token: str) -> Subscription | None:
        """The subscription of a token; ``None`` where there is none, or it was not confirmed in :data:`CONFIRM_DAYS`."""
        table = tables.Subscription
        with self._db.read() as connection:
            row = connection.execute(select(table).where(table.token == token, ~overdue(self._db.clock()))).first()
        return None if row is None else _subscription(row)

    def confirm(self, token: str) -> bool:
        """The second opt-in, also after a pause; ``False`` on an unknown or cancelled token.

        The rhythm that was confirmed last is the one that holds: others of the same search end in its favour.
        """
        found = self.find(token)
        if found is None:
            return False
        with self._db.write(_lock(found.target)) as connection:
            confirmed = self._set(connection, token, "active", ("asked", "active", "paused"))
            if confirmed:
                self._replace(connection, found)
        return confirmed

    def pause(self, token: str) -> bool:
        """Send nothing until confirmed again; ``False`` when it was not active."""
        with self._db.write() as connection:
            return self._set(connection, token, "paused", ("active", "paused"))

    def cancel(self, token: str) -> bool:
        """One click, no question; ``False`` on an unknown token."""
        with self._db.write() as connection:
            return self._set(connection, token, "cancelled", ("asked", "active", "paused", "cancelled"))

    def _set(self, connection: Connection, token: str, state: str, allowed: Sequence[str]) -> bool:
        table = tables.Subscription
        statement = update(table).where(table.token == token, table.state.in_(allowed)).values(state=state)
        return bool(connection.execute(statement).rowcount)

    def _replace(self, connection: Connection, chosen: Subscription) -> None:
        """End the others of the same search; what they were about to tell, and looked at last, goes over."""
        table, message = tables.Subscription, tables.Dispatch
        others = [
            one for one in self._alike(connection, chosen) if one.id != chosen.id and one.state in ("active", "paused")
        ]
        ids = [one.id for one in others]
        waiting = (message.subscription.in_(ids), message.state == "waiting", message.kind == "alert")
        connection.execute(update(message).where(*waiting).values(subscription=chosen.id))
        connection.execute(update(table).where(table.id.in_(ids)).values(state="cancelled"))
        looked = [one.since_seq for one in others if one.state == "active" and one.primed]
        if looked:
            since = min([*looked, chosen.since_seq] if chosen.primed else looked)
            connection.execute(update(table).where(table.id == chosen.id).values(primed=True, since_seq=since))

    def active(self, cadence: str) -> list[Subscription]:
        """Confirmed subscriptions of a cadence (``instant``, ``daily`` or ``weekly``) that know what was there before."""
        return self._where(tables.Subscription.cadence == cadence, tables.Subscription.primed.is_(True))

    def unprimed(self) -> list[Subscription]:
        """Confirmed subscriptions that were not told yet what is there already: see :meth:`prime`."""
        return self._where(tables.Subscription.primed.is_(False))

    def _where(self, *conditions: Any) -> list[Subscription]:
        table = tables.Subscription
        statement = select(table).where(table.state == "active", *conditions).order_by(table.id)
        with self._db.read() as connection:
            return [_subscription(row) for row in connection.execute(statement)]

    # -- the ledger --------------------------------------------------------------------------------------------

    def prime(self, subscription: Subscription, posting_ids: Sequence[str], seq: int) -> None:
        """Enter what was there before the subscription; it is never sent."""
        table = tables.Subscription
        with self._db.write(_lock(subscription.target)) as connection:
            for start in range(0, len(posting_ids), 500):
                self._enter(connection, subscription, posting_ids[start : start + 500])
            values = {"primed": True, "since_seq": seq}
            connection.execute(update(table).where(table.id == subscription.id).values(values))

    def claim(self, subscription: Subscription, posting_ids: Sequence[str], seq: int, compose: Compose) -> list[str]:
        """Enter postings of which no announcement was ever sent to this subscriber for this search, in one message.

        Ledger, message and the mark up to which changes were looked at commit together: a crash loses and doubles
        nothing. ``compose`` makes the message's content of the new ids, which are also the answer.
        """
        table = tables.Subscription
        with self._db.write(_lock(subscription.target)) as connection:
            fresh = self._enter(connection, subscription, list(dict.fromkeys(posting_ids)))
            if fresh:
                self._enqueue(connection, subscription.id, "alert", compose(fresh))
            connection.execute(update(table).where(table.id == subscription.id).values(since_seq=seq))
        return fresh

    def _enter(self, connection: Connection, subscription: Subscription, posting_ids: Sequence[str]) -> list[str]:
        """Write all announcements of the postings down; ids of postings of which none stood there.

        Whatever this subscriber was told of the same search counts, also by a twin from before there were none.
        """
        announcement, ledger, now = tables.Announcement, tables.Delivered, self._db.clock()
        carried: dict[str, list[int]] = {identity: [] for identity in posting_ids}
        rows = select(announcement.posting, announcement.id).where(announcement.posting.in_(posting_ids))
        for posting, identity in connection.execute(rows):
            carried[posting].append(identity)
        every = [identity for found in carried.values() for identity in found]
        alike = [one.id for one in self._alike(connection, subscription)]
        known = set(
            connection.scalars(
                select(ledger.announcement).where(ledger.subscription.in_(alike), ledger.announcement.in_(every))
            )
        )
        new = [{"subscription": subscription.id, "announcement": one, "at": now} for one in every if one not in known]
        if new:
            connection.execute(self._db.insert(ledger).on_conflict_do_nothing(), new)
        return [posting for posting, found in carried.items() if found and known.isdisjoint(found)]

    # -- messages ----------------------------------------------------------------------------------------------

    def _enqueue(self, connection: Connection, subscription_id: int, kind: str, content: Content) -> None:
        now = self._db.clock()
        values = {
            "subscription": subscription_id, "kind": kind, "content": content, "state": "waiting", "attempts": 0,
            "next_at": now, "created_at": now, "error": "",
        }  # fmt: skip
        connection.execute(insert(tables.Dispatch).values(values))

    def waiting(self, *, mail: bool, limit: int = 100) -> list[Message]:
        """Messages by mail, or by all other ways, whose time has come, the oldest first; what is not wished (paused, cancelled) is held back."""
        message, subscription = tables.Dispatch, tables.Subscription
        wanted = (message.state == "waiting", message.next_at <= self._db.clock())
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
                row.id: _subscription(row)
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

    def messages(self) -> dict[str, int]:
        """How many messages there are in each state."""
        table = tables.Dispatch
        with self._db.read() as connection:
            rows = connection.execute(select(table.state, func.count()).group_by(table.state))
            return {row[0]: row[1] for row in rows}


def overdue(now: datetime) -> ColumnElement[bool]:
    """What should have been confirmed by now."""
    table = tables.Subscription
    return (table.state == "asked") & (table.created_at < now - timedelta(days=CONFIRM_DAYS))


def _lock(target: str) -> str:
    """What two writers must not decide at the same time about a subscriber."""
    return f"subscriber:{target.lower()}"


def _folded() -> ColumnElement[str]:
    """The target in lower case, as its index has it."""
    return func.lower(tables.Subscription.target)


def _search(query: dict[str, Any]) -> dict[str, Any]:
    """What a saved search asks, however it was put: order of values, blanks and case of the words do not count.

    Nor do preferred words, which move a posting up but neither find nor hide any.
    """
    asked = {name: sorted(value) if isinstance(value, list) else value for name, value in query.items()}
    return asked | {"q": " ".join(str(query.get("q", "")).lower().split()), "prefer": ""}


def _subscription(row: Stored) -> Subscription:
    return Subscription(
        row.id, row.kind, row.target, row.cadence, row.language, row.token, row.state, row.since_seq, row.query, row.primed,
    )  # fmt: skip
