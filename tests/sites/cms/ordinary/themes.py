"""Three sites with a theme of their day: PbootCMS of a company, ThinkPHP of a career centre, Typecho of a department."""

from __future__ import annotations

import re
from datetime import date

from tests.sites.cms.content import Holding, Notice, holding
from tests.sites.cms.place import Place, body, clock, cut, fill, other_columns, seconds, views, whole, word_table

# -- private company, PbootCMS with Bootstrap: cards ----------------------------------------------------------------


class PbootCompany(Place):
    """PbootCMS on Bootstrap: a card each, day and month apart, news of the company on the right."""

    name = "ordinary-pboot-company"
    start = "/campus/"
    size = 9
    others = other_columns(
        3120,
        date(2026, 11, 19),
        "公司亮相2026国际新材料展",
        "董事长一行赴青岚大学洽谈校企合作",
        "公司荣获“专精特新”小巨人称号",
    )
    frame = """
<!doctype html>
<html lang="zh">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no">
    <title>@title@-云麓新材料股份有限公司</title>
    <meta name="keywords" content="新材料">
    <link rel="stylesheet" href="/template/default/bootstrap/css/bootstrap.min.css">
    <link rel="stylesheet" href="/template/default/css/aoyun.css?v=v1.2.2">
</head>
<body>
<nav class="navbar navbar-light bg-light fixed-top navbar-expand-lg shadow-sm"><div class="container">
    <a class="navbar-brand my-1" href="/"><img src="/static/upload/logo.png" class="logo-sm-height" height="50"></a>
    <div class="collapse navbar-collapse" id="navbarSupportedContent"><ul class="navbar-nav">
        <li class="nav-item"><a class="nav-link" href="/">首页</a></li><li class="nav-item"><a class="nav-link" href="/aboutus/">公司简介</a></li><li class="nav-item"><a class="nav-link" href="/article/">新闻中心</a></li><li class="nav-item"><a class="nav-link" href="/product/">产品中心</a></li><li class="nav-item active"><a class="nav-link" href="/campus/">校园招聘</a></li>
    </ul><form class="form-inline my-2 my-lg-0" action="/search/" method="get"><div class="input-group input-group-sm"><input type="text" name="keyword" class="form-control" placeholder="输入搜索关键字"></div></form></div>
</div></nav>
<div class="head-sm-height"></div>
<div class="container pages mt-4 mb-5"><div class="row">
<div class="col-lg-9">
<ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">首页</a></li><li class="breadcrumb-item"><a href="/campus/">校园招聘</a></li></ol>
@main@
</div>
<div class="col-lg-3"><div class="card"><div class="card-header">公司新闻</div><ul class="list-group list-group-flush">@side@</ul></div></div>
</div></div>
<div class="footer bg-dark text-light"><div class="container"><p>Copyright © 2018-2026 云麓新材料股份有限公司 All Rights Reserved.</p><p>地址：云麓市高新区创业路16号　招聘邮箱：hr@ylxc.example</p></div></div>
<script src="/template/default/js/jquery-1.12.4.min.js"></script>
</body>
</html>
"""

    def at(self, row: Notice) -> str:
        return f"/{'article' if row in self.others else 'campus'}/{row.number}.html"

    def mark(self, number: int) -> str:
        return f"/campus/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == "/campus/" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/(?:campus|article)/(\d+)\.html", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(
            f'<li class="list-group-item"><a href="{self.at(row)}">{cut(row.title, 14)}</a><small class="text-muted float-right">{row.day}</small></li>'
            for row in self.others
        )
        return fill(self.frame, title=title, main=main, side=side)

    def page(self, held: Holding, number: int) -> str:
        cards = "".join(
            f'<div class="col-12 col-md-6 col-lg-4 mb-4"><div class="card h-100"><a href="{self.at(row)}"><img src="/static/images/nopic.png" class="card-img-top" alt="{row.title}"></a>'
            f'<div class="card-body"><div class="date float-left mr-2"><b>{row.day:%d}</b><span>{row.day:%Y/%m}</span></div>'
            f'<h6 class="card-title lh-2"><a href="{self.at(row)}" title="{row.title}">{cut(row.title, 22, "...")}</a></h6>'
            f'<p class="card-text text-secondary fs-14">{cut("".join(row.paragraphs), 50, "...")}</p></div>'
            f'<div class="card-footer"><a href="{self.at(row)}" class="btn btn-sm btn-outline-primary">查看详情</a></div></div></div>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        numbers = "".join(
            f'<a href="{"/campus/" if place == 1 else f"/campus/?page={place}"}" class="page-num{" page-num-current" if place == number else ""}">{place}</a>'
            for place in range(1, last + 1)
        )
        before = "/campus/" if number == 2 else f"/campus/?page={number - 1}" if number > 1 else "javascript:;"
        after = f"/campus/?page={number + 1}" if number < last else "javascript:;"
        pager = (
            f'<div class="pagebar"><div class="pagination"><a class="page-item page-link hidden-sm" href="/campus/" title="首页">首页</a><a class="page-item page-link" href="{before}" title="上一页">上一页</a>'
            f'<div class="page-link page-num-box">{numbers}</div><a class="page-item page-link" href="{after}" title="下一页">下一页</a><a class="page-item page-link hidden-sm" href="/campus/?page={last}" title="尾页">尾页</a></div></div>'
        )
        return self.put("校园招聘", f'<div class="row">{cards}</div>{pager}')

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        text = body(row, lambda line: f"<p>{line}</p>") if row.kind != "table" else word_table(row)
        if row.kind == "table":
            text = "".join(f"<p>{line}</p>" for line in row.paragraphs) + text
        attached = "".join(
            f'<p style="line-height: 16px;"><img style="vertical-align: middle; margin-right: 2px;" src="/core/extend/ueditor/dialogs/attachment/fileTypeImages/icon_xls.gif"/><a style="font-size:12px; color:#0066cc;" href="{url}" title="{name}">{name}</a></p>'
            for name, url in row.files
        )
        links = "".join(
            f'<p>{name}：<a href="{self.at(other)}">{other.title}</a></p>' if other else f"<p>{name}：没有了！</p>"
            for name, other in (("上一篇", newer), ("下一篇", older))
        )
        return self.put(
            row.title,
            f"""<h2 class="text-center content-title">{row.title}</h2>
<div class="text-secondary text-center fs-14 mb-3"><span>发布：{row.day} {seconds(row)}</span> <span>浏览：{views(row)}</span></div>
<div class="content">{text}{attached}</div>
<div class="text-secondary lh-2">{links}</div>""",
        )


# -- career centre, ThinkPHP: days told from today -----------------------------------------------------------------


class CareerCentre(Place):
    """A centre's own ThinkPHP: rows tell how long ago, two stay above on each page, the announcement tells the day."""

    name = "ordinary-career-centre"
    start = "/index/notice/index/cate/3.html"
    size = 10
    today = date(2026, 11, 25)
    others = other_columns(
        1510,
        date(2026, 11, 19),
        "关于领取2027届毕业生就业推荐表的通知",
        "生涯咨询师本周排班",
        "三方协议网上签约操作说明",
        "就业困难毕业生求职补贴申领通知",
    )
    frame = """
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8"/>
<meta http-equiv="X-UA-Compatible" content="IE=edge"/>
<meta name="viewport" content="width=device-width,initial-scale=1"/>
<title>@title@ - 青岚大学就业信息网</title>
<link rel="stylesheet" href="/static/index/css/layui.css"/>
<link rel="stylesheet" href="/static/index/css/main.css?v=20260301"/>
</head>
<body>
<div class="header"><div class="w"><a class="logo" href="/"><img src="/static/index/img/logo.png" alt="青岚大学就业信息网"/></a><div class="user"><a href="/user/login.html">登录</a> / <a href="/user/reg.html">注册</a></div></div></div>
<div class="nav"><div class="w"><a href="/">首页</a><a href="/index/teachin/index.html">宣讲会</a><a href="/index/fair/index.html">双选会</a><a href="/index/job/index.html">职位</a><a class="on" href="/index/notice/index/cate/3.html">招聘公告</a><a href="/index/notice/index/cate/5.html">就业通知</a></div></div>
<div class="w main">
@main@
<div class="right">
<div class="box"><div class="hd">就业通知<a href="/index/notice/index/cate/5.html">更多</a></div><div class="bd"><ul>@side@</ul></div></div>
<div class="box"><div class="hd">本周热门</div><div class="bd"><ol>@hot@</ol></div></div>
<div class="box"><div class="hd">扫码关注</div><div class="bd"><img src="/static/index/img/qr.png"/></div></div>
</div>
</div>
<div class="footer"><p>主办：青岚大学招生就业处　地址：大学生活动中心305室　电话：0000-85550000</p><p>Copyright © 2019-2026 青岚大学</p></div>
</body>
</html>
"""

    def at(self, row: Notice) -> str:
        return f"/index/notice/detail/id/{row.number}.html"

    def mark(self, number: int) -> str:
        return f"/detail/id/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/index/notice/detail/id/(\d+)\.html", path)
        return found[1] if found else None

    def ago(self, row: Notice) -> str:
        days = (self.today - row.day).days
        return f"{days}天前" if days < 30 else f"{days // 30}个月前"

    def put(self, title: str, main: str) -> str:
        held = holding(self.name)
        side = "".join(
            f'<li><a href="{self.at(row)}" title="{row.title}">{cut(row.title, 15)}</a></li>' for row in self.others
        )
        hot = "".join(f'<li><a href="{self.at(row)}">{cut(row.title, 15)}</a></li>' for row in held.notices[3:18:3])
        return fill(self.frame, title=title, main=main, side=side, hot=hot)

    def page(self, held: Holding, number: int) -> str:
        above = (held.notices[4], held.notices[17])
        rows = "".join(
            f'<a class="item" href="{self.at(row)}" target="_blank"><h3>{"<em class=top>置顶</em>" if top else ""}{row.title}</h3>'
            f'<p class="meta"><span><i class="layui-icon layui-icon-time"></i> {self.ago(row)}</span><span><i class="layui-icon layui-icon-eye"></i> {views(row)}</span><span>招生就业处</span></p></a>\n'
            for top, rows in ((True, above), (False, held.page(number, self.size)))
            for row in rows
        )
        last = self.last(held)
        to = self.start + "?page="
        before = (
            f'<li><a href="{to}{number - 1}">&laquo;</a></li>'
            if number > 1
            else '<li class="disabled"><span>&laquo;</span></li>'
        )
        after = (
            f'<li><a href="{to}{number + 1}">&raquo;</a></li>'
            if number < last
            else '<li class="disabled"><span>&raquo;</span></li>'
        )
        numbers = "".join(
            f'<li class="active"><span>{place}</span></li>'
            if place == number
            else f'<li><a href="{to}{place}">{place}</a></li>'
            for place in range(1, last + 1)
        )
        return self.put(
            "招聘公告",
            f'<div class="left"><div class="crumb"><a href="/">首页</a> / 招聘公告</div><div class="list">\n{rows}</div><ul class="pagination">{before} {numbers} {after}</ul></div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f'<p style="text-indent: 2em;">{line}</p>')
        attached = "".join(
            f'<li><i class="layui-icon layui-icon-file"></i><a href="{url}" download>{name}</a></li>'
            for name, url in row.files
        )
        attached = f'<div class="annex"><b>附件下载</b><ul>{attached}</ul></div>' if attached else ""
        return self.put(
            row.title,
            f"""<div class="left"><div class="crumb"><a href="/">首页</a> / <a href="/index/notice/index/cate/3.html">招聘公告</a> / 正文</div>
<div class="article"><h1>{row.title}</h1><div class="info"><span>招生就业处</span><span>发布于 {row.day} {clock(row)}</span><span>{views(row)} 次浏览</span></div>
<div class="cont">{text}</div>{attached}</div></div>""",
        )


# -- department of a college, Typecho: posts -----------------------------------------------------------------------


class DepartmentBlog(Place):
    """A Typecho blog with its own theme: posts with their beginnings, every post names author, category and comments."""

    name = "ordinary-typecho-department"
    start = "/index.php/category/jiuye/"
    size = 5
    others = other_columns(2510, date(2026, 11, 14), "期末考试安排", "实验室开放时间调整", "新版学生手册下载")
    frame = """
<!DOCTYPE HTML>
<html class="no-js">
<head>
    <meta charset="UTF-8">
    <meta name="renderer" content="webkit">
    <title>@title@望海学院机电系</title>
    <link rel="stylesheet" href="/usr/themes/default/normalize.css">
    <meta name="generator" content="Typecho 1.2.1" />
    <link rel="pingback" href="/index.php/action/xmlrpc" />
    <link rel="alternate" type="application/rss+xml" title="望海学院机电系 &raquo; RSS 2.0" href="/index.php/none-feed/" />
</head>
<body>
<header id="header" class="clearfix"><div class="container"><div class="row">
    <div class="site-name col-mb-12 col-9"><a id="logo" href="/">望海学院机电系</a><p class="description">机电工程系学生工作网</p></div>
    <div class="site-search col-3 kit-hidden-tb"><form id="search" method="post" action="/" role="search"><input type="text" id="s" name="s" class="text" placeholder="输入关键字搜索"/></form></div>
    <div class="col-mb-12"><nav id="nav-menu" class="clearfix"><a href="/">首页</a><a href="/index.php/about.html" title="关于">关于</a><a href="/index.php/download.html" title="下载">下载</a></nav></div>
</div></div></header>
<div id="body"><div class="container"><div class="row">
<div class="col-mb-12 col-8" id="main" role="main">
@main@
</div>
<div class="col-mb-12 col-offset-1 col-3 kit-hidden-tb" id="secondary" role="complementary">
    <section class="widget"><h3 class="widget-title">最新文章</h3><ul class="widget-list">@recent@</ul></section>
    <section class="widget"><h3 class="widget-title">最近回复</h3><ul class="widget-list"><li><a href="/index.php/archives/2510/#comment-31">李同学</a>: 老师请问补考安排出来了吗</li></ul></section>
    <section class="widget"><h3 class="widget-title">分类</h3><ul class="widget-list"><li><a href="/index.php/category/jiuye/">就业招聘</a></li><li><a href="/index.php/category/jiaowu/">教务通知</a></li></ul></section>
    <section class="widget"><h3 class="widget-title">归档</h3><ul class="widget-list"><li><a href="/index.php/2026/11/">November 2026</a></li><li><a href="/index.php/2026/10/">October 2026</a></li><li><a href="/index.php/2026/09/">September 2026</a></li></ul></section>
</div>
</div></div></div>
<footer id="footer" role="contentinfo">&copy; 2026 <a href="/">望海学院机电系</a>. 由 <a href="http://typecho.org">Typecho</a> 强力驱动.</footer>
</body>
</html>
"""

    def at(self, row: Notice) -> str:
        return f"/index.php/archives/{row.number}/"

    def mark(self, number: int) -> str:
        return f"/archives/{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/index\.php/category/jiuye/(?:(\d+)/)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/index\.php/archives/(\d+)/", path)
        return found[1] if found else None

    def meta(self, row: Notice) -> str:
        name, code = ("教务通知", "jiaowu") if row in self.others else ("就业招聘", "jiuye")
        return (
            '<ul class="post-meta"><li itemprop="author">作者: <a itemprop="name" href="/index.php/author/1/" rel="author">机电系学工办</a></li>'
            f'<li>时间: <time datetime="{row.day}T{seconds(row)}+08:00" itemprop="datePublished">{row.day:%B} {row.day.day}, {row.day.year}</time></li>'
            f'<li>分类: <a href="/index.php/category/{code}/">{name}</a></li>'
        )

    def put(self, title: str, main: str) -> str:
        held = holding(self.name)
        newest = sorted((*held.notices[:7], *self.others), key=lambda row: row.day, reverse=True)
        recent = "".join(f'<li><a href="{self.at(row)}">{row.title}</a></li>' for row in newest)
        return fill(self.frame, title=title, main=main, recent=recent)

    def page(self, held: Holding, number: int) -> str:
        posts = "\n".join(
            f'<article class="post" itemscope itemtype="http://schema.org/BlogPosting"><h2 class="post-title" itemprop="name headline"><a itemprop="url" href="{self.at(row)}">{row.title}</a></h2>'
            f'{self.meta(row)}<li itemprop="interactionCount"><a itemprop="discussionUrl" href="{self.at(row)}#comments">评论</a></li></ul>'
            f'<div class="post-content" itemprop="articleBody"><p>{"".join(row.paragraphs[:1])}</p><p class="more"><a href="{self.at(row)}" title="{row.title}">- 阅读剩余部分 -</a></p></div></article>'
            for row in held.page(number, self.size)
        )
        to = "/index.php/category/jiuye/"
        last = self.last(held)
        before = f'<li class="prev"><a href="{to}{number - 1}/">&laquo; 前一页</a></li>' if number > 1 else ""
        after = f'<li class="next"><a href="{to}{number + 1}/">后一页 &raquo;</a></li>' if number < last else ""
        numbers = "".join(
            f'<li{" class=current" if place == number else ""}><a href="{to}{place}/">{place}</a></li>'
            for place in range(1, last + 1)
        )
        return self.put(
            "分类 就业招聘 下的文章 - ",
            f'<h3 class="archive-title">分类 就业招聘 下的文章</h3>\n{posts}\n<ol class="page-navigator">{before}{numbers}{after}</ol>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        text = body(row, lambda line: f"<p>{line}</p>", table="<table>")
        attached = "".join(f'<p><a href="{url}" title="{name}">{name}</a></p>' for name, url in row.files)
        near = [
            f'<li>{name}: <a href="{self.at(other)}" title="{other.title}">{other.title}</a></li>'
            if other
            else f"<li>{name}: 没有了</li>"
            for name, other in (("上一篇", older), ("下一篇", newer))
        ]
        main = f"""<article class="post" itemscope itemtype="http://schema.org/BlogPosting">
<h1 class="post-title" itemprop="name headline"><a itemprop="url" href="{self.at(row)}">{row.title}</a></h1>
{self.meta(row)}</ul>
<div class="post-content" itemprop="articleBody">{text}{attached}</div>
<p itemprop="keywords" class="tags">标签: <a href="/index.php/tag/zhaopin/">招聘</a></p>
</article>
<div id="comments"><h3>仅有一条评论</h3><ol class="comment-list"><li id="comment-{row.number}" class="comment-body"><div class="comment-author"><cite class="fn">张同学</cite></div><div class="comment-meta"><a href="#comment-{row.number}"><time datetime="2026-11-22T10:21:00+08:00">November 22nd, 2026 at 10:21 am</time></a></div><div class="comment-content"><p>请问可以线上面试吗？</p></div></li></ol></div>
<ul class="post-near">{"".join(near)}</ul>"""
        return self.put(f"{row.title} - ", main)
