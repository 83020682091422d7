"""An examination office with tables of layui."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from tests.sites.cms.content import Holding, Notice, holding
from tests.sites.cms.place import (
    Place,
    dump,
    fill,
    millis,
    ok,
    other_columns,
    plain_table,
    views,
    whole,
)
from tests.sites.cms.style import Answer, Request, Style


class LayuiExam(Place):
    """In-house Spring Boot pages with layui: ``table.render`` by POST, the detail fetched by its id too."""

    name = "halls-layui-exam-centre"
    start = "/front/notice/list.html?columnId=1003"
    others = other_columns(
        3055,
        date(2026, 11, 11),
        "2026年度职称外语考试考务安排",
        "专业技术人员资格考试报名证明事项告知承诺制说明",
        "考生诚信考试承诺书下载说明",
    )
    head = """
<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8">
  <title>@title@</title>
  <meta name="renderer" content="webkit">
  <meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
  <meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
  <link rel="stylesheet" href="/static/layui/css/layui.css" media="all">
  <link rel="stylesheet" href="/static/front/css/front.css" media="all">
</head>
<body class="layui-layout-body-front">
<div class="layui-header header"><div class="layui-container">
  <a class="logo" href="/front/index.html"><img src="/static/front/images/logo.png" alt="石桥区人事考试中心"></a>
  <ul class="layui-nav" lay-filter="">
    <li class="layui-nav-item"><a href="/front/index.html">首页</a></li>
    <li class="layui-nav-item layui-this"><a href="/front/notice/list.html?columnId=1003">招考公告</a></li>
    <li class="layui-nav-item"><a href="/front/notice/list.html?columnId=1004">资格考试</a></li>
    <li class="layui-nav-item"><a href="javascript:;">网上报名</a><dl class="layui-nav-child"><dd><a href="/front/enroll/index.html">事业单位报名</a></dd><dd><a href="/front/enroll/query.html">报名查询</a></dd></dl></li>
    <li class="layui-nav-item"><a href="/front/score/query.html">成绩查询</a></li>
    <li class="layui-nav-item"><a href="/front/about.html">关于我们</a></li>
  </ul>
</div></div>
"""
    foot = """
<div class="footer"><div class="layui-container"><p>石桥区人事考试中心 版权所有 咨询电话：000-00000000（工作日 9:00-12:00 13:30-17:00）</p><p>豫ICP备20012345号</p></div></div>
<script src="/static/layui/layui.js" charset="utf-8"></script>
<script src="/static/front/js/common.js" charset="utf-8"></script>
"""
    list_script = r"""
<script type="text/html" id="titleTpl">
  {{# if(d.isTop == '1'){ }}<span class="layui-badge">置顶</span>{{# } }}
  <a class="layui-table-link" href="/front/notice/detail.html?id={{d.id}}" target="_blank">{{d.title}}</a>
</script>
<script>
var ctx = '';
layui.use(['table', 'form', 'element', 'util'], function(){
  var table = layui.table, form = layui.form, util = layui.util, $ = layui.$;

  table.render({
    elem: '#noticeTable'
    ,url: ctx + '/front/notice/pageList'
    ,method: 'post'
    ,where: {columnId: '1003', title: ''}
    ,skin: 'line'
    ,page: {layout: ['count', 'prev', 'page', 'next', 'skip'], groups: 5}
    ,limit: 10
    ,request: {pageName: 'pageIndex', limitName: 'pageSize'}
    ,parseData: function(res){
      return {
        "code": res.code === '0000' ? 0 : 1,
        "msg": res.message,
        "count": res.data.totalCount,
        "data": res.data.list
      };
    }
    ,cols: [[
      {type: 'numbers', title: '序号', width: 60}
      ,{field: 'title', title: '公告标题', templet: '#titleTpl'}
      ,{field: 'deptName', title: '发布部门', width: 160, align: 'center'}
      ,{field: 'releaseTime', title: '发布日期', width: 130, align: 'center', templet: function(d){
        return util.toDateString(d.releaseTime, 'yyyy-MM-dd');
      }}
    ]]
  });

  form.on('submit(search)', function(data){
    table.reload('noticeTable', {where: data.field, page: {curr: 1}});
    return false;
  });
});
</script>
"""
    detail_script = r"""
<script>
var ctx = '';
layui.use(['layer', 'element', 'util'], function(){
  var layer = layui.layer, util = layui.util, $ = layui.$;
  var id = getQueryString('id');

  $.post(ctx + '/front/notice/getById', {id: id}, function(res){
    if(res.code !== '0000'){
      layer.msg(res.message, {icon: 5});
      return;
    }
    var d = res.data;
    document.title = d.title;
    $('#title').text(d.title);
    $('#dept').text(d.deptName);
    $('#releaseTime').text(util.toDateString(d.releaseTime, 'yyyy-MM-dd HH:mm'));
    $('#viewCount').text(d.viewCount);
    $('#content').html(d.content);
    if(d.attachList && d.attachList.length > 0){
      var html = '';
      $.each(d.attachList, function(i, item){
        html += '<li><a href="' + item.filePath + '" target="_blank">' + item.fileName + '</a></li>';
      });
      $('#attach').html(html).parent().show();
    }
  }, 'json');

  function getQueryString(name){
    var reg = new RegExp('(^|&)' + name + '=([^&]*)(&|$)', 'i');
    var r = window.location.search.substr(1).match(reg);
    return r != null ? decodeURIComponent(r[2]) : null;
  }
});
</script>
"""

    def key(self, number: int) -> str:
        return hashlib.md5(f"{self.name}/{number}".encode(), usedforsecurity=False).hexdigest()

    def mark(self, number: int) -> str:
        return self.key(number)

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == "/front/notice/list.html" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        if path != "/front/notice/detail.html":
            return None
        numbers = (row.number for row in self.all(holding(self.name)))
        return next((str(number) for number in numbers if self.key(number) == query.get("id")), None)

    def page(self, held: Holding, number: int) -> str:
        links = "".join(
            f'<li><a href="{url}" target="_blank">{name}</a></li>'
            for name, url in (
                ("中国人事考试网", "http://www.cpta.com.cn/"),
                ("省人事考试中心", "http://www.hnrsks.com/"),
                ("石桥区人民政府", "http://www.sqq.gov.cn/"),
            )
        )
        return (
            fill(self.head, title="招考公告 - 石桥区人事考试中心")
            + f"""
<div class="layui-container main"><div class="layui-row layui-col-space15">
  <div class="layui-col-md9"><div class="layui-card"><div class="layui-card-header"><span class="layui-breadcrumb"><a href="/front/index.html">首页</a><a><cite>招考公告</cite></a></span></div>
  <div class="layui-card-body">
    <form class="layui-form layui-form-pane" action="">
      <input type="hidden" name="columnId" value="1003">
      <div class="layui-inline"><input type="text" name="title" placeholder="请输入标题" autocomplete="off" class="layui-input"></div>
      <button class="layui-btn" lay-submit lay-filter="search">查询</button>
    </form>
    <table id="noticeTable" lay-filter="noticeTable"></table>
  </div></div></div>
  <div class="layui-col-md3">
    <div class="layui-card"><div class="layui-card-header">快速通道</div><div class="layui-card-body quick"><a class="layui-btn layui-btn-fluid" href="/front/enroll/index.html">网上报名</a><a class="layui-btn layui-btn-fluid layui-btn-normal" href="/front/enroll/print.html">准考证打印</a></div></div>
    <div class="layui-card"><div class="layui-card-header">友情链接</div><div class="layui-card-body"><ul>{links}</ul></div></div>
  </div>
</div></div>"""
            + self.foot
            + self.list_script
            + "</body>\n</html>"
        )

    def article(self, held: Holding, row: Notice) -> str:
        return (
            fill(self.head, title="公告详情 - 石桥区人事考试中心")
            + """
<div class="layui-container main"><div class="layui-card"><div class="layui-card-header"><span class="layui-breadcrumb"><a href="/front/index.html">首页</a><a href="/front/notice/list.html?columnId=1003">招考公告</a><a><cite>详情</cite></a></span></div>
<div class="layui-card-body detail">
  <h2 id="title" class="detail-title"></h2>
  <div class="detail-bar">发布部门：<span id="dept"></span>　发布时间：<span id="releaseTime"></span>　浏览次数：<span id="viewCount"></span></div>
  <hr>
  <div id="content" class="detail-content"></div>
  <div class="detail-attach" style="display:none"><b>附件：</b><ul id="attach"></ul></div>
</div></div></div>"""
            + self.foot
            + self.detail_script
            + "</body>\n</html>"
        )

    def brief(self, held: Holding, row: Notice) -> dict[str, Any]:
        return {
            "id": self.key(row.number),
            "columnId": "1003" if row in held.notices else "1004",
            "title": row.title,
            "deptName": ("事业单位考录科", "综合科", "考务科")[row.number % 3],
            "releaseTime": millis(row),
            "isTop": "0",
            "viewCount": views(row),
        }

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path not in ("/front/notice/pageList", "/front/notice/getById"):
            return None
        if asked.method != "POST":
            refused = {
                "timestamp": "2026-11-21T02:11:09.553+0000",
                "status": 405,
                "error": "Method Not Allowed",
                "message": "Request method 'GET' not supported",
                "path": asked.path,
            }
            return 405, "application/json", dump(refused)
        values = asked.query | asked.form
        if asked.path.endswith("getById"):
            row = next((row for row in self.all(held) if self.key(row.number) == values.get("id")), None)
            if row is None:
                return ok({"code": "9999", "message": "数据不存在", "data": None})
            if row.kind == "pdf":
                content = f'<p><iframe src="/upload/{row.number}.pdf" width="100%" height="900"></iframe></p>'
            elif row.kind == "image":
                content = f'<p style="text-align:center;"><img src="/upload/{row.number}.jpg" style="max-width:100%;" contenteditable="false"/></p>'
            else:
                content = "".join(
                    f'<p style="text-indent:2em;" data-we-empty-p="">{line}</p>' for line in row.paragraphs
                ) + (plain_table(row) if row.kind == "table" else "")
            listed = [
                {"id": self.key(row.number + 90000), "fileName": name, "filePath": url, "fileExt": "xlsx"}
                for name, url in row.files
            ]
            return ok(
                {
                    "code": "0000",
                    "message": "操作成功",
                    "data": self.brief(held, row) | {"content": content, "attachList": listed},
                }
            )
        number, size = whole(values.get("pageIndex"), 1), whole(values.get("pageSize"), 10)
        rows = {"1003": held.notices, "1004": self.others}.get(values.get("columnId", ""), self.all(held))
        found = Holding(tuple(row for row in rows if values.get("title", "") in row.title))
        return ok(
            {
                "code": "0000",
                "message": "操作成功",
                "data": {
                    "pageIndex": number,
                    "pageSize": size,
                    "totalCount": len(found.notices),
                    "totalPage": found.pages(size),
                    "list": [self.brief(held, row) for row in found.page(number, size)],
                },
            }
        )


STYLES: tuple[Style, ...] = (LayuiExam().style(),)
