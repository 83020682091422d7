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
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlencode, urljoin

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.misc import load_object
from twisted.python.failure import Failure

from config.settings import Settings, load_settings
from crawler import arrival, optout, traps
from crawler.attachments.child import parse
from crawler.attachments.choosing import MOST_BYTES, enriched, wanted
from crawler.frontier import CrawlEnd, Frontier, FrontierError, MemoryFrontier
from crawler.in_use import settings_of
from crawler.items import ListEntry, ListPage, Outcome, PageOutcome, RawAttachment, RawItem
from crawler.middlewares.conditional import UNCHANGED
from crawler.parsing.layout import sketch
from crawler.parsing.page import Page, PageError, Walled
from crawler.parsing.records import told
from crawler.registry import Source, load_registry
from crawler.spiders.failures import explain

MOST_PAGES = 5000
MOST_LIST_PAGES = 500
FILES_AT_ONCE = ThreadPoolExecutor(max_workers=2, thread_name_prefix="attachment")
READING = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)
"""What a parser may raise on a page that is not what it expects."""


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


@dataclass(slots=True)
class Chain:
    """One list from its first page to its end."""

    section: str
    seen: set[str] = field(default_factory=set)
    total: int | None = None
    ended: bool = False
    failed: str = ""
    outcome: str = ""
    pages: int = 0
    open: int = 0
    """Pages asked for and not here yet."""
    details: Counter[str] = field(default_factory=Counter)
    waiting: list[ListEntry] = field(default_factory=list)
    """Details beyond the first of a list that states no total: asked for when it has shown its end."""


class SourceSpider(scrapy.Spider):
    """Base of all families. Arguments: ``source`` (id or TOML file), ``full``, ``max_pages``, ``list_pages`` (of a list)."""

    family: ClassVar[str] = ""
    source: Source
    frontier: Frontier

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
        self.chains: list[Chain] = []
        self.trust = traps.Trust()
        self.pages = 0
        self.asked = 0
        self.items = 0
        self.outcomes: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.filled: Counter[str] = Counter()
        self.unread: Counter[str] = Counter()
        self.layout: list[int] = []
        self.rechecked: set[str] = set()
        self.report: dict[str, Any] = {}
        self.begun = False
        self.stopped = ""
        self.problem = ""
        self.remark = ""
        """What is wrong with the host and keeps nobody from reading it."""
        self.started = time.monotonic()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SourceSpider:
        """Connects the spider to its frontier (setting ``JUZHAO_FRONTIER``; empty: in memory)."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        assert isinstance(spider, SourceSpider)
        path = crawler.settings.get("JUZHAO_FRONTIER")
        spider.frontier = load_object(path).from_settings(spider.settings_in_use()) if path else MemoryFrontier()
        crawler.signals.connect(spider.on_closed, signal=signals.spider_closed)
        return spider

    def settings_in_use(self) -> Settings:
        """The product's settings as this crawl got them; the environment's when archived pages are read again."""
        return settings_of(getattr(self, "crawler", None))

    def _find(self, name: str) -> Source:
        """A source by id in the registry, or by its file."""
        if not name:
            raise ValueError("say which source: -a source=ID, or -a source=FILE.toml")
        path = Path(name) if name.endswith(".toml") else load_settings().sources
        registry = load_registry(path)
        found = registry.sources.get(Path(name).stem)
        if found is None:
            problems = "; ".join(str(problem) for problem in registry.problems) or f"no source {name!r} in {path}"
            raise ValueError(problems)
        return found

    # -- what a family says ------------------------------------------------------------------------------------

    def entrance(self) -> Ask | None:
        """A page to read before any list, because it names codes, tokens or the lists themselves."""
        return None

    def next_entrance(self, page: Page | None, ask: Ask) -> Ask | None:
        """What to read after the entrance and before the lists; ``page`` is ``None`` when there was none to read."""
        return None

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """First pages of all lists, as the entrance names them."""
        return self.lists()

    def lists(self) -> Iterable[Ask]:
        """First pages of all lists."""
        raise TypeError(f"{type(self).__name__} does not say where its lists are")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of a list page."""
        raise TypeError(f"{type(self).__name__} does not read lists")

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem | Iterable[RawItem]:
        """What stands on a detail page."""
        raise TypeError(f"{type(self).__name__} does not read details")

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next page of a list; by default the address that the list page names."""
        return replace(ask, url=listed.next_url, number=ask.number + 1) if listed.next_url else None

    def detail_ask(self, entry: ListEntry) -> Ask:
        """Where an entry's detail is fetched, when that is not the page that students open."""
        return Ask(entry.url)

    def from_list(self, entry: ListEntry) -> RawItem | None:
        """An item that the list row tells whole, without a detail page; ``None`` to fetch the detail."""
        return None

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """Whether a list page without new rows is no sign of going round in this family."""
        return False

    def url(self, path: str = "", **query: Any) -> str:
        """An address of this site."""
        joined = urljoin(self.source.url, path)
        return f"{joined}{'&' if '?' in joined else '?'}{urlencode(query)}" if query else joined

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
            chain = Chain(ask.section)
            self.chains.append(chain)
            yield self._list(ask, chain)

    async def on_entrance(self, response: Response, ask: Ask, chain: Chain) -> AsyncIterator[Any]:
        """The page that names the lists; without it a family goes by what it knows."""
        page = await self._page(response, key="", chain=None if ask.optional else chain, silent=ask.optional)
        if page is None and not ask.optional:
            self.chains.append(chain)
            return
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
        here = [other for other in lists if page is not None and _same(other, ask)]
        async for request in self._begin([other for other in lists if other not in here]):
            yield request
        for itself in here:
            assert page is not None
            chain = Chain(itself.section)
            self.chains.append(chain)
            async for found in self._listed(response, page, itself, chain):
                yield found
            async for found in self._waited(chain):
                yield found

    def request(self, ask: Ask) -> Request:
        """An ask as an HTTP request, not yet on its way."""
        values: dict[str, Any] = {"method": "GET", "headers": dict(ask.headers)}
        if ask.json is not None:
            values["method"] = "POST"
            values["body"] = json.dumps(ask.json, ensure_ascii=False)
            values["headers"]["Content-Type"] = "application/json;charset=utf-8"
        elif ask.form is not None:
            values["method"] = "POST"
            values["body"] = urlencode(ask.form)
            values["headers"]["Content-Type"] = "application/x-www-form-urlencoded; charset=UTF-8"
        return Request(ask.url, **values)

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
            yield self._detail(entry)

    def _recheck(self, entry: ListEntry) -> Request | None:
        """Ask for the page of an entry that is not listed any more; none where the row itself was all there is.

        How it ends says something of this page alone: it does not make the crawl incomplete.
        """
        if self.max_pages < MOST_PAGES or type(self).from_list is not SourceSpider.from_list:
            return None
        self.rechecked.add(entry.key)
        return self._detail(entry)

    def _list(self, ask: Ask, chain: Chain) -> Request:
        chain.open += 1
        return self._asked(ask, self.on_list, {"ask": ask, "chain": chain}, priority=10)

    def _detail(self, entry: ListEntry, ask: Ask | None = None) -> Request:
        self.asked += 1
        ask = ask or self.detail_ask(entry)
        return self._asked(ask, self.on_detail, {"entry": entry, "ask": ask})

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
        waiting, chain.waiting = chain.waiting, []
        for entry in waiting if not chain.failed.startswith("trap") else ():
            async for found in self._told(entry):
                yield found

    async def _listed(self, response: Response, page: Page, ask: Ask, chain: Chain) -> AsyncIterator[Any]:
        try:
            listed = self.read_list(page, ask)
        except Walled as wall:
            await self._chain_failed(chain, response.url, "blocked", str(wall))
            return
        except READING as error:
            if ask.otherwise is not None:
                yield self._list(ask.otherwise, chain)
            elif ask.guessed or (
                ask.optional and ask.number == 1
            ):  # not this list of this site; nothing is proven by its absence
                chain.outcome = "absent"
                self._count("rejected", f"no list here: {describe(error)}")
            else:
                await self._chain_failed(chain, response.url, "rejected", f"list cannot be read: {describe(error)}")
            return
        fresh = [entry for entry in listed.entries if entry.key not in chain.seen]
        self.rechecked.difference_update(entry.key for entry in fresh)
        chain.seen.update(entry.key for entry in fresh)
        chain.pages += 1
        self.asked += 1
        self.stopped = self.stopped or listed.cut
        if self.chains and chain is self.chains[0] and chain.pages == 1:
            self.layout = sketch(page)
        chain.total = listed.total if listed.total is not None else chain.total
        wanted = await self.frontier.listed(self._first_named(listed, chain))
        self._count(_freshness(response), "list")
        for entry in wanted:
            chain.details[like := traps.like(entry.url)] += 1
            if chain.total is None and chain.details[like] > traps.AT_FIRST:
                chain.waiting.append(entry)
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
        """One detail page: an item, or the reason why not."""
        page = await self._page(response, key=entry.key, silent=ask.otherwise is not None)
        if page is None:
            if ask.otherwise is not None:
                yield self._detail(entry, ask.otherwise)
            return
        try:
            found = self.read_detail(page, entry)
            items = [found] if isinstance(found, RawItem) else list(found)
        except Walled as wall:
            await self._failed(entry.url, "blocked", str(wall), entry.key)
            return
        except READING as error:
            if ask.otherwise is not None:
                yield self._detail(entry, ask.otherwise)
                return
            if entry.section in ("talk", "fair") and entry.hints.get("event_start"):  # the row tells an event whole
                self._count("ok", "detail")
                self.reasons[f"told by its row alone: {describe(error)}"] += 1
                yield self._counted(told(entry, self.source.id, self.family, page.fetched_at))
                return
            await self._failed(entry.url, "rejected", describe(error), entry.key)
            return
        self._count(_freshness(response), "detail")
        for item in items:
            yield self._with_files(item.model_copy(update={"extraction": "unsure"}) if page.suspect else item)
        for other in self.trust.earned(entry.url) if items else ():
            yield self._detail(other)

    def _with_files(self, item: RawItem, files: list[RawAttachment] | None = None) -> Any:
        """The item, or a request for the next of its files that is worth reading."""
        left = wanted(item) if files is None else files
        if not left or self.asked >= self.max_pages:
            return self._counted(item)
        self.asked += 1
        meta = {"juzhao": {"file": left[0].name, "url": left[0].url}, "download_maxsize": MOST_BYTES}
        arguments = {"item": item, "files": left}
        return Request(
            left[0].url,
            callback=self.on_file,
            errback=self.on_file_error,
            cb_kwargs=arguments,
            dont_filter=True,
            priority=5,
            meta=meta,
        )

    async def on_file(self, response: Response, item: RawItem, files: list[RawAttachment]) -> AsyncIterator[Any]:
        """A file of an announcement, read in a child process; a file that cannot be had costs the item nothing."""
        if response.status == 200:
            work = asyncio.get_running_loop().run_in_executor(FILES_AT_ONCE, parse, files[0].name, response.body)
            item = enriched(item, await work)
        else:
            await self._file_failed(files[0].url, f"attachment: http {response.status}")
        yield self._with_files(item, files[1:])

    async def on_file_error(self, failure: Failure) -> AsyncIterator[Any]:
        """A file that gave no response."""
        request: Request = failure.request  # type: ignore[attr-defined]
        await self._file_failed(request.url, f"attachment: {explain(failure, request.url)[1]}")
        yield self._with_files(request.cb_kwargs["item"], request.cb_kwargs["files"][1:])

    async def _file_failed(self, url: str, reason: str) -> None:
        """Told to staff; the announcement itself was read, so the crawl is not the worse for it."""
        outcome = PageOutcome(source=self.source.id, url=url, outcome="rejected", reason=reason)
        await self.frontier.failed(outcome)

    def _counted(self, item: RawItem) -> RawItem:
        self.items += 1
        self.filled.update(name for name, value in item if value not in ("", [], {}))
        self.unread.update(item.unread)
        return item

    async def _page(
        self, response: Response, key: str, chain: Chain | None = None, optional: bool = False, silent: bool = False
    ) -> Page | None:
        """The decoded page, or ``None`` after its outcome is noted: status, wall, charset, size."""
        self.pages += 1
        self.remark = self.remark or str(response.meta.get("certificate") or "")
        arrived = _arrived(response)
        found = arrival.read(arrived, self.settings_in_use().clock(), detail=bool(key))
        if isinstance(found, Page):
            return found
        url = arrived.asked
        if silent:
            self.reasons[f"{found.outcome}: {found.reason}"] += 1
        elif chain is None:
            await self._failed(url, found.outcome, found.reason, key)
        elif optional and (found.outcome in ("gone", "rejected") or (chain.pages and found.reason == "empty page")):
            chain.ended, chain.outcome = True, "absent"
            self._count("gone" if found.reason == "empty page" else found.outcome, found.reason)
        else:
            await self._chain_failed(chain, url, found.outcome, found.reason)
        return None

    async def _chain_failed(self, chain: Chain, url: str, outcome: Outcome, reason: str) -> None:
        chain.failed, chain.outcome = reason, outcome
        await self._failed(url, outcome, reason, "")

    async def _failed(self, url: str, outcome: Outcome, reason: str, key: str) -> None:
        if key not in self.rechecked:
            self._count(outcome, reason)
        await self.frontier.failed(PageOutcome(source=self.source.id, url=url, outcome=outcome, reason=reason, key=key))

    def _count(self, outcome: str, reason: str) -> None:
        self.outcomes[outcome] += 1
        if outcome not in ("ok", "unchanged"):
            self.reasons[f"{outcome}: {reason}"] += 1

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
            await self._failed(arguments["entry"].url, outcome, reason, arguments["entry"].key)

    # -- the end -----------------------------------------------------------------------------------------------

    async def on_closed(self, spider: scrapy.Spider, reason: str) -> None:
        """Judge the crawl and hand it in."""
        if self.begun:
            self.stopped = self.stopped or self.trust.left()
            self.report = await self.frontier.finish(self.judged(reason))

    def judged(self, reason: str = "finished") -> CrawlEnd:
        """What this crawl says of itself."""
        outcome, why = self._verdict(reason)
        found = {key for chain in self.chains for key in chain.seen}
        complete = outcome == "ok" and bool(found) and all(chain.ended for chain in self.chains) and not self.stopped
        return CrawlEnd(
            outcome=outcome,
            reason=why,
            complete=complete,
            pages=self.pages,
            errors=sum(count for name, count in self.outcomes.items() if name not in ("ok", "unchanged", "gone")),
            found=len(found),
            outcomes=dict(self.outcomes),
            fill={name: round(count / self.items, 3) for name, count in self.filled.items()} if self.items else {},
            unread=dict(self.unread.most_common(50)),
            items=self.items,
            layout=self.layout,
        )

    def _verdict(self, reason: str) -> tuple[str, str]:
        failed = [chain for chain in self.chains if chain.failed]
        read = [chain for chain in self.chains if chain.pages]
        if not self.chains and self.stopped:
            return "failed", self.stopped
        if self.chains and not read and not self.items:
            blocked = next((chain for chain in failed if chain.outcome == "blocked"), None)
            if blocked is not None:
                return "blocked", blocked.failed
            return "failed", failed[0].failed if failed else "no list of the site could be read"
        if failed:
            return "incomplete", failed[0].failed
        if reason not in ("finished", "") or self.stopped:
            return "incomplete", self.stopped or f"stopped: {reason}"
        late = self.outcomes["retry-later"] + self.outcomes["blocked"]
        if late:
            worst = next(text for text in self.reasons if text.startswith(("retry-later", "blocked")))
            return "incomplete", f"{late} pages could not be had ({worst})"
        return "ok", self.remark


def _same(ask: Ask, other: Ask) -> bool:
    """Whether an ask is for a page that is already here."""
    return ask.url == other.url and ask.form is None and ask.json is None


def describe(error: BaseException) -> str:
    """One line for an error of a parser: ours says it all, others need their kind."""
    text = " ".join(str(error).split())[:300]
    return text if isinstance(error, PageError | ValueError) and text else f"{type(error).__name__}: {text}"


def _arrived(response: Response) -> arrival.Arrived:
    """A response without what is Scrapy's."""
    asked = response.meta.get("redirect_urls") or [response.request.url if response.request else response.url]
    return arrival.Arrived(
        asked=str(asked[0]),
        url=response.url,
        status=response.status,
        body=response.body,
        content_type=(response.headers.get("Content-Type") or b"").decode("latin-1"),
        robots_tags=optout.robots_tags(response),
    )


def _freshness(response: Response) -> Outcome:
    return "unchanged" if UNCHANGED in response.flags else "ok"
