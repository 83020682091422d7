"""Which files of an announcement are fetched, and what an item gains by them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from config.lexicons import load
from crawler.attachments.child import parse
from crawler.attachments.document import Document
from crawler.items import RawAttachment, RawItem, RawPosition
from crawler.parsing.files import ending_in

MOST_FILES = 3
MOST_BYTES = 20 << 20
LITTLE_TEXT = 300
"""Characters under which an announcement says "see attachment": the file's text is then its own."""
MOST_TEXT = 20_000


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in load("attachments").items()}


def wanted(item: RawItem) -> list[RawAttachment]:
    """At most three files, tables of positions first. Forms to fill in are not fetched; pictures cannot be read."""
    files = [file for file in item.attachments if _ending(file) in _words()["endings"] and not _is_form(file.name)]
    ranked = sorted(files, key=lambda file: not any(word in file.name.lower() for word in _words()["wanted"]))
    return ranked[:MOST_FILES]


def _is_form(name: str) -> bool:
    return any(word in name.lower() for word in _words()["forms"])


def _ending(file: RawAttachment) -> str:
    """The ending of the file's name, else of its address."""
    if named := ending_in(file.name):
        return named
    for text in (unquote(urlsplit(file.url).path), unquote(file.url)):
        found = re.search(r"\.([a-z]{2,5})\s*[)）]?$", text.strip().lower())
        if found:
            return found[1]
    return ""


def read_into(item: RawItem, name: str, body: bytes) -> RawItem:
    """The item with what one of its files says; takes as long as the file's child does."""
    return enriched(item, parse(name, body))


def enriched(item: RawItem, documents: Sequence[Document]) -> RawItem:
    """The item with positions, text where it had little, and what could not be read.

    A file that would run or fetch something in its reader's hands (B093) is for staff to look at.
    """
    positions = _together(item.positions, [position for document in documents for position in document.positions])
    text = "\n".join(document.text for document in documents if document.text)
    short = len(item.description) < LITTLE_TEXT and bool(text)
    unread = [
        f"attachment ({document.kind})"
        for document in documents
        if any(r.startswith("not read") for r in document.remarks)
    ]
    risks = [f"attachment ({document.kind}) {risk}" for document in documents for risk in document.risks]
    changes = {
        "positions": positions,
        "description": f"{item.description}\n{text[:MOST_TEXT]}".strip() if short else item.description,
        "unread": list(dict.fromkeys([*item.unread, *unread, *risks])),
        "extraction": "unsure" if risks else item.extraction,
    }
    return item.model_copy(update=changes)


def _together(before: list[RawPosition], found: list[RawPosition]) -> list[RawPosition]:
    """The positions of a page and its files; a table that is shown and attached, or attached in two forms, counts once."""
    known, new = set(map(_said, before)), set(map(_said, found))
    if known <= new:
        return found
    return before if new <= known else [*before, *found]


def _said(position: RawPosition) -> tuple[str, ...]:
    """What tells a position from others, however its cells are spaced."""
    told = (position.title, position.employer, position.headcount, position.degree, position.majors)
    return tuple("".join(words.split()) for words in told)
