"""Classes that ordinary sites showed: buttons and numbers that turn pages, hints of icons, names of whole pages, summaries, teasers."""

from __future__ import annotations

import pytest

from crawler.items import ListEntry
from crawler.parsing.generic import announcement, listing, pager
from crawler.parsing.page import Page
from tests.thread_seconds import thread_seconds

SITE = "http://site.example/rsk/list.php?cat=6"
TITLE = "某局公开招聘工作人员公告"
ENTRY = ListEntry(key="k", url="http://site.example/d/1", title=TITLE, published="2026-03-01")
WORDS = "根据工作需要，经研究决定，面向社会公开招聘工作人员，现将有关事项公告如下，请符合条件者按时报名。"


def _page(body: str, url: str = SITE, opening: str = "<body>") -> Page:
    return Page(url, f"<html><head><title>网站</title></head>{opening}{body}</body></html>")


@pytest.mark.parametrize(
    "turn",
    [
        "<input type=button value=首页 disabled><input type=button value=下一页 onclick=\"location.href='list.php?cat=6&p=2'\">",
        '<div class="nav-previous"><a href="list.php?cat=6&p=2"><span>←</span> 较早文章</a></div>',
        '<a href="list.php?cat=6&p=2">« 较旧文章</a>',
        "<a href='javascript:;' n='1'>1</a><a href='javascript:;' n='2'>2</a><script>$('a').click(function(){location.href='list.php?cat=6&p='+$(this).attr('n')+'';var n=$(this).attr('n');location.href='list.php?cat=6&p='+n})</script>",
        "[1] <a href='list.php?cat=6&p=2'>[2]</a>",
        "<a href='list.php?cat=6&p=2'>下一个</a>",
        "<a href='list.php?cat=6&p=2'>下10条</a>",
        "<a href='list.php?cat=6&p=2'>后 7 项 »</a>",
        "<a href='javascript:' onclick='javascript:RefreshPageTo(event, \"list.php?cat=6\\u0026p=2\");javascript:return false;'><img src=n.gif alt=下一页></a>",
        "第1页 共2页<a href=\"javascript:turn('next')\">下一页</a><script>var cur = 1, max = 2; function turn(w){ var p = cur; if (w == 'next') p = cur + 1; if (p > max) return; window.location.href = 'list.php?cat=6&p=' + p; }</script>",
        "<a href='#' data-no='1'>1</a><a href='#' data-no='2'>2</a><script>b.onclick=function(e){const n=this.dataset.no; window.location.href = 'list.php?cat=6&p=' + n;}</script>",
        "<a href='#' data-no='1'>1</a><a href='#' data-no='2'>2</a><a href='#' data-no='3'>3</a><script>$('a').on('click',function(){var i=parseInt($(this).data('no')); i>1 ? (location='list.php?cat=6&p='+(i)) : 0})</script>",
    ],
)  # fmt: skip
def test_what_turns_pages(turn: str) -> None:
    found = pager.following(_page(turn), 1)
    assert found is not None and (found.url, found.form) == ("http://site.example/rsk/list.php?cat=6&p=2", {})


@pytest.mark.parametrize("turn", ["var n = $(this).attr('no') - 1; location = 'index_' + n + '.html'", "var n = this.getAttribute('no'); location.href = 'index_' + (n - 1) + '.html';"])  # fmt: skip
def test_numbers_of_pages_that_a_script_counts_from_0(turn: str) -> None:
    numbers = "<a href='javascript:;' no='1'>1</a><a href='javascript:;' no='2'>2</a>"
    found = pager.following(_page(f"{numbers}<script>function go() {{ {turn} }}</script>"), 1)
    assert found is not None and found.url == "http://site.example/rsk/index_1.html"


def test_a_function_that_counts_itself_is_not_asked_beyond_the_last_page() -> None:
    script = "<script>var cur = 2; function turn(w){ var p = cur; if (w == 'next') p = cur + 1; location.href = 'list.php?p=' + p; }</script>"
    assert pager.following(_page(f"第2页 共2页<a href=\"javascript:turn('next')\">下一页</a>{script}"), 2) is None


def test_rows_that_go_to_the_address_in_an_attribute() -> None:
    row = '<tr data-href="/notice/{0}"><td>某局公开招聘公告第{0}号</td><td><span class="label">校招</span></td><td>2026-03-0{0}</td></tr>'
    found = listing.best(_page(f"<table>{''.join(row.format(n) for n in range(1, 7))}</table>"))
    assert found is not None and [(row.url, row.title, row.day) for row in found.rows] == [
        (f"http://site.example/notice/{n}", f"某局公开招聘公告第{n}号", f"2026-03-0{n}") for n in range(1, 7)
    ]


def test_rows_whose_numbers_a_script_makes_into_addresses() -> None:
    row = '<li><a href="javascript:;" data-id="402{0}">某局公开招聘公告第{0}号</a> 2026-03-0{0}</li>'
    script = "<script>$('li a').click(function(){ var id = $(this).data('id'); location.href = '/notice/view?id=' + id; });</script>"
    found = listing.best(_page(f"<ul>{''.join(row.format(n) for n in range(1, 7))}</ul>{script}"))
    assert found is not None and [row.url for row in found.rows] == [
        f"http://site.example/notice/view?id=402{n}" for n in range(1, 7)
    ]


def test_what_is_typed_or_switched_off_turns_no_page() -> None:
    off = "<input type=button value=下一页 disabled onclick=\"location.href='list.php?cat=6&p=2'\">"
    typed = "<input type=text value=下一页 onclick=\"location.href='list.php?cat=6&p=2'\">"
    assert pager.following(_page(off + typed), 1) is None


def test_an_attribute_that_many_links_have_is_looked_for_once() -> None:
    links = "<a href='javascript:;' tabindex='0'>下一页</a>" * 4000
    rows = "<a href='javascript:;' onclick='x' tabindex='0'>某局公开招聘工作人员公告</a>" * 4000
    page = _page(links + rows + "$(x).attr('y');" * 20_000)
    assert thread_seconds(lambda: (pager.following(page, 1), listing.groups(page))) < 10
    assert pager.following(page, 1) is None


def test_the_hint_of_an_icon_is_no_title_where_the_link_beside_it_has_words() -> None:
    """Forums say with an icon which threads stay above, and that it opens a new window."""
    row = '<tbody><tr><td><a href="/t/{0}.html" title="{1}新窗口打开"><img src="/pin.gif"></a></td><th><a href="/t/{0}.html">某局公开招聘公告第{0}号</a></th><td>2026-03-0{0}</td></tr></tbody>'
    rows = "".join(row.format(n, "全局置顶主题 - " if n < 3 else "") for n in range(1, 9))
    found = listing.best(_page(f"<table>{rows}</table>"))
    titles = [entry.title for entry in listing.entries(found)] if found is not None else []
    assert titles == [f"某局公开招聘公告第{n}号" for n in range(1, 9)]


def test_the_hint_of_a_picture_is_the_title_where_it_stands_alone() -> None:
    row = '<li><a href="/t/{0}.html" title="某局公开招聘公告第{0}号"><img src="/{0}.jpg"></a> 2026-03-0{0}</li>'
    found = listing.best(_page(f"<ul>{''.join(row.format(n) for n in range(1, 7))}</ul>"))
    assert found is not None and [row.title for row in found.rows] == [f"某局公开招聘公告第{n}号" for n in range(1, 7)]


def test_classes_of_the_whole_page_say_how_it_is_laid_out() -> None:
    """Nothing of a page is a side column because its body is ``layout-one-sidebar``."""
    body = f'<div><h1>{TITLE}</h1></div><article><footer>提交于 2026-03-01</footer><div class="c"><p><img src="/poster.jpg"></p></div></article>'
    item = announcement.read_detail(
        _page(body, ENTRY.url, '<body class="layout-one-sidebar path-jobs">'), "site", ENTRY
    )
    assert [file.url for file in item.attachments] == ["http://site.example/poster.jpg"]


@pytest.mark.parametrize("label", ["", "摘要：", "导读："])
def test_a_summary_that_is_cut_without_a_mark_is_not_told_twice(label: str) -> None:
    text = f"报名时间：2026年3月2日至3月9日。{WORDS}"
    body = f"<h2>{TITLE}</h2><div>时间：2026-03-01 09:12 点击：3</div><div>{label}{text[:48]}</div><div><p>{text}</p><p>{WORDS}</p></div>"
    assert announcement.read_detail(_page(body, ENTRY.url), "site", ENTRY).description == f"{text}\n{WORDS}"


def test_votes_lines_and_neighbours_after_the_text_are_left_out() -> None:
    body = (
        f"<div><h2>{TITLE}</h2><div>时间：2026-03-01 09:12</div><div><p>{WORDS}</p></div><div>顶一下 (0) 踩一下 (0)</div>"
        "<div>------分隔线----------------------------</div><div>上一篇：没有了</div></div>"
    )
    assert announcement.read_detail(_page(body, ENTRY.url), "site", ENTRY).description == WORDS


def test_teasers_of_other_pages_outweigh_no_short_announcement() -> None:
    teaser = '<li><a href="/x/{0}.html">领导班子集体学习贯彻精神第{0}次</a><p>为进一步推进工作落实，相关负责人出席会议并讲话，各部门主要负责同志参加会议并作交流发言...</p></li>'
    side = f'<div class="pright"><ul>{"".join(teaser.format(n) for n in range(6))}</ul></div>'
    body = f'<div class="all"><div class="pleft"><h2>{TITLE}</h2><div>时间：2026-03-01 09:12</div><div><p>{WORDS}</p></div></div>{side}</div>'
    assert announcement.read_detail(_page(body, ENTRY.url), "site", ENTRY).description == WORDS


def test_answers_of_a_thread_are_no_part_of_the_announcement() -> None:
    post = '<div id="post_{0}"><div>网友{0} 发表于 2026-03-0{0} 09:00</div><p>{1}</p></div>'
    thread = "".join(post.format(n, text) for n, text in ((1, WORDS), (2, "谢谢分享，已转给同学。"), (3, "联系我报名")))
    body = f'<div id="postlist"><h1>{TITLE}</h1>{thread}</div>'
    assert announcement.read_detail(_page(body, ENTRY.url), "site", ENTRY).description == WORDS


def test_numbered_parts_that_tell_other_days_belong_to_the_announcement() -> None:
    parts = "".join(
        f'<div id="part{n}"><p>{word}：2026-03-0{n}</p><p>{WORDS}</p></div>'
        for n, word in ((2, "报名时间"), (3, "面试时间"))
    )
    body = f"<div><h1>{TITLE}</h1><p>发布时间：2026-03-01</p>{parts}</div>"
    assert announcement.read_detail(_page(body, ENTRY.url), "site", ENTRY).description.count(WORDS) == 2


def _rows(first: int, end: int) -> str:
    row = '<li><a href="/rczp/{0}.html">某局公开招聘公告第{0}号</a><i>2026-03-{0:02}</i></li>'
    return "".join(row.format(n) for n in range(first, end))


@pytest.mark.parametrize("ends", [(5, 9), (6, 7)])
def test_columns_side_by_side_are_one_list(ends: tuple[int, int]) -> None:
    middle, end = ends
    aside = '<div><h3>公告</h3><ul class="r"><li><a href="/gg/1.html">网点迁址公告第1号</a><i>2026-03-09</i></li></ul></div>'
    first = listing.best(_page(f'<ul class="l">{_rows(1, 9)}</ul><ul class="r">{_rows(9, 17)}</ul>{aside}'))
    found = listing.best(
        _page(f'<ul class="l">{_rows(1, middle)}</ul><ul class="r">{_rows(middle, end)}</ul>{aside}'),
        first.place if first else "",
    )
    told = [(row.title, row.day) for row in found.rows] if found is not None else []
    assert told == [(f"某局公开招聘公告第{n}号", f"2026-03-{n:02}") for n in range(1, end)]


@pytest.mark.parametrize(("address", "read"), [("/rczp/9.html", 6), ("/xwzx/2026/9.htm", 5)])
def test_the_headline_above_a_list_is_one_of_its_rows_where_it_leads_to_a_page_like_theirs(
    address: str, read: int
) -> None:
    head = f'<div class="head"><h2><a href="{address}">某局公开招聘公告第9号</a></h2><p>根据工作需要，公开招聘...<span>2026-03-09</span></p></div>'
    found = listing.best(_page(f"<div>位置</div><div>{head}<ul>{_rows(1, 6)}</ul></div>"))
    entries = listing.entries(found) if found is not None else []
    assert len(entries) == read and (read == 5 or entries[0].published == "2026-03-09")
