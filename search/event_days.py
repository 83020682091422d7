"""Days on which an event is asked for, as a student says them: 今天, 本周六, 12月5日, ``next_week``, ``2026-12-05``.

The words go along in the query and become days when it is answered: a subscription to 本周 means another week each week.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipelines.normalize import dates

NAMED = {"today": "今天", "tomorrow": "明天", "this_week": "本周", "weekend": "本周末", "next_week": "下周"}
"""Names that are the same in every language → the words that the reader of dates knows."""
_LIKE_DAYS = re.compile(
    r"(?=.*[天日周期号月旬晚]|\d+[./]\d|\d{4}-)[今明后大本这个下周星期礼拜一二三四五六七八九十日天末月号上中旬午早晚底年0-9./\-~至到]{2,20}"
)
"""Letters of which words of days are made: a cheap look before the reader's."""
_LONGEST = timedelta(days=92)
_LEAP = date(2028, 1, 1)
"""A day of a year that has all days."""


def are_days(words: str) -> bool:
    """Whether the words name days at all, whichever day is today (29 February included)."""
    return days_of(words, _LEAP) is not None


def days_of(words: str, today: date) -> tuple[date, date] | None:
    """First and last day (of Beijing), or ``None`` where the words name no days; a span of more than a quarter is none."""
    text = NAMED.get(words, words)
    if not _LIKE_DAYS.fullmatch(text):
        return None
    value = dates.read(text, today, "event").value
    if not value or not value["start"] or value["open_ended"]:
        return None
    first = date.fromisoformat(value["start"][:10])
    last = date.fromisoformat((value["end"] or value["start"])[:10])
    return (first, last) if first <= last <= first + _LONGEST else None
