"""One posting out of all sites that carry it: the best reading of each field. Pure: readings in, posting out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from pipelines.normalize import events
from pipelines.posting import Event, Evidence, Posting, SourceRef
from store import corrections, statements
from store.moments import end_of_day, is_moved
from store.records import Member

_SUBSTANCE = (
    "title",
    "type",
    "description",
    "hiring_organization",
    "valid_through",
    "event",
    "locations",
    "education",
    "positions",
    "salary",
    "apply_url",
)
"""A change of one of these is a change in substance: what was approved must be looked at again."""
CARRIED_BY = "carried by"
"""Rule of the evidence that names the source of a field which the fullest reading does not state."""
_RAW_TIME, _RAW_PLACE, _RAW_HELD = ("event_start", "event_end"), ("venue", "event_mode"), ("event_status",)
_RAW_DEADLINE = ("deadline",)
_CARRIED = ("id", "status", "closed_reason", "review", "version", "updated_at", "published_at", "sources")
_FILLED = tuple(name for name in Posting.model_fields if name not in (*_CARRIED, "explain", "raw", "review_reasons"))


def merge(announcements: Sequence[Member]) -> Posting:
    """The exported posting of a cluster; ``announcements`` is not empty.

    The fullest reading (most stated fields, then longest text, then first seen) is the base; fields that it does
    not state come from the next ones, each with an evidence that names its source. ``date_posted`` is the earliest that a
    site states. Of event and deadline the newest statement counts (:mod:`store.statements`), however full the copy is that makes it. An
    announcement that its source does not vouch for counts only where no other one is vouched for. What staff corrected goes before all readings.
    """
    announcements = vouched(announcements)
    ranked = sorted(announcements, key=_fullness) if len(announcements) > 1 else announcements
    newest = statements.newest(ranked)
    base = _own(_told_newest(ranked[0].reading, newest[ranked[0].id]))
    for other in ranked[1:]:
        _fill(base, _told_newest(other.reading, newest[other.id]), other.source)
    _tell_most(base, ranked)
    posted = [item.reading.date_posted for item in ranked if item.reading.date_posted is not None]
    base.date_posted = min(posted, key=end_of_day) if posted else None
    base.sources = [_reference(item) for item in sorted(announcements, key=lambda item: (item.first_seen, item.id))]
    doubts = {item.doubt for item in ranked if item.doubt}
    base.review_reasons = sorted(doubts.union(*(item.reading.review_reasons for item in ranked)))
    corrections.heed(base, ranked)
    return base


def vouched(announcements: Sequence[Member]) -> Sequence[Member]:
    """Those that their sources vouch for; all where there are none."""
    return [item for item in announcements if not item.doubt] or announcements


def _own(reading: Posting) -> Posting:
    """A copy whose parts that merging changes are its own; the others are never written to."""
    organization = reading.hiring_organization.model_copy()
    return reading.model_copy(update={"hiring_organization": organization, "explain": list(reading.explain)})


def _fullness(item: Member) -> tuple[int, int, datetime, int]:
    document = item.reading.model_dump(exclude={"explain", "raw", *_CARRIED})
    stated = sum(1 for value in document.values() if value not in (None, "", [], {}))
    return -stated, -len(item.reading.description), item.first_seen, item.id


def _fill(base: Posting, other: Posting, source: str) -> None:
    taken = set()
    for name in _FILLED:
        if _unstated(getattr(base, name)) and not _unstated(getattr(other, name)):
            setattr(base, name, getattr(other, name))
            taken.add(name)
    base.explain += [Evidence(field=name, rule=CARRIED_BY, text=source) for name in sorted(taken)]
    base.explain += [piece for piece in other.explain if piece.field in taken]
    base.raw = other.raw | base.raw


def _tell_most(base: Posting, ranked: Sequence[Member]) -> None:
    """The longest text: the fullest reading may have its text cut off."""
    longest = max(ranked, key=lambda item: len(item.reading.description))
    if len(longest.reading.description) > len(base.description):
        base.description = longest.reading.description
        base.explain = [*base.explain, Evidence(field="description", rule=CARRIED_BY, text=longest.source)]


def _told_newest(reading: Posting, newest: statements.Newest) -> Posting:
    """A reading with event and deadline as those state them who have changed their word last, their own words beside the values."""
    told = newest.of(reading)
    if newest.by:
        said = [(newest.time, _RAW_TIME), (newest.place, _RAW_PLACE), (newest.held, _RAW_HELD)]
        told = _in_words_of(told, "event", [(member, names) for member, names in said if member is not None])
    if newest.deadline is not None:
        told = _in_words_of(told, "valid_through", [(newest.deadline, _RAW_DEADLINE)])
    return told


def _in_words_of(reading: Posting, field: str, said: Sequence[tuple[Member, Sequence[str]]]) -> Posting:
    """A reading whose evidence of a field, and what its page wrote under some labels, are those of other copies."""
    explain = [
        Evidence(field=field, rule=statements.NEWER, text=source)
        for source in dict.fromkeys(member.source for member, _ in said)
    ]
    raw = dict(reading.raw)
    for member, names in said:
        words = {name: member.reading.raw[name] for name in names if name in member.reading.raw}
        raw = {name: written for name, written in raw.items() if name not in names} | words
        explain += [piece for piece in member.reading.explain if piece.field == field and piece not in explain]
    explain += [piece for piece in reading.explain if piece.field != field]
    return reading.model_copy(update={"raw": raw, "explain": explain})


def _unstated(value: Any) -> bool:
    if hasattr(value, "model_dump"):
        return all(inner in (None, "", [], False) for inner in value.model_dump().values())
    return value in (None, "", [], {}, False)


def _reference(item: Member) -> SourceRef:
    return SourceRef(
        source=item.source,
        url=item.url,
        first_seen=item.first_seen,
        last_seen=item.last_seen,
        date_posted=item.reading.date_posted,
    )


def changes(before: Posting | None, after: Posting) -> dict[str, tuple[Any, Any]]:
    """Exported fields that differ, with both values; times of sightings and what staff decide do not count."""
    if before is None:
        return {}
    old, new = before.export(), after.export()
    over = any(document["event"] and document["event"]["status"] == "past" for document in (old, new))
    for document in (old, new):
        if over and document["event"]:
            del document["event"]["status"]  # that time passes is no change of the announcement
        for name in ("status", "closed_reason", "review"):
            document.pop(name, None)
        document["sources"] = [{"source": row["source"], "url": row["url"]} for row in document["sources"]]
    return {name: (old.get(name), value) for name, value in new.items() if old.get(name) != value}


def substantial(changed: dict[str, tuple[Any, Any]]) -> bool:
    """Whether a set of changes touches what staff looked at when they approved; a cancellation must not wait for them."""
    cancelled = CANCELLED in event_changes(changed)
    return any(name in changed and _differs(name, *changed[name], cancelled=cancelled) for name in _SUBSTANCE)


def _differs(name: str, before: Any, after: Any, *, cancelled: bool) -> bool:
    if name == "event":
        return _event_differs(before, after)
    return not (cancelled and name in ("title", "description") and events.calls_off_only(before or "", after or ""))


CANCELLED, MOVED = "event_cancelled", "event_moved"
EVENT_CHANGES = (CANCELLED, MOVED)
"""Why staff should look soon: who was told of the event is told of the change when they have."""


def event_changes(changed: dict[str, tuple[Any, Any]]) -> list[str]:
    """Whether a talk or fair was called off, or has another time or place."""
    before, after = changed.get("event") or (None, None)
    if not (before and after):
        return []
    if after["status"] == "cancelled":
        return [CANCELLED] if before["status"] != "cancelled" else []
    return [MOVED] if any(before[name] and before[name] != after[name] for name in ("start", "venue")) else []


def _event_differs(before: Any, after: Any) -> bool:
    if not (before and after):
        return bool(before or after)
    return {**before, "status": ""} != {**after, "status": ""}


def event_state(before: Posting | None, merged: Posting, now: datetime, *, by_staff: bool = False) -> Event | None:
    """The event with its state: past an hour after its end, cancelled or moved as its sources say or as its time shows.

    A time that becomes more exact is no move, nor is one that staff put right, and what takes place anew after it was over is
    another event.
    """
    event = merged.event
    if event is None or event.start is None:
        return event
    if event_over(merged, now):
        return event.model_copy(update={"status": "past"})
    earlier = before.event if before is not None else None
    if event.status != "scheduled" or earlier is None or earlier.start is None or earlier.status == "past":
        return event
    moved = not by_staff and is_moved(earlier.start, event.start)
    if moved or earlier.status == "rescheduled":
        return event.model_copy(update={"status": "rescheduled"})
    return event


EVENT_GRACE = timedelta(hours=1)


def event_over(posting: Posting, now: datetime) -> bool:
    """Whether a talk or fair ended more than an hour ago."""
    end = event_end(posting)
    return end is not None and end + EVENT_GRACE < now


def deadline_over(posting: Posting, now: datetime) -> bool:
    """Whether the last day of applying, or its last minute where one is stated, is over."""
    last = last_moment(posting)
    return last is not None and last < now


def last_moment(posting: Posting) -> datetime | None:
    """Until when one may apply. A talk or fair whose time is known stays open until it is over: students go to a fair whose
    employers have all registered, and to a talk whose employer takes no more applications."""
    if posting.valid_through is None or event_end(posting) is not None:
        return None
    return end_of_day(posting.valid_through)


def event_end(posting: Posting) -> datetime | None:
    """When a talk or fair is over: its end, else the end of the day it begins on."""
    if posting.event is None or posting.event.start is None:
        return None
    if posting.event.end is not None:
        return end_of_day(posting.event.end)
    start = posting.event.start
    return end_of_day(start.date() if isinstance(start, datetime) else start)
