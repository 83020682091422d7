"""Elements that may be rows of a list: few links and a line of text. One pass over the page, however large it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LONGEST = 2000
"""Characters, white space included, beyond which an element is no row."""


def few_links(root: Any, tags: tuple[str, ...], most: int, longest: int = LONGEST) -> Iterator[Any]:
    """Elements with one of these tags, one to ``most`` links in or as themselves, and not too much text, in order."""
    links, letters = _counted(root)
    for element in root.iter(*tags):
        if 1 <= links[element] <= most and letters[element] <= longest:
            yield element


def _counted(root: Any) -> tuple[dict[Any, int], dict[Any, int]]:
    """How many links and characters each element holds, from the leaves up."""
    links: dict[Any, int] = {}
    letters: dict[Any, int] = {}
    for element in reversed(list(root.iter())):
        named = isinstance(element.tag, str)
        linked = element.tag == "a" and element.get("href") is not None
        own_links = links.get(element, 0) + linked
        own = letters.get(element, 0) + (len(element.text or "") if named else 0)
        links[element], letters[element] = own_links, own
        above = element.getparent()
        if above is not None:
            links[above] = links.get(above, 0) + own_links
            letters[above] = letters.get(above, 0) + own + len(element.tail or "")
    return links, letters
