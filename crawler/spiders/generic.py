"""generic: a site that no family knows. Options: ``lists`` (addresses); needed only where none are found.

Each field comes with a confidence; what was unsure goes to staff.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crawler.items import ListEntry, ListPage, RawItem
from crawler.parsing import channels, generic, listing, pager, words
from crawler.parsing.page import Page
from crawler.spiders.base import Ask, SourceSpider


class GenericSpider(SourceSpider):
    """Finds list, pager, title, day, body and files by how pages look."""

    name = family = "generic"

    def entrance(self) -> Ask | None:
        """The page of the source, unless the options name the lists."""
        return None if self.source.options.get("lists") else Ask(self.source.url)

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """That page when it is a list, else the lists that it leads to."""
        found = [] if channels.is_list(page) else channels.find(page)
        if not found:
            yield Ask(self.source.url)
        for url in found:
            yield Ask(url, optional=True)

    def lists(self) -> Iterable[Ask]:
        """What the options name."""
        for path in self.source.options.get("lists") or [self.source.url]:
            yield Ask(self.url(str(path)))

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """The list; on further pages the one that stands where it stood before."""
        group = listing.best(page, str(ask.state.get("place") or ""))
        if group is None:
            if ask.number > 1 or words.pattern("empty").search(page.text):
                least = pager.least(page, ask.number, 0)
                return ListPage(source=self.source.id, url=page.url, number=ask.number, total=least, last=True)
            raise ValueError(f"{page.url}: no list of announcements found; name the page with option `lists`")
        following = pager.following(page, ask.number)
        return ListPage(
            source=self.source.id,
            url=f"{page.url}#{ask.number}",
            number=ask.number,
            entries=listing.entries(group),
            total=pager.least(page, ask.number, len(group.rows)) if following is None else None,
            last=following is None,
            next_url=following.url if following else "",
        )

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """What the pager leads to; the list's place is remembered."""
        following = pager.following(page, ask.number)
        if following is None:
            return None
        group = listing.best(page, str(ask.state.get("place") or ""))
        state = {**ask.state, "place": group.place if group else ""}
        number = ask.number + 1
        return replace(ask, url=following.url, form=following.form or None, number=number, state=state)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """The announcement around the title that the list gave."""
        return generic.read_detail(page, self.source.id, entry)
