"""Pagers that a page's script draws: by a known function, out of variables, or by a plugin that is told what to draw.

``createPageHTML(3, 0, "index", "html")`` is TRS's and counts from 0; with the name of a box before the numbers it is
Kaipu's and counts from 1. TRS also writes its links out of ``currentPage``, ``nextPage`` and ``countPage``. Plugins are given
``{count: 27, limit: 10, curr: 1, jump: …}`` and a function that goes to an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from crawler.parsing.generic.turning import Next, to
from crawler.parsing.page import Page

_CREATED = re.compile(
    r"createPageHTML\((?:_['\"][\w-]{1,60}(?P<box>['\"])_,)?_['\"]?(?P<pages>\d{1,5})['\"]?_,_['\"]?(?P<at>\d{1,5})['\"]?_,"
    r"_['\"](?P<stem>[\w/-]{1,200})['\"]_,_['\"](?P<ending>\w{1,20})['\"](?:_,_['\"]?(?P<total>\d{1,6}))?".replace(
        "_", r"\s{0,20}"
    )
)
_NEXT = re.compile(r"\b(?P<next>\w{0,20}next\w{0,20})\s*=\s*(?P<at>\w{1,40})\s*\+\s*1\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:(?:count|total|all|max)_?pages?|pages?_?(?:count|total|num)|pages)['\"]?\s*[:=]\s*['\"]?(\d{1,5})\b",
    re.IGNORECASE,
)
LONGEST = 4000
"""Characters after the number of the next page within which a script writes a link with it."""
_OPTIONS = re.compile(r"\{[^{}]{0,2000}")
"""What a plugin is told, up to the first function in it."""
_ROWS = re.compile(r"\b(?:count|total(?:count|num|rows?)?|records?)['\"]?\s*:\s*['\"]?(\d{1,6})\b", re.IGNORECASE)
_SIZE = re.compile(
    r"\b(?:limit|page_?size|per_?page|show(?:data|count)|items_?per_?page)['\"]?\s*:\s*['\"]?(\d{1,4})\b", re.IGNORECASE
)
_AT = re.compile(
    r"\b(?:curr|current|current_?page|page_?(?:index|no|num|number)|page)['\"]?\s*:\s*['\"]?(\d{1,5})\b", re.IGNORECASE
)
_GOES = re.compile(r"location(?:\.href)?\s{0,20}=\s{0,20}['\"]([^'\"]{0,300}[?&/_-]\w{0,40}=?)['\"]\s{0,20}\+")
"""Every length is bounded: a page of nothing but spaces or lines must not take minutes."""
_JOINS = re.compile(
    r"location(?:\.href)?\s{0,9}=(?!=)[^;'\"]{0,60}['\"](?P<before>[^'\"\n]{0,300})['\"]\s{0,9}\+\s{0,9}\(?\s{0,9}\w[\w.$]{0,60}"
    r"(?P<less>\s{0,9}-\s{0,9}1)?\s{0,9}\)?(?:\s{0,9}\+\s{0,9}['\"](?P<after>[^'\"\n]{0,100})['\"])?"
)
"""A script that goes to an address with a number in it, or one less than the number."""
_AHEAD = re.compile(r"\b([A-Za-z_$][\w$]{0,40})\s{0,9}\+\s{0,9}1\b")
_LESS = re.compile(r"\s{0,9}\)?\s{0,9}-\s{0,9}1\b")
LONGEST_HANDLER, MOST_READINGS = 600, 20
"""Characters after a number is read within which it is made into an address, and such readings that are looked at."""
_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"


@dataclass(frozen=True, slots=True)
class Pager:
    """What a script says of a list: how many pages and entries there are, as far as it does."""

    pages: int
    total: int | None
    following: str
    """The address of the next page; empty on the last one, or where the script does not tell."""


def following(page: Page, number: int) -> Next | None:
    """The page after the ``number``-th."""
    pager = _pager(page.text, number)
    return to(page, pager.following) if pager is not None and pager.following else None


def present(page: Page) -> bool:
    """Whether a script draws a pager of several pages, or may."""
    return _CREATED.search(page.text) is not None or ((pager := _pager(page.text, 1)) is not None and pager.pages > 1)


def least(page: Page, number: int, rows: int) -> int | None:
    """How many entries there are at least by what the script says; ``None`` where the page is its last."""
    pager = _pager(page.text, number)
    if pager is None or pager.pages <= number:
        return None
    return pager.total or (pager.pages - 1) * rows + 1


def made(page: Page, number: str) -> Next | None:
    """An address that any script of the page makes with a page number at its end."""
    return next((found for goes in _GOES.finditer(page.text) if (found := to(page, f"{goes[1]}{number}"))), None)


def turned(page: Page, body: str, number: int) -> Next | None:
    """The address of the ``number``-th page that the body of a function makes, which counts from where the page says it is."""
    goes, ahead = _JOINS.search(body), _AHEAD.search(body)
    if goes is None or ahead is None:
        return None
    at = re.search(rf"\b{re.escape(ahead[1])}\s*=\s*['\"]?(\d{{1,5}})\b", page.text)
    return to(page, f"{goes['before']}{int(at[1]) + 1 if at is not None else number}{goes['after'] or ''}")


def read_off(page: Page, name: str, number: int) -> Next | None:
    """The address that a script makes of a number which it reads off an attribute: ``$(this).attr("paged") - 1``."""
    before, after, less = _joined(page.text, name.removeprefix("data-"))
    return to(page, f"{before}{number - less}{after}") if before else None


@lru_cache(maxsize=8)
def _joined(text: str, name: str) -> tuple[str, str, int]:
    """What a script puts before and after such a number, and how much it takes off; many links of a page ask."""
    bare = re.escape(name)
    reading = rf"(?:attr|data|getAttribute)\(\s{{0,9}}['\"](?:data-)?{bare}['\"]\s{{0,9}}\)|\bdataset\.{bare}\b"
    for read in islice(re.finditer(reading, text), MOST_READINGS):
        goes = _JOINS.search(text, read.end(), read.end() + LONGEST_HANDLER)
        if goes is not None:
            less = _LESS.match(text, read.end()) or goes["less"]
            return goes["before"], goes["after"] or "", 1 if less else 0
    return "", "", 0


def _pager(text: str, number: int) -> Pager | None:
    if "<script" not in text[:500_000].lower():
        return None
    return _created(text) or _written(text, number) or _told(text, number)


def _created(text: str) -> Pager | None:
    found = _CREATED.search(text)
    if found is None:
        return None
    pages, ahead = int(found["pages"]), int(found["at"]) + 1
    following = f"{found['stem']}_{ahead}.{found['ending']}" if ahead < pages + bool(found["box"]) else ""
    return Pager(pages, int(found["total"]) if found["total"] else None, following)


def _written(text: str, number: int) -> Pager | None:
    """Links that a script writes with a number that is one more than the page's own: ``"index_" + nextPage + ".html"``."""
    named = _NEXT.search(text)
    at = re.search(rf"\b{named['at']}\s*=\s*['\"]?(\d{{1,5}})\b", text) if named is not None else None
    counted = _ALL.search(text)
    if named is None or at is None or counted is None or int(at[1]) not in (number, number - 1):
        return None
    joined = rf"((?:(?:{_STRING})\s*\+\s*){{1,6}}){named['next']}((?:\s*\+\s*(?:{_STRING})){{1,6}})"
    for parts in re.finditer(joined, text[named.end() : named.end() + LONGEST]):
        before, after = ("".join(_unquoted(one) for one in re.findall(_STRING, part)) for part in parts.groups())
        href = re.search(r"href\s*=\s*[\"']?([^\"'<>\s]+)", f"{before}{int(at[1]) + 1}{after}")
        if href is not None:
            return Pager(int(counted[1]), None, href[1] if number < int(counted[1]) else "")
    return None


def _unquoted(string: str) -> str:
    return re.sub(r"\\(.)", r"\1", string[1:-1])


def _told(text: str, number: int) -> Pager | None:
    """A plugin's options that name this page, and how many there are."""
    for options in _OPTIONS.findall(text):
        at, rows, count = _AT.search(options), _ROWS.search(options), _count(options)
        if at is None or int(at[1]) not in (number, number - 1) or not count:
            continue
        goes = _GOES.search(text)
        following = f"{goes[1]}{int(at[1]) + 1}" if goes is not None and number < count else ""
        return Pager(count, int(rows[1]) if rows is not None else None, following)
    return None


def _count(options: str) -> int:
    """How many pages a plugin is told of, or of how many rows with how many a page; 0 where it is told neither."""
    pages, rows, size = _ALL.search(options), _ROWS.search(options), _SIZE.search(options)
    if pages is not None:
        return int(pages[1])
    return -(-int(rows[1]) // int(size[1])) if rows is not None and size is not None and int(size[1]) else 0
