"""smartrecruiters: ``careers.smartrecruiters.com/COMPANY`` or its API. Options: ``token``, ``country`` (``cn``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import quote

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import TEXT, Takes
from crawler.parsing import board
from crawler.parsing.families import smartrecruiters
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

LIMIT = 100


class SmartRecruitersSpider(BoardSpider):
    """Rows by offset, a detail a position."""

    name = family = "smartrecruiters"
    takes: ClassVar[Takes] = {"token": TEXT, "country": TEXT}
    whole = False
    hosts: ClassVar = dict.fromkeys(
        ("careers.smartrecruiters.com", "jobs.smartrecruiters.com"), "api.smartrecruiters.com"
    )

    def _postings(self) -> str:
        return f"/v1/companies/{quote(self.token('v1', 'companies', 'postings'))}/postings"

    def _url(self, offset: int) -> str:
        query: dict[str, Any] = {"limit": LIMIT, "offset": offset}
        if country := self.source.options.get("country"):
            query["country"] = country
        return self.api(self._postings(), **query)

    def lists(self) -> Iterable[Ask]:
        """The company's postings."""
        yield Ask(self._url(0), "job", state={"offset": 0})

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """One page of postings."""
        read, total = smartrecruiters.read_list(page)
        company = self.token("v1", "companies", "postings")
        entries = [entry.model_copy(update={"url": self.page_url(f"/{quote(company)}/{entry.key}")}) for entry in read]
        return self.page(page, entries, ask, total=total, last=not entries)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """As many further on as this page had."""
        offset = ask.state["offset"] + len(listed.entries)
        return self.onward(ask, listed, url=self._url(offset), state={"offset": offset})

    def detail_ask(self, entry: ListEntry) -> Ask:
        """One posting of the API."""
        return Ask(self.api(f"{self._postings()}/{entry.key}"))

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A posting with its sections."""
        return self.item(board.merged(entry, smartrecruiters.read_job(page.data, page.url)), page)
