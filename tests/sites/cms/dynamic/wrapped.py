"""Answers that wrap their rows, pad them or bring them beside others."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.dynamic.shells import HTML, LIBRARY, SCRIPT, XML, counted, seconds, style, told
from tests.sites.cms.style import Answer, Request, Style

_PADDED = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘资讯 - 松原岭人才网</title><script src="/Scripts/jquery-1.8.3.min.js"></script></head>
<body><div class="topbar"><a href="/login.aspx">登录</a><a href="/reg.aspx">注册</a></div><div class="menu"><a href="/">首页</a><a href="/job/">职位</a><a href="/news/">资讯</a><a href="/fair/">招聘会</a></div>
<div class="wrap"><div class="news_l"><h2>招聘资讯</h2><ul class="news_ul"></ul><div class="page"><a href="javascript:void(0)" id="prev">上一页</a><span id="cur">1</span><a href="javascript:void(0)" id="next">下一页</a></div></div></div>
<script>
var p = 1, ps = 10, total = 0;
function loadNews() {
  $.ajax({
    url: "/Service/NewsHandler.ashx?action=list",
    data: { pid: "0102", p: p, ps: ps, r: Math.random() },
    dataType: "jsonp",
    jsonp: "callback",
    success: function (json) {
      total = json.Total;
      var html = "";
      for (var i = 0; i < json.Items.length; i++) {
        var n = json.Items[i];
        html += "<li><a target='_blank' href='/news/" + n.Folder + "/" + n.NewsID + ".shtml'>" + n.NewsTitle + "</a><span>" + ChangeDateFormat(n.AddDate) + "</span></li>";
      }
      $(".news_ul").html(html);
      $("#cur").text(p);
    }
  });
}
function ChangeDateFormat(d) {
  var date = new Date(parseInt(d.replace("/Date(", "").replace(")/", ""), 10));
  return date.getFullYear() + "-" + (date.getMonth() + 1) + "-" + date.getDate();
}
$("#next").click(function () { if (p * ps < total) { p++; loadNews(); } });
$("#prev").click(function () { if (p > 1) { p--; loadNews(); } });
loadNews();
</script><div class="foot">松原岭人才网 ICP备案号：松ICP备00000000号</div></body></html>"""


def _padded(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/Service/NewsHandler.ashx":
        return None
    number, size = counted(asked.query, "p", 1), counted(asked.query, "ps", 1)
    name = asked.query.get("callback", "")
    if asked.query.get("action") != "list" or asked.query.get("pid") != "0102" or number is None or size is None:
        return 200, SCRIPT, f'{name}({{"Total":0,"Items":[]}})'
    rows = [
        {
            "NewsID": row.number,
            "NewsTitle": row.title,
            "AddDate": f"/Date({seconds(row)}000)/",
            "Folder": f"{row.day:%Y%m}",
            "Source": "本站",
        }
        for row in held.page(number, size)
    ]
    return 200, SCRIPT, f"{name}({json.dumps({'Total': len(held.notices), 'Items': rows}, ensure_ascii=False)})"


def _padded_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row.title} - 松原岭人才网</title></head><body><div class="menu"><a href="/">首页</a><a href="/job/">职位</a><a href="/news/">资讯</a></div>'
        f'<div class="wrap"><div class="nr"><h1>{row.title}</h1><div class="ly">来源：本站　发布时间：{row.day} 9:00:00　阅读：12次</div><div class="nr_txt">{paragraphs(row)}<p>{files(row)}</p></div>'
        '<div class="share">分享到：</div></div><div class="side"><h3>热门职位</h3><ul><li><a href="/job/1.html">会计</a></li></ul></div></div><div class="foot">松原岭人才网</div></body></html>'
    )


_ELEMENTS = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>石桥学院就业信息网-招聘公告</title>
<script language="javascript" src="/js/jquery.js"></script></head><body><div id="banner"></div><div id="nav"><a href="/index.html">网站首页</a><a href="/zcfg/">政策法规</a><a href="/jyzd/">就业指导</a></div>
<div id="content"><div class="title">招聘公告</div><div id="list">数据加载中...</div><div id="page"></div></div>
<script language="javascript">
var page = 1;
function show(n) {
  page = n;
  $.ajax({ type: "GET", url: "/xml/zpgg/list_" + page + ".xml", dataType: "xml", success: function (xml) {
    var s = "";
    $(xml).find("article").each(function () {
      var id = $(this).attr("id");
      var title = $(this).find("title").text();
      var date = $(this).find("date").text();
      s += "<div class='row'><a href='/zpgg/content_" + id + ".htm'>" + title + "</a> (" + date + ")</div>";
    });
    $("#list").html(s);
    $("#page").html("共" + $(xml).find("pages").text() + "页");
  } });
}
show(1);
</script><div id="footer">石桥学院就业指导中心</div></body></html>"""


def _elements(held: Holding, asked: Request) -> Answer | None:
    name = asked.path.removeprefix("/xml/zpgg/list_").removesuffix(".xml")
    if asked.path != f"/xml/zpgg/list_{name}.xml" or not name.isdigit() or not (rows := held.page(int(name), 15)):
        return None
    text = "".join(
        f'<article id="{row.number}"><title>{escape(row.title)}</title><author>就业办</author><date>{row.day}</date></article>'
        for row in rows
    )
    return 200, XML, f'<?xml version="1.0" encoding="utf-8"?><list><pages>{held.pages(15)}</pages>{text}</list>'


def _elements_detail(row: Notice) -> str:
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>石桥学院就业信息网</title></head><body><div id="nav"><a href="/index.html">网站首页</a><a href="/zcfg/">政策法规</a></div>'
        f'<div id="content"><p align="center"><strong><font size="4">{row.title}</font></strong></p><p align="center">发布人：就业办 发布时间：{row.day}</p><hr>'
        f'<div id="zoom">{paragraphs(row)}{files(row, "<br>")}</div></div><div id="footer">石桥学院就业指导中心</div></body></html>'
    )


_BESIDE = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>人才招聘 | 青岚建设集团</title>
<link rel="stylesheet" href="/css/swiper-bundle.min.css"><link rel="stylesheet" href="/css/main.css"></head><body>
<header class="site-header"><a href="/">青岚建设集团</a><nav><a href="/about/">走进青岚</a><a href="/news/">新闻中心</a><a href="/business/">业务领域</a><a href="/party/">党的建设</a><a href="/hr/">人才招聘</a></nav></header>
<div class="swiper"><div class="swiper-wrapper"><div class="swiper-slide"><img src="/img/hr.jpg"></div></div></div>
<main><h1>招聘公告</h1><div class="notice-list" id="noticeList"></div><div class="more"><button id="btnMore">查看更多</button></div></main><footer>© 青岚建设集团有限公司</footer>
<script>window.SITE = { apiBase: '/api/v1', catId: 17 };</script>
<script src="/js/jquery.min.js"></script><script src="/js/swiper-bundle.min.js"></script><script src="/js/list.js?v=20260301"></script></body></html>"""


_LIST_SCRIPT = """/* 招聘公告列表 */
(function () {
  const PAGE_SIZE = 10;
  let pageNo = 1;
  const box = document.getElementById('noticeList');
  function formatDate(value) { return value.replace('T', ' ').slice(0, 10); }
  function render(items) {
    return items.map(item => `
      <a class="notice-item" href="/hr/notice/${item.code}.html">
        <h3>${item.name}</h3>
        <time>${formatDate(item.releasedAt)}</time>
      </a>`).join('');
  }
  async function loadList() {
    const params = new URLSearchParams({ catId: window.SITE.catId, start: (pageNo - 1) * PAGE_SIZE, length: PAGE_SIZE });
    try {
      const resp = await fetch(`${window.SITE.apiBase}/articles?${params.toString()}`, { headers: { Accept: 'application/json' } });
      if (!resp.ok) throw new Error(resp.statusText);
      const { items, total } = await resp.json();
      box.insertAdjacentHTML('beforeend', render(items));
      if (pageNo * PAGE_SIZE >= total) document.getElementById('btnMore').style.display = 'none';
    } catch (e) { console.error('load failed', e); }
  }
  document.getElementById('btnMore').addEventListener('click', () => { pageNo++; loadList(); });
  document.addEventListener('DOMContentLoaded', () => { new Swiper('.swiper'); loadList(); });
})();
"""


def _beside(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/api/v1/articles":
        return None
    start, size = counted(asked.query, "start"), counted(asked.query, "length", 1)
    if start is None or size is None or asked.query.get("catId") != "17":
        return told({"error": "bad request"}, 400)
    rows = [
        {"code": f"n{row.number}", "name": row.title, "releasedAt": f"{row.day}T08:00:00+08:00", "top": False}
        for row in held.notices[start : start + size]
    ]
    return told({"items": rows, "total": len(held.notices)})


def _beside_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{row.title} | 青岚建设集团</title></head><body><header class="site-header"><nav><a href="/about/">走进青岚</a><a href="/news/">新闻中心</a></nav></header>'
        f'<main><article><header><h1>{row.title}</h1><time datetime="{row.day}">{row.day:%Y.%m.%d}</time></header><section class="rich">{paragraphs(row)}</section><aside>{files(row)}</aside></article></main><footer>© 青岚建设集团有限公司</footer></body></html>'
    )


_WRAPPED = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>公开招聘_云麓市人才服务中心</title><link rel="stylesheet" href="/rczx/css/common.css"></head>
<body><div class="header"><ul class="menu"><li><a href="/rczx/index.html">首页</a></li><li><a href="/rczx/fwzn.html">服务指南</a></li><li><a href="/rczx/zcwj.html">政策文件</a></li></ul></div>
<div class="content"><div class="tabs"><span class="active" data-type="gkzp">公开招聘</span></div><div id="rows" class="rows"></div><div id="pagination"></div></div>
<div class="footer">云麓市人才服务中心 技术支持：某科技</div>
<script type="x-tmpl-mustache" id="rowTpl">
{{#list}}
<div class="row-item"><a href="../rczx/html/{{year}}/{{id}}.html" class="t">{{title}}</a><span class="d">{{pubTime}}</span></div>
{{/list}}
{{^list}}<p class="empty">暂无信息</p>{{/list}}
</script>
<script src="/rczx/js/jquery.min.js"></script><script src="/rczx/js/mustache.min.js"></script><script src="/rczx/js/layer.js"></script>
<script src="/rczx/js/request.js"></script><script src="/rczx/js/gkzp.js"></script></body></html>"""


_REQUEST_SCRIPT = """var BASE_URL = '/rczx-server';
var request = {
  get: function (url, params) { return this.send(url, 'GET', params); },
  post: function (url, params) { return this.send(url, 'POST', params); },
  send: function (url, method, params) {
    return new Promise(function (resolve, reject) {
      $.ajax({
        url: BASE_URL + url,
        type: method,
        data: params,
        dataType: 'json',
        success: function (res) { res.code === 200 ? resolve(res.data) : layer.msg(res.message); },
        error: reject
      });
    });
  }
};
"""


_OFFICE_SCRIPT = """var query = { pageNo: 1, pageSize: 10, type: 'gkzp', title: '' };
function loadRows() {
  request.post('/portal/info/list', query).then(function (data) {
    var html = Mustache.render($('#rowTpl').html(), { list: data.records });
    $('#rows').html(html);
    renderPager(data.total);
  });
}
function renderPager(total) {
  var pages = Math.ceil(total / query.pageSize), html = '';
  for (var i = 1; i <= pages; i++) { html += '<a href="javascript:goPage(' + i + ')">' + i + '</a>'; }
  $('#pagination').html(html);
}
function goPage(n) { query.pageNo = n; loadRows(); }
$(function () { loadRows(); });
"""


def _wrapped(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/rczx-server/portal/info/list":
        return None
    if asked.method != "POST":
        return told({"code": 405, "message": "不支持GET请求"})
    number, size = counted(asked.form, "pageNo", 1), counted(asked.form, "pageSize", 1)
    if number is None or size is None or asked.form.get("type") != "gkzp":
        return told({"code": 500, "message": "缺少参数", "data": None})
    rows = [
        {"id": row.number, "year": str(row.day.year), "title": row.title, "pubTime": str(row.day), "author": "管理员"}
        for row in held.page(number, size)
    ]
    return told({"code": 200, "message": "ok", "data": {"records": rows, "total": len(held.notices), "size": size}})


def _wrapped_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row.title}_云麓市人才服务中心</title></head><body><div class="header"><ul class="menu"><li><a href="/rczx/index.html">首页</a></li></ul></div>'
        f'<div class="content"><h2>{row.title}</h2><dl class="prop"><dt>发布时间</dt><dd>{row.day}</dd><dt>发布单位</dt><dd>人才服务中心</dd></dl><div class="article-content">{paragraphs(row)}</div>'
        f'<div class="enclosure">{files(row)}</div></div><div class="footer">云麓市人才服务中心</div></body></html>'
    )


_SERIALIZED = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>沧江职业学院公开招聘</title><script src="/zhaopin/resources/js/jquery-3.4.1.min.js"></script></head>
<body><div class="head"><div class="logo"></div><ul><li><a href="/zhaopin/index">首页</a></li><li><a href="/zhaopin/login">考生登录</a></li></ul></div>
<form id="searchForm" action="/zhaopin/notice/ajaxList" method="post"><input type="hidden" name="columnCode" value="zpgg"><input type="hidden" id="pageNo" name="pageNo" value="1">
<input type="hidden" id="pageSize" name="pageSize" value="10"><input type="text" name="keyword" value="" placeholder="请输入标题"><a href="javascript:search()">查询</a></form>
<div class="box"><div class="box-title">招聘公告</div><div id="dataList"></div></div><div class="bottom">沧江职业学院人事处</div>
<script>
$(document).ready(function () { search(); });
function search() { page(1); }
function page(n) {
  $("#pageNo").val(n);
  $.post($("#searchForm").attr("action"), $("#searchForm").serialize(), function (html) { $("#dataList").html(html); });
}
</script></body></html>"""


def _serialized(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/zhaopin/notice/ajaxList":
        return None
    number, size = counted(asked.form, "pageNo", 1), counted(asked.form, "pageSize", 1)
    if asked.method != "POST" or asked.form.get("columnCode") != "zpgg" or number is None or size is None:
        return 500, HTML, "<html><body><h1>HTTP Status 500</h1></body></html>"
    rows = "".join(
        f'<tr><td class="num">{place}</td><td><a href="/zhaopin/notice/show/{row.number}" target="_blank">{row.title}</a></td><td>{row.day}</td></tr>'
        for place, row in enumerate(held.page(number, size), (number - 1) * size + 1)
    )
    pager = f'<div class="pages">共{len(held.notices)}条 第{number}/{held.pages(size)}页 <a href="javascript:page({number + 1})">下一页</a></div>'
    return 200, HTML, f'<table class="tb"><tr><th>序号</th><th>标题</th><th>发布日期</th></tr>{rows}</table>{pager}'


def _serialized_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>沧江职业学院公开招聘</title></head><body><div class="head"><ul><li><a href="/zhaopin/index">首页</a></li></ul></div>'
        f'<div class="box"><div class="detailTitle"><b>{row.title}</b></div><div class="detailTime">发布时间：{row.day} 10:20</div><div class="detailContent">{paragraphs(row)}</div>'
        f'{"<div>附件下载：" + files(row) + "</div>" if row.files else ""}</div><div class="bottom">沧江职业学院人事处</div></body></html>'
    )


STYLES: tuple[Style, ...] = (
    style(
        "dynamic-padded",
        "/news/list.html",
        _PADDED,
        _padded,
        lambda row: f"/news/{row.day:%Y%m}/{row.number}.shtml",
        _padded_detail,
    ),
    style(
        "dynamic-elements",
        "/zpgg/index.htm",
        _ELEMENTS,
        _elements,
        lambda row: f"/zpgg/content_{row.number}.htm",
        _elements_detail,
    ),
    style(
        "dynamic-beside",
        "/hr/",
        _BESIDE,
        _beside,
        lambda row: f"/hr/notice/n{row.number}.html",
        _beside_detail,
        {"/js/list.js": _LIST_SCRIPT, "/js/jquery.min.js": LIBRARY, "/js/swiper-bundle.min.js": LIBRARY},
    ),
    style(
        "dynamic-wrapped",
        "/rczx/gkzp.html",
        _WRAPPED,
        _wrapped,
        lambda row: f"/rczx/html/{row.day.year}/{row.number}.html",
        _wrapped_detail,
        {
            "/rczx/js/request.js": _REQUEST_SCRIPT,
            "/rczx/js/gkzp.js": _OFFICE_SCRIPT,
            "/rczx/js/jquery.min.js": LIBRARY,
            "/rczx/js/mustache.min.js": LIBRARY,
            "/rczx/js/layer.js": LIBRARY,
        },
    ),
    style(
        "dynamic-serialized",
        "/zhaopin/index",
        _SERIALIZED,
        _serialized,
        lambda row: f"/zhaopin/notice/show/{row.number}",
        _serialized_detail,
    ),
)
