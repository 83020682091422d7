"""What happens when: talks, fairs, deadlines, exams of a posting as marks on days, and a stretch of days as entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from config.timezone import TIMEZONE
from pipelines.posting import EVENTS, Posting

_STAGES = ("exam", "interview")
KINDS = (*EVENTS, "deadline", *_STAGES)
"""Kinds of calendar entries; the exam dates of a notice are among its key dates."""
LONGEST_DAYS = 62


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one posting's calendar. ``start`` is a day where the source gives no time; ``end`` may be unstated.

    ``clash`` is set by :func:`clashes`: ids of other entries' postings in the same slot.
    """

    kind: str
    start: datetime | date
    end: datetime | date | None
    posting: Posting

    @property
    def is_event(self) -> bool:
        """Whether it is a talk or fair itself, not a date of an announcement."""
        return self.kind in EVENTS

    @property
    def day(self) -> date:
        """The day on which it begins, in Asia/Shanghai."""
        return _day(self.start)

    def days(self) -> Iterator[date]:
        """Every day that it touches."""
        first = self.day
        last = max(_day(self.end), first) if self.end is not None else first
        for number in range(min((last - first).days, LONGEST_DAYS - 1) + 1):
            yield first + timedelta(days=number)


@dataclass(slots=True)
class Calendar:
    """Days ``first`` to ``last`` (both included): true counts of each day by kind, and the entries in order.

    ``counts`` are those of the whole search; ``entries`` are at most as many as were asked for (``complete`` says).
    """

    first: date
    last: date
    counts: dict[date, dict[str, int]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    complete: bool = True

    def on(self, day: date) -> list[Entry]:
        """Entries that touch a day."""
        return [entry for entry in self.entries if day in entry.days()]


def last_moment(end: datetime | date) -> datetime | date:
    """An end as people count it: 24:00 of a day, which is 0:00 of the next, belongs to the day that it ends (23:59)."""
    if isinstance(end, datetime) and (local := end.astimezone(TIMEZONE)).time() == time(0):
        return local - timedelta(minutes=1)
    return end


def entries(posting: Posting) -> Iterator[Entry]:
    """Everything that a posting puts on a calendar."""
    event = posting.event
    if posting.type in EVENTS and event is not None and event.start is not None:
        yield Entry(posting.type, event.start, event.end, posting)
    if posting.valid_through is not None and posting.type not in EVENTS:
        yield Entry("deadline", last_moment(posting.valid_through), None, posting)
    for row in posting.key_dates:
        if row.stage in _STAGES and (moment := row.start or row.end) is not None:
            yield Entry(row.stage, moment, row.end, posting)


def marks(posting: Posting) -> list[str]:
    """``kind:YYYY-MM-DD`` for every day of every entry."""
    return sorted({f"{entry.kind}:{day}" for entry in entries(posting) for day in entry.days()})


def wanted(first: date, last: date, kinds: Sequence[str] = KINDS) -> list[str]:
    """The marks of a stretch of days, at most :data:`LONGEST_DAYS`."""
    span = min((last - first).days, LONGEST_DAYS - 1)
    return [f"{kind}:{first + timedelta(days=number)}" for number in range(span + 1) for kind in kinds]


def clashes(chosen: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Pairs of timed entries that overlap (without a stated end an event takes two hours)."""
    timed = sorted((entry for entry in chosen if isinstance(entry.start, datetime)), key=_slot)
    found = []
    for place, one in enumerate(timed):
        for other in timed[place + 1 :]:
            if _slot(other)[0] >= _slot(one)[1]:
                break
            found.append((one, other))
    return found


def _slot(entry: Entry) -> tuple[datetime, datetime]:
    start = entry.start if isinstance(entry.start, datetime) else datetime.min.replace(tzinfo=TIMEZONE)
    end = entry.end if isinstance(entry.end, datetime) else start + timedelta(hours=2)
    return start, end


def _day(moment: datetime | date) -> date:
    return moment.astimezone(TIMEZONE).date() if isinstance(moment, datetime) else moment
