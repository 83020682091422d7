"""XML read with bounds: no entity is expanded, no file or address opened, a broken tail is passed over."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from crawler.parsing.body import collapse
from crawler.parsing.page import PageError, check_depth, check_tags

LONGEST_TEXT = 1 << 20
"""Characters of a child's words that are read: libxml2 takes ten times as many, and each step would make a copy of them."""

_HALF = re.compile(
    r"&#(?:x0*d[89a-f][0-9a-f]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));", re.IGNORECASE
)
"""A half of a pair of UTF-16 is no character; libxml2 takes it, and lxml raises on every text that holds one."""


class _Encoded:
    """A text as a file of UTF-8: the parser takes it piece by piece, a copy of the whole would be as large as the body."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes: no character has more than four."""
        begin, self._at = self._at, self._at + max(1, size // 4)
        return self._text[begin : self._at].encode("utf-8", "replace")


def parse(text: str, url: str, *roots: str) -> Any:
    """The root element. Raises :class:`PageError` when it is no XML or, where ``roots`` are named, none of them."""
    if "<!ENTITY" in text[:10_000].upper():
        raise PageError(f"{url}: XML with entities of its own")
    check_tags(text)
    text = _HALF.sub("\ufffd", text)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
        encoding="utf-8",  # the text is decoded already, whatever its declaration says
    )
    try:
        root = etree.parse(_Encoded(text.strip().lstrip("\ufeff")), parser).getroot()
    except etree.XMLSyntaxError:  # nothing at all, of which no error is recovered from
        root = None
    if root is None or (roots and etree.QName(root).localname.lower() not in roots):
        raise PageError(f"{url}: not XML{' of ' if roots else ''}{' or '.join(roots)}")
    check_depth(root)
    return root


def text(element: Any, *names: str) -> str:
    """The words of the first child with one of the names (namespaces left out) that says something."""
    for name in names:
        found = next((child for child in children(element, name)), None)
        words = collapse("".join(found.itertext())[:LONGEST_TEXT]) if found is not None else ""
        if words:
            return words
    return ""


def markup(element: Any, name: str) -> str:
    """The text of a child as it is: escaped HTML or CDATA."""
    found = next((child for child in children(element, name)), None)
    return "".join(found.itertext()).strip() if found is not None else ""


def children(element: Any, name: str) -> list[Any]:
    """Children by local name."""
    return [child for child in element if isinstance(child.tag, str) and etree.QName(child).localname == name]
