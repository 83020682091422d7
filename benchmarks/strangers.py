"""Lists that are not the source's own, and lists that only look new: ``python -m benchmarks.strangers [--schools 20]``.

Each school has its own kind of titles, numbers and history; each scenario crawls a school four times as it is, and once as the
scenario has it. Counted are notices of strangers that were published, at any moment of the run, and runs of a school's own
list that were held (X2, X7).
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from config.timezone import TIMEZONE
from pipelines.posting import Organization, Posting
from store.records import Listed, RunEnd, Signature, SourceRecord
from store.refresh import new_id
from store.store import Store

START = datetime(2026, 3, 2, 8, tzinfo=TIMEZONE)
_WORDS = re.compile(r"\S+")
PLACES = _WORDS.findall(
    "云岭 江川 北原 海拓 松林 石桥 银湖 金谷 长垣 青浦 白塔 红岩 平湖 西陵 东营 南漳 丰台 临江 安阳 曲阜"
)
TRADES = _WORDS.findall(
    "电子 重工 生物制药 软件 建筑设计 船舶 航空 食品 汽车 能源 证券 纺织 光学 通信 材料 物流 水利 冶金"
)
POSTS = _WORDS.findall("硬件 软件 测试 结构 工艺 采购 算法 前端 运维 财务 法务 质量 销售 市场 翻译 教学 护理 测绘")
KINDS: tuple[str, ...] = (
    "{employer}2026届校园招聘公告",
    "{employer}2026年春季招聘简章",
    "【宣讲会】{employer}专场宣讲会",
    "{employer}诚聘{post}工程师",
    "关于组织参加{employer}招聘会的通知",
    "{post}工程师（{place}）",
)
ADVERTS = _WORDS.findall(
    "澳门新葡京娱乐场官网 金沙赌城开户送彩金 六合彩开奖结果直播 真人百家乐在线试玩 时时彩计划软件 棋牌游戏大厅下载 足球投注赔率 威尼斯人线上官网 老虎机注册送礼金 电子游艺平台"
)
NEWS = _WORDS.findall(
    "我市第九届文化节开幕 春季运动会圆满落幕 图书馆新馆建成 校友访谈录第七期 食堂满意度调查 校园樱花盛开 教职工合唱比赛 体检安排 停水停电说明 新学期寄语"
)
COLUMNS = _WORDS.findall("首页 中心概况 政策法规 下载专区 联系我们 就业指导 学生服务 单位服务")
PAGE = 20
Rows = list["Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list and the notice behind it. ``strange``: not the school's own."""

    key: str
    title: str
    day: datetime
    host: str
    section: str = ""
    strange: bool = False


@dataclass
class Site:
    """A school: its rows, newest first, and what a crawl of it ends with."""

    name: str
    kinds: Sequence[str]
    rng: random.Random
    rows: Rows = field(default_factory=list)
    number: int = 0
    heading: str = ""
    layout: list[int] = field(default_factory=lambda: list(range(1, 41)))
    end: RunEnd = field(default_factory=lambda: RunEnd("ok", complete=True))
    gap: timedelta = timedelta(hours=2)
    fails_after: int = 0
    """List pages after which the rest cannot be had; none at 0."""

    def fresh(self, count: int, newest: datetime, spread: int = 0, **changes: object) -> Rows:
        """Further notices, newest first, over ``spread`` days."""
        found = []
        for index in range(count):
            self.number += 1
            place, trade = self.rng.choice(PLACES), self.rng.choice(TRADES)
            employer = f"{place}{trade}{self.rng.choice(('有限公司', '股份有限公司', '集团', '研究院'))}"
            title = self.rng.choice(self.kinds).format(employer=employer, place=place, post=self.rng.choice(POSTS))
            day = newest - timedelta(days=spread * index / max(count, 1))
            found.append(Row(str(self.number), title, day, self.name))
        numbers = [row.key for row in found]
        return [replace(row, key=key, **changes) for row, key in zip(found, reversed(numbers), strict=True)]  # type: ignore[arg-type]


Scenario = Callable[[Site, Site, datetime], None]
"""Changes a school, beside another one, as it is now."""


def _as(rows: Rows, titles: Sequence[str], now: datetime) -> Rows:
    return [Row(f"s{n}", title, now, rows[0].host, rows[0].section, True) for n, title in enumerate(titles)]


def _strange(other: Site, now: datetime, count: int = 45, spread: int = 40) -> Rows:
    return [replace(row, key=f"x{row.key}", strange=True) for row in other.fresh(count, now, spread)]


def _numbered(rows: Rows, own: Rows) -> Rows:
    """Strange rows under the numbers of known ones."""
    return [replace(row, key=known.key) for row, known in zip(rows, own, strict=False)]


def _flood(count: int) -> Scenario:
    def scenario(site: Site, other: Site, now: datetime) -> None:
        site.rows[:0] = site.fresh(count, now)

    return scenario


def _titles(change: Callable[[str], str], every: int = 1) -> Scenario:
    def scenario(site: Site, other: Site, now: datetime) -> None:
        site.rows = [replace(r, title=change(r.title)) if n % every == 0 else r for n, r in enumerate(site.rows)]

    return scenario


def _exchanged(make: Callable[[Site, Site, datetime], Rows]) -> Scenario:
    def scenario(site: Site, other: Site, now: datetime) -> None:
        site.rows = make(site, other, now)

    return scenario


def _quiet(site: Site, other: Site, now: datetime) -> None:
    site.rows[:0] = site.fresh(2, now)
    del site.rows[-1:]


def _redesigned(site: Site, other: Site, now: datetime) -> None:
    site.layout = list(range(1000, 1040))
    site.rows[:0] = site.fresh(2, now)


def _moved(site: Site, other: Site, now: datetime) -> None:
    site.rows = [replace(row, key=f"new{row.key}") for row in site.rows]


def _moved_and_redesigned(site: Site, other: Site, now: datetime) -> None:
    _moved(site, other, now)
    _redesigned(site, other, now)


def _window_moved_on(site: Site, other: Site, now: datetime) -> None:
    site.gap = timedelta(days=21)
    site.rows = site.fresh(len(site.rows), now + site.gap, 20)


def _long_away(site: Site, other: Site, now: datetime) -> None:
    site.gap = timedelta(days=60)
    site.rows[:0] = site.fresh(30, now + site.gap, 55)


def _new_list(site: Site, other: Site, now: datetime) -> None:
    """A list that the school did not have before, of titles of another kind, read before the one that is known."""
    other.kinds = ("{place}大剧院专场", "{place}{post}岗")
    site.rows[:0] = [replace(row, key=f"l{row.key}", section="talk") for row in other.fresh(12, now)]


def _pinned(site: Site, other: Site, now: datetime) -> None:
    site.rows[:0] = site.fresh(PAGE, now - timedelta(days=200), 60)


def _second_page_fails(site: Site, other: Site, now: datetime) -> None:
    site.rows[:0] = site.fresh(8, now)
    site.fails_after = 1


def _stranger_on_page_one(site: Site, other: Site, now: datetime) -> None:
    site.rows = _strange(other, now)
    site.fails_after = 1


def _stranger_after_a_gap(site: Site, other: Site, now: datetime) -> None:
    site.gap = timedelta(days=3)
    site.rows, site.heading = _strange(other, now + site.gap, 45, 2), other.heading


def _second_exchanged(site: Site, other: Site, now: datetime) -> None:
    site.rows = [*site.rows[:PAGE], *(replace(row, section=SECOND) for row in _strange(other, now, PAGE))]


def _second_moved_on(site: Site, other: Site, now: datetime) -> None:
    site.gap = timedelta(days=21)
    site.rows[PAGE:] = site.fresh(PAGE, now + site.gap, 20, section=SECOND)


def _second_moved(site: Site, other: Site, now: datetime) -> None:
    site.rows[PAGE:] = [replace(row, key=f"new{row.key}") for row in site.rows[PAGE:]]


SECOND = "talk"
TWO_LISTS: dict[str, Scenario] = {
    "two lists, a usual day": _quiet,
    "two lists, one moved on in three weeks": _second_moved_on,
    "two lists, one at new addresses": _second_moved,
    "two lists, one of another school": _second_exchanged,
}
"""Scenarios of a site with two lists of a page each."""
OWN: dict[str, Scenario] = {
    "a usual day": _quiet,
    "nothing new": lambda site, other, now: None,
    "a page of new ones": _flood(PAGE),
    "three pages of new ones": _flood(3 * PAGE),
    "a page of old ones put on top": _pinned,
    "new ones, then a page that fails": _second_page_fails,
    "a window that moved on in three weeks": _window_moved_on,
    "two months away": _long_away,
    "a new design": _redesigned,
    "new addresses": _moved,
    "new design and addresses": _moved_and_redesigned,
    "titles with a mark": _titles(lambda title: f"【置顶】{title}"),
    "titles cut": _titles(lambda title: f"{title[:10]}…"),
    "titles with the day of change": _titles(lambda title: f"{title}（3月更新）", 2),
    "a list that is new": _new_list,
    **dict(list(TWO_LISTS.items())[:3]),
}
STRANGE: dict[str, Scenario] = {
    "another school": _exchanged(lambda site, other, now: _strange(other, now)),
    "another school of three notices": _exchanged(lambda site, other, now: _strange(other, now, 3)),
    "another school, same numbers": _exchanged(lambda site, other, now: _numbered(_strange(other, now), site.rows)),
    "another school, a tenth in common": _exchanged(
        lambda site, other, now: [
            *_strange(other, now, 40),
            *(replace(row, key=f"x{row.key}") for row in site.rows[:4]),
        ]
    ),
    "another school, page 2 fails": _stranger_on_page_one,
    "another school after three days": _stranger_after_a_gap,
    "adverts": _exchanged(lambda site, other, now: _as(site.rows, ADVERTS, now)),
    "adverts, same numbers": _exchanged(lambda site, other, now: _numbered(_as(site.rows, ADVERTS, now), site.rows)),
    "adverts above the notices": _exchanged(lambda site, other, now: [*_as(site.rows, ADVERTS, now), *site.rows]),
    "news of a town": _exchanged(lambda site, other, now: _as(site.rows, NEWS, now)),
    "two lists, one of another school": _second_exchanged,
    "the menu": _exchanged(lambda site, other, now: _as(site.rows, COLUMNS, now)),
}


@dataclass
class Found:
    """What a scenario did: runs, held ones, strange notices published, own new ones that were not."""

    runs: int = 0
    held: int = 0
    published: int = 0
    missing: int = 0
    closed: int = 0


class Stage:
    """A store with as many schools as scenarios need."""

    def __init__(self, url: str, seed: int) -> None:
        self.now = START
        self.store = Store.open(url, lambda: self.now)
        self.rng = random.Random(seed)
        self.count = 0

    def site(self) -> Site:
        """A school with two full pages of notices of the last two months."""
        self.count += 1
        kinds = self.rng.sample(KINDS, self.rng.choice((1, 2, 3)))
        place = self.rng.choice(PLACES)
        heading = f"通知公告-{place}{self.rng.choice(TRADES)}大学就业网"
        site = Site(f"school{self.count}", kinds, self.rng, heading=heading)
        site.rows = site.fresh(2 * PAGE, START, 60)
        return site

    def play(self, scenario: Scenario, found: Found) -> None:
        """A history, then the scenario, twice."""
        self.now = START
        site, other = self.site(), self.site()
        if scenario in TWO_LISTS.values():
            site.rows[PAGE:] = [replace(row, section=SECOND) for row in site.rows[PAGE:]]
        record = SourceRecord(
            site.name, site.name, "university", "article", f"http://{site.name}/", "publish", "every 2h"
        )
        self.store.crawls.know_source(record)
        for _ in range(4):
            self._crawl(site, found, counted=False)
            self.now += timedelta(hours=12)
        scenario(site, other, self.now)
        self.now += site.gap
        for _ in range(2):
            self._crawl(site, found, counted=True)
            self.now += timedelta(hours=2)

    def _crawl(self, site: Site, found: Found, counted: bool) -> None:
        run = self.store.crawls.begin_run(site.name)
        pages = [site.rows[start : start + PAGE] for start in range(0, len(site.rows), PAGE)]
        read = pages[: site.fails_after] if site.fails_after else pages
        waiting: Rows = []
        published: set[str] = set()
        for number, rows in enumerate(read, 1):
            listed = [_listed(row) for row in rows]
            wanted = set(self.store.crawls.record_listing(run.id, f"http://{site.name}/list?{number}", listed, number))
            waiting += [row for row in rows if row.key in wanted]
            for row in waiting[
                :4
            ]:  # details are asked for a few at a time, while the next page of the list is on its way
                self._save(site, run.id, row)
                published |= self._published(site, [row])
            waiting = waiting[4:]
        for row in waiting:
            self._save(site, run.id, row)
            published |= self._published(site, [row])
        whole = len(read) == len(pages)
        seen = [row for rows in read for row in rows]
        end = RunEnd(
            "ok" if whole else "incomplete", "" if whole else "page 2: 500", complete=whole, found=len(seen),
            items=len(seen), layout=site.layout, heading=site.heading, fill={"title": 1.0},
            lists={"list": {"rows": [len(rows) for rows in read], "counted": False, "sections": sorted({row.section for row in seen})}},
        )  # fmt: skip
        report = self.store.crawls.finish_run(run.id, end)
        if counted:
            shown = published | self._published(site, seen)
            found.runs += 1
            found.held += report.outcome == "held"
            found.closed += report.closed
            found.published += len(shown)
            own = [row for row in seen if not row.strange]
            found.missing += sum(not self._shown(site, row) for row in own)

    def _save(self, site: Site, run: int, row: Row) -> None:
        url = f"http://{row.host}/{row.key}"
        reading = Posting(
            title=row.title, type="job", description=f"{row.title}。", date_posted=row.day.date(),
            hiring_organization=Organization(name=row.title, normalized=row.title),
        )  # fmt: skip
        with self.store.crawls.page(run) as page:
            known = page.announcement(site.name, row.key)
            if known is not None and known.content == row.title:
                page.seen(known, url)
            else:
                moved = self._home(site, row) if known is None else None
                page.save(site.name, row.key, url, reading, Signature([], [], row.title), into=moved)
            page.done(url, "ok")

    def _home(self, site: Site, row: Row) -> str | None:
        """The posting of a notice that stood at another address."""
        for prefix in ("new", "x"):
            if row.key.startswith(prefix) and not row.strange:
                return new_id(site.name, row.key.removeprefix(prefix))
        return None

    def _published(self, site: Site, rows: Rows) -> set[str]:
        """Strange rows among some that students see."""
        return {row.key for row in rows if row.strange and self._shown(site, row)}

    def _shown(self, site: Site, row: Row) -> bool:
        """Whether students see what a row says."""
        home = self._home(site, row) or new_id(site.name, row.key)
        posting = self.store.postings.get(home)
        return posting is not None and posting.review == "approved" and (posting.title == row.title or not row.strange)


def _listed(row: Row) -> Listed:
    entry = {"key": row.key, "title": row.title, "section": row.section}
    return Listed(row.key, f"http://{row.host}/{row.key}", f"{row.title}", {"entry": entry})


def run(url: str, schools: int, seed: int = 1) -> dict[str, Found]:
    """All scenarios with so many schools each."""
    stage = Stage(url, seed)
    results: dict[str, Found] = {}
    try:
        for name, scenario in (OWN | STRANGE).items():
            found = results.setdefault(name, Found())
            for _ in range(schools):
                stage.play(scenario, found)
    finally:
        stage.store.close()
    return results


def main() -> None:
    """Play them and print the table; exit code 1 for a stranger published or an own list held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schools", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        results = run(f"sqlite:///{Path(folder) / 'strangers.db'}", wishes.schools, wishes.seed)
    print(f"{wishes.schools} schools each, two crawls, seed {wishes.seed}, {time.monotonic() - started:.0f} s\n")
    print(f"{'':<42}{'runs':>6}{'held':>6}{'published':>11}{'own not shown':>15}{'closed':>8}")
    for name, found in results.items():
        print(f"{name:<42}{found.runs:>6}{found.held:>6}{found.published:>11}{found.missing:>15}{found.closed:>8}")
    sys.exit(any(bad(name, found) for name, found in results.items()))


def bad(name: str, found: Found) -> bool:
    """Whether a scenario ended as it must not."""
    return bool(found.closed or (found.held if name in OWN else found.published))


if __name__ == "__main__":
    main()
