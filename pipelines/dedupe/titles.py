"""What a title names: years, rounds of hiring, the position."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import Literal

from rapidfuzz import fuzz

from pipelines.dedupe.text import fold, lexicon, without_markup
from pipelines.normalize.lexicon import pattern
from pipelines.normalize.title_names import title_words

LONG_TITLE = 12
"""Characters of a title that lists several positions: there a site may leave some out."""
Likeness = Literal["same", "akin", "other"]
_NUMERALS = {mark: number for number, mark in enumerate("一二三四五六七八九十", 1)} | {"首": 1}
_NUMBER = re.compile(r"\d+|[a-z](?![a-z])(?<![a-z][a-z])|[一二三四五六七八九十](?=[岗号级])")
_NOISE = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)20[1-4]\d(?!\d)")
_COHORT = re.compile(r"(?<!\d)(?:20)?([1-4]\d)\s*届")
_YEARS = re.compile(r"(?<!\d)20[1-4]\d\s*(?:年度?|届)?(?!\d)|(?<!\d)[1-4]\d\s*届")
_MARKED = re.compile(
    r"^(?:[\W_]*[【\[(<《][^】\])>》]{0,12}[】\])>》])+|[【\[(][^】\])]{0,12}[】\])]$|[【\[(]\s*[】\])]"
)


_CODE = re.compile(
    r"[(\[【]\s*(?:职位|岗位)?(?:编号|代码|id|no\.?)?[:\s]*[a-z]{0,4}[-_]?\d{2,}[a-z0-9-]*\s*[)\]】]|[(\[]\s*(?:职位|岗位)(?:编号|代码)[^)\]]{0,12}[)\]]"
)

_WHEN = re.compile(
    r"\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|(?<![\d.])\d{1,2}[./\-]\d{1,2}(?![\d.年])|\d{1,2}:\d{2}|\d{1,2}\s*[点时](?:半|\d{1,2}分?)?|(?:周|星期)[一二三四五六日天]|[上下中]午|晚上"
)
"""Days and times of a title in small letters and half width."""


@cache
def _changes() -> re.Pattern[str]:
    return pattern(lexicon()["changes"]["words"], re.NOFLAG)


@cache
def _levels() -> re.Pattern[str]:
    return pattern(lexicon()["levels"]["words"], re.NOFLAG)


@cache
def _jobs() -> re.Pattern[str]:
    return pattern(lexicon()["positions"]["words"], re.NOFLAG)


@cache
def _batch() -> re.Pattern[str]:
    return re.compile("|".join(lexicon()["batches"]["patterns"]))


@cache
def _round_words() -> re.Pattern[str]:
    return pattern(chain.from_iterable(lexicon()["rounds"].values()), re.NOFLAG)


@lru_cache(maxsize=8192)
def cohorts(text: str) -> frozenset[int]:
    """Calendar and graduation years that a title names: ``2026届`` and ``26届`` are 2026."""
    folded = fold(text)
    years = {int(found) for found in _YEAR.findall(folded)}
    return frozenset(years | {2000 + int(found) for found in _COHORT.findall(folded)})


@lru_cache(maxsize=8192)
def seasons(text: str) -> frozenset[str]:
    """Seasons of hiring that a title names."""
    folded = fold(text)
    return frozenset(name for name, words in lexicon()["rounds"].items() if any(word in folded for word in words))


@lru_cache(maxsize=8192)
def batches(text: str) -> frozenset[str]:
    """Numbered batches and further hiring that a text names: 第二批 is ``2``, 补录 is ``further``."""
    found = {_number(match) for match in _batch().finditer(fold(text))}
    folded = fold(text)
    found |= {name for name, words in lexicon()["batches"]["words"].items() if any(word in folded for word in words)}
    return frozenset(found)


def _number(match: re.Match[str]) -> str:
    mark = next(group for group in match.groups() if group)
    return str(_NUMERALS.get(mark, mark))


@lru_cache(maxsize=8192)
def position(title: str, names: tuple[str, ...]) -> str:
    """What is left of a title without employer, years, rounds, editors' marks and the words any notice carries.

    A mark in brackets before or behind a title falls away unless it names a job itself.
    """
    left = fold(without_markup(title))
    for name in sorted({fold(name) for name in names if len(name) > 1}, key=len, reverse=True):
        left = left.replace(name, " ")
    left = _YEARS.sub(" ", _CODE.sub(" ", left))
    for _ in range(2):
        left = _MARKED.sub(lambda mark: mark[0] if _jobs().search(mark[0]) else " ", left.strip())
    left = _round_words().sub(" ", _batch().sub(" ", left))
    for words in lexicon()["batches"]["words"].values():
        left = pattern(words, re.NOFLAG).sub(" ", left)
    return _NOISE.sub("", title_words().sub(" ", left))


def put_up_again(title: str, former: str, names: tuple[str, ...]) -> bool:
    """Whether a title may be that of a former notice of the same employer: with another day, another round, a word of a change.

    Years alone tell two apart, where both name some: the next season's hiring is announced by the same words.
    """
    years, before = cohorts(title), cohorts(former)
    if years and before and years.isdisjoint(before):
        return False
    left, known = (position(_changes().sub(" ", _WHEN.sub(" ", fold(one))), names) for one in (title, former))
    return left == known or (bool(left and known) and alike(left, known) != "other")


def names_job(words: str) -> bool:
    """Whether what is left of a notice's title is a job and not some more words of a notice."""
    return _jobs().search(words) is not None


def alike(a: str, b: str) -> Likeness:
    """Whether two positions as :func:`position` leaves them are one: ``akin`` where one says more than the other.

    One character makes another job (前端开发工程师, 后端开发工程师), so does a number (一岗, 2岗) or a level.
    """
    if a == b or sorted(a) == sorted(b):
        return "same"
    if _NUMBER.findall(a) != _NUMBER.findall(b):
        return "other"
    short, long = sorted((a, b), key=len)
    if short in long:
        return "other" if _levels().search(long.replace(short, " ", 1)) else "akin"
    if _levels().findall(a) != _levels().findall(b):
        return "other"
    added = len(short) >= LONG_TITLE and _in_order(short, long) and fuzz.ratio(a, b) >= 80
    return "akin" if added else "other"


def abbreviates(short: str, long: str) -> bool:
    """Whether one name may be short for the other: the same beginning, its characters in the same order (锦城一院)."""
    short, long = sorted((_NOISE.sub("", fold(short)), _NOISE.sub("", fold(long))), key=len)
    if len(short) < 3 or len(short) == len(long) or short[:2] != long[:2]:
        return False
    return _in_order(short, long)


def _in_order(short: str, long: str) -> bool:
    """Whether the characters of one stand in the other in their order: words were added, none replaced."""
    rest = iter(long)
    return all(mark in rest for mark in short)
