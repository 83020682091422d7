"""Boxes that a page leaves for its script to put the rows of its list into.

Beside such a box what is shown, the news of a side column, may be another list.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from crawler.parsing import words
from crawler.parsing.body import collapse
from crawler.parsing.generic.weight import WHOLE
from crawler.parsing.page import Page

_BOXES = ("ul", "ol", "table", "tbody", "dl", "div", "section")
_SHOWN = ("a", "img", "input", "iframe", "canvas", "object", "embed", "select", "button", "form", "textarea", "video")
MOST_PARTS, LONGEST, MOST_EMPTY = 12, 30, 200
"""Parts of a box that turns while it waits, characters of what it says, and empty boxes that are looked at."""


def present(page: Page) -> bool:
    """Whether a box of the page that is called a list is empty, or says nothing but that its rows are to come."""
    boxes = (box for box in page.selector.root.iter(*_BOXES) if _waits(box))
    return not all(map(_is_aside, islice(boxes, MOST_EMPTY)))


def _waits(box: Any) -> bool:
    """Whether it is named, shows nothing, and is called a list or says that something is to come."""
    if not (box.get("id") or box.get("class")):
        return False
    parts = list(islice(box.iter(), MOST_PARTS + 1))
    if len(parts) > MOST_PARTS or any(part.tag in _SHOWN for part in parts):
        return False
    text = collapse("".join(box.itertext()))
    if text:
        return len(text) <= LONGEST and words.pattern("waiting").search(text) is not None
    return not _words(box).isdisjoint(words.table("row_boxes"))


def _words(element: Any) -> set[str]:
    """Words of class and id: news and list of ``newsList``."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return words.of_name(named)


def _is_aside(box: Any) -> bool:
    """Whether it stands in a part that is no content: the slides and the hot list are brought by scripts too."""
    parts = (above for above in (box, *box.iterancestors()) if above.tag not in WHOLE)
    return any(word.startswith(words.table("aside")) for part in parts for word in _words(part))
