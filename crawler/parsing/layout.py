"""What a page is built of, as a small sketch: two pages of one template are alike, whatever they say."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from typing import Any

from crawler.parsing.page import Page, PageError

SIZE = 48
"""Numbers of a sketch: bottom-k hashes of the page's features, which estimate how many two pages share."""
MOST_ELEMENTS = 4000
MOST_TITLED = 20_000
"""Characters among which a title is looked for."""
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_NUMBERED = re.compile(r"\d+")


def sketch(page: Page) -> list[int]:
    """The sketch of an HTML or JSON page; empty for what cannot be parsed."""
    try:
        start = page.text.lstrip("\ufeff \r\n\t")[:1]
        features = set(_keys(page.data, "")) if start in ("{", "[") else set(_paths(page))
    except (PageError, ValueError, RecursionError):
        return []
    return sorted(int.from_bytes(hashlib.blake2b(f.encode(), digest_size=6).digest()) for f in features)[:SIZE]


def heading(page: Page) -> str:
    """What the site calls an HTML page; empty for others."""
    found = _TITLE.search(page.text[:MOST_TITLED])
    return " ".join(html.unescape(found[1]).split())[:200] if found else ""


def ends(page: Page) -> bool:
    """Whether a document in HTML is closed, as most are; one that is not may break off. Fragments and data have no such end."""
    return "<html" not in page.text[:MOST_TITLED].lower() or "</html" in page.text[-MOST_TITLED:].lower()


def _paths(page: Page) -> Iterator[str]:
    """Each element as its parent and itself, with classes; numbers in class names are no feature."""
    for number, element in enumerate(page.selector.root.iter()):
        if number >= MOST_ELEMENTS:
            return
        if isinstance(element.tag, str):
            parent = element.getparent()
            above = _named(parent) if parent is not None else ""
            yield f"{above}>{_named(element)}"


def _named(element: Any) -> str:
    classes = sorted(set(_NUMBERED.sub("#", element.get("class") or "").split()))
    return ".".join([str(element.tag), *classes[:4]])


def _keys(data: Any, path: str) -> Iterator[str]:
    """Key paths of JSON; elements of a list are alike."""
    if isinstance(data, dict):
        for key, value in data.items():
            here = f"{path}.{_NUMBERED.sub('#', str(key))}"
            yield here
            yield from _keys(value, here)
    elif isinstance(data, list):
        for value in data[:20]:
            yield from _keys(value, f"{path}[]")
