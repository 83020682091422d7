"""Three sites whose rows a script beside the page draws, by one who had not seen the reader of scripts.

Those of the same hand whose scripts are bundled: :mod:`tests.sites.cms.single` and :mod:`tests.sites.cms.packed`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.place import Place, dump, fill, millis, ok, other_columns, seconds, views, whole
from tests.sites.cms.style import Answer, Request, Style


def pick(rows: tuple[Notice, ...], number: Any) -> Notice | None:
    return next((row for row in rows if str(row.number) == str(number)), None)


def turned(rows: tuple[Notice, ...], page: Any, size: Any) -> list[Notice]:
    return list(Holding(rows).page(max(1, whole(page, 1)), min(50, whole(size, 10))))


# -- 1 a county's labour market, jQuery $.post, GBK, fields in pinyin -------------------------------------------------

_COUNTY_JS = r"""
var basePath = "/rcfw";
var rowsPerPage = 12;

function getQueryString(name) {
    var reg = new RegExp("(^|&)" + name + "=([^&]*)(&|$)", "i");
    var r = window.location.search.substr(1).match(reg);
    if (r != null) return unescape(r[2]);
    return null;
}

$(document).ready(function () {
    queryList(1);
    $.post(basePath + "/web/count/addVisit.do", {lmbh: getQueryString("lmbh")});
});

//查询列表
function queryList(p) {
    var param = {};
    param.lmbh = getQueryString("lmbh");
    param.page = p;
    param.rows = rowsPerPage;
    $.post(basePath + "/web/xxfb/queryXxList.do", param, function (data) {
        var obj = eval("(" + data + ")");
        var html = "";
        if (obj.total == 0) {
            $("#xxlist").html("<li class='none'>暂无数据！</li>");
            return false;
        }
        $.each(obj.rows, function (i, n) {
            html += `<li onclick="toView('${n.xxid}')"><i class="dot"></i><span class="tit" title="${n.xxbt}">${n.xxbt}</span><span class="date">${n.fbsj.substr(0, 10)}</span></li>`;
        });
        $("#xxlist").html(html);
        showPage(p, Math.ceil(obj.total / rowsPerPage));
    });
}

function toView(id) {
    window.open(basePath + "/web/xxfb/view.jsp?xxid=" + id + "&lmbh=" + getQueryString("lmbh"));
}

function showPage(p, n) {
    var s = "";
    if (p > 1) s += "<a href='javascript:queryList(" + (p - 1) + ")'>上一页</a>";
    s += "<span>第" + p + "页/共" + n + "页</span>";
    if (p < n) s += "<a href='javascript:queryList(" + (p + 1) + ")'>下一页</a>";
    $("#fenye").html(s);
}
"""


class County(Place):
    """A JSP site whose answers are GBK and called HTML; the column's number stands in the page's address."""

    name = "wired-county-post"
    start = "/rcfw/web/xxfb/list.jsp?lmbh=0203"
    charset = "gbk"
    others = other_columns(3390, date(2026, 11, 19), "县人力资源市场恢复周三集市", "关于调整社保缴费基数的通知")
    scripts = {"/rcfw/web/js/xxfb_list.js": _COUNTY_JS}  # noqa: RUF012
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=GBK" />
<title>青岚县公共就业和人才服务中心</title><link href="/rcfw/web/css/main.css" rel="stylesheet" type="text/css" />
<script type="text/javascript" src="/rcfw/web/js/jquery-1.8.3.min.js"></script></head><body>
<div id="top"><img src="/rcfw/web/images/banner.jpg" width="1000" height="160" /></div>
<div id="menu"><a href="/rcfw/">网站首页</a> | <a href="/rcfw/web/xxfb/list.jsp?lmbh=0201">通知公告</a> | <a href="/rcfw/web/xxfb/list.jsp?lmbh=0203">招聘信息</a> | <a href="/rcfw/web/qz/list.jsp">求职信息</a></div>
<div id="main">@main@</div>
<div id="foot">主办：青岚县公共就业和人才服务中心　地址：青岚县人民路8号　建议使用IE8以上浏览器</div></body></html>
"""

    def column(self, held: Holding, code: str) -> tuple[Notice, ...]:
        return {"0203": held.notices, "0201": self.others}.get(code, ())

    def mark(self, number: int) -> str:
        return f"XX2026{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/rcfw/web/xxfb/list.jsp" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("xxid", "").removeprefix("XX2026") if path == "/rcfw/web/xxfb/view.jsp" else None

    def page(self, held: Holding, number: int) -> str:
        main = """
<div class="left"><h3>信息发布</h3><ul><li><a href="/rcfw/web/xxfb/list.jsp?lmbh=0201">通知公告</a></li><li><a href="/rcfw/web/xxfb/list.jsp?lmbh=0203">招聘信息</a></li></ul></div>
<div class="right"><h2>招聘信息</h2><ul id="xxlist"></ul><div id="fenye"></div></div>
<script type="text/javascript" src="/rcfw/web/js/xxfb_list.js"></script>"""
        return fill(self.frame, main=main)

    def article(self, held: Holding, row: Notice) -> str:
        text = paragraphs(row, "p", 'class="MsoNormal" style="text-indent:32pt"') + files(row, "<br>")
        main = f"""
<div class="content"><h1 align="center">{row.title}</h1>
<div class="info" align="center">发布时间：{row.day}　来源：本站　点击：{views(row)}次</div><hr/>
<div class="text">{text}</div><p align="right"><a href="javascript:window.close()">【关闭】</a></p></div>"""
        return fill(self.frame, main=main)

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/rcfw/web/count/addVisit.do":
            return 200, "text/html", '{"result":"1"}'
        if asked.path != "/rcfw/web/xxfb/queryXxList.do":
            return None
        told = asked.query | asked.form
        rows = self.column(held, told.get("lmbh", ""))
        shown = [
            {
                "xxid": f"XX2026{row.number}",
                "xxbt": row.title,
                "fbsj": f"{row.day} {seconds(row)}.0",
                "lmbh": told["lmbh"],
                "fbr": "管理员",
                "djcs": views(row),
            }
            for row in turned(rows, told.get("page"), told.get("rows"))
        ]
        return 200, "text/html", dump({"total": len(rows), "rows": shown})


# -- 2 a university's career office, a table of layui ------------------------------------------------------------------


class LayuiCareer(Place):
    """ThinkPHP and ``layui.table``: rows open by an event of the table, times in seconds."""

    name = "wired-layui-table"
    start = "/index/notice/index.html"
    others = other_columns(3290, date(2026, 11, 17), "就业指导课程安排", "职业生涯规划大赛通知", "就业工作简报第三期")
    frame = """
<!DOCTYPE html>
<html lang="zh-cn"><head><meta charset="utf-8"><title>@title@</title><meta name="renderer" content="webkit">
<link rel="stylesheet" href="/static/layui/css/layui.css" media="all"><link rel="stylesheet" href="/static/index/css/style.css?v=1.0.3"></head>
<body><div class="header"><div class="layui-container"><a class="logo" href="/"><img src="/static/index/images/logo.png"></a>
<ul class="layui-nav" lay-filter=""><li class="layui-nav-item"><a href="/">首页</a></li><li class="layui-nav-item layui-this"><a href="/index/notice/index.html">招聘公告</a></li>
<li class="layui-nav-item"><a href="/index/fair/index.html">双选会</a></li><li class="layui-nav-item"><a href="/index/guide/index.html">就业指导</a></li></ul></div></div>
<div class="layui-container main">@main@</div>
<div class="footer"><p>© 2026 石桥理工学院招生就业处 All Rights Reserved</p></div>
<script src="/static/layui/layui.js" charset="utf-8"></script>@script@</body></html>
"""
    script = """
<script type="text/html" id="titleTpl"><a href="javascript:;" lay-event="detail" class="tit">{{ d.title }}</a></script>
<script>
layui.use(['table', 'layer', 'util', 'form'], function () {
  var table = layui.table, layer = layui.layer, util = layui.util, form = layui.form, $ = layui.jquery;
  //第一个实例
  table.render({
    elem: '#noticeTable'
    ,url: '/index/notice/getlist.html' //数据接口
    ,where: {cate_id: 12}
    ,skin: 'line'
    ,limit: 10
    ,page: {layout: ['prev', 'page', 'next', 'count'], theme: '#1E9FFF'}
    ,cols: [[
      {type: 'numbers', title: '序号', width: 60}
      ,{field: 'title', title: '标题', templet: '#titleTpl'}
      ,{field: 'publish_time', title: '发布时间', width: 160, templet: function (d) { return util.toDateString(d.publish_time * 1000, 'yyyy-MM-dd'); }}
    ]]
  });
  //监听行工具事件
  table.on('tool(notice)', function (obj) {
    if (obj.event === 'detail') {
      window.open('/index/notice/detail/id/' + obj.data.id + '.html');
    }
  });
  form.on('submit(search)', function (data) {
    table.reload('noticeTable', {where: {keyword: data.field.keyword}, page: {curr: 1}});
    return false;
  });
});
</script>"""

    def mark(self, number: int) -> str:
        return f"/id/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/index/notice/detail/id/(\d+)\.html", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        main = """
<span class="layui-breadcrumb"><a href="/">首页</a><a><cite>招聘公告</cite></a></span>
<form class="layui-form"><div class="layui-inline"><input type="text" name="keyword" placeholder="请输入标题" class="layui-input"></div><button class="layui-btn" lay-submit lay-filter="search">搜索</button></form>
<table id="noticeTable" lay-filter="notice"></table>"""
        return fill(self.frame, title="招聘公告 - 石桥理工学院就业信息网", main=main, script=self.script)

    def article(self, held: Holding, row: Notice) -> str:
        attached = (
            f'<div class="attach"><i class="layui-icon layui-icon-file"></i>{files(row)}</div>' if row.files else ""
        )
        main = f"""
<span class="layui-breadcrumb"><a href="/">首页</a><a href="/index/notice/index.html">招聘公告</a><a><cite>详情</cite></a></span>
<div class="layui-card detail"><div class="layui-card-header"><h2>{row.title}</h2><p class="sub"><span>{row.day} {seconds(row)}</span><span>阅读 {views(row)}</span></p></div>
<div class="layui-card-body">{paragraphs(row)}{attached}</div></div>"""
        return fill(self.frame, title=row.title, main=main, script="")

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/index/notice/getlist.html":
            return None
        rows = {"12": held.notices, "15": self.others}.get(asked.query.get("cate_id", ""), held.notices + self.others)
        shown = [
            {
                "id": row.number,
                "cate_id": 12,
                "title": row.title,
                "author": "admin",
                "hits": views(row),
                "publish_time": millis(row) // 1000,
                "create_time": millis(row) // 1000 - 90000,
                "update_time": millis(row) // 1000 + 400000,
                "status": 1,
            }
            for row in turned(rows, asked.query.get("page"), asked.query.get("limit"))
        ]
        return ok({"code": 0, "msg": "", "count": len(rows), "data": shown})


# -- 3 an education bureau, details fetched by a script too ------------------------------------------------------------

_BUREAU_COMMON = r"""
/* 公共方法 */
var API = {
    list: "/openapi/cms/content/page",
    detail: "/openapi/cms/content/get",
    banner: "/openapi/cms/banner/list",
    hits: "/openapi/cms/content/addHits"
};
function getUrlParam(key) {
    var arr = location.search.replace("?", "").split("&");
    for (var i = 0; i < arr.length; i++) {
        var kv = arr[i].split("=");
        if (kv[0] === key) { return decodeURIComponent(kv[1]); }
    }
    return "";
}
function formatTime(ts) {
    var d = new Date(ts), m = d.getMonth() + 1, r = d.getDate();
    return d.getFullYear() + "-" + (m < 10 ? "0" + m : m) + "-" + (r < 10 ? "0" + r : r);
}
function request(url, data, callback) {
    $.ajax({
        url: url,
        type: "POST",
        contentType: "application/json;charset=utf-8",
        data: JSON.stringify(data),
        dataType: "json",
        success: function (res) { if (res.code === "0000") { callback(res.data); } else { alert(res.msg); } }
    });
}
"""
_BUREAU_LIST = r"""
var channelCode = "jszp", current = 1;
function loadPage() {
    request(API.list, { channelCode: channelCode, current: current, size: 15 }, function (data) {
        $("#content").html(template("tpl-list", data));
        new Pagination("#pager", { total: data.total, size: 15, current: current, change: function (n) { current = n; loadPage(); } });
    });
}
template.defaults.imports.formatTime = formatTime;
$(loadPage);
"""
_BUREAU_DETAIL = r"""
$(function () {
    var id = getUrlParam("id");
    request(API.detail, { id: id }, function (data) {
        document.title = data.title;
        $(".art-title").text(data.title);
        $(".art-date").text("发布日期：" + formatTime(data.publishTime));
        $(".art-body").html(data.content);
        var h = "";
        $.each(data.attachList || [], function (i, a) { h += "<a href='" + a.attachUrl + "' target='_blank'>" + a.attachName + "</a>"; });
        $(".art-files").html(h);
    });
    request(API.hits, { id: id }, function () {});
});
"""


class Bureau(Place):
    """artTemplate, one ``request`` of its own, addresses in an object; ``info.html?id=`` asks once more."""

    name = "wired-art-template"
    start = "/zp/list.html"
    others = other_columns(3090, date(2026, 11, 15), "全市教育工作会议召开", "关于做好冬季校园安全工作的通知")
    scripts = {  # noqa: RUF012
        "/zp/js/common.js": _BUREAU_COMMON,
        "/zp/js/list.js": _BUREAU_LIST,
        "/zp/js/info.js": _BUREAU_DETAIL,
    }
    frame = """
<!doctype html>
<html><head><meta charset="utf-8"><title>望海市教育局教师招聘专栏</title><link rel="stylesheet" href="css/zp.css"></head>
<body><div class="hd"><h1>望海市教师招聘专栏</h1></div><div class="nav"><a href="index.html">首页</a><a href="list.html">招聘公告</a><a href="faq.html">常见问题</a></div>
@main@
<div class="ft">主办单位：望海市教育局　技术支持：望海市教育技术中心</div>
<script src="js/jquery-3.5.1.min.js"></script><script src="js/template-web.js"></script><script src="js/common.js?t=20250801"></script>@script@</body></html>
"""

    def key(self, number: int) -> str:
        return f"17926350{number * 7919 % 100000:05d}{number}"

    def mark(self, number: int) -> str:
        return self.key(number)

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id", "")[-4:] if path == "/zp/info.html" else None

    def page(self, held: Holding, number: int) -> str:
        main = """
<div class="wrap"><ul id="content" class="list"></ul><div id="pager"></div></div>
<script id="tpl-list" type="text/html">
{{if !records.length}}<li class="empty">暂无内容</li>{{/if}}
{{each records item}}
<li><a href="info.html?id={{item.id}}" target="_blank">{{if item.isTop}}<b>[置顶]</b>{{/if}}{{item.title}}</a><span>{{item.publishTime | formatTime}}</span></li>
{{/each}}
</script>"""
        script = '<script src="js/pagination.js"></script><script src="js/list.js?t=20250801"></script>'
        return fill(self.frame, main=main, script=script)

    def article(self, held: Holding, row: Notice) -> str:
        main = '<div class="wrap art"><h2 class="art-title"></h2><p class="art-date"></p><div class="art-body"></div><div class="art-files"></div></div>'
        return fill(self.frame, main=main, script='<script src="js/info.js?t=20250801"></script>')

    def row(self, row: Notice) -> dict[str, Any]:
        return {
            "id": self.key(row.number),
            "title": row.title,
            "subTitle": "",
            "isTop": 0,
            "author": "人事科",
            "publishTime": millis(row),
            "createTime": millis(row) - 86400000 * 2,
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if not asked.path.startswith("/openapi/cms/"):
            return None
        if asked.json is None:
            return 200, "application/json", dump({"code": "9999", "msg": "系统异常", "data": None})
        told = asked.json
        if asked.path.endswith("/content/page"):
            columns = {"jszp": held.notices, "xwdt": self.others}
            rows = columns.get(told.get("channelCode", ""), ())
            shown = [self.row(row) for row in turned(rows, told.get("current"), told.get("size"))]
            return ok({"code": "0000", "msg": "成功", "data": {"total": len(rows), "records": shown}})
        one = pick(self.all(held), str(told.get("id", ""))[-4:])
        if asked.path.endswith("/content/get") and one is not None:
            attached = [{"attachName": name, "attachUrl": url} for name, url in one.files]
            data = self.row(one) | {"content": paragraphs(one, "p"), "attachList": attached}
            return ok({"code": "0000", "msg": "成功", "data": data})
        return ok({"code": "1001", "msg": "参数错误", "data": None})


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (County, LayuiCareer, Bureau))
