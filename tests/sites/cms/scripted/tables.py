"""Tables that jQuery's plug-ins ask for: layui before ASP.NET MVC, bootstrap-table before RuoYi, an ashx handler."""

from __future__ import annotations

from urllib.parse import quote

from tests.sites.cms.content import Holding, Notice, files
from tests.sites.cms.place import dump, millis, ok, seconds, views
from tests.sites.cms.scripted.shells import HTML, JQUERY, cut_page, find_row, news, plain, rich, site
from tests.sites.cms.style import Answer, Request

_LAYUI = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘信息 - 望海大学人事处</title>
<link rel="stylesheet" href="/Content/layui/css/layui.css"><script src="/Content/layui/layui.js"></script></head><body>
<div class="header"><ul class="layui-nav"><li class="layui-nav-item"><a href="/">首页</a></li><li class="layui-nav-item"><a href="/Home/About">部门简介</a></li>
<li class="layui-nav-item"><a href="/Home/NoticeList?type=1">通知公告</a></li><li class="layui-nav-item layui-this"><a href="/Home/NoticeList?type=2">招聘信息</a></li></ul></div>
<div class="layui-container"><span class="layui-breadcrumb"><a href="/">首页</a><a><cite>招聘信息</cite></a></span>
<table id="tbNotice" lay-filter="tbNotice"></table></div>
<script type="text/html" id="titleTpl"><a href="/Home/NoticeDetail?id={{d.Id}}" target="_blank" class="layui-table-link">{{d.Title}}</a></script>
<script>
layui.use(['table', 'element', 'util'], function () {
    var table = layui.table, util = layui.util, $ = layui.jquery;
    table.render({
        elem: '#tbNotice'
        , url: '/Home/GetNoticeList' //数据接口
        , method: 'post'
        , where: { type: '2', keyword: $('#keyword').val() }
        , skin: 'line'
        , limit: 15
        , limits: [15, 30, 50]
        , page: { layout: ['prev', 'page', 'next', 'count'] }
        , cols: [[
            { field: 'Title', title: '标题', templet: '#titleTpl' }
            , { field: 'Dept', title: '招聘部门', width: 160 }
            , { field: 'PubTime', title: '发布时间', width: 140, templet: function (d) { return util.toDateString(parseInt(d.PubTime.replace(/\\D/g, '')), 'yyyy-MM-dd'); } }
        ]]
    });
});
</script>
<div class="footer">版权所有 望海大学人事处</div></body></html>"""


def _layui_detail(row: Notice) -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{row.title} - 望海大学人事处</title></head><body>"
        '<div class="header"><ul class="layui-nav"><li><a href="/">首页</a></li><li><a href="/Home/NoticeList?type=2">招聘信息</a></li></ul></div>'
        f'<div class="layui-container"><h2 class="art-title">{row.title}</h2><div class="art-info">发布时间：{row.day:%Y/%m/%d} '
        f'浏览：<span id="hits">{views(row)}</span></div><div class="art-body">{rich(row)}</div></div>'
        '<div class="footer">版权所有 望海大学人事处</div></body></html>'
    )


def _layui(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/Home/NoticeDetail":
        row = find_row(held, asked.query.get("id"))
        return row and (200, HTML, _layui_detail(row))
    if asked.path != "/Home/GetNoticeList" or asked.method != "POST":
        return None
    rows = cut_page(held, asked.form.get("page"), asked.form.get("limit"))
    if rows is None or asked.form.get("type") != "2":
        return ok({"code": 0, "msg": "", "count": 0, "data": []})
    told = [
        {
            "Id": row.number,
            "Title": row.title,
            "Dept": "人才办",
            "PubTime": f"/Date({millis(row)})/",
            "Hits": views(row),
        }
        for row in rows
    ]
    return ok({"code": 0, "msg": "", "count": 27, "data": told})


LAYUI = site("scripted_layui", "/Home/NoticeList?type=2", {"/Home/NoticeList": _LAYUI}, {}, _layui)

_BOOT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘公告_松原岭区国有资产管理集团</title>
<link href="/css/bootstrap.min.css" rel="stylesheet"><link href="/ajax/libs/bootstrap-table/bootstrap-table.min.css" rel="stylesheet"></head><body>
<nav class="navbar"><a href="/index">首页</a><a href="/about">集团概况</a><a href="/news">集团新闻</a><a href="/job">人才招聘</a></nav>
<div class="container"><h3>招聘公告</h3><table id="bootstrap-table" data-mobile-responsive="true"></table></div>
<script src="/js/jquery.min.js"></script><script src="/js/bootstrap.min.js"></script><script src="/ajax/libs/bootstrap-table/bootstrap-table.min.js"></script>
<script>var ctx = "/zhaopin/"; var prefix = ctx + "portal/job";</script>
<script src="/js/front/job.js?v=4.7.1"></script></body></html>"""

_BOOT_JS = """$(function() {
    var $table = $('#bootstrap-table');
    $table.bootstrapTable({
        url: prefix + "/list",
        method: 'post',
        contentType: "application/x-www-form-urlencoded",
        dataType: "json",
        cache: false,
        striped: true,
        pagination: true,
        sidePagination: "server",
        pageSize: 10,
        pageNumber: 1,
        pageList: [10, 25, 50],
        queryParams: function(params) {
            return {
                pageSize:       params.limit,
                pageNum:        params.offset / params.limit + 1,
                orderByColumn:  'releaseDate',
                isAsc:          'desc',
                category:       'ZPGG'
            };
        },
        columns: [{
            field: 'title',
            title: '公告标题',
            formatter: function(value, row, index) {
                return '<a href="' + ctx + 'portal/job/view/' + row.uuid + '" title="' + value + '">' + (value.length > 20 ? value.substring(0, 20) + '...' : value) + '</a>';
            }
        }, {
            field: 'releaseDate',
            title: '发布日期'
        }]
    });
});"""


def _uuid(number: int) -> str:
    return f"8a7e{number:04d}-51cd-4b0f-9e{number % 97:02d}-00ff3a{number:06d}"


def _boot_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row.title}</title></head><body><nav class="navbar"><a href="/index">首页</a>'
        f'<a href="/job">人才招聘</a></nav><div class="container"><h3 class="text-center">{row.title}</h3><p class="text-muted text-center">'
        f"来源：集团人力资源部　时间：{row.day} {seconds(row)}</p><div class='article'>{plain(row)}</div><div class='attach'>{files(row)}</div></div></body></html>"
    )


def _boot(held: Holding, asked: Request) -> Answer | None:
    if asked.path.startswith("/zhaopin/portal/job/view/"):
        row = find_row(held, asked.path.rpartition("/")[2], lambda row: _uuid(row.number))
        return row and (200, HTML, _boot_detail(row))
    if asked.path != "/zhaopin/portal/job/list" or asked.method != "POST":
        return None
    if asked.form.get("category") != "ZPGG":
        rows = news(key="uuid", day="releaseDate")
        return ok({"total": len(rows), "rows": rows, "code": 0})
    rows = [
        {
            "searchValue": None,
            "uuid": _uuid(row.number),
            "title": row.title,
            "releaseDate": f"{row.day}",
            "category": "ZPGG",
        }
        for row in cut_page(held, asked.form.get("pageNum", "1"), asked.form.get("pageSize", "10")) or ()
    ]
    return ok({"total": 27, "rows": rows, "code": 0, "msg": 0})


BOOT = site(
    "scripted_bootstrap",
    "/job",
    {"/job": _BOOT},
    {"/js/jquery.min.js": JQUERY, "/js/front/job.js": _BOOT_JS},
    _boot,
    mark=_uuid,
)

_ASHX = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>临川人事考试网</title>
<script type="text/javascript" src="/scripts/jquery-1.12.4.min.js"></script><script type="text/javascript" src="/scripts/common.js"></script></head><body>
<div id="top"><a href="/index.html">首页</a> | <a href="/zc.html">政策法规</a> | <a href="/list.html?cid=31">招考公告</a> | <a href="/list.html?cid=32">成绩查询</a></div>
<div class="main"><div class="pos">当前位置：首页 &gt; 招考公告</div><ul id="newslist"></ul><div id="pager"></div></div>
<script type="text/javascript">
var pageIndex = 1, pageSize = 20, pageCount = 1;
var cid = getQueryString("cid");
function loadData() {
    $.ajax({
        type: "POST",
        url: "/tools/NewsHandler.ashx?t=" + Math.random(),
        data: { action: "getlist", cid: cid, page: pageIndex, pagesize: pageSize },
        dataType: "json",
        success: function (res) {
            if (res.status != 1) { alert(res.msg); return; }
            var html = "";
            $.each(res.ds, function (i, n) {
                html += "<li><span>" + n.AddTime.split('T')[0] + "</span><a href='show.html?cid=" + cid + "&id=" + n.ID + "' target='_blank'>" + n.NTitle + "</a></li>";
            });
            $("#newslist").html(html);
            pageCount = Math.ceil(res.totalcount / pageSize);
            showPager();
        },
        error: function () { $("#newslist").html("<li>数据加载失败</li>"); }
    });
}
function showPager() { $("#pager").html("<a onclick='goPage(" + (pageIndex + 1) + ")'>下一页</a>共" + pageCount + "页"); }
function goPage(p) { pageIndex = p; loadData(); }
$(function () { loadData(); });
</script><div id="foot">主办：临川市人事考试中心</div></body></html>"""

_ASHX_SHOW = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>临川人事考试网</title>
<script type="text/javascript" src="/scripts/jquery-1.12.4.min.js"></script><script type="text/javascript" src="/scripts/common.js"></script></head><body>
<div id="top"><a href="/index.html">首页</a> | <a href="/list.html?cid=31">招考公告</a></div><h1 id="title"></h1><div id="time"></div><div id="content"></div>
<script type="text/javascript">
$(function () {
    var id = getQueryString("id");
    $.post("/tools/NewsHandler.ashx", { action: "getmodel", id: id }, function (res) {
        var m = res.ds[0];
        $("#title").text(m.NTitle); document.title = m.NTitle;
        $("#time").text("发布时间：" + m.AddTime.replace('T', ' '));
        $("#content").html(decodeURIComponent(m.NContent));
    }, "json");
});
</script></body></html>"""

_COMMON = """function getQueryString(name) {
    var reg = new RegExp("(^|&)" + name + "=([^&]*)(&|$)", "i");
    var r = window.location.search.substr(1).match(reg);
    if (r != null) return unescape(r[2]); return null;
}
function checkLogin() { $.post("/tools/UserHandler.ashx", { action: "islogin" }, function (d) { if (d.status == 1) $("#user").html(d.name); }, "json"); }"""


def _ashx(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/tools/UserHandler.ashx":
        return ok({"status": 0, "msg": "未登录"})
    if asked.path != "/tools/NewsHandler.ashx":
        return None
    values = asked.query | asked.form
    match values.get("action"):
        case "getlist" if values.get("cid") == "31":
            rows = cut_page(held, values.get("page"), values.get("pagesize")) or ()
            told = [
                {"ID": row.number, "NTitle": row.title, "AddTime": f"{row.day}T{seconds(row)}", "CID": 31}
                for row in rows
            ]
            return ok({"status": 1, "totalcount": 27, "ds": told})
        case "getmodel" if (row := find_row(held, values.get("id"))) is not None:
            text = {
                "ID": row.number,
                "NTitle": row.title,
                "AddTime": f"{row.day}T{seconds(row)}",
                "NContent": quote(rich(row)),
            }
            return 200, "text/plain", dump({"status": 1, "ds": [text]})
    return ok({"status": 0, "msg": "参数错误"})


ASHX = site(
    "scripted_ashx",
    "/list.html?cid=31",
    {"/list.html": _ASHX, "/show.html": _ASHX_SHOW},
    {"/scripts/jquery-1.12.4.min.js": JQUERY, "/scripts/common.js": _COMMON},
    _ashx,
    charset="gb18030",
)

STYLES = (LAYUI, BOOT, ASHX)
