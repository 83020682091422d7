"""A hospital, a talent market and a bank."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.offices.shells import Site, ok, whole
from tests.sites.cms.style import Answer, Request, Style


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
            return ok({"flag": True, "obj": 120873})
        if asked.path != "/xxfb/queryXxfb.do":
            return None
        if asked.form.get("lmid") != "208":
            return ok({"flag": False, "msg": "栏目不存在！"})
        page, size = whole(asked.form.get("dqy"), 1), whole(asked.form.get("mys"), 10)
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
        return ok({"flag": True, "msg": "", "obj": {"list": rows, "zys": held.pages(size), "zts": len(held.notices)}})

    def article(self, row: Notice) -> str:
        attached = f'<div class="fj"><b>附件：</b>{files(row)}</div>' if row.files else ""
        return self.frame(
            f"{row.title}-北陵市人民医院",
            f"""<div class="wrap"><div class="dqwz">您现在的位置：<a href="/index.jsp">首页</a> > <a href="/zpgg.jsp?lmid=208">人才招聘</a> > 详细信息</div>
<div class="xx"><h2>{row.title}</h2><p class="xx_sj">发布时间：{row.day} 08:05 发布人：人事科 点击数：77</p><div class="xx_nr">{paragraphs(row)}</div>{attached}</div></div>""",
        )


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
        current, size = whole(asked.query.get("current"), 1), whole(asked.query.get("size"), 10)
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
        return ok({"success": True, "message": "成功", "data": {"records": rows, "total": total, "current": current}})

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
        page, size = whole(asked.query.get("page"), 1), whole(asked.query.get("rows"), 10)
        rows = [
            {"noticeId": row.number, "title": row.title, "deptName": "人力资源部", "publishDate": row.day.isoformat()}
            for row in held.page(page, size)
        ]
        return ok({"page": page, "total": held.pages(size), "records": len(held.notices), "rows": rows})

    def article(self, row: Notice) -> str:
        attached = "".join(f'<a class="list-group-item" href="{url}">{name}</a>' for name, url in row.files)
        return self.frame(
            f"{row.title} - 临川农商银行招聘系统",
            f"""<ol class="breadcrumb"><li><a href="/hr/">首页</a></li><li><a href="/hr/notice">招聘公告</a></li><li class="active">公告详情</li></ol>
<div class="page-header text-center"><h3>{row.title}</h3><small>人力资源部　{row.day}</small></div>
<div class="notice-content">{paragraphs(row)}</div>
<div class="list-group">{attached}</div>""",
        )


STYLES: tuple[Style, ...] = (
    Hospital().style(),
    TalentMarket().style(),
    Bank().style(),
)
