"""Four more: ASP.NET turned by buttons, announcements in two parts, a list a month, rows in a variable under names of one letter."""

from __future__ import annotations

import re

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import body, clock, dump, file_links, views, whole
from tests.sites.cms.turns import Plain


def _line(text: str) -> str:
    return f"<p>{text}</p>"


class ButtonsCollege(Plain):
    """One form around the page; *next* is a button that sends it, and the server tells from its name what was pressed."""

    name, start, site, size = "split-buttons-college", "/list.aspx", "沧江税务学院人事处", 9
    menu = (("/index.aspx", "首页"), ("/list.aspx", "招聘公告"), ("/gzzd.aspx", "规章制度"))
    pressed = ("ctl00$cph$pager$ctl00$ctl01", "ctl00$cph$pager$ctl02$ctl00")

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        back, on = self.pressed
        now = whole(query.get("hidPage"), 1) if query.get("__VIEWSTATE") == f"vs{query.get('hidPage')}" else 1
        return now + (on in query) - (back in query) if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        return query.get("guid", "")[2:] if path == "/show.aspx" else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<div class="row"><div class="c1"><a href="show.aspx?guid=8f{row.number}">{row.title}</a></div><div class="c2">{row.day}</div></div>'
            for row in held.page(number, self.size)
        )
        back, on = self.pressed
        pager = (
            f'<input type="submit" name="{back}" value="上一页"{" disabled" if number == 1 else ""}> <span>{number}</span> / {self.last(held)} '
            f'<input type="submit" name="{on}" value="下一页"{" disabled" if number == self.last(held) else ""}>'
        )
        return self.put(
            "招聘公告",
            f'<form method="post" action="list.aspx" id="form1"><input type="hidden" name="__VIEWSTATE" value="vs{number}"><input type="hidden" name="hidPage" value="{number}">'
            f'<input name="ctl00$key"><input type="submit" name="ctl00$btn" value="查询"><div class="list">{rows}</div><span id="pager">{pager}</span></form>',
        )

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="tt"><span>{row.title}</span></div><div><span>{row.day}</span>　浏览：<span>{views(row)}</span></div><div>{body(row, _line)}{file_links(row)}</div>',
        )


class PartsBureau(Plain):
    """Long announcements stand in two parts with a pager of their own; the second has the rest and the files."""

    name, start, site = "split-parts-bureau", "/rsks/", "云麓县自然资源局"
    menu = (("/", "首页"), ("/rsks/", "人事考试"))

    def mark(self, number: int) -> str:
        return f"/rsks/{number}.html"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return whole(query.get("PageNo"), 1) if path == self.start else None

    def page(self, held: Holding, number: int) -> str:
        rows = "".join(
            f'<li><span>{row.day}</span><a href="/rsks/{row.number}.html">{row.title}</a></li>'
            for row in held.page(number, self.size)
        )
        numbers = "".join(
            f"<li>{n}</li>" if n == number else f'<li><a href="/rsks/?PageNo={n}&TotalResult=27">{n}</a></li>'
            for n in range(1, self.last(held) + 1)
        )
        return self.put("人事考试", f'<ul class="d">{rows}</ul><ul class="pagelist">{numbers}</ul>')

    def _details(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/rsks/(\d+)(_2)?\.html", path)
        row = next((row for row in held.notices if found and str(row.number) == found[1]), None)
        if found is None or row is None:
            return None
        parted = row.kind == "text"
        if not parted:
            return None if found[2] else self.part(row, f"{body(row, _line)}{file_links(row)}", "")
        one, two = f"{row.number}.html", f"{row.number}_2.html"
        if found[2]:
            return self.part(
                row,
                "".join(map(_line, row.paragraphs[2:])) + file_links(row),
                f'<li><a href="{one}">上一页</a></li><li><a href="{one}">1</a></li><li><a>2</a></li>',
            )
        return self.part(
            row,
            "".join(map(_line, row.paragraphs[:2])),
            f'<li><a>1</a></li><li><a href="{two}">2</a></li><li><a href="{two}">下一页</a></li>',
        )

    def part(self, row: Notice, text: str, pager: str) -> str:
        pages = f'<ul class="pagelist"><li><a>共2页: </a></li>{pager}</ul>' if pager else ""
        return self.put(
            row.title,
            f'<h1>{row.title}</h1><div class="i">时间：{row.day} {clock(row)} 来源：县局</div><div class="c">{text}</div>{pages}',
        )


class MonthsPaper(Plain):
    """The list of a month, its name above, older and newer months linked below."""

    name, start, site = "split-months-paper", "/job/", "松原岭融媒"
    menu = (("/", "首页"), ("/job/", "招聘"), ("/tv/", "电视"))

    def mark(self, number: int) -> str:
        return f"/job/{number}.html"

    def months(self, held: Holding) -> list[str]:
        return list(dict.fromkeys(f"{row.day:%Y/%m}" for row in held.notices))

    def _lists(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/job/(?:(\d{4}/\d\d)/)?", path)
        months = self.months(held)
        here = (found[1] or months[0]) if found else ""
        if here not in months:
            return None
        rows = "".join(
            f'<li><a href="/job/{row.number}.html">{row.title}</a> <time>{row.day:%m-%d}</time></li>'
            for row in held.notices
            if f"{row.day:%Y/%m}" == here
        )
        near = [months[at] if 0 <= at < len(months) else "" for at in (months.index(here) + 1, months.index(here) - 1)]
        older, newer = (f'<a href="/job/{one}/">« {self.said(one)} »</a>' if one else "" for one in near)
        return self.put("招聘", f"<h2>{self.said(here)}</h2><ul>{rows}</ul><nav>{older} {newer}</nav>")

    def said(self, month: str) -> str:
        year, _, number = month.partition("/")
        return f"{year}年{int(number)}月" if month else ""

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/job/(\d+)\.html", path)
        return found[1] if found else None

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f"<article><h1>{row.title}</h1><p>{row.day:%Y年%m月%d日} · 人力资源部</p>{body(row, _line)}{file_links(row)}</article>",
        )


class LettersHarbour(Plain):
    """All rows are a variable of the page, whose fields are called by letters; a script shows ten at a time."""

    name, start, site = "split-letters-harbour", "/hr/index.htm", "石桥港务"
    menu = (("/", "首页"), ("/hr/index.htm", "招聘公告"))

    def mark(self, number: int) -> str:
        return f"/{number}.htm"

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path == self.start else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/hr/\d{6}/(\d+)\.htm", path)
        return found[1] if found else None

    def page(self, held: Holding, number: int) -> str:
        rows = [{"t": row.title, "u": f"{row.day:%Y%m}/{row.number}.htm", "d": str(row.day)} for row in held.notices]
        script = (
            f"var newsList = {dump(rows)};\nvar size = 10;\n"
            'function show(p){ var s=""; for(var i=(p-1)*size;i<p*size&&i<newsList.length;i++){ s+="<li><a href=\'"+newsList[i].u+"\'>"+newsList[i].t+"</a><span>"+newsList[i].d+"</span></li>"; }'
            ' document.getElementById("ul").innerHTML=s; }\nshow(1);'
        )
        return self.put("招聘公告", f'<ul id="ul"></ul><div id="pages"></div><script>{script}</script>')

    def article(self, held: Holding, row: Notice) -> str:
        return self.put(
            row.title,
            f'<div class="a"><h3>{row.title}</h3><div class="b">发布日期 {row.day}</div><div>{body(row, _line)}{file_links(row)}</div></div>',
        )


STYLES = tuple(place().style() for place in (ButtonsCollege, PartsBureau, MonthsPaper, LettersHarbour))
