"""cailifang (才立方, 91wllm, jysd). Options: ``lists`` (which sections)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import cailifang
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class CailifangSpider(SourceSpider):
    """Announcements, talks, fairs, positions, internships, notices; plain and packed pages."""

    name = family = "cailifang"

    def lists(self) -> Iterable[Ask]:
        """One list a section; not every site has all of them."""
        wanted = self.source.options.get("lists")
        for name in wanted or cailifang.SECTIONS:
            yield Ask(cailifang.start_url(self.source.url, str(name)), str(name), optional=wanted is None)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked section."""
        return cailifang.read_list(page, self.source.id, ask.section, ask.number)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The pager's next link, else the next number in the same address."""
        number = ask.number + 1
        return replace(ask, number=number, url=listed.next_url or re.sub(r"page=\d+", f"page={number}", ask.url))

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return cailifang.read_detail(page, self.source.id, entry)
