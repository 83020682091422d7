"""Which pages of an unknown site hold its lists: the page itself, what stands behind *more*, channels by their names."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from crawler.parsing import words
from crawler.parsing.address import canonical
from crawler.parsing.body import in_a_line
from crawler.parsing.generic import listing, pager
from crawler.parsing.page import Page

MOST = 8
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
    """Links to whole lists."""
    return _links(page, lambda text: not {text.strip("[]【】 "), text.strip(_MARKS)}.isdisjoint(words.table("more")))


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
