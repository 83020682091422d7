"""Lists: paged to their proven end, each row to its detail."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request
from scrapy.http import Response

from crawler import traps
from crawler.items import ListPage
from crawler.parsing.page import Page
from crawler.spiders.arriving import freshness
from crawler.spiders.asking import Ask, Chain
from crawler.spiders.details import Details
from crawler.spiders.reading import ReadList, Unread, read_list
from crawler.spiders.waiting import Waiting

MOST_LIST_PAGES = 500
MOST_AT_A_TIME = 100
"""Rows that are gone through before other crawls get their turn: a page may have tens of thousands."""


class Lists(Details):
    """A crawl that reads lists."""

    def __init__(self, list_pages: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.list_pages = int(list_pages) if list_pages else MOST_LIST_PAGES

    def _list(self, ask: Ask, chain: Chain) -> Request:
        chain.open += 1
        return self._asked(ask, self.on_list, {"ask": ask, "chain": chain}, priority=10)

    async def on_list(self, response: Response, ask: Ask, chain: Chain) -> AsyncIterator[Any]:
        """One list page: record it, ask for details, go on to the next page."""
        chain.open -= 1
        bold = ask.optional or ask.guessed or ask.otherwise is not None
        page = await self._page(response, key="", chain=chain, optional=bold)
        if page is not None:
            async for found in self._listed(response, page, ask, chain):
                yield found
        elif chain.outcome == "absent" and ask.otherwise is not None:
            chain.ended, chain.outcome = False, ""
            yield self._list(ask.otherwise, chain)
        async for found in self._waited(chain):
            yield found

    async def _waited(self, chain: Chain) -> AsyncIterator[Any]:
        """The details that waited for the end of their list; a list that goes on for ever gives no more."""
        if chain.open:
            return
        waiting, chain.waiting = chain.waiting, Waiting()
        while waiting and not chain.failed.startswith("trap"):
            async for found in self._told(waiting.take()):
                yield found

    async def _listed(self, response: Response, page: Page, ask: Ask, chain: Chain) -> AsyncIterator[Any]:
        first = bool(self.chains) and chain is self.chains[0] and not chain.pages
        read = await self._bounded(read_list, page, ask, first)
        if isinstance(read, Ask):
            await self._note_site(response)
            self._count(freshness(response), "list")
            yield self._list(read, chain)
            return
        if isinstance(read, Unread):
            async for found in self._unlisted(response, read, ask, chain):
                yield found
            return
        listed = read.rows
        if read.by_script and not chain.pages:
            await self._chain_failed(chain, response.url, "rejected", read.by_script)
            return
        fresh = [entry for entry in listed.entries if entry.key not in chain.seen]
        self.rechecked.difference_update(entry.key for entry in fresh)
        chain.seen.update(entry.key for entry in fresh)
        chain.rows += [len(listed.entries)] if fresh else []
        chain.sections.update(entry.section for entry in fresh)
        chain.pages += 1
        self.asked += 1
        self.stopped = self.stopped or listed.cut
        chain.whole = chain.whole and read.whole
        self.doubles.note(read.shown)
        self.doubles.name(fresh)
        if first:
            self.layout, self.heading = list(read.layout), read.heading
        chain.counts(listed.total, blank=not listed.entries)
        chain.counted_pages = max(chain.counted_pages, listed.pages or 0) if listed.entries else 0
        await self._note_site(response)
        wanted = await self.frontier.listed(self._first_named(listed, chain))
        self._count(freshness(response), "list")
        for number, entry in enumerate(wanted):
            if number % MOST_AT_A_TIME == MOST_AT_A_TIME - 1:
                await asyncio.sleep(0)
            chain.details[like := traps.like(entry.url)] += 1
            if chain.total is None and chain.details[like] > traps.AT_FIRST:
                chain.waiting.put(entry)
                continue
            async for found in self._told(entry):
                yield found
        following = self._following(read, ask, chain, bool(fresh))
        if following is not None:
            yield self._list(following, chain)

    async def _unlisted(self, response: Response, read: Unread, ask: Ask, chain: Chain) -> AsyncIterator[Any]:
        """A list page that gives no rows. One whose reader was stopped may have had some: nothing else stands for it."""
        if read.given_up or read.outcome == "blocked":
            await self._chain_failed(chain, response.url, read.outcome, read.reason)
        elif ask.otherwise is not None:
            yield self._list(ask.otherwise, chain)
        elif ask.guessed or (ask.optional and ask.number == 1):
            # not this list of this site: where it had one before, nothing is proven by its absence
            chain.outcome = "absent"
            chain.ended = chain.unread = not chain.pages
            self._count_absent("rejected", read.reason.replace("list cannot be read", "no list here"))
        else:
            await self._chain_failed(chain, response.url, "rejected", read.reason)

    def _first_named(self, listed: ListPage, chain: Chain) -> ListPage:
        """The rows that no other list of this crawl named before: the first list says what kind an entry is.

        Some sites answer every list that they do not have with the one that they have.
        """
        others = [other.seen for other in self.chains if other is not chain]
        entries = [entry for entry in listed.entries if not any(entry.key in seen for seen in others)]
        return listed if len(entries) == len(listed.entries) else listed.model_copy(update={"entries": entries})

    def _following(self, read: ReadList, ask: Ask, chain: Chain, fresh: bool) -> Ask | None:
        """The next list page, or ``None`` with the reason noted: the end is proven, or the chain goes round."""
        listed, following = read.rows, read.following
        if chain.total is not None and len(chain.seen) >= chain.total:
            chain.ended = True
            return None
        if read.lost:
            chain.failed = read.lost
            return None
        if following is None:
            chain.ended = chain.total is None or len(chain.seen) >= chain.total
            if not chain.ended:
                chain.failed = f"the site counts {chain.total}, {len(chain.seen)} were listed"
            return None
        if not fresh and not self.repeats(ask, listed):
            stuck = ask.guessed and ask.number > 2  # paging has worked, and now it stands still
            chain.ended = (not listed.entries or stuck) and chain.total is None
            chain.failed = "" if chain.ended or ask.guessed else "the list repeats itself"
            return None
        if self.pages >= self.max_pages or chain.pages >= self.list_pages:
            chain.failed = f"stopped after {self.pages} pages"
            return None
        chain.failed = traps.of_list(following.url, chain.pages, chain.total)
        return following if not chain.failed else None
