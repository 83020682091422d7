"""What a title names: years, rounds of hiring, the position, the organisation at its head."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz

from pipelines.dedupe.text import any_of, fold, lexicon, without_markup
from pipelines.normalize import brands, employer_names
from pipelines.normalize.lexicon import load

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


@cache
def _title_words() -> re.Pattern[str]:
    return any_of(lexicon()["title_words"])


@cache
def _levels() -> re.Pattern[str]:
    return any_of(lexicon()["levels"]["words"])


@cache
def _jobs() -> re.Pattern[str]:
    return any_of(lexicon()["positions"]["words"])


@cache
def _batch() -> re.Pattern[str]:
    return re.compile("|".join(lexicon()["batches"]["patterns"]))


@cache
def _round_words() -> re.Pattern[str]:
    return any_of([word for words in lexicon()["rounds"].values() for word in words])


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
        left = any_of(words).sub(" ", left)
    return _NOISE.sub("", _title_words().sub(" ", left))


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


_ORGANIZATION = re.compile(
    r"^(?:[【\[(][^】\])]{0,10}[】\])]\s*)?(?:[\u4e00-\u9fff]{2,5}[:：|]\s*)?(?:20\d{2}年?(?:届|度)?)?((?:[\u4e00-\u9fffA-Za-z·&]|\([^()]{1,20}\)){2,40}?(?:公司|集团|银行|大学|学院|医院|研究院|研究所|"
    r"中学|小学|学校|幼儿园|人民政府|委员会|局|厅|法院|检察院|中心|设计院|出版社|电视台|事务所|科学院|实验室))"
    r"(?=[^\u4e00-\u9fff]|20\d{2}|校园|招聘|招收|公开|春季|秋季|宣讲|空中|线上|线下|网络|直播|云宣讲|双选|专场|诚聘|招募|关于|实习|人才|引进|博士|$)"
)
_BEFORE_HIRING = re.compile(
    r"^([\u4e00-\u9fffA-Za-z&·]{2,16}?)(?:(?P<interns>实习生)|20\d{2}|\d{2}届|校园招聘|校招|春招|秋招|招聘|宣讲|专场)"
)


@cache
def _no_employer() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that no employer's short name holds, and words that none ends with."""
    words = lexicon()["no_employer"]
    ends = any_of([*words["ends"], *load("types")["title"]["job"]])
    return any_of(words["within"]), re.compile(rf"(?:{ends.pattern})\Z")


def organization_in_title(title: str) -> str:
    """The organisation at the head of a title; empty when none stands there."""
    found = _ORGANIZATION.match(title)
    if found is not None and not found[1].startswith(("关于", "转发")):
        return found[1]
    short = _BEFORE_HIRING.match(title)
    if short is None or not _names_employer(short[1], before_interns=short["interns"] is not None):
        return ""
    return short[1]


def _names_employer(words: str, *, before_interns: bool) -> bool:
    """Whether the words before those of hiring name who hires and no position or bare place.

    Before 实习生 a position or its subject stands (软件测试, 亚马逊运营) unless a known employer's name is all that does.
    """
    folded = fold(words)
    if before_interns:
        brand = brands.read(folded)
        return brand is not None and folded.endswith(brand.name)
    within, ends = _no_employer()
    if within.search(folded) or ends.search(folded) or _title_words().search(words):
        return False
    return employer_names.seat(words)[1] != ""
