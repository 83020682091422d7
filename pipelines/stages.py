"""The Scrapy item pipelines: normalise, check, store. Each is one verb."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import cache
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.apart import SECONDS, NotDone, apart
from crawler.frontier import FrontierError
from crawler.items import PageOutcome, RawItem
from crawler.parsing.body import UNREADABLE
from pipelines.posting import Posting
from pipelines.reading import to_posting

MOST_CHARACTERS, MOST_ROWS = 6000, 100
"""Up to which an item is read where it is: of 15,000 real ones one in 4,000 has a longer text."""
SECONDS_A_ROW, MOST_SECONDS = 0.002, 30.0
"""How much longer a table of positions may take, of which real ones take 0.3 ms a row, and the longest that anything may."""


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

    async def _rejected(self, item: RawItem, reason: str) -> DropItem:
        """What ends an item, with its reason recorded."""
        outcome = PageOutcome(source=item.source, url=item.url, outcome="rejected", reason=reason, key=item.key)
        await self.spider.frontier.failed(outcome)
        self.spider.outcomes["rejected"] += 1
        return DropItem(f"{item.url}: {reason}", log_level="DEBUG")  # the log would show contacts


class NormalisePipeline(_Stage):
    """Reads a raw item: a long one in a process of its own, with a clock."""

    async def open_spider(self) -> None:
        """Load the lexicons before the first request goes out, beside what other crawls do."""
        await asyncio.to_thread(warm)

    async def process_item(self, item: RawItem) -> Understood:
        """The item with its posting. Drops one that cannot be read in time, with the reason recorded."""
        if not _is_heavy(item):
            return Understood(item, to_posting(item, item.fetched_at))
        seconds = min(SECONDS + len(item.positions) * SECONDS_A_ROW, MOST_SECONDS)
        try:
            posting = await apart(to_posting, item, item.fetched_at, first=warm, seconds=seconds)
        except NotDone as error:
            raise await self._rejected(item, str(error)) from error
        return Understood(item, posting)


def _is_heavy(item: RawItem) -> bool:
    """Whether its words may keep the normalisers busy."""
    said = sum(len(value) for _, value in item if isinstance(value, str))
    return said > MOST_CHARACTERS or len(item.positions) > MOST_ROWS


@cache
def warm() -> None:
    """Have the lexicons at hand before the clock runs."""
    now = datetime.now(UTC)
    text = "招聘2026届毕业生10人，本科及以上学历，计算机专业，工作地点西安市，月薪8000元，2026年3月1日前报名。"
    item = RawItem(source="", key="", url="", family="", title="某公司招聘公告", description=text, fetched_at=now)
    to_posting(item.model_copy(update={"location": "西安", "majors": "计算机", "salary": "8000元"}), now)


class CheckPipeline(_Stage):
    """Lets through what has the fields that every posting must have."""

    async def process_item(self, understood: Understood) -> Understood:
        """Drop, with the reason recorded, what has no title or no text at all."""
        posting, item = understood.posting, understood.item
        reason = "no title" if not posting.title else "" if _says_something(posting, item) else "nothing but a title"
        if not reason:
            return understood
        raise await self._rejected(item, reason)


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
