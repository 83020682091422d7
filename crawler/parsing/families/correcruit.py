"""The correcruit family (ThinkPHP): a list whose type is in its address, details with labelled lines.

The day of a row stands apart from its year and month (``2026.09`` and ``08``).
"""

from __future__ import annotations

import re

from crawler.items import EVENTS, ListEntry, ListPage, RawItem, Section
from crawler.parsing import article, sheet
from crawler.parsing.body import collapse
from crawler.parsing.page import Page, PageError
from crawler.parsing.rows import apart

TYPES: dict[str, Section] = {"": "announcement", "2": "internship", "3": "civil_service", "1": "announcement"}
"""Types of ``/correcruit/index``: none positions, 1 international organisations, 2 internships, 3 selected graduates."""
_BODY = ".zpnr, .news_content, .content .nr, .zl1 .content"
_DETAIL = re.compile(
    r"/(correcruit|xuanjianghuis?|shuangxuanhuis?|recruitment|applyguide)/(?:content|view|detail|info)\w*[/?](?:id[/=])?(\w+)"
)
_MONTH = re.compile(r"20\d{2}[.\-/年]\d{1,2}")
_PAGE = re.compile(r"(?<=/p/)\d+(?=\.html)|(?<=[?&]p=)\d+")


def prefix(text: str) -> str:
    """What stands before ``/correcruit`` in the addresses of a page: ``/home`` on some hosts."""
    found = re.search(r"((?:/\w+)?)/correcruit/(?:index|content)", text)
    return found[1] if found else ""


def read_list(page: Page, source: str, section: Section, current: int) -> ListPage:
    """Rows of a page. Raises :class:`PageError` for a first page that is no list of this family."""
    entries: dict[str, ListEntry] = {}
    for row in apart(page.selector.root, "li, .item, tr"):
        link = next((found for found in row.css("a[href]") if _DETAIL.search(found.attrib["href"])), None)
        if link is None:
            continue
        url = page.join(link.attrib["href"])
        title = sheet.text_of(row, ".title1 a, .title a") or collapse("".join(link.css("::text").getall()))
        kind, identity = _DETAIL.search(link.attrib["href"]).groups()  # type: ignore[union-attr]
        if not title or not url:
            continue
        day = _day(collapse("".join(row.css(".date .year ::text").getall())), row.css(".date .day ::text").get())
        day = day or next(
            iter(re.findall(r"20\d{2}[-./]\d{1,2}[-./]\d{1,2}", " ".join(row.css("::text").getall()))), ""
        )
        employer = sheet.text_of(row, ".company a, .company").strip("【】[] ")
        event = section in EVENTS
        hints = {"employer": employer, "event_start": day if event else "", "id": identity}
        entries.setdefault(f"{kind}:{identity}", ListEntry(
            key=f"{kind}:{identity}", url=url, title=collapse(link.attrib.get("title")) or title,
            published="" if event else day, section=section, hints={name: text for name, text in hints.items() if text},
        ))  # fmt: skip
    if not entries and current == 1 and not page.selector.css(".newslist, .zhuanlan, .zl1, .page, .pages"):
        raise PageError(f"{page.url}: no rows: not a list of this family")
    return ListPage(source=source, url=page.url, section=section, number=current, entries=list(entries.values()))


def _day(month: str, day: str | None) -> str:
    return f"{month.replace('.', '-').replace('/', '-')}-{collapse(day)}" if _MONTH.fullmatch(month) and day else ""


def next_page(page: Page, current: int) -> str:
    """The pager's next link, else the next number in the address when the pager knows a higher one."""
    if following := article.next_page(page):
        return following
    for href in page.selector.css("a::attr(href)").getall():
        number = _PAGE.search(href)
        if number is not None and int(number[0]) == current + 1:
            return page.join(href)
    return ""


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """A notice; other sections of these sites are read as articles."""
    root = page.selector
    stated = sheet.pairs(root, ".zpxx", ".top .date", ".top > .date", ".top li", ".info li")
    for head in root.css(".zpnr p.tit"):
        label = collapse("".join(head.css("::text").getall())).strip("*：: ")
        value = collapse("".join(head.xpath("./following-sibling::*[1]//text()").getall()))
        if "专业" in label and value:
            stated.setdefault(label, value)
    said = {"employer": sheet.text_of(root, ".top .company a, .top .company").strip("【】 ")}
    return sheet.read(
        page,
        source,
        "correcruit",
        entry,
        title=".top .title1 a, .top .title1, h1",
        body=_BODY,
        stated=stated,
        said=said,
    )
