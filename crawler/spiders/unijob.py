"""unijob (Guangdong). No options."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import article, columns
from crawler.parsing.families import unijob
from crawler.parsing.page import Page
from crawler.spiders.asking import numbered
from crawler.spiders.base import Ask, SourceSpider

JOBS = "/index.php/web/Index/job-list?keyword=&page=1"


class UnijobSpider(SourceSpider):
    """Positions, and the lists of notices that the first page links to."""

    name = family = "unijob"

    def entrance(self) -> Ask:
        """The first page, for lists of notices."""
        return Ask(self.source.url, optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """Positions, then the columns that are no job lists."""
        yield from self.lists()
        for column in columns.find(page):
            if "notice" in column.url or "news" in column.url:
                yield Ask(column.url, column.section or "notice", optional=True)

    def lists(self) -> Iterable[Ask]:
        """Positions."""
        yield Ask(self.url(JOBS), "job")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Cards, or dated links of notices."""
        if ask.section == "job":
            return unijob.read_list(page, self.source.id, ask.number)
        return columns.in_section(article.read_list(page, self.source.id), ask.section, ask.number)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The pager's next page; without a pager the next number."""
        following = super().next_ask(page, ask, listed)
        return numbered(ask) if following is None and ask.section == "job" else following

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return unijob.read_detail(page, self.source.id, entry)
