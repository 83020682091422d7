"""A list of a content management system that has no rows is a list all the same: its source is held, and nothing is closed."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.end_to_end.school import Answer, Notice, School, crawled, notices, page

NAV = '<div class="nav"><a href="/index.htm">首页</a><a href="/xwdt/list.htm">新闻动态</a><a href="/tzgg/list.htm">通知公告</a></div>'


def webplus(here: list[Notice], count: int) -> str:
    rows = "".join(
        f'<li class="news n1 clearfix"><span class="news_title"><a href="{one.path}" title="{html.escape(one.title)}">{one.title}</a></span><span class="news_meta">{one.day}</span></li>'
        for one in here
    )
    pager = f'<ul class="wp_paging clearfix"><li class="pages_count"><span class="all_count">总共&nbsp;<em class="all_count">{count}</em>&nbsp;记录</span></li><li class="page_nav"><a class="first" href="javascript:void(0);"><span>第一页</span></a></li><li><em class="curr_page">1</em>/<em class="all_pages">{1 if count else 0}</em></li></ul>'
    return f'<div id="wp_news_w6"><ul class="news_list list2">{rows}</ul></div><div id="wp_paging_w6">{pager}</div>'


def webplus_without_pager(here: list[Notice], count: int) -> str:
    return webplus(here, count).partition('<div id="wp_paging_w6">')[0]


def vsb(here: list[Notice], count: int) -> str:
    rows = "".join(
        f'<li id="line_u9_{place}"><span>{one.day}</span><a href="{one.path}">{one.title}</a></li>'
        for place, one in enumerate(here)
    )
    pager = f'<div class="pb_sys_common pb_sys_normal2"><span class="p_t">共{count}条</span> <span class="p_pages"><span class="p_first_d">首页</span><span class="p_prev_d">上页</span><span class="p_no_d">1</span></span><span class="p_goto"><a href="javascript:;">跳转</a></span></div>'
    return f'<div class="list"><ul>{rows}</ul>{pager}</div>'


def vsb_tables(here: list[Notice], count: int) -> str:
    rows = "".join(
        f'<tr id="line_u47_{place}"><td><a href="{one.path}">{one.title}</a></td><td><span>{one.day}</span></td></tr>'
        for place, one in enumerate(here)
    )
    return f'<table class="winstyle47">{rows}</table><table class=headStyle47><tr><td nowrap align=left id=fanye47>共{count}条&nbsp;&nbsp;1/1&nbsp;</td><td><span class=PrevDisabled>首页</span></td></tr></table>'


def trs(here: list[Notice], _count: int) -> str:
    rows = "".join(
        f'<li><a href="{one.path}" title="{html.escape(one.title)}">{one.title}</a><span class="time">{one.day}</span></li>'
        for one in here
    )
    return f'<ul class="list">{rows or "<li>暂无数据</li>"}</ul><div class="page"><script>createPageHTML(1, 0, "index", "html");</script></div>'


Markup = Callable[[list[Notice], int], str]
SYSTEMS: dict[str, tuple[str, Markup]] = {
    "webplus": ("webplus", webplus),
    "webplus without a pager": ("webplus", webplus_without_pager),
    "vsb": ("vsb", vsb),
    "vsb of tables": ("vsb", vsb_tables),
    "trs": ("trs", trs),
}


@dataclass
class Site(School):
    """A school whose list is the system's; ``shown``: how it is drawn at present, ``said``: the rows that its pager counts."""

    markup: Markup = webplus
    said: int | None = None

    def _list(self, number: int) -> Answer:
        count = len(self.notices) if self.said is None else self.said
        return page(NAV + self.markup(self.notices, count), f"招聘信息-{self.name}")


def nothing_of_it(_here: list[Notice], _count: int) -> str:
    """A page of the same host that is no list."""
    return "<div class='about'><h1>学校简介</h1><p>秦岭大学创建于1952年，设有二十一个学院，在校学生两万余人。</p></div>"


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_list_without_rows_is_held_and_a_page_that_is_none_fails(tmp_path: Path, system: str) -> None:
    family, markup = SYSTEMS[system]
    site = Site(notices(8), markup=markup)
    with crawled(site, tmp_path, toml=f'family = "{family}"') as life:
        for _ in range(4):
            report = life.crawl(12)
            assert (report["outcome"], report["found"]) == ("ok", 8), report
        shown = life.shown()
        assert len(shown) == 8
        held = site.notices
        site.notices = []
        for _ in range(5):
            report = life.crawl(24)
            assert (report["outcome"], report["closed"]) == ("held", 0), report
            assert "only 0 announcements listed where 8 are usual" in report["reason"], report
        assert life.shown() == shown
        site.markup = nothing_of_it
        report = life.crawl(24)
        assert (report["outcome"], report["closed"]) == ("failed", 0), report
        site.notices, site.markup = held, markup
        assert life.crawl(24)["outcome"] == "ok"
        assert life.shown() == shown


@pytest.mark.parametrize("system", ["webplus", "vsb", "vsb of tables"])
def test_rows_that_are_counted_and_cannot_be_read_are_no_empty_list(tmp_path: Path, system: str) -> None:
    family, markup = SYSTEMS[system]
    site = Site([], markup=markup, said=8)
    with crawled(site, tmp_path, toml=f'family = "{family}"') as life:
        assert life.crawl()["outcome"] == "failed"


@pytest.mark.parametrize("system", ["webplus without a pager", "trs"])
def test_rows_without_links_are_no_empty_list(tmp_path: Path, system: str) -> None:
    family, markup = SYSTEMS[system]
    unlinked = "<li onclick='open(5000)'>云岭锦禾电子有限公司2026届校园招聘公告，详情请登录查看</li>"
    rows = {"</ul>": f"{unlinked}</ul>"}

    def drawn(here: list[Notice], count: int) -> str:
        text = markup(here, count)
        return text.replace("</ul>", rows["</ul>"], 1)

    with crawled(Site([], markup=drawn), tmp_path, toml=f'family = "{family}"') as life:
        assert life.crawl()["outcome"] == "failed"


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_new_source_may_have_nothing_yet(tmp_path: Path, system: str) -> None:
    family, markup = SYSTEMS[system]
    with crawled(Site([], markup=markup), tmp_path, toml=f'family = "{family}"') as life:
        report = life.crawl()
        assert (report["outcome"], report["found"]) == ("ok", 0), report
        assert [asked for _, asked in life.asked if "xwdt" in asked or "tzgg" in asked] == [], (
            "not some other list instead"
        )
