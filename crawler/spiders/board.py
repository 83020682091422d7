"""Base of the employer families: a vendor's API on the address of the source, rows that need no detail page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlencode, urlsplit

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import board
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class BoardSpider(SourceSpider):
    """A vendor's board. ``hosts`` maps the vendor's page hosts to its API host; any other host is used as given."""

    hosts: ClassVar[dict[str, str]] = {}
    whole: ClassVar[bool] = True
    """Rows tell a position whole. Where not, a row with a description still does."""

    def api(self, path: str, **query: Any) -> str:
        """An address of the vendor's API."""
        parts = urlsplit(self.source.url)
        host = self.hosts.get(parts.netloc.lower(), parts.netloc)
        return f"{parts.scheme}://{host}{path}{'?' + urlencode(query) if query else ''}"

    def page_url(self, path: str) -> str:
        """An address that students open, on the source's own host."""
        parts = urlsplit(self.source.url)
        return f"{parts.scheme}://{parts.netloc}{path}"

    def token(self, *noise: str) -> str:
        """The employer's name at the vendor: option ``token``, else the first part of the path that is no ``noise``."""
        given = self.source.options.get("token")
        parts = [str(given)] if given else board.path_parts(self.source.url, *noise)
        if not parts:
            raise ValueError(f"{self.source.url} does not name the board: add the employer's name to the path")
        return parts[0]

    def page(self, page: Page, entries: Sequence[ListEntry], ask: Ask, **values: Any) -> ListPage:
        """A list page; an answer that begins like the one before it repeats itself, which is the end."""
        first = entries[0].key if entries else ""
        if first and first == ask.state.get("first"):
            return ListPage(source=self.source.id, url=page.url, number=ask.number, last=True)
        return ListPage(
            source=self.source.id,
            url=f"{page.url}#{ask.section}{ask.number}",
            number=ask.number,
            entries=list(entries),
            **values,
        )

    def onward(self, ask: Ask, listed: ListPage, **changes: Any) -> Ask:
        """The ask for the next page, which knows how this one began."""
        first = listed.entries[0].key if listed.entries else ""
        state = {**ask.state, "first": first, **changes.pop("state", {})}
        return replace(ask, number=ask.number + 1, state=state, **changes)

    def from_list(self, entry: ListEntry) -> RawItem | None:
        """The position, where its row tells it whole."""
        if not self.whole and "description" not in entry.hints and board.PROBLEM not in entry.hints:
            return None
        return self.item(entry)

    def item(self, entry: ListEntry, page: Page | None = None) -> RawItem:
        """The item that a row, or a page with it, tells."""
        moment = page.fetched_at if page is not None else self.settings_in_use().clock()
        return board.item(entry, self.source.id, self.family, moment, self.owner())

    def owner(self) -> str:
        """An employer's own board need not say whose it is."""
        return self.source.name if self.source.kind == "employer" else ""
