"""What stands after a title: the parts of the page that follow it, short lines of day and source first, then the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from crawler.parsing import days, words
from crawler.parsing.generic import said
from crawler.parsing.generic.weight import EMBEDDED, WHOLE, Weights, leads_to_file

LONGEST_HEAD = 300
"""Characters of a post within which it says when it was posted."""
LONGEST_LINE, MOST_ABOVE = 120, 6
"""Characters of the line of a post that says when it was posted, and how far up from its first word the whole of it may be."""
LONGEST_STEM = 12
"""Characters of a title by which it is known again."""
MOST_AROUND = 3
"""The box of an announcement and those around it, below which its files may stand."""
MOST_BESIDE = 40
"""Characters beside links to files: 附件下载："""
_SENTENCE = re.compile(r"[。；！]|[，,].{12,}")


def content(root: Any, heading: Any, weights: Weights) -> tuple[Any, list[Any]]:
    """The element that holds the announcement, and its parts after the title (elements, or strings between them)."""
    whole = root.find("body") if root.find("body") is not None else root
    if heading is None:
        region = _densest(whole, weights)
        return region, _parts(region)
    place, region = heading, whole
    target = 0.6 * max(_after(whole, heading, weights), 30)
    for above in heading.iterancestors():
        place, region = above, above
        if _after(above, heading, weights) >= target or above is whole:
            break
    return region, _without_answers(_following_parts(place, heading, weights), heading, weights)


def _without_answers(parts: list[Any], heading: Any, weights: Weights) -> list[Any]:
    """The parts up to the answers of a thread: further boxes numbered like the first that tell as it does when they were posted."""
    kinds = {_post(above) for above in heading.iterancestors()} - {""}
    title = said.text(heading)[:LONGEST_STEM]
    kept = []
    for part in parts:
        kind = _post(part) if not isinstance(part, str) else ""
        if (kind and kind in kinds) or _answers(part, title):
            continue
        kept += _told(part, weights) if kind and not kinds else [part]
        kinds |= {kind} - {""}
    return kept


def _told(post: Any, weights: Weights) -> list[Any]:
    """The line of a post that says when it was posted, and what follows: who posted stands before it, or in a column of its own.

    The whole post where its text stands before that line.
    """
    first = next((part for part in post.iter() if _begins_line(part)), None)
    if first is None:
        return [post]
    line = first
    for above in islice(first.iterancestors(), MOST_ABOVE):
        if above is post or len(said.text(above)) > LONGEST_LINE:
            break
        line = above
    following = _following_parts(post, line, weights)
    return [first, *following] if _weight(following, weights) >= 0.5 * weights.weight(post) else [post]


def _begins_line(part: Any) -> bool:
    return isinstance(part.tag, str) and (part.text or "").strip().lower().startswith(words.table("posted"))


def _answers(part: Any, title: str) -> bool:
    """Whether a numbered box begins with the title as an answer to it does: *回复: …*, *Re: …*."""
    if isinstance(part, str) or not re.search(r"\d", part.get("id") or ""):
        return False
    before, found, _ = said.text(part)[:LONGEST_HEAD].partition(title)
    return bool(found) and before.rstrip(" :：").lower().endswith(words.table("answers"))


def _post(part: Any) -> str:
    """The kind of a numbered box (``post_41``) that says when it was posted; empty for any other part."""
    name = part.get("id") or ""
    if not re.search(r"\d", name):
        return ""
    found = days.find(said.text(part)[:LONGEST_HEAD])
    posted = found and found[0].whole and found[0].label.endswith(words.table("posted"))
    return re.sub(r"\d+", "0", name) if posted else ""


def shelves(region: Any, weights: Weights) -> Iterator[Any]:
    """Boxes right below the one that holds an announcement, or below that around it, that hold its files and hardly anything else."""
    for box in islice((region, *region.iterancestors()), MOST_AROUND):
        for sibling in box.itersiblings():
            if box.tag in WHOLE or not isinstance(sibling.tag, str) or not (text := said.text(sibling)):
                continue
            if not _is_shelf(sibling, text, weights):
                return
            yield sibling


def _is_shelf(box: Any, text: str, weights: Weights) -> bool:
    links = [link for link in box.iter("a") if link.get("href")]
    if not links or weights.is_aside(box) or words.pattern("aside_headings").search(text):
        return False
    besides = len(text) - sum(len(said.text(link)) for link in links)
    return besides <= MOST_BESIDE and all(map(leads_to_file, links))


def _after(region: Any, heading: Any, weights: Weights) -> int:
    """Weight of what follows the heading within a region."""
    return _weight(_following_parts(region, heading, weights), weights)


def _weight(parts: list[Any], weights: Weights) -> int:
    return sum(weights.weight(part) if not isinstance(part, str) else len(part.strip()) for part in parts)


def _following_parts(region: Any, heading: Any, weights: Weights) -> list[Any]:
    """All that follows the heading inside the region, in order: siblings of each level on the way up."""
    parts: list[Any] = []
    node = heading
    while node is not region and node is not None:
        parts.append(node.tail or "")
        for sibling in node.itersiblings():
            if isinstance(sibling.tag, str) and not weights.is_aside(sibling):
                parts.append(sibling)
            parts.append(sibling.tail or "")
        node = node.getparent()
        if node is region:
            break
    return [part for part in parts if not isinstance(part, str) or part.strip()]


def _densest(region: Any, weights: Weights) -> Any:
    """Down from the page while one child holds most of the text."""
    while True:
        children = [child for child in region if isinstance(child.tag, str) and not weights.is_aside(child)]
        heaviest = max(children, key=weights.weight, default=None)
        if (
            heaviest is None
            or weights.weight(heaviest) < 0.7 * max(weights.weight(region), 1)
            or heaviest.tag in ("p", "span", "table", "font")
        ):
            return region
        region = heaviest


def _parts(region: Any) -> list[Any]:
    found: list[Any] = [region.text or ""]
    for child in region:
        found += [child, child.tail or ""] if isinstance(child.tag, str) else [child.tail or ""]
    return [part for part in found if not isinstance(part, str) or part.strip()]


def lines(parts: list[Any]) -> tuple[str, list[Any]]:
    """The short lines under the title (day, source, clicks), and the parts from the body on."""
    told: list[str] = []
    own: list[Any] = []
    for number, part in enumerate(parts):
        text = said.text(part)
        dated = any(map(days.find, told))
        if len(text) > 120 or _SENTENCE.search(days.without(text)) or _embeds(part, text):
            opened = _opened(part, dated) if not isinstance(part, str) else None
            return (
                (f"{' | '.join(told)} | {opened[0]}", [*own, *opened[1], *parts[number + 1 :]])
                if opened
                else (" | ".join(told), [*own, *parts[number:]])
            )
        meta = _is_meta(text, dated)
        if told and not meta and text:
            return " | ".join(told), [*own, *parts[number:]] if any(told) else parts
        if number == 0 and text and not meta:
            own = [part] if days.find(text) else []
            told += [] if own else [""]
        told += [text] if meta else []
        if len(told) > 6:
            return " | ".join(told), [*own, *parts[number + 1 :]]
    return " | ".join(told), parts


def _embeds(part: Any, text: str) -> bool:
    """Whether a part shows something; a row of a layout table often shows icons or a table beside the day."""
    if isinstance(part, str):
        return False
    kinds = ("iframe", "embed", "object") if part.tag == "tr" and _is_meta(text) else EMBEDDED
    return next(part.iter(*kinds), None) is not None


def _opened(part: Any, dated: bool) -> tuple[str, list[Any]] | None:
    """A box that begins with such lines and goes on with the body: its lines and its further parts."""
    if part.tag in ("p", "table", "font", "span"):
        return None
    inner = _parts(part)
    if len(inner) < 2:
        return None
    text = said.text(inner[0])
    told = len(text) <= 120 and _is_meta(text, dated) and not _SENTENCE.search(days.without(text))
    return (text, inner[1:]) if told else None


def _is_meta(text: str, dated: bool = False) -> bool:
    """Whether a line tells of the announcement and is none of its own, as *宣讲时间：* and *截止日期：* are.

    ``dated``: lines before it told the day of publishing, so that one that does not name it so is another.
    """
    day, besides = days.published(text), days.without(text)
    if day is not None and len(besides) < 60 and (not dated or not day.label or days.is_named(day)):
        return True
    mark = _labels() if re.search("[:：]", besides) else words.pattern("byline")
    return mark.search(besides) is not None and len(text) < 80


@cache
def _labels() -> re.Pattern[str]:
    """来源：, 浏览次数：, but not the hall of *地点：信息发布厅*."""
    return re.compile(rf"(?:{words.pattern('byline').pattern})[\u4e00-\u9fff]{{0,4}}\s*[:：]")
