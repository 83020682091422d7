"""From days as written to days of the calendar, seen from a reference day."""

from __future__ import annotations

import calendar
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from pipelines.normalize.dates.lunar import chinese_day
from pipelines.normalize.dates.tokens import Day

Kind = Literal["publish", "deadline", "event"]
GRACE = timedelta(days=30)
"""A date without a year is the first from this long before the reference day."""
_YEARS = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "翌年": 1, "去年": -1}
_MONTHS = {"本月": 0, "这个月": 0, "当月": 0, "下月": 1, "下个月": 1, "次月": 1, "上月": -1, "上个月": -1}
_WEEKS = {"本": 0, "这": 0, "下": 1, "下下": 2, "上": -1, "上上": -2}
_NEAR = {
    "今天": 0, "今日": 0, "今晨": 0, "今": 0, "明天": 1, "明日": 1, "明": 1, "后天": 2, "大后天": 3,
    "昨天": -1, "昨日": -1, "昨": -1, "前天": -2, "大前天": -3,
}  # fmt: skip
_PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "中下旬": (11, 31), "上中旬": (1, 20), "中上旬": (1, 20), "初": (1, 10),
          "第1周": (1, 7), "第2周": (8, 14), "第3周": (15, 21), "第4周": (22, 28)}  # fmt: skip
_YEAR_PARTS = {"初": (1, 1), "中": (6, 6), "上半年": (1, 6), "下半年": (7, 12)}
_STEP_BACK = 3
"""Months by which a later step may be named after an earlier one of the same year."""
Span = tuple[date, date]


def resolve(day: Day, ref: date, kind: Kind, before: date | None = None) -> Span | None:
    """First and last day that a token means; ``None`` for an impossible one. ``before`` is the range's begin."""
    try:
        return _resolve(day, ref, kind, before)
    except (ValueError, OverflowError):
        return None


def in_year_of(day: Day, known: Day) -> Day:
    """A day without its year, written shortly after one with a year: ``2018年12月28日…，1月5日`` is in 2019."""
    if not lacks_year(day) or known.year is None:
        return day
    next_year = (day.month or 0) + _STEP_BACK < (known.month or 1)
    return replace(day, year=known.year + next_year)


def resolve_range(first: Day, last: Day, ref: date, kind: Kind) -> tuple[date, date] | None:
    """First and last day of a range. A begin without a year takes it from the end, or from a range that is not over."""
    if lacks_year(first) and last.year is not None:
        end = resolve(last, ref, kind)
        begin = end and resolve(replace(first, year=end[1].year), ref, kind)
        if end and begin and begin[0] > end[1]:
            begin = resolve(replace(first, year=end[1].year - 1), ref, kind)
        return (begin[0], end[1]) if begin and end else None
    anchors = [ref - timedelta(days=365), ref, ref + timedelta(days=365)] if lacks_year(first) else [ref]
    ranges = [found for anchor in anchors if (found := _range(first, last, anchor, ref, kind))]
    if not ranges:
        return None
    if kind == "publish":
        return next((found for found in reversed(ranges) if found[0] <= ref), ranges[0])
    return next((found for found in ranges if found[1] >= ref - GRACE), ranges[-1])


def _range(first: Day, last: Day, anchor: date, ref: date, kind: Kind) -> tuple[date, date] | None:
    begin = resolve(replace(first, year=anchor.year) if lacks_year(first) else first, ref, kind)
    end = begin and resolve(last, ref, kind, begin[0])
    return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None


def lacks_year(day: Day) -> bool:
    """Whether a day or month of the calendar is written without its year."""
    return day.rule in ("m月d日", "m月", "m.d", "english") and day.year is None


def _resolve(day: Day, ref: date, kind: Kind, before: date | None) -> Span | None:
    if day.rule in ("relative week", "weekday"):
        return _week(day, ref, kind, before)
    if day.rule == "near day":
        return _one(ref + timedelta(days=_NEAR[day.relative]))
    if day.rule in ("ago", "within"):
        return _distance(day, ref)
    if day.rule == "relative month":
        base = before if before is not None and day.relative in ("当月", "次月") else ref
        year, month = _shift(base.year, base.month, _MONTHS[day.relative])
        return _in_month(year, month, day)
    if day.rule in ("relative year", "year end"):
        base = before if before is not None and day.relative in ("当年", "次年", "翌年") else ref
        return _in_month(base.year + _YEARS[day.relative], day.month or 1, day)
    if day.rule == "year part":
        return _part_of_year(day)
    if day.rule == "lunar":
        return _chinese(day, ref, kind, before)
    if day.year is not None:
        return _in_month(day.year, day.month or 1, day)
    if day.month is None:
        anchor = before or ref
        year, month = anchor.year, anchor.month
        if before is not None and (day.day or 1) < before.day:
            year, month = _shift(year, month, 1)
        return _one(date(year, month, day.day or 1))
    return _without_year(day, ref, kind, before)


def _one(found: date) -> Span:
    return found, found


def _in_month(year: int, month: int, day: Day) -> Span:
    if day.day is not None:
        return _one(date(year, month, day.day))
    if day.rule == "nth weekday":
        ahead = (day.weekday or 0) - date(year, month, 1).weekday()
        return _one(date(year, month, 1 + ahead % 7 + 7 * (day.amount - 1)))
    last = calendar.monthrange(year, month)[1]
    if day.part in ("底", "末"):
        return date(year, month, last), date(year, month, last)
    first, end = _PARTS.get(day.part, (1, 31))
    return date(year, month, first), date(year, month, min(end, last))


def _part_of_year(day: Day) -> Span:
    year = day.year or 1
    word = day.part.removeprefix("年")
    if word in ("底", "末"):
        return _one(date(year, 12, 31))
    if word.endswith("季度"):
        quarter = int(word[-3])
        first, last = 3 * quarter - 2, 3 * quarter
    else:
        first, last = _YEAR_PARTS[word]
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _chinese(day: Day, ref: date, kind: Kind, before: date | None) -> Span | None:
    """清明, or a day of the Chinese calendar, in the year that a day without one has."""
    first, days = (before or ref).year, []
    for year in range(first - 2, first + 3):
        with suppress(ValueError):
            days.append(_one(chinese_day(year, *(number for number in (day.month, day.day) if number))))
    return _fitting(days, ref, kind, before)


def _without_year(day: Day, ref: date, kind: Kind, before: date | None) -> Span | None:
    first = before.year if before is not None else ref.year - 1
    years = tuple(range(first, first + 4))
    if day.month == 2 and day.day == 29:
        years = tuple(range(first - 3, first + 6))
    spans = []
    for year in years:
        try:
            spans.append(_in_month(year, day.month or 1, day))
        except ValueError:
            continue
    return _fitting(spans, ref, kind, before)


def _fitting(spans: list[Span], ref: date, kind: Kind, before: date | None) -> Span | None:
    """Of the same day in several years the one that is meant."""
    if before is not None:
        return next((span for span in spans if span[1] >= before), None)
    if kind == "publish":
        return next((span for span in reversed(spans) if span[0] <= ref), None)
    return next((span for span in spans if span[1] >= ref - GRACE), None)


def _week(day: Day, ref: date, kind: Kind, before: date | None) -> Span:
    monday = ref - timedelta(days=ref.weekday())
    if day.relative == "bare" and before is not None:
        return _one(before + timedelta(days=((day.weekday or 0) - before.weekday()) % 7))
    if day.relative == "bare":
        found = monday + timedelta(days=day.weekday or 0)
        if kind == "publish":
            return _one(found if found <= ref else found - timedelta(days=7))
        return _one(found if found >= ref else found + timedelta(days=7))
    monday += timedelta(weeks=_WEEKS[day.relative])
    if day.part == "末":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if day.weekday is None:
        return monday, monday + timedelta(days=6)
    return _one(monday + timedelta(days=day.weekday))


def _distance(day: Day, ref: date) -> Span:
    unit = day.relative.removeprefix("个")
    sign = -1 if day.rule == "ago" else 1
    if unit in ("秒", "分钟", "小时", "半小时", "半个小时"):
        return _one(ref)
    if unit == "工作日":
        return _one(workdays_after(ref, day.amount))
    if unit == "半个月":
        return _one(ref + timedelta(days=15 * sign))
    if unit in ("月", "年", "半年"):
        months = day.amount * {"月": 1, "年": 12, "半年": 6}[unit] * sign
        year, month = _shift(ref.year, ref.month, months)
        return _one(date(year, month, min(ref.day, calendar.monthrange(year, month)[1])))
    return _one(ref + timedelta(days=sign * day.amount * (7 if unit in ("周", "星期") else 1)))


def workdays_after(day: date, count: int) -> date:
    """The day ``count`` weekdays after ``day``; public holidays are not known and not skipped."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _shift(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1
