"""News and notes of other columns, and what finds a page among them and the announcements."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from tests.sites.cms.content import Holding, Notice

ASIDE = tuple(
    Notice(
        2100 + place,
        title,
        day,
        ("各有关单位：", "请结合实际认真贯彻执行，遇有问题及时反馈。", "联系电话：0799-6012345。"),
    )
    for place, (title, day) in enumerate(
        (
            ("关于2026年国庆节、中秋节放假安排的通知", date(2026, 9, 24)),
            ("网站系统升级维护期间暂停服务的说明", date(2026, 10, 16)),
            ("领导班子集体学习贯彻全会精神", date(2026, 11, 3)),
            ("关于开展安全生产大检查的通知", date(2026, 8, 30)),
            ("档案转递办理流程（最新版）", date(2026, 7, 6)),
            ("2026年度政府信息公开工作年度报告", date(2026, 1, 22)),
            ("我单位荣获省级文明单位称号", date(2026, 10, 29)),
            ("关于防范虚假招聘信息的提醒", date(2026, 6, 12)),
        )
    )
)
"""What stands beside the announcements: news and notes of other columns, which have pages of their own."""


def seek(held: Holding, number: str) -> Notice | None:
    return next((notice for notice in (*held.notices, *ASIDE) if str(notice.number) == number), None)


def coded(held: Holding, code: str, coding: Callable[[int], str]) -> Notice | None:
    return next((notice for notice in (*held.notices, *ASIDE) if coding(notice.number) == code), None)


def at(held: Holding, pattern: str, path: str) -> Notice | None:
    found = re.fullmatch(pattern, path)
    return seek(held, found[1]) if found else None


def around(held: Holding, notice: Notice) -> tuple[Notice | None, Notice | None]:
    """The newer and the older neighbour."""
    row = held.notices if notice in held.notices else ASIDE
    place = row.index(notice)
    return (row[place - 1] if place else None), (row[place + 1] if place + 1 < len(row) else None)


def hottest(held: Holding, count: int, step: int = 5) -> tuple[Notice, ...]:
    """Some of the announcements, in no order of days."""
    return tuple(held.notices[(place * step + 3) % len(held.notices)] for place in range(count))
