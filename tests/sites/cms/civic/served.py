"""Three sites whose pages a server sends and scripts go on with: art-template, layui, Nuxt."""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Answer, Place, body, clock, dump, file_links, fill, millis, ok, seconds, views, whole
from tests.sites.cms.style import Request

JQUERY = r"""
/*! jQuery v1.12.4 | (c) jQuery Foundation | jquery.org/license */
!function(a,b){"object"==typeof module&&"object"==typeof module.exports?module.exports=a.document?b(a,!0):function(a){if(!a.document)throw new Error("jQuery requires a window with a document");return b(a)}:b(a)}("undefined"!=typeof window?window:this,function(a,b){var c=[],d=a.document,e=c.slice,n=function(a,b){return new n.fn.init(a,b)};n.fn=n.prototype={jquery:"1.12.4",constructor:n};n.each(["get","post"],function(a,b){n[b]=function(a,c,d,e){return n.isFunction(c)&&(e=e||d,d=c,c=void 0),n.ajax(n.extend({url:a,type:b,dataType:e,data:c,success:d},n.isPlainObject(a)&&a))}});return a.jQuery=a.$=n,n});
"""


class ArtTemplate(Place):
    """jQuery and art-template over an ASP.NET handler: one address answers for each action, dates as ``/Date()/``."""

    name = "civic-art-template"
    start = "/job/list.html"
    scripts = {  # noqa: RUF012
        "/js/jquery-1.12.4.min.js": JQUERY,
        "/js/template-web.js": "/*! art-template@runtime | https://github.com/aui/art-template */\n!function(e,t){e.template=t()}(this,function(){return function(e,t){return e}});",
        "/js/base.js": r"""
function getQuery(name) {
    var reg = new RegExp("(^|&)" + name + "=([^&]*)(&|$)", "i");
    var r = window.location.search.substr(1).match(reg);
    if (r != null) return decodeURIComponent(r[2]);
    return null;
}
template.defaults.imports.jsonDate = function (value) {
    var d = new Date(parseInt(value.replace("/Date(", "").replace(")/", ""), 10));
    return d.getFullYear() + "-" + ("0" + (d.getMonth() + 1)).slice(-2) + "-" + ("0" + d.getDate()).slice(-2);
};
""",
        "/js/job.js": r"""
var pageIndex = 1, pageSize = 10, total = 0;
$(function () { bindList(1); });
function bindList(p) {
    pageIndex = p;
    $.post("/ashx/NewsHandler.ashx", { action: "getlist", typeid: 5, pageindex: pageIndex, pagesize: pageSize }, function (res) {
        if (res.Status != 1) { alert(res.Msg); return; }
        total = res.Total;
        $("#newsList").html(template("tplNews", { list: res.Data }));
        bindPager();
    }, "json");
}
function bindPager() {
    var html = "", count = Math.ceil(total / pageSize);
    for (var i = 1; i <= count; i++) { html += '<a href="javascript:bindList(' + i + ')"' + (i == pageIndex ? ' class="on"' : '') + '>' + i + '</a>'; }
    $("#pager").html(html);
}
""",
        "/js/jobshow.js": r"""
$(function () {
    $.post("/ashx/NewsHandler.ashx", { action: "getmodel", id: getQuery("id") }, function (res) {
        if (res.Status == 1) { $("#show").html(template("tplShow", res.Data)); document.title = res.Data.Title; }
    }, "json");
});
""",
    }
    frame = """
<!DOCTYPE html><html><head><meta charset="utf-8" /><title>@title@</title><link href="/css/style.css" rel="stylesheet" />
<script src="/js/jquery-1.12.4.min.js"></script><script src="/js/template-web.js"></script><script src="/js/base.js"></script></head>
<body><div class="head"><a href="/index.html">首页</a><a href="/about.html">集团介绍</a><a href="/job/list.html">招聘公告</a></div>@main@<div class="foot">青岚设计研究院</div></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/job/show.html" else None

    def page(self, held: Holding, number: int) -> str:
        main = """<div class="list"><ul id="newsList"></ul><div id="pager"></div></div>
<script id="tplNews" type="text/html">
{{each list item index}}
<li><a href="/job/show.html?id={{item.ID}}" target="_blank" title="{{item.Title}}">{{item.Title}}</a><span>{{item.AddTime | jsonDate}}</span></li>
{{/each}}
</script>
<script src="/js/job.js"></script>"""
        return fill(self.frame, title="招聘公告", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        main = """<div id="show" class="show"></div>
<script id="tplShow" type="text/html"><h1>{{Title}}</h1><p class="info">发布时间：{{AddTime | jsonDate}} 点击：{{Click}}</p><div class="content">{{@Content}}</div></script>
<script src="/js/jobshow.js"></script>"""
        return fill(self.frame, title="公告详情", main=main)

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/ashx/NewsHandler.ashx" or asked.method != "POST":
            return None
        if asked.form.get("action") == "getlist" and asked.form.get("typeid") == "5":
            rows = [self.entry(row) for row in held.page(whole(asked.form.get("pageindex"), 1), 10)]
            return ok({"Status": 1, "Msg": "", "Total": len(held.notices), "Data": rows})
        row = next((one for one in held.notices if str(one.number) == asked.form.get("id")), None)
        if asked.form.get("action") == "getmodel" and row:
            text = body(row, lambda line: f"<p>{line}</p>") + file_links(row)
            return ok({"Status": 1, "Msg": "", "Data": self.entry(row) | {"Content": text}})
        return ok({"Status": 0, "Msg": "参数错误"})

    def entry(self, row: Notice) -> dict[str, object]:
        return {
            "ID": row.number,
            "Title": row.title,
            "TypeID": 5,
            "AddTime": f"/Date({millis(row)})/",
            "Click": views(row),
            "IsTop": False,
        }


class LayuiTable(Place):
    """layui's table with a template for the title; the details come from the server."""

    name = "civic-layui-table"
    start = "/front/notice"
    scripts = {  # noqa: RUF012
        "/static/layui/layui.js": "/*! 2.5.6 | MIT Licensed */\n;!function(win){\"use strict\";var Lay=function(){this.v='2.5.6'};Lay.prototype.use=function(apps,callback){return this};win.layui=new Lay()}(window);",
        "/static/front/js/notice.js": r"""
layui.use(['table', 'form', 'layer', 'util'], function () {
  var table = layui.table, form = layui.form, layer = layui.layer, util = layui.util, $ = layui.$;
  table.render({
    elem: '#noticeTable'
    ,id: 'noticeTable'
    ,url: ctxPath + '/front/notice/page'
    ,where: {lmbh: 'zpgg', zt: 1}
    ,request: {pageName: 'page', limitName: 'limit'}
    ,page: {layout: ['count', 'prev', 'page', 'next', 'skip'], groups: 5}
    ,limit: 10
    ,skin: 'line'
    ,cols: [[
      {type: 'numbers', title: '序号', width: 60}
      ,{field: 'bt', title: '公告标题', templet: '#btTpl'}
      ,{field: 'fbdw', title: '发布单位', width: 160}
      ,{field: 'fbsj', title: '发布时间', width: 140, templet: function (d) { return util.toDateString(d.fbsj, 'yyyy-MM-dd'); }}
    ]]
  });
  form.on('submit(search)', function (data) {
    table.reload('noticeTable', {where: data.field, page: {curr: 1}});
    return false;
  });
});
""",
    }
    frame = """
<!DOCTYPE html><html lang="zh"><head><meta charset="UTF-8"><title>@title@</title><link rel="stylesheet" href="/static/layui/css/layui.css"/><script>var ctxPath = '';</script></head>
<body><div class="layui-header"><ul class="layui-nav"><li class="layui-nav-item"><a href="/front/index">首页</a></li><li class="layui-nav-item layui-this"><a href="/front/notice">招聘公告</a></li><li class="layui-nav-item"><a href="/front/faq">常见问题</a></li></ul></div>
<div class="layui-container">@main@</div><div class="layui-footer">© 石桥市卫生健康委员会</div><script src="/static/layui/layui.js"></script>@script@</body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("bh") if path == "/front/notice/view" else None

    def page(self, held: Holding, number: int) -> str:
        main = """<form class="layui-form"><div class="layui-inline"><input type="text" name="bt" placeholder="请输入标题" class="layui-input"></div><button class="layui-btn" lay-submit lay-filter="search">查询</button></form>
<table class="layui-hide" id="noticeTable" lay-filter="noticeTable"></table>
<script type="text/html" id="btTpl"><a href="/front/notice/view?bh={{d.bh}}" target="_blank" class="layui-table-link">{{d.bt}}</a></script>"""
        return fill(
            self.frame, title="招聘公告", main=main, script='<script src="/static/front/js/notice.js"></script>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        main = f'<div class="layui-card"><div class="layui-card-header"><h2>{row.title}</h2><p>发布单位：人事处　发布时间：{row.day} {clock(row)}</p></div><div class="layui-card-body">{text}{file_links(row)}</div></div>'
        return fill(self.frame, title=row.title, main=main, script="")

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/front/notice/page":
            return None
        rows = [
            {
                "bh": str(row.number),
                "bt": row.title,
                "fbdw": "人事处",
                "fbsj": f"{row.day} {seconds(row)}",
                "lmbh": "zpgg",
                "zt": 1,
                "djl": views(row),
            }
            for row in held.page(whole(asked.query.get("page"), 1), whole(asked.query.get("limit"), 10))
        ]
        return ok(
            {
                "code": 0,
                "msg": "",
                "count": len(held.notices),
                "data": rows if asked.query.get("lmbh") == "zpgg" else [],
            }
        )


class NuxtSite(Place):
    """Nuxt 2: the first ten rows are in the page, and as arguments of ``__NUXT__``; buttons ask for the rest."""

    name = "civic-nuxt-site"
    start = "/zhaopin"
    scripts = {  # noqa: RUF012
        "/_nuxt/a1f0c3d.js": r"""
!function(e){function r(data){for(var r,n,c=data[0],d=data[1],l=0,h=[];l<c.length;l++)n=c[l],o[n]&&h.push(o[n][0]),o[n]=0;for(r in d)e[r]=d[r];for(v&&v(data);h.length;)h.shift()()}var n={},o={7:0};function d(r){if(n[r])return n[r].exports;var t=n[r]={i:r,l:!1,exports:{}};return e[r].call(t.exports,t,t.exports,d),t.l=!0,t.exports}d.e=function(e){var script=document.createElement("script");script.src=function(e){return d.p+""+{0:"5e2b9d1",3:"c07d4aa",4:"9b61e7f"}[e]+".js"}(e);document.head.appendChild(script)},d.p="/_nuxt/";var f=window.webpackJsonp=window.webpackJsonp||[];d(d.s=0)}([]);
""",
        "/_nuxt/5e2b9d1.js": r"""
(window.webpackJsonp=window.webpackJsonp||[]).push([[0],{212:function(t,e,r){"use strict";r.d(e,"b",(function(){return o})),r.d(e,"a",(function(){return c}));var n=r(95);function o(t){return n.a.get("/web/article/list",{params:t})}function c(t){return n.a.get("/web/article/info/".concat(t))}},95:function(t,e,r){"use strict";var n=r(48),o=r.n(n).a.create({baseURL:"/gateway",timeout:3e4});o.interceptors.response.use((function(t){return t.data}),(function(t){return Promise.reject(t)})),e.a=o}}]);
""",
        "/_nuxt/c07d4aa.js": r"""
(window.webpackJsonp=window.webpackJsonp||[]).push([[3],{301:function(t,e,r){"use strict";r.r(e);r(24);var n=r(3),o=r(212),c={name:"ZhaopinList",asyncData:function(t){return Object(n.a)(regeneratorRuntime.mark((function t(){var e;return regeneratorRuntime.wrap((function(t){for(;;)switch(t.prev=t.next){case 0:return t.next=2,Object(o.b)({pageIndex:1,pageSize:10,channel:"zhaopin"});case 2:return e=t.sent,t.abrupt("return",{list:e.data.items,total:e.data.totalCount});case 4:case"end":return t.stop()}}),t)})))()},data:function(){return{pageIndex:1,pageSize:10,list:[],total:0}},methods:{handleCurrentChange:function(t){var e=this;this.pageIndex=t,Object(o.b)({pageIndex:this.pageIndex,pageSize:this.pageSize,channel:"zhaopin"}).then((function(t){e.list=t.data.items,e.total=t.data.totalCount}))}}},l=r(23),d=Object(l.a)(c,(function(){var t=this,e=t._self._c;return e("div",{staticClass:"zp"},[e("ul",t._l(t.list,(function(r){return e("li",{key:r.id},[e("nuxt-link",{attrs:{to:"/zhaopin/"+r.id}},[t._v(t._s(r.title))]),e("span",[t._v(t._s(r.pubTime.substr(0,10)))])],1)})),0),e("el-pagination",{attrs:{"current-page":t.pageIndex,"page-size":t.pageSize,total:t.total,layout:"prev, pager, next"},on:{"current-change":t.handleCurrentChange}})],1)}),[],!1,null,null,null);e.default=d.exports}}]);
""",
        "/_nuxt/9b61e7f.js": r"""
(window.webpackJsonp=window.webpackJsonp||[]).push([[4],{305:function(t,e,r){"use strict";r.r(e);var n=r(3),o=r(212),c={asyncData:function(t){return Object(n.a)(regeneratorRuntime.mark((function e(){var r;return regeneratorRuntime.wrap((function(e){for(;;)switch(e.prev=e.next){case 0:return e.next=2,Object(o.a)(t.params.id);case 2:return r=e.sent,e.abrupt("return",{info:r.data});case 4:case"end":return e.stop()}}),e)})))()}};e.default=c}}]);
""",
    }
    frame = """
<!doctype html><html data-n-head-ssr lang="zh" data-n-head="%7B%22lang%22:%7B%22ssr%22:%22zh%22%7D%7D"><head><title>@title@</title><meta data-n-head="ssr" charset="utf-8"><link rel="preload" href="/_nuxt/a1f0c3d.js" as="script"><link rel="preload" href="/_nuxt/5e2b9d1.js" as="script"><link rel="preload" href="/_nuxt/@chunk@.js" as="script"><style data-vue-ssr-id="1f2e3d:0">.nuxt-progress{position:fixed}</style></head>
<body><div data-server-rendered="true" id="__nuxt"><!----><div id="__layout"><div class="layout"><header><a href="/" class="nuxt-link-active">首页</a><a href="/about">走进农发</a><a href="/zhaopin" aria-current="page" class="nuxt-link-exact-active nuxt-link-active">招聘公告</a></header>@main@<footer>© 云麓农业发展集团</footer></div></div></div><script>window.__NUXT__=@state@;</script><script src="/_nuxt/a1f0c3d.js" defer></script><script src="/_nuxt/@chunk@.js" defer></script><script src="/_nuxt/5e2b9d1.js" defer></script></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/zhaopin/(\d+)", path)
        return found[1] if found else None

    def entry(self, row: Notice) -> dict[str, object]:
        return {
            "id": row.number,
            "title": row.title,
            "channel": "zhaopin",
            "cover": None,
            "pubTime": f"{row.day} {seconds(row)}",
            "hits": views(row),
        }

    def page(self, held: Holding, number: int) -> str:
        rows = held.page(number, self.size)
        lines = "".join(
            f'<li><a href="/zhaopin/{row.number}">{row.title}</a><span>{row.day}</span></li>' for row in rows
        )
        numbers = "".join(f'<li class="number{" active" if n == 1 else ""}">{n}</li>' for n in range(1, 4))
        main = (
            f'<div class="zp"><ul>{lines}</ul><div class="el-pagination"><button type="button" disabled="disabled" class="btn-prev"><i class="el-icon el-icon-arrow-left"></i></button>'
            f'<ul class="el-pager">{numbers}</ul><button type="button" class="btn-next"><i class="el-icon el-icon-arrow-right"></i></button></div></div>'
        )
        items = ",".join(
            f'{{id:{row.number},title:{dump(row.title)},channel:a,cover:b,pubTime:"{row.day} {seconds(row)}",hits:{views(row)}}}'
            for row in rows
        )
        state = f'(function(a,b){{return {{layout:"default",data:[{{list:[{items}],total:{len(held.notices)}}}],fetch:{{}},error:b,serverRendered:true,routePath:"\\u002Fzhaopin"}}}}("zhaopin",null))'
        return fill(self.frame, title="招聘公告-云麓农业发展集团", main=main, state=state, chunk="c07d4aa")

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>") + file_links(row)
        main = f'<div class="info"><h1>{row.title}</h1><div class="meta"><span>发布时间：{row.day} {seconds(row)}</span><span>浏览：{views(row)}</span></div><div class="content">{text}</div></div>'
        state = f'(function(a){{return {{layout:"default",data:[{{info:{{id:{row.number},title:{dump(row.title)},content:{dump(text)}}}}}],error:a,serverRendered:true}}}}(null))'.replace(
            "</", "\\u003C\\u002F"
        )
        return fill(self.frame, title=f"{row.title}-云麓农业发展集团", main=main, state=state, chunk="9b61e7f")

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/gateway/web/article/list":
            number = whole(asked.query.get("pageIndex"), 1)
            rows = [self.entry(row) for row in held.page(number, 10)] if asked.query.get("channel") == "zhaopin" else []
            return ok({"code": 200, "data": {"items": rows, "totalCount": len(held.notices), "pageIndex": number}})
        return None
