"""Pagers of unknown sites: without words, drawn by a script, controls that promise more."""

from __future__ import annotations

import pytest

from crawler.parsing import article
from crawler.parsing.generic import pager
from tests.crawler.bare import SITE, page_of


@pytest.mark.parametrize(
    ("markup", "here", "number", "url"),
    [
        ("<a href=list_2.html><img src=r.gif></a>", SITE, 1, "http://site.example/zp/list_2.html"),
        ("<a href=list.html><img src=l.gif></a> 2/3 <a href=list_3.html><img src=r.gif></a>", "http://site.example/zp/list_2.html", 2, "http://site.example/zp/list_3.html"),
        ("<a href='?c=7&page=2'><i class=icon></i></a>", "http://site.example/zp/?c=7", 1, "http://site.example/zp/?c=7&page=2"),
        ("<a href='?page=1'>▶</a>", "http://site.example/zp/?page=0", 1, "http://site.example/zp/?page=1"),
        ("<a href=/zp/59.html><img src=menu2.gif></a>", "http://site.example/zp/58.html", 1, ""),
        ("<a href=/?lang=2><img src=en.gif></a>", "http://site.example/", 1, ""),
        ("<a href=list_4.html><img src=last.gif></a>", SITE, 1, ""),
        ("<script>createPageHTML('page_div',3, 1,'list','shtml',27);</script>", SITE, 1, "http://site.example/zp/list_2.shtml"),
        ("<script>createPageHTML('page_div',3, 3,'list','shtml',27);</script>", SITE, 3, ""),
        ("<script>createPageHTML(3, 2, 'index', 'html');</script>", SITE, 3, ""),
        ("<button data-url='/zp/list.html?page=2'>加载更多</button>", SITE, 1, "http://site.example/zp/list.html?page=2"),
        ("<a href='javascript:;' data-href='/zp/l2.html'>下一页</a>", SITE, 1, "http://site.example/zp/l2.html"),
        ("共3页<form action=l.asp>第<input name=page size=3 value=1>页<input type=submit value=GO></form>", SITE, 1, "http://site.example/zp/l.asp?page=2"),
        ("共3页<form action=l.asp>第<input name=page size=3 value=3>页<input type=submit value=GO></form>", SITE, 3, ""),
        ("<form action=l.asp><input name=page><input type=submit value=GO></form>", SITE, 1, ""),
        ("<a href='?p=4'><img src=n.gif alt=下一页></a>", SITE, 1, "http://site.example/zp/list.html?p=4"),
        ("<a href='?p=4' aria-label=Next><i></i></a>", SITE, 1, "http://site.example/zp/list.html?p=4"),
        ("<a href='javascript:' onclick='RefreshPageTo(event, \"/L/All.aspx?Paged=TRUE\");return false;'><img alt=下一页></a>", SITE, 1, "http://site.example/L/All.aspx?Paged=TRUE"),
        ("<a href=list.html class=Next>首页</a> <a href=1.html class=Next>下页</a> <a href=1.html class=Next>尾页</a>", "http://site.example/zp/2.html", 2, "http://site.example/zp/1.html"),
        ("<a href=list.html class=next>«</a> <a href=list.html class=next>上一页</a>", "http://site.example/zp/2.html", 2, ""),
        ("<a href=/archives/page/2>较旧文章</a>", "http://site.example/archives", 1, "http://site.example/archives/page/2"),
    ],
)  # fmt: skip
def test_pagers_without_words(markup: str, here: str, number: int, url: str) -> None:
    found = pager.following(page_of(markup, here), number)
    assert (found.url if found else "") == url


def test_all_readers_pass_over_links_that_only_their_class_calls_next() -> None:
    links = "<a href=list.html class=Next>首页</a> <a href={} class=Next>下页</a>"
    assert (
        article.next_page(page_of(links.format("1.html"), "http://site.example/zp/2.html"))
        == "http://site.example/zp/1.html"
    )
    assert article.next_page(page_of(links.format("'' disabled"), "http://site.example/zp/1.html")) == ""


WRITTEN = """<script>var currentPage = {0};//从0开始
var prevPage = currentPage-1
var nextPage = currentPage+1
var countPage = 3
if(countPage>1&&currentPage!=0) document.write("<a href=\\"index"+"_" + prevPage + "."+"html\\">上一页</a>");
if(countPage>1&&currentPage!=(countPage-1)) document.write("<a href=\\"index"+"_" + nextPage + "."+"html\\">下一页</a>");
</script>"""
LAYPAGE = """<script>laypage.render({{ elem: 'p', count: 27, limit: 10, curr: {0}, jump: function(o, first){{
if(!first) location.href = '/zp/l?page=' + o.curr; }} }});</script>"""
PAGINATION = """<script>$('#p').pagination({{pageCount: 3, current: {0}, callback: function(api){{
window.location.href = "list.jsp?pageNo=" + api.getCurrent(); }} }})</script>"""
HANDED = "<a onclick=\"queryByCondition(this,'/zp/l.html?p={0}')\" class=ys>下一页</a>"


@pytest.mark.parametrize(
    ("markup", "number", "url"),
    [
        (WRITTEN.format(0), 1, "http://site.example/zp/index_1.html"),
        (WRITTEN.format(1), 2, "http://site.example/zp/index_2.html"),
        (WRITTEN.format(2), 3, ""),
        (LAYPAGE.format(1), 1, "http://site.example/zp/l?page=2"),
        (LAYPAGE.format(3), 3, ""),
        (PAGINATION.format(2), 2, "http://site.example/zp/list.jsp?pageNo=3"),
        (PAGINATION.format(5), 1, ""),
        (HANDED.format(2), 1, "http://site.example/zp/l.html?p=2"),
        ("<script>new Swiper('.s', {{slidesPerView: 1, count: 5, page: 1}}); location.href = '/m?x=' + y</script>", 1, ""),
        ("<script>var nextPage = currentPage + 1;" + 'document.write("' + '\\"' * 100_000, 1, ""),
        ("<script>" + "next" * 100_000, 1, ""),
    ],
)  # fmt: skip
def test_pagers_that_a_script_draws(markup: str, number: int, url: str) -> None:
    found = pager.following(page_of(markup), number)
    assert (found.url if found else "") == url


def test_a_drawn_pager_that_cannot_be_followed_is_no_end() -> None:
    drawn = "<script>laypage.render({elem:'p', count:27, limit:10, curr:1, jump: load});</script>"
    assert pager.following(page_of(drawn), 1) is None
    assert pager.least(page_of(drawn), 1, 10) == 27
    assert pager.least(page_of(drawn.replace("27", "9")), 1, 9) is None


@pytest.mark.parametrize(
    ("control", "least"),
    [
        ("<button class=more>加载更多</button>", 11),
        ("<div onclick='more()'>加载更多 ↓</div>", 11),
        ("<a href='javascript:;' style='display:none'>加载更多</a>", None),
        ("<button disabled>加载更多</button>", None),
        (
            "<div class=pagination><a href='javascript:;' paged=1>1</a><a href='javascript:;' paged=2>2</a><a href='javascript:;' paged=3>3</a></div>",
            11,
        ),
        (
            "<div class=slides><a href='javascript:show(1)'>1</a><a href='javascript:show(2)'>2</a><a href='javascript:show(3)'>3</a></div>",
            None,
        ),
        ("<div>没有更多了</div>", None),
    ],
)
def test_a_control_that_promises_more_is_no_end(control: str, least: int | None) -> None:
    assert pager.following(page_of(control), 1) is None
    assert pager.least(page_of(control), 1, 10) == least
