"""Details: a few asked for at a time, each ends in an item or in the reason why not."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from typing import Any, ClassVar

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler import traps
from crawler.items import EVENTS, ListEntry, RawItem
from crawler.parsing.page import Page
from crawler.parsing.records import told
from crawler.spiders.arriving import Arriving, freshness
from crawler.spiders.asking import Ask
from crawler.spiders.doubles import Doubles, Shown
from crawler.spiders.reading import Unread, describe, read_detail, read_row
from crawler.spiders.waiting import Waiting

MOST_PAGES = 5000
DETAILS_AHEAD = 4
"""Details asked for at a time; the host has its turns anyway, and the next page of a list waits behind them."""


class Details(Arriving):
    """A crawl that asks for details."""

    supposed: ClassVar[frozenset[str]] = frozenset()
    """Sections whose details stand where the family only supposes; where no page is there, the row of an event tells it."""
    settled = True
    """Whether it is known how details are asked for; before that they are asked for one by one, until the first has told an item."""

    def __init__(self, max_pages: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.max_pages = int(max_pages) if max_pages else MOST_PAGES
        self.waiting = Waiting()
        self.ahead = 0
        self.doubles = Doubles()
        self.settled = type(self).settled

    def on_error(self, failure: Failure) -> AsyncIterator[Any]:
        """A fetch that gave no response."""
        raise NotImplementedError

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
        item = await self._bounded(read_row, entry)
        if isinstance(item, Unread):
            await self._failed(entry.url, item.outcome, item.reason, entry.key)
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

    async def _detail_ended(self) -> AsyncIterator[Any]:
        """What is asked for in the place of a detail that has come, or failed; what was kept back when it was the last."""
        self.ahead -= 1
        async for request in self._details():
            yield request
        if not self.ahead:
            for item in self.doubles.release():
                yield self._with_files(item)

    async def on_detail(self, response: Response, entry: ListEntry, ask: Ask) -> AsyncIterator[Any]:
        """One detail page: an item, or the reason why not; then the next."""
        try:
            async for found in self._detailed(response, entry, ask):
                yield found
        except Exception:  # a fault of ours costs this page alone
            async for found in self._detail_ended():
                yield found
            raise
        async for found in self._detail_ended():
            yield found

    async def _detailed(self, response: Response, entry: ListEntry, ask: Ask) -> AsyncIterator[Any]:
        alone = response.status in (404, 410) and self.needs_no_page(entry)
        page = await self._page(response, key=entry.key, silent=alone or ask.otherwise is not None)
        if page is None:
            if ask.otherwise is not None:
                yield self._at_once(entry, ask.otherwise)
            elif alone:
                self._count("ok", "detail")
                yield self._counted(told(entry, self.source.id, self.family, self.settings_in_use().clock()))
            return
        read = await self._bounded(read_detail, page, entry, ask, freshness(response))
        if isinstance(read, Ask):
            self._count(freshness(response), "detail")
            yield self._at_once(entry, read)
            return
        if isinstance(read, Unread):
            async for found in self._untold(read, page, entry, ask):
                yield found
            return
        items, shown = list(read.items), read.shown
        if not _tells_event(entry) and (first := self.doubles.first(shown)) is not None:
            await self._double(shown, first)
            return
        if title := self.doubles.others(items, entry):
            await self._failed(entry.url, "retry-later", f"the page of another notice: {title}", entry.key)
            return
        self._count(shown.outcome, "detail")
        self.settled = True
        for item in items if _tells_event(entry) else self._proven(shown, items):
            yield self._with_files(item)
        async for other in self._details(self.trust.earned(entry.url) if items else ()):
            yield other

    def needs_no_page(self, entry: ListEntry) -> bool:
        """Whether a listed event counts as its row tells it where there is no page of it."""
        return entry.section in self.supposed and _tells_event(entry) and entry.key not in self.rechecked

    async def _untold(self, read: Unread, page: Page, entry: ListEntry, ask: Ask) -> AsyncIterator[Any]:
        """A detail page that gives nothing: another place is asked, a listed row that tells an event stands for it, else it is lost."""
        if read.outcome == "blocked":
            await self._failed(entry.url, "blocked", read.reason, entry.key)
        elif ask.otherwise is not None:
            yield self._at_once(entry, ask.otherwise)
        elif read.outcome == "gone" and not self.needs_no_page(entry):
            await self._failed(entry.url, "gone", read.reason, entry.key)
        elif _tells_event(entry) and entry.key not in self.rechecked:
            self._count("ok", "detail")
            self.reasons[f"told by its row alone: {read.reason}"] += 1
            yield self._counted(told(entry, self.source.id, self.family, page.fetched_at))
        else:
            await self._failed(entry.url, "rejected", read.reason, entry.key)

    def _proven(self, shown: Shown, items: list[RawItem]) -> list[RawItem]:
        """What may be stored of a detail that shows what none did before; the first waits while others are on their way."""
        doubles = self.doubles
        doubles.note(shown)
        if not doubles.proven and doubles.kept is None and (self.ahead > 1 or self.waiting):
            doubles.kept = shown, items
            return []
        doubles.proven = True
        return [*doubles.release(), *items]

    async def _double(self, shown: Shown, first: Shown) -> None:
        """A page that stands for several rows is that of none; nor was it when it was read first."""
        await self._shared(shown, first)
        if first.key and self.doubles.take_back(first):
            self.outcomes[first.outcome] -= 1
            await self._shared(first, shown)

    async def _shared(self, shown: Shown, other: Shown) -> None:
        await self._failed(shown.address, "retry-later", f"soft 404: the same page as {other.url}", shown.key)


def _tells_event(entry: ListEntry) -> bool:
    """Whether the row tells an event whole, whatever its page shows."""
    return entry.section in EVENTS and bool(entry.hints.get("event_start"))
