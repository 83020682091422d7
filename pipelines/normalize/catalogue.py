"""Code tables, and a longest-match reader over their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Generic, TypeVar

from pipelines.normalize.lexicon import FOLDER


@cache
def table(name: str) -> dict[str, str]:
    """Code → name of ``config/lexicons/NAME.tsv``."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))


@cache
def rows(name: str) -> tuple[tuple[str, str, str], ...]:
    """The rows of a table of three columns, ``config/lexicons/NAME.tsv``."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    split = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((row[0], row[1], row[2]) for row in split)


Value = TypeVar("Value")


class Matcher(Generic[Value]):
    """Finds the words of a table in a text, the longest at each place, without overlap; linear in the text."""

    def __init__(self, words: Mapping[str, Value]) -> None:
        self._words = words
        self._heads: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._heads.setdefault(word[:2], []).append(word)

    @property
    def heads(self) -> frozenset[str]:
        """The first two letters of all words."""
        return frozenset(self._heads)

    def __getitem__(self, word: str) -> Value:
        return self._words[word]

    def at(self, text: str, place: int = 0) -> str:
        """The longest word that stands at a place; empty for none."""
        return next((w for w in self._heads.get(text[place : place + 2], ()) if text.startswith(w, place)), "")

    def find(self, text: str) -> Iterator[tuple[int, str, Value]]:
        """``(place, word, value)`` from left to right."""
        place = 0
        while place < len(text):
            if word := self.at(text, place):
                yield place, word, self._words[word]
            place += len(word) or 1
