"""Guards: fields in which a repost cannot differ. Each says agree, contradict or silent (with what it saw)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from pipelines.dedupe import places
from pipelines.dedupe.text import fold, kept, simplified, stated_days, stated_years
from pipelines.dedupe.titles import (
    abbreviates,
    alike,
    batches,
    cohorts,
    names_job,
    position,
    seasons,
)
from pipelines.normalize import employers, locations
from pipelines.normalize.title_names import organization_in_title
from pipelines.posting import EVENTS, Posting

Word = Literal["agree", "contradict", "silent", "one-sided", "akin"]
PERIOD_DAYS = 150
"""A repost follows within a season; the same words a year later are next year's hiring."""
_ROOM = re.compile(r"\d{2,}")
NAMED = 4
"""Characters from which a name found in the other's words is no chance."""


class Guard(NamedTuple):
    """One field's word on a pair. ``silent``: neither states it; ``one-sided``: only one does; ``akin``: names that may
    mean one employer, as a branch and its parent or a name and its short form, or titles of which one says more."""

    name: str
    word: Word
    left: object
    right: object = None
    note: str = ""

    @property
    def seen(self) -> str:
        """What it saw on both sides; most is never told, so that it is not put into words before."""
        sides = (self.left,) if self.right is None else (self.left, self.right)
        return " / ".join(str(sorted(side)) if isinstance(side, Set) else str(side) for side in sides) + self.note


def guards(a: Posting, b: Posting) -> Iterator[Guard]:
    """All guards of a pair, one after the other."""
    return (guard(a, b) for guard in _told(a, b))


def unless_contradicted(a: Posting, b: Posting) -> tuple[Guard, ...]:
    """All guards of a pair, or the one alone that speaks against it: first those that settle most pairs at least cost."""
    found: dict[_Guarding, Guard] = {}
    for guard in (*_CHEAPEST, *_OF_EVENTS) if _events(a, b) else _CHEAPEST:
        found[guard] = guard(a, b)
        if found[guard].word == "contradict":
            return (found[guard],)
    return tuple(found[guard] for guard in _told(a, b))


def _events(a: Posting, b: Posting) -> bool:
    return a.type in EVENTS and b.type in EVENTS


def _by_sides(name: str, left: object, right: object, agree: bool) -> Guard:
    word: Word = "silent" if not left and not right else "one-sided"
    if left and right:
        word = "agree" if agree else "contradict"
    return Guard(name, word, left or "–", right or "–")


def _kind(a: Posting, b: Posting) -> Guard:
    differ = (a.type in EVENTS or b.type in EVENTS) and a.type != b.type
    return Guard("kind", "contradict" if differ else "agree", a.type, b.type)


def _years(posting: Posting) -> set[int]:
    return set(posting.graduation_years) | cohorts(posting.title) | stated_years(posting.description)


def _year(a: Posting, b: Posting) -> Guard:
    """Cohorts and years of the titles; else the years of the texts, of which each may name some the other lacks."""
    left = set(a.graduation_years) | cohorts(a.title)
    right = set(b.graduation_years) | cohorts(b.title)
    if left and right:
        return _by_sides("year", left, right, bool(left & right) and not _shifted(a, b))
    said, other = stated_years(a.description), stated_years(b.description)
    return Guard("year", "contradict" if said - other and other - said else "silent", left or said, right or other)


def _shifted(a: Posting, b: Posting) -> bool:
    """Titles name years, and not one of them is the same."""
    left, right = cohorts(a.title), cohorts(b.title)
    return bool(
        left and right and not left & right and not left & set(b.graduation_years) | right & set(a.graduation_years)
    )


def _season(a: Posting, b: Posting) -> Guard:
    left, right = seasons(a.title), seasons(b.title)
    if not left or not right:  # a title may leave the season out; the period guard covers it
        return Guard("season", "silent", left, right)
    return _by_sides("season", left, right, bool(left & right))


def _batch(a: Posting, b: Posting) -> Guard:
    """A batch that only one title names must stand in the other's words; the first may go without saying."""
    left, right = batches(a.title), batches(b.title)
    if left == right:
        return Guard("batch", "agree" if left else "silent", left, right)
    if left and right:
        numbers = [{word for word in side if word.isdigit()} for side in (left, right)]
        agree = numbers[0] == numbers[1] if all(numbers) else bool(left & right)
        return Guard("batch", "agree" if agree else "contradict", left, right)
    named, other = (left, b) if left else (right, a)
    if named & batches(kept(other.description)[:2000]):
        return Guard("batch", "agree", left, right, ", named in the text")
    return Guard("batch", "one-sided" if named <= {"1", "early"} else "contradict", left, right)


def _place(a: Posting, b: Posting) -> Guard:
    """Places of work; one read out of a text cannot contradict one that a page states, staff must look."""
    left, right = set(a.locations), set(b.locations)
    if bool(left) != bool(right):
        codes, other, same = (left, b, a) if left else (right, a, b)
        if places.named(codes, other, same):
            return Guard("place", "agree", left or "–", right or "–", ", named in the text")
    widened = _with_parents(tuple(a.locations)) & right | _with_parents(tuple(b.locations)) & left
    if left and right and not widened and bool(a.raw.get("location")) != bool(b.raw.get("location")):
        return Guard("place", "one-sided", left, right, ", one of them read out of the text")
    return _by_sides("place", left, right, bool(widened))


@lru_cache(maxsize=8192)
def _with_parents(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(codes) | {parent for code in codes for parent in locations.parents(code)}


def _position(a: Posting, b: Posting) -> Guard:
    """Of notices only words that name a job count as a position: the rest of a title is the editor's."""
    codes = tuple(sorted({*a.locations, *b.locations}))
    left, right = _position_of(a, codes), _position_of(b, codes)
    notices = a.type not in ("job", "internship") and b.type not in ("job", "internship")
    if notices:
        left, right = (words if names_job(words) else "" for words in (left, right))
    if not left or not right:
        return Guard("position", "silent" if left == right else "one-sided", left or "–", right or "–")
    word = alike(left, right)
    return Guard("position", "agree" if word == "same" else "akin" if word == "akin" else "contradict", left, right)


def _position_of(posting: Posting, codes: tuple[str, ...]) -> str:
    organization = posting.hiring_organization
    return position_in(posting.title, organization.name, organization.normalized, codes)


@lru_cache(maxsize=8192)
def position_in(title: str, name: str, normalized: str, codes: tuple[str, ...]) -> str:
    """The position that a title names, without the employer in any of its forms and without its places."""
    plain = simplified(name)
    short = employers.read(plain).value if plain else {}
    names = [
        plain,
        normalized,
        str(short.get("normalized") or ""),
        str(short.get("parent") or ""),
        str(short.get("alias") or ""),
    ]
    towns = [locations.name(code) for code in codes]
    names += towns + [town.rstrip("省市区县") for town in towns]
    return position(title, tuple(fold(found) for found in names))


def _employer(a: Posting, b: Posting) -> Guard:
    """Names as stated; one that only a title seems to name can agree but not contradict."""
    stated = _name(a), _name(b)
    left, right = (
        name or organization_in_title(simplified(side.title)) for name, side in zip(stated, (a, b), strict=True)
    )
    if bool(stated[0]) != bool(stated[1]):
        known, other = (stated[0], b) if stated[0] else (stated[1], a)
        if _stands_in(known, other):
            return Guard("employer", "agree", left or "–", right or "–", ", named in the text")
    if not left or not right:
        return _by_sides("employer", left, right, agree=False)
    word = _related(left, right)
    if word == "related" or (word == "different" and (abbreviates(left, right) or _within(left, right))):
        return Guard("employer", "akin", left, right)
    if word != "same" and not all(stated):
        return Guard("employer", "one-sided", left, right)
    return Guard("employer", "agree" if word == "same" else "contradict", left, right)


def _name(posting: Posting) -> str:
    return _plain(posting.hiring_organization.name or posting.hiring_organization.normalized)


_plain = lru_cache(maxsize=8192)(simplified)


def _stands_in(name: str, other: Posting) -> bool:
    found = employers.read(name).value
    forms = [fold(form) for form in (name, str(found["normalized"])) if len(form) >= NAMED]
    words = f"{fold(other.title)}\n{kept(other.description)}"
    return any(form in words for form in forms)


def _within(left: str, right: str) -> bool:
    short, long = sorted((fold(left), fold(right)), key=len)
    return len(short) >= NAMED and short in long


@lru_cache(maxsize=8192)
def _related(a: str, b: str) -> str:
    return str(employers.compare(a, b).value)


def _period(a: Posting, b: Posting) -> Guard:
    """Where only one day is known, years that both name must stand in for the other."""
    left, right = a.date_posted, b.date_posted
    if left is None or right is None:
        guard = _by_sides("period", left, right, agree=False)
        if guard.word == "one-sided" and _years(a) & _years(b):
            return guard._replace(word="silent", note=", years named by both")
        return guard
    apart = abs((_as_day(left) - _as_day(right)).days)
    return Guard("period", "agree" if apart <= PERIOD_DAYS else "contradict", f"{apart} days apart")


def _schedule(a: Posting, b: Posting) -> Guard:
    """Days that the texts name: another deadline is another round, or the same one prolonged: for staff."""
    left, right = stated_days(a.description), stated_days(b.description)
    if not left or not right:
        return Guard("schedule", "silent", len(left), len(right), " days")
    shared = left & right
    return Guard("schedule", "agree" if shared else "one-sided", f"{len(shared)} days of {len(left)} and {len(right)}")


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
    rooms, others = set(_ROOM.findall(left)), set(_ROOM.findall(right))
    agree = bool(left and right) and (rooms <= others or others <= rooms) and fuzz.partial_ratio(left, right) >= 70
    guard = _by_sides("venue", left, right, agree)
    return guard._replace(word="silent") if guard.word == "one-sided" else guard


def _as_day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


_Guarding = Callable[[Posting, Posting], Guard]
_OF_EVENTS: tuple[_Guarding, ...] = (_event_time, _venue)
_ALL: tuple[_Guarding, ...] = (
    _kind, _period, _year, _season, _batch, _place, *_OF_EVENTS, _position, _employer, _schedule,
)  # fmt: skip
_BUT_EVENTS = tuple(guard for guard in _ALL if guard not in _OF_EVENTS)
_CHEAPEST: tuple[_Guarding, ...] = (_kind, _period, _place, _employer, _year, _season, _batch, _position, _schedule)


def _told(a: Posting, b: Posting) -> tuple[_Guarding, ...]:
    return _ALL if _events(a, b) else _BUT_EVENTS
