"""Details that a script makes: the page is empty, and its scripts, or some beside it, ask for the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from crawler.items import ListEntry
from crawler.parsing import answered, neighbours, requested
from crawler.parsing.generic import read
from crawler.parsing.grouping import shape
from crawler.parsing.page import Page, PageError
from crawler.parsing.scope import Scope
from crawler.spiders.base import Ask, SourceSpider
from crawler.spiders.shown import Held

_LEFT = "left"
"""In an ask's state: scripts beside the page that are left while they are asked for."""
_PLACE = re.compile(r"\{\{[^{}]{1,120}\}\}|\sv-(?:html|text)=")
MOST_KEPT, MOST_TRIES = 20, 10
"""Pages and shapes that are kept in mind; pages of one shape whose scripts are asked for before these are taken to say nothing."""
_STEM = 8
"""Characters of a title that stand on a page which shows it."""


class RecordedDetails(SourceSpider):
    """Finds the question once for pages of like addresses, and asks it for each of them."""

    records: Mapping[str, tuple[str, requested.Request]] = MappingProxyType({})
    """What pages that show nothing ask for, with the address of one, by the shape of their addresses; the last few."""
    opening: Mapping[str, Held] = MappingProxyType({})
    """Those whose scripts are asked for, by their addresses; the last few."""
    opened: Mapping[str, int] = MappingProxyType({})
    """How many pages of a shape were opened so."""

    def detail_ask(self, entry: ListEntry) -> Ask:
        """The record at once, where a page of such an address has shown what its scripts ask for."""
        return self._known(entry) or Ask(entry.url)

    def detail_instead(self, page: Page, entry: ListEntry, ask: Ask) -> Ask | None:
        """Where the record is, of which a page shows nothing.

        Raises :class:`~crawler.parsing.page.PageError` when the scripts beside it have come and none says so.
        """
        if answered.is_data(page) or ask.form is not None or ask.json is not None:
            return None
        left = ask.state.get(_LEFT)
        if left is None and (_shows(page, entry) or _readable(page, entry)):
            return None
        if (known := self._known(entry)) is not None:
            return known
        shell = self._shell(page, entry, came=left is not None)
        if (record := requested.record(Scope(replace(shell.page, url=entry.url), shell.beside))) is not None:
            self.records = _with(self.records, _kind(entry.url), (entry.url, record))
            return _asked(record, entry)
        if left := self._scripts(page, entry) if left is None else left:
            self.opening = _with(self.opening, entry.url, shell)
            return _script(left)
        if ask.state:
            raise PageError(f"{entry.url}: the page shows nothing, and its scripts do not say where the record is")
        return None

    def _known(self, entry: ListEntry) -> Ask | None:
        url, record = self.records.get(_kind(entry.url), ("", None))
        return _asked(requested.for_page(record, url, entry.url), entry) if record is not None else None

    def _scripts(self, page: Page, entry: ListEntry) -> list[str]:
        """Scripts beside a page; none for a shape of which enough have been asked for in vain."""
        kind = _kind(entry.url)
        tries = self.opened.get(kind, 0)
        self.opened = _with(self.opened, kind, tries + 1)
        return neighbours.scripts(page) if tries < MOST_TRIES else []

    def _shell(self, page: Page, entry: ListEntry, *, came: bool) -> Held:
        """The page itself with the scripts that have come, of which ``page`` may be the last."""
        if not came:
            return Held(page)
        known = self.opening.get(entry.url, Held(replace(page, url=entry.url, text="")))
        return replace(known, beside=(*known.beside, page.text))


def _with(known: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """The last few of what is known, and one more."""
    kept = [(key, one) for key, one in known.items() if key != name]
    return dict(kept[1 - MOST_KEPT :]) | {name: value}


def _script(left: list[str]) -> Ask:
    """The ask for a script beside a page; where it is missing, for the one after it."""
    return Ask(left[0], state={_LEFT: left[1:]}, otherwise=_script(left[1:]) if left[1:] else None)


def _asked(request: requested.Request, entry: ListEntry) -> Ask:
    url, posted = request.page(1)
    form, packed = (None, posted) if request.packed else (posted, None)
    return Ask(url, form=form, json=packed, headers={"Referer": entry.url})


def _kind(url: str) -> str:
    return f"{shape(url)}#{re.sub(r'[^/?&=#]*[0-9][^/?&=#]*', 'N', urlsplit(url).fragment)}"


def _shows(page: Page, entry: ListEntry) -> bool:
    """Whether the title that the list gave stands in the page, and not only above it."""
    body = page.text[max(page.text.lower().find("<body"), 0) :]
    stem = "".join(entry.title.split())[:_STEM]
    return stem in re.sub(r"\s+", "", body)


def _readable(page: Page, entry: ListEntry) -> bool:
    """Whether a page has a text, and not only the places for one: ``{{ info.content }}``."""
    try:
        text = read(page, entry).body.text
        return bool(text) and _PLACE.search(text) is None
    except (PageError, ValueError):
        return True
