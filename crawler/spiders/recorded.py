"""Details that a script makes: the page is empty, and its scripts, or some beside it, ask for the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from crawler.items import ListEntry
from crawler.parsing.generic.announcement import SURE
from crawler.parsing.grouping import shape
from crawler.parsing.page import Page, PageError
from crawler.parsing.scripts import answered, neighbours, recorded, requested
from crawler.parsing.scripts.scope import Scope
from crawler.spiders.base import Ask, SourceSpider

_LEFT, _DOUBTED, _OWN = "left", "doubted", "own"
"""In an ask's state: scripts beside the page that are left while they are asked for; that the page itself shows something, if no
record is found; that it is to be read as it is."""
MOST_KEPT, MOST_TRIES = 20, 10
"""Pages and shapes that are kept in mind; pages of one shape whose scripts are asked for before these are taken to say nothing."""
LONGEST = 300_000
"""Characters of a script that are kept."""
Known = tuple[str, requested.Request, bool]
"""The address of a page, what it asks for, and whether pages like it show something themselves."""


class RecordedDetails(SourceSpider):
    """Finds the question once for pages of like addresses, and asks it for each of them."""

    settled = False
    records: Mapping[str, Known] = MappingProxyType({})
    """What pages that show nothing ask for, by the shape of their addresses; the last few."""
    opening: Mapping[str, Page] = MappingProxyType({})
    """Those whose scripts are asked for, by their addresses; the last few."""
    spoken: Mapping[str, str] = MappingProxyType({})
    """Scripts beside pages, by their addresses: each is asked for once; the last few."""
    opened: Mapping[str, int] = MappingProxyType({})
    """How many pages of a shape were opened so."""

    def detail_ask(self, entry: ListEntry) -> Ask:
        """The record at once, where a page of such an address has shown what its scripts ask for."""
        return self._known(entry) or Ask(entry.url)

    def detail_instead(self, page: Page, entry: ListEntry, ask: Ask) -> Ask | None:
        """Where the record is, of which a page shows nothing, or nothing that is surely its own.

        Raises :class:`~crawler.parsing.page.PageError` when the scripts beside it have come and none says so.
        """
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
        shell = self._shell(page, entry, came=left is not None)
        wanted = neighbours.scripts(shell)
        here = [self.spoken[url] for url in wanted if url in self.spoken]
        left = self._left(wanted, entry) if left is None else left
        scope = Scope(replace(shell, url=entry.url), here)
        if (record := requested.record(scope, loose=not left)) is not None:
            self.records = _with(self.records, _kind(entry.url), (entry.url, record, doubted))
            return self._known(entry)
        if left:
            self.opening = _with(self.opening, entry.url, shell)
            return _script(left, entry, doubted)
        if doubted:
            return _itself(entry) if ask.state else None
        if ask.state:
            raise PageError(f"{entry.url}: the page shows nothing, and its scripts do not say where the record is")
        return None

    def _known(self, entry: ListEntry) -> Ask | None:
        known = self.records.get(_kind(entry.url))
        if known is None:
            return None
        url, record, doubted = known
        url, posted = requested.for_page(record, url, entry.url).page(1)
        form, packed = (None, posted) if record.packed else (posted, None)
        otherwise = _itself(entry) if doubted else None
        return Ask(url, form=form, json=packed, headers={"Referer": entry.url}, otherwise=otherwise)

    def _left(self, wanted: list[str], entry: ListEntry) -> list[str]:
        """Scripts that have not come yet; none for a shape of which enough have been asked for in vain."""
        kind = _kind(entry.url)
        tries = self.opened.get(kind, 0)
        self.opened = _with(self.opened, kind, tries + 1)
        return [url for url in wanted if url not in self.spoken] if tries < MOST_TRIES else []

    def _shell(self, page: Page, entry: ListEntry, *, came: bool) -> Page:
        """The page itself, also where a script beside it has come, which is kept."""
        if not came:
            return page
        self.spoken = _with(self.spoken, page.url, page.text[:LONGEST])
        return self.opening.get(entry.url) or replace(page, url=entry.url, text=f"<script src='{page.url}'></script>")


def _with(known: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """The last few of what is known, and one more."""
    kept = [(key, one) for key, one in known.items() if key != name]
    return dict(kept[1 - MOST_KEPT :]) | {name: value}


def _script(left: list[str], entry: ListEntry, doubted: bool) -> Ask:
    """The ask for a script beside a page; where it is missing, for the one after it, or for a page that shows something."""
    missing = _script(left[1:], entry, doubted) if left[1:] else _itself(entry) if doubted else None
    return Ask(left[0], state={_LEFT: left[1:], _DOUBTED: doubted}, otherwise=missing)


def _itself(entry: ListEntry) -> Ask:
    return Ask(entry.url, state={_OWN: True})


def _kind(url: str) -> str:
    return f"{shape(url)}#{re.sub(r'[^/?&=#]*[0-9][^/?&=#]*', 'N', urlsplit(url).fragment)}"
