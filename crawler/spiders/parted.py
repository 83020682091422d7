"""Details on several pages: the further parts are asked for after the first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from crawler.items import ListEntry
from crawler.parsing.generic import parts
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from crawler.spiders.recorded import MOST_KEPT, RecordedDetails, itself

_PART = "part"
"""In an ask's state: which part of the announcement it asks for."""


class PartedDetails(RecordedDetails):
    """Keeps the parts that have come until the last one has; where one is missing the first stands alone."""

    came: Mapping[str, tuple[Page, ...]] = MappingProxyType({})
    """Parts by the addresses of their announcements; of the last few."""

    def detail_instead(self, page: Page, entry: ListEntry, ask: Ask) -> Ask | None:
        """The next part, where the page is one of several."""
        number = int(ask.state.get(_PART, 1))
        if number == 1 and (instead := super().detail_instead(page, entry, ask)) is not None:
            return instead
        if number == 1 and (page.url != entry.url or ask != Ask(entry.url)):
            return None
        before = self.came.get(entry.url, ()) if number > 1 else ()
        if number > 1 and not before:  # others came meanwhile, and it is kept no longer
            return itself(entry)
        further = parts.following(page, entry.url, number)
        if before or further:
            kept = [(url, pages) for url, pages in self.came.items() if url != entry.url]
            self.came = dict(kept[1 - MOST_KEPT :]) | {entry.url: (*before, page)}
        return Ask(further, state={_PART: number + 1}, otherwise=itself(entry)) if further else None

    def parts_of(self, page: Page, entry: ListEntry) -> tuple[Page, tuple[Page, ...]]:
        """The first part of what ``page`` ends, and the further ones, which are kept no longer; mostly the page itself and none."""
        if entry.url not in self.came:
            return page, ()
        first, *further = self.came[entry.url]
        self.came = {url: pages for url, pages in self.came.items() if url != entry.url}
        return (first, tuple(further)) if further and further[-1].url == page.url else (page, ())
