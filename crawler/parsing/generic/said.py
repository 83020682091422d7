"""The words of an element as a reader of days needs them: with what its markup tells and its words do not.

``<time class="updated">`` is a day of change, ``itemprop="datePublished"`` one of publishing; *3 天前* carries its day in
``title`` or ``datetime``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from crawler.parsing import days, words
from crawler.parsing.body import collapse, in_a_line

_LONGEST = 60
"""Characters up to which marked words are a day and its label; a longer part is something that was published."""
_SHORTEST_LIVED = 20
"""Characters up to which words may be a way to tell a day: *3 天前*, *昨天 08:30*."""


def text(part: Any) -> str:
    """All words of an element, or of a string between two, in one line."""
    return collapse(part if isinstance(part, str) else " ".join(pieces(part)))


def pieces(element: Any, link: Any = None) -> Iterator[str]:
    """The scraps of text in order, a label before each day that its markup names.

    A mark stands before and after ``link``: *31 Aug* and *2027年某区公告* are no day together.
    """

    def instead(part: Any) -> tuple[str, ...] | None:
        if part is link:
            return " | ", *pieces(part), " | "
        day = _carried(part) or _labelled(part)
        return (day,) if day else None

    return in_order(element, instead)


def in_order(element: Any, instead: Callable[[Any], Iterable[Any] | None]) -> Iterator[Any]:
    """The scraps of text in order; of an element that ``instead`` gives something for, that, and nothing of its own.

    To hand scraps up through deep markup level by level would cost its depth for each.
    """
    waiting = [iter([element])]
    while waiting:
        if (part := next(waiting[-1], None)) is None:
            waiting.pop()
        elif isinstance(part, str):
            yield part
        elif not isinstance(part.tag, str):
            continue
        elif (put := instead(part)) is not None:
            yield from put
        else:
            yield part.text or ""
            waiting.append(_inside(part))


def _inside(element: Any) -> Iterator[Any]:
    for child in element:
        yield child
        yield child.tail or ""


def kind(element: Any) -> str:
    """``published`` or ``changed`` where markup names an element so; both together are one day that stands for both."""
    named = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('property') or ''}".lower()
    parts = {piece for part in named.split() for piece in (part, *part.replace("_", "-").split("-"))}
    for name in ("published", "changed"):
        if not parts.isdisjoint(words.table(f"{name}_marks")):
            return name
    return ""


def _labelled(element: Any) -> str:
    if not (named := kind(element)):
        return ""
    shown = in_a_line(element)
    if len(shown) > _LONGEST or not (found := days.find(shown)):
        return ""
    return f" {shown[: found[0].start]} {words.table(named)[0]}：{shown[found[0].start :]} "


def _carried(element: Any) -> str:
    """The day in an attribute, where the words tell it in another way."""
    stated = element.get("datetime") or (element.get("title") if element.tag != "a" else "") or ""
    if not stated or not (found := days.find(stated)) or not found[0].whole:
        return ""
    shown = in_a_line(element)
    if len(shown) > _SHORTEST_LIVED or days.find(shown):
        return ""
    named = kind(element)
    return f" {words.table(named)[0]}：{found[0].text} " if named else f" {found[0].text} "
