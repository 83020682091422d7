"""Lists by script at hospitals, banks, talent markets and vocational colleges, by one who had not seen the reader.

Each site is a small class: ``page`` for the list page, ``api`` for what its scripts ask, ``article`` for a detail.
"""

from __future__ import annotations

import base64
import calendar
import json
import re
from typing import Any
from xml.sax.saxutils import escape

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import Answer, Request, Style


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _millis(row: Notice) -> int:
    """Nine in the morning at Shanghai."""
    return (calendar.timegm(row.day.timetuple()) + 3600) * 1000


def _whole(value: Any, default: int) -> int:
    return int(value) if str(value or "").isdigit() else default


class Site:
    """What is common: which path is whose."""

    name = ""
    start = "/"
    path = r"/(\d+)"
    parameter = ""
    charset = "utf-8"
    scripts: dict[str, str] = {}  # noqa: RUF012

    def page(self, held: Holding, query: dict[str, str]) -> str:
        raise NotImplementedError

    def api(self, held: Holding, asked: Request) -> Answer | None:
        return None

    def article(self, row: Notice) -> str:
        raise NotImplementedError

    def mark(self, number: int) -> str:
        return str(number)

    def number(self, told: str) -> str:
        return told

    def _serves(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path in self.scripts:
            return 200, "text/javascript", self.scripts[asked.path]
        return self.api(held, asked)

    def _lists(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        return self.page(held, query) if path == self.start.split("?")[0] else None

    def _details(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(self.path, path)
        if found is None:
            return None
        number = self.number(query.get(self.parameter, "") if self.parameter else found[1])
        return next((self.article(row) for row in held.notices if str(row.number) == number), None)

    def style(self) -> Style:
        return Style(
            self.name, self.start, self._lists, self._details, charset=self.charset, serves=self._serves, mark=self.mark
        )


def _ok(value: Any) -> Answer:
    return 200, "application/json", _dump(value)


# -- 1 hospital, jsp -------------------------------------------------------------------------------------------------


class Hospital(Site):
    """jQuery builds elements one by one; names of fields by pinyin; the column stands in hidden inputs."""

    name = "offices-jquery-build"
    start = "/zpgg.jsp?lmid=208"
    path = "/zpgg_xx.jsp"
    parameter = "zj"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!doctype html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{title}</title>
<script src="/resources/lib/jquery-1.11.3.min.js"></script>
<script src="/resources/lib/jquery.SuperSlide.2.1.js"></script>
</head>
<body>
<div class="topbar">欢迎访问北陵市人民医院官方网站！ <a href="/oa" target="_blank">OA办公</a> <a href="/mail">职工邮箱</a></div>
<div class="navbar"><a href="/index.jsp">首页</a><a href="/yygk.jsp">医院概况</a><a href="/ksjs.jsp">科室介绍</a><a href="/zjjs.jsp">专家介绍</a><a href="/jyzn.jsp">就医指南</a><a href="/zpgg.jsp?lmid=208">人才招聘</a></div>
{inner}
<div class="footer">北陵市人民医院 版权所有 急诊电话：0000-120120 地址：北陵市健康路99号</div>
{script}
</body>
</html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "人才招聘-北陵市人民医院",
            """<div class="wrap">
<input type="hidden" id="lmid" value="208"><input type="hidden" id="dqy" value="1"><input type="hidden" id="zys" value="1">
<div class="lm">人才招聘</div>
<ul id="xxlb" class="xxlb"></ul>
<div class="fenye"><a href="javascript:fy('first')">首页</a><a href="javascript:fy('prev')">上一页</a><a href="javascript:fy('next')">下一页</a><a href="javascript:fy('last')">末页</a><span>第<i id="dqys"></i>页 共<i id="zyss"></i>页</span></div>
</div>""",
            """<script>
$(function(){
    query();
    // 访问统计
    $.post("/tj/add.do", {url: window.location.href});
});
function fy(lx){
    var dqy = parseInt($("#dqy").val()), zys = parseInt($("#zys").val());
    if(lx == 'first') dqy = 1;
    if(lx == 'prev') dqy = dqy > 1 ? dqy - 1 : 1;
    if(lx == 'next') dqy = dqy < zys ? dqy + 1 : zys;
    if(lx == 'last') dqy = zys;
    $("#dqy").val(dqy);
    query();
}
function query(){
    $("#xxlb").empty();
    $.ajax({
        url: "/xxfb/queryXxfb.do",
        type: "post",
        dataType: "json",
        data: {
            lmid: $("#lmid").val(),
            dqy: $("#dqy").val(),
            mys: 10
        },
        success: function(data){
            if(data.flag){
                $.each(data.obj.list, function(){
                    var $li = $("<li></li>");
                    $("<a></a>").attr("href", "zpgg_xx.jsp?zj=" + this.zj).attr("target", "_blank").text(this.bt).appendTo($li);
                    $("<span></span>").text(this.fbsj.substring(0, 10)).appendTo($li);
                    $li.appendTo("#xxlb");
                });
                $("#zys").val(data.obj.zys);
                $("#dqys").text($("#dqy").val());
                $("#zyss").text(data.obj.zys);
            }
        }
    });
}
</script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/tj/add.do":
            return _ok({"flag": True, "obj": 120873})
        if asked.path != "/xxfb/queryXxfb.do":
            return None
        if asked.form.get("lmid") != "208":
            return _ok({"flag": False, "msg": "栏目不存在！"})
        page, size = _whole(asked.form.get("dqy"), 1), _whole(asked.form.get("mys"), 10)
        rows = [
            {
                "zj": row.number,
                "lmid": 208,
                "bt": row.title,
                "fbsj": f"{row.day} 08:05:00.0",
                "fbr": "人事科",
                "djs": 77,
            }
            for row in held.page(page, size)
        ]
        return _ok({"flag": True, "msg": "", "obj": {"list": rows, "zys": held.pages(size), "zts": len(held.notices)}})

    def article(self, row: Notice) -> str:
        attached = f'<div class="fj"><b>附件：</b>{files(row)}</div>' if row.files else ""
        return self.frame(
            f"{row.title}-北陵市人民医院",
            f"""<div class="wrap"><div class="dqwz">您现在的位置：<a href="/index.jsp">首页</a> > <a href="/zpgg.jsp?lmid=208">人才招聘</a> > 详细信息</div>
<div class="xx"><h2>{row.title}</h2><p class="xx_sj">发布时间：{row.day} 08:05 发布人：人事科 点击数：77</p><div class="xx_nr">{paragraphs(row)}</div>{attached}</div></div>""",
        )


# -- 2 layui table.render --------------------------------------------------------------------------------------------


class TalentMarket(Site):
    """layui's table with a templet."""

    name = "offices-layui-table"
    start = "/notice/list"
    path = r"/notice/info/(\d+)"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8"/>
  <title>{title}</title>
  <meta name="renderer" content="webkit"/>
  <link rel="stylesheet" href="/plugins/lib/layui/css/layui.css"/>
</head>
<body class="layui-bg-gray">
<div class="layui-header"><ul class="layui-nav" lay-filter=""><li class="layui-nav-item"><a href="/">首页</a></li><li class="layui-nav-item"><a href="/position">找工作</a></li><li class="layui-nav-item layui-this"><a href="/notice/list">招考公告</a></li><li class="layui-nav-item"><a href="/policy">人才政策</a></li></ul></div>
<div class="layui-container">
{inner}
</div>
<div class="bottom">云麓市人力资源市场 © 2026 云ICP备0000000号</div>
<script src="/plugins/lib/layui/layui.js"></script>
{script}
</body>
</html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "招考公告",
            """  <div class="layui-card">
    <div class="layui-card-header">招考公告</div>
    <div class="layui-card-body">
      <form class="layui-form"><div class="layui-inline"><input class="layui-input" name="noticeTitle" placeholder="公告标题" autocomplete="off"></div><button class="layui-btn" lay-submit lay-filter="search">查询</button></form>
      <table id="noticeTable" lay-filter="noticeTable"></table>
    </div>
  </div>""",
            """<script type="text/html" id="titleTpl">
  <a class="layui-table-link" href="/notice/info/{{d.noticeId}}" target="_blank">{{d.noticeTitle}}</a>
</script>
<script>
layui.use(['table', 'form'], function () {
  var table = layui.table, form = layui.form;
  table.render({
    elem: '#noticeTable',
    url: '/notice/page',
    method: 'get',
    where: {noticeType: 2},
    request: {pageName: 'current', limitName: 'size'},
    parseData: function (res) {
      return {"code": res.success ? 0 : 1, "msg": res.message, "count": res.data.total, "data": res.data.records};
    },
    cols: [[
      {type: 'numbers', title: '序号'},
      {field: 'noticeTitle', title: '公告标题', minWidth: 400, templet: '#titleTpl'},
      {field: 'unitName', title: '发布单位', width: 140},
      {field: 'publishTime', title: '发布时间', width: 180}
    ]],
    page: true,
    limit: 10,
    limits: [10, 20, 50]
  });
  form.on('submit(search)', function (data) {
    table.reload('noticeTable', {where: data.field, page: {curr: 1}});
    return false;
  });
});
</script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/notice/page":
            return None
        current, size = _whole(asked.query.get("current"), 1), _whole(asked.query.get("size"), 10)
        known = asked.query.get("noticeType") == "2"
        rows = [
            {
                "noticeId": row.number,
                "noticeTitle": row.title,
                "noticeType": 2,
                "unitName": "市人社局",
                "publishTime": f"{row.day} 17:00:00",
            }
            for row in (held.page(current, size) if known else ())
        ]
        total = len(held.notices) if known else 0
        return _ok({"success": True, "message": "成功", "data": {"records": rows, "total": total, "current": current}})

    def article(self, row: Notice) -> str:
        return self.frame(
            row.title,
            f"""  <div class="layui-card"><div class="layui-card-body notice">
    <h1>{row.title}</h1>
    <blockquote class="layui-elem-quote">发布单位：市人社局 &nbsp;&nbsp; 发布时间：{row.day} 17:00:00</blockquote>
    <div class="ql-editor">{paragraphs(row)}</div>
    <fieldset class="layui-elem-field"><legend>附件</legend>{files(row)}</fieldset>
  </div></div>""",
        )


# -- 3 vue 2 with scripts of its own ---------------------------------------------------------------------------------


class Vocational(Site):
    """Vue 2; the calls stand in one file, the page's code in another; the detail asks as well."""

    name = "offices-vue2-api-file"
    start = "/pages/employ/list.html"
    path = "/pages/employ/detail.html"
    parameter = "id"

    FRAME = """<!DOCTYPE html>
<html lang="zh">
<head>
    <meta charset="UTF-8">
    <title>就业信息</title>
    <link rel="stylesheet" href="../../css/base.css">
</head>
<body>
<div class="header"><h1>松原岭职业技术学院 就业信息网</h1><p class="links"><a href="../index.html">首页</a> <a href="../school.html">学校简介</a> <a href="../teacher.html">就业指导</a> <a href="../contact.html">联系我们</a></p></div>
BODY
<div class="footer">松原岭职业技术学院招生就业处 电话：0000-3333222</div>
<script src="../../lib/vue2/vue.min.js"></script>
<script src="../../lib/axios/axios.min.js"></script>
<script src="../../js/api.js"></script>
<script src="../../js/employ/SCRIPT.js"></script>
</body>
</html>"""

    scripts = {  # noqa: RUF012
        "/js/api.js": """// 接口统一管理
var BASE_URL = '/gateway';

var http = axios.create({ baseURL: BASE_URL, timeout: 15000 });

var api = {
    // 轮播
    getBanner: function () { return http.get('/cms/banner/list', { params: { position: 1 } }); },
    // 就业信息列表
    getEmployList: function (params) { return http.get('/cms/employ/list', { params: params }); },
    // 就业信息详情
    getEmployDetail: function (id) { return http.get('/cms/employ/detail', { params: { id: id } }); }
};
function formatDate(time) {
    var d = new Date(time);
    var m = d.getMonth() + 1, day = d.getDate();
    return d.getFullYear() + '-' + (m < 10 ? '0' + m : m) + '-' + (day < 10 ? '0' + day : day);
}
""",
        "/js/employ/list.js": """var vm = new Vue({
    el: '#app',
    data: {
        list: [],
        pageNum: 1,
        pageSize: 10,
        pages: 0
    },
    created: function () {
        this.fetchList();
    },
    methods: {
        formatDate: formatDate,
        fetchList: function () {
            var self = this;
            api.getEmployList({ columnCode: 'jyxx', pageNum: this.pageNum, pageSize: this.pageSize }).then(function (res) {
                if (res.data.code === 1) {
                    self.list = res.data.data.pageInfo.list;
                    self.pages = res.data.data.pageInfo.pages;
                }
            });
        },
        change: function (n) {
            if (n < 1 || n > this.pages) return;
            this.pageNum = n;
            this.fetchList();
        }
    }
});
""",
        "/js/employ/detail.js": """var vm = new Vue({
    el: '#app',
    data: { info: {} },
    created: function () {
        var self = this;
        var id = location.search.split('id=')[1];
        api.getEmployDetail(id).then(function (res) {
            self.info = res.data.data;
            document.title = self.info.employTitle;
        });
    },
    methods: { formatDate: formatDate }
});
""",
    }

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.FRAME.replace("SCRIPT", "list").replace(
            "BODY",
            """<div id="app">
    <h3>就业信息</h3>
    <dl>
        <dd v-for="item in list">
            <a v-bind:href="'detail.html?id=' + item.id" target="_blank">{{item.employTitle}}</a>
            <span>{{formatDate(item.createDate)}}</span>
        </dd>
    </dl>
    <div class="page"><a href="javascript:;" @click="change(pageNum-1)">上一页</a>
        <a href="javascript:;" v-for="n in pages" :class="{on: n == pageNum}" @click="change(n)">{{n}}</a>
        <a href="javascript:;" class="nextpage" @click="change(pageNum+1)">下一页</a></div>
</div>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/gateway/cms/employ/list":
            if asked.query.get("columnCode") != "jyxx":
                return _ok({"code": 0, "msg": "参数有误", "data": None})
            number, size = _whole(asked.query.get("pageNum"), 1), _whole(asked.query.get("pageSize"), 10)
            rows = [
                {"id": row.number, "employTitle": row.title, "createDate": _millis(row), "sort": 0}
                for row in held.page(number, size)
            ]
            info = {"total": len(held.notices), "list": rows, "pageNum": number, "pages": held.pages(size)}
            return _ok({"code": 1, "msg": "success", "data": {"pageInfo": info}})
        if asked.path == "/gateway/cms/employ/detail":
            row = next((row for row in held.notices if str(row.number) == asked.query.get("id")), None)
            if row is None:
                return _ok({"code": 0, "msg": "不存在", "data": None})
            told = {"id": row.number, "employTitle": row.title, "createDate": _millis(row), "source": "招生就业处"}
            attached = [{"fileName": name, "filePath": url} for name, url in row.files]
            return _ok(
                {"code": 1, "msg": "success", "data": told | {"employContent": paragraphs(row), "fileList": attached}}
            )
        return None

    def article(self, row: Notice) -> str:
        return self.FRAME.replace("SCRIPT", "detail").replace(
            "BODY",
            """<div id="app">
    <h2>{{info.employTitle}}</h2>
    <p class="tip" v-if="info.id">发布时间：{{formatDate(info.createDate)}} 来源：{{info.source}}</p>
    <div class="content" v-html="info.employContent"></div>
    <ul><li v-for="f in info.fileList"><a :href="f.filePath">{{f.fileName}}</a></li></ul>
</div>""",
        )


# -- 4 bootstrap-table -----------------------------------------------------------------------------------------------


class Bank(Site):
    """bootstrap-table with server side paging."""

    name = "offices-bootstrap-table"
    start = "/hr/notice"
    path = "/hr/notice/view"
    parameter = "noticeId"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="stylesheet" href="/webjars/lib/bootstrap/css/bootstrap.min.css">
<link rel="stylesheet" href="/webjars/lib/bootstrap-table/bootstrap-table.min.css">
<script src="/webjars/lib/jquery/3.6.0/jquery.min.js"></script>
<script src="/webjars/lib/bootstrap-table/bootstrap-table.min.js"></script>
<script src="/webjars/lib/bootstrap-table/locale/bootstrap-table-zh-CN.min.js"></script>
</head>
<body>
<nav class="navbar navbar-default"><div class="container"><a class="navbar-brand" href="/hr/">临川农商银行招聘系统</a><ul class="nav navbar-nav"><li><a href="/hr/">首页</a></li><li class="active"><a href="/hr/notice">招聘公告</a></li><li><a href="/hr/faq">常见问题</a></li></ul></div></nav>
<div class="container">
{inner}
</div>
<footer class="text-center text-muted">© 临川农商银行股份有限公司</footer>
{script}
</body>
</html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "招聘公告",
            """<div class="panel panel-default"><div class="panel-heading">招聘公告</div><table id="table"></table></div>""",
            """<script>
var prefix = "/hr/notice";
$(function () {
    $('#table').bootstrapTable({
        url: prefix + '/list',
        method: 'get',
        sidePagination: 'server',
        pagination: true,
        pageNumber: 1,
        pageSize: 10,
        pageList: [10, 25, 50],
        queryParamsType: '',
        queryParams: function (params) {
            return {
                status: 1,
                rows: params.pageSize,
                page: params.pageNumber,
                sort: 'publish_date',
                order: 'desc'
            };
        },
        responseHandler: function (res) {
            return { total: res.records, rows: res.rows };
        },
        columns: [{
            field: 'title', title: '公告名称',
            formatter: function (value, row, index) {
                return '<a href="' + prefix + '/view?noticeId=' + row.noticeId + '">' + value + '</a>';
            }
        }, {
            field: 'deptName', title: '发布部门'
        }, {
            field: 'publishDate', title: '发布日期', align: 'center'
        }]
    });
});
</script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/hr/notice/list":
            return None
        page, size = _whole(asked.query.get("page"), 1), _whole(asked.query.get("rows"), 10)
        rows = [
            {"noticeId": row.number, "title": row.title, "deptName": "人力资源部", "publishDate": row.day.isoformat()}
            for row in held.page(page, size)
        ]
        return _ok({"page": page, "total": held.pages(size), "records": len(held.notices), "rows": rows})

    def article(self, row: Notice) -> str:
        attached = "".join(f'<a class="list-group-item" href="{url}">{name}</a>' for name, url in row.files)
        return self.frame(
            f"{row.title} - 临川农商银行招聘系统",
            f"""<ol class="breadcrumb"><li><a href="/hr/">首页</a></li><li><a href="/hr/notice">招聘公告</a></li><li class="active">公告详情</li></ol>
<div class="page-header text-center"><h3>{row.title}</h3><small>人力资源部　{row.day}</small></div>
<div class="notice-content">{paragraphs(row)}</div>
<div class="list-group">{attached}</div>""",
        )


# -- 5 mustache ------------------------------------------------------------------------------------------------------


class Institute(Site):
    """mustache over an answer that nests its page."""

    name = "offices-mustache"
    start = "/recruit.html?type=social"
    path = r"/recruit/(\d+)\.html"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>{title}</title>
<script src="/lib/jquery/2.2.4/jquery.min.js"></script>
</head>
<body>
<header><div class="logo">青岚设计研究院</div><ul><li><a href="/">首页</a></li><li><a href="/about.html">走进我们</a></li><li><a href="/case.html">工程业绩</a></li><li><a href="/news.html">新闻动态</a></li><li><a href="/recruit.html?type=social">加入我们</a></li></ul></header>
{inner}
<footer>青岚设计研究院 | 青岚市设计路2号 | 传真 0000-6666555</footer>
{script}
</body></html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "加入我们",
            """<section class="recruit">
  <div class="tab"><a data-type="social" class="active" href="/recruit.html?type=social">招聘公告</a></div>
  <div id="box"></div>
  <div id="pg"></div>
</section>
<template id="itemTpl">
{{#list}}
  <div class="item">
    <h4><a href="/recruit/{{recId}}.html">{{recName}}</a></h4>
    <p>{{dept}}　|　{{releaseTime}}</p>
  </div>
{{/list}}
{{^list}}<p class="empty">暂无招聘信息</p>{{/list}}
</template>""",
            """<script src="/lib/mustache/mustache.min.js"></script>
<script>
  const getParam = (key) => new URLSearchParams(window.location.search).get(key);
  const tpl = document.querySelector('#itemTpl').innerHTML;
  let current = 1;

  async function getRecruit() {
    const ret = await $.ajax({
      url: '/site/recruit/search',
      method: 'POST',
      contentType: 'application/json;charset=UTF-8',
      data: JSON.stringify({ type: getParam('type'), page: { current: current, size: 9 } })
    });
    const { records, pages } = ret.result.page;
    $('#box').html(Mustache.render(tpl, { list: records }));
    let html = '';
    for (let i = 1; i <= pages; i++) {
      html += `<span class="${i === current ? 'cur' : ''}" data-i="${i}">${i}</span>`;
    }
    $('#pg').html(html);
  }

  $('#pg').on('click', 'span', function () {
    current = Number($(this).attr('data-i'));
    getRecruit();
  });

  getRecruit();
</script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/site/recruit/search":
            return None
        if asked.method != "POST" or asked.json is None:
            return 415, "application/json", _dump({"status": 415, "error": "Unsupported Media Type"})
        wanted = asked.json.get("page")
        wanted = wanted if isinstance(wanted, dict) else {}
        current, size = _whole(wanted.get("current"), 1), _whole(wanted.get("size"), 9)
        known = asked.json.get("type") == "social"
        rows = [
            {"recId": row.number, "recName": row.title, "dept": "人力资源处", "releaseTime": row.day.isoformat()}
            for row in (held.page(current, size) if known else ())
        ]
        page = {"current": current, "size": size, "pages": held.pages(size) if known else 0, "records": rows}
        return _ok({"success": True, "errorCode": None, "result": {"page": page}})

    def article(self, row: Notice) -> str:
        return self.frame(
            row.title,
            f"""<section class="recruit-detail"><h2>{row.title}</h2><p class="t">时间：{row.day.strftime("%Y.%m.%d")}</p>
<div class="editor">{paragraphs(row)}</div><div class="down">{files(row)}</div><a class="back" href="javascript:history.back()">返回列表</a></section>""",
        )


# -- 6 initial state -------------------------------------------------------------------------------------------------


class Bureau(Site):
    """The rows stand in the page as a state; Vue shows them; the pager is of links."""

    name = "offices-initial-state"
    start = "/zwgk/kszp"
    path = "/zwgk/kszp/detail"
    parameter = "docId"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"/><title>{title}</title><meta name="SiteName" content="望海市人力资源和社会保障局"/><link href="/_nuxt/css/app.7c1d.css" rel="stylesheet"/></head><body>
<div class="gov-head"><a href="/">望海市人力资源和社会保障局</a><ul><li><a href="/xwdt">新闻动态</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/bsfw">办事服务</a></li><li><a href="/hdjl">互动交流</a></li></ul></div>
{inner}
<div class="gov-foot">主办：望海市人力资源和社会保障局 政府网站标识码：0000000001</div>{script}</body></html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        size = 10
        page = min(max(_whole(query.get("page"), 1), 1), held.pages(size))
        docs = [
            {
                "docId": row.number,
                "docTitle": row.title,
                "docPubTime": f"{row.day} 09:00",
                "channel": {"id": 31, "name": "考试招聘"},
            }
            for row in held.page(page, size)
        ]
        state = {
            "site": {"id": 1, "name": "望海市人社局"},
            "user": None,
            "list": {"docs": docs, "page": page, "pageCount": held.pages(size), "total": len(held.notices)},
        }
        return self.frame(
            "考试招聘",
            """<div id="app"><h3>考试招聘</h3><ul class="doc-list"><li v-for="doc in docs" :key="doc.docId"><a :href="'/zwgk/kszp/detail?docId=' + doc.docId" :title="doc.docTitle">{{ doc.docTitle }}</a><span>{{ doc.docPubTime.split(' ')[0] }}</span></li></ul>
<div class="turn"><a v-if="page > 1" :href="'?page=' + (page - 1)">上一页</a><a v-for="n in pageCount" :href="'?page=' + n" :class="{ on: n === page }">{{ n }}</a><a v-if="page < pageCount" :href="'?page=' + (page + 1)">下一页</a></div></div>""",
            f"""<script>window.__INITIAL_STATE__={_dump(state)};</script>
<script src="/lib/vue2/vue.min.js"></script>
<script>
  var state = window.__INITIAL_STATE__;
  new Vue({{
    el: '#app',
    data: function () {{
      return {{ docs: state.list.docs, page: state.list.page, pageCount: state.list.pageCount }};
    }}
  }});
</script>""",
        )

    def article(self, row: Notice) -> str:
        return self.frame(
            row.title,
            f"""<div class="doc"><h1 class="doc-title">{row.title}</h1><div class="doc-meta"><span>发布时间：{row.day} 09:00</span><span>来源：本站</span><span>字号：<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a></span></div>
<div class="doc-body" id="zoom">{paragraphs(row, "p", 'style="text-indent: 2em;"')}{files(row, "<br>")}</div></div>""",
        )


# -- 7 php, load() of HTML -------------------------------------------------------------------------------------------


class School(Site):
    """$.load brings pieces of HTML."""

    name = "offices-load-fragment"
    start = "/jiuye/list.php?cid=4"
    path = "/jiuye/show.php"
    parameter = "aid"
    charset = "gbk"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gbk">
<title>{title}</title>
<script language="javascript" src="/jiuye/lib/jquery-1.8.3.min.js"></script>
</head>
<body bgcolor="#f5f5f5">
<table width="980" align="center"><tr><td><img src="/jiuye/images/top.jpg"></td></tr><tr><td class="nav"><a href="/jiuye/">首 页</a> | <a href="/jiuye/about.php">中心简介</a> | <a href="/jiuye/list.php?cid=4">用人信息</a> | <a href="/jiuye/guest.php">留言咨询</a></td></tr></table>
{inner}
<table width="980" align="center"><tr><td align="center">沧江师范高等专科学校就业办 电话：0000-2222111</td></tr></table>
{script}
</body>
</html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "用人信息",
            """<table width="980" align="center"><tr><td><b>用人信息</b></td></tr><tr><td><div id="listbox"><img src="/jiuye/images/loading.gif"></div></td></tr></table>""",
            """<script language="javascript">
function topage(p){
  $("#listbox").load("ajax_list.php?cid=4&p=" + p + "&r=" + Math.random());
}
$(document).ready(function(){ topage(1); });
</script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/jiuye/ajax_list.php" or asked.query.get("cid") != "4":
            return None
        page, size = _whole(asked.query.get("p"), 1), 14
        rows = "".join(
            f'<tr><td height="26">·<a href="show.php?aid={row.number}" target="_blank">{row.title}</a></td><td width="100">{row.day.strftime("%Y/%m/%d")}</td></tr>\n'
            for row in held.page(page, size)
        )
        links = "".join(
            f'<a href="javascript:topage({number})">{word}</a> '
            for word, number in (
                ("首页", 1),
                ("上页", max(page - 1, 1)),
                ("下页", min(page + 1, held.pages(size))),
                ("尾页", held.pages(size)),
            )
        )
        table = f'<table width="100%" class="lb">{rows}</table><div align="center">共{len(held.notices)}条 {page}/{held.pages(size)} {links}</div>'
        return 200, "text/html", table

    def article(self, row: Notice) -> str:
        return self.frame(
            row.title,
            f"""<table width="980" align="center" bgcolor="#ffffff"><tr><td align="center"><font size="4"><b>{row.title}</b></font></td></tr>
<tr><td align="center">[ 发布日期：{row.day.strftime("%Y/%m/%d")} 点击：32 ]</td></tr><tr><td style="padding:20px">{paragraphs(row)}{files(row, "<p>")}</td></tr></table>""",
        )


# -- 8 iframe --------------------------------------------------------------------------------------------------------


class Group(Site):
    """The list lives in a frame of the page."""

    name = "offices-iframe"
    start = "/hr/zpxx.html"
    path = "/hr/frame/info.html"
    parameter = "infoid"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title></head>
<body>
<div class="top"><a href="/">沧江精密机械</a><a href="/product.html">产品中心</a><a href="/service.html">服务支持</a><a href="/hr/zpxx.html">招聘信息</a></div>
{inner}
<div class="copyright">沧江精密机械有限公司 © 2026</div>
{script}
</body></html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "招聘信息-沧江精密机械",
            """<div class="con"><h2>招聘信息</h2><iframe id="mainFrame" name="mainFrame" src="frame/list.html" width="1000" height="900" frameborder="0" scrolling="no"></iframe></div>""",
        )

    INNER = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>list</title><script src="/hr/lib/jquery.min.js"></script></head>
<body>
<div class="zplist"></div>
<div class="zppage"><button id="up">上一页</button><em></em><button class="next" id="down">下一页</button></div>
<script>
var start = 0, limit = 10, total = 0;
function loadData() {
    $.get("../service/info/find", {"catalog": "ZP", "start": start, "limit": limit}, function (text) {
        var json = eval("(" + text + ")");
        total = json.totalCount;
        var s = [];
        for (var i = 0; i < json.root.length; i++) {
            var o = json.root[i];
            s.push("<p><a target='_top' href='info.html?infoid=" + o.INFO_ID + "'>" + o.TITLE + "</a><small>" + o.PUB_DATE + "</small></p>");
        }
        $(".zplist").html(s.join(""));
        $(".zppage em").html((start / limit + 1) + "/" + Math.ceil(total / limit));
    }, "text");
}
$("#up").click(function () { if (start > 0) { start -= limit; loadData(); } });
$("#down").click(function () { if (start + limit < total) { start += limit; loadData(); } });
loadData();
</script>
</body></html>"""

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path == "/hr/frame/list.html":
            return 200, "text/html", self.INNER
        if asked.path != "/hr/service/info/find" or asked.query.get("catalog") != "ZP":
            return None
        start, limit = _whole(asked.query.get("start"), 0), _whole(asked.query.get("limit"), 10)
        rows = [
            {"INFO_ID": row.number, "TITLE": row.title, "PUB_DATE": row.day.isoformat(), "CATALOG": "ZP"}
            for row in held.notices[start : start + limit]
        ]
        return 200, "text/plain", _dump({"totalCount": len(held.notices), "root": rows})

    def article(self, row: Notice) -> str:
        return self.frame(
            f"{row.title}-沧江精密机械",
            f"""<div class="con"><h2>{row.title}</h2><p class="date">{row.day.year}年{row.day.month:02}月{row.day.day:02}日</p><div class="text">{paragraphs(row)}</div>{files(row)}</div>""",
        )


# -- 9 hash pages and btoa -------------------------------------------------------------------------------------------


class Academy(Site):
    """The page number stands in the fragment; the ids in links are coded by btoa; the list tells no dates."""

    name = "offices-hash-btoa"
    start = "/employment/index"
    path = "/employment/detail"
    parameter = "key"

    def mark(self, number: int) -> str:
        return base64.b64encode(str(number).encode()).decode().rstrip("=")

    def number(self, told: str) -> str:
        try:
            return base64.b64decode(told + "=" * (-len(told) % 4)).decode()
        except ValueError:
            return ""

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!DOCTYPE html>
<html>
<head>
    <meta charset="utf-8">
    <title>{title}</title>
    <script src="/assets/lib/jquery/jquery-3.4.1.min.js"></script>
</head>
<body>
    <div class="page-head"><span>北陵大学研究生就业平台</span><a href="/home">首页</a><a href="/employment/index">就业资讯</a><a href="/career">生涯咨询</a></div>
    {inner}
    <div class="page-foot">北陵大学研究生院</div>
    {script}
</body>
</html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "就业资讯",
            """<div class="box"><div class="list-group" id="dataList"></div>
    <div class="pages" id="pages"></div></div>""",
            """<script>
        function currentPage() {
            var m = location.hash.match(/page=(\\d+)/);
            return m ? parseInt(m[1]) : 1;
        }
        function load() {
            var page = currentPage();
            $.ajax({
                url: '/employment/data?limit=10&offset=' + (page - 1) * 10,
                headers: { 'X-Requested-With': 'XMLHttpRequest' },
                success: function (r) {
                    $('#dataList').html(r.list.map(function (x) {
                        return '<a class="list-group-item" href="/employment/detail?key=' + encodeURIComponent(btoa(x.id)) + '">' + x.subject + '</a>';
                    }).join(''));
                    var n = Math.ceil(r.count / 10), h = '';
                    for (var i = 1; i <= n; i++) {
                        h += '<a href="#page=' + i + '"' + (i === page ? ' class="active"' : '') + '>' + i + '</a>';
                    }
                    $('#pages').html(h);
                }
            });
        }
        $(window).on('hashchange', load);
        load();
    </script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/employment/data":
            return None
        offset, limit = _whole(asked.query.get("offset"), 0), _whole(asked.query.get("limit"), 10)
        rows = [{"id": row.number, "subject": row.title, "top": 0} for row in held.notices[offset : offset + limit]]
        return _ok({"count": len(held.notices), "list": rows})

    def article(self, row: Notice) -> str:
        attached = "".join(f'<li><a href="{url}" target="_blank">{name}</a></li>' for name, url in row.files)
        return self.frame(
            row.title,
            f"""<div class="box"><div class="subject">{row.title}</div><div class="attr"><span>{row.day}</span><span>研究生院</span></div>
    <div class="html">{paragraphs(row)}</div><ul class="files">{attached}</ul></div>""",
        )


# -- 10 XML ----------------------------------------------------------------------------------------------------------


class Exam(Site):
    """A plain XMLHttpRequest whose answer is XML."""

    name = "offices-xml"
    start = "/rsks/tzgg.htm"
    path = r"/rsks/tzgg/(\d+)\.htm"

    def frame(self, title: str, inner: str, script: str = "") -> str:
        return f"""<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<div class="hd">石桥市人事考试中心</div><div class="nv"><a href="/rsks/">首页</a><a href="/rsks/ksjh.htm">考试计划</a><a href="/rsks/tzgg.htm">通知公告</a><a href="/rsks/cjcx.htm">成绩查询</a></div>
{inner}
<div class="ft">石桥市人事考试中心主办</div>
{script}
</body>
</html>"""

    def page(self, held: Holding, query: dict[str, str]) -> str:
        return self.frame(
            "通知公告",
            """<div class="bd"><h3>通知公告</h3><ul id="tzlist"></ul><p id="tzpage"></p></div>""",
            """<script type="text/javascript">
function getXml(url, callback) {
    var xhr = window.XMLHttpRequest ? new XMLHttpRequest() : new ActiveXObject("Microsoft.XMLHTTP");
    xhr.onreadystatechange = function () {
        if (xhr.readyState == 4 && xhr.status == 200) { callback(xhr.responseXML); }
    };
    xhr.open("GET", url, true);
    xhr.send(null);
}
function val(node, name) { return node.getElementsByTagName(name)[0].firstChild.nodeValue; }
function show(pageno) {
    getXml("/rsks/servlet/NewsXml?lm=tzgg&pageno=" + pageno, function (xml) {
        var news = xml.getElementsByTagName("news"), html = "";
        for (var i = 0; i < news.length; i++) {
            html += '<li><a href="/rsks/tzgg/' + val(news[i], "id") + '.htm">' + val(news[i], "title") + '</a> <span>' + val(news[i], "pubdate") + '</span></li>';
        }
        document.getElementById("tzlist").innerHTML = html;
        var count = parseInt(xml.documentElement.getAttribute("pagecount")), p = "";
        for (var j = 1; j <= count; j++) {
            p += j == pageno ? j + " " : '<a href="javascript:show(' + j + ')">' + j + '</a> ';
        }
        document.getElementById("tzpage").innerHTML = p;
    });
}
show(1);
</script>""",
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/rsks/servlet/NewsXml" or asked.query.get("lm") != "tzgg":
            return None
        page, size = _whole(asked.query.get("pageno"), 1), 12
        rows = "".join(
            f"<news><id>{row.number}</id><title>{escape(row.title)}</title><pubdate>{row.day}</pubdate></news>"
            for row in held.page(page, size)
        )
        opening = f'<?xml version="1.0" encoding="UTF-8"?><newslist total="{len(held.notices)}" pagecount="{held.pages(size)}">'
        return 200, "text/xml", f"{opening}{rows}</newslist>"

    def article(self, row: Notice) -> str:
        return self.frame(
            row.title,
            f"""<div class="bd"><h1>{row.title}</h1><div class="sj">发布时间：{row.day}　　信息来源：考试中心</div><div class="zw">{paragraphs(row)}{files(row, "<br/>")}</div></div>""",
        )


STYLES: tuple[Style, ...] = tuple(
    kind().style()
    for kind in (Hospital, TalentMarket, Vocational, Bank, Institute, Bureau, School, Group, Academy, Exam)
)
