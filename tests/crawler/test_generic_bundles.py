"""Applications that are built into chunks: what their functions ask, where rows lead, and answers that are tried.

Which scripts are asked for: :mod:`tests.crawler.test_generic_chunks`.
"""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from config.settings import Settings
from crawler.items import ListEntry
from crawler.parsing.page import Page, PageError, Walled
from crawler.parsing.scripts import answered, details, linked, requested
from crawler.parsing.scripts.scope import Scope
from crawler.source import Source
from crawler.spiders.base import Ask
from crawler.spiders.generic import GenericSpider
from tests.crawler.fetch import crawl_plainly, fetching
from tests.sites.web import Pages

HOST = "http://site.example"
SITE = f"{HOST}/zp/list"
TEXT = "<p>某公司因业务发展需要，面向社会公开招聘工作人员若干名，要求如下。</p><p>报名时间：即日起至月底，逾期不予受理。</p>"
ROWS = [
    {"id": n, "title": f"某公司公开招聘工作人员公告第{n}号", "publishTime": f"2026-03-0{n} 08:00:00"}
    for n in range(1, 6)
]


def _page(script: str = "", url: str = SITE) -> Page:
    return Page(
        url, f"<html><head><title>网站</title></head><body><div id=app></div><script>{script}</script></body></html>"
    )


def _asked(script: str, url: str = SITE) -> requested.Request | None:
    return requested.request(Scope(_page(script, url)))


_RUNTIME = 'function s(e){return c.p+"js/"+e+"."+{"chunk-2b":"f2","chunk-3c":"f3"}[e]+".js"}c.p="/s/";'

# -- what their functions ask ------------------------------------------------------------------------------------------

_ONE_OF_MANY = "".join(f'export function part{n}(data){{return request({{url:"/part/{n}",data}})}};' for n in range(9))
_COMMON = (
    '({"5d20":function(e,t,n){Object.defineProperty(t,"__esModule",{value:!0}),t.request=void 0;var a=function(e){return new Promise('
    'function(t){uni.request({url:"/api"+e.url,method:e.method||"GET",data:e.data||{},success:t})})};t.request=a},'
    '"8e31":function(e,t,n){t.rows=t.login=void 0;var r=n("5d20");t.login=function(e){return(0,r.request)({url:"/user/login",method:"POST",data:e})};'
    't.rows=function(e){return(0,r.request)({url:"/article/lists",data:e})}},'
    '"90fa":function(e,t,n){var o=n("8e31");(0,o.rows)({category:21,page:this.page,limit:10})}})'
)
_OF_INSTANCE = (
    '({b775:function(e,t,n){n.d(t,"b",(function(){return c}));var o="/jeecg",i=r.a.create({baseURL:o}),c=i},'
    '"365c":function(e,t,n){n.d(t,"d",(function(){return i}));var a=n("b775"),r={page:"/web/article/page"},o=r;'
    'function i(e){return Object(a["b"])({url:o.page,method:"get",params:e})}},'
    'a6c3:function(e,t,n){var o=n("365c");var x={data:function(){return{queryParam:{type:"zpgg"}}},load:function(){'
    'var n=Object.assign({},this.queryParam);n.pageNo=this.current,n.pageSize=10,Object(o["d"])(n)}}}})'
)


@pytest.mark.parametrize(
    ("script", "asked"),
    [
        ("const q = {lx: 3, pageSize: 10}; axios.get('/api/list', {params: {...q, pageNum: n}})", "/api/list?lx=3&pageSize=10&pageNum=2"),
        ("const q = {lx: 3}; axios.get('/api/list', {params: Object.assign({}, q, {pageNum: n})})", "/api/list?lx=3&pageNum=2"),
        ("const q = {lx: 3}; axios.get('/api/list', {params: _spread(_spread({}, q), {}, {pageNum: n})})", "/api/list?lx=3&pageNum=2"),
        ('axios.get("/api/".concat("notice","/list"), {params: {page: n}})', "/api/notice/list?page=2"),
        ("function request(o) { return new Promise(ok => wx.request({url: '/api' + o.url, data: o.data, success: ok})) }"
         + _ONE_OF_MANY + "export function rows(data){return request({url:'/notice/list',data})}; rows({page: n, size: 9})", "/api/notice/list?size=9&page=2"),
        ('class S{list(e,i){const r=(new P).set("page",String(e)).set("lx","3");return this.http.get("/api/list",{params:r})}}', "/api/list?lx=3&page=2"),
        ("function ajaxRequest(o) { $.ajax({url: ctx + o.url, type: o.type || 'get', data: o.param}) } var ctx = '/x/'; ajaxRequest({\n                url: 'list/data', param: {curr: curr, lx: 3}})", "/x/list/data?curr=2&lx=3"),
        ("app.constant('SERVER', '../rest/'); app.factory('s', function ($http, SERVER) { $http.get(SERVER + 'list', {params: {page: n}}) })", "/rest/list?page=2"),
        ('(()=>{var e={43:(e,t,n)=>{t.exports=1}};const r="/api";fetch("".concat(r,"/list?page=").concat(e,"&lx=3"))})()', "/api/list?page=2&lx=3"),
        ('this.$axios.$get("/api/list",{params:{page:this.page,lx:3}})', "/api/list?page=2&lx=3"),
        ('({a1:function(e,t,n){n.d(t,"b",(function(){return r}));function r(e){return axios({url:"/api/list",params:e})}},c3:function(e,t,n){var i=n("a1");'
         'var o={actions:{fetchList:function(e,t){return Object(i["b"])(t)}}};this.$store.dispatch("notice/fetchList",{page:this.page,lx:3})}})', "/api/list?page=2&lx=3"),
        ('axios.create({baseURL:window.location.origin+"/site-api"});axios.get("/list",{params:{page:n}})', "/site-api/list?page=2"),
        ('const h="/api",m=async(e,t={})=>{const n=new URLSearchParams(t).toString(),o=await fetch(`${h}${e}${n?`?${n}`:""}`)};m("/list",{page:this.page,lx:3})', "/api/list?page=2&lx=3"),
        ('(0,o.ZP)("/api/list?page=".concat(e,"&lx=3"),fetcher)', "/api/list?page=2&lx=3"),
        (_COMMON, "/api/article/lists?category=21&limit=10&page=2"),
        (_OF_INSTANCE, "/jeecg/web/article/page?pageSize=10&type=zpgg&pageNo=2"),
    ],
)  # fmt: skip
def test_what_an_application_asks(script: str, asked: str) -> None:
    request = _asked(script)
    assert request is not None and not request.posts
    url = request.page(2)[0]
    assert (url.partition("?")[0], sorted(url.partition("?")[2].split("&"))) == (
        HOST + asked.partition("?")[0],
        sorted(asked.partition("?")[2].split("&")),
    )


def test_an_object_may_be_written_as_a_text() -> None:
    """Web methods of ASP.NET are asked so."""
    script = """
        var size = 15; $.ajax({type: "POST", url: "List.aspx/Rows", contentType: "application/json; charset=utf-8",
            data: "{'cid':'" + 8 + "','page':'" + index + "','size':'" + size + "'}", success: show});"""
    request = _asked(script)
    assert request is not None
    assert request.page(2) == (f"{HOST}/zp/List.aspx/Rows", {"cid": "8", "page": 2, "size": 15})


def test_a_table_names_the_function_that_says_what_is_asked() -> None:
    table = '<table data-toggle="table" data-url="/api/list" data-query-params="asked" data-side-pagination="server"></table>'
    script = "function asked(p) { return {rows: p.limit, pageNum: p.offset / p.limit + 1, lx: '3'} }"
    page = Page(SITE, f"<html><body>{table}<script>{script}</script></body></html>")
    request = requested.request(Scope(page))
    assert request is not None and request.page(2)[0] == f"{HOST}/api/list?rows=20&pageNum=2&lx=3"


@pytest.mark.parametrize(
    ("script", "first"), [("this.page=0;", "0"), ("this.page=1;", "1"), ("var a = {page: 0};", "0"), ("", "1")]
)
def test_the_first_page_may_be_nought(script: str, first: str) -> None:
    request = _asked(f'{script}class S{{list(e){{axios.get("/api/list",{{params:{{page:e,lx:3}}}})}}}}')
    assert request is not None and f"?page={first}&" in request.page(1)[0]


def test_an_object_with_the_number_of_a_page_goes_with_what_is_asked() -> None:
    """React keeps it in a state of which the call knows nothing."""
    script = (
        'const d={pageIndex:1,pageSize:8,channel:"CAMPUS"};function f(){const[n]=useState(d);search(n)}'
        'const search=e=>request("/api/notice/search",{method:"POST",data:e})'
    )
    request = _asked(script)
    assert request is not None
    assert request.page(2) == (f"{HOST}/api/notice/search", {"pageIndex": 2, "pageSize": 8, "channel": "CAMPUS"})


@pytest.mark.parametrize(
    "path",
    [
        "/sms/send",
        "/user/register",
        "/notice/save",
        "/resume/submit",
        "/article/list/delete",
        "/detail/addview",
        "/info/updateHits",
    ],
)
def test_what_changes_something_is_never_asked(path: str) -> None:
    script = f'request({{url:"{path}",method:"post",data:{{page:n,pageSize:10,id:1}}}})'
    scope = Scope(_page(script, f"{HOST}/notice/41"))
    assert requested.likely(scope) == [] and details.supposed(scope) == []


# -- where rows lead ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "url", "link"),
    [
        ('[{path:"/zp/list"},{path:"/zp/:nid(\\\\d+)",name:"D"}];R.push({name:"D",params:{nid:l.id}})', SITE, "/zp/{id}"),
        ('[{path:"/list"},{path:"/d/:nid",name:"D"}];R.push({name:"D",params:{nid:l.id}})', SITE, "/zp/d/{id}"),
        ('[{path:"/list"}];const t=this.$router.resolve({path:"/d",query:{id:e.id}});open(t.href)', f"{HOST}/#/list", "#/d?id={id}"),
        ('uni.navigateTo({url:"/pages/article/detail?id="+e.id})', f"{HOST}/h5/", "#/pages/article/detail?id={id}"),
        ("$(document).on('click', '.row', function () { open('/d?id=' + $(this).attr('data-id')) }); h += '<p data-id=\"' + v.ggid + '\">'", SITE, "/d?id={ggid}"),
        ('[{path:"list",component:L},{path:"about/:page"},{path:"list/:id",component:D}];n=>["/list",n]', SITE, "/zp/list/{id}"),
        ('window.__NUXT__={};this.$router.push({path:"/d/"+t.id})', SITE, "/d/{id}"),
        ('[{path:"/list"}];h(Link,{to:"/d/".concat(e.uuid)},e.subject)', SITE, "/zp/d/{uuid}"),
    ],
)  # fmt: skip
def test_where_a_row_of_an_application_leads(script: str, url: str, link: str) -> None:
    assert link in linked.links(Scope(_page(script, url)))


def test_rows_that_a_dialogue_shows_are_whole() -> None:
    """They lead nowhere: each stands on the list itself, under its id, and is never asked for."""
    told = [row | {"content": TEXT, "files": '[{"name":"岗位表.xlsx","url":"/u/1.xlsx"}]'} for row in ROWS]
    page = Page(f"{HOST}/api/list", json.dumps({"data": {"list": told, "total": 5}}))
    entries, total = answered.rows(page, SITE, [])
    assert (len({entry.key for entry in entries}), total) == (5, 5)
    spider = _spider()
    item = spider.from_list(entries[0])
    assert item is not None and item.title == ROWS[0]["title"] and item.published[:10] == "2026-03-01"
    assert "逾期不予受理" in item.description and [file.url for file in item.attachments] == [f"{HOST}/u/1.xlsx"]
    assert spider.row_is_all(entries[0]) and not spider.row_is_all(ListEntry(key="k", url=SITE, title="某公告"))
    with pytest.raises(PageError, match="without a title or an address"):
        answered.rows(Page(f"{HOST}/api/list", json.dumps({"data": ROWS})), SITE, [])


# -- answers that are tried --------------------------------------------------------------------------------------------


def _spider() -> GenericSpider:
    return GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))


def test_the_next_question_is_tried_where_an_answer_is_no_list() -> None:
    """Which of two is the list, the scripts do not say; rows of announcements have days."""
    script = (
        'axios.get("/api/news/list/tags",{params:{page:n}});axios.get("/api/zw",{params:{page:n}});'
        'h("a",{href:"/zp/"+row.id})'
    )
    spider, ask = _spider(), Ask(SITE)
    first = spider.instead(_page(script), ask)
    assert first is not None and first.url.startswith(f"{HOST}/api/news/list/tags") and first.otherwise is not None
    tags = [{"id": n, "name": f"标签标签第{n}种"} for n in range(4)]
    second = first.otherwise
    assert second.url.startswith(f"{HOST}/api/zw")
    with pytest.raises(ValueError, match="no announcements"):
        spider.read_list(Page(second.url, json.dumps(tags)), second)
    assert len(spider.read_list(Page(second.url, json.dumps(ROWS)), second).entries) == 5


@pytest.mark.parametrize(
    ("script", "answered"),
    [
        (
            'q.rows=function(o){return q.ask("/notice/list",{data:o})};axios.get("/notice/list",{params:{page:n}})',
            "POST",
        ),
        ('var o={apiRoot:"/gw"};unknown.get("/notice/list",{params:{page:n}})', "/gw/notice/list"),
    ],
    ids=["posted", "below a path"],
)
def test_the_likeliest_question_is_asked_otherwise(script: str, answered: str) -> None:
    """What the scripts do not tell for certain, the answer does: how it is asked, and where its address begins."""
    spider = _spider()
    ask = spider.instead(_page(f'{script};h("a",{{href:"/zp/"+row.id}})'), Ask(SITE))
    while ask is not None:
        posted = ask.form is not None or ask.json is not None
        right = posted if answered == "POST" else ask.url.partition("?")[0] == HOST + answered
        told = {"rows": ROWS, "total": 5} if right else {"code": 500, "msg": "not supported"}
        try:
            listed = spider.read_list(Page(ask.url, json.dumps(told)), ask)
            break
        except ValueError:
            ask = ask.otherwise
    assert ask is not None and right and len(listed.entries) == 5


def test_a_record_is_asked_for_below_the_path_of_its_list() -> None:
    shell = 'http.get({url:"/portal/notice/info",params:{id:this.$route.query.id}})'
    entry = ListEntry(key="k", url=f"{HOST}/#/d?id=41", title=str(ROWS[0]["title"]))
    spider = _spider()
    spider.answered = (f"{HOST}/gw/portal/notice/list",)
    first = spider.detail_instead(_page(shell, entry.url), entry, Ask(entry.url))
    assert first is not None and first.url == f"{HOST}/portal/notice/info?id=41"
    second = spider.detail_instead(Page(first.url, '{"code":404}'), entry, first)
    assert second is not None and second.url == f"{HOST}/gw/portal/notice/info?id=41"
    told = json.dumps({"data": ROWS[0] | {"content": TEXT}})
    assert spider.detail_instead(Page(second.url, told), entry, second) is None
    other = entry.model_copy(update={"url": f"{HOST}/#/d?id=42"})
    assert spider.detail_ask(other).url == f"{HOST}/gw/portal/notice/info?id=42"


def test_nothing_more_is_asked_where_a_record_wants_a_login() -> None:
    shell = (
        'const one=e=>request({url:"/api/notice/detail",params:{id:e}});const two=e=>request("/api/post/".concat(e));'
    )
    entry = ListEntry(key="k", url=f"{HOST}/notice/41", title=str(ROWS[0]["title"]))
    spider = _spider()
    ask = spider.detail_instead(_page(shell, entry.url), entry, Ask(entry.url))
    assert ask is not None and ask.otherwise is not None
    wall = Page(ask.url, '{"code":401,"msg":"请先登录"}')
    assert spider.detail_instead(wall, entry, ask) is None
    with pytest.raises(Walled):
        spider.read_detail(wall, entry)


def test_a_record_is_known_by_its_title() -> None:
    """Where the id goes is not told; what has place for one is asked, and remembered once its answer is the record."""
    shell = (
        'const one=e=>request({url:"/api/tag/detail",params:{id:e}});const two=e=>request("/api/notice/".concat(e));'
        "function f(p){two(p.match.id);one(p.match.id)}"
    )
    entry = ListEntry(key="k", url=f"{HOST}/notice/41", title=str(ROWS[0]["title"]))
    spider = _spider()
    asks, ask = [], spider.detail_instead(_page(shell, entry.url), entry, Ask(entry.url))
    while ask is not None:
        asks.append(ask)
        told = ROWS[0] | {"content": TEXT} if "/notice/" in ask.url else {"id": 41, "name": "标签"}
        page = Page(ask.url, json.dumps({"data": told}))
        ask = spider.detail_instead(page, entry, ask)
    assert asks[-1].url == f"{HOST}/api/notice/41"
    assert spider.read_detail(page, entry).title == entry.title
    other = entry.model_copy(update={"url": f"{HOST}/notice/42"})
    assert spider.detail_ask(other).url == f"{HOST}/api/notice/42"


@pytest.mark.parametrize(
    ("params", "starts"),
    [("page:this.page,size:2", "var d={page:0};function more(){d.page++;load()}"), ("kind:3", "var pageNum = 1;")],
    ids=["counted up first", "not told"],
)
def test_where_the_second_page_is_the_first_the_next_way_is_tried(params: str, starts: str) -> None:
    """A site that counts from one answers nought with its first page; one whose counter is unknown answers all with it."""
    spider = _spider()
    ask = spider.instead(
        _page(f'{starts}axios.get("/api/list",{{params:{{{params}}}}});h("a",{{href:"/zp/"+row.id}})'), Ask(SITE)
    )
    keys: list[str] = []
    asked = []
    while ask is not None and len(asked) < 8:
        query = dict(parse_qsl(urlsplit(ask.url).query))
        asked.append(ask.url)
        number = max(int(query.get("page") or query.get("pageNum") or 1), 1)
        told = {"rows": ROWS[number * 2 - 2 : number * 2], "total": 5}
        page = Page(ask.url, json.dumps(told))
        listed = spider.read_list(page, ask)
        fresh = [entry.key for entry in listed.entries if entry.key not in keys]
        keys += fresh
        goes_on = (fresh or spider.repeats(ask, listed)) and not listed.last and len(keys) < 5
        ask = spider.next_ask(page, ask, listed) if goes_on else None
    assert len(keys) == 5 and len(asked) <= 4, asked


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return fetching(tmp_path)


def test_an_application_behind_a_hash_is_read(settings: Settings) -> None:
    """What stands behind ``#`` is not sent; it says which view is meant. Scripts are asked for once."""
    app = _RUNTIME + (
        '[{path:"/zp/list",component:()=>n.e("chunk-2b")},{path:"/zp/info",component:()=>n.e("chunk-3c")}];'
        'var http=axios.create({baseURL:"/api"});'
        'const rows=e=>http({url:"/notice/list",params:e}),one=e=>http({url:"/notice/info",params:{id:e}});'
    )
    view = 'rows({page:this.page,size:20,lx:3});this.$router.push({path:"/zp/info",query:{id:row.id}})'

    def reply(method: str, target: str, body: str) -> tuple[int, str, bytes]:
        path, _, query = target.partition("?")
        number = query.partition("id=")[2]
        told = {
            "/": "<html><head><title>网站</title></head><body><div id=app></div><script src=/s/app.js></script></body></html>",
            "/s/app.js": app,
            "/s/js/chunk-2b.f2.js": view,
            "/s/js/chunk-3c.f3.js": "one(this.$route.query.id)",
            "/api/notice/list": json.dumps({"rows": ROWS, "total": 5}),
        }.get(path, "")
        if path == "/api/notice/info" and number:
            told = json.dumps({"data": ROWS[int(number) - 1] | {"content": TEXT}})
        return (200, "text/html; charset=utf-8", told.encode()) if told else (404, "text/html", b"")

    with Pages(reply) as site:
        found = crawl_plainly(f"{site.address}/#/zp/list", settings, spider_class=GenericSpider)
    assert found.report["new"] == 5, found.report
    asked = [target.partition("?")[0] for _, target in site.asked]
    assert {path: asked.count(path) for path in asked if path.endswith(".js")} == {
        "/s/app.js": 1,
        "/s/js/chunk-2b.f2.js": 1,
        "/s/js/chunk-3c.f3.js": 1,
    }
