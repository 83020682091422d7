"""Six sites that a server renders: a catalogue of open government, ASP.NET's grid, Drupal, Struts, Typecho, Discuz."""

from __future__ import annotations

import re
from datetime import date

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import (
    Answer,
    Place,
    body,
    clock,
    cut,
    file_links,
    fill,
    other_columns,
    seconds,
    views,
    whole,
)
from tests.sites.cms.style import Request


class OpenCatalogue(Place):
    """A catalogue of open government on DedeCMS: each row hides a card with number, office and days of its document."""

    name = "branches-open-catalogue"
    start = "/xxgk/rsxx/list_31_1.html"
    others = other_columns(
        400,
        date(2026, 11, 2),
        "区政府信息公开指南",
        "政府信息公开年度报告（2025）",
        "依申请公开办理流程",
        "区政府领导简介",
    )
    frame = """
<!DOCTYPE html><html><head><meta charset="utf-8"><title>@title@-云麓区政府信息公开</title><link rel="stylesheet" href="/templets/xxgk/style.css"></head>
<body><div class="w1200"><div class="xxgk-top"><h2>云麓区人民政府信息公开平台</h2></div><div class="xxgk-l fl"><ul class="xxgk-nav">@side@</ul></div>
<div class="xxgk-r fr">@main@</div><div class="clear"></div></div><div class="bottom">主办单位：云麓区人民政府办公室</div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/xxgk/{'zn' if row in self.others else 'rsxx'}/{row.day:%Y/%m%d}/{row.number}.html"

    def mark(self, number: int) -> str:
        return f"/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/xxgk/rsxx/list_31_(\d+)\.html", path)
        return int(found[1]) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/xxgk/\w+/\d{4}/\d{4}/(\d+)\.html", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(f'<li><a href="{self.at(row)}">{row.title}</a></li>' for row in self.others)
        return fill(self.frame, title=title, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        last = self.last(held)
        lines = "".join(
            f'<li><span class="xh">{(number - 1) * self.size + place}</span><div class="mc"><a href="{self.at(row)}" target="_blank">{row.title}</a>'
            f'<div class="xxgk_tip" style="display:none"><table><tr><td>索引号：</td><td>6101-rsxx-{row.number}</td><td>主题分类：</td><td>人事信息</td></tr><tr><td>发布机构：</td><td>区人社局</td><td>成文日期：</td><td>2026-01-0{place % 9 + 1}</td></tr><tr><td>名　　称：</td><td colspan="3">{row.title}</td></tr></table></div></div>'
            f'<span class="wh">无</span><span class="rq">{row.day}</span></li>'
            for place, row in enumerate(held.page(number, self.size), 1)
        )
        links = "".join(
            f'<li class="thisclass">{n}</li>' if n == number else f"<li><a href='list_31_{n}.html'>{n}</a></li>"
            for n in range(1, last + 1)
        )
        before = (
            "<li>首页</li>"
            if number == 1
            else f"<li><a href='list_31_1.html'>首页</a></li><li><a href='list_31_{number - 1}.html'>上一页</a></li>"
        )
        after = (
            "<li>末页</li>"
            if number == last
            else f"<li><a href='list_31_{number + 1}.html'>下一页</a></li><li><a href='list_31_{last}.html'>末页</a></li>"
        )
        pager = f'<ul class="pagelist">{before}{links}{after}<li><span class="pageinfo">共 <strong>{last}</strong>页<strong>{len(held.notices)}</strong>条</span></li></ul>'
        head = '<div class="xxgk-hd"><span class="xh">序号</span><span class="mc">信息名称</span><span class="wh">文号</span><span class="rq">发布日期</span></div>'
        return self.put("人事信息", f'{head}<ul class="xxgk-list">{lines}</ul>{pager}')

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>　　{line}</p>")
        table = (
            f'<table class="xxgk-table"><tr><th>索引号</th><td>6101-rsxx-{row.number}</td><th>主题分类</th><td>人事信息</td></tr><tr><th>发布机构</th><td>区人社局</td><th>发布日期</th><td>{row.day}</td></tr>'
            f'<tr><th>名　　称</th><td colspan="3">{row.title}</td></tr><tr><th>文　　号</th><td>无</td><th>有效性</th><td>有效</td></tr></table>'
        )
        return self.put(
            row.title,
            f'{table}<div class="wz"><h1>{row.title}</h1><div class="wz-con">{text}{file_links(row)}</div></div>',
        )


class GridCollege(Place):
    """ASP.NET Web Forms: a GridView whose numbers post back, rows that are link buttons' siblings, GB2312."""

    name = "branches-grid-college"
    start = "/NewsList.aspx?cid=3"
    charset = "gb2312"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        if path != "/NewsList.aspx" or query.get("cid") != "3":
            return None
        if query.get("__EVENTTARGET") == "ctl00$Main$gvNews":
            return whole(query.get("__EVENTARGUMENT", "").removeprefix("Page$"), 1)
        return 1

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("nid") if path == "/NewsView.aspx" else None

    def put(self, title: str, main: str) -> str:
        return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>
	{title}
</title></head><body><form name="aspnetForm" method="post" action="NewsList.aspx?cid=3" id="aspnetForm"><div><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKLTk2Nzg5" /></div>
<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['aspnetForm'];
function __doPostBack(eventTarget, eventArgument) {{ theForm.__EVENTTARGET.value = eventTarget; theForm.__EVENTARGUMENT.value = eventArgument; theForm.submit(); }}
//]]>
</script>
<div id="header"><a href="Default.aspx">首页</a> | <a href="NewsList.aspx?cid=1">学院新闻</a> | <a href="NewsList.aspx?cid=3">招聘信息</a> | <a href="Login.aspx">管理登录</a></div>{main}
<div id="footer">石桥职业技术学院就业指导中心</div></form></body></html>"""

    def page(self, held: Holding, number: int) -> str:
        rows = held.page(number, self.size)
        lines = "".join(
            f'<tr class="row{place % 2}"><td align="left"><img src="images/arrow.gif" /><a id="ctl00_Main_gvNews_ctl{place + 2:02}_hlTitle" href="NewsView.aspx?nid={row.number}" target="_blank">{cut(row.title, 25, "...")}</a></td><td align="center"><span id="ctl00_Main_gvNews_ctl{place + 2:02}_lblTime">{row.day:%Y}-{row.day.month}-{row.day.day}</span></td></tr>'
            for place, row in enumerate(rows)
        )
        numbers = "".join(
            f"<td><span>{n}</span></td>"
            if n == number
            else f"<td><a href=\"javascript:__doPostBack('ctl00$Main$gvNews','Page${n}')\">{n}</a></td>"
            for n in range(1, self.last(held) + 1)
        )
        return self.put(
            "招聘信息",
            f'<table cellspacing="0" border="0" id="ctl00_Main_gvNews" style="width:100%;">{lines}<tr class="pgr"><td colspan="2"><table border="0"><tr>{numbers}</tr></table></td></tr></table>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        return self.put(
            row.title,
            f'<div id="view"><span id="ctl00_Main_lblTitle" class="vtitle">{row.title}</span><br /><span id="ctl00_Main_lblInfo">发布人：就业办&nbsp;发布时间：{row.day:%Y}-{row.day.month}-{row.day.day} {clock(row)}&nbsp;浏览次数：{views(row)}</span><hr /><span id="ctl00_Main_lblContent">{text}</span>{file_links(row)}</div>',
        )


class DrupalViews(Place):
    """Drupal: rows of a view with labelled fields, a pager that counts from nought, an excerpt under each title."""

    name = "branches-drupal-views"
    start = "/careers/notices"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 0) + 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/node/(\d+)", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        return f"""<!DOCTYPE html>
<html lang="zh-hans" dir="ltr"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 9 (https://www.drupal.org)" /><title>{title} | 望海海洋研究所</title></head>
<body class="layout-one-sidebar path-careers"><a href="#main-content" class="visually-hidden focusable skip-link">跳转到主要内容</a><div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas>
<header><div class="region region-header"><nav role="navigation" class="block block-menu"><ul class="menu"><li class="menu-item"><a href="/" data-drupal-link-system-path="&lt;front&gt;">首页</a></li><li class="menu-item"><a href="/about">关于我们</a></li><li class="menu-item menu-item--active-trail"><a href="/careers/notices" class="is-active">招聘公告</a></li></ul></nav></div></header>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div id="block-page-title"><h1 class="page-title">{title}</h1></div>{main}</div></div></main><footer><p>望海海洋研究所</p></footer></div></body></html>"""

    def page(self, held: Holding, number: int) -> str:
        last = self.last(held)
        rows = "".join(
            f'<div class="views-row"><div class="views-field views-field-created"><span class="views-label views-label-created">发布日期: </span><span class="field-content"><time datetime="{row.day}T{seconds(row)}+08:00">{row.day:%d/%m/%Y}</time></span></div>'
            f'<div class="views-field views-field-title"><h3 class="field-content"><a href="/node/{row.number}" hreflang="zh-hans">{row.title}</a></h3></div><div class="views-field views-field-body"><p class="field-content">{cut((row.paragraphs or ("",))[0], 32, "...")}</p></div></div>'
            for row in held.page(number, self.size)
        )

        def item(kind: str, which: int, title: str, shown: str) -> str:
            return f'<li class="pager__item pager__item--{kind}"><a href="?page={which - 1}" title="{title}"><span class="visually-hidden">{title}</span><span aria-hidden="true">{shown}</span></a></li>'

        numbers = "".join(
            f'<li class="pager__item is-active"><a href="?page={n - 1}" title="当前页"><span class="visually-hidden">页面</span>{n}</a></li>'
            if n == number
            else f'<li class="pager__item"><a href="?page={n - 1}" title="Go to page {n}"><span class="visually-hidden">页面</span>{n}</a></li>'
            for n in range(1, last + 1)
        )
        ends = item("next", number + 1, "下一页", "››") + item("last", last, "末页", "末页 »") if number < last else ""
        begins = item("first", 1, "首页", "« 首页") + item("previous", number - 1, "前一页", "‹‹") if number > 1 else ""
        return self.put(
            "招聘公告",
            f'<div class="views-element-container"><div class="view view-notices"><div class="view-content">{rows}</div><nav class="pager" role="navigation" aria-labelledby="pagination-heading"><h4 id="pagination-heading" class="visually-hidden">分页</h4><ul class="pager__items js-pager__items">{begins}{numbers}{ends}</ul></nav></div></div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        files = "".join(
            f'<div class="field__item"><span class="file file--mime-application"><a href="{url}" type="application/vnd.ms-excel">{name}</a></span></div>'
            for name, url in row.files
        )
        return self.put(
            row.title,
            f'<article role="article" about="/node/{row.number}" class="node node--type-notice"><footer class="node__meta"><div class="node__submitted">提交 由 <span><span lang="" typeof="schema:Person" property="schema:name" datatype="">人事处</span></span> 在 <span>{row.day:%d/%m/%Y} - {clock(row)}</span></div></footer><div class="node__content"><div class="clearfix text-formatted field field--name-body">{text}</div><div class="field field--name-field-files">{files}</div></div></article>',
        )


class StrutsBank(Place):
    """Struts: ``pager.offset`` counts rows, a function puts it into a form of GET; the day is beside the employer."""

    name = "branches-struts-bank"
    start = "/hr/notice!list.action"
    charset = "gbk"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("pager.offset"), 0) // self.size + 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("notice.id") if path == "/hr/notice!view.action" else None

    def put(self, title: str, main: str) -> str:
        return f"""<html><head><meta http-equiv="content-type" content="text/html; charset=GBK"><title>{title}</title>
<script>
function toPage(offset){{
	var f = document.getElementById('queryForm');
	f['pager.offset'].value = offset;
	f.submit();
}}
</script></head><body><div class="top"><b>临川农商银行人才招聘</b> <a href="/hr/index.action">首页</a> <a href="/hr/notice!list.action">招聘公告</a> <a href="/hr/login.jsp">登录</a></div>
{main}<div class="copy">临川农村商业银行股份有限公司</div></body></html>"""

    def page(self, held: Holding, number: int) -> str:
        last = self.last(held)
        lines = "".join(
            f'<div class="item"><div class="tt"><a href="/hr/notice!view.action?notice.id={row.number}" target="_blank">{row.title}</a></div><div class="sub">发布机构：总行人力资源部 | 发布时间：{row.day:%Y年%m月%d日} | 报名截止：见公告</div></div>'
            for row in held.page(number, self.size)
        )
        following = (
            f'<a href="javascript:toPage({number * self.size})">下一页</a> <a href="javascript:toPage({(last - 1) * self.size})">尾页</a>'
            if number < last
            else "下一页 尾页"
        )
        pager = f"第{number}页 共{last}页 {following}"
        main = f'<form id="queryForm" name="queryForm" action="/hr/notice!list.action" method="get"><input type="hidden" name="pager.offset" value="{(number - 1) * self.size}"><div class="list">{lines}</div><div class="pg">{pager}</div></form>'
        return self.put("招聘公告", main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>&nbsp;&nbsp;{line}</p>")
        return self.put(
            row.title,
            f'<div class="view"><h3 align="center">{row.title}</h3><p align="center">发布机构：总行人力资源部 &nbsp; 发布时间：{row.day:%Y年%m月%d日}</p>{text}<p>{file_links(row)}</p></div>',
        )


class TypechoSchool(Place):
    """Typecho: posts with the beginning of their text, the day in words, older pages behind an arrow."""

    name = "branches-typecho-school"
    start = "/index.php/category/zhaopin/"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/index\.php/category/zhaopin/(?:(\d+)/)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/index\.php/archives/(\d+)/", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        return f"""<!DOCTYPE HTML><html><head><meta charset="UTF-8"><title>{title} - 北陵第三中学</title><meta name="generator" content="Typecho 1.2.1" /></head>
<body><header id="header" class="clearfix"><div class="container"><div class="site-name"><a id="logo" href="/">北陵第三中学</a><p class="description">招贤纳才</p></div><nav id="nav-menu" class="clearfix" role="navigation"><a href="/">首页</a><a href="/index.php/about.html">关于</a></nav></div></header>
<div id="body"><div class="container"><div class="row"><div class="col-mb-12 col-8" id="main" role="main">{main}</div>
<div class="col-mb-12 col-offset-1 col-3 kit-hidden-tb" id="secondary" role="complementary"><section class="widget"><h3 class="widget-title">最新文章</h3><ul class="widget-list"><li><a href="/index.php/archives/301/">校园开放日活动安排</a></li><li><a href="/index.php/archives/300/">新学期作息时间表</a></li></ul></section><section class="widget"><h3 class="widget-title">归档</h3><ul class="widget-list"><li><a href="/index.php/2026/11/">November 2026</a></li><li><a href="/index.php/2026/10/">October 2026</a></li></ul></section></div></div></div></div>
<footer id="footer" role="contentinfo">&copy; 2026 <a href="/">北陵第三中学</a>. 由 <a href="https://typecho.example">Typecho</a> 强力驱动.</footer></body></html>"""

    def page(self, held: Holding, number: int) -> str:
        last = self.last(held)
        posts = "".join(
            f'<article class="post" itemscope itemtype="http://schema.org/BlogPosting"><h2 class="post-title" itemprop="name headline"><a itemprop="url" href="/index.php/archives/{row.number}/">{row.title}</a></h2>'
            f'<ul class="post-meta"><li itemprop="author" itemscope>作者: <a itemprop="name" href="/index.php/author/1/" rel="author">admin</a></li><li>时间: <time datetime="{row.day}T{seconds(row)}+08:00" itemprop="datePublished">{row.day:%B} {row.day.day}, {row.day.year}</time></li><li>分类: <a href="/index.php/category/zhaopin/">招聘</a></li><li itemprop="interactionCount"><a itemprop="discussionUrl" href="/index.php/archives/{row.number}/#comments">评论</a></li></ul>'
            f'<div class="post-content" itemprop="articleBody"><p>{(row.paragraphs or ("",))[0]}</p><p class="more"><a href="/index.php/archives/{row.number}/" title="{row.title}">- 阅读剩余部分 -</a></p></div></article>'
            for row in held.page(number, self.size)
        )
        numbers = "".join(
            f'<li{" class=" + chr(34) + "current" + chr(34) if n == number else ""}><a href="/index.php/category/zhaopin/{n}/">{n}</a></li>'
            for n in range(1, last + 1)
        )
        after = (
            f'<li class="next"><a href="/index.php/category/zhaopin/{number + 1}/">后一页 &raquo;</a></li>'
            if number < last
            else ""
        )
        return self.put(
            "分类 招聘 下的文章",
            f'<h3 class="archive-title">分类 招聘 下的文章</h3>{posts}<ol class="page-navigator">{numbers}{after}</ol>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        newer, older = self.around(held, row)
        near = "".join(
            f"<li>{name}: {f'<a href={chr(34)}/index.php/archives/{one.number}/{chr(34)}>{one.title}</a>' if one else '没有了'}</li>"
            for name, one in (("上一篇", older), ("下一篇", newer))
        )
        return self.put(
            row.title,
            f'<article class="post" itemscope itemtype="http://schema.org/BlogPosting"><h1 class="post-title" itemprop="name headline"><a itemprop="url" href="/index.php/archives/{row.number}/">{row.title}</a></h1><ul class="post-meta"><li>作者: <a href="/index.php/author/1/">admin</a></li><li>时间: <time datetime="{row.day}T{seconds(row)}+08:00" itemprop="datePublished">{row.day:%B} {row.day.day}, {row.day.year}</time></li></ul><div class="post-content" itemprop="articleBody">{text}{file_links(row)}</div><p itemprop="keywords" class="tags">标签: none</p></article><div id="comments"><h3>添加新评论</h3></div><ul class="post-near">{near}</ul>',
        )


class DiscuzPortal(Place):
    """Discuz's portal, GBK: definition lists with a summary, days with one digit, numbers and a box in the pager."""

    name = "branches-discuz-portal"
    start = "/portal.php?mod=list&catid=4"
    charset = "gbk"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == "/portal.php" and query.get("catid") == "4" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/article-(\d+)-1\.html", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gbk" /><title>{title} - 青岚人才港 - Powered by Discuz!</title></head>
<body id="nv_portal" class="pg_list" onkeydown="if(event.keyCode==27) return false;"><div id="toptb" class="cl"><div class="wp"><div class="z"><a href="javascript:;" onclick="setHomepage('http://site.example/');">设为首页</a></div></div></div>
<div id="hd"><div class="wp"><div id="nv"><ul><li><a href="/portal.php">门户</a></li><li class="a"><a href="/portal.php?mod=list&amp;catid=4">招聘公告</a></li><li><a href="/forum.php">论坛</a></li></ul></div></div></div>
<div id="wp" class="wp"><div id="pt" class="bm cl"><div class="z"><a href="./" class="nvhm" title="首页">青岚人才港</a> <em>&rsaquo;</em> <a href="/portal.php">门户</a> <em>&rsaquo;</em>招聘公告</div></div>{main}</div><div id="ft" class="wp cl"><p>Powered by <strong>Discuz!</strong> <em>X3.4</em></p></div></body></html>"""

    def page(self, held: Holding, number: int) -> str:
        last = self.last(held)
        lines = "".join(
            f'<dl class="bbda cl"><dt class="xs2"><a href="/article-{row.number}-1.html" target="_blank" class="xi2">{row.title}</a> </dt><dd class="xs2 cl">{cut((row.paragraphs or ("",))[0], 40, " ...")}</dd>'
            f'<dd> 分类: <label><a href="/portal.php?mod=list&amp;catid=4" class="xi2">招聘公告</a></label>&nbsp;&nbsp; <span class="xg1"> {row.day.year}-{row.day.month}-{row.day.day} {clock(row)}</span></dd></dl>'
            for row in held.page(number, self.size)
        )
        numbers = "".join(
            f"<strong>{n}</strong>"
            if n == number
            else f'<a href="/portal.php?mod=list&amp;catid=4&amp;page={n}">{n}</a>'
            for n in range(1, last + 1)
        )
        after = (
            f'<a href="/portal.php?mod=list&amp;catid=4&amp;page={number + 1}" class="nxt">下一页</a>'
            if number < last
            else ""
        )
        pager = f'<div class="pgs cl"><div class="pg">{numbers}<label><input type="text" name="custompage" class="px" size="2" title="输入页码，按回车快速跳转" value="{number}" onkeydown="if(event.keyCode==13) {{window.location=\'portal.php?mod=list&catid=4&page=\'+this.value; doane(event);}}" /><span title="共 {last} 页"> / {last} 页</span></label>{after}</div></div>'
        return self.put(
            "招聘公告",
            f'<div id="ct" class="ct2 wp cl"><div class="mn"><div class="bm"><div class="bm_h cl"><h1 class="xs2">招聘公告</h1></div><div class="bm_c xld">{lines}</div></div>{pager}</div></div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        return self.put(
            row.title,
            f'<div id="ct" class="ct2 wp cl"><div class="mn"><div class="bm vw"><div class="h hm"><h1 class="ph">{row.title} </h1><p class="xg1">{row.day.year}-{row.day.month}-{row.day.day} {clock(row)}<span class="pipe">|</span> 发布者: <a href="/space-uid-1.html">admin</a><span class="pipe">|</span> 查看: <em id="_viewnum">{views(row)}</em><span class="pipe">|</span> 评论: 0</p></div><div class="s"><div><strong>摘要</strong>: {cut((row.paragraphs or ("",))[0], 40, " ...")}</div></div><div class="d"><table cellpadding="0" cellspacing="0" class="vwtb"><tr><td id="article_content">{text}{file_links(row)}</td></tr></table></div><div class="o cl ptm pbm"><a href="/home.php?mod=spacecp&amp;ac=favorite" class="oshr ofav">收藏</a></div></div></div></div>',
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        return None
