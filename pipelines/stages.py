"""The Scrapy item pipelines: normalise, check, store. Each is one verb."""

from __future__ import annotations

from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.frontier import FrontierError
from crawler.items import PageOutcome, RawItem
from crawler.parsing.body import UNREADABLE
from pipelines.posting import Posting
from pipelines.reading import to_posting


class Understood:
    """A raw item with the posting that was read from it, on its way to the store."""

    __slots__ = ("item", "posting")

    def __init__(self, item: RawItem, posting: Posting) -> None:
        self.item = item
        self.posting = posting


class _Stage:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Any:
        """One stage a crawl."""
        return cls(crawler)

    @property
    def spider(self) -> Any:
        """The crawl's spider, which knows source, clock and frontier."""
        return self.crawler.spider


class NormalisePipeline(_Stage):
    """Reads a raw item."""

    def process_item(self, item: RawItem) -> Understood:
        """The item with its posting."""
        return Understood(item, to_posting(item, item.fetched_at))


class CheckPipeline(_Stage):
    """Lets through what has the fields that every posting must have."""

    async def process_item(self, understood: Understood) -> Understood:
        """Drop, with the reason recorded, what has no title or no text at all."""
        posting, item = understood.posting, understood.item
        reason = "no title" if not posting.title else "" if _says_something(posting, item) else "nothing but a title"
        if not reason:
            return understood
        outcome = PageOutcome(source=item.source, url=item.url, outcome="rejected", reason=reason, key=item.key)
        await self.spider.frontier.failed(outcome)
        self.spider.outcomes["rejected"] += 1
        raise DropItem(f"{item.url}: {reason}", log_level="DEBUG")  # the log would show contacts


def _says_something(posting: Posting, item: RawItem) -> bool:
    """A text, an event, a table, a file; or what a list row tells: an employer with at least one condition.

    So does a page whose words are shown and not written: a person will read it.
    """
    if UNREADABLE in item.unread or posting.description or posting.event or posting.positions or posting.attachments:
        return True
    stated = (posting.locations, posting.education.levels, posting.salary, posting.headcount, posting.valid_through)
    return bool(posting.hiring_organization.name and any(stated))


class StorePipeline(_Stage):
    """Saves, in a thread, so that a slow database does not hold up the network."""

    async def process_item(self, understood: Understood) -> RawItem:
        """Save; an item that cannot be saved is recorded with its reason, never lost in silence."""
        saver = getattr(self.spider.frontier, "save", None)
        if saver is not None:
            try:
                await saver(understood.item, understood.posting)
            except FrontierError as error:  # of which Scrapy closes only what a spider meets
                self.spider.give_up(str(error))
                raise DropItem(str(error), log_level="DEBUG") from error
        return understood.item
