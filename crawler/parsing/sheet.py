"""Detail pages of career sites: a heading, labels with values (lines, spans or table cells), a body.

Which label states which field is said by ``config/lexicons/labels.toml`` (words of announcements, shared with the
normalisers) and ``page_labels.toml`` (words that only stand beside a page's own fields).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from parsel import Selector

from config.lexicons import load
from crawler.items import EVENTS, ListEntry, MissingField, RawItem
from crawler.parsing import article
from crawler.parsing.body import CONTACT, collapse, labelled, read_body, shown
from crawler.parsing.nodes import outermost, select, words
from crawler.parsing.page import MOST_ROWS, Page, web_address

_EVENT_ONLY = ("event_start", "event_end", "venue", "event_mode")
_NEXT_LABEL = re.compile(
    r"(?<=[^\s:：])[\s|]{1,20}(?=[\u4e00-\u9fff]{2,10}\s*[:：])|(?<=\d)(?=[浏点阅访]\w{1,3}\s*[:：])"
)
_HEADCOUNT = re.compile(r"招\s*(\d+|若干)\s*人")
_DEGREE = re.compile(r"不限|中专|专科|大专|本科|硕士|博士|研究生|学历")
_LABEL_CELL = re.compile(r"^[\w\u4e00-\u9fff（）()/、 ]{2,12}[:：]?$")
_HEAD = re.compile(
    r"(?:发布|更新|发表)?(?:时间|日期)[:：][\d\s年月日:：./-]*|(?:点击|浏览|阅读|访问)(?:量|次数|数)?[:：]\s?\d*次?"
)
_SHOWN = "img, table, canvas, iframe, embed, object"
MOST_NESTED = 4
"""Parts within parts that are each read for themselves: the text of one is read so often at most."""


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("page_labels", "labels"):
        for field, labels in load(name).items():
            field = {"event": "event_start"}.get(field, field)
            for word in labels:
                found.setdefault(str(word).lower(), field)
    return found


def text_of(root: Selector, query: str) -> str:
    """All text below the first element of a query that has any."""
    for found in root.css(query):
        if text := collapse("".join(found.css("::text").getall())):
            return text
    return ""


def pairs(root: Selector, *queries: str) -> dict[str, str]:
    """Labels and values: ``label：value`` within one element, or label and value in neighbouring cells of a table."""
    found: dict[str, str] = {}
    read: set[Any] = set()
    for query in queries:
        for part in select(root.root, query)[:MOST_ROWS]:
            if part.tag in ("table", "tbody", "tr"):
                _cells(part, found, read)
            elif part not in read and sum(1 for _ in filter(read.__contains__, part.iterancestors())) < MOST_NESTED:
                read.add(part)
                line = collapse(shown(part).replace("\n", " "))
                for name, value in labelled(_NEXT_LABEL.sub("\n", line)).items():
                    found.setdefault(name, value)
    return found


def _cells(table: Any, found: dict[str, str], read: set[Any]) -> None:
    """Neighbouring cells of rows that were not ``read`` before; one that holds a table is its frame and says nothing."""
    for row in [table] if table.tag == "tr" else select(table, "tr"):
        if row in read:
            continue
        read.add(row)
        cells = [cell(found) for found in row.iterchildren("td", "th")]
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            if value and _LABEL_CELL.match(label) and not CONTACT.search(label):
                found.setdefault(label.rstrip(":：").strip(), value)


def cell(found: Any) -> str:
    """A table cell on one line; one that holds a table is its frame and says nothing."""
    return "" if next(found.iter("table"), None) is not None else collapse(shown(found).replace("\n", " "))


def stated_fields(stated: dict[str, str], event: bool) -> dict[str, str]:
    """Fields of a ``RawItem`` that labels state; the first label of a field wins."""
    found: dict[str, str] = {}
    for label, value in stated.items():
        field = _fields().get(label.strip("*·• ").lower(), "")
        if field in ("", "ignored") or value.strip(" -—/") == "" or (field in _EVENT_ONLY and not event):
            continue
        if event and field == "location" and label in ("地点", "地址"):
            field = "venue"
        found.setdefault(field, value)
    return found


def tips(parts: list[str]) -> dict[str, str]:
    """Short words of a row or detail: ``全职``, ``专科及以上``, ``招1人``, a place."""
    found: dict[str, str] = {}
    for part in (collapse(piece) for text in parts for piece in re.split(r"[/|]", text)):
        if count := _HEADCOUNT.search(part):
            found.setdefault("headcount", count[0])
        elif _DEGREE.search(part):
            found.setdefault("degree", part)
        elif re.search(r"[\u4e00-\u9fff]+(?:省|市|区|县|州|盟)$", part):
            found.setdefault("location", part)
        elif re.search(r"\d+\s*[-~]\s*\d+|面议|[元kK千万]", part):
            found.setdefault("salary", part)
    return found


def read(
    page: Page,
    source: str,
    family: str,
    entry: ListEntry,
    *,
    title: str,
    body: str,
    more: str = "",
    stated: dict[str, str] | None = None,
    said: dict[str, str] | None = None,
    without: Sequence[str] = (),
) -> RawItem:
    """A detail page by the selectors of its family; of those for the body the first that says something
    counts, of those for the title the first that is there; ``more`` names parts that follow it.

    ``stated`` are its labels, ``said`` fields that the family reads itself; both go before what the list row said.
    Raises :class:`MissingField` when there is no title, or neither a body nor any labelled field.
    """
    root = page.selector
    heading = next(filter(None, (text_of(root, query) for query in title.split(", ") if query)), "") or (
        entry.title if not entry.title.endswith(("…", "...")) else ""
    )
    if not heading:
        raise MissingField("title", page.url)
    markup = _body(root.root, body.split(", "), heading)
    markup += outermost(root.root, more) if more else ""
    event = entry.section in EVENTS
    fields = stated_fields(stated or {}, event)
    if not markup:
        markup = article.read_page(page, entry.title).html
    said_there = read_body(markup, page.url)
    if not said_there.text and not fields and not said_there.shown:
        raise MissingField("body", page.url, f"no {body}")
    known: dict[str, Any] = {name: text for name, text in entry.hints.items() if name in RawItem.model_fields}
    known |= {"published": entry.published, **fields, **{name: text for name, text in (said or {}).items() if text}}
    count = known.pop("employer_count", "") or entry.hints.get("employer_count", "")
    known["apply_url"] = web_address(known.get("apply_url", ""))
    if event:
        known["published"] = known["published"] if fields.get("published") else ""
    elif not known["published"]:
        known["published"] = article.stated_day(page, heading)
    labels = {**(stated or {}), **({"参会单位数": count} if count else {})}
    return RawItem(
        source=source,
        key=entry.key,
        url=entry.url,
        family=family,
        section=entry.section,
        **{name: value for name, value in known.items() if name not in without} | {"title": heading},
        description=said_there.text,
        positions=said_there.positions,
        attachments=said_there.attachments,
        labelled=labels,
        unread=[*said_there.unread, *sorted(label for label in stated or {} if not _known(label))],
        fetched_at=page.fetched_at,
        extraction=said_there.extraction,
    )


def _body(root: Any, queries: Sequence[str], heading: str) -> str:
    """The first part that says more than the page's head, ``标题 发布时间：2026-09-10 点击：5``; ``""`` where none does."""
    for query in queries:
        for part in select(root, query):
            if _HEAD.sub("", collapse(words(part)).replace(heading, "")).strip() or select(part, _SHOWN):
                return outermost(root, query)
    return ""


def _known(label: str) -> bool:
    return label.strip("*·• ").lower() in _fields()
