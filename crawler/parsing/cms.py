"""What the content management systems of schools and governments share: rows of dated links, articles with meta tags.

A system says in a :class:`Cms` where its parts stand; what it does not say is found as in :mod:`article`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from parsel import Selector

from crawler.items import ListEntry, ListPage, MissingField, RawItem, Section
from crawler.parsing import article, columns, sheet
from crawler.parsing.address import canonical
from crawler.parsing.body import attachments, collapse, hiring, read_body
from crawler.parsing.page import MOST_ROWS, Node, Page
from crawler.parsing.rows import apart, few_links

_DAY = re.compile(
    r"(?:20\d{2}|(?<!\d)\d{2})\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
)
_SHORT_DAY = re.compile(r"(?<!\d)\d{1,2}\s*[-/月]\s*\d{1,2}日?(?!\d)")
_TAIL = re.compile(r"\s*[\[（(]?\s*20\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*[\]）)]?\s*$")
_FRONT = re.compile(r"^/?(?:(?:index|main|default|home)\.\w+)?$", re.IGNORECASE)
_STATED = re.compile(r"(?:发布|发文|更新|发表|成文)(?:日期|时间)\s*[:：]\s*(\S+(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)")

_FEW_WORDS = 20
"""Characters in an empty list's place, or in a pager without links (首页 上页 下页 尾页)."""


@dataclass(frozen=True, slots=True)
class Cms:
    """One system. CSS in order of preference, comma separated; empty: as on any page."""

    family: str
    row: str = ""
    day: str = ""
    title: str = ""
    body: str = ""
    files: str = ""
    """Where attachments stand that are not in the body."""
    lists: str = ""
    """Addresses of lists; a column that a first page links to must fit."""
    details: str = ""
    """Addresses of articles; only such rows count on the system's own host."""
    day_in_address: str = ""
    place: str = ""
    """What a list stands in, or its pager: there without any rows too."""
    counted: str = ""
    """Pattern of a list's count of its rows, its group, as the pager says it."""


def read_list(page: Page, source: str, cms: Cms, section: Section, number: int) -> ListPage:
    """Dated links of a list. Rows about results of examinations are notices, whatever the list is about."""
    entries: dict[str, ListEntry] = {}
    for row in _rows(page.selector, cms):
        entry = _entry(row, page, cms, section)
        if entry is not None and entry.key not in entries:
            entries[entry.key] = entry
    following = article.next_page(page)
    return ListPage(source=source, url=page.url, section=section, number=number, entries=list(entries.values()),
                    last=not entries, next_url=following)  # fmt: skip


def is_empty(page: Page, cms: Cms) -> bool:
    """Whether a page without rows is a list of the system all the same, which has none at present.

    Its pager counts none; where it does not count, the list's place is there and holds neither links nor more words than
    *暂无数据*. A front page is no list, nor is one whose pager counts rows that cannot be read.
    """
    if _FRONT.match(_path(page)):
        return False
    if cms.counted and (found := re.search(cms.counted, page.text)):
        return int(found[1]) == 0
    places = page.selector.css(cms.place) if cms.place else []
    return bool(places) and all(
        not place.css("a[href]") and len(collapse("".join(place.css("::text").getall()))) <= _FEW_WORDS
        for place in places
    )


def _path(page: Page) -> str:
    return page.url.split("://", 1)[-1].partition("/")[2].partition("?")[0]


def _rows(root: Selector, cms: Cms) -> list[Selector]:
    for query in cms.row.split(", ") if cms.row else ():
        if found := [row for row in apart(root.root, query) if row.css("a[href]")]:
            return found
    links = re.compile(cms.details) if cms.details else None
    rows = (
        row
        for row in few_links(root.root, ("li", "tr", "dd", "p", "div"), most=3)
        if not row.xpath(".//li|.//tr|.//dd|.//div[.//a]") and _fits(row, links)
    )
    return [Node(root=row, type="html") for row in islice(rows, MOST_ROWS)]


def _fits(row: Any, links: re.Pattern[str] | None) -> bool:
    text = collapse("".join(row.itertext()))
    dated = _DAY.search(text) or _SHORT_DAY.search(text)
    return bool(dated) and (links is None or any(links.search(link.get("href") or "") for link in row.iter("a")))


def _entry(row: Selector, page: Page, cms: Cms, section: Section) -> ListEntry | None:
    links = [row] if row.root.tag == "a" else row.css("a[href]")
    link = max(links, key=lambda found: len(_words(found)), default=None)
    if link is None:
        return None
    url, title = page.join(link.attrib.get("href")), _words(link)
    if not url or len(title) < 4 or canonical(url) == canonical(page.url):
        return None
    said = _TAIL.sub("", title) or title
    stated = sheet.text_of(row, cms.day) if cms.day else ""
    text = collapse(" ".join(row.css("::text").getall()))
    day = _DAY.search(stated) or _DAY.search(text.replace(said, " ")) or _DAY.search(title[len(said) :])
    short = None if day else _SHORT_DAY.search(stated or text.replace(said, " "))
    found = day or short
    return ListEntry(
        key=canonical(url),
        url=url,
        title=said,
        published=_of_address(url, cms) if day is None and _of_address(url, cms) else found[0] if found else "",
        section="notice" if section in ("", "civil_service") and columns.is_result(said) else section,
    )


def _words(link: Selector) -> str:
    """The link's words; its ``title`` where they are cut."""
    text = collapse("".join(link.css("::text").getall()))
    text = collapse(_DAY.sub(" ", text)) if len(_DAY.sub("", text).strip("[]()（） ")) > 3 else text
    stated = collapse(link.attrib.get("title"))
    cut = text.rstrip(".…· ")
    return stated if stated and (len(stated) >= len(cut) or not text) else text


def _of_address(url: str, cms: Cms) -> str:
    found = re.search(cms.day_in_address, url) if cms.day_in_address else None
    return "-".join(part for part in found.groups() if part) if found else ""


def lists_of(page: Page, cms: Cms) -> list[columns.Column]:
    """The lists to read from a page: itself where it is one, else the columns that it links to, else itself."""
    itself = columns.Column(page.url, "", columns.named(page))
    entries = read_list(page, "", cms, "", 1).entries
    if (entries and not _FRONT.match(_path(page))) or (not entries and is_empty(page, cms)):
        return [itself]
    fitting = [column for column in columns.find(page) if not cms.lists or re.search(cms.lists, column.url)]
    linked = [column for column in fitting if not (cms.details and re.search(cms.details, column.url))]
    return linked or [itself]


def read_detail(page: Page, source: str, cms: Cms, entry: ListEntry) -> RawItem:
    """An article. Raises :class:`MissingField` when there is no title or no body."""
    root = page.selector
    named = metas(root)
    found = article.read_page(page, entry.title, cms.body, entry.published)
    heading = sheet.text_of(root, cms.title) if cms.title else ""
    title = named.get("articletitle") or _agreeing(heading, entry.title) or found.title
    if not title:
        raise MissingField("title", page.url)
    body = read_body(found.html, page.url)
    files = attachments("".join(root.css(cms.files).getall()), page.url) if cms.files else []
    attached = {file.url: file for file in [*body.attachments, *files]}
    least = 2 if cms.body and root.css(cms.body) else 10
    if len(body.text) < least and not attached and not body.shown:
        raise MissingField("body", page.url, f"{len(body.text)} characters of text")
    stated = body.labelled
    around = _STATED.search(collapse(" ".join(root.css("body ::text").getall()))[:20000])
    published = named.get("pubdate") or (around[1] if around and _DAY.match(around[1]) else "") or entry.published
    published = published or _of_address(page.url, cms) or found.published
    sure = bool(title == named.get("articletitle") or heading or found.sure) and bool(published)
    return RawItem(
        source=source,
        key=entry.key,
        url=entry.url,
        family=cms.family,
        title=_TAIL.sub("", title) or title,
        section=entry.section,
        published=published,
        organizer=named.get("contentsource") or found.organizer,
        employer=hiring(stated),
        description=body.text,
        positions=body.positions,
        attachments=list(attached.values()),
        labelled=stated,
        unread=body.unread,
        fetched_at=page.fetched_at,
        extraction=body.extraction if sure else "unsure",
    )


def metas(root: Selector) -> dict[str, str]:
    """Meta tags by lower-case name: the state council's standard names title, day and source of an article."""
    found: dict[str, str] = {}
    for tag in root.css("meta[name][content]"):
        if value := collapse(tag.attrib["content"]):
            found.setdefault(tag.attrib["name"].lower(), value)
    return found


def _agreeing(heading: str, known: str) -> str:
    """The heading, unless it is another thing than the list's words (the name of a column)."""
    stem = known.rstrip(".… ")[:8]
    return heading if 4 <= len(heading) <= 150 and (not stem or stem in heading or heading[:8] in known) else ""
