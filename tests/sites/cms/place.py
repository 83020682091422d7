"""What sites written by hand share: the page of a list, the announcement of an address or none, bodies as editors leave them."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.style import Answer, Request, Style


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def ok(value: Any) -> Answer:
    return 200, "application/json", dump(value)


def fill(text: str, **values: Any) -> str:
    """Put values where ``@name@`` stands: scripts and styles are full of braces."""
    return re.sub(r"@([a-z_]+)@", lambda found: str(values[found[1]]) if found[1] in values else found[0], text).strip()


def clock(row: Notice) -> str:
    return f"{8 + row.number % 9:02d}:{row.number * 7 % 60:02d}"


def seconds(row: Notice) -> str:
    return f"{clock(row)}:{row.number * 13 % 60:02d}"


def millis(row: Notice) -> int:
    """The clock above, at Shanghai."""
    hour, minute, second = (int(part) for part in seconds(row).split(":"))
    return (calendar.timegm(row.day.timetuple()) + (hour - 8) * 3600 + minute * 60 + second) * 1000


def views(row: Notice) -> int:
    return row.number * 37 % 1900 + 61


def whole(value: Any, default: int) -> int:
    return int(value) if str(value or "").isdigit() else default


def _cells(row: Notice) -> tuple[tuple[str, ...], ...]:
    return (("岗位", "人数", "学历"), ("技术员", "3", "本科及以上"))


def word_table(row: Notice) -> str:
    """A table as it comes out of Word."""
    lines = "".join(
        '<tr style="height:25.5000pt;">'
        + "".join(
            '<td width="189" valign="center" style="width:142.0500pt;padding:0.0000pt 5.4000pt 0.0000pt 5.4000pt;'
            'border:1.0000pt solid windowtext;"><p class="MsoNormal" align="center" style="text-align:center;">'
            f"<span style=\"mso-spacerun:'yes';font-family:宋体;font-size:12.0000pt;\">{cell}</span></p></td>"
            for cell in line
        )
        + "</tr>"
        for line in _cells(row)
    )
    return (
        '<table class="MsoNormalTable" border="1" cellspacing="0" style="border-collapse:collapse;width:426.1pt;'
        f'mso-table-layout-alt:fixed;border:none;"><tbody>{lines}</tbody></table>'
    )


def plain_table(row: Notice) -> str:
    head, *rest = _cells(row)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in rest)
    cells = "".join(f"<th>{cell}</th>" for cell in head)
    return f'<table border="1" cellpadding="0" cellspacing="0" width="100%"><tbody><tr class="firstRow">{cells}</tr>{lines}</tbody></table>'


def other_columns(first: int, newest: date, *titles: str) -> tuple[Notice, ...]:
    """What stands in other columns of the same site."""
    words = (
        "为进一步推进工作落实，相关负责人出席会议并讲话，各部门主要负责同志参加会议。",
        "会议强调，要提高认识、压实责任、密切配合，确保各项任务按期完成。",
    )
    return tuple(
        Notice(first - place * 3, title, newest - timedelta(days=place * 4 + place % 3), words)
        for place, title in enumerate(titles)
    )


class Place:
    """What is common: which page of the list an address is, whose detail an address is."""

    name = ""
    start = "/"
    charset = "utf-8"
    size = 10
    others: tuple[Notice, ...] = ()
    scripts: dict[str, str] = {}  # noqa: RUF012

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        """The page of the list that an address is."""
        raise NotImplementedError

    def named(self, path: str, query: dict[str, str]) -> str | None:
        """The number of the announcement that an address is."""
        raise NotImplementedError

    def page(self, held: Holding, number: int) -> str:
        raise NotImplementedError

    def article(self, held: Holding, row: Notice) -> str:
        raise NotImplementedError

    def api(self, held: Holding, asked: Request) -> Answer | None:
        return None

    def mark(self, number: int) -> str:
        return str(number)

    def order(self, held: Holding) -> Holding:
        return held

    def last(self, held: Holding) -> int:
        return held.pages(self.size)

    def all(self, held: Holding) -> tuple[Notice, ...]:
        return held.notices + self.others

    def around(self, held: Holding, row: Notice) -> tuple[Notice | None, Notice | None]:
        """The newer and the older one of the same column."""
        column = held.notices if row in held.notices else self.others
        place = column.index(row)
        return (column[place - 1] if place else None), (column[place + 1] if place + 1 < len(column) else None)

    def _serves(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path in self.scripts:
            kind = "text/css" if asked.path.endswith(".css") else "application/javascript"
            return 200, kind, self.scripts[asked.path]
        return self.api(held, asked)

    def _lists(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        number = self.shown(path, query)
        if number is None or not 1 <= number <= self.last(held):
            return None
        return self.page(self.order(held), number)

    def _details(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        number = self.named(path, query)
        return next((self.article(held, row) for row in self.all(held) if str(row.number) == number), None)

    def style(self) -> Style:
        return Style(
            self.name, self.start, self._lists, self._details, charset=self.charset, serves=self._serves, mark=self.mark
        )


class Application(Place):
    """A site whose server answers every address of a list or an announcement with one page: its scripts bring the rest."""

    html = ""

    def page(self, held: Holding, number: int) -> str:
        return self.html.strip()

    def article(self, held: Holding, row: Notice) -> str:
        return self.html.strip()


def file_links(notice: Notice) -> str:
    """The files of an announcement, a paragraph each."""
    return "".join(f'<p><a href="{url}">{name}</a></p>' for name, url in notice.files)


def cut(title: str, length: int, end: str = "…") -> str:
    return title if len(title) <= length else title[: length - 1] + end


def body(
    notice: Notice,
    line: Callable[[str], str],
    *,
    table: str = '<table border="1" cellspacing="0" width="90%">',
    picture: str = '<p style="text-align:center"><img src="{url}" width="780" alt=""></p>',
    pdf: str = '<iframe src="{url}" width="100%" height="900" frameborder="0"></iframe>',
) -> str:
    if notice.kind == "image":
        return picture.replace("{url}", f"/upload/{notice.number}.jpg")
    if notice.kind == "pdf":
        return pdf.replace("{url}", f"/upload/{notice.number}.pdf")
    text = "\n".join(line(words) for words in notice.paragraphs)
    if notice.kind == "table":
        rows = (("岗位", "人数", "学历"), ("技术员", "3", "本科及以上"), ("办事员", "1", "硕士研究生"))
        cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        text += f"\n{table}{cells}</table>"
    return text
