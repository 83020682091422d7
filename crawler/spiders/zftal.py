"""zftal (正方 zftal-web). Options: ``code`` where the first page does not link to ``zfjy!wzxx!CODE``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import ID, Takes
from crawler.parsing.families import zftal
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class ZftalSpider(SourceSpider):
    """Talks, fairs, positions."""

    name = family = "zftal"
    supposed: ClassVar[frozenset[str]] = frozenset({"fair"})
    takes: ClassVar[Takes] = {"code": ID}
    part = "zfjy!wzxx"

    def entrance(self) -> Ask:
        """The first page, whose links name the school's part."""
        if code := self.source.options.get("code"):
            self.part = f"zfjy!wzxx!{code}"
        return Ask(self.source.url, optional=True)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The lists of the part that the page names."""
        if not self.source.options.get("code"):
            self.part = zftal.part(f"{page.url} {page.text}")
        return self.lists()

    def lists(self) -> Iterable[Ask]:
        """One list a kind."""
        for name, kind in zftal.KINDS.items():
            first, *others = (self._ask(path.format(part=self.part), name) for path in kind.paths)
            yield replace(first, otherwise=others[0]) if others else first

    def _ask(self, path: str, name: str) -> Ask:
        form = {"queryModel.currentPage": "1", "queryModel.showCount": str(zftal.SIZE)}
        form |= {"queryModel.sortName": "", "queryModel.sortOrder": "asc"}
        return Ask(self.url(f"/zftal-web/{path}", doType="query"), name, form=form, optional=True)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked kind."""
        return zftal.read_list(page, self.source.id, ask.section, ask.number, self.source.url, self.part)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next number in the form."""
        number = ask.number + 1
        form = {**(ask.form or {}), "queryModel.currentPage": str(number)}
        return replace(ask, number=number, form=form, otherwise=None)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One detail page."""
        return zftal.read_detail(page, self.source.id, entry)
