"""Texts made comparable: boilerplate, punctuation and date forms gone; titles reduced to the position they name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import config

SHINGLE = 3
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


def containment(a: set[str], b: set[str]) -> float:
    """Share of the smaller set that the larger holds, 0 to 1; 0 where one is empty."""
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b))


def jaccard(a: set[str], b: set[str]) -> float:
    """Shared part of the union, 0 to 1; 0 where both are empty."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def cohorts(text: str) -> set[int]:
    """Calendar and graduation years that a title names: ``2026届`` and ``26届`` are 2026."""
    folded = fold(text)
    years = {int(found) for found in _YEAR.findall(folded)}
    return years | {2000 + int(found) for found in _COHORT.findall(folded)}


def rounds(text: str) -> set[str]:
    """Rounds of hiring that a title names: seasons, batches, supplementary hiring."""
    folded = fold(text)
    return {name for name, words in _lexicon()["rounds"].items() if any(word in folded for word in words)}


def position(title: str, names: list[str]) -> str:
    """What is left of a title without employer, years, rounds and the words any notice carries."""
    left = fold(title)
    for name in sorted({fold(name) for name in names if len(name) > 1}, key=len, reverse=True):
        left = left.replace(name, " ")
    left = _YEAR.sub(" ", _COHORT.sub(" ", _BRACKETS.sub(" ", left)))
    for words in _lexicon()["rounds"].values():
        for word in words:
            left = left.replace(word, " ")
    return _NOISE.sub("", _title_words().sub(" ", left))
