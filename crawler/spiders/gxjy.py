"""gxjy (山东): ``url`` is the school's folder on the shared back end. No options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing.families import gxjy
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class GxjySpider(SourceSpider):
    """Positions, announcements and notices; rows tell all."""

    name = family = "gxjy"

    def lists(self) -> Iterable[Ask]:
        """One list a kind, below the school's folder or, on some hosts, below the root."""
        for name, kind in gxjy.KINDS.items():
            here, root = (self._ask(f"{place}{kind.path}", name, kind.method) for place in ("", "/"))
            yield replace(here, otherwise=root) if root.url != here.url else root

    def _ask(self, path: str, name: str, method: str, number: int = 1) -> Ask:
        query = {"pageNum": str(number), "pageSize": str(gxjy.SIZE)}
        state = {"path": path, "method": method}
        if method == "POST":
            return Ask(self.url(path), name, number, form=query, state=state, optional=True)
        return Ask(self.url(path, **query), name, number, state=state, optional=True)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked kind."""
        return gxjy.read_list(page, self.source.id, ask.section, ask.number, self.source.url)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next number."""
        return self._ask(ask.state["path"], ask.section, ask.state["method"], ask.number + 1)

    def from_list(self, entry: ListEntry) -> RawItem:
        """What the row told."""
        return self.told(entry)
