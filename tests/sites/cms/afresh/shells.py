"""What these sites share: shells of pages and ways of asking."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice


def chinese(row: Notice) -> str:
    return f"{row.day.year}年{row.day.month}月{row.day.day}日"


def beside(row: Notice, held: Holding) -> tuple[Notice | None, Notice | None]:
    """The announcements before and after."""
    place = held.notices.index(row)
    return held.notices[place - 1] if place else None, next(iter(held.notices[place + 1 :]), None)
