"""Classes of unknown sites, each by systems that do it differently: posts back, frames, headings of time, foreign days, cards, data."""

from __future__ import annotations

import pytest

from crawler.items import ListEntry
from crawler.parsing import days
from crawler.parsing.generic import announcement, going, listing, pager, unfilled
from crawler.parsing.page import Page
from crawler.parsing.scripts import stores
from crawler.source import Source
from crawler.spiders.generic import GenericSpider
from tests.thread_seconds import thread_seconds

SITE = "http://site.example/list.aspx?cid=2"
FORM = (
    '<form action="list.aspx?cid=2" method="post"><input type="hidden" name="__VIEWSTATE" value="/wE=">'
    '<input type="hidden" name="__EVENTTARGET" value=""><input name="kw" value=""><input type="password" name="pw" value="x">'
    '<input type="checkbox" name="all" value="1"><input type="submit" name="find" value="搜索">{0}</form>'
)

TITLES = [f"某某单位公开招聘工作人员公告第{n}号" for n in range(1, 7)]


def _page(body: str, url: str = SITE) -> Page:
    return Page(url, f"<html><head><title>网站</title></head><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("markup", "target", "argument"),
    [
        ("<a href=\"javascript:__doPostBack('ctl00$p','2')\">2</a> <a href=\"javascript:__doPostBack('ctl00$p','3')\">3</a>", "ctl00$p", "2"),
        ("<table><tr><td><span>1</span></td><td><a href=\"javascript:__doPostBack(&#39;gv&#39;,&#39;Page$2&#39;)\">2</a></td><td><a href=\"javascript:__doPostBack(&#39;gv&#39;,&#39;Page$3&#39;)\">3</a></td></tr></table>", "gv", "Page$2"),
        ("<a id=lbNext href=\"javascript:__doPostBack('lbNext','')\">下一页</a>", "lbNext", ""),
        ("<a onclick=\"__doPostBack('pager$next','')\" href='#'>下页</a>", "pager$next", ""),
        ('<a href=\'javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("c$n", "", true, "", "", false, true))\'>下一页</a>', "c$n", ""),
        ("转到第<select name=ddl onchange=\"javascript:setTimeout('__doPostBack(\\'ddl\\',\\'\\')', 0)\"><option value=1 selected>1</option><option value=2>2</option></select>页", "ddl", ""),
    ],
)  # fmt: skip
def test_pagers_that_post_back(markup: str, target: str, argument: str) -> None:
    found = pager.following(_page(FORM.format(markup)), 1)
    assert found is not None and found.url == SITE
    assert (found.form["__EVENTTARGET"], found.form["__EVENTARGUMENT"]) == (target, argument)
    assert found.form["__VIEWSTATE"] == "/wE=" and not {"find", "pw", "all"} & set(found.form)
    assert found.form.get("ddl", "2") == "2"


@pytest.mark.parametrize(
    "markup",
    [
        FORM.format("<a href=\"javascript:__doPostBack('lbDelete','')\">删除</a>"),
        FORM.format("<a href=\"javascript:__doPostBack('lbOut','2')\">2</a>"),
        FORM.format("<a disabled=disabled href=\"javascript:__doPostBack('n','')\">下一页</a>"),
        FORM.format("<a href=\"javascript:__doPostBack('n','')\">下一页</a>").replace("list.aspx", "http://other.example/"),
        "<a href=\"javascript:__doPostBack('n','')\">下一页</a>",
    ],
)  # fmt: skip
def test_what_is_no_pager_is_not_posted(markup: str) -> None:
    assert pager.following(_page(markup), 1) is None


def test_buttons_that_send_a_form_are_followed_by_get_alone() -> None:
    turns = '<form action="/l.php" method="{0}"><input type="hidden" name="lx" value="3"><button type="submit" name="{1}" value="1">1</button><button type="submit" name="{1}" value="2">2</button></form>'
    found = pager.following(_page(turns.format("get", "page")), 1)
    assert found is not None and (found.url, found.form) == ("http://site.example/l.php?lx=3&page=2", {})
    assert pager.following(_page(turns.format("post", "page")), 1) is None
    assert pager.following(_page(turns.format("get", "vote")), 1) is None


def test_rows_that_post_back_are_no_rows() -> None:
    rows = "".join(f"<li><a href=\"javascript:__doPostBack('r{n}','')\">{t}</a></li>" for n, t in enumerate(TITLES))
    assert listing.best(_page(FORM.format(f"<ul>{rows}</ul>"))) is None


@pytest.mark.parametrize(
    ("select", "url"),
    [
        ("<form action=l.jsp>共3页<select name=cur onchange='this.form.submit()'><option>1<option>2<option>3</select></form>", "http://site.example/l.jsp?cur=2"),
        ("<p>第<select onchange=\"location.href='l_'+this.value+'.htm'\"><option value=1>1</option><option value=2>2</option></select>页", "http://site.example/l_2.htm"),
        ("<form action=l.jsp>页<select name=p onchange=go(this)><option value=0>第1页<option value=1>第2页</select></form>", "http://site.example/l.jsp?p=1"),
        ("<form action=l.jsp><select name=month onchange='this.form.submit()'><option>1月<option>2月</select></form>", ""),
        ("<form action=l.jsp>年<select name=y onchange='this.form.submit()'><option>2025<option>2026</select></form>", ""),
    ],
)  # fmt: skip
def test_selects_of_pages(select: str, url: str) -> None:
    found = pager.following(_page(select), 1)
    assert (found.url if found else "") == url


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Posted: 19 Nov 2026", "2026-11-19"),
        ("Posted on November 19th, 2026", "2026-11-19"),
        ("19-Nov-2026", "2026-11-19"),
        ("19 Nov. 2026", "2026-11-19"),
        ("Nov 2026 19", "2026-11-19"),
        ("2026 Nov 19", "2026-11-19"),
        ("Thu, 11/19/2026 - 09:12", "2026-11-19 09:12"),
        ("Thursday 19/11/2026", "2026-11-19"),
        ("Thu, 05/11/2026", "2026-11-05"),
        ("Mon, 05/11/2026", "2026-05-11"),
        ("05.11.2026", "2026-11-05"),
        ("Closing date: 30 Nov 2026 Posted: 19 Nov 2026", "2026-11-19"),
        ("Apply by 30 Nov 2026", ""),
    ],
)
def test_foreign_days(text: str, day: str) -> None:
    found = days.published(text)
    assert (found.text if found else "") == day
    assert found is None or not found.doubtful


def test_the_pages_other_days_tell_the_order_and_without_them_a_day_is_doubtful() -> None:
    assert days.order("05/11/2026 and 19/11/2026") == "dmy"
    assert days.order("05/11/2026 and 11/19/2026") == "mdy"
    assert days.order("19/11/2026 and 11/19/2026") == ""
    alone = days.published("05/11/2026")
    assert alone is not None and alone.doubtful
    entry = ListEntry(key="k", url=SITE, title=TITLES[0])
    html = f"<h1>{TITLES[0]}</h1><p>Posted: 05/11/2026</p><p>{'正文内容。' * 30}</p>"
    assert announcement.read_detail(_page(html), "s", entry).extraction == "unsure"
    listed = announcement.read_detail(_page(html), "s", entry.model_copy(update={"published": "2026-11-05"}))
    assert (listed.published, listed.extraction) == ("2026-11-05", "sure")
    told = announcement.read_detail(_page(f"{html}<p>Closes 30/11/2026</p>"), "s", entry)
    assert (told.published, told.extraction) == ("2026-11-05", "sure")


def test_rows_take_the_order_of_their_page_and_no_day_where_nothing_tells() -> None:
    rows = [f"<li><a href=/d/{n}>{title}</a> 0{n}/11/2026</li>" for n, title in enumerate(TITLES, 1)]
    for more, wanted in (("<p>25/11/2026</p>", "2026-11-01"), ("", "")):
        group = listing.best(_page(f"<ul>{''.join(rows)}</ul>{more}"))
        assert group is not None and group.rows[0].day == wanted


_LINKS = [f"<a href=/d/{n}>{title}</a>" for n, title in enumerate(TITLES, 1)]


@pytest.mark.parametrize(
    ("rows", "days_"),
    [
        ("<h3>2026年11月</h3><ul><li><b>9日</b>{0}</li><li><b>3日</b>{1}</li></ul><h3>2026年10月</h3><ul><li><b>28日</b>{2}</li></ul>", "11-09 11-03 10-28"),
        ("<h3>November 2026</h3><div><div><i>9</i>{0}</div><div><i>3</i>{1}</div></div><h3>October 2026</h3><div><div><i>28</i>{2}</div><div><i>2</i>{3}</div></div>", "11-09 11-03 10-28 10-02"),
        ("<dl><dt>2026年</dt><dd>{0}<em>11-09</em></dd><dd>{1}<em>11-03</em></dd><dd>{2}<em>10-28</em></dd></dl>", "11-09 11-03 10-28"),
        ("<h2>2026</h2><h3>11月</h3><ul><li>9日 {0}</li><li>3日 {1}</li></ul><h3>10月</h3><ul><li>28日 {2}</li><li>2日 {3}</li></ul>", "11-09 11-03 10-28 10-02"),
        ("<h4>2026-11-09</h4><ul><li>{0}</li><li>{1}</li></ul><h4>2026-11-03</h4><ul><li>{2}</li><li>{3}</li></ul>", "11-09 11-09 11-03 11-03"),
        ("<section><h4>2026.11</h4><p><s>9</s>{0}</p><p><s>3</s>{1}</p></section><section><h4>2026.10</h4><p><s>28</s>{2}</p></section>", "11-09 11-03 10-28"),
        ("<h3>2026年11月</h3><ul><li><i>1</i>{0}</li><li><i>2</i>{1}</li><li><i>3</i>{2}</li><li><i>4</i>{3}</li><li><i>5</i>{4}</li></ul>", ""),
    ],
)  # fmt: skip
def test_rows_below_headings_of_time(rows: str, days_: str) -> None:
    group = listing.best(_page(f"<div class=box>{rows.format(*_LINKS)}</div>"))
    assert group is not None and len(group.rows) == rows.count("{")
    assert " ".join(row.day.removeprefix("2026-") for row in group.rows).strip() == days_


@pytest.mark.parametrize(
    "card",
    [
        "<div class=c><h5>{1}</h5><p>2026-11-0{0}</p><a href=/d/{0}>了解详情 +</a></div>",
        "<div class=c><a href=/d/{0}><img src=p.png></a><p class=title>{1}</p><p>2026-11-0{0}</p></div>",
        "<div class=c><h3>{1}</h3><b>0{0}</b><i>Nov.</i><u>2026</u><a href=/d/{0} class=stretched-link></a></div>",
        "<article><strong>{1}</strong><time>0{0} Nov 2026</time><p>某市某区，全职，面向应届毕业生。</p><a href=/d/{0}>Read more →</a></article>",
    ],
)
def test_cards_whose_title_stands_beside_the_link(card: str) -> None:
    group = listing.best(_page("".join(card.format(n, title) for n, title in enumerate(TITLES, 1))))
    assert group is not None
    assert [(row.title, row.day) for row in group.rows] == [(t, f"2026-11-0{n}") for n, t in enumerate(TITLES, 1)]


def test_a_link_that_names_its_row_goes_before_one_that_does_not() -> None:
    card = "<div><h3>某某集团</h3><a href=/d/{0}>{1}</a><i>2026-11-0{0}</i><a href=/d/{0}>查看详情</a></div>"
    group = listing.best(_page("".join(card.format(n, title) for n, title in enumerate(TITLES, 1))))
    assert group is not None and [row.title for row in group.rows] == TITLES


_ROWS = "".join(f"<li>{link} 2026-11-0{n}</li>" for n, link in enumerate(_LINKS, 1))


@pytest.mark.parametrize(
    "store",
    [
        "<script type='text/xml'><datastore><recordset>{0}</recordset></datastore></script>",
        "<datastore><recordset>{0}</recordset></datastore>",
        "<textarea style='display:none'>{1}</textarea>",
        "<textarea>{2}</textarea>",
        "<script type='text/template' id=t>{1}</script>",
    ],
)
def test_rows_that_are_data_of_a_script(store: str) -> None:
    records = "".join(f"<record><![CDATA[{row}]]></record>" for row in _ROWS.replace("</li>", "</li>\n").splitlines())
    page = _page(store.format(records, _ROWS, _ROWS.replace("<", "&lt;").replace(">", "&gt;")))
    group = listing.best(stores.opened(page))
    assert group is not None
    assert [(row.title, row.day) for row in group.rows] == [(t, f"2026-11-0{n}") for n, t in enumerate(TITLES, 1)]


def test_templates_and_scripts_are_left_alone() -> None:
    for text in (
        f"<script>var s = '{_ROWS}'</script>",
        f"<script type=text/template>{{{{#each}}}}{_ROWS}</script>",
        "<record>",
    ):
        page = _page(text)
        assert stores.opened(page) is page


def _walked(pages: dict[str, str]) -> list[str]:
    """Addresses of the lists that the spider asks for on a site of these pages."""
    spider = GenericSpider(
        source=Source(id="s", name="s", kind="employer", family="generic", url="http://site.example/")
    )
    ask = spider.entrance()
    assert ask is not None
    asked, page = 0, Page(ask.url, pages["/"])
    while (further := spider.next_entrance(page, ask)) is not None:
        ask, asked = further, asked + 1
        page = Page(ask.url, pages.get(ask.url.removeprefix("http://site.example"), "<p>无</p>"))
    assert asked <= 6
    return [ask.url.removeprefix("http://site.example") for ask in spider.lists_on(page)]


_LIST = f"<ul>{_ROWS}</ul><a href='?p=2'>下一页</a>"


@pytest.mark.parametrize(
    ("pages", "lists"),
    [
        ({"/": "<frameset><frame src=t.htm><frame src=l.htm></frameset>", "/l.htm": _LIST}, ["/l.htm"]),
        ({"/": "<frameset><frame src=t.htm><frame src=in.htm></frameset>", "/in.htm": "<frameset><frame src=l.htm></frameset>", "/l.htm": _LIST}, ["/l.htm"]),
        ({"/": "<p>某处</p><iframe src='/l.htm'></iframe><iframe src='http://map.example/'></iframe>", "/l.htm": f"<ul>{_ROWS}</ul>"}, ["/l.htm"]),
        ({"/": "<frameset><frame src=menu.htm><frame src=hi.htm></frameset>", "/menu.htm": "<a target=m href=/zp.htm>人才招聘</a>", "/hi.htm": "<h1>欢迎</h1>"}, ["/zp.htm"]),
        ({"/": f"{_LIST}<iframe src=/other.htm></iframe>", "/other.htm": _LIST}, ["/"]),
        ({"/": "<frameset><frame src=/></frameset>"}, ["/"]),
    ],
)  # fmt: skip
def test_lists_in_frames(pages: dict[str, str], lists: list[str]) -> None:
    assert _walked(pages) == lists


ROWS = '<table><tr><td><a href="javascript:;" onclick="{0}">某单位公开招聘工作人员公告第{1}号</a></td><td>2026-11-0{1}</td></tr></table>'


@pytest.mark.parametrize(
    ("clicked", "script", "base", "address"),
    [
        ("view('{n}')", 'var ctx = "/app"; function view(id) { window.open(ctx + "/v.do?id=" + id) }', "/app/", "/app/v.do?id=1"),
        ("view('{n}','zp')", "function view(i, kind) { location.href = `${App.ctx}/${kind}/${i}.html` } App = {ctx: '/app'}", "", "/app/zp/1.html"),
        ("view(this, {n})", 'function view(el, id) { var url = $("#root").val() + "/v?id=" + encodeURIComponent(id); open(url) }', "", "/app/v?id=1"),
        ("location.href=root+'n/{n}.html'", 'var root = location.protocol + "//" + location.host + "/app/";', "", "/app/n/1.html"),
        ("view({n})", 'const view = id => { location.assign("detail.do?id=" + id) }', "/app/", "/app/detail.do?id=1"),
        ("view('2026/03', {n})", 'function view(d, i) { self.location = "/x/" + d + "/" + i + ".htm" }', "", "/x/2026/03/1.htm"),
    ],
)  # fmt: skip
def test_addresses_that_functions_join_of_what_the_page_sets(
    clicked: str, script: str, base: str, address: str
) -> None:
    rows = "".join(ROWS.format(clicked.replace("{n}", str(n)), n) for n in range(1, 8))
    head = f"<base href='{base}'>" if base else ""
    text = f"<html><head>{head}<script>{script}</script></head><body><input type=hidden id=root value=/app>{rows}</body></html>"
    found = listing.best(Page("http://site.example/app/zp/list.do", text))
    assert found is not None and found.rows[0].url == f"http://site.example{address}"


def test_a_function_that_is_hard_to_read_takes_no_longer_than_it_is_long() -> None:
    body = "location.href = " + "a + " * 700 + "b"
    known = {"zz": "1"}
    page = Page("http://site.example/", "<script>" + "a = " * 50_000 + "</script>")
    found: list[str] = []
    assert thread_seconds(lambda: found.extend(going.by_function(page, one, known) for one in (body, "'/" * 1500))) < 2
    assert found == ["", ""]


@pytest.mark.parametrize(
    "call", ['showVsbpdfIframe("/u/1.pdf","100%","900")', "PDFObject.embed('/u/1.pdf', '#view')", "openPdfViewer('/u/1.pdf?v=2')"]
)  # fmt: skip
def test_a_document_that_a_call_shows_is_the_body(call: str) -> None:
    title = "某局公开招聘工作人员公告"
    text = f"<html><body><h1>{title}</h1><p>2026-03-01</p><div id=vsb_content><p><script>{call};</script></p></div></body></html>"
    item = announcement.read_detail(
        Page("http://site.example/1.htm", text),
        "site",
        ListEntry(key="k", url="http://site.example/1.htm", title=title),
    )
    assert [file.url.partition("?")[0] for file in item.attachments] == ["http://site.example/u/1.pdf"]


def _table(rows: str) -> str:
    return f"<td><table>{rows}</table></td>"


@pytest.mark.parametrize(
    ("row", "beside", "told"),
    [
        ("<tr><td>·</td><td><a href='show.asp?id={n}'>{title}</a></td><td>2026-11-{n:02}</td></tr>", "<tr><td><a href='show.asp?id=9{n}'>{news}</a></td></tr>", True),
        ("<tr><td><a href='show.asp?id={n}'>{title}</a> 2026-11-{n:02}</td></tr>", "<tr><td><a href='show.asp?id=9{n}'>{news}</a></td></tr>", False),
        ("<tr><td><a href='show.asp?c=31&id={n}'>{title}</a> 2026-11-{n:02}</td></tr>", "<tr><td><a href='show.asp?c=12&id=9{n}'>{news}</a> 2026-11-{n:02}</td></tr>", True),
        ("<tr><td><a href='/info/1032/{n}.htm'>{title}</a></td></tr>", "<tr><td><a href='/info/1009/9{n}.htm'>{news}</a></td></tr>", True),
    ],
)  # fmt: skip
def test_a_side_column_in_a_table_is_no_part_of_the_list(row: str, beside: str, told: bool) -> None:
    """Built otherwise, without days, of another channel in its query or its folder; all but days tell them apart on a last page of one row too."""
    rows = [row.format(n=n, title=title) for n, title in enumerate(TITLES, 1)]
    news = "".join(beside.format(n=n, news=f"关于开展第{n}次安全检查的说明") for n in range(1, 6))
    pages = [_page(f"<table><tr>{_table(news)}{_table(''.join(part))}</tr></table>") for part in (rows, rows[:1])]
    found = listing.best(pages[0])
    assert found is not None and [one.title for one in found.rows] == TITLES
    last = listing.best(pages[1], found.place)
    assert last is not None and (len(last.rows) == 1) == told


def test_months_in_tables_of_their_own_are_one_list() -> None:
    rows = [f"<tr><td><a href='/2026{9 + n // 3:02}/{n}.htm'>{title}</a> 2026-{9 + n // 3:02}-0{n + 1}</td></tr>" for n, title in enumerate(TITLES)]  # fmt: skip
    found = listing.best(_page(f"<table>{''.join(rows[:3])}</table><table>{''.join(rows[3:])}</table>"))
    assert found is not None and [one.title for one in found.rows] == TITLES


@pytest.mark.parametrize(
    "turns", ["<p>共12条 1/3 <span>上页</span> <a href=list_2.htm>下页</a></p>", "<p><b>1</b><a href=l_2.htm>2</a><a href=l_3.htm>3</a></p>"]
)  # fmt: skip
def test_the_list_that_the_pager_stands_at_needs_no_days(turns: str) -> None:
    rows = "".join(f"<li><a href=/zp/{n}.htm>{title}</a> (点击{n}03)</li>" for n, title in enumerate(TITLES, 1))
    news = "".join(f"<li><a href=/xw/{n}.htm>学校召开第{n}次工作会议</a><i>2026-11-0{n}</i></li>" for n in range(1, 9))
    page = _page(f"<div><h3>新闻速递</h3><ul>{news}</ul></div><div><ul class=lb>{rows}</ul>{turns}</div>")
    found = listing.best(page)
    assert found is not None and [(one.title, one.day) for one in found.rows] == [(title, "") for title in TITLES]


@pytest.mark.parametrize(
    "part",
    [
        "<a>2</a>",
        "<span class=pager>下页</span>",
        "<div class='hot list'></div>",
        "<table><tr><td><a href=/a/1>某某单位招聘公告</a></table>",
    ],
)
def test_parts_of_pagers_and_boxes_over_and_over_are_looked_at_once(part: str) -> None:
    """0.0 to 0.4 s for 100 kB."""
    page = _page(part * (100_000 // len(part)))
    assert thread_seconds(lambda: (listing.groups(page), pager.controls(page), unfilled.present(page))) < 5
