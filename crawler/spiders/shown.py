"""What list pages of unknown sites show: themselves with the data of their scripts, and what these ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.items import ListEntry
from crawler.parsing import words
from crawler.parsing.address import words_of
from crawler.parsing.families import jpaas
from crawler.parsing.generic import listing, pager, unfilled
from crawler.parsing.generic.turning import Next
from crawler.parsing.grouping import Group
from crawler.parsing.page import Page, PageError
from crawler.parsing.scripts import answered, islands, linked, onward, requested, stores
from crawler.parsing.scripts.parameters import counters
from crawler.parsing.scripts.scope import Scope

MOST_OTHERS = 4
"""Questions that are tried where the likeliest is none for rows."""


@dataclass(frozen=True, slots=True)
class Held:
    """A page whose scripts are asked for, and the words of those that are here."""

    page: Page
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows that a script asked for, the site's count of them, where they stood if they came as markup, and where they say they go on."""

    entries: list[ListEntry]
    total: int | None = None
    place: str = ""
    following: str = ""


@lru_cache(maxsize=1)
def answer_to(page: Page, site: str, links: tuple[str, ...], place: str, number: int) -> Answer:
    """What an answer says: data, markup, or markup inside data. The last is kept, as with :func:`seen_of`."""
    data = answered.is_data(page)
    if data:
        try:
            return Answer(*answered.rows(page, site, list(links)), following=onward.following(page))
        except PageError:
            if not re.search(r"<(?:a|li|tr)\b", page.text, re.IGNORECASE):
                raise
    shown = replace(jpaas.fragment(page) if data else page, url=site)
    group = listing.best(shown, place)
    if group is None and number == 1 and not words.pattern("empty").search(shown.text):
        raise PageError(f"{page.url}: no list of announcements in what the page's script asks for")
    if group is None:
        return Answer([])
    following = pager.following(replace(shown, url=page.url), number)
    ahead = following.url if following is not None and not following.form else ""
    return Answer(listing.entries(group), place=group.place, following=ahead)


def is_list(page: Page, entries: list[ListEntry]) -> bool:
    """Whether rows of data are announcements by their looks: several, and most with a day."""
    return (
        answered.is_data(page)
        and len(entries) >= islands.LEAST
        and sum(bool(one.published) for one in entries) >= linked.SHARE * len(entries)
    )


@dataclass(frozen=True, slots=True)
class Asking:
    """What a page's scripts ask for, and the links that they make."""

    request: requested.Request | None
    links: list[str]
    others: tuple[requested.Request, ...] = ()
    """What they ask for besides, the likeliest first: where an answer is no list, the next is tried."""
    counters: tuple[str, ...] = ()
    """Names that count pages somewhere in the scripts, those first that stand there most."""

    @property
    def turns(self) -> bool:
        """Whether it asks for one page after the other, and says where."""
        return self.request is not None and self.request.turns and not self.request.loose

    @property
    def whole(self) -> bool:
        """Whether it says all that a list is."""
        return self.turns and bool(self.links)


@lru_cache(maxsize=1)
def asking_of(held: Held) -> Asking:
    """What the scripts of a page ask for."""
    scope = Scope(held.page, held.beside)
    if not (asked := requested.likely(scope)):
        return Asking(None, [])
    request, *others = asked
    ways = requested.otherwise(scope, request)
    below = [one for one in ways if one.url != request.url]  # the same question comes before others, but for posting it
    others = [*below, *others[:MOST_OTHERS], *(one for one in ways if one not in below)]
    own = requested.said_by(request) | words_of(urlsplit(held.page.url).path)
    return Asking(request, linked.nearest(linked.links(scope), own), tuple(others), counters(scope))


@dataclass(frozen=True, slots=True)
class Seen:
    """A list page as its script would show it, its list, and where that goes on.

    ``total``: how many rows there are, where the page leads no further or its data say so.
    """

    page: Page
    group: Group | None
    following: Next | None
    total: int | None

    @property
    def wanting(self) -> bool:
        """Whether there are more rows than are shown, and no way on to them, or a box of the page is left for its rows."""
        if self.group is None or self.following is not None:
            return False
        return (self.total or 0) > len(self.group.rows) or unfilled.present(self.page)


@lru_cache(maxsize=1)
def seen_of(held: Held, number: int, site: str, place: str) -> Seen:
    """What a list page shows. The last is kept: its rows and its pager are asked for one after the other."""
    shown = stores.opened(held.page, site)
    group, stored = listing.best(shown, place), False
    if group is None and (with_records := islands.opened(shown, held.beside)) is not shown:
        shown, group, stored = with_records, listing.best(with_records, place), True
    following = pager.following(shown, number)
    if following is not None and not stored and group is not None:
        return Seen(shown, group, following, None)
    titles = [row.title for row in group.rows] if group is not None and following is None else []
    total = islands.counted(shown, titles) or pager.least(shown, number, len(group.rows) if group else 0)
    return Seen(shown, group, following, total)
