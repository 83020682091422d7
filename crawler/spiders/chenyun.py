"""chenyun (晨云). No options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing.families import chenyun
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class ChenyunSpider(SourceSpider):
    """Positions, as a fragment that is POSTed for or as a list page."""

    name = family = "chenyun"

    def lists(self) -> Iterable[Ask]:
        """The fragment; the list page where there is none."""
        headers = {"X-Requested-With": "XMLHttpRequest", "Referer": self.source.url}
        page = Ask(self.url("/index/index/employjob.html", type="1", page="1"), "job")
        url = self.url("/index/index/employjoblistdata.html")
        yield Ask(url, "job", form={"page": "1"}, headers=headers, otherwise=page)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows."""
        return chenyun.read_list(page, self.source.id, ask.number)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next number; what says nothing new ends the list."""
        number = ask.number + 1
        form = {"page": str(number)} if ask.form else None
        url = ask.url if form else ask.url.replace(f"page={ask.number}", f"page={number}")
        return replace(ask, url=url, form=form, number=number, guessed=True, otherwise=None)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return chenyun.read_detail(page, self.source.id, entry)
