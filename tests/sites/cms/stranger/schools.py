"""Schools, a career centre, a group and a talent market."""

from __future__ import annotations

import html
import json
from datetime import timedelta

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.stranger.shells import menu, neighbours
from tests.sites.cms.style import MENU, Style, find


def _f_head() -> str:
    cells = "".join(
        f'<td width="90" align="center"><a href="list.jsp?type={n}" class="menu">{name}</a></td><td>|</td>'
        for n, name in enumerate(MENU)
    )
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>::石桥学院毕业生就业信息网::</title>\n<link href="css/css.css" rel="stylesheet" type="text/css"></head>'
        f'<body topmargin="0"><table width="778" align="center" border="0" cellpadding="0" cellspacing="0"><tr><td colspan="20"><img src="images/banner.jpg" width="778" height="140"></td></tr><tr bgcolor="#336699">{cells}</tr></table>'
        '<table width="778" align="center" border="0"><tr><td width="180" valign="top"><table width="100%"><tr><td background="images/login_bg.jpg"><form name="loginForm" method="post" action="login.do">用户名：<input type="text" name="username" size="10"><br>密　码：<input type="password" name="password" size="10"><br><input type="submit" value="登录"></form></td></tr>'
        '<tr><td>友情链接<br><select onchange="window.open(this.value)"><option value="#">--教育部门--</option><option value="#">--兄弟院校--</option></select></td></tr></table></td><td valign="top">'
    )


_F_FOOT = '</td></tr></table><table width="778" align="center"><tr><td align="center" class="copy">石桥学院招生就业处 版权所有　您是第 <b>1284031</b> 位访客<br>建议使用IE6.0以上浏览器，分辨率1024*768</td></tr></table></body></html>'


def _f_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/jy/newsList.jsp":
        return None
    number, size = int(query.get("currentPage") or 1), 14
    last = held.pages(size)
    rows = "".join(
        f'<tr height="25"><td width="20" align="center"><img src="images/dot.gif"></td><td><a href="newsView.jsp?newsId={row.number}" target="_blank" title="{row.title}"><font color="#000000">{row.cut}</font></a>{"<img src=images/new.gif>" if at < 3 else ""}</td><td width="90" align="center">[{row.day}]</td></tr>'
        '<tr><td colspan="3" background="images/line.gif" height="1"></td></tr>'
        for at, row in enumerate(held.page(number, size))
    )
    options = "".join(
        f'<option value="{n}"{" selected" if n == number else ""}>{n}</option>' for n in range(1, last + 1)
    )
    back = (
        "首页 上一页"
        if number == 1
        else f'<a href="javascript:goPage(1)">首页</a> <a href="javascript:goPage({number - 1})">上一页</a>'
    )
    on = (
        "下一页 末页"
        if number == last
        else f'<a href="javascript:goPage({number + 1})">下一页</a> <a href="javascript:goPage({last})">末页</a>'
    )
    return (
        _f_head()
        + '<form name="pageForm" method="post" action="newsList.jsp"><input type="hidden" name="typeId" value="3"><input type="hidden" name="currentPage" value="1">'
        f'<table width="98%" border="0"><tr><td colspan="3" class="lm">当前位置：首页 &gt;&gt; 招聘信息</td></tr>{rows}<tr><td colspan="3" align="right">共<font color=red>{len(held.notices)}</font>条记录 第{number}页/共{last}页 {back} {on} 转到第<select name="sel" onchange="goPage(this.value)">{options}</select>页</td></tr></table></form>'
        '<script language="javascript">function goPage(n){ document.pageForm.currentPage.value=n; document.pageForm.submit(); }</script>'
        + _F_FOOT
    )


def _f_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("newsId", "")) if path == "/jy/newsView.jsp" else None
    if row is None:
        return None
    return (
        _f_head()
        + f'<table width="98%" border="0" align="center"><tr><td class="lm">当前位置：首页 &gt;&gt; 招聘信息 &gt;&gt; 浏览</td></tr><tr><td align="center" height="40"><font size="4" color="#CC0000"><b>{row.title}</b></font></td></tr>'
        f'<tr><td align="center" bgcolor="#EFEFEF">[ 作者：就业办　　来源：本站　　点击数：219　　更新时间：{row.day} ]</td></tr><tr><td style="line-height:180%">{paragraphs(row)}</td></tr>'
        f'<tr><td>{files(row, "相关附件：")}</td></tr><tr><td align="right"><a href="javascript:window.print()">[打印本文]</a> <a href="javascript:window.close()">[关闭窗口]</a></td></tr></table>'
        + _F_FOOT
    )


def _g_frame(title: str, middle: str, script: str = "") -> str:
    nav = "".join(
        f'<li class="layui-nav-item"><a href="/index/{n}/index.html">{name}</a></li>' for n, name in enumerate(MENU)
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><link rel="stylesheet" href="/static/layui/css/layui.css"></head><body><div class="header"><div class="layui-container"><ul class="layui-nav" lay-filter="">{nav}</ul><a class="login" href="/index/login/index.html">登录</a><a href="/index/login/reg.html">注册</a></div></div>'
        f'<div class="layui-container">{middle}</div><div class="footer"><div class="layui-container"><p>青岚理工学院就业指导中心</p><p>电话：000-00000000　Copyright © 2020-2026</p></div></div><script src="/static/layui/layui.js"></script>{script}</body></html>'
    )


def _g_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/index/news/index.html":
        return None
    number, size = int(query.get("page") or 1), 8
    rows = "".join(
        f'<li class="layui-clear"><a href="/index/news/detail.html?id={row.number}"><div class="date"><h3>{row.day.day:02d}</h3><p>{row.day:%Y-%m}</p></div>'
        f'<div class="con"><h4 class="layui-elip">{row.title}</h4><p class="desc">{row.paragraphs[0][:48]}...</p><p class="more"><i class="layui-icon layui-icon-read"></i> {300 + at} <i class="layui-icon layui-icon-right"></i></p></div></a></li>'
        for at, row in enumerate(held.page(number, size))
    )
    script = (
        "<script>layui.use(['laypage','element','jquery'], function(){ var laypage = layui.laypage, $ = layui.$;\n"
        f"laypage.render({{ elem: 'pages', count: {len(held.notices)}, limit: {size}, curr: {number}, theme: '#1E9FFF', layout: ['count','prev','page','next','skip'], jump: function(obj, first){{ if(!first){{ window.location.href = '/index/news/index.html?cid=5&page=' + obj.curr; }} }} }}); }});</script>"
    )
    return _g_frame(
        "招聘公告-青岚理工学院就业信息网",
        '<span class="layui-breadcrumb"><a href="/">首页</a><a href="/index/news/index.html?cid=5">招聘公告</a></span><div class="layui-row layui-col-space20"><div class="layui-col-md9">'
        f'<ul class="news-list">{rows}</ul><div id="pages"></div></div><div class="layui-col-md3"><div class="layui-card"><div class="layui-card-header">快速通道</div><div class="layui-card-body"><a href="/x1">学生登录</a><a href="/x2">企业登录</a><a href="/x3">生源信息</a><a href="/x4">就业管理</a></div></div></div></div>',
        script,
    )


def _g_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("id", "")) if path == "/index/news/detail.html" else None
    if row is None:
        return None
    newer, older = neighbours(held, row)
    beside = "".join(
        f'<p>{word}：<a href="/index/news/detail.html?id={one.number}">{one.title}</a></p>'
        if one
        else f"<p>{word}：没有了</p>"
        for word, one in (("上一篇", newer), ("下一篇", older))
    )
    return _g_frame(
        "招聘公告-青岚理工学院就业信息网",
        '<span class="layui-breadcrumb"><a href="/">首页</a><a href="/index/news/index.html?cid=5">招聘公告</a><a><cite>正文</cite></a></span>'
        f'<div class="layui-card article"><h2 class="title">{row.title}</h2><div class="info"><span><i class="layui-icon layui-icon-username"></i> 就业指导中心</span><span><i class="layui-icon layui-icon-time"></i> {row.day} 08:30:12</span><span><i class="layui-icon layui-icon-read"></i> 319</span></div><hr>'
        f'<div class="article-content">{paragraphs(row)}</div><div class="attach">{files(row, "<i class=layui-icon></i>")}</div><div class="prevnext">{beside}</div></div>',
    )


def _h_frame(title: str, middle: str, state: object) -> str:
    nav = "".join(
        f'<li data-v-2d1b7a40><a href="/{code}" class="nav-link" data-v-2d1b7a40>{name}</a></li>'
        for code, name in (
            ("about", "走进集团"),
            ("news", "新闻中心"),
            ("business", "主营业务"),
            ("party", "党的建设"),
            ("duty", "社会责任"),
            ("join", "人才发展"),
        )
    )
    return (
        f'<!doctype html>\n<html data-n-head-ssr lang="zh-CN" data-n-head="%7B%22lang%22:%7B%22ssr%22:%22zh-CN%22%7D%7D"><head><meta data-n-head="ssr" charset="utf-8"><title>{title}</title><link rel="preload" href="/_nuxt/7d2a1f.js" as="script"></head>'
        f'<body><div data-server-rendered="true" id="__nuxt"><!----><div id="__layout"><div data-v-2d1b7a40><header data-v-2d1b7a40><ul data-v-2d1b7a40>{nav}</ul></header>{middle}'
        '<footer data-v-6f0c9e1a><div data-v-6f0c9e1a><dl data-v-6f0c9e1a><dt>人才发展</dt><dd><a href="/join/idea">人才理念</a></dd><dd><a href="/join/notice">招聘公告</a></dd></dl></div><p data-v-6f0c9e1a>临川能源投资集团有限公司 版权所有</p></footer></div></div></div>'
        f'<script>window.__NUXT__={json.dumps({"layout": "default", "data": [state], "error": None, "serverRendered": True}, ensure_ascii=False)};</script><script src="/_nuxt/7d2a1f.js" defer></script></body></html>'
    )


def _h_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/join/notice":
        return None
    number, size = int(query.get("page") or 1), 9
    last = held.pages(size)
    shown = held.page(number, size)
    rows = "".join(
        f'<div class="notice-item" data-v-51c0ee32><a href="/join/notice/{row.number}" target="_blank" data-v-51c0ee32><div class="left" data-v-51c0ee32><h3 class="ellipsis" data-v-51c0ee32>{row.title}</h3><p data-v-51c0ee32>{row.paragraphs[0][:60]}</p></div>'
        f'<div class="right" data-v-51c0ee32><span class="time" data-v-51c0ee32>{row.day:%Y.%m.%d}</span><i class="el-icon-right" data-v-51c0ee32></i></div></a></div>'
        for row in shown
    )
    numbers = "".join(
        f'<li class="number{" active" if n == number else ""}"><a href="/join/notice?page={n}">{n}</a></li>'
        for n in range(1, last + 1)
    )
    on = (
        f'<a href="/join/notice?page={number + 1}" class="btn-next"><i class="el-icon el-icon-arrow-right"></i></a>'
        if number < last
        else '<a class="btn-next disabled"><i class="el-icon el-icon-arrow-right"></i></a>'
    )
    state = {
        "total": len(held.notices),
        "list": [
            {
                "id": row.number,
                "title": row.title,
                "createTime": f"{row.day - timedelta(days=1)} 17:20:00",
                "publishTime": f"{row.day} 08:00:00",
                "status": 1,
            }
            for row in shown
        ],
    }
    return _h_frame(
        "招聘公告-临川能源投资集团",
        '<div class="banner" data-v-51c0ee32><img src="/img/join.jpg"><h2>人才发展</h2></div><div class="tabs" data-v-51c0ee32><a href="/join/idea">人才理念</a><a href="/join/notice" class="on">招聘公告</a><a href="/join/train">员工成长</a></div>'
        f'<div class="notice-list" data-v-51c0ee32>{rows}</div><div class="el-pagination is-background" data-v-51c0ee32><span class="el-pagination__total">共 {len(held.notices)} 条</span><ul class="el-pager">{numbers}</ul>{on}</div>',
        state,
    )


def _h_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/join/notice/(\d+)", path)
    if row is None:
        return None
    state = {
        "detail": {
            "id": row.number,
            "title": row.title,
            "createTime": f"{row.day - timedelta(days=1)} 17:20:00",
            "publishTime": f"{row.day} 08:00:00",
        }
    }
    return _h_frame(
        f"{row.title}-临川能源投资集团",
        '<div class="crumb" data-v-0a7f2b11><a href="/">首页</a><i class="el-icon-arrow-right"></i><a href="/join/notice">招聘公告</a><i class="el-icon-arrow-right"></i><span>详情</span></div>'
        f'<div class="detail" data-v-0a7f2b11><div class="detail-title" data-v-0a7f2b11>{row.title}</div><div class="detail-info" data-v-0a7f2b11><span data-v-0a7f2b11>{row.day:%Y.%m.%d}</span><span data-v-0a7f2b11>来源：人力资源部</span></div>'
        f'<div class="detail-content ql-editor" data-v-0a7f2b11>{paragraphs(row)}</div><div class="detail-file" data-v-0a7f2b11>{files(row)}</div><div class="back" data-v-0a7f2b11><a href="/join/notice">返回列表</a></div></div>',
        state,
    )


def _i_frame(title: str, middle: str) -> str:
    return (
        f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>{title}</title></head><body><div id="top"><div id="date"><script src="/js/date.js"></script></div><ul id="nav">{menu("/n", "li", ("学校首页", "学校概况", "校园新闻", "教育教学", "德育天地", "教师招聘", "校务公开", "招生信息"))}</ul></div>'
        f'<div id="main"><div id="side"><h3>校务公开</h3><ul>{menu("/s", "li", ("学校公告", "教师招聘", "收费公示", "阳光食堂"))}</ul><h3>联系我们</h3><p>地址：望海市育才路18号<br>电话：0000-0000000</p></div>{middle}</div>'
        '<div id="foot">望海市第一高级中学 版权所有 &nbsp; Powered by EmpireCMS</div></body></html>'
    )


def _i_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    size = 12
    known = {"/jszp/": 1, "/jszp/index.html": 1} | {f"/jszp/index_{n}.html": n for n in range(2, held.pages(size) + 1)}
    if path not in known:
        return None
    number, last = known[path], held.pages(size)

    def address(n: int) -> str:
        return "/jszp/index.html" if n == 1 else f"/jszp/index_{n}.html"

    rows = "".join(
        f'<li><a href="/jszp/{row.day}/{row.number}.html" title="{row.title}"><em>{row.day:%m-%d}</em><i>&#8226;</i> {row.cut}</a></li>'
        for row in held.page(number, size)
    )
    numbers = "&nbsp;".join(
        f"<b>{n}</b>" if n == number else f'<a href="{address(n)}">{n}</a>' for n in range(1, last + 1)
    )
    back = (
        f'<a href="{address(1)}">首页</a>&nbsp;<a href="{address(number - 1)}">上一页</a>&nbsp;' if number > 1 else ""
    )
    on = (
        f'&nbsp;<a href="{address(number + 1)}">下一页</a>&nbsp;<a href="{address(last)}">尾页</a>'
        if number < last
        else ""
    )
    return _i_frame(
        "教师招聘-望海市第一高级中学",
        '<div id="right"><div class="weizhi">现在的位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/jszp/">教师招聘</a></div>'
        f'<ul class="newslist">{rows}</ul><div class="epages"><a title="总数">&nbsp;<b>{len(held.notices)}</b> </a>&nbsp;&nbsp;{back}{numbers}{on}</div></div>',
    )


def _i_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/jszp/[\d-]+/(\d+)\.html", path)
    if row is None:
        return None
    newer, older = neighbours(held, row)
    beside = "".join(
        f"<li>{word}：<a href='/jszp/{one.day}/{one.number}.html'>{one.title}</a> <span>[{one.day:%m-%d}]</span></li>"
        if one
        else f"<li>{word}：很抱歉没有了</li>"
        for word, one in (("上一篇", older), ("下一篇", newer))
    )
    return _i_frame(
        f"{row.title}-教师招聘-望海市第一高级中学",
        '<div id="right"><div class="weizhi">现在的位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/jszp/">教师招聘</a></div>'
        f'<h1 class="tit">{row.title}</h1><div class="laiyuan">时间:{row.day}&nbsp;&nbsp;来源:本站原创&nbsp;&nbsp;作者:admin&nbsp;&nbsp;点击:<script src="/e/public/ViewClick/?classid=7&id={row.number}&addclick=1"></script>次</div>'
        f'<div id="text">{paragraphs(row)}</div>{files(row, "<p>")}<ul class="pn">{beside}</ul></div>',
    )


def _j_frame(held: Holding, title: str, middle: str) -> str:
    def link(row: Notice) -> str:
        return f"/gaoxiao/{row.day:%Y/%m%d}/{row.number}.html"

    hot = "".join(
        f'<li><i>{n + 1}</i><a href="{link(row)}" title="{row.title}">{row.cut}</a></li>'
        for n, row in enumerate(held.notices[3:11])
    )
    latest = "".join(
        f'<li><span>{row.day:%m-%d}</span><a href="{link(row)}">{row.cut}</a></li>' for row in held.notices[:8]
    )
    cities = "".join(
        f'<a href="/city/{n}/">{name}人才网</a>'
        for n, name in enumerate(("青岚", "沧江", "云麓", "望海", "北陵", "临川", "石桥", "江北", "河阳"))
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="gbk"><title>{title}</title></head><body><div class="topbar">欢迎来到江北高层次人才网！<a href="/member/login.php">登录</a> <a href="/member/reg.php">注册</a> <a href="/fabu.html">发布招聘</a></div>'
        f'<div class="nav"><a href="/">首页</a><a href="/gaoxiao/">高校招聘</a><a href="/keyan/">科研机构招聘</a><a href="/zhongxiao/">中小学教师</a><a href="/yiyuan/">医院招聘</a><a href="/qiye/">企业招聘</a></div><div class="city">{cities}</div>'
        f'<div class="wrap"><div class="fl w700">{middle}</div><div class="fr w280"><div class="ad"><a href="/ad.php?id=3"><img src="/ad/3.jpg"></a></div><div class="box"><h3>热门招聘</h3><ul class="hot">{hot}</ul></div><div class="box"><h3>最新发布</h3><ul class="new">{latest}</ul></div></div></div>'
        '<div class="foot"><p>声明：本站部分公告转自用人单位官网，如有侵权请联系删除。</p><p>江北高层次人才网 &copy; 2012-2026</p></div></body></html>'
    )


def _j_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    size = 10
    known = {"/gaoxiao/": 1, "/gaoxiao/list_2_1.html": 1} | {
        f"/gaoxiao/list_2_{n}.html": n for n in range(2, held.pages(size) + 1)
    }
    if path not in known:
        return None
    number, last = known[path], held.pages(size)
    places = ("青岚", "沧江", "云麓", "望海")
    rows = "".join(
        f'<li><span class="area">[<a href="/city/{at % 4}/">{places[at % 4]}</a>]</span><a class="tit" href="/gaoxiao/{row.day:%Y/%m%d}/{row.number}.html" target="_blank" title="{row.title}">{html.escape(row.cut)}</a>'
        f'<span class="num">招{at + 2}人</span><span class="end">截止：{row.day + timedelta(days=30):%Y-%m-%d}</span><span class="time">{row.day:%Y-%m-%d}</span></li>'
        for at, row in enumerate(held.page(number, size))
    )
    numbers = "".join(
        f'<li class="thisclass">{n}</li>' if n == number else f"<li><a href='list_2_{n}.html'>{n}</a></li>"
        for n in range(1, last + 1)
    )
    on = (
        f"<li><a href='list_2_{number + 1}.html'>下一页</a></li><li><a href='list_2_{last}.html'>末页</a></li>"
        if number < last
        else ""
    )
    return _j_frame(
        held,
        "高校招聘_江北高层次人才网",
        '<div class="place">当前位置：<a href="/">主页</a> &gt; <a href="/gaoxiao/">高校招聘</a> &gt; </div>'
        f'<div class="th"><span>地区</span><span>公告名称</span><span>人数</span><span>截止日期</span><span>发布日期</span></div><ul class="zplist">{rows}</ul>'
        f'<div class="dede_pages"><ul class="pagelist"><li>首页</li>{numbers}{on}<li><span class="pageinfo">共 <strong>{last}</strong>页<strong>{len(held.notices)}</strong>条</span></li></ul></div>',
    )


def _j_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/gaoxiao/\d{4}/\d{4}/(\d+)\.html", path)
    if row is None:
        return None
    related = "".join(
        f'<li><a href="/gaoxiao/{one.day:%Y/%m%d}/{one.number}.html">{one.title}</a><span>{one.day}</span></li>'
        for one in held.notices[5:9]
    )
    return _j_frame(
        held,
        f"{row.title}_江北高层次人才网",
        '<div class="place">当前位置：<a href="/">主页</a> &gt; <a href="/gaoxiao/">高校招聘</a> &gt; 正文</div>'
        f'<div class="viewbox"><div class="title"><h2>{row.title}</h2></div><div class="info"><small>截止日期:</small>{row.day + timedelta(days=30)} <small>发布时间:</small>{row.day} 17:32 <small>来源:</small>用人单位 <small>作者:</small>小编 <small>点击:</small><script src="/plus/count.php?view=yes&aid={row.number}"></script>次</div>'
        f'<div class="tip">信息来源于单位官网，请以官网为准；投递时请说明来自江北高层次人才网。</div><div class="content">{paragraphs(row)}</div>{files(row, "<p>附件下载：")}<div class="boxoff"><strong>------分隔线----------------------------</strong></div>'
        f'<div class="related"><h3>相关公告</h3><ul>{related}</ul></div></div>',
    )


STYLES: tuple[Style, ...] = (
    Style("college-jsp", "/jy/newsList.jsp?typeId=3", _f_list, _f_detail, "gbk"),
    Style("career-layui", "/index/news/index.html?cid=5", _g_list, _g_detail),
    Style("group-rendered", "/join/notice", _h_list, _h_detail),
    Style("school-news", "/jszp/", _i_list, _i_detail, "gbk"),
    Style("talent-market", "/gaoxiao/", _j_list, _j_detail, "gbk"),
)
