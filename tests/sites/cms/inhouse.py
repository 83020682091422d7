"""Sites whose rows come by a script: what in-house systems of career centres and employers look like, by one who had not seen the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import Answer, Request, Style

Told = Any


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _stamp(row: Notice, hour: int = 10) -> int:
    """Epoch milliseconds of an hour of the day at Shanghai."""
    moment = datetime(row.day.year, row.day.month, row.day.day, hour, 12, tzinfo=UTC) - timedelta(hours=8)
    return int(moment.timestamp()) * 1000


def _int(request: Request, name: str, default: int = 1) -> int:
    values: dict[str, Any] = {**request.query, **request.form, **(request.json or {})}
    try:
        return int(values.get(name) or default)
    except ValueError:
        return default


def _site(
    name: str,
    start: str,
    page: str,
    asked: Callable[[Holding, Request], Told],
    address: str,
    detail: Callable[[Notice], str],
    scripts: dict[str, str] | None = None,
    charset: str = "utf-8",
) -> Style:
    """``asked`` answers the scripts: text as a page, a pair as kind and text, other things as JSON.

    ``address`` is the pattern of a detail's path, or ``path?name`` with the number as a parameter.
    """
    place = start.partition("?")[0]

    def serves(held: Holding, request: Request) -> Answer | None:
        if scripts and request.path in scripts:
            return 200, "application/javascript", scripts[request.path]
        told = asked(held, request)
        if told is None:
            return None
        if isinstance(told, tuple):
            return 200, told[0], told[1]
        return (200, "text/html", told) if isinstance(told, str) else (200, "application/json", _json(told))

    def lists(_held: Holding, path: str, _query: dict[str, str]) -> str | None:
        return page if path == place else None

    def details(held: Holding, path: str, query: dict[str, str]) -> str | None:
        where, _, parameter = address.partition("?")
        if parameter:
            number = query.get(parameter, "") if path == where else ""
        else:
            found = re.fullmatch(where, path)
            number = found[1] if found else ""
        return next((detail(row) for row in held.notices if str(row.number) == number), None)

    return Style(name, start, lists, details, charset=charset, serves=serves)


# What pages of each site have around them ---------------------------------------------------------------------------


def _college(title: str, body: str, libraries: str, script: str = "", charset: str = "utf-8") -> str:
    """A university's career centre, floats and a left menu."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}" />
<title>{title}</title>
<link href="/css/style.css" rel="stylesheet" type="text/css" />
{libraries}
</head>
<body>
<div id="top"><div class="w1000"><img src="/images/logo.png" alt="石桥学院毕业生就业信息网" /><span class="fr"><a href="javascript:void(0)" onclick="setHome(this)">设为首页</a> | <a href="/lxwm.html">联系我们</a></span></div></div>
<div id="nav"><ul><li><a href="/index.html">网站首页</a></li><li><a href="/bmgk.html">部门概况</a></li><li><a href="/jyzc.html">就业政策</a></li><li><a href="/jyzd.html">就业指导</a></li><li><a href="/bszn.html">办事指南</a></li><li><a href="/xzzx.html">下载专区</a></li></ul></div>
<div class="w1000 main">
{body}
<div class="clear"></div>
</div>
<div id="footer"><p>Copyright &copy; 2020-2026 石桥学院招生就业处 All Rights Reserved 邮编：550001 电话：0999-8888666</p><p>技术支持：云上软件</p></div>
<script type="text/javascript">{script}</script>
</body>
</html>"""


def _portal(title: str, body: str, libraries: str, script: str = "", head: str = "") -> str:
    """A newer career site, HTML5."""
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1.0">
  <meta http-equiv="X-UA-Compatible" content="IE=edge">
  {head}
  <title>{title}</title>
  <link rel="stylesheet" href="/static/css/common.css">
  {libraries}
</head>
<body>
  <header class="header">
    <a class="logo" href="/">沧江大学 · 就业创业服务网</a>
    <nav><a href="/">首页</a><a href="/center/intro">中心介绍</a><a href="/guide">办事流程</a><a href="/student/login">学生登录</a><a href="/company/login">单位登录</a></nav>
  </header>
  <main class="container">
{body}
  </main>
  <footer class="footer">主办单位：沧江大学学生就业指导服务中心　地址：沧江市滨河东路18号　<a href="https://beian.miit.gov.cn/" target="_blank">滇ICP备00000000号</a></footer>
  <script>{script}</script>
</body>
</html>"""


def _company(title: str, body: str, libraries: str, script: str = "") -> str:
    """An employer's site."""
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="UTF-8">
<title>{title}</title>
<meta name="keywords" content="望海水务,水务集团,人才招聘">
<link rel="stylesheet" href="/skin/css/swiper.min.css"><link rel="stylesheet" href="/skin/css/main.css">
{libraries}
</head>
<body>
<div class="head"><div class="wrap"><h2 class="brand">望海水务集团有限公司</h2>
<ul class="menu"><li><a href="/">首页</a></li><li><a href="/gyjt/">关于集团</a><dl><dd><a href="/gyjt/jtjj/">集团简介</a></dd><dd><a href="/gyjt/zzjg/">组织架构</a></dd></dl></li><li><a href="/xwzx/">新闻中心</a></li><li><a href="/dqjs/">党群建设</a></li><li class="on"><a href="/rlzy/">人力资源</a></li></ul></div></div>
<div class="banner"><img src="/skin/images/banner_hr.jpg"></div>
<div class="wrap content-wrap">
{body}
</div>
<div class="foot"><div class="wrap">望海水务集团有限公司 版权所有　服务热线：96xxx　网站标识码：0000000000</div></div>
<script>{script}</script>
</body>
</html>"""


_JQUERY = '<script type="text/javascript" src="/lib/jquery/jquery.min.js"></script>'


# 1. layui: laypage, laytpl, a form posted ---------------------------------------------------------------------------

_LAYUI = _portal(
    "招聘公告 - 沧江大学就业创业服务网",
    """
    <div class="layui-row">
      <div class="crumb">您的位置：<a href="/">首页</a> &gt; <span>招聘公告</span></div>
      <div class="search-box"><input type="text" id="keyword" class="layui-input" placeholder="请输入关键字"><button class="layui-btn" id="btnSearch">搜索</button></div>
      <ul class="notice-list" id="noticeList"></ul>
      <div id="pager"></div>
      <p class="visit">访问总量：<span id="visitTotal">-</span></p>
    </div>
    <script type="text/html" id="noticeTpl">
      {{#  layui.each(d.list, function(index, item){ }}
      <li>
        <span class="date">{{ item.createTime.substring(0, 10) }}</span>
        <a href="/web/notice/view?id={{ item.id }}" target="_blank" title="{{ item.title }}">{{ item.title }}</a>
      </li>
      {{#  }); }}
      {{#  if(d.list.length === 0){ }}<li class="none">暂无相关数据</li>{{#  } }}
    </script>""",
    '<link rel="stylesheet" href="/lib/layui/css/layui.css"><script src="/lib/layui/layui.js"></script>',
    """
    layui.use(['laytpl', 'laypage', 'layer', 'jquery'], function () {
      var $ = layui.jquery, laytpl = layui.laytpl, laypage = layui.laypage, layer = layui.layer;
      var limit = 10;

      function getList(curr) {
        var idx = layer.load(2);
        $.post('/web/notice/getList', {page: curr, limit: limit, cateId: 3, keyword: $('#keyword').val()}, function (res) {
          layer.close(idx);
          if (res.code !== 0) { layer.msg(res.msg); return; }
          laytpl(document.getElementById('noticeTpl').innerHTML).render({list: res.data}, function (html) {
            $('#noticeList').html(html);
          });
          laypage.render({
            elem: 'pager', count: res.count, limit: limit, curr: curr, theme: '#1E9FFF',
            layout: ['count', 'prev', 'page', 'next', 'skip'],
            jump: function (obj, first) { if (!first) { getList(obj.curr); } }
          });
        }, 'json');
      }

      $('#btnSearch').on('click', function () { getList(1); });
      getList(1);

      $.getJSON('/web/visit/count', {path: location.pathname}, function (res) {
        $('#visitTotal').text(res.data.total);
      });
    });
  """,
)


def _layui_asked(held: Holding, request: Request) -> Told:
    if request.path == "/web/visit/count":
        return {"code": 0, "msg": "", "data": {"today": 128, "total": 903412}}
    if request.path != "/web/notice/getList":
        return None
    if request.method != "POST" or request.form.get("cateId") != "3":
        return {"code": 500, "msg": "参数错误", "count": 0, "data": []}
    rows = [
        {
            "id": row.number,
            "title": row.title,
            "cateId": 3,
            "isTop": 0,
            "author": "admin",
            "createTime": f"{row.day} 09:2{row.number % 10}:15",
            "updateTime": f"{row.day} 16:40:02",
            "views": row.number % 311,
        }
        for row in held.page(_int(request, "page"), _int(request, "limit", 10))
    ]
    return {"code": 0, "msg": "", "count": len(held.notices), "data": rows}


def _layui_detail(row: Notice) -> str:
    attached = f'<div class="attach"><h4>附件下载</h4>{files(row)}</div>' if row.files else ""
    return _portal(
        f"{row.title} - 沧江大学就业创业服务网",
        f"""    <div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/web/notice/index">招聘公告</a> &gt; <span>正文</span></div>
    <div class="detail">
      <h1 class="detail-title">{row.title}</h1>
      <div class="detail-info"><span>发布时间：{row.day}</span><span>发布人：就业中心</span><span>浏览量：{row.number % 311}</span></div>
      <div class="detail-content">{paragraphs(row)}</div>
      {attached}
    </div>""",
        '<link rel="stylesheet" href="/lib/layui/css/layui.css">',
    )


# 2. jQuery, times in milliseconds, rows joined into a table ------------------------------------------------------------

_EPOCH = _college(
    "招聘信息-石桥学院毕业生就业信息网",
    """<div class="left"><h3>信息服务</h3><ul><li class="cur"><a href="/jyw/front/news/index.do?channel=zpgg">招聘信息</a></li><li><a href="/jyw/front/about.do">关于我们</a></li></ul></div>
<div class="right">
<div class="title"><span>当前位置：首页 &gt;&gt; 招聘信息</span></div>
<table width="100%" border="0" cellspacing="0" cellpadding="0" class="newsTable">
<thead><tr><th>标题</th><th width="80">点击</th><th width="120">发布日期</th></tr></thead>
<tbody id="newsBody"><tr><td colspan="3">正在加载中...</td></tr></tbody>
</table>
<div class="pages"><a href="javascript:void(0);" onclick="goPage(1)">首页</a> <a href="javascript:void(0);" id="prev" onclick="goPage(curPage-1)">上一页</a> <span id="pageInfo"></span> <a href="javascript:void(0);" id="next" onclick="goPage(curPage+1)">下一页</a> <a href="javascript:void(0);" onclick="goPage(totalPage)">尾页</a></div>
</div>""",
    _JQUERY,
    """
var ctx = "/jyw";
var curPage = 1, totalPage = 1, pageSize = 12;
function pad(n) { return n < 10 ? "0" + n : n; }
function formatDate(ms) {
	var d = new Date(ms);
	return d.getFullYear() + "-" + pad(d.getMonth() + 1) + "-" + pad(d.getDate());
}
function goPage(p) {
	if (p < 1 || p > totalPage) { return; }
	$.getJSON(ctx + "/front/news/list.json", {"channel": "zpgg", "pageIndex": p, "pageSize": pageSize, "_t": new Date().getTime()}, function(data) {
		if (!data.success) { alert(data.message); return; }
		var items = data.result.items;
		var html = "";
		for (var i = 0; i < items.length; i++) {
			html += "<tr>";
			html += "<td><a target='_blank' href='" + ctx + "/front/news/detail.do?newsId=" + items[i].newsId + "'>" + items[i].newsTitle + "</a></td>";
			html += "<td align='center'>" + items[i].hits + "</td>";
			html += "<td align='center'>" + formatDate(items[i].pubDate) + "</td>";
			html += "</tr>";
		}
		$("#newsBody").html(html);
		curPage = p;
		totalPage = Math.ceil(data.result.total / pageSize);
		$("#pageInfo").text("第" + curPage + "页/共" + totalPage + "页");
	});
}
$(document).ready(function() { goPage(1); });
""",
)


def _epoch_asked(held: Holding, request: Request) -> Told:
    if request.path != "/jyw/front/news/list.json":
        return None
    if request.query.get("channel") != "zpgg":
        return {"success": False, "message": "栏目不存在", "result": None}
    rows = [
        {"newsId": row.number, "newsTitle": row.title, "pubDate": _stamp(row), "hits": row.number % 97, "url": None}
        for row in held.page(_int(request, "pageIndex"), _int(request, "pageSize", 12))
    ]
    return {"success": True, "message": None, "result": {"total": len(held.notices), "items": rows}}


def _epoch_detail(row: Notice) -> str:
    return _college(
        f"{row.title}-石桥学院毕业生就业信息网",
        f"""<div class="position">当前位置：首页 &gt;&gt; 招聘信息 &gt;&gt; 详细内容</div>
<table width="96%" align="center" class="view"><tr><td align="center" class="bt">{row.title}</td></tr>
<tr><td align="center" class="xx">日期：{row.day.strftime("%Y/%m/%d")} &nbsp; 作者：招生就业处 &nbsp; 点击：{row.number % 97}次</td></tr>
<tr><td class="nr" id="zoom">{paragraphs(row, "p", 'style="text-indent:2em"')}{files(row, "<br/>")}</td></tr>
<tr><td align="right">【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】</td></tr></table>""",
        _JQUERY,
    )


# 3. Vue 2, element-ui, an axios instance, a JSON body, a method that opens the detail ------------------------------------

_ELEMENT = _portal(
    "招聘简章",
    """
    <div id="app" v-cloak>
      <el-tabs v-model="activeName"><el-tab-pane label="招聘简章" name="jz"></el-tab-pane></el-tabs>
      <div class="recruit-list" v-loading="loading">
        <div class="recruit-item" v-for="(item, index) in tableData" :key="item.recruitId" @click="toDetail(item)">
          <div class="name">{{ item.recruitTitle }}</div>
          <div class="meta"><span>{{ item.publishTime | day }}</span><span>{{ item.viewCount }}人浏览</span></div>
        </div>
        <el-empty v-if="!loading && tableData.length == 0" description="暂无数据"></el-empty>
      </div>
      <el-pagination background layout="total, prev, pager, next" :total="total" :page-size="pageForm.size" :current-page="pageForm.current" @current-change="handleCurrentChange"></el-pagination>
      <p class="links">友情链接：<a v-for="link in links" :key="link.linkId" :href="link.linkUrl" target="_blank">{{ link.linkName }}</a></p>
    </div>""",
    '<link rel="stylesheet" href="/lib/element-ui/theme-chalk/index.css"><script src="/lib/vue2/vue.min.js"></script><script src="/lib/element-ui/index.js"></script><script src="/lib/axios/axios.min.js"></script>',
    """
    const request = axios.create({ baseURL: '/career-api', timeout: 10000 })
    request.interceptors.response.use(res => {
      if (res.data.code !== 200) { ELEMENT.Message.error(res.data.msg); return Promise.reject(res.data) }
      return res.data
    })
    new Vue({
      el: '#app',
      data() {
        return {
          activeName: 'jz',
          loading: false,
          tableData: [],
          total: 0,
          links: [],
          pageForm: { current: 1, size: 10, recruitType: '1', recruitTitle: '' }
        }
      },
      filters: { day(value) { return value ? value.slice(0, 10) : '' } },
      mounted() {
        this.getLinks()
        this.getData()
      },
      methods: {
        getData() {
          this.loading = true
          request.post('/portal/recruit/page', this.pageForm).then(res => {
            this.tableData = res.data.page.records
            this.total = res.data.page.total
          }).finally(() => { this.loading = false })
        },
        getLinks() {
          request.get('/portal/link/list').then(res => { this.links = res.data })
        },
        handleCurrentChange(val) {
          this.pageForm.current = val
          this.getData()
        },
        toDetail(row) {
          window.open('/portal/recruit/detail?recruitId=' + row.recruitId)
        }
      }
    })
  """,
)


def _element_asked(held: Holding, request: Request) -> Told:
    if request.path == "/career-api/portal/link/list":
        names = (
            ("国家大学生就业服务平台", "https://www.ncss.cn/"),
            ("云南省人力资源和社会保障厅", "https://hrss.yn.gov.cn/"),
        )
        told = [{"linkId": n, "linkName": name, "linkUrl": url} for n, (name, url) in enumerate(names, 1)]
        return {"code": 200, "msg": "操作成功", "data": told}
    if request.path != "/career-api/portal/recruit/page":
        return None
    if request.method != "POST" or request.json is None:
        return {"code": 415, "msg": "Content type 'application/x-www-form-urlencoded' not supported", "data": None}
    if request.json.get("recruitType") != "1":
        return {"code": 500, "msg": "招聘类型不能为空", "data": None}
    current, size = _int(request, "current"), _int(request, "size", 10)
    rows = [
        {
            "recruitId": str(row.number),
            "recruitTitle": row.title,
            "recruitType": "1",
            "publishTime": f"{row.day}T08:30:00",
            "viewCount": row.number % 500,
            "company": {"companyId": str(90000 + row.number), "companyName": row.title[:6]},
        }
        for row in held.page(current, size)
    ]
    page = {"records": rows, "total": len(held.notices), "size": size, "current": current, "pages": held.pages(size)}
    return {"code": 200, "msg": "操作成功", "data": {"page": page, "top": []}}


def _element_detail(row: Notice) -> str:
    attached = "".join(f'<li><a href="{url}" download>{name}</a></li>' for name, url in row.files)
    return _portal(
        row.title,
        f"""    <article class="recruit-detail">
      <header><h2>{row.title}</h2><p class="sub"><time>{row.day} 08:30</time> <span>来源：用人单位</span></p></header>
      <section class="rich-text">{paragraphs(row, "div")}</section>
      <ul class="file-list">{attached}</ul>
    </article>""",
        "",
    )


# 4. config.js with the base, list.js beside it, a token of a meta posted -----------------------------------------------

_TOKEN = "Xb3vQ0c9kPq7LrT2mZs5"

_CONFIG = _portal(
    "通知公告",
    """
    <div class="page-title">通知公告</div>
    <div class="news" data-type="12" id="news"></div>
    <div class="pagination" id="pagination"></div>""",
    _JQUERY,
    head=f'<meta name="csrf-token" content="{_TOKEN}">',
).replace(
    "<script></script>",
    '<script src="/static/js/config.js?v=1.0.3"></script><script src="/static/js/util.js"></script><script src="/static/js/news.js?v=1.0.3"></script>',
)

_CONFIG_SCRIPTS = {
    "/static/js/config.js": """// 系统配置
var SYS_CONFIG = {
    // baseUrl: 'http://127.0.0.1:8080/jiuye',   // 本地
    baseUrl: '/jiuye/api',                        // 正式
    uploadUrl: '/upload',
    pageSize: 9,
    siteName: '沧江大学就业创业服务网'
};
""",
    "/static/js/util.js": """function getQueryString(name) {
    var reg = new RegExp('(^|&)' + name + '=([^&]*)(&|$)');
    var r = window.location.search.substr(1).match(reg);
    return r != null ? decodeURIComponent(r[2]) : null;
}
function request(url, params, callback) {
    params._token = $('meta[name="csrf-token"]').attr('content');
    $.ajax({
        url: SYS_CONFIG.baseUrl + url,
        type: 'POST',
        dataType: 'json',
        data: params,
        success: function (res) {
            if (res.errcode == 0) { callback(res.data); } else { console.log(res.errmsg); }
        }
    });
}
""",
    "/static/js/news.js": """$(function () {
    loadNews(1);
    $('#pagination').on('click', 'a', function () { loadNews($(this).data('page')); });
});

function loadNews(page) {
    request('/news/lists', {type_id: $('#news').data('type'), page: page, page_size: SYS_CONFIG.pageSize}, function (data) {
        var html = '';
        $.each(data.list, function (i, v) {
            html += `<div class="news-item">
                <div class="date"><b>${v.add_time.substr(8, 2)}</b><i>${v.add_time.substr(0, 7)}</i></div>
                <div class="txt"><a href="/news/${v.id}.html"><h4>${v.title}</h4></a><p>${v.intro}</p></div>
            </div>`;
        });
        $('#news').html(html);
        var pages = '';
        for (var i = 1; i <= data.last_page; i++) {
            pages += '<a href="javascript:;" class="' + (i == page ? 'active' : '') + '" data-page="' + i + '">' + i + '</a>';
        }
        $('#pagination').html(pages);
    });
}
""",
}


def _config_asked(held: Holding, request: Request) -> Told:
    if request.path != "/jiuye/api/news/lists":
        return None
    if request.method != "POST" or request.form.get("_token") != _TOKEN:
        return {"errcode": 419, "errmsg": "CSRF token mismatch."}
    if request.form.get("type_id") != "12":
        return {"errcode": 1, "errmsg": "栏目错误"}
    page, size = _int(request, "page"), _int(request, "page_size", 9)
    rows = [
        {
            "id": row.number,
            "title": row.title,
            "intro": row.paragraphs[0][:30] + "…",
            "cover": "",
            "add_time": f"{row.day} 15:06:33",
        }
        for row in held.page(page, size)
    ]
    told = {"list": rows, "current_page": page, "last_page": held.pages(size), "total": len(held.notices)}
    return {"errcode": 0, "errmsg": "ok", "data": told}


def _config_detail(row: Notice) -> str:
    attached = "".join(f'<p>附件：<a href="{url}">{name}</a></p>' for name, url in row.files)
    return _portal(
        row.title,
        f"""    <div class="news-show"><h3>{row.title}</h3>
      <div class="time">{row.day.year}年{row.day.month}月{row.day.day}日　阅读 {row.number % 88}　分享到：<a class="wx" href="javascript:;">微信</a></div>
      <div class="body">{paragraphs(row, "p")}{attached}</div>
      <div class="pn"><p>上一篇：没有了</p></div></div>""",
        _JQUERY,
    )


# 5. ASP.NET: a handler, hidden inputs, /Date(…)/ -----------------------------------------------------------------------

_HANDLER = _college(
    "招聘启事",
    """<form id="form1" action="NewsList.aspx?typeid=7" method="post">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRkL3dQ8Kp1" />
<input type="hidden" id="hidTypeId" value="7" /><input type="hidden" id="hidPageIndex" value="1" />
<div class="listBox"><div class="hd"><h2>招聘启事</h2></div><ul id="ulList" class="txtList"></ul>
<div class="page"><a id="btnPrev" href="#">上一页</a><label id="lblPage"></label><a id="btnNext" href="#">下一页</a></div></div>
</form>""",
    _JQUERY,
    r"""
$(function () {
    BindList();
    $("#btnPrev").click(function () { Turn(-1); return false; });
    $("#btnNext").click(function () { Turn(1); return false; });
});
var PageSize = 15, PageCount = 1;
function Turn(step) {
    var index = parseInt($("#hidPageIndex").val()) + step;
    if (index < 1 || index > PageCount) return;
    $("#hidPageIndex").val(index);
    BindList();
}
function ChangeDateFormat(val) {
    if (val != null) {
        var date = new Date(parseInt(val.replace("/Date(", "").replace(")/", ""), 10));
        var month = date.getMonth() + 1 < 10 ? "0" + (date.getMonth() + 1) : date.getMonth() + 1;
        var currentDate = date.getDate() < 10 ? "0" + date.getDate() : date.getDate();
        return date.getFullYear() + "-" + month + "-" + currentDate;
    }
    return "";
}
function BindList() {
    $.ajax({
        type: "POST",
        url: "Ajax/NewsHandler.ashx?action=GetNewsList",
        data: { typeid: $("#hidTypeId").val(), pageindex: $("#hidPageIndex").val(), pagesize: PageSize },
        dataType: "json",
        cache: false,
        success: function (result) {
            $("#ulList").empty();
            $(result.Rows).each(function (i, item) {
                $("#ulList").append('<li><span>[' + ChangeDateFormat(item.AddDate) + ']</span><a href="NewsShow.aspx?ID=' + item.ID + '" target="_blank">' + item.Title + '</a></li>');
            });
            PageCount = Math.ceil(result.Total / PageSize);
            $("#lblPage").html($("#hidPageIndex").val() + "/" + PageCount);
        },
        error: function () { $("#ulList").html("<li>加载失败</li>"); }
    });
}
""",
)


def _handler_asked(held: Holding, request: Request) -> Told:
    if request.path != "/Web/Ajax/NewsHandler.ashx":
        return None
    if request.query.get("action") != "GetNewsList" or request.form.get("typeid") != "7":
        return "error"
    rows = [
        {"ID": row.number, "TypeID": 7, "Title": row.title, "AddDate": f"/Date({_stamp(row, 14)})/", "IsShow": True}
        for row in held.page(_int(request, "pageindex"), _int(request, "pagesize", 15))
    ]
    return "text/plain", _json({"Total": len(held.notices), "Rows": rows}).replace("/Date", "\\/Date").replace(
        ")/", ")\\/"
    )


def _handler_detail(row: Notice) -> str:
    return _college(
        row.title,
        f"""<form id="form1" action="NewsShow.aspx?ID={row.number}" method="post"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUJ" />
<div class="showBox"><h1><span id="lblTitle">{row.title}</span></h1>
<p class="info">添加时间：<span id="lblDate">{row.day.year}/{row.day.month}/{row.day.day} 14:12:00</span>　　浏览次数：<span id="lblHits">{row.number % 60}</span></p>
<div id="divContent" class="con">{paragraphs(row, "p", 'class="MsoNormal"')}</div><div class="fj">{files(row)}</div></div></form>""",
        _JQUERY,
    )


# 6. art-template, "load more" ---------------------------------------------------------------------------------------------

_ART = _company(
    "招贤纳士-望海水务集团",
    """<div class="inner-title"><h3>招贤纳士</h3><p>Recruitment</p></div>
<div class="job-list" id="jobList"></div>
<div class="more-box"><button type="button" class="btn-more" id="loadMore">加载更多</button></div>
<script id="tpl-list" type="text/html">
{{each list as item i}}
<a class="job-box" href="/article/{{item.articleId}}.html">
    <div class="tit">{{item.articleTitle}}</div>
    <div class="date">{{item.publishDate}}</div>
    <div class="arrow">查看详情</div>
</a>
{{/each}}
</script>""",
    '<script src="/lib/jquery/jquery.min.js"></script><script src="/lib/art-template/template-web.js"></script>',
    """
var app = {
    pageNum: 1,
    pageSize: 9,
    init: function () {
        this.query();
        $('#loadMore').on('click', function () { app.pageNum++; app.query(); });
    },
    query: function () {
        var that = this;
        $.get('/api/v1/articles', { categoryCode: 'ZXNS', pageNum: that.pageNum, pageSize: that.pageSize }, function (res) {
            if (res.code != '0000') return;
            $('#jobList').append(template('tpl-list', { list: res.data.list }));
            if (that.pageNum >= res.data.pages) { $('#loadMore').text('没有更多了').prop('disabled', true); }
        }, 'json');
    }
};
app.init();
""",
)


def _art_asked(held: Holding, request: Request) -> Told:
    if request.path != "/api/v1/articles":
        return None
    if request.query.get("categoryCode") != "ZXNS":
        return {"code": "1001", "message": "categoryCode is required", "data": None}
    number, size = _int(request, "pageNum"), _int(request, "pageSize", 9)
    rows = [
        {
            "articleId": row.number,
            "articleTitle": row.title,
            "publishDate": row.day.isoformat(),
            "coverImg": None,
            "outLink": "",
        }
        for row in held.page(number, size)
    ]
    told = {"list": rows, "pageNum": number, "pageSize": size, "pages": held.pages(size), "total": len(held.notices)}
    return {"code": "0000", "message": "success", "data": told}


def _art_detail(row: Notice) -> str:
    attached = "".join(f'<p class="file">附件下载：<a href="{url}">{name}</a></p>' for name, url in row.files)
    return _company(
        f"{row.title}-望海水务集团",
        f"""<div class="crumbs"><a href="/">首页</a>/<a href="/rlzy/">人力资源</a>/<span>招贤纳士</span></div>
<div class="art"><div class="art-hd"><h1>{row.title}</h1><span class="d">发布日期：{row.day}</span><span class="s">信息来源：人力资源部</span></div>
<div class="art-bd">{paragraphs(row)}{attached}</div></div>""",
        _JQUERY,
    )


# 7. ThinkPHP: HTML of rows and of the pager within JSON --------------------------------------------------------------------

_HTML = _college(
    "校园招聘",
    """<div class="sub_left"><dl><dt>就业服务</dt><dd><a class="on" href="/index/zhaopin/index.html">校园招聘</a></dd><dd><a href="/index/page/zxdy.html">咨询答疑</a></dd></dl><h4>热门招聘</h4><ul id="hot"></ul></div>
<div class="sub_right"><ul class="zp_list" id="zp-list"></ul><div class="page_box" id="page-box"></div></div>""",
    _JQUERY,
    """
$(function(){
  getZp(1);
  $.get("/index/zhaopin/hot.html", function(res){ $("#hot").html(res.html); }, 'json');
  $(document).on('click', '#page-box a', function(){
    getZp($(this).attr('data-page'));
  });
});
function getZp(page){
  $.post("/index/zhaopin/ajaxlist.html", {page: page, cid: 5}, function(res){
    if(res.status == 1){
      $("#zp-list").html(res.html);
      $("#page-box").html(res.page);
    }else{
      $("#zp-list").html('<li>'+res.info+'</li>');
    }
  }, 'json');
}
""",
)


def _html_asked(held: Holding, request: Request) -> Told:
    if request.path == "/index/zhaopin/hot.html":
        hot = "".join(
            f'<li><a href="/index/zhaopin/show/id/{row.number}.html" title="{row.title}">{row.title[:10]}</a></li>'
            for row in held.notices[3:8]
        )
        return {"status": 1, "html": hot}
    if request.path != "/index/zhaopin/ajaxlist.html":
        return None
    if request.method != "POST" or request.form.get("cid") != "5":
        return {"status": 0, "info": "暂无数据"}
    page, size = _int(request, "page"), 10
    rows = "".join(
        f'<li><a href="/index/zhaopin/show/id/{row.number}.html" title="{row.title}" target="_blank"><em>{row.cut}</em></a><i>{row.day}</i></li>\n'
        for row in held.page(page, size)
    )
    pager = "".join(
        f'<span class="current">{n}</span>' if n == page else f'<a href="javascript:;" data-page="{n}">{n}</a>'
        for n in range(1, held.pages(size) + 1)
    )
    return {"status": 1, "info": "ok", "html": rows, "page": f"<span>共{len(held.notices)}条</span>{pager}"}


def _html_detail(row: Notice) -> str:
    return _college(
        f"{row.title}_校园招聘_石桥学院就业网",
        f"""<div class="sub_right article_box"><h2 class="a_title">{row.title}</h2>
<div class="a_info">时间：{row.day} 10:00 | 编辑：jyc | 阅读：{row.number % 45}</div>
<div class="a_con">{paragraphs(row, "p", 'style="line-height:2"')}<p>{files(row)}</p></div></div>""",
        _JQUERY,
    )


# 8. A static site of an old kind: the rows are a script's data --------------------------------------------------------------

_DATA = _college(
    "招聘信息",
    """<div class="con_right"><div class="tt">招聘信息</div>
<div id="listarea"></div>
<div id="pagearea" class="fy"></div></div>
<script type="text/javascript" src="js/zpdata.js"></script>""",
    "",
    """
var perPage = 10;
function showPage(p) {
	var total = zpData.length, pages = Math.ceil(total / perPage), str = "<ul>";
	for (var i = (p - 1) * perPage; i < p * perPage && i < total; i++) {
		str += "<li><span>" + zpData[i].date + "</span><a href='content/" + zpData[i].id + ".htm' target='_blank'>" + zpData[i].title + "</a></li>";
	}
	document.getElementById("listarea").innerHTML = str + "</ul>";
	var nav = "共" + total + "条 ";
	for (var j = 1; j <= pages; j++) {
		nav += j == p ? "<b>" + j + "</b> " : "<a href='javascript:showPage(" + j + ")'>" + j + "</a> ";
	}
	document.getElementById("pagearea").innerHTML = nav;
}
showPage(1);
""",
    charset="gb2312",
)


def _data_asked(held: Holding, request: Request) -> Told:
    if request.path != "/zpxx/js/zpdata.js":
        return None
    rows = ",\n".join(f'{{id:{row.number},title:"{row.title}",date:"{row.day}"}}' for row in held.notices)
    return "application/javascript", f"/* 本文件由系统自动生成，请勿修改 */\nvar zpData = [\n{rows}\n];\n"


def _data_detail(row: Notice) -> str:
    return _college(
        row.title,
        f"""<table class="content" width="900"><tr><td class="biaoti">{row.title}</td></tr><tr><td class="fbsj">发布日期：{row.day}　【字体：大 中 小】</td></tr>
<tr><td class="neirong">{paragraphs(row)}{files(row)}</td></tr></table>""",
        "",
        charset="gb2312",
    )


# 9. JSONP ---------------------------------------------------------------------------------------------------------------

_JSONP = _company(
    "人才招聘",
    """<div class="side"><a href="/rlzy/rczl/">人才战略</a><a class="on" href="/rlzy/rczp/index.shtml">人才招聘</a></div>
<div class="list-wrap"><ul class="list" id="list"></ul><div class="pager"><a class="prev">上一页</a><span class="num"></span><a class="next">下一页</a></div></div>""",
    '<script src="/lib/jquery/jquery.min.js"></script>',
    """
(function ($) {
  var opt = { siteId: 3, channelId: 21, pageNo: 1, pageSize: 10 }, pageTotal = 0;
  function render() {
    $.ajax({
      url: '/cms/api/getArticles',
      type: 'get',
      data: opt,
      dataType: 'jsonp',
      jsonp: 'callback',
      success: function (ret) {
        var arr = [];
        ret.articles.forEach(function (a) {
          arr.push('<li><a href="' + a.url + '"><strong>' + a.name + '</strong><time>' + a.pubtime.split(' ')[0].replace(/-/g, '.') + '</time></a></li>');
        });
        $('#list').html(arr.join(''));
        pageTotal = ret.pageTotal;
        $('.pager .num').text(opt.pageNo + ' / ' + pageTotal);
      }
    });
  }
  $('.pager .prev').click(function () { if (opt.pageNo > 1) { opt.pageNo--; render(); } });
  $('.pager .next').click(function () { if (opt.pageNo < pageTotal) { opt.pageNo++; render(); } });
  render();
})(jQuery);
""",
)


def _jsonp_asked(held: Holding, request: Request) -> Told:
    if request.path != "/cms/api/getArticles":
        return None
    size = _int(request, "pageSize", 10)
    known = request.query.get("siteId") == "3" and request.query.get("channelId") == "21"
    rows = [
        {
            "id": row.number,
            "name": row.title,
            "pubtime": f"{row.day} 11:20:00",
            "url": f"/cms/content_{row.number}.shtml",
        }
        for row in (held.page(_int(request, "pageNo"), size) if known else ())
    ]
    told = _json({"articles": rows, "pageTotal": held.pages(size) if known else 0})
    name = request.query.get("callback")
    return ("application/javascript", f"{name}({told});") if name else ("application/json", told)


def _jsonp_detail(row: Notice) -> str:
    return _company(
        f"{row.title}-人才招聘",
        f"""<div class="detail-page"><h1 class="dt">{row.title}</h1><div class="di"><span>{row.day} 11:20</span><span>作者：人力资源部</span></div>
<div class="dc">{paragraphs(row, "p", 'class="ql-align-justify"')}</div>{files(row, '<i class="ico-file"></i>')}</div>""",
        _JQUERY,
    )


# 10. Vue 3 with fetch; the detail asks too -----------------------------------------------------------------------------------

_VUE = '<script src="/lib/vue3/vue.global.prod.js"></script>'

_SETUP = _portal(
    "职位公告",
    """
    <div id="root">
      <h2 class="sec-title">职位公告</h2>
      <ul class="post-list">
        <li v-for="post in posts" :key="post.id">
          <a :href="`/post/detail.html?id=${post.id}`" target="_blank">{{ post.name }}</a>
          <span class="time">{{ post.publishDate }}</span>
        </li>
      </ul>
      <div class="pager">
        <button @click="turn(page - 1)" :disabled="page <= 1">上一页</button>
        <span>{{ page }} / {{ pageCount }}</span>
        <button class="next" @click="turn(page + 1)" :disabled="page >= pageCount">下一页</button>
      </div>
    </div>""",
    _VUE,
    """
    const { createApp, ref, computed, onMounted } = Vue;
    createApp({
      setup() {
        const posts = ref([]);
        const page = ref(1);
        const total = ref(0);
        const pageSize = 10;
        const pageCount = computed(() => Math.ceil(total.value / pageSize));
        const load = async () => {
          const resp = await fetch(`/api/open/post/list?pageNum=${page.value}&pageSize=${pageSize}`);
          const json = await resp.json();
          posts.value = json.rows;
          total.value = json.total;
        };
        const turn = (n) => { page.value = n; load(); };
        onMounted(load);
        return { posts, page, pageCount, turn };
      }
    }).mount('#root');
  """,
)

_SETUP_DETAIL = _portal(
    "职位公告详情",
    """
    <div id="root" class="post" v-cloak>
      <h1>{{ post.name }}</h1>
      <p class="post-info">发布时间：{{ post.publishDate }}</p>
      <div class="post-body" v-html="post.content"></div>
      <p v-for="f in post.attachments" :key="f.url"><a :href="f.url">{{ f.name }}</a></p>
    </div>""",
    _VUE,
    """
    const { createApp, reactive, onMounted } = Vue;
    createApp({
      setup() {
        const post = reactive({ name: '', publishDate: '', content: '', attachments: [] });
        onMounted(async () => {
          const id = new URLSearchParams(location.search).get('id');
          const resp = await fetch(`/api/open/post/info?id=${id}`);
          const json = await resp.json();
          Object.assign(post, json.data);
        });
        return { post };
      }
    }).mount('#root');
  """,
)


def _setup_asked(held: Holding, request: Request) -> Told:
    if request.path == "/api/open/post/list":
        rows = [
            {"id": row.number, "name": row.title, "publishDate": row.day.isoformat(), "status": "0"}
            for row in held.page(_int(request, "pageNum"), _int(request, "pageSize", 10))
        ]
        return {"total": len(held.notices), "rows": rows, "code": 200, "msg": "查询成功"}
    if request.path == "/api/open/post/info":
        row = next((row for row in held.notices if str(row.number) == request.query.get("id")), None)
        if row is None:
            return {"code": 500, "msg": "公告不存在"}
        attached = [{"name": name, "url": url} for name, url in row.files]
        told = {"id": row.number, "name": row.title, "publishDate": row.day.isoformat(), "content": paragraphs(row)}
        return {"code": 200, "msg": "操作成功", "data": told | {"attachments": attached}}
    return None


STYLES: tuple[Style, ...] = (
    _site("inhouse-layui-laypage", "/web/notice/index", _LAYUI, _layui_asked, "/web/notice/view?id", _layui_detail),
    _site(
        "inhouse-jquery-epoch",
        "/jyw/front/news/index.do?channel=zpgg",
        _EPOCH,
        _epoch_asked,
        "/jyw/front/news/detail.do?newsId",
        _epoch_detail,
    ),
    _site(
        "inhouse-vue2-element",
        "/portal/recruit/index",
        _ELEMENT,
        _element_asked,
        "/portal/recruit/detail?recruitId",
        _element_detail,
    ),
    _site(
        "inhouse-config-token",
        "/news/index.html",
        _CONFIG,
        _config_asked,
        r"/news/(\d+)\.html",
        _config_detail,
        _CONFIG_SCRIPTS,
    ),
    _site(
        "inhouse-aspnet-handler",
        "/Web/NewsList.aspx?typeid=7",
        _HANDLER,
        _handler_asked,
        "/Web/NewsShow.aspx?ID",
        _handler_detail,
    ),
    _site("inhouse-art-template", "/rlzy/zxns/", _ART, _art_asked, r"/article/(\d+)\.html", _art_detail),
    _site(
        "inhouse-html-in-json",
        "/index/zhaopin/index.html",
        _HTML,
        _html_asked,
        r"/index/zhaopin/show/id/(\d+)\.html",
        _html_detail,
    ),
    _site(
        "inhouse-data-script",
        "/zpxx/index.htm",
        _DATA,
        _data_asked,
        r"/zpxx/content/(\d+)\.htm",
        _data_detail,
        charset="gbk",
    ),
    _site("inhouse-jsonp", "/rlzy/rczp/index.shtml", _JSONP, _jsonp_asked, r"/cms/content_(\d+)\.shtml", _jsonp_detail),
    _site(
        "inhouse-vue3-fetch",
        "/post/index.html",
        _SETUP,
        _setup_asked,
        "/post/detail.html?id",
        lambda _row: _SETUP_DETAIL,
    ),
)
