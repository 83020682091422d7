"""recruitee: ``SLUG.recruitee.com`` or the employer's own host. No options."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.items import ListPage
from crawler.parsing.families import recruitee
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider


class RecruiteeSpider(BoardSpider):
    """All offers in one reply."""

    name = family = "recruitee"

    def lists(self) -> Iterable[Ask]:
        """The board of the host."""
        yield Ask(self.source.url if "/api/offers" in self.source.url else self.api("/api/offers"), "job")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """All offers."""
        return self.page(page, recruitee.read_list(page), ask, last=True)
