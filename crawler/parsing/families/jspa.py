"""The jspa family (``/front/*.jspa``): a JSON list of positions, HTML details, and channels of news.

A site that encrypts its list is left alone: :class:`~crawler.parsing.page.Walled`.
"""

from __future__ import annotations

import re

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import article, records, sheet
from crawler.parsing.page import Page, Walled, absolute
from crawler.parsing.records import Record

RECORD = Record(
    "announcement",
    "zpxx",
    ("tid",),
    {
        "title": ("title",),
        "employer": ("dwmc",),
        "published": ("createTime", "updateTime"),
        "deadline": ("yxrq", "endTime"),
        "location": ("gzdd", "gzddmc"),
        "headcount": ("xqrs",),
    },
    drop=("dwszddm", "dwszdmc", "click", "updateTime", "xqzwList"),
)
_ENCRYPTED = re.compile(r'"?[A-Za-z0-9+/=\s]{40,}"?')
CHANNEL = re.compile(r"channel\.jspa\?[^\"']*channelId=(\d+)")


def read_list(page: Page, source: str, current: int, site: str) -> ListPage:
    """One page of positions. Raises :class:`Walled` for an encrypted reply."""
    if _ENCRYPTED.fullmatch(page.text.strip()):
        raise Walled(f"{page.url}: the reply is encrypted")
    data = records.envelope(page, "", lambda data: data.get("msg") == "Y" or "data" in data)
    return records.listing(
        page,
        source,
        RECORD,
        records.rows_with(data, "tid"),
        lambda identity, _: absolute(site, f"/front/zpxx.jspa?tid={identity}"),
        data.get("count") or data.get("total"),
        data.get("pageCount"),
        current,
    )


def read_detail(page: Page, source: str, entry: ListEntry) -> RawItem:
    """The page of a position notice, or an article of a channel."""
    if not entry.key.startswith("zpxx:"):
        return article.read_detail(page, source, entry, "jspa")
    stated = sheet.pairs(page.selector, "table", ".recruit li, .recruit p, .explain li, .explain .post, .unit li")
    said = {"employer": sheet.text_of(page.selector, ".recruit .unit a, .recruit .unit")}
    title = ".explain .title, .recruit h1, .recruit h2, .recruit .title, h1, h2"
    return sheet.read(
        page,
        source,
        "jspa",
        entry,
        title=title,
        body=".explain, .recruit .content, .recruit .con",
        stated=stated,
        said=said,
    )
