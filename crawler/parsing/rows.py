"""Elements that may be rows of a list. One pass over the page, however large it is and however its rows nest."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from parsel import Selector

from crawler.parsing.nodes import select
from crawler.parsing.page import MOST_ROWS, Node

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


def apart(root: Any, css: str) -> list[Selector]:
    """The elements that an expression finds, each without such as stand within it and hold links of their own.

    Unclosed markup nests the rows of a list. Read whole, the first row would hold what all others say, and a page of
    nested rows would take quadratic time.
    """
    found = select(root, css)[:MOST_ROWS]
    own = {row: row for row in found}
    for outer, inner in _nests(found, _holding_links(root)).items():
        copied = dict(zip(outer.iter(), (copy := deepcopy(outer)).iter(), strict=True))
        own[outer] = copy
        for row in inner:
            own[row] = copied[row]
            own[row].drop_tree()
    return [Node(root=own[row], type="html") for row in found]


def _nests(found: list[Any], linked: set[Any]) -> dict[Any, list[Any]]:
    """The outermost rows in which others with links stand, with those, in order."""
    among = set(found)
    nests: dict[Any, list[Any]] = {}
    for row in found:
        above = [element for element in row.iterancestors() if element in among]
        if above and row in linked:
            nests.setdefault(above[-1], []).append(row)
    return nests


def _holding_links(root: Any) -> set[Any]:
    """Elements that hold a link, or something that a click opens, or are one."""
    holding: set[Any] = set()
    for link in root.xpath("//*[@onclick]|//a[@href]"):
        holding.add(link)
        for above in link.iterancestors():
            if above in holding:
                break
            holding.add(above)
    return holding
