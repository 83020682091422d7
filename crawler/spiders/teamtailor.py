"""teamtailor: ``SLUG.teamtailor.com`` or the employer's own host. No options."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from crawler.items import ListPage
from crawler.parsing.families import teamtailor
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider


class TeamtailorSpider(BoardSpider):
    """All positions in one feed, or in its pages."""

    name = family = "teamtailor"

    def lists(self) -> Iterable[Ask]:
        """The feed of the host, or the one that the address names."""
        given = urlsplit(self.source.url).path.endswith((".rss", ".json"))
        yield Ask(self.source.url if given else self.api("/jobs.rss"), "job")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """One page of the feed."""
        entries, following = teamtailor.read_list(page)
        return self.page(page, entries, ask, last=not following, next_url=following)
