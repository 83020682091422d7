"""correcruit (ThinkPHP). No options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem, Section
from crawler.parsing.families import correcruit
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider

_EVENTS: dict[str, Section] = {
    "/recruitment/index2.html": "talk",
    "/recruitment/index.html": "fair",
    "/xuanjianghuis/index.html": "talk",
    "/shuangxuanhuis/index.html": "fair",
}


class CorrecruitSpider(SourceSpider):
    """Positions, then the lists of one type each; talks and fairs."""

    name = family = "correcruit"
    prefix = ""
    untyped: frozenset[str] = frozenset()
    """Keys of the first page of positions: a list of one type that shows them does not heed the type."""

    def entrance(self) -> Ask:
        """The first page, whose links show what stands before ``/correcruit``."""
        return Ask(self.source.url, optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The lists below the prefix that the page's links show."""
        self.prefix = correcruit.prefix(page.text) or correcruit.prefix(page.url)
        return self.lists()

    def lists(self) -> Iterable[Ask]:
        """Positions, their types, then events where a site shows them."""
        index = f"{self.prefix}/correcruit/index"
        yield replace(self._ask(f"{index}/p/1.html", ""), otherwise=self._ask(f"{index}.html", ""))
        for kind in filter(None, correcruit.TYPES):
            query = self._ask(f"{index}/p/1.html?type={kind}", kind)
            yield replace(self._ask(f"{index}/type/{kind}/p/1.html", kind), otherwise=query)
        for path, section in _EVENTS.items():
            yield Ask(self.url(self.prefix + path), section, optional=True)

    def _ask(self, path: str, kind: str) -> Ask:
        return Ask(self.url(path), correcruit.TYPES[kind], state={"type": kind}, optional=bool(kind))

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows. Raises when a list of one type shows what the list of positions shows."""
        section = ListPage(source="", url="", section=ask.section).section
        listed = correcruit.read_list(page, self.source.id, section, ask.number)
        keys = frozenset(entry.key for entry in listed.entries)
        if ask.state.get("type") and keys & self.untyped:
            raise ValueError(f"{page.url}: the site does not heed the type")
        if ask.state.get("type") == "" and ask.number == 1:
            self.untyped = keys
        return listed

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The pager's next page, else the next number, which may not be there."""
        if not listed.entries:
            return None
        number = ask.number + 1
        if following := correcruit.next_page(page, ask.number):
            return replace(ask, url=following, number=number, otherwise=None, guessed=False)
        url = ask.url.replace(f"/p/{ask.number}.html", f"/p/{number}.html")
        return replace(ask, url=url, number=number, otherwise=None, guessed=True) if url != ask.url else None

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return correcruit.read_detail(page, self.source.id, entry)
