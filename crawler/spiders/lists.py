"""Lists: paged to their proven end, each row to its detail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request
from scrapy.http import Response

from crawler import traps
from crawler.items import ListPage
from crawler.parsing.layout import ends, heading, sketch
from crawler.parsing.page import Page, Walled
from crawler.parsing.rendered import by_script
from crawler.spiders.arriving import READING, describe, freshness
from crawler.spiders.asking import Ask, Chain
from crawler.spiders.details import Details
from crawler.spiders.doubles import Shown
from crawler.spiders.waiting import Waiting

MOST_LIST_PAGES = 500


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
        try:
            if (instead := self.instead(page, ask)) is not None:
                await self._note_site(response)
                self._count(freshness(response), "list")
                yield self._list(instead, chain)
                return
            listed = self.read_list(page, ask)
        except Walled as wall:
            await self._chain_failed(chain, response.url, "blocked", str(wall))
            return
        except READING as error:
            said = by_script(page) or f"list cannot be read: {describe(error)}"
            if ask.otherwise is not None:
                yield self._list(ask.otherwise, chain)
            elif ask.guessed or (
                ask.optional and ask.number == 1
            ):  # not this list of this site; nothing is proven by its absence
                chain.outcome = "absent"
                self._count("rejected", said.replace("list cannot be read", "no list here"))
            else:
                await self._chain_failed(chain, response.url, "rejected", said)
            return
        if not listed.entries and not chain.pages and (said := by_script(page)):
            await self._chain_failed(chain, response.url, "rejected", said)
            return
        fresh = [entry for entry in listed.entries if entry.key not in chain.seen]
        self.rechecked.difference_update(entry.key for entry in fresh)
        chain.seen.update(entry.key for entry in fresh)
        chain.rows += [len(listed.entries)] if fresh else []
        chain.sections.update(entry.section for entry in fresh)
        chain.pages += 1
        self.asked += 1
        self.stopped = self.stopped or listed.cut
        chain.whole = chain.whole and ends(page)
        self.doubles.note(Shown.of(page, ask))
        self.doubles.name(fresh)
        if self.chains and chain is self.chains[0] and chain.pages == 1:
            self.layout, self.heading = sketch(page), heading(page)
        chain.counts(listed.total, blank=not listed.entries)
        await self._note_site(response)
        wanted = await self.frontier.listed(self._first_named(listed, chain))
        self._count(freshness(response), "list")
        for entry in wanted:
            chain.details[like := traps.like(entry.url)] += 1
            if chain.total is None and chain.details[like] > traps.AT_FIRST:
                chain.waiting.put(entry)
                continue
            async for found in self._told(entry):
                yield found
        following = self._following(page, ask, listed, chain, bool(fresh))
        if following is not None:
            yield self._list(following, chain)

    def _first_named(self, listed: ListPage, chain: Chain) -> ListPage:
        """The rows that no other list of this crawl named before: the first list says what kind an entry is.

        Some sites answer every list that they do not have with the one that they have.
        """
        others = [other.seen for other in self.chains if other is not chain]
        entries = [entry for entry in listed.entries if not any(entry.key in seen for seen in others)]
        return listed if len(entries) == len(listed.entries) else listed.model_copy(update={"entries": entries})

    def _following(self, page: Page, ask: Ask, listed: ListPage, chain: Chain, fresh: bool) -> Ask | None:
        """The next list page, or ``None`` with the reason noted: the end is proven, or the chain goes round."""
        if chain.total is not None and len(chain.seen) >= chain.total:
            chain.ended = True
            return None
        following = None if listed.last else self.next_ask(page, ask, listed)
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
