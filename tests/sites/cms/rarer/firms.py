"""Five sites more: an aggregator, a market that tells deadlines only, a laboratory's blog, a farm's open tags, a cooperative's excerpts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import groupby

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Place, body, clock, cut, file_links, fill, other_columns, seconds, views, whole

# -- exam training firm: an aggregator of announcements ---------------------------------------------------------------


class AggregatorFirm(Place):
    """A firm that sells courses: each row begins with links to its region and its kind, titles are cut by bytes."""

    name = "rarer-aggregator-firm"
    start = "/zhaopin/"
    charset = "gbk"
    size = 10
    others = other_columns(
        1400,
        date(2026, 11, 20),
        "2027省考行测：巧用特值法解决工程问题",
        "事业单位面试热点：数字乡村建设",
        "教师资格证面试试讲技巧",
        "公基高频考点汇总（一）",
    )
    frame = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>@title@-某某教育</title><meta name="keywords" content="事业单位招聘,招聘信息" /><link href="/css/list2019.css" rel="stylesheet" type="text/css" /></head>
<body><div class="top_nav"><div class="w"><a href="/">某某教育</a><a href="/guojia/">国家公务员</a><a href="/sheng/">省公务员</a><a href="/sydw/">事业单位</a><a href="/jiaoshi/">教师招聘</a><a href="/zhaopin/">招聘公告</a><a href="http://bbs.some.example/">交流社区</a></div></div>
<div class="w area"><b>地区：</b><a href="/zhaopin/ql/">青岚</a><a href="/zhaopin/cj/">沧江</a><a href="/zhaopin/yl/">云麓</a><a href="/zhaopin/wh/">望海</a><a href="/zhaopin/bl/">北陵</a></div>
<div class="w"><div class="fl">@main@</div>
<div class="fr"><div class="ad"><a href="/kecheng/"><img src="/images/kc.jpg" /></a></div><div class="box"><h3><span><a href="/beikao/">更多</a></span>备考指导</h3><ul>@side@</ul></div><div class="box"><h3>热门课程</h3><ul><li><a href="/kecheng/101.html">2027年笔试协议班</a></li><li><a href="/kecheng/102.html">面试封闭集训营</a></li><li><a href="/kecheng/103.html">图书教材大礼包</a></li></ul></div></div></div>
<div class="foot"><p>全国统一咨询热线：400-000-0000　信息来源于网络，仅供考生参考</p></div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/{'beikao' if row in self.others else 'zhaopin'}/{row.day:%Y-%m}/{row.number}.html"

    def mark(self, number: int) -> str:
        return f"/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/zhaopin/(?:(\d+)\.html)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/(?:zhaopin|beikao)/\d{4}-\d\d/(\d+)\.html", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(f'<li><a href="{self.at(row)}">{cut(row.title, 16, "")}</a></li>' for row in self.others)
        return fill(self.frame, title=title, main=main, side=side)

    def page(self, held: Holding, number: int) -> str:
        regions, kinds = (("ql", "青岚"), ("cj", "沧江"), ("yl", "云麓")), (("sydw", "事业单位"), ("guoqi", "国企"))
        rows = "".join(
            f'<li><a class="dq" href="/zhaopin/{region[0]}/">{region[1]}</a><a class="lx" href="/{kind[0]}/">{kind[1]}</a><a class="bt" href="{self.at(row)}" title="{row.title}" target="_blank">{cut(row.title, 24, "")}</a><span>{row.day:%m-%d}</span></li>'
            for row in held.page(number, self.size)
            for region, kind in ((regions[row.number % 3], kinds[row.number % 2]),)
        )
        last = self.last(held)
        numbers = "".join(
            f'<span class="cur">{place}</span>' if place == number else f'<a href="/zhaopin/{place}.html">{place}</a>'
            for place in range(1, last + 1)
        )
        on = f'<a href="/zhaopin/{number + 1}.html">下一页</a>' if number < last else "<span>下一页</span>"
        return self.put(
            "招聘公告",
            f'<div class="bread"><a href="/">首页</a>&gt;招聘公告</div><ul class="zplist">{rows}</ul><div class="fenye">{numbers}{on}</div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        newer, older = self.around(held, row)
        text = body(row, lambda line: f"<p>　　{line}</p>")
        attached = "".join(f'<p>　　<a href="{url}">{name}</a></p>' for name, url in row.files)
        links = "".join(
            f'<p>{name}：<a href="{self.at(other)}">{other.title}</a></p>'
            for name, other in (("上一篇", newer), ("下一篇", older))
            if other
        )
        main = f'<div class="bread"><a href="/">首页</a>&gt;<a href="/zhaopin/">招聘公告</a>&gt;正文</div><h1>{row.title}</h1><div class="sxin">{row.day} {seconds(row)}　来源：青岚人才网</div><div class="dy">【导语】某某教育为您提供最新招聘信息，添加老师微信领取备考资料。</div><div class="zhengwen">{text}{attached}</div><div class="mianze">免责声明：本站所提供的内容均来源于网友提供或网络搜集，仅供交流。</div>{links}'
        return self.put(row.title, main)


# -- district's labour market: rows tell until when one may apply -----------------------------------------------------


class DeadlineMarket(Place):
    """A list of what is open: employer's title and the last day to apply; when it was put out stands on its page."""

    name = "rarer-deadline-market"
    start = "/jobs/index.php?page=1"
    frame = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>@title@</title><link rel="stylesheet" href="/static/m.css"></head>
<body><div class="hd"><h1><a href="/">北陵区公共就业服务网</a></h1><p class="nav"><a href="/">首页</a> <a href="/jobs/index.php?page=1">招聘公告</a> <a href="/train/">技能培训</a> <a href="/policy/">政策法规</a></p></div>
<div class="bd">@main@</div><div class="ft">北陵区劳动就业服务中心</div></body></html>
"""

    def mark(self, number: int) -> str:
        return f"/jobs/view.php?id={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == "/jobs/index.php" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/jobs/view.php" else None

    def until(self, row: Notice) -> date:
        return row.day + timedelta(days=15 + row.number % 12)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<div class="job"><h4><a href="/jobs/view.php?id={row.number}">{row.title}</a></h4><p>招聘人数：{row.number % 9 + 1}人　学历：本科及以上　报名截止：{self.until(row)}</p></div>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        before = f'<a href="/jobs/index.php?page={number - 1}">上一页</a>' if number > 1 else ""
        after = f'<a href="/jobs/index.php?page={number + 1}">下一页</a>' if number < last else ""
        return fill(
            self.frame,
            title="招聘公告",
            main=f'<h2>招聘公告</h2>{rows}<p class="page">{before} 第{number}页/共{last}页 {after}</p>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        attached = file_links(row)
        main = f'<h2>{row.title}</h2><p class="info">报名截止：{self.until(row)}　发布时间：{row.day} {clock(row)}　浏览：{views(row)}</p><div class="con">{text}{attached}</div>'
        return fill(self.frame, title=row.title, main=main)


# -- laboratory, Hexo: years as headings --------------------------------------------------------------------------------


class HexoLaboratory(Place):
    """Hexo's archive: a heading for each year, month and day before each title, arrows turn the pages."""

    name = "rarer-hexo-laboratory"
    start = "/categories/recruit/"
    others = other_columns(1200, date(2026, 10, 22), "组会安排", "论文被顶会录用")
    frame = """
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="UTF-8"><meta name="generator" content="Hexo 6.3.0"><title>@title@ | 智能系统实验室</title><link rel="stylesheet" href="/css/main.css"></head>
<body itemscope itemtype="http://schema.org/WebPage"><div class="headband"></div><main class="main"><div class="column"><header class="header"><div class="site-meta"><a href="/" class="brand" rel="start"><h1 class="site-title">智能系统实验室</h1></a></div><nav class="site-nav"><ul class="main-menu menu"><li class="menu-item"><a href="/">首页</a></li><li class="menu-item"><a href="/members/">成员</a></li><li class="menu-item"><a href="/categories/recruit/">招聘</a></li></ul></nav></header>
<aside class="sidebar"><div class="sidebar-inner"><div class="site-state"><a href="/archives/"><span>29</span><span>日志</span></a></div></div></aside></div><div class="main-inner">@main@</div></main>
<footer class="footer"><div class="copyright">&copy; <span>2026</span> 由 Hexo &amp; NexT 强力驱动</div></footer></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/{row.day:%Y/%m/%d}/{'note' if row in self.others else 'recruit'}-{row.number}/"

    def mark(self, number: int) -> str:
        return f"/recruit-{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/categories/recruit/(?:page/(\d+)/)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/\d{4}/\d\d/\d\d/(?:recruit|note)-(\d+)/", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        parts = []
        for year, rows in groupby(held.page(number, self.size), key=lambda row: row.day.year):
            parts.append(f'<div class="collection-year"><span class="collection-header">{year}</span></div>')
            parts += [
                f'<article itemscope itemtype="http://schema.org/Article"><header class="post-header"><div class="post-meta-container"><time itemprop="dateCreated" datetime="{row.day}T{seconds(row)}+08:00" content="{row.day}">{row.day:%m-%d}</time></div><div class="post-title"><a class="post-title-link" href="{self.at(row)}" itemprop="url"><span itemprop="name">{row.title}</span></a></div></header></article>'
                for row in rows
            ]
        last = self.last(held)
        to = "/categories/recruit/page/"
        numbers = "".join(
            f'<span class="page-number current">{place}</span>'
            if place == number
            else f'<a class="page-number" href="{"/categories/recruit/" if place == 1 else f"{to}{place}/"}">{place}</a>'
            for place in range(1, last + 1)
        )
        on = (
            f'<a class="extend next" rel="next" title="下一页" aria-label="下一页" href="{to}{number + 1}/"><i class="fa fa-angle-right"></i></a>'
            if number < last
            else ""
        )
        return fill(
            self.frame,
            title="分类: 招聘",
            main=f'<div class="post-block"><div class="posts-collapse"><div class="collection-title"><h2 class="collection-header">招聘 <small>分类</small></h2></div>{"".join(parts)}</div></div><nav class="pagination">{numbers}{on}</nav>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>", table="<table>")
        attached = file_links(row)
        edited = row.day + timedelta(days=3)
        main = f'<div class="post-block"><article class="post-content" itemscope itemtype="http://schema.org/Article"><header class="post-header"><h1 class="post-title" itemprop="name headline">{row.title}</h1><div class="post-meta-container"><div class="post-meta"><span class="post-meta-item"><span class="post-meta-item-text">发表于</span> <time title="创建时间：{row.day} {seconds(row)}" itemprop="dateCreated datePublished" datetime="{row.day}T{seconds(row)}+08:00">{row.day}</time></span><span class="post-meta-item"><span class="post-meta-item-text">更新于</span> <time title="修改时间：{edited} 10:00:00" itemprop="dateModified" datetime="{edited}T10:00:00+08:00">{edited}</time></span></div></div></header><div class="post-body" itemprop="articleBody">{text}{attached}</div></article></div>'
        return fill(self.frame, title=row.title, main=main)


# -- state farm: tags left open -----------------------------------------------------------------------------------------


class OpenFarm(Place):
    """Pages typed by hand into ASP: tags that nobody closed, capitals without quotes, a script that turns pages by name."""

    name = "rarer-open-farm"
    start = "/rczp.asp"
    charset = "gb2312"
    size = 15
    others = other_columns(1600, date(2026, 11, 2), "秋粮收购工作全面展开", "农场喜获丰收奖", "冬季农机检修安排")
    frame = """
<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>@title@</TITLE>
<SCRIPT language=JavaScript>
var curpage = @number@, maxpage = @last@;
function turn(where){
  var p = curpage;
  if (where == 'next') p = curpage + 1;
  if (where == 'prev') p = curpage - 1;
  if (where == 'last') p = maxpage;
  if (where == 'first') p = 1;
  if (p < 1 || p > maxpage) { alert('没有了'); return; }
  window.location.href = 'rczp.asp?pageno=' + p;
}
</SCRIPT></HEAD>
<BODY bgColor=#ffffff><CENTER><TABLE width=780 border=0><TR><TD colSpan=2><IMG src=images/top.jpg>
<TR><TD colSpan=2 align=middle><A href=index.asp>首页</A> <A href=cqgk.asp>场情概况</A> <A href=news.asp>农场新闻</A> <A href=rczp.asp>人才招聘</A>
<TR vAlign=top><TD width=170><B>农场新闻</B><BR>@side@<TD>@main@
<TR><TD colSpan=2 align=middle>松原岭国营农场</TABLE></CENTER></BODY></HTML>
"""

    def mark(self, number: int) -> str:
        return f"rczp_show.asp?id={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("pageno"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path in ("/rczp_show.asp", "/news_show.asp") else None

    def put(self, title: str, number: int, last: int, main: str) -> str:
        side = "".join(f"·<A href=news_show.asp?id={row.number}>{cut(row.title, 11)}</A><BR>" for row in self.others)
        return fill(self.frame, title=title, number=number, last=last, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        rows = "\n".join(
            f"<TR><TD><IMG src=images/dot.gif> <A href=rczp_show.asp?id={row.number} target=_blank>{row.title}<TD align=right><FONT color=#999999>{row.day.year}-{row.day.month}-{row.day.day}</FONT>"
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        main = f"<TABLE width=100%>{rows}</TABLE><P align=center>第{number}页 共{last}页 <A href=\"javascript:turn('first')\">首页</A> <A href=\"javascript:turn('prev')\">上一页</A> <A href=\"javascript:turn('next')\">下一页</A> <A href=\"javascript:turn('last')\">尾页</A>"
        return self.put("人才招聘", number, last, main)

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<P>　　{line}")
        attached = "".join(f"<P><A href={url}>{name}</A>" for name, url in row.files)
        main = f"<P align=center><FONT size=4><B>{row.title}</B></FONT><P align=center><FONT color=#999999>{row.day.year}-{row.day.month}-{row.day.day} 阅读{views(row)}次</FONT><HR>{text}{attached}<P align=right><A href=javascript:window.close()>关闭窗口</A>"
        return self.put(row.title, 1, 1, main)


# -- cooperative: excerpts that end in the day --------------------------------------------------------------------------


class ExcerptCooperative(Place):
    """Titles of two lines, below each an excerpt at whose end the day stands; how many come next is told by the link."""

    name = "rarer-excerpt-cooperative"
    start = "/index.php/zhaopin"
    size = 7
    others = other_columns(1800, date(2026, 11, 7), "社员大会顺利召开", "新米上市公告")
    frame = """
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>@title@</title><link rel="stylesheet" href="/themes/farm/style.css"></head>
<body><div id="wrapper"><div id="header"><a href="/"><img src="/themes/farm/logo.png" alt="云麓供销合作社"></a></div><div id="menu"><ul><li><a href="/index.php/about">联社简介</a></li><li><a href="/index.php/news">社务动态</a></li><li><a href="/index.php/zhaopin">招贤纳士</a></li></ul></div>
<div id="main">@main@</div><div id="sidebar"><h3>社务动态</h3><ul>@side@</ul></div><div id="footer">云麓市供销合作社联合社</div></div></body></html>
"""

    def mark(self, number: int) -> str:
        return f"/zhaopin/{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("from"), 0) // self.size + 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/index\.php/(?:zhaopin|news)/(\d+)", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(f'<li><a href="/index.php/news/{row.number}">{row.title}</a></li>' for row in self.others)
        return fill(self.frame, title=title, main=main, side=side)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<dl><dt><a href="/index.php/zhaopin/{row.number}">{row.title[:8]}<br>{row.title[8:]}</a></dt><dd>{cut("".join(row.paragraphs), 70, "……")}（{row.day.year}年{row.day.month}月{row.day.day}日）</dd></dl>'
            for row in held.page(number, self.size)
        )
        left = len(held.notices) - number * self.size
        on = (
            f'<a href="/index.php/zhaopin?from={number * self.size}">下{min(left, self.size)}条</a>' if left > 0 else ""
        )
        back = f'<a href="/index.php/zhaopin?from={(number - 2) * self.size}">上{self.size}条</a>' if number > 1 else ""
        return self.put("招贤纳士", f'<h2>招贤纳士</h2>{rows}<p class="turn">{back} {on}</p>')

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        attached = "".join(f'<p>下载：<a href="{url}">{name}</a></p>' for name, url in row.files)
        return self.put(
            row.title,
            f'<h2>{row.title[:8]}<br>{row.title[8:]}</h2><p class="date">{row.day.year}年{row.day.month}月{row.day.day}日</p><div class="text">{text}{attached}</div>',
        )
