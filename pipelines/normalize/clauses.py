"""The clauses of a text that hold a word, cut where a sentence or a numbered item ends. Linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from pipelines.normalize.expressions import expression

_END = expression(r"[。;；!！\n●★■◆•]")
_ITEM = expression(r"[、.)）](?!\d)(?:(?<=[^\d.\-~/:](\d).)|(?<=[^\d.\-~/:](\d)\d.))")
"""The mark behind the number of an item, whose first digit it captures. Apart from the other marks, as a pattern that begins
with one class of letters is scanned several times faster."""
_HEADING = 4
"""Characters between a word and the end of its clause, if that is but a heading."""


class Clauses:
    """A text with the places where its clauses end, which are looked for when they are first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def cuts(self) -> list[int]:
        """The places, rising."""
        ends = [found.end() for found in _END.finditer(self.text)]
        return sorted(ends + [found.start(found.lastindex or 0) for found in _ITEM.finditer(self.text)])

    def near(self, words: re.Pattern[str], before: int, after: int, most: int) -> str:
        """Up to ``most`` stretches around the words, within their clauses, one a line."""
        found = []
        end = -1
        for match in words.finditer(self.text):
            if match.start() < end:
                continue
            start, end = self._stretch(match, before, after)
            found.append(self.text[start:end].strip())
            if len(found) == most:
                break
        return "\n".join(found)

    def _stretch(self, match: re.Match[str], before: int, after: int) -> tuple[int, int]:
        place = bisect_right(self.cuts, match.start())
        first = self.cuts[place - 1] if place else 0
        later = bisect_left(self.cuts, match.end())
        if later + 1 < len(self.cuts) and self.cuts[later] - match.end() <= _HEADING:
            later += 1  # 薪资待遇：1. 3000元/月: what a heading names stands in the item below it
        last = self.cuts[later] if later < len(self.cuts) else len(self.text)
        return max(first, match.start() - before), min(last, match.end() + after)
