"""Titles that stand beside their links: a heading in a card whose link says *read on*, is a picture, or nothing at all; or in the picture's words.

A card without a heading says its title first, before what else there is to say in sentences; its words or their length tell it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from crawler.parsing import days, words
from crawler.parsing.body import collapse, in_a_line
from crawler.parsing.generic.heading import LONGEST_TITLE, is_headed
from crawler.parsing.grouping import Row, own_rows

LEAST_PICTURED = 6
"""Characters from which on the words of a picture may be a title, and not *图片* or *logo*."""
LEAST_FIRST = 6
"""Letters from which on the first words of a card may be its title, and not a tag or a place."""
_SAYS = re.compile(r"[。；]|^\W{0,3}\w{2,6}\s?[:：]|[:：]\W{0,3}$")
"""What stands in sentences and behind labels, and in no title."""
_WEIGHTY = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b")


def says_nothing(title: str) -> bool:
    """Whether a link's words do not name what it leads to."""
    return title.lower().strip(" +>»›→[]【】()（）.…") in ("", *words.table("read_on"))


def named(links: list[Row], title_of: Callable[[Any], str]) -> list[Row]:
    """Links that name nothing, with the title of the row that each has for itself; those without one are left out."""
    found = []
    for row, element in own_rows(links):
        if (title := _title(element, title_of) or _pictured(row.link)) and not says_nothing(title):
            found.append(Row(row.link, row.row, row.url, title))
    return found


def _pictured(link: Any) -> str:
    """What the picture of a link says that it shows."""
    texts = (collapse(picture.get("alt") or picture.get("title")) for picture in link.iter("img"))
    return next((text for text in texts if LEAST_PICTURED <= len(text) <= LONGEST_TITLE), "")


def _title(row: Any, title_of: Callable[[Any], str]) -> str:
    """The words of a row's heading: by its tag, else by what it is called; a link of its own leads elsewhere."""
    parts = [
        part
        for part in row.iter()
        if isinstance(part.tag, str) and not any(above.tag == "a" for above in (part, *part.iterancestors()))
    ]
    for tagged in (
        [part for part in parts if part.tag in _WEIGHTY[:6]],
        [part for part in parts if is_headed(part)],
        [part for part in parts if part.tag in _WEIGHTY[6:]],
    ):
        for part in tagged:
            title = title_of(part)
            if 4 <= len(title) <= LONGEST_TITLE and len(in_a_line(part)) <= LONGEST_TITLE:
                return title
    return _first(parts)


def _first(parts: list[Any]) -> str:
    """The first words of a row that may be a title; those before others that announce something."""
    texts = [in_a_line(part) for part in parts if not len(part)]
    may = [
        text
        for text in texts
        if len(text) <= LONGEST_TITLE
        and len(re.findall(r"[^\W\d_]", text)) >= LEAST_FIRST
        and not _SAYS.search(text)
        and not days.find(text)
    ]
    spoken = (text for text in may if words.pattern("announces").search(text))
    return next(spoken, may[0] if may else "")
