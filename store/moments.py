"""Moments and places as sites state them, and when two of them are not the same. Pure."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, time

from config.timezone import TIMEZONE

_PARTS = re.compile(r"\d+|[a-z]+|[〇零一二三四五六七八九十百]+|[^\W_]")
"""A number or a Latin word counts as a whole: A101 is no part of A1012."""


def end_of_day(moment: datetime | date) -> datetime:
    """A moment as it is; a day as its last second in Asia/Shanghai."""
    if isinstance(moment, datetime):
        return moment.astimezone(TIMEZONE) if moment.tzinfo else moment.replace(tzinfo=TIMEZONE)
    return datetime.combine(moment, time(23, 59, 59), TIMEZONE)


def is_moved(before: datetime | date, after: datetime | date) -> bool:
    """Whether it is another time, or another day where one of the two has no time."""
    if isinstance(before, datetime) and isinstance(after, datetime):
        return before != after
    return end_of_day(before).date() != end_of_day(after).date()


def elsewhere(old: str, new: str) -> bool:
    """Whether it is another place, not the same with more or fewer words; of an unstated one nothing can be said."""
    if not old or not new:
        return False
    first, second = (Counter(_PARTS.findall(place.lower())) for place in (old, new))
    return not (first <= second or second <= first)
