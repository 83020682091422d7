"""What scripts make of rows and records: addresses cut, filled up and encoded, data beside a page, details asked for apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from config.settings import Settings
from crawler.items import ListEntry
from crawler.parsing.generic import listing, pager
from crawler.parsing.page import Page, PageError, Walled
from crawler.parsing.scripts import answered, details, islands, linked, looks, recorded
from crawler.parsing.scripts.scope import Scope
from crawler.source import Source
from crawler.spiders.base import Ask
from crawler.spiders.generic import GenericSpider
from tests.crawler.fetch import crawl_plainly, fetching
from tests.crawler.hostile import Send, http, serving
from tests.sites.web import Pages

SITE = "http://site.example/zp/list.html"
ROW = {"id": 41, "date": "2026-03-09", "title": "某公司公开招聘工作人员公告", "code": "zp-41-a"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return fetching(tmp_path)


def _page(script: str, body: str = "", url: str = SITE) -> Page:
    return Page(url, f"<html><head><title>网站</title></head><body>{body}<script>{script}</script></body></html>")


@pytest.mark.parametrize(
    ("script", "address"),
    [
        ("""h += '<a href="/d/' + btoa(v.id) + '.html">'""", "/d/NDE=.html"),
        ("""h += '<a href="/d?i=' + encodeURIComponent(btoa(v.id)) + '">'""", "/d?i=NDE%3D"),
        ("""h += `<a href="/d/${Base64.encode(v.id.toString())}">`""", "/d/NDE="),
        ("""h += `<a href="/${v.date.substring(0, 4)}/${v.date.split('-')[1]}/${v.id}.html">`""", "/2026/03/41.html"),
        ("""h += '<a href="/a/' + v.date.replace(/-/g, '') + '/' + v.id + '.htm">'""", "/a/20260309/41.htm"),
        ("""h += '<a href="/a/' + String(v.id).padStart(6, '0') + '.htm">'""", "/a/000041.htm"),
        ("""h += '<a href="/a/' + ('00000' + v.id).slice(-5) + '.htm">'""", "/a/00041.htm"),
        ("""function pad(n) { return ('0000' + n).slice(-4) } h += '<a href="/n/' + pad(v.id) + '.htm">'""", "/n/0041.htm"),
        ("""var d = v.date.substr(0, 7).replace("-", "/"); h += '<a href="/n/' + d + '/' + v.id + '.htm">'""", "/n/2026/03/41.htm"),
        ("""var y = v.date.split('-'); h += '<a href="/n/' + y[0] + y[1] + '/' + v.id + '.htm">'""", "/n/202603/41.htm"),
        ("""h += '<a href="/c/' + v.code.split('-').pop().toUpperCase() + '">'""", "/c/A"),
        ("""function go(i) { location.href = '/s/' + btoa(i) } h += '<li onclick="go(' + v.id + ')">'""", "/s/NDE="),
        ("""h += '<a href="' + of(v) + '">'; function of(v) { return '/x/' + v.id + '.html' }""", "/x/41.html"),
    ],
)  # fmt: skip
def test_addresses_that_scripts_make_of_a_row(script: str, address: str) -> None:
    (link, *_) = [one for one in linked.links(Scope(_page(script))) if linked.fits(one, [ROW])]
    assert linked.filled(link, ROW) == address


@pytest.mark.parametrize(
    "ways",
    [
        ["replaceAll:a:" + "b" * 80] * 9,
        ["split:", "join:" + "b" * 80] * 9,
        ["padStart:999999999:0"],
        ["slice:x:y", "at:99999999999999"],
    ],
)
def test_no_way_of_looking_makes_much_of_little(ways: list[str]) -> None:
    assert len(looks.seen("a" * 2000, ways) or "") <= looks.LONGEST


def test_expressions_are_taken_at_their_word_or_not_at_all() -> None:
    assert looks.look("replace", [r"/\//g", "-"]) == "replaceAll:%2F:-"
    assert looks.look("replace", ["/(a+)+$/", ""]) == looks.look("charCodeAt", ["0"]) == ""


DATA = ",".join(f'{{"id": {n}, "title": "某单位公开招聘公告第{n}号", "fbsj": "2026-11-0{n}"}}' for n in range(1, 8))
LINK = """for (var v of rows) { h += '<a href="show-' + v.id + '.html">' + v.title }"""


@pytest.mark.parametrize(
    "script",
    [
        f"var rows = [{DATA}];",
        f"window.pageData = {{code: 0, data: {{rows: [{DATA}]}}}}",
        f"/* it's made */ define([{DATA}])",
        f"export default [{DATA}]",
    ],
)
def test_rows_in_scripts_beside_a_page_get_the_addresses_that_its_own_makes(script: str) -> None:
    group = listing.best(islands.opened(_page(LINK, "<div id=list></div>"), (script,)))
    assert group is not None and len(group.rows) == 7
    entry = listing.entries(group)[0]
    assert (entry.url, entry.published) == ("http://site.example/zp/show-1.html", "2026-11-01")


def test_a_menu_in_a_script_is_no_list() -> None:
    menu = "var menu = [" + ",".join(f'{{"id": {n}, "title": "公开招聘公告栏目{n}"}}' for n in range(9)) + "];"
    page = _page(LINK, "<div id=list></div>")
    assert islands.opened(page, (menu,)) is page


# -- details -----------------------------------------------------------------------------------------------------------

ENTRY = ListEntry(key="k", url="http://site.example/post.html?id=41", title=str(ROW["title"]), published="2026-03-09")


@pytest.mark.parametrize(
    ("script", "url", "asked"),
    [
        ('const id = new URLSearchParams(location.search).get("id"); fetch(`/api/one?id=${id}`)', ENTRY.url, "/api/one?id=41"),
        ('var q = new URLSearchParams(window.location.search); $.get("/api/one/" + q.get("id"))', ENTRY.url, "/api/one/41"),
        ('$.getJSON("/api/one", {id: getQueryString("id")}, show)', ENTRY.url, "/api/one?id=41"),
        ('axios.get("/api/one", {params: {nid: this.$route.query.id}})', ENTRY.url, "/api/one?nid=41"),
        ('axios.get(`/api/one/${this.$route.params.nid}`)', "http://site.example/#/post/41", "/api/one/41"),
        ('var i = location.href.split("id=")[1]; $.get("/api/one?i=" + i)', ENTRY.url, "/api/one?i=41"),
        ('var i = location.pathname.split("/").pop().replace(".html", ""); $.get("/api/one?i=" + i)', "http://site.example/p/41.html", "/api/one?i=41"),
        ('load(getUrlParam("id")); function load(i) { $.get("/api/one", {id: i}) } $.get("/api/hits", {id: getUrlParam("id")})', ENTRY.url, "/api/one?id=41"),
    ],
)  # fmt: skip
def test_the_record_of_a_page_is_what_asks_for_its_id(script: str, url: str, asked: str) -> None:
    found = details.record(Scope(_page(script, url=url)))
    assert found is not None and found.page(1) == (f"http://site.example{asked}", None)


def _told(data: object) -> Page:
    return recorded.opened(Page("http://site.example/api/one?id=41", json.dumps(data, ensure_ascii=False)), ENTRY)


def test_a_record_is_shown_as_its_script_would() -> None:
    files = [{"fileName": "岗位表.xlsx", "filePath": "/up/1.xlsx"}, {"name": "报名表.doc", "url": "/file/get?id=7"}]
    record = {
        "id": 41,
        "bt": ROW["title"],
        "nr": "&lt;p&gt;一、招聘人数若干名，报名截止。&lt;/p&gt;",
        "fbsj": 1773021600000,
        "fj": json.dumps(files),
    }
    spider = GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))
    answer = Page(
        "http://site.example/api/one?id=41",
        json.dumps({"code": 0, "data": record, "hot": [{"title": "别的公告", "url": "/1.html"}]}),
    )
    item = spider.read_detail(answer, ENTRY)
    assert (item.title, item.published[:10], item.description.splitlines()[0]) == (
        ROW["title"],
        "2026-03-09",
        "一、招聘人数若干名，报名截止。",
    )
    assert [file.url for file in item.attachments] == [
        "http://site.example/up/1.xlsx",
        "http://site.example/file/get?id=7",
    ]


def test_an_answer_without_a_record_is_told_apart_from_a_wall() -> None:
    with pytest.raises(PageError, match="no text of an announcement"):
        _told({"code": 1, "msg": "不存在"})
    with pytest.raises(Walled):
        _told({"code": 401, "msg": "请先登录"})


ONE = '$.get("/api/one", {id: getUrlParam("id")})'
TEXT = "<p>根据工作需要，面向社会公开招聘工作人员若干名，现将有关事项公告如下。</p>" * 4


def test_a_page_that_shows_the_title_is_read_itself() -> None:
    spider = GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))
    page = _page(ONE, f"<h1>{ENTRY.title}</h1><p>2026-03-09</p><div>{TEXT}</div>", ENTRY.url)
    assert spider.detail_instead(page, ENTRY, Ask(ENTRY.url)) is None
    for inner in ('<a href="/u/1.pdf">附件1.pdf</a>', '<img src="/u/1.jpg" width="800">'):
        alone = _page(ONE, f"<h1>{ENTRY.title}</h1><p>2026-03-09</p><div>{inner}</div>", ENTRY.url)
        assert spider.detail_instead(alone, ENTRY, Ask(ENTRY.url)) is None


def test_what_is_asked_for_a_kind_of_page_is_found_once() -> None:
    spider = GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))
    shell = _page("", '<div id="app"></div><script src="/js/post.js"></script>', ENTRY.url)
    script = spider.detail_instead(shell, ENTRY, spider.detail_ask(ENTRY))
    state = {"left": [], "doubted": False}
    assert script == Ask("http://site.example/js/post.js", state=state, otherwise=Ask(ENTRY.url, state=state))
    asked = spider.detail_instead(Page(script.url, '$.get("/api/one", {id: getUrlParam("id")})'), ENTRY, script)
    assert asked is not None and asked.url == "http://site.example/api/one?id=41"
    other = ENTRY.model_copy(update={"url": "http://site.example/post.html?id=42"})
    assert spider.detail_ask(other).url == "http://site.example/api/one?id=42"
    spider = GenericSpider(source=spider.source)
    with pytest.raises(PageError, match="do not say where"):
        spider.detail_instead(Page(script.url, "var x = 1"), ENTRY, script)


# -- applications of one page ------------------------------------------------------------------------------------------

APPLICATION = """
const routes = [{path: '/', component: List}, {path: '/detail/:nid', name: 'detail', component: Detail}];
const List = {template: '<ul><li v-for="row in rows" @click="open(row.newsId)">{{ row.title }}</li></ul>',
  data() { return {rows: [], form: {pageNum: 1, pageSize: 10}} },
  methods: {
    load() { axios.get('/api/news/list', {params: this.form}).then(r => { this.rows = r.data.rows }) },
    open(nid) { this.$router.push({name: 'detail', params: {nid}}) } } };
const Detail = {template: '<div v-html="row.content"></div>',
  created() { axios.get('/api/news/' + this.$route.params.nid).then(r => { this.row = r.data.row }) } };
new VueRouter({routes});
"""


def _application(method: str, target: str, body: str) -> tuple[int, str, bytes]:
    number = target.rpartition("/")[2]
    rows = [{"newsId": n, "title": f"某单位公开招聘公告第{n}号", "publishDate": f"2026-11-0{n}"} for n in range(1, 8)]
    if target == "/js/app.js":
        return 200, "application/javascript", APPLICATION.encode()
    if target.startswith("/api/news/list"):
        return (
            200,
            "application/json",
            json.dumps({"rows": rows if "pageNum=1&" in target else [], "total": 7}).encode(),
        )
    if target.startswith("/api/news/") and number.isdigit():
        record = rows[int(number) - 1] | {"content": f"<p>第{number}号公告：招聘工作人员若干名，请于月底前报名。</p>"}
        return 200, "application/json", json.dumps({"row": record}).encode()
    if target == "/":
        return (
            200,
            "text/html",
            '<html><head><title>人才招聘</title></head><body><div id="app"></div><script src="/js/app.js"></script></body></html>'.encode(),
        )
    return 404, "text/html", b""


def test_an_application_of_one_page_is_read_view_by_view(settings: Settings) -> None:
    with Pages(_application) as site:
        found = crawl_plainly(site.address + "/", settings, spider_class=GenericSpider)
    assert (found.report["outcome"], found.report["new"]) == ("ok", 7), found.report
    assert site.asked.count(("GET", "/js/app.js")) < 8, "not once a detail"
    assert ("GET", "/api/news/7") in site.asked


@pytest.mark.parametrize(
    "data",
    [
        {"data": json.dumps([ROW | {"id": n} for n in range(3)])},
        {"data": {str(n): ROW | {"id": n} for n in range(3)}, "page": {"no": 1}},
        {"list": [{"article": {"title": ROW["title"], "id": n}, "date": ROW["date"], "sort": 0} for n in range(3)]},
        {"hits": {"hits": [{"_score": 1, "_source": ROW | {"id": n}} for n in range(3)]}},
    ],
    ids=["as text", "by number", "within rows", "of a search"],
)
def test_rows_that_are_nested(data: object) -> None:
    answer = Page("http://site.example/api", json.dumps(data, ensure_ascii=False))
    entries, _ = answered.rows(answer, SITE, ["/n/{id}.html"])
    assert [entry.url for entry in entries] == [f"http://site.example/n/{n}.html" for n in range(3)]
    assert {(entry.title, entry.published) for entry in entries} == {(ROW["title"], "2026-03-09")}


def test_a_state_goes_on_by_the_links_that_its_template_makes() -> None:
    state = f"window.__STATE__ = {{list: {{docs: [{DATA}], total: 30}}}}"
    page = _page(
        state,
        """<li v-for="d in docs"><a :href="'/d/' + d.id">{{ d.title }}</a></li><a :href="'?page=' + n">{{ n }}</a>""",
    )
    following = pager.following(islands.opened(page), 1)
    assert following is not None and following.url == f"{SITE}?page=2"
    whole = islands.opened(Page(SITE, page.text.replace("total: 30", "total: 7")))
    assert "rel=" not in whole.text


def test_a_function_that_takes_a_name_gives_the_field_of_that_name() -> None:
    script = """function val(n, name) { return n.getElementsByTagName(name)[0].nodeValue } h += '<a href="/n/' + val(news[i], "id") + '.htm">'"""
    (link,) = [one for one in linked.links(Scope(_page(script))) if linked.fits(one, [ROW])]
    assert linked.filled(link, ROW) == "/n/41.htm"


def test_places_for_a_text_are_no_text() -> None:
    spider = GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))
    shell = _page(
        "",
        '<div id="app"><h2>{{ info.title }}</h2><p>发布时间：{{ info.day }} 来源：{{ info.source }}</p></div><script src="/js/post.js"></script>',
        ENTRY.url,
    )
    asked = spider.detail_instead(shell, ENTRY, Ask(ENTRY.url))
    assert asked is not None and asked.url == "http://site.example/js/post.js"


def test_scripts_beside_an_empty_list_are_not_sent_anew_at_each_crawl(settings: Settings) -> None:
    sent: list[int] = []

    def script(send: Send) -> None:
        fresh = "if-none-match" not in server.log[-1][2].lower()
        sent.append(200 if fresh else 304)
        send(http("var x = 1;" if fresh else "", "200 OK" if fresh else "304 Not Modified", 'ETag: "1"', length=fresh))

    page = '<html><body><div id="list">暂无数据</div><script src="/js/list.js"></script></body></html>'
    with serving({"/zp/": http(page), "/js/list.js": script}) as server:
        reports = [crawl_plainly(f"{server.url}/zp/", settings, spider_class=GenericSpider).report for _ in range(2)]
    assert sent == [200, 304]
    assert [report["outcome"] for report in reports] == ["ok", "ok"]


def test_pages_that_say_nothing_are_tried_a_few_times() -> None:
    """Each try costs up to three scripts; without an end every announcement of such a site would."""
    spider = GenericSpider(source=Source(id="s", name="s", kind="government", family="generic", url=SITE))
    asked = 0
    for number in range(1, 31):
        entry = ENTRY.model_copy(update={"url": f"http://site.example/post.html?id={number}"})
        shell = _page("", f'<div id="app"></div><script src="/js/post.js?{number}"></script>', entry.url)
        script = spider.detail_instead(shell, entry, Ask(entry.url))
        asked += script is not None
        if script is not None:
            with pytest.raises(PageError):
                spider.detail_instead(Page(script.url, "var x = 1"), entry, script)
    assert asked == 10 and len(spider.opening) <= 20


@pytest.mark.parametrize(
    "value",
    [
        "/Date(1773021600000+0800)/",
        1773021600,
        1773021600000.0,
        {"time": 1773021600000, "year": 126, "month": 2, "date": 9},
        [2026, 3, 9, 10, 0],
        "20260309",
        "20260309100000",
        "2026年3月9日",
    ],
)
def test_days_as_servers_write_them(value: object) -> None:
    assert islands.day(value)[:10] == "2026-03-09"


@pytest.mark.parametrize("value", ["20261399", 4012, [2026, 3], {"time": None}, True, None, float("1e300")])
def test_what_is_no_day(value: object) -> None:
    assert islands.day(value) == ""
