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
from crawler.frontier import FrontierError, MemoryFrontier
from crawler.options import wrong
from crawler.source import Source, check_options, read_source
from crawler.spiders.asking import Ask, Chain, named, same
from crawler.spiders.failures import explain
from crawler.spiders.lists import Lists
from crawler.spiders.reading import READING, Unread, describe, read_entrance

__all__ = ["READING", "Ask", "Chain", "SourceSpider", "describe"]


class SourceSpider(Lists):
    """Base of all families. Arguments: ``source`` (id or TOML file), ``full``, ``max_pages``, ``list_pages`` (of a list),
    ``together`` (name of what is crawled by one command)."""

    def __init__(self, source: str | Source = "", full: Any = False, together: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.source = source if isinstance(source, Source) else self._find(str(source))
        self.together = together
        self.full = str(full).lower() in ("1", "true", "yes")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SourceSpider:
        """Connects the spider to its frontier (setting ``JUZHAO_FRONTIER``; empty: in memory)."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        assert isinstance(spider, SourceSpider)
        path = crawler.settings.get("JUZHAO_FRONTIER")
        spider.frontier = load_object(path).from_settings(spider.settings_in_use()) if path else MemoryFrontier()
        crawler.signals.connect(spider.on_closed, signal=signals.spider_closed)
        return spider

    def mind(self) -> dict[str, Any]:
        """What the classes of this family, and not those of every crawl, name and keep."""
        own = type(self).__mro__[: type(self).__mro__.index(SourceSpider)]
        named = {name for each in own for name in (*vars(each), *each.__annotations__)}
        return {name: value for name, value in vars(self).items() if name in named}

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
        self.all_begun = True
        async for request in self._not_shown():
            yield request

    async def _begin(self, lists: Iterable[Ask]) -> AsyncIterator[Any]:
        self._go_on_from(await self.frontier.before())
        for pending in await self.frontier.pending():
            if pending.recheck:
                self.again[pending.entry.key] = pending.entry
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
        read = await self._bounded(read_entrance, page, ask)
        if isinstance(read, Unread):
            self.chains.append(chain)
            said = read.reason if read.given_up else f"entrance cannot be read: {read.reason}"
            await self._chain_failed(chain, response.url, read.outcome, said)
            return
        if (further := read.further) is not None:
            yield self._asked(further, self.on_entrance, {"ask": further, "chain": Chain(further.section)}, priority=20)
            return
        lists = read.lists
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
        self.all_begun = True
        async for request in self._not_shown():
            yield request

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
