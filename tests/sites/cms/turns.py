"""Six more that a server renders, for how they turn pages and tell days: fragments, days as headings, submit buttons, Domino, days ago, groups."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Answer, Place, body, clock, file_links, other_columns, views, whole
from tests.sites.cms.style import Request, Style


class Plain(Place):
    """One frame for all: a head, a menu, the page's own part, a foot."""

    site = ""
    menu: tuple[tuple[str, str], ...] = ()
    head = ""

    def put(self, title: str, main: str) -> str:
        links = "".join(f'<li><a href="{url}">{name}</a></li>' for url, name in self.menu)
        return (
            f'<!DOCTYPE html><html><head><meta charset="{self.charset}"><title>{title}-{self.site}</title>{self.head}</head><body>'
            f'<div class="top"><h1>{self.site}</h1><ul class="menu">{links}</ul></div>{main}<div class="footer">版权所有：{self.site}</div></body></html>'
        )


class FragmentCollege(Plain):
    """Numbers call a function that loads the next rows into a box; the box of the first page is filled."""

    name, start, site = "turns-fragment-college", "/jyxx/zpgg.jsp", "青岚职业学院就业网"
    menu = (("/index.jsp", "首页"), ("/jyxx/zpgg.jsp", "招聘公告"), ("/jyxx/xjh.jsp", "宣讲会"))
    head = '<script src="/js/jquery.min.js"></script><script>function getList(p){ $("#listBox").load("/jyxx/zpggList.jsp", {pageNo: p, lx: "zpgg"}); }</script>'

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/jyxx/view.jsp" else None

    def box(self, held: Holding, number: int) -> str:
        lines = "".join(
            f'<li><i class="ico"></i><a href="/jyxx/view.jsp?id={row.number}" target="_blank">{row.title}</a><em>{row.day:%m-%d}</em></li>'
            for row in held.page(number, self.size)
        )
        numbers = "".join(
            f'<a class="cur">{n}</a>' if n == number else f'<a href="javascript:void(0)" onclick="getList({n})">{n}</a>'
            for n in range(1, self.last(held) + 1)
        )
        return (
            f'<ul class="list">{lines}</ul><div class="pagination">{numbers}<span>共{len(held.notices)}条</span></div>'
        )

    def api(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path != "/jyxx/zpggList.jsp":
            return None
        return 200, "text/html", self.box(held, whole((asked.query | asked.form).get("pageNo"), 1))

    def page(self, held: Holding, number: int) -> str:
        return self.put(
            "招聘公告", f'<div class="main"><h2>招聘公告</h2><div id="listBox">{self.box(held, 1)}</div></div>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="art"><h2>{row.title}</h2><p>发布日期：{row.day} 点击：{views(row)}</p><div>{body(row, lambda line: f"<p>{line}</p>")}{file_links(row)}</div></div>',
        )


class DaysHeadings(Plain):
    """A heading for each day, time and title below it, arrows for newer and older."""

    name, start, site, charset = "turns-days-headings", "/gsgg/", "沧江市人才网", "gbk"
    menu = (("/", "首页"), ("/gsgg/", "公示公告"), ("/zcfg/", "政策法规"))

    def mark(self, number: int) -> str:
        return f"/{number}.shtml"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        found = re.fullmatch(r"/gsgg/(?:p(\d+)\.shtml)?", path)
        return int(found[1] or 1) if found else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/gsgg/(\d{4})\.shtml", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        parts = []
        for day, rows in groupby(held.page(number, self.size), key=lambda row: row.day):
            lines = "".join(
                f'<p><span>{clock(row)}</span> <a href="/gsgg/{row.number}.shtml">{row.title}</a></p>' for row in rows
            )
            parts.append(f'<div class="day"><h3>{day:%Y年%m月%d日}</h3>{lines}</div>')
        newer = (
            f'<a href="{"/gsgg/" if number == 2 else f"/gsgg/p{number - 1}.shtml"}">← 较新</a>' if number > 1 else ""
        )
        older = f'<a href="/gsgg/p{number + 1}.shtml">较旧 →</a>' if number < self.last(held) else ""
        return self.put(
            "公示公告", f'<div class="main">{"".join(parts)}<div class="nav-links">{newer} {older}</div></div>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="main"><h2>{row.title}</h2><div class="t">{row.day:%Y年%m月%d日} {clock(row)}</div>{body(row, lambda line: f"<p>　　{line}</p>")}{file_links(row)}</div>',
        )


class SubmitHospital(Plain):
    """Pages are turned by submit buttons of a form: the button's own name and value say which page."""

    name, start, site = "turns-submit-hospital", "/zhaopin/list.php", "望海市中医院"
    menu = (("/", "医院首页"), ("/zhaopin/list.php", "人才招聘"), ("/yyjj.php", "医院简介"))

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("id") if path == "/zhaopin/show.php" else None

    def page(self, held: Holding, number: int) -> str:
        lines = "".join(
            f'<tr><td>{row.number}</td><td><a href="/zhaopin/show.php?id={row.number}">{row.title}</a></td><td>{row.day:%Y.%m.%d}</td></tr>'
            for row in held.page(number, self.size)
        )
        buttons = "".join(
            f'<button type="submit" name="page" value="{n}"{" disabled" if n == number else ""}>{n}</button>'
            for n in range(1, self.last(held) + 1)
        )
        return self.put(
            "人才招聘",
            f'<table class="tb" width="100%"><thead><tr><th>编号</th><th>标题</th><th>日期</th></tr></thead><tbody>{lines}</tbody></table><form class="pages" method="get" action="/zhaopin/list.php">{buttons}</form>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="show"><h3>{row.title}</h3><small>{row.day:%Y.%m.%d}　来源：人事科</small><div class="con">{body(row, lambda line: f"<p>{line}</p>")}{file_links(row)}</div></div>',
        )


class DominoBureau(Plain):
    """Domino: a view of documents by their universal ids, thirty-two signs each; it goes on by the number of its first row."""

    name, start, site, charset = "turns-domino-bureau", "/rsj/web.nsf/zkgg?OpenView", "松原岭人事局", "gb2312"
    menu = (("/rsj/web.nsf/index?OpenPage", "首页"), ("/rsj/web.nsf/zkgg?OpenView", "招考公告"))

    def id(self, number: int) -> str:
        return f"{number * 7919:08X}{number:04d}A1C2E3F4B5D60718293A"

    def mark(self, number: int) -> str:
        return self.id(number)

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return (whole(query.get("Start"), 1) - 1) // 10 + 1 if path == "/rsj/web.nsf/zkgg" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/rsj/web\.nsf/0/(\w{32})", path)
        return str(int(found[1][8:12])) if found else None

    def page(self, held: Holding, number: int) -> str:
        lines = "".join(
            f'<tr valign="top"><td><img src="/icons/ecblank.gif" border="0" height="1" width="16" alt=""></td><td><font size="2">{row.day:%Y/%m/%d}</font></td><td><font size="2"><a href="/rsj/web.nsf/0/{self.id(row.number)}?OpenDocument">{row.title}</a></font></td></tr>'
            for row in held.page(number, self.size)
        )

        def to(which: int, name: str) -> str:
            return f'<a href="/rsj/web.nsf/zkgg?OpenView&amp;Start={(which - 1) * 10 + 1}&amp;Count=10"><font size="2">{name}</font></a> '

        pager = (to(number - 1, "上页") if number > 1 else "") + (
            to(number + 1, "下页") if number < self.last(held) else ""
        )
        return self.put(
            "招考公告", f'<form action=""><table border="0" cellpadding="2">{lines}</table><hr>{pager}</form>'
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<form action=""><center><b><font size="4">{row.title}</font></b></center><center><font size="2">发布日期：{row.day:%Y/%m/%d}</font></center><br>{body(row, lambda line: f"<font size=3>　　{line}</font><br>")}{file_links(row)}</form>',
        )


class AgoBoard(Plain):
    """Days as a reader says them: hours and days ago, yesterday; older ones by month and day; the detail tells the day whole."""

    name, start, site = "turns-days-ago", "/board/jobs", "北陵高校就业联盟"
    menu = (("/", "首页"), ("/board/jobs", "招聘信息"), ("/board/talks", "宣讲会"))

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("p"), 1) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/board/jobs/(\d+)", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        def ago(row: Notice) -> str:
            days = (date(2026, 11, 25) - row.day).days
            return (
                f"{days}天前"
                if days < 8
                else f"{row.day.month}月{row.day.day}日"
                if row.day.year == 2026
                else f"{row.day}"
            )

        cards = "".join(
            f'<div class="topic"><a class="avatar" href="/u/{row.number % 7}"><img src="/a/{row.number % 7}.png" alt="头像"></a><div class="info"><a class="title" href="/board/jobs/{row.number}">{row.title}</a><div class="meta"><a href="/u/{row.number % 7}">就业办老师</a> · 发布于 {ago(row)} · {views(row)} 次浏览</div></div></div>'
            for row in held.page(number, self.size)
        )
        last = self.last(held)
        pager = (
            f'<ul class="pagination"><li><a href="/board/jobs?p={max(number - 1, 1)}">&laquo;</a></li>'
            + "".join(
                f'<li{" class=active" if n == number else ""}><a href="/board/jobs?p={n}">{n}</a></li>'
                for n in range(1, last + 1)
            )
            + f'<li><a href="/board/jobs?p={min(number + 1, last)}">&raquo;</a></li></ul>'
        )
        return self.put("招聘信息", f'<div class="panel">{cards}</div>{pager}')

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="panel"><h1>{row.title}</h1><div class="meta">就业办老师 发布于 <time title="{row.day} {clock(row)}">{row.day} {clock(row)}</time> · {views(row)} 次浏览</div><div class="markdown-body">{body(row, lambda line: f"<p>{line}</p>")}{file_links(row)}</div></div>',
        )


class GroupsOffice(Plain):
    """A category in brackets that is a link, then the title, both in one cell; two such rows are pinned on every page."""

    name, start, site = "turns-groups-office", "/Article/ShowClass.asp?ClassID=9", "云麓县教育局"
    menu = (
        ("/Index.asp", "首页"),
        ("/Article/ShowClass.asp?ClassID=9", "通知公告"),
        ("/Article/ShowClass.asp?ClassID=3", "教育要闻"),
    )
    others = other_columns(
        500, date(2026, 11, 3), "全县中小学校长会议召开", "教育系统安全检查启动", "秋季运动会圆满落幕"
    )

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("page"), 1) if path == "/Article/ShowClass.asp" and query.get("ClassID") == "9" else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("ArticleID") if path == "/Article/ShowArticle.asp" else None

    def row(self, row: Notice, pinned: bool) -> str:
        mark = (
            '<img src="/images/ontop.gif" alt="固顶文章">'
            if pinned
            else '<img src="/images/common.gif" alt="普通文章">'
        )
        return (
            f'<tr><td>{mark}[<a href="/Article/ShowClass.asp?ClassID={20 + row.number % 3}">{("招聘", "考试", "公示")[row.number % 3]}</a>] '
            f'<a href="/Article/ShowArticle.asp?ArticleID={row.number}" title="文章标题：{row.title}&#13;&#10;作　　者：人事股&#13;&#10;更新时间：{row.day} {clock(row)}" target="_blank">{row.title}</a></td><td align="right">{row.day.month}月{row.day.day}日</td></tr>'
        )

    def page(self, held: Holding, number: int) -> str:
        last = self.last(held)
        pinned = "".join(self.row(row, True) for row in held.notices[:2]) if number > 1 else ""
        lines = "".join(self.row(row, False) for row in held.page(number, self.size))
        side = "".join(
            f'<li><a href="/Article/ShowArticle.asp?ArticleID={row.number}">{row.title}</a></li>' for row in self.others
        )
        links = (
            "首页 上一页 "
            if number == 1
            else f"<a href='ShowClass.asp?ClassID=9&page=1'>首页</a> <a href='ShowClass.asp?ClassID=9&page={number - 1}'>上一页</a> "
        )
        links += (
            "下一页 尾页"
            if number == last
            else f"<a href='ShowClass.asp?ClassID=9&page={number + 1}'>下一页</a> <a href='ShowClass.asp?ClassID=9&page={last}'>尾页</a>"
        )
        pager = f"共 <b>{len(held.notices)}</b> 篇文章 {links} 页次：<strong><font color=red>{number}</font>/{last}</strong>页 <b>{self.size}</b>篇文章/页"
        return self.put(
            "通知公告",
            f'<table width="980"><tr><td width="200" valign="top"><b>教育要闻</b><ul>{side}</ul></td><td valign="top"><table width="100%">{pinned}{lines}</table><div align="center">{pager}</div></td></tr></table>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<table width="980"><tr><td align="center"><font size="5">{row.title}</font></td></tr><tr><td align="center">作者：人事股　文章来源：本站原创　点击数：{views(row)}　更新时间：{row.day:%Y-%m-%d}</td></tr><tr><td id="fontzoom">{body(row, lambda line: f"<p>　　{line}</p>")}{file_links(row)}</td></tr></table>',
        )


STYLES: tuple[Style, ...] = tuple(
    kind().style() for kind in (FragmentCollege, DaysHeadings, SubmitHospital, DominoBureau, AgoBoard, GroupsOffice)
)
