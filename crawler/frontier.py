"""The only thing a spider knows of the store: where it stands, what is new, how each page ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypedDict

from scrapy.exceptions import CloseSpider

from crawler.items import ListEntry, ListPage, PageOutcome
from crawler.source import Source


class FrontierError(CloseSpider):
    """What is remembered cannot be reached or used now: one line that says what to do. The crawl that meets it ends."""

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True)
class Pending:
    """A detail page that an interrupted crawl had found and not fetched.

    ``recheck``: the list does not show it any more; its page is asked whether it is gone.
    """

    entry: ListEntry
    recheck: bool = False


class ListShape(TypedDict):
    """One list as it was read: rows a page, whether the site's own count says that these are all, sections of the rows.

    ``whole``: each page that is markup ends as a document does. ``unread``: what stands there is no list of the family,
    which says that the site has none, or that it is not what it was.
    """

    rows: list[int]
    counted: bool
    sections: list[str]
    whole: bool
    unread: bool


@dataclass(slots=True)
class CrawlEnd:
    """How a crawl ended, for the store to judge. ``complete`` only when every list was proven complete."""

    outcome: str
    reason: str = ""
    complete: bool = False
    pages: int = 0
    errors: int = 0
    found: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    fill: dict[str, float] = field(default_factory=dict)
    unread: dict[str, int] = field(default_factory=dict)
    items: int = 0
    layout: list[int] = field(default_factory=list)
    """A sketch of the first list page (:mod:`crawler.parsing.layout`)."""
    heading: str = ""
    """What the site calls that page (``title``)."""
    lists: dict[str, ListShape] = field(default_factory=dict)
    """Each list that was asked for, by name."""


class Before(NamedTuple):
    """Details that an interrupted crawl had read, and those that were gone or no page of a notice: news, and for long."""

    items: int = 0
    lost: int = 0
    long_lost: int = 0


class Frontier(Protocol):
    """Port between a crawl and what is remembered of it. Every method is one transaction."""

    async def begin(self, source: Source, full: bool) -> bool:
        """Start, or take up an interrupted crawl (``True``). Raises when another process is at this source."""

    async def pending(self) -> list[Pending]:
        """What the interrupted crawl left, else pages to ask again."""

    async def before(self) -> Before:
        """What the interrupted crawl had read; nothing where there was none."""

    async def listed(self, page: ListPage) -> list[ListEntry]:
        """Record a list page; the answer is the entries whose detail must be fetched, but for those that are pending."""

    async def elsewhere(self, host: str) -> None:
        """A list came from another site: nothing of this crawl is published by trust."""

    async def room(self) -> None:
        """Wait while what was read waits to be written: no more is asked for than can be stored."""

    async def failed(self, outcome: PageOutcome) -> bool:
        """A page that gave no item; whether that is news: not for one that never gave any, for a day."""

    async def finish(self, end: CrawlEnd) -> dict[str, Any]:
        """The end; the answer is the report of the run."""


class MemoryFrontier:
    """A frontier without a store: every entry is new. For ``scrapy crawl -s JUZHAO_FRONTIER=`` and for tests."""

    def __init__(self) -> None:
        self.source = ""
        self.seen: set[str] = set()
        self.outcomes: list[PageOutcome] = []

    async def begin(self, source: Source, full: bool) -> bool:
        """Nothing is ever left over."""
        self.source = source.id
        return False

    async def pending(self) -> list[Pending]:
        """Nothing."""
        return []

    async def before(self) -> Before:
        """Nothing."""
        return Before()

    async def listed(self, page: ListPage) -> list[ListEntry]:
        """Entries not listed before in this crawl."""
        fresh = [entry for entry in page.entries if entry.key not in self.seen]
        self.seen.update(entry.key for entry in fresh)
        return fresh

    async def elsewhere(self, host: str) -> None:
        """Nothing is published here."""

    async def room(self) -> None:
        """Always."""

    async def failed(self, outcome: PageOutcome) -> bool:
        """Kept in ``outcomes``."""
        self.outcomes.append(outcome)
        return True

    async def finish(self, end: CrawlEnd) -> dict[str, Any]:
        """The crawl's own words."""
        return {
            "source": self.source,
            "outcome": end.outcome,
            "reason": end.reason,
            "pages": end.pages,
            "new": len(self.seen),
            "changed": 0,
            "unchanged": 0,
            "closed": 0,
            "rejected": end.outcomes.get("rejected", 0),
            "errors": end.errors,
        }
