"""Four sites whose scripts are loaded by other scripts, written after the reader had been mended for :mod:`tests.sites.cms.assorted`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.place import Application, Place, dump, fill, millis, ok, other_columns, seconds, views
from tests.sites.cms.style import Answer, Request, Style
from tests.sites.cms.wired import pick, turned

# -- 1 a personnel agency, modules of layui ----------------------------------------------------------------------------

_LAYUI_MODULE = r"""
/** 公告列表模块 */
layui.define(['jquery', 'laytpl', 'laypage', 'setter'], function (exports) {
    var $ = layui.jquery, laytpl = layui.laytpl, laypage = layui.laypage, setter = layui.setter;
    var obj = {
        where: {type: 'notice', page: 1, limit: 8},
        render: function () {
            $.get(setter.api + '/content/pageList', obj.where, function (res) {
                laytpl($('#listTpl').html()).render(res.data, function (html) { $('#list').html(html); });
                laypage.render({elem: 'pager', count: res.count, limit: obj.where.limit, curr: obj.where.page, jump: function (o, first) {
                    if (!first) { obj.where.page = o.curr; obj.render(); }
                }});
            });
        }
    };
    obj.render();
    exports('notice', obj);
});
"""
_LAYUI_SETTER = (
    "layui.define(function (exports) { exports('setter', {container: 'app', api: '/rsapi/web', tableName: 'rsdl'}); });"
)


class LayuiModules(Place):
    """``layui.config({base: …}).use("notice")``: the page's own script is a module that no tag names."""

    name = "loaded-layui-modules"
    start = "/web/notice.html"
    others = other_columns(1690, date(2026, 11, 18), "社保代缴业务调整", "档案转递须知", "职称申报通知")
    scripts = {"/web/modules/notice.js": _LAYUI_MODULE, "/web/modules/setter.js": _LAYUI_SETTER}  # noqa: RUF012
    frame = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>@title@</title><link rel="stylesheet" href="layui/css/layui.css"></head>
<body><div class="layui-header"><h1>青岚人事代理服务中心</h1><ul class="layui-nav"><li><a href="index.html">首页</a></li><li><a href="notice.html">招聘公告</a></li><li><a href="guide.html">办事指南</a></li></ul></div>
<div class="layui-main">@main@</div><div class="layui-footer">青岚人事代理服务中心</div><script src="layui/layui.js"></script>@script@</body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/web/detail.html" else None

    def mark(self, number: int) -> str:
        return f"id={number}"

    def page(self, held: Holding, number: int) -> str:
        main = """
<div id="list"></div><div id="pager"></div>
<script id="listTpl" type="text/html">{{# layui.each(d, function(index, item){ }}<div class="item"><a href="detail.html?id={{ item.id }}">{{ item.title }}</a><em>{{ item.createTime }}</em></div>{{# }); }}</script>"""
        script = "<script>layui.config({base: 'modules/', version: '20251001'}).use('notice');</script>"
        return fill(self.frame, title="招聘公告", main=main, script=script)

    def article(self, held: Holding, row: Notice) -> str:
        main = f'<h2>{row.title}</h2><p class="time">{row.day} {seconds(row)}</p><div class="layui-text">{paragraphs(row)}{files(row)}</div>'
        return fill(self.frame, title=row.title, main=main, script="")

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/rsapi/web/content/pageList":
            return None
        rows = {"notice": held.notices, "guide": self.others}.get(
            asked.query.get("type", ""), held.notices + self.others
        )
        shown = [
            {"id": row.number, "title": row.title, "createTime": f"{row.day} {seconds(row)}", "hits": views(row)}
            for row in turned(rows, asked.query.get("page"), asked.query.get("limit"))
        ]
        return ok({"code": 0, "msg": "", "count": len(rows), "data": shown})


# -- 2 a research institute, RequireJS ---------------------------------------------------------------------------------

_REQUIRE_MAIN = r"""
require.config({
    baseUrl: '/rczp/js',
    paths: { jquery: 'lib/jquery-2.2.4.min', handlebars: 'lib/handlebars-v4.0.11', pagination: 'lib/jquery.pagination', api: 'app/api', list: 'app/list' },
    shim: { pagination: { deps: ['jquery'] } }
});
require(['jquery', 'list'], function ($, list) {
    list.init({ container: '#list', channel: $('body').attr('data-channel') });
});
"""
_REQUIRE_API = r"""
define(['jquery'], function ($) {
    var base = '/rczp/service/';
    return {
        getList: function (params) { return $.ajax({ url: base + 'article/findPage', type: 'POST', dataType: 'json', data: params }); },
        getHot: function () { return $.ajax({ url: base + 'article/findHot', type: 'GET', dataType: 'json' }); }
    };
});
"""
_REQUIRE_LIST = r"""
define(['jquery', 'handlebars', 'api', 'pagination'], function ($, Handlebars, api) {
    var tpl = Handlebars.compile('{{#each rows}}<li><a href="/rczp/article/{{articleId}}.html">{{articleTitle}}</a><span>{{publishDate}}</span></li>{{/each}}');
    function load(options, pageNumber) {
        api.getList({ channelCode: options.channel, pageNumber: pageNumber, pageSize: 10 }).done(function (res) {
            $(options.container).html(tpl({ rows: res.data.content }));
            $('#page').pagination(res.data.totalElements, { items_per_page: 10, current_page: pageNumber - 1, callback: function (i) { load(options, i + 1); } });
        });
    }
    return { init: function (options) { load(options, 1); } };
});
"""


class RequireInstitute(Place):
    """``data-main``: the tag names the loader, the loader the main script, that the others by short names of its own."""

    name = "loaded-requirejs"
    start = "/rczp/list.html"
    others = other_columns(1590, date(2026, 11, 15), "研究所召开学术年会", "青年论坛成功举办")
    scripts = {  # noqa: RUF012
        "/rczp/js/main.js": _REQUIRE_MAIN,
        "/rczp/js/app/api.js": _REQUIRE_API,
        "/rczp/js/app/list.js": _REQUIRE_LIST,
    }
    frame = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>@title@</title><link rel="stylesheet" href="/rczp/css/app.css"></head><body data-channel="zpqs">
<header><a href="/rczp/">临川地质研究所·人才招聘</a></header>@main@<footer>临川地质研究所人事处</footer>
<script data-main="/rczp/js/main" src="/rczp/js/lib/require.js"></script></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/rczp/article/(\d+)\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/{number}.html"

    def page(self, held: Holding, number: int) -> str:
        return fill(self.frame, title="招聘启事", main='<ul id="list"></ul><div id="page"></div>')

    def article(self, held: Holding, row: Notice) -> str:
        main = f"<article><h1>{row.title}</h1><p>发布日期：{row.day}</p><section>{paragraphs(row)}</section>{files(row)}</article>"
        return fill(self.frame, title=row.title, main=main)

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/rczp/service/article/"):
            return None
        if asked.path.endswith("/findHot"):
            return ok(
                {"code": 1, "data": [{"articleId": row.number, "articleTitle": row.title} for row in self.others]}
            )
        if asked.method != "POST":
            return 405, "application/json", dump({"code": 0, "msg": "method not allowed"})
        rows = {"zpqs": held.notices, "xsdt": self.others}.get(asked.form.get("channelCode", ""), ())
        content = [
            {"articleId": row.number, "articleTitle": row.title, "publishDate": str(row.day), "clicks": views(row)}
            for row in turned(rows, asked.form.get("pageNumber"), asked.form.get("pageSize"))
        ]
        return ok({"code": 1, "data": {"content": content, "totalElements": len(rows)}})


# -- 3 a construction group, vuex --------------------------------------------------------------------------------------

_VUEX_APP = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["app"],{0:function(e,t,n){e.exports=n("56d7")},
"4360":function(e,t,n){"use strict";var a=n("2b0e"),r=n("2f62"),i=n("a18c9"),o={namespaced:!0,state:{list:[],total:0,detail:{}},mutations:{SET_LIST:function(e,t){e.list=t.list,e.total=t.total},SET_DETAIL:function(e,t){e.detail=t}},actions:{fetchList:function(e,t){var n=e.commit;return Object(i["b"])(t).then((function(e){n("SET_LIST",e.data)}))},fetchDetail:function(e,t){var n=e.commit;return Object(i["a"])(t).then((function(e){n("SET_DETAIL",e.data)}))}}};a["default"].use(r["a"]);t["a"]=new r["a"].Store({modules:{recruit:o}})},
a18c9:function(e,t,n){"use strict";n.d(t,"b",(function(){return r})),n.d(t,"a",(function(){return i}));var a=n("b775b");function r(e){return Object(a["a"])({url:"/official/recruit/queryList",method:"post",data:e})}function i(e){return Object(a["a"])({url:"/official/recruit/queryDetail",method:"post",data:{recruitId:e}})}},
b775b:function(e,t,n){"use strict";var a=n("bc3a"),r=n.n(a),i=r.a.create({baseURL:window.location.origin+"/site-api",timeout:2e4});t["a"]=i},
"56d7":function(e,t,n){"use strict";n.r(t);var a=n("2b0e"),r=n("8c4f"),i=n("4360"),o=function(){return n.e("recruit").then(n.bind(null,"7abd"))},c=function(){return n.e("recruit-info").then(n.bind(null,"9c0e"))},s=new r["a"]({mode:"history",base:"/",routes:[{path:"/recruit",name:"recruit",component:o},{path:"/recruit/info/:recruitId",name:"recruitInfo",component:c}]});new a["default"]({router:s,store:i["a"]}).$mount("#app")}
},[[0,"runtime","chunk-vendors"]]]);
"""
_VUEX_RUNTIME = r"""
(function(e){function t(t){return t}var n={};function r(e){return i.p+"js/"+({recruit:"recruit","recruit-info":"recruit-info"}[e]||e)+"."+{recruit:"4a5b6c7d","recruit-info":"8e9f0a1b"}[e]+".js"}function i(t){return n[t]}i.p="/"})([]);
"""
_VUEX_LIST = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["recruit"],{"7abd":function(e,t,n){"use strict";n.r(t);var a=n("5530"),r=n("2f62"),i={name:"Recruit",data:function(){return{query:{pageNum:1,pageSize:9,category:"campus"}}},computed:Object(a["a"])({},Object(r["c"])("recruit",["list","total"])),created:function(){this.getData()},methods:{getData:function(){this.$store.dispatch("recruit/fetchList",this.query)},pageChange:function(e){this.query.pageNum=e,this.getData()},goInfo:function(e){this.$router.push({name:"recruitInfo",params:{recruitId:e.recruitId}})}}};t["default"]=i}}]);
"""
_VUEX_INFO = r"""
(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["recruit-info"],{"9c0e":function(e,t,n){"use strict";n.r(t);var a={name:"RecruitInfo",created:function(){this.$store.dispatch("recruit/fetchDetail",this.$route.params.recruitId)}};t["default"]=a}}]);
"""


class VuexGroup(Application):
    """Views ask a store, the store asks; the runtime of webpack is a script of its own."""

    name = "loaded-vuex"
    start = "/recruit"
    others = other_columns(1490, date(2026, 11, 17), "社会招聘：项目经理", "社会招聘：造价工程师")
    scripts = {  # noqa: RUF012
        "/js/runtime.0d1e2f3a.js": _VUEX_RUNTIME,
        "/js/chunk-vendors.4b5c6d7e.js": '(window["webpackJsonp"]=window["webpackJsonp"]||[]).push([["chunk-vendors"],{}]);',
        "/js/app.8f9a0b1c.js": _VUEX_APP,
        "/js/recruit.4a5b6c7d.js": _VUEX_LIST,
        "/js/recruit-info.8e9f0a1b.js": _VUEX_INFO,
    }
    html = """
<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>石桥建工集团</title><link href=/css/app.2c3d4e5f.css rel=stylesheet></head><body><div id=app></div><script src=/js/runtime.0d1e2f3a.js></script><script src=/js/chunk-vendors.4b5c6d7e.js></script><script src=/js/app.8f9a0b1c.js></script></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in ("/", self.start) else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/recruit/info/(\d+)", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/info/{number}"

    def row(self, row: Notice) -> dict[str, Any]:
        return {"recruitId": row.number, "recruitTitle": row.title, "publishTime": millis(row), "views": views(row)}

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/site-api/official/recruit/"):
            return None
        if asked.json is None:
            return ok({"code": 500, "msg": "Content type not supported", "data": None})
        if asked.path.endswith("/queryList"):
            kinds = {"campus": held.notices, "social": self.others}
            rows = kinds.get(str(asked.json.get("category", "")), held.notices + self.others)
            shown = [self.row(row) for row in turned(rows, asked.json.get("pageNum"), asked.json.get("pageSize"))]
            return ok({"code": 200, "msg": "ok", "data": {"list": shown, "total": len(rows)}})
        one = pick(self.all(held), asked.json.get("recruitId"))
        if one is None:
            return ok({"code": 500, "msg": "参数有误", "data": None})
        attached = [{"fileName": name, "fileUrl": url} for name, url in one.files]
        return ok({"code": 200, "msg": "ok", "data": self.row(one) | {"content": paragraphs(one), "files": attached}})


# -- 4 a fund, Next.js with SWR ----------------------------------------------------------------------------------------

_NEXT_PAGE = r"""
(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[731],{5512:function(e,t,n){(window.__NEXT_P=window.__NEXT_P||[]).push(["/joinus",function(){return n(2290)}])},2290:function(e,t,n){"use strict";n.r(t),n.d(t,{default:function(){return c}});var r=n(5893),i=n(7294),a=n(1664),s=n.n(a),o=n(8100),l=e=>fetch(e).then(e=>e.json());function c(){let[e,t]=(0,i.useState)(1),{data:n}=(0,o.ZP)("/api/posts?page=".concat(e,"&per_page=10&category=joinus"),l);return n?(0,r.jsxs)("ul",{children:[n.posts.map(e=>(0,r.jsxs)("li",{children:[(0,r.jsx)(s(),{href:"/joinus/".concat(e.slug),children:e.title}),(0,r.jsx)("time",{children:e.published_at})]},e.slug)),(0,r.jsx)("button",{onClick:()=>t(e+1),children:"更多"})]}):(0,r.jsx)("p",{children:"加载中..."})}}},function(e){e.O(0,[888,179],function(){return e(e.s=5512)}),_N_E=e.O()}]);
"""


class NextFund(Place):
    """A page of Next that asks with SWR; details are rendered with their ``__NEXT_DATA__``."""

    name = "loaded-next-swr"
    start = "/joinus"
    others = other_columns(1390, date(2026, 11, 13), "基金经理访谈", "投资者教育专题")
    scripts = {  # noqa: RUF012
        "/_next/static/chunks/webpack-8fa1640cc84ba8fe.js": "!function(){}();",
        "/_next/static/chunks/main-2c3b1f7a9d0e4c55.js": "(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[179],{}]);",
        "/_next/static/chunks/pages/_app-7d3e0c1b2a4f5968.js": "(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[888],{}]);",
        "/_next/static/chunks/pages/joinus-0b9a8c7d6e5f4321.js": _NEXT_PAGE,
    }
    frame = """
<!DOCTYPE html><html lang="zh"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>@title@</title><link rel="preload" href="/_next/static/css/1a2b3c4d.css" as="style"/><noscript data-n-css=""></noscript><script src="/_next/static/chunks/webpack-8fa1640cc84ba8fe.js" defer=""></script><script src="/_next/static/chunks/main-2c3b1f7a9d0e4c55.js" defer=""></script><script src="/_next/static/chunks/pages/_app-7d3e0c1b2a4f5968.js" defer=""></script><script src="/_next/static/chunks/pages/@chunk@.js" defer=""></script></head>
<body><div id="__next"><header><a href="/">望海基金</a><a href="/about">关于我们</a><a href="/joinus">加入我们</a></header><main>@main@</main></div><script id="__NEXT_DATA__" type="application/json">@data@</script></body></html>
"""

    def key(self, number: int) -> str:
        return f"p{number}x{number * 17 % 89}"

    def mark(self, number: int) -> str:
        return f"/joinus/{self.key(number)}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/joinus/p(\d{4})x\d+", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        data = dump(
            {"props": {"pageProps": {}}, "page": "/joinus", "query": {}, "buildId": "k3JfX", "nextExport": True}
        )
        return fill(self.frame, title="加入我们", chunk="joinus-0b9a8c7d6e5f4321", main="<p>加载中...</p>", data=data)

    def article(self, held: Holding, row: Notice) -> str:
        main = f"<article><h1>{row.title}</h1><time>{row.day}</time><div>{paragraphs(row)}</div>{files(row)}</article>"
        props = {
            "props": {"pageProps": {"post": {"slug": self.key(row.number), "title": row.title}}},
            "page": "/joinus/[slug]",
        }
        return fill(self.frame, title=row.title, chunk="joinus/[slug]-5a6b7c8d9e0f1a2b", main=main, data=dump(props))

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/api/posts" or asked.method != "GET":
            return None
        kinds = {"joinus": held.notices, "story": self.others}
        rows = kinds.get(asked.query.get("category", ""), held.notices + self.others)
        posts = [
            {"slug": self.key(row.number), "title": row.title, "published_at": str(row.day), "cover": None}
            for row in turned(rows, asked.query.get("page"), asked.query.get("per_page"))
        ]
        return ok({"posts": posts, "total": len(rows)})


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (LayuiModules, RequireInstitute, VuexGroup, NextFund))
