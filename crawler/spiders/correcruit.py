"""correcruit (ThinkPHP). No options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem, Section
from crawler.parsing import correcruit
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider

_EVENTS: dict[str, Section] = {
    "/recruitment/index2.html": "talk",
    "/recruitment/index.html": "fair",
    "/xuanjianghuis/index.html": "talk",
    "/shuangxuanhuis/index.html": "fair",
}


class CorrecruitSpider(SourceSpider):
    """Positions by type, one after the other, so that an entry keeps its first type; talks and fairs."""

    name = family = "correcruit"
    prefix = ""

    def entrance(self) -> Ask:
        """The first page, whose links show what stands before ``/correcruit``."""
        return Ask(self.source.url, optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The lists below the prefix that the page's links show."""
        self.prefix = correcruit.prefix(page.text) or correcruit.prefix(page.url)
        return self.lists()

    def lists(self) -> Iterable[Ask]:
        """Positions, then events where a site shows them."""
        yield self._typed("")
        for path, section in _EVENTS.items():
            yield Ask(self.url(self.prefix + path), section, optional=True)

    def _typed(self, kind: str) -> Ask:
        path = f"/type/{kind}" if kind else ""
        url = self.url(f"{self.prefix}/correcruit/index{path}/p/1.html")
        return Ask(url, correcruit.TYPES[kind], state={"type": kind}, guessed=bool(kind))

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows."""
        section = ListPage(source="", url="", section=ask.section).section
        return correcruit.read_list(page, self.source.id, section, ask.number)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The pager's next page, else the first of the next type."""
        if following := correcruit.next_page(page, ask.number) if listed.entries else "":
            return replace(ask, url=following, number=ask.number + 1)
        types = list(correcruit.TYPES)
        number = types.index(ask.state["type"]) + 1 if ask.state else len(types)
        return self._typed(types[number]) if number < len(types) else None

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """A type may have nothing of its own."""
        return bool(ask.state) and ask.number == 1

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return correcruit.read_detail(page, self.source.id, entry)
