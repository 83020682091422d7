"""The hours of one day: the other half of it, a second step beside the first, when to be there, further papers."""

from __future__ import annotations

from pipelines.normalize.dates.facts import LEFT
from pipelines.normalize.dates.headings import CELL, is_of_meeting
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.words import KEY_ROLES, told
from pipelines.normalize.expressions import expression

_HALVES = expression(r"\s?(?:上午|早上)([^。;；\d]{2,12})[,，、]\s?(?:下午|晚上?)([^。;；\d]{2,12})")
_SITTING = expression(
    r"[^。;；\d]{0,24}(?:《[^》]*》[^。;；\d]{0,6})?\s?(?P<hour>\d{1,2})[:点时](?P<minute>\d{0,2})\s?[-~至到]\s?\d{1,2}[:点时][^,，。;；\n]{0,8}"
)
"""The hours of another paper: behind a comma or on a line of their own."""
_ALONGSIDE = expression(r"[^。;；\d]{0,16}[,，]\s?([一-龥]{2,6})(?:工作)?(?:同步|同时|一并)(?:进行|开展|组织)")


def in_the_afternoon(span: Span, right: str) -> str:
    """``4月11日上午笔试，下午面试``: the step of the other half of the day."""
    halves = None if span.first_time else _HALVES.match(right)
    if halves is None:
        return ""
    first, second = (
        next((word.role for word in told("before", part) if word.role in KEY_ROLES), "") for part in halves.groups()
    )
    return second if first and first != second else ""


def alongside(span: Span, right: str) -> str:
    """``3月组织体检，考察同步进行``: a second step of the same days."""
    beside = _ALONGSIDE.match(right)
    steps = (word.role for word in told("before", beside[1]) if word.role in KEY_ROLES) if beside else ()
    return next((role for role in steps if role != span.role), "")


def is_when_to_meet(text: str, span: Span) -> bool:
    """``7月1日 | 6:50`` under ``日期 | 集合时间``."""
    time = span.first_time
    return time is not None and CELL in text[span.first.end : time.start] and is_of_meeting(text, time.start)


def has_more_sittings(text: str, span: Span, ahead: int) -> bool:
    """``4月11日上午9:00-10:30考…，10:40-12:00考…``: the hours of the first paper are not those of the exam."""
    if span.last is not None or span.last_time is None:
        return False
    other = _SITTING.match(text, span.end, min(ahead, span.end + 2 * LEFT))
    if other is None or _is_part_of(span, int(other["hour"]), int(other["minute"] or 0)):
        return False
    return not any(word.role in KEY_ROLES and word.role != "exam" for word in told("before", other[0]))


def _is_part_of(span: Span, hour: int, minute: int) -> bool:
    """``9:30-12:00,其中9:30-10:30为…``: what begins within the hours said before it is told of them."""
    first, last = span.first_time, span.last_time
    if first is None or last is None:
        return False
    return (first.hour, first.minute) <= (hour, minute) < (last.hour, last.minute)
