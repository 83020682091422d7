"""What all families share: paging to the proven end, one named outcome a fetch, going on where a crawl stopped.

A family says where its lists are and calls pure functions of its parsing module::

    class NoticeSpider(SourceSpider):
        name = family = "notices"

        def lists(self):
            yield Ask(self.url("notices?page=1"), section="announcement")

        def read_list(self, page, ask):
            return notices.read_list(page, self.source.id, ask.number)

        def read_detail(self, page, entry):
            return notices.read_detail(page, entry, self.source.id)

``read_list`` and ``read_detail`` use nothing but the page and the ask or entry, since they are run again on archived
pages without a network. On a page they cannot read they raise :class:`~crawler.items.MissingField` or a ``ValueError``;
where a login, signature or encrypted reply stands in the way, :class:`~crawler.parsing.page.Walled`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.misc import load_object
from twisted.python.failure import Failure

from config.settings import load_settings
from crawler import traps
from crawler.frontier import FrontierError, MemoryFrontier
from crawler.items import EVENTS, ListEntry, ListPage, Outcome
from crawler.options import wrong
from crawler.parsing.layout import sketch
from crawler.parsing.page import Page, Walled
from crawler.parsing.records import told
from crawler.parsing.rendered import by_script
from crawler.source import Source, check_options, read_source
from crawler.spiders.arriving import Arriving, describe, freshness
from crawler.spiders.asking import Ask, Chain, named, same
from crawler.spiders.failures import explain
from crawler.spiders.waiting import Waiting

__all__ = ["READING", "Ask", "Chain", "SourceSpider", "describe"]
MOST_PAGES = 5000
MOST_LIST_PAGES = 500
DETAILS_AHEAD = 4
"""Details asked for at a time; the host has its turns anyway, and the next page of a list waits behind them."""
READING = (ValueError, KeyError, TypeError, IndexError, AttributeError, ArithmeticError, RecursionError)
"""What a parser may raise on a page that is not what it expects."""


class SourceSpider(Arriving):
    """Base of all families. Arguments: ``source`` (id or TOML file), ``full``, ``max_pages``, ``list_pages`` (of a list)."""

    settled = True
    """Whether it is known how details are asked for; before that they are asked for one by one, until the first has told an item."""

    def __init__(
        self,
        source: str | Source = "",
        full: Any = False,
        max_pages: Any = None,
        list_pages: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.source = source if isinstance(source, Source) else self._find(str(source))
        self.full = str(full).lower() in ("1", "true", "yes")
        self.max_pages = int(max_pages) if max_pages else MOST_PAGES
        self.list_pages = int(list_pages) if list_pages else MOST_LIST_PAGES
        self.waiting = Waiting()
        self.ahead = 0
        self.settled = type(self).settled

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SourceSpider:
        """Connects the spider to its frontier (setting ``JUZHAO_FRONTIER``; empty: in memory)."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        assert isinstance(spider, SourceSpider)
        path = crawler.settings.get("JUZHAO_FRONTIER")
        spider.frontier = load_object(path).from_settings(spider.settings_in_use()) if path else MemoryFrontier()
        crawler.signals.connect(spider.on_closed, signal=signals.spider_closed)
        return spider

    def _find(self, name: str) -> Source:
        """A source by id in the registry, or by its file, with options that this family takes."""
        if not name:
            raise ValueError("say which source: -a source=ID, or -a source=FILE.toml")
        if name.endswith(".toml"):
            file = Path(name)
        else:
            folder = load_settings().sources
            file = folder if folder.stem == name else folder / f"{name}.toml"
        if not file.is_file():
            raise ValueError(f"no source {name!r}: there is no file {file}")
        source = read_source(file)
        check_options(file, wrong(source.options, self.options_of(source), f"the family {self.family}"))
        return source

    # -- the flow ----------------------------------------------------------------------------------------------

    async def start(self) -> AsyncIterator[Any]:
        """Details that an interrupted crawl left, then all lists from the beginning."""
        try:
            await self.frontier.begin(self.source, self.full)
        except FrontierError as error:
            self.problem = str(error)
            return
        self.begun = True
        entrance = self.entrance()
        if entrance is not None:
            chain = Chain(entrance.section)
            yield self._asked(entrance, self.on_entrance, {"ask": entrance, "chain": chain}, priority=20)
            return
        async for request in self._begin(self.lists()):
            yield request

    async def _begin(self, lists: Iterable[Ask]) -> AsyncIterator[Any]:
        for pending in await self.frontier.pending():
            if pending.recheck:
                if request := self._recheck(pending.entry):
                    yield request
                continue
            async for found in self._told(pending.entry):
                yield found
        try:
            asks = list(lists)
        except ValueError as error:  # the address or an option does not say where the lists are
            self.stopped, asks = str(error), []
        for ask in asks:
            chain = Chain(ask.section, named(ask))
            self.chains.append(chain)
            yield self._list(ask, chain)

    async def on_entrance(self, response: Response, ask: Ask, chain: Chain) -> AsyncIterator[Any]:
        """The page that names the lists; without it a family goes by what it knows."""
        page = await self._page(response, key="", chain=None if ask.optional else chain, silent=ask.optional)
        if page is None and not ask.optional:
            self.chains.append(chain)
            return
        if page is not None:
            await self._note_site(response)
        further = self.next_entrance(page, ask)
        if further is not None:
            yield self._asked(further, self.on_entrance, {"ask": further, "chain": Chain(further.section)}, priority=20)
            return
        try:
            lists = list(self.lists_on(page)) if page is not None else list(self.lists())
        except READING as error:
            self.chains.append(chain)
            outcome: Outcome = "blocked" if isinstance(error, Walled) else "rejected"
            await self._chain_failed(chain, response.url, outcome, f"entrance cannot be read: {describe(error)}")
            return
        here = [other for other in lists if page is not None and same(other, ask)]
        async for request in self._begin([other for other in lists if other not in here]):
            yield request
        for itself in here:
            assert page is not None
            chain = Chain(itself.section, named(itself))
            self.chains.append(chain)
            async for found in self._listed(response, page, itself, chain):
                yield found
            async for found in self._waited(chain):
                yield found

    def _asked(self, ask: Ask, callback: Any, arguments: dict[str, Any], priority: int = 0) -> Request:
        return self.request(ask).replace(
            callback=callback,
            errback=self.on_error,
            cb_kwargs=arguments,
            dont_filter=True,
            priority=priority,
            meta={
                "juzhao": arguments,
                "cookiejar": ask.session,
            },
        )

    async def _told(self, entry: ListEntry) -> AsyncIterator[Any]:
        """The item that a row tells whole, else the request for its detail."""
        try:
            item = self.from_list(entry)
        except ValueError as error:
            await self._failed(entry.url, "rejected", describe(error), entry.key)
            return
        if item is not None:
            yield self._counted(item)
        elif trap := traps.reason(entry.url):
            await self._failed(entry.url, "rejected", trap, entry.key)
        elif self.asked >= self.max_pages:
            self.stopped = f"stopped after {self.max_pages} pages"
        elif self.trust.admits(entry):
            async for request in self._details([entry]):
                yield request

    def _recheck(self, entry: ListEntry) -> Request | None:
        """Ask for the page of an entry that is not listed any more; none where the row itself was all there is.

        How it ends says something of this page alone: it does not make the crawl incomplete.
        """
        if self.max_pages < MOST_PAGES or self.row_is_all(entry):
            return None
        self.rechecked.add(entry.key)
        return self._at_once(entry)

    def _list(self, ask: Ask, chain: Chain) -> Request:
        chain.open += 1
        return self._asked(ask, self.on_list, {"ask": ask, "chain": chain}, priority=10)

    async def _details(self, entries: Iterable[ListEntry] = ()) -> AsyncIterator[Request]:
        """Requests for the next details, few at a time, now that these wait too; a row that makes no address is rejected by itself."""
        for entry in entries:
            self.asked += 1
            self.waiting.put(entry)
        while self.waiting and self.ahead < (DETAILS_AHEAD if self.settled else 1):
            await self.frontier.room()
            if not self.waiting:  # another page of this list went on meanwhile
                return
            entry = self.waiting.take()
            try:
                request = self._detail(entry)
            except ValueError as error:
                await self._failed(entry.url, "rejected", f"no address to ask: {describe(error)}", entry.key)
                continue
            yield request

    def _detail(self, entry: ListEntry, ask: Ask | None = None) -> Request:
        """A detail; one that leads further comes before those that have not begun, so that what it finds serves them too."""
        begun, ask = ask is not None, ask or self.detail_ask(entry)
        request = self._asked(ask, self.on_detail, {"entry": entry, "ask": ask}, priority=5 * begun)
        self.ahead += 1
        return request

    def _at_once(self, entry: ListEntry, ask: Ask | None = None) -> Request:
        """A detail that did not wait with the others, which were counted when they began to."""
        self.asked += 1
        return self._detail(entry, ask)

    async def _detail_ended(self) -> AsyncIterator[Request]:
        """What is asked for in the place of a detail that has come, or failed."""
        self.ahead -= 1
        async for request in self._details():
            yield request

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
        if self.chains and chain is self.chains[0] and chain.pages == 1:
            self.layout = sketch(page)
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

    async def on_detail(self, response: Response, entry: ListEntry, ask: Ask) -> AsyncIterator[Any]:
        """One detail page: an item, or the reason why not; then the next."""
        try:
            async for found in self._detailed(response, entry, ask):
                yield found
        except Exception:  # a fault of ours costs this page alone
            async for request in self._detail_ended():
                yield request
            raise
        async for request in self._detail_ended():
            yield request

    async def _detailed(self, response: Response, entry: ListEntry, ask: Ask) -> AsyncIterator[Any]:
        page = await self._page(response, key=entry.key, silent=ask.otherwise is not None)
        if page is None:
            if ask.otherwise is not None:
                yield self._at_once(entry, ask.otherwise)
            return
        try:
            if (instead := self.detail_instead(page, entry, ask)) is not None:
                self._count(freshness(response), "detail")
                yield self._at_once(entry, instead)
                return
            items = self.read_items(page, entry)
        except Walled as wall:
            await self._failed(entry.url, "blocked", str(wall), entry.key)
            return
        except READING as error:
            if ask.otherwise is not None:
                yield self._at_once(entry, ask.otherwise)
                return
            if entry.section in EVENTS and entry.hints.get("event_start"):  # the row tells an event whole
                self._count("ok", "detail")
                self.reasons[f"told by its row alone: {describe(error)}"] += 1
                yield self._counted(told(entry, self.source.id, self.family, page.fetched_at))
                return
            await self._failed(entry.url, "rejected", describe(error), entry.key)
            return
        self._count(freshness(response), "detail")
        self.settled = True
        for item in items:
            yield self._with_files(item)
        async for other in self._details(self.trust.earned(entry.url) if items else ()):
            yield other

    async def on_error(self, failure: Failure) -> AsyncIterator[Any]:
        """A fetch that gave no response."""
        request: Request = failure.request  # type: ignore[attr-defined]
        outcome, reason = explain(failure, request.url)
        self.pages += 1
        arguments = request.meta.get("juzhao", {})
        chain: Chain | None = arguments.get("chain")
        if chain is not None:
            self.chains += [chain] if chain not in self.chains else []
            await self._chain_failed(chain, request.url, outcome, reason)
            chain.open = 0
            async for found in self._waited(chain):
                yield found
        else:
            async for request_ahead in self._detail_ended():
                yield request_ahead
            await self._failed(arguments["entry"].url, outcome, reason, arguments["entry"].key)

    # -- the end -----------------------------------------------------------------------------------------------

    async def on_closed(self, spider: scrapy.Spider, reason: str) -> None:
        """Judge the crawl and hand it in."""
        if self.begun:
            self.stopped = self.stopped or self.trust.left() or (self._unasked() if reason == "finished" else "")
            try:
                self.report = await self.frontier.finish(self.judged(reason))
            except FrontierError as error:
                self.problem = str(error)

    def give_up(self, reason: str) -> None:
        """End the crawl now, as what it finds cannot be remembered; the next one goes on from here."""
        if not self.problem:
            self.stopped = self.problem = reason
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="given up"))

    def _unasked(self) -> str:
        return f"{len(self.waiting)} details were not asked for" if self.waiting else ""
