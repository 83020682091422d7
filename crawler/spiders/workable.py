"""workable: ``apply.workable.com/SLUG`` or its API, also the widget's. Options: ``token``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar
from urllib.parse import quote

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import TEXT, Takes
from crawler.parsing import board
from crawler.parsing.families import workable
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

_NOISE = ("api", "v1", "v2", "v3", "widget", "accounts", "jobs")


class WorkableSpider(BoardSpider):
    """Rows by token, a detail a position; the widget tells all at once."""

    name = family = "workable"
    takes: ClassVar[Takes] = {"token": TEXT}
    whole = False
    hosts: ClassVar = {"www.workable.com": "apply.workable.com", "jobs.workable.com": "apply.workable.com"}

    def lists(self) -> Iterable[Ask]:
        """The account's positions."""
        slug = quote(self.token(*_NOISE))
        if "/widget/" in self.source.url:
            yield Ask(self.api(f"/api/v1/widget/accounts/{slug}", details="true"), "job")
        else:
            yield Ask(self.api(f"/api/v3/accounts/{slug}/jobs"), "job", json=self._query())

    def _query(self, **token: Any) -> dict[str, Any]:
        return {"query": "", "location": [], "department": [], "worktype": [], "remote": [], **token}

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """One page of positions."""
        read, total, following = workable.read_list(page)
        slug = quote(self.token(*_NOISE))
        entries = [
            entry.model_copy(update={"url": entry.url or self.page_url(f"/{slug}/j/{entry.key}/")}) for entry in read
        ]
        return self.page(page, entries, ask, total=total, last=not following, next_url=following)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The same question with the reply's token."""
        return self.onward(ask, listed, json=self._query(token=listed.next_url))

    def detail_ask(self, entry: ListEntry) -> Ask:
        """One position of the API."""
        return Ask(self.api(f"/api/v2/accounts/{quote(self.token(*_NOISE))}/jobs/{quote(entry.key)}"))

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A position with its text."""
        if workable.is_closed(page.data):
            raise ValueError(f"{entry.url}: not published any more")
        return self.item(board.merged(entry, workable.read_job(page.data, entry.url)), page)
