"""Where a list begins, of which a page is a further one: somebody gave the address of its second page."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.parsing import words
from crawler.parsing.body import in_a_line
from crawler.parsing.generic.turning import bare, numbered
from crawler.parsing.page import Page


def of(page: Page) -> str:
    """The address of the first page that a further one leads back to, by the number 1 or a word; empty for a first page."""
    firsts = set(_firsts(page.url))
    if not firsts:
        return ""
    for link in page.selector.root.iter("a"):
        text = in_a_line(link).strip("[]【】第页 ").lower()
        if text != "1" and text not in words.table("not_next") and f"{text}页" not in words.table("not_next"):
            continue
        url = page.join(link.get("href"))
        if url and bare(url) in firsts:
            return url
    return ""


def _firsts(url: str) -> Iterator[str]:
    """What may be the address, see :func:`bare`, of the first page, where the address of this one counts: without its number, or with 1."""
    for first, number in numbered(url):
        if number > 1:
            yield first
            before, _, after = url.rpartition(str(number))
            yield bare(f"{before}1{after}")
