"""CSS on lxml elements, each expression compiled once: parsers that look at thousands of elements a page need that.

What is found is what :class:`parsel.Selector` finds; elements, words and attributes come without a wrapper each.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import etree
from parsel.csstranslator import HTMLTranslator

_WORDS = etree.XPath("string()", smart_strings=False)


@cache
def _compiled(css: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(css), smart_strings=False)


def select(element: Any, css: str) -> list[Any]:
    """Elements, or strings for ``::text`` and ``::attr()``, in the order of the page. Only for our own expressions."""
    found: list[Any] = _compiled(css)(element)
    return found


def words(element: Any) -> str:
    """All text of an element, joined as it stands."""
    return str(_WORDS(element))


def markup(element: Any) -> str:
    """The element as HTML, without what follows it."""
    return str(etree.tostring(element, method="html", encoding="unicode", with_tail=False))


def whole(root: Any, css: str) -> list[Any]:
    """The elements that an expression finds; one within another is part of that and does not count again."""
    found = select(root, css)
    among = set(found)
    return [element for element in found if among.isdisjoint(element.iterancestors())]


def outermost(root: Any, css: str) -> str:
    """The same as HTML."""
    return "\n".join(markup(element) for element in whole(root, css))
