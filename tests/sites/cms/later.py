"""Six styles written with those of ``afresh`` and laid aside until the reader had been mended for those.

Their first try had title and day right in 66.7 % (108 of 162): four styles all 27; rows without links that go somewhere when
clicked, and rows in a variable of a script, were no list at all and said so. The reader was mended on them since.
"""

from __future__ import annotations

import json
from datetime import timedelta

from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find

_MONTHS = ("一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月")
_WEEK = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


# Joomla, a hospital: months in Chinese after the day, rows by offset, the last change beside the day of issue --------------


def _joomla_day(row: Notice, days: int = 0) -> str:
    day = row.day + timedelta(days=days)
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year}"


def _joomla_frame(title: str, content: str) -> str:
    menu = "".join(f'<li class="item-{n}"><a href="/index.php/m{n}">{name}</a></li>' for n, name in enumerate(MENU))
    return (
        f'<!DOCTYPE html><html lang="zh-cn"><head><title>{title}</title><meta name="generator" content="Joomla! - Open Source Content Management"></head><body class="site com_content"><div class="navigation"><ul class="nav menu">{menu}</ul></div>'
        f'<div class="row-fluid"><div id="content" class="span9"><ul itemscope class="breadcrumb"><li>当前位置： </li><li><a href="/index.php">首页</a></li><li class="active">招聘启事</li></ul>{content}</div></div><footer><p>&copy; 2026 银杏市妇幼保健院</p></footer></body></html>'
    )


def _joomla_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/index.php/zhaopin":
        return None
    start, size = int(query.get("start") or 0), 10
    number, last = start // size + 1, held.pages(size)
    rows = "".join(
        f'<tr class="cat-list-row{place % 2}"><td headers="categorylist_header_title" class="list-title"><a href="/index.php/zhaopin/{row.number}-zp">\n\t\t{row.title}\t\t</a></td><td headers="categorylist_header_date" class="list-date small">{_joomla_day(row)}</td>'
        f'<td headers="categorylist_header_author" class="list-author">作者： 人力资源部</td><td headers="categorylist_header_hits" class="list-hits"><span class="badge badge-info">点击数： {row.number % 300}</span></td></tr>'
        for place, row in enumerate(held.page(number, size))
    )
    urls = {n: "/index.php/zhaopin" + (f"?start={(n - 1) * size}" if n > 1 else "") for n in range(1, last + 1)}
    pager = "".join(
        f'<li class="active"><a>{n}</a></li>'
        if n == number
        else f'<li><a title="" href="{url}" class="pagenav">{n}</a></li>'
        for n, url in urls.items()
    )
    return _joomla_frame(
        "招聘启事",
        f'<div class="category-list"><h2><span class="subheading-category">招聘启事</span></h2><form id="adminForm"><select name="limit"><option value="5">5</option><option value="10" selected>10</option><option value="0">全部</option></select>'
        f'<table class="category table table-striped"><thead><tr><th>标题</th><th>发布日期</th><th>作者</th><th>点击数</th></tr></thead><tbody>{rows}</tbody></table><div class="pagination"><p class="counter pull-right"> 第 {number} 页 共 {last} 页 </p><ul class="pagination-list">{pager}</ul></div></form></div>',
    )


def _joomla_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/index\.php/zhaopin/(\d+)-zp", path)
    if row is None:
        return None
    return _joomla_frame(
        row.title,
        f'<div class="item-page" itemscope><div class="page-header"><h2 itemprop="headline">\n\t{row.title}\t</h2></div><dl class="article-info muted"><dt class="article-info-term">详细信息</dt><dd class="modified"><span class="icon-calendar"></span><time datetime="{row.day + timedelta(days=9)}T09:00:00+08:00" itemprop="dateModified">最后更新： {_joomla_day(row, 9)}</time></dd>'
        f'<dd class="published"><span class="icon-calendar"></span><time datetime="{row.day}T08:12:00+08:00" itemprop="datePublished">发布： {_joomla_day(row)}</time></dd><dd class="hits"><span class="icon-eye-open"></span>点击数： 211</dd></dl>'
        f'<div itemprop="articleBody">{paragraphs(row)}{files(row)}</div><ul class="pager pagenav"><li class="previous"><a href="/index.php/zhaopin/{row.number - 1}-zp" rel="prev">前一篇</a></li></ul></div>',
    )


# An old ASP school: two announcements a line, bare numbers for pages ------------------------------------------------------


def _abreast_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/xx/more.asp" or query.get("typeid") != "9":
        return None
    number, size = int(query.get("p") or 1), 12
    cells = [
        f'<td width="38%">◆ <a href="read.asp?newsid={row.number}" target="_blank" title="{row.title}">{row.cut}</a></td><td width="12%"><font color="gray" size="2">{row.day.year % 100}-{row.day.month}-{row.day.day}</font></td>'
        for row in held.page(number, size)
    ]
    rows = "".join(f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2))
    pager = " ".join(
        f"<font color=red>[{n}]</font>" if n == number else f'<a href="more.asp?typeid=9&p={n}">[{n}]</a>'
        for n in range(1, held.pages(size) + 1)
    )
    menu = "".join(
        f'<td><a href="more.asp?typeid={n}"><font color="white">{name}</font></a></td>'
        for n, name in enumerate(MENU, 20)
    )
    return f'<html><head><title>沙湾实验小学</title></head><body bgcolor="#ffffff"><center><table bgcolor="green"><tr>{menu}</tr></table><table width="90%">{rows}</table><p>共 {len(held.notices)} 篇 {pager}</p><hr><font size="2">沙湾实验小学　今天是2026年11月25日</font></center></body></html>'


def _abreast_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("newsid", "")) if path == "/xx/read.asp" else None
    if row is None:
        return None
    return (
        f'<html><head><title>沙湾实验小学</title></head><body bgcolor="#ffffff"><center><font size="2">今天是2026年11月25日</font><table width="90%"><tr><td align="center"><b><font size="4" color="#cc0000">{row.title}</font></b></td></tr><tr><td align="center"><font size="2">作者：教导处　　{row.day.year}-{row.day.month}-{row.day.day} 8:30:00　　阅读次数：88</font></td></tr>'
        f'<tr><td><font size="3">{paragraphs(row)}</font></td></tr><tr><td>{files(row)}</td></tr></table><hr><font size="2">沙湾实验小学</font></center></body></html>'
    )


# Drupal, an institute: views with week days, arrows for pages counted from nothing, files in a table ------------------------


def _views_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/rencai/zhaopin":
        return None
    number, size = int(query.get("page") or 0), 8
    rows = "".join(
        f'<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="/node/{row.number}" hreflang="zh-hans">{row.title}</a></span></div><div class="views-field views-field-created"><span class="field-content">{_WEEK[row.day.weekday()]}, {row.day.month:02d}/{row.day.day:02d}/{row.day.year} - 10:15</span></div></div>'
        for row in held.page(number + 1, size)
    )
    last = held.pages(size)
    pager = "".join(
        f'<li class="pager__item{" is-active" if n == number else ""}"><a href="?page={n}" title="{"当前页" if n == number else f"转到第 {n + 1} 页"}"><span class="visually-hidden">Page</span>{n + 1}</a></li>'
        for n in range(last)
    )
    if number + 1 < last:
        pager += f'<li class="pager__item pager__item--next"><a href="?page={number + 1}" title="到下一页" rel="next"><span class="visually-hidden">下一页</span><span aria-hidden="true">››</span></a></li>'
    menu = "".join(f'<li class="menu-item"><a href="/p{n}">{name}</a></li>' for n, name in enumerate(MENU))
    return (
        f'<!DOCTYPE html><html lang="zh-hans"><head><title>招聘信息 | 高原生态研究所</title><meta name="Generator" content="Drupal 9 (https://www.drupal.org)" /></head><body class="path-rencai"><div class="dialog-off-canvas-main-canvas"><header><ul class="menu">{menu}</ul></header>'
        f'<main><h1 class="page-title">招聘信息</h1><div class="views-element-container"><div class="view view-zhaopin"><div class="view-content">{rows}</div><nav class="pager" role="navigation"><ul class="pager__items js-pager__items">{pager}</ul></nav></div></div></main><footer>高原生态研究所</footer></div></body></html>'
    )


def _views_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/node/(\d+)", path)
    if row is None:
        return None
    lines = "".join(
        f'<tr><td><span class="file file--mime-xlsx"><a href="{url}">{name}</a></span></td><td>24.5 KB</td></tr>'
        for name, url in row.files
    )
    table = (
        f'<div class="field field--name-field-file"><table class="responsive-enabled"><thead><tr><th>附件</th><th>大小</th></tr></thead><tbody>{lines}</tbody></table></div>'
        if lines
        else ""
    )
    return (
        f'<!DOCTYPE html><html lang="zh-hans"><head><title>{row.title} | 高原生态研究所</title></head><body class="path-node"><div class="dialog-off-canvas-main-canvas"><header><a href="/" rel="home">首页</a></header><main><h1 class="page-title"><span class="field field--name-title">{row.title}</span></h1>'
        f'<article role="article" class="node node--type-article"><footer class="node__meta"><div class="node__submitted">由 <span class="field field--name-uid"><span>rencai</span></span> 提交于 <span class="field field--name-created">{_WEEK[row.day.weekday()]}, {row.day.month:02d}/{row.day.day:02d}/{row.day.year} - 10:15</span></div></footer>'
        f'<div class="node__content"><div class="clearfix text-formatted field field--name-body">{paragraphs(row)}</div>{table}</div></article></main><aside><h2>近期内容</h2><ul><li><a href="/node/1">研究所召开2026年度工作总结会议</a> 11/24/2026</li></ul></aside></div></body></html>'
    )


# A Java portal: lines without a link, the address in onclick, pages by a form that a script fills --------------------------


def _clicked_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/portal/zpgg/index.do":
        return None
    number, size = int(query.get("currPage") or 1), 10
    rows = "".join(
        f'<tr style="cursor:pointer" onclick="window.open(\'/portal/zpgg/detail.do?uuid=z{row.number}\')"><td>{place}</td><td class="tl">{row.title}</td><td>{("央企", "国企", "民企")[row.number % 3]}</td><td>{row.day}</td></tr>'
        for place, row in enumerate(held.page(number, size), (number - 1) * size + 1)
    )
    last = held.pages(size)
    menu = "".join(f'<li><a href="/portal/{n}.do">{name}</a></li>' for n, name in enumerate(MENU))
    return (
        "<!DOCTYPE html><html><head><title>招聘公告-紫荆大学就业信息网</title><script>\nfunction toPage(n){ document.getElementById('currPage').value = n; document.getElementById('qf').submit(); }\n</script></head>"
        f'<body><ul class="nav">{menu}</ul><form id="qf" action="/portal/zpgg/index.do" method="get"><input type="hidden" id="currPage" name="currPage" value="{number}"><input name="kw" placeholder="关键字"><button>搜索</button></form><table class="tb"><thead><tr><th>序号</th><th>标题</th><th>单位性质</th><th>发布时间</th></tr></thead><tbody>{rows}</tbody></table>'
        f'<div class="pages"><span>共{len(held.notices)}条/{last}页</span><a href="javascript:;" onclick="toPage(1)">首页</a><a href="javascript:;" onclick="toPage({min(last, number + 1)})">下一页</a><a href="javascript:;" onclick="toPage({last})">尾页</a></div><div class="ft">紫荆大学</div></body></html>'
    )


def _clicked_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"z(\d+)", query.get("uuid", "")) if path == "/portal/zpgg/detail.do" else None
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html><head><title>公告详情-紫荆大学就业信息网</title></head><body><div class="pos">您的位置：首页&gt;招聘公告&gt;公告详情</div><div class="detail"><h4 class="tc">{row.title}</h4><div class="tc gray"><label>发布人：</label>就业办 <label>发布时间：</label>{row.day} 16:00 <label>浏览量：</label>90</div>'
        f'<div class="html">{paragraphs(row)}</div><div class="attach"><label>附件：</label>{files(row)}</div></div><div class="ft">紫荆大学</div></body></html>'
    )


# A district's site: all rows in a variable of a script, drawn by the browser ---------------------------------------------


def _variable_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/ztzl/rczp/":
        return None
    rows = [
        {
            "id": row.number,
            "docTitle": row.title,
            "docUrl": f"/ztzl/rczp/content_{row.number}.html",
            "docPubTime": f"{row.day} 09:10:00",
            "docSource": "区人社局",
        }
        for row in held.notices
    ]
    menu = "".join(f'<a href="/{n}/">{name}</a>' for n, name in enumerate(MENU))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>人才招聘-东桥区人民政府</title></head><body><div class="nav">{menu}</div><div id="list"></div><div id="pager"></div><script src="/js/jquery.min.js"></script>'
        f'<script>\nvar docList = {json.dumps(rows, ensure_ascii=False)};\nvar pageSize = 10;\n$(function(){{ draw(docList, 1); }});\n</script><div class="foot">东桥区人民政府</div></body></html>'
    )


def _variable_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/ztzl/rczp/content_(\d+)\.html", path)
    if row is None:
        return None
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{row.title}-东桥区人民政府</title></head><body><div class="wz">首页 &gt; 人才招聘</div><div class="con"><p class="con_bt">{row.title}</p><p class="con_time">来源：区人社局&emsp;时间：{row.day} 09:10&emsp;字号：[大][中][小]</p><div class="con_nr">{paragraphs(row)}{files(row, "<p>")}</div></div><div class="foot">东桥区人民政府</div></body></html>'


# A college by layui: tags, articles elsewhere among the rows, an eye and a clock ------------------------------------------


def _layui_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/article/list":
        return None
    number, size = int(query.get("pageIndex") or 1), 7
    rows = "".join(
        f'<li class="layui-clear"><span class="layui-badge-rim">{("校招", "社招", "实习")[row.number % 3]}</span><a class="bt" href="/article/detail/{row.number}">{row.title}</a><div class="fly-list-info"><span><i class="layui-icon layui-icon-username"></i> 学工处</span><span><i class="layui-icon layui-icon-time"></i> {row.day.month}月{row.day.day}日</span><span class="fly-list-nums"><i class="layui-icon layui-icon-read"></i> {row.number % 800}</span></div></li>'
        + (
            f'<li class="layui-clear"><span class="layui-badge-rim">转载</span><a class="bt" href="https://mp.weixin.example/s/k{number}" target="_blank">图说校园：招聘会现场精彩瞬间回顾</a><div class="fly-list-info"><span><i class="layui-icon layui-icon-time"></i> {row.day.month}月{row.day.day}日</span></div></li>'
            if place == 3
            else ""
        )
        for place, row in enumerate(held.page(number, size))
    )
    last, base = held.pages(size), "/article/list?pageIndex="
    numbers = "".join(
        f'<span class="layui-laypage-curr"><em class="layui-laypage-em"></em><em>{n}</em></span>'
        if n == number
        else f'<a href="{base}{n}" data-page="{n}">{n}</a>'
        for n in range(1, last + 1)
    )
    after = (
        f'<a href="{base}{number + 1}" class="layui-laypage-next" data-page="{number + 1}"><i class="layui-icon">&#xe602;</i></a>'
        if number < last
        else ""
    )
    menu = "".join(f'<li class="layui-nav-item"><a href="/c/{n}">{name}</a></li>' for n, name in enumerate(MENU))
    return f'<!DOCTYPE html><html><head><title>就业信息</title></head><body><ul class="layui-nav">{menu}</ul><div class="layui-container"><ul class="fly-list">{rows}</ul><div class="layui-box layui-laypage">{numbers}{after}</div></div><div class="layui-footer">金牛财经学院</div></body></html>'


def _layui_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/article/detail/(\d+)", path)
    if row is None:
        return None
    return (
        f'<!DOCTYPE html><html><head><title>就业信息</title></head><body><div class="layui-container"><span class="layui-breadcrumb"><a href="/">首页</a><a href="/article/list">就业信息</a><a><cite>正文</cite></a></span><div class="fly-detail"><h2>{row.title}</h2><div class="detail-about"><a class="fly-avatar" href="/u/1"><cite>学工处</cite></a><span>{row.day.year}年{row.day.month}月{row.day.day}日 星期{"一二三四五六日"[row.day.weekday()]}</span><span class="fly-list-nums"><i class="layui-icon">&#xe60e;</i> 320</span></div>'
        f'<div class="detail-body layui-text photos">{paragraphs(row)}{files(row, "<br>")}</div></div></div><div class="layui-footer">金牛财经学院</div></body></html>'
    )


STYLES = (
    Style("joomla-offset", "/index.php/zhaopin", _joomla_list, _joomla_detail),
    Style("two-abreast", "/xx/more.asp?typeid=9", _abreast_list, _abreast_detail, "gb2312"),
    Style("drupal-views", "/rencai/zhaopin", _views_list, _views_detail),
    Style("clicked-lines", "/portal/zpgg/index.do", _clicked_list, _clicked_detail),
    Style("script-variable", "/ztzl/rczp/", _variable_list, _variable_detail),
    Style("layui-elsewhere", "/article/list", _layui_list, _layui_detail),
)
