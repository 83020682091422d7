"""Three sites of schools: a career centre, a college for telephones, a teachers' college whose pages count down."""

from __future__ import annotations

import hashlib
import re
from html import escape

from tests.sites.cms.beside.aside import ASIDE, around, at, coded, hottest, seek
from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import body, clock, cut, fill, views, whole
from tests.sites.cms.style import Style

# -- a university's career centre -------------------------------------------------------------------------------------

_BLUE_ROOT = "/news/index/tag/zpgg"
_BLUE_FRAME = """
<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="renderer" content="webkit">
<title>@title@</title>
<link rel="stylesheet" href="/static/blue/css/bootstrap.min.css"><link rel="stylesheet" href="/static/blue/css/style.css?v=3.2">
</head><body class="theme-blue">
<header><div class="container"><a class="logo" href="/"><img src="/static/blue/logo.png" alt="云麓大学就业创业信息网"></a>
<div class="login"><a href="/student/login">学生登录</a><a href="/company/login">单位登录</a></div></div>
<nav class="navbar"><ul class="nav navbar-nav"><li><a href="/">首页</a></li>
<li class="dropdown"><a href="#">招聘信息<b class="caret"></b></a><ul class="dropdown-menu">
<li><a href="/teachin">宣讲会</a></li><li><a href="/jobfair">双选会</a></li><li><a href="/job/search">职位信息</a></li>
<li class="active"><a href="/news/index/tag/zpgg">招聘公告</a></li></ul></li>
<li><a href="/news/index/tag/tzgg">通知公告</a></li><li><a href="/news/index/tag/jyzd">就业指导</a></li>
<li><a href="/news/index/tag/xzzq">下载专区</a></li><li><a href="/about">关于我们</a></li></ul></nav></header>
<div class="banner" style="background:url(/static/blue/banner2.jpg)"></div>
<div class="container"><div class="row">
<div class="col-md-8 main">@main@</div>
<div class="col-md-4 aside">
<div class="panel"><div class="panel-heading">通知公告 <a class="more" href="/news/index/tag/tzgg">MORE+</a></div>
<ul class="list-unstyled">@aside@</ul></div>
<div class="panel"><div class="panel-heading">热门招聘</div><ol class="hot">@hot@</ol></div>
<div class="panel qr"><img src="/static/blue/qr.jpg"><p>扫码关注“云麓就业”</p></div>
</div></div></div>
<footer><div class="container"><p>友情链接：<a href="http://www.ncss.example/">国家大学生就业服务平台</a>
<a href="http://jy.example/">省高校毕业生就业网</a> <a href="http://www.yunlu.example/">云麓大学</a></p>
<p>版权所有 &copy; 2015-2026 云麓大学学生就业指导服务中心　地址：云麓市麓山南路100号　电话：0731-88880000</p>
<p>湘ICP备09017705号　技术支持：云研科技　您是第<span>10482931</span>位访客</p></div></footer>
<script src="/static/blue/js/jquery.min.js"></script><script>var _hmt=_hmt||[];</script>
</body></html>
"""


def _blue_page(held: Holding, title: str, main: str) -> str:
    aside = "".join(
        f'<li><a href="/news/view/aid/{one.number}/tag/tzgg">{escape(cut(one.title, 15))}</a>'
        f'<span class="pull-right">{one.day:%m-%d}</span></li>'
        for one in ASIDE[:6]
    )
    hot = "".join(
        f'<li><i class="n{place}">{place}</i><a href="/news/view/aid/{one.number}/tag/zpgg" title="{escape(one.title)}">'
        f"{escape(cut(one.title, 16))}</a></li>"
        for place, one in enumerate(hottest(held, 5), 1)
    )
    return fill(_BLUE_FRAME, title=title, main=main, aside=aside, hot=hot)


def _blue_lists(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != _BLUE_ROOT:
        return None
    page, size = max(1, whole(query.get("page"), 1)), 12
    pinned = (held.notices[15], held.notices[22])
    ordered = Holding((*pinned, *(one for one in held.notices if one not in pinned)))
    rows = "\n".join(
        f'<dl class="news-item clearfix"><dt><span class="day">{one.day:%d}</span><span class="ym">{one.day:%Y-%m}</span></dt>'
        f"<dd><h4>{'<span class=label-top>置顶</span>' if one in pinned else ''}"
        f'<a href="/news/view/aid/{one.number}/tag/zpgg" target="_blank">{escape(cut(one.title, 26))}</a></h4>'
        f'<p class="intro">{escape(cut("".join(one.paragraphs), 60, "……"))}</p>'
        f'<p class="ext"><i class="fa fa-eye"></i> {views(one)}　<i class="fa fa-building"></i> 就业指导中心</p></dd></dl>'
        for one in ordered.page(page, size)
    )
    last = held.pages(size)
    links = [f'<li class="disabled"><span>共 {len(held.notices)} 条</span></li>']
    if page > 1:
        links.append(f'<li class="prev"><a href="{_BLUE_ROOT}?page={page - 1}">&laquo;</a></li>')
    links += [
        f'<li class="active"><span>{number}</span></li>'
        if number == page
        else f'<li><a href="{_BLUE_ROOT}?page={number}">{number}</a></li>'
        for number in range(1, last + 1)
    ]
    if page < last:
        links.append(f'<li class="next"><a href="{_BLUE_ROOT}?page={page + 1}">&raquo;</a></li>')
    main = (
        '<ol class="breadcrumb"><li><a href="/">首页</a></li><li>招聘信息</li><li class="active">招聘公告</li></ol>\n'
        f'<div class="news-list">\n{rows or "<p class=empty>暂无数据</p>"}\n</div>\n'
        f'<ul class="pagination">{"".join(links)}</ul>'
    )
    return _blue_page(held, "招聘公告 - 云麓大学就业创业信息网", main)


def _blue_details(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    notice = at(held, r"/news/view/aid/(\d+)/tag/(?:zpgg|tzgg)", path)
    if notice is None:
        return None
    newer, older = around(held, notice)
    text = body(
        notice,
        lambda words: f'<p style="text-indent:2em;"><span style="font-size:16px;">{escape(words)}</span></p>',
        table='<div class="table-responsive"><table class="table table-bordered"><caption>岗位一览</caption>',
    ).replace("</table>", "</table></div>")
    joined = "".join(
        f'<li><i class="fa fa-paperclip"></i><a href="{url}" target="_blank" download>{escape(name)}</a> <em>(26.5 KB)</em></li>'
        for name, url in notice.files
    )
    turns = "".join(
        f'<li>{word}：<a href="/news/view/aid/{one.number}/tag/zpgg">{escape(one.title)}</a></li>'
        if one
        else f"<li>{word}：没有了</li>"
        for word, one in (("上一篇", newer), ("下一篇", older))
    )
    main = f"""
<ol class="breadcrumb"><li><a href="/">首页</a></li><li><a href="{_BLUE_ROOT}">招聘公告</a></li><li>正文</li></ol>
<div class="viewbox"><div class="title-message"><h5>{escape(notice.title)}</h5>
<div class="share-box"><div class="bdsharebuttonbox"><a href="#" class="bds_weixin"></a><a href="#" class="bds_qzone"></a></div></div>
<ul class="details-info"><li>发布时间：{notice.day} {clock(notice)}:00</li><li>来源：就业指导中心</li>
<li>浏览次数：<span id="hit">{views(notice)}</span></li><li>字号：<a class="fs">大</a><a class="fs">中</a><a class="fs">小</a></li></ul></div>
<div class="details-content" id="content">
{text}
</div>
{'<div class="attach"><b>附件下载</b><ul>' + joined + "</ul></div>" if joined else ""}
<p class="disclaimer">免责声明：以上信息由用人单位提供，请同学们注意甄别，谨防求职陷阱。</p>
<ul class="turn">{turns}</ul></div>"""
    return _blue_page(held, f"{escape(notice.title)} - 云麓大学就业创业信息网", main)


CAMPUS = Style("beside-campus", _BLUE_ROOT, _blue_lists, _blue_details, mark=lambda number: f"/aid/{number}/")


# -- a college's pages for telephones ---------------------------------------------------------------------------------

_WAP_FRAME = """
<!DOCTYPE html>
<html><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1.0,maximum-scale=1.0,user-scalable=no">
<meta name="format-detection" content="telephone=no"><title>@title@</title>
<link rel="stylesheet" href="/m/css/mui.min.css"><style>body{max-width:640px;margin:0 auto}.item{display:block;padding:.3rem}</style>
</head><body>
<header class="bar"><a class="back" href="javascript:history.go(-1)">&lt;</a><h1 class="bar-title">@bar@</h1>
<a class="menu" href="#menu">三</a></header>
<div id="menu" class="off-canvas"><a href="/m/">首页</a><a href="/m/zp/">招聘信息</a><a href="/m/xjh/">宣讲会</a>
<a href="/m/zn/">办事指南</a><a href="/m/user/">我的</a></div>
@main@
<div class="foot"><a href="/?pc=1">电脑版</a><a href="#top">回到顶部</a><p>石桥职业技术学院招生就业处</p><p>鲁ICP备14025678号</p></div>
<nav class="tabbar"><a href="/m/"><i class="ico home"></i>首页</a><a class="active" href="/m/zp/"><i class="ico job"></i>招聘</a>
<a href="/m/xjh/"><i class="ico fair"></i>宣讲</a><a href="/m/user/"><i class="ico me"></i>我的</a></nav>
</body></html>
"""


def _wap_code(number: int) -> str:
    return hashlib.md5(f"wap{number}".encode()).hexdigest()[:16]


def _wap_row(one: Notice, top: bool) -> str:
    badge = '<span class="badge red">顶</span>' if top else ""
    return (
        f'<a class="item{" top" if top else ""}" href="a/{_wap_code(one.number)}.shtml"><div class="item-tit">{badge}'
        f'{escape(one.title)}</div><div class="item-sub"><span>招生就业处</span>'
        f'<time title="{one.day} {clock(one)}:00">{one.day.month}月{one.day.day}日</time><span>{views(one)}阅读</span></div></a>'
    )


def _wap_lists(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path not in ("/m/zp/", "/m/zp/index.shtml"):
        return None
    page, last = max(1, whole(query.get("p"), 1)), held.pages(10)
    rows = [_wap_row(held.notices[2], True), *(_wap_row(one, False) for one in held.page(page, 10))]
    slides = "".join(
        f'<div class="slide"><a href="a/{_wap_code(one.number)}.shtml"><img src="/m/img/s{place}.jpg" alt="">'
        f"<p>{escape(cut(one.title, 14))}</p></a></div>"
        for place, one in enumerate(ASIDE[6:8], 1)
    )
    back = f'<a class="btn" href="?p={page - 1}">上一页</a>' if page > 1 else '<a class="btn disabled">上一页</a>'
    onward = f'<a class="btn" href="?p={page + 1}">下一页</a>' if page < last else '<a class="btn disabled">下一页</a>'
    main = (
        f'<div class="slider">{slides}</div><div class="tabs"><a href="./" class="on">招聘公告</a><a href="../xjh/">宣讲会</a>'
        f'<a href="../sxh/">双选会</a></div>\n<div class="items">\n{chr(10).join(rows)}\n</div>\n'
        f'<div class="pages">{back}<span>{page}/{last}</span>{onward}</div>'
    )
    return fill(_WAP_FRAME, title="招聘公告", bar="招聘公告", main=main)


def _wap_details(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/m/zp/a/([0-9a-f]{16})\.shtml", path)
    notice = coded(held, found[1], _wap_code) if found else None
    if notice is None:
        return None
    text = body(
        notice,
        lambda words: (
            f'<section style="margin:8px 0"><p><span style="letter-spacing:1px">{escape(words)}</span></p></section>'
        ),
        table='<div style="overflow-x:auto"><table border="1">',
        picture='<section><img data-src="{url}" src="{url}" style="width:100%"></section>',
        pdf='<p><a class="btn-block" href="{url}">点击查看公告全文（PDF）</a></p>',
    ).replace("</table>", "</table></div>")
    joined = "".join(f'<p>📎 <a href="../../..{url}">{escape(name)}</a></p>' for name, url in notice.files)
    hot = "".join(
        f'<a class="rel" href="{_wap_code(one.number)}.shtml">{escape(one.title)}</a>'
        for one in hottest(held, 4, 6)
        if one != notice
    )
    main = f"""
<div class="detail"><h2 class="detail-tit">{escape(notice.title)}</h2>
<div class="detail-sub"><span class="author">招生就业处</span><span>{views(notice)}阅读</span></div>
<div class="detail-con">
{text}
{joined}
</div>
<div class="like"><a href="javascript:;">👍 赞(3)</a><a href="javascript:;" class="share">分享给好友</a></div></div>
<div class="rels"><h3>猜你喜欢</h3>{hot}</div>"""
    return fill(_WAP_FRAME, title=escape(notice.title), bar="公告详情", main=main)


TELEPHONE = Style("beside-telephone", "/m/zp/", _wap_lists, _wap_details, mark=_wap_code)


# -- a teachers' college, pages numbered downwards --------------------------------------------------------------------

_DOWN_FRAME = """
<!DOCTYPE HTML>
<HTML><HEAD><META charset="UTF-8"><TITLE>@title@</TITLE><META name="keywords" content="北陵师范学院,招聘信息">
<LINK href="@up@css/style.css" type="text/css" rel="stylesheet">
<SCRIPT language="javascript" src="@up@system/resource/js/counter.js"></SCRIPT></HEAD>
<BODY>
<div class="head"><div class="wp"><a href="@up@index.htm"><img src="@up@images/logo.png"></a></div></div>
<div class="menu"><ul class="wp"><li><a href="@up@index.htm">网站首页</a></li><li><a href="@up@bmgk.htm">部门概况</a>
<ul><li><a href="@up@bmgk/bmjj.htm">部门简介</a></li><li><a href="@up@bmgk/ryfg.htm">人员分工</a></li></ul></li>
<li><a href="@up@zpxx.htm">招聘信息</a></li><li><a href="@up@zcfg.htm">政策法规</a></li><li><a href="@up@xzzx.htm">下载中心</a></li></ul></div>
<div class="wp ny">
<div class="ny-l"><h2>招聘信息</h2><ul><li><a href="@up@zpxx.htm">单位招聘</a></li><li><a href="@up@xjh.htm">校园宣讲</a></li></ul>
<h2>新闻速递</h2><ul class="sd">@aside@</ul></div>
<div class="ny-r">@main@</div></div>
<div class="foot"><p>北陵师范学院就业指导中心 版权所有　冀ICP备05003210号-3　邮编：066004</p>
<p>友情链接：<a href="http://www.bl.example/">学校主页</a>　<a href="http://jyt.example/">省教育厅</a></p></div>
</BODY></HTML>
"""


def _down_page(up: str, title: str, main: str) -> str:
    aside = "".join(
        f'<li><a href="{up}info/1009/{one.number}.htm" title="{escape(one.title)}">{escape(cut(one.title, 11, "..."))}</a>'
        f"<span>{one.day:%Y/%m/%d}</span></li>"
        for one in ASIDE[:6]
    )
    return fill(_DOWN_FRAME, main=main, aside=aside, title=title, up=up)


def _down_lists(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    last = held.pages(11)
    found = re.fullmatch(r"/zpxx(?:/([1-9]\d*))?\.htm", path)
    if found is None or not 1 <= int(found[1] or 1) <= max(1, last - 1):
        return None
    page = last + 1 - int(found[1]) if found[1] else 1
    up = "../" if found[1] else ""

    def address(number: int) -> str:
        return f"{up}zpxx.htm" if number == 1 else f"{last + 1 - number}.htm" if up else f"zpxx/{last + 1 - number}.htm"

    rows = "\n".join(
        f'<tr id="line_u7_{place}" height="32"><td width="14" align="center"><span class="leaderfont">·</span></td>'
        f'<td align="left"><a class="c57213" href="{up}info/1032/{one.number}.htm" target="_blank" title="{escape(one.title)}">'
        f"{escape(cut(one.title, 30, '...'))}</a></td>"
        f'<td width="60" class="cnt">(点击<span id="n{one.number}">{views(one)}</span>)</td></tr>'
        for place, one in enumerate(held.page(page, 11))
    )
    back = f'<a href="{address(1)}" class="Next">首页</a>&nbsp;<a href="{address(page - 1)}" class="Next">上页</a>'
    onward = f'<a href="{address(page + 1)}" class="Next">下页</a>&nbsp;<a href="{address(last)}" class="Next">尾页</a>'
    back = back if page > 1 else '<span class="PrevDisabled">首页</span>&nbsp;<span class="PrevDisabled">上页</span>'
    onward = (
        onward if page < last else '<span class="NextDisabled">下页</span>&nbsp;<span class="NextDisabled">尾页</span>'
    )
    main = f"""
<div class="wz">您的位置：<a href="{up}index.htm">首页</a>&gt;<a href="{up}zpxx.htm">招聘信息</a>&gt;单位招聘</div>
<table width="100%" cellspacing="0" cellpadding="0" class="winstyle57213">
{rows}
<tr><td colspan="3" align="center"><table cellspacing="0" class="headStyle"><tr><td nowrap>共{len(held.notices)}条&nbsp;&nbsp;{page}/{last}&nbsp;</td>
<td>{back}&nbsp;{onward}</td></tr></table></td></tr>
</table>"""
    return _down_page(up, "单位招聘-北陵师范学院就业指导中心", main)


def _down_details(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/info/(1032|1009)/(\d+)\.htm", path)
    notice = seek(held, found[2]) if found else None
    if found is None or notice is None or (found[1] == "1032") != (notice in held.notices):
        return None
    newer, older = around(held, notice)
    text = body(
        notice,
        lambda words: f'<p class="vsbcontent_start" style="text-indent: 2em;">{escape(words)}</p>',
        picture='<p class="vsbcontent_img" style="text-align:center"><img src="../..{url}" orisrc="{url}" vwidth="800" width="800"></p>',
    )
    joined = "".join(
        f'<li>附件【<a href="../..{url}" target="_blank">{escape(name)}</a>】已下载<span id="nattach{notice.number}">'
        f"{notice.number % 40}</span>次</li>"
        for name, url in notice.files
    )
    turns = "".join(
        f'<p>{word}：<a href="{one.number}.htm">{escape(one.title)}</a></p>' if one else ""
        for word, one in (("上一条", newer), ("下一条", older))
    )
    main = f"""
<div class="wz">您的位置：<a href="../../index.htm">首页</a>&gt;<a href="../../zpxx.htm">招聘信息</a>&gt;正文</div>
<form name="_newscontent_fromname"><div class="nr"><h1>{escape(notice.title)}</h1>
<div class="nr-sx"><i>日期：{notice.day:%Y/%m/%d}</i><i>作者：</i><i>点击：[<span id="dynclicks">{views(notice)}</span>]</i></div>
<div id="vsb_content"><div class="v_news_content">
{text}
</div></div><div id="div_vote_id"></div>
{'<ul style="list-style-type:none;">' + joined + "</ul>" if joined else ""}
<div class="nr-turn">{turns}</div><p align="right">【<a href="javascript:window.opener=null;window.close();">关闭</a>】</p></div></form>"""
    return _down_page("../../", f"{escape(notice.title)}-北陵师范学院就业指导中心", main)


NORMAL_COLLEGE = Style(
    "beside-normal-college", "/zpxx.htm", _down_lists, _down_details, mark=lambda number: f"/1032/{number}.htm"
)
