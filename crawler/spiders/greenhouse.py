"""greenhouse: ``boards.greenhouse.io/TOKEN`` or its API. Options: ``token``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import parse_qs, quote, urlsplit

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import TEXT, Takes
from crawler.parsing import board
from crawler.parsing.families import greenhouse
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider


class GreenhouseSpider(BoardSpider):
    """All positions in one reply; those without a text are fetched one by one."""

    name = family = "greenhouse"
    takes: ClassVar[Takes] = {"token": TEXT}
    whole = False
    hosts: ClassVar = dict.fromkeys(
        ("boards.greenhouse.io", "job-boards.greenhouse.io", "job-boards.eu.greenhouse.io"), "boards-api.greenhouse.io"
    )

    def _board(self) -> str:
        embedded = parse_qs(urlsplit(self.source.url).query).get("for")
        return f"/v1/boards/{quote(embedded[0] if embedded else self.token('v1', 'boards', 'embed', 'job_board'))}/jobs"

    def lists(self) -> Iterable[Ask]:
        """The board."""
        yield Ask(self.api(self._board(), content="true"), "job")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """All positions."""
        total = board.count((page.data.get("meta") or {}).get("total")) if isinstance(page.data, dict) else None
        return self.page(page, greenhouse.read_list(page), ask, total=total, last=True)

    def detail_ask(self, entry: ListEntry) -> Ask:
        """One position of the API."""
        return Ask(self.api(f"{self._board()}/{entry.key}"))

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A position that the list had without its text."""
        return self.item(board.merged(entry, greenhouse.read_job(page.data, entry.url)), page)
