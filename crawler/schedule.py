"""When a source is due next: ``every 2h`` and the like, or a five-field cron line, in Asia/Shanghai."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timedelta

from apscheduler.triggers.cron import CronTrigger

from config.timezone import TIMEZONE

_EVERY = re.compile(r"every\s+(\d+)\s*(m|min|minutes?|h|hours?|d|days?)", re.IGNORECASE)
LONGEST = timedelta(days=366)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def next_due(schedule: str, after: datetime, source: str = "") -> datetime:
    """The first moment after ``after`` at which ``schedule`` asks for a crawl.

    An interval is spread by up to a tenth of itself, the same share for the same source, so that sources that
    were added together do not stay together. Raises ``ValueError`` with one line on a schedule that cannot be read.
    """
    if found := _EVERY.fullmatch(schedule.strip()):
        step = _step(int(found[1]), _UNITS[found[2][0].lower()])
        if step is None:
            raise ValueError(f"schedule {schedule!r}: the interval must be more than nothing and at most a year")
        return after + step * (1 + _spread(source) / 10)
    try:
        trigger = CronTrigger.from_crontab(schedule, timezone=TIMEZONE)
    except ValueError as error:
        raise ValueError(f'schedule {schedule!r}: neither "every 2h" nor five cron fields ({error})') from error
    found_time: datetime | None = trigger.get_next_fire_time(None, after + timedelta(seconds=1))
    if found_time is None:
        raise ValueError(f"schedule {schedule!r}: never comes due")
    return found_time


def _step(number: int, unit: str) -> timedelta | None:
    try:
        step = timedelta(**{unit: number})
    except OverflowError:
        return None
    return step if timedelta(0) < step <= LONGEST else None


def _spread(source: str) -> float:
    return hashlib.blake2b(source.encode(), digest_size=1).digest()[0] / 256 if source else 0.0
