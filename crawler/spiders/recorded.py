"""Details that a script makes: the page is empty, and its scripts, or some beside it, ask for the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
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
_STEM = 8
"""Characters of a title that stand on a page which shows it."""


class RecordedDetails(SourceSpider):
    """Finds the question once for pages of like addresses, and asks it for each of them."""

    shells: Mapping[str, Held] = MappingProxyType({})
    """Pages that show nothing themselves, with their scripts, by the shape of their addresses."""
    opening: Mapping[str, Held] = MappingProxyType({})
    """Those whose scripts are asked for, by their addresses."""

    def detail_ask(self, entry: ListEntry) -> Ask:
        """The record at once, where a page of such an address has shown what its scripts ask for."""
        shell = self.shells.get(_kind(entry.url))
        return (_record(entry, shell) if shell is not None else None) or Ask(entry.url)

    def detail_instead(self, page: Page, entry: ListEntry, ask: Ask) -> Ask | None:
        """Where the record is, of which a page shows nothing.

        Raises :class:`~crawler.parsing.page.PageError` when the scripts beside it have come and none says so.
        """
        left = ask.state.get(_LEFT)
        if (
            answered.is_data(page)
            or ask.form is not None
            or ask.json is not None
            or (left is None and _shows(page, entry))
        ):
            return None
        held = self.shells.get(_kind(entry.url)) or self._opened(page, entry, came=left is not None)
        record = _record(entry, held)
        if left is None:
            left = neighbours.scripts(page) if record is None and not _readable(page, entry) else []
        if record is None and left:
            self.opening = {**self.opening, entry.url: held}
            missing = _script(entry, left[1:]) if left[1:] else None
            return replace(_script(entry, left), otherwise=missing)
        self.opening = {url: one for url, one in self.opening.items() if url != entry.url}
        if record is not None:
            self.shells = {**self.shells, _kind(entry.url): held}
        elif ask.state:
            raise PageError(f"{entry.url}: the page shows nothing, and its scripts do not say where the record is")
        return record

    def _opened(self, page: Page, entry: ListEntry, *, came: bool) -> Held:
        """The page itself with the scripts that have come, of which ``page`` may be the last."""
        if not came:
            return Held(page)
        known = self.opening.get(entry.url, Held(replace(page, url=entry.url, text="")))
        return replace(known, beside=(*known.beside, page.text))


def _script(entry: ListEntry, left: list[str]) -> Ask:
    return Ask(left[0], state={_LEFT: left[1:]})


def _kind(url: str) -> str:
    return f"{shape(url)}#{re.sub(r'[^/?&=#]*[0-9][^/?&=#]*', 'N', urlsplit(url).fragment)}"


def _record(entry: ListEntry, held: Held) -> Ask | None:
    """The question for an entry's record that the scripts of a page ask."""
    scope = Scope(replace(held.page, url=entry.url), held.beside)
    request = requested.record(scope)
    if request is None:
        return None
    url, posted = request.page(1)
    form, packed = (None, posted) if request.packed else (posted, None)
    return Ask(url, form=form, json=packed, headers={"Referer": entry.url})


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
