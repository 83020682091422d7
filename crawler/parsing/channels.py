"""Which pages of an unknown site hold its lists: the page itself, what stands behind *more*, channels by their names."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.parsing import listing, pager, words
from crawler.parsing.article import canonical
from crawler.parsing.body import collapse
from crawler.parsing.page import Page

MOST = 8


def is_list(page: Page) -> bool:
    """Whether the page is a list itself and not a home page with the beginnings of several."""
    found = [group for group in listing.groups(page) if group.score >= 0.5]
    if not found:
        return False
    return pager.present(page) or (len(found[0].rows) >= 8 and not more_links(page))


def find(page: Page) -> list[str]:
    """Addresses of lists, those behind *more* first, then channels whose names speak of vacancies."""
    named = [url for url, text in _links(page) if _speaks(text)]
    return list(dict.fromkeys([*more_links(page), *named]))[:MOST]


def more_links(page: Page) -> list[str]:
    """Links to whole lists."""
    return [url for url, text in _links(page) if text.strip("[]【】 ") in words.table("more")]


def _links(page: Page) -> list[tuple[str, str]]:
    host = urlsplit(page.url).netloc
    found = []
    for link in page.selector.root.iter("a"):
        url = page.join(link.get("href"))
        text = collapse(" ".join(link.itertext())).lower()
        if url and text and urlsplit(url).netloc == host and canonical(url) != canonical(page.url):
            found.append((url, text))
    return found


def _speaks(text: str) -> bool:
    known = words.pattern("channels").search(text) and not words.pattern("not_channels").search(text)
    return len(text) <= 12 and bool(known)
