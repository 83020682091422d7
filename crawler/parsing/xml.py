"""XML read with bounds: no entity is expanded, no file or address opened, a broken tail is passed over."""

from __future__ import annotations

from typing import Any

from lxml import etree

from crawler.parsing.body import collapse
from crawler.parsing.page import PageError, check_depth, check_tags


def parse(text: str, url: str, *roots: str) -> Any:
    """The root element. Raises :class:`PageError` when it is no XML or, where ``roots`` are named, none of them."""
    if "<!ENTITY" in text[:10_000].upper():
        raise PageError(f"{url}: XML with entities of its own")
    check_tags(text)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
        encoding="utf-8",  # the text is decoded already, whatever its declaration says
    )
    root = etree.fromstring(text.strip().lstrip("\ufeff").encode("utf-8", "replace"), parser)
    if root is None or (roots and etree.QName(root).localname.lower() not in roots):
        raise PageError(f"{url}: not XML{' of ' if roots else ''}{' or '.join(roots)}")
    check_depth(root)
    return root


def text(element: Any, *names: str) -> str:
    """The words of the first child with one of the names (namespaces left out) that says something."""
    for name in names:
        found = next((child for child in children(element, name)), None)
        words = collapse("".join(found.itertext())) if found is not None else ""
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
