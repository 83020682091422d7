"""Ten styles after what frameworks, blogs and office systems give off the shelf.

The first try had title and day right in 93.7 % (253 of 270): nine styles all 27, and of SharePoint's list the first page, whose
pager hands an address to a function and says *next* in the words of a picture. Mended since.
"""

from __future__ import annotations

import re
from datetime import timedelta

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find


def _menu(tag: str = "li", ending: str = "/") -> str:
    return "".join(f'<{tag}><a href="/m{n}{ending}">{name}</a></{tag}>' for n, name in enumerate(MENU))


# Bootstrap: a group of links with badges ---------------------------------------------------------------------------------


def _badge_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/recruit/notices":
        return None
    number, size = int(query.get("page") or 1), 10
    last = held.pages(size)
    rows = "".join(
        f'<a href="/recruit/notices/{row.number}" class="list-group-item list-group-item-action d-flex justify-content-between"><span class="text-truncate">{row.title}</span><span class="badge badge-light">{row.day}</span></a>'
        for row in held.page(number, size)
    )
    pager = "".join(
        f'<li class="page-item{" active" if n == number else ""}"><a class="page-link" href="?page={n}">{n}</a></li>'
        for n in range(1, last + 1)
    )
    back = f'<li class="page-item{" disabled" if number == 1 else ""}"><a class="page-link" href="?page={max(1, number - 1)}" aria-label="Previous"><span aria-hidden="true">&laquo;</span></a></li>'
    ahead = f'<li class="page-item{" disabled" if number == last else ""}"><a class="page-link" href="?page={min(last, number + 1)}" aria-label="Next"><span aria-hidden="true">&raquo;</span></a></li>'
    return f'<!doctype html><html><head><title>通知公告 | 湖畔学院就业服务平台</title></head><body><nav class="navbar"><ul class="navbar-nav">{_menu("li")}</ul></nav><div class="container"><nav aria-label="breadcrumb"><ol class="breadcrumb"><li>首页</li><li>通知公告</li></ol></nav><div class="list-group list-group-flush">{rows}</div><nav><ul class="pagination justify-content-center">{back}{pager}{ahead}</ul></nav></div><footer class="footer">湖畔学院</footer></body></html>'


def _badge_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/recruit/notices/(\d+)", path)
    if row is None:
        return None
    return f'<!doctype html><html><head><title>通知公告 | 湖畔学院就业服务平台</title></head><body><nav class="navbar"><ul class="navbar-nav">{_menu("li")}</ul></nav><div class="container"><div class="card"><div class="card-header text-center"><h4>{row.title}</h4><small class="text-muted">{row.day} 15:40:02 · 阅读 32</small></div><div class="card-body">{paragraphs(row)}</div><div class="card-footer">{files(row)}</div></div></div><footer class="footer">湖畔学院</footer></body></html>'


# ASP.NET with AspNetPager, a bureau of health -------------------------------------------------------------------------------


def _asp_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/News.aspx" or query.get("classid") != "21":
        return None
    number, size = int(query.get("page") or 1), 12
    last = held.pages(size)
    rows = "".join(
        f'<li><em class="fr">{row.day.year}-{row.day.month}-{row.day.day}</em><i></i><a id="Rep_ctl{place:02d}_HyperLink1" title="{row.title}" href="Show.aspx?id={row.number}" target="_blank">{row.cut}</a></li>'
        for place, row in enumerate(held.page(number, size))
    )

    def link(name: str, to: int, off: bool) -> str:
        leads = "disabled='disabled'" if off else f'href="/News.aspx?classid=21&amp;page={to}"'
        return f'<a {leads} style="margin-right:5px;">{name}</a>'

    numbers = "".join(
        f'<span style="margin-right:5px;font-weight:Bold;color:red;">{n}</span>'
        if n == number
        else link(str(n), n, False)
        for n in range(1, last + 1)
    )
    pager = (
        link("首页", 1, number == 1)
        + link("上一页", number - 1, number == 1)
        + numbers
        + link("下一页", number + 1, number == last)
        + link("尾页", last, number == last)
    )
    return f'<!DOCTYPE html><html><head><title>招聘信息_桑园县卫生健康局</title></head><body><form method="post" action="./News.aspx?classid=21" id="form1"><input type="hidden" name="__VIEWSTATE" value="/wEPDwULLTE=" /><div class="nav"><ul>{_menu("li", ".aspx")}</ul></div><div class="r"><h2>招聘信息</h2><ul class="newslist">{rows}</ul><div id="AspNetPager1" class="anpager">{pager}</div></div></form><div class="bot">桑园县卫生健康局 主办单位：桑园县卫生健康局</div></body></html>'


def _asp_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("id", "")) if path == "/Show.aspx" else None
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title}_桑园县卫生健康局</title></head><body><form method="post" action="./Show.aspx?id={row.number}" id="form1"><div class="nav"><ul>{_menu("li", ".aspx")}</ul></div><div class="r"><div class="xx_bt"><span id="lblTitle">{row.title}</span></div><div class="xx_sj">时间：<span id="lblTime">{row.day.year}-{row.day.month}-{row.day.day} 8:50:00</span>　点击：<span id="lblHits">55</span>次</div><div class="xx_nr"><span id="lblContent">{paragraphs(row)}</span></div><div>{files(row)}</div></div></form><div class="bot">桑园县卫生健康局 主办单位：桑园县卫生健康局</div></body></html>'


# Jspxcms, a town hospital ------------------------------------------------------------------------------------------------------


def _jspx_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/node/rczp(?:_(\d+))?\.jspx", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 9
    last = held.pages(size)
    rows = "".join(
        f'<div class="n-item"><div class="n-title"><a href="/info/{row.number}.jspx" target="_blank">{row.title}</a></div><div class="n-meta"><span class="n-date">{row.day}</span> <span>来源：院办</span> <span>评论(0)</span></div></div>'
        for row in held.page(number, size)
    )
    ahead = (
        f'<a href="/node/rczp_{number + 1}.jspx" class="page-next">下一页</a>'
        if number < last
        else '<span class="page-disabled">下一页</span>'
    )
    numbers = " ".join(
        f'<span class="page-current">{n}</span>'
        if n == number
        else f'<a href="/node/rczp{f"_{n}" if n > 1 else ""}.jspx">{n}</a>'
        for n in range(1, last + 1)
    )
    news = "".join(
        f'<li><a href="/info/{n}.jspx">我院成功开展第{n}例微创手术</a><span>11-{n:02d}</span></li>'
        for n in range(10, 16)
    )
    return f'<!DOCTYPE html><html><head><title>人才招聘 - 沙洲人民医院</title></head><body><div class="hd"><ul>{_menu("li", ".jspx")}</ul></div><div class="main"><div class="l-box"><h3>新闻动态</h3><ul>{news}</ul></div><div class="m-box">{rows}<div class="page">{numbers} {ahead}</div></div></div><div class="ft">沙洲人民医院 版权所有</div></body></html>'


def _jspx_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/info/(\d+)\.jspx", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title} - 沙洲人民医院</title></head><body><div class="hd"><ul>{_menu("li", ".jspx")}</ul></div><div class="main"><div class="i-box"><h1>{row.title}</h1><div class="i-info">{row.day} 10:41:00　来源：院办　浏览：<span id="views"></span></div><div class="i-text" id="text">{paragraphs(row, "div")}</div><div class="i-files">{files(row)}</div><div class="i-digg"><a href="javascript:;">顶(<span>0</span>)</a> <a href="javascript:;">踩(<span>0</span>)</a></div></div></div><div class="ft">沙洲人民医院 版权所有</div></body></html>'


# Typecho, a laboratory ----------------------------------------------------------------------------------------------------------


def _typecho_meta(row: Notice) -> str:
    return f'<ul class="post-meta"><li itemprop="author" itemscope>作者: <a itemprop="name" href="/author/1/" rel="author">admin</a></li><li>时间: <time datetime="{row.day}T09:00:00+08:00" itemprop="datePublished">{row.day.year}-{row.day.month:02d}-{row.day.day:02d}</time></li><li>分类: <a href="/category/zhaopin/">招聘</a></li></ul>'


def _typecho_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/category/zhaopin/(?:(\d+)/)?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 5
    last = held.pages(size)
    rows = "".join(
        f'<article class="post" itemscope itemtype="http://schema.org/BlogPosting"><h2 class="post-title" itemprop="name headline"><a itemprop="url" href="/archives/{row.number}/">{row.title}</a></h2>{_typecho_meta(row)}<div class="post-content" itemprop="articleBody"><p>{"".join(row.paragraphs)[:90]}</p><p class="more"><a href="/archives/{row.number}/" title="{row.title}">- 阅读剩余部分 -</a></p></div></article>'
        for row in held.page(number, size)
    )
    numbers = "".join(
        f'<li{" class=current" if n == number else ""}><a href="/category/zhaopin/{n}/">{n}</a></li>'
        for n in range(1, last + 1)
    )
    ahead = (
        f'<li class="next"><a href="/category/zhaopin/{number + 1}/">后一页 &raquo;</a></li>' if number < last else ""
    )
    recent = "".join(f'<li><a href="/archives/{row.number}/">{row.title}</a></li>' for row in held.notices[:8])
    return f'<!DOCTYPE HTML><html><head><title>分类 招聘 下的文章 - 仪器分析中心</title></head><body><header id="header"><nav id="nav-menu">{_menu("span", ".html")}</nav></header><div id="body"><div id="main"><h3 class="archive-title">分类 招聘 下的文章</h3>{rows}<ol class="page-navigator">{numbers}{ahead}</ol></div><div id="secondary"><section class="widget"><h3 class="widget-title">最新文章</h3><ul class="widget-list">{recent}</ul></section></div></div><footer id="footer">由 Typecho 强力驱动</footer></body></html>'


def _typecho_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/archives/(\d+)/", path)
    if row is None:
        return None
    recent = "".join(f'<li><a href="/archives/{one.number}/">{one.title}</a></li>' for one in held.notices[:8])
    return f'<!DOCTYPE HTML><html><head><title>{row.title} - 仪器分析中心</title></head><body><header id="header"><nav id="nav-menu">{_menu("span", ".html")}</nav></header><div id="body"><div id="main"><article class="post"><h1 class="post-title" itemprop="name headline"><a itemprop="url" href="/archives/{row.number}/">{row.title}</a></h1>{_typecho_meta(row)}<div class="post-content" itemprop="articleBody">{paragraphs(row)}{files(row, "<br>")}</div><p class="tags">标签: none</p></article><div id="comments"><h3>已有 1 条评论</h3><ol class="comment-list"><li>路过 2026-11-24 12:00 请问还招人吗？</li></ol></div></div><div id="secondary"><section class="widget"><h3 class="widget-title">最新文章</h3><ul class="widget-list">{recent}</ul></section></div></div><footer id="footer">由 Typecho 强力驱动</footer></body></html>'


# Z-Blog, an association: the day is a heading above the title ------------------------------------------------------------------


def _zblog_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/catalog.asp" or query.get("cate") != "3":
        return None
    number, size = int(query.get("page") or 1), 6
    last = held.pages(size)
    rows = "".join(
        f'<div class="post multi cate3 auth1"><h4 class="post-date">{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日</h4><h2 class="post-title"><a href="/post/{row.number}.html">{row.title}</a></h2><div class="post-body"><p>{"".join(row.paragraphs)[:80]}</p></div><h6 class="post-footer">作者:admin | 分类:招聘 | 浏览:{row.number % 400} | 评论:0</h6></div>'
        for row in held.page(number, size)
    )
    numbers = "".join(
        f'<span class="now-page">{n}</span>'
        if n == number
        else f'<a href="/catalog.asp?cate=3&amp;page={n}"><span class="page">{n}</span></a>'
        for n in range(1, last + 1)
    )
    ends = [
        f'<a href="/catalog.asp?cate=3&amp;page={n}"><span class="page">{name}</span></a>'
        for name, n in (("‹‹", 1), ("‹", max(1, number - 1)), ("›", min(last, number + 1)), ("››", last))
    ]
    return f'<!DOCTYPE html><html><head><title>湖畔人力资源协会-招聘</title></head><body class="multi catalog"><div id="divNavBar"><ul>{_menu("li", ".html")}</ul></div><div id="divMain">{rows}<div class="post pagebar">{ends[0]}{ends[1]}{numbers}{ends[2]}{ends[3]}</div></div><div id="divSidebar"><dl class="function"><dt class="function_t">最近发表</dt><dd><ul>{"".join(f"<li><a href=/post/{row.number}.html>{row.title}</a></li>" for row in held.notices[:9])}</ul></dd></dl></div><div id="divBottom">Powered By Z-Blog</div></body></html>'


def _zblog_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/post/(\d+)\.html", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title}-湖畔人力资源协会</title></head><body class="single"><div id="divNavBar"><ul>{_menu("li", ".html")}</ul></div><div id="divMain"><div class="post-nav"><a class="l" href="/post/{row.number - 1}.html" title="上一篇">« 前一则公告</a><a class="r" href="/post/{row.number + 1}.html">后一则公告 »</a></div><div class="post single"><h4 class="post-date">{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日</h4><h2 class="post-title">{row.title}</h2><div class="post-body">{paragraphs(row)}{files(row, "<p>")}</div><h5 class="post-tags"></h5><h6 class="post-footer">作者:admin | 分类:招聘 | 浏览:91 | 评论:0</h6></div></div><div id="divSidebar"><dl class="function"><dt class="function_t">最近发表</dt><dd><ul>{"".join(f"<li><a href=/post/{one.number}.html>{one.title}</a></li>" for one in held.notices[:9])}</ul></dd></dl></div><div id="divBottom">Powered By Z-Blog</div></body></html>'


# SharePoint, a state-owned group -------------------------------------------------------------------------------------------------


def _point_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/hr/Lists/News/AllItems.aspx":
        return None
    first, size = int(query.get("PageFirstRow") or 1), 10
    shown = held.page((first - 1) // size + 1, size)
    rows = "".join(
        f'<tr class="{"ms-alternating " if place % 2 else ""}ms-itmhover"><td class="ms-vb-icon"><img src="/_layouts/images/icgen.gif"></td><td class="ms-vb-title" height="100%"><div class="ms-vb itx" id="{row.number}"><a onfocus="OnLink(this)" href="/hr/Lists/News/DispForm.aspx?ID={row.number}">{row.title}</a>{"<img src=/_layouts/2052/images/new.gif alt=新>" if place < 2 else ""}</div></td><td class="ms-vb2"><nobr>{row.day.year}/{row.day.month}/{row.day.day} 9:15</nobr></td><td class="ms-vb-user"><a href="/_layouts/userdisp.aspx?ID=7">人力资源部</a></td></tr>'
        for place, row in enumerate(shown)
    )
    ahead = (
        f'<td><a onclick="javascript:RefreshPageTo(event, &quot;/hr/Lists/News/AllItems.aspx?Paged=TRUE&amp;p_ID={shown[-1].number}&amp;PageFirstRow={first + size}&amp;View=x1&quot;);javascript:return false;" href="javascript:"><img src="/_layouts/2052/images/next.gif" border="0" alt="下一页"></a></td>'
        if first + size <= len(held.notices)
        else ""
    )
    heads = "".join(
        f'<th class="ms-vh2"><a href="javascript:" onclick="return OnClickFilter(this,event);">{name}</a></th>'
        for name in ("标题", "发布时间", "创建者")
    )
    return f'<html><head><title>招聘公告 - 所有项目</title></head><body><form id="aspnetForm"><div class="ms-quicklaunch"><ul>{_menu("li", ".aspx")}</ul></div><table class="ms-listviewtable"><tr class="ms-viewheadertr"><th></th>{heads}</tr>{rows}</table><table class="ms-bottompaging"><tr><td class="ms-paging">{first} - {first + len(shown) - 1}</td>{ahead}</tr></table></form></body></html>'


def _point_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("ID", "")) if path == "/hr/Lists/News/DispForm.aspx" else None
    if row is None:
        return None
    later = row.day + timedelta(days=1)
    return f'<html><head><title>招聘公告 - {row.title}</title></head><body><form id="aspnetForm"><div class="ms-quicklaunch"><ul>{_menu("li", ".aspx")}</ul></div><table class="ms-formtable"><tr><td class="ms-formlabel" width="165"><h3 class="ms-standardheader">标题</h3></td><td class="ms-formbody" id="SPFieldText">{row.title}</td></tr><tr><td class="ms-formlabel"><h3 class="ms-standardheader">正文</h3></td><td class="ms-formbody" id="SPFieldNote"><div>{paragraphs(row)}</div></td></tr><tr><td class="ms-formlabel"><h3 class="ms-standardheader">附件</h3></td><td class="ms-formbody">{files(row)}</td></tr></table><table><tr><td class="ms-descriptiontext">创建时间 {row.day.year}/{row.day.month}/{row.day.day} 9:15 创建者 人力资源部</td></tr><tr><td class="ms-descriptiontext">上次修改时间 {later.year}/{later.month}/{later.day} 10:20 修改者 人力资源部</td></tr></table></form></body></html>'


# Domino, an old bureau -------------------------------------------------------------------------------------------------------------


def _domino_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/rsj/zkxx.nsf/view1":
        return None
    start, size = int(query.get("Start") or 1), 15
    rows = "".join(
        f'<tr valign="top"><td><img src="/icons/ecblank.gif" height="1" width="16" alt=""><font size="2">{row.day.year}-{row.day.month:02d}-{row.day.day:02d}</font></td><td><font size="2"><a href="/rsj/zkxx.nsf/0/{row.number}?OpenDocument">{row.title}</a></font></td></tr>'
        for row in held.page((start - 1) // size + 1, size)
    )
    turns = [
        f'<a href="/rsj/zkxx.nsf/view1?OpenView&amp;Start={max(1, start - size)}&amp;Count={size}"><b>上页</b></a>'
    ]
    if start + size <= len(held.notices):
        turns.append(
            f'<a href="/rsj/zkxx.nsf/view1?OpenView&amp;Start={start + size}&amp;Count={size}"><b>下页</b></a>'
        )
    return f'<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><title>招考信息</title></head><body text="#000000" bgcolor="#FFFFFF"><form action=""><table border="0"><tr>{_menu("td", "?Open")}</tr></table><b><font size="4">招考信息</font></b><br>{" ".join(turns)}<br><table border="0" cellpadding="2" cellspacing="0">{rows}</table>{" ".join(turns)}</form></body></html>'


def _domino_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/rsj/zkxx\.nsf/0/(\d+)", path)
    if row is None:
        return None
    return f'<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><title>招考信息</title></head><body text="#000000" bgcolor="#FFFFFF"><form action=""><div align="center"><b><font size="5" color="#FF0000">{row.title}</font></b></div><div align="center"><font size="2">发布日期：{row.day}　　发布部门：人事考试中心</font></div><br><font size="3">{paragraphs(row, "div")}</font><br>{files(row, "<br>")}</form></body></html>'


# ThinkPHP, a school: numbers in the path, arrows ------------------------------------------------------------------------------------


def _think_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/index\.php/Home/News/index/cid/8(?:/p/(\d+))?\.html", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 8
    last = held.pages(size)
    rows = "".join(
        f'<dl><dt><span>{row.day.month:02d}/{row.day.day:02d}</span><em>{row.day.year}</em></dt><dd><h3><a href="/index.php/Home/News/show/id/{row.number}.html">{row.title}</a></h3><p>{"".join(row.paragraphs)[:45]}...</p></dd></dl>'
        for row in held.page(number, size)
    )
    base = "/index.php/Home/News/index/cid/8/p/"
    numbers = "".join(
        f'<span class="current">{n}</span>' if n == number else f'<a class="num" href="{base}{n}.html">{n}</a>'
        for n in range(1, last + 1)
    )
    ahead = f'<a class="next" href="{base}{number + 1}.html">>></a>' if number < last else ""
    return f'<!DOCTYPE html><html><head><title>教师招聘_银杏路小学</title></head><body><div class="menu"><ul>{_menu("li", ".html")}</ul></div><div class="box"><div class="tit">教师招聘</div><div class="con">{rows}</div><div class="page"><div>{numbers} {ahead}</div></div></div><div class="copy">银杏路小学</div></body></html>'


def _think_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/index\.php/Home/News/show/id/(\d+)\.html", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>{row.title}_银杏路小学</title></head><body><div class="menu"><ul>{_menu("li", ".html")}</ul></div><div class="box"><div class="tit">教师招聘</div><div class="art"><h1>{row.title}</h1><h6>编辑：管理员　时间：{row.day.year}/{row.day.month:02d}/{row.day.day:02d}　浏览：<b>41</b></h6><div class="txt">{paragraphs(row)}</div><p class="fj">{files(row)}</p></div></div><div class="copy">银杏路小学</div></body></html>'


# displaytag, a university's personnel system: heads that sort, a parameter of its own -----------------------------------------------


def _tag_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/rszp/publish.action":
        return None
    number, size = int(query.get("d-49653-p") or 1), 10
    last = held.pages(size)
    rows = "".join(
        f'<tr class="{"even" if place % 2 else "odd"}"><td>{place}</td><td><a href="view.action?publishId={row.number}">{row.title}</a></td><td>{row.day + timedelta(days=30)}</td><td>{row.day}</td></tr>'
        for place, row in enumerate(held.page(number, size), 1)
    )
    heads = "".join(
        f'<th class="sortable"><a href="publish.action?d-49653-s={n}&amp;d-49653-o=2&amp;d-49653-p={number}">{name}</a></th>'
        for n, name in enumerate(("序号", "公告标题", "截止时间", "发布时间"))
    )
    numbers = ", ".join(
        f"<strong>{n}</strong>"
        if n == number
        else f'<a href="publish.action?d-49653-p={n}" title="Go to page {n}">{n}</a>'
        for n in range(1, last + 1)
    )
    ends = (
        f'[<a href="publish.action?d-49653-p={number + 1}">下一页</a>/<a href="publish.action?d-49653-p={last}">末页</a>]'
        if number < last
        else "[下一页/末页]"
    )
    return f'<html><head><title>教职工招聘系统</title></head><body><div id="menu">{_menu("span", ".action")}</div><div class="main"><table id="row" class="displaytag"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table><span class="pagebanner">共找到{len(held.notices)}条记录，显示{(number - 1) * size + 1} 到 {min(number * size, len(held.notices))}</span><span class="pagelinks">[首页/上一页] {numbers} {ends}</span></div><div>松岭大学人力资源处</div></body></html>'


def _tag_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("publishId", "")) if path == "/rszp/view.action" else None
    if row is None:
        return None
    return f'<html><head><title>教职工招聘系统</title></head><body><div id="menu">{_menu("span", ".action")}</div><div class="main"><table class="view" width="800"><tr><td class="title" align="center">{row.title}</td></tr><tr><td align="center">发布时间：{row.day}&nbsp;&nbsp;截止时间：{row.day + timedelta(days=30)}</td></tr><tr><td class="content">{paragraphs(row)}</td></tr><tr><td>附件：{files(row)}</td></tr><tr><td align="center"><input type="button" value="我要应聘" onclick="location.href=\'apply.action?publishId={row.number}\'"> <input type="button" value="返回" onclick="history.back()"></td></tr></table></div><div>松岭大学人力资源处</div></body></html>'


# Yii, an energy company: a grid and its summary --------------------------------------------------------------------------------------


def _yii_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/job/news/index":
        return None
    number, size = int(query.get("News_page") or 1), 10
    last = held.pages(size)
    rows = "".join(
        f'<div class="view"><b>标题：</b><a href="/job/news/view?id={row.number}">{row.title}</a><br /><b>发布时间：</b>{row.day} 13:30:00<br /><b>所属单位：</b>滨江热电有限公司<br /></div>'
        for row in held.page(number, size)
    )
    numbers = "".join(
        f'<li class="page{" selected" if n == number else ""}"><a href="/job/news/index?News_page={n}">{n}</a></li>'
        for n in range(1, last + 1)
    )
    pager = f'<div class="pager">转到页: <ul id="yw1" class="yiiPager"><li class="first{" hidden" if number == 1 else ""}"><a href="/job/news/index">&lt;&lt; 首页</a></li><li class="previous"><a href="/job/news/index?News_page={max(1, number - 1)}">&lt; 前页</a></li>{numbers}<li class="next{" hidden" if number == last else ""}"><a href="/job/news/index?News_page={min(last, number + 1)}">后页 &gt;</a></li><li class="last"><a href="/job/news/index?News_page={last}">末页 &gt;&gt;</a></li></ul></div>'
    return f'<!DOCTYPE html><html><head><title>招聘动态 - 滨江能源</title></head><body><div id="mainmenu"><ul id="yw2">{_menu("li", "")}</ul></div><div class="container" id="content"><h1>招聘动态</h1><div id="yw0" class="list-view"><div class="summary">第 {(number - 1) * size + 1}-{min(number * size, len(held.notices))} 条, 共 {len(held.notices)} 条.</div><div class="items">{rows}</div>{pager}</div></div><div id="footer">Copyright &copy; 2026 滨江能源</div></body></html>'


def _yii_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("id", "")) if path == "/job/news/view" else None
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><title>招聘动态 - 滨江能源</title></head><body><div id="mainmenu"><ul id="yw2">{_menu("li", "")}</ul></div><div class="container" id="content"><h1>{row.title}</h1><div class="meta">发布时间：{row.day} 13:30:00 | 所属单位：滨江热电有限公司</div><div class="newsbody">{paragraphs(row, "div")}{files(row, "<br />")}</div></div><div id="footer">Copyright &copy; 2026 滨江能源</div></body></html>'


STYLES = (
    Style("bootstrap-badges", "/recruit/notices", _badge_list, _badge_detail),
    Style("aspnet-pager", "/News.aspx?classid=21", _asp_list, _asp_detail),
    Style("jspxcms", "/node/rczp.jspx", _jspx_list, _jspx_detail),
    Style("typecho", "/category/zhaopin/", _typecho_list, _typecho_detail),
    Style("z-blog", "/catalog.asp?cate=3", _zblog_list, _zblog_detail),
    Style("sharepoint", "/hr/Lists/News/AllItems.aspx", _point_list, _point_detail),
    Style("domino", "/rsj/zkxx.nsf/view1", _domino_list, _domino_detail, "gb2312"),
    Style("thinkphp", "/index.php/Home/News/index/cid/8.html", _think_list, _think_detail),
    Style("displaytag", "/rszp/publish.action", _tag_list, _tag_detail, "gbk"),
    Style("yii-grid", "/job/news/index", _yii_list, _yii_detail),
)
