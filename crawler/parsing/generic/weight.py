"""How much running text the parts of a page hold, without navigation, side columns, links and footers."""

from __future__ import annotations

import re
from typing import Any

from crawler.parsing import days, words
from crawler.parsing.files import is_file

SKIPPED = frozenset(("script", "style", "noscript", "template", "head", "select", "button", "nav", "footer", "svg"))
EMBEDDED = ("img", "iframe", "embed", "object", "table", "canvas")
WHOLE = ("html", "body")
"""What holds the whole page: its classes say how that is laid out (``layout-one-sidebar``), not what it is."""
LISTED = 3
"""Links from which on an element that says little else is a list of other pages."""
LONGEST_LISTED = 2000
"""Characters of links beside which days are looked for: the news below an article are few."""
_CUT = re.compile(r"(?:\.{3,}|…)\]?\s*$")
_SHORT = 600


class Weights:
    """Weights of one document's elements, each computed once."""

    def __init__(self) -> None:
        self._aside: dict[Any, bool] = {}
        self._within: dict[Any, bool] = {}
        self._mass: dict[Any, int] = {}
        self._weight: dict[Any, int] = {}
        self._links: dict[Any, tuple[int, int]] = {}

    def is_aside(self, element: Any) -> bool:
        """Navigation, side columns, footers, links to the articles before and after."""
        if element not in self._aside:
            named = re.split(r"[^a-z]+", f"{element.get('class') or ''} {element.get('id') or ''}".lower())
            tagged = element.tag in SKIPPED or element.tag == "aside"
            called = any(part and part.startswith(words.table("aside")) for part in named)
            self._aside[element] = tagged or (called and element.tag not in WHOLE)
        return self._aside[element]

    def in_aside(self, element: Any) -> bool:
        """Whether it stands in such a part."""
        if element not in self._within:
            above = element.getparent()
            self._within[element] = self.is_aside(element) or (above is not None and self.in_aside(above))
        return self._within[element]

    def mass(self, element: Any) -> int:
        """Characters of running text: neither links nor what a footer says."""
        if element not in self._mass:
            self._mass[element] = self._massed(element)
        return self._mass[element]

    def _massed(self, element: Any) -> int:
        if not isinstance(element.tag, str) or element.tag == "a" or self.is_aside(element):
            return 0
        total = len((element.text or "").strip())
        for child in element:
            total += self.mass(child) + len((child.tail or "").strip())
        if not total or self._is_listing(element, total):
            return 0
        return 0 if total < 300 and (self._is_teaser(element) or self._is_footer(element)) else total

    def _is_listing(self, element: Any, plain: int) -> bool:
        """Whether it is a list of links, whose numbers and days are no text: a rank of what is read most."""
        number, letters = self._linked(element)
        if number < LISTED or letters > 2 * plain or not plain / 2 < letters < LONGEST_LISTED:
            return number >= LISTED and letters > 2 * plain
        return letters > 2 * len("".join(days.without(_unlinked(element)).split()))

    def _is_teaser(self, element: Any) -> bool:
        """Whether it is a link to another page with the cut beginning of that: the text of an announcement is not cut."""
        return self._linked(element)[0] > 0 and _CUT.search(_beginning(element)) is not None

    def _linked(self, element: Any) -> tuple[int, int]:
        """How many links to other pages an element holds, and their characters; files are part of what is told."""
        if element not in self._links:
            if element.tag == "a" and not leads_to_file(element):
                found = (1, len("".join(element.itertext()).strip()))
            else:
                inner = [self._linked(child) for child in element if isinstance(child.tag, str)]
                found = (sum(number for number, _ in inner), sum(letters for _, letters in inner))
            self._links[element] = found
        return self._links[element]

    def _is_footer(self, element: Any) -> bool:
        if element.getparent() is None or not words.pattern("footer").search(_beginning(element)):
            return False
        following = sum(len((node.text or "").strip()) for node in element.itersiblings() if isinstance(node.tag, str))
        return following < 40

    def weight(self, element: Any) -> int:
        """Like :meth:`mass`, where a picture, a table that says something, or an embedded file counts like a paragraph."""
        if element not in self._weight:
            shown = (node for node in element.iter(*EMBEDDED) if not self.in_aside(node))
            embedded = sum(1 for node in shown if node.tag != "table" or self.mass(node))
            self._weight[element] = self.mass(element) + 30 * embedded
        return self._weight[element]


def leads_to_file(link: Any) -> bool:
    """Whether a link leads to a file."""
    return is_file(link.get("href") or "", "".join(link.itertext()).strip())


def has_files(element: Any) -> bool:
    """Whether an element links to files, or is a box for one (``pdfsrc``)."""
    return any(leads_to_file(link) for link in element.iter("a")) or bool(
        element.get("pdfsrc") or element.find(".//*[@pdfsrc]") is not None
    )


def _unlinked(element: Any) -> str:
    """The words of an element outside its links."""
    told = element.xpath(".//text()[not(ancestor::a) and not(parent::script) and not(parent::style)]")
    return " ".join(told)


def _beginning(element: Any) -> str:
    parts, length = [], 0
    for text in element.itertext():
        parts.append(text)
        length += len(text)
        if length > _SHORT:
            break
    return "".join(parts)
