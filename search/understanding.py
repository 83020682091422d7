"""Free text read into filters: 北京 硕士 算法 2026届 → Beijing, master, class of 2026, and the word 算法.

Pure: a query in, a query with filters out, and a chip for each filter with the words it was read from. Only whole
words that mean one thing are read; quotes, ``-word`` and ``field:word`` are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import rjieba

from pipelines.normalize import divisions, majors
from pipelines.normalize.lexicon import load
from search.analysis import fold, synonyms
from search.event_days import are_days
from search.query import SALARIES, Query, bucket_name

_LISTS = ("degree", "type", "program", "employer_class", "event_mode")
_PREFERRED = (*_LISTS, "graduation_year", "major")
"""Facets that many postings do not state: those that say the words come first."""
_DAYS = ("posted_within", "deadline_within")
_SINGLE = (*_DAYS, "nationwide", "event_on")
"""Filters of one value."""
_EVENTS = {"talk", "fair"}
_YEAR = re.compile(r"(?:20)?(2\d)(?:届|级?应届|年?毕业)(?:毕业生|生)?")
_PAY = re.compile(
    r"(?:月薪|薪资|工资|月入)?(?P<low>\d{1,3}(?:\.\d)?)(?P<k1>k|千|000|万)?(?:[-~到至](?P<high>\d{1,3}(?:\.\d)?))?(?P<k2>k|千|000|万)(?P<above>以上|\+|起)?"
)
_UNITS = {"k": 1_000, "千": 1_000, "000": 1_000, "万": 10_000}
_YEARLY = 80_000
"""Pay from which on a number means a year."""
_LEFT_ALONE = re.compile(r'["“”:：]|^[-－]')
_PIECE = re.compile(r'[-－]?(?:\w+[:：])?(?:"[^"]*"|“[^”]*”)|\S+')


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that was read out of the words: ``name`` and ``values`` as in the query, ``words`` as typed."""

    name: str
    values: tuple[Any, ...]
    words: str


Whole = Callable[[str], Chip | None]
"""What a whole word means."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The query as it was understood; without chips it is the query as given."""

    asked: Query
    query: Query
    chips: tuple[Chip, ...] = ()

    def without(self, chip: Chip) -> Query:
        """The understood query with one chip taken away, and its words with it."""
        if chip.name in _SINGLE:
            return self.query.model_copy(update={chip.name: getattr(Query(), chip.name), "page": 1})
        kept = [value for value in getattr(self.query, chip.name) if value not in chip.values]
        return self.query.model_copy(update={chip.name: kept, "page": 1})

    def as_words(self) -> Query:
        """What was typed, all of it as words."""
        return self.asked.model_copy(update={"plain": True, "page": 1, "cursor": ""})


def understand(query: Query) -> Understood:
    """Read filters out of ``query.q``; a facet that is filtered already is left as it is."""
    if query.plain or not query.q.strip():
        return Understood(query, query)
    found, rest = _chips(query.q, _whole)
    kinds = {*query.type, *(value for chip in found if chip.name == "type" for value in chip.values)}
    if kinds and kinds <= _EVENTS:
        found, rest = _chips(query.q, _whole_of_events)
    kept = [chip.words for chip in found if getattr(query, chip.name)]
    chips = _merged([chip for chip in found if not getattr(query, chip.name)])
    if not chips:
        return Understood(query, query)
    read = {
        chip.name: list(chip.values) if isinstance(getattr(query, chip.name), list) else chip.values[0]
        for chip in chips
    }
    prefer = " ".join(chip.words for chip in chips if chip.name in _PREFERRED)
    understood = query.model_copy(update=read | {"q": " ".join([*rest, *kept]), "prefer": prefer})
    return Understood(query, understood, tuple(chips))


def _chips(text: str, whole: Whole) -> tuple[list[Chip], list[str]]:
    """Chips of all pieces in their order, and what is left of each piece."""
    chips: list[Chip] = []
    rest: list[str] = []
    for piece in _PIECE.findall(text[:200]):
        found, left = ([], piece) if _LEFT_ALONE.search(piece) else _read(piece, whole)
        chips += found
        rest += [left] if left else []
    return chips, rest


def _merged(chips: list[Chip]) -> list[Chip]:
    """One chip a facet: 北京 上海 is one of both."""
    found: dict[str, Chip] = {}
    for chip in chips:
        old = found.get(chip.name)
        if old is None or chip.name in _SINGLE:
            found[chip.name] = chip
        else:
            values = tuple(dict.fromkeys((*old.values, *chip.values)))
            found[chip.name] = Chip(chip.name, values, f"{old.words} {chip.words}")
    return list(found.values())


def _read(piece: str, whole: Whole) -> tuple[list[Chip], str]:
    """Chips of one piece without a space, and what is left of it as words."""
    if chip := whole(piece):
        return [chip], ""
    words = list(rjieba.cut(fold(piece)))
    if len(words) < 2:
        return [], piece
    chips: list[Chip] = []
    rest = ""
    for part in _joined(words, whole):
        chip = whole(part)
        if chip is not None and not (chip.name == "city" and _is_name(piece, part)):
            chips.append(chip)
        else:
            rest += part
    return (chips, rest.strip()) if chips and not _is_filler(rest) else (chips, "") if chips else ([], piece)


def _joined(words: list[str], whole: Whole) -> Iterator[str]:
    """Neighbouring words that mean a filter only together: 2026 + 届, 硕士 + 研究生."""
    place = 0
    while place < len(words):
        for width in (4, 3, 2):
            together = "".join(words[place : place + width])
            if place + width <= len(words) and whole(together):
                yield together
                place += width
                break
        else:
            yield words[place]
            place += 1


def _is_filler(text: str) -> bool:
    """Whether nothing is left but words that say nothing beside a filter: 哪些…招…的."""
    noise = load("chips")["noise"]
    return not text.strip() or text in noise or all(word in noise for word in rjieba.cut(text))


def _is_name(piece: str, place: str) -> bool:
    """Whether a place is part of a name: 北京大学, 上海电气; not 北京算法工程师."""
    rest = piece[piece.find(place) + len(place) :] if place in piece else ""
    return not rest or any(rest.startswith(word) or rest.endswith(word) for word in load("chips")["organisations"])


def _whole(text: str) -> Chip | None:
    """The chip that a whole word means."""
    folded = fold(text)
    if known := _words().get(folded):
        name, values = known
        return Chip(name, values, text)
    if found := _YEAR.fullmatch(folded):
        return Chip("graduation_year", (2000 + int(found[1]),), text)
    if found := _PAY.fullmatch(folded):
        return Chip("salary", _pay(found), text)
    if codes := _city(folded):
        return Chip("city", codes, text)
    if folded.endswith("专业") and len(folded) > 3 and (codes := tuple(majors.read(folded).value)):
        return Chip("major", codes[:3], text)
    return None


def _whole_of_events(text: str) -> Chip | None:
    """The same beside 宣讲会 or 双选会, where days are those of the event: 今天 is not what was posted today."""
    folded = fold(text)
    if named := _named_days().get(folded):
        return Chip("event_on", (named,), text)
    return Chip("event_on", (folded,), text) if are_days(folded) else _whole(text)


@cache
def _named_days() -> dict[str, str]:
    return {fold(word): name for name, words in load("chips")["event_on"].items() for word in words}


@cache
def _words() -> dict[str, tuple[str, tuple[Any, ...]]]:
    lexicon = load("chips")
    found: dict[str, tuple[str, tuple[Any, ...]]] = {}
    for name in _LISTS:
        for value, words in lexicon[name].items():
            for word in words:
                found[fold(word)] = (name, (value, *lexicon["also"].get(value, [])))
    for name in _DAYS:
        for days, words in lexicon[name].items():
            found |= {fold(word): (name, (int(days),)) for word in words}
    return found | dict.fromkeys(lexicon["nationwide"]["words"], ("city", (divisions.NATIONWIDE,)))


def _city(text: str) -> tuple[str, ...]:
    """The one place that a written name means.

    A name of many places, a short one of a county, or what people call an employer (阿里) is left a word.
    """
    if text in synonyms():
        return ()
    codes = divisions.spellings().get(text, ())
    if len(codes) == 1 and codes[0].isdigit() and (codes[0].endswith("00") or text.endswith(("区", "县", "市"))):
        return codes
    return ()


def _pay(found: re.Match[str]) -> tuple[str, ...]:
    """Buckets that a span of monthly pay touches; one number is its lower end."""
    unit = _UNITS[found["k2"]]
    low = float(found["low"]) * _UNITS.get(found["k1"] or "", unit)
    high = float(found["high"]) * unit if found["high"] else 1e9
    if low >= _YEARLY:
        low, high = low / 12, high / 12
    return tuple(bucket_name(bucket) for bucket in SALARIES if bucket[0] < high and (bucket[1] or 1e9) > low)
