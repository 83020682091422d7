"""The announcements of the sample sites: written parts from ``announcements/*.toml``, joined as real sites join them.

Everything is invented. Days count from a reference day, so that the sample sites never grow old. ``cluster`` says which
announcements are one and the same notice on several sites: the truth that end-to-end tests measure against.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "announcements"
SCHOOLS = {
    "frontpage": "秦岭大学",
    "bysjy": "洞庭学院",
    "cailifang": "汉水理工大学",
    "packed": "太湖师范大学",
    "article": "终南交通大学",
    "article2": "滨江大学",
}
_DAY = re.compile(r"\{(t?)([+-]\d+)(?: (\d{2}:\d{2}))?\}")


@dataclass(frozen=True)
class Notice:
    """One announcement on one site. ``rows``: positions as (title, headcount, degree, majors, pay or place)."""

    site: str
    number: int
    section: str
    title: str
    text: str
    posted: date
    cluster: str
    employer: str = ""
    kind: str = ""
    trade: str = ""
    city: str = ""
    degree: str = ""
    deadline: date | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    day: date | None = None
    time: str = ""
    end: str = ""
    place: str = ""
    employers: int = 0
    status: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=4)
def _table(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((HERE / f"{name}s.toml").read_text(encoding="utf-8"))[name]
    return rows


def written(day: date, style: int = 0) -> str:
    """A day as sites write it."""
    return (f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}", f"{day:%Y.%m.%d}", f"{day.month}月{day.day}日")[
        style
    ]


def dated(text: str, today: date, style: int = 0) -> str:
    """A text with its days written out."""

    def put(found: re.Match[str]) -> str:
        day = written(today + timedelta(days=int(found[2])), style)
        return f"{day}{found[3]}" if found[3] else day

    return _DAY.sub(put, text)


class Content:
    """All announcements, numbered site by site."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.notices: list[Notice] = []
        self._numbers: dict[str, int] = {}
        for index, employer in enumerate(_table("employer")):
            self._campus(index, employer)
            self._jobs(index, employer)
            self._talk(index, employer)
        for index, row in enumerate(_table("notice")):
            self._notice(index, row)
        for index, row in enumerate(_table("event")):
            self._event(index, row)

    def of(self, site: str) -> list[Notice]:
        """A site's announcements, newest first."""
        own = [notice for notice in self.notices if notice.site == site]
        return sorted(own, key=lambda notice: (notice.posted, notice.number), reverse=True)

    def _add(self, site: str, **values: Any) -> Notice:
        self._numbers[site] = self._numbers.get(site, 1000) + 1
        notice = Notice(site=site, number=self._numbers[site], **values)
        self.notices.append(notice)
        return notice

    def _day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def _campus(self, index: int, employer: dict[str, Any]) -> None:
        """The employer's campus announcement, first on one site, then reposted on others with their edits."""
        posted, deadline = self._day(-3 - index % 17), self._day(18 + 3 * (index % 9))
        if index % 8 == 5:
            posted, deadline = self._day(-80), self._day(-20)
        sites = ["frontpage", "bysjy", "cailifang", "packed", "article", "article2"]
        first = Notice(
            site="", number=0, section="announcement", title=f"{employer['name']}2026届校园招聘公告",
            text=self._campus_text(employer, deadline), posted=posted, cluster=f"campus-{index}", deadline=deadline,
            degree=_lowest(employer), rows=tuple(tuple(row) for row in employer["rows"]), **_of(employer),
        )  # fmt: skip
        for place in range(1 + (index * 7 + 1) % 4):
            site = sites[(index + place) % len(sites)]
            self._add(site, **_without_place(_edited(first, place, employer, self.today)))
        if index % 3 == 0:  # the hard negative: next round of the same employer, other words in the title
            values = replace(
                first, title=f"{employer['name']}2027届暑期实习生招聘公告", section="internship", cluster=f"intern-{index}",
                text=self._intern_text(employer), posted=self._day(-2 - index % 5), deadline=self._day(40), rows=(),
            )  # fmt: skip
            self._add(sites[index % len(sites)], **_without_place(values))

    def _campus_text(self, employer: dict[str, Any], deadline: date) -> str:
        rows = "\n".join(
            f"{row[0]}：{row[1]}，{row[2]}学历，{row[3]}等相关专业，{row[4]}。" for row in employer["rows"]
        )
        return (
            f"一、单位简介\n{employer['about']}\n二、招聘岗位\n{rows}\n三、招聘对象：2026届应届毕业生\n"
            f"四、工作地点：{'、'.join(employer['city'])}\n五、福利待遇：五险一金，带薪年假，节日福利，专业培训。\n"
            f"六、报名截止时间：{written(deadline)}\n七、应聘方式：登录公司招聘网站投递简历，流程为网申、笔试、面试、录用。"
        )

    def _intern_text(self, employer: dict[str, Any]) -> str:
        return (
            f"{employer['short']}面向2027届在校生招聘暑期实习生，实习时间为{written(self._day(210))}起，不少于两个月。\n"
            f"实习地点：{employer['city'][0]}\n学历要求：本科及以上\n实习补贴：150-200元/天\n"
            f"投递截止：{written(self._day(40))}\n表现优秀者可提前获得录用意向。"
        )

    def _jobs(self, index: int, employer: dict[str, Any]) -> None:
        """Single positions: on the employer's own site, and siblings of one position in other cities."""
        for number, row in enumerate(employer["rows"]):
            title, count, degree, majors, pay = row
            city = employer["city"][number % len(employer["city"])]
            text = (
                f"岗位职责：\n1. 承担{title}相关工作，按计划完成任务；\n2. 与上下游团队协作，持续改进质量与效率；\n"
                f"3. 完成上级交办的其他事项。\n任职要求：\n1. {degree}，{majors}等相关专业；\n2. 责任心强，善于沟通，能适应团队节奏；\n"
                f"3. 有{employer['trade']}相关实习经历者优先。\n{employer['about']}"
            )
            values = {
                "section": "job", "title": f"{title}", "text": text, "posted": self._day(-1 - (index + number) % 25),
                "cluster": f"job-{index}-{number}", "degree": degree, "deadline": self._day(25 + number * 4),
                "rows": (tuple(row),), "extra": {"pay": pay, "count": count, "majors": majors},
            }  # fmt: skip
            if index % 3 == number % 3:
                self._add("employer", **values, **(_of(employer) | {"city": city}))
            else:
                self._add("bysjy", **values, **(_of(employer) | {"city": city}))

    def _talk(self, index: int, employer: dict[str, Any]) -> None:
        sites = ["frontpage", "bysjy", "cailifang", "packed"]
        site = sites[index % 4]
        online = index % 5 == 0
        day = self._day(2 + index % 20) if index % 6 else self._day(-4)
        status = {3: "cancelled", 7: "rescheduled"}.get(index, "")
        place = "腾讯会议（线上直播）" if online else f"{SCHOOLS[site]}教学主楼{101 + index}报告厅"
        mark = {"cancelled": "（取消）", "rescheduled": "（改期）"}.get(status, "")
        self._add(
            site, section="talk", title=f"{employer['name']}2026届校园宣讲会{mark}", posted=self._day(-6),
            text=f"{employer['about']}\n宣讲会将介绍企业发展、岗位设置与薪酬福利，现场接收简历并安排初面。",
            cluster=f"talk-{index}", day=day, time="14:30" if index % 2 else "19:00", end="16:30" if index % 2 else "21:00",
            place=place, status=status, rows=tuple(tuple(row) for row in employer["rows"][:2]), **_of(employer),
        )  # fmt: skip

    def _notice(self, index: int, row: dict[str, Any]) -> None:
        self._add(
            row["site"], section=row["section"], title=row["title"], text=dated(row["text"], self.today),
            posted=self._day(row["posted"]), cluster=f"notice-{index}", employer=row.get("employer", ""),
            rows=tuple(tuple(cells) for cells in row.get("table", [])),
        )  # fmt: skip

    def _event(self, index: int, row: dict[str, Any]) -> None:
        self._add(
            row["site"], section=row["type"], title=row["title"], text=dated(row["text"], self.today), posted=self._day(-7),
            cluster=f"event-{index}", day=self._day(row["day"]), time=row["time"], end=row["end"], place=row["place"],
            employers=row["employers"],
        )  # fmt: skip


def _of(employer: dict[str, Any]) -> dict[str, Any]:
    return {
        "employer": employer["name"],
        "kind": employer["kind"],
        "trade": employer["trade"],
        "city": "、".join(employer["city"]),
    }


def _lowest(employer: dict[str, Any]) -> str:
    order = ("学历不限", "大专", "本科", "硕士", "博士")
    return str(
        min(
            (row[2] for row in employer["rows"]),
            key=lambda text: next((i for i, w in enumerate(order) if w in text), 9),
        )
    )


def _without_place(notice: Notice) -> dict[str, Any]:
    values = {name: getattr(notice, name) for name in Notice.__dataclass_fields__}
    return {name: value for name, value in values.items() if name not in ("site", "number")}


def _edited(notice: Notice, place: int, employer: dict[str, Any], today: date) -> Notice:
    """What sites do to a notice when they repost it."""
    if place == 0:
        return notice
    later = notice.posted + timedelta(days=place)
    if place == 1:  # boilerplate around, another form of the day
        text = notice.text.replace(written(notice.deadline or today), written(notice.deadline or today, 1))
        text = f"各位毕业生：\n{text}\n本信息由用人单位提供，请同学们注意甄别。"
        return replace(notice, text=text, posted=later, title=f"【校招】{notice.title}")
    if place == 2:  # paragraphs in another order, abbreviated employer
        head, *parts = re.split(r"\n(?=[一二三四五六七]、)", notice.text)
        text = "\n".join([head, *parts[2:], *parts[:2]])
        return replace(
            notice, text=text, posted=later, employer=employer["short"], title=f"{employer['short']}2026届校园招聘"
        )
    return replace(notice, text=f"来源：用人单位\n{notice.text[: len(notice.text) * 3 // 4]}……", posted=later)
