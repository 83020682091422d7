"""Three more made by scripts: Next, a jQuery template, JSONP."""

from __future__ import annotations

import re
from typing import Any

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.outside.scripted import Scripted
from tests.sites.cms.outside.truth import NEWS
from tests.sites.cms.place import dump, file_links, fill, ok, seconds, views, whole
from tests.sites.cms.style import Answer, Request, Style


class Next(Scripted):
    """Next: an empty page whose chunk fetches by a template string, details with their data in ``__NEXT_DATA__``."""

    name = "outside-next"
    start = "/careers/news"
    sector = "firm"
    first = 91500
    size = 7
    shell = """
<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><title>@title@</title><meta name="next-head-count" content="2"/><script src="/_next/static/chunks/main-2f1e.js" defer=""></script><script src="/_next/static/chunks/pages@chunk@" defer=""></script><script src="/_next/static/b7Kd/_buildManifest.js" defer=""></script></head><body><div id="__next">@main@</div><script id="__NEXT_DATA__" type="application/json">@state@</script></body></html>"""
    scripts = {  # noqa: RUF012
        "/_next/static/chunks/main-2f1e.js": "(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[179],{}]);",
        "/_next/static/b7Kd/_buildManifest.js": 'self.__BUILD_MANIFEST={"/careers/news":["static/chunks/pages/careers/news-9a8b.js"],"/careers/news/[id]":["static/chunks/pages/careers/news/[id]-1c2d.js"],sortedPages:["/_app","/careers/news","/careers/news/[id]"]};self.__BUILD_MANIFEST_CB&&self.__BUILD_MANIFEST_CB();',
        "/_next/static/chunks/pages/careers/news-9a8b.js": r"""(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[512],{7781:function(e,t,n){"use strict";n.r(t);var r=n(5893),s=n(7294),a=n(1664),i=n.n(a);t.default=function(){var e=(0,s.useState)(1),t=e[0],n=e[1],a=(0,s.useState)({items:[],totalPages:0}),c=a[0],o=a[1];return(0,s.useEffect)((function(){fetch("/api/careers/news?page=".concat(t,"&pageSize=7&lang=zh")).then((function(e){return e.json()})).then((function(e){o(e)}))}),[t]),(0,r.jsxs)("div",{children:[(0,r.jsx)("h1",{children:"招聘动态"}),c.items.map((function(e){return(0,r.jsxs)("div",{className:"row",children:[(0,r.jsx)(i(),{href:"/careers/news/".concat(e.id),children:e.title}),(0,r.jsx)("time",{children:e.publishedAt.slice(0,10)})]},e.id)})),(0,r.jsx)("button",{disabled:t>=c.totalPages,onClick:function(){return n(t+1)},children:"下一页"})]})}}},function(e){e(e.s=7781)}]);""",
        "/_next/static/chunks/pages/careers/news/[id]-1c2d.js": r"""(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[513],{9912:function(e,t,n){"use strict";n.r(t),n.d(t,{__N_SSP:function(){return s}});var r=n(5893),s=!0;t.default=function(e){var t=e.post;return(0,r.jsx)("article",{children:t.title})}}}]);""",
    }

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/careers/news/(\d+)", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        state = dump(
            {
                "props": {"pageProps": {}},
                "page": "/careers/news",
                "query": {},
                "buildId": "b7Kd",
                "nextExport": True,
                "autoExport": True,
                "isFallback": False,
            }
        )
        main = '<div><header><a href="/">沧江港务集团</a><a href="/careers">加入我们</a><a href="/en/careers">EN</a></header><h1>招聘动态</h1><button disabled="">下一页</button></div>'
        return fill(self.shell, title="招聘动态", chunk="/careers/news-9a8b.js", main=main, state=state)

    def article(self, held: Holding, row: Notice) -> str:
        post = {
            "id": row.number,
            "title": row.title,
            "publishedAt": f"{row.day}T{seconds(row)}+08:00",
            "body": self.text(row),
            "attachments": [{"name": name, "url": url} for name, url in row.files],
        }
        main = f'<article class="post"><h1>{row.title}</h1><time dateTime="{row.day}">{row.day}</time><div class="rich">{self.text(row)}</div>{file_links(row)}</article>'
        state = dump(
            {
                "props": {"pageProps": {"post": post}, "__N_SSP": True},
                "page": "/careers/news/[id]",
                "query": {"id": str(row.number)},
                "buildId": "b7Kd",
                "gssp": True,
            }
        )
        return fill(
            self.shell,
            title=row.title,
            chunk="/careers/news/[id]-1c2d.js",
            main=main,
            state=state.replace("<", "\\u003c"),
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/api/careers/news":
            return None
        size = whole(asked.query.get("pageSize"), 7)
        rows = held.page(whole(asked.query.get("page"), 1), size)
        items = [
            {"id": row.number, "title": row.title, "publishedAt": f"{row.day}T{seconds(row)}+08:00"} for row in rows
        ]
        return ok({"items": items, "totalPages": held.pages(size)})


class Template(Scripted):
    """jQuery and art-template: ``$.getJSON``, a plugin of pages, details written by the server."""

    name = "outside-jquery-template"
    start = "/job/list.html?cid=15"
    sector = "campus"
    first = 13400
    html = """
<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘公告_望海学院就业网</title><script src="/js/jquery-1.11.3.min.js"></script><script src="/js/template-web.js"></script><script src="/js/jquery.pagination.js"></script></head><body>
<div class="head"><a href="/">首页</a><a href="/job/list.html?cid=15">招聘公告</a><a href="/job/list.html?cid=16">就业政策</a><a href="/teachin.html">宣讲会</a></div>
<div class="list" id="listBox"><img src="/img/loading.gif"></div><div class="M-box"></div>
<script type="text/html" id="listTpl">
{{each list item i}}
<dl><dt><a href="/job/view/{{item.ID}}.html" title="{{item.TITLE}}">{{item.TITLE | cut 24}}</a></dt><dd>{{item.PUB_DATE}}</dd></dl>
{{/each}}
</script>
<script src="/js/common.js"></script><script src="/js/list.js?v=20260301"></script></body></html>"""
    scripts = {  # noqa: RUF012
        "/js/jquery-1.11.3.min.js": "/*! jQuery v1.11.3 */",
        "/js/template-web.js": "/*! art-template@runtime */",
        "/js/jquery.pagination.js": ";(function($){$.fn.pagination=function(o){return this}})(jQuery);",
        "/js/common.js": """
var ctx = "/";
function getQueryString(name) {
    var reg = new RegExp("(^|&)" + name + "=([^&]*)(&|$)", "i");
    var r = window.location.search.substr(1).match(reg);
    if (r != null) return unescape(r[2]);
    return null;
}
template.defaults.imports.cut = function (s, n) { return s.length > n ? s.substring(0, n) + "…" : s; };
""",
        "/js/list.js": """
$(function () {
    var cid = getQueryString("cid"), rows = 10;
    function getList(page) {
        $.getJSON(ctx + "api/info/list.do", { columnId: cid, pageIndex: page, pageSize: rows, t: new Date().getTime() }, function (result) {
            if (!result.success) { alert(result.message); return; }
            $("#listBox").html(template("listTpl", { list: result.obj.list }));
            $(".M-box").pagination({
                pageCount: Math.ceil(result.obj.totalCount / rows), current: page, coping: true, prevContent: "上页", nextContent: "下页",
                callback: function (api) { getList(api.getCurrent()); }
            });
        });
    }
    getList(1);
});
""",
    }

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/job/view/(\d+)\.html", path)
        return found[1] if found else None

    def article(self, held: Holding, row: Notice) -> str:
        return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row.title}_望海学院就业网</title></head><body><div class="head"><a href="/">首页</a><a href="/job/list.html?cid=15">招聘公告</a></div><div class="view"><h2>{row.title}</h2><div class="from">来源：就业中心 时间：{row.day} 点击：<span id="hit"></span></div><div class="text">{self.text(row)}{file_links(row)}</div></div></body></html>'

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/api/info/list.do":
            return None
        column = held if asked.query.get("columnId") == "15" else Holding(NEWS)
        size, number = whole(asked.query.get("pageSize"), 10), whole(asked.query.get("pageIndex"), 1)
        rows = [
            {"ID": row.number, "TITLE": row.title, "PUB_DATE": row.day.isoformat(), "HITS": views(row)}
            for row in column.page(number, size)
        ]
        return ok({"success": True, "message": "", "obj": {"list": rows, "totalCount": len(column.notices)}})


class Jsonp(Scripted):
    """JSONP of a talent network: ``$.ajax`` with a callback, rows put together as strings, days as text."""

    name = "outside-jsonp"
    start = "/zpxx/"
    sector = "exam"
    first = 26700
    html = """
<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘信息-石桥人才网</title><script src="/js/jquery.min.js"></script></head><body><div class="nav"><a href="/">首页</a><a href="/zpxx/">招聘信息</a><a href="/qzxx/">求职信息</a></div>
<div class="box"><div class="bt">招聘信息</div><ul id="ul_list"></ul><div class="page"><a href="javascript:;" onclick="prevPage()">上一页</a> <span id="cur">1</span>/<span id="all"></span> <a href="javascript:;" onclick="nextPage()">下一页</a></div></div>
<script>
var pageIndex = 1, pageCount = 1, pageSize = 12;
function showList() {
    $.ajax({
        type: "get", async: true, url: "/service/GetNewsList.ashx", dataType: "jsonp", jsonp: "jsoncallback",
        data: { "lmid": "0203", "pagesize": pageSize, "pageindex": pageIndex },
        success: function (json) {
            var html = "";
            pageCount = Math.ceil(json.Total / pageSize);
            $.each(json.Rows, function (i, n) {
                html += "<li><span>" + n.FBSJ + "</span><a href='/zpxx/show.html?xxid=" + n.XXID + "' target='_blank'>" + n.BT + "</a></li>";
            });
            $("#ul_list").html(html); $("#cur").text(pageIndex); $("#all").text(pageCount);
        }
    });
}
function nextPage() { if (pageIndex < pageCount) { pageIndex++; showList(); } }
function prevPage() { if (pageIndex > 1) { pageIndex--; showList(); } }
showList();
</script></body></html>"""
    detail = """
<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘信息-石桥人才网</title><script src="/js/jquery.min.js"></script></head><body><div class="nav"><a href="/">首页</a><a href="/zpxx/">招聘信息</a></div><div class="show"><h1 id="bt"></h1><div id="fbsj"></div><div id="nr"></div></div>
<script>
var xxid = location.search.split("xxid=")[1];
$.ajax({
    type: "get", url: "/service/GetNews.ashx", dataType: "jsonp", jsonp: "jsoncallback", data: { "xxid": xxid },
    success: function (json) { $("#bt").html(json.BT); $("#fbsj").html("发布时间：" + json.FBSJ); $("#nr").html(json.NR); document.title = json.BT; }
});
</script></body></html>"""

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("xxid") if path == "/zpxx/show.html" else None

    def article(self, held: Holding, row: Notice) -> str:
        return self.detail.strip()

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/service/GetNewsList.ashx":
            column = held if asked.query.get("lmid") == "0203" else Holding(NEWS)
            size, number = whole(asked.query.get("pagesize"), 12), whole(asked.query.get("pageindex"), 1)
            rows = [
                {"XXID": row.number, "BT": row.title, "FBSJ": f"{row.day:%Y-%m-%d}"}
                for row in column.page(number, size)
            ]
            told: Any = {"Total": len(column.notices), "Rows": rows}
        elif asked.path == "/service/GetNews.ashx":
            row = self.one(held, asked.query.get("xxid"))
            told = (
                {"BT": row.title, "FBSJ": f"{row.day:%Y-%m-%d}", "NR": self.text(row) + file_links(row)} if row else {}
            )
        else:
            return None
        name = asked.query.get("jsoncallback", "")
        return 200, "application/javascript", f"{name}({dump(told)})" if name else dump(told)


STYLES: tuple[Style, ...] = (Next().style(), Template().style(), Jsonp().style())
