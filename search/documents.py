"""The one document that both engines hold of a posting: segmented texts, keywords for facets, numbers for order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, starmap
from typing import Any, NamedTuple

from pydantic_core import to_json

from pipelines.normalize import divisions, industries, majors
from pipelines.normalize.lexicon import load
from pipelines.posting import DEGREES, Posting
from search.analysis import field, tokens
from search.calendar import marks
from search.naming import employed, titled
from search.query import SALARIES, bucket_name
from store.moments import end_of_day

Fields = dict[str, Any]


class Held(NamedTuple):
    """What an index holds of a posting; ``digest`` changes when anything that is searched changes."""

    id: str
    version: int
    digest: int


class Document(NamedTuple):
    """What an engine is given: ``body`` is the JSON (UTF-8) of all fields, with those of :class:`Held` among them."""

    id: str
    version: int
    digest: int
    body: bytes


class Shape(NamedTuple):
    """What an index was made to. ``recipe`` is 0 of one from before it was kept."""

    digest: str
    recipe: int = 0

    def fits(self, other: Shape) -> bool:
        """Whether they are the same: the digest is of the recipe too."""
        return self.digest == other.digest

    def precedes(self, other: Shape) -> bool:
        """Whether the other one is a newer program's."""
        return self.recipe < other.recipe


RECIPE = 8
"""Raised whenever a field comes, goes or gets another content: an older recipe's index is built anew, a newer one's left alone."""
TEXTS = {"title": 3.5, "employer": 1.2, "facts": 1.2, "text": 1.0}
"""Segmented fields and what a match in each weighs."""
FACET_FIELDS = (
    *("type", "city", "degree", "major", "graduation_year", "employer_class", "industry", "salary", "source"),
    *("program", "event_mode", "flagged"),
)
KEYWORDS = (*FACET_FIELDS, "place", "employer_id", "status", "spelling", "on", "complete", "hint", "whole")
NUMBERS = ("posted", "deadline", "event_start", "event_end", "group", "worth", "published")
_MONTHS = {"year": 12.0, "month": 1.0, "week": 12 / 52, "day": 1 / 22, "hour": 1 / 176}
TIE_BITS = 20
_HALF_DAY = 720 / (1 << TIE_BITS)
"""Minutes for each unit of a tie: hundreds of postings of one day are entitled alike, and both engines show the same ones first."""
_EPOCH, _STEP = 22_626_720, 120 * 1440
"""Minutes: from January 2013 in steps of 120 days, so that the logarithm of a worth is 40 in 2026 and 61 in 2033."""
LAST = 2**40
"""Where a posting without the date that a list is sorted by stands: at the end."""
ORDERS = ("by_newest", "by_deadline", "by_event")
"""Unique numbers to sort by: the minute, then bits of the id, so that paging is stable on both engines."""
NEVER = 0
"""The number of a date that is not stated."""


def shape() -> Shape:
    """Changes with the fields and their recipe: an index of another shape cannot be used."""
    fields = [list(TEXTS), list(KEYWORDS), list(NUMBERS), list(ORDERS), RECIPE]
    return Shape(hashlib.blake2b(json.dumps(fields).encode(), digest_size=6).hexdigest(), RECIPE)


def document(posting: Posting, trusted: frozenset[str] = frozenset()) -> Document:
    """A posting as the engines take it; ``trusted`` are sources that vouch."""
    return packed(posting.id, posting.version, fields(posting, trusted))


def packed(identity: str, version: int, found: Fields) -> Document:
    """Fields as one JSON text, without those that are empty. Raises :class:`ValueError` for what is no JSON."""
    stated = to_json({name: value for name, value in found.items() if value or value == NEVER})
    digest = _number(b"%d %b" % (version, stated))
    body = b'{"id":%b,"version":%d,"digest":%d,%b' % (to_json(identity), version, digest, stated[1:])
    return Document(identity, version, digest, body)


def fields(posting: Posting, trusted: frozenset[str] = frozenset()) -> Fields:
    """What is searched, counted and sorted by. Times are minutes since 1970, UTC; ``published`` is in seconds.

    The time that a posting waited for staff makes it no older: who looks every day sees it among what is new.
    """
    organization = posting.hiring_organization
    event = posting.event
    texts = [posting.description, *(row.title for row in posting.positions), event.venue if event else ""]
    sources = sorted({reference.source for reference in posting.sources})
    title, employer = titled(posting.title), employed(organization.name, organization.normalized)
    where = _where(tuple(posting.locations))
    seen = _first_seen(posting)
    published = int(posting.published_at.timestamp()) if posting.published_at else seen
    posted = (minutes(posting.date_posted) or seen // 60) + max(published - seen, 0) // 60
    deadline = NEVER if posting.type == "fair" else minutes(posting.valid_through)  # a fair's is that of who takes part
    event_start = minutes(event.start) if event else NEVER
    tie = _number(posting.id.encode()) & ((1 << TIE_BITS) - 1)
    return {
        "title": title.text,
        "employer": employer.text,
        "facts": field(filter(None, [where.words, _understood(posting)])),
        "text": field(tokens("\n".join(filter(None, texts)))),
        "type": [posting.type],
        "city": where.city,
        "place": where.place,
        "degree": _degrees(posting),
        "major": _majors(tuple(posting.majors)),
        "graduation_year": [str(year) for year in posting.graduation_years],
        "employer_class": [organization.employer_class] if organization.employer_class else [],
        "industry": [posting.industry[:1]] if posting.industry else [],
        "salary": _salaries(posting),
        "source": sources,
        "program": posting.programs,
        "event_mode": [event.attendance_mode] if event and event.attendance_mode else [],
        "employer_id": [organization.id] if organization.id else [],
        "status": [posting.status],
        "flagged": ["yes" if posting.flags else "no"],
        "spelling": employer.spelling,
        "on": marks(posting),
        "complete": title.complete + employer.complete,
        "hint": list(dict.fromkeys(title.hint + employer.hint)),
        "whole": list(dict.fromkeys(title.whole + employer.whole)),
        "group": _number((organization.id or posting.id).encode()),
        "posted": posted,
        "published": published,
        "deadline": deadline,
        "event_start": event_start,
        "event_end": minutes(event.end or event.start) if event else NEVER,
        "worth": worth(posted + tie * _HALF_DAY, bool(deadline), bool(trusted.intersection(sources)), len(sources)),
        "by_newest": (posted << TIE_BITS) | tie,
        "by_deadline": ((deadline or LAST) << TIE_BITS) | tie,
        "by_event": ((event_start or LAST) << TIE_BITS) | tie,
    }


def worth(posted: float, dated: bool, vouched: bool, sources: int) -> int:
    """A number whose logarithm (base 2) says how good a posting is before any word is read; it multiplies relevance.

    A year of freshness is about 7 %, a stated deadline (it is open, or the posting is closed) and a source that
    vouches about 4 %, a second source 1 %. Fixed when indexed, so that searching stays cheap.
    """
    steps = (posted - _EPOCH) / _STEP + 1.5 * dated + 1.5 * vouched + 0.5 * (sources > 1)
    return int(2 ** min(max(steps, 30.0), 61.0))


def minutes(moment: datetime | date | None) -> int:
    """Minutes since 1970; a day is its end. :data:`NEVER` for ``None``."""
    if moment is None:
        return NEVER
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        moment = end_of_day(moment)
    return int(moment.timestamp() // 60)


def _number(text: bytes) -> int:
    """A whole number below 2**53 for an id or a document, the same in every process."""
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big") >> 11


def _first_seen(posting: Posting) -> int:
    """Seconds since 1970."""
    seen = [reference.first_seen for reference in posting.sources if reference.first_seen is not None]
    first = min(seen) if seen else posting.updated_at
    return NEVER if first is None else int(first.timestamp())


class _Where(NamedTuple):
    """Codes with all that contain them, so that a province finds its cities; those of them that are counted; their names' words."""

    city: list[str]
    place: list[str]
    words: str


@lru_cache(maxsize=10_000)
def _where(codes: tuple[str, ...]) -> _Where:
    city = sorted({part for code in codes for part in (code, *divisions.parents(code))})
    place = [code for code in city if not code.isdigit() or code.endswith("00")]
    return _Where(city, place, " ".join([_words(divisions.short_name(code)) for code in city]))


def _words(text: str) -> str:
    return " ".join(tokens(text))


def _understood(posting: Posting) -> str:
    """What was understood beside the place, in the words that people use for it: degrees, kinds, majors, years, industry."""
    coded = (posting.type, posting.hiring_organization.employer_class or "", posting.industry or "")
    lists: list[list[Any]] = [posting.education.levels, posting.programs, posting.majors[:20], posting.graduation_years]
    return _facts(*coded, *map(tuple, lists))


@lru_cache(maxsize=20_000)
def _facts(kind: str, employer_class: str, industry: str, *lists: tuple[Any, ...]) -> str:
    levels, programs, studies, years = lists
    said = [*(("degree", level) for level in levels), ("type", kind), ("employer_class", employer_class)]
    said += [("program", code) for code in programs]
    named = [*(_named("major", code) for code in studies), *(_named("year", str(year)) for year in years)]
    trade = dict.fromkeys(_named("industry", code) for code in (industry[:1], industry) if code)
    return " ".join([*chain.from_iterable(starmap(_said, said)), *named, *trade])


@lru_cache(maxsize=10_000)
def _said(chip: str, code: str) -> tuple[str, ...]:
    return tuple(map(_words, load("chips")[chip].get(code, [])[:2]))


_NAMES: dict[str, Callable[[str], str]] = {"major": majors.name, "year": "{}届".format, "industry": industries.name}


@lru_cache(maxsize=10_000)
def _named(kind: str, code: str) -> str:
    return _words(_NAMES[kind](code))


def _degrees(posting: Posting) -> list[str]:
    rows = (row.education.levels for row in posting.positions)
    return _taken(frozenset(posting.education.levels).union(*rows))


@lru_cache(maxsize=1_000)
def _taken(stated: frozenset[str]) -> list[str]:
    """Levels with which one may apply; a posting that states no limit takes all."""
    if not stated or "unlimited" in stated:
        return [*DEGREES, "unlimited"] if "unlimited" in stated else [*DEGREES, "unstated"]
    return sorted(stated)


@lru_cache(maxsize=10_000)
def _majors(codes: tuple[str, ...]) -> list[str]:
    """Codes with their classes and disciplines."""
    return sorted(
        {code[:length] for code in codes for length in (2, 4, len(code)) if code[:1].isdigit()}
        | {c for c in codes if not c[:1].isdigit()}
    )


def _salaries(posting: Posting) -> list[str]:
    """Bands of the announcement's pay, else of its posts'."""
    pays = [posting.salary] if posting.salary else [row.salary for row in posting.positions if row.salary]
    bands = dict.fromkeys(band for pay in pays for band in _bands(pay.unit or "", pay.min, pay.max))
    return [band for band in bands if band != "none"] or ["none"]


@lru_cache(maxsize=10_000)
def _bands(unit: str, least: float | None, most: float | None) -> list[str]:
    """Bands of the salary a month that a range touches."""
    if unit not in _MONTHS or (least is None and most is None):
        return ["none"]
    low = (least if least is not None else most or 0) / _MONTHS[unit]
    high = (most if most is not None else least or 0) / _MONTHS[unit]
    found = [bucket_name(bucket) for bucket in SALARIES if low < (bucket[1] or 1e9) and high >= bucket[0]]
    return found or ["none"]
