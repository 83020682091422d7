"""What a family reads of a page: light pages where they are, heavy ones in a process of their own with a clock (R4).

Everything that is read of a fetched page passes here: the entrance, a list, a row that tells all, a detail.
"""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from config.settings import Settings
from crawler.apart import NotDone, apart
from crawler.items import ListEntry, ListPage, Outcome, RawItem
from crawler.parsing.layout import ends, heading, sketch
from crawler.parsing.page import Gone, Page, PageError, Walled
from crawler.parsing.rendered import by_script
from crawler.source import Source
from crawler.spiders.asking import Ask
from crawler.spiders.doubles import Shown
from crawler.spiders.family import Family

T = TypeVar("T")
READING = (ValueError, KeyError, TypeError, IndexError, AttributeError, ArithmeticError, RecursionError)
"""What a parser may raise on a page that is not what it expects."""
MOST_CHARACTERS, MOST_TAGS = 24 << 10, 2000
"""Up to which a page is light: the longest time that any page of so much takes is measured by ``benchmarks.bombs``."""

MOST_GIVEN_UP = 10
"""Pages of a crawl whose readers are stopped; after that its heavy pages are not read any more, as each costs two seconds and a
new process."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a page gives nothing. ``given_up``: nobody knows what stands there, as its reader was stopped."""

    reason: str
    outcome: Outcome = "rejected"
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class Entrance:
    """Where the lists are, or what is to be read before that is known."""

    lists: tuple[Ask, ...] = ()
    further: Ask | None = None


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list page: its rows, what it shows, where it goes on."""

    rows: ListPage
    shown: Shown
    following: Ask | None = None
    lost: str = ""
    """Why it cannot be told where it goes on."""
    whole: bool = True
    by_script: str = ""
    """What is said of a page without rows whose script would make them."""
    layout: tuple[int, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True)
class ReadDetail:
    """A detail page: its items and what it shows."""

    items: tuple[RawItem, ...]
    shown: Shown


class Reading(Family):
    """A crawl that reads pages, one after the other: what is kept in mind of one is there for the next."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._turn = asyncio.Lock()
        self._given_up = 0

    def mind(self) -> dict[str, Any]:
        """What the family keeps in mind between pages."""
        return {}

    def in_mind(self) -> int:
        """Characters of what is kept in mind and read with a page: scripts beside it."""
        return 0

    async def _bounded(self, work: Callable[..., T], page: Page | ListEntry | None, *further: Any) -> T | Unread:
        """What ``work`` makes of a page, or a row, and of what else it is given."""
        async with self._turn:
            if not is_heavy(page, self.in_mind()):
                return work(self, page, *further)
            if self._given_up >= MOST_GIVEN_UP:
                return Unread(f"not read: {self._given_up} pages of this crawl took too long already", given_up=True)
            mind = _packed(self.mind())
            about = (type(self), self.source, self.settings_in_use(), mind)
            try:
                found, changed = await apart(_in_child, about, work, (page, *further))
            except NotDone as error:
                self._given_up += 1
                return Unread(f"{error}{_size(page)}", given_up=True)
            for name, packed in changed.items():
                setattr(self, name, pickle.loads(packed))  # noqa: S301 - our own
            said: T = found
            return said


def is_heavy(page: Page | ListEntry | None, besides: int = 0) -> bool:
    """Whether a page, with what is read ``besides`` it, or the words of a row, may keep a reader busy."""
    if page is None:
        return False
    if isinstance(page, ListEntry):
        return sum(map(len, page.hints.values())) > MOST_CHARACTERS
    return len(page.text) + besides > MOST_CHARACTERS or page.text.count("<") > MOST_TAGS


def _size(page: Page | ListEntry | None) -> str:
    return f": {len(page.text):,} characters, {page.text.count('<'):,} tags" if isinstance(page, Page) else ""


def _packed(mind: dict[str, Any]) -> dict[str, bytes]:
    return {name: pickle.dumps(value) for name, value in mind.items()}


About = tuple[type[Reading], Source, Settings, dict[str, bytes]]
"""Class, source, settings and mind of a crawl."""


def _in_child(about: About, work: Callable[..., T], arguments: tuple[Any, ...]) -> tuple[T, dict[str, bytes]]:
    """What ``work`` says for a crawl like the one that asks, and what that keeps in mind differently from now on."""
    family_class, source, settings, mind = about
    family = family_class(source=source)
    family.in_use = settings
    for name, packed in mind.items():
        setattr(family, name, pickle.loads(packed))  # noqa: S301 - our own parent's
    found = work(family, *arguments)
    return found, {name: packed for name, packed in _packed(family.mind()).items() if mind.get(name) != packed}


# -- what is read of a page ----------------------------------------------------------------------------------------


def read_entrance(family: Family, page: Page | None, ask: Ask) -> Entrance | Unread:
    """Where the lists are; without a page what the family knows."""
    try:
        further = family.next_entrance(page, ask)
        if further is not None:
            return Entrance(further=further)
        return Entrance(tuple(family.lists_on(page) if page is not None else family.lists()))
    except READING as error:
        return _unread(error)


def read_list(family: Family, page: Page, ask: Ask, first: bool) -> ReadList | Ask | Unread:
    """A list page, or what to ask for in its place; of the ``first`` of a crawl also how it looks."""
    try:
        if (instead := family.instead(page, ask)) is not None:
            return instead
        rows = family.read_list(page, ask)
    except READING as error:
        unread = _unread(error)
        said = by_script(page) if unread.outcome == "rejected" else unread.reason
        return Unread(said or f"list cannot be read: {unread.reason}", unread.outcome)
    following, lost = None, ""
    try:
        following = None if rows.last else family.next_ask(page, ask, rows)
    except READING as error:
        lost = f"it cannot be told where the list goes on: {describe(error)}"
    return ReadList(
        rows,
        Shown.of(page, ask),
        following,
        lost,
        ends(page),
        by_script(page) if not rows.entries else "",
        tuple(sketch(page)) if first else (),
        heading(page) if first else "",
    )


def read_detail(family: Family, page: Page, entry: ListEntry, ask: Ask, outcome: Outcome) -> ReadDetail | Ask | Unread:
    """A detail page, or what to ask for in its place."""
    try:
        if (instead := family.detail_instead(page, entry, ask)) is not None:
            return instead
        items = tuple(family.read_items(page, entry))
        return ReadDetail(items, Shown.of(page, ask, entry, items, outcome))
    except Gone as error:
        return Unread(describe(error), "gone")
    except READING as error:
        return _unread(error)


def read_row(family: Family, entry: ListEntry) -> RawItem | Unread | None:
    """The item that a row tells whole; ``None`` where it has a page of its own."""
    try:
        return family.from_list(entry)
    except ValueError as error:
        return Unread(describe(error))


def describe(error: BaseException) -> str:
    """One line for an error of a parser: ours says it all, others need their kind."""
    text = " ".join(str(error).split())[:300]
    return text if isinstance(error, PageError | ValueError) and text else f"{type(error).__name__}: {text}"


def _unread(error: BaseException) -> Unread:
    return Unread(describe(error), "blocked" if isinstance(error, Walled) else "rejected")
