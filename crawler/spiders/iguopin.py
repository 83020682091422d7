"""iguopin (国聘). Options: ``subsite`` (a company's part), ``company`` (its id); default is the open pool."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import ID, TEXT, Takes
from crawler.parsing.families import iguopin
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class IguopinSpider(SourceSpider):
    """Positions of state-owned enterprises; the signed list is left alone."""

    name = family = "iguopin"
    takes: ClassVar[Takes] = {"subsite": TEXT, "company": ID}

    def lists(self) -> Iterable[Ask]:
        """The open pool, or a company's list."""
        options = self.source.options
        headers = {"Device": "pc", "Version": "5.0.0", "Subsite": str(options.get("subsite") or "iguopin")}
        body: dict[str, Any] = {
            "company_id": options.get("company", ""),
            "page": 1,
            "pageSize": iguopin.SIZE,
            "pageNo": 1,
        }
        company = Ask(self.url("/api/jobs/v1/list"), "job", json=body, headers=headers)
        if options.get("subsite") or options.get("company"):
            yield company
            return
        search = {"page": 1, "page_size": iguopin.SIZE, "keyword": "", "district": []}
        recom = {"update_time": True, "company_nature": True, "hot_job": True}
        body = {"search": search, "recom": recom}
        yield Ask(self.url("/api/jobs/v1/recom-job"), "job", json=body, headers=headers, otherwise=company)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows."""
        site = self.source.url.replace("//gp-api.", "//www.")
        return iguopin.read_list(page, self.source.id, ask.number, site)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next number in the body, until all rows that the site counts were seen."""
        rows, total = iguopin.counts(page)
        seen = ask.state.get("seen", 0) + rows
        if total is not None and seen >= total:
            return None
        number = ask.number + 1
        body = {**ask.json, "pageNo": number, "page": number} if "pageNo" in ask.json else dict(ask.json)
        if "search" in body:
            body["search"] = {**body["search"], "page": number}
        return replace(ask, number=number, json=body, state={"seen": seen}, otherwise=None)

    def from_list(self, entry: ListEntry) -> RawItem:
        """What the row told."""
        return self.told(entry)
