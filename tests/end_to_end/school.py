"""One school's site on loopback that a test changes and breaks at will, crawled under a clock that is moved by hand."""

from __future__ import annotations

import html
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from config.settings import Settings, load_settings
from jobs.once import CrawlRequest, crawl_once
from pipelines.posting import Posting
from store.store import Store
from tests.sites.web import Pages

Answer = tuple[int, str, bytes]
Odd = Callable[[str, Answer], Answer]
"""What is wrong with a site: path, what it would answer → what it answers."""
HTML = "text/html; charset=utf-8"
TODAY = date(2026, 3, 2)
MORNING = datetime(TODAY.year, TODAY.month, TODAY.day, 8).astimezone()
PLACES = ("云岭", "江川", "北原", "海拓", "松林", "石桥", "银湖", "金谷", "长垣", "青浦", "白塔", "红岩", "平湖")
TRADES = ("电子", "重工", "生物制药", "软件", "建筑设计", "船舶", "航空", "食品", "汽车", "能源", "证券")

NAMES = ("锦禾", "旭岚", "沐泽", "翊辰", "霁川", "朗越", "砚池", "樾庭")


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice of a school; ``number`` is its place in the address."""

    number: int
    title: str
    day: date
    text: str

    @property
    def path(self) -> str:
        return f"/info/1024/{self.number}.htm"


def notices(count: int, first: int = 0, newest: date = TODAY, apart: int = 1, prefix: str = "") -> list[Notice]:
    """Newest first, each of an employer of its own; ``apart``: days between two."""
    found = []
    for index in range(count):
        turn = first + index
        name = f"{PLACES[turn % 13]}{NAMES[turn // 143 % 8]}{TRADES[turn % 11]}有限公司"
        title = f"{prefix}{name}2026届校园招聘公告"
        work = TRADES[(turn * 7) % 11]
        lines = [
            f"{name}成立于{1950 + turn % 60}年，总部位于西安市，主营{TRADES[turn % 11]}与{work}业务，现有员工{300 + turn * 7}人。",
            f"招聘单位：{name}",
            f"招聘岗位：{work}工程师{turn % 9 + 1}名，负责{work}产品的设计、试验与改进，要求本科及以上学历，2026届毕业生。",
            f"工作地点：西安市。待遇面议，提供食宿、五险一金与{work}专业培训，每年两次体检。",
            f"应聘方式：请将简历与成绩单投递至{name}招聘网站，初选合格者将在{turn % 5 + 3}个工作日内得到面试通知。",
        ]
        text = "</p><p>".join(lines)
        found.append(Notice(5000 - turn, title, newest - timedelta(days=index * apart), text))
    return found


@dataclass
class School:
    """A news site: lists of ``size`` rows, a page a notice. ``odd`` breaks its answers, ``kept`` is still served unlisted."""

    notices: list[Notice]
    name: str = "秦岭大学就业指导中心"
    size: int = 10
    odd: Odd | None = None
    kept: list[Notice] = field(default_factory=list)
    theme: str = "plain"

    def answer(self, asked: str) -> Answer:
        """What the site says to an address."""
        parts = urlsplit(asked)
        sound = self._sound(parts.path, dict(parse_qsl(parts.query)))
        return self.odd(asked, sound) if self.odd is not None else sound

    def _sound(self, path: str, query: dict[str, str]) -> Answer:
        if path == "/robots.txt":
            return 404, "text/plain", b""
        if path in ("/", "/list.htm"):
            return self._list(int(query.get("p", "1")))
        notice = next((one for one in [*self.notices, *self.kept] if one.path == path), None)
        return missing() if notice is None else self._detail(notice)

    def _list(self, number: int) -> Answer:
        here = self.notices[(number - 1) * self.size : number * self.size]
        following = f'<a href="/list.htm?p={number + 1}">下一页</a>' if len(self.notices) > number * self.size else ""
        if self.theme == "plain":
            rows = "".join(
                f'<li><span>{one.day}</span><a href="{one.path}">{html.escape(one.title)}</a></li>' for one in here
            )
            return page(f'<ul class="list">{rows}</ul><div class="pages">{following}</div>', f"通知公告-{self.name}")
        rows = "".join(
            f'<tr class="row"><td class="t"><b><a href="{one.path}">{html.escape(one.title)}</a></b></td><td class="d"><i>{one.day}</i></td></tr>'
            for one in here
        )
        frame = f'<header><nav><a href="/a.htm">概况</a></nav></header><section><table class="grid"><tbody>{rows}</tbody></table></section><footer>{following}</footer>'
        return page(frame, f"通知公告-{self.name}")

    def _detail(self, notice: Notice) -> Answer:
        body = f'<h1>{html.escape(notice.title)}</h1><p>发布日期：{notice.day}</p><div id="vsb_content"><p>{notice.text}</p></div>'
        return page(body, f"{notice.title}-{self.name}")


def page(body: str, title: str, status: int = 200) -> Answer:
    text = f"<!DOCTYPE html><html><head><title>{html.escape(title)}</title></head><body>{body}</body></html>"
    return status, HTML, text.encode()


def missing() -> Answer:
    return page("<p>抱歉，您访问的页面不存在</p>", "404", 404)


def is_detail(asked: str) -> bool:
    return asked.startswith("/info/")


def on_details(answer: Answer) -> Odd:
    """All details answer alike."""
    return lambda asked, sound: answer if is_detail(asked) else sound


@dataclass
class Crawled:
    """A home that crawls one school. ``crawl(hours)`` lets the time pass and crawls."""

    school: School
    settings: Settings
    store: Store
    now: datetime
    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)

    def crawl(self, hours: float = 0, **wishes: Any) -> dict[str, Any]:
        """The report of a crawl so many hours later."""
        self.now += timedelta(hours=hours)
        settings = self.settings.model_copy(update={"now": self.now})
        (report,) = crawl_once(settings, self.store, CrawlRequest(index=False, **wishes)).reports
        return report

    def postings(self) -> list[Posting]:
        return list(self.store.postings.iterate(approved_only=False))

    def titles(self, **state: str) -> set[str]:
        """Titles of postings in a state: ``status``, ``review``."""
        return {
            one.title for one in self.postings() if all(getattr(one, name) == value for name, value in state.items())
        }

    def shown(self) -> set[str]:
        """What students see."""
        return self.titles(status="open", review="approved")


@contextmanager
def crawled(
    school: School,
    folder: Path,
    toml: str = "",
    trust: str = "",
    host: str = "127.0.0.43",
    port: int = 0,
    now: datetime = MORNING,
) -> Iterator[Crawled]:
    """The school served and in the registry of a home; ``toml``: further lines of its file, ``port``: 0 for any that is free."""
    with Pages(lambda _method, asked, _body: school.answer(asked), host, port) as site:
        sources = folder / "sources"
        sources.mkdir(parents=True, exist_ok=True)
        lines = ['id = "qinling"', 'name = "秦岭大学就业指导中心"', 'kind = "university"']
        lines += [] if "family" in toml else ['family = "article"']
        lines += [f'url = "{site.address}/list.htm"', *([f'trust = "{trust}"'] if trust else []), toml]
        (sources / "qinling.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        settings = load_settings(
            folder / "home", sources=sources, allow_private_networks=True, download_delay=0.0, now=now
        )
        life = Crawled(school, settings, Store.open(settings.database, lambda: life.now), now, site.address, site.asked)
        try:
            yield life
        finally:
            life.store.close()


@contextmanager
def well_known(school: School, folder: Path) -> Iterator[Crawled]:
    """A school that was crawled soundly until closing would be possible, once for all tests that begin with its like."""
    before = _past(repr(school), school)
    shutil.copytree(before.settings.home.parent, folder, dirs_exist_ok=True)
    address = urlsplit(before.address)
    with crawled(school, folder, host=address.hostname or "", port=address.port or 0, now=before.now) as life:
        yield life


_pasts: dict[str, Crawled] = {}


def _past(told: str, school: School) -> Crawled:
    """How it was at the end of four crawls."""
    if told not in _pasts:
        high, low = divmod(os.getpid() % 60_000, 240)  # no other process binds the address meanwhile
        with crawled(school, Path(_homes().name) / str(len(_pasts)), host=f"127.1.{high}.{low + 1}") as life:
            for _ in range(4):
                report = life.crawl(12)
                assert (report["outcome"], report["reason"]) == ("ok", ""), report
        _pasts[told] = life
    return _pasts[told]


@cache
def _homes() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="juzhao-schools-")


def moved(some: list[Notice], by: int) -> list[Notice]:
    """The same notices at other addresses."""
    return [replace(one, number=one.number + by) for one in some]
