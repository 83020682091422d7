"""Columns of a hospital, a bureau and schools as ready-made systems render them."""

from __future__ import annotations

import json
import re
from datetime import timedelta

from tests.sites.cms.afresh.shells import beside, chinese
from tests.sites.cms.content import Holding, Notice, files, paragraphs
from tests.sites.cms.style import MENU, Style, find


def _empire_url(row: Notice) -> str:
    return f"/rczp/{row.day}/{row.number}.html"


def _empire_frame(held: Holding, title: str, where: str, content: str) -> str:
    menu = "".join(f'<td align="center"><a href="/m{n}/">{name}</a></td>' for n, name in enumerate(MENU))
    hot = "".join(
        f'<tr><td>{n}. <a href="{_empire_url(row)}" title="{row.title}">{row.cut}</a></td></tr>'
        for n, row in enumerate(held.notices[8:16], 1)
    )
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
        f'<title>{title}</title><meta name="keywords" content="人才招聘"><script src="/d/js/acmsd/thea1.js"></script></head><body>'
        f'<table width="1000" align="center" background="/images/nav.jpg"><tr>{menu}</tr></table>'
        f'<table width="1000" align="center"><tr valign="top"><td width="230"><table class="box"><tr><td><b>专家门诊</b></td></tr><tr><td><a href="/mz/1.html">2026年12月门诊排班表</a></td></tr></table>'
        f'<table class="box"><tr><td><strong>热门文章</strong></td></tr>{hot}</table></td><td width="770"><table class="position"><tr><td>您当前的位置：{where}</td></tr></table>{content}</td></tr></table>'
        '<table width="1000" align="center"><tr><td align="center">松溪市中医医院 版权所有　地址：松溪市和平路8号　急救电话：120<br>Powered by EmpireCMS 7.5</td></tr></table></body></html>'
    )


def _empire_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/rczp/(?:index(?:_(\d+))?\.html)?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 10
    rows = "".join(
        f'<tr><td width="4%"><img src="/skin/default/images/li.gif"></td><td><a href="{_empire_url(row)}" title="{row.title}" target="_blank">{row.cut}</a></td>'
        f'<td width="16%" align="right"><font color="#999999">({row.day.month:02d}-{row.day.day:02d})</font></td></tr>'
        for row in held.page(number, size)
    )
    last = held.pages(size)
    urls = {n: "/rczp/index.html" if n == 1 else f"/rczp/index_{n}.html" for n in range(1, last + 1)}
    numbers = "&nbsp;".join(f"<b>{n}</b>" if n == number else f'<a href="{url}">{n}</a>' for n, url in urls.items())
    ahead = (
        f'&nbsp;<a href="{urls[number + 1]}">下一页</a>&nbsp;<a href="{urls[last]}">尾页</a>' if number < last else ""
    )
    back = f'<a href="{urls[1]}">首页</a>&nbsp;<a href="{urls[number - 1]}">上一页</a>&nbsp;' if number > 1 else ""
    pager = f'<a title="Total record">&nbsp;<b>{len(held.notices)}</b> </a>&nbsp;&nbsp;&nbsp;{back}{numbers}{ahead}'
    return _empire_frame(
        held,
        "人才招聘-松溪市中医医院",
        '<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/rczp/">人才招聘</a>',
        f'<table width="100%" class="newslist">{rows}</table><table width="100%" class="listpage"><tr><td>{pager}</td></tr></table>',
    )


def _empire_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/rczp/[\d-]+/(\d+)\.html", path)
    if row is None:
        return None
    before, after = beside(row, held)
    near = "".join(
        f'<tr><td>{name}：<a href="{_empire_url(one)}">{one.title}</a></td></tr>'
        for name, one in (("上一篇", before), ("下一篇", after))
        if one
    )
    related = "".join(
        f'<tr><td>·<a href="{_empire_url(one)}">{one.title}</a>({one.day})</td></tr>' for one in held.notices[2:6]
    )
    return _empire_frame(
        held,
        f"{row.title}-人才招聘-松溪市中医医院",
        '<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/rczp/">人才招聘</a>&nbsp;&gt;&nbsp;正文',
        f'<table width="100%" class="title_info"><tr><td class="biaoti" align="center"><strong>{row.title}</strong></td></tr>'
        f'<tr><td class="info_text" align="center">时间：{row.day} 09:31:00　来源：<a href="/">本站</a>　作者：人事科　点击：<script src="/e/public/ViewClick/?classid=7&id={row.number}&addclick=1"></script>次</td></tr></table>'
        f'<table width="100%"><tr><td id="text">{paragraphs(row)}{files(row, "<br>")}</td></tr></table>'
        f'<table width="100%">{near}</table><table width="100%" class="box"><tr><td><strong>相关文章</strong></td></tr>{related}</table>',
    )


def _nuxt_frame(title: str, content: str, state: object) -> str:
    menu = "".join(f'<li data-v-3f2a><a href="/zh/{n}" data-v-3f2a>{name}</a></li>' for n, name in enumerate(MENU))
    return (
        f'<!doctype html><html data-n-head-ssr lang="zh-CN"><head><title>{title}</title><meta data-n-head="ssr" charset="utf-8"><link rel="preload" href="/_nuxt/1a2b.js" as="script"></head>'
        f'<body><div data-server-rendered="true" id="__nuxt"><div id="__layout"><header data-v-3f2a><a href="/zh">首页</a><ul>{menu}</ul><a href="/en/recruit" class="lang">English</a></header>'
        f'{content}<footer data-v-77>© 2026 云岭理工大学 联系我们：云岭市学府路1号</footer></div></div><script>window.__NUXT__={json.dumps(state, ensure_ascii=False)}</script><script src="/_nuxt/1a2b.js" defer></script></body></html>'
    )


def _nuxt_record(row: Notice) -> dict[str, object]:
    return {
        "id": row.number,
        "title": row.title,
        "summary": "".join(row.paragraphs)[:60],
        "publishTime": f"{row.day} 10:05:00",
        "updateTime": f"{row.day + timedelta(days=3)} 08:00:00",
    }


def _nuxt_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/zh/recruit":
        return None
    number, size = int(query.get("page") or 1), 8
    shown = held.page(number, size)
    rows = "".join(
        f'<div class="news-item" data-v-91><a href="/zh/recruit/{row.number}" class="news-link" data-v-91><div class="date" data-v-91><span class="day" data-v-91>{row.day.day:02d}</span><span class="ym" data-v-91>{row.day.year}.{row.day.month:02d}</span></div>'
        f'<div class="txt" data-v-91><h3 class="tit ellipsis" data-v-91>{row.title}</h3><p class="desc" data-v-91>{"".join(row.paragraphs)[:60]}...</p></div><i class="icon-arrow" data-v-91></i></a></div>'
        for row in shown
    )
    last = held.pages(size)
    pager = "".join(
        f'<li class="number active" data-v-91>{n}</li>'
        if n == number
        else f'<li class="number" data-v-91><a href="/zh/recruit?page={n}">{n}</a></li>'
        for n in range(1, last + 1)
    )
    return _nuxt_frame(
        "招聘信息 - 云岭理工大学",
        f'<main><div class="crumb">首页 / 人才招聘 / 招聘信息</div><h1 class="channel">招聘信息</h1><div class="news-list" data-v-91>{rows}</div><ul class="el-pager" data-v-91>{pager}</ul></main>',
        {"data": [{"list": [_nuxt_record(row) for row in shown], "total": len(held.notices), "pageSize": size}]},
    )


def _nuxt_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/zh/recruit/(\d+)", path)
    if row is None:
        return None
    hot = "".join(
        f'<li><a href="/zh/recruit/{one.number}"><em>{n}</em>{one.title}</a><span>{one.day}</span></li>'
        for n, one in enumerate(held.notices[3:8], 1)
    )
    return _nuxt_frame(
        "云岭理工大学",
        f'<main class="two-columns"><aside data-v-a1><h4>热门推荐</h4><ul>{hot}</ul></aside><div class="article" data-v-a1><div class="crumb">首页 / 人才招聘 / 正文</div><h1 data-v-a1>{row.title}</h1>'
        f'<div class="meta" data-v-a1><span>发布于 {row.day}</span><span>来源：人事处</span><span><i class="icon-eye"></i>315</span></div>'
        f'<div class="rich-text" data-v-a1>{paragraphs(row, "p", "data-v-a1")}</div><div class="attach" data-v-a1>{files(row)}</div></div></main>',
        {"data": [{"detail": _nuxt_record(row) | {"content": "<p>" + "</p><p>".join(row.paragraphs) + "</p>"}}]},
    )


_TOWNS = ("县城区", "河东镇", "柳树乡", "开发区")


def _bureau_employer(row: Notice) -> str:
    return ("柳河县教育局", "柳河县卫生健康局", "柳河县城投集团", "柳河县融媒体中心")[row.number % 4]


def _bureau_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/rsks/zkxx.aspx" or query.get("lm") != "15":
        return None
    number, size = int(query.get("pageno") or 1), 12
    rows = "".join(
        f'<tr onmouseover="this.style.backgroundColor=\'#eee\'"><td>{(number - 1) * size + place}</td><td>{_bureau_employer(row)}</td><td align="left"><a href="zkxx_view.aspx?lm=15&amp;bh={row.number}" target="_blank">{row.title}</a></td>'
        f"<td>{_TOWNS[row.number % 4]}</td><td>{row.day + timedelta(days=20)}</td><td>{row.day}</td></tr>"
        for place, row in enumerate(held.page(number, size), 1)
    )
    last = held.pages(size)
    menu = "".join(f'<li><a href="/{n}.aspx">{name}</a></li>' for n, name in enumerate(MENU))
    return (
        "<html><head><title>公开招聘 - 柳河县人事考试网</title></head><body>"
        f"<div id='menu'><ul>{menu}</ul></div><div class='crumb'>当前位置：<a href='/default.aspx'>首页</a> → 公开招聘</div>"
        "<table id='gvList' border='1' cellspacing='0' rules='all'><tr><th>序号</th><th>招聘单位</th><th>公告名称</th><th>工作地点</th><th>报名截止</th><th>发布日期</th></tr>"
        f"{rows}</table><div class='page'>共{len(held.notices)}条　第{number}/{last}页　<a href='javascript:goPage(1)'>首页</a>　<a href='javascript:goPage({max(1, number - 1)})'>上页</a>　<a href='javascript:goPage({min(last, number + 1)})'>下页</a>　<a href='javascript:goPage({last})'>末页</a>　"
        f"转到第<input id='pn' size='2'>页<input type='button' value='GO' onclick=\"goPage(document.getElementById('pn').value)\"></div>"
        f"<script type='text/javascript'>\nfunction goPage(n){{\n  if(n<1||n>{last}) return false;\n  window.location.href = '/rsks/zkxx.aspx?lm=15&pageno=' + n;\n}}\n</script>"
        "<div class='foot'>主办单位：柳河县人力资源和社会保障局　更新日期：2026年11月24日</div></body></html>"
    )


def _bureau_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("bh", "")) if path == "/rsks/zkxx_view.aspx" else None
    if row is None:
        return None
    menu = "".join(f'<li><a href="/{n}.aspx">{name}</a></li>' for n, name in enumerate(MENU))
    return (
        f"<html><head><title>公开招聘 - 柳河县人事考试网</title></head><body><div id='menu'><ul>{menu}</ul></div>"
        f"<table class='info' border='1' width='960'><tr><th width='120'>公告名称</th><td colspan='3'>{row.title}</td></tr>"
        f"<tr><th>招聘单位</th><td>{_bureau_employer(row)}</td><th>工作地点</th><td>{_TOWNS[row.number % 4]}</td></tr>"
        f"<tr><th>报名截止</th><td>{row.day + timedelta(days=20)}</td><th>发布日期</th><td>{row.day}</td></tr>"
        f"<tr><th>公告内容</th><td colspan='3'><div id='nr'>{paragraphs(row)}</div></td></tr><tr><th>附件下载</th><td colspan='3'>{files(row)}</td></tr></table>"
        "<p align='center'><a href='javascript:window.print()'>打印</a> <a href='javascript:window.close()'>关闭</a></p><div class='foot'>主办单位：柳河县人力资源和社会保障局　更新日期：2026年11月24日</div></body></html>"
    )


def _press_side(held: Holding) -> str:
    recent = "".join(f'<li><a href="/archives/{row.number}">{row.title}</a></li>' for row in held.notices[:5])
    months = "".join(f'<li><a href="/2026/{n:02d}">2026年{n}月</a></li>' for n in range(11, 5, -1))
    return (
        f'<aside id="secondary" class="widget-area"><section class="widget widget_search"><form role="search" action="/"><input type="search" name="s"></form></section><section class="widget widget_recent_entries"><h2 class="widget-title">近期文章</h2><ul>{recent}</ul></section>'
        f'<section class="widget widget_archive"><h2 class="widget-title">归档</h2><ul>{months}</ul></section></aside>'
    )


def _press_head(title: str) -> str:
    menu = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/page-{n}">{name}</a></li>' for n, name in enumerate(MENU)
    )
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><title>{title}</title><meta name="generator" content="WordPress 6.4.3"><link rel="alternate" type="application/rss+xml" href="/feed"></head><body class="archive category">'
        f'<div id="page"><header id="masthead"><p class="site-title"><a href="/" rel="home">海棠科技职业学院</a></p><p class="site-description">厚德 精技</p><nav><ul id="primary-menu">{menu}</ul></nav></header>'
    )


def _press_times(row: Notice) -> str:
    later = row.day + timedelta(days=2)
    return (
        f'<span class="posted-on">发布于 <a href="/archives/{row.number}" rel="bookmark"><time class="updated" datetime="{later}T16:20:11+08:00">{later.year}年{later.month}月{later.day}日</time>'
        f'<time class="entry-date published" datetime="{row.day}T09:00:00+08:00">{chinese(row)}</time></a></span><span class="byline"> 作者：<span class="author vcard"><a class="url fn n" href="/archives/author/rsc">人事处</a></span></span>'
    )


def _press_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    found = re.fullmatch(r"/archives/category/zhaopin(?:/page/(\d+))?/?", path)
    if found is None:
        return None
    number, size = int(found[1] or 1), 5
    rows = "".join(
        f'<article id="post-{row.number}" class="post type-post hentry"><header class="entry-header"><h2 class="entry-title"><a href="/archives/{row.number}" rel="bookmark">{row.title}</a></h2><div class="entry-meta">{_press_times(row)}</div></header>'
        f'<div class="entry-summary"><p>{"".join(row.paragraphs)[:55]}&hellip; <a class="more-link" href="/archives/{row.number}">继续阅读<span class="screen-reader-text">“{row.title}”</span></a></p></div>'
        f'<footer class="entry-footer"><span class="cat-links">发布于<a href="/archives/category/zhaopin">招聘公告</a></span><span class="comments-link"><a href="/archives/{row.number}#respond">留下评论</a></span></footer></article>'
        for row in held.page(number, size)
    )
    older = (
        f'<div class="nav-previous"><a href="/archives/category/zhaopin/page/{number + 1}">较旧文章</a></div>'
        if number < held.pages(size)
        else ""
    )
    newer = (
        f'<div class="nav-next"><a href="/archives/category/zhaopin/page/{number - 1}">较新文章</a></div>'
        if number > 1
        else ""
    )
    return (
        f'{_press_head("招聘公告 – 海棠科技职业学院")}<main id="main"><header class="page-header"><h1 class="page-title">分类：<span>招聘公告</span></h1></header>{rows}<nav class="navigation posts-navigation"><h2 class="screen-reader-text">文章导航</h2><div class="nav-links">{older}{newer}</div></nav></main>{_press_side(held)}'
        '<footer id="colophon">由 WordPress 强力驱动</footer></div></body></html>'
    )


def _press_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"/archives/(\d+)", path)
    if row is None:
        return None
    newer, older = beside(row, held)
    near = "".join(
        f'<div class="nav-{side}"><a href="/archives/{one.number}" rel="{rel}">{word}<span>{one.title}</span></a></div>'
        for side, rel, word, one in (
            ("previous", "prev", "上一篇文章：", older),
            ("next", "next", "下一篇文章：", newer),
        )
        if one
    )
    return (
        f'{_press_head(f"{row.title} – 海棠科技职业学院")}<main id="main"><article id="post-{row.number}" class="post hentry"><header class="entry-header"><h1 class="entry-title">{row.title}</h1><div class="entry-meta">{_press_times(row)}</div></header>'
        f'<div class="entry-content">{paragraphs(row, "p", "class=wp-block-paragraph")}<div class="wp-block-file">{files(row)}</div></div><footer class="entry-footer"><span class="cat-links">发布于<a href="/archives/category/zhaopin">招聘公告</a></span></footer></article>'
        f'<nav class="navigation post-navigation"><h2 class="screen-reader-text">文章导航</h2><div class="nav-links">{near}</div></nav>'
        '<div id="respond" class="comment-respond"><h3>发表回复</h3><form><p>您的邮箱地址不会被公开。 必填项已用 * 标注</p><textarea name="comment"></textarea></form></div></main>'
        f'{_press_side(held)}<footer id="colophon">由 WordPress 强力驱动</footer></div></body></html>'
    )


def _phpcms_url(row: Notice) -> str:
    return f"/index.php?m=content&amp;c=index&amp;a=show&amp;catid=23&amp;id={row.number}"


def _phpcms_frame(held: Holding, title: str, content: str) -> str:
    menu = "".join(
        f'<li><a href="/index.php?m=content&amp;c=index&amp;a=lists&amp;catid={n}"><span>{name}</span></a></li>'
        for n, name in enumerate(MENU, 30)
    )
    rank = "".join(
        f'<li><span>{900 - n * 40}</span><a href="{_phpcms_url(row)}" title="{row.title}">{row.cut}</a></li>'
        for n, row in enumerate(held.notices[5:15])
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><div class="header"><div class="nav-site"><ul>{menu}</ul></div></div>'
        f'<div class="main">{content}<div class="col-auto"><div class="box"><h5 class="title-2">频道总排行</h5><ul class="content digg">{rank}</ul></div></div></div>'
        '<div class="footer"><p class="info">龙泉湾县人民政府办公室 主办　网站标识码：3300000001　最后更新：2026-11-24</p></div></body></html>'
    )


def _phpcms_list(held: Holding, path: str, query: dict[str, str]) -> str | None:
    if path != "/index.php" or query.get("a") != "lists" or query.get("catid") != "23":
        return None
    number, size = max(1, int(query.get("page") or 1)), 10
    rows = "".join(
        f'<li><span class="rt">{row.day} 15:2{place}:08</span>·<a href="{_phpcms_url(row)}" target="_blank">{row.cut}</a></li>'
        + ('<li class="bk20 hr"></li>' if place == 4 else "")
        for place, row in enumerate(held.page(number, size))
    )
    last, base = held.pages(size), "/index.php?m=content&amp;c=index&amp;a=lists&amp;catid=23&amp;page="
    numbers = " ".join(
        f"<span>{n}</span>" if n == number else f'<a href="{base}{n}">{n}</a>' for n in range(1, last + 1)
    )
    pager = f'<a class="a1">{len(held.notices)}条</a> <a href="{base}{max(1, number - 1)}" class="a1">上一页</a> {numbers} <a href="{base}{min(last, number + 1)}" class="a1">下一页</a>'
    return _phpcms_frame(
        held,
        "人事招考 - 龙泉湾县人民政府",
        f'<div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="{base}1">人事招考</a> &gt; 列表</div><ul class="list lh24 f14">{rows}</ul><div id="pages" class="text-c">{pager}</div></div>',
    )


def _phpcms_detail(held: Holding, path: str, query: dict[str, str]) -> str | None:
    row = find(held, r"(\d+)", query.get("id", "")) if path == "/index.php" and query.get("a") == "show" else None
    if row is None:
        return None
    before, after = beside(row, held)
    near = "".join(
        f'<p class="f14"><strong>{name}</strong><a href="{_phpcms_url(one)}">{one.title}</a></p>'
        for name, one in (("上一篇：", before), ("下一篇：", after))
        if one
    )
    related = "".join(
        f'<li>·<a href="{_phpcms_url(one)}">{one.title}</a><span>({one.day})</span></li>' for one in held.notices[4:8]
    )
    return _phpcms_frame(
        held,
        f"{row.title} - 人事招考 - 龙泉湾县人民政府",
        f'<div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="/index.php?m=content&amp;c=index&amp;a=lists&amp;catid=23">人事招考</a> &gt; 正文</div>'
        f'<div id="Article"><h1>{row.title}<br /><span>{row.day} 15:23:08&nbsp;&nbsp;&nbsp;来源：县人社局&nbsp;&nbsp;&nbsp;评论：<a href="#comment_iframe" id="comment">0</a> 点击：<span id="hits"></span></span></h1>'
        f'<div class="content">{paragraphs(row)}<div class="files">{files(row, "<br/>")}</div></div>{near}<div class="Article-Tool">分享到：<a href="#">新浪微博</a></div><div class="related"><h5 class="blue">延伸阅读：</h5><ul>{related}</ul></div></div></div>',
    )


STYLES: tuple[Style, ...] = (
    Style("empire-hospital", "/rczp/", _empire_list, _empire_detail, "gbk"),
    Style("vue-rendered", "/zh/recruit", _nuxt_list, _nuxt_detail),
    Style("bureau-columns", "/rsks/zkxx.aspx?lm=15", _bureau_list, _bureau_detail, "gb18030"),
    Style("wordpress-excerpts", "/archives/category/zhaopin", _press_list, _press_detail),
    Style("phpcms-heading", "/index.php?m=content&c=index&a=lists&catid=23", _phpcms_list, _phpcms_detail),
)
