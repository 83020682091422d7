"""beisen (北森): ``TENANT.zhiye.com``. Options: ``category`` (``1`` social, ``2`` campus, ``3`` interns; default all)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlsplit

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import IDS, Takes
from crawler.parsing.families import beisen
from crawler.parsing.page import Page
from crawler.parsing.records import is_last
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

SIZE = 100


class BeisenSpider(BoardSpider):
    """The portal's page, then its list; tables on the old skin."""

    name = family = "beisen"
    takes: ClassVar[Takes] = {"category": IDS}

    def entrance(self) -> Ask | None:
        """The page that names the portal; none where the address is the API's."""
        return None if "/api/" in self.source.url else Ask(self.source.url, optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The portal's list, or the page itself where it has the old skin."""
        portal = beisen.portal(page)
        yield self._ask(portal, 0, Ask("")) if portal else Ask(self.source.url, "job", state={"skin": "old"})

    def lists(self) -> Iterable[Ask]:
        """The API without a portal."""
        yield self._ask("", 0, Ask(""))

    def _ask(self, portal: str, index: int, ask: Ask) -> Ask:
        body: dict[str, Any] = {"PageIndex": index, "PageSize": SIZE, "KeyWords": "", "SpecialType": 0}
        body |= {"PortalId": portal, "DisplayFields": list(beisen.FIELDS)}
        if category := self.source.options.get("category"):
            body["Category"] = [str(part) for part in (category if isinstance(category, list) else [category])]
        state = {**ask.state, "skin": "json", "portal": portal, "index": index}
        return replace(ask, url=self.api("/api/Jobad/GetJobAdPageList"), section="job", json=body, state=state)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the API or the old skin."""
        if ask.state["skin"] == "json":
            entries, total = beisen.read_list(page, self.source.url)
            return self.page(page, entries, ask, total=total, last=not entries)
        old, pages, total = beisen.read_old_list(page)
        return self.page(page, old, ask, total=total, pages=pages, last=is_last(ask.number, pages, len(old)))

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next index, from 0; on the old skin the next number."""
        if ask.state["skin"] == "json":
            return self._ask(ask.state["portal"], ask.state["index"] + 1, self.onward(ask, listed))
        path = urlsplit(self.source.url).path.rstrip("/") or "/Social"
        following = self.api(path, PageIndex=ask.number + 1)
        return self.onward(ask, listed, url=following, state={"skin": "old"})

    def from_list(self, entry: ListEntry) -> RawItem | None:
        """A row of the API; the old skin has detail pages."""
        return None if "/zpdetail/" in entry.url else self.item(entry)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A page of the old skin."""
        read = beisen.read_old_detail(page, self.source.id, entry)
        return read if read.employer else read.model_copy(update={"employer": self.owner()})
