"""bysjy (云就业). Options: ``lists`` (which kinds), ``outer`` (also other schools' talks), ``phone`` (address of the
interface for phones, for sites whose own detail pages are empty shells) with ``token`` (the school's, ``yxqqnn…``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urljoin

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import TEXT, YES, Takes, some_of
from crawler.parsing import article, columns
from crawler.parsing.families import bysjy
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider

NEWS = "news:"


class BysjySpider(SourceSpider):
    """Talks, announcements, positions, internships, fairs; news where the first page links to them."""

    name = family = "bysjy"
    takes: ClassVar[Takes] = {"lists": some_of(bysjy.KINDS), "outer": YES, "phone": TEXT, "token": TEXT}
    panel: dict[str, str]
    token = ""

    def entrance(self) -> Ask:
        """The first page: the script of some sites names a panel that its lists want."""
        self.panel = {"panel_name": "", "panel_id": ""}
        self.token = str(self.source.options.get("token") or "")
        return Ask(self.source.url, optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The lists, in the panel that the page names, and the columns of news that it links to."""
        self.panel |= dict(bysjy.PANEL.findall(page.text))
        found = bysjy.TOKEN.search(page.text)
        self.token = self.token or (found[0] if found else "")
        yield from self.lists()
        if not self.source.options.get("lists"):
            for column in columns.find(page):
                if "/module/news" in column.url:
                    yield Ask(column.url, NEWS + column.section, optional=True)

    def lists(self) -> Iterable[Ask]:
        """One list a kind; not every site has all of them."""
        wanted = self.source.options.get("lists")
        for kind in wanted or bysjy.KINDS:
            yield replace(self._ask(str(kind), 1, offset=False), optional=wanted is None)

    def _ask(self, kind: str, number: int, offset: bool, **state: Any) -> Ask:
        known = bysjy.KINDS[kind]
        query = {**known.query, "k": "", **self.panel, "count": str(bysjy.COUNT)}
        if kind == "talk" and self.source.options.get("outer"):
            query["type"] = ""
        if offset:
            query["start"] = str((number - 1) * state.get("size", bysjy.COUNT))
        else:
            query |= {"start_page": "1", "start": str(number)}
        headers = {"X-Requested-With": "XMLHttpRequest", "Referer": self.source.url}
        return Ask(
            self.url(f"/module/{known.path}", **query),
            kind,
            number,
            headers=headers,
            state={"offset": offset, **state},
            guessed=number > 1 or offset,
        )

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked kind, or dated links of news."""
        if ask.section.startswith(NEWS):
            return columns.in_section(article.read_list(page, self.source.id), ask.section[len(NEWS) :], ask.number)
        return bysjy.read_list(page, self.source.id, ask.section, ask.number, self.source.url)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """Next page; when page 2 repeats page 1 the site counts rows, not pages."""
        if ask.section.startswith(NEWS):
            return super().next_ask(page, ask, listed)
        keys = [entry.key for entry in listed.entries]
        if self._by_rows(ask, keys):
            return self._ask(ask.section, 1, offset=True, size=bysjy.COUNT)
        size = ask.state.get("size") or len(keys)
        if not keys or (ask.number > 1 and len(keys) < size):
            return None
        step = len(keys) if ask.state["offset"] and ask.number == 1 else size
        return self._ask(
            ask.section, ask.number + 1, ask.state["offset"], size=step, keys=ask.state.get("keys") or keys
        )

    def _by_rows(self, ask: Ask, keys: list[str]) -> bool:
        """Whether the site counts rows: its second page overlaps the first, or its first page lacks the only row."""
        if ask.state["offset"]:
            return False
        if ask.number == 1:
            return not keys
        return ask.number == 2 and bool(set(keys) & set(ask.state.get("keys", ())))

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """Asked for by rows after it was asked for by pages, a list begins again."""
        return bool(ask.state) and (ask.number <= 2 or ask.state["offset"])

    def detail_ask(self, entry: ListEntry) -> Ask:
        """Announcements and positions have a JSON detail, talks and fairs the page itself; some sites only the phones'."""
        kind = next((kind for kind in bysjy.KINDS.values() if kind.page == entry.key.split(":")[0]), None)
        if kind is None:
            return Ask(entry.url)
        phone = bysjy.phone_address(entry, self.token) if self.token else ""
        base = str(self.source.options.get("phone") or self.url("/"))
        last = Ask(urljoin(base, phone)) if phone else None
        if phone and self.source.options.get("phone"):
            return Ask(urljoin(base, phone), otherwise=Ask(entry.url))
        if not kind.detail:
            return Ask(entry.url, otherwise=last)
        address = self.url(f"/detail/{kind.detail}{entry.hints['id']}")
        return Ask(address, headers={"Referer": entry.url}, otherwise=Ask(entry.url, otherwise=last))

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A talk, announcement, position, fair or article."""
        if not entry.hints.get("id"):
            return article.read_detail(page, self.source.id, entry, self.family)
        return bysjy.read_detail(page, self.source.id, entry)
