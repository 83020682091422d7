"""eweb (``/eweb/jygl/….so``). No options; ``url`` may be the first page or one of the lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import article
from crawler.parsing.families import eweb
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class EwebSpider(SourceSpider):
    """Announcements, fairs, talks; each list pages in a session of its own."""

    name = family = "eweb"

    def entrance(self) -> Ask:
        """The page of the registry, which links to the lists; where it is one itself, its session pages on from it."""
        return Ask(self.source.url, session=self.source.url, optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The page itself where it is a list, and the lists it links to."""
        found = {self.source.url: eweb.section_of(self.source.url)} if eweb.is_list(self.source.url) else {}
        found |= {url: section for url, section in eweb.lists_on(page).items() if url not in found}
        return [self._ask(url, section) for url, section in found.items()] or self.lists()

    def lists(self) -> Iterable[Ask]:
        """The lists that sites of the family have."""
        yield self._ask(self.url(eweb.DEFAULT), "announcement")
        yield replace(self._ask(self.url(eweb.FAIRS), "fair"), optional=True)

    def _ask(self, url: str, section: str) -> Ask:
        return Ask(url, section, session=url, state={"first": url, "ahead": 0, "key": ""})

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows."""
        section = ListPage(source="", url="", section=ask.section).section
        return eweb.read_list(page, self.source.id, section, ask.number, ask.state["first"])

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The pager's link where it has one, else the session's: most count from the page shown, some name the wanted."""
        if following := article.next_page(page):
            return replace(ask, url=following, number=ask.number + 1)
        if not eweb.has_pager(page) and (listed.pages or 0) <= ask.number:
            return None
        again = self.repeats(ask, listed)
        ahead = ask.state["ahead"] or int(again)
        number = ask.number if again else ask.number + 1
        url = self.url(eweb.PAGER.format(number=number - 1 + ahead))
        key = listed.entries[0].key if listed.entries else ""
        state = {**ask.state, "ahead": ahead, "key": key}
        return replace(ask, url=url, number=number, headers={"Referer": ask.url}, guessed=True, state=state)

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """The second page repeats the first where the pager wants the number of the wanted page."""
        first = listed.entries[0].key if listed.entries else ""
        return bool(ask.number == 2 and ask.guessed and not ask.state["ahead"] and first == ask.state["key"])

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return eweb.read_detail(page, self.source.id, entry)
