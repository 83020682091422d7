"""Telling that what was told is moved or called off: each change once, ever, to those who were sent the announcement and wish it.

Changes come by the outbox: :meth:`Notices.follow` marks what was told of postings that changed. A marked one is looked at
until its posting is published and at rest, for a source that flickers must not be told at every turn; then the message, what
is known from now on and the mark commit together: a crash loses and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from pipelines.posting import Posting
from store import tables, told
from store.appointments import Appointment, Difference, appointment, differences, known
from store.columns import Stored
from store.database import Database
from store.failpoints import reach
from store.messages import enqueue
from store.outbox import Outbox
from store.postings import Postings
from store.subscribers import Subscription, owned, subscriber, subscription_of

CONSUMER = "notices"
"""Its cursor in the outbox."""
BATCH = 1000
"""Changes that are followed at once."""
SETTLING = timedelta(minutes=10)
"""So long a posting must have been at rest before a change of it is told; four times as long after each that was."""
MOST_PATIENT = 6
"""Changes told after which it takes no longer any more."""
IN_TIME = {"daily": timedelta(days=2), "weekly": timedelta(days=8)}
"""What is nearer than this is told at once: a day more than until the next digest, so that it comes a day ahead."""


_LOCK = "told"
"""Who marks does not do so while somebody decides by the marks."""


@dataclass(slots=True)
class _Case:
    """What a subscription was told of one posting, and what is to be done about it.

    ``now``: what each announcement of the posting says now; nothing where students do not see it.
    """

    posting: Posting | None
    rows: list[Stored]
    now: dict[int, Appointment] = field(default_factory=dict)
    told: list[Difference] = field(default_factory=list)
    look_at: datetime | None = None


class Notices:
    """Change notices of all subscriptions."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._outbox, self._postings = Outbox(database), Postings(database)

    def prepare(self, digest: str = "") -> int:
        """Write a message for each subscription that has a change to hear of now; how many were written.

        With ``digest`` (daily or weekly) its subscriptions hear of all, else each only of what its digest would bring too late.
        """
        self.follow()
        return sum(
            self._prepare(one, at_once=one.cadence not in IN_TIME or one.cadence == digest) for one in self._due(digest)
        )

    # -- following the outbox ----------------------------------------------------------------------------------

    def follow(self) -> None:
        """Mark what was told of postings that have changed since the last look."""
        head = self._outbox.head()
        if not self._anything():
            if head > self._outbox.position(CONSUMER):
                self._outbox.ack(CONSUMER, head)
            return
        while changes := self._outbox.read(CONSUMER, BATCH):
            self._mark({change.posting_id for change in changes})
            reach("notice-before-ack")
            self._outbox.ack(CONSUMER, changes[-1].seq)

    def _anything(self) -> bool:
        with self._db.read() as connection:
            return connection.scalar(select(tables.Told.subscription).limit(1)) is not None

    def _mark(self, postings: Iterable[str]) -> None:
        table, carried, now = tables.Told, tables.Announcement, self._db.clock()
        concerned = select(carried.id).where(carried.posting.in_(postings))
        told_of = (table.announcement.in_(concerned), table.until > now)
        with self._db.read() as connection:
            if connection.scalar(select(table.subscription).where(*told_of).limit(1)) is None:
                return
        with self._db.write(_LOCK) as connection:
            connection.execute(update(table).where(*told_of).values(changed_at=now, look_at=now))

    # -- deciding ----------------------------------------------------------------------------------------------

    def _due(self, digest: str) -> list[Subscription]:
        """Asked of each subscription: marks of those that do not wish it stay, and there may be very many."""
        table, subscription = tables.Told, tables.Subscription
        time_has_come = table.look_at <= self._db.clock()
        if digest:
            time_has_come |= table.changed_at.is_not(None) & (subscription.cadence == digest)
        marked = select(table.subscription).where(table.subscription == subscription.id, time_has_come).exists()
        statement = select(subscription).where(subscription.state == "active", subscription.changes, marked)
        with self._db.read() as connection:
            return [subscription_of(row) for row in connection.execute(statement.order_by(subscription.id))]

    def _prepare(self, subscription: Subscription, *, at_once: bool) -> bool:
        """What was marked is read before the postings: a change that comes in between marks it again."""
        rows = self._marked(subscription)
        postings = self._postings.many(sorted({row.posting for row in rows}), sightings=False)
        cases = []
        for identity in dict.fromkeys(row.posting for row in rows):
            posting, own = postings.get(identity), [row for row in rows if row.posting == identity]
            if posting is not None and posting.review == "approved":
                cases.append(self._case(subscription, posting, own, at_once=at_once))
            else:
                cases.append(_Case(posting, own))  # what staff decide comes by the outbox as well
        written = self._tell(subscription, cases)
        reach("notice-after-claim")
        return written

    def _marked(self, subscription: Subscription) -> Sequence[Stored]:
        table, carried = tables.Told, tables.Announcement
        statement = select(table, carried.posting).join(carried, carried.id == table.announcement)
        statement = statement.where(table.subscription == subscription.id, table.changed_at.is_not(None))
        with self._db.read() as connection:
            return connection.execute(statement.order_by(table.announcement)).all()

    def _case(self, subscription: Subscription, posting: Posting, rows: list[Stored], *, at_once: bool) -> _Case:
        """Told is what one of its sites has changed and the posting shows: a merge or a split changes nothing."""
        now = self._db.clock()
        with self._db.read() as connection:
            members = self._db.readings.members(connection, posting.id)
        facts = {member.id: appointment(member.reading, posting) for member in members}
        case = _Case(posting, [row for row in rows if row.announcement in facts], facts)
        found: dict[tuple[str, str], Difference] = {}
        for row in case.rows:
            before = Appointment.model_validate(row.facts)
            changed = {one.kind for one in differences(before, facts[row.announcement], now)}
            shown = differences(before, appointment(posting), now)
            found |= {(one.kind, one.after): one for one in shown if one.kind in changed}
        if found:
            first = min((at for one in found.values() for at in one.moments if at > now), default=None)
            settled = max(_settled_at(row, first) for row in rows)
            early = first - IN_TIME[subscription.cadence] if first is not None and not at_once else None
            case.look_at = settled if settled > now else early if early is not None and early > now else None
            case.told = list(found.values()) if case.look_at is None else []
        return case

    # -- telling -----------------------------------------------------------------------------------------------

    def _tell(self, subscription: Subscription, cases: Sequence[_Case]) -> bool:
        """Note what was looked at, and write one message of what is told; ``False`` when there is nothing.

        A robot takes short texts, of which nothing must be cut off: there each posting has its own.
        """
        with self._db.write(subscriber(subscription.target), _LOCK) as connection:
            changes = [_said(case) for case in cases if self._note(connection, subscription, case)]
            for part in [changes] if subscription.kind == "email" and changes else [[one] for one in changes]:
                enqueue(self._db, connection, subscription.id, "change", {"changes": part})
        return bool(changes)

    def _note(self, connection: Connection, subscription: Subscription, case: _Case) -> bool:
        """Whether this case is told: not when it was marked anew or told by somebody else since it was read."""
        ids = [row.announcement for row in case.rows]
        rows = _rows(connection, [subscription.id], ids)
        if [(row.changed_at, row.notices) for row in rows] != [(row.changed_at, row.notices) for row in case.rows]:
            return False
        if case.look_at is not None:
            _write(connection, rows, look_at=case.look_at)
            return False
        notices = max((row.notices for row in rows), default=0) + bool(case.told)
        others = self._others(connection, subscription) if case.told else []
        for row in [*rows, *_rows(connection, others, case.now)]:
            _write(connection, [row], **self._known(row, case), notices=notices, changed_at=None, look_at=None)
        for identity, facts in case.now.items():  # a copy that joined it is followed from now on
            told.note(self._db, connection, subscription.id, identity, facts, notices)
        return bool(case.told)

    def _others(self, connection: Connection, subscription: Subscription) -> list[int]:
        """Who follows a posting by two searches hears of its change once."""
        own = owned(connection, subscription.kind, subscription.target)
        return [one.id for one in own if one.id != subscription.id]

    def _known(self, row: Stored, case: _Case) -> dict[str, Any]:
        """What is known now. A site's change that its posting does not show, since a fuller copy says otherwise, stays to be told."""
        if row.announcement not in case.now:
            return {}
        before, after = Appointment.model_validate(row.facts), case.now[row.announcement]
        untold = {one.kind for one in differences(before, after, self._db.clock())} - {one.kind for one in case.told}
        facts = known(before, after, untold)
        return {"facts": facts.model_dump(mode="json"), "until": facts.until() or row.until}


def _settled_at(row: Stored, first: datetime | None) -> datetime:
    """When a change counts as settled: later the more were told, and with time left until what it is about."""
    wait = SETTLING * 4 ** min(row.notices, MOST_PATIENT)
    if first is not None:
        wait = min(wait, max(first - row.changed_at, timedelta()) / 4)
    return row.changed_at + wait  # type: ignore[no-any-return]


def _rows(connection: Connection, subscriptions: Collection[int], announcements: Collection[int]) -> Sequence[Stored]:
    table = tables.Told
    wanted = (table.subscription.in_(subscriptions), table.announcement.in_(announcements))
    return connection.execute(select(table).where(*wanted).order_by(table.subscription, table.announcement)).all()


def _write(connection: Connection, rows: Sequence[Stored], **values: Any) -> None:
    table = tables.Told
    for row in rows:
        same = (table.subscription == row.subscription, table.announcement == row.announcement)
        connection.execute(update(table).where(*same).values(**values))


def _said(case: _Case) -> dict[str, Any]:
    """What a message says of a posting that changed."""
    assert case.posting is not None
    facts = appointment(case.posting).model_dump(mode="json")
    changes = [{name: value for name, value in asdict(one).items() if name != "moments"} for one in case.told]
    employer = case.posting.hiring_organization.name
    return {"id": case.posting.id, "title": case.posting.title, "employer": employer, "start": facts["start"] or "",
            "place": facts["place"] or facts["mode"], "changes": changes}  # fmt: skip
