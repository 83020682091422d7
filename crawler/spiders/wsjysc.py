"""wsjysc (正方): Options: ``xxdm`` (school code) where neither address nor first page nor ``moe_code`` says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import ID, Takes
from crawler.parsing.families import wsjysc
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class WsjyscSpider(SourceSpider):
    """Talks, fairs, positions, announcements, notices of one school on the shared back end."""

    name = family = "wsjysc"
    takes: ClassVar[Takes] = {"xxdm": ID}
    code = ""

    def entrance(self) -> Ask | None:
        """The first page names the school's code, unless the registry does."""
        stated = str(self.source.options.get("xxdm") or "") or wsjysc.school_code(self.source.url)
        self.code = stated or self.source.moe_code or ""
        return None if stated else Ask(self.source.url, optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The lists, with the code that the page names."""
        self.code = wsjysc.school_code(page.url + " " + page.text) or self.code
        return self.lists()

    def lists(self) -> Iterable[Ask]:
        """One list a kind; not every school has all."""
        for name, kind in wsjysc.KINDS.items():
            body = {"current": 1, "size": wsjysc.SIZE, "xxdm": self.code} | dict.fromkeys(wsjysc.EMPTY, "")
            yield Ask(self.url(f"/web/wsjysc/lbxq/{kind.action}"), name, json=body, optional=True)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked kind."""
        return wsjysc.read_list(page, self.source.id, ask.section, ask.number, self.source.url, self.code)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The same address with the next number in the body."""
        number = ask.number + 1
        return replace(ask, number=number, json={**ask.json, "current": number})

    def detail_ask(self, entry: ListEntry) -> Ask:
        """Details are JSON; students open the page of the entry's own address."""
        detail = wsjysc.KINDS[entry.key.split(":")[0]].detail.format(id=entry.hints["id"])
        code = f"{'&' if '?' in detail else '?'}xxdm={self.code}" if self.code else ""
        return Ask(self.url(f"/web/wsjysc/lbxq/{detail}{code}"))

    def from_list(self, entry: ListEntry) -> RawItem | None:
        """Talks and fairs are told whole by their row."""
        if wsjysc.KINDS[entry.key.split(":")[0]].detail:
            return None
        return self.told(entry)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """A position, announcement or notice."""
        return wsjysc.read_detail(page, self.source.id, entry)
