"""Announcements that stand on several pages: *共2页: 1 2 下一页* below the text, ``4027_2.html`` after ``4027.html``."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.items import ListEntry, RawItem
from crawler.parsing.body import labelled, positions
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
    if number >= MOST or stem.rpartition("/")[2] not in page.text:
        return ""
    try:
        links = (page.join(link.get("href") or "") for link in page.selector.root.iter("a"))
        return next((url for url in links if url and url.startswith(stem) and wanted in numbered(url)), "")
    except PageError:
        return ""


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
