"""What the spiders of content management systems share: from any page of a site to its lists, along their pagers.

Options of all of them: ``lists`` (addresses to read instead of what the page links to), ``sections`` (address → kind).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import SECTIONS, TEXTS, Takes
from crawler.parsing import cms, columns
from crawler.parsing.cms import Cms
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class CmsSpider(SourceSpider):
    """Lists of dated links and articles; a system adds what it does differently."""

    cms: ClassVar[Cms]
    takes: ClassVar[Takes] = {"lists": TEXTS, "sections": SECTIONS}

    def entrance(self) -> Ask | None:
        """The page of the registry, unless the options name the lists."""
        return None if self.source.options.get("lists") else Ask(self.source.url)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The page itself where it is a list, else the lists it links to."""
        found = cms.lists_of(page, self.cms)
        sections = self.source.options.get("sections") or {}
        for column in found:
            url = self.source.url if column.url == page.url else column.url
            yield Ask(url, str(sections.get(url) or column.section), optional=len(found) > 1)

    def lists(self) -> Iterable[Ask]:
        """What the options name."""
        return self.named_lists()

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Dated links. A first page without any is a list only where its system shows an empty one there."""
        section = columns.known(ask.section)
        listed = cms.read_list(page, self.source.id, self.cms, section, ask.number)
        if not listed.entries and ask.number == 1 and not cms.is_empty(page, self.cms):
            raise ValueError(f"{page.url}: no dated links found; name the lists with option `lists`")
        return listed

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The pager's next link, else what the system's address of a next page would be."""
        number = ask.number + 1
        if listed.next_url:
            return replace(ask, url=listed.next_url, number=number, guessed=False)
        following = self.further(page, ask)
        return replace(ask, url=following, number=number, guessed=True) if following else None

    def further(self, page: Page, ask: Ask) -> str:
        """The next page where the pager is no link; empty for none."""
        return ""

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """An article."""
        return cms.read_detail(page, self.source.id, self.cms, entry)
