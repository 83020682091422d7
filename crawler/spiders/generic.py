"""generic: a site that no family knows. Options: ``lists`` (addresses); needed only where none are found.

Each field comes with a confidence; what was unsure goes to staff.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.attachments import standing
from crawler.items import ListEntry, ListPage, RawItem
from crawler.options import TEXTS, Takes
from crawler.parsing import words
from crawler.parsing.address import canonical
from crawler.parsing.generic import announcement, beginning, channels, frames, listing, parts, unfilled
from crawler.parsing.grouping import Group
from crawler.parsing.page import Page, PageError
from crawler.parsing.scripts import answered, islands, neighbours, onward, recorded, requested, stores
from crawler.parsing.scripts.script import of_file
from crawler.spiders import shown
from crawler.spiders.base import Ask
from crawler.spiders.parted import PartedDetails
from crawler.spiders.recorded import MOST_KEPT
from crawler.spiders.shown import Answer, Asking, Held, Seen, answer_to, asking_of, seen_of

_REQUEST, _LINKS, _OWN = "request", "links", "own"
"""Names in an ask's state: what the page's script asks for, see :class:`~crawler.parsing.scripts.requested.Request`, and its links;
that the page's own list is to be read."""
_TRIED, _VARIANTS, _BEGUN = "tried", "variants", "begun"
"""That something is asked which may be none of the page's list: its answer says whether it is. Other ways to ask for the second page;
the key of the first row: where the second page begins with it too, the way was wrong."""
_AMONG = "among"
"""Keys of the first rows that the page shows itself: what is asked for on a guess must have one of them."""
_SCRIPTS, _KNOWN, _FIRST = "scripts", "known", "first"
"""While scripts beside a page are asked for: those that are left, and all that are known; on further pages the first one, whose
scripts speak of them too. What is here already the spider holds: an ask is written into the archive with each answer."""


def _turned(ask: Ask, number: int, cursor: str = "") -> Ask:
    """The ask for a page of rows that a script asks for; ``cursor``: where the one before it ended."""
    request = requested.Request(**ask.state[_REQUEST])
    url, posted = request.page(number, cursor)
    return replace(
        ask,
        url=url,
        form=None if request.packed else posted,
        json=posted if request.packed else None,
        number=number,
    )


def _otherwise_turned(ask: Ask) -> Ask:
    """The ask for the second page in the next of the ways that are left."""
    first, *rest = ask.state[_VARIANTS]
    return _turned(replace(ask, state={**ask.state, _REQUEST: first, _VARIANTS: rest}), 2)


def _answer_to(page: Page, ask: Ask) -> Answer:
    links, place = tuple(ask.state[_LINKS]), str(ask.state.get("place") or "")
    return answer_to(page, str(ask.state["site"]), links, place, ask.number)


def _first_of(group: Group) -> list[str]:
    return [one.key for one in listing.entries(group)[: islands.LEAST]]


def _is_front(url: str) -> bool:
    """Whether an address is that of a whole site: its first page may show the beginnings of several lists."""
    return re.fullmatch(r"/?(?:index|default|home|main)?(?:\.\w+)?", urlsplit(url).path, re.IGNORECASE) is not None


def _beside(ask: Ask, site: str, left: list[str]) -> Ask:
    """The ask for a script beside a page; where it is missing, for the one after it, or for nothing but the page."""
    state = {**ask.state, "site": site}
    alone = replace(ask, url=site, state={**state, _SCRIPTS: []})
    missing = _beside(ask, site, left[1:]) if left[1:] else alone
    return replace(ask, url=left[0], state={**state, _SCRIPTS: left[1:]}, otherwise=missing)


def brings(ask: Ask) -> str:
    """What an ask is to bring because of what scripts say: a ``script``, a ``list``; empty for a page itself, or a further one."""
    if _SCRIPTS in ask.state:
        return "script" if ask.url != ask.state["site"] else ""
    return "list" if _REQUEST in ask.state and ask.number == 1 else ""


def rows_of(ask: Ask) -> tuple[str, tuple[str, ...]]:
    """The page that an ask for rows stands for, and the links that its scripts make of them."""
    return str(ask.state.get("site") or ask.url), tuple(ask.state.get(_LINKS, ()))


class GenericSpider(PartedDetails):
    """Finds list, pager, title, day, body and files by how pages look."""

    name = family = "generic"
    takes: ClassVar[Takes] = {"lists": TEXTS}
    found: tuple[Ask, ...] = ()
    """Lists that the entrance and its frames led to."""
    frames: tuple[str, ...] = ()
    """Frames that are still to be looked at, among those that were ever ``framed``."""
    framed: frozenset[str] = frozenset()
    held: Mapping[str, Held] = MappingProxyType({})
    """By their addresses, list pages whose scripts are asked for."""

    def in_mind(self) -> int:
        """Scripts beside pages, and the lists whose scripts are asked for."""
        return super().in_mind() + sum(len(held.page.text) + sum(map(len, held.beside)) for held in self.held.values())

    def entrance(self) -> Ask | None:
        """The page of the source, unless the options name the lists."""
        self.found, self.frames, self.framed = (), (), frozenset((self.source.url,))
        self.held = {}
        return None if self.source.options.get("lists") else Ask(self.source.url)

    def next_entrance(self, page: Page | None, ask: Ask) -> Ask | None:
        """The frames of a page that shows no list itself, one after the other."""
        if page is not None:
            lists, inner = self._looked(page, ask)
            inner = inner[: frames.MOST - len(self.framed) + 1]
            self.found, self.frames, self.framed = (
                (*self.found, *lists),
                (*self.frames, *inner),
                self.framed.union(inner),
            )
        if not self.frames:
            return None
        first, *rest = self.frames
        self.frames = tuple(rest)
        return Ask(first, optional=True)

    def _looked(self, page: Page, ask: Ask) -> tuple[list[Ask], tuple[str, ...]]:
        """Lists of a page, or the frames that it is put together of; nothing of one that cannot be parsed."""
        try:
            lists = self._lists_of(stores.opened(page), ask)
            return lists, () if lists else tuple(url for url in frames.of(page) if url not in self.framed)
        except PageError:
            return [], ()

    def _lists_of(self, page: Page, ask: Ask) -> list[Ask]:
        """A page when it is a list, else the lists that it leads to; a frame may be a short one."""
        if channels.is_list(page):
            return [Ask(beginning.of(page) or ask.url)]
        opened = islands.opened(page)
        if opened is not page and listing.best(page) is None and channels.is_list(opened):
            return [Ask(ask.url)]
        found = [Ask(url, optional=True) for url in channels.find(page)]
        whole, front = asking_of(Held(page)).whole, _is_front(page.url)
        if whole and not front and (listing.best(page) is None or unfilled.present(page)):
            return [Ask(ask.url)]
        if found and (whole or (not front and neighbours.scripts(page))):
            alone = not front and listing.best(page) is None and channels.is_channel(page)
            return [Ask(ask.url)] if alone else [Ask(ask.url, optional=True), *found]
        if found and not front and channels.is_channel(page) and listing.best(page) is not None:
            return [Ask(ask.url, optional=True), *found]  # a short list of its own, which its menu names too
        return found or ([Ask(ask.url)] if ask.optional and listing.best(page) is not None else [])

    def lists_on(self, page: Page) -> Iterable[Ask]:
        """What the entrance and its frames led to."""
        here = Ask(self.source.url)
        found = self.found or self._lists_of(stores.opened(page), here) or [here]
        return list({ask.url: ask for ask in found}.values())

    def lists(self) -> Iterable[Ask]:
        """What the options name, else what was found so far."""
        return self.named_lists() if self.source.options.get("lists") or not self.found else self.found

    def instead(self, page: Page, ask: Ask) -> Ask | None:
        """Where a page that shows no list gets its rows from, when its script, or one beside it, says so.

        Links without days beside them may be no list: they are read when the script's rows cannot be; so is a list that
        says that there is more of it and does not lead there, also where what is asked for is none of its rows.
        """
        if _REQUEST in ask.state or ask.state.get(_OWN):
            return None
        held = self._held(page, ask)
        site = held.page
        if _SCRIPTS in ask.state:
            self.held = {**self.held, site.url: held}
        seen = self._shown(page, ask)
        group, wanting = seen.group, seen.group is None or (seen.wanting and ask.number == 1)
        asking = asking_of(held) if group is None or wanting or not group.dated else Asking(None, [])
        enough = asking.turns if wanting else asking.whole
        if not wanting and not enough:
            return None
        own = replace(ask, url=site.url, state={**ask.state, _OWN: True}) if group is not None else ask.otherwise
        left, known = self._to_come(page, site, ask) if wanting or _SCRIPTS in ask.state else ([], [])
        if left and not asking.whole:
            self.held = {**self.held, site.url: held}
            return _beside(replace(ask, otherwise=None, state={**ask.state, _KNOWN: known}), site.url, left)
        doubtful = group is not None and not enough
        if asking.request is None or (doubtful and not (wanting and asking.request.turns)):
            return None
        among = {_AMONG: _first_of(group)} if group is not None and doubtful else {}
        kept = {name: value for name, value in ask.state.items() if name not in (_SCRIPTS, _KNOWN)}
        for request in reversed((asking.request, *asking.others)):
            said = {_REQUEST: asdict(request), _LINKS: asking.links, "site": site.url}
            variants = [asdict(one) for one in requested.variants(request, asking.counters)]
            tried = {_VARIANTS: variants, **({_TRIED: True} if doubtful or request is not asking.request else {})}
            own = _turned(replace(ask, state={**kept, **said, **tried, **among}, otherwise=own), 1)
        return own

    def _to_come(self, page: Page, site: Page, ask: Ask) -> tuple[list[str], list[str]]:
        """Scripts that are still to be asked for, those first that the last one names, and all that are known."""
        if _SCRIPTS not in ask.state:
            named = neighbours.scripts(site)
            return named, named
        left, known = ask.state[_SCRIPTS], ask.state[_KNOWN]
        if page.url == site.url:
            return left, known
        self.spoke(page)
        further = neighbours.further(page, site, known, self.held[site.url].beside if site.url in self.held else ())
        return [*further, *left], [*known, *further]

    def _held(self, page: Page, ask: Ask) -> Held:
        """The list page itself with the scripts that have come, of which ``page`` may be the last."""
        if (first := self.held.get(str(ask.state.get(_FIRST)))) is not None:
            return replace(first, page=page)
        known = self.held.get(str(ask.state.get("site"))) if _SCRIPTS in ask.state else None
        if known is None:
            return Held(page)
        script = of_file(page.text, page.url)
        here = page.url == known.page.url or script in known.beside
        return known if here else replace(known, beside=(*known.beside, script))

    def _shown(self, page: Page, ask: Ask) -> Seen:
        """What the list page shows, also where a script beside it has come."""
        site, place = str(ask.state.get("site") or ""), str(ask.state.get("place") or "")
        return seen_of(self._held(page, ask), ask.number, site, place)

    def _list_of(self, seen: Seen, ask: Ask) -> Group | None:
        """The list that a page shows; of one that the options name, what is most like a list."""
        if seen.group is not None or ask.number > 1 or not self.source.options.get("lists"):
            return seen.group
        to_come = words.pattern("empty").search(seen.page.text) or unfilled.present(seen.page)
        return None if to_come else listing.likeliest(seen.page)

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        """The list; on further pages the one that stands where it stood before."""
        if _REQUEST in ask.state:
            return self._answered(page, ask)
        seen = self._shown(page, ask)
        page, group, following = seen.page, self._list_of(seen, ask), seen.following
        if group is None:
            if ask.number > 1 or words.pattern("empty").search(page.text):
                return ListPage(source=self.source.id, url=page.url, number=ask.number, total=seen.total, last=True)
            named = "`lists` names it, but no link of it is like an announcement"
            advice = named if self.source.options.get("lists") else "name the page with option `lists`"
            raise ValueError(f"{page.url}: no list of announcements found; {advice}")
        entrance = canonical(self.source.url)  # a trail that ends before a single row is none
        return ListPage(
            source=self.source.id,
            url=f"{page.url}#{ask.number}",
            number=ask.number,
            entries=[entry for entry in listing.entries(group) if entry.key != entrance],
            total=seen.total,
            last=following is None,
            next_url=following.url if following else "",
        )

    def _answered(self, page: Page, ask: Ask) -> ListPage:
        """Rows that the page's script asked for: as data, or as markup that it puts into the page.

        A count that is no more than the first page's rows may be theirs alone, one of fewer that of the pages.
        """
        answer = _answer_to(page, ask)
        entries, total = answer.entries, answer.total
        if not entries and ask.otherwise is not None:
            raise ValueError(f"{page.url}: no rows in what the page's script asks for")
        if ask.number == 1 and (
            (_TRIED in ask.state and not shown.is_list(page, entries))
            or (_AMONG in ask.state and not any(one.key in ask.state[_AMONG] for one in entries))
        ):
            raise ValueError(f"{page.url}: no announcements in what the page's script asks for")
        self.answered = tuple(dict.fromkeys((*self.answered, ask.url.partition("?")[0])))[-MOST_KEPT:]
        asked = requested.Request(**ask.state[_REQUEST])
        lacks = bool(ask.state.get(_VARIANTS)) and total is not None and total > len(entries)
        goes = bool(onward.cursor(page, asked.carries)) if asked.carries else asked.turns
        more = bool(entries) and (goes or bool(answer.following) or lacks)
        return ListPage(
            source=self.source.id,
            url=f"{page.url}#{ask.number}",
            number=ask.number,
            entries=entries,
            total=None if total is not None and more and total < len(entries) + (ask.number == 1) else total,
            last=not more,
        )

    def next_ask(self, page: Page, ask: Ask, listed: ListPage) -> Ask | None:
        """What the pager leads to; the list's place is remembered."""
        if _REQUEST in ask.state:
            answer, number = _answer_to(page, ask), ask.number + 1
            begun = listed.entries[0].key if ask.number == 1 and listed.entries else ask.state.get(_BEGUN, "")
            state = {**ask.state, "place": answer.place, _BEGUN: begun}
            ahead = replace(ask, state=state, guessed=listed.total is None, otherwise=None)
            if self.repeats(ask, listed):
                return _otherwise_turned(ahead)
            request = requested.Request(**ask.state[_REQUEST])
            if request.carries and (cursor := onward.cursor(page, request.carries)):
                return _turned(ahead, number, cursor)
            if request.turns and not request.carries:
                return _turned(ahead, number)
            if answer.following:
                return replace(ahead, url=answer.following, number=number)
            return _otherwise_turned(ahead) if ask.state[_VARIANTS] else None
        seen = self._shown(page, ask)
        if seen.following is None:
            return None
        kept = {name: value for name, value in ask.state.items() if name not in (_SCRIPTS, _KNOWN)}
        first = {_FIRST: ask.state["site"]} if _SCRIPTS in ask.state else {}
        state = {
            **kept,
            **first,
            "place": group.place if (group := self._list_of(seen, ask)) else "",
            "site": seen.page.url,
        }
        following, number = seen.following, ask.number + 1
        return replace(ask, url=following.url, form=following.form or None, number=number, state=state)

    def repeats(self, ask: Ask, listed: ListPage) -> bool:
        """Whether the second page is the first once more, and there are other ways to ask for it."""
        same = bool(listed.entries) and listed.entries[0].key == ask.state.get(_BEGUN)
        return ask.number == 2 and same and bool(ask.state.get(_VARIANTS))

    def row_is_all(self, entry: ListEntry) -> bool:
        """Whether the site shows an announcement in a dialogue above its list."""
        return answered.ROW in entry.hints

    def from_list(self, entry: ListEntry) -> RawItem | None:
        """The announcement, where the row that the script asked for tells it whole."""
        if not self.row_is_all(entry):
            return None
        row = Page(entry.url, entry.hints[answered.ROW], fetched_at=self.settings_in_use().clock())
        return self.read_detail(row, entry)

    def read_detail(self, page: Page, entry: ListEntry) -> RawItem:
        """The announcement around the title that the list gave."""
        page, further = self.parts_of(page, entry)
        opened = (
            recorded.opened(page, entry, self.links_of(entry))
            if answered.is_data(page)
            else recorded.shown(page, entry)
        )
        item = parts.joined(announcement.read_detail(opened, self.source.id, entry), further, entry)
        return standing.with_others(item, page.url) if answered.is_data(page) and page.url != entry.url else item
