"""Turning the pages of a list by their addresses: which follows another, and what the first one's is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from crawler.parsing.page import Page

PAGE_KEY = re.compile(
    r"^(?:p|pg|pn|page|pages|pageno|pagenum|pagenumber|pageindex|page_no|curpage|cur_page|currentpage|current|currpage|totalpage)$",
    re.IGNORECASE,
)
"""Names under which the number of a page is asked for."""


@dataclass(frozen=True, slots=True)
class Next:
    """The next page: an address, and the form to POST there when it is one."""

    url: str
    form: dict[str, str] = field(default_factory=dict)


def to(page: Page, href: str) -> Next | None:
    """Where an address leads, unless that is the page itself."""
    url = page.join(href)
    return Next(url) if url and _differs(url, page.url) else None


def _differs(url: str, other: str) -> bool:
    mine, yours = urlsplit(url), urlsplit(other)
    return (mine.netloc, mine.path, _asked(mine.query)) != (yours.netloc, yours.path, _asked(yours.query))


def _asked(query: str) -> list[tuple[str, str]]:
    """Names and values of a query in any order; a number that stands there alone (``?7_2.html``) counts too."""
    return sorted(parse_qsl(query, keep_blank_values=True))


def succeeds(url: str, other: str, number: int) -> bool:
    """Whether an address is that of the next page: one number higher by one, or the first page's with a 2 put in.

    >>> succeeds("http://h/l_3.htm", "http://h/l_2.htm", 2), succeeds("http://h/l_2.htm", "http://h/l.htm", 1)
    (True, True)
    >>> succeeds("http://h/l_3.htm", "http://h/l.htm", 1)
    False
    """
    ours, theirs = re.split(r"(\d+)", url), re.split(r"(\d+)", other)
    if len(ours) == len(theirs):
        changed = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
        return changed in [[(str(count + 1), str(count))] for count in (number, number - 1)]
    return number == 1 and bare(other) in {first for first, which in numbered(url) if which in (1, 2)}


def first_pages(url: str) -> set[str]:
    """What may be the address, see :func:`bare`, of the first page of a list that has a further one at ``url``."""
    return {first for first, _ in numbered(url)}


def bare(url: str) -> str:
    """An address without what a folder's own page may be called: index.html, a slash at its end."""
    return re.sub(r"(?<=/)(?:index|list|default)(?:\.\w+)?$", "", url.rstrip("?&")).rstrip("/?&")


def numbered(url: str) -> Iterator[tuple[str, int]]:
    """What may be the first page, see :func:`bare`, of the further one at ``url``, each with the number that this is then."""
    for put in _FURTHER.finditer(url):
        if not put["key"] or PAGE_KEY.match(put["key"]):
            yield bare(f"{url[: put.start()]}{url[put.end() :]}"), int(put["number"])


_FURTHER = re.compile(
    r"(?:[_-]|/page/|(?<=[?&])(?P<key>\w+)=)(?P<number>\d{1,4})(?!\d)(?:&|(?=[./?]|$))", re.IGNORECASE
)
"""What the address of a further page has more than that of the first."""
