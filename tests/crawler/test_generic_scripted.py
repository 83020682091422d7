"""What built scripts ask in ways of their own: other hosts of a site, values that functions are given, lists, texts written otherwise."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest

from crawler.items import ListEntry
from crawler.parsing.address import same_site
from crawler.parsing.page import Page
from crawler.parsing.scripts import answered, details, linked, neighbours, recorded, requested
from crawler.parsing.scripts.scope import Scope

SITE = "http://zp.yunling.gov.cn/list.html"
TEXT = "<p>某公司因业务发展需要，面向社会公开招聘工作人员若干名，要求如下。</p><p>报名时间：即日起至月底。</p>"


def _page(script: str, url: str = SITE) -> Page:
    return Page(url, f"<html><head><title>网站</title></head><body><script>{script}</script></body></html>")


@pytest.mark.parametrize(
    ("script", "url", "posted"),
    [
        ('function load(p) { $.post("/l", {pageIndex: p, size: 5}) } load(0)', "http://zp.yunling.gov.cn/l", {"pageIndex": "1", "size": "5"}),
        ('function load(lm, p) { $.post("/l", {lm: lm, page: p}) } load("zp", 1)', "http://zp.yunling.gov.cn/l", {"lm": "zp", "page": "2"}),
        ('$.getJSON("//api.yunling.gov.cn/l?page=" + n)', "http://api.yunling.gov.cn/l?page=2", None),
        ('$.getJSON("http://zp.yunling.gov.cn:8080/l?page=" + n)', "http://zp.yunling.gov.cn:8080/l?page=2", None),
        ('u()({method: "get", url: "".concat("/s").concat("/l"), params: {page: n}})', "http://zp.yunling.gov.cn/s/l?page=2", None),
        ('axios.get("/l", {params: Object(a["b"])(Object(a["b"])({}, {page: n}), {}, {lm: 3})})', "http://zp.yunling.gov.cn/l?page=2&lm=3", None),
        ('var c = {lm: "3", page: n}; $.post("/ajax.do", {m: "find", arguments: JSON.stringify([c])})', "http://zp.yunling.gov.cn/ajax.do", {"m": "find", "arguments": '[{"lm":"3","page":"2"}]'}),
        ('axios.post("/l", {page: n, ids: ["a", 7], orders: [{column: "day"}]})', "http://zp.yunling.gov.cn/l", {"page": 2, "ids": ["a", 7], "orders": [{"column": "day"}]}),
        ('$.get("/l", {pageIndex: params.offset / params.limit, size: 5})', "http://zp.yunling.gov.cn/l?pageIndex=1&size=5", None),
        ('$.get("/l", {pageIndex: params.offset / params.limit + 1, size: 5})', "http://zp.yunling.gov.cn/l?pageIndex=2&size=5", None),
        ('$.get("/l", {pageIndex: Math.floor(d.start / d.length) + 1, size: 5})', "http://zp.yunling.gov.cn/l?pageIndex=2&size=5", None),
        ('function load(pageNum) { $.get("/l?num=" + pageNum + "&size=5") } load(1)', "http://zp.yunling.gov.cn/l?num=2&size=5", None),
        ('h.adornUrl = function (t) { return window.C.baseUrl + t }; window.C["baseUrl"] = "/s"; this.$http({url: this.$http.adornUrl("/l"), params: this.$http.adornParams({page: n})})', "http://zp.yunling.gov.cn/s/l?page=2", None),
        ('a = n("/ocq"); $.get("/l?page=" + n)', "http://zp.yunling.gov.cn/l?page=2", None),
        ('$.post("/l", {page: n, ids: ["a", "b"]})', "http://zp.yunling.gov.cn/l", {"page": "2"}),
    ],
)  # fmt: skip
def test_what_is_asked(script: str, url: str, posted: dict[str, object] | None) -> None:
    found = requested.request(Scope(_page(script)))
    assert found is not None and found.page(2) == (url, posted)


@pytest.mark.parametrize("host", ["api.beiling.gov.cn", "gov.cn", "10.0.0.8:8080"])
def test_nothing_is_asked_of_another_site(host: str) -> None:
    """Who shares the public ending alone is somebody else."""
    assert requested.request(Scope(_page(f'$.getJSON("http://{host}/l?page=" + n)'))) is None


def test_a_folder_that_a_site_numbers_is_no_library() -> None:
    page = Page(
        SITE, '<script src="/tpl/template161/js/list.js"></script><script src="/js/jquery-3.6/list.js"></script>'
    )
    assert neighbours.scripts(page) == ["http://zp.yunling.gov.cn/tpl/template161/js/list.js"]


def test_an_export_of_one_letter_leaves_other_things_of_that_name() -> None:
    script = (
        '({"0f":function(t,e,n){n.d(e,"b",(function(){return r}));function r(t,e){return axios({url:t,method:"get",params:e})}},'
        '"7b":function(t,e,n){var a=n("0f"),o={url:{list:"/zp/list"},load:function(){Object(a["b"])(this.url.list,{pageNo:this.n})}};'
        'e["a"]=n("28").a(o)}})'
    )
    asked = requested.request(Scope(_page(script)))
    assert asked is not None and asked.page(2)[0] == "http://zp.yunling.gov.cn/zp/list?pageNo=2"


def test_a_function_that_all_components_have_is_the_site_s_own() -> None:
    script = 't.prototype.$get=function(t,e){return r.a.get("/cms"+t,{params:e||{}})};this.$get("/article/pages",{pageNum:this.n,lm:"3"})'
    asked = requested.request(Scope(_page(script)))
    assert asked is not None and asked.page(2)[0] == "http://zp.yunling.gov.cn/cms/article/pages?pageNum=2&lm=3"


def test_what_a_parameter_is_by_default_is_no_export_of_its_name() -> None:
    script = (
        'const t=(t,n={},o="GET")=>uni.request({url:"/mini"+t,data:n,method:o});const n=e=>t("/list",e),o=e=>t("/detail",{id:e});'
        "export{n as a,o as b};\n//# sourceURL=http://zp.yunling.gov.cn/api.js"
    )
    view = 'import{b as e}from"./api.js";onLoad(async t=>{r.value=await e(t.id)})\n//# sourceURL=http://zp.yunling.gov.cn/view.js'
    scope = Scope(Page("http://zp.yunling.gov.cn/#/info?id=4027", "<div id=app></div>"), [script, view])
    asked = details.record(scope, loose=True) or next(iter(details.supposed(scope)), None)
    assert asked is not None and (asked.url, asked.values) == ("http://zp.yunling.gov.cn/mini/detail", {"id": "4027"})


def test_a_name_that_stands_for_a_path_alone_is_not_what_is_called() -> None:
    """A loader's ``paths`` name a module by the file that holds it, which is still to come."""
    asked = requested.request(
        Scope(_page('require.config({paths: {api: "common/api"}}); api.post("zp/list", {page: n})'))
    )
    assert asked is not None and asked.loose


@pytest.mark.parametrize(
    "opens",
    [
        "layer.open({type: 2, title: '详情', area: ['80%', '90%'], content: '/n/' + obj.data.nid})",
        "$.modal.openTab('公告详情', '/n/' + row.nid)",
    ],
)
def test_a_layer_or_a_tab_that_is_opened_is_a_link(opens: str) -> None:
    assert "/n/{nid}" in linked.links(Scope(_page(opens)))


def test_a_function_that_is_given_several_columns_asks_for_each() -> None:
    asked = list(requested.requests(Scope(_page('function load(lm, p) { $.post("/l", {lm: lm, page: p}) } load("zp", 1); load("xw", 1)'))))  # fmt: skip
    assert [one.values["lm"] for one in asked] == ["zp", "xw"]


def test_scripts_of_the_site_s_other_hosts_are_read() -> None:
    sources = ("//static.yunling.gov.cn/js/list.js", "//cdn.example/js/rows.js")
    page = Page(SITE, "".join(f'<script src="{source}"></script>' for source in sources))
    assert neighbours.scripts(page) == ["http://static.yunling.gov.cn/js/list.js"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.site.example", "http://site.example", True),
        ("http://site.example", "http://other.example", False),
        ("http://10.0.0.1", "http://11.0.0.1", False),
        ("http://intranet", "http://other", False),
    ],
)
def test_hosts_of_an_ending_that_the_list_does_not_name(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


def test_a_parameter_of_angular_s_route_is_read_where_it_has_it() -> None:
    script = 'x.when("/notice/:type", {}).when("/info/:id", {}); $http.get("/l", {params: {type: $routeParams.type, page: n}})'
    asked = requested.request(Scope(_page(script, "http://zp.yunling.gov.cn/#/notice/zp")))
    assert asked is not None and asked.page(2)[0] == "http://zp.yunling.gov.cn/l?type=zp&page=2"


def test_a_record_is_asked_for_by_what_turns_no_pages() -> None:
    script = '$.post("/news/list", {lm: id, page: n}); $.post("/n", {id: id}); var id = getQueryString("id")'
    asked = details.record(Scope(_page(script, "http://zp.yunling.gov.cn/show.html?id=4027")), loose=True)
    assert asked is not None and asked.url.endswith("/n")


@pytest.mark.parametrize(
    "read",
    [
        '(0,a.useSearchParams)()[0].get("id")',
        'p.get("id"), [p] = ge()',
        "e.match.params.id",
        "location.hash.slice(1)",
    ],
)
def test_a_record_is_asked_for_by_what_the_page_s_address_has(read: str) -> None:
    url = {"e": "/info/4027", "l": "/info#4027"}.get(read[0], "/info?id=4027")
    script = f'e={read}; $.get("/n/".concat(e)); x = {{path: "/info/:id"}}'
    asked = details.record(Scope(_page(script, f"http://zp.yunling.gov.cn{url}")), loose=True)
    assert asked is not None and asked.url == "http://zp.yunling.gov.cn/n/4027"


def test_rows_that_differ_behind_the_sign_of_a_place_stay_apart() -> None:
    rows = [{"code": f"RC{n}", "title": f"某公司公开招聘公告第{n}号", "day": f"2026-03-0{n}"} for n in range(1, 4)]
    page = Page("http://zp.yunling.gov.cn/l", json.dumps({"rows": rows}))
    entries, _ = answered.rows(page, SITE, ["/notice.html#{code}"])
    assert [entry.url for entry in entries] == [f"http://zp.yunling.gov.cn/notice.html#RC{n}" for n in range(1, 4)]
    entries, _ = answered.rows(page, SITE, ["/notice.html?id={code}#top"])
    assert entries[0].url == "http://zp.yunling.gov.cn/notice.html?id=RC1"


def test_a_number_that_begins_at_none_is_asked_from_one_on_too() -> None:
    """Some count up before they ask first."""
    scope = Scope(_page('$.get("/news/list", {num: 0, size: 5})'))
    asked = requested.request(scope)
    assert asked is not None and asked.page(1)[0].endswith("num=0&size=5")
    assert any(one.page(1)[0].endswith("num=1&size=5") for one in requested.otherwise(scope, asked))


@pytest.mark.parametrize(
    ("made", "link"),
    [
        (["#/notice/{type}", "#/noticeInfo/{id}", "#/user/{id}"], "#/noticeInfo/4027"),
        (["#/user/{id}", "#/detail/{id}"], "#/detail/4027"),
        (["#/user/{id}"], ""),
    ],
)
def test_rows_lead_to_the_route_of_details(made: list[str], link: str) -> None:
    """The parameter of the route is called *id*, what rows have otherwise."""
    rows = [{"noticeNo": 4027 + n, "title": f"某公司公开招聘公告第{n}号", "day": f"2026-03-0{n + 1}"} for n in range(3)]
    page = Page("http://zp.yunling.gov.cn/l", json.dumps({"rows": rows}))
    site = "http://zp.yunling.gov.cn/#/notice/recruit"
    if not link:
        with pytest.raises(ValueError, match="without a title or an address"):
            answered.rows(page, site, made)
        return
    (entry, *_), _total = answered.rows(page, site, made)
    assert entry.url == f"http://zp.yunling.gov.cn/{link}"


def _escaped(text: str) -> str:
    return "".join(f"%u{ord(sign):04X}" if ord(sign) > 255 else quote(sign) for sign in text)


@pytest.mark.parametrize(
    "written",
    [
        quote(TEXT),
        _escaped(TEXT),
        base64.b64encode(TEXT.encode()).decode(),
        base64.b64encode(quote(TEXT).encode()).decode(),
    ],
)
def test_a_text_is_read_however_it_was_written(written: str) -> None:
    """``encodeURIComponent``, ``escape``, base64, and base64 of what ``encodeURIComponent`` made."""
    entry = ListEntry(key="k", url="http://zp.yunling.gov.cn/show.html?id=1", title="某公司公开招聘公告")
    page = Page("http://zp.yunling.gov.cn/n", json.dumps({"data": {"title": entry.title, "text": written}}))
    assert TEXT in recorded.opened(page, entry).text


def test_a_text_with_a_few_signs_of_addresses_stays() -> None:
    entry = ListEntry(key="k", url="http://zp.yunling.gov.cn/show.html?id=1", title="某公司公开招聘公告")
    text = "报名比例为100%20人以上，详见 http://a.example/?q=%E4%B8 与附件，逾期不予受理，请按时提交材料。"
    page = Page("http://zp.yunling.gov.cn/n", json.dumps({"data": {"title": entry.title, "text": text}}))
    assert "100%20人以上" in recorded.opened(page, entry).text
