"""cailifang (才立方, 91wllm, jysd). Options: ``lists`` (which sections)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import Takes, some_of
from crawler.parsing import columns
from crawler.parsing.families import cailifang
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class CailifangSpider(SourceSpider):
    """Announcements, talks, fairs, positions, internships, notices; plain and packed pages."""

    name = family = "cailifang"
    takes: ClassVar[Takes] = {"lists": some_of(cailifang.SECTIONS)}

    def entrance(self) -> Ask | None:
        """The first page, whose links show how a site addresses its lists."""
        return None if self.source.options.get("lists") else Ask(self.source.url, optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The lists that the page links to, and those that it does not name at their usual address."""
        found = cailifang.links(page)
        for url, (name, section) in found.items():
            yield Ask(url, name, optional=True, state={"section": section})
        named = {name for name, _ in found.values()}
        yield from (ask for ask in self.lists() if ask.section not in named)

    def lists(self) -> Iterable[Ask]:
        """One list a section; not every site has all of them."""
        wanted = self.source.options.get("lists")
        for name in wanted or cailifang.SECTIONS:
            usual, brackets = (cailifang.start_url(self.source.url, str(name), form) for form in (False, True))
            otherwise = Ask(brackets, str(name), optional=wanted is None) if brackets != usual else None
            yield Ask(usual, str(name), optional=wanted is None, otherwise=otherwise)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked section."""
        section = columns.known(ask.state["section"]) if ask.state else None
        return cailifang.read_list(page, self.source.id, ask.section, ask.number, section)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The pager's next link, else the next number in the same address."""
        number = ask.number + 1
        if listed.next_url:
            return replace(ask, number=number, url=listed.next_url, otherwise=None)
        for pattern, text in ((r"(?<=[?&]page=)\d+", str(number)), (r"(?<=/page/)\d+", str(number))):
            if re.search(pattern, ask.url):
                return replace(ask, number=number, url=re.sub(pattern, text, ask.url), guessed=True, otherwise=None)
        if not cailifang.has_pager(page):
            return None
        return replace(
            ask,
            number=number,
            url=f"{ask.url}{'&' if '?' in ask.url else '?'}page={number}",
            guessed=True,
            otherwise=None,
        )

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return cailifang.read_detail(page, self.source.id, entry)
