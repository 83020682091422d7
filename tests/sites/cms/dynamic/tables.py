"""Rows in tables and lists that a script fills by itself."""

from __future__ import annotations

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.dynamic.shells import counted, hashed, seconds, style, told
from tests.sites.cms.style import Answer, Request, Style

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


STYLES: tuple[Style, ...] = (
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
)
