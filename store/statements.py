"""What each site has said of an event and of the last day of applying, and whose word on it is the newest. Pure.

An announcement keeps what its page said before (its *history*, oldest first, what it says now last). A statement bears the moment
at which its text was first seen; what a page said from the beginning bears none, for nobody knows how old it was when it was put
up. So a copy that comes late, or a site that publishes its old text once more, states nothing new, and neither does a better
reading of the same text. Of two copies that contradict each other the one that once said what the other says has gone on; of two
that never said anything else the one that calls the event off has, for nobody announces what is off.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from pipelines.normalize import events
from pipelines.posting import EVENTS, Event, Moment, Posting
from store.moments import elsewhere, end_of_day, is_moved
from store.records import Member
from store.titles import Titles

NEWER = "newer statement"
"""Rule of the evidence that names the site whose word on the event or the deadline is newer than that of the fullest reading."""
APPLICATION = "application"
"""The stage among key dates that the deadline ends."""
MOST = 8
"""Statements, and texts of one, that are kept: a site that flickers must not fill a row."""
PROLONGED_WITHIN = timedelta(days=30)
"""Who prolongs a deadline that is over does so by then; what the page asks for later is another round."""
Off = Literal["", "cancelled", "postponed"]


class Statement(BaseModel):
    """What a page says of its event and of the last day of applying. ``at``: since when it does, none for what it said at first;
    ``texts``: digests of its words."""

    at: datetime | None = None
    texts: list[str] = []
    start: Moment | None = None
    end: Moment | None = None
    venue: str = ""
    mode: str = ""
    off: Off = ""
    deadline: Moment | None = None


def off(reading: Posting) -> Off:
    """Whether a reading calls its event off, or puts it off without a new time; without an event its title tells."""
    if reading.type not in EVENTS:
        return ""
    event = reading.event
    status = event.status if event is not None else events.status(reading.title)
    if status == "cancelled":
        return "cancelled"
    return "postponed" if status == "rescheduled" and (event is None or event.start is None) else ""


def noted(history: Sequence[Any] | None, before: Posting, after: Posting, now: datetime) -> list[Any] | None:
    """The history of an announcement whose reading ``before`` is replaced, as JSON; none where nothing of it was ever stated.

    What stands under the address of what was over, or of something else, is no word on it.
    """
    if _over(before, now) or not _same(before, after):
        return None
    past = [Statement.model_validate(row) for row in history or ()] or [_of(before, None, _text(before))]
    past[-1] = past[-1].model_copy(update={"deadline": before.valid_through})  # older rows do not have it
    text = _text(after)
    said = _of(after, now, text)
    last = past[-1]
    if (known := next((row for row in past if text in row.texts), None)) is not None:
        past = [
            *(row for row in past if row is not known),
            said.model_copy(update={"at": known.at, "texts": known.texts}),
        ]
    elif any(facet.apart(last, said) or facet.stated(last) != facet.stated(said) for facet in _FACETS):
        past.append(said)
    else:
        past[-1] = said.model_copy(update={"at": last.at, "texts": [*last.texts, text][-MOST:]})
    if after.type not in EVENTS and not any(row.deadline for row in past):
        return None
    return [row.model_dump(mode="json") for row in past[-MOST:]]


def said(member: Member) -> list[Event]:
    """Every event that a copy has stated, with what it states now first."""
    own = [member.reading.event] if member.reading.event is not None else []
    return own + [Event(start=row.start, end=row.end, venue=row.venue) for row in _Copy(member).others]


class Newest(NamedTuple):
    """Event and deadline of a copy as the newest statements have them, and the other copies whose words these are."""

    event: Event | None
    valid_through: Moment | None
    time: Member | None = None
    place: Member | None = None
    held: Member | None = None
    deadline: Member | None = None

    @property
    def by(self) -> list[str]:
        """The sites that the event is taken from."""
        return list(dict.fromkeys(one.source for one in (self.time, self.place, self.held) if one is not None))

    def of(self, reading: Posting) -> Posting:
        """The copy's reading with what newer statements of the others make of it."""
        if not self.by and self.deadline is None:
            return reading
        dates = reading.key_dates
        if self.deadline is not None:
            dates = [row for row in self.deadline.reading.key_dates if row.stage == APPLICATION]
            dates += [row for row in reading.key_dates if row.stage != APPLICATION]
        changed = {"event": self.event, "valid_through": self.valid_through, "key_dates": dates}
        return reading.model_copy(update=changed)


def newest(members: Sequence[Member]) -> dict[int, Newest]:
    """What newer statements of the other copies make of each copy's event and deadline, by its id."""
    if len(members) < 2 or not any(member.stated or off(member.reading) for member in members):
        return {member.id: Newest(member.reading.event, member.reading.valid_through) for member in members}
    copies = [_Copy(member) for member in members]
    return {copy.member.id: _newest(copy, copies) for copy in copies}


def up_to_date(members: Sequence[Member]) -> Iterator[tuple[Member, Posting]]:
    """Each copy with its reading, of which newer statements of other copies are told."""
    found = newest(members)
    for member in members:
        yield member, found[member.id].of(member.reading)


def _newest(own: _Copy, copies: Sequence[_Copy]) -> Newest:
    until = _last(own, copies, _DEADLINE)
    deadline = until.now.deadline if until is not own else own.member.reading.valid_through
    found = _newest_event(own, copies)
    return found._replace(valid_through=deadline, deadline=None if until is own else until.member)


def _newest_event(own: _Copy, copies: Sequence[_Copy]) -> Newest:
    time, place, held = (_last(own, copies, facet) for facet in _OF_EVENT)
    if place is own and _PLACE.apart(own.now, time.now) and not _is_newer(own, time, _PLACE):
        place = time  # where it was to be at the former time
    if held is not own and held.now.off != "postponed" and _TIME.apart(held.now, time.now):
        held = own  # what was called off is the event at another time
    if own.member.reading.event is None or (time is own and place is own and held is own):
        return Newest(own.member.reading.event, None)
    event = own.member.reading.event.model_copy()
    if time is not own:
        event.start, event.end, event.status = time.now.start, time.now.end, _status(time)
    if place is not own:
        event.venue, event.attendance_mode = place.now.venue, place.now.mode or None  # type: ignore[assignment]
    if held is not own:
        event.status = _status(held)
    if held.now.off == "postponed":
        event.start = event.end = None
    return Newest(event, None, *(None if one is own else one.member for one in (time, place, held)))


def _status(copy: _Copy) -> Literal["scheduled", "rescheduled", "cancelled", "past"]:
    if copy.now.off:
        return "cancelled" if copy.now.off == "cancelled" else "rescheduled"
    return copy.member.reading.event.status if copy.member.reading.event is not None else "scheduled"


def _last(own: _Copy, copies: Sequence[_Copy], facet: _Facet) -> _Copy:
    """The copy whose statement a copy's own has led to, from one to the next newer one."""
    best, passed = own, [own]
    while newer := [copy for copy in copies if copy not in passed and _is_newer(copy, best, facet)]:
        best = max(newer, key=lambda copy: (_rank(copy.since(facet)), -copy.member.id))
        passed.append(best)
    return best


def _is_newer(one: _Copy, other: _Copy, facet: _Facet) -> bool:
    """Whether a copy contradicts another one and has gone on: it said what that one says, was changed later, or calls off what
    that one announces, when both have said so from the first."""
    if not facet.apart(one.now, other.now):
        return False
    passed, passed_by = _has_passed(one, other, facet), _has_passed(other, one, facet)
    if passed != passed_by:
        return passed
    since, its = _rank(one.since(facet)), _rank(other.since(facet))
    if since == its:
        return facet is _HELD and one.now.off == "cancelled" and other.now.off == ""
    return since > its and (passed or _agreed(one, other, facet))


def _has_passed(one: _Copy, other: _Copy, facet: _Facet) -> bool:
    """Whether a copy gave up what another one says, or that one has published again what it had given up for this."""
    return any(_alike(row, other.now, facet) for row in one.former(facet)) or any(
        _alike(row, one.now, facet) for row in other.later(facet)
    )


def _agreed(one: _Copy, other: _Copy, facet: _Facet) -> bool:
    """Whether two copies ever spoke of one event: those that staff merged need not have."""
    return any(not facet.apart(row, its) for row in one.former(facet) for its in [*other.rows, other.now])


def _alike(one: Statement, other: Statement, facet: _Facet) -> bool:
    return facet.stated(one) and facet.stated(other) and not facet.apart(one, other)


def _rank(since: datetime | None) -> float:
    return since.timestamp() if since is not None else float("-inf")


class _Facet(NamedTuple):
    """A part of a statement: whether it is stated, and whether two contradict each other in it."""

    stated: Callable[[Statement], bool]
    apart: Callable[[Statement, Statement], bool]


def _other_time(one: Statement, other: Statement) -> bool:
    return one.start is not None and other.start is not None and is_moved(one.start, other.start)


def _other_place(one: Statement, other: Statement) -> bool:
    if one.venue and other.venue:
        return elsewhere(one.venue, other.venue)
    return bool(one.mode and other.mode and one.mode != other.mode)


def _other_deadline(one: Statement, other: Statement) -> bool:
    return one.deadline is not None and other.deadline is not None and is_moved(one.deadline, other.deadline)


_TIME = _Facet(lambda one: one.start is not None, _other_time)
_PLACE = _Facet(lambda one: bool(one.venue or one.mode), _other_place)
_HELD = _Facet(lambda one: True, lambda one, other: one.off != other.off)
_DEADLINE = _Facet(lambda one: one.deadline is not None, _other_deadline)
_OF_EVENT = (_TIME, _PLACE, _HELD)
_FACETS = (*_OF_EVENT, _DEADLINE)


class _Copy:
    """An announcement with its history in the order in which its statements came up."""

    def __init__(self, member: Member) -> None:
        self.member = member
        kept = [Statement.model_validate(row) for row in member.stated or ()]
        self.now = kept[-1] if kept else _of(member.reading, None)
        self.rows = sorted(kept, key=lambda row: _rank(row.at))

    @property
    def others(self) -> list[Statement]:
        return [row for row in self.rows if row is not self.now]

    def since(self, facet: _Facet) -> datetime | None:
        """Since when it has said what it says."""
        return self.rows[self._began(facet)].at if self.rows else None

    def former(self, facet: _Facet) -> list[Statement]:
        """What it had said before."""
        return self.rows[: self._began(facet)]

    def later(self, facet: _Facet) -> list[Statement]:
        """What it has said in between, where it says again what it said at an earlier time."""
        return [row for row in self.rows[self._at + 1 :] if facet.apart(row, self.now)]

    @property
    def _at(self) -> int:
        return next((place for place, row in enumerate(self.rows) if row is self.now), 0)

    def _began(self, facet: _Facet) -> int:
        place = self._at
        while place and not facet.apart(self.rows[place - 1], self.now):
            place -= 1
        return place


def _of(reading: Posting, at: datetime | None, *texts: str) -> Statement:
    event = reading.event or Event()
    return Statement(
        at=at, texts=list(texts), start=event.start, end=event.end, venue=event.venue,
        mode=event.attendance_mode or "", off=off(reading), deadline=reading.valid_through,
    )  # fmt: skip


def _over(reading: Posting, now: datetime) -> bool:
    if reading.type not in EVENTS:
        return reading.valid_through is not None and end_of_day(reading.valid_through) + PROLONGED_WITHIN < now
    event = reading.event or Event()
    last = event.end or event.start
    return last is not None and end_of_day(last) < now


def _same(before: Posting, after: Posting) -> bool:
    """Whether a page still speaks of what it spoke of: of its employer, or under its title, and to the same years."""
    if (before.type in EVENTS) != (after.type in EVENTS):
        return False
    if (
        before.graduation_years
        and after.graduation_years
        and not {*before.graduation_years} & {*after.graduation_years}
    ):
        return False
    old, new = (reading.hiring_organization.normalized for reading in (before, after))
    return old == new if old and new else Titles(()).same(after.title, before.title)


def _text(reading: Posting) -> str:
    """A digest of a page's words but for the day of publishing, which is new whenever an old text is put up again."""
    labelled: Mapping[str, str] = {name: value for name, value in reading.raw.items() if name != "published"}
    words = json.dumps([reading.title, reading.description, labelled], ensure_ascii=True, sort_keys=True)
    return hashlib.blake2b(words.encode(), digest_size=12).hexdigest()
