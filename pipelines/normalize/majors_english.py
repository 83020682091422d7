"""Subjects that English announcements ask for: ``Bachelor's degree or above in Computer Science, Mathematics or related fields``."""

from __future__ import annotations

import re
from functools import cache

from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load
from pipelines.normalize.majors import Item, as_reading
from pipelines.normalize.reading import Reading

_ASKED = expression(
    r"(?:[Dd]egrees?|[Bb]achelor(?:'?s)?|[Mm]aster(?:'?s)?|PhD|Ph\.D\.?|[Mm]ajor(?:ed|ing)?|[Bb]ackground)"
    r"(?: \(?[A-Za-z'/]{1,12}\)?){0,5}? in (?P<subjects>[^.;:\n一-龥]{2,160})"
)
_WORDS = ("degree", "Degree", "achelor", "aster", "PhD", "Ph.D", "ajor", "ackground")
"""One of these stands in every text that the pattern fits: looking for them is cheap."""
_ITEM = expression(r"\b(?:and|or)\b|(?P<words>(?:(?!\b(?:and|or)\b)[^,/()&])+)")
_FILL = expression(
    r"^(?:the|a|an|any|in|of|related|relevant|either|preferably)\s|\s(?:majors?|related|degree|disciplines?|fields?)$|\s(?:with|who|is|are|from)\b.*$"
)
_GAPS = 2
"""Items in a row that are no subjects, after which a list has ended."""


def mentions(text: str) -> Reading[list[str]]:
    """Codes of the subjects of the lists behind a degree, in the order of a cleaned text; ``[]`` without any."""
    if not any(word in text for word in _WORDS):
        return Reading([])
    return as_reading([item for asked in _ASKED.finditer(text) for item in _listed(asked)])


def _listed(asked: re.Match[str]) -> list[Item]:
    found: list[Item] = []
    gaps = 0
    for cut in _ITEM.finditer(asked["subjects"]):
        words = _bare((cut["words"] or "").lower().strip())
        if code := _subjects().get(words):
            found.append(Item((code,), words, "English name", asked.start("subjects") + cut.start(), 0.9))
            gaps = 0
        elif words and (gaps := gaps + 1) == _GAPS:
            break
    return found


def _bare(words: str) -> str:
    """An item without the words that join or widen a list."""
    while (rest := _FILL.sub("", words)) != words:
        words = rest
    return words


@cache
def _subjects() -> dict[str, str]:
    return dict(load("english_majors")["subjects"])
