"""jiuyeqiao (就业桥). No options."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing.families import jiuyeqiao
from crawler.parsing.page import Page
from crawler.spiders.asking import numbered
from crawler.spiders.base import Ask, SourceSpider


class JiuyeqiaoSpider(SourceSpider):
    """Positions of a school's part of the platform."""

    name = family = "jiuyeqiao"

    def lists(self) -> Iterable[Ask]:
        """The one list."""
        yield Ask(self.url("/zhiwei/0/", keywords="", page="1"), "job")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Cards."""
        return jiuyeqiao.read_list(page, self.source.id, ask.number)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The pager's next page; without a pager the next number."""
        return super().next_ask(page, ask, listed) or numbered(ask)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return jiuyeqiao.read_detail(page, self.source.id, entry)
