"""lever: ``jobs.lever.co/SITE`` or its API. Options: ``token``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import quote

from crawler.items import ListPage
from crawler.options import TEXT, Takes
from crawler.parsing.families import lever
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

LIMIT = 100


class LeverSpider(BoardSpider):
    """Positions by ``skip``, to the page that brings none."""

    name = family = "lever"
    takes: ClassVar[Takes] = {"token": TEXT}
    hosts: ClassVar = {"jobs.lever.co": "api.lever.co", "jobs.eu.lever.co": "api.eu.lever.co"}

    def lists(self) -> Iterable[Ask]:
        """The site's postings."""
        yield Ask(self._url(0), "job", state={"skip": 0})

    def _url(self, skip: int) -> str:
        site = quote(self.token("v0", "postings", "api"))
        return self.api(f"/v0/postings/{site}", mode="json", limit=LIMIT, skip=skip)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """One page of postings."""
        entries = lever.read_list(page)
        return self.page(page, entries, ask, last=not entries)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """As many further on as this page had."""
        skip = ask.state["skip"] + len(listed.entries)
        return self.onward(ask, listed, url=self._url(skip), state={"skip": skip})
