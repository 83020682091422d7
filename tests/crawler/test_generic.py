"""Sites that no family knows: list, pager, title, day, body and files; and the pages that fool such readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.items import ListEntry, MissingField
from crawler.parsing import days
from crawler.parsing.generic import announcement, channels, listing, pager
from crawler.parsing.page import Page
from crawler.source import Source
from crawler.spiders.base import Ask
from crawler.spiders.generic import GenericSpider
from tests.sites.cms import measure, mixed, served
from tests.sites.cms.collected import COLLECTED
from tests.sites.cms.style import MENU, Style

SCRIPTED = (
    *("asked-posted", "asked-fetched", "asked-put-in", "calling-raw"),
    *("dynamic-elements", "dynamic-padded", "dynamic-wrapped"),
    *("inhouse-config-token", "inhouse-data-script", "inhouse-vue3-fetch"),
    *("offices-vue2-api-file", "offices-initial-state", "offices-xml"),
    *("portals-state", "portals-instance"),
    *("halls-jquery-jobnet", "halls-vue-hospital-group", "halls-state-campus-bank"),
    *("fetched-bureau", "fetched-company", "fetched-pinyin"),
)
"""Styles whose scripts ask for the rows or make the addresses, each in another way."""
STYLES = [style for styles in COLLECTED.values() for style in styles]


def test_a_pager_that_cannot_be_followed_is_told() -> None:
    """Numbers that a script elsewhere makes into addresses: the first page is read, and no end is seen."""
    rows = "".join(f'<li><a href="/d/{n}.html">某局公开招聘公告第{n}号</a> 2026-03-0{n}</li>' for n in range(1, 9))
    pager = '<div class="pagination">' + "".join(f'<a href="javascript:;" paged="{n}">{n}</a>' for n in (1, 2, 3))
    page = _page(f'<ul>{rows}</ul>{pager}</div><script src="/js/pager.js"></script>')
    listed = _spider().read_list(page, Ask(page.url))
    assert (len(listed.entries), listed.last, listed.total) == (8, True, 9)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_style_is_read(style: Style, full: bool) -> None:
    """All its rows, and of the pages each kind at least once; with ``--full`` every page, too."""
    found = measure.score(style, whole=full)
    assert (found.right, found.bodies, found.wrong, found.problem) == (found.expected, found.expected, [], "")
    assert (found.files, found.extra) == (found.with_files, 0)


@pytest.mark.parametrize("seed", [3, 11, 17, 22, 36])
def test_a_style_put_together_by_chance_is_read(seed: int, full: bool) -> None:
    found = measure.score(mixed.style(seed), whole=full)
    assert found.share >= 0.9 and found.extra == 0, (found.wrong, found.problem)


def _page(body: str, url: str = "http://site.example/list") -> Page:
    return Page(url, f"<html><head><title>网站</title></head><body>{body}</body></html>")


def _spider() -> GenericSpider:
    source = Source(id="site", name="site", kind="university", family="generic", url="http://site.example/list")
    return GenericSpider(source=source)


def _menu() -> str:
    return "".join(f'<li><a href="/ch/{n}.htm">{name}</a></li>' for n, name in enumerate(MENU * 2))


_BYLINE = '<div class="info">发布时间：2026-03-01 &nbsp; 浏览次数：12</div>'


@pytest.mark.parametrize("byline", [_BYLINE, "<p>来源：就业中心 2026-03-01 浏览：3</p>", ""])
@pytest.mark.parametrize(
    "first",
    [
        "宣讲时间：2026-03-20 14:00-16:00",
        "时间：2026-03-20 14:00-16:00",
        "活动时间：3月20日（周五）14:00",
        "宣讲地点：就业中心一楼信息发布厅",
        "截止日期：2026-04-30",
        "2026届毕业生",
    ],
)
def test_the_first_line_of_a_text_is_none_about_it(byline: str, first: str) -> None:
    """The day of a talk or a deadline, a hall: what stands above a text names the day of publishing, clicks, its source."""
    title = "远山能源集团有限公司春季宣讲会"
    rest = "<p>单位名称：远山能源集团有限公司</p><p>招聘对象：本科、硕士毕业生，专业不限，计划招聘五十人。</p>"
    for text in (f"<p>{first}</p>{rest}", f'<div class="content"><p>{first}</p>{rest}</div>'):
        page = _page(f"<div><h1>{title}</h1>{byline}{text}</div>")
        entry = ListEntry(key="k", url=page.url, title=title, published="2026-03-01")
        item = announcement.read_detail(page, "site", entry)
        assert (item.description.splitlines()[0], item.published) == (first, "2026-03-01")


def test_a_navigation_menu_is_no_list() -> None:
    """B067: twenty links named 学校首页, 机构设置 … are no postings."""
    with pytest.raises(ValueError, match="no list of announcements"):
        _spider().read_list(_page(f"<ul>{_menu()}</ul>"), Ask("http://site.example/list"))


def test_a_short_list_is_read_beside_the_other_channels_of_its_menu() -> None:
    """Too short to be told from the beginning of one; its own menu says that it is a channel."""
    menu = '<ul><li><a href="/">首页</a></li><li><a href="/list">招聘信息</a></li><li><a href="/talks">宣讲会</a></li></ul>'
    rows = "".join(
        f'<li><a href="/d/{n}.html">云岭{n}号电子有限公司招聘公告</a> 2026-03-0{n}</li>' for n in range(1, 5)
    )
    page = _page(f"<nav>{menu}</nav><ul>{rows}</ul>")
    asked = [(ask.url, ask.optional) for ask in _spider().lists_on(page)]
    assert asked == [("http://site.example/list", True), ("http://site.example/talks", True)]


def test_an_empty_list_that_says_so_is_empty_and_not_an_error() -> None:
    listed = _spider().read_list(_page(f"<ul>{_menu()}</ul><div class=list>暂无数据</div>"), Ask("u"))
    assert (listed.entries, listed.last) == ([], True)


def test_a_hot_list_is_not_the_list_even_on_a_short_last_page() -> None:
    row = '<div class=l><p><a href="/a/{0}.htm">某某单位公开招聘公告第{0}号</a> 2026-10-0{0}</p></div>'
    hot = "".join(f'<li><a href="/a/{n}.htm">热门公告第{n}号值得一看</a><i>2026-09-1{n}</i></li>' for n in range(1, 9))
    page = _page(f"<div class=r><h3>热门排行</h3><ul>{hot}</ul></div>{row.format(1)}{row.format(2)}")
    first = _page("".join(row.format(n) for n in range(1, 9)))
    place = listing.best(first)
    assert place is not None
    again = listing.best(page, place.place)
    assert again is not None and [r.title for r in again.rows] == [
        "某某单位公开招聘公告第1号",
        "某某单位公开招聘公告第2号",
    ]


ENTRY = ListEntry(key="k", url="http://site.example/d/1", title="某局公开招聘工作人员公告", published="2026-03-01")


def test_a_body_of_pictures_goes_to_staff_with_its_pictures() -> None:
    """B083: a poster is no empty posting."""
    page = _page('<h1>某局公开招聘工作人员公告</h1><p>2026-03-01</p><p><img src="/poster.jpg"></p>', ENTRY.url)
    item = announcement.read_detail(page, "site", ENTRY)
    assert item.extraction == "unsure" and item.confidence["description"] < announcement.SURE
    assert [file.url for file in item.attachments] == ["http://site.example/poster.jpg"]


@pytest.mark.parametrize(
    "viewer",
    [
        '<iframe src="/files/a.pdf"></iframe>',
        '<iframe src="/viewer/web.html?file=/files/a.pdf"></iframe>',
        '<embed src="/files/a.pdf" type="application/pdf">',
        '<object data="/files/a.pdf"></object>',
    ],
)
def test_a_viewer_in_place_of_the_body_gives_its_file(viewer: str) -> None:
    item = announcement.read_detail(_page(f"<h1>{ENTRY.title}</h1><div>{viewer}</div>", ENTRY.url), "site", ENTRY)
    assert item.extraction == "unsure"
    assert [file.url for file in item.attachments] == ["http://site.example/files/a.pdf"]


def test_a_page_without_any_body_is_rejected() -> None:
    with pytest.raises(MissingField, match="body"):
        announcement.read_detail(_page(f"<ul>{_menu()}</ul><h1>{ENTRY.title}</h1>", ENTRY.url), "site", ENTRY)


def test_a_page_of_another_template_is_unsure() -> None:
    """The list's words stand nowhere on it: it may be an error page or another notice."""
    text = "欢迎访问本网站，您要找的内容已经移到新的地址，请从首页重新进入查找。" * 5
    item = announcement.read_detail(_page(f"<h1>系统通知</h1><p>{text}</p>", ENTRY.url), "site", ENTRY)
    assert item.extraction == "unsure"


def test_a_cut_title_is_completed_and_a_mark_is_no_part_of_it() -> None:
    full = "某某市人民医院二〇二六年第二次公开招聘专业技术人员公告"
    entry = ENTRY.model_copy(update={"title": "某某市人民医院二〇二六年第二次公…"})
    page = _page(
        f"<h2><em>置顶</em></h2><h2>{full}</h2><div>发布时间：2026-03-01 09:10 点击：3</div><p>{'正文内容。' * 30}</p>"
    )
    item = announcement.read_detail(page, "site", entry)
    assert (item.title, item.published, item.extraction) == (full, "2026-03-01 09:10", "sure")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-01", "2026-03-01"),
        ("[2026/3/1]", "2026-03-01"),
        ("12 2026-03", "2026-03-12"),
        ("2026.03 12", "2026-03-12"),
        ("03-12 2026", "2026-03-12"),
        ("2026 03/12", "2026-03-12"),
        ("26年08月23日", "2026-08-23"),
        ("03-12", "03-12"),
        ("发布：2026-03-01 截止：2026-04-01", "2026-03-01"),
        ("截止：2026-04-01 发布：2026-03-01", "2026-03-01"),
        ("2026 年 3 月 1 日 10:21", "2026-03-01 10:21"),
        ("报名时间至2026年9月26日止", ""),
        ("發布日期：115-06-13", "2026-06-13"),
        ("民國115年6月3日 10:20", "2026-06-03 10:20"),
        ("中華民國 115 年 6 月 3 日", "2026-06-03"),
        ("115/06/03", "2026-06-03"),
        ("報名至115年7月1日止", ""),
        ("192.115.06.13", ""),
        ("第G115-06-13-2号", ""),
        ("110-12-345", ""),
        ("2026-13-45", ""),
        ("电话 0716-8888", ""),
    ],
)
def test_days_of_rows(text: str, day: str) -> None:
    found = days.published(text)
    assert (found.text if found else "") == day


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ('<a href="?p=2">下一页</a>', "http://site.example/list?p=2"),
        ('<a href="list_2.htm" class="next">&gt;</a>', "http://site.example/list_2.htm"),
        ('<a href="/l/1">1</a><a href="/l/2">2</a><a href="/l/3">3</a>', "http://site.example/l/2"),
        ('<a href="javascript:go(2)">下页</a><script>function go(n){location.href="/l/"+n+".html";}</script>',
         "http://site.example/l/2.html"),
        ('<a onclick="go(2)">下一页</a><form action="/q"><input name="pageNo" value="1"><input name="c" value="5"></form>',
         "http://site.example/q?pageNo=2&c=5"),
        ('<script>createPageHTML(5, 0, "index", "html");</script>', "http://site.example/index_1.html"),
        ('<select><option value="/l/1">1/3</option><option value="/l/2">2/3</option></select>', "http://site.example/l/2"),
        ('<a class="disabled" href="?p=2">下一页</a>', ""),
        ('<a href="javascript:;">下一页</a>', ""),
        ("<p>下一页</p>", ""),
    ],
)  # fmt: skip
def test_pagers(markup: str, url: str) -> None:
    found = pager.following(_page(markup), 1)
    assert (found.url if found else "") == url


def test_a_pager_that_cannot_be_followed_is_no_end() -> None:
    """Absence from a list that was not read to its end must close nothing."""
    rows = "".join(f'<li><a href="/z/{n}.htm">某某单位招聘公告第{n}号</a><i>2026-10-0{n}</i></li>' for n in range(1, 6))
    pages = '<a href="javascript:outside.go(2)">下一页</a> 共12页'
    listed = _spider().read_list(_page(f"<ul>{rows}</ul>{pages}"), Ask("http://site.example/list"))
    assert (len(listed.entries), listed.total, listed.last) == (5, 56, True)


@pytest.mark.parametrize(
    "row",
    [
        '<li><a href="javascript:void(0)" onclick="view(\'{0}\')">某某单位招聘公告第{0}号</a><i>2026-10-0{0}</i></li>',
        '<li><a href="javascript:view({0})">某某单位招聘公告第{0}号</a><i>2026-10-0{0}</i></li>',
        "<li onclick=\"location.href='/d/{0}.htm'\"><span>某某单位招聘公告第{0}号</span><i>2026-10-0{0}</i></li>",
    ],
)
def test_rows_that_a_script_opens(row: str) -> None:
    script = '<script>function view(id){ window.open("/d/" + id + ".htm"); }</script>'
    page = _page(f"<ul>{''.join(row.format(n) for n in range(1, 6))}</ul>{script}")
    group = listing.best(page)
    assert group is not None
    assert next((r.url, r.title, r.day) for r in group.rows) == (
        "http://site.example/d/1.htm",
        "某某单位招聘公告第1号",
        "2026-10-01",
    )


def test_a_day_that_stands_before_the_title() -> None:
    entry = ENTRY.model_copy(update={"published": ""})
    page = _page(
        f"<div>发布时间：2026-03-02　来源：某局</div><h1>{ENTRY.title}</h1><p>{'报名至2026年4月1日止，详见附件。' * 9}</p>"
    )
    assert announcement.read_detail(page, "site", entry).published == "2026-03-02"


def test_a_home_page_leads_to_its_lists() -> None:
    rows = "".join(f'<li><a href="/z/{n}.htm">某某单位招聘公告第{n}号</a><i>10-0{n}</i></li>' for n in range(1, 6))
    page = _page(f'<ul>{_menu()}</ul><div><h2>招聘公告 <a href="/zp/">更多&gt;&gt;</a></h2><ul>{rows}</ul></div>')
    assert not channels.is_list(page)
    assert channels.find(page)[0] == "http://site.example/zp/"


# -- over HTTP -----------------------------------------------------------------------------------------------------


def test_styles_over_http(tmp_path: Path) -> None:
    """The same announcements arrive; of all styles: ``python -m benchmarks.generic_styles --http``."""
    firsts = {style.charset: style.name for style in reversed(STYLES)}.values()
    chosen = [style for n, style in enumerate(STYLES) if n % 20 == 0 or style.name in (*SCRIPTED, *firsts)]
    assert {style.name for style in chosen} >= set(SCRIPTED)
    assert {style.charset for style in chosen} == {style.charset for style in STYLES}
    found = served.faults(chosen, tmp_path)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
