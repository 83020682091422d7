"""wordpress. Options: ``categories`` (ids, comma separated). Where the JSON interface is off, the feed is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import ID, Takes
from crawler.parsing import article, feed
from crawler.parsing.families import wordpress
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class WordpressSpider(SourceSpider):
    """Posts."""

    name = family = "wordpress"
    takes: ClassVar[Takes] = {"categories": ID}

    def lists(self) -> Iterable[Ask]:
        """The JSON interface, else the feed."""
        query = {"per_page": str(wordpress.PER_PAGE), "page": "1"}
        if categories := self.source.options.get("categories"):
            query["categories"] = str(categories)
        yield Ask(self.url("wp-json/wp/v2/posts", **query), otherwise=Ask(self.url("feed/"), state={"feed": True}))

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Posts or entries of the feed."""
        if ask.state:
            return feed.read_list(page, self.source.id)
        return wordpress.read_list(page, self.source.id, ask.number, self.source.url)

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """The next number, until the site answers an error or nothing."""
        if ask.state:
            return super().next_ask(page, ask, listed)
        number = ask.number + 1
        url = ask.url.replace(f"&page={ask.number}", f"&page={number}")
        return replace(ask, url=url, number=number, guessed=True, otherwise=None)

    def from_list(self, entry: ListEntry) -> RawItem | None:
        """What the row told."""
        return self.told(entry) if entry.hints.get("body") else None

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """The page of a post whose text was not given."""
        return article.read_detail(page, self.source.id, entry, self.family)
