"""jspa (``/front/*.jspa``). Options: ``channels`` (ids of news channels, with their kind: ``{764 = "notice"}``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import SECTIONS, Takes
from crawler.parsing import article, columns
from crawler.parsing.families import jspa
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider

CHANNEL = "channel:"


class JspaSpider(SourceSpider):
    """Positions, and the channels that the options or the first page name."""

    name = family = "jspa"
    takes: ClassVar[Takes] = {"channels": SECTIONS}

    def entrance(self) -> Ask | None:
        """The first page, whose links name the channels."""
        return None if self.source.options.get("channels") else Ask(self.source.url, optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The positions, then the channels that are about vacancies, talks, fairs or notices."""
        yield self._positions()
        for column in columns.find(page):
            if jspa.CHANNEL.search(column.url):
                yield Ask(column.url, CHANNEL + column.section, optional=True)

    def lists(self) -> Iterable[Ask]:
        """The positions, then the channels of the options."""
        yield self._positions()
        for identity, kind in (self.source.options.get("channels") or {}).items():
            yield Ask(self.url("/front/channel.jspa", channelId=identity), f"{CHANNEL}{kind}", optional=True)

    def _positions(self) -> Ask:
        form = {"xxlx": "1", "curPage": "1"}
        headers = {"X-Requested-With": "XMLHttpRequest", "Referer": self.source.url}
        return Ask(self.url("/front/zp_query/zpxxQuery.do"), "zpxx", form=form, headers=headers)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of positions, or dated links of a channel."""
        if ask.section.startswith(CHANNEL):
            return columns.in_section(article.read_list(page, self.source.id), ask.section[len(CHANNEL) :], ask.number)
        return jspa.read_list(page, self.source.id, ask.number, self.source.url)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next number in the form, or the pager's next link."""
        if ask.form is None:
            return super().next_ask(page, ask, listed)
        number = ask.number + 1
        return replace(ask, number=number, form={**ask.form, "curPage": str(number)})

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return jspa.read_detail(page, self.source.id, entry)
