"""From a span to the value that it states: days of the calendar with their times, and the evidence for them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

from pipelines.evidence import Evidence
from pipelines.normalize.dates.calendar import Kind, resolve, resolve_range
from pipelines.normalize.dates.facts import is_end
from pipelines.normalize.dates.spans import Span, settled_times
from pipelines.normalize.dates.tokens import Day, Time
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import Heads, alternatives, load

Value = dict[str, Any]
LONGEST = 100_000
"""Characters of a text that are read."""
OPEN = 0.3
"""Confidence of a date that is left open with its candidates."""
_FROM = expression(
    r"\s*(?:正式)?(?:起|开始|(?:以后|之后)(?![^,，。;；\n]{0,14}(?:不予|不再|无效|视为|停止|关闭))|后起)"
)
_STARTS = expression(r"\s*(?:正式|准时)?开始")
"""``9月24日19:30开始`` is when something begins on its day."""
_FROM_ON = expression(r"\s*[-~至到]*\s*(?:招满|额满|满额|招到|招完|长期)")
_LASTING = expression(r"(?:起|开始)?[^。;\n\d]{0,6}(?:为期|共计|持续|历时|期限为?)\s?(\d{1,3})\s?(?:个)?(天|日|周|月)")
_NOW = 16
"""Characters before a date looked at for words that begin a range with the announcement."""
_UP_TO = expression(r"[起始开日之,\s]{0,5}(?:[-~至到止]|截[止至]){0,3}\s?")
_LASTING_DAYS = {"天": 1, "日": 1, "周": 7, "月": 30}


@cache
def open_words(name: str) -> Heads:
    table = load("dates")["open"]
    until_full = [full + stop for full in table["full"] for stop in table["stop"]]
    return Heads([*table[name], *until_full, *table["none"]] if name == "words" else table[name])


def open_end(text: str) -> tuple[int, int] | None:
    """Where a text says that there is no end: ``招满为止``, ``长期有效``, ``有效期：长期``; not ``offer长期有效``, ``长期出差``."""
    others = load("dates")["open"]["none"]
    places = [place for place in open_words("words").find(text) if text[slice(*place)].lower() not in others]
    alone = _alone().search(text)
    return min([*places, *([alone.span()] if alone else [])], default=None)


@cache
def _alone() -> re.Pattern[str]:
    words = alternatives(load("dates")["open"]["alone"])
    return re.compile(rf"(?:{words})(?<![^\s:,，;。(\[为是至到~-](?:{words}))(?=[\s,，。;)\]]|常态|\Z)")


def begins_now(text: str, place: int) -> bool:
    """``自公告发布之日起至3月15日``: whether a range up to a date begins with the announcement."""
    before = text[max(0, place - _NOW) : place]
    ends = [end for _, end in open_words("from_now").find(before)]
    return bool(ends) and _UP_TO.fullmatch(before, ends[-1]) is not None


def since_now(said: str) -> bool:
    """``即日起接受报名,请于``: whether a sentence up to its first date says that something may be done from now on."""
    begun = open_words("from_now").first(said)
    return begun is not None and not any(letter.isdigit() for letter in said[begun[1] :])


def nothing() -> Value:
    return {"start": None, "end": None, "open_ended": False}


def worded(rule: str, text: str, place: tuple[int, int]) -> Evidence:
    start, end = place
    return Evidence(field="dates", rule=rule, text=text[start:end], start=start, end=end)


def evidence_of(text: str, span: Span) -> Evidence:
    """The words of a span; its rule says how it was read and, before a colon, what for."""
    both = both_days(span.first)
    return Evidence(
        field="dates", rule=f"{span.role}: {span.first.rule}" if span.role else span.first.rule,
        text=text[span.start : span.end], start=span.start, end=span.end,
        confidence=OPEN if both else 0.9 if span.first.year is None else 1.0, candidates=both,
    )  # fmt: skip


def both_days(day: Day) -> list[str]:
    """The two days that ``10/11/2026`` may mean: it is left open."""
    if day.rule != "m/d/y or d/m/y" or day.year is None or day.month is None or day.day is None:
        return []
    return [date(day.year, day.month, day.day).isoformat(), date(day.year, day.day, day.month).isoformat()]


def value_of(text: str, span: Span, ref: date, kind: Kind, from_now: bool = False) -> Value | None:
    if both_days(span.first):
        return None
    begin_time, end_time = settled_times(span)
    if not span.is_range:
        first = resolve(span.first, ref, kind)
        return first and _single(text, span, first, ref, kind, from_now)
    days = _days(span, ref, kind)
    if days is None:
        return None
    begin, end = _iso(days[0], begin_time), _iso(days[1], end_time)
    if span.last is None and _is_overnight(begin_time, end_time, span.overnight):
        end = _iso(days[1] + timedelta(days=1), end_time)
    return {"start": begin, "end": end, "open_ended": False} if begin[: len(end)] <= end else None


def _days(span: Span, ref: date, kind: Kind) -> tuple[date, date] | None:
    if span.last is not None:
        return resolve_range(span.first, span.last, ref, kind)
    return resolve(span.first, ref, kind)


def _is_overnight(begin: Time | None, end: Time | None, said: bool) -> bool:
    """``22:00至次日2:00``, or an evening that ends before it begins."""
    return said or (begin is not None and end is not None and begin.hour >= 17 and end.hour < min(begin.hour, 7))


def _single(text: str, span: Span, days: tuple[date, date], ref: date, kind: Kind, from_now: bool) -> Value:
    begin = _iso(days[0], span.first_time)
    lasting = _LASTING.match(text, span.end, span.end + 24)
    if lasting is not None and kind != "publish":
        end = days[0] + timedelta(days=int(lasting[1]) * _LASTING_DAYS[lasting[2]] - 1)
        return {"start": begin, "end": end.isoformat(), "open_ended": False}
    if (_FROM.match(text, span.end, span.end + 24) and not from_now) or _FROM_ON.match(text, span.end, span.end + 10):
        opens = span.first_time is not None and kind == "event" and _STARTS.match(text, span.end) is not None
        return {"start": begin, "end": None, "open_ended": kind != "publish" and not opens}
    if kind == "publish":
        return {"start": begin, "end": None, "open_ended": False}
    if kind == "deadline" or is_end(text, span):
        return {"start": None, "end": _iso(days[1], span.first_time), "open_ended": False}
    return {"start": begin, "end": days[1].isoformat() if days[0] != days[1] else None, "open_ended": False}


def _iso(day: date, time: Time | None) -> str:
    if time is None:
        return day.isoformat()
    if time.hour == 24:
        return f"{(day + timedelta(days=1)).isoformat()}T00:{time.minute:02d}"
    seconds = f":{time.second:02d}" if time.second is not None else ""
    return f"{day.isoformat()}T{time.hour:02d}:{time.minute:02d}{seconds}"
