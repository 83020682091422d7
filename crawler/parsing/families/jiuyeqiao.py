"""The jiuyeqiao family (就业桥): job cards under ``/zhiwei/0/``, details under ``/zhiwei/{id}.html``."""

from __future__ import annotations

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import cards, sheet
from crawler.parsing.body import collapse
from crawler.parsing.page import Page
from crawler.parsing.rows import apart

_CARD = cards.Card(
    "ul.ul-main-list li", ".list-job a, .list-job", "a[href*='/zhiwei/']",
    {"employer": ".list-company a, .list-company", "salary": ".salary", "published": ".list-time, .time, .date"}, ".list-condition",
)  # fmt: skip
_PLACE = ".list-condition"


def read_list(page: Page, source: str, current: int) -> ListPage:
    """Cards of a page; the first part of a card's conditions is the place."""
    listed = cards.read_list(page, source, _CARD, "job", current, "ul.ul-main-list, .no-data, .page")
    places = {}
    for row in apart(page.selector.root, _CARD.row):
        link = row.css(_CARD.link).attrib.get("href")
        words = [word.strip() for word in collapse("".join(row.css(f"{_PLACE} ::text").getall())).split("|")]
        places[page.join(link)] = words
    entries = [_with(entry, places.get(entry.url, [])) for entry in listed.entries]
    return listed.model_copy(update={"entries": entries})


def _with(entry: ListEntry, words: list[str]) -> ListEntry:
    """``沈阳市 | 全职 | 不限 | 大专 | 招20人``: place, kind, experience, degree, headcount."""
    hints = dict(entry.hints)
    if len(words) >= 4:
        hints |= {"location": words[0], "degree": words[3]}
    internship = any("实习" in word for word in words)
    return entry.model_copy(update={"hints": hints, "section": "internship" if internship else "job"})


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A position. The page's title is ``岗位招聘信息_公司_就业桥``."""
    root = page.selector
    head = collapse(root.css("title::text").get()).split("_")
    said = {"employer": head[1] if len(head) > 2 else ""}
    stated = sheet.pairs(
        root, ".info li", ".job-info li, .job-info p, .job-info span", "table", ".zw-info span, .condition span"
    )
    body = ".job-detail, .job-desc, .zw-content, .job-content, .detail-content, .content"
    read = sheet.read(
        page, source, "jiuyeqiao", entry, title=".job-name, h1, .zw-title", body=body, stated=stated, said=said
    )
    return read if len(read.title) > 1 else read.model_copy(update={"title": head[0].removesuffix("招聘信息")})
