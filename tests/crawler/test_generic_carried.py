"""Applications of whatever framework: what asks and how it was made, data that pages carry, shells, markup put into the page."""

from __future__ import annotations

import html
import json
from pathlib import Path
from urllib.parse import quote

import pytest

from config.settings import Settings
from crawler.items import ListEntry
from crawler.parsing.generic import listing
from crawler.parsing.page import Page
from crawler.parsing.scripts import answered, details, linked, neighbours, recorded, requested
from crawler.parsing.scripts.scope import Scope
from crawler.source import Source
from crawler.spiders.base import Ask
from crawler.spiders.generic import GenericSpider
from tests.crawler.fetch import crawl_plainly, fetching
from tests.sites.web import Pages

HOST = "http://site.example"
SITE = f"{HOST}/zp/list"
TITLE = "某公司公开招聘工作人员公告"
TEXT = "<p>某公司因业务发展需要，面向社会公开招聘工作人员若干名，要求如下。</p><p>报名时间：即日起至月底，逾期不予受理。</p>"
ENTRY = ListEntry(key="k", url=f"{HOST}/post.html?id=41", title=TITLE, published="2026-03-09")


def _spider() -> GenericSpider:
    return GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))


def _page(body: str, script: str = "", url: str = SITE) -> Page:
    around = '<ul><li><a href="/">首页</a></li></ul>{}<div>某市人才集团有限公司　人力资源服务许可证编号：000000</div>'
    text = f"<html><head><title>网站</title></head><body>{around.format(body)}<script>{script}</script></body></html>"
    return Page(url, text)


@pytest.mark.parametrize(
    ("script", "asked", "posted"),
    [
        ("const a = axios.create({baseURL: '/a'}); const b = axios.create({baseURL: '/b'}); b.interceptors.response.use(r => r.data); b.get('/list', {params: {page: n}})", "/b/list?page=2", None),
        ("const svc = axios.create({baseURL: '/b'}); svc({url: '/list', method: 'post', data: {pageNum: n, pageSize: 10}})", "/b/list", {"pageNum": 2, "pageSize": 10}),
        ("const service = axios.create({baseURL: BASE}); const BASE = '/api'; const rows = q => service({url: '/list', params: q}); rows({pageNum: n})", "/api/list?pageNum=2", None),
        ("const http = axios.create({baseURL: '/api'}); const get = (url, params) => http.get(url, {params}); get('/list', {page: n})", "/api/list?page=2", None),
        ('const e=se.create({baseURL:"/api",timeout:1e4});function t(n){return e({url:"/list",method:"get",params:n})}t({pageNo:r.value})', "/api/list?pageNo=2", None),
        ("axios.defaults.baseURL = '/api'; axios.get('/list', {params: {page: n}})", "/api/list?page=2", None),
        ("axios({baseURL: '/api', url: '/list', params: {page: n}})", "/api/list?page=2", None),
        ("const api = ky.create({prefixUrl: '/api'}); api.get('notices', {searchParams: {page: n}}).json()", "/api/notices?page=2", None),
        ("ky.post('/api/list', {json: {page: n, size: 10}}).json()", "/api/list", {"page": 2, "size": 10}),
        ("const { data } = await useFetch('/list', { baseURL: '/api', query: { page, size: 10 } })", "/api/list?page=2&size=10", None),
        ("useAsyncData('l', () => $fetch('/api/list', {method: 'POST', body: {page: page.value}}))", "/api/list", {"page": 2}),
        ("const { data } = useSWR(`/api/list?page=${page}`, fetcher)", "/api/list?page=2", None),
        ("superagent.get('/api/list').query({page: n}).then(show)", "/api/list?page=2", None),
        ("function rows(o) { return superagent.get(BASE + '/list').query(o) } var BASE = '/api'; rows({page: n, kind: 'hire'})", "/api/list?page=2&kind=hire", None),
        ("superagent.post('/api/list').send({page: n}).end(show)", "/api/list", {"page": 2}),
        ("$('#p').pagination({dataSource: '/api/list', pageSize: 10, alias: {pageNumber: 'page', pageSize: 'limit'}, ajax: {data: {lm: 3}}})", "/api/list?limit=10&lm=3&page=2", None),
        ("var s = document.createElement('script'); s.src = '/api/list?callback=show&page=' + n;", "/api/list?callback=show&page=2", None),
        ("function jsonp(url) { s.src = url + '&callback=show'; } jsonp('/api/list?page=' + n)", "/api/list?page=2&callback=show", None),
        ("$.ajax({url: '/api/list', data: $.extend({lm: 3}, {page: n})})", "/api/list?lm=3&page=2", None),
        ("function zc() { $.get('/a/articles', {column: 'policy', page: 1}) } function zp(p) { $.get('/a/articles', {column: 'recruit', page: p}) }", "/a/articles?column=recruit&page=2", None),
    ],
)  # fmt: skip
def test_what_asks_may_be_made_by_any_library(script: str, asked: str, posted: dict[str, object] | None) -> None:
    found = requested.request(Scope(_page("", script)))
    assert found is not None and not found.loose
    url, told = found.page(2)
    assert sorted(url.partition("?")[2].split("&")) == sorted(asked.partition("?")[2].split("&"))
    assert (url.partition("?")[0], told) == (HOST + asked.partition("?")[0], posted)


@pytest.mark.parametrize(
    ("script", "url"),
    [
        ('var id = (location.search.match(/id=(\\d+)/) || [])[1]; $.get("/api/one/" + id)', ENTRY.url),
        ('function nid() { return (location.search.match(/id=(\\d+)/) || [])[1] } $.get("/api/one/" + nid())', ENTRY.url),
        ('var m = /[?&]id=([^&#]*)/.exec(location.href); $.get("/api/one/" + m[1])', ENTRY.url),
        ('const m = location.pathname.match(/\\/notice\\/(\\d+)/); fetch("/api/one/" + m[1])', f"{HOST}/notice/41"),
        ('function q(n) { var r = new RegExp("(^|&)" + n + "=([^&]*)"); return location.search.match(r)[2] } $.get("/api/one/" + q("id"))', ENTRY.url),
        ('const arg = name => new URLSearchParams(location.search).get(name); fetch("/api/one/" + arg("id"))', ENTRY.url),
        ("const { id } = useParams(); useSWR(`/api/one/${id}`, fetcher)", f"{HOST}/notice/41"),
        ("const { query: { id } } = useRouter(); fetch(`/api/one/${id}`)", ENTRY.url),
        ('const told = Object.fromEntries(new URLSearchParams(location.search)); fetch("/api/one/" + told.id)', ENTRY.url),
        ('const id = new URL(location.href).searchParams.get("id"); fetch("/api/one/" + id)', ENTRY.url),
        ("const { data } = await useFetch(`/api/one/${useRoute().params.id}`)", f"{HOST}/notice/41"),
    ],
)  # fmt: skip
def test_the_id_of_a_page_is_read_in_many_ways(script: str, url: str) -> None:
    found = details.record(Scope(_page("", script, url)))
    assert found is not None and found.page(1) == (f"{HOST}/api/one/41", None)


@pytest.mark.parametrize(
    "script",
    [
        'e.jsx("a",{href:"/news/"+t.newsId,children:t.title})',
        'h("a", {class: "row", href: `/news/${t.newsId}`}, t.title)',
        'const r=t=>h(NuxtLink,{to:"/news/"+t.newsId},t.title)',
    ],
)
def test_links_of_what_frameworks_compile(script: str) -> None:
    assert "/news/{newsId}" in linked.links(Scope(_page("", script)))


def test_markup_is_no_data() -> None:
    assert not answered.is_data(Page(f"{HOST}/body", f"<div><p>{TITLE}</p></div>"))
    assert answered.is_data(Page(f"{HOST}/rows", "<all><n id='7'><bt>某公告</bt></n></all>"))


def test_one_function_may_make_the_links_of_several_lists() -> None:
    script = """function items(list, to) { return list.map(a => '<li><a href="' + to + '?nid=' + a.nid + '">' + a.title) }
function zc() { http.get('/articles', {params: {column: 'policy', page: 1}}).then(r => items(r.rows, '/policy/view')) }
function zp(n) { http.get('/articles', {params: {column: 'recruit', page: n}}).then(r => items(r.rows, '/recruit/view')) }"""
    ask = _spider().instead(_page("<ul id=zp></ul>", script), Ask(SITE))
    assert ask is not None and ask.state["links"].index("/recruit/view?nid={nid}") < ask.state["links"].index(
        "/policy/view?nid={nid}"
    )


def test_modules_that_a_page_takes_from_others_are_scripts_beside_it() -> None:
    page = _page(
        '<script type="module">import { rows } from "./api.js"; import("/js/view.mjs"); import x from "vue";</script>'
    )
    assert sorted(neighbours.scripts(page)) == [f"{HOST}/js/view.mjs", f"{HOST}/zp/api.js"]


# -- data that a page carries ------------------------------------------------------------------------------------------

NOTICE = {"id": 41, "title": TITLE, "publishDate": "2026-03-09", "content": TEXT, "views": 7}
STATE = {"route": "detail", "notice": NOTICE, "menus": [{"id": n, "title": f"栏目{n}"} for n in range(4)]}
ROWS = [{"id": n, "title": f"某单位公开招聘公告第{n}号", "publishDate": f"2026-11-0{n}"} for n in range(1, 8)]
LIST = {"list": {"records": ROWS, "total": 30, "page": 1}}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")


def _placed(value: object, made: list[object]) -> int:
    """devalue: a list of all values, in which objects and lists hold places."""
    at = len(made)
    made.append(value)
    if isinstance(value, dict):
        made[at] = {name: _placed(inner, made) for name, inner in value.items()}
    elif isinstance(value, list):
        made[at] = [_placed(inner, made) for inner in value]
    return at


def _devalued(value: object) -> str:
    made: list[object] = []
    _placed(value, made)
    return f'<script type="application/json" id="__NUXT_DATA__">{_json(made)}</script>'


def _pushed(text: str) -> str:
    """Next's rows of text, in two pieces."""
    pieces = (text[:60], text[60:])
    return "".join(f"<script>self.__next_f.push([1,{json.dumps(one, ensure_ascii=False)}])</script>" for one in pieces)


CARRIERS = {
    "assigned": lambda value: f"<script>window.__INITIAL_STATE__={_json(value)};</script>",
    "json": lambda value: f'<script id="__NEXT_DATA__" type="application/json">{_json({"props": value})}</script>',
    "parsed": lambda value: f"<script>var s = JSON.parse({json.dumps(_json(value), ensure_ascii=False)})</script>",
    "encoded": lambda value: f"<script>s = JSON.parse(decodeURIComponent('{quote(_json(value))}'))</script>",
    "attribute": lambda value: f'<div data-page="{html.escape(_json({"props": value}))}"></div>',
    "devalued": _devalued,
    "pushed": lambda value: _pushed(f'5:["$","main",null,{json.dumps(value, ensure_ascii=False)}]\n'),
}


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("shell", ["<div id=app></div>", f"<h1>{TITLE}</h1><div id=c>正在加载，请稍候……</div>"])
def test_a_record_that_its_page_carries(carrier: str, shell: str) -> None:
    page, spider = _page(shell + CARRIERS[carrier](STATE), url=ENTRY.url), _spider()
    assert spider.detail_instead(page, ENTRY, Ask(ENTRY.url)) is None
    item = spider.read_detail(page, ENTRY)
    assert (item.title, item.published[:10]) == (TITLE, "2026-03-09")
    assert item.description.splitlines()[0].startswith("某公司因业务") and "报名时间" in item.description


LINKS = """'<a href="/notice/' + r.id + '">' + r.title; '<a href="/zp/list?page=' + n + '">'"""


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_list_that_its_page_carries(carrier: str) -> None:
    page, spider = _page(CARRIERS[carrier](LIST), LINKS), _spider()
    listed = spider.read_list(page, Ask(SITE))
    assert [(entry.url, entry.published) for entry in listed.entries] == [
        (f"{HOST}/notice/{n}", f"2026-11-0{n}") for n in range(1, 8)
    ]
    assert (listed.total, listed.next_url) == (30, f"{SITE}?page=2")


def test_values_that_occur_often_stand_apart() -> None:
    told = f'window.__NUXT__=(function(a,b,c){{return {{data:[{{notice:{{id:41,title:a,publishDate:b,content:{_json(TEXT)},top:c}}}}]}}}}({_json(TITLE)},"2026-03-09",false));'
    item = _spider().read_detail(_page("<div id=__nuxt></div>", told, ENTRY.url), ENTRY)
    assert (item.title, item.published, "报名时间" in item.description) == (TITLE, "2026-03-09", True)
    rows = f'7:T{len(TEXT.encode()):x},{TEXT}5:["$","main",null,{json.dumps(NOTICE | {"content": "$7"}, ensure_ascii=False)}]'
    item = _spider().read_detail(_page(_pushed(rows), url=ENTRY.url), ENTRY)
    assert item.description.startswith("某公司因业务") and item.description.endswith("不予受理。")


def test_objects_that_are_held_by_name_are_rows() -> None:
    held = {"ROOT_QUERY": {"notices": [{"__ref": f"N:{row['id']}"} for row in ROWS]}}
    state = held | {f"N:{row['id']}": row for row in ROWS}
    page = _page(f"<script>window.__APOLLO_STATE__ = {_json(state)}</script>", LINKS)
    assert len(_spider().read_list(page, Ask(SITE)).entries) == 7


def test_the_next_page_may_be_named_beside_the_rows() -> None:
    held = {"posts": {"data": ROWS, "total": 30, "next_page_url": f"{SITE}?seite=2"}}
    listed = _spider().read_list(_page(CARRIERS["attribute"](held), LINKS.partition(";")[0]), Ask(SITE))
    assert (listed.total, listed.next_url) == (30, f"{SITE}?seite=2")


def test_another_record_is_not_taken() -> None:
    other = _page("<div id=app></div>", f"s = {_json(STATE)}".replace(TITLE, "别的单位招聘启事"), ENTRY.url)
    assert recorded.carried(other, ENTRY) is None


@pytest.mark.parametrize(
    "text",
    [
        "[[" + ",".join(["0"] * 400) + "]" + ",[0,0,0,0]" * 200 + "]",
        "window.__NUXT__=(function(" + "a," * 4000,
        "self.__next_f.push([1," * 40_000,
        "JSON.parse(" + "'\\" * 200_000,
        '="{' * 200_000,
    ],
    ids=["places of places", "no end of names", "pieces", "no end of a string", "attributes"],
)
def test_packed_data_without_an_end(text: str) -> None:
    for page in (_page(f"<script>{text}</script>", url=ENTRY.url), _page(text, url=ENTRY.url)):
        assert recorded.carried(page, ENTRY) is None


# -- shells --------------------------------------------------------------------------------------------------------------

ONE = '$.get("/api/one", {id: getUrlParam("id")}, show)'


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1><p>发布时间：2026-03-09</p><div id=c></div>",
        f"<h1>{TITLE}</h1><p>发布时间：2026-03-09</p><div id=c>正在加载，请稍候……</div>",
        f"<div>当前位置：首页 &gt; {TITLE}</div><h1 id=t></h1><div id=c></div>",
        "<h1 id=t></h1><div id=c></div>",
        "<div>求真务实，开拓创新，为人民服务，建设人民满意的人才队伍，欢迎您的到来，祝您工作顺利</div><h1 id=t></h1>",
        "<noscript>请启用 JavaScript 以查看本页面的内容，谢谢您的理解与支持。</noscript><div id=app></div>",
    ],
)
def test_a_shell_is_asked_for_its_record(body: str) -> None:
    ask = _spider().detail_instead(_page(body, ONE, ENTRY.url), ENTRY, Ask(ENTRY.url))
    assert ask is not None and ask.url == f"{HOST}/api/one?id=41"
    assert _spider().detail_instead(Page(ask.url, "<p>404</p>"), ENTRY, ask) is None, "an answer is no shell"


def test_a_doubtful_page_is_read_where_no_record_is() -> None:
    """Its title is not that of the list: it may be a shell with a few words, or a page."""
    text = "<p>根据工作需要，面向社会公开招聘工作人员若干名，现将有关事项公告如下。</p>" * 4
    spider = _spider()
    ask = spider.detail_instead(_page(f"<h1>另一个标题</h1>{text}", ONE, ENTRY.url), ENTRY, Ask(ENTRY.url))
    assert ask is not None and ask.otherwise == Ask(ENTRY.url, state={"own": True})
    page = _page(f"<h1>另一个标题</h1>{text}", ONE, ENTRY.url)
    assert spider.detail_instead(page, ENTRY, ask.otherwise) is None
    silent = _page(f"<h1>另一个标题</h1>{text}<script src=/js/a.js></script>", url=ENTRY.url)
    spider = _spider()
    script = spider.detail_instead(silent, ENTRY, Ask(ENTRY.url))
    assert script is not None and script.url == f"{HOST}/js/a.js"
    assert spider.detail_instead(Page(script.url, "var x"), ENTRY, script) == ask.otherwise
    assert spider.detail_instead(silent, ENTRY, Ask(ENTRY.url)) is None, "what the script says is known"


# -- markup that is put into the page ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [
        '<div hx-get="/rows" hx-trigger="load"></div>',
        '<div data-hx-get="/rows?page=1" data-hx-trigger="revealed"></div>',
        '<turbo-frame src="/rows?page=1"></turbo-frame>',
        '<div id=l></div><script>$("#l").load("/rows")</script>',
    ],
)
def test_markup_that_is_put_into_a_page_goes_on_itself(place: str) -> None:
    def fetched(url: str) -> Page:
        at = int(url.partition("page=")[2] or 1)
        rows = "".join(
            f"<li><a href=/n/{at}{n}>某单位公开招聘公告第{at}{n}号</a><i>2026-11-0{n}</i></li>" for n in range(1, 7)
        )
        more = f'<button hx-get="/rows?page={at + 1}">加载更多</button>' if at < 3 else ""
        return Page(url, f"<ul>{rows}</ul>{more}") if "rows" in url else _page(place, url=url)

    spider, seen = _spider(), set()
    ask: Ask | None = Ask(SITE)
    while ask is not None and len(seen) < 18:
        page = fetched(ask.url)
        if (instead := spider.instead(page, ask)) is not None:
            ask = instead
            continue
        listed = spider.read_list(page, ask)
        seen |= {entry.key for entry in listed.entries}
        ask = None if listed.last else spider.next_ask(page, ask, listed)
    assert len(seen) == 18


def test_a_text_that_is_put_into_a_page_stands_below_the_title_of_the_list() -> None:
    item = _spider().read_detail(Page(f"{HOST}/body/41", '<div><iframe src="/u/1.pdf"></iframe></div>'), ENTRY)
    assert (item.title, item.published, item.extraction) == (TITLE, "2026-03-09", "unsure")
    assert [file.url for file in item.attachments] == [f"{HOST}/u/1.pdf"]


# -- rows whose classes take turns ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        "<dl class={2}><dt><a href=/d/{0}>{1}</a></dt><dd>2026-11-0{0}</dd></dl>",
        "<div class={2}><a href=/d/{0}><img src=p.jpg></a><a href=/d/{0}>{1}</a><i>2026-11-0{0}</i></div>",
        "<table class={2}><tr><td><a href=/d/{0}>{1}</a></td><td>2026-11-0{0}</td></tr></table>",
        "<ul class={2}><li><a href=/d/{0}>{1}</a></li><li>2026-11-0{0}</li></ul>",
        "<a class={2} href=/d/{0}><h5>{1}</h5><i>2026-11-0{0}</i></a>",
    ],
)
def test_rows_whose_classes_take_turns(row: str) -> None:
    told = "".join(row.format(n, f"某单位公开招聘公告第{n}号", ("white", "grey")[n % 2]) for n in range(1, 8))
    group = listing.best(_page(f"<div>{told}</div>"))
    assert group is not None and len(group.rows) == 7


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return fetching(tmp_path)


def test_scripts_beside_details_are_asked_for_once(settings: Settings) -> None:
    rows = "".join(
        f"<li><a href=/post.html?id={n}>某单位公开招聘工作人员公告第{n}号</a> 2026-11-0{n}</li>" for n in range(1, 8)
    )

    def reply(method: str, target: str, body: str) -> tuple[int, str, bytes]:
        number = target.partition("id=")[2]
        told = {
            "/zp/": _page(f"<ul>{rows}</ul>").text,
            "/js/a.js": "var unused;",
            "/js/post.js": ONE,
        }.get(target, "")
        if target.startswith("/post.html"):
            told = _page("<h1 id=t></h1><script src=/js/a.js></script><script src=/js/post.js></script>").text
        if target.startswith("/api/one"):
            told = _json(NOTICE | {"title": f"某单位公开招聘工作人员公告第{number}号"})
        return (200, "text/html; charset=utf-8", told.encode()) if told else (404, "text/html", b"")

    with Pages(reply) as site:
        found = crawl_plainly(f"{site.address}/zp/", settings, spider_class=GenericSpider)
    assert found.report["new"] == 7, found.report
    assert site.asked.count(("GET", "/js/post.js")) == 1
    assert sum(target.startswith("/post.html") for _, target in site.asked) == 1, (
        "the others' records are asked for at once"
    )
