"""Details that a script makes: the page is empty, and its scripts, or some beside it, ask for the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from crawler.items import ListEntry
from crawler.parsing.generic.announcement import SURE
from crawler.parsing.grouping import shape
from crawler.parsing.page import Page, PageError
from crawler.parsing.scripts import answered, details, neighbours, recorded, requested
from crawler.parsing.scripts.scope import Scope
from crawler.parsing.scripts.script import of_file
from crawler.spiders.base import Ask, SourceSpider

_LEFT, _DOUBTED, _OWN, _SUPPOSED, _SURE = "left", "doubted", "own", "supposed", "sure"
"""In an ask's state: scripts beside the page that are left while they are asked for; that the page itself shows something, if no
record is found; that it is to be read as it is; the question of which the answer says whether it was the right one, and that the scripts say so."""
MOST_KEPT, MOST_TRIES, MOST_SUPPOSING = 20, 10, 3
"""Pages and shapes that are kept in mind; pages of one shape whose scripts are asked for before these are taken to say nothing, and for
which what may be the record is asked for in vain."""
LONGEST = 1_000_000
"""Characters of a script that are kept."""
Known = tuple[str, requested.Request, bool]
"""The address of a page, what it asks for, and whether pages like it show something themselves."""


def brings(ask: Ask, entry: ListEntry) -> str:
    """What an ask is to bring because of what scripts say: a ``script``, the ``text``; empty for the page of the entry itself."""
    itself = ask.url == entry.url and ask.form is None and ask.json is None
    return "" if itself else "script" if _LEFT in ask.state else "text"


class RecordedDetails(SourceSpider):
    """Finds the question once for pages of like addresses, and asks it for each of them."""

    settled = False
    answered: tuple[str, ...] = ()
    """Where lists of the site were asked for and answered; the last few."""
    records: Mapping[str, Known] = MappingProxyType({})
    """What pages that show nothing ask for, by the shape of their addresses; the last few."""
    files: Mapping[str, list[str]] = MappingProxyType({})
    """What links such pages make of their files; the last few."""
    opening: Mapping[str, Page] = MappingProxyType({})
    """Those whose scripts are asked for, by their addresses; the last few."""
    spoken: Mapping[str, str] = MappingProxyType({})
    """Scripts beside pages, by their addresses: each is asked for once; the last few."""
    opened: Mapping[str, int] = MappingProxyType({})
    """How many pages of a shape were opened so."""

    def in_mind(self) -> int:
        """Scripts beside pages, and the pages that wait for them."""
        return sum(map(len, self.spoken.values())) + sum(len(page.text) for page in self.opening.values())

    def detail_ask(self, entry: ListEntry) -> Ask:
        """The record at once, where a page of such an address has shown what its scripts ask for."""
        return self._known(entry) or Ask(entry.url)

    def detail_instead(self, page: Page, entry: ListEntry, ask: Ask) -> Ask | None:
        """Where the record is, of which a page shows nothing, or nothing that is surely its own.

        Raises :class:`~crawler.parsing.page.PageError` when the scripts beside it have come and none says so.
        """
        if _SUPPOSED in ask.state:
            return self._judged(page, entry, ask)
        left = ask.state.get(_LEFT)
        answer = left is None and ask.url != entry.url
        if answer or ask.form is not None or ask.json is not None or _OWN in ask.state:
            return None
        if left is None and (answered.is_data(page) or recorded.shown(page, entry) is not page):
            return None
        if left is None and (sure := recorded.shows(page, entry)) >= SURE:
            return None
        doubted = bool(ask.state[_DOUBTED] if left is not None else sure)
        if (known := self._known(entry)) is not None:
            return known
        shell = replace(self._shell(page, entry, came=left is not None and page.url != entry.url), url=entry.url)
        wanted = neighbours.reached(shell, self.spoken)
        here = [self.spoken[url] for url in wanted if url in self.spoken]
        left = self._left(wanted, entry) if left is None else self._with_named(left, page.url, shell, wanted)
        scope = Scope(shell, here)
        if (record := details.record(scope, loose=not left)) is not None:
            self.records = _with(self.records, _kind(entry.url), (entry.url, record, doubted))
            self.files = _with(self.files, _kind(entry.url), details.files(scope))
            return self._supposed(scope, entry, doubted, record)
        if left:
            self.opening = _with(self.opening, entry.url, shell)
            return _script(left, entry, doubted)
        if (supposed := self._supposed(scope, entry, doubted, None)) is not None:
            return supposed
        if doubted:
            return itself(entry) if ask.state else None
        if ask.state:
            raise PageError(f"{entry.url}: the page shows nothing, and its scripts do not say where the record is")
        return None

    def _supposed(self, scope: Scope, entry: ListEntry, doubted: bool, record: requested.Request | None) -> Ask | None:
        """What may ask for the record, the likeliest first; none for a shape of which enough were tried in vain."""
        if record is None and self.opened.get(_kind(entry.url), 0) > MOST_SUPPOSING:
            return None
        ask = itself(entry) if doubted else None
        likely = [record] if record is not None else []
        supposed = (one for one in details.supposed(scope) if one not in likely)
        asked = [one for first in (*likely, *supposed) for one in details.below(first, self.answered)]
        for one in reversed(asked[: details.MOST_SUPPOSED]):
            known = (entry.url, one, doubted)
            state = {_SUPPOSED: asdict(one), _DOUBTED: doubted, _SURE: one == record}
            ask = replace(_asked(known, entry), state=state, otherwise=ask)
        return ask if ask is not None and _SUPPOSED in ask.state else None

    def _judged(self, page: Page, entry: ListEntry, ask: Ask) -> Ask | None:
        """Nothing else where an answer is the record, as which it is asked for from now on, or wants a login; else the next question.

        Raises :class:`~crawler.parsing.page.PageError` when there is none.
        """
        asked = requested.Request(**ask.state[_SUPPOSED])
        known = (entry.url, asked, bool(ask.state[_DOUBTED]))
        sure = ask.state[_SURE]
        if (sure and not answered.is_data(page)) or recorded.walled(page):
            return None
        if recorded.tells(page, entry, titled=not sure):
            self.records = _with(self.records, _kind(entry.url), known)
            return None
        self.records = {kind: one for kind, one in self.records.items() if one != known}
        if ask.otherwise is None and sure:
            return None
        if ask.otherwise is None:
            raise PageError(f"{entry.url}: the page shows nothing, and what its scripts ask for is not the record")
        return ask.otherwise

    def links_of(self, entry: ListEntry) -> list[str]:
        """What links the scripts of an announcement's page make of its files."""
        return self.files.get(_kind(entry.url), [])

    def _known(self, entry: ListEntry) -> Ask | None:
        known = self.records.get(_kind(entry.url))
        return _asked(known, entry) if known is not None else None

    def _left(self, wanted: list[str], entry: ListEntry) -> list[str]:
        """Scripts that have not come yet; none for a shape of which enough have been asked for in vain."""
        kind = _kind(entry.url)
        tries = self.opened.get(kind, 0)
        self.opened = _with(self.opened, kind, tries + 1)
        return [url for url in wanted if url not in self.spoken] if tries < MOST_TRIES else []

    def _with_named(self, left: list[str], script: str, shell: Page, wanted: list[str]) -> list[str]:
        """Scripts that have not come yet, those first that the last ``script`` names."""
        before = neighbours.reached(shell, {url: text for url, text in self.spoken.items() if url != script})
        return [*(url for url in wanted if url not in before and url not in self.spoken), *left]

    def spoke(self, script: Page) -> None:
        """Keep a script that has come."""
        self.spoken = _with(self.spoken, script.url, of_file(script.text[:LONGEST], script.url))

    def _shell(self, page: Page, entry: ListEntry, *, came: bool) -> Page:
        """The page itself, also where a script beside it has come, which is kept."""
        if not came:
            return page
        self.spoke(page)
        return self.opening.get(entry.url) or replace(page, url=entry.url, text=f"<script src='{page.url}'></script>")


def _with(known: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """The last few of what is known, and one more."""
    kept = [(key, one) for key, one in known.items() if key != name]
    return dict(kept[1 - MOST_KEPT :]) | {name: value}


def _script(left: list[str], entry: ListEntry, doubted: bool) -> Ask:
    """The ask for a script beside a page; where it is missing, for the one after it, or for the page with those that have come."""
    if not left:
        return Ask(entry.url, state={_LEFT: [], _DOUBTED: doubted})
    return Ask(left[0], state={_LEFT: left[1:], _DOUBTED: doubted}, otherwise=_script(left[1:], entry, doubted))


def _asked(known: Known, entry: ListEntry) -> Ask:
    """The ask for the record of an entry."""
    url, record, doubted = known
    url, posted = details.for_page(record, url, entry.url).page(1)
    form, packed = (None, posted) if record.packed else (posted, None)
    otherwise = itself(entry) if doubted else None
    return Ask(url, form=form, json=packed, headers={"Referer": entry.url}, otherwise=otherwise)


def itself(entry: ListEntry) -> Ask:
    """The ask for a page that is to be read as it is."""
    return Ask(entry.url, state={_OWN: True})


def _kind(url: str) -> str:
    return f"{shape(url)}#{re.sub(r'[^/?&=#]*[0-9][^/?&=#]*', 'N', urlsplit(url).fragment)}"
