"""Texts made comparable: spelling, boilerplate, punctuation, date forms and remnants of HTML gone; what two texts share."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.text import simplified as converted

P = ParamSpec("P")
T = TypeVar("T")
SHINGLE = 3
LONG = 6000
"""Characters from which on nothing is remembered of texts: of 15,000 real ones one in 4,000 is longer."""
SHORT_LINE = 40
"""Boilerplate is dropped by lines shorter than this; a longer one may hold the notice itself."""
_DATE = re.compile(r"(20\d{2})\s*[年./\-]\s*(\d{1,2})\s*[月./\-]\s*(\d{1,2})\s*[日号]?")
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_NOISE = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)20[1-4]\d(?=\s*[年届级./\-])")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,10})\b[^<>]{0,300}>", re.IGNORECASE)
_BLOCKS = frozenset({"p", "br", "div", "li", "tr", "td", "h1", "h2", "h3", "table", "ul"})
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def lexicon() -> dict[str, Any]:
    """The words of ``config/lexicons/boilerplate.toml``."""
    return load("boilerplate")


@cache
def _boilerplate() -> re.Pattern[str]:
    return pattern(lexicon()["lines"], re.NOFLAG)


def simplified(text: str) -> str:
    """Simplified characters: 華為 as 华为."""
    return converted(text) if _CHINESE.search(text) else text


def _folded(text: str) -> str:
    """Compatibility form in lower case and simplified characters: 全角, half-width, 華 and 华 look alike.

    Keys that stores hold were made of it. :func:`search.analysis.fold` is quicker and leaves what only a dictionary of phrases
    turns (答覆): to use that one here would tell old announcements from new ones.
    """
    return simplified(unicodedata.normalize("NFKC", text).lower())


fold = lru_cache(maxsize=8192)(_folded)
"""The same of names and titles, which are remembered; whole texts would fill the memory."""


def without_markup(text: str) -> str:
    """A text without tags and entities that a page's extraction left; blocks become lines."""
    if "&" in text:
        text = html.unescape(text)
    return _TAG.sub(lambda tag: "\n" if tag[2].lower() in _BLOCKS else "", text) if "<" in text else text


def _remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """What so many texts came to is remembered, but of long ones: trigrams take 140 bytes a character, and a site may send thousands."""

    def remembering(work: Callable[P, T]) -> Callable[P, T]:
        cached = cast(Callable[P, T], lru_cache(maxsize=most)(work))

        @wraps(work)
        def call(*texts: P.args, **none: P.kwargs) -> T:
            long = sum(len(str(text)) for text in texts) > LONG
            return work(*texts, **none) if long else cached(*texts, **none)

        return call

    return remembering


@_remembered(512)
def kept(text: str) -> str:
    """The folded lines of a notice without those that sites add."""
    lines = _folded(without_markup(text)).splitlines()
    return "\n".join(line for line in lines if len(line) >= SHORT_LINE or not _boilerplate().search(line))


def comparable(text: str) -> str:
    """The words of a notice without what sites add: ``2026年3月1日`` and ``2026-03-01`` become the same digits."""
    joined = _DATE.sub(lambda m: f"{m[1]}{int(m[2]):02d}{int(m[3]):02d}", kept(text))
    joined = _MONTH_DAY.sub(lambda m: f"{int(m[1]):02d}{int(m[2]):02d}", joined)
    return _NOISE.sub("", joined)


@_remembered(512)
def stated_years(text: str) -> frozenset[int]:
    """Years that a notice itself names (2026年, 2026届, 2026-03-01)."""
    return frozenset(int(found) for found in _YEAR.findall(kept(text)))


@_remembered(512)
def stated_days(text: str) -> frozenset[tuple[int, int]]:
    """Months and days of the dates that a notice itself names."""
    words = kept(text)
    full = [(int(m[2]), int(m[3])) for m in _DATE.finditer(words)]
    return frozenset([*full, *((int(m[1]), int(m[2])) for m in _MONTH_DAY.finditer(words))])


def shingles(text: str) -> set[str]:
    """Character trigrams of a comparable text (the text itself when it is shorter)."""
    if len(text) <= SHINGLE:
        return {text} if text else set()
    return {text[i : i + SHINGLE] for i in range(len(text) - SHINGLE + 1)}


@_remembered(512)
def grams(text: str) -> tuple[int, frozenset[str]]:
    """Characters and trigrams of a text made comparable; remembered, since a notice meets many candidates."""
    cleaned = comparable(text)
    return len(cleaned), frozenset(shingles(cleaned))


@_remembered(2048)
def shared(a: str, b: str) -> tuple[int, float, float]:
    """Comparable characters of the shorter of two texts, the share of the smaller one's trigrams that stand in the other
    (containment), and of both together (Jaccard); 0 to 1, 0 where one has none. Members of a cluster meet again and again.
    """
    (long_a, of_a), (long_b, of_b) = grams(a), grams(b)
    both = len(of_a & of_b)
    if not both:
        return min(long_a, long_b), 0.0, 0.0
    return min(long_a, long_b), both / min(len(of_a), len(of_b)), both / (len(of_a) + len(of_b) - both)
