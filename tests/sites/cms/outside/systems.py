"""Five systems as they are set up: Drupal's views, PHPCMS, Z-Blog, PbootCMS with years as headings, ThinkPHP's paths."""

from __future__ import annotations

import re
from itertools import groupby

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.outside.truth import NEWS, Site
from tests.sites.cms.place import clock, cut, file_links, fill, seconds, views
from tests.sites.cms.style import Style


class Drupal(Site):
    """Drupal's views of an institute: pages counted from 0, names of hosts in ``about``, days in ``time``, sticky first."""

    name = "outside-drupal-views"
    start = "/zh-hans/jobs"
    sector = "institute"
    attach = (("岗位说明（中文）", "/sites/default/files/2026-11/{n}_jobdesc.pdf"), ("模板", "/system/files/{n}.dotx"))
    first = 2040
    size = 9
    shell = """
<!DOCTYPE html><html lang="zh-hans" dir="ltr"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 9 (https://www.drupal.org)" /><title>@title@ | 望海极地研究中心</title></head><body class="path-jobs"><a href="#main-content" class="visually-hidden focusable skip-link">跳转到主要内容</a><div class="dialog-off-canvas-main-canvas"><header role="banner"><div class="site-name"><a href="/zh-hans" rel="home">望海极地研究中心</a></div><nav role="navigation"><ul class="menu"><li class="menu-item"><a href="/zh-hans">首页</a></li><li class="menu-item"><a href="/zh-hans/news">新闻</a></li><li class="menu-item menu-item--active-trail"><a href="/zh-hans/jobs" class="is-active">招聘</a></li></ul></nav><ul class="language-switcher"><li hreflang="en"><a href="/en/jobs" class="language-link" hreflang="en">English</a></li></ul></header><main role="main"><a id="main-content" tabindex="-1"></a><h1 class="page-title">@title@</h1>@main@</main><aside class="layout-sidebar-second"><div class="views-element-container block"><h2>最新动态</h2><div class="item-list"><ul>@news@</ul></div></div></aside><footer role="contentinfo">© 望海极地研究中心</footer></div></body></html>"""

    def link(self, row: Notice) -> str:
        return f"/zh-hans/node/{row.number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        number = query.get("page") or "0"
        return int(number) + 1 if path == self.start and number.isdigit() else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/zh-hans/node/(\d+)", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/node/{number}"

    def put(self, title: str, main: str) -> str:
        news = "".join(
            f'<li><div class="views-field views-field-title"><span class="field-content"><a href="{self.link(row)}" hreflang="zh-hans">{row.title}</a></span></div><div class="views-field views-field-created"><time datetime="{row.day}T01:00:00Z">{row.day}</time></div></li>'
            for row in NEWS[:5]
        )
        return fill(self.shell, title=title, main=main, news=news)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<div class="views-row"><article role="article" about="{self.link(row)}" class="node node--type-article node--view-mode-teaser"><h2 class="node__title"><a href="{self.link(row)}" rel="bookmark"><span class="field field--name-title">{row.title}</span></a></h2><footer class="node__meta"><div class="node__submitted">由 <span>hr</span> 提交于 <time datetime="{row.day}T{seconds(row)}+08:00">{("周一", "周二", "周三", "周四", "周五", "周六", "周日")[row.day.weekday()]}, {row.day.month:02d}/{row.day.day:02d}/{row.day.year} - {clock(row)}</time></div></footer><div class="node__content"><div class="field field--name-body"><p>{"".join(row.paragraphs)[:90]}</p></div><ul class="links inline"><li class="node-readmore"><a href="{self.link(row)}" rel="tag" title="{row.title}">阅读更多<span class="visually-hidden"> 关于 {row.title}</span></a></li></ul></div></article></div>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        pages = "".join(
            f'<li class="pager__item{" is-active active" if n == number else ""}"><a href="?page={n - 1}" title="{"当前页" if n == number else f"前往页面 {n}"}"><span class="visually-hidden">页面</span>{n}</a></li>'
            for n in range(1, last + 1)
        )
        ahead = (
            f'<li class="pager__item pager__item--next"><a href="?page={number}" title="转到下一页" rel="next"><span class="visually-hidden">下一页</span><span aria-hidden="true">››</span></a></li>'
            if number < last
            else ""
        )
        return self.put(
            "招聘",
            f'<div class="views-element-container"><div class="view view-jobs"><div class="view-content">{rows}</div><nav class="pager" role="navigation"><h4 class="visually-hidden">分页</h4><ul class="pager__items js-pager__items">{pages}{ahead}</ul></nav></div></div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        files = "".join(
            f'<span class="file file--mime-application-pdf"><a href="{url}" type="application/pdf; length=20480">{name}</a></span>'
            for name, url in row.files
        )
        return self.put(
            row.title,
            f'<article role="article" about="{self.link(row)}" class="node node--type-article node--view-mode-full"><footer class="node__meta"><div class="node__submitted">由 <span>hr</span> 提交于 {row.day.month:02d}/{row.day.day:02d}/{row.day.year} - {clock(row)}</div></footer><div class="node__content"><div class="field field--name-body field--type-text-with-summary">{self.text(row)}</div><div class="field field--name-field-file field--label-above"><div class="field__label">附件</div><div class="field__items">{files}</div></div></div></article>',
        )


class Phpcms(Site):
    """PHPCMS of a hospital: a query for each page, ``gb2312``, other announcements of the same column under the text."""

    name = "outside-phpcms-hospital"
    start = "/index.php?m=content&c=index&a=lists&catid=28"
    charset = "gb2312"
    sector = "health"
    attach = (("岗位表.doc（点击下载）", "/index.php?m=content&c=down&a_k=7f{n}"),)
    first = 630
    size = 9

    def link(self, row: Notice) -> str:
        return f"/index.php?m=content&c=index&a=show&catid={11 if row in NEWS else 28}&id={row.number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        right = path == "/index.php" and query.get("a") == "lists" and query.get("catid") == "28"
        number = query.get("page") or "1"
        return int(number) if right and number.isdigit() else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if query.get("a") == "show" else None

    def mark(self, number: int) -> str:
        return f"id={number}"

    def put(self, title: str, main: str) -> str:
        hot = "".join(
            f'<li><span>{place}</span><a href="{self.link(row)}" title="{row.title}">{cut(row.title, 14)}</a></li>'
            for place, row in enumerate(NEWS, 1)
        )
        return (
            f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>{title} - 石桥市第一人民医院</title></head><body><div class="header"><div class="logo"><a href="/"><img src="/statics/images/v9/logo.jpg" /></a></div><div class="nav-bar"><map><ul class="nav-site"><li><a href="/">首页</a></li><li class="line">|</li><li><a href="/index.php?m=content&c=index&a=lists&catid=6">医院概况</a></li><li class="line">|</li><li><a href="/index.php?m=content&c=index&a=lists&catid=11">医院新闻</a></li><li class="line">|</li><li><a href="/index.php?m=content&c=index&a=lists&catid=28">人才招聘</a></li></ul></map></div></div>'
            f'<div class="main"><div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="{self.start}">人才招聘</a> &gt;  {"列表" if title == "人才招聘" else "正文"}</div>{main}</div><div class="col-auto"><div class="box"><h5 class="title-2">频道总排行</h5><ul class="content digg">{hot}</ul></div></div></div><div class="footer"><p class="info">关于我们 | 联系方式 | 版权声明 | 友情链接</p><p>Powered by PHPCMS V9 ICP备案：苏ICP备10012345号</p></div></body></html>'
        )

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<li><span class="rt">{row.day} {seconds(row)}</span>·<a href="{self.link(row)}" target="_blank"{" style=color:#FF0000;font-weight:bold;" if place == 1 else ""}>{row.title}</a></li>'
            + ('<li class="bk20 hr"></li>' if place % 5 == 4 else "")
            for place, row in enumerate(held.page(number, self.size))
        )
        last = self.last(held)
        base = self.start
        pages = (
            f'<a class="a1">{len(held.notices)}条</a> <a href="{base}&page={max(1, number - 1)}" class="a1">上一页</a>'
        )
        pages += "".join(
            f" <span>{n}</span>" if n == number else f' <a href="{base}&page={n}">{n}</a>' for n in range(1, last + 1)
        )
        pages += f' <a href="{base}&page={min(last, number + 1)}" class="a1">下一页</a>'
        return self.put(
            "人才招聘", f'<ul class="list lh24 f14">{rows}</ul><div id="pages" class="text-c">{pages}</div>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        same = "".join(
            f'<li>· <a href="{self.link(other)}">{other.title}</a><span>({other.day})</span></li>'
            for other in (newer, older)
            if other
        )
        return self.put(
            row.title,
            f'<div id="Article"><h1>{row.title}<br /><span>{row.day} {seconds(row)}&nbsp;&nbsp;&nbsp;来源：人事科&nbsp;&nbsp;评论：<a href="#comment_iframe">0</a> 点击：<span id="hits">{views(row)}</span></span></h1><div class="summary">内容摘要：{row.title}</div><div class="content">{self.text(row)}{file_links(row)}</div>'
            f'<p class="f14"><strong>上一篇：</strong>{newer.title if newer else "没有了"}<br /><strong>下一篇：</strong>{older.title if older else "没有了"}</p></div><div class="related"><h5 class="blue">延伸阅读：</h5><ul class="list f14">{same}</ul></div>',
        )


class Zblog(Site):
    """Z-Blog of a district's talent office: cards with labels of 置顶, *2026年11月20日 (星期五)*, arrows beside numbers."""

    name = "outside-zblog-cards"
    start = "/category-3.html"
    sector = "exam"
    attach = (("附件打包下载", "/zb_users/upload/2026/11/{n}.rar"),)
    first = 140
    size = 8

    def link(self, row: Notice) -> str:
        return f"/post/{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/category-3(?:_(\d+))?\.html", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/post/(\d+)\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/post/{number}.html"

    def told(self, row: Notice) -> str:
        return f"{row.day.year}年{row.day.month:02d}月{row.day.day:02d}日 (星期{'一二三四五六日'[row.day.weekday()]})"

    def put(self, title: str, main: str) -> str:
        news = "".join(f'<li><a href="{self.link(row)}">{row.title}</a></li>' for row in NEWS[:4])
        replies = "".join(
            f'<li><a href="{self.link(row)}#cmt{place}" title="访客 @ 2026-11-2{place} 10:10:10">请问报名表在哪里下载？</a></li>'
            for place, row in enumerate(self.held().notices[:3], 1)
        )
        return (
            f'<!DOCTYPE html><html xml:lang="zh-Hans" lang="zh-Hans"><head><meta charset="utf-8"><meta name="generator" content="Z-BlogPHP 1.7.3" /><title>{title}_北陵区人才服务</title></head><body class="multi default"><div id="divAll"><div id="divTop"><h1 id="BlogTitle"><a href="/">北陵区人才服务</a></h1><h3 id="BlogSubTitle">服务人才 成就未来</h3></div><div id="divNavBar"><ul><li><a href="/">首页</a></li><li><a href="/category-2.html">人才政策</a></li><li><a href="/category-3.html">招考公告</a></li><li><a href="/2.html">关于我们</a></li></ul></div><div id="divMain">{main}</div>'
            f'<div id="divSidebar"><dl class="function" id="divSearchPanel"><dt class="function_t">搜索</dt><dd class="function_c"><form name="search" method="post" action="/zb_system/cmd.php?act=search"><input type="text" name="q" size="11" /></form></dd></dl><dl class="function" id="divPrevious"><dt class="function_t">最近发表</dt><dd class="function_c"><ul>{news}</ul></dd></dl><dl class="function" id="divComments"><dt class="function_t">最新留言</dt><dd class="function_c"><ul>{replies}</ul></dd></dl><dl class="function" id="divArchives"><dt class="function_t">文章归档</dt><dd class="function_c"><ul><li><a href="/date-2026-11.html">2026年11月 (9)</a></li><li><a href="/date-2026-10.html">2026年10月 (4)</a></li></ul></dd></dl></div><div id="divBottom"><h4>Powered By <a href="https://www.zblogcn.example/">Z-BlogPHP</a></h4></div></div></body></html>'
        )

    def card(self, row: Notice, top: bool) -> str:
        label = "<b>[置顶]</b>" if top else ""
        return f'<div class="post {"istop" if top else "multi-post"}"><h4 class="post-date">{self.told(row)}</h4><h2 class="post-title">{label}<a href="{self.link(row)}">{row.title}</a></h2><div class="post-body"><p>{"".join(row.paragraphs)[:80]}</p></div><h5 class="post-tags"></h5><h6 class="post-footer">作者:人才办 | 分类:招考公告 | 浏览:{views(row)} | 评论:0</h6></div>'

    def page(self, held: Holding, number: int) -> str:
        top = held.notices[6]
        cards = self.card(top, True) if number == 1 else ""
        cards += "".join(self.card(row, False) for row in held.page(number, self.size) if row is not top)
        last = self.last(held)

        def address(n: int) -> str:
            return f"/category-3{f'_{n}' if n > 1 else ''}.html"

        pages = "".join(
            f'<span class="page now-page">{n}</span>'
            if n == number
            else f'<a href="{address(n)}"><span class="page">{n}</span></a>'
            for n in range(1, last + 1)
        )
        back = f'<a href="{address(1)}"><span class="page">‹‹</span></a>'
        ahead = (
            f'<a href="{address(number + 1)}"><span class="page">›</span></a>' if number < last else ""
        ) + f'<a href="{address(last)}"><span class="page">››</span></a>'
        return self.put("招考公告", f'{cards}<div class="post pagebar">{back}{pages}{ahead}</div>')

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="post single-post"><h4 class="post-date">{self.told(row)}</h4><h2 class="post-title">{row.title}</h2><div class="post-body">{self.text(row)}{file_links(row)}</div><h5 class="post-tags">Tags: <span class="tags"><a href="/tags-4.html">公告</a>&nbsp;&nbsp;</span></h5><h6 class="post-footer">作者:人才办 | 分类:招考公告 | 浏览:{views(row)} | 评论:0</h6></div><div class="post" id="divCommentPost"><p class="posttop"><a name="comment">发表评论:</a></p><form id="frmSumbit" method="post" action="/zb_system/cmd.php?act=cmt&postid={row.number}"><p><input type="text" name="inpName" value="访客" /><label>名称(*)</label></p><p><textarea name="txaArticle" cols="50" rows="4"></textarea></p></form><p class="postbottom">◎欢迎参与讨论，请在这里发表您的看法、交流您的观点。</p></div>',
        )


class Timeline(Site):
    """PbootCMS of a bank: years as headings over a line of time, *11/20* beside each, the whole in two pages."""

    name = "outside-pboot-timeline"
    start = "/zhaopin/"
    sector = "bank"
    attach = (("附件：应聘登记表", "/static/upload/file/20261120/{n}.docx"),)
    first = 410
    size = 14

    def link(self, row: Notice) -> str:
        return f"/{'xinwen' if row in NEWS else 'zhaopin'}/{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/zhaopin/(?:index_(\d+)\.html)?", path)
        number = query.get("page") or "1"
        return int(number) if path == self.start and number.isdigit() else int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/(?:zhaopin|xinwen)/(\d+)\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/{number}.html"

    def put(self, title: str, main: str) -> str:
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-临川农村商业银行</title><meta name="keywords" content="临川农商行"></head><body><header class="container"><a class="navbar-brand" href="/"><img src="/static/upload/logo.png" alt="临川农村商业银行"></a><ul class="nav"><li><a href="/">首页</a></li><li><a href="/aboutus/">关于本行</a></li><li><a href="/xinwen/">本行动态</a></li><li><a href="/geren/">个人业务</a></li><li><a href="/zhaopin/">人才招聘</a></li></ul></header><div class="page-banner"></div><div class="container">{main}</div>'
            '<div class="fixed-bar"><a href="tel:96518">96518</a><a href="#" class="wx">微信银行</a><a href="#top">TOP</a></div><footer><div class="container"><dl><dt>关于本行</dt><dd><a href="/aboutus/">本行简介</a></dd><dd><a href="/zuzhi/">组织架构</a></dd></dl><p>Copyright © 2016-2026 临川农村商业银行股份有限公司 版权所有</p></div></footer></body></html>'
        )

    def page(self, held: Holding, number: int) -> str:
        years = "".join(
            f'<div class="tl-year"><span>{year}</span></div><ul class="tl">'
            + "".join(
                f'<li class="{"l" if row.number % 2 else "r"}"><i class="dot"></i><span class="md">{row.day:%m/%d}</span><a href="{self.link(row)}">{row.title}</a></li>'
                for row in rows
            )
            + "</ul>"
            for year, rows in groupby(held.page(number, self.size), lambda row: row.day.year)
        )
        last = self.last(held)
        pages = "".join(
            f'<a href="/zhaopin/?page={n}" class="page-num{" page-num-current" if n == number else ""}">{n}</a>'
            for n in range(1, last + 1)
        )
        ahead = (
            f'<span class="page-next"><a href="/zhaopin/?page={number + 1}">下一页</a></span>' if number < last else ""
        )
        return self.put(
            "人才招聘",
            f'<div class="position">当前位置：<a href="/">首页</a> <i></i> 人才招聘</div><div class="timeline">{years}</div><div class="pagebar"><span class="page-status">共{len(held.notices)}条 当前{number}/{last}页</span>{pages}{ahead}</div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        return self.put(
            row.title,
            f'<h1 class="text-center">{row.title}</h1><div class="text-secondary text-center"><span>时间：{row.day} {seconds(row)}</span><span>来源：本站</span><span>浏览：{views(row)}</span></div><div class="content">{self.text(row)}{file_links(row)}</div><div class="row"><div class="col">上一篇：{f"<a href={self.link(newer)}>{newer.title}</a>" if newer else "没有了！"}</div><div class="col">下一篇：{f"<a href={self.link(older)}>{older.title}</a>" if older else "没有了！"}</div></div>',
        )


class Think(Site):
    """ThinkPHP of a state firm: *11/20* over the year, ``/id/4001.html``, two kinds of links a row, a pager of Bootstrap."""

    name = "outside-thinkphp-firm"
    start = "/index/news/lists/cid/8.html"
    sector = "firm"
    attach = (("下载附件", "/index/download/index/id/{n}.html"),)
    first = 5010
    size = 8

    def link(self, row: Notice) -> str:
        return f"/index/news/detail/id/{row.number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        number = query.get("page") or "1"
        return int(number) if path == self.start and number.isdigit() else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/index/news/detail/id/(\d+)\.html", path)
        return found[1] if found else None

    def mark(self, number: int) -> str:
        return f"/id/{number}"

    def put(self, title: str, main: str) -> str:
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body><div class="top"><a href="/"><img src="/static/index/img/logo.png"></a><form action="/index/search.html"><input name="keyword"></form></div><ul class="navbar"><li><a href="/">首页</a></li><li><a href="/index/about.html">走进集团</a></li><li><a href="/index/news/lists/cid/3.html">集团新闻</a></li><li class="active"><a href="/index/news/lists/cid/8.html">招聘公告</a></li><li><a href="/index/news/lists/cid/9.html">采购公告</a></li></ul>'
            f'<div class="wrap"><ul class="side"><li class="cur"><a href="/index/news/lists/cid/8.html">招聘公告</a></li><li><a href="/index/news/lists/cid/10.html">人才理念</a></li></ul><div class="rightbox">{main}</div></div><div class="footer">沧江建工集团有限公司 版权所有 技术支持：某某科技</div></body></html>'
        )

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<div class="news-item clearfix"><div class="time"><b>{row.day:%m/%d}</b><i>{row.day.year}</i></div><div class="info"><a class="tit" href="{self.link(row)}">{row.title}</a><p>{"".join(row.paragraphs)[:55]}...</p></div><a class="go" href="{self.link(row)}">MORE+</a></div>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        pages = "".join(
            f'<li class="active"><span>{n}</span></li>'
            if n == number
            else f'<li><a href="{self.start}?page={n}">{n}</a></li>'
            for n in range(1, last + 1)
        )
        ahead = (
            f'<li><a href="{self.start}?page={number + 1}">&raquo;</a></li>'
            if number < last
            else '<li class="disabled"><span>&raquo;</span></li>'
        )
        return self.put(
            "招聘公告",
            f'<h2 class="lm">招聘公告<em>RECRUITMENT</em></h2>{rows}<ul class="pagination">{pages}{ahead}</ul>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="detail"><div class="d-title">{row.title}</div><div class="d-info">发布于：{row.day:%Y/%m/%d} | 作者：人力资源部 | 阅读量：{views(row)}</div><div class="d-content">{self.text(row)}</div><div class="d-files">{file_links(row)}</div><div class="share">分享：<a href="#">微信</a></div></div>',
        )


STYLES: tuple[Style, ...] = tuple(kind().style() for kind in (Drupal, Phpcms, Zblog, Timeline, Think))
