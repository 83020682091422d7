"""How much running text the parts of a page hold, without navigation, side columns, links and footers."""

from __future__ import annotations

import re
from typing import Any

from crawler.parsing import words

SKIPPED = frozenset(("script", "style", "noscript", "template", "head", "select", "button", "nav", "footer", "svg"))
EMBEDDED = ("img", "iframe", "embed", "object", "table", "canvas")
_SHORT = 600


class Weights:
    """Weights of one document's elements, each computed once."""

    def __init__(self) -> None:
        self._aside: dict[Any, bool] = {}
        self._within: dict[Any, bool] = {}
        self._mass: dict[Any, int] = {}
        self._weight: dict[Any, int] = {}

    def is_aside(self, element: Any) -> bool:
        """Navigation, side columns, footers, links to the articles before and after."""
        if element not in self._aside:
            named = re.split(r"[^a-z]+", f"{element.get('class') or ''} {element.get('id') or ''}".lower())
            tagged = element.tag in SKIPPED or element.tag == "aside"
            self._aside[element] = tagged or any(part and part.startswith(words.table("aside")) for part in named)
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
        return 0 if 0 < total < 300 and self._is_footer(element) else total

    def _is_footer(self, element: Any) -> bool:
        if element.getparent() is None or not words.pattern("footer").search(_beginning(element)):
            return False
        following = sum(len((node.text or "").strip()) for node in element.itersiblings() if isinstance(node.tag, str))
        return following < 40

    def weight(self, element: Any) -> int:
        """Like :meth:`mass`, where a picture, table or embedded file counts like a paragraph."""
        if element not in self._weight:
            embedded = sum(1 for node in element.iter(*EMBEDDED) if not self.in_aside(node))
            self._weight[element] = self.mass(element) + 30 * embedded
        return self._weight[element]


def _beginning(element: Any) -> str:
    parts, length = [], 0
    for text in element.itertext():
        parts.append(text)
        length += len(text)
        if length > _SHORT:
            break
    return "".join(parts)
