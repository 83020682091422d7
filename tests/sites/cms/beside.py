"""Seven sites whose lists stand beside news and notes of other columns, by one who had not seen the reader.

Those of the same hand whose rows come by a script: :mod:`tests.sites.cms.fetched`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date
from html import escape

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import body, clock, cut, fill, views, whole
from tests.sites.cms.style import Style

ASIDE = tuple(
    Notice(
        2100 + place,
        title,
        day,
        ("各有关单位：", "请结合实际认真贯彻执行，遇有问题及时反馈。", "联系电话：0799-6012345。"),
    )
    for place, (title, day) in enumerate(
        (
            ("关于2026年国庆节、中秋节放假安排的通知", date(2026, 9, 24)),
            ("网站系统升级维护期间暂停服务的说明", date(2026, 10, 16)),
            ("领导班子集体学习贯彻全会精神", date(2026, 11, 3)),
            ("关于开展安全生产大检查的通知", date(2026, 8, 30)),
            ("档案转递办理流程（最新版）", date(2026, 7, 6)),
            ("2026年度政府信息公开工作年度报告", date(2026, 1, 22)),
            ("我单位荣获省级文明单位称号", date(2026, 10, 29)),
            ("关于防范虚假招聘信息的提醒", date(2026, 6, 12)),
        )
    )
)
"""What stands beside the announcements: news and notes of other columns, which have pages of their own."""


def seek(held: Holding, number: str) -> Notice | None:
    return next((notice for notice in (*held.notices, *ASIDE) if str(notice.number) == number), None)


def coded(held: Holding, code: str, coding: Callable[[int], str]) -> Notice | None:
    return next((notice for notice in (*held.notices, *ASIDE) if coding(notice.number) == code), None)


def at(held: Holding, pattern: str, path: str) -> Notice | None:
    found = re.fullmatch(pattern, path)
    return seek(held, found[1]) if found else None


def around(held: Holding, notice: Notice) -> tuple[Notice | None, Notice | None]:
    """The newer and the older neighbour."""
    row = held.notices if notice in held.notices else ASIDE
    place = row.index(notice)
    return (row[place - 1] if place else None), (row[place + 1] if place + 1 < len(row) else None)


def hottest(held: Holding, count: int, step: int = 5) -> tuple[Notice, ...]:
    """Some of the announcements, in no order of days."""
    return tuple(held.notices[(place * step + 3) % len(held.notices)] for place in range(count))


# -- a county government's portal -------------------------------------------------------------------------------------

_COUNTY_ROOT = "/zwgk/zdly/rsxx/zkzp/"
_COUNTY_FRAME = """
<!DOCTYPE html>
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1" />
<title>@title@</title>
<meta name="SiteName" content="青岚县人民政府" />
<meta name="SiteDomain" content="www.qinglanxian.gov.cn" />
<meta name="SiteIDCode" content="3609990001" />
<meta name="ColumnName" content="招考招聘" />
<meta name="ColumnType" content="重点领域信息公开" />
@meta@
<link rel="stylesheet" type="text/css" href="/images/gb.css" />
<style>.gl-list li{line-height:40px;border-bottom:1px dashed #ddd}.gl-list li span{float:right;color:#999}</style>
</head>
<body>
<div class="top"><div class="w1200">
 <span class="fl">今天是<script>var d=new Date();document.write(d.getFullYear()+"年"+(d.getMonth()+1)+"月"+d.getDate()+"日");
 </script></span>
 <span class="fr"><a href="javascript:void(0)" id="wza">无障碍浏览</a> | <a href="/wap/">手机版</a> |
 <a href="/jyh/">繁體</a> | <a href="/mailbox/">县长信箱</a></span></div></div>
<div class="header"><a href="/"><img src="/images/logo.png" alt="青岚县人民政府" /></a>
 <form action="/search/" method="get" target="_blank"><input type="text" name="q" value="请输入关键字" />
 <input type="submit" value="搜索" /></form></div>
<ul class="nav">
 <li><a href="/">网站首页</a></li><li><a href="/zjql/">走进青岚</a></li><li><a href="/xwzx/">新闻中心</a></li>
 <li><a href="/zwgk/" class="on">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li><li><a href="/hdjl/">互动交流</a></li>
</ul>
@main@
<div class="footer">
 <div class="links"><select onchange="window.open(this.value)"><option>--国务院部门网站--</option>
 <option value="http://www.mohrss.example/">人力资源和社会保障部</option></select>
 <select onchange="window.open(this.value)"><option>--各县（区）网站--</option>
 <option value="http://www.cangjiang.example/">沧江县</option></select></div>
 <p>主办：青岚县人民政府办公室　承办：青岚县大数据中心　网站标识码：3609990001</p>
 <p>赣ICP备12003456号-1　<a href="http://www.beian.example/">赣公网安备 36099902000101号</a>　联系电话：0799-6012345</p>
 <p><a href="/wzdt/">网站地图</a> | <a href="/gywm/">关于我们</a></p>
</div>
</body>
</html>
"""
_COUNTY_PAGER = """
<div class="page"><script type="text/javascript">
function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){
	if(_nPageCount == null || _nPageCount<=1){ return; }
	function at(n){ return n==0 ? _sPageName+"."+_sPageExt : _sPageName+"_"+n+"."+_sPageExt; }
	var s = "<span>共"+_nPageCount+"页</span> ";
	if(_nCurrIndex>0){ s += "<a href='"+at(0)+"'>首页</a> <a href='"+at(_nCurrIndex-1)+"'>上一页</a> "; }
	for(var i=0;i<_nPageCount;i++){
		s += i==_nCurrIndex ? "<span class='cur'>"+(i+1)+"</span> " : "<a href='"+at(i)+"'>"+(i+1)+"</a> ";
	}
	if(_nCurrIndex<_nPageCount-1){
		s += "<a href='"+at(_nCurrIndex+1)+"'>下一页</a> <a href='"+at(_nPageCount-1)+"'>尾页</a>";
	}
	document.write(s);
}
createPageHTML(@count@, @current@, "index", "html");
</script></div>
"""


def _county_link(notice: Notice) -> str:
    return f"{notice.day:%Y%m}/t{notice.day:%Y%m%d}_{notice.number}.html"


def _county_lists(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    found = re.fullmatch(re.escape(_COUNTY_ROOT) + r"(?:index(?:_([1-9]\d*))?\.html)?", path)
    page = int(found[1] or 0) + 1 if found else 0
    if not 1 <= page <= held.pages(10):
        return None
    rows = []
    for place, one in enumerate(held.page(page, 10)):
        name = escape(cut(one.title, 24))
        rows.append(
            f'<li><a href="./{_county_link(one)}" target="_blank" title="{escape(one.title)}">{name}</a>'
            f"<span>{one.day:%Y-%m-%d}</span></li>"
        )
        if place == 4:
            rows.append('<li class="line"></li>')
    tree = "".join(
        f'<li><a href="/zwgk/zdly/{folder}/">{name}</a></li>'
        for folder, name in (("czyjs", "财政预决算"), ("zfcg", "政府采购"), ("rsxx", "人事信息"), ("shjz", "社会救助"))
    )
    side = "".join(
        f'<li><a href="./{_county_link(one)}" title="{escape(one.title)}">{escape(cut(one.title, 14))}</a></li>'
        for one in ASIDE[:5]
    )
    main = f"""
<div class="w1200 position">您现在的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt;
 <a href="/zwgk/zdly/">重点领域信息公开</a> &gt; <a href="/zwgk/zdly/rsxx/">人事信息</a> &gt; <a href="./">招考招聘</a></div>
<div class="w1200 clearfix">
 <div class="gl-left"><h3>重点领域信息公开</h3><ul class="tree">{tree}</ul>
 <h3>公示公告</h3><ul class="side">{side}</ul></div>
 <div class="gl-right"><div class="tit"><h2>招考招聘</h2></div>
 <ul class="gl-list">
{chr(10).join(rows)}
 </ul>
{fill(_COUNTY_PAGER, count=str(held.pages(10)), current=str(page - 1))}
 </div>
</div>"""
    return fill(_COUNTY_FRAME, title="招考招聘_青岚县人民政府", meta="", main=main)


def _county_line(words: str) -> str:
    latin = '<span lang="EN-US" style="font-size:16.0pt;font-family:&quot;Times New Roman&quot;,serif">'
    parts = re.sub(r"\d+", lambda found: f"</span>{latin}{found[0]}</span>{{han}}", escape(words))
    han = '<span style="font-size:16.0pt;font-family:仿宋_GB2312;mso-bidi-font-family:宋体">'
    return (
        '<p class="MsoNormal" style="text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt">'
        f'{han}{parts.replace("{han}", han)}</span><span lang="EN-US"><o:p></o:p></span></p>'
    )


def _county_details(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    notice = at(held, re.escape(_COUNTY_ROOT) + r"\d{6}/t\d{8}_(\d+)\.html", path)
    if notice is None or path != _COUNTY_ROOT + _county_link(notice):
        return None
    table = '<table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse">'
    text = body(notice, _county_line, table=table)
    joined = "".join(
        f'<p class="MsoNormal"><img src="/images/icon_xlsx.gif" /><a href="../../../../..{url}" '
        f'OLDSRC="{url[8:]}" title="{escape(name)}">{escape(name)}</a></p>'
        for name, url in notice.files
    )
    related = "".join(
        f'<li><a href="../{_county_link(one)}">{escape(cut(one.title, 22))}</a><em>{one.day:%m/%d}</em></li>'
        for one in hottest(held, 4)
        if one != notice
    )
    title = escape(notice.title)
    meta = (
        f'<meta name="ArticleTitle" content="{title}" />\n<meta name="PubDate" content="{notice.day} {clock(notice)}" />\n'
        '<meta name="ContentSource" content="青岚县人力资源和社会保障局" />'
    )
    main = f"""
<div class="w1200 position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="../">招考招聘</a></div>
<div class="w1200 xl">
 <table class="index-table"><tr><td>索引号：</td><td>QL0012-{notice.day:%Y}-{notice.number:06}</td><td>文号：</td><td></td></tr>
 <tr><td>组配分类：</td><td>招考招聘</td><td>主题分类：</td><td>人事、人才</td></tr></table>
 <h1 class="xl-title">{title}</h1>
 <div class="xl-info"><span>发布时间：{notice.day} {clock(notice)}</span><span>来源：县人社局</span>
 <span>浏览次数：<i id="hits">{views(notice)}</i>次</span>
 <span>字号：[<a href="javascript:doZoom(20)">大</a> <a href="javascript:doZoom(16)">中</a>
 <a href="javascript:doZoom(14)">小</a>]</span>
 <span><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></span></div>
 <div id="zoom"><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2}}</style>
{text}
{joined}
 </div></div>
 <div class="share"><span>分享到：</span><a href="#" class="weixin" title="分享到微信"></a><a href="#" class="weibo"></a></div>
 <div class="related"><h4>相关信息</h4><ul>{related}</ul></div>
</div>"""
    return fill(_COUNTY_FRAME, title=f"{title}_青岚县人民政府", meta=meta, main=main)


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


# -- a hospital's old pages -------------------------------------------------------------------------------------------


class _Bare(Style):
    """A server that names no charset: only the page does."""

    def reply(self, method: str, target: str, body: str) -> tuple[int, str, bytes]:
        status, kind, content = super().reply(method, target, body)
        return status, kind.partition(";")[0], content


_HOSPITAL_FRAME = """
<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><TITLE>@title@</TITLE>
<META http-equiv=Content-Type content="text/html; charset=gb2312">
<META content="MSHTML 6.00.2900.5512" name=GENERATOR>
<LINK href="../images/css.css" type=text/css rel=stylesheet>
<SCRIPT language=javascript src="../inc/float.js"></SCRIPT></HEAD>
<BODY bgColor=#ffffff leftMargin=0 topMargin=0>
<TABLE cellSpacing=0 cellPadding=0 width=980 align=center border=0>
<TR><TD colSpan=2><IMG height=160 src="../images/top.jpg" width=980></TD></TR>
<TR><TD colSpan=2 bgColor=#0a7d6c height=32 align=middle><A href="../index.asp"><FONT color=#ffffff>医院首页</FONT></A> |
<A href="../about.asp"><FONT color=#ffffff>医院概况</FONT></A> | <A href="../ks.asp"><FONT color=#ffffff>科室导航</FONT></A> |
<A href="../zj.asp"><FONT color=#ffffff>专家介绍</FONT></A> | <A href="list.asp?classid=31"><FONT color=#ffffff>人才招聘</FONT></A> |
<A href="../jy.asp"><FONT color=#ffffff>就医指南</FONT></A> | <A href="../dj.asp"><FONT color=#ffffff>党建园地</FONT></A></TD></TR>
<TR><TD vAlign=top width=220 bgColor=#eef7f5>
<TABLE cellSpacing=0 cellPadding=4 width="100%" border=0><TR><TD background=../images/bt.gif><B>最新公告</B></TD></TR>
@aside@
<TR><TD background=../images/bt.gif><B>预约电话</B></TD></TR><TR><TD>0577-12320 急诊：120</TD></TR></TABLE></TD>
<TD vAlign=top width=760>@main@</TD></TR>
<TR><TD colSpan=2 align=middle height=80><HR width="96%" SIZE=1>友情链接：<A href="http://www.nhc.example/">卫生健康委</A>
<A href="http://www.rsj.example/">市人社局</A><BR>版权所有：望海市第二人民医院 浙ICP备05012345号<BR>
地址：望海市人民路88号 邮编：325000 <A href="../admin/login.asp">管理登录</A></TD></TR></TABLE></BODY></HTML>
"""


def _hospital_page(title: str, main: str) -> str:
    aside = "\n".join(
        f'<TR><TD>·<A href="show.asp?classid=12&amp;id={one.number}">{cut(one.title, 13)}</A></TD></TR>'
        for one in ASIDE[1:7]
    )
    return fill(_HOSPITAL_FRAME, title=title, aside=aside, main=main)


def _hospital_lists(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/zp/list.asp" or query.get("classid") != "31":
        return None
    size, last = 14, held.pages(14)
    page = min(last, max(1, whole(query.get("page"), 1)))
    rows = "\n".join(
        f"<TR onmouseover=\"this.bgColor='#f3f3f3'\" onmouseout=\"this.bgColor=''\"><TD width=20 height=26>"
        f'<IMG src="../images/dot.gif"></TD><TD><A class=a1 href="show.asp?classid=31&amp;id={one.number}" target=_blank>'
        f"{cut(one.title, 22)}</A>"
        f"{' <IMG src=../images/new.gif border=0>' if page == 1 and place < 3 else ''}</TD>"
        f"<TD width=90 align=right><FONT color=#999999>({one.day.year}-{one.day.month}-{one.day.day})</FONT></TD></TR>"
        f"\n<TR><TD colSpan=3 height=1 background=../images/line.gif></TD></TR>"
        for place, one in enumerate(held.page(page, size))
    )
    first, back = (
        ("首页", "上一页")
        if page == 1
        else (
            "<A href=?classid=31&page=1>首页</A>",
            f"<A href=?classid=31&page={page - 1}>上一页</A>",
        )
    )
    onward, end = (
        ("下一页", "尾页")
        if page == last
        else (
            f"<A href=?classid=31&page={page + 1}>下一页</A>",
            f"<A href=?classid=31&page={last}>尾页</A>",
        )
    )
    choices = "".join(
        f"<OPTION value={number}{' selected' if number == page else ''}>第{number}页</OPTION>"
        for number in range(1, last + 1)
    )
    main = f"""
<TABLE cellSpacing=0 cellPadding=0 width="96%" align=center border=0>
<TR><TD height=36 colSpan=3><IMG src="../images/home.gif"> 您的位置：<A href="../index.asp">首页</A> &gt;&gt; 人才招聘</TD></TR>
{rows}
<TR><TD colSpan=3 align=middle height=40>共<FONT color=red>{len(held.notices)}</FONT>条记录 每页{size}条 页次：<B>{page}</B>/{last}
{first} {back} {onward} {end} 转到<SELECT onchange="location.href='list.asp?classid=31&page='+this.value">{choices}</SELECT></TD></TR>
</TABLE>"""
    return _hospital_page("人才招聘--望海市第二人民医院", main)


def _hospital_details(held: Holding, path: str, query: dict[str, str]) -> str | None:
    notice = seek(held, query.get("id", "")) if path == "/zp/show.asp" else None
    if notice is None:
        return None
    text = body(
        notice,
        lambda words: f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(words)}<BR>",
        table="<TABLE borderColor=#000000 cellSpacing=0 width=560 align=center border=1>",
        picture='<CENTER><IMG onload="if(this.width>700)this.width=700" src="..{url}" border=0></CENTER>',
        pdf='<EMBED src="..{url}" type="application/pdf" width=740 height=900></EMBED>',
    )
    joined = "".join(
        f"<BR>点击下载：<A href=..{url}><FONT color=#0000ff>{name}</FONT></A>" for name, url in notice.files
    )
    newer, older = around(held, notice)
    turns = "<BR>".join(
        f"{word}：" + (f"<A href=show.asp?classid=31&id={one.number}>{one.title}</A>" if one else "没有了")
        for word, one in (("上一条", newer), ("下一条", older))
    )
    day = notice.day
    main = f"""
<TABLE cellSpacing=0 cellPadding=6 width="96%" align=center border=0>
<TR><TD>您的位置：<A href="../index.asp">首页</A> &gt;&gt; <A href="list.asp?classid=31">人才招聘</A> &gt;&gt; 正文</TD></TR>
<TR><TD align=middle><FONT color=#cc0000 size=4><STRONG>{notice.title}</STRONG></FONT></TD></TR>
<TR><TD align=middle bgColor=#f5f5f5>作者：人事科 文章来源：本站原创 点击数：{views(notice)}
更新时间：{day.year}-{day.month}-{day.day} {clock(notice)}:00</TD></TR>
<TR><TD style="FONT-SIZE: 14px; LINE-HEIGHT: 26px" id=content>{text}{joined}</TD></TR>
<TR><TD align=right>【<A href="javascript:window.print()">打印此页</A>】【<A href="javascript:window.close()">关闭窗口</A>】</TD></TR>
<TR><TD>{turns}</TD></TR></TABLE>"""
    return _hospital_page(f"{notice.title}--望海市第二人民医院", main)


# -- a state-owned group's careers pages ------------------------------------------------------------------------------

_SOE_FRAME = """
<!DOCTYPE html>
<html lang="zh"><head><meta charset="UTF-8"/><base href="/careers/"/>
<title>@title@</title><meta name="viewport" content="width=device-width, initial-scale=1"/>
<link rel="stylesheet" href="assets/css/swiper.min.css"/><link rel="stylesheet" href="assets/css/main.css"/></head>
<body>
<header class="hd"><a class="hd-logo" href="/">沧江能源集团</a>
<nav><a href="/about/">集团概况</a><a href="/news/">新闻中心</a><a href="/business/">业务领域</a><a href="/party/">党的建设</a>
<a class="cur" href="list">人力资源</a><a href="/contact/">联系我们</a></nav><a class="lang" href="/en/">EN</a></header>
<section class="inner-banner"><h2>人力资源</h2><p>HUMAN RESOURCES</p></section>
<div class="tabs"><a href="idea">人才理念</a><a href="list" class="active">招聘公告</a><a href="faq">常见问题</a></div>
<main class="wrap">@main@</main>
<footer class="ft"><div class="ft-links"><strong>友情链接</strong><a href="http://www.sasac.example/">国务院国资委</a>
<a href="http://www.cnpower.example/">中国电力网</a><a href="http://www.iguopin.example/">国聘招聘平台</a></div>
<div class="ft-copy">© 2026 沧江能源集团有限公司 版权所有 京ICP备10203040号-2 京公网安备11010102001234号</div></footer>
<script src="assets/js/swiper.min.js"></script>
</body></html>
"""


def _soe_lists(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/careers/list(?:/([1-9]\d*))?", path)
    page, last = (int(found[1] or 1) if found else 0), held.pages(10)
    if not 1 <= page <= last:
        return None
    cards = []
    for one in held.page(page, 10):
        intro = escape(cut(" ".join(one.paragraphs), 80, "...")) or "详见公告"
        cards.append(
            f'<div class="card"><div class="card-body"><a class="card-link" href="notice/{one.number}"><h3>{escape(one.title)}</h3></a>'
            f'<p class="card-text">{intro}</p><div class="card-meta"><span class="tag">社会招聘</span>'
            f'<span class="date"><i class="iconfont icon-time"></i>{one.day:%Y.%m.%d}</span></div></div>'
            f'<a class="btn-more" href="notice/{one.number}">查看详情 &rarr;</a></div>'
        )
    numbers = "".join(
        f'<em class="on">{number}</em>' if number == page else f'<a href="list/{number}">{number}</a>'
        for number in range(1, last + 1)
    )
    back = f'<a class="pre" href="list/{page - 1}">上一页</a>' if page > 1 else '<span class="pre off">上一页</span>'
    onward = (
        f'<a class="nxt" href="list/{page + 1}">下一页</a>' if page < last else '<span class="nxt off">下一页</span>'
    )
    main = (
        '<div class="crumb"><a href="/">首页</a><span>/</span><a href="list">人力资源</a><span>/</span>招聘公告</div>\n'
        f'<div class="cards">\n{chr(10).join(cards)}\n</div>\n<div class="pager">{back}{numbers}{onward}</div>'
    )
    return fill(_SOE_FRAME, title="招聘公告-人力资源-沧江能源集团", main=main)


def _soe_details(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    notice = at(held, r"/careers/notice/(\d+)", path)
    if notice is None:
        return None
    newer, older = around(held, notice)
    text = body(
        notice,
        lambda words: (
            f"<div><span style='font-family:微软雅黑,\"Microsoft YaHei\"'>　　{escape(words)}</span></div><div><br/></div>"
        ),
        table='<table style="width:100%;border-collapse:collapse" border="1">',
        pdf='<object data="{url}" type="application/pdf" width="100%" height="1000"><a href="{url}">点击查看PDF</a></object>',
    )
    joined = "".join(
        f'<a class="file" href="..{url}" target="_blank"><i class="iconfont icon-excel"></i><span>{escape(name)}</span></a>'
        for name, url in notice.files
    )
    turns = "".join(
        f'<a class="{side}" href="notice/{one.number}"><small>{word}</small><b>{escape(cut(one.title, 20))}</b></a>'
        if one
        else ""
        for side, word, one in (("l", "上一篇", newer), ("r", "下一篇", older))
    )
    other = "".join(
        f'<li><a href="notice/{one.number}">{escape(one.title)}</a><time>{one.day:%Y.%m.%d}</time></li>'
        for one in ASIDE[2:6]
    )
    main = f"""
<div class="crumb"><a href="/">首页</a><span>/</span><a href="list">招聘公告</a><span>/</span>公告详情</div>
<article class="art"><header><h1>{escape(notice.title)}</h1><p class="art-meta"><span>{notice.day:%Y.%m.%d}</span>
<span>来源：集团人力资源部</span><span>阅读 {views(notice)}</span></p></header>
<div class="art-con">
{text}
</div>
<div class="files">{joined}</div>
<div class="share">分享：<a class="s-wx" href="javascript:;">微信</a><a class="s-wb" href="javascript:;">微博</a></div>
<div class="turn">{turns}</div><a class="back" href="list">返回列表</a></article>
<aside class="rec"><h4>集团要闻</h4><ul>{other}</ul></aside>"""
    return fill(_SOE_FRAME, title=f"{escape(notice.title)}-沧江能源集团", main=main)


# -- a city's personnel examinations ----------------------------------------------------------------------------------

_EXAM_FRAME = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@title@</title>
<link href="/Skin/default/css.css" rel="stylesheet" type="text/css" /></head>
<body><form name="form1" method="post" action="" id="form1">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1MmRkO8mV" />
<div id="top"><a href="javascript:void(0)" onclick="this.style.behavior='url(#default#homepage)'">设为首页</a> |
<a href="javascript:void(0)">加入收藏</a></div>
<div id="logo"><h1>临川市人事考试网</h1></div>
<div id="menu"><ul><li><a href="/">首页</a></li><li><a href="/List/gwy.html">公务员考试</a></li>
<li><a href="/List/zkxx.html">招考信息</a></li><li><a href="/List/zyzg.html">职业资格</a></li>
<li><a href="/List/cjcx.html">成绩查询</a></li><li><a href="/List/zkz.html">准考证打印</a></li></ul></div>
<div id="notice"><marquee scrollamount="3">温馨提示：我市各类人事考试均不指定任何培训机构和辅导用书。咨询时间：工作日09:00-17:00</marquee></div>
<div id="main">@main@</div>
<div id="right"><div class="box"><div class="bt">考试动态</div><ul>@aside@</ul></div>
<div class="box"><div class="bt">点击排行</div><ul>@hot@</ul></div>
<div class="box"><div class="bt">常用链接</div><p><a href="http://www.cpta.example/">中国人事考试网</a></p>
<p><a href="http://www.rsks.example/">省人事考试中心</a></p></div></div>
<div id="foot">主办单位：临川市人事考试中心　备案号：苏ICP备08112233号　技术支持：网达科技<br />
咨询电话：0511-85001234　监督电话：0511-85004321</div>
</form></body></html>
"""


def _exam_page(held: Holding, title: str, main: str) -> str:
    aside = "".join(
        f'<li>[{one.day:%m-%d}] <a href="/Item/{one.number}.aspx">{escape(cut(one.title, 12))}</a></li>'
        for one in ASIDE[:6]
    )
    hot = "".join(
        f'<li><a href="/Item/{one.number}.aspx">{escape(cut(one.title, 14))}</a> <font color="#999">{views(one)}</font></li>'
        for one in hottest(held, 6, 4)
    )
    return fill(_EXAM_FRAME, title=title, main=main, aside=aside, hot=hot)


def _exam_lists(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/List/zkxx(?:_([2-9]))?\.html", path)
    page, last = (int(found[1] or 1) if found else 0), held.pages(15)
    if not 1 <= page <= last:
        return None
    rows = []
    for place, one in enumerate(held.page(page, 15), 1):
        name = escape(cut(one.title, 20))
        name = f'<font color="#FF0000"><b>{name}</b></font>' if place == 2 else name
        rows.append(
            f'<li><span class="rq">[{one.day:%m-%d}]</span>[<a href="/List/zkxx.html" class="lm">招考信息</a>] '
            f'<a href="/Item/{one.number}.aspx" target="_blank">{name}</a></li>'
        )
        if place % 5 == 0:
            rows.append('<li class="hr"><hr size="1" /></li>')
    numbers = "".join(
        f'<span class="current">{number}</span>'
        if number == page
        else f'<a href="javascript:void(0);" onclick="goPage({number})">{number}</a>'
        for number in range(1, last + 1)
    )
    onward = f'<a href="javascript:void(0);" onclick="goPage({page + 1})">下一页</a>' if page < last else ""
    back = f'<a href="javascript:void(0);" onclick="goPage({page - 1})">上一页</a>' if page > 1 else ""
    main = f"""
<div class="path">当前位置：<a href="/">首页</a> &raquo; <a href="/List/zkxx.html">招考信息</a></div>
<ul class="newslist">
{chr(10).join(rows)}
</ul>
<div class="pagecss">总数：<b>{len(held.notices)}</b> 第{page}/{last}页 {back}{numbers}{onward}
 跳到<input type="text" id="jump" size="2" /><input type="button" value="GO" onclick="goPage(document.getElementById('jump').value)" /></div>
<script type="text/javascript">
var pageCount = {last};
function goPage(n) {{
    n = parseInt(n, 10);
    if (isNaN(n) || n < 1 || n > pageCount) {{ alert("请输入正确的页码"); return; }}
    if (n == 1) {{ window.location.href = "/List/zkxx.html"; }}
    else {{ window.location.href = "/List/zkxx_" + n + ".html"; }}
}}
</script>"""
    return _exam_page(held, "招考信息-临川市人事考试网", main)


def _exam_details(held: Holding, path: str, _query: dict[str, str]) -> str | None:
    notice = at(held, r"/Item/(\d+)\.aspx", path)
    if notice is None:
        return None
    newer, older = around(held, notice)
    text = body(
        notice,
        lambda words: (
            f'<p style="LINE-HEIGHT: 200%; TEXT-INDENT: 28pt"><font face="宋体" size="3">{escape(words)}</font></p>'
        ),
        pdf='<p align="center"><iframe src="/Common/pdfjs/web/viewer.html?file={url}" width="700" height="850"></iframe><br />'
        '<a href="{url}">如无法显示请点此下载</a></p>',
    )
    joined = "".join(
        f'<p>附件：1、<a href="{url}" title="{escape(name)}">{escape(name.partition("：")[2] or name)}</a></p>'
        for name, url in notice.files
    )
    turns = "".join(
        f'<p>{word}：<a href="/Item/{one.number}.aspx">{escape(one.title)}</a></p>' if one else f"<p>{word}：[无]</p>"
        for word, one in (("上一篇", newer), ("下一篇", older))
    )
    main = f"""
<div class="path">当前位置：<a href="/">首页</a> &raquo; <a href="/List/zkxx.html">招考信息</a> &raquo; 查看文章</div>
<div class="article"><div class="c_title">{escape(notice.title)}</div>
<div class="c_info">发布时间：{notice.day.year}年{notice.day.month:02}月{notice.day.day:02}日　信息来源：临川市人力资源和社会保障局
　点击：<script type="text/javascript" src="/Common/GetHits.aspx?ID={notice.number}"></script>
　字体：<a href="javascript:SetFont(16)">大</a> <a href="javascript:SetFont(14)">中</a> <a href="javascript:SetFont(12)">小</a></div>
<div id="fontzoom" class="c_content">
{text}
{joined}
<p align="right">临川市人事考试中心</p></div>
<div class="c_tool">[<a href="javascript:window.print()">打印本页</a>] [<a href="javascript:window.close()">关闭窗口</a>]</div>
<div class="c_turn">{turns}</div></div>"""
    return _exam_page(held, f"{escape(notice.title)}-临川市人事考试网", main)


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


STYLES: tuple[Style, ...] = (
    Style(
        "beside-county",
        _COUNTY_ROOT + "index.html",
        _county_lists,
        _county_details,
        mark=lambda number: f"_{number}.html",
    ),
    Style("beside-campus", _BLUE_ROOT, _blue_lists, _blue_details, mark=lambda number: f"/aid/{number}/"),
    _Bare(
        "beside-hospital",
        "/zp/list.asp?classid=31",
        _hospital_lists,
        _hospital_details,
        charset="gbk",
        mark=lambda number: f"id={number}",
    ),
    Style("beside-group", "/careers/list", _soe_lists, _soe_details, mark=lambda number: f"/notice/{number}"),
    Style("beside-exams", "/List/zkxx.html", _exam_lists, _exam_details, mark=lambda number: f"/Item/{number}.aspx"),
    Style("beside-telephone", "/m/zp/", _wap_lists, _wap_details, mark=_wap_code),
    Style("beside-normal-college", "/zpxx.htm", _down_lists, _down_details, mark=lambda number: f"/1032/{number}.htm"),
)
