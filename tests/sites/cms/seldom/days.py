"""Five sites whose days stand in other places: headings, addresses, two to a line, after other days, one link."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import groupby

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Place, body, clock, cut, file_links, fill, other_columns, views, whole

# -- college, SiteServer: months as headings, days beside the rows ----------------------------------------


class MonthsCollege(Place):
    """SiteServer: under a heading for each month the rows tell their day only; a page may begin within a month."""

    name = "seldom-months-college"
    start = "/rszp/index.html"
    others = other_columns(
        1450,
        date(2026, 11, 13),
        "学院召开师德师风建设推进会",
        "2026年度考核工作安排",
        "我院教师在教学比赛中获奖",
    )
    frame = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>@title@</title>
<link href="/style/layout.css" rel="stylesheet" type="text/css"/></head>
<body><div class="topbar"><div class="wp"><a href="/index.html">返回首页</a><a href="http://www.cjxy.example/">学院主页</a></div></div>
<div class="banner"><div class="wp"><img src="/images/rsc.png" alt="沧江学院人事处"/></div></div>
<div class="menu"><ul class="wp"><li><a href="/bmgk/index.html">部门概况</a></li><li><a href="/gzdt/index.html">工作动态</a></li><li><a href="/rszp/index.html">人事招聘</a></li><li><a href="/zcgl/index.html">职称管理</a></li><li><a href="/xzfw/index.html">薪资服务</a></li></ul></div>
<div class="wp body"><div class="aside"><h3>工作动态</h3><ul>@side@</ul></div><div class="content">@main@</div></div>
<div class="foot">沧江学院人事处　办公地点：行政楼 412</div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/contents/{'21' if row in self.others else '35'}/{row.number}.html"

    def mark(self, number: int) -> str:
        return f"/35/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/rszp/index(?:_(\d+))?\.html", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/contents/\d+/(\d+)\.html", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(f'<li><a href="{self.at(row)}">{cut(row.title, 12)}</a></li>' for row in self.others)
        return fill(self.frame, title=title, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        parts = []
        for month, rows in groupby(held.page(number, self.size), key=lambda row: (row.day.year, row.day.month)):
            lines = "".join(
                f'<li><i>{row.day.day:02}日</i><a href="{self.at(row)}" target="_blank">{row.title}</a></li>'
                for row in rows
            )
            parts.append(f'<h4 class="month">{month[0]}年{month[1]}月</h4><ul class="days">{lines}</ul>')
        last = self.last(held)

        def to(which: int, name: str) -> str:
            address = f"/rszp/index{'' if which == 1 else f'_{which}'}.html"
            return (
                f'<a href="{address}">{name}</a>' if 1 <= which <= last and which != number else f"<span>{name}</span>"
            )

        pager = f"{to(1, '首页')}{to(number - 1, '上一页')}{to(number + 1, '下一页')}{to(last, '末页')} 第{number}页/共{last}页"
        return self.put(
            "人事招聘", f'<div class="where">首页 &gt; 人事招聘</div>{"".join(parts)}<div class="pager">{pager}</div>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f'<p style="text-indent:2em">{line}</p>')
        attached = "".join(f'<p>附件：<a href="{url}">{name}</a></p>' for name, url in row.files)
        return self.put(
            row.title,
            f'<div class="where">首页 &gt; 人事招聘 &gt; 正文</div><h2 class="bt">{row.title}</h2><div class="sx">日期：{row.day}　点击：{views(row)}</div><div class="zw">{text}{attached}</div>',
        )


# -- city hospital, static pages: the day stands in the address only ------------------------------------------------


class AddressHospital(Place):
    """A template without days: the folder of an announcement is its day."""

    name = "seldom-address-hospital"
    start = "/html/rczp/"
    size = 15
    others = other_columns(
        1600,
        date(2026, 11, 8),
        "我院开展消防应急演练",
        "冬病夏治预约开始",
        "新增夜间门诊的通知",
    )
    frame = """
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>@title@_石桥市中医院</title><link rel="stylesheet" href="/css/zyy.css"></head>
<body><div id="hd"><a href="/"><img src="/img/logo.jpg" alt="石桥市中医院"></a><p>24小时服务热线 0000-6120120</p></div>
<div id="nv"><a href="/">首 页</a><a href="/html/yygk/">医院概况</a><a href="/html/yyxw/">医院新闻</a><a href="/html/mzpb/">门诊排班</a><a href="/html/rczp/">人才招聘</a><a href="/html/djyd/">党建园地</a></div>
<div id="bd"><div id="l"><h2>医院新闻</h2><ul>@side@</ul><h2>联系我们</h2><p>地址：石桥市建设路66号<br>邮编：000000</p></div><div id="r">@main@</div></div>
<div id="ft">Copyright 2016-2026 石桥市中医院　@copy@</div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/html/{'yyxw' if row in self.others else 'rczp'}/{row.day:%Y%m%d}/{row.number}.html"

    def mark(self, number: int) -> str:
        return f"/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/html/rczp/(?:(\d+)\.html)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/html/(?:rczp|yyxw)/\d{8}/(\d+)\.html", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(f'<li><a href="{self.at(row)}">{cut(row.title, 12)}</a></li>' for row in self.others)
        return fill(self.frame, title=title, side=side, main=main, copy="鄂ICP备16000001号")

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<li><a href="{self.at(row)}" title="{row.title}">{cut(row.title, 28)}</a></li>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        numbers = " ".join(
            f"<b>{place}</b>" if place == number else f'<a href="/html/rczp/{place}.html">{place}</a>'
            for place in range(1, last + 1)
        )
        on = f' <a href="/html/rczp/{number + 1}.html">下一页</a>' if number < last else ""
        return self.put(
            "人才招聘",
            f'<h1>人才招聘</h1><ul class="ls">{rows}</ul><div class="pg">{numbers}{on} 共{len(held.notices)}条</div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        attached = file_links(row)
        return self.put(
            row.title,
            f'<h1>{row.title}</h1><div class="from">来源：人事科　阅读：<span id="hits">{views(row)}</span></div><div class="txt">{text}{attached}</div>',
        )


# -- district government, hand-made PHP: two announcements in each row ----------------------------------------------


class PairsDistrict(Place):
    """A table of 2010 with two announcements to a line and years of two digits."""

    name = "seldom-pairs-district"
    start = "/list.php?fid=9"
    charset = "gbk"
    size = 12
    others = other_columns(
        1290,
        date(2026, 11, 20),
        "区领导检查安全生产工作",
        "全区经济运行分析会召开",
        "关于征集民生实事项目的公告",
    )
    frame = """
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>@title@</title>
<style type="text/css">td{font-size:12px;line-height:20px} a{color:#000;text-decoration:none} .w{color:#fff}</style></head>
<body topmargin="0"><center>
<table width="900" cellspacing="0" cellpadding="0"><tr><td colspan="2"><img src="images/head.gif" width="900" height="150"></td></tr>
<tr><td colspan="2" bgcolor="#B40000" height="28" align="center"><a class="w" href="index.php">首页</a> | <a class="w" href="list.php?fid=1">区情概览</a> | <a class="w" href="list.php?fid=2">政务要闻</a> | <a class="w" href="list.php?fid=9">招考信息</a> | <a class="w" href="list.php?fid=5">便民服务</a></td></tr>
<tr valign="top"><td width="180" bgcolor="#F7F0E8"><b>政务要闻</b><br>@side@</td><td width="720">@main@</td></tr>
<tr><td colspan="2" align="center" height="60">北陵区人民政府办公室主办　北陵区信息中心承办</td></tr></table></center></body></html>
"""

    def mark(self, number: int) -> str:
        return f"bencandy.php?fid=9&id={number}"

    def at(self, row: Notice) -> str:
        return f"bencandy.php?fid={'2' if row in self.others else '9'}&id={row.number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == "/list.php" and query.get("fid") == "9" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/bencandy.php" else None

    def put(self, title: str, main: str) -> str:
        side = "".join(f'·<a href="{self.at(row)}">{cut(row.title, 12)}</a><br>' for row in self.others)
        return fill(self.frame, title=title, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        cells = [
            f'<td width="50%">·<a href="{self.at(row)}" title="{row.title}" target="_blank">{cut(row.title, 20)}</a> <font color="#888888">({row.day:%y-%m-%d})</font></td>'
            for row in held.page(number, self.size)
        ]
        cells += ["<td>&nbsp;</td>"] * (len(cells) % 2)
        rows = "\n".join(f"<tr>{left}{right}</tr>" for left, right in zip(cells[::2], cells[1::2], strict=True))
        last = self.last(held)
        numbers = "".join(
            f" <a href='list.php?fid=9&page={place}'><font color=red>{place}</font></a> "
            if place == number
            else f" <a href='list.php?fid=9&page={place}'>{place}</a> "
            for place in range(1, last + 1)
        )
        pager = f"<a href='list.php?fid=9&page=1' title='首页'>首页</a>{numbers}<a href='list.php?fid=9&page={min(last, number + 1)}'>下页</a> <a href='list.php?fid=9&page={last}'>尾页</a> 页次:{number}/{last} 总数{len(held.notices)}"
        return self.put(
            "招考信息-北陵区人民政府",
            f'<table width="100%"><tr><td colspan="2">当前位置：首页 &gt; 招考信息</td></tr>\n{rows}\n<tr><td colspan="2" align="center">{pager}</td></tr></table>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>　　{line}</p>")
        attached = file_links(row)
        return self.put(
            f"{row.title}-北陵区人民政府",
            f'<table width="100%"><tr><td align="center" height="60"><font size="4"><b>{row.title}</b></font></td></tr><tr><td align="center">来源：区人社局　发布时间：{row.day} {clock(row)}　点击：{views(row)}</td></tr><tr><td style="font-size:14px">{text}{attached}</td></tr></table>',
        )


# -- career centre, table of talks: the day of the talk stands before the day it was put out ------------------------


class TalksCentre(Place):
    """A table of events: firm's title, when, where, and last when it was put out."""

    name = "seldom-talks-centre"
    start = "/career/meeting?type=1"
    size = 10
    frame = """
<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>@title@ | 云麓理工大学就业指导中心</title>
<link href="/assets/css/bootstrap.min.css" rel="stylesheet"><link href="/assets/css/site.css" rel="stylesheet"></head>
<body><div class="navbar navbar-default"><div class="container"><div class="navbar-header"><a class="navbar-brand" href="/">云麓理工大学就业指导中心</a></div><ul class="nav navbar-nav"><li><a href="/">首页</a></li><li class="active"><a href="/career/meeting?type=1">校园招聘活动</a></li><li><a href="/career/job">招聘职位</a></li><li><a href="/career/guide">就业指导</a></li></ul></div></div>
<div class="container">@main@</div>
<footer class="text-center"><p>云麓理工大学就业指导中心　联系电话：0000-82660000</p></footer></body></html>
"""

    def mark(self, number: int) -> str:
        return f"/career/meeting/view/{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == "/career/meeting" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/career/meeting/view/(\d+)", path)
        return found[1] if found else None

    def event(self, row: Notice) -> tuple[date, str, str]:
        return (
            row.day + timedelta(days=6 + row.number % 9),
            ("14:30-16:30", "19:00-21:00")[row.number % 2],
            ("大学生活动中心报告厅", "教三楼 204", "图书馆一楼多功能厅")[row.number % 3],
        )

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr><td><a href="/career/meeting/view/{row.number}">{row.title}</a></td><td>{day} {hours}</td><td>{where}</td><td>{views(row)}</td><td>{row.day}</td></tr>\n'
            for row in held.page(number, self.size)
            for day, hours, where in (self.event(row),)
        )
        last = self.last(held)
        items = "".join(
            f'<li{" class=active" if place == number else ""}><a href="/career/meeting?type=1&page={place}">{place}</a></li>'
            for place in range(1, last + 1)
        )
        main = f"""<ol class="breadcrumb"><li><a href="/">首页</a></li><li class="active">校园招聘活动</li></ol>
<form class="form-inline" method="get" action="/career/meeting"><input type="hidden" name="type" value="1"><input class="form-control" name="key" placeholder="名称"><select name="month" class="form-control"><option value="">全部时间</option><option>2026-11</option><option>2026-12</option></select><button class="btn btn-primary">筛选</button></form>
<table class="table table-hover"><thead><tr><th>名称</th><th>举办时间</th><th>地点</th><th>浏览</th><th>发布日期</th></tr></thead><tbody>
{rows}</tbody></table><ul class="pagination">{items}</ul>"""
        return fill(self.frame, title="校园招聘活动", main=main)

    def article(self, held: Holding, row: Notice) -> str:
        day, hours, where = self.event(row)
        text = body(row, lambda line: f"<p>{line}</p>", table='<table class="table table-bordered">')
        attached = "".join(f'<li><a href="{url}">{name}</a></li>' for name, url in row.files)
        main = f"""<ol class="breadcrumb"><li><a href="/">首页</a></li><li><a href="/career/meeting?type=1">校园招聘活动</a></li><li class="active">详情</li></ol>
<div class="page-header"><h3>{row.title}</h3><small>发布日期：{row.day}　浏览：{views(row)}</small></div>
<table class="table"><tr><th>举办时间</th><td>{day} {hours}</td></tr><tr><th>举办地点</th><td>{where}</td></tr></table>
<div class="rich">{text}</div>{f"<h4>附件</h4><ul>{attached}</ul>" if attached else ""}"""
        return fill(self.frame, title=row.title, main=main)


# -- state company, pages made by hand: day and title in one link ---------------------------------------------------


class HandCompany(Place):
    """Pages of an editor's hand: every announcement a paragraph, its link holds the day and the title."""

    name = "seldom-hand-company"
    start = "/zhaopin.htm"
    size = 40
    others = other_columns(1750, date(2026, 8, 1), "企业资质", "经营范围")
    frame = """
<html>
<head>
<meta http-equiv="Content-Language" content="zh-cn">
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="GENERATOR" content="Microsoft FrontPage 6.0">
<title>@title@</title>
</head>
<body background="bg.gif">
<p align="center"><img border="0" src="images/banner.jpg" width="780" height="130"></p>
<p align="center"><a href="index.htm">首页</a>&nbsp; <a href="gsjj.htm">公司简介</a>&nbsp; <a href="zz/1750.htm">企业资质</a>&nbsp; <a href="zhaopin.htm">招聘信息</a>&nbsp; <a href="lxwm.htm">联系我们</a></p>
<hr width="780">
@main@
<hr width="780">
<p align="center"><font size="2">北陵建筑工程总公司&nbsp; 地址：北陵市胜利街1号&nbsp; 更新日期：2026年11月21日</font></p>
</body>
</html>
"""

    def mark(self, number: int) -> str:
        return f"/zp/{number}.htm"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/(?:zp|zz)/(\d+)\.htm", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        rows = "\n".join(
            f'<p style="line-height: 150%; margin-left: 60"><font size="3"><a href="zp/{row.number}.htm">{row.day.year}年{row.day.month}月{row.day.day}日&nbsp; {row.title}</a></font></p>'
            for row in held.notices
        )
        return fill(
            self.frame, title="招聘信息", main=f'<p align="center"><b><font size="5">招聘信息</font></b></p>\n{rows}'
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f'<p style="line-height: 150%; text-indent: 32">{line}</p>')
        attached = file_links(row)
        main = f"""<p align="center"><b><font size="4" face="黑体">{row.title}</font></b></p>
{text}{attached}
<p align="right">北陵建筑工程总公司</p>
<p align="right">{row.day.year}年{row.day.month}月{row.day.day}日</p>
<p align="center"><a href="../zhaopin.htm">返回</a></p>"""
        return fill(self.frame, title=row.title, main=main)
