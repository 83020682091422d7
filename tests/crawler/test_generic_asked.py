"""Lists whose rows a script asks for: what is asked, what links it makes, what becomes of the answers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from config.settings import Settings
from crawler.parsing.page import Page, PageError, Walled
from crawler.parsing.scripts import answered, details, linked, neighbours, requested
from crawler.parsing.scripts.scope import Scope
from crawler.parsing.scripts.script import of_file
from crawler.source import Source
from crawler.spiders.base import Ask
from crawler.spiders.generic import GenericSpider
from tests.crawler.fetch import crawl_plainly, fetching
from tests.sites.web import Pages
from tests.thread_seconds import thread_seconds

SITE = "http://site.example/zp/list.html"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return fetching(tmp_path)


def _page(script: str, body: str = "") -> Page:
    return Page(SITE, f"<html><head><title>网站</title></head><body>{body}<script>{script}</script></body></html>")


@pytest.mark.parametrize(
    ("script", "url", "posted"),
    [
        ('$.post("/api/list", {page: n, rows: 10}, show)', "http://site.example/api/list", {"page": "2", "rows": "10"}),
        ('$.get("list.json?p=" + n + "&lx=3", show)', "http://site.example/zp/list.json?p=2&lx=3", None),
        ("$.getJSON('/api/list', {pageNum: this.num, pageSize})", "http://site.example/api/list?pageNum=2&pageSize=20", None),
        ('var start = 0; fetch("/api/list?page=" + start)', "http://site.example/api/list?page=1", None),
        ('fetch(`/api/list?page=${n}&size=${size}`)', "http://site.example/api/list?page=2&size=20", None),
        ('$.ajax({url: base + "/api/list", data: {current: cur}})', "http://site.example/api/list?current=2", None),
        ('request({url: "/api/list", method: "POST", data: JSON.stringify({page: n, name: q})})', "http://site.example/api/list", {"page": 2}),
        ('table.render({elem: "#t", url: "/api/list", page: true})', "http://site.example/api/list?limit=20&page=2", None),
        ('function ask(u, d) { $.ajax({url: base + u, type: "POST", data: d}) } var base = "/s"; ask("/list", {page: 1})', "http://site.example/s/list", {"page": "2"}),
        ('axios.create({baseURL: "/s"}); http.post("/list", {page: n - 1, size: 5})', "http://site.example/s/list", {"page": 1, "size": 5}),
        ('$.get("/api/list", {start: (n - 1) * 10, length: 10})', "http://site.example/api/list?start=10&length=10", None),
        ('fetch("/api/list_" + n + ".json")', "http://site.example/api/list_2.json", None),
        ('var q = new URLSearchParams({page: n, type: 3}); fetch(`/api/list?${q.toString()}`)', "http://site.example/api/list?page=2&type=3", None),
        ('var d = {}; d.pageNo = 1; d["lx"] = "3"; $.post("/api/list", d)', "http://site.example/api/list", {"pageNo": "2", "lx": "3"}),
        ('$.post("/api/list", {json: JSON.stringify({page: n, lx: 3})})', "http://site.example/api/list", {"json": '{"page":"2","lx":"3"}'}),
        ('x.open("POST", "/api/list"); x.send("page=" + n + "&lx=3")', "http://site.example/api/list", {"page": "2", "lx": "3"}),
        ('$("#t").DataTable({ajax: {url: "/api/list", data: function (d) { d.lx = 3; }}})', "http://site.example/api/list?length=20&lx=3&start=20", None),
        ('$("#t").bootstrapTable({url: "/api/list", queryParams: q}); function q(p) { return {limit: p.limit, offset: p.offset} }', "http://site.example/api/list?limit=20&offset=20", None),
        ('var api = {rows: function (q) { return http.get("/api/list", {params: q}) }}; var http = axios; api.rows({lm: 3, pageNum: n})', "http://site.example/api/list?lm=3&pageNum=2", None),
        ('$.post("/api/list", {lmid: 208, dqy: dqy, mys: 10}); function fy(l) { if (l) dqy = dqy + 1; else dqy = dqy - 1; }', "http://site.example/api/list", {"lmid": "208", "dqy": "2", "mys": "10"}),
        ('var url = "/api/list?lm=3"; if (n) url += "&page=" + n; $.getJSON(url, f)', "http://site.example/api/list?lm=3&page=2", None),
        ('const url = new URL("/api/list", location.origin); url.searchParams.set("page", n); fetch(url)', "http://site.example/api/list?page=2", None),
        ('function get(u, p) { var a = []; for (var k in p) a.push(k + "=" + p[k]); return fetch(u + "?" + a.join("&")) } get("/api/list", {page: n, lx: 3})', "http://site.example/api/list?page=2&lx=3", None),
        ('function get(u, p) { fetch(u + "?" + Object.keys(p).map(k => k + "=" + p[k]).join("&")) } get("/api/list", {page: n, lx: 3})', "http://site.example/api/list?page=2&lx=3", None),
        ('function ask(o) { var s = []; for (var k in o.data) s.push(k + "=" + o.data[k]); var x = new XMLHttpRequest(); x.open(o.type, o.url); x.send(s.join("&")) } ask({type: "POST", url: "/api/list", data: {page: n}})', "http://site.example/api/list", {"page": "2"}),
        ('function show(k) { $.getJSON("/data/" + lm + "/rows_" + k + ".json", put) } var lm = "zp"; h += \'<a onclick="show(\' + i + \')">\'; show(1)', "http://site.example/data/zp/rows_2.json", None),
        ('$.post("/api/list", {lm: 3, ym: ym})', "http://site.example/api/list", {"lm": "3", "ym": "2"}),
        ('// $.get("/old/list?page=" + n)\n$.get("/api/list", {pageNo: n}, f)', "http://site.example/api/list?pageNo=2", None),
    ],
)  # fmt: skip
def test_what_scripts_ask_for(script: str, url: str, posted: dict[str, str] | None) -> None:
    found = requested.request(Scope(_page(script)))
    assert found is not None and found.page(2) == (url, posted)


@pytest.mark.parametrize(
    ("body", "script", "posted"),
    [
        ('<input type="hidden" id="lm" value="a7">', '$.post("/list", {page: n, lm: $("#lm").val()})', {"page": "2", "lm": "a7"}),
        ('<ul class="rows" data-lm="a7"></ul>', 'var box = $(".rows"); $.post("/list", {page: n, lm: box.data("lm")})', {"page": "2", "lm": "a7"}),
        ('<ul id="rows" data-lm-id="a7"></ul>', '$.post("/list", {page: n, lm: document.getElementById("rows").dataset.lmId})', {"page": "2", "lm": "a7"}),
        ('<form id="f"><input name="lm" value="a7"><input name="page" value="1"></form>', '$.post("/list", $("#f").serialize())', {"lm": "a7", "page": "2"}),
        ('<table class="easyui-datagrid" data-options="url:\'/list\',queryParams:{lm:\'a7\'}"></table>', "", {"rows": "20", "lm": "a7", "page": "2"}),
    ],
)  # fmt: skip
def test_what_scripts_read_out_of_the_page(body: str, script: str, posted: dict[str, str]) -> None:
    found = requested.request(Scope(_page(script, body)))
    assert found is not None and found.page(2) == ("http://site.example/list", posted)


@pytest.mark.parametrize(
    "script",
    [
        '$.post("/api/login", {page: 1})',
        '$.get("https://stat.example/list?page=" + n)',
        'cache.get("list")',
        "var a = {url: '/api/list', page: 1}",
        "$.ajax({url: makeAddress(n), data: {page: n}})",
    ],
)
def test_what_is_no_request_for_rows(script: str) -> None:
    assert requested.request(Scope(_page(script))) is None


@pytest.mark.parametrize(
    ("page", "link"),
    [
        (_page("h += '<a href=\"/n/' + row.id + '.html\">' + row.title"), "/n/{id}.html"),
        (_page('h += "<a href=\'show.jsp?id=" + d[i].newsId + "&t=2\'>"'), "show.jsp?id={newsId}&t=2"),
        (_page('h += `<a href="/n/${item.id}">`'), "/n/{id}"),
        (_page("", '<a href="/n/{{item.id}}">{{item.title}}</a>'), "/n/{id}"),
        (_page("", "<a :href=\"'/n?id=' + item.id\">{{ item.title }}</a>"), "/n?id={id}"),
        (_page("function go(id) { location.href = '/n/' + id }"), "/n/{id}"),
        (_page("h += '<a onclick=show(\"' + row.nid + '\")>'; function show(id) { location.href = '/n/' + id }"), "/n/{nid}"),
        (_page("h += '<li data-id=\"' + row.nid + '\">'; $(document).on('click', 'li', function () { location.href = '/n/' + $(this).data('id') })"), "/n/{nid}"),
        (_page("function link(row) { return base + '/' + row.nid } var base = '/n'; h += '<a href=\"' + link(row) + '\">'"), "/n/{nid}"),
        (_page("window.open('/n?id=' + encodeURIComponent(id), '_blank')"), "/n?id={id}"),
    ],
)  # fmt: skip
def test_links_that_scripts_make(page: Page, link: str) -> None:
    assert link in linked.links(Scope(page))


def _answer(text: str) -> Page:
    return Page("http://site.example/api/list?page=1", text)


def test_rows_of_an_answer_lead_where_the_script_says() -> None:
    text = (
        '{"data": {"total": 40, "list": [{"id": "a b", "title": "<b>某公司</b>招聘公告", "addTime": 1793500000000}]}}'
    )
    (entry,), total = answered.rows(_answer(text), SITE, ["/x/{newsId}", "show.html?id={id}"])
    assert (entry.url, entry.title, total) == ("http://site.example/zp/show.html?id=a%20b", "某公司招聘公告", 40)
    assert entry.published.startswith("2026-11-0")


@pytest.mark.parametrize(
    "text", ['{"code": 500}', '{"data": {"list": [{"x": 1}]}}', "[1, 2]", '{"list": [{"title": "某公司招聘公告"}]}']
)
def test_an_answer_without_rows_that_lead_somewhere_says_so(text: str) -> None:
    with pytest.raises(PageError):
        answered.rows(_answer(text), SITE, ["/x/{id}"])


def test_an_answer_for_those_who_are_signed_in_is_a_wall() -> None:
    with pytest.raises(Walled):
        answered.rows(_answer('{"code": 401, "msg": "请先登录", "data": []}'), SITE, ["/x/{id}"])


def test_undated_links_are_read_when_the_scripts_rows_cannot_be(settings: Settings) -> None:
    rows = "".join(f'<li><a href="/a/{n}.html">某单位公开招聘工作人员公告第{n}号</a></li>' for n in range(1, 8))
    script = """$.get("/api/list", {page: n}, function (r) { h += '<a href="/n/' + r.id + '">'; })"""
    detail = f"<h1>{{}}</h1><p>发布时间：2026-11-02</p><div>{'<p>根据工作需要，面向社会公开招聘工作人员，现将有关事项公告如下。</p>' * 6}</div>"

    def reply(_: str, target: str, __: str) -> tuple[int, str, bytes]:
        number = re.fullmatch(r"/a/(\d)\.html", target)
        if target == "/api/list?page=1":
            return 200, "application/json", b'{"online": 12}'
        if target != "/zp/" and number is None:
            return 404, "text/html", b"404"
        body = (
            _page(script, f"<ul>{rows}</ul>").text
            if number is None
            else _page("", detail.format(f"某单位公开招聘工作人员公告第{number[1]}号")).text
        )
        return 200, "text/html; charset=utf-8", body.encode()

    with Pages(reply) as site:
        found = crawl_plainly(f"{site.address}/zp/", settings, spider_class=GenericSpider)
    assert found.report["new"] == 7 and ("GET", "/api/list?page=1") in site.asked


def test_an_ask_for_a_script_beside_a_page_holds_no_page() -> None:
    """It is written into the archive with the script."""
    spider = GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))
    page = _page("", f"<div id=list></div><p>{'说明文字' * 2000}</p><script src=/js/list.js></script>")
    ask = spider.instead(page, Ask(SITE))
    assert ask is not None and ask.url == "http://site.example/js/list.js"
    script = Page(ask.url, """$.get("/api/list", {page: n}, function (r) { h += '<a href="/n/' + r.id + '">'; })""")
    further = spider.instead(script, ask)
    assert further is not None and further.url == "http://site.example/api/list?page=1"
    assert all(len(json.dumps(one.state)) < 1000 for one in (ask, further))


def test_a_page_with_a_dated_list_of_its_own_asks_for_nothing_else() -> None:
    rows = "".join(
        f'<li><a href="/a/{n}.html">某单位公开招聘公告第{n}号</a> <span>2026-11-0{n}</span></li>' for n in range(1, 8)
    )
    spider = GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))
    page = _page('$.get("/api/list", {page: n})', f"<ul>{rows}</ul>")
    assert spider.instead(page, Ask(SITE)) is None
    assert len(spider.read_list(page, Ask(SITE)).entries) == 7


@pytest.mark.parametrize(
    "text",
    [
        'show({"rows": [{"nid": 7, "zpggbt": "某公司公开招聘工作人员公告", "jzrq": "2027-01-05", "fabuDay": "2026-11-02"}]})',
        '<?xml version="1.0"?><all><n nid="7"><zpggbt>某公司公开招聘工作人员公告</zpggbt><fabuDay>2026-11-02</fabuDay></n></all>',
    ],
)
def test_fields_that_no_name_tells_are_known_by_their_looks(text: str) -> None:
    (entry,), _ = answered.rows(_answer(text), SITE, ["/x/{id}", "/x/{nid}"])
    assert (entry.url, entry.title) == ("http://site.example/x/7", "某公司公开招聘工作人员公告")
    assert entry.published == "2026-11-02"


def test_rows_that_are_lists_have_fields_by_their_places() -> None:
    page = _page("for (i in d) { var r = d[i]; h += '<a href=\"/n/' + r[0] + '.html\">' + r[1] }")
    text = '{"total": 9, "list": [[7, "某公司公开招聘工作人员公告", "2026-11-02"]]}'
    (entry,), total = answered.rows(_answer(text), SITE, linked.links(Scope(page)))
    assert (entry.url, entry.published, total) == ("http://site.example/n/7.html", "2026-11-02", 9)


def test_few_scripts_beside_a_page_are_asked_for_and_no_library() -> None:
    names = (
        "js/jquery.min.js",
        "lib/page.js",
        "js/a.js",
        "js/list.js",
        "js/b.js",
        "js/c.js",
        "http://cdn.example/list.js",
    )
    page = Page(SITE, "".join(f'<script src="{name}"></script>' for name in names))
    assert [url.rpartition("/")[2] for url in neighbours.scripts(page)] == ["list.js", "c.js", "b.js"]


def _names(join: str, count: int) -> str:
    """Names that stand for many others, these for many more, eight in a row."""
    return "".join(
        f"var o{n}={join.format(','.join(f'k{k}:o{n + 1}' for k in range(count)), '+'.join([f'o{n + 1}'] * count))};"
        for n in range(8)
    )


@pytest.mark.parametrize(
    "script",
    [
        _names("{1}", 40) + '$.get("/api/list?q=" + o0 + "&page=" + n)',
        _names("{{{0}}}", 150) + '$.post("/api/list", o0)',
        "var x = {};" + "".join(f"x.k{k} = x;" for k in range(2000)) + '$.post("/api/list", x)',
    ],
    ids=["joined", "objects", "put into itself"],
)  # fmt: skip
def test_names_of_names_are_followed_a_while(script: str) -> None:
    """Without a bound each of these takes minutes or years."""
    assert requested.request(Scope(_page(script))) is not None


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        ('load(page); function load(num) { $.get("/api/list", {start: num, count: 10}) } var page = 1', "/api/list?start=2&count=10"),
        ('$.get("/api/list", {offset: pageIndex, limit: 5})', "/api/list?offset=2&limit=5"),
        ('$.get("/api/list", {start: (num - 1) * 10, count: 10})', "/api/list?start=10&count=10"),
    ],
)  # fmt: skip
def test_what_is_called_the_first_row_may_be_the_number_of_a_page(script: str, asked: str) -> None:
    found = requested.request(Scope(_page(script)))
    assert found is not None and found.page(2)[0] == f"http://site.example{asked}"


SMALL = """const a=1,o={x:2};const A=u.create({baseURL:window.CFG.api,timeout:3e4});A.interceptors.response.use(e=>e.data.data);
const l=e=>A({url:"/notice/list",method:"get",params:e}),r=e=>A({url:`/notice/${e}`});o.y=1;
const P={setup(e){const o=%s;function c(){l(o).then(t=>{t.x=1})}o.q="k";return c()}};const D={setup(e){const o=$({});return r(e.id)}};
const R=[{path:"/notice",component:P},{path:"/notice/detail/:id",component:D,props:!0}];%s"""


@pytest.mark.parametrize(
    "made", ['Ge({pageNum:1,kind:"2"})', '{pageNum:1,kind:"2"}', 'T.reactive({pageNum:1,kind:"2"})']
)
def test_names_of_scripts_made_small_stand_for_what_is_nearest(made: str) -> None:
    scope = Scope(_page(SMALL % (made, "")), ('window.CFG={api:"/gate"}',))
    found = requested.request(scope)
    assert found is not None and found.page(2)[0] == "http://site.example/gate/notice/list?q=k&pageNum=2&kind=2"


@pytest.mark.parametrize(
    "url", ["http://site.example/notice/detail/1859342710698134027", "http://site.example/#/notice/detail/77?x=1"]
)
def test_a_parameter_of_a_route_reaches_the_question_by_its_name(url: str) -> None:
    page = Page(url, f"<html><body><div id=app></div><script>{SMALL % ('{}', '')}</script></body></html>")
    found = details.record(Scope(page, ('window.CFG={api:"/gate"}',)))
    key = re.findall(r"detail/(\d+)", url)[0]
    assert found is not None and found.page(1)[0] == f"http://site.example/gate/notice/{key}"


def test_a_base_that_has_not_come_yet_is_waited_for() -> None:
    found = requested.request(Scope(_page(SMALL % ('{pageNum:1,kind:"2"}', ""))))
    assert found is not None and found.loose


_WEBPACK_4 = (
    '(window.webpackJsonp=window.webpackJsonp||[]).push([["app"],{"1a2f":function(e,t,n){"use strict";n.d(t,"a",(function(){return r}));'
    'function r(e,t){return fetch("/api"+e,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(t)})}},'
    '"3c7d":function(e,t,n){n.d(t,"b",(function(){return a}));var i=n("1a2f");function a(e){return Object(i["a"])("/page",{siteId:12,top:!0,pageNo:e,pageSize:9})}},'
    '"56d7":function(e,t,n){var i=n("3c7d");function a(e){return e.id}function p(){i["b"](s.pageNo+1)}}}]);'
)
_WEBPACK_5 = (
    '(self.c=self.c||[]).push([[1],{421:(e,t,n)=>{n.d(t,{a:()=>r});function r(e,t){return fetch("/api"+e,{method:"POST",'
    'headers:{"Content-Type":"application/json"},body:JSON.stringify(t)})}},77:(e,t,n)=>{n.d(t,{b:()=>a});var i=n(421);'
    'const a=e=>(0,i.a)("/page",{siteId:12,top:!0,pageNo:e,pageSize:9})},9:(e,t,n)=>{var i=n(77);function p(){(0,i.b)(s.pageNo+1)}}}]);'
)
_OF_VITE = (
    'function r(e,t){return fetch("/api"+e,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(t)})}export{r as a};',
    'import{a as o}from"./http-1.js";const i=e=>o("/page",{siteId:12,top:!0,pageNo:e,pageSize:9});export{i as b};',
    'import{b as r}from"./api-2.js";import{x as a}from"./vendor.js";function p(){r(s.pageNo+1)}',
)


@pytest.mark.parametrize("scripts", [(_WEBPACK_4,), (_WEBPACK_5,), _OF_VITE], ids=["webpack 4", "webpack 5", "vite"])
def test_modules_of_a_bundle_ask_through_one_another(scripts: tuple[str, ...]) -> None:
    """What they export has other names where it is used; numbers and truth values are posted as such."""
    asked = requested.request(Scope(_page(""), scripts))
    assert asked is not None
    told = {"siteId": 12, "top": True, "pageNo": 2, "pageSize": 9}
    assert asked.page(2) == ("http://site.example/api/page", told)


def test_an_export_that_several_scripts_have_is_nobodys() -> None:
    """Where the address of a script is not known, which of two is meant cannot be told; its file tells."""
    scripts = (_OF_VITE[0], _OF_VITE[0].replace("/api", "/other"), *_OF_VITE[1:])
    asked = requested.request(Scope(_page(""), scripts))
    assert asked is None or asked.loose
    files = ("http-1.js", "http-9.js", "api-2.js", "list-3.js")
    filed = [of_file(script, f"{SITE}/assets/{file}") for script, file in zip(scripts, files, strict=True)]
    asked = requested.request(Scope(_page(""), filed))
    assert asked is not None and asked.page(2)[0] == "http://site.example/api/page"


@pytest.mark.parametrize(
    "piece", ['"1a":function(e,t,n){', 'n.d(t,"a",function(){return r});', "export{a as b}", "import{a as b}from", "i=n(1),", "(0,i.a)("]
)  # fmt: skip
def test_a_bundle_of_one_piece_over_and_over_is_read_at_once(piece: str) -> None:
    """Ten times as much text is read in about ten times as long (a hundred times would be 80 s)."""
    written = _WEBPACK_4 + piece * (400_000 // len(piece))
    assert thread_seconds(lambda: Scope(_page(""), (written,))) < 20


_NEWS = "".join(f"<li><a href=/news/{n}.htm>学校召开第{n}次工作会议</a><i>2026-11-0{n}</i></li>" for n in range(1, 7))
_ROWS = "h += '<li><a href=\"/zp/' + row.id + '.htm\">' + row.title"


@pytest.mark.parametrize(
    ("box", "script", "asks"),
    [
        ('<ul id="newsList"></ul>', f'$.post("/api/list", {{pageNo: n}}, f); {_ROWS}', True),
        ("<div id=x>正在加载...</div>", '$.get("/rows.do", {page: n}, put)', True),
        ('<div class="hot"><ul class="list"></ul></div>', f'$.post("/api/list", {{pageNo: n}}, f); {_ROWS}', False),
        ('<ul id="list"><li><a href="/zp/1.htm">某某单位公开招聘公告</a></li></ul>', f'$.post("/api/list", {{pageNo: n}}, f); {_ROWS}', False),
        ('<ul id="newsList"></ul>', '$.get("/api/weather", f)', False),
    ],
)  # fmt: skip
def test_a_box_that_is_left_for_rows_is_asked_for_before_news_beside_it_are_read(
    box: str, script: str, asks: bool
) -> None:
    spider = GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))
    page, ask = _page(script, f"<div><h3>学校新闻</h3><ul>{_NEWS}</ul></div>{box}"), Ask(SITE)
    instead = spider.instead(page, ask)
    assert (instead is not None) == asks
    if instead is not None:
        own = instead
        while own.otherwise is not None:
            own = own.otherwise
        assert own.url == SITE and len(spider.read_list(page, own).entries) == 6
        assert spider.instead(page, own) is None


@pytest.mark.parametrize(
    "piece",
    [
        "for(k in ",
        "for(var k in p)q.push(k);",
        "Object.keys( ",
        "x.open(o.type",
        "u=b+a;b=u+a;fetch(u);",
        "function f(o){return fetch(o.url)} f({url:'/a'});",
    ],
)
def test_queries_put_together_over_and_over_are_read_at_once(piece: str) -> None:
    """0.1 to 0.4 s for 100 kB."""
    page = _page(piece * (100_000 // len(piece)))
    assert thread_seconds(lambda: requested.request(Scope(page))) < 5
