"""Guards: fields in which a repost cannot differ. Each says agree, contradict or silent (with what it saw)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from pipelines.dedupe.text import abbreviates, cohorts, fold, position, rounds, same_position
from pipelines.normalize import employers, locations
from pipelines.posting import Posting

Word = Literal["agree", "contradict", "silent", "one-sided", "akin"]
PERIOD_DAYS = 150
"""A repost follows within a season; the same words a year later are next year's hiring."""
EVENTS = ("talk", "fair")


@dataclass(frozen=True, slots=True)
class Guard:
    """One field's word on a pair. ``silent``: neither states it; ``one-sided``: only one does; ``akin``: names that may
    mean one employer, as a branch and its parent or a name and its short form."""

    name: str
    word: Word
    seen: str


def guards(a: Posting, b: Posting) -> Iterator[Guard]:
    """All guards of a pair one after the other, the cheapest first: who wants only a decision stops at a contradiction."""
    yield _kind(a, b)
    yield _year(a, b)
    yield _period(a, b)
    yield _round(a, b)
    yield _place(a, b)
    if a.type in EVENTS and b.type in EVENTS:
        yield _event_time(a, b)
        yield _venue(a, b)
    yield _position(a, b)
    yield _employer(a, b)


def _by_sides(name: str, left: object, right: object, agree: bool) -> Guard:
    seen = f"{left or '–'} / {right or '–'}"
    if not left and not right:
        return Guard(name, "silent", seen)
    if not left or not right:
        return Guard(name, "one-sided", seen)
    return Guard(name, "agree" if agree else "contradict", seen)


def _kind(a: Posting, b: Posting) -> Guard:
    differ = (a.type in EVENTS or b.type in EVENTS) and a.type != b.type
    return Guard("kind", "contradict" if differ else "agree", f"{a.type} / {b.type}")


def _employer(a: Posting, b: Posting) -> Guard:
    left = a.hiring_organization.name or a.hiring_organization.normalized
    right = b.hiring_organization.name or b.hiring_organization.normalized
    if not left or not right:
        return _by_sides("employer", left, right, agree=False)
    word = _related(left, right)
    if word == "related" or (word == "different" and abbreviates(left, right)):
        return Guard("employer", "akin", f"{left} / {right}")
    return Guard("employer", "agree" if word == "same" else "contradict", f"{left} / {right}")


def _year(a: Posting, b: Posting) -> Guard:
    left = set(a.graduation_years) or cohorts(a.title)
    right = set(b.graduation_years) or cohorts(b.title)
    if not left or not right:  # most titles name no year; the period guard covers them
        return Guard("year", "silent", f"{sorted(left)} / {sorted(right)}")
    return _by_sides("year", sorted(left), sorted(right), bool(left & right))


def _round(a: Posting, b: Posting) -> Guard:
    left, right = rounds(a.title), rounds(b.title)
    if not left or not right:
        return Guard("round", "silent", f"{sorted(left)} / {sorted(right)}")
    return _by_sides("round", sorted(left), sorted(right), bool(left & right))


def _place(a: Posting, b: Posting) -> Guard:
    left, right = set(a.locations), set(b.locations)
    widened = _with_parents(left) & right | _with_parents(right) & left
    return _by_sides("place", sorted(left), sorted(right), bool(widened))


def _with_parents(codes: set[str]) -> set[str]:
    return codes | {parent for code in codes for parent in locations.parents(code)}


def _position(a: Posting, b: Posting) -> Guard:
    left, right = _position_of(a), _position_of(b)
    if not left or not right:
        silent = a.type not in ("job", "internship") and b.type not in ("job", "internship")
        return Guard("position", "silent" if silent or left == right else "one-sided", f"{left} / {right}")
    return Guard("position", "agree" if same_position(left, right) else "contradict", f"{left} / {right}")


def _position_of(posting: Posting) -> str:
    organization = posting.hiring_organization
    return _position_in(posting.title, organization.name, organization.normalized, tuple(posting.locations))


@lru_cache(maxsize=4096)
def _position_in(title: str, name: str, normalized: str, places: tuple[str, ...]) -> str:
    short = employers.read(name).value if name else {}
    names = [name, normalized, str(short.get("normalized") or "")]
    towns = [locations.name(code) for code in places]
    names += towns + [town.rstrip("省市区县") for town in towns]
    return position(title, tuple(fold(found) for found in names))


@lru_cache(maxsize=4096)
def _related(a: str, b: str) -> str:
    return str(employers.compare(a, b).value)


def _period(a: Posting, b: Posting) -> Guard:
    left, right = a.date_posted, b.date_posted
    if left is None or right is None:
        return Guard("period", "silent", f"{left} / {right}")
    apart = abs((_as_day(left) - _as_day(right)).days)
    return Guard("period", "agree" if apart <= PERIOD_DAYS else "contradict", f"{apart} days apart")


def _event_time(a: Posting, b: Posting) -> Guard:
    left = a.event.start if a.event else None
    right = b.event.start if b.event else None
    agree = left is not None and right is not None and _as_day(left) == _as_day(right)
    if agree and isinstance(left, datetime) and isinstance(right, datetime):
        agree = abs((left - right).total_seconds()) < 3600
    return _by_sides("event time", left, right, agree)


def _venue(a: Posting, b: Posting) -> Guard:
    left = fold(a.event.venue) if a.event else ""
    right = fold(b.event.venue) if b.event else ""
    agree = bool(left) and bool(right) and fuzz.partial_ratio(left, right) >= 70
    guard = _by_sides("venue", left, right, agree)
    return Guard("venue", "silent", guard.seen) if guard.word == "one-sided" else guard


def _as_day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
