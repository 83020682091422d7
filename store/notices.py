"""Telling that what was told is moved or called off: each change once, ever, to those who were sent the announcement and wish it.

Changes come by the outbox: :meth:`Notices.follow` marks what was told of postings that changed. A marked one is looked at
until its posting is published and at rest, for a source that flickers must not be told at every turn; then the message, what
is known from now on and the mark commit together: a crash loses and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

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
from store.statements import up_to_date
from store.subscribers import Subscription, owned, subscriber, subscription_of

CONSUMER = "notices"
"""Its cursor in the outbox."""
BATCH = 1000
"""Changes that are followed at once."""
AT_ONCE = 200
"""Subscriptions for which what was marked is read together."""
SETTLING = timedelta(minutes=10)
"""So long a posting must have been at rest before a change of it is told; four times as long after each that was."""
MOST_PATIENT = 6
"""Changes told after which it takes no longer any more."""
IN_TIME = {"daily": timedelta(days=2), "weekly": timedelta(days=8)}
"""What is nearer than this is told at once: a day more than until the next digest, so that it comes a day ahead."""


_LOCK = "told"
"""Who marks does not do so while somebody decides by the marks."""


class _Present(NamedTuple):
    """A published posting, what it says now, and what each of its announcements says."""

    posting: Posting
    shown: Appointment
    sites: dict[int, Appointment]


@dataclass(slots=True)
class _Case:
    """What a subscription was told of one posting, and what is to be done about it.

    ``present``: nothing where students do not see it.
    """

    present: _Present | None
    rows: list[Stored]
    told: list[Difference] = field(default_factory=list)
    look_at: datetime | None = None

    @property
    def sites(self) -> dict[int, Appointment]:
        return self.present.sites if self.present is not None else {}


class Notices:
    """Change notices of all subscriptions."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._outbox, self._postings = Outbox(database), Postings(database)

    def prepare(self, digest: str = "") -> int:
        """Write a message for each subscription that has a change to hear of now; how many were written.

        With ``digest`` (daily or weekly) its subscriptions hear of all, else each only of what its digest would bring too late.
        """
        return sum(self._prepare(part, digest) for part in self._parts(digest))

    def prepared(self, digest: str = "") -> Iterator[set[int]]:
        """The same in parts, for who sends meanwhile: the subscriptions whose messages are written."""
        for part in self._parts(digest):
            self._prepare(part, digest)
            yield {one.id for one in part}

    def _parts(self, digest: str) -> Iterator[Sequence[Subscription]]:
        self.follow()
        due = self._due(digest)
        yield from (due[start : start + AT_ONCE] for start in range(0, len(due), AT_ONCE))

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

    def _prepare(self, subscriptions: Sequence[Subscription], digest: str) -> int:
        """What was marked is read before the postings: a change that comes in between marks it again."""
        rows = self._marked([one.id for one in subscriptions])
        present = self._present({row.posting for row in rows})
        cases: dict[int, dict[str, list[Stored]]] = {one.id: {} for one in subscriptions}
        for row in rows:
            cases[row.subscription].setdefault(row.posting, []).append(row)
        written = 0
        for subscription in subscriptions:
            waits = IN_TIME.get(subscription.cadence) if subscription.cadence != digest else None
            found = [self._case(present.get(posting), own, waits) for posting, own in cases[subscription.id].items()]
            written += self._tell(subscription, found)
            reach("notice-after-claim")
        return written

    def _marked(self, subscriptions: Sequence[int]) -> Sequence[Stored]:
        table, carried = tables.Told, tables.Announcement
        statement = select(table, carried.posting).join(carried, carried.id == table.announcement)
        statement = statement.where(table.subscription.in_(subscriptions), table.changed_at.is_not(None))
        with self._db.read() as connection:
            return connection.execute(statement.order_by(table.subscription, table.announcement)).all()

    def _present(self, postings: Collection[str]) -> dict[str, _Present]:
        """Those that students see; what staff decide of the others comes by the outbox as well."""
        found = {}
        for identity, posting in self._postings.many(sorted(postings), sightings=False).items():
            if posting.review == "approved":
                with self._db.read() as connection:
                    members = self._db.readings.members(connection, identity)
                sites = {member.id: appointment(reading, posting) for member, reading in up_to_date(members)}
                found[identity] = _Present(posting, appointment(posting), sites)
        return found

    def _case(self, present: _Present | None, rows: list[Stored], waits: timedelta | None) -> _Case:
        """Told is what one of its sites has changed and the posting shows: a merge or a split changes nothing.

        ``waits``: what is further away than this waits for the digest.
        """
        now = self._db.clock()
        if present is None:
            return _Case(None, rows)
        case = _Case(present, [row for row in rows if row.announcement in present.sites])
        found: dict[tuple[str, str], Difference] = {}
        for row in case.rows:
            before = Appointment.model_validate(row.facts)
            changed = {one.kind for one in differences(before, present.sites[row.announcement], now)}
            shown = differences(before, present.shown, now)
            found |= {(one.kind, one.after): one for one in shown if one.kind in changed}
        if found:
            first = min((at for one in found.values() for at in one.moments if at > now), default=None)
            settled = max(_settled_at(row, first) for row in case.rows)
            early = first - waits if first is not None and waits is not None else now
            case.look_at = next((at for at in (settled, early) if at > now), None)
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
        for row in [*rows, *_rows(connection, others, case.sites)]:
            _write(connection, [row], **self._known(row, case), notices=notices, changed_at=None, look_at=None)
        for identity, facts in case.sites.items():  # a copy that joined it is followed from now on
            told.note(self._db, connection, subscription.id, identity, facts, notices)
        return bool(case.told)

    def _others(self, connection: Connection, subscription: Subscription) -> list[int]:
        """Who follows a posting by two searches hears of its change once."""
        own = owned(connection, subscription.kind, subscription.target)
        return [one.id for one in own if one.id != subscription.id]

    def _known(self, row: Stored, case: _Case) -> dict[str, Any]:
        """What is known now. A site's change that its posting does not show, since a fuller copy says otherwise, stays to be told."""
        if row.announcement not in case.sites:
            return {}
        before, after = Appointment.model_validate(row.facts), case.sites[row.announcement]
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
    assert case.present is not None
    posting, facts = case.present.posting, case.present.shown.model_dump(mode="json")
    changes = [{name: value for name, value in asdict(one).items() if name != "moments"} for one in case.told]
    return {
        "id": posting.id, "title": posting.title, "employer": posting.hiring_organization.name,
        "start": facts["start"] or "", "place": facts["place"] or facts["mode"], "changes": changes,
    }  # fmt: skip
