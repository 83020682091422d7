"""Texts made comparable: boilerplate, punctuation and date forms gone; titles reduced to the position they name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Set
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

import config

SHINGLE = 3
LONG_TITLE = 12
"""Characters of a title that lists several positions: there a few may differ."""
_DIGITS = re.compile(r"\d+|[a-z](?![a-z])(?<![a-z][a-z])|[一二三四五六七八九十](?=[岗号])")
_DATE = re.compile(r"(20\d{2})\s*[年./\-]\s*(\d{1,2})\s*[月./\-]\s*(\d{1,2})\s*[日号]?")
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_NOISE = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)20[1-4]\d(?!\d)")
_COHORT = re.compile(r"(?<!\d)(?:20)?([1-4]\d)\s*届")
_BRACKETS = re.compile(r"[【\[(][^】\])]{0,12}[】\])]")


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Any]:
    path = Path(config.__file__).parent / "lexicons" / "boilerplate.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _boilerplate() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _lexicon()["lines"])))


@lru_cache(maxsize=1)
def _title_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_lexicon()["title_words"], key=len, reverse=True))))


def fold(text: str) -> str:
    """Compatibility form in lower case: 全角 and half-width, 〇 and 0 look alike."""
    return unicodedata.normalize("NFKC", text).lower()


def comparable(text: str) -> str:
    """The words of a notice without what sites add: ``2026年3月1日`` and ``2026-03-01`` become the same digits."""
    kept = [line for line in fold(text).splitlines() if len(line) >= 40 or not _boilerplate().search(line)]
    joined = _DATE.sub(lambda m: f"{m[1]}{int(m[2]):02d}{int(m[3]):02d}", "\n".join(kept))
    joined = _MONTH_DAY.sub(lambda m: f"{int(m[1]):02d}{int(m[2]):02d}", joined)
    return _NOISE.sub("", joined)


def shingles(text: str) -> set[str]:
    """Character trigrams of a comparable text (the text itself when it is shorter)."""
    if len(text) <= SHINGLE:
        return {text} if text else set()
    return {text[i : i + SHINGLE] for i in range(len(text) - SHINGLE + 1)}


@lru_cache(maxsize=512)
def grams(text: str) -> tuple[int, frozenset[str]]:
    """Characters and trigrams of a text made comparable; remembered, since a notice meets many candidates."""
    cleaned = comparable(text)
    return len(cleaned), frozenset(shingles(cleaned))


def containment(a: Set[str], b: Set[str]) -> float:
    """Share of the smaller set that the larger holds, 0 to 1; 0 where one is empty."""
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b))


def jaccard(a: Set[str], b: Set[str]) -> float:
    """Shared part of the union, 0 to 1; 0 where both are empty."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def cohorts(text: str) -> set[int]:
    """Calendar and graduation years that a title names: ``2026届`` and ``26届`` are 2026."""
    folded = fold(text)
    years = {int(found) for found in _YEAR.findall(folded)}
    return years | {2000 + int(found) for found in _COHORT.findall(folded)}


@lru_cache(maxsize=4096)
def rounds(text: str) -> frozenset[str]:
    """Rounds of hiring that a title names: seasons, batches, supplementary hiring."""
    folded = fold(text)
    return frozenset(name for name, words in _lexicon()["rounds"].items() if any(word in folded for word in words))


@lru_cache(maxsize=4096)
def position(title: str, names: tuple[str, ...]) -> str:
    """What is left of a title without employer, years, rounds and the words any notice carries."""
    left = fold(title)
    for name in sorted({fold(name) for name in names if len(name) > 1}, key=len, reverse=True):
        left = left.replace(name, " ")
    left = _YEAR.sub(" ", _COHORT.sub(" ", _BRACKETS.sub(" ", left)))
    for words in _lexicon()["rounds"].values():
        for word in words:
            left = left.replace(word, " ")
    return _NOISE.sub("", _title_words().sub(" ", left))


@lru_cache(maxsize=1)
def _levels() -> re.Pattern[str]:
    return re.compile("|".join(_lexicon()["levels"]["words"]))


def same_position(a: str, b: str) -> bool:
    """Whether two positions as :func:`position` leaves them are one.

    One character makes another job (前端开发工程师, 后端开发工程师), so does a number (一岗, 2岗) or a level; words that one
    site adds or puts elsewhere do not.
    """
    if a == b or sorted(a) == sorted(b):
        return True
    if _DIGITS.findall(a) != _DIGITS.findall(b):
        return False
    short, long = sorted((a, b), key=len)
    if short in long:
        return not _levels().search(long.replace(short, " ", 1))
    return len(short) >= LONG_TITLE and fuzz.ratio(a, b) >= 92


def abbreviates(short: str, long: str) -> bool:
    """Whether one name may be short for the other: the same beginning, its characters in the same order (锦城一院)."""
    short, long = sorted((_NOISE.sub("", fold(short)), _NOISE.sub("", fold(long))), key=len)
    if len(short) < 3 or len(short) == len(long) or short[:2] != long[:2]:
        return False
    rest = iter(long)
    return all(mark in rest for mark in short)


_ORGANIZATION = re.compile(
    r"^(?:[【\[(][^】\])]{0,10}[】\])]\s*)?(?:20\d{2}年?(?:届|度)?)?((?:[\u4e00-\u9fffA-Za-z()·&]){2,40}?(?:公司|集团|银行|大学|学院|医院|研究院|研究所|"
    r"中学|小学|学校|幼儿园|人民政府|委员会|局|厅|法院|检察院|中心|设计院|出版社|电视台|事务所|科学院|实验室))"
    r"(?=[^\u4e00-\u9fff]|20\d{2}|校园|招聘|招收|公开|春季|秋季|宣讲|专场|诚聘|招募|关于|实习|人才|引进|博士|$)"
)
_BEFORE_HIRING = re.compile(
    r"^([\u4e00-\u9fffA-Za-z&·]{2,16}?)(?:20\d{2}|\d{2}届|校园招聘|校招|春招|秋招|招聘|宣讲|专场|实习生)"
)
_NO_NAME = (
    "关于",
    "转发",
    "通知",
    "我校",
    "春季",
    "秋季",
    "高校",
    "全国",
    "大型",
    "综合",
    "网络",
    "第",
    "年",
    "届",
    "组织",
    "征集",
    "暑期",
)


def organization_in_title(title: str) -> str:
    """The organisation at the head of a title; empty when none stands there."""
    found = _ORGANIZATION.match(title)
    if found is not None and not found[1].startswith(("关于", "转发")):
        return found[1]
    short = _BEFORE_HIRING.match(title)
    if short is None or any(word in short[1] for word in _NO_NAME) or _title_words().search(short[1]):
        return ""
    return short[1]
