"""Sites whose list pages hold no row: a script asks for them, in ten ways that sites without a common maker have.

Written from memory of such sites before :mod:`crawler.parsing.scripts.requested` was read. They answer as their servers would:
wrong method, kind of body or missing parameter is an error, page and size are honoured. Details are ordinary pages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from config.settings import TIMEZONE
from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import Answer, Request, Style

HTML, JSON, SCRIPT, XML = "text/html", "application/json", "application/javascript", "text/xml"
LIBRARY = (
    "!function(e,t){'object'==typeof module?module.exports=t():e.lib=t()}(this,function(){return{version:'3.6.0'}});"
)
Served = Callable[[Holding, Request], Answer | None]


def style(
    name: str,
    start: str,
    page: str,
    answer: Served,
    address: Callable[[Notice], str],
    detail: Callable[[Notice], str],
    beside: Mapping[str, str] | None = None,
    mark: Callable[[int], str] = str,
) -> Style:
    """A site: its list page, what answers its script, where details stand and how they look, scripts beside the page."""

    def serves(held: Holding, asked: Request) -> Answer | None:
        if asked.path == start:
            return 200, HTML, page
        if asked.path in (beside or {}):
            return 200, SCRIPT, (beside or {})[asked.path]
        if (answered := answer(held, asked)) is not None:
            return answered
        target = asked.path + (f"?{urlencode(asked.query)}" if asked.query else "")
        return next(((200, HTML, detail(row)) for row in held.notices if address(row) == target), None)

    def nothing(_held: Holding, _path: str, _query: dict[str, str]) -> str | None:
        return None

    return Style(name, start, nothing, nothing, serves=serves, mark=mark)


def told(value: Any, status: int = 200) -> Answer:
    """An answer in JSON."""
    return status, JSON, json.dumps(value, ensure_ascii=False)


def seconds(row: Notice, hour: int = 9) -> int:
    """The day as seconds since 1970, in the morning."""
    return int(datetime(row.day.year, row.day.month, row.day.day, hour, tzinfo=TIMEZONE).timestamp())


def hashed(number: int) -> str:
    """An address's name that tells nothing of the number."""
    return hashlib.md5(f"notice {number}".encode(), usedforsecurity=False).hexdigest()


def counted(values: Mapping[str, Any], name: str, least: int = 0) -> int | None:
    """A whole number among parameters; None if it is missing, no number or too small."""
    text = str(values.get(name, ""))
    return int(text) if text.isdigit() and int(text) >= least else None


# 1. a personnel office: art-template in the page, JSON posted, base path and a hidden input -----------------------

_ART = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>招聘公告-云麓大学人事处</title>
<link rel="stylesheet" href="/rsc/static/css/style.css"><script src="/rsc/static/js/jquery-1.12.4.min.js"></script>
<script src="/rsc/static/js/template-web.js"></script><script src="/rsc/static/js/jquery.pagination.js"></script></head><body>
<div class="top"><div class="w1200"><img src="/rsc/static/img/logo.png" alt="人事处"><ul class="nav"><li><a href="/rsc/index.html">首页</a></li>
<li><a href="/rsc/jgsz.html">机构设置</a></li><li><a href="/rsc/szdw.html">师资队伍</a></li><li><a href="/rsc/zcfg.html">政策法规</a></li></ul></div></div>
<input type="hidden" id="lmid" value="8f0c"><div class="w1200 main"><div class="left"><h3>人才招聘</h3><ul><li class="on"><a href="javascript:;">招聘公告</a></li>
<li><a href="/rsc/gsgg.html">公示公告</a></li></ul></div><div class="right"><div class="position">当前位置：首页 &gt; 招聘公告</div>
<ul class="news-list" id="newsList"></ul><div class="M-box"></div></div></div><div class="foot">云麓大学人事处 电话：0000-0000000</div>
<script id="listTpl" type="text/html">
{{each list as item i}}
<li><span class="fr">{{item.fbsj | dateFormat 'yyyy-MM-dd'}}</span><a href="/rsc/zpgg/{{item.id}}.html" title="{{item.bt}}">{{item.bt}}</a></li>
{{/each}}
{{if list.length == 0}}<li class="none">暂无数据</li>{{/if}}
</script>
<script>
var ctx = "/rsc";
var pageSize = 10;
function getData(pageNum) {
  $.ajax({
    url: ctx + "/api/news/page",
    type: "POST",
    contentType: "application/json;charset=UTF-8",
    dataType: "json",
    data: JSON.stringify({ "pageNum": pageNum, "pageSize": pageSize, "lmid": $("#lmid").val(), "keyword": "" }),
    success: function (ret) {
      if (ret.code == "0") {
        $("#newsList").html(template("listTpl", ret.result));
        $(".M-box").pagination({ totalData: ret.result.totalCount, showData: pageSize, callback: function (api) { getData(api.getCurrent()); } });
      } else { alert(ret.msg); }
    },
    error: function () { console.log("网络异常"); }
  });
}
$(function () { getData(1); });
</script></body></html>"""


def _art(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/rsc/api/news/page":
        return None
    if asked.method != "POST":
        return told({"code": "405", "msg": "Request method 'GET' not supported"}, 405)
    if asked.json is None:
        return told({"code": "415", "msg": "Content type not supported"}, 415)
    number, size = counted(asked.json, "pageNum", 1), counted(asked.json, "pageSize", 1)
    if number is None or size is None or asked.json.get("lmid") != "8f0c":
        return told({"code": "500", "msg": "参数错误", "result": None})
    rows = [
        {"id": row.number, "bt": row.title, "fbsj": f"{row.day} 08:30:00", "cjr": "admin", "djs": row.number % 89}
        for row in held.page(number, size)
    ]
    return told({"code": "0", "msg": "成功", "result": {"list": rows, "totalCount": len(held.notices)}})


def _art_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row.title}-云麓大学人事处</title></head><body><div class="top"><ul class="nav">'
        '<li><a href="/rsc/index.html">首页</a></li><li><a href="/rsc/szdw.html">师资队伍</a></li></ul></div><div class="w1200"><div class="position">当前位置：首页 &gt; 招聘公告 &gt; 正文</div>'
        f'<div class="show"><h1>{row.title}</h1><div class="tip"><span>作者：</span><span>时间：{row.day:%Y-%m-%d}</span><span>点击：<i id="djs">0</i></span></div>'
        f'<div class="con">{paragraphs(row)}</div><div class="fj">{files(row)}</div></div></div><div class="foot">云麓大学人事处</div></body></html>'
    )


# 2. a hospital: layui flow, a category in a data attribute, seconds, rows that open on a click ---------------------

_FLOW = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>人才招聘_沧江市第一人民医院</title>
<link rel="stylesheet" href="/static/layui/css/layui.css"></head><body><header><a class="logo" href="/"><img src="/static/img/logo.png"></a>
<nav><a href="/index.php/about.html">医院概况</a><a href="/index.php/dept.html">科室导航</a><a href="/index.php/expert.html">专家介绍</a><a href="/index.php/job.html">人才招聘</a></nav></header>
<div class="banner"></div><div class="container"><div class="crumb">您的位置：首页 / 人才招聘</div><div class="job-list" id="jobList" data-cate="3" data-limit="8"></div></div>
<footer>沧江市第一人民医院 版权所有 急救电话：120</footer>
<script src="/static/js/jquery-2.1.4.min.js"></script><script src="/static/layui/layui.js"></script>
<script>
layui.use(['flow', 'util'], function () {
  var flow = layui.flow, util = layui.util;
  var cate = $('#jobList').data('cate'), limit = $('#jobList').data('limit');
  flow.load({
    elem: '#jobList',
    isAuto: true,
    done: function (page, next) {
      var lis = [];
      $.get('/index.php/api/job/lists?page=' + page + '&limit=' + limit + '&cate_id=' + cate, function (res) {
        layui.each(res.data, function (index, item) {
          lis.push('<div class="item" data-id="' + item.id + '"><h4>' + item.title + '</h4><p class="time">' + util.toDateString(item.addtime * 1000, 'yyyy-MM-dd') + '</p></div>');
        });
        next(lis.join(''), page < res.pages);
      });
    }
  });
});
$(document).on('click', '.item', function () {
  location.href = '/index.php/job/show/id/' + $(this).data('id') + '.html';
});
</script></body></html>"""


def _flow(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/index.php/api/job/lists":
        return None
    number, size = counted(asked.query, "page", 1), counted(asked.query, "limit", 1)
    if asked.query.get("cate_id") != "3" or number is None or size is None:
        return told({"code": 1, "msg": "栏目不存在", "data": [], "pages": 0})
    rows = [
        {"id": row.number, "cate_id": 3, "title": row.title, "addtime": seconds(row), "hits": 17, "status": 1}
        for row in held.page(number, size)
    ]
    return told({"code": 0, "msg": "success", "data": rows, "pages": held.pages(size)})


def _flow_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{row.title}_人才招聘_沧江市第一人民医院</title></head><body><header><nav><a href="/index.php/about.html">医院概况</a>'
        '<a href="/index.php/dept.html">科室导航</a></nav></header><div class="container"><div class="crumb">您的位置：首页 / 人才招聘 / 详情</div>'
        f'<div class="detail"><h2 class="tit">{row.title}</h2><p class="meta">发布日期：{row.day:%Y/%m/%d}　　浏览次数：17　　字号：<a href="javascript:;">大</a> <a href="javascript:;">小</a></p>'
        f'<div class="txt">{paragraphs(row, "div")}{files(row, "<br>")}</div></div></div><footer>沧江市第一人民医院 版权所有</footer></body></html>'
    )


# 3. a state-owned group: Vue 3, an axios instance with a base, pages from 0, ids that are hashes, total in a head ---

_SETUP = """<!DOCTYPE html><html><head><meta charset="UTF-8"><title>望海水务集团招聘平台</title><link rel="stylesheet" href="/recruit/lib/element-plus.css">
<script src="/recruit/lib/vue.global.prod.js"></script><script src="/recruit/lib/axios.min.js"></script><script src="/recruit/lib/element-plus.js"></script></head>
<body><div id="app" v-cloak><div class="hd"><a href="/recruit/index.html">首页</a><a href="/recruit/social.html">社会招聘</a><a href="/recruit/campus.html">校园招聘</a></div>
<div class="cards"><div class="card" v-for="item in state.rows" :key="item.noticeId" @click="goDetail(item)"><p class="card-title">{{ item.noticeName }}</p>
<span class="card-time">{{ item.publishTime.substring(0, 10) }}</span></div><el-empty v-if="!state.rows.length"></el-empty></div>
<el-pagination layout="prev, pager, next" v-model:current-page="state.current" :page-size="state.size" :total="state.total" @current-change="getList"></el-pagination></div>
<script>
const { createApp, reactive, onMounted } = Vue;
const service = axios.create({ baseURL: '/recruit-api', timeout: 15000 });
service.interceptors.request.use(config => { config.headers['X-Requested-With'] = 'XMLHttpRequest'; return config; });
service.interceptors.response.use(res => res.data);
const app = createApp({
  setup() {
    const state = reactive({ rows: [], total: 0, current: 1, size: 10, loading: false });
    const getList = async () => {
      state.loading = true;
      const res = await service.post('/notice/page', { page: state.current - 1, size: state.size, noticeType: 'SOCIAL' });
      state.rows = res.body;
      state.total = res.head.total;
      state.loading = false;
    };
    const goDetail = (row) => { window.location.href = '/recruit/notice/' + row.noticeId + '.html'; };
    onMounted(() => { getList(); });
    return { state, getList, goDetail };
  }
});
app.use(ElementPlus).mount('#app');
</script></body></html>"""


def _setup(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/recruit-api/notice/page":
        return None
    if asked.method != "POST" or asked.json is None:
        return told({"timestamp": "2026-11-25T02:00:00.000+00:00", "status": 405, "error": "Method Not Allowed"}, 405)
    number, size = counted(asked.json, "page"), counted(asked.json, "size", 1)
    if number is None or size is None or asked.json.get("noticeType") != "SOCIAL":
        return told({"head": {"status": "E0001", "total": 0}, "body": []})
    rows = [
        {
            "noticeId": hashed(row.number),
            "noticeName": row.title,
            "publishTime": f"{row.day}T09:00:00",
            "viewNum": 31,
            "company": "望海水务集团",
        }
        for row in held.page(number + 1, size)
    ]
    return told({"head": {"status": "0000", "total": len(held.notices)}, "body": rows})


def _setup_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="UTF-8"><title>望海水务集团招聘平台</title></head><body><div class="hd"><a href="/recruit/index.html">首页</a><a href="/recruit/social.html">社会招聘</a></div>'
        f'<div class="detail-box"><div class="detail-title">{row.title}</div><div class="detail-sub">{row.day:%Y年%m月%d日} | 望海水务集团</div>'
        f'<div class="detail-body">{paragraphs(row)}</div><ul class="annex">{"".join(f"<li>{files(row)}</li>" if row.files else "")}</ul></div>'
        '<div class="ft">Copyright © 望海水务集团有限公司</div></body></html>'
    )


# 4. a university hospital: bootstrap-table, offset and limit, a formatter ------------------------------------------

_OFFSET = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>北陵医学院附属医院 - 公告列表</title>
<link href="/hr/plugins/bootstrap/css/bootstrap.min.css" rel="stylesheet"><link href="/hr/plugins/bootstrap-table/bootstrap-table.min.css" rel="stylesheet"></head>
<body><div class="navbar"><a class="navbar-brand" href="/hr/index">招聘系统</a><ul class="nav navbar-nav"><li><a href="/hr/login">登录</a></li><li><a href="/hr/register">注册</a></li></ul></div>
<div class="container"><div class="panel panel-default"><div class="panel-heading">招聘公告</div><table id="ggTable"></table></div></div>
<script src="/hr/plugins/jquery/jquery.min.js"></script><script src="/hr/plugins/bootstrap-table/bootstrap-table.min.js"></script>
<script type="text/javascript">
  var contextPath = '/hr';
  $(function () {
    $('#ggTable').bootstrapTable({
      url: contextPath + '/gg/data',
      method: 'get',
      cache: false,
      sidePagination: 'server',
      pagination: true,
      pageNumber: 1,
      pageSize: 12,
      pageList: [12, 24, 48],
      queryParams: queryParams,
      responseHandler: function (res) { return { total: res.obj.total, rows: res.obj.list }; },
      columns: [
        { field: 'ggbt', title: '公告标题', align: 'left', formatter: linkFormatter },
        { field: 'bmjzrq', title: '报名截止', width: 120, visible: false },
        { field: 'fbrq', title: '发布日期', width: 120 }
      ]
    });
  });
  function queryParams(params) {
    return { limit: params.limit, offset: params.offset, sort: 'fbrq', order: 'desc', gglx: '1' };
  }
  function linkFormatter(value, row, index) {
    return '<a href="' + contextPath + '/gg/view/' + row.ggid + '" target="_blank">' + value + '</a>';
  }
</script></body></html>"""


def _offset(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/hr/gg/data":
        return None
    start, size = counted(asked.query, "offset"), counted(asked.query, "limit", 1)
    if start is None or size is None or asked.query.get("gglx") != "1":
        return told({"success": False, "msg": "参数不完整", "obj": None}, 400)
    rows = [
        {
            "ggid": f"G{row.number}",
            "ggbt": row.title,
            "fbrq": str(row.day),
            "bmjzrq": f"{row.day.year + 1}-01-05",
            "zt": "1",
        }
        for row in held.notices[start : start + size]
    ]
    return told({"success": True, "msg": "", "obj": {"total": len(held.notices), "list": rows}})


def _offset_detail(row: Notice) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>公告详情</title></head><body><div class="navbar"><a href="/hr/index">招聘系统</a><a href="/hr/login">登录</a></div>'
        f'<div class="container"><div class="page-header text-center"><h3>{row.title}</h3><small>发布日期：{row.day}</small></div>'
        f'<div class="well">{paragraphs(row)}</div><div class="attach"><strong>附件：</strong>{files(row, "<br>")}</div><a class="btn" href="javascript:history.back()">返回</a></div></body></html>'
    )


# 5. a personnel examination office: easyui datagrid told in attributes, a formatter that calls a function -----------

_GRID = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>临川市人事考试院</title>
<link rel="stylesheet" type="text/css" href="/exam/easyui/themes/default/easyui.css" /><script type="text/javascript" src="/exam/easyui/jquery.min.js"></script>
<script type="text/javascript" src="/exam/easyui/jquery.easyui.min.js"></script></head><body><div id="head"><a href="/exam/index.html">首页</a> | <a href="/exam/bm.html">网上报名</a> | <a href="/exam/cj.html">成绩查询</a></div>
<div id="main"><table id="dg" class="easyui-datagrid" style="width:980px" data-options="url:'/exam/notice/datagrid.do',method:'post',pagination:true,pageSize:15,pageList:[15,30],singleSelect:true,queryParams:{type:'zk',status:'1'}">
<thead><tr><th data-options="field:'noticetitle',width:700,formatter:fmtTitle">公告标题</th><th data-options="field:'pubdate',width:120,align:'center'">发布日期</th></tr></thead></table></div>
<script type="text/javascript">
function fmtTitle(value, row, index) {
  return "<a href='javascript:void(0)' onclick=\\"viewNotice('" + row.noticeid + "')\\">" + value + "</a>";
}
function viewNotice(id) {
  window.open("/exam/html/notice_" + id + ".html", "_blank");
}
</script><div id="bottom">临川市人事考试院 地址：临川市人民路2号</div></body></html>"""


def _grid(held: Holding, asked: Request) -> Answer | None:
    if asked.path != "/exam/notice/datagrid.do":
        return None
    number, size = counted(asked.form, "page", 1), counted(asked.form, "rows", 1)
    if asked.method != "POST" or number is None or size is None or asked.form.get("type") != "zk":
        return told({"total": 0, "rows": []})
    rows = [
        {"noticeid": str(row.number), "noticetitle": row.title, "pubdate": f"{row.day:%Y/%m/%d}", "type": "zk"}
        for row in held.page(number, size)
    ]
    return told({"total": len(held.notices), "rows": rows})


def _grid_detail(row: Notice) -> str:
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />'
        f'<title>{row.title}</title></head><body><div id="head"><a href="/exam/index.html">首页</a> | <a href="/exam/bm.html">网上报名</a></div><table width="980" align="center"><tr><td align="center" class="biaoti">{row.title}</td></tr>'
        f'<tr><td align="center" class="riqi">[{row.day}] &nbsp; 来源：考试院</td></tr><tr><td class="neirong">{paragraphs(row)}{files(row, "<br />")}</td></tr></table><div id="bottom">临川市人事考试院</div></body></html>'
    )


# 6. a talent network: JSONP, days as /Date(…)/, addresses of several fields ------------------------------------------

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


# 7. an old career centre: XML, the page in the file's name ------------------------------------------------------------

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


# 8. a group's site: the script beside the page among libraries, async/await, start and length -------------------------

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


# 9. a talent service centre: two scripts beside the page, one wraps the calls; mustache in the page --------------------

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


# 10. a school's recruiting site: a form of hidden inputs is serialized, markup comes back ------------------------------

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


STYLES = (
    style("dynamic-art", "/rsc/zpgg.html", _ART, _art, lambda row: f"/rsc/zpgg/{row.number}.html", _art_detail),
    style(
        "dynamic-flow",
        "/index.php/job.html",
        _FLOW,
        _flow,
        lambda row: f"/index.php/job/show/id/{row.number}.html",
        _flow_detail,
    ),
    style(
        "dynamic-setup",
        "/recruit/social.html",
        _SETUP,
        _setup,
        lambda row: f"/recruit/notice/{hashed(row.number)}.html",
        _setup_detail,
        mark=hashed,
    ),
    style("dynamic-offset", "/hr/gg/list", _OFFSET, _offset, lambda row: f"/hr/gg/view/G{row.number}", _offset_detail),
    style(
        "dynamic-grid",
        "/exam/notice/list.html",
        _GRID,
        _grid,
        lambda row: f"/exam/html/notice_{row.number}.html",
        _grid_detail,
    ),
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
