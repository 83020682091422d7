"""Saved searches that are sent somewhere, and the ledger: an announcement goes to a subscriber once, ever.

That what was sent is moved or called off is told by :mod:`store.notices`, to those who wish it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from store import tables, told
from store.database import Database
from store.messages import ASKED, Content, enqueue, take_changes_back
from store.records import StoreError
from store.subscribers import Subscription, owned, subscriber, subscription_of

ASKS_A_DAY = 5
"""Messages that one target gets in a day because somebody asked: nobody can have a stranger's mailbox flooded."""
CONFIRM_DAYS = 7
"""So long a request to confirm holds; an address that nobody confirmed is then forgotten (see :mod:`store.pruning`)."""
Compose = Callable[[list[str]], Content]


class TooManyRequests(StoreError):
    """A target was asked to confirm too often today."""


class Subscriptions:
    """Subscribing with double opt-in; the token confirms and cancels."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # -- subscribing -------------------------------------------------------------------------------------------

    def add(
        self,
        kind: str,
        target: str,
        query: dict[str, Any],
        cadence: str,
        language: str = "zh",
        named: str = "",
        *,
        changes: bool = False,
    ) -> Subscription:
        """Ask for alerts: a request to confirm is sent, nothing else before :meth:`confirm`.

        Who has this search in this rhythm is sent the link to it once more and gets no second one; whether ``changes`` of what
        was sent are told too is theirs to say there. ``named`` is the search in words, for the message. Raises
        :class:`TooManyRequests` when this target was asked too often in the last day.
        """
        with self._db.write(subscriber(target)) as connection:
            found = owned(connection, kind, target)
            self._bear_another(connection, [one.id for one in found])
            alike = [one for one in found if one.cadence == cadence and _search(one.query) == _search(query)]
            living = sorted((one for one in alike if one.state != "cancelled"), key=lambda one: one.state == "asked")
            asked = living[0] if living else self._insert(connection, kind, target, query, cadence, language)
            self._renew(connection, asked.id, language, changes=changes)
            enqueue(self._db, connection, asked.id, "confirm" if asked.state == "asked" else "known", {"named": named})
        return replace(asked, changes=changes, language=language) if asked.state == "asked" else asked

    def _insert(
        self, connection: Connection, kind: str, target: str, query: dict[str, Any], cadence: str, language: str
    ) -> Subscription:
        token = secrets.token_urlsafe(24)
        head = connection.scalar(select(func.max(tables.Outbox.seq))) or 0
        values = {
            "kind": kind, "target": target, "query": query, "cadence": cadence, "language": language,
            "token": token, "state": "asked", "created_at": self._db.clock(), "since_seq": head, "primed": False,
            "changes": False,
        }  # fmt: skip
        statement = insert(tables.Subscription).values(values).returning(tables.Subscription.id)
        identity = int(connection.scalar(statement) or 0)
        return Subscription(identity, kind, target, cadence, language, token, "asked", head, query)

    def _renew(self, connection: Connection, identity: int, language: str, *, changes: bool) -> None:
        """What is asked for again may be confirmed as long as what is asked for first, and is what was asked for last."""
        table = tables.Subscription
        statement = update(table).where(table.id == identity, table.state == "asked")
        connection.execute(statement.values(created_at=self._db.clock(), changes=changes, language=language))

    def _bear_another(self, connection: Connection, owned: Sequence[int]) -> None:
        table, yesterday = tables.Dispatch, self._db.clock() - timedelta(days=1)
        wanted = (table.subscription.in_(owned), table.kind.in_(ASKED), table.created_at > yesterday)
        if (connection.scalar(select(func.count()).where(*wanted)) or 0) >= ASKS_A_DAY:
            raise TooManyRequests("this address was asked to confirm too often today: try again tomorrow")

    def _alike(self, connection: Connection, subscription: Subscription) -> list[Subscription]:
        """The subscriber's subscriptions of the same search, in whatever rhythm and state; itself among them."""
        found = owned(connection, subscription.kind, subscription.target)
        return [one for one in found if _search(one.query) == _search(subscription.query)]

    def find(self, token: str) -> Subscription | None:
        """The subscription of a token; ``None`` where there is none, or it was not confirmed in :data:`CONFIRM_DAYS`."""
        table = tables.Subscription
        with self._db.read() as connection:
            row = connection.execute(select(table).where(table.token == token, ~overdue(self._db.clock()))).first()
        return None if row is None else subscription_of(row)

    def confirm(self, token: str) -> bool:
        """The second opt-in, also after a pause; ``False`` on an unknown or cancelled token.

        The rhythm that was confirmed last is the one that holds: others of the same search end in its favour.
        """
        found = self.find(token)
        if found is None:
            return False
        with self._db.write(subscriber(found.target)) as connection:
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

    def tell_changes(self, token: str, wished: bool) -> bool:
        """Tell also when what was sent is moved or called off, or no longer; ``False`` on an unknown or cancelled token."""
        table = tables.Subscription
        with self._db.write() as connection:
            statement = update(table).where(table.token == token, table.state != "cancelled").values(changes=wished)
            return bool(connection.execute(statement).rowcount)

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
        waiting = (message.subscription.in_(ids), message.state == "waiting", message.kind.not_in(ASKED))
        connection.execute(update(message).where(*waiting).values(subscription=chosen.id))
        told.hand_over(self._db, connection, ids, chosen.id)
        connection.execute(update(table).where(table.id.in_(ids)).values(state="cancelled"))
        looked = [one.since_seq for one in others if one.state == "active" and one.primed]
        if looked:
            since = min([*looked, chosen.since_seq] if chosen.primed else looked)
            connection.execute(update(table).where(table.id == chosen.id).values(primed=True, since_seq=since))

    def active(self, cadence: str, among: Collection[int] | None = None) -> list[Subscription]:
        """Confirmed subscriptions of a cadence (``instant``, ``daily`` or ``weekly``) that know what was there before; ``among``:
        only of these ids."""
        table = tables.Subscription
        wanted = [] if among is None else [table.id.in_(among)]
        return self._where(table.cadence == cadence, table.primed.is_(True), *wanted)

    def unprimed(self) -> list[Subscription]:
        """Confirmed subscriptions that were not told yet what is there already: see :meth:`prime`."""
        return self._where(tables.Subscription.primed.is_(False))

    def _where(self, *conditions: Any) -> list[Subscription]:
        table = tables.Subscription
        statement = select(table).where(table.state == "active", *conditions).order_by(table.id)
        with self._db.read() as connection:
            return [subscription_of(row) for row in connection.execute(statement)]

    # -- the ledger --------------------------------------------------------------------------------------------

    def prime(self, subscription: Subscription, posting_ids: Sequence[str], seq: int) -> None:
        """Enter what was there before the subscription; it is never sent."""
        table = tables.Subscription
        with self._db.write(subscriber(subscription.target)) as connection:
            for start in range(0, len(posting_ids), 500):
                self._enter(connection, subscription, posting_ids[start : start + 500])
            values = {"primed": True, "since_seq": seq}
            connection.execute(update(table).where(table.id == subscription.id).values(values))

    def claim(self, subscription: Subscription, posting_ids: Sequence[str], seq: int, compose: Compose) -> list[str]:
        """Enter postings of which no announcement was ever sent to this subscriber for this search, in one message.

        Ledger, message and the mark up to which changes were looked at commit together: a crash loses and doubles
        nothing. ``compose`` makes the message's content of the new ids, which are also the answer. A notice of changes
        that waits to be mailed goes with it.
        """
        table = tables.Subscription
        with self._db.write(subscriber(subscription.target)) as connection:
            fresh = self._enter(connection, subscription, list(dict.fromkeys(posting_ids)))
            if fresh:
                content = compose(fresh)
                told.enter(self._db, connection, subscription.id, [row["id"] for row in content.get("postings", ())])
                if subscription.kind == "email":
                    content |= take_changes_back(connection, subscription.id)
                enqueue(self._db, connection, subscription.id, "alert", content)
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


def overdue(now: datetime) -> ColumnElement[bool]:
    """What should have been confirmed by now."""
    table = tables.Subscription
    return (table.state == "asked") & (table.created_at < now - timedelta(days=CONFIRM_DAYS))


def _search(query: dict[str, Any]) -> dict[str, Any]:
    """What a saved search asks, however it was put: order of values, blanks and case of the words do not count.

    Nor do preferred words, which move a posting up but neither find nor hide any.
    """
    asked = {name: sorted(value) if isinstance(value, list) else value for name, value in query.items()}
    return asked | {"q": " ".join(str(query.get("q", "")).lower().split()), "prefer": ""}
