"""Pages of up to a megabyte that are made to keep a reader busy: what nests, what repeats, what is like everything else."""

from __future__ import annotations

from collections.abc import Callable

from crawler.items import ListEntry
from crawler.parsing import article, cards, cms
from crawler.parsing.generic import announcement, listing
from crawler.parsing.page import Page

ENTRY = ListEntry(key="1", url="http://job.example.edu.cn/d", title="招聘公告第7号说明文字")


def _link(number: int, path: str = "/d/{}") -> str:
    return f'<a href="{path.format(number)}">招聘公告第{number}号说明文字</a> 2026-01-0{number % 9 + 1} '


def _page(body: str) -> Page:
    return Page(ENTRY.url, f"<html><body>{body}</body></html>")


BOMBS: dict[str, Page] = {
    "links to one page": _page("<div>" + "".join(_link(n, "/same") for n in range(9000)) + "</div>"),
    "rows in rows": _page("".join(f"<div>{_link(n)}" for n in range(240)) + "".join(map(_link, range(9000)))),
    "text below 240 boxes": _page(
        f"<h1>{ENTRY.title}</h1>"
        + "<div>" * 240
        + "".join(f"<p>文字文字文字{n}</p><a href=x>y</a>" for n in range(15_000))
    ),
    "headings alike": _page("".join(f"<div><h2>{ENTRY.title}{n}</h2></div>" for n in range(15_000))),
    "tables in tables": _page("<table><tr><td>甲：乙<td>丙" * 80 + "<table><tr><td>甲：乙<td>丙</table>" * 9000),
    "items in items": _page(
        f"<h1>{ENTRY.title}</h1><ul>" + "".join(f"<li>{_link(n)}<ul>" for n in range(110)) + "<li>x" * 50_000
    ),
}
READERS: dict[str, Callable[[Page], object]] = {
    "generic list": listing.groups,
    "article list": lambda page: article.read_list(page, "s"),
    "cms list": lambda page: cms.read_list(page, "s", cms.Cms("x", row="li"), "", 1),
    "cards": lambda page: cards.read_list(page, "s", cards.Card("li, div", "a", "a"), "job", 1, "p"),
    "generic detail": lambda page: announcement.read_detail(page, "s", ENTRY),
    "article detail": lambda page: article.read_detail(page, "s", ENTRY),
    "cms detail": lambda page: cms.read_detail(page, "s", cms.Cms("x", body="div"), ENTRY),
}
