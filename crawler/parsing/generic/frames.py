"""Which other pages a page is put together of: the frames of a set, or of a page that shows nothing itself."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.parsing.page import Page

MOST = 6


def of(page: Page) -> list[str]:
    """Addresses of the frames on the page's own host, the largest number of them that a site of frames has."""
    host = urlsplit(page.url).netloc
    found = [page.join(frame.get("src")) for frame in page.selector.root.iter("frame", "iframe")]
    return list(dict.fromkeys(url for url in found if url and urlsplit(url).netloc == host and url != page.url))[:MOST]
