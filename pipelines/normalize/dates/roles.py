"""What a date of a sentence is for: the words around it tell, the nearest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.normalize.dates.spans import Span
from pipelines.normalize.lexicon import load

HARD = frozenset({"as_of", "age_cutoff", "graduation", "experience"})
"""Roles that say something of a company or an applicant: no step of the recruitment."""
_CLAUSE = re.compile(r"[。;；!！?？\n]")
_BEFORE = re.compile(r"\s*(?:\([^()]{0,8}\))?\s*(?:(?:以|之)?前|截止|截至|为止|止)")
_FACT = re.compile(r"(?:截[至止]到?|至|到)\s*\Z")
_SIGNATURE = re.compile(r"[\s。.]*\Z")
_UNSIGNED = re.compile(r"[:：,，。;；、\d于至到前]")
_LEFT, _RIGHT, _STAGE = 30, 22, 60
"""Characters that are looked at before a date, after it, and for the heading of a generic label."""
_NEAR = 8
"""Characters after a date within which a step may be named; a fact may come later in the clause."""


@dataclass(frozen=True, slots=True)
class _Words:
    pattern: re.Pattern[str]
    table: dict[str, str]


@cache
def _words(side: str) -> _Words:
    table = {word.lower(): role for role, words in load("dates")["roles"][side].items() for word in words}
    ordered = sorted(table, key=lambda word: (-len(word), word))
    return _Words(re.compile("|".join(map(re.escape, ordered)), re.IGNORECASE), table)


def assign(text: str, spans: Sequence[Span]) -> None:
    """Give every span its role; empty where no word tells it. A word that told one date's role tells no second's."""
    claimed = 0
    for number, span in enumerate(spans):
        following = spans[number + 1].start if number + 1 < len(spans) else len(text)
        left = _left(text, max(claimed, span.start - _LEFT), span.start)
        right = _right(text, span.end, min(following, span.end + _RIGHT))
        span.role, used = _role(text, span, left, right)
        claimed = span.end + used
        if not span.role and _is_signature(text, span):
            span.role = "posted"


def bounds(text: str, span: Span) -> bool:
    """Whether 前, 止 or 截止 follows: the date is an end."""
    return _BEFORE.match(text, span.end, span.end + 14) is not None


def _left(text: str, start: int, end: int) -> str:
    left = text[start:end]
    cuts = [found.end() for found in _CLAUSE.finditer(left)]
    return left[cuts[-1] :] if cuts else left


def _right(text: str, start: int, end: int) -> str:
    right = text[start:end]
    cut = _CLAUSE.search(right)
    return right[: cut.start()] if cut else right


def _role(text: str, span: Span, left: str, right: str) -> tuple[str, int]:
    """The role, and how much of the text behind the date told it."""
    before, bare = _nearest(left)
    after, used = _after(right)
    if bare and _is_fact(left, right):
        return "as_of", 0
    if after in HARD and not (before in ("posted", "event", "deadline", "interview", "exam") and after == "as_of"):
        return after, used
    if before in HARD:
        return before, 0
    if before == "generic":
        before = after or _stage(text, span.start - len(left)) or "event"
    if before and not (before == "event" and after):
        role, used = before, 0
    else:
        role = after or before
    if role in ("", "event") and bounds(text, span):
        return "deadline", 0
    return role, used if role == after else 0


def _nearest(left: str) -> tuple[str, bool]:
    """The role of the last telling word, where a hard one goes first; whether that word is a bare 截至 or 截止."""
    words = _words("before")
    role, last = "", ""
    for found in words.pattern.finditer(left):
        told = words.table[found[0].lower()]
        if told in HARD:
            return told, False
        if told != "generic" or not role:
            role, last = told, found[0]
    return role, last in ("截至", "截止") or (not role and _FACT.search(left) is not None)


def _after(right: str) -> tuple[str, int]:
    words = _words("after")
    for found in words.pattern.finditer(right):
        role = words.table[found[0].lower()]
        gap = right[: found.start()]
        told = (
            not re.search(r"[,，:]", gap)
            if role in HARD
            else found.start() <= _NEAR and not re.search(r"[,，]", gap[1:])
        )
        if told:
            return role, found.end()
    return "", 0


def _is_fact(left: str, right: str) -> bool:
    """``截至2021年底，公司…``: a state of things and no deadline."""
    subjects = "|".join(map(re.escape, load("dates")["roles"]["fact"]["subjects"]))
    return _FACT.search(left) is not None and re.match(rf"[,，\s]*(?:{subjects})", right) is not None


def _stage(text: str, end: int) -> str:
    """The step that a heading above a mere ``时间：`` names."""
    words = _words("before")
    role = ""
    for found in words.pattern.finditer(text[max(0, end - _STAGE) : end]):
        told = words.table[found[0].lower()]
        if told != "generic" and told not in HARD:
            role = told
    return role


def _is_signature(text: str, span: Span) -> bool:
    """A full date that ends the text on a line of its own, below the author's name."""
    if span.is_range or span.first.year is None or span.first.day is None or not _SIGNATURE.match(text, span.end):
        return False
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start].rsplit("。", 1)[-1]
    return span.start > len(line) and len(line) <= _LEFT and _UNSIGNED.search(line) is None
