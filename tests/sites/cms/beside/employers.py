"""Two sites of employers: a hospital's old pages, a state-owned group."""

from __future__ import annotations

import re
from html import escape

from tests.sites.cms.beside.aside import ASIDE, around, at, seek
from tests.sites.cms.content import Holding
from tests.sites.cms.place import body, clock, cut, fill, views, whole
from tests.sites.cms.style import Style

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


HOSPITAL = _Bare(
    "beside-hospital",
    "/zp/list.asp?classid=31",
    _hospital_lists,
    _hospital_details,
    charset="gbk",
    mark=lambda number: f"id={number}",
)


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


GROUP = Style("beside-group", "/careers/list", _soe_lists, _soe_details, mark=lambda number: f"/notice/{number}")
