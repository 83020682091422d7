"""Ten more styles, written by somebody who had not seen the reader; it was measured on them afterwards.

First try: 42.6 % of 270 announcements with right title and day (each style 27): vsb-descending, webplus-year-in-address,
dede-pinned, list-per-row 27, webforms-postback 5, timeline-months 2, the other four 0. The reader was mended since: no longer unseen.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import groupby

from tests.sites.cms.content import Holding, files, paragraphs
from tests.sites.cms.style import MENU, Style, find

_MORE = ("领导班子", "党建工作", "科学研究", "院务公开", "采购公告", "廉政监督", "文化建设", "联系方式", "常见问题")


def _nav(tag: str = "li", ending: str = ".htm") -> str:
    return "".join(f'<{tag}><a href="/nav/{n}{ending}">{name}</a></{tag}>' for n, name in enumerate((*MENU, *_MORE)))


def _numbers(last: int, number: int, other: str, here: str) -> str:
    return "".join((here if n == number else other).format(n=n) for n in range(1, last + 1))


# VSB of a career centre: later pages in a folder, their numbers falling to 1; every address relative ----------------


def _vsb_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    size, last = 8, held.pages(8)
    found = re.fullmatch(r"/zpxx(?:/(\d+))?\.htm", path)
    if found is None or not 0 < int(found[1] or last) <= last:
        return None
    number = last + 1 - int(found[1]) if found[1] else 1
    up, into = ("../", "") if found[1] else ("", "zpxx/")
    rows = "".join(
        f'<li id="line_u8_{place}"><a href="{up}info/1043/{row.number}.htm" target="_blank" title="{row.title}">{row.cut}</a>'
        f"<span>{row.day.year}/{row.day.month:02d}/{row.day.day:02d}</span></li>"
        for place, row in enumerate(held.page(number, size))
    )

    def link(page: int, name: str, kind: str) -> str:
        if page == number or not 0 < page <= last:
            return f'<span class="{kind}_d">{name}</span>'
        address = f"{up}zpxx.htm" if page == 1 else f"{into}{last + 1 - page}.htm"
        return f'<span class="{kind}"><a href="{address}">{name}</a></span>'

    numbers = "".join(link(page, str(page), "p_no") for page in range(1, last + 1))
    pager = f"{link(1, '首页', 'p_first p_fun')}{link(number - 1, '上页', 'p_prev p_fun')}{numbers}{link(number + 1, '下页', 'p_next p_fun')}{link(last, '尾页', 'p_last p_fun')}"
    return (
        f'<!DOCTYPE html><html><head><title>招聘信息-青禾大学就业创业指导中心</title><meta name="pageType" content="2"></head><body><div class="nav"><ul class="clearfix">{_nav()}</ul></div>'
        f'<div class="ny"><div class="ny-l"><h2>就业服务</h2><ul><li><a href="{up}tzgg.htm">通知公告</a></li><li><a class="cur" href="{up}zpxx.htm">招聘信息</a></li><li><a href="{up}xjh.htm">宣讲会预告</a></li></ul></div>'
        f'<div class="ny-r"><div class="wz">当前位置: <a href="{up}index.htm">首页</a> &gt;&gt; <a href="{up}zpxx.htm">招聘信息</a> &gt;&gt; 正文</div><ul class="list">{rows}</ul>'
        f'<div class="pb_sys_common pb_sys_style1"><span class="p_pages">{pager}</span><span class="p_t">共{len(held.notices)}条</span></div></div></div>'
        '<div class="foot">Copyright 2012-2026 青禾大学就业创业指导中心 All Rights Reserved</div></body></html>'
    )


def _vsb_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/info/1043/(\d+)\.htm", path)
    if row is None:
        return None
    after = held.notices[(held.notices.index(row) + 1) % len(held.notices)]
    attached = f"<ul><li>附件【{files(row)}】已下载<span>0</span>次</li></ul>" if row.files else ""
    return (
        f'<!DOCTYPE html><html><head><title>{row.title}-青禾大学就业创业指导中心</title><meta name="pageType" content="3"><meta name="pageTitle" content="{row.title}"></head><body><div class="nav"><ul class="clearfix">{_nav()}</ul></div>'
        f'<form name="_newscontent_fromname"><div class="content"><h3 align="center">{row.title}</h3><p align="center">日期：{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日 00:00　作者：　点击：[<script>_showDynClicks("wbnews", 1, {row.number})</script>]</p>'
        f'<div id="vsb_content_2"><div class="v_news_content">{paragraphs(row, attributes="class=vsbcontent_start")}</div></div><div id="div_vote_id"></div>{attached}<p>上一条：没有了</p><p>下一条：<a href="{after.number}.htm">{after.title}</a></p></div></form></body></html>'
    )


# WebPlus of an institute: the row says month and day, the year stands only in the address; ahead on the last is void --


def _plus_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/2043/list(\d*)\.htm", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 14
    last = held.pages(size)
    rows = "".join(
        f"<li class='news n{place} clearfix'><span class='news_meta'>{row.day.month:02d}-{row.day.day:02d}</span><span class='news_title'>"
        f"<a href='/{row.day.year}/{row.day.month:02d}{row.day.day:02d}/c2043a{row.number}/page.htm' target='_blank' title='{row.title}'>{row.title}</a></span></li>"
        for place, row in enumerate(held.page(number, size), 1)
    )
    ahead = f"/2043/list{number + 1}.htm" if number < last else "javascript:void(0);"
    back = f"/2043/list{number - 1}.htm" if number > 1 else "javascript:void(0);"
    return (
        f"<!DOCTYPE html><html><head><title>人才招聘</title></head><body class='list'><div class='wp_nav' id='w1'><ul>{_nav(ending='/list.htm')}</ul></div>"
        f"<div class='col_menu'><h3 class='col_name'>人才工作</h3><ul class='wp_listcolumn'><li><a href='/2041/list.htm'>人才政策</a></li><li><a href='/2042/list.htm'>博士后流动站</a></li><li><a href='/2043/list.htm' class='selected'>人才招聘</a></li></ul></div>"
        f"<div id='wp_news_w6'><ul class='news_list list2'>{rows}</ul></div><div id='wp_paging_w6'><ul class='wp_paging clearfix'><li class='pages_count'><span class='per_page'>每页&nbsp;<em class='per_count'>{size}</em>&nbsp;记录&nbsp;</span><span class='all_count'>总共&nbsp;<em>{len(held.notices)}</em>&nbsp;记录&nbsp;</span></li>"
        f"<li class='page_nav'><a class='first' href='{'/2043/list1.htm' if number > 1 else 'javascript:void(0);'}'><span>第一页</span></a><a class='prev' href='{back}'><span>&lt;&lt;上一页</span></a><a class='next' href='{ahead}' target='_self'><span>下一页&gt;&gt;</span></a><a class='last' href='/2043/list{last}.htm'><span>尾页</span></a></li>"
        f"<li class='page_jump'><span>页码&nbsp;<em class='curr_page'>{number}</em>/<em class='all_pages'>{last}</em></span><input class='pageNum' type='text'/></li></ul></div></body></html>"
    )


def _plus_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/\d{4}/\d{4}/c2043a(\d+)/page\.htm", path)
    if row is None:
        return None
    return (
        f"<!DOCTYPE html><html><head><title>{row.title}</title></head><body><div class='wp_nav'><ul>{_nav(ending='/list.htm')}</ul></div><div class='article' frag='窗口3'><h1 class='arti_title'>{row.title}</h1>"
        f"<p class='arti_metas'><span class='arti_publisher'>发布者：系统管理员</span><span class='arti_update'>发布时间：{row.day}</span><span class='arti_views'>浏览次数：<span class='WP_VisitCount'>305</span></span></p>"
        f"<div class='entry'><div class='read'><div class='wp_articlecontent'>{paragraphs(row, 'p', 'style=text-indent:2em')}{files(row, '<p><img src=/_ueditor/xls.gif>')}</div></div></div></div>"
        "<div class='footer'>海洋材料研究所　浦滩市观澜路8号</div></body></html>"
    )


# Web forms of a hospital: a grid with a clock in every day; pages only by __doPostBack with the view state ------------


def _forms_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/NewsList.aspx":
        return None
    turned = "__VIEWSTATE" in query and query.get("__EVENTTARGET") == "ctl00$Main$AspNetPager1"
    number, size = int(query["__EVENTARGUMENT"]) if turned else 1, 10
    rows = "".join(
        f'<tr class="{"alt" if place % 2 else "row"}"><td>{place}</td><td align="left"><a id="ctl00_Main_gv_ctl{place:02d}_hl" href="NewsShow.aspx?id={row.number}" target="_blank">{row.title}</a></td>'
        f"<td>人力资源部</td><td>{row.day.year}/{row.day.month}/{row.day.day} 0:00:00</td></tr>"
        for place, row in enumerate(held.page(number, size), 1)
    )

    def link(page: int, name: str) -> str:
        if page == number or not 0 < page <= held.pages(size):
            return f'<a disabled="disabled" style="margin-right:5px;">{name}</a>'
        return f"<a href=\"javascript:__doPostBack('ctl00$Main$AspNetPager1','{page}')\" style=\"margin-right:5px;\">{name}</a>"

    pager = (
        link(1, "首页") + link(number - 1, "上一页") + "".join(link(n, str(n)) for n in range(1, held.pages(size) + 1))
    )
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>\r\n\t白鹭市第二医院-招聘信息\r\n</title></head><body><form name="aspnetForm" method="post" action="NewsList.aspx?cid=12" id="aspnetForm">'
        f'<div><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTQ2{number}ZGQ=" /></div>'
        "<script>var theForm = document.forms['aspnetForm'];function __doPostBack(t, a) { theForm.__EVENTTARGET.value = t; theForm.__EVENTARGUMENT.value = a; theForm.submit(); }</script>"
        f'<div id="nav"><ul>{_nav(ending=".aspx")}</ul></div><div class="search"><input name="ctl00$Main$txtKey" type="text" /><input type="submit" name="ctl00$Main$btnSearch" value="搜索" /></div>'
        f'<div><table cellspacing="0" rules="all" border="1" id="ctl00_Main_gv"><tr><th scope="col">编号</th><th scope="col">标题</th><th scope="col">发布科室</th><th scope="col">发布时间</th></tr>{rows}</table></div>'
        f'<div id="ctl00_Main_AspNetPager1">{pager}{link(number + 1, "下一页")}{link(held.pages(size), "尾页")}</div></form></body></html>'
    )


def _forms_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("id", "")) if path == "/NewsShow.aspx" else None
    if row is None:
        return None
    return (
        f'<html><head><title>\r\n\t白鹭市第二医院-信息详情\r\n</title></head><body><form name="form1" method="post" action="NewsShow.aspx?id={row.number}"><input type="hidden" name="__VIEWSTATE" value="/wEPDwULLTE2" /><div id="nav"><ul>{_nav(ending=".aspx")}</ul></div>'
        f'<div class="hot"><b>24小时急诊</b> <b>预约挂号</b></div><table width="96%"><tr><td align="center"><span id="ctl00_Main_lblTitle" style="font-weight:bold;">{row.title}</span></td></tr>'
        f'<tr><td align="center">发布科室：<span id="ctl00_Main_lblDept">人力资源部</span> 发布时间：<span id="ctl00_Main_lblTime">{row.day.year}/{row.day.month}/{row.day.day} 9:30:00</span> 点击数：<span id="ctl00_Main_lblHit">412</span></td></tr>'
        f'<tr><td><span id="ctl00_Main_lblContent">{paragraphs(row, "div")}</span></td></tr><tr><td>{files(row, "相关下载：")}</td></tr></table></form></body></html>'
    )


# a set of frames over JSP tables: no day in the list, pages by a select that sends a form, today's day in the head ----


def _frames_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path == "/rsc/":
        return (
            "<html><head><title>远山师范专科学校人事处</title></head><frameset rows='120,*' border=0><frame name=top src='top.htm' noresize><frameset cols='180,*'>"
            "<frame name=left src='left.htm'><frame name=main src='zhaopin.jsp'></frameset><noframes><body>您的浏览器不支持框架！</body></noframes></frameset></html>"
        )
    if path == "/rsc/top.htm":
        return "<html><body background=bg.gif><img src=logo.gif><font color=white>今天是2026年11月25日 星期三</font></body></html>"
    if path == "/rsc/left.htm":
        return f"<html><base target=main><body>{_nav('p')}<p><a href='zhaopin.jsp'>人才招聘</a></p></body></html>"
    if path != "/rsc/zhaopin.jsp":
        return None
    number, size = int(query.get("cur") or 1), 12
    rows = "".join(
        f"<tr bgcolor={'#F7F7F7' if place % 2 else '#FFFFFF'}><td width=20>{place}.</td><td><a href='zpshow.jsp?xh={row.number}'>{row.title}</a></td><td width=80 align=right>阅{row.number % 83}次</td></tr>"
        for place, row in enumerate(held.page(number, size), (number - 1) * size + 1)
    )
    last, chosen = held.pages(size), "<option value={n} selected>第{n}页</option>"
    options = _numbers(last, number, "<option value={n}>第{n}页</option>", chosen)
    return (
        f"<html><head><title></title></head><body><table width=100%><tr><td background=tt.gif><b>人才招聘</b></td></tr></table><table width=100% cellpadding=4>{rows}</table>"
        f"<form name=pageForm action='zhaopin.jsp' method=get>共{len(held.notices)}条记录，分{last}页　转到<select name=cur onchange='this.form.submit()'>{options}</select></form></body></html>"
    )


def _frames_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("xh", "")) if path == "/rsc/zpshow.jsp" else None
    if row is None:
        return None
    return (
        f"<html><head><title></title></head><body><table width=100%><tr><td background=tt.gif><b>人才招聘</b></td></tr></table><table width=95% align=center><tr><td height=50 align=center class=bt>{row.title}</td></tr>"
        f"<tr><td align=right>发布人：人事处　发布时间：{row.day.year}年{row.day.month}月{row.day.day}日　星期{'一二三四五六日'[row.day.weekday()]}</td></tr><tr><td><hr size=1></td></tr><tr><td class=nr>{paragraphs(row, 'div')}</td></tr>"
        f"<tr><td>{files(row, '附件下载：')}</td></tr><tr><td align=center>[<a href='javascript:history.back()'>返回上页</a>] [<a href='javascript:print()'>打印本页</a>]</td></tr></table></body></html>"
    )


# a state-owned company's line of time: months as headings, only the day in the row ------------------------------------


def _time_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/zxns/shzp(?:/(\d+))?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 10
    months = "".join(
        f'<div class="tl-month"><h4>{year}年{month}月</h4>'
        + "".join(
            f'<div class="tl-item"><i class="dot"></i><span class="tl-day">{row.day.day}日</span><p><a href="/zxns/shzp/detail/{row.number}">{row.title}</a></p></div>'
            for row in rows
        )
        + "</div>"
        for (year, month), rows in groupby(held.page(number, size), lambda row: (row.day.year, row.day.month))
    )
    last, link = held.pages(size), '<a class="num" href="/zxns/shzp/{n}">{n}</a>'
    numbers = _numbers(last, number, link, link.replace("num", "num active"))
    target = f' href="/zxns/shzp/{number + 1}"' if number < last else ""
    return (
        f'<!DOCTYPE html><html lang="zh"><head><title>社会招聘_招贤纳士_澜江能源投资集团</title></head><body><header><div class="nav">{_nav("div", "")}</div></header><div class="banner"><h1>招贤纳士</h1><p>JOIN US</p></div>'
        f'<div class="tabs"><a href="/zxns/rcln">人才理念</a><a class="on" href="/zxns/shzp">社会招聘</a><a href="/zxns/xyzp">校园招聘</a></div><div class="timeline">{months}</div><div class="paging">{numbers}<a class="arrow"{target}>›</a></div>'
        '<footer><div>所属企业：<a href="http://a.example.org/">澜江水电公司</a><a href="http://b.example.org/">澜江新能源公司</a></div><p>澜江能源投资集团有限公司 © 2026</p></footer></body></html>'
    )


def _time_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zxns/shzp/detail/(\d+)", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html lang="zh"><head><title>社会招聘_招贤纳士_澜江能源投资集团</title></head><body><header><div class="nav">{_nav("div", "")}</div></header><div class="banner"><h1>招贤纳士</h1><p>JOIN US</p></div>'
        f'<div class="show"><div class="show-h"><div class="date"><b>{row.day.day:02d}</b><span>{row.day.year}.{row.day.month:02d}</span></div><div class="t">{row.title}</div></div><div class="show-b">{paragraphs(row)}{files(row)}</div>'
        '<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div></div><footer><p>澜江能源投资集团有限公司 © 2026</p></footer></body></html>'
    )


# Drupal of an institute: English words and days, American in the detail, pages counted from 0 -------------------------


def _drupal_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/zh/jobs":
        return None
    number, size = int(query.get("page") or 0), 9
    rows = "".join(
        f'<div class="views-row views-row-{place}"><div class="views-field views-field-title"><span class="field-content"><a href="/zh/node/{row.number}" hreflang="zh-hans">{row.title}</a></span></div>'
        f'<div class="views-field views-field-created"><span class="views-label">Posted: </span><span class="field-content">{row.day.strftime("%d %b %Y")}</span></div></div>'
        for place, row in enumerate(held.page(number + 1, size), 1)
    )
    items = "".join(
        f'<li class="pager__item"><a href="?page={n}" title="Go to page {n + 1}"><span class="visually-hidden">Page</span>{n + 1}</a></li>'
        for n in range(held.pages(size))
    )
    if number + 1 < held.pages(size):
        items += f'<li class="pager__item pager__item--next"><a href="?page={number + 1}" title="Go to next page" rel="next"><span class="visually-hidden">Next page</span><span aria-hidden="true">››</span></a></li>'
    return (
        f'<!DOCTYPE html><html lang="zh-hans"><head><title>Jobs | 溪源生态研究所</title></head><body class="path-jobs"><a href="#main-content" class="visually-hidden">跳转到主要内容</a><nav role="navigation"><ul class="menu">{_nav(ending="")}</ul></nav>'
        f'<main><h1 class="page-title">Jobs</h1><div class="views-element-container"><div class="view view-jobs"><div class="view-content">{rows}</div><nav class="pager"><ul class="pager__items js-pager__items">{items}</ul></nav></div></div></main>'
        '<aside><h2>Upcoming events</h2><ul><li><a href="/zh/event/31">学术报告：界面化学</a></li><li><a href="/zh/event/32">学术报告：湿地遥感</a></li><li><a href="/zh/event/33">研究生开放日</a></li></ul></aside><footer>Powered by Drupal</footer></body></html>'
    )


def _drupal_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zh/node/(\d+)", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html lang="zh-hans"><head><title>{row.title} | 溪源生态研究所</title></head><body class="page-node-type-job"><nav role="navigation"><ul class="menu">{_nav(ending="")}</ul></nav><main>'
        f'<h1 class="page-title"><span class="field field--name-title">{row.title}</span></h1><article class="node node--type-job"><footer class="node__meta">Submitted by <span>hr</span> on <span class="field--name-created">{row.day.strftime("%a, %m/%d/%Y")} - 09:12</span></footer>'
        f'<div class="node__content"><div class="field field--name-body">{paragraphs(row)}</div><div class="field field--name-field-files">{files(row)}</div></div><ul class="links inline"><li><a href="/zh/user/login">Log in</a> to post comments</li></ul></article></main></body></html>'
    )


# DedeCMS of a district: old rows pinned above every page, the mark inside the link, the category in brackets ----------


def _dede_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/rsrc/(?:list_12_(\d+)\.html|)", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 9
    pinned = (held.notices[16], held.notices[23])
    rest = Holding(tuple(row for row in held.notices if row not in pinned))
    rows = "".join(
        f'<li><b>[<a href=\'/rsrc/{("shiye", "guoqi")[row.number % 2]}/\'>{("事业单位", "国有企业")[row.number % 2]}</a>]</b><a href="/a/rsrc/{row.day.year}/{row.day.month:02d}{row.day.day:02d}/{row.number}.html" class="title">'
        f'{f"<font color=red>[置顶] {row.title}</font>" if row in pinned else row.title}</a><span class="info"><small>日期：</small>{row.day} 08:31:22<small>点击：</small>{row.number % 71}<small>好评：</small>0</span>'
        f'<p class="intro">{"".join(row.paragraphs)[:60]}...</p></li>'
        for row in (*pinned, *rest.page(number, size))
    )
    last = rest.pages(size)
    numbers = _numbers(last, number, "<li><a href='list_12_{n}.html'>{n}</a></li>", '<li class="thisclass">{n}</li>')
    ahead = f"<li><a href='list_12_{number + 1}.html'>下一页</a></li>" if number < last else ""
    return (
        f'<html><head><title>人事人才_柳湾区政务网</title></head><body><div class="topbar">今天是：2026年11月25日 <a href="#">设为首页</a> <a href="#">加入收藏</a></div><div id="navMenu"><ul>{_nav(ending="/")}</ul></div>'
        f'<div class="place"><strong>当前位置:</strong> <a href="/">主页</a> &gt; <a href="/rsrc/">人事人才</a> &gt; </div><div class="listbox"><ul class="e2">{rows}</ul></div>'
        f'<div class="dede_pages"><ul class="pagelist"><li>首页</li>{numbers}{ahead}<li><span class="pageinfo">共 <strong>{last}</strong>页<strong>{len(held.notices)}</strong>条</span></li></ul></div>'
        '<dl class="tbox"><dt><strong>热点内容</strong></dt><dd><ul><li><a href="/a/zcfg/1.html">职称评审实施细则</a></li><li><a href="/a/zcfg/2.html">档案托管实施细则</a></li><li><a href="/a/zcfg/3.html">人才公寓申请办法</a></li></ul></dd></dl></body></html>'
    )


def _dede_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/a/rsrc/\d{4}/\d{4}/(\d+)\.html", path)
    if row is None:
        return None
    return (
        f'<html><head><title>{row.title}_柳湾区政务网</title></head><body><div class="topbar">今天是：2026年11月25日</div><div id="navMenu"><ul>{_nav(ending="/")}</ul></div><div class="viewbox"><div class="title"><h2>{row.title}</h2></div>'
        f'<div class="info"><small>时间:</small>{row.day} 08:31<small>来源:</small>未知<small>作者:</small>admin<small>点击:</small>19次</div><div class="intro">{"".join(row.paragraphs)[:60]}...</div>'
        f'<div class="content"><table width="100%"><tr><td>{paragraphs(row)}{files(row, "<br>")}<br>(责任编辑：admin)</td></tr></table></div><div class="newdigg"><a href="#">顶一下</a>(0) <a href="#">踩一下</a>(0)</div></div>'
        '<div class="mt1"><dl class="tbox"><dt>发表评论</dt><dd>请自觉遵守互联网相关的政策法规。</dd></dl></div></body></html>'
    )


# responsive cards: title cut, day in three elements with an English month, other days in the summary; offsets ---------


def _grid_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/talent":
        return None
    offset, size = int(query.get("offset") or 0), 6
    cards = "".join(
        f'<div class="col-lg-4 col-sm-6"><div class="box"><div class="pic"><img data-src="/img/{row.number}.webp" alt=""></div><div class="when"><b>{row.day.day:02d}</b><i>{row.day.strftime("%b")}.</i><u>{row.day.year}</u></div>'
        f'<h5>{row.cut}</h5><p>报名时间：{row.day + timedelta(days=3)}至{row.day + timedelta(days=12)}，考试时间：{(row.day + timedelta(days=40)).year}年{(row.day + timedelta(days=40)).month}月。{row.paragraphs[0][:24]}</p><a class="btn" href="/talent/{row.number}">了解详情 +</a></div></div>'
        for row in held.notices[offset : offset + size]
    )
    more = "<span>没有更多了</span>"
    if offset + size < len(held.notices):
        more = f'<a id="more" class="btn-more" href="/talent?offset={offset + size}">点击加载更多</a>'
    return (
        f'<!DOCTYPE html><html><head><title>人才招聘 - 北渡城市建设集团</title></head><body><div class="pc-nav"><ul>{_nav(ending="")}</ul></div><div class="m-nav"><ul>{_nav(ending="")}</ul></div>'
        f'<section class="container"><h2>人才招聘 <small>Careers</small></h2><div class="row">{cards}</div><div class="text-center">{more}</div></section><div class="bottom">北渡城市建设集团有限公司 2008-2026</div></body></html>'
    )


def _grid_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/talent/(\d+)", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html><head><title>人才招聘 - 北渡城市建设集团</title></head><body><div class="pc-nav"><ul>{_nav(ending="")}</ul></div><div class="m-nav"><ul>{_nav(ending="")}</ul></div><section class="container"><div class="row"><div class="col-md-3 key"><h6>关键时间</h6>'
        f'<p>报名截止 {row.day + timedelta(days=12)}</p></div><div class="col-md-9"><h3 class="tit">{row.title}</h3><div class="sub"><span><i class="fa fa-clock-o"></i> {row.day.year}.{row.day.month}.{row.day.day}</span><span><i class="fa fa-eye"></i> 268</span></div>'
        f'<div class="rich">{paragraphs(row, "section")}</div>{files(row)}</div></div></section><div class="bottom">北渡城市建设集团有限公司 2008-2026</div></body></html>'
    )


# a career platform: every row a list of its own, the closing day before the day of issue, names of cells only above ---


def _cells_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/campus/index/category/1(?:/page/(\d+))?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 10
    rows = "".join(
        f'<ul class="infoList"><li class="span1"><a href="/campus/view/id/{row.number}" target="_blank" title="{row.title}">{row.cut}</a></li><li class="span2">{("国有企业", "民营企业", "事业单位")[row.number % 3]}</li>'
        f'<li class="span3">{row.day + timedelta(days=30)}</li><li class="span4">{row.day}</li></ul>'
        for row in held.page(number, size)
    )
    last = held.pages(size)
    link = '<li><a href="/campus/index/category/1/page/{n}">{n}</a></li>'
    numbers = _numbers(last, number, link, '<li class="active"><span>{n}</span></li>')
    ahead = link.format(n=number + 1).replace(f">{number + 1}<", ">后一页<") if number < last else ""
    return (
        f'<!DOCTYPE html><html><head><title>校园招聘 - 松屿理工学院就业信息网</title></head><body><div class="header"><h1>松屿理工学院就业信息网</h1><ul class="menu">{_nav(ending="")}</ul></div><div class="filter">单位性质：<a href="/campus/index/category/1">不限</a><a href="/campus/index/category/1/nature/1">国有企业</a><a href="/campus/index/category/1/nature/2">事业单位</a></div>'
        f'<div class="infoBox"><ul class="infoHead"><li class="span1">招聘主题</li><li class="span2">单位性质</li><li class="span3">截止日期</li><li class="span4">发布日期</li></ul>{rows}</div>'
        f'<div class="page"><ul class="pagination">{numbers}{ahead}</ul><em>共 {len(held.notices)} 条</em></div></body></html>'
    )


def _cells_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/campus/view/id/(\d+)", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html><head><title>校园招聘 - 松屿理工学院就业信息网</title></head><body><div class="header"><h1>松屿理工学院就业信息网</h1><ul class="menu">{_nav(ending="")}</ul></div><div class="viewHead"><h2>{row.title}</h2>'
        f'<ul class="fields"><li><span>单位性质</span><span>国有企业</span></li><li><span>截止日期</span><span>{row.day + timedelta(days=30)}</span></li><li><span>发布日期</span><span>{row.day}</span></li><li><span>浏览</span><span>91</span></li></ul></div>'
        f'<div class="viewTab"><a href="#a">招聘简章</a><a href="#b">在线投递</a></div><div class="vContent cl" id="a">{paragraphs(row)}</div><div class="vFile">{files(row)}</div><div class="tip">温馨提示：求职过程中请勿缴纳任何费用，谨防上当受骗。</div></body></html>'
    )


# jpage of a city: the rows are records in a script's store of data, later ones come from a proxy as XML ---------------


def _store(held: Holding, number: int, size: int = 9) -> str:
    records = "".join(
        f'<record><![CDATA[<li><a href="/art/{row.day.year}/{row.day.month}/{row.day.day}/art_1365_{row.number}.html" title=\'{row.title}\' target="_blank">{row.cut}</a><span class="bt-data-time">[{row.day}]</span></li>]]></record>\n'
        for row in held.page(number, size)
    )
    last, proxy = held.pages(size), "/module/web/jpage/dataproxy.jsp?appid=1&webid=9&columnid=1365&unitid=5023&page="
    ahead = f'<nextgroup><![CDATA[<a href="{proxy}{number + 1}"></a>]]></nextgroup>' if number < last else ""
    return f"<datastore>\n{ahead}<recordset>\n{records}</recordset>\n<totalrecord>{len(held.notices)}</totalrecord><totalpage>{last}</totalpage></datastore>"


def _jpage_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path == "/module/web/jpage/dataproxy.jsp":
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{_store(held, int(query.get("page") or 1))}'
    if path != "/col/col1365/index.html":
        return None
    return (
        f'<!DOCTYPE html><html><head><title>岚溪湾市人民政府 招考录用</title><meta name="ColumnName" content="招考录用"></head><body><div class="nav"><table><tr>{_nav("td", "/index.html")}</tr></table></div>'
        '<div class="left"><ul><li><a href="/col/col1363/index.html">人事任免</a></li><li><a href="/col/col1364/index.html">公务员管理</a></li><li><a href="/col/col1365/index.html">招考录用</a></li></ul></div>'
        f'<div id="5023" class="default_pgContainer"><script type="text/xml">{_store(held, 1)}</script></div>'
        '<script src="/script/jpage.js"></script><script>var jpage_5023 = {perPage: 9, showTotal: true, unitid: 5023};</script><div class="foot">主办：岚溪湾市人民政府办公室　网站标识码 0000000000</div></body></html>'
    )


def _jpage_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/art/\d{4}/\d+/\d+/art_1365_(\d+)\.html", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html><head><title>岚溪湾市人民政府 招考录用 {row.title}</title><meta name="ArticleTitle" content="{row.title}"><meta name="pubdate" content="{row.day} 15:40"></head><body><div class="nav"><table><tr>{_nav("td", "/index.html")}</tr></table></div>'
        f'<table id="article" width="94%"><tr><td class="title"><!--<$[标题名称(html)]>begin-->{row.title}<!--<$[标题名称(html)]>end--></td></tr><tr><td><table><tr><td>发布日期：{row.day} 15:40</td><td>来源：市人力社保局</td><td>字体：[ <a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(14)">中</a> ]</td></tr></table></td></tr>'
        f'<tr><td class="bt_content"><div id="zoom"><!--ZJEG_RSS.content.begin-->{paragraphs(row)}<!--ZJEG_RSS.content.end-->{files(row, "<p>")}</div></td></tr></table><div class="ewm">扫一扫在手机打开当前页</div></body></html>'
    )


STYLES = (
    Style("vsb-descending", "/zpxx.htm", _vsb_list, _vsb_detail),
    Style("webplus-year-in-address", "/2043/list.htm", _plus_list, _plus_detail),
    Style("webforms-postback", "/NewsList.aspx", _forms_list, _forms_detail),
    Style("frames-jsp", "/rsc/", _frames_list, _frames_detail, "gb2312"),
    Style("timeline-months", "/zxns/shzp", _time_list, _time_detail),
    Style("drupal-english", "/zh/jobs", _drupal_list, _drupal_detail),
    Style("dede-pinned", "/rsrc/", _dede_list, _dede_detail, "gbk"),
    Style("cards-offset", "/talent", _grid_list, _grid_detail),
    Style("list-per-row", "/campus/index/category/1", _cells_list, _cells_detail),
    Style("jpage-store", "/col/col1365/index.html", _jpage_list, _jpage_detail),
)
