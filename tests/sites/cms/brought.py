"""Three sites whose rows are brought by a script, written after the reader had been mended for :mod:`tests.sites.cms.wired`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.place import Place, clock, dump, fill, millis, ok, other_columns, seconds, views, whole
from tests.sites.cms.style import Answer, Request, Style
from tests.sites.cms.wired import turned

# -- 1 an office of personnel examinations, ASP.NET and a web method ---------------------------------------------------

_ASPX_JS = r"""
var pageSize = 15;
$(function () {
    BindData(1);
});
function ChangeDateFormat(cellval) {
    var date = new Date(parseInt(cellval.replace("/Date(", "").replace(")/", ""), 10));
    var month = date.getMonth() + 1 < 10 ? "0" + (date.getMonth() + 1) : date.getMonth() + 1;
    var currentDate = date.getDate() < 10 ? "0" + date.getDate() : date.getDate();
    return date.getFullYear() + "-" + month + "-" + currentDate;
}
function BindData(pageIndex) {
    $.ajax({
        type: "POST",
        url: "List.aspx/GetNoticeList",
        contentType: "application/json; charset=utf-8",
        dataType: "json",
        data: "{'cid':'" + $("#hidCid").val() + "','pageIndex':'" + pageIndex + "','pageSize':'" + pageSize + "'}",
        success: function (result) {
            var json = JSON.parse(result.d);
            var html = [];
            $.each(json.Rows, function (i, item) {
                html.push('<li><a href="Show.aspx?id=' + item.ID + '" target="_blank">' + item.Title + '</a><span>' + ChangeDateFormat(item.AddDate) + '</span></li>');
            });
            $("#ulList").html(html.join(""));
            $("#AspNetPager").html(GetPager(pageIndex, Math.ceil(json.Total / pageSize)));
        },
        error: function (err) { alert(err.responseText); }
    });
}
function GetPager(index, count) {
    var s = "共" + count + "页 ";
    for (var i = 1; i <= count; i++) {
        s += i == index ? "<b>" + i + "</b>" : "<a href='javascript:BindData(" + i + ")'>" + i + "</a>";
    }
    return s;
}
"""


class WebMethod(Place):
    """``List.aspx/GetNoticeList``: posted JSON in single quotes, an answer that is a text within ``d``, .NET's dates."""

    name = "brought-aspx-webmethod"
    start = "/Notice/List.aspx?cid=8"
    others = other_columns(2590, date(2026, 11, 18), "证书领取通知", "考务工作培训会召开", "考点交通提示")
    scripts = {"/Scripts/list.js": _ASPX_JS}  # noqa: RUF012
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@title@</title>
<link href="/Styles/Site.css" rel="stylesheet" type="text/css" /><script src="/Scripts/jquery-1.4.1.min.js" type="text/javascript"></script></head>
<body><form method="post" action="@path@" id="form1"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRk" /></div>
<div class="page"><div class="banner"><img src="/images/banner.png" alt="松原岭市人事考试网" /></div>
<div class="menu"><a href="/Default.aspx">首页</a><a href="/Notice/List.aspx?cid=6">考试动态</a><a href="/Notice/List.aspx?cid=8">招聘公告</a><a href="/Query/Score.aspx">成绩查询</a></div>
@main@
<div class="footer">松原岭市人事考试中心 版权所有　电话：0400-0000000</div></div></form></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/Notice/List.aspx" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/Notice/Show.aspx" else None

    def mark(self, number: int) -> str:
        return f"id={number}"

    def page(self, held: Holding, number: int) -> str:
        main = """
<div class="pos">您的位置：<a href="/Default.aspx">首页</a> &gt; 招聘公告</div><input type="hidden" name="ctl00$hidCid" id="hidCid" value="8" />
<ul id="ulList" class="newslist"></ul><div id="AspNetPager"></div><script src="/Scripts/list.js" type="text/javascript"></script>"""
        return fill(self.frame, title="招聘公告-松原岭市人事考试网", path="List.aspx?cid=8", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        main = f"""
<div class="show"><h2><span id="lblTitle">{row.title}</span></h2><p class="info">发布日期：<span id="lblDate">{row.day.year}/{row.day.month}/{row.day.day} {clock(row)}</span> 点击数：<span id="lblHits">{views(row)}</span></p>
<div id="content">{paragraphs(row)}{files(row, "<br />附件：")}</div></div>"""
        return fill(self.frame, title=f"{row.title}-松原岭市人事考试网", path=f"Show.aspx?id={row.number}", main=main)

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/Notice/List.aspx/GetNoticeList":
            return None
        if asked.method != "POST" or asked.json is None:
            return 500, "application/json", dump({"Message": "处理请求时出错。", "ExceptionType": ""})
        rows = {"8": held.notices, "6": self.others}.get(str(asked.json.get("cid")), ())
        shown = [
            {"ID": row.number, "Title": row.title, "AddDate": f"/Date({millis(row)})/", "Hits": views(row)}
            for row in turned(rows, asked.json.get("pageIndex"), asked.json.get("pageSize"))
        ]
        return ok({"d": dump({"Total": len(rows), "Rows": shown})})


# -- 2 a university hospital, bootstrap-table by its attributes --------------------------------------------------------


class BootstrapTable(Place):
    """A table that names its own source in attributes; offsets, formatters that make the links."""

    name = "brought-bootstrap-table"
    start = "/portal/notice"
    others = other_columns(2490, date(2026, 11, 15), "门诊时间调整公告", "医院召开年度总结大会")
    frame = """
<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1.0"><title>@title@</title>
<link href="/static/css/bootstrap.min.css" rel="stylesheet"/><link href="/static/ajax/libs/bootstrap-table/bootstrap-table.min.css" rel="stylesheet"/></head>
<body class="gray-bg"><nav class="navbar navbar-default"><div class="container"><a class="navbar-brand" href="/portal">沧江大学附属医院人才招聘</a><ul class="nav navbar-nav"><li><a href="/portal/post">招聘岗位</a></li><li class="active"><a href="/portal/notice">招聘公告</a></li><li><a href="/portal/login">个人中心</a></li></ul></div></nav>
<div class="container">@main@</div><footer class="text-center">© 沧江大学附属医院人力资源部</footer>
<script src="/static/js/jquery.min.js"></script><script src="/static/js/bootstrap.min.js"></script><script src="/static/ajax/libs/bootstrap-table/bootstrap-table.min.js"></script>@script@</body></html>
"""
    script = """
<script type="text/javascript">
    var prefix = "/portal/notice";
    function queryParams(params) {
        return {
            pageSize: params.limit,
            pageNum: params.offset / params.limit + 1,
            noticeType: '1',
            noticeTitle: $("#noticeTitle").val()
        };
    }
    function titleFormatter(value, row, index) {
        return '<a href="' + prefix + '/view/' + row.noticeId + '" target="_blank">' + value + '</a>';
    }
    function dateFormatter(value) { return value ? value.substring(0, 10) : '-'; }
    function search() { $('#bootstrap-table').bootstrapTable('refresh'); }
</script>"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/portal/notice/view/(\d+)", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/view/{number}"

    def page(self, held: Holding, number: int) -> str:
        main = """
<h3>招聘公告</h3><div class="form-inline"><input id="noticeTitle" class="form-control" placeholder="公告标题"><button class="btn btn-primary" onclick="search()">查询</button></div>
<table id="bootstrap-table" data-toggle="table" data-url="/portal/notice/list" data-method="post" data-content-type="application/x-www-form-urlencoded"
 data-side-pagination="server" data-pagination="true" data-page-size="10" data-query-params="queryParams">
<thead><tr><th data-field="noticeTitle" data-formatter="titleFormatter">公告标题</th><th data-field="createBy">发布人</th><th data-field="createTime" data-formatter="dateFormatter">发布时间</th></tr></thead></table>"""
        return fill(self.frame, title="招聘公告", main=main, script=self.script)

    def article(self, held: Holding, row: Notice) -> str:
        main = f"""
<div class="panel panel-default"><div class="panel-heading text-center"><h3>{row.title}</h3><small>发布人：人力资源部　发布时间：{row.day} {seconds(row)}</small></div>
<div class="panel-body">{paragraphs(row, "p", 'style="text-indent:2em"')}</div><div class="panel-footer">{files(row)}</div></div>"""
        return fill(self.frame, title=row.title, main=main, script="")

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/portal/notice/list":
            return None
        if asked.method != "POST":
            return ok({"msg": "不支持' GET'请求", "code": 500})
        rows = {"1": held.notices, "2": self.others}.get(asked.form.get("noticeType", ""), held.notices + self.others)
        shown = [
            {
                "searchValue": None,
                "createBy": "admin",
                "createTime": f"{row.day} {seconds(row)}",
                "noticeId": row.number,
                "noticeTitle": row.title,
                "noticeType": "1",
                "status": "0",
            }
            for row in turned(rows, asked.form.get("pageNum"), asked.form.get("pageSize"))
        ]
        return ok({"total": len(rows), "rows": shown, "code": 0, "msg": None})


# -- 3 a group, Nuxt ---------------------------------------------------------------------------------------------------

_NUXT_JS = r"""
(window.webpackJsonp=window.webpackJsonp||[]).push([[9],{402:function(t,e,n){"use strict";n.r(e);n(33);var r=n(4),o={name:"Recruit",asyncData:function(t){return Object(r.a)(regeneratorRuntime.mark((function e(){var n,r;return regeneratorRuntime.wrap((function(e){for(;;)switch(e.prev=e.next){case 0:return n=t.$axios,e.next=3,n.$get("/api/web/article/list",{params:{page:1,limit:10,cate:"recruit"}});case 3:return r=e.sent,e.abrupt("return",{list:r.data.list,total:r.data.total});case 5:case"end":return e.stop()}}),e)})))()},data:function(){return{page:1,limit:10,list:[],total:0}},methods:{handleCurrentChange:function(t){var e=this;this.page=t,this.$axios.$get("/api/web/article/list",{params:{page:this.page,limit:this.limit,cate:"recruit"}}).then((function(t){e.list=t.data.list,e.total=t.data.total}))},toDetail:function(t){this.$router.push({path:"/recruit/detail/"+t.id})}}},c=n(20),l=Object(c.a)(o,(function(){var t=this,e=t._self._c;return e("div",{staticClass:"recruit"},[t._l(t.list,(function(n){return e("div",{key:n.id,staticClass:"item",on:{click:function(e){return t.toDetail(n)}}},[e("div",{staticClass:"tit"},[t._v(t._s(n.title))]),e("div",{staticClass:"date"},[t._v(t._s(n.publishDate))])])})),e("el-pagination",{attrs:{layout:"prev, pager, next",total:t.total},on:{"current-change":t.handleCurrentChange}})],2)}),[],!1,null,"5e1f7a3c",null);e.default=l.exports}}]);
"""


class NuxtGroup(Place):
    """The server renders the first page's rows, without links, and their state; further pages are asked for."""

    name = "brought-nuxt"
    start = "/recruit"
    others = other_columns(2390, date(2026, 11, 17), "集团与高校签署合作协议", "集团开展安全生产检查")
    scripts = {"/_nuxt/3c1e7fa.js": "!function(e){}([]);", "/_nuxt/9f02ab1.js": _NUXT_JS}  # noqa: RUF012
    frame = """
<!doctype html>
<html data-n-head-ssr lang="zh" data-n-head="%7B%22lang%22:%7B%22ssr%22:%22zh%22%7D%7D"><head><meta data-n-head="ssr" charset="utf-8"><title>@title@</title><link rel="preload" href="/_nuxt/3c1e7fa.js" as="script"><link rel="preload" href="/_nuxt/9f02ab1.js" as="script"></head>
<body><div data-server-rendered="true" id="__nuxt"><div id="__layout"><div><header><a href="/" class="nuxt-link-active logo">望海港航集团</a><nav><a href="/about">走进集团</a><a href="/news">新闻中心</a><a href="/recruit" class="nuxt-link-exact-active nuxt-link-active">人才招聘</a><a href="/contact">联系我们</a></nav></header>@main@<footer>© 2026 望海港航集团有限公司</footer></div></div></div>
<script>window.__NUXT__=@state@;</script><script src="/_nuxt/3c1e7fa.js" defer></script><script src="/_nuxt/9f02ab1.js" defer></script></body></html>
"""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/recruit/detail/(\d+)", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/detail/{number}"

    def row(self, row: Notice) -> dict[str, Any]:
        return {
            "id": row.number,
            "title": row.title,
            "publishDate": str(row.day),
            "cover": None,
            "summary": "",
            "views": views(row),
        }

    def page(self, held: Holding, number: int) -> str:
        rows = held.page(1, 10)
        items = "".join(
            f'<div class="item" data-v-5e1f7a3c><div class="tit" data-v-5e1f7a3c>{row.title}</div><div class="date" data-v-5e1f7a3c>{row.day}</div></div>'
            for row in rows
        )
        pages = "".join(
            f'<li class="number{" active" if n == 1 else ""}">{n}</li>' for n in range(1, held.pages(10) + 1)
        )
        listed = ",".join(
            f'{{id:{row.number},title:"{row.title}",publishDate:"{row.day}",cover:a,summary:b,views:{views(row)}}}'
            for row in rows
        )
        state = (
            f'(function(a,b,c){{return {{layout:"default",data:[{{list:[{listed}],total:{len(held.notices)}}}],fetch:{{}},error:a,'
            'serverRendered:c,routePath:"\\u002Frecruit",config:{_app:{basePath:"\\u002F",assetsPath:"\\u002F_nuxt\\u002F",cdnURL:a}}}}(null,"",true))'
        )
        main = f'<div class="recruit" data-v-5e1f7a3c>{items}<div class="el-pagination"><button type="button" disabled="disabled" class="btn-prev"></button><ul class="el-pager">{pages}</ul><button type="button" class="btn-next"></button></div></div>'
        return fill(self.frame, title="人才招聘-望海港航集团", main=main, state=state)

    def article(self, held: Holding, row: Notice) -> str:
        main = f'<div class="detail" data-v-2c><h1 data-v-2c>{row.title}</h1><div class="meta" data-v-2c><span>{row.day}</span><span>浏览 {views(row)}</span></div><div class="rich" data-v-2c>{paragraphs(row)}{files(row)}</div></div>'
        state = f'(function(a){{return {{layout:"default",data:[{{info:{{id:{row.number},title:"{row.title}"}}}}],error:a}}}}(null))'
        return fill(self.frame, title=row.title, main=main, state=state)

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/api/web/article/list":
            return None
        rows = {"recruit": held.notices, "news": self.others}.get(
            asked.query.get("cate", ""), held.notices + self.others
        )
        shown = [self.row(row) for row in turned(rows, asked.query.get("page"), asked.query.get("limit"))]
        page = whole(asked.query.get("page"), 1)
        return ok({"code": 200, "message": "success", "data": {"list": shown, "total": len(rows), "page": page}})


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (WebMethod, BootstrapTable, NuxtGroup))
