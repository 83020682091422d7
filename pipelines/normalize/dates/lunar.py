"""Days of the Chinese calendar (农历), which festivals and notices around the new year are dated in."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from pipelines.normalize.catalogue import rows

_LEAP = "*"


@cache
def _years() -> dict[int, tuple[date, list[str]]]:
    return {int(year): (date.fromisoformat(first), months.split()) for year, first, months in rows("lunar_years")}


def lunar_day(year: int, month: int, day: int) -> date:
    """The day of a month that is no leap month; the 30th of a month of 29 days is its last, as 除夕 is the year's.

    ``year`` is the one that the Chinese year begins in. Raises ``ValueError`` for what no calendar or the table has not.
    """
    if year not in _years() or not (1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(f"no day {day} of month {month} in the Chinese year {year}")
    found, months = _years()[year]
    passed = 0
    for length in months:
        passed += not length.startswith(_LEAP)
        if passed == month and not length.startswith(_LEAP):
            return found + timedelta(days=min(day, int(length)) - 1)
        found += timedelta(days=int(length.lstrip(_LEAP)))
    raise ValueError(f"the Chinese year {year} has no month {month}")


def qingming(year: int) -> date:
    """清明, when the sun stands at 15°, by the rule of thumb of the solar terms, which holds from 2000 to 2099."""
    return date(year, 4, int((year - 2000) * 0.2422 + 4.81) - (year - 2000) // 4)


def chinese_day(year: int, *numbers: int) -> date:
    """``numbers`` are month and day of the Chinese calendar, none for 清明."""
    return lunar_day(year, *numbers) if numbers else qingming(year)
