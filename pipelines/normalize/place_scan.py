"""One pass over a text for all lexicons of places: where one of their words may begin.

A text of 400 characters holds a handful of such places, so that each list then looks at these alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from pipelines.normalize.divisions import heads
from pipelines.normalize.lexicon import candidates, load

Pairs = frozenset[str]


def starts(text: str) -> tuple[int, ...]:
    """Where two letters stand that begin a word of any of the lists, in any case."""
    return _scanned(text)[0]


def may_hold(text: str, table: str, key: str = "") -> bool:
    """Whether a word of a table of ``places.toml`` may begin anywhere in the text."""
    return not _scanned(text)[1].isdisjoint(_heads(table, key))


@lru_cache(maxsize=4)
def _scanned(text: str) -> tuple[tuple[int, ...], Pairs]:
    """The places, and the pairs that stand there in lower case."""
    pairs = _pairs()
    found = tuple(at for match in _candidates().finditer(text) if text[(at := match.start()) : at + 2] in pairs)
    return found, frozenset([text[at : at + 2].lower() for at in found])


@cache
def _heads(table: str, key: str) -> Pairs:
    words = load("places")[table]
    return _two_letters(words[key] if key else words)


def _two_letters(words: Iterable[str]) -> Pairs:
    return frozenset(word[:2].lower() for word in words)


@cache
def _pairs() -> Pairs:
    abroad = load("places")["overseas"]
    plain = heads().union(
        _heads("regions", ""), _heads("remote", "words"), _heads("xpcc", "words"), _heads("not_a_place", "words"),
        *(_two_letters(abroad[key]) for key in ("words", "countries", "cities", "english")),
    )  # fmt: skip
    return plain.union(
        *((pair.upper(), pair.capitalize(), pair[0] + pair[1:].upper()) for pair in plain if pair.isascii())
    )


@cache
def _candidates() -> re.Pattern[str]:
    return candidates(_pairs())
