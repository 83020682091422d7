"""bysjy (云就业). Options: ``lists`` (which kinds), ``outer`` (also other schools' talks)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import bysjy
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class BysjySpider(SourceSpider):
    """Talks, announcements, positions, internships, fairs."""

    name = family = "bysjy"

    def lists(self) -> Iterable[Ask]:
        """One list a kind."""
        for kind in self.source.options.get("lists") or bysjy.KINDS:
            yield self._ask(str(kind), 1, offset=False)

    def _ask(self, kind: str, number: int, offset: bool, first: str = "") -> Ask:
        known = bysjy.KINDS[kind]
        query = {**known.query, "k": "", "panel_name": "", "count": str(bysjy.COUNT)}
        if kind == "talk" and self.source.options.get("outer"):
            query["type"] = ""
        if offset:
            query["start"] = str((number - 1) * bysjy.COUNT)
        else:
            query |= {"start_page": "1", "start": str(number)}
        headers = {"X-Requested-With": "XMLHttpRequest", "Referer": self.source.url}
        state = {"offset": offset, "first": first}
        return Ask(self.url(f"/module/{known.path}", **query), kind, number, headers=headers, state=state)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked kind."""
        return bysjy.read_list(page, self.source.id, ask.section, ask.number, self.source.url)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """Next page; when page 2 repeats page 1 the site counts rows, not pages."""
        first = listed.entries[0].key if listed.entries else ""
        if ask.number == 2 and not ask.state["offset"] and first == ask.state["first"]:
            return self._ask(ask.section, 2, offset=True, first=first)
        return self._ask(ask.section, ask.number + 1, ask.state["offset"], ask.state["first"] or first)

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """Page 2 asked for by its number may repeat page 1 on a site that counts rows."""
        return ask.number == 2 and not ask.state["offset"]

    def detail_ask(self, entry: ListEntry) -> Ask:
        """Announcements and positions have a JSON detail; talks and fairs are read from the page itself."""
        kind = next(kind for kind in bysjy.KINDS.values() if kind.page == entry.key.split(":")[0])
        if not kind.detail:
            return Ask(entry.url)
        return replace(Ask(self.url(f"/detail/{kind.detail}{entry.hints['id']}")), headers={"Referer": entry.url})

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A talk, announcement, position or fair."""
        return bysjy.read_detail(page, self.source.id, entry)
