"""Numbers of people as English announcements write them: ``2 openings``, ``hiring five engineers``."""

from __future__ import annotations

import re

from pipelines.normalize.expressions import expression

IN_ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_TELLING = (
    "opening",
    "vacanc",
    "positions available",
    "headcount",
    "hiring",
    "recruit",
    "looking for",
    "seeking",
    "need",
)
"""One of these stands in every text that the patterns fit: looking for them is cheap."""
_NUMBER = rf"(?P<low>\d{{1,4}}|{'|'.join(IN_ENGLISH)})(?P<high>\b)?(?:\s?\([a-z]{{3,9}}\))?"
_POSTS = expression(
    rf"(?<![\w.]){_NUMBER}\s?(?:openings?|vacanc(?:y|ies)|positions? available|headcounts?)\b", re.IGNORECASE
)
_SOUGHT = expression(
    rf"(?:hiring|recruiting|recruit|looking for|seeking|need)\s{_NUMBER}(?!\s(?:years?|months?|days?|hours?)\b)"
    r"(?:\s[a-z/-]{2,20}){0,4}?\s[a-z]{3,20}s\b",
    re.IGNORECASE,
)


def english_count(text: str) -> re.Match[str] | None:
    """The first number of people to hire, with the groups ``low`` and ``high`` (which is empty)."""
    lowered = text.lower()
    if not any(word in lowered for word in _TELLING):
        return None
    return _POSTS.search(text) or _SOUGHT.search(text)
