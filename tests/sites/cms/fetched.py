"""Three sites whose rows come by a script beside news of other columns, by the hand that wrote :mod:`tests.sites.cms.beside`."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timedelta, timezone
from html import escape

from tests.sites.cms.beside.aside import ASIDE, around, at, coded, seek
from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import body, clock, cut, fill, ok, views, whole
from tests.sites.cms.style import Answer, Request, Style

# -- what scripted sites load: the part of jQuery which they call -----------------------------------------------------

_JQUERY = """
/*! jQuery compat (lite) */
(function(w,d){
function W(e){this.e=e}
W.prototype={
 each:function(f){for(var i=0;i<this.e.length;i++){f.call(this.e[i],i,this.e[i])}return this},
 html:function(v){return v===undefined?(this.e[0]||{}).innerHTML:this.each(function(){this.innerHTML=v})},
 text:function(v){return v===undefined?(this.e[0]||{}).textContent:this.each(function(){this.textContent=v})},
 append:function(v){return this.each(function(){this.insertAdjacentHTML("beforeend",v)})},
 attr:function(k,v){return v===undefined?this.e[0]&&this.e[0].getAttribute(k):this.each(function(){this.setAttribute(k,v)})},
 on:function(t,f){return this.each(function(){this.addEventListener(t,f)})},
 hide:function(){return this.each(function(){this.style.display="none"})}
};
function $(s){
 if(typeof s==="function"){d.readyState==="loading"?d.addEventListener("DOMContentLoaded",s):s();return}
 return new W(typeof s==="string"?d.querySelectorAll(s):[s]);
}
$.param=function(o){var r=[];for(var k in o){r.push(encodeURIComponent(k)+"="+encodeURIComponent(o[k]))}return r.join("&")};
$.ajax=function(o){
 var x=new XMLHttpRequest(),m=(o.type||o.method||"GET").toUpperCase(),u=o.url,b=null;
 if(o.data){if(m==="GET"){u+=(u.indexOf("?")<0?"?":"&")+$.param(o.data)}else{b=$.param(o.data)}}
 x.open(m,u);if(b!==null){x.setRequestHeader("Content-Type","application/x-www-form-urlencoded; charset=UTF-8")}
 x.onload=function(){if(x.status<300){o.success&&o.success(JSON.parse(x.responseText))}else{o.error&&o.error(x)}};
 x.send(b);
};
$.getJSON=function(u,a,f){if(typeof a==="function"){f=a;a=null}$.ajax({url:u,data:a,success:f})};
w.$=w.jQuery=$;
})(window,document);
"""


# -- a city's bureau, rows posted for ---------------------------------------------------------------------------------

_RSJ_FRAME = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=edge"><title>@title@</title>
@meta@
<link rel="stylesheet" href="/static/rsj/css/common.css"><script src="/static/rsj/js/jquery-1.12.4.min.js"></script></head>
<body><div class="header"><div class="w"><a href="/"><img src="/static/rsj/img/logo.png" alt="松原岭市人力资源和社会保障局"></a>
<div class="so"><input id="keyword" placeholder="请输入搜索内容"><button onclick="doSearch()">搜索</button></div></div></div>
<div class="nav"><a href="/">首页</a><a href="/col/col1580/index.html">机构职能</a><a href="/col/col1583/index.html">政务动态</a>
<a href="/col/col1586/index.html">信息公开</a><a href="/col/col1589/index.html" class="on">事业单位招聘</a>
<a href="/col/col1592/index.html">社保服务</a><a href="/col/col1595/index.html">互动交流</a></div>
<div class="w">@main@</div>
<div class="footer"><div class="w"><p>主办单位：松原岭市人力资源和社会保障局　网站标识码：2200000042　吉ICP备19000456号-1</p>
<p>地址：松原岭市文化路12号　服务热线：12333　<a href="/col/col1600/index.html">网站地图</a></p>
<div class="links">友情链接：<a href="http://www.gov.example/">中国政府网</a><a href="http://hrss.example/">省人社厅</a></div></div></div>
<script>
function doSearch(){ var k=$("#keyword").e[0].value; if(k){ window.open("/search/index?q="+encodeURIComponent(k)); } }
$(function(){ $.ajax({type:"post",url:"/common/visit/add",data:{site:"rsj"},dataType:"json",success:function(){}}); });
</script></body></html>
"""
_RSJ_SCRIPT = """
<script type="text/javascript">
var channelId = "1589";
var pageSize = 15;
function loadList(pageNo){
    $.ajax({
        type: "post",
        url: "/common/article/queryList",
        data: { channelId: channelId, pageNo: pageNo, pageSize: pageSize },
        dataType: "json",
        success: function(res){
            if(res.code != 200){ $("#list").html("<li>暂无信息</li>"); return; }
            var str = "";
            for(var i = 0; i < res.data.list.length; i++){
                var o = res.data.list[i];
                str += '<li><a href="' + o.url + '" target="_blank" title="' + o.title + '">'
                     + (o.title.length > 28 ? o.title.substring(0, 27) + '…' : o.title) + '</a>';
                if(o.isNew == 1){ str += '<img src="/static/rsj/img/new.gif">'; }
                str += '<span>' + o.publishTime.substring(0, 10) + '</span></li>';
            }
            $("#list").html(str);
            initPage(pageNo, Math.ceil(res.data.total / pageSize), res.data.total);
        },
        error: function(){ $("#list").html("<li>加载失败，请稍后重试</li>"); }
    });
}
function initPage(cur, count, total){
    var p = '<span>共' + total + '条</span>';
    if(cur > 1){ p += '<a href="javascript:loadList(' + (cur - 1) + ')">上一页</a>'; }
    for(var i = 1; i <= count; i++){
        p += i == cur ? '<b>' + i + '</b>' : '<a href="javascript:loadList(' + i + ')">' + i + '</a>';
    }
    if(cur < count){ p += '<a href="javascript:loadList(' + (cur + 1) + ')">下一页</a>'; }
    $("#page").html(p);
}
$(function(){ loadList(1); });
</script>
"""


def _rsj_link(notice: Notice) -> str:
    column = 1583 if notice in ASIDE else 1589
    return f"/art/{notice.day.year}/{notice.day.month}/{notice.day.day}/art_{column}_{notice.number}.html"


def _rsj_serves(held: Holding, asked: Request) -> Answer | None:
    if asked.path == "/static/rsj/js/jquery-1.12.4.min.js":
        return 200, "application/javascript", _JQUERY
    if asked.method != "POST":
        return None
    if asked.path == "/common/visit/add":
        return ok({"code": 200, "msg": "success", "data": 20831944})
    if asked.path != "/common/article/queryList":
        return None
    known = {"1589": held, "1583": Holding(ASIDE)}.get(asked.form.get("channelId", ""), Holding())
    page, size = max(1, whole(asked.form.get("pageNo"), 1)), min(50, max(1, whole(asked.form.get("pageSize"), 15)))
    rows = [
        {
            "id": f"a{one.number}",
            "channelId": int(asked.form["channelId"]),
            "title": one.title,
            "url": _rsj_link(one),
            "publishTime": f"{one.day} {clock(one)}:00",
            "updateTime": f"{one.day + timedelta(days=3)} 17:00:00",
            "source": "市人社局",
            "isNew": int(page == 1 and place < 2),
            "summary": None,
        }
        for place, one in enumerate(known.page(page, size))
    ]
    return ok(
        {
            "code": 200,
            "msg": "success",
            "data": {"total": len(known.notices), "pageNo": page, "pageSize": size, "list": rows},
        }
    )


def _rsj_lists(_held: Holding, path: str, _query: dict[str, str]) -> str | None:
    if path != "/col/col1589/index.html":
        return None
    side = "".join(
        f'<li><a href="{_rsj_link(one)}">{escape(cut(one.title, 15))}</a><em>{one.day:%m-%d}</em></li>'
        for one in ASIDE[:6]
    )
    main = f"""
<div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/col/col1586/index.html">信息公开</a> &gt; 事业单位招聘</div>
<div class="left"><dl class="cat"><dt>人事人才</dt><dd><a href="/col/col1588/index.html">公务员招录</a></dd>
<dd class="on"><a href="/col/col1589/index.html">事业单位招聘</a></dd><dd><a href="/col/col1590/index.html">职称评审</a></dd></dl>
<div class="dt"><h3>政务动态</h3><ul>{side}</ul></div></div>
<div class="right"><h2>事业单位招聘</h2><ul id="list" class="list"><li class="loading">正在加载...</li></ul>
<div id="page" class="page"></div></div>
{_RSJ_SCRIPT}"""
    return fill(_RSJ_FRAME, title="事业单位招聘 - 松原岭市人力资源和社会保障局", meta="", main=main)


def _rsj_details(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    notice = at(held, r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\d{4}_(\d+)\.html", path)
    if notice is None or path != _rsj_link(notice):
        return None
    text = body(
        notice,
        lambda words: (
            f'<p style="text-align:justify;text-indent:2em;font-family:方正仿宋_GBK;font-size:21px">{escape(words)}</p>'
        ),
    )
    joined = "".join(
        f'<p style="text-indent:2em"><a href="{url}" class="ke-insertfile" style="color:#0066cc" target="_blank">{escape(name)}</a></p>'
        for name, url in notice.files
    )
    title = escape(notice.title)
    main = f"""
<div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/col/col1589/index.html">事业单位招聘</a> &gt; 内容</div>
<div class="article"><!--<$[标题名称(html)]>begin--><p class="title">{title}</p><!--<$[标题名称(html)]>end-->
<table class="info" width="100%"><tr><td>信息来源：市人社局</td><td>发布日期：{notice.day}</td><td>阅读次数：{views(notice)}</td>
<td>【字体：<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>】</td></tr></table>
<div id="zoom"><!--ZJEG_RSS.content.begin-->
{text}
{joined}
<!--ZJEG_RSS.content.end--></div>
<div class="tools"><a href="javascript:window.print()">打印本页</a><a href="javascript:window.close()">关闭窗口</a>
<span class="social-share" data-sites="wechat,weibo"></span></div></div>"""
    meta = f'<meta name="ArticleTitle" content="{title}"><meta name="pubdate" content="{notice.day}">'
    return fill(_RSJ_FRAME, title=title, meta=meta, main=main)


# -- a company's single page ------------------------------------------------------------------------------------------

_SPA_FRAME = """
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="UTF-8"><link rel="icon" href="/favicon.ico">
<meta name="viewport" content="width=device-width,initial-scale=1.0"><title>@title@</title>
<link rel="stylesheet" href="/assets/index-5d0c1b.css"></head>
<body>@main@
<script src="/assets/index-8c1f2d.js" defer></script></body></html>
"""
_SPA_BUNDLE = """
(function(){"use strict";
var e={baseURL:"/prod-api",timeout:1e4},
t=function(u,p){var q=[];for(var k in p)q.push(k+"="+encodeURIComponent(p[k]));
return fetch(e.baseURL+u+(q.length?"?"+q.join("&"):""),{headers:{"X-Client":"portal"}}).then(function(r){return r.json()})},
n={getBanner:function(){return t("/portal/banner/list",{position:1})},
getDict:function(d){return t("/portal/dict/data",{dictType:d})},
getNoticePage:function(p){return t("/portal/notice/page",p)}},
r={current:1,size:10,noticeType:"2"},
o=document.getElementById("app");
if(!o||"list"!==o.getAttribute("data-view"))return;
function a(d){var f=new Date(d),z=function(v){return v<10?"0"+v:v};return f.getFullYear()+"-"+z(f.getMonth()+1)+"-"+z(f.getDate())}
function i(d){var h='<header class="nav"><a class="brand" href="/">云麓科技</a><a href="/product">产品</a><a href="/news">动态</a>'+
'<a href="/careers" class="router-link-active">加入我们</a></header><section class="hero"><h1>与优秀的人一起</h1></section><ul class="notice-list">';
d.records.forEach(function(c){h+='<li class="notice-item"><a href="/careers/notice/'+c.noticeId+'"><h3>'+c.noticeName+"</h3><span>"+
c.deptName+'</span><time>'+a(c.publishDate)+"</time></a></li>"});
h+='</ul><div class="el-pagination"><span class="total">共 '+d.total+" 条</span>";
for(var s=1;s<=d.pages;s++)h+='<button type="button" data-page="'+s+'"'+(s===d.current?' class="active"':"")+">"+s+"</button>";
o.innerHTML=h+'</div><footer>© 2026 云麓数据科技股份有限公司 沪ICP备17008899号</footer>';
Array.prototype.forEach.call(o.querySelectorAll("button"),function(b){b.onclick=function(){l(+b.getAttribute("data-page"))}})}
function l(p){r.current=p;n.getNoticePage(r).then(function(d){0===d.code&&i(d.result)})}
l(1);n.getBanner();n.getDict("notice_type")})();
"""
_EAST = timezone(timedelta(hours=8))


def _spa_code(number: int) -> str:
    text = hashlib.sha1(f"corp{number}".encode()).hexdigest()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:32]}"


def _spa_serves(held: Holding, asked: Request) -> Answer | None:
    if asked.method != "GET":
        return None
    if asked.path == "/assets/index-8c1f2d.js":
        return 200, "application/javascript", _SPA_BUNDLE.strip()
    if asked.path == "/prod-api/portal/banner/list":
        return ok(
            {
                "code": 0,
                "msg": "ok",
                "result": [{"id": 1, "title": "与优秀的人一起", "img": "/assets/b1.jpg", "link": None}],
            }
        )
    if asked.path == "/prod-api/portal/dict/data":
        return ok(
            {
                "code": 0,
                "msg": "ok",
                "result": [{"label": "公司动态", "value": "1"}, {"label": "招聘公告", "value": "2"}],
            }
        )
    if asked.path != "/prod-api/portal/notice/page":
        return None
    known = {"2": held, "1": Holding(ASIDE)}.get(asked.query.get("noticeType", ""), Holding((*held.notices, *ASIDE)))
    page, size = max(1, whole(asked.query.get("current"), 1)), min(100, max(1, whole(asked.query.get("size"), 10)))
    rows = [
        {
            "noticeId": _spa_code(one.number),
            "noticeName": one.title,
            "noticeType": "1" if one in ASIDE else "2",
            "deptName": "人力资源中心",
            "publishDate": int(datetime(one.day.year, one.day.month, one.day.day, 9, tzinfo=_EAST).timestamp() * 1000),
            "topFlag": 0,
            "viewCount": views(one),
        }
        for one in known.page(page, size)
    ]
    result = {"records": rows, "total": len(known.notices), "size": size, "current": page, "pages": known.pages(size)}
    return ok({"code": 0, "msg": "ok", "result": result})


def _spa_lists(_held: Holding, path: str, _query: dict[str, str]) -> str | None:
    if path != "/careers":
        return None
    main = (
        "<noscript><strong>很抱歉，本站需要启用 JavaScript 才能正常访问。</strong></noscript>\n"
        '<div id="app" data-view="list"><div class="app-loading"><i></i><i></i><i></i></div></div>'
    )
    return fill(_SPA_FRAME, title="加入我们 | 云麓科技", main=main)


def _spa_details(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/careers/notice/([0-9a-f-]{36})", path)
    notice = coded(held, found[1], _spa_code) if found else None
    if notice is None:
        return None
    text = body(
        notice,
        lambda words: f"<p data-v-7ba5bd90>{escape(words)}</p>",
        table='<table class="ql-table" data-v-7ba5bd90>',
    )
    joined = "".join(
        f'<div class="file-item" data-v-1f3c><svg class="icon"></svg><span>{escape(name)}</span><a href="{url}" download="{escape(name)}">下载</a></div>'
        for name, url in notice.files
    )
    newer, older = around(held, notice)
    turns = "".join(
        f'<a href="/careers/notice/{_spa_code(one.number)}">{word}：{escape(one.title)}</a>' if one else ""
        for word, one in (("上一篇", newer), ("下一篇", older))
    )
    main = f"""
<div id="app" data-view="detail" data-server-rendered="true"><header class="nav"><a class="brand" href="/">云麓科技</a>
<a href="/product">产品</a><a href="/news">动态</a><a href="/careers" class="router-link-active">加入我们</a></header>
<div class="breadcrumb"><a href="/careers">加入我们</a> / 招聘公告</div>
<div class="notice-detail" data-v-7ba5bd90><h2 data-v-7ba5bd90>{escape(notice.title)}</h2>
<div class="sub" data-v-7ba5bd90><span>发布于 {notice.day.year}/{notice.day.month}/{notice.day.day}</span><span>人力资源中心</span>
<span>{views(notice)} 次浏览</span></div>
<div class="ql-editor" data-v-7ba5bd90>
{text}
</div><div class="file-list">{joined}</div><div class="turn">{turns}</div></div>
<footer>© 2026 云麓数据科技股份有限公司 沪ICP备17008899号 <a href="/privacy">隐私政策</a></footer></div>"""
    return fill(_SPA_FRAME, title=f"{escape(notice.title)} | 云麓科技", main=main)


# -- a university's talent pages, rows in static JSON -----------------------------------------------------------------

_TALENT_FRAME = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>@title@</title>
<link rel="stylesheet" href="/rcw/css/layui.css"><link rel="stylesheet" href="/rcw/css/rc.css">
<script type="text/javascript" src="/rcw/js/jquery.min.js"></script></head>
<body>
<div class="rc-top"><div class="layui-container"><img src="/rcw/img/logo.png" alt="沧江医科大学人才招聘网">
<span>求贤若渴　虚位以待</span></div></div>
<ul class="layui-nav"><li class="layui-nav-item"><a href="/rcw/index.html">首页</a></li>
<li class="layui-nav-item layui-this"><a href="/rcw/zpgg/list.html">招聘公告</a></li>
<li class="layui-nav-item"><a href="/rcw/rczc/list.html">人才政策</a></li>
<li class="layui-nav-item"><a href="/rcw/gsgg/list.html">公示公告</a></li>
<li class="layui-nav-item"><a href="/rcw/apply/login.html">应聘登录</a></li></ul>
<div class="layui-container">@main@</div>
<div class="rc-foot">沧江医科大学人事处　粤ICP备05008899号　联系电话：020-62780000　E-mail：rsc(at)cjmu.example<br>
<a href="http://www.cjmu.example/">学校主页</a> <a href="http://edu.example/">省教育厅</a></div>
@script@
</body></html>
"""
_TALENT_SCRIPT = """
/* 招聘公告列表  2024-05 rsc */
var LM = $('#newsList').attr('data-lm');
function getData(ym) {
  $.getJSON('/rcw/data/' + LM + '/page_' + ym + '.json', { t: new Date().getTime() }, function (json) {
    if (json.ret !== 0) { return; }
    var html = '';
    $.each = $.each || function (a, f) { for (var i = 0; i < a.length; i++) { f(i, a[i]); } };
    $.each(json.data.ROWS, function (i, v) {
      html += '<div class="news-row" onclick="openDetail(' + v.NID + ')"><span class="bt">' + v.BT + '</span>'
            + '<span class="sj">' + v.FBSJ + '</span></div>';
    });
    $('#newsList').html(html);
    var p = '';
    for (var k = 1; k <= json.data.YS; k++) {
      p += k === ym ? '<em>' + k + '</em>' : '<a href="javascript:;" onclick="getData(' + k + ')">' + k + '</a>';
    }
    $('#pager').html('共' + json.data.ZS + '条 ' + p);
  });
}
function openDetail(nid) {
  window.open('/rcw/zpgg/show.do?nid=' + nid);
}
$(function () {
  getData(1);
  // $.getJSON('/rcw/data/yqlj/all.json', function (json) { initLinks(json); });
});
"""


def _talent_serves(held: Holding, asked: Request) -> Answer | None:
    if asked.method != "GET":
        return None
    if asked.path == "/rcw/js/jquery.min.js":
        return 200, "application/javascript", _JQUERY
    if asked.path == "/rcw/js/list.js":
        return 200, "application/javascript", _TALENT_SCRIPT.strip()
    found = re.fullmatch(r"/rcw/data/zpgg/page_([1-9])\.json", asked.path)
    if found is None or int(found[1]) > held.pages(12):
        return None
    rows = [
        {
            "NID": one.number,
            "LM": "zpgg",
            "BT": one.title,
            "FBSJ": f"{one.day.year}年{one.day.month:02}月{one.day.day:02}日",
            "FBR": "人事处",
            "LLCS": views(one),
            "SFZD": "0",
        }
        for one in held.page(int(found[1]), 12)
    ]
    return ok(
        {
            "ret": 0,
            "msg": "",
            "data": {"ZS": len(held.notices), "YS": held.pages(12), "YM": int(found[1]), "ROWS": rows},
        }
    )


def _talent_lists(_held: Holding, path: str, _query: dict[str, str]) -> str | None:
    if path != "/rcw/zpgg/list.html":
        return None
    side = "".join(
        f'<li><a href="/rcw/zpgg/show.do?nid={one.number}">{escape(cut(one.title, 14))}</a></li>' for one in ASIDE[3:8]
    )
    main = f"""
<span class="layui-breadcrumb"><a href="/rcw/index.html">首页</a><a><cite>招聘公告</cite></a></span>
<div class="layui-row"><div class="layui-col-md9"><div id="newsList" class="news-list" data-lm="zpgg"></div>
<div id="pager" class="layui-box layui-laypage"></div></div>
<div class="layui-col-md3"><fieldset class="layui-elem-field"><legend>公示公告</legend><ul>{side}</ul></fieldset></div></div>"""
    script = '<script type="text/javascript" src="/rcw/js/list.js?v=20240511"></script>'
    return fill(_TALENT_FRAME, title="招聘公告-沧江医科大学人才招聘网", main=main, script=script)


def _talent_details(held: Holding, path: str, query: dict[str, str]) -> str | None:
    notice = seek(held, query.get("nid", "")) if path == "/rcw/zpgg/show.do" else None
    if notice is None:
        return None
    text = body(
        notice,
        lambda words: (
            f'<p style="margin-left:0;text-indent:37px;line-height:150%"><span style="font-size:19px;font-family:宋体">{escape(words)}</span></p>'
        ),
    )
    joined = "".join(
        f'<tr><td>{place}</td><td>{escape(name)}</td><td><a class="layui-btn layui-btn-xs" href="{url}">下载</a></td></tr>'
        for place, (name, url) in enumerate(notice.files, 1)
    )
    table = (
        f'<table class="layui-table"><tr><th>序号</th><th>附件名称</th><th>操作</th></tr>{joined}</table>'
        if joined
        else ""
    )
    main = f"""
<span class="layui-breadcrumb"><a href="/rcw/index.html">首页</a><a href="/rcw/zpgg/list.html">招聘公告</a><a><cite>正文</cite></a></span>
<div class="layui-card"><div class="layui-card-header rc-title">{escape(notice.title)}</div>
<div class="rc-content">
{text}
</div>
{table}
<div class="rc-sign"><p>发布人：人事处</p><p>发布日期：{notice.day.year}年{notice.day.month}月{notice.day.day}日</p><p>访问量：{views(notice)}</p></div>
<button class="layui-btn" onclick="window.close()">关 闭</button></div>"""
    return fill(_TALENT_FRAME, title=f"{escape(notice.title)}", main=main, script="")


STYLES: tuple[Style, ...] = (
    Style(
        "fetched-bureau",
        "/col/col1589/index.html",
        _rsj_lists,
        _rsj_details,
        serves=_rsj_serves,
        mark=lambda number: f"art_1589_{number}.html",
    ),
    Style("fetched-company", "/careers", _spa_lists, _spa_details, serves=_spa_serves, mark=_spa_code),
    Style(
        "fetched-pinyin",
        "/rcw/zpgg/list.html",
        _talent_lists,
        _talent_details,
        serves=_talent_serves,
        mark=lambda number: f"nid={number}",
    ),
)
