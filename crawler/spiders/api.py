"""api: a site with a JSON interface of its own that ``config/apis.toml`` describes. Options: ``api`` (its name there)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import TEXT, Takes, one_of
from crawler.parsing.families import api
from crawler.parsing.page import Page
from crawler.source import Source
from crawler.spiders.base import Ask, SourceSpider


class ApiSpider(SourceSpider):
    """Lists and details by a table."""

    name = family = "api"
    takes: ClassVar[Takes] = {"api": TEXT}

    @classmethod
    def options_of(cls, source: Source) -> Takes:
        """Its table, and what that leaves open."""
        table = api.known().get(str(source.options.get("api", "")))
        open_names = api.left_open(table) if table else source.options
        return dict.fromkeys(open_names, TEXT) | {"api": one_of(api.known())}

    @property
    def about(self) -> api.Api:
        """The site's interface."""
        return api.named(str(self.source.options.get("api", "")))

    def _values(self) -> dict[str, Any]:
        return self.about.defaults | {name: text for name, text in self.source.options.items() if isinstance(text, str)}

    def lists(self) -> Iterable[Ask]:
        """First pages of all its lists."""
        for listed in self.about.lists:
            yield self._ask(listed, 1)

    def _ask(self, listed: api.ListOf, number: int) -> Ask:
        place = {"page": number - 1 + listed.first, "skip": (number - 1) * listed.size, "size": listed.size}
        form, post = (api.filled(part, self._values() | place) for part in (listed.form, listed.post))
        headers = {"X-Requested-With": "XMLHttpRequest", "Referer": self.source.url}
        url = self.url(api.filled(listed.url, self._values() | place))
        return Ask(url, listed.name, number, form=form, json=post, headers=headers)

    def _list_named(self, name: str) -> api.ListOf:
        return next(listed for listed in self.about.lists if listed.name == name)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of the asked list."""
        listed = self._list_named(ask.section)
        return api.read_list(page, self.source.id, self.about, listed, ask.number, self.source.url, self._values())

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next number."""
        return self._ask(self._list_named(ask.section), ask.number + 1)

    def from_list(self, entry: ListEntry) -> RawItem | None:
        """The item, where the interface has no details."""
        if api.ROW not in entry.hints:
            return None
        page = Page(entry.url, "", fetched_at=self.settings_in_use().clock())
        return api.item(page, self.source.id, self.about, entry, json.loads(entry.hints[api.ROW]))

    def detail_ask(self, entry: ListEntry) -> Ask:
        """Where the record is asked for; students open the entry's own address."""
        detail = self.about.detail
        assert detail is not None
        values = self._values() | api.of_id(entry.hints["id"])
        form, post = (api.filled(part, values) for part in (detail.form, detail.post))
        headers = {"X-Requested-With": "XMLHttpRequest", "Referer": entry.url}
        return Ask(self.url(api.filled(detail.url, values)), form=form, json=post, headers=headers)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """One record."""
        return api.read_detail(page, self.source.id, self.about, entry)
