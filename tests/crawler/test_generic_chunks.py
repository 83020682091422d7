"""Which scripts are asked for beside those that a page names: chunks of its view, modules of a loader, imports."""

from __future__ import annotations

import pytest

from crawler.parsing.page import Page
from crawler.parsing.scripts import chunks, neighbours
from tests.thread_seconds import thread_seconds

HOST = "http://site.example"
SITE = f"{HOST}/zp/list"


def _page(script: str = "", url: str = SITE) -> Page:
    return Page(
        url, f"<html><head><title>网站</title></head><body><div id=app></div><script>{script}</script></body></html>"
    )


_ROUTES = (
    '[{path:"/",redirect:"/home"},{path:"/home",component:function(){return n.e("chunk-1a").then(n.bind(null,"x"))}},'
    '{path:"/zp/list",component:function(){return Promise.all([n.e("chunk-0"),n.e("chunk-2b")]).then(n.bind(null,"y"))}},'
    '{path:"/zp/:id",component:function(){return n.e("chunk-3c").then(n.bind(null,"z"))}}]'
)

_VUE_CLI = 'function s(e){return c.p+"js/"+({}[e]||e)+"."+{"chunk-0":"f0","chunk-1a":"f1","chunk-2b":"f2","chunk-3c":"f3"}[e]+".js"}c.p="/s/";'
_WEBPACK_5 = 'n.p="/s/";n.u=e=>"static/js/"+e+"."+{"chunk-0":"f0","chunk-1a":"f1","chunk-2b":"f2","chunk-3c":"f3"}[e]+".chunk.js";'
_UMI = 'n.p="/s/";n.u=function(e){return""+({1:"p__Home",2:"p__Zp__List"}[e]||e)+"."+{0:"f0",1:"f1",2:"f2"}[e]+".async.js"};'


@pytest.mark.parametrize(
    ("script", "url", "first"),
    [
        (_VUE_CLI + _ROUTES, SITE, "/s/js/chunk-2b.f2.js"),
        (_VUE_CLI + _ROUTES, f"{HOST}/#/zp/list?lx=3", "/s/js/chunk-2b.f2.js"),
        (_VUE_CLI + _ROUTES, f"{HOST}/#/zp/41", "/s/js/chunk-3c.f3.js"),
        (_VUE_CLI + _ROUTES, f"{HOST}/", "/s/js/chunk-1a.f1.js"),
        (_WEBPACK_5 + _ROUTES, SITE, "/s/static/js/chunk-2b.f2.chunk.js"),
        (_UMI + '{path:"/zp/list",component:d({loader:()=>Promise.all([n.e(0),n.e(2)])})}', SITE, "/s/p__Zp__List.f2.async.js"),
        (_UMI, f"{HOST}/m/", "/s/p__Zp__List.f2.async.js"),
        ('[{path:"/zp/list",component:()=>t(()=>import("./list-Bq7.js"),[])}]', SITE, "/assets/list-Bq7.js"),
        ('const L=()=>import("./list-Bq7.js");[{path:"/about",component:A},{path:"/zp/list",component:L,name:"l"}]', SITE, "/assets/list-Bq7.js"),
        (_WEBPACK_5 + 'const a=e.lazy((()=>n.e("chunk-2b").then(n.bind(n,2))));(0,o.jsx)(R,{path:"/zp/list",element:(0,o.jsx)(a,{})})', SITE, "/s/static/js/chunk-2b.f2.chunk.js"),
        ('import{s as t}from"./request-D0f.js";', SITE, "/assets/request-D0f.js"),
    ],
)  # fmt: skip
def test_the_chunk_of_the_view_is_found(script: str, url: str, first: str) -> None:
    assert next(iter(chunks.named(script, f"{HOST}/assets/index.js", _page("", url)))) == HOST + first


def test_scripts_that_scripts_name_are_few_and_of_this_host() -> None:
    page = Page(SITE, '<script type="module" src="/assets/index.js"></script>')
    many = "".join(f'import{{a as a{n}}}from"./part-{n}.js";' for n in range(40)) + 'import"https://cdn.example/x.js"'
    found = neighbours.reached(page, {f"{HOST}/assets/index.js": many})
    assert len(found) == neighbours.MOST_IN_ALL and found[0] == f"{HOST}/assets/index.js"
    assert all(url.startswith(f"{HOST}/assets/") for url in found)
    vendors = neighbours.reached(
        page, {f"{HOST}/assets/index.js": 'import{r}from"./vendor-1.js";import{s}from"./list-2.js"'}
    )
    assert vendors == [f"{HOST}/assets/index.js", f"{HOST}/assets/list-2.js"]


_LAYUI = "layui.config({base: 'modules/', version: '1'}).use(['jquery', 'laypage', 'notice'], function () {})"
_REQUIRE = "require.config({baseUrl: '/js', paths: {jquery: 'lib/jquery', rows: 'app/rows'}}); require(['jquery', 'rows'], function ($, rows) {})"


@pytest.mark.parametrize(
    ("script", "found"),
    [
        (_LAYUI, ["/zp/modules/notice.js"]),
        (_REQUIRE, ["/js/app/rows.js"]),
        ("seajs.config({base: '/static'}); seajs.use('app/list')", ["/static/app/list.js"]),
        ("layui.use(['table', 'form'], function () {})", []),
        ("define(['./rows', './lib/jquery'], function (rows) {})", ["/zp/rows.js"]),
        ("define(function (require) { var rows = require('./rows') })", ["/zp/rows.js"]),
        ("require('fs'); define('x', function () {}); define(['exports', 'moment'], factory)", []),
    ],
)
def test_modules_that_a_loader_brings(script: str, found: list[str]) -> None:
    assert neighbours.scripts(_page(script)) == [HOST + path for path in found]


def test_modules_need_one_another() -> None:
    page = Page(SITE, '<script data-main="/js/main" src="/js/lib/require.js"></script>')
    spoken = {
        f"{HOST}/js/main.js": _REQUIRE,
        f"{HOST}/js/app/rows.js": "define(['jquery', 'api'], function ($, api) {})",
    }
    assert neighbours.reached(page, spoken) == [
        HOST + path for path in ("/js/main.js", "/js/app/rows.js", "/js/api.js")
    ]


def test_how_chunks_are_named_may_stand_in_a_script_of_its_own() -> None:
    page = Page(SITE, "<script src=/js/runtime.1.js></script><script src=/js/app.2.js></script>")
    spoken = {f"{HOST}/js/app.2.js": _ROUTES}
    assert neighbours.reached(page, spoken) == [f"{HOST}/js/app.2.js", f"{HOST}/js/runtime.1.js"]
    spoken[f"{HOST}/js/runtime.1.js"] = _VUE_CLI
    assert neighbours.reached(page, spoken)[2] == f"{HOST}/s/js/chunk-2b.f2.js"
    inline = Page(SITE, f"<script>{_VUE_CLI}</script><script src=/js/app.2.js></script>")
    assert f"{HOST}/s/js/chunk-2b.f2.js" in neighbours.reached(inline, spoken)


@pytest.mark.parametrize(
    "piece",
    [
        'import{a}from"./a.js";',
        'path:"/zp/list",component:a,',
        '{"a":"b"}[e]+"."+',
        'layui.a({}).use(["a","b"]);',
        'n.e("a");',
        'require.config({paths:{a:"',
        "({1:2}[e]||e)+",
        "{",
    ],
)
def test_scripts_that_name_others_over_and_over_are_read_at_once(piece: str) -> None:
    """0.1 to 2 s for 400 kB; in a hundred times as long for ten times the text it would be minutes."""
    script = Page(f"{HOST}/assets/index.js", _VUE_CLI + piece * (400_000 // len(piece)))
    found: list[object] = []
    assert thread_seconds(lambda: found.extend(neighbours.further(script, _page(), []))) < 15
    assert len(found) <= neighbours.MOST_IN_ALL
