"""hotjob (大易): ``wecruit.hotjob.cn/SU…/pb/school.html``. Options: ``suite``, ``kinds`` (``1`` campus, ``12`` interns, ``2`` social)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import IDS, TEXT, Takes
from crawler.parsing import board
from crawler.parsing.families import hotjob
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

SIZE = 20
"""More than 20 a page are cut to 20."""


class HotjobSpider(BoardSpider):
    """One list a kind, a detail a position."""

    name = family = "hotjob"
    takes: ClassVar[Takes] = {"suite": TEXT, "kinds": IDS}
    whole = False

    def _api(self, action: str) -> str:
        suite = str(self.source.options.get("suite") or hotjob.suite_of(self.source.url))
        if not suite:
            raise ValueError(f"{self.source.url} does not name the tenant (SU…): use such an address or option suite")
        query = {"iSaJAx": "isAjax", "request_locale": "zh_CN"}
        return self.api(f"/wecruit/positionInfo/{action}/{suite}", **query)

    def lists(self) -> Iterable[Ask]:
        """One list a kind; a tenant need not have all of them."""
        kinds = self.source.options.get("kinds") or list(hotjob.KINDS)
        for kind in kinds if isinstance(kinds, list) else [kinds]:
            form = {"isFrompb": "true", "recruitType": str(kind), "pageSize": str(SIZE), "currentPage": "1"}
            yield Ask(self._api("listPosition"), str(kind), form=form, headers={"Referer": self.source.url})

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked kind."""
        read, total, pages = hotjob.read_list(page, ask.section, self.source.url)
        entries = [entry.model_copy(update={"hints": {**entry.hints, "kind": ask.section}}) for entry in read]
        last = not entries or (ask.number >= pages if pages else len(entries) < SIZE)
        return self.page(page, entries, ask, total=total, pages=pages, last=last)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next page number in the form."""
        return replace(self.onward(ask, listed), form={**(ask.form or {}), "currentPage": str(ask.number + 1)})

    def detail_ask(self, entry: ListEntry) -> Ask:
        """One position of the API."""
        form = {"postId": entry.key, "recruitType": entry.hints["kind"]}
        return Ask(self._api("listPositionDetail"), form=form, headers={"Referer": entry.url})

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A position with its text."""
        detail = hotjob.read_detail(page, entry.hints["kind"], self.source.url)
        return self.item(board.merged(entry, detail), page)
