"""Rows that stand in a script as data: ``var docList = [{"docTitle": …, "docUrl": …, "docPubTime": …}, …]``.

Read where a page shows no list itself. Objects are JSON or JavaScript's own (bare names, single quotes); a list counts when
its objects have a title, an address and a day. Which names say what is in ``config/lexicons/records.toml``.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from config.lexicons import load
from crawler.parsing import days
from crawler.parsing.body import collapse
from crawler.parsing.generic.turning import PAGE_KEY
from crawler.parsing.page import MOST_ROWS, Page
from crawler.parsing.records import moment, number
from crawler.parsing.scripts import carried, linked
from crawler.parsing.scripts.scope import Scope
from crawler.parsing.scripts.script import said, unquoted

LEAST = 3
"""Objects from which on they may be a list."""
MOST_TEXT = 2_000_000
DEEPEST = 60
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?)|(?P<mark>[{}\[\]:,])|(?P<bare>[\w$.+-]+)"""
)
"""A string without an end is one to the end of its line: no stretch is looked at twice."""
LEAST_HAN = 6
"""Chinese characters from which on a text may be a title, whatever it is called."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TAG = re.compile(r"<[^<>]{0,300}>")
Object = dict[str, Any]


def opened(page: Page, beside: tuple[str, ...] = ()) -> Page:
    """The page with such rows as markup at its end, also of scripts ``beside`` it; itself where it has none.

    Rows without an address have the one that the scripts make of them.
    """
    written = [*carried.texts(page), *(said(script[:MOST_TEXT]) for script in beside)]
    lists = [found for script in written for found in _Reader(script).lists()]
    found = "".join(_markup(lists, page.url, lambda: linked.links(Scope(page, beside))))
    return replace(page, text=page.text + found) if found else page


def counted(page: Page, titles: Collection[str]) -> int | None:
    """How many rows there are by the data beside a list of ``titles`` that a page shows; ``None`` where these do not say."""
    shown = set(map(collapse, titles))
    for script in carried.texts(page) if shown and carried.present(page) else ():
        for rows, around in _Reader(script).lists():
            title = names(rows)[0]
            total = (_total(around) if title else None) or 0
            if total >= len(rows) and sum(plain(row.get(title)) in shown for row in rows) >= 0.8 * len(rows):
                return total
    return None


def objects(page: Page) -> Iterator[Object]:
    """All objects of the data that a page carries; names and values are texts."""
    for script in carried.texts(page):
        reader = _Reader(script)
        reader.lists()
        yield from reader.objects


def _markup(lists: list[tuple[list[Object], Object | None]], url: str, links: Callable[[], list[str]]) -> Iterator[str]:
    """Markup of each list of records at ``url``; ``links`` are looked for when one has no addresses or goes on."""
    made_links: list[str] | None = None
    for rows, around in lists:
        total = _total(around)
        title, address, day_of = names(rows)
        if not title or not day_of:
            title, address, day_of = _by_looks(rows)
        if not title or not day_of:
            continue
        goes_on = total is not None and total > len(rows)
        if made_links is None and (goes_on or not address):
            made_links = links()
        link = f"{{{address}}}" if address else next((one for one in made_links or () if linked.fits(one, rows)), "")
        made = _rows(rows[:MOST_ROWS], title, link, day_of)
        if made:
            counted = f"<p>共{total}条</p>{_stated_next(around) or _next(url, made_links or [])}" if goes_on else ""
            yield f'<div class="records"><ul>{made}</ul>{counted}</div>'


def _stated_next(around: Object | None) -> str:
    """The link to the page that the object around a list names as the next."""
    known = {re.sub(r"[\W_]+", "", name).lower(): value for name, value in (around or {}).items()}
    named = (known.get(name) for name in load("records")["names"]["next"])
    return next(
        (f'<link rel="next" href="{html.escape(to)}">' for to in named if isinstance(to, str) and is_address(to)), ""
    )


def _next(url: str, links: list[str]) -> str:
    """The link to the page after that at ``url``, where the scripts make links with the number of a page: ``?page={n}``."""
    for link in links:
        place = re.search(r"[?&](\w+)=(\{\w+\}1?)(?=&|$)", link)
        if place is not None and PAGE_KEY.match(place[1]):
            now = number(dict(parse_qsl(urlsplit(url).query)).get(place[1], "1")) or 1
            ahead = f"{link[: place.start(2)]}{now + 1}{link[place.end(2) :]}"
            return f'<link rel="next" href="{html.escape(ahead)}">' if "{" not in ahead else ""
    return ""


def records(data: Any) -> tuple[list[Object] | None, int | None]:
    """The longest list of objects in an answer, and how many there are in all where what holds it says so; ``None`` for none."""
    found = max(_within(data, (), 0), key=lambda one: len(one[0]), default=None)
    if found is None:
        return None, None
    rows, around = found
    return rows[:MOST_ROWS], next((count for one in _beside(around) if (count := _total(one)) is not None), None)


def longest(data: Any) -> tuple[list[Object], list[Object]]:
    """The longest list of objects in an answer, and the objects around and beside it, the nearest first."""
    rows, around = max(_within(data, (), 0), key=lambda one: len(one[0]), default=([], ()))
    return rows, list(_beside(around))


def _beside(around: tuple[Object, ...]) -> Iterator[Object]:
    """What holds a list, the objects that stand beside it there, and those in these: ``{"data": […], "meta": {"pagination": {…}}}``."""
    for one in around:
        yield one
        beside = [value for value in one.values() if isinstance(value, dict) and value not in around]
        yield from beside
        yield from (value for inner in beside for value in inner.values() if isinstance(value, dict))


def packed(text: str) -> Any:
    """The data of a text that is JSON itself; ``None`` for any other."""
    if not re.match(r"\s*(?:\[\s*[\[{]|\{\s*\")", text):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _within(value: Any, around: tuple[Object, ...], depth: int) -> Iterator[tuple[list[Object], tuple[Object, ...]]]:
    """Lists of objects with the objects that hold them, the nearest first."""
    if depth > DEEPEST:
        return
    if isinstance(value, str) and (told := packed(value)) is not None:
        yield from _within(told, around, depth + DEEPEST // 2)
    elif isinstance(value, dict):
        if len(value) >= LEAST and all(isinstance(one, dict) and str(name).isdecimal() for name, one in value.items()):
            yield list(value.values()), around  # {"0": {…}, "1": {…}}
        for inner in value.values():
            yield from _within(inner, (value, *around), depth + 1)
    elif isinstance(value, list):
        if all(isinstance(one, dict) for one in value):
            yield value, around
        for one in value[:MOST_ROWS]:
            yield from _within(one, around, depth + 1)


def _rows(rows: list[Object], title: str, link: str, day_of: str) -> str:
    told = ((linked.filled(link, row), row) for row in rows if link and _is_title(row.get(title)))
    return "".join(
        f'<li><a href="{html.escape(url)}">{html.escape(plain(row[title]))}</a> <span>{day(row.get(day_of))}</span></li>'
        for url, row in told
        if not link.startswith("{") or is_address(url)
    )


def names(rows: list[Object]) -> tuple[str, str, str]:
    """The names under which objects hold a title, an address and a day; empty for what they do not have."""
    title, address, day_of = (
        _named(rows, kind, fits) for kind, fits in (("title", _is_title), ("address", is_address), ("day", day))
    )
    return title, address, day_of


def _named(rows: list[Object], kind: str, fits: Callable[[Any], object]) -> str:
    """The name under which most objects hold what is wanted, the likeliest name first."""
    known = {name: re.sub(r"[\W_]+", "", name).lower() for row in rows[:LEAST] for name in row}
    for word in load("records")["names"][kind]:
        for name, bare in known.items():
            if bare == word and sum(bool(fits(row.get(name))) for row in rows) >= 0.8 * len(rows):
                return name
    return ""


def _by_looks(rows: list[Object]) -> tuple[str, str, str]:
    """The names of title, address and day where known ones do not say them: *t*, *u* and *d*. All three, or none."""
    fields = dict.fromkeys(name for row in rows[:LEAST] for name in row)

    def like(fits: Callable[[Any], object]) -> str:
        found = (name for name in fields if sum(bool(fits(row.get(name))) for row in rows) >= 0.8 * len(rows))
        return max(found, key=lambda name: len({str(row.get(name)) for row in rows}), default="")

    found = like(_reads_as_title), like(is_address), like(day)
    return found if len(set(found)) == 3 and all(found) else ("", "", "")


def _reads_as_title(value: Any) -> bool:
    return _is_title(value) and len(_HAN.findall(plain(value))) >= LEAST_HAN


def plain(value: Any) -> str:
    """A value's words, without markup."""
    return collapse(html.unescape(_TAG.sub("", str(value if value is not None else ""))))


def _is_title(value: Any) -> bool:
    return isinstance(value, str) and 4 <= len(plain(value)) <= 300


def is_address(value: Any) -> bool:
    """Whether a value looks like a link."""
    return (
        isinstance(value, str)
        and re.match(r"(?:https?:/)?\.{0,2}/\S|[\w%/-]+\.\w{2,5}(?:\?|$)|\?\w", value) is not None
    )


def day(value: Any) -> str:
    """The day in a value, in whichever way servers write one; the first of the text.

    A count of (milli)seconds, also as ``/Date(…)/`` of .NET or within Java's ``{"time": …}``; ``20260309``; ``[2026, 3, 9]``.
    """
    found = days.find(moment(_day_said(value))[:40])
    return found[0].text if found and found[0].whole else ""


def _day_said(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("time")
    if isinstance(value, list):
        parts = [one for one in value[:3] if isinstance(one, int) and not isinstance(one, bool)]
        return "-".join(map(str, parts)) if len(parts) == 3 else ""
    if isinstance(value, float):
        value = int(value)
    told = str(value) if isinstance(value, str | int) else ""
    if (counted := re.match(r"/Date\((\d{10,13})", told)) is not None:
        return counted[1]
    if (joined := re.fullmatch(r"(20\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?", told)) is not None:
        return f"{joined[1]}-{joined[2]}-{joined[3]}" + (f" {joined[4]}:{joined[5]}:{joined[6]}" if joined[4] else "")
    return told


@dataclass(slots=True)
class _Reader:
    """Lists of objects in a script. Each token is looked at once; what is no data is passed over."""

    script: str
    stack: list[tuple[Any, str]] = field(default_factory=list)
    """Objects and lists that are open, each with the name that waits for a value."""
    found: list[tuple[list[Object], Object | None]] = field(default_factory=list)
    """Lists, each with the object that holds it."""
    objects: list[Object] = field(default_factory=list)
    """All objects that say something, the inner before the outer."""

    def lists(self) -> list[tuple[list[Object], Object | None]]:
        """Lists of objects, each with the object that holds it."""
        last = ""
        for token in _TOKEN.finditer(self.script):
            mark = token["mark"]
            if mark is None:
                last = token["bare"] or unquoted(token["text"])
                self._value(last)
            elif mark in "{[":
                if len(self.stack) >= DEEPEST:
                    break
                self.stack.append(({} if mark == "{" else [], ""))
            elif mark in "}]":
                self._close(dict if mark == "}" else list)
            elif self.stack:
                self.stack[-1] = (self.stack[-1][0], last if mark == ":" else "")
        return self.found

    def _value(self, value: Any) -> None:
        """A value for the name that waits for one, or an element of a list."""
        if not self.stack:
            return
        inside, name = self.stack[-1]
        if isinstance(inside, dict) and name:
            inside[name] = value
            self.stack[-1] = (inside, "")
        elif isinstance(inside, list) and isinstance(value, dict):
            inside.append(value)

    def _close(self, kind: type) -> None:
        if not self.stack or not isinstance(self.stack[-1][0], kind):
            return
        inside, _ = self.stack.pop()
        self._value(inside)
        around = self.stack[-1][0] if self.stack else None
        rows = inside if isinstance(inside, list) else _alike(inside)
        if len(rows) >= LEAST:
            self.found.append((rows, around if isinstance(around, dict) else None))
        if isinstance(inside, dict) and inside:
            self.objects.append(inside)


def _alike(inside: Object) -> list[Object]:
    """Objects with the same fields that are held by names of their own: ``{"Notice:7": {…}, "Notice:8": {…}}``."""
    kinds: dict[frozenset[str], list[Object]] = {}
    for value in inside.values():
        if isinstance(value, dict):
            kinds.setdefault(frozenset(value), []).append(value)
    return max(kinds.values(), key=len, default=[])


def _total(around: Object | None) -> int | None:
    known = {name.lower(): value for name, value in (around or {}).items()}
    return next(
        (count for name in load("records")["names"]["total"] if (count := number(known.get(name))) is not None), None
    )
