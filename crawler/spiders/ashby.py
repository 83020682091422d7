"""ashby: ``jobs.ashbyhq.com/NAME`` or its API. Options: ``token``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import quote

from crawler.items import ListPage
from crawler.options import TEXT, Takes
from crawler.parsing.families import ashby
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider


class AshbySpider(BoardSpider):
    """All positions in one reply."""

    name = family = "ashby"
    takes: ClassVar[Takes] = {"token": TEXT}
    hosts: ClassVar = {"jobs.ashbyhq.com": "api.ashbyhq.com"}

    def lists(self) -> Iterable[Ask]:
        """The board."""
        name = quote(self.token("posting-api", "job-board"))
        yield Ask(self.api(f"/posting-api/job-board/{name}", includeCompensation="true"), "job")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """All positions."""
        return self.page(page, ashby.read_list(page), ask, last=True)
