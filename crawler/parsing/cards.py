"""Lists of job cards: one link with the position's name, and parts of the card for the other fields.

unijob and jiuyeqiao are such platforms; each says where the parts stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsel import Selector

from crawler.items import ListEntry, ListPage, Section
from crawler.parsing import article, sheet
from crawler.parsing.address import canonical
from crawler.parsing.body import collapse
from crawler.parsing.page import Page, PageError
from crawler.parsing.rows import apart

_DAY = re.compile(r"(?:20\d{2}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Card:
    """Where the parts of a card stand (CSS below the card)."""

    row: str
    title: str
    link: str
    parts: dict[str, str] = field(default_factory=dict)
    short: str = ""
    """Words like ``全职 | 大专 | 招20人``."""


def read_list(page: Page, source: str, card: Card, section: Section, current: int, empty: str) -> ListPage:
    """Cards of a page; ``empty`` is a selector that also a list without cards has."""
    entries: dict[str, ListEntry] = {}
    for row in apart(page.selector.root, card.row):
        entry = _entry(row, page, card, section)
        if entry is not None:
            entries.setdefault(entry.key, entry)
    if not entries and current == 1 and not page.selector.css(empty):
        raise PageError(f"{page.url}: no {card.row}: not a list of this family")
    following = article.next_page(page)
    return ListPage(source=source, url=page.url, section=section, number=current, entries=list(entries.values()),
                    last=not entries, next_url=following)  # fmt: skip


def _entry(row: Selector, page: Page, card: Card, section: Section) -> ListEntry | None:
    link = row if row.root.tag == "a" else next(iter(row.css(card.link)), None)
    url = page.join(link.attrib.get("href")) if link is not None else ""
    title = sheet.text_of(row, card.title)
    stated = collapse(link.attrib.get("title")) if link is not None else ""
    title = stated if title.rstrip(".… ") and stated.startswith(title.rstrip(".… ")) else title or stated
    if not url or not title:
        return None
    said = {name: sheet.text_of(row, query) for name, query in card.parts.items()}
    if card.short:
        said = sheet.tips([" | ".join(row.css(f"{card.short} ::text").getall())]) | {
            name: text for name, text in said.items() if text
        }
    day = _DAY.search(said.pop("published", ""))
    return ListEntry(key=canonical(url), url=url, title=title, published=day[0] if day else "", section=section,
                     hints={name: text for name, text in said.items() if text})  # fmt: skip
