"""What a family says of its sites; :mod:`crawler.spiders.base` asks it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar
from urllib.parse import urlencode, urljoin

import scrapy
from scrapy import Request

from config.settings import Settings
from crawler.in_use import settings_of
from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import Takes
from crawler.parsing import records
from crawler.parsing.page import Page
from crawler.source import Source
from crawler.spiders.asking import Ask


class Family(scrapy.Spider):
    """One platform. A family overrides what its sites do differently."""

    family: ClassVar[str] = ""
    takes: ClassVar[Takes] = {}
    """What its sites may say in ``[options]``."""
    source: Source
    in_use: Settings | None = None
    """The settings of the crawl that pages are read for, where that is in another process."""

    @classmethod
    def options_of(cls, source: Source) -> Takes:
        """The options that this source may have."""
        return cls.takes

    def settings_in_use(self) -> Settings:
        """The product's settings as this crawl got them; the environment's when archived pages are read again."""
        return self.in_use or settings_of(getattr(self, "crawler", None))

    def entrance(self) -> Ask | None:
        """A page to read before any list, because it names codes, tokens or the lists themselves."""
        return None

    def next_entrance(self, page: Page | None, ask: Ask) -> Ask | None:
        """What to read after the entrance and before the lists; ``page`` is ``None`` when there was none to read."""
        return None

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """First pages of all lists, as the entrance names them."""
        return self.lists()

    def named_lists(self) -> Iterable[Ask]:
        """What option ``lists`` names, each with the section that option ``sections`` tells of it; else the page of ``url``."""
        sections = self.source.options.get("sections") or {}
        for path in self.source.options.get("lists") or [self.source.url]:
            yield Ask(self.url(str(path)), str(sections.get(path, "")))

    def lists(self) -> Iterable[Ask]:
        """First pages of all lists."""
        raise TypeError(f"{type(self).__name__} does not say where its lists are")

    def instead(self, page: Page, ask: Ask) -> Ask | None:
        """What to ask for in the place of a list page that has no rows of its own and says where they are."""
        return None

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Rows of a list page."""
        raise TypeError(f"{type(self).__name__} does not read lists")

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem | Iterable[RawItem]:
        """What stands on a detail page."""
        raise TypeError(f"{type(self).__name__} does not read details")

    def read_items(self, page: Page, entry: ListEntry) -> list[RawItem]:
        """The same as a list; what a page says in doubtful characters is unsure."""
        found = self.read_detail(page, entry)
        items = [found] if isinstance(found, RawItem) else list(found)
        return [item.model_copy(update={"extraction": "unsure"}) for item in items] if page.suspect else items

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next page of a list; by default the address that the list page names."""
        return replace(ask, url=listed.next_url, number=ask.number + 1) if listed.next_url else None

    def detail_ask(self, entry: ListEntry) -> Ask:
        """Where an entry's detail is fetched, when that is not the page that students open."""
        return Ask(entry.url)

    def detail_instead(self, page: Page, entry: ListEntry, ask: Ask) -> Ask | None:
        """What to ask for in the place of a detail page that shows nothing and says where its record is."""
        return None

    def from_list(self, entry: ListEntry) -> RawItem | None:
        """An item that the list row tells whole, without a detail page; ``None`` to fetch the detail."""
        return None

    def row_is_all(self, entry: ListEntry) -> bool:
        """Whether an entry has no page of its own that could be asked for."""
        return type(self).from_list is not Family.from_list

    def told(self, entry: ListEntry) -> RawItem:
        """The item of a row that tells it whole."""
        return records.told(entry, self.source.id, self.family, self.settings_in_use().clock())

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """Whether a list page without new rows is no sign of going round in this family."""
        return False

    def url(self, path: str = "", **query: Any) -> str:
        """An address of this site."""
        joined = urljoin(self.source.url, path)
        return f"{joined}{'&' if '?' in joined else '?'}{urlencode(query)}" if query else joined

    def request(self, ask: Ask) -> Request:
        """An ask as an HTTP request, not yet on its way."""
        values: dict[str, Any] = {"method": "GET", "headers": dict(ask.headers)}
        if ask.json is not None:
            values["method"] = "POST"
            values["body"] = json.dumps(ask.json, ensure_ascii=False)
            values["headers"]["Content-Type"] = "application/json;charset=utf-8"
        elif ask.form is not None:
            values["method"] = "POST"
            values["body"] = urlencode(ask.form)
            values["headers"]["Content-Type"] = "application/x-www-form-urlencoded; charset=UTF-8"
        return Request(ask.url, **values)
