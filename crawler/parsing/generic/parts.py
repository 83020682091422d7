"""Announcements that stand on several pages: *共2页: 1 2 下一页* below the text, ``4027_2.html`` after ``4027.html``, ``show-9-4027-2.html`` after ``show-9-4027-1.html``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from crawler.items import ListEntry, RawItem
from crawler.parsing.body import in_a_line, labelled, positions
from crawler.parsing.generic import announcement
from crawler.parsing.generic.turning import bare, numbered
from crawler.parsing.page import Page, PageError

MOST = 8
"""Parts of an announcement that are asked for."""
BEGUN = 40
"""Characters by which a further page is known to show the first part again: pages of answers below it do."""


def following(page: Page, first: str, number: int) -> str:
    """The address of the part after the ``number``-th of the announcement at ``first``; empty where none is linked."""
    wanted, stem = (bare(first), number + 1), bare(first).rpartition(".")[0] or bare(first)
    counted = _counted(first, number + 1)
    names = [address.rpartition("/")[2] for address in (stem, counted) if address]
    if number >= MOST or not any(name in page.text for name in names):
        return ""
    try:
        links = [(page.join(link.get("href") or ""), link) for link in page.selector.root.iter("a")]
    except PageError:
        return ""
    grown = (url for url, _ in links if url and url.startswith(stem) and wanted in numbered(url))
    shown = (url for url, link in links if url and url == counted and _shows(link, number + 1))
    return next(grown, "") or next(shown, "")


def _counted(first: str, number: int) -> str:
    """The address of a part where that of the first counts it too: ``show-9-123-2.html`` after ``show-9-123-1.html``."""
    return _COUNTED.sub(str(number), first) if _COUNTED.search(first) else ""


_COUNTED = re.compile(r"(?<=\d[-_])1(?=\.\w{2,5}$)")


def _shows(link: Any, number: int) -> bool:
    """Whether a link says that number and no more: the announcement before or after may have such an address too."""
    return in_a_line(link).strip("[]【】第页 ") == str(number)


def joined(item: RawItem, further: Iterable[Page], entry: ListEntry) -> RawItem:
    """The announcement with the texts and files of its further pages."""
    text, files, found = item.description, list(item.attachments), list(item.positions)
    for page in further:
        part = announcement.read(page, entry)
        if "".join(item.description.split())[:BEGUN] in "".join(part.text.split()):
            continue
        text = f"{text}\n{part.text}"
        files += [file for file in part.files if file.url not in {known.url for known in files}]
        found += positions(part.body.text)
    if text == item.description:
        return item
    return item.model_copy(
        update={"description": text, "attachments": files, "positions": found, "labelled": labelled(text)}
    )
