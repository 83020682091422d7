"""workday: ``TENANT.wdN.myworkdayjobs.com/SITE`` or its API. Options: ``tenant``, ``site``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import TEXT, Takes
from crawler.parsing import board
from crawler.parsing.families import workday
from crawler.parsing.page import Page, PageError
from crawler.spiders.base import Ask
from crawler.spiders.board import BoardSpider

LIMIT = 20


class WorkdaySpider(BoardSpider):
    """Rows by offset, 20 a page; a board with more than the list shows is read facet by facet."""

    name = family = "workday"
    takes: ClassVar[Takes] = {"tenant": TEXT, "site": TEXT}
    whole = False

    def _named(self) -> tuple[str, str]:
        """Tenant and site as options or address tell; the tenant may be empty."""
        options, parts = self.source.options, urlsplit(self.source.url)
        tenant, site = workday.board_of(parts.path)
        if not site:
            path = board.path_parts(self.source.url, "recruiting", "jobs", "job")
            host = (parts.hostname or "").split(".")
            vendor = host[-2:] == ["myworkdayjobs", "com"]
            tenant = host[0] if vendor else path[0] if len(path) > 1 else ""
            site = path[0] if vendor and path else path[1] if len(path) > 1 else path[0] if path else ""
        return str(options.get("tenant") or tenant), str(options.get("site") or site)

    def entrance(self) -> Ask | None:
        """The board's page, where the address does not name tenant and site."""
        return None if all(self._named()) else Ask(self.source.url)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The board that its page names."""
        tenant, site = workday.board_of(page.text)
        if not tenant or not (site or self._named()[1]):
            raise PageError(f"{page.url} does not name the tenant: set the options tenant and site")
        yield self._ask(tenant, site or self._named()[1], {}, 0, [])

    def lists(self) -> Iterable[Ask]:
        """The board that the address names."""
        yield self._ask(*self._named(), {}, 0, [])

    def _ask(self, tenant: str, site: str, applied: dict[str, list[str]], offset: int, queue: list[Any]) -> Ask:
        state = {"board": f"/wday/cxs/{quote(tenant)}/{quote(site)}", "applied": applied, "offset": offset}
        return self._paged(Ask("", "job"), {**state, "queue": queue, "named": (tenant, site), "total": 0})

    def _paged(self, ask: Ask, state: dict[str, Any]) -> Ask:
        body = {"appliedFacets": state["applied"], "limit": LIMIT, "offset": state["offset"], "searchText": ""}
        return replace(ask, url=self.api(f"{state['board']}/jobs"), json=body, state=state)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """One page of rows."""
        read, total = workday.read_list(page)
        entries = [self._placed(entry, ask.state["board"]) for entry in read]
        whole = not ask.state["applied"] and not ask.state["offset"] and not self._divided(page, ask)
        return self.page(page, entries, ask, total=total if whole else None)

    def _placed(self, entry: ListEntry, api: str) -> ListEntry:
        hints = {**entry.hints, "api": f"{api}{entry.url}"}
        return entry.model_copy(update={"url": self.page_url(f"/{api.rsplit('/', 1)[-1]}{entry.url}"), "hints": hints})

    def _divided(self, page: Page, ask: Ask) -> bool:
        return (board.count(page.data.get("total")) or 0) >= workday.CAP and bool(self._parts(page, ask))

    def _parts(self, page: Page, ask: Ask) -> list[dict[str, list[str]]]:
        """Filters that divide this list: the first facet that is not applied yet."""
        applied = ask.state["applied"]
        free = next((facet for facet in workday.facets(page) if facet["facet"] not in applied), None)
        return [{**applied, free["facet"]: [value]} for value in free["values"]] if free else []

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The parts of a list that is cut; else the next offset, then the next part."""
        ask = replace(ask, number=ask.number + 1)
        state = ask.state
        first = not state["offset"]
        if first and self._divided(page, ask):
            return self._next_part(ask, [*self._parts(page, ask), *state["queue"]])
        total = (board.count(page.data.get("total")) or 0) if first else state["total"]
        offset = state["offset"] + len(page.data.get("jobPostings") or [])
        if not listed.entries or listed.last or (total and offset >= total):
            return self._next_part(ask, state["queue"])
        return self._paged(ask, {**state, "offset": offset, "total": total, "first": listed.entries[0].key})

    def _next_part(self, ask: Ask, queue: list[Any]) -> Ask | None:
        if not queue:
            return None
        state = {**ask.state, "applied": queue[0], "queue": queue[1:], "offset": 0, "total": 0, "first": ""}
        return self._paged(ask, state)

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """Parts may hold the same position twice."""
        return bool(ask.state["applied"] or ask.state["queue"])

    def detail_ask(self, entry: ListEntry) -> Ask:
        """One position of the API."""
        return Ask(self.api(entry.hints["api"]), headers={"Accept": "application/json"})

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A position with its text."""
        return self.item(board.merged(entry, workday.read_job(page)), page)
