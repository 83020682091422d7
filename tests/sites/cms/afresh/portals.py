"""Portals of a forum's make, of a group's own and of public offices."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tests.sites.cms.afresh.shells import beside, chinese
from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find

_DISCUZ_TODAY = date(2026, 11, 25)


def _discuz_when(row: Notice) -> str:
    ago = {6: "6&nbsp;天前", 5: "5&nbsp;天前", 7: "7&nbsp;天前"}.get((_DISCUZ_TODAY - row.day).days)
    return f'<span title="{row.day} 11:2{row.number % 10}">{ago}</span>' if ago else f"{row.day} 11:2{row.number % 10}"


def _discuz_frame(title: str, content: str) -> str:
    menu = "".join(
        f'<li id="mn_{n}"><a href="forum.php?fid={n}" hidefocus="true">{name}</a></li>' for n, name in enumerate(MENU)
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="gbk"><title>{title} - 桂湖人才网</title><meta name="generator" content="Discuz! X3.4"></head><body id="nv_portal" class="pg_list"><div id="append_parent"></div><div id="toptb" class="cl"><a href="member.php?mod=logging">登录</a> <a href="member.php?mod=register">立即注册</a></div>'
        f'<div id="hd"><div id="nv"><ul>{menu}</ul></div></div><div id="wp" class="wp">{content}</div><div id="ft" class="wp cl"><div id="frt"><p class="xs0">GMT+8, 2026-11-25 10:18 , Processed in 0.02 second(s), 11 queries .</p></div></div></body></html>'
    )


def _discuz_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/portal.php" or query.get("mod") != "list":
        return None
    number, size = int(query.get("page") or 1), 10
    rows = "".join(
        f'<dl class="bbda cl"><dt class="xs2"><a href="portal.php?mod=view&amp;aid={row.number}" target="_blank" class="xi2">{row.title}</a> </dt><dd class="xs2 cl">{"".join(row.paragraphs)[:70]} ...</dd>'
        f'<dd><label>分类: <a href="portal.php?mod=list&amp;catid=2" class="xi2">招聘公告</a></label>&nbsp;&nbsp;<span class="xg1"> {_discuz_when(row)}</span></dd></dl>'
        for row in held.page(number, size)
    )
    last, base = held.pages(size), "portal.php?mod=list&amp;catid=2&amp;page="
    numbers = "".join(
        f"<strong>{n}</strong>" if n == number else f'<a href="{base}{n}">{n}</a>' for n in range(1, last + 1)
    )
    ahead = f'<a href="{base}{number + 1}" class="nxt">下一页</a>' if number < last else ""
    hot = "".join(
        f'<li><a href="portal.php?mod=view&amp;aid={row.number}" title="{row.title}">{row.cut}</a></li>'
        for row in held.notices[11:19]
    )
    return _discuz_frame(
        "招聘公告",
        f'<div id="pt" class="bm cl"><div class="z"><a href="./" class="nvhm">首页</a> <em>&rsaquo;</em> 招聘公告</div></div><div id="ct" class="ct2 wp cl"><div class="mn"><div class="bm"><div class="bm_h cl"><h1 class="xs2">招聘公告</h1></div><div class="bm_c xld">{rows}</div></div>'
        f'<div class="pgs cl"><div class="pg">{numbers}<label><input type="text" name="custompage" class="px" size="2" value="{number}" onkeydown="if(event.keyCode==13) {{window.location=\'{base}\'+this.value;; doane(event);}}" /><span title="共 {last} 页"> / {last} 页</span></label>{ahead}</div></div></div>'
        f'<div class="sd pph"><div class="bm"><div class="bm_h cl"><h2>热门文章</h2></div><div class="bm_c"><ul class="xl">{hot}</ul></div></div></div></div>',
    )


def _discuz_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("aid", "")) if path == "/portal.php" and query.get("mod") == "view" else None
    if row is None:
        return None
    before, after = beside(row, held)
    near = "".join(
        f'<em>{name}：<a href="portal.php?mod=view&amp;aid={one.number}">{one.title}</a></em>'
        for name, one in (("上一篇", before), ("下一篇", after))
        if one
    )
    return _discuz_frame(
        f"{row.title} - 招聘公告",
        f'<div id="pt" class="bm cl"><div class="z"><a href="./" class="nvhm">首页</a> <em>&rsaquo;</em> <a href="portal.php?mod=list&amp;catid=2">招聘公告</a> <em>&rsaquo;</em> 查看内容</div></div><div class="bm vw"><div class="h hm"><h1 class="ph">{row.title}</h1>'
        f'<p class="xg1">{row.day} 11:2{row.number % 10}<span class="pipe">|</span> 发布者: <a href="home.php?uid=1">admin</a><span class="pipe">|</span> 查看: <em id="_viewnum">512</em><span class="pipe">|</span> 评论: 1</p></div>'
        f'<div class="s"><div><strong>摘要</strong>: {"".join(row.paragraphs)[:70]} ...</div></div><div class="d"><table cellpadding="0" cellspacing="0" class="vwtb"><tr><td id="article_content">{paragraphs(row, "div")}{files(row, "<br />")}</td></tr></table></div>'
        f'<div id="click_div"><table class="atd"><tr><td><a href="home.php?ac=click">路过</a></td><td><a href="home.php?ac=click&n=2">鲜花</a></td><td><a href="home.php?ac=click&n=3">握手</a></td></tr></table></div><div class="pren pbm cl">{near}</div></div>'
        '<div id="comment" class="bm"><div class="bm_h cl"><h3>最新评论</h3></div><div id="comment_ul" class="bm_c"><dl class="ptm pbm bbda cl"><dt class="mbm"><a href="home.php?uid=77" class="xi2 xw1">过路人</a> <span class="xg1 xw0">2026-11-23 18:40</span></dt><dd>请问往届生能报名吗？什么时候笔试呢？</dd></dl></div></div>',
    )


def _server_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/channels/58(?:_(\d+))?\.html", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 9
    rows = "".join(
        f'<tr><td height="28" class="dotline">[{row.day.year}.{row.day.month:02d}.{row.day.day:02d}] <a href="/contents/58/{row.number}.html" target="_blank">{row.title}</a>'
        + ('&nbsp;<img src="/images/new.gif" />' if number == 1 and place < 3 else "")
        + "</td></tr>"
        for place, row in enumerate(held.page(number, size))
    )
    last = held.pages(size)
    urls = {n: f"/channels/58{'' if n == 1 else f'_{n}'}.html" for n in range(1, last + 1)}
    before = (
        f'<a href="{urls[number - 1]}"><img src="/images/page_l.gif" border="0" /></a>'
        if number > 1
        else '<img src="/images/page_l0.gif" />'
    )
    after = (
        f'<a href="{urls[number + 1]}"><img src="/images/page_r.gif" border="0" /></a>'
        if number < last
        else '<img src="/images/page_r0.gif" />'
    )
    left = "".join(
        f'<tr><td class="left_nav"><a href="/channels/{n}.html">{name}</a></td></tr>'
        for n, name in enumerate(MENU, 50)
        if n != 58
    )
    return (
        f'<html><head><title>招聘公告</title></head><body><table width="980"><tr><td width="220" valign="top"><table>{left}</table></td><td valign="top"><table><tr><td class="pos">首页 &gt; 人事师资 &gt; 招聘公告</td></tr></table><table width="100%">{rows}</table>'
        f'<table align="center"><tr><td>{before}</td><td>{number}/{last}</td><td>{after}</td></tr></table></td></tr></table><table><tr><td>枫桥职业技术学院　邮编：310000</td></tr></table></body></html>'
    )


def _server_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/contents/58/(\d+)\.html", path)
    if row is None:
        return None
    signed = row.day - timedelta(days=2)
    left = "".join(
        f'<tr><td class="left_nav"><a href="/channels/{n}.html">{name}</a></td></tr>' for n, name in enumerate(MENU, 50)
    )
    return (
        f'<html><head><title>枫桥职业技术学院</title></head><body><table width="980"><tr><td width="220" valign="top"><table>{left}</table></td><td valign="top"><table width="100%"><tr><td><div class="Title" align="center">{row.title}</div><div class="SubTitle"></div></td></tr>'
        f'<tr><td align="center" class="Info">[ {chinese(row)} 10:20 ]　【字体：<a href="javascript:fs(16)">大</a> <a href="javascript:fs(14)">中</a> <a href="javascript:fs(12)">小</a>】　【<a href="javascript:window.print()">打印</a>】</td></tr>'
        f'<tr><td><table width="94%" align="center"><tr><td>{paragraphs(row, "div", "style=text-indent:2em")}<div align="right">枫桥职业技术学院人事处</div><div align="right">{signed.year}年{signed.month}月{signed.day}日</div></td></tr></table></td></tr>'
        f'<tr><td class="fj">{files(row)}</td></tr></table></td></tr></table><table><tr><td>枫桥职业技术学院　邮编：310000</td></tr></table></body></html>'
    )


def _group_frame(title: str, content: str) -> str:
    menu = "".join(f'<div class="nav-item"><a href="/s{n}/">{name}</a></div>' for n, name in enumerate(MENU))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title><meta name="viewport" content="width=device-width"></head><body><div class="top"><a href="/en/join/campus/">EN</a><a href="/zh-hant/join/campus/">繁體</a></div><div class="nav">{menu}</div>'
        f'{content}<div class="footer"><div class="links">集团网群：<a href="https://a.example/">北江港口集团物流有限公司</a><a href="https://b.example/">北江港口集团建设有限公司</a><a href="https://c.example/">北江港口集团能源有限公司</a></div>Copyright © 2026 北江港口集团有限公司</div></body></html>'
    )


def _group_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/join/campus/":
        return None
    number, size = int(query.get("p") or 1), 6
    rows = "".join(
        f'<div class="col-lg-4 col-sm-6 wow fadeInUp"><a class="news-card" href="/join/campus/{row.number}.html"><div class="pic" style="background-image:url(/u/{row.number}.jpg)"></div><div class="info"><div class="time">{row.day.year} / {row.day.month:02d} / {row.day.day:02d}</div><div class="name">{row.title}</div>'
        f'<div class="intro">{"".join(row.paragraphs)[:40]}……</div><div class="btn-more">查看详情 <i>→</i></div></div></a></div>'
        for row in held.page(number, size)
    )
    more = (
        f'<div class="load"><a href="/join/campus/?p={number + 1}" class="load-more">加载更多</a></div>'
        if number < held.pages(size)
        else ""
    )
    return _group_frame(
        "校园招聘 | 北江港口集团",
        f'<div class="banner"><h2>校园招聘</h2><p>CAMPUS RECRUITMENT</p></div><div class="container"><div class="row">{rows}</div>{more}</div>',
    )


def _group_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/join/campus/(\d+)\.html", path)
    if row is None:
        return None
    others = "".join(
        f'<a class="item" href="/join/campus/{one.number}.html"><div class="t">{one.title}</div><div class="d">{one.day.year}.{one.day.month:02d}.{one.day.day:02d}</div></a>'
        for one in held.notices[1:4]
    )
    return _group_frame(
        "校园招聘 | 北江港口集团",
        f'<div class="banner"><h2>校园招聘</h2><p>CAMPUS RECRUITMENT</p></div><div class="container detail"><div class="main"><div class="art-title">{row.title}</div><div class="art-sub"><span>时间：{row.day.year}.{row.day.month:02d}.{row.day.day:02d}</span><span>分享：<a class="wx" href="javascript:;">微信</a></span></div><div class="art-con">{paragraphs(row)}</div><div class="art-file">{files(row)}</div></div>'
        f'<div class="side"><div class="side-t">最新公告</div>{others}</div></div>',
    )


def _school_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/jsp/list.jsp" or query.get("lm") != "7":
        return None
    number, size = int(query.get("pn") or 1), 10
    rows = "".join(
        f'<div class="one"><p class="bt"><a href="javascript:void(0)" onclick="view(\'{row.number}\')">{row.title}</a></p><p class="xx">发布人：校办公室　发布时间：{chinese(row)} 14时05分　阅读：{row.number % 97}次</p></div>'
        for row in held.page(number, size)
    )
    last = held.pages(size)
    options = "".join(
        f'<option value="{n}"{" selected" if n == number else ""}>第{n}页</option>' for n in range(1, last + 1)
    )
    menu = "".join(f'<a href="/jsp/list.jsp?lm={n}">{name}</a>' for n, name in enumerate(MENU, 20))
    return (
        '<html><head><title>招聘启事</title><script type="text/javascript">\nfunction view(id){\n\twindow.open("/jsp/show.jsp?wid="+id,"_blank");\n}\n</script></head>'
        f'<body><div class="menu">{menu}</div><div class="nr">{rows}</div><div class="fy">共{len(held.notices)}条 {last}页 跳至：<select onchange="location.href=\'/jsp/list.jsp?lm=7&pn=\'+this.value">{options}</select></div><div class="bq">梧桐中学 版权所有</div></body></html>'
    )


def _school_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("wid", "")) if path == "/jsp/show.jsp" else None
    if row is None:
        return None
    return (
        f'<html><head><title>梧桐中学</title></head><body><div class="menu"><a href="/">返回首页</a></div><div class="bt">{row.title}</div><div class="xx">发布人：校办公室　发布时间：{chinese(row)} 14时05分　阅读：<span id="yd">12</span>次</div>'
        f'<div class="nr">{paragraphs(row, "p", "style=line-height:2")}</div><div class="fj">{files(row, "附件下载：")}</div><div class="bq">梧桐中学 版权所有</div></body></html>'
    )


def _index_number(row: Notice) -> str:
    return f"01{row.number % 9}382{row.number % 7}60/{row.day.year}-0{row.number % 9}1{row.number % 5}"


def _catalogue_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/zwgk/gkml/rsxx/(?:index(?:_(\d+))?\.html)?", path)
    if found is None:
        return None
    number, size = int(found[1] or 0), 8
    pinned, last = held.notices[17], held.pages(size)
    shown = (*((pinned,) if number == 0 else ()), *(row for row in held.page(number + 1, size)))
    rows = "".join(
        f'<li class="row"><span class="bh">{_index_number(row)}</span><span class="mc"><a href="./{row.day.year}{row.day.month:02d}/t{row.day.year}{row.day.month:02d}{row.day.day:02d}_{row.number}.html" target="_blank">{"<font color=red>【置顶】</font>" if place == 0 and number == 0 else ""}{row.title}</a>'
        f'<div class="box" style="display:none"><p>索 引 号：{_index_number(row)}</p><p>名称：{row.title}</p><p>发文机关：市人力资源社会保障局</p><p>成文日期：{row.day - timedelta(days=3)}</p><p>发布日期：{row.day}</p></div></span><span class="rq">{row.day - timedelta(days=3)}</span><span class="rq">{row.day}</span></li>'
        for place, row in enumerate(shown)
    )
    tree = "".join(f'<li><a href="/zwgk/gkml/c{n}/">{name}</a></li>' for n, name in enumerate(MENU))
    return (
        f'<!DOCTYPE html><html><head><title>人事信息_金沙洲市人民政府</title><meta name="SiteName" content="金沙洲市人民政府"><meta name="ColumnName" content="人事信息"></head><body><div class="tree"><ul>{tree}</ul></div><div class="right"><ul class="head"><li><span>索引号</span><span>名称</span><span>成文日期</span><span>发布日期</span></li></ul>'
        f'<ul class="gk">{rows}</ul><div class="page"><script>createPageHTML({last}, {number}, "index", "html");</script></div></div><div class="foot">金沙洲市人民政府主办 备案号：京ICP备00000000号</div></body></html>'
    )


def _catalogue_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zwgk/gkml/rsxx/\d+/t\d+_(\d+)\.html", path)
    if row is None:
        return None
    middle = len(row.title) // 2
    return (
        f'<!DOCTYPE html><html><head><title>{row.title[:20]}_金沙洲市人民政府</title><meta name="SiteName" content="金沙洲市人民政府"></head><body><div class="crumb">当前位置：<a href="/">首页</a>&gt;<a href="/zwgk/">政务公开</a>&gt;人事信息</div>'
        f'<table class="xxgk" width="100%"><tr><td><b>索 引 号：</b>{_index_number(row)}</td><td><b>主题分类：</b>人事\\招考</td></tr><tr><td><b>发文机关：</b>市人力资源社会保障局</td><td><b>成文日期：</b>{row.day - timedelta(days=3)}</td></tr><tr><td colspan="2"><b>标　　题：</b>{row.title}</td></tr><tr><td><b>发文字号：</b>无</td><td><b>发布日期：</b>{row.day}</td></tr></table>'
        f'<div class="zw"><p class="bt">{row.title[:middle]}<br>{row.title[middle:]}</p><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2;font-size:12pt;}}</style>{paragraphs(row, "p", "align=justify")}</div><ul class="fj">{files(row, "<li>")}</ul></div><div class="gb">【打印本页】【关闭窗口】</div><div class="foot">金沙洲市人民政府主办 备案号：京ICP备00000000号</div></body></html>'
    )


STYLES: tuple[Style, ...] = (
    Style("discuz-portal", "/portal.php?mod=list&catid=2", _discuz_list, _discuz_detail, "gbk"),
    Style("picture-pager", "/channels/58.html", _server_list, _server_detail),
    Style("load-more-cards", "/join/campus/", _group_list, _group_detail),
    Style("scripted-links", "/jsp/list.jsp?lm=7", _school_list, _school_detail, "gb2312"),
    Style("disclosure-catalogue", "/zwgk/gkml/rsxx/", _catalogue_list, _catalogue_detail),
)
