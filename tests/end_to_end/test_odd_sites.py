"""Forty ways in which a site is not what it was, each a school of its own, crawled together under a moved clock.

Each is crawled until closing is possible; then it changes, is crawled three times over two days and more, is mended, and crawled
twice again. Whatever is wrong, no notice that it carries is closed, overwritten or taken from students, and nothing that is
none is shown; the report says what is wrong; afterwards all is as before.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from config.settings import load_settings
from crawler import gate
from crawler.middlewares import politeness
from jobs.once import CrawlRequest, crawl_once
from store.store import Store
from tests.end_to_end.school import (
    HTML,
    TODAY,
    Answer,
    Odd,
    School,
    is_detail,
    missing,
    moved,
    notices,
    on_details,
    page,
)
from tests.sites.web import Pages

pytestmark = pytest.mark.slow
COUNT, SIZE = 8, 5
"""Notices of a school, and rows of a page of its list: two pages, and more than enough to be held."""
HREF = re.compile(r'href="/info[^"]+"')
LOGIN = page("<form><input type=password>请先登录</form>", "用户登录")
BACK = '<a href="/list.htm">下一页</a>'
_number = itertools.count(1)


def on_lists(change: Callable[[str], str]) -> Odd:
    """A list page with other words."""
    return lambda asked, sound: (*sound[:2], change(sound[2].decode()).encode()) if asked.startswith("/list") else sound


def on_pages(change: Callable[[str], str]) -> Odd:
    """The same for details."""
    return lambda asked, sound: (*sound[:2], change(sound[2].decode()).encode()) if is_detail(asked) else sound


def on_second(change: Callable[[str], str]) -> Odd:
    """The second page of the list with other words."""
    return lambda asked, sound: (*sound[:2], change(sound[2].decode()).encode()) if "p=2" in asked else sound


def lists(answer: Answer) -> Odd:
    return lambda asked, sound: answer if asked.startswith("/list") else sound


def second(answer: Answer) -> Odd:
    return lambda asked, sound: answer if "p=2" in asked else sound


def coded(encoding: str, detail: bool) -> Odd:
    """Called UTF-8 and written otherwise."""
    return lambda asked, sound: (
        (200, HTML, sound[2].decode().encode(encoding))
        if is_detail(asked) == detail and "robots" not in asked
        else sound
    )


def body(text: str) -> Callable[[str], str]:
    return lambda whole: re.sub(r"<body>.*</body>", f"<body>{text}</body>", whole, flags=re.DOTALL)


def sent(to: str) -> Answer:
    return 302, HTML, to.encode()


def walled(asked: str, sound: Answer) -> Answer:
    """Who asks for a detail has to log in first."""
    return sent("/login?next=1") if is_detail(asked) else LOGIN if asked.startswith("/login") else sound


def neighbours(school: School) -> None:
    """A cache that answers each detail with the next one's."""
    paths = [one.path for one in school.notices]
    following = dict(zip(paths, [*school.notices[1:], school.notices[0]], strict=True))
    school.odd = lambda asked, sound: school._detail(following[asked]) if asked in following else sound


def shuffled(school: School) -> None:
    random.Random(1).shuffle(school.notices)


def renumbered(school: School) -> None:
    school.notices[:3] = moved(school.notices[:3], 9000)


def swapped(school: School) -> None:
    one, other = school.notices[3:5]
    school.notices[3:5] = [replace(other, number=one.number), replace(one, number=other.number)]


def fewer(school: School) -> None:
    school.kept, school.notices = school.notices, school.notices[::2]


COLUMNS = "".join(
    f'<li><span>2026-03-0{n}</span><a href="/c{n}/index.htm">{word}栏目介绍</a></li>'
    for n, word in enumerate(("首页", "概况", "法规", "下载", "联系", "指导"), 1)
)


@dataclass(slots=True)
class Case:
    """What happens to a school, and the outcomes that its crawls may have."""

    odd: Odd | None = None
    change: Callable[[School], None] | None = None
    outcomes: str = "incomplete"
    reports: list[dict[str, Any]] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    mended: dict[str, Any] = field(default_factory=dict)


CASES: dict[str, Case] = {
    "list empty, 200": Case(lists((200, HTML, b"")), outcomes="failed"),
    "list 204": Case(lists((204, HTML, b"")), outcomes="failed"),
    "list 404": Case(lists(missing()), outcomes="failed"),
    "list 410": Case(lists(page("gone", "410", 410)), outcomes="failed"),
    "list 418": Case(lists(page("teapot", "418", 418)), outcomes="blocked"),
    "list 503": Case(lists(page("busy", "503", 503)), outcomes="failed"),
    "list a file": Case(lists((200, HTML, b"%PDF-1.4 x")), outcomes="failed"),
    "list an error as JSON": Case(lists((200, "application/json", b'{"code":500,"msg":"error"}')), outcomes="failed"),
    "list of nothing": Case(on_lists(lambda text: re.sub(r"<li>.*?</li>", "", text)), outcomes="failed"),
    "list without days": Case(on_lists(lambda text: re.sub(r"<span>.*?</span>", "", text)), outcomes="failed"),
    "list of scripts": Case(on_lists(lambda text: HREF.sub('href="javascript:void(0)"', text)), outcomes="failed"),
    "list of one address": Case(
        on_lists(lambda text: HREF.sub('href="/info/1024/1.htm"', text)), outcomes="incomplete held"
    ),
    "list of the menu": Case(on_lists(body(f'<ul class="list">{COLUMNS}</ul>')), outcomes="held"),
    "list sent to itself": Case(lists(sent("/list.htm")), outcomes="failed"),
    "list that is refreshed for ever": Case(
        lists((200, HTML, b'<html><head><meta http-equiv="refresh" content="0;url=/other.htm"></head></html>')),
        outcomes="failed",
    ),
    "list breaks off": Case(on_lists(lambda text: text[: text.find("<li>") + 250]), outcomes="held incomplete"),
    "second page breaks off": Case(on_second(lambda text: text[: text.rfind("<li>")]), outcomes="ok"),
    "second page 404": Case(second(missing())),
    "second page 500": Case(second(page("error", "500", 500))),
    "second page a login": Case(second(LOGIN)),
    "second page sent to the first": Case(second(sent("/list.htm"))),
    "second page sent to the front page": Case(second(sent("/"))),
    "second page leads to the first": Case(
        on_second(lambda text: text.replace('class="pages">', f'class="pages">{BACK}'))
    ),
    "pager is gone": Case(on_lists(lambda text: re.sub(r'<div class="pages">.*?</div>', "", text)), outcomes="ok held"),
    "every other row is missing": Case(change=fewer, outcomes="held"),
    "details 403": Case(on_details(page("Forbidden", "403", 403))),
    "details 500": Case(on_details(page("error", "500", 500))),
    "details empty, 200": Case(on_details((200, HTML, b""))),
    "details a menu": Case(on_pages(body("<a href='/'>首页</a><a href='/x'>关于</a>"))),
    "details not to be listed": Case(
        on_pages(lambda t: t.replace("<head>", "<head><meta name=robots content=noindex>"))
    ),
    "details sent to a login": Case(walled),
    "details all withdrawn": Case(on_pages(body("<p>该信息已下线</p>"))),
    "details still loading": Case(
        on_pages(lambda t: re.sub(r'(id="vsb_content">).*</div>', r"\1<p>内容加载中，请稍候……</p></div>", t))
    ),
    "details of the neighbour": Case(change=neighbours),
    "every second detail 500": Case(
        lambda asked, sound: page("error", "500", 500) if is_detail(asked) and int(asked[-5]) % 2 else sound
    ),
    "site down": Case(lambda asked, sound: (500, HTML, b""), outcomes="failed"),
    "site a construction site": Case(
        lambda asked, sound: page("<p>网站建设中，敬请期待</p>", "网站建设中"), outcomes="failed blocked"
    ),
    "list as a download": Case(lambda asked, sound: (sound[0], "application/octet-stream", sound[2]), outcomes="ok"),
    "list in GB 18030 called UTF-8": Case(coded("gb18030", False), outcomes="ok"),
    "details in GB 18030 called UTF-8": Case(coded("gb18030", True), outcomes="ok"),
    "list in UTF-16 called UTF-8": Case(coded("utf-16", False), outcomes="ok"),
    "list in another order": Case(change=shuffled, outcomes="ok"),
    "counters in the titles": Case(
        on_lists(lambda t: t.replace("公告</a>", f"公告（浏览{next(_number)}）</a>")), outcomes="ok"
    ),
    "days that are always today": Case(
        on_lists(lambda text: re.sub(r"<span>.*?</span>", f"<span>2026-03-{next(_number) % 9 + 10}</span>", text)),
        outcomes="ok",
    ),
    "three notices under new numbers": Case(change=renumbered, outcomes="ok"),
    "two notices change their numbers": Case(change=swapped, outcomes="ok"),
}


def play(folder: Path) -> None:
    """All schools side by side."""
    sources, now = folder / "sources", datetime(TODAY.year, TODAY.month, TODAY.day, 8).astimezone()
    sources.mkdir()
    schools = {name: School(notices(COUNT, first=COUNT * n), size=SIZE) for n, name in enumerate(CASES)}
    with ExitStack() as stack:
        for n, school in enumerate(schools.values()):
            site = stack.enter_context(
                Pages(lambda _m, asked, _b, own=school: own.answer(asked), host=f"127.0.3.{n + 1}")
            )  # type: ignore[misc]
            lines = [f'id = "s{n:02}"', 'name = "秦岭大学"', 'kind = "university"', 'family = "article"', f'url = "{site.address}/list.htm"']  # fmt: skip
            (sources / f"s{n:02}.toml").write_text("\n".join(lines), encoding="utf-8")
        settings = load_settings(
            folder / "home",
            sources=sources,
            allow_private_networks=True,
            download_delay=0.0,
            crawl_processes=1,
            now=now,
        )
        store = Store.open(settings.database, lambda: now)

        def crawl(hours: float) -> list[dict[str, Any]]:
            nonlocal now
            now += timedelta(hours=hours)
            return crawl_once(settings.model_copy(update={"now": now}), store, CrawlRequest(index=False)).reports

        for hours in (12, 12, 12, 12):
            assert {(report["outcome"], report["reason"]) for report in crawl(hours)} == {("ok", "")}
            _note(store, "before")
        for case, school in zip(CASES.values(), schools.values(), strict=True):
            school.odd = case.odd
            if case.change is not None:
                case.change(school)
        for hours in (26, 14, 14):
            for case, report in zip(CASES.values(), crawl(hours), strict=True):
                case.reports.append(report)
        _note(store, "after")
        for school in schools.values():
            school.odd = None
            school.notices = school.kept or school.notices
        crawl(2)
        crawl(26)
        _note(store, "mended")
        store.close()


def _note(store: Store, moment: str) -> None:
    """What each school's notices are like: title, text, whether students see them."""
    cases = list(CASES.values())
    for posting in store.postings.iterate(approved_only=False):
        sources = {reference.source for reference in posting.sources}
        assert len(sources) == 1, f"no two schools have a notice in common: {posting.title} {sources}"
        text = re.sub(r"\s+", "", posting.description)
        shown = (posting.status, posting.review)
        getattr(cases[int(sources.pop()[1:])], moment)[posting.title] = (text, *shown)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Case]]:
    """Played once."""
    patch = pytest.MonkeyPatch()
    for module in (gate, politeness):
        patch.setattr(module, "LONGEST_WAIT", 0.0)  # a site that asks for rest is left to the next crawl
    play(tmp_path_factory.mktemp("odd"))
    yield CASES
    patch.undo()


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_lost_and_nothing_wrong_is_shown(played: dict[str, Case], name: str) -> None:
    case = played[name]
    assert len(case.before) == COUNT
    assert case.after == case.before
    assert case.mended == case.before


@pytest.mark.parametrize("name", CASES)
def test_the_report_says_what_is_wrong(played: dict[str, Case], name: str) -> None:
    case = played[name]
    for report in case.reports:
        assert report["outcome"] in case.outcomes.split(), report
        assert report["outcome"] == "ok" or report["reason"], report
        assert report["closed"] == 0, report
