"""Rows of a timetable that a page glued together: whether each step stands before its date, or behind it.

``简历投递10月21日截止统一笔试11月3日面试11月`` and ``9月17日简历投递10月18日初试`` have the same words between their dates; the edges of
the run tell them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.words import HARD, Told, told
from pipelines.normalize.expressions import expression

Side = Literal["", "before", "after"]
_BROKEN = expression(r"[。;；!！?？\n,，]")
_NO_STEPS = HARD | {"generic", "hours", "due", "other"}
_GAP, _EDGE = 22, 14
"""Characters between two dates of a run, and looked at beside its first and last date."""
_BEFORE_DATE = expression(r"(?:时间|日期|截止|预计|初定|暂定|拟定|拟|定于|安排)?[\s:(】\]|→>\-为在于]*")
_AFTER_DATE = expression(r"[\s:)】|\-]*[^\s:,，、(（\d]{0,4}")
_HEADS = expression(r"\s?\)?\s?:\s?")
"""A date with a colon behind it heads the line that says what it is for."""


def sides(text: str, spans: Sequence[Span]) -> list[Side]:
    """For each date the only side that may tell its role; empty where both may."""
    found: list[Side] = [""] * len(spans)
    first = 0
    while first < len(spans):
        last = first
        while last + 1 < len(spans) and _goes_on(text, spans[last], spans[last + 1]):
            last += 1
        if side := _side(text, spans, first, last):
            found[first : last + 1] = [side] * (last + 1 - first)
        first = last + 1
    return found


def _goes_on(text: str, span: Span, following: Span) -> bool:
    return following.start - span.end <= _GAP and not _BROKEN.search(text, span.end, following.start)


def _side(text: str, spans: Sequence[Span], first: int, last: int) -> Side:
    before, after = _step_before(text, spans[first]), _step_after(text, spans[last])
    if before == after:
        return ""
    if first == last:
        return "after" if after and _HEADS.match(text, spans[last].end) else ""
    named = sum(_names_a_step(text[spans[at].end : spans[at + 1].start]) for at in range(first, last))
    if 2 * named <= last - first:
        return ""
    return "before" if before else "after"


def _names_a_step(words: str) -> bool:
    return any(is_step(word) for word in told("before", words))


def is_step(word: Told) -> bool:
    """Whether a word names a step of the recruitment."""
    return word.role not in _NO_STEPS


def _step_before(text: str, span: Span) -> bool:
    near = _BROKEN.split(text[max(0, span.start - _EDGE) : span.start])[-1]
    return any(is_step(word) and _BEFORE_DATE.fullmatch(near, word.end) for word in told("before", near))


def _step_after(text: str, span: Span) -> bool:
    near = _BROKEN.split(text[span.end : span.end + _EDGE])[0]
    return any(is_step(word) and _AFTER_DATE.fullmatch(near, 0, word.start) for word in told("before", near))
