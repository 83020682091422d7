"""Titles of list rows beside those that a source is known by. Pure."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

SHORTEST = 6
"""Characters from which on the beginning of a title, which lists cut, speaks for the whole."""
ALIKE = 0.5
"""Share of their pairs of characters that two wordings of one title have in common at least."""
USUAL = 0.1
ENOUGH_TITLES, ENOUGH_NEW = 30, 5
OWN, STRANGE, DOUBTFUL = 0.9, 0.25, 0.5
"""Share of titles with a usual pair of characters: of a source that can be judged, of a list that is not its own, and of one
that is not where its links lead to strange hosts, too."""


def fold(title: str) -> str:
    """Letters, digits and characters alone, without regard to width and case.

    Neither the fold of duplicates nor that of search would do: rows and pages of one site are in one script, and differ in
    marks and blanks, which those two keep.
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", title).casefold()))


def _cut(long: str, short: str) -> bool:
    """Whether a title is the beginning of another."""
    return len(short) >= SHORTEST and long.startswith(short)


def _pairs(folded: str) -> set[str]:
    return {folded[at : at + 2] for at in range(len(folded) - 1)}


class Titles:
    """The titles that a source is known by, to be asked whether they have another one, and whether others are like them."""

    def __init__(self, titles: Iterable[str]) -> None:
        folded = {fold(title) for title in titles} - {""}
        self._count = len(folded)
        self._heads: dict[str, set[str]] = {}
        for title in folded:
            self._heads.setdefault(title[:SHORTEST], set()).add(title)
        counted = Counter(pair for title in folded for pair in _pairs(title))
        least = max(3, USUAL * self._count)
        self._usual = {pair for pair, count in counted.items() if count >= least}
        self._own = self._share(folded)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, title: str) -> bool:
        """Whether one of them is this one; either may be cut."""
        row = fold(title)
        likely = self._heads.get(row[:SHORTEST], ()) if row else ()
        return any(known == row or _cut(known, row) or _cut(row, known) for known in likely)

    def same(self, row: str, known: str) -> bool:
        """Whether a row's words are those that were known, cut, with a mark before them (*置顶*), or changed a little.

        What most titles of the source have in common (*有限公司2026届校园招聘*) says nothing.
        """
        short, long = sorted((fold(row), fold(known)), key=len)
        if not short or short == long or (len(short) >= SHORTEST and short in long):
            return True
        first, second = _pairs(short) - self._usual, _pairs(long) - self._usual
        return len(first & second) >= ALIKE * len(first | second) > 0

    def unlike(self, titles: Sequence[str], strange_hosts: bool = False) -> bool:
        """Whether titles are of another kind than those of the source: adverts, another trade's news.

        A source whose titles have little in common is not judged, nor are few titles.
        """
        folded = [row for title in titles if (row := fold(title))]
        if self._count < ENOUGH_TITLES or self._own < OWN or len(folded) < ENOUGH_NEW:
            return False
        return self._share(folded) < (DOUBTFUL if strange_hosts else STRANGE)

    def _share(self, folded: Iterable[str]) -> float:
        have = [not self._usual.isdisjoint(_pairs(title)) for title in folded]
        return sum(have) / len(have) if have else 0.0
