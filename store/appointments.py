"""What a student plans by: time and place of an event, exams, the last day of applying; and what a change of it is. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from pydantic import BaseModel

from pipelines.posting import EVENTS, TAKEN_AWAY, Moment, Posting
from store import statements
from store.cluster import last_moment
from store.moments import elsewhere, end_of_day, is_moved

EXTENDABLE = timedelta(days=30)
"""So long after a deadline its extension is news to who was told of it; later the same page most likely tells of another round."""
STAGES = ("exam", "interview")
"""Key dates on which somebody has to be somewhere."""
_FIELDS: dict[str, tuple[str, ...]] = {
    "moved": ("start",), "place": ("place", "mode"), "deadline": ("deadline",), "extended": ("deadline",),
    **dict.fromkeys(STAGES, ()),
}  # fmt: skip
"""What a difference is of; one of being held at all is of the whole event."""


class Appointment(BaseModel):
    """What one site, or a posting, says. ``off``: empty, or why the event is not held at its time."""

    start: Moment | None = None
    end: Moment | None = None
    place: str = ""
    mode: str = ""
    off: Literal["", "cancelled", "withdrawn", "postponed"] = ""
    deadline: Moment | None = None
    stages: dict[str, list[Moment]] = {}

    def until(self) -> datetime | None:
        """The last moment at which any of it matters; a deadline that is over may still be extended."""
        days = [moment for moments in self.stages.values() for moment in moments]
        ends = [self.event_end(), *map(end_of_day, days)]
        ends += [end_of_day(self.deadline) + EXTENDABLE] if self.deadline is not None else []
        return max((end for end in ends if end is not None), default=None)

    def event_end(self) -> datetime | None:
        """When the event is over: its end, else the end of the day on which it begins."""
        if self.start is None:
            return None
        begins = end_of_day(self.start)
        return end_of_day(self.end) if self.end is not None else begins.replace(hour=23, minute=59, second=59)


@dataclass(frozen=True, slots=True)
class Difference:
    """``kind``: moved, place, cancelled, withdrawn, postponed, resumed, deadline (earlier), extended (later), exam or
    interview; values as text or ISO moments."""

    kind: str
    before: str = ""
    after: str = ""
    moments: tuple[datetime, ...] = ()
    """When it matters: what was told and what holds now."""


def appointment(reading: Posting, posting: Posting | None = None) -> Appointment:
    """Of a site's reading, or of a posting; ``posting`` is the one that the reading belongs to."""
    event, rows = reading.event, reading.key_dates
    stages = {stage: [row.start for row in rows if row.stage == stage and row.start is not None] for stage in STAGES}
    return Appointment(
        start=event.start if event else None,
        end=event.end if event else None,
        place=event.venue if event else "",
        mode=(event.attendance_mode or "") if event else "",
        off=_off(reading, posting or reading),
        deadline=reading.valid_through if last_moment(reading) is not None else None,
        stages={stage: moments for stage, moments in stages.items() if moments},
    )


def _off(reading: Posting, posting: Posting) -> Literal["", "cancelled", "withdrawn", "postponed"]:
    """A page that says no more than that nothing takes place has no event: then its title tells."""
    said = statements.off(reading)
    if said == "cancelled" or reading.type not in EVENTS:
        return said
    return "withdrawn" if posting.closed_reason in TAKEN_AWAY else said


def differences(before: Appointment, after: Appointment, now: datetime) -> list[Difference]:
    """What somebody who planned by ``before`` must know, of what is still to come.

    What becomes more exact or is not stated any more is none.
    """
    return [*_of_event(before, after, now), *_of_dates(before, after, now)]


def _of_event(before: Appointment, after: Appointment, now: datetime) -> Iterator[Difference]:
    if not (_ahead(before, now) or _ahead(after, now)):
        return
    old, new = _text(before.start or after.start), _text(after.start or before.start)
    moments = _moments(before.start, after.start)
    if after.off and after.off != before.off and before.off != "cancelled":
        yield Difference(after.off, old, moments=moments)
    if after.off:
        return
    has_moved = before.start is not None and after.start is not None and is_moved(before.start, after.start)
    if has_moved:
        yield Difference("moved", old, new, moments)
    if elsewhere(_where(before), _where(after)):
        yield Difference("place", _where(before), _where(after), moments)
    if before.off and after.start is not None and not (has_moved and before.off == "postponed"):
        yield Difference("resumed", old, new, moments)


def _of_dates(before: Appointment, after: Appointment, now: datetime) -> Iterator[Difference]:
    if before.deadline is not None and after.deadline is not None:
        old, new = end_of_day(before.deadline), end_of_day(after.deadline)
        is_earlier = new < old and old > now
        is_later = new > max(old, now) and is_moved(before.deadline, after.deadline)
        if is_earlier or is_later:
            kind = "deadline" if is_earlier else "extended"
            yield Difference(kind, _text(before.deadline), _text(after.deadline), (old, new))
    for stage in STAGES:
        rounds, rounds_now = before.stages.get(stage, []), after.stages.get(stage, [])
        if len(rounds) != len(rounds_now):
            continue  # which of them became which nobody can tell
        for first, second in zip(rounds, rounds_now, strict=True):
            moments = _moments(first, second)
            if is_moved(first, second) and max(moments) > now:
                yield Difference(stage, _text(first), _text(second), moments)


def known(before: Appointment, after: Appointment, untold: Collection[str] = ()) -> Appointment:
    """What somebody knows who has been told ``after`` but for some kinds of differences: what it does not state stays."""
    kept = {name for name in ("start", "place", "mode", "deadline") if not getattr(after, name)}
    kept |= {name for kind in untold for name in _FIELDS.get(kind, ("start", "place", "mode", "off"))}
    values = {name: getattr(before, name) for name in [*kept, *(["end"] if "start" in kept else [])]}
    stages = before.stages | {stage: moments for stage, moments in after.stages.items() if stage not in untold}
    return after.model_copy(update=values | {"stages": stages})


def _ahead(one: Appointment, now: datetime) -> bool:
    end = one.event_end()
    return end is not None and end > now


def _where(one: Appointment) -> str:
    return one.place or one.mode


def _text(moment: Moment | None) -> str:
    return moment.isoformat() if moment is not None else ""


def _moments(*moments: Moment | None) -> tuple[datetime, ...]:
    """A day without a time matters from its beginning on, which is what somebody must know in time."""
    return tuple(_beginning(moment) for moment in moments if moment is not None)


def _beginning(moment: Moment) -> datetime:
    last = end_of_day(moment)
    return last if isinstance(moment, datetime) else last.replace(hour=0, minute=0, second=0)
