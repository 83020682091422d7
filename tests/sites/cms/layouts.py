"""Five ordinary sites whose lists are laid out in ways of their own, by the hand of :mod:`tests.sites.cms.ordinary`."""

from __future__ import annotations

import re
from datetime import date

from tests.sites.cms.content import Holding, Notice, holding
from tests.sites.cms.place import Place, body, clock, cut, file_links, fill, other_columns, seconds, views, whole
from tests.sites.cms.style import Style

# -- county hospital: a line for the title, a line for the day --------------------------------------------------------


class LinesHospital(Place):
    """A table of 2012: each announcement takes two lines, the second tells day and clicks."""

    name = "layouts-lines-hospital"
    start = "/newslist.asp?typeid=6"
    charset = "gb2312"
    others = other_columns(1500, date(2026, 11, 6), "医院开展消防演练", "专家坐诊时间表", "医保报销流程说明")
    frame = """
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>@title@--云麓县中医医院</title><link href="css/css.css" rel="stylesheet" type="text/css"></head>
<body><table width="1000" align="center" cellpadding="0" cellspacing="0"><tr><td><img src="images/banner.jpg"></td></tr>
<tr><td class="menu"><a href="index.asp">首页</a><a href="about.asp">医院简介</a><a href="newslist.asp?typeid=1">医院动态</a><a href="newslist.asp?typeid=6">招贤纳士</a><a href="contact.asp">联系我们</a></td></tr></table>
<table width="1000" align="center"><tr valign="top"><td width="220" class="left"><div class="lt">医院动态</div>@side@</td><td class="right">@main@</td></tr></table>
<table width="1000" align="center"><tr><td class="foot">云麓县中医医院 版权所有 地址：云麓县人民路2号</td></tr></table></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"newsshow.asp?typeid={'1' if row in self.others else '6'}&id={row.number}"

    def mark(self, number: int) -> str:
        return f"id={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == "/newslist.asp" and query.get("typeid") == "6" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/newsshow.asp" else None

    def put(self, title: str, main: str) -> str:
        side = "".join(
            f'<div class="li"><a href="{self.at(row)}">{cut(row.title, 12)}</a></div>' for row in self.others
        )
        return fill(self.frame, title=title, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<tr><td class="nt"><a href="{self.at(row)}">{row.title}</a></td></tr><tr><td class="nd">发布时间：{row.day} 浏览次数：{views(row)}</td></tr>'
            for row in held.page(number, self.size)
        )
        last, to = self.last(held), "newslist.asp?typeid=6&page="
        before = f'<a href="{to}1">首页</a> <a href="{to}{number - 1}">上一页</a>' if number > 1 else "首页 上一页"
        after = (
            f'<a href="{to}{number + 1}">下一页</a> <a href="{to}{last}">尾页</a>' if number < last else "下一页 尾页"
        )
        return self.put(
            "招贤纳士",
            f'<table width="100%">{rows}</table><div class="page">{before} {after} 页次：{number}/{last}页 共{len(held.notices)}条</div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>　　{line}</p>")
        attached = file_links(row)
        return self.put(
            row.title,
            f'<div class="bt">{row.title}</div><div class="fbt">发布时间：{row.day} {seconds(row)} 浏览次数：{views(row)}</div><div class="nr">{text}{attached}</div>',
        )


# -- township school: nothing but line breaks between the rows --------------------------------------------------------


class BreaksSchool(Place):
    """Links one after the other in one cell, a day in brackets before each, a break after."""

    name = "layouts-breaks-school"
    start = "/zp/index.html"
    size = 14
    others = other_columns(1300, date(2026, 11, 3), "期中考试安排", "家长会通知")
    frame = """
<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html><head><meta http-equiv="content-type" content="text/html;charset=utf-8"><title>@title@</title></head>
<body><div align="center"><img src="/img/school.jpg"></div><div align="center"><a href="/">首页</a> <a href="/xxgk/">学校概况</a> <a href="/jxky/">教学科研</a> <a href="/zp/index.html">教师招聘</a></div>
<table align="center" width="960"><tr><td width="200" valign="top">通知<br>@side@</td><td valign="top">@main@</td></tr></table><div align="center">青岚第三中学　校长信箱</div></body></html>
"""

    def at(self, row: Notice) -> str:
        return f"/{'tz' if row in self.others else 'zp'}/{row.number}.html"

    def mark(self, number: int) -> str:
        return f"/zp/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/zp/index(\d*)\.html", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/(?:tz|zp)/(\d{4})\.html", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(f'<a href="{self.at(row)}">{row.title}</a><br>' for row in self.others)
        return fill(self.frame, title=title, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'[{row.day:%Y-%m-%d}] <a href="{self.at(row)}">{row.title}</a><br>\n'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        numbers = " ".join(
            f"[{n}]" if n == number else f'<a href="/zp/index{"" if n == 1 else n}.html">[{n}]</a>'
            for n in range(1, last + 1)
        )
        return self.put("教师招聘", f"<b>教师招聘</b><hr>{rows}<hr>{numbers}")

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"&nbsp;&nbsp;{line}<br>")
        attached = "".join(f'<a href="{url}">{name}</a><br>' for name, url in row.files)
        return self.put(row.title, f"<center><h3>{row.title}</h3>{row.day:%Y-%m-%d}</center>{text}{attached}")


# -- start-up: all rows are there, some are not shown -------------------------------------------------------------------


class FoldedCompany(Place):
    """One page for all; what is older than the first eight shows when a button unfolds it."""

    name = "layouts-folded-company"
    start = "/join"
    size = 40
    frame = """
<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>@title@ - 望海数据科技</title><link rel="stylesheet" href="/assets/app.css"></head>
<body><header class="site-header"><a class="brand" href="/">望海数据</a><nav><a href="/products">产品</a><a href="/customers">客户</a><a href="/join" class="active">加入我们</a></nav></header>
<main>@main@</main><footer class="site-footer">© 2026 望海数据科技有限公司</footer><script>document.querySelectorAll('[data-unfold]').forEach(b=>b.onclick=()=>{document.querySelectorAll('.fold').forEach(e=>e.style.display='');b.remove()})</script></body></html>
"""

    def mark(self, number: int) -> str:
        return f"/join/{number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/join/(\d+)", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<a class="post{" fold" if place >= 8 else ""}" href="/join/{row.number}"{" style=display:none" if place >= 8 else ""}><span class="post-date">{row.day:%Y.%m.%d}</span><span class="post-name">{row.title}</span><span class="post-go">了解更多</span></a>'
            for place, row in enumerate(held.notices)
        )
        return fill(
            self.frame,
            title="加入我们",
            main=f'<section class="hero"><h1>加入我们</h1><p>和有意思的人做有意义的事</p></section><section class="posts"><h2>招聘动态</h2>{rows}<button data-unfold>展开全部</button></section>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        attached = "".join(f'<a class="file" href="{url}" download>{name}</a>' for name, url in row.files)
        return fill(
            self.frame,
            title=row.title,
            main=f'<article><h1>{row.title}</h1><p class="meta">{row.day:%Y.%m.%d}</p><div class="prose">{text}</div>{attached}</article>',
        )


# -- city's human resources: the newest stands above the list in large --------------------------------------------------


class HeadlineBureau(Place):
    """On each page the first announcement stands above the others, with its beginning."""

    name = "layouts-headline-bureau"
    start = "/rsks/sydwzp/"
    size = 11
    others = other_columns(
        1800, date(2026, 11, 17), "全市人社工作会议召开", "社保卡业务办理指南", "关于社保缴费的温馨提示"
    )
    frame = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>@title@</title><meta name="SiteName" content="沧江市人力资源和社会保障局"><link rel="stylesheet" href="/images/style.css"></head>
<body><div class="header"><img src="/images/logo.png" alt="沧江市人力资源和社会保障局"></div><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/rsks/">人事考试</a><a href="/hdjl/">互动交流</a></div>
<div class="w clearfix"><div class="left"><h3>人事考试</h3><ul><li><a href="/rsks/gwyks/">公务员考试</a></li><li class="on"><a href="/rsks/sydwzp/">事业单位招聘</a></li><li><a href="/rsks/zyjs/">专业技术考试</a></li></ul><h3>工作动态</h3><ul class="dt">@side@</ul></div><div class="right">@main@</div></div>
<div class="footer">主办：沧江市人力资源和社会保障局　网站标识码：0000000001</div></body></html>
"""

    def at(self, row: Notice) -> str:
        return (
            f"/{'zwgk/dt' if row in self.others else 'rsks/sydwzp'}/{row.day:%Y%m}/t{row.day:%Y%m%d}_{row.number}.shtml"
        )

    def mark(self, number: int) -> str:
        return f"_{number}.shtml"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/rsks/sydwzp/(?:index(?:_(\d+))?\.shtml)?", path)
        return int(found[1] or 0) + 1 if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/.+/t\d{8}_(\d+)\.shtml", path)
        return found[1] if found else None

    def put(self, title: str, main: str) -> str:
        side = "".join(f'<li><a href="{self.at(row)}">{cut(row.title, 12)}</a></li>' for row in self.others)
        return fill(self.frame, title=title, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        first, *rest = held.page(number, self.size)
        rows = "".join(
            f'<li><a href="{self.at(row)}" target="_blank">{row.title}</a><span>{row.day}</span></li>' for row in rest
        )
        last = self.last(held)
        on = f'<a href="/rsks/sydwzp/index_{number}.shtml">下一页</a>' if number < last else "<span>下一页</span>"
        back = (
            f'<a href="/rsks/sydwzp/index{"" if number == 2 else f"_{number - 2}"}.shtml">上一页</a>'
            if number > 1
            else "<span>上一页</span>"
        )
        head = f'<div class="top-news"><h2><a href="{self.at(first)}" target="_blank">{first.title}</a></h2><p>{cut("".join(first.paragraphs), 80, "...")}<span>{first.day}</span></p></div>'
        return self.put(
            "事业单位招聘_沧江市人力资源和社会保障局",
            f'<div class="pos">当前位置：首页 &gt; 人事考试 &gt; 事业单位招聘</div>{head}<ul class="list">{rows}</ul><div class="page">{back}<span>{number}/{last}</span>{on}</div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f'<p style="text-indent:2em">{line}</p>')
        attached = "".join(f'<p>附件：<a href="{url}">{name}</a></p>' for name, url in row.files)
        return self.put(
            f"{row.title}_沧江市人力资源和社会保障局",
            f'<h1>{row.title}</h1><div class="info">日期：{row.day} {clock(row)} 来源：本局 浏览：{views(row)}</div><div class="TRS_Editor">{text}{attached}</div>',
        )


# -- state bank's branch: two columns of rows ----------------------------------------------------------------------------


class ColumnsBank(Place):
    """The rows of a page in two lists side by side; numbers between *首页* and *尾页*, no *下一页*."""

    name = "layouts-columns-bank"
    start = "/rczp.php"
    size = 12
    others = other_columns(1100, date(2026, 11, 9), "优化账户服务公告", "反假币宣传活动", "网点迁址公告")
    frame = """
<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>@title@ | 北陵农商银行</title><link rel="stylesheet" href="/css/bank.css"></head>
<body><div id="header"><a href="/"><img src="/img/logo.png" alt="北陵农商银行"></a><div class="tel">客服热线 96000</div></div><div id="nav"><a href="/">首页</a><a href="/grjr.php">个人金融</a><a href="/gsjr.php">公司金融</a><a href="/rczp.php">人才招聘</a></div>
<div id="content">@main@</div><div id="notice"><h3>本行公告</h3><ul>@side@</ul></div><div id="footer">北陵农村商业银行股份有限公司</div></body></html>
"""

    def mark(self, number: int) -> str:
        return f"rczp_view.php?id={number}"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("pg"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path in ("/rczp_view.php", "/gg_view.php") else None

    def put(self, title: str, main: str) -> str:
        side = "".join(
            f'<li><a href="/gg_view.php?id={row.number}">{row.title}</a><i>{row.day:%m-%d}</i></li>'
            for row in self.others
        )
        return fill(self.frame, title=title, side=side, main=main)

    def page(self, held: Holding, number: int) -> str:
        rows = [
            f'<li><a href="/rczp_view.php?id={row.number}" title="{row.title}">{cut(row.title, 17)}</a><i>{row.day:%m-%d}</i></li>'
            for row in held.page(number, self.size)
        ]
        last = self.last(held)
        numbers = "".join(
            f"<b>{n}</b>" if n == number else f'<a href="/rczp.php?pg={n}">{n}</a>' for n in range(1, last + 1)
        )
        return self.put(
            "人才招聘",
            f'<h2>人才招聘</h2><div class="two"><ul class="l">{"".join(rows[::2])}</ul><ul class="r">{"".join(rows[1::2])}</ul></div><div class="pg"><a href="/rczp.php?pg=1">首页</a>{numbers}<a href="/rczp.php?pg={last}">尾页</a></div>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        text = body(row, lambda line: f"<p>{line}</p>")
        attached = file_links(row)
        near = "".join(
            f'<li><a href="/rczp_view.php?id={other.number}">{other.title}</a></li>'
            for other in holding(self.name).notices[:3]
        )
        return self.put(
            row.title,
            f'<h2>{row.title}</h2><div class="sj">发布日期：{row.day}</div><div class="wz">{text}{attached}</div><div class="near"><h4>最新招聘</h4><ul>{near}</ul></div>',
        )


STYLES: tuple[Style, ...] = tuple(
    kind().style() for kind in (LinesHospital, BreaksSchool, FoldedCompany, HeadlineBureau, ColumnsBank)
)
