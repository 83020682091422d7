"""Lexicons: data files read once, and word patterns over them where the longest word wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from config.lexicons import FOLDER as FOLDER
from config.lexicons import load as load
from pipelines.normalize.expressions import expression

_LETTER = expression(r"[A-Za-z]")


class Heads:
    """Many words found by their first two characters: faster than a pattern of hundreds. Latin ones as whole words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word.lower() for word in words)
        self._heads: dict[str, list[int]] = {}
        for head, length in sorted({(word[:2], len(word)) for word in self._words}, key=lambda pair: -pair[1]):
            self._heads.setdefault(head, []).append(length)

    def find(self, text: str, starts: Iterable[int] | None = None) -> Iterator[tuple[int, int]]:
        """Start and end of every word, from left to right, the longest at each place, none inside another.

        ``starts`` are the only places to look at, where a pass over the text has found them before.
        """
        lowered = text.lower()
        lowered = lowered if len(lowered) == len(text) else text
        heads, free = self._heads, 0
        for place in [
            at for at in (range(len(lowered) - 1) if starts is None else starts) if lowered[at : at + 2] in heads
        ]:
            if place >= free and (word := self._at(lowered, place)):
                free = place + len(word)
                yield place, free

    def first(self, text: str) -> tuple[int, int] | None:
        """The first of the words, if there is one."""
        return next(self.find(text), None)

    def _at(self, text: str, place: int) -> str:
        for length in self._heads[text[place : place + 2]]:
            word = text[place : place + length]
            if word in self._words and not (word[0].isascii() and _is_inside(text, place, place + length)):
                return word
        return ""


def _is_inside(text: str, start: int, end: int) -> bool:
    return bool(_LETTER.match(text, start - 1) if start else None) or bool(_LETTER.match(text, end))


def alternatives(words: Iterable[str]) -> str:
    """Words as the alternatives of an expression, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def pattern(words: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern of all words, the longest first; one that never matches for no words."""
    return _pattern(frozenset(words), flags)


@cache
def _pattern(words: frozenset[str], flags: int) -> re.Pattern[str]:
    return re.compile(alternatives(words) or r"(?!)", flags)


def bounded(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of words, the longest first, where Latin ones match as whole words only, in any case.

    A mere list of words is scanned for their first letters; beside Latin ones, which look back, these must be told.
    """
    return _bounded(frozenset(words))


@cache
def _bounded(words: frozenset[str]) -> re.Pattern[str]:
    latin = alternatives(word for word in words if word.isascii())
    other = alternatives(word for word in words if not word.isascii())
    if not latin:
        return re.compile(other or r"(?!)")
    firsts = re.escape("".join(sorted({mark for word in words for mark in (word[0].lower(), word[0].upper())})))
    return re.compile(rf"(?=[{firsts}])(?:{other}{'|' if other else ''}(?<![A-Za-z])(?i:{latin})(?![A-Za-z]))")


def candidates(pairs: Iterable[str]) -> re.Pattern[str]:
    """A first letter before a second one of any of the pairs: classes of letters are scanned several times faster than
    slices of a text are looked up."""
    double = [pair for pair in pairs if len(pair) == 2]
    first, second = (re.escape("".join(sorted({pair[place] for pair in double}))) for place in (0, 1))
    return re.compile(f"[{first}](?=[{second}])" if double else r"(?!)")


_heads_known: set[int] = set()
"""The first two letters of every word that any :class:`Spotter` looks for."""


def _numbers(text: str) -> list[int]:
    """Every two letters (UTF-16 units) that stand side by side, each as one number: numbers are made and compared much
    faster than slices."""
    units = text.encode("utf-16-le", "surrogatepass")
    even, odd = (memoryview(units[at : at + (len(units) - at) // 4 * 4]).cast("I") for at in (0, 2))
    return even.tolist() + odd.tolist()


@lru_cache(maxsize=4)
def _heads_in(text: str) -> set[int]:
    """The heads of words that stand in a text. Remembered as several lists are looked for in one text."""
    return _heads_known.intersection(_numbers(text))


class Spotter:
    """Which of many words a text holds. Only words whose first two letters stand side by side in it are looked for."""

    def __init__(self, words: Iterable[str]) -> None:
        distinct = list(dict.fromkeys(words))
        self._heads: dict[int, list[str]] = {}
        for word in distinct:
            for head in _numbers(word[:2])[:1]:
                self._heads.setdefault(head, []).append(word)
        self._single = [word for word in distinct if len(word) == 1]
        _heads_known.update(self._heads)
        _heads_in.cache_clear()

    def words(self, text: str) -> list[str]:
        """The words that occur, each once, in no particular order."""
        heads = self._heads
        found = [word for head in heads.keys() & _heads_in(text) for word in heads[head] if word in text]
        return found + [word for word in self._single if word in text]
