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
        self._begins = candidates(self._heads)

    def find(self, text: str, starts: Iterable[int] | None = None) -> Iterator[tuple[int, int]]:
        """Start and end of every word, from left to right, the longest at each place, none inside another.

        ``starts`` are the only places to look at, where a pass over the text has found them before.
        """
        lowered = text.lower()
        lowered = lowered if len(lowered) == len(text) else text
        heads, free = self._heads, 0
        begun = (found.start() for found in self._begins.finditer(lowered)) if starts is None else starts
        for place in [at for at in begun if lowered[at : at + 2] in heads]:
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


def _pairs(text: str) -> list[int]:
    """Every two letters (UTF-16 units) that stand side by side, each as one number: numbers are made and compared much
    faster than slices."""
    units = text.encode("utf-16-le", "surrogatepass")
    even, odd = (memoryview(units[at : at + (len(units) - at) // 4 * 4]).cast("I") for at in (0, 2))
    return even.tolist() + odd.tolist()


_spotted: set[str] = set()
"""Every word of two letters or more that any :class:`Spotter` looks for."""


@cache
def _begun_by() -> tuple[dict[int, list[tuple[int, str]]], frozenset[int]]:
    """First two letters → the words that begin so, each with two other letters of it; and all of these pairs."""
    begun: dict[int, list[tuple[int, str]]] = {}
    for word in _spotted:
        pairs = _pairs(word)
        begun.setdefault(pairs[0], []).append((pairs[-1], word))
    return begun, frozenset({*begun, *(other for words in begun.values() for other, _ in words)})


@lru_cache(maxsize=4)
def _spotted_in(text: str) -> frozenset[str]:
    """The words of all lists that stand in a text. Remembered as several lists are looked for in one text. Only words are
    looked for whose first two letters, and two others, stand side by side in it."""
    begun, known = _begun_by()
    pairs = known.intersection(_pairs(text))
    maybe = (word for head in begun.keys() & pairs for other, word in begun[head] if other in pairs)
    return frozenset([word for word in maybe if word in text])


class Spotter:
    """Which of many words a text holds. What all spotters look for is found in one pass over the text."""

    def __init__(self, words: Iterable[str]) -> None:
        distinct = frozenset(words)
        self._single = [word for word in distinct if not _pairs(word)]
        self._words = distinct.difference(self._single)
        _spotted.update(self._words)
        _begun_by.cache_clear()
        _spotted_in.cache_clear()

    def words(self, text: str) -> list[str]:
        """The words that occur, each once, in no particular order."""
        return [*(self._words & _spotted_in(text)), *(word for word in self._single if word in text)]
