"""What a family asks for, and the lists that its asks lead through."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from crawler.frontier import ListShape
from crawler.spiders.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Ask:
    """One page to ask for: a list page, or where an entry's detail really stands."""

    url: str
    section: str = ""
    number: int = 1
    form: dict[str, str] | None = None
    json: Any = None
    """What to POST as JSON."""
    headers: dict[str, str] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)
    session: str = ""
    """Asks of one session share cookies; a site that pages by session needs one a list."""
    optional: bool = False
    """A list that not every site of the family has: its absence is no failure."""
    guessed: bool = False
    """A further page that no pager named: where it is missing or says nothing new, the list ends before it."""
    otherwise: Ask | None = None
    """What to ask instead when this list or detail does not stand here."""


def numbered(ask: Ask) -> Ask | None:
    """The next page by the number in the address; ``None`` where it holds none."""
    number = ask.number + 1
    url = ask.url.replace(f"page={ask.number}", f"page={number}")
    return replace(ask, url=url, number=number, guessed=True) if url != ask.url else None


def named(ask: Ask) -> str:
    """A list by its first page: section, address and what is posted there."""
    posted = ask.json if ask.json is not None else ask.form
    return " ".join(
        part for part in (ask.section, ask.url, json.dumps(posted, sort_keys=True) if posted else "") if part
    )


@dataclass(slots=True)
class Chain:
    """One list from its first page to its end."""

    section: str
    name: str = ""
    """What it is called from crawl to crawl: what its first page is asked for by."""
    sections: set[str] = field(default_factory=set)
    """Of its rows."""
    rows: list[int] = field(default_factory=list)
    """How many stood on each page that had new ones."""
    seen: set[str] = field(default_factory=set)
    total: int | None = None
    ended: bool = False
    failed: str = ""
    outcome: str = ""
    pages: int = 0
    """Read so far."""
    counted_pages: int = 0
    """How many the site says there are; none where it answered one without rows."""
    open: int = 0
    """Pages asked for and not here yet."""
    unread: bool = False
    """Whether a list that not every site has is none of the family here."""
    whole: bool = True
    """Whether every page of it was sent to its end."""
    details: Counter[str] = field(default_factory=Counter)
    waiting: Waiting = field(default_factory=Waiting)
    """Details beyond the first of a list that states no total: asked for when it has shown its end."""

    def counts(self, total: int | None, blank: bool) -> None:
        """Take the site's word on how many there are; a page without rows takes nothing back of what others said.

        Fewer than were already seen (``共0条`` above rows) is no word on anything.
        """
        if total is None:
            return
        if blank and self.total is not None:
            self.total = max(total, self.total)
        elif total >= len(self.seen):
            self.total = total

    @property
    def short(self) -> str:
        """Why it has not ended where it seems to: the site counts more pages than could be asked for."""
        if self.pages >= self.counted_pages or (self.total is not None and len(self.seen) >= self.total):
            return ""
        return f"the list goes on: {self.pages} of the {self.counted_pages} pages that the site counts were read"

    @property
    def shape(self) -> ListShape:
        """What is remembered of it."""
        counted = bool(self.total) and len(self.seen) >= (self.total or 0)
        return {
            "rows": self.rows,
            "counted": counted,
            "sections": sorted(self.sections),
            "whole": self.whole,
            "unread": self.unread,
        }


def same(ask: Ask, other: Ask) -> bool:
    """Whether an ask is for a page that is already here."""
    return ask.url == other.url and ask.form is None and ask.json is None
