"""Learned houses: a career centre's Dedecms, a Joomla of an institute, archives by months (Typecho), a board (Discuz)."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.outside.truth import NEWS, Site
from tests.sites.cms.place import clock, cut, file_links, fill, seconds, views
from tests.sites.cms.style import Style


class Dede(Site):
    """Dedecms: types in brackets before the titles, summaries, one notice on top of every page, *上一篇*."""

    name = "outside-dede-career"
    start = "/a/zhaopinxinxi/"
    charset = "gbk"
    sector = "campus"
    attach = (("点击下载", "/plus/download.php?open=2&id={n}"), ("附件.wps", "/uploads/soft/{n}.wps"))
    first = 4400
    shell = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>@title@_沧江学院就业指导中心</title><link href="/templets/default/style/dedecms.css" rel="stylesheet" media="screen" type="text/css" /></head>
<body class="articlelist"><div class="header_top"><div class="w960 center"><span id="time" class="time">织梦CMS</span><div class="toplinks"><a href="/english/">English</a>|<a href="/member/">学生登录</a></div></div></div>
<div class="module blue mT10 wrapper w963" id="navMenu"><ul><li><a href="/"><span>主页</span></a></li><li><a href="/a/xinwendongtai/"><span>新闻动态</span></a></li><li class="hover"><a href="/a/zhaopinxinxi/"><span>招聘信息</span></a></li><li><a href="/a/zhengcefagui/"><span>政策法规</span></a></li><li><a href="/a/xiazai/"><span>下载中心</span></a></li></ul></div>
<div class="w960 center clear mT1"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href="/">主页</a> > <a href="/a/zhaopinxinxi/">招聘信息</a> > </div>@main@</div>
<div class="pright"><div class="listbox commend mt1"><dl class="tbox light"><dt class="light"><strong>推荐内容</strong></dt><dd class="light"><ul class="d4">@best@</ul></dd></dl></div>
<div class="hot mT1"><dl class="tbox light"><dt class="light"><strong>热点内容</strong></dt><dd class="light"><ul class="c1 ico2">@hot@</ul></dd></dl></div></div></div>
<div class="footer w960 center mt1 clear"><div class="footer_body"><p class="powered">Powered by DedeCMS &copy; 沧江学院就业指导中心</p><dl class="flinks"><dt>友情链接</dt><dd><a href="http://www.ncss.example/">国家大学生就业服务平台</a> <a href="http://www.jobs.example/">人才网</a></dd></dl></div></div></body></html>"""

    def link(self, row: Notice) -> str:
        column = "xinwendongtai" if row in NEWS else "zhaopinxinxi"
        return f"/a/{column}/{row.day.year}/{row.day:%m%d}/{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/a/zhaopinxinxi/(?:list_3_(\d+)\.html)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/a/\w+/\d{4}/\d{4}/(\d+)\.html", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        best = "".join(
            f'<li><a href="{self.link(row)}">{row.title}</a><p>{row.paragraphs[0][:30]}...</p></li>' for row in NEWS[:2]
        )
        hot = "".join(f'<li><a href="{self.link(row)}">{cut(row.title, 15)}</a></li>' for row in NEWS[2:])
        return fill(self.shell, title=title, main=main, best=best, hot=hot)

    def row(self, row: Notice, top: bool) -> str:
        kind = "宣讲会" if "宣讲" in row.title else "招聘公告"
        title = f'<font color="red">[置顶]</font> <b>{row.title}</b>' if top else row.title
        return (
            f'<li> [<b><a href="/a/zhaopinxinxi/?t={len(kind)}">{kind}</a></b>] <a href="{self.link(row)}" class="title">{title}</a>'
            f'<span class="info"><small>日期：</small>{row.day} {seconds(row)} <small>点击：</small>{views(row)} <small>好评：</small>0 </span>'
            f'<p class="intro">{"".join(row.paragraphs)[:60]}...</p></li>'
        )

    def page(self, held: Holding, number: int) -> str:
        top = held.notices[9]
        rows = self.row(top, True) + "".join(
            self.row(row, False) for row in held.page(number, self.size) if row is not top
        )
        last = self.last(held)
        pages = "".join(
            f'<li class="thisclass">{n}</li>' if n == number else f"<li><a href='list_3_{n}.html'>{n}</a></li>"
            for n in range(1, last + 1)
        )
        ahead = (
            f"<li><a href='list_3_{number + 1}.html'>下一页</a></li><li><a href='list_3_{last}.html'>末页</a></li>"
            if number < last
            else ""
        )
        return self.put(
            "招聘信息",
            f'<div class="listbox"><ul class="e2">{rows}</ul></div><div class="dede_pages"><ul class="pagelist"><li>首页</li>{pages}{ahead}<li><span class="pageinfo">共 <strong>{last}</strong>页<strong>{len(held.notices)}</strong>条</span></li></ul></div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        newer_link = f"<a href='{self.link(newer)}'>{newer.title}</a>" if newer else "没有了"
        older_link = f"<a href='{self.link(older)}'>{older.title}</a>" if older else "没有了"
        return self.put(
            row.title,
            f'<div class="viewbox"><div class="title"><h2>{row.title}</h2></div><div class="info"><small>时间:</small>{row.day} {clock(row)}<small>来源:</small>未知 <small>作者:</small>admin <small>点击:</small><script src="/plus/count.php?aid={row.number}"></script>次</div>'
            f'<div class="content">{self.text(row, "<div>", "</div>")}{file_links(row)}</div><div class="dede_pages"></div>'
            f'<div class="boxoff"><strong>------分隔线----------------------------</strong></div><div class="handle"><div class="context"><ul><li>上一篇：{newer_link}</li><li>下一篇：{older_link}</li></ul></div><div class="actbox"><ul><li><a href="/plus/stow.php?aid={row.number}">收藏</a></li><li><a href="#">挑错</a></li><li><a href="#">打印</a></li></ul></div></div></div>',
        )


class Joomla(Site):
    """An institute's Joomla: a category as a table with hits, ``?start=``, days as *2026年11月20日*, an English twin."""

    name = "outside-joomla-institute"
    start = "/index.php/zh/rencai/zhaopin"
    sector = "institute"
    attach = (("招聘信息表", "/images/docs/2026/{n}-form.docx"), ("Application Form", "/images/docs/2026/{n}-en.pdf"))
    first = 1500
    shell = """
<!DOCTYPE html><html xml:lang="zh-cn" lang="zh-cn" dir="ltr"><head><base href="http://site.example/index.php/zh/rencai/zhaopin" /><meta charset="utf-8" /><meta name="generator" content="Joomla! - Open Source Content Management" />
<title>@title@</title></head><body class="site com_content view-category"><div class="body"><header class="header"><a class="brand pull-left" href="/"><span class="site-title">云麓海洋研究所</span></a><div class="mod-languages"><ul class="lang-inline"><li class="lang-active"><a href="/index.php/zh/"><img src="/media/mod_languages/images/zh_cn.gif" alt="中文" /></a></li><li><a href="/index.php/en/jobs"><img src="/media/mod_languages/images/en.gif" alt="English" /></a></li></ul></div></header>
<nav class="navigation"><ul class="nav menu nav-pills"><li><a href="/index.php/zh/">首页</a></li><li><a href="/index.php/zh/gaikuang">研究所概况</a></li><li><a href="/index.php/zh/keyan">科研成果</a></li><li class="active parent"><a href="/index.php/zh/rencai">人才队伍</a><ul><li><a href="/index.php/zh/rencai/yuanshi">院士</a></li><li class="current"><a href="/index.php/zh/rencai/zhaopin">招聘信息</a></li></ul></li></ul></nav>
<div class="row-fluid"><main id="content" class="span9">@main@<ul class="breadcrumb"><li>您的位置：</li><li><a href="/">首页</a></li><li class="active">招聘信息</li></ul></main>
<div id="aside" class="span3"><div class="well"><h3 class="page-header">最新文章</h3><ul class="latestnews">@latest@</ul></div></div></div></div><footer class="footer"><p>&copy; 2026 云麓海洋研究所</p></footer></body></html>"""

    def link(self, row: Notice) -> str:
        return f"/index.php/zh/{'xinwen' if row in NEWS else 'rencai/zhaopin'}/{row.number}-{row.day:%Y%m%d}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        first = query.get("start") or "0"
        return int(first) // self.size + 1 if path == self.start and first.isdigit() else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/index\.php/zh/(?:xinwen|rencai/zhaopin)/(\d+)-\d+", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/{number}-"

    def put(self, title: str, main: str) -> str:
        latest = "".join(f'<li><a href="{self.link(row)}"><span>{row.title}</span></a></li>' for row in NEWS)
        return fill(self.shell, title=title, main=main, latest=latest)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr class="cat-list-row{place % 2}"><td headers="categorylist_header_title" class="list-title"><a href="{self.link(row)}">\n\t\t{row.title}\t</a></td><td headers="categorylist_header_date" class="list-date small">{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日</td><td class="list-author">作者 人事教育处</td><td class="list-hits"><span class="badge badge-info">点击数： {views(row)}</span></td></tr>'
            for place, row in enumerate(held.page(number, self.size))
        )
        last = self.last(held)
        pages = "".join(
            f'<li class="hidden-phone active"><a>{n}</a></li>'
            if n == number
            else f'<li class="hidden-phone"><a title="{n}" href="{self.start}{f"?start={(n - 1) * self.size}" if n > 1 else ""}" class="pagenav">{n}</a></li>'
            for n in range(1, last + 1)
        )
        ahead = (
            f'<li><a title="下一个" href="{self.start}?start={number * self.size}" class="hasTooltip pagenav"><span class="icon-next"></span></a></li>'
            if number < last
            else ""
        )
        return self.put(
            "招聘信息",
            f'<div class="category-list"><h2>招聘信息</h2><form action="{self.start}" method="post" name="adminForm" id="adminForm" class="form-inline"><fieldset class="filters"><label>标题过滤</label><input type="text" name="filter-search" id="filter-search" value="" /><select id="limit" name="limit"><option value="5">5</option><option value="10" selected>10</option></select></fieldset>'
            f'<table class="category table table-striped table-bordered"><thead><tr><th>标题</th><th>发布日期</th><th>作者</th><th>点击数</th></tr></thead><tbody>{rows}</tbody></table><div class="pagination"><p class="counter pull-right">第 {number} 页 共 {last} 页</p><ul class="pagination-list">{pages}{ahead}</ul></div></form></div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{row.title}</h2></div><dl class="article-info muted"><dt class="article-info-term">详细信息</dt><dd class="createdby">作者：人事教育处</dd><dd class="published"><span class="icon-calendar"></span>发布于：{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日</dd><dd class="modified">最后更新：2026年11月24日</dd><dd class="hits">点击数：{views(row)}</dd></dl>'
            f'<div itemprop="articleBody">{self.text(row)}{file_links(row)}</div></div>',
        )


class Archive(Site):
    """Typecho: all announcements on one page under their months, days as *20日*, no pager; the detail tells the day in English order."""

    name = "outside-typecho-months"
    start = "/archives.html"
    sector = "institute"
    attach = (("JD-{n}", "/usr/uploads/2026/11/{n}.pdf"),)
    first = 300
    count = 22
    others = NEWS[:3]

    def link(self, row: Notice) -> str:
        return f"/archives/{row.number}/"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/archives/(\d+)/", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/archives/{number}"

    def put(self, title: str, main: str) -> str:
        latest = "".join(f'<li><a href="{self.link(row)}">{row.title}</a></li>' for row in NEWS[:3])
        return (
            f'<!DOCTYPE HTML><html class="no-js"><head><meta charset="UTF-8"><title>{title} - 临川课题组</title><meta name="generator" content="Typecho 1.2.1" /></head><body><header id="header" class="clearfix"><div class="container"><a id="logo" href="/">临川课题组</a><p class="description">Just So So ...</p><nav id="nav-menu"><a href="/">首页</a><a href="/archives.html" class="current">招聘归档</a><a href="/people.html">成员</a><a href="/papers.html">论文</a></nav></div></header>'
            f'<div id="body"><div class="container"><div class="row"><div class="col-mb-12 col-8" id="main" role="main">{main}</div><div class="col-mb-12 col-offset-1 col-3" id="secondary" role="complementary"><section class="widget"><h3 class="widget-title">最新文章</h3><ul class="widget-list">{latest}</ul></section><section class="widget"><h3 class="widget-title">归档</h3><ul class="widget-list"><li><a href="/2026/11/">November 2026</a></li><li><a href="/2026/10/">October 2026</a></li></ul></section></div></div></div></div><footer id="footer">&copy; 2026 <a href="/">临川课题组</a>. 由 <a href="http://typecho.org">Typecho</a> 强力驱动.</footer></body></html>'
        )

    def page(self, held: Holding, number: int) -> str:
        months = "".join(
            f"<h3>{year} 年 {month} 月</h3><ul>"
            + "".join(f'<li>{row.day.day:02d}日: <a href="{self.link(row)}">{row.title}</a></li>' for row in rows)
            + "</ul>"
            for (year, month), rows in groupby(held.notices, lambda row: (row.day.year, row.day.month))
        )
        return self.put(
            "招聘归档",
            f'<article class="post"><h1 class="post-title">招聘归档</h1><div class="post-content"><div id="archives">{months}</div></div></article>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        near = "".join(
            f'<li>{word}: <a href="{self.link(to)}" title="{to.title}">{to.title}</a></li>'
            for word, to in (("上一篇", older), ("下一篇", newer))
            if to
        )
        return self.put(
            row.title,
            f'<article class="post"><h1 class="post-title" itemprop="name headline"><a href="{self.link(row)}">{row.title}</a></h1><ul class="post-meta"><li>作者: <a href="/author/1/">admin</a></li><li>时间: <time datetime="{row.day}T{seconds(row)}+08:00">{row.day:%B %d, %Y}</time></li><li>分类: <a href="/category/jobs/">招聘</a></li></ul><div class="post-content">{self.text(row)}{file_links(row)}</div><p class="tags">标签: none</p></article><ul class="post-near">{near}</ul>',
        )


class Board(Site):
    """Discuz: a board of threads, one on top, days as *昨天* and *3 天前* with the day in a title; posts of a detail answered."""

    name = "outside-discuz-board"
    start = "/forum-42-1.html"
    sector = "campus"
    attach = (("岗位表.xls", "forum.php?mod=attachment&aid={n}"),)
    first = 88100

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/forum-42-(\d+)\.html", path)
        return int(found[1]) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/thread-(\d+)-1-\d+\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"thread-{number}-"

    def put(self, title: str, main: str) -> str:
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8" /><title>{title} -  北陵大学就业论坛 -  Powered by Discuz!</title></head><body id="nv_forum" class="pg_forumdisplay"><div id="toptb"><a href="/portal.php">设为首页</a></div><div id="hd"><h2><a href="./" title="北陵大学就业论坛"><img src="static/image/common/logo.png" alt="北陵大学就业论坛" /></a></h2><form method="post" id="lsform" action="member.php?mod=logging&amp;action=login"><input type="text" name="username" /><input type="password" name="password" /><a href="member.php?mod=register">立即注册</a></form><div id="nv"><ul><li><a href="forum.php">论坛<span>BBS</span></a></li><li><a href="forum-42-1.html">招聘信息</a></li><li><a href="forum-43-1.html">求职交流</a></li></ul></div></div><div id="wp" class="wp"><div id="pt" class="bm cl"><a href="./" class="nvhm">首页</a><em>&rsaquo;</em><a href="forum.php">论坛</a><em>&rsaquo;</em><a href="forum-42-1.html">招聘信息</a></div>{main}</div>'
            '<div id="ft" class="wp cl"><p>Powered by <strong><a href="http://www.discuz.example">Discuz!</a></strong> <em>X3.4</em></p><p>GMT+8, 2026-11-25 08:00 , Processed in 0.021 second(s)</p></div></body></html>'
        )

    def age(self, row: Notice) -> str:
        days = (date(2026, 11, 25) - row.day).days
        if days > 7:
            return f"<span>{row.day.year}-{row.day.month}-{row.day.day}</span>"
        word = {1: f"昨天&nbsp;{clock(row)}", 2: f"前天&nbsp;{clock(row)}"}.get(days, f"{days}&nbsp;天前")
        return f'<span class="xi1"><span title="{row.day.year}-{row.day.month}-{row.day.day}">{word}</span></span>'

    def thread(self, row: Notice, top: bool) -> str:
        kind, icon = ("stickthread", "pin_1") if top else ("normalthread", "folder_common")
        return (
            f'<tbody id="{kind}_{row.number}"><tr><td class="icn"><a href="thread-{row.number}-1-1.html" title="新窗口打开" target="_blank"><img src="static/image/common/{icon}.gif" alt="" /></a></td>'
            f'<th class="common"><em>[<a href="forum.php?mod=forumdisplay&amp;fid=42&amp;filter=typeid&amp;typeid=5">校招</a>]</em> <a href="thread-{row.number}-1-1.html" onclick="atarget(this)" class="s xst">{row.title}</a></th>'
            f'<td class="by"><cite><a href="space-uid-3.html" c="1">就业办</a></cite><em>{self.age(row)}</em></td><td class="num"><a href="thread-{row.number}-1-1.html" class="xi2">{row.number % 4}</a><em>{views(row)}</em></td>'
            f'<td class="by"><cite><a href="space-username-x.html" c="1">小树</a></cite><em><a href="forum.php?mod=redirect&amp;tid={row.number}&amp;goto=lastpost#lastpost">2026-11-24 21:10</a></em></td></tr></tbody>'
        )

    def page(self, held: Holding, number: int) -> str:
        top = held.notices[3]
        rows = self.thread(top, True) if number == 1 else ""
        rows += '<tbody id="separatorline"><tr class="ts"><td>&nbsp;</td><th>版块主题</th></tr></tbody>'
        rows += "".join(self.thread(row, False) for row in held.page(number, self.size) if row is not top)
        last = self.last(held)
        pages = "".join(
            f"<strong>{n}</strong>" if n == number else f'<a href="forum-42-{n}.html">{n}</a>'
            for n in range(1, last + 1)
        )
        ahead = f'<a href="forum-42-{number + 1}.html" class="nxt">下一页</a>' if number < last else ""
        return self.put(
            "招聘信息",
            f'<div id="threadlist" class="tl bm bmw"><div class="th"><table><tr><th>筛选</th><td class="by">作者</td><td class="num">回复/查看</td><td class="by">最后发表</td></tr></table></div><div class="bm_c"><form method="post" name="moderate" id="moderate" action="forum.php?mod=topicadmin"><table summary="forum_42">{rows}</table></form></div></div><div class="bm bw0 pgs cl"><div class="pg">{pages}<label><input type="text" name="custompage" class="px" size="2" value="{number}" /><span title="共 {last} 页"> / {last} 页</span></label>{ahead}</div></div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        answer = (
            f'<div id="post_{row.number}9"><table class="plhin"><tr><td class="pls"><div class="authi"><a href="space-uid-77.html" class="xw1">小树</a></div></td><td class="plc"><div class="pi"><div class="authi"><em>发表于 2026-11-24 21:10</em></div></div><div class="t_fsz"><table><tr><td class="t_f">谢谢老师分享，已投！</td></tr></table></div></td></tr></table></div>'
            if row.number % 4
            else ""
        )
        files = "".join(
            f'<div class="pattl"><ignore_js_op><dl class="tattl"><dt><img src="static/image/filetype/msoffice.gif" alt="" /></dt><dd><p class="attnm"><a href="{url}" target="_blank">{name}</a></p><p>24.5 KB, 下载次数: 31</p></dd></dl></ignore_js_op></div>'
            for name, url in row.files
        )
        return self.put(
            f"{row.title} - 招聘信息",
            f'<div id="postlist" class="pl bm"><table><tr><td class="pls ptn pbn"><div class="hm ptn"><span class="xg1">查看:</span> <span class="xi1">{views(row)}</span><span class="pipe">|</span><span class="xg1">回复:</span> <span class="xi1">{row.number % 4}</span></div></td><td class="plc ptm pbn vwthd"><h1 class="ts">[<a href="forum.php?mod=forumdisplay&amp;fid=42&amp;typeid=5">校招</a>] <span id="thread_subject">{row.title}</span></h1><span class="xg1"><a href="thread-{row.number}-1-1.html" onclick="return copyThreadUrl(this)">[复制链接]</a></span></td></tr></table>'
            f'<div id="post_{row.number}1"><table class="plhin"><tr><td class="pls"><div class="authi"><a href="space-uid-3.html" class="xw1">就业办</a></div></td><td class="plc"><div class="pi"><strong><a href="#">楼主</a></strong><div class="authi"><em>发表于 {row.day.year}-{row.day.month}-{row.day.day} {seconds(row)}</em><span class="pipe">|</span><a href="#">只看该作者</a></div></div><div class="pct"><div class="t_fsz"><table cellspacing="0"><tr><td class="t_f" id="postmessage_{row.number}1">{self.text(row, "", "<br />")}</td></tr></table>{files}</div></div></td></tr></table></div>{answer}'
            '<form method="post" id="fastpostform" action="forum.php?mod=post"><div class="pt hm">您需要登录后才可以回帖 <a href="member.php?mod=logging&amp;action=login">登录</a> | <a href="member.php?mod=register">立即注册</a></div></form></div>',
        )


STYLES: tuple[Style, ...] = (Dede().style(), Joomla().style(), Archive().style(), Board().style())
