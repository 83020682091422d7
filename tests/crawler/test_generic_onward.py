"""Where lists of scripts go on: parameters within others, cursors, keys of infinite lists, functions that compilers took apart; and where they end."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from crawler.items import ListEntry
from crawler.parsing.generic import pager
from crawler.parsing.page import Page, PageError
from crawler.parsing.scripts import answered, compiled, details, islands, linked, onward, recorded, requested
from crawler.parsing.scripts.scope import Scope
from crawler.source import Source
from crawler.spiders.base import Ask
from crawler.spiders.generic import GenericSpider
from tests.thread_seconds import thread_seconds

SITE = "http://site.example/jobs"
TITLES = [f"某公司2026年公开招聘公告第{number}号" for number in range(1, 5)]
TEXT = "<p>根据工作需要，经研究决定，面向社会公开招聘工作人员，现将有关事项公告如下，请符合条件者按时报名。</p>"


def _page(script: str, body: str = "", url: str = SITE) -> Page:
    return Page(url, f"<html><head><title>网站</title></head><body>{body}<script>{script}</script></body></html>")


def _answer(value: object) -> Page:
    return Page("http://site.example/api/jobs", json.dumps(value, ensure_ascii=False))


def _asked(script: str, url: str = SITE) -> requested.Request:
    found = requested.request(Scope(_page(script, url=url)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("key", "first", "counts"),
    [
        ("pagination[page]", "n", {"pagination[page]": "2", "pagination[pageSize]": "10"}),
        ("page[number]", "n", {"page[number]": "2", "page[size]": "10"}),
        ("pagination[start]", "0", {"pagination[start]": "10", "pagination[limit]": "10"}),
    ],
)
def test_parameters_within_others_count(key: str, first: str, counts: dict[str, str]) -> None:
    size = next(name for name in counts if name != key)
    asked = _asked(f'fetch("/api/list?" + new URLSearchParams({{"{key}": {first}, "{size}": 10, lx: 3}}))')
    assert asked.page(2)[0] == requested.Request("http://site.example/api/list", counts | {"lx": "3"}).page(1)[0]


def test_no_object_is_the_number_of_a_page() -> None:
    script = 'var u = s[0]; u.exports = 7; u.more = 8; axios.post("/api/list", {pageNo: u, lx: 3})'
    assert _asked(script).page(2)[1] == {"pageNo": 2, "lx": 3}


@pytest.mark.parametrize(
    ("script", "first", "second"),
    [
        ('axios.post("/api/list", {cursor: last, size: 10})', {"size": 10}, {"size": 10, "cursor": "c4"}),
        ('axios.post("/api/list", {lastId: "", size: 10})', {"lastId": "", "size": 10}, {"lastId": "c4", "size": 10}),
        ('axios.post("/api/list", {token: "", page: n})', {"token": "", "page": 1}, {"token": "", "page": 2}),
    ],
)
def test_a_cursor_is_asked_with_where_nothing_counts(script: str, first: object, second: object) -> None:
    asked = _asked(script)
    assert (asked.page(1)[1], asked.page(2, "c4" if asked.carries else "")[1]) == (first, second)


def test_the_key_of_an_infinite_list_is_a_question() -> None:
    key = 'null:0===e?"/api/jobs?limit=10":"/api/jobs?limit=10&cursor=".concat(n.nextCursor)'
    state = '<script type="application/json">{"nextCursor": "c9"}</script>'
    page = _page(f"let {{data:t}}=(0,c.ZP)((e,n)=>n&&!n.nextCursor?{key},o)", state)
    asked = requested.request(Scope(page))
    assert asked is not None
    assert (asked.carries, asked.loose) == ("cursor", True)
    assert asked.page(1)[0] == "http://site.example/api/jobs?limit=10"
    assert asked.page(2, "c10")[0] == "http://site.example/api/jobs?limit=10&cursor=c10"


@pytest.mark.parametrize(
    ("key", "answer", "expected"),
    [
        ("cursor", {"data": {"list": [{"id": 7}], "nextCursor": "c7", "hasMore": True}}, "c7"),
        ("cursor", {"data": {"list": [{"id": 7}], "nextCursor": "c7", "hasMore": False}}, ""),
        ("cursor", {"items": [{"id": 7}], "nextCursor": None}, ""),
        ("after", {"items": [{"id": 7}], "pageInfo": {"endCursor": "e7", "hasNextPage": True}}, "e7"),
        ("lastId", {"rows": [{"id": 8}, {"id": 7}]}, "7"),
        ("last_notice_id", {"rows": [{"noticeId": "n8"}, {"noticeId": "n7"}]}, "n7"),
        ("lastId", {"rows": [{"id": 7}], "has_more": 0}, ""),
        ("cursor", {"rows": []}, ""),
        ("cursor", {"rows": [{"id": 7}], "next_cursor": "x" * 501}, ""),
    ],
)
def test_where_an_answer_ends(key: str, answer: object, expected: str) -> None:
    assert onward.cursor(_answer(answer), key) == expected


def test_an_answer_may_name_the_address_of_the_next() -> None:
    told = {"count": 9, "next": "http://site.example/api/jobs?cursor=cD0y", "results": [{"id": 7}]}
    assert onward.following(_answer(told)) == "http://site.example/api/jobs?cursor=cD0y"
    inner = "http://10.0.0.7:8000/api/jobs?cursor=cD0y"
    assert onward.following(_answer({**told, "next": inner})) == "http://site.example/api/jobs?cursor=cD0y"
    assert onward.following(_answer({**told, "next": None})) == ""
    assert onward.following(_answer({**told, "next": 2})) == ""
    assert onward.following(Page(SITE, "no data")) == ""


def test_counts_stand_two_objects_beside_the_rows() -> None:
    rows = [{"title": title} for title in TITLES]
    assert islands.records({"data": rows, "meta": {"pagination": {"page": 1, "total": 21}}})[1] == 21


def test_data_of_the_page_tell_how_many_rows_there_are() -> None:
    rows = json.dumps([{"title": title, "id": 4} for title in TITLES], ensure_ascii=False)
    page = _page(f'window.__INITIAL_STATE__ = {{"list": {rows}, "total": 21}}')
    assert islands.counted(page, TITLES) == 21
    assert islands.counted(page, ["另一栏目的新闻"] * 4) is None
    assert (
        islands.counted(replace(page, text=page.text.replace('"total": 21', '"total": 3')), TITLES) is None
    )  # of pages
    assert islands.counted(_page(f'var held = {{"list": {rows}, "total": 21}}'), TITLES) is None


@pytest.mark.parametrize(
    ("control", "more"),
    [
        ("<button>查看更多</button>", True),
        ("<button>下一页</button>", True),
        ("<button disabled>下一页</button>", False),
        ("<form><button>下一页</button></form>", False),
        ("<a href='/news'><button>查看更多</button></a>", False),
        ("<button>Next</button>", False),  # slides
        ("<span>下一页</span>", False),
    ],
)
def test_buttons_that_say_there_is_more(control: str, more: bool) -> None:
    assert pager.least(Page(SITE, f"<html><body><ul><li>1</li></ul>{control}</body></html>"), 1, 10) == (
        11 if more else None
    )


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_form_that_asks_for_its_own_page_leads_nowhere(method: str) -> None:
    form = f'<form action="/jobs" method="{method}"><input type="hidden" name="pageNo" id="pageNo" value="2"></form>'
    script = "<script>function go(n){document.getElementById('pageNo').value=n;document.forms[0].submit();}</script>"
    links = '{}<a href="javascript:go(1)">上一页</a> <a href="javascript:go({})">下一页</a>{}'
    here = f"{SITE}?pageNo=2" if method == "get" else SITE
    assert pager.following(Page(here, f"<html><body>{links.format(form, 2, script)}</body></html>"), 2) is None
    assert pager.following(Page(here, f"<html><body>{links.format(form, 3, script)}</body></html>"), 2) is not None


@pytest.mark.parametrize(
    "script",
    [
        'function l(e){return s.apply(this,arguments)}function s(){return(s=Object(i["a"])(r.mark((function e(t){return ASK})))).apply(this,arguments)}l({page:n,lx:3})',
        "var l=function(){var e=o(r.mark((function e(t){return ASK})));return function(t){return e.apply(this,arguments)}}();l({page:n,lx:3})",
        "function _rows(){_rows=i(function*(t){return ASK});return _rows.apply(this,arguments)}function rows(e){return _rows.apply(this,arguments)}rows({page:n,lx:3})",
    ],
)
def test_functions_that_compilers_took_apart(script: str) -> None:
    asked = _asked(script.replace("ASK", 'axios({url:"/api/list",method:"POST",data:t})'))
    assert asked.page(2) == ("http://site.example/api/list", {"page": 2, "lx": 3})


@pytest.mark.parametrize(
    "piece", ["function s(){return(s=", "l=function(){var e=", "function l(e){return s.apply(this,"]
)
def test_compiled_scripts_are_read_in_little_time(piece: str) -> None:
    script = piece * (200_000 // len(piece)) + "arguments"
    assert thread_seconds(lambda: compiled.plain(script)) < 2


@pytest.mark.parametrize("before", ["return", "await", "yield"])
def test_a_function_of_another_module_is_asked_right_behind_a_word(before: str) -> None:
    script = f'async function rows(e){{{before}(0,r.request)("/api/notice/page",{{method:"GET",params:e}})}}rows({{pageNo:t,kind:"ZP"}})'
    assert _asked(script).page(2)[0] == "http://site.example/api/notice/page?pageNo=2&kind=ZP"


def test_a_route_below_the_list_calls_the_rows_own_id_id() -> None:
    rows = [{"noticeId": f"n{at}", "kind": 3, "noticeName": one, "day": "2026-11-02"} for at, one in enumerate(TITLES)]
    entries, _ = answered.rows(_answer({"list": rows}), SITE, ["/company/{id}", "/jobs/{id}"])
    assert [one.url for one in entries] == [f"{SITE}/n{at}" for at in range(4)]
    with pytest.raises(PageError, match="without a title or an address"):
        answered.rows(_answer({"list": rows}), SITE, ["/company/{id}"])


def test_a_history_in_brackets_leads_to_a_record() -> None:
    script = 'onClick:function(){return c["history"].push("/recruit/".concat(e.infoId))};createBrowserRouter()'
    assert "/recruit/{infoId}" in linked.links(Scope(_page(script)))


@pytest.mark.parametrize(
    "taken", ["location.pathname.split('/').filter(Boolean).pop()", 'window.location.pathname.split("/").at(-1)']
)
def test_the_last_part_of_the_path_names_a_record(taken: str) -> None:
    script = f"var slug = {taken}; fetch('/api/one/' + slug + '/')"
    found = details.record(Scope(_page(script, url="http://site.example/recruit/post-20261122")))
    assert found is not None and found.url == "http://site.example/api/one/post-20261122/"


def test_a_parameter_of_the_address_is_asked_with_under_its_own_name() -> None:
    page = _page(
        'const e=C();axios.post("/api/one",{noticeNo:e.query.noticeNo})',
        url=f"http://site.example/one?noticeNo={'N7' * 9}",
    )
    found = details.record(Scope(page), loose=True)
    assert found is not None and found.values == {"noticeNo": "N7" * 9}
    assert details.record(Scope(page)) is None  # a script that is still to come may say otherwise


def test_scripts_make_addresses_of_files_by_their_ids() -> None:
    script = 'd.files.map(f => `<a href="/api/files/${f.fileId}">${f.fileName}</a>`); d.more.map(m => `<a href="/job/${m.fileId}">`)'
    links = details.files(Scope(_page(script)))
    entry = ListEntry(key="k", url=SITE, title=TITLES[0], published="2026-03-01")
    told = {"title": TITLES[0], "content": TEXT * 3, "files": [{"fileId": "9f", "fileName": "附件1：岗位表.xlsx"}]}
    shown = recorded.opened(_answer({"data": told}), entry, links)
    assert links == ["/api/files/{fileId}"] and '<a href="/api/files/9f">附件1：岗位表.xlsx</a>' in shown.text


@pytest.mark.parametrize(("rows", "read"), [(TITLES, True), ([f"某局2026年采购公告第{n}号" for n in range(9)], False)])
def test_what_is_asked_on_a_guess_must_have_the_rows_that_are_shown(rows: list[str], read: bool) -> None:
    source = Source(id="site", name="site", kind="employer", family="generic", url=SITE)
    links = "".join(
        f'<li><a href="/jobs/{at}"><b>{one}</b></a> <i>2026-11-0{at}</i></li>' for at, one in enumerate(TITLES, 1)
    )
    script = "L('/api/jobs',{query:{page:n,size:4}},'$k');x('<a href=\"/jobs/' + row.id + '\">')"
    page, spider = _page(script, f"<ul>{links}</ul><button>下一页</button>"), GenericSpider(source=source)
    asked = spider.instead(page, Ask(SITE))
    assert asked is not None and asked.url == "http://site.example/api/jobs?page=1&size=4"
    first = 1 if read else 40
    answer = {"list": [{"id": at, "title": one, "date": "2026-11-01"} for at, one in enumerate(rows, first)]}
    if read:
        assert [one.title for one in spider.read_list(_answer(answer), asked).entries] == TITLES
    else:
        with pytest.raises(ValueError, match="no announcements"):
            spider.read_list(_answer(answer), asked)
        while asked.otherwise is not None:
            asked = asked.otherwise
        assert [one.title for one in spider.read_list(page, asked).entries] == TITLES
