"""rss (RSS and Atom). No options; ``url`` may be the feed or a page that names it."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.items import ListEntry, ListPage, MissingField, RawItem
from crawler.parsing import article, feed, records
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class RssSpider(SourceSpider):
    """Entries of a feed: told whole by the feed, or read from their pages."""

    name = family = "rss"

    def entrance(self) -> Ask:
        """The feed, or a page that names it."""
        return Ask(self.source.url)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """The feed itself, or the one that the page names."""
        if feed.is_feed(page.text):
            yield Ask(self.source.url)
        elif found := feed.address(page):
            yield Ask(found)
        else:
            raise ValueError(f"{page.url}: no feed, and no feed is named by the page")

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """Entries."""
        return feed.read_list(page, self.source.id, ask.number)

    def from_list(self, entry: ListEntry) -> RawItem | None:
        """An entry whose text is whole."""
        return self.told(entry) if entry.hints.get("body") else None

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """The page of an entry; where it has no text (a picture, a script), what the feed says of it."""
        try:
            return article.read_detail(page, self.source.id, entry, self.family)
        except MissingField:
            if not entry.hints.get("summary"):
                raise
            return records.told(feed.summed_up(entry), self.source.id, self.family, page.fetched_at)
