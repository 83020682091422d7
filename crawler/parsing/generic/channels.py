"""Which pages of an unknown site hold its lists: the page itself, what stands behind *more*, channels by their names."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from crawler.parsing import columns, words
from crawler.parsing.address import canonical
from crawler.parsing.body import in_a_line
from crawler.parsing.generic import listing, pager
from crawler.parsing.page import Page

MOST, MOST_COLUMNS = 8, 40
"""Lists that are read of a page, and columns whose names are looked for: a page of thousands that say *more* has none."""
MOST_UP, LONGEST_NAME = 4, 12
"""How far up from *more* the box of its column may be; characters of a column's name."""
_MARKS = "[]【】()（） .…·•+>»›→-—"
"""What stands around *more*: 更多..., [更多>>], 更多 +."""


def is_list(page: Page) -> bool:
    """Whether the page is a list itself and not a home page with the beginnings of several."""
    found = [group for group in listing.groups(page) if group.score >= 0.5]
    if not found:
        return False
    return pager.present(page) or (len(found[0].rows) >= 8 and not more_links(page))


def find(page: Page) -> list[str]:
    """Addresses of lists, those behind *more* first, then channels whose names speak of vacancies."""
    return list(dict.fromkeys([*more_links(page), *_links(page, speaks)]))[:MOST]


def is_channel(page: Page) -> bool:
    """Whether the page is one of the channels of its own menu, by its address: its list may be still to come."""
    here = canonical(page.url)
    links = (link for link in page.selector.root.iter("a") if speaks(in_a_line(link).lower()))
    return any(canonical(url) == here for link in links if (url := page.join(link.get("href"))))


def more_links(page: Page) -> list[str]:
    """Links to whole lists, where columns that recruit have such ones without those of the columns of news."""
    further = (link for link in page.selector.root.iter("a") if _is_more(in_a_line(link).lower()))
    links = [(url, column_of(link)) for link in islice(further, MOST_COLUMNS) if (url := page.join(link.get("href")))]
    news = {url for url, name in links if columns.kind_of(name) == "notice" and not speaks(name)}
    found = _links(page, _is_more)
    return [url for url in found if url not in news] if any(speaks(name) for _, name in links) else found


def _is_more(text: str) -> bool:
    return not {text.strip("[]【】 "), text.strip(_MARKS)}.isdisjoint(words.table("more"))


def column_of(more: Any) -> str:
    """The name of the column that a link *more* belongs to: the tab of its pane, or what its box begins with; empty where neither says it."""
    word = in_a_line(more)
    for box in islice(more.iterancestors(), MOST_UP):
        if tab := _tab(box):
            return tab
        first = next((text for text in map(str.strip, box.itertext()) if text), "")
        if first != word:
            return first if len(first) <= LONGEST_NAME else ""
    return ""


def _tab(pane: Any) -> str:
    """The name of the tab that shows a pane: panes stand side by side, and before them as many short names."""
    panes = [one for one in pane.getparent() if one.tag == pane.tag] if pane.getparent() is not None else []
    before = pane.getparent().getprevious() if len(panes) > 1 else None
    if before is None or not isinstance(before.tag, str):
        return ""
    names = [in_a_line(one) for one in before if isinstance(one.tag, str)]
    fits = len(names) == len(panes) and all(0 < len(name) <= LONGEST_NAME for name in names)
    return names[panes.index(pane)] if fits else ""


def _links(page: Page, named: Callable[[str], bool]) -> list[str]:
    host, here = urlsplit(page.url).netloc, canonical(page.url)
    found: dict[str, None] = {}
    for link in page.selector.root.iter("a"):
        text = in_a_line(link).lower()
        url = page.join(link.get("href")) if text and named(text) else ""
        if url and urlsplit(url).netloc == host and canonical(url) != here:
            found.setdefault(url)
            if len(found) == MOST:
                break
    return list(found)


def speaks(text: str) -> bool:
    """Whether words are the name of a channel that holds announcements."""
    known = (
        len(text) <= 12 and words.pattern("channels").search(text) and not words.pattern("not_channels").search(text)
    )
    return bool(known)
