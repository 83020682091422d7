"""An announcement on a page of no known system: title, day, body, attachments, each with how sure it is (0 to 1).

The list already said a title and mostly a day: the page is read around the place where that title stands again. What
is unsure is marked so, and staff look at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from crawler.items import ListEntry, MissingField, RawAttachment, RawItem
from crawler.parsing import days, words
from crawler.parsing.body import (
    LITTLE,
    attachments,
    collapse,
    hiring,
    images,
    in_a_line,
    labelled,
    positions,
    viewed,
    visible_text,
)
from crawler.parsing.generic import said, viewers, zone
from crawler.parsing.generic.heading import Found, below, heading_of, is_byline, title_of
from crawler.parsing.generic.weight import Weights, has_files
from crawler.parsing.page import Page

SURE = 0.6
FEW = 80
"""Characters of its own under which a body that shows a picture or a document says the rest there."""
LEAST_BEGUN = 30
"""Characters that two texts begin with alike when one is the other's beginning."""
MOST_BEFORE = 3
"""Parts before a text that may be its beginning once more."""
_PUBLISHER = re.compile(
    r"(?:信息来源|文章来源|来源|发布单位|发布部门|发布机构|作者/来源)\s*[:：]?\s*([^\s:：|【】\]]{2,40}?)(?=\s|发稿|发布|日期|时间|浏览|点击|阅读|[|【】\]]|$)"
)
_META = (
    "PubDate",
    "pubdate",
    "publishdate",
    "article:published_time",
    "og:release_date",
    "firstpublishedtime",
    "date",
    "datePublished",
)
_LINKED = re.compile(r"\"(?:datePublished|datePosted)\"\s*:\s*\"([^\"]{8,40})\"")
"""The day of publishing in schema.org's words."""


@dataclass(slots=True)
class Reading:
    """What a page says."""

    title: Found = field(default_factory=Found)
    published: Found = field(default_factory=Found)
    body: Found = field(default_factory=Found)
    text: str = ""
    publisher: str = ""
    files: list[RawAttachment] = field(default_factory=list)


def read_detail(page: Page, source: str, entry: ListEntry, family: str = "generic") -> RawItem:
    """The announcement. Raises :class:`MissingField` without a title, or when the page has no body of any kind."""
    found = read(page, entry)
    if not found.title.text:
        raise MissingField("title", page.url)
    if not found.body.text and not found.files:
        raise MissingField("body", page.url, "neither text nor picture nor file")
    text, stated = found.text, labelled(found.text)
    sure = {"title": found.title.sure, "published": found.published.sure, "description": found.body.sure}
    return RawItem(
        source=source,
        key=entry.key,
        url=entry.url,
        family=family,
        title=found.title.text,
        section=entry.section,
        published=found.published.text,
        organizer=found.publisher,
        employer=hiring(stated),
        description=text,
        positions=positions(found.body.text),
        attachments=found.files,
        labelled=stated,
        confidence={name: round(value, 2) for name, value in sure.items()},
        fetched_at=page.fetched_at,
        extraction="sure" if min(sure.values()) >= SURE else "unsure",
    )


def read(page: Page, entry: ListEntry) -> Reading:
    """What a page says of the title and day that the list told. The last is kept: a spider looks whether it says enough before."""
    return _read(viewers.opened(page), entry.title, entry.published)


@lru_cache(maxsize=1)
def _read(page: Page, listed: str, day: str) -> Reading:
    """Title, then what stands after it: the day in the lines below it, the body below those."""
    root, weights = page.selector.root, Weights()
    heading = heading_of(root, listed)
    title = title_of(root, heading, listed)
    region, parts = zone.content(root, heading, weights)
    lines, rest = zone.lines(parts)
    lines = f"{below(heading)} | {lines}"
    body, text, files = _body(rest, page, weights)
    boxes = [region, *zone.shelves(region, weights)] if region is not None else []
    area = "".join(etree.tostring(box, encoding="unicode", method="html", with_tail=False) for box in boxes)
    known = {file.url for file in files}
    files += [file for file in attachments(area, page.url) if file.url not in known] if area else []
    published = _published(page, _Told(lines, _beside(heading), text), day, weights)
    publisher = _PUBLISHER.search(lines)
    return Reading(title, published, body, text, publisher[1] if publisher else "", files)


# -- day, body, files ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a page tells its day: the lines under the title, those beside it, the text."""

    zone: str
    beside: str
    text: str


def _published(page: Page, told: _Told, listed: str, weights: Weights) -> Found:
    """The day of publishing: under the title, in the page's head, in the list, else beside the title or where the text is signed."""
    root, order = page.selector.root, days.order(page.text)
    near = days.published(told.zone, order)
    if near is not None and days.is_weak(near) and len(listed) >= 10:
        near = None
    if near is not None and near.doubtful:
        near = _settled(near, listed)
    agrees = near is not None and days.agrees(near, listed)
    if near is not None and near.whole and (agrees or not days.is_bare(near)):
        return Found(near.text, 0.4 if near.doubtful else 0.95 if agrees else 0.65)
    stated = _head_day(root, weights)
    if len(listed) >= 10:
        return Found(stated if stated[:10] == listed[:10] else listed, 0.9)
    if stated:
        return Found(stated, 0.85)
    signed = _labelled_day(root) or _whole(days.published(told.beside, order)) or _signed(told.text)
    if listed:
        whole = signed if signed.endswith(listed) else listed
        return Found(whole, 0.8)
    if signed:
        return Found(signed, 0.6)
    path = days.find(re.sub(r"/(20\d{2})/?(\d{2})/?(\d{2})/", r" \1-\2-\3 ", urlsplit(page.url).path))
    return Found(path[0].text, 0.6) if path and path[0].whole else Found()


def _settled(day: days.Day, listed: str) -> days.Day:
    """A day whose month and day may be the other way round, as the list tells it."""
    if not listed:
        return day
    swapped = replace(day, text=f"{day.text[:5]}{day.text[8:10]}-{day.text[5:7]}{day.text[10:]}")
    known = next((one for one in (day, swapped) if days.agrees(one, listed)), None)
    return replace(known, doubtful=False) if known is not None else day


def _whole(day: days.Day | None) -> str:
    return day.text if day is not None and day.whole and not day.doubtful else ""


def _beside(heading: Any) -> str:
    """The few words before the title in its box: a day in large figures, often."""
    if heading is None or heading.getparent() is None:
        return ""
    boxes = [heading, heading.getparent()]
    before = [node for box in boxes for node in box.itersiblings(preceding=True) if isinstance(node.tag, str)]
    texts = [said.text(node) for node in before]
    return " | ".join(text for text in texts if len(text) <= 40)


def _head_day(root: Any, weights: Weights) -> str:
    """The day that a page states for machines."""
    found = (days.find(text) for text in _stated(root, weights))
    return next((first[0].text for first in found if first and first[0].whole), "")


def _stated(root: Any, weights: Weights) -> Iterator[str]:
    """What meta tags, schema.org's data and ``<time>`` hold, the surest first."""
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip() in _META:
            yield meta.get("content") or ""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and (linked := _LINKED.search(script.text or "")):
            yield linked[1]
    for time in root.iter("time"):
        if said.kind(time) != "changed" and not weights.in_aside(time):
            yield time.get("datetime") or ""


def _labelled_day(root: Any) -> str:
    """The day that a label names as that of publishing, anywhere on the page."""
    text = collapse(" ".join(root.xpath("//body//text()[not(parent::script) and not(parent::style)]")))
    found = [day for day in days.find(text[:20_000]) if day.whole]
    for kind in ("published", "written"):
        names = tuple(word for word in words.table(kind) if len(word) >= 4)
        for day in found:
            if day.label.endswith(names):
                return day.text
    return ""


def _signed(text: str) -> str:
    """The day that stands alone as the last line of the text."""
    for line in reversed(text.splitlines()[-6:]):
        found = days.find(line[:200])
        other = words.pattern("not_published").search(line)
        if len(found) == 1 and found[0].whole and len(days.without(line)) <= 25 and not other:
            return found[0].iso
    return ""


def _body(rest: list[Any], page: Page, weights: Weights) -> tuple[Found, str, list[RawAttachment]]:
    """The body's HTML and how sure it is, its text, and the files that stand in its place."""
    kept = _without_excerpts(_trimmed(rest, weights))
    html = "\n".join(
        part if isinstance(part, str) else etree.tostring(part, encoding="unicode", method="html", with_tail=False)
        for part in kept
    )
    text = visible_text(html) if html.strip() else ""
    files = viewed(html, page.url) if "<" in html else []
    if len(text) >= LITTLE and _own(kept, weights) >= FEW:
        return Found(html, 0.9 if len(text) >= 80 else 0.7), text, files
    instead = [*files, *images(html, page.url)] if "<" in html else []
    if instead or "<canvas" in html:
        return Found(html, 0.3), text, instead  # a poster, a file or a drawing in place of the text: staff look
    if len(text) >= LITTLE:
        return Found(html, 0.9 if len(text) >= 80 else 0.7), text, []
    return (Found(html, 0.4) if len(text) >= 10 else Found()), text, []


def _own(parts: list[Any], weights: Weights) -> int:
    """Characters that a body says itself: neither lines about it, nor the beginnings of its text, nor links."""
    texts = ((part, _text_of(part)) for part in parts)
    told = ((part, text) for part, text in texts if not _is_excerpt(text) and not (len(text) < 80 and is_byline(text)))
    return sum(len(text) if isinstance(part, str) else weights.mass(part) for part, text in told)


def _without_excerpts(parts: list[Any]) -> list[Any]:
    """The parts without such as repeat, cut, how the text after them begins: 摘要: …"""
    texts = [_text_of(part) for part in parts[:MOST_BEFORE]]
    following = "".join(_text_of(part)[:1000] for part in parts[1:])
    begun = ["".join(_text_of(part)[:1000].split()) for part in parts[1 : MOST_BEFORE + 1]]
    stems = [re.sub(r"^\W*\w{2,4}\s*[:：]\s*", "", text) for text in texts]
    cut = [_is_excerpt(text) and stem[:20].strip(" .…") in following for text, stem in zip(texts, stems, strict=True)]
    same = [
        _begins(text, after) or _begins(stem, after)
        for text, stem, after in zip(texts, stems, [*begun, ""], strict=False)
    ]
    first = next((n for n, again in enumerate(map(max, cut, same)) if not again), len(texts))
    return parts[first:]


def _begins(text: str, after: str) -> bool:
    """Whether a text, cut without a mark, is how the one after it begins."""
    bare = "".join(text.split())
    return LEAST_BEGUN <= len(bare) < len(after) and after.startswith(bare)


def _is_excerpt(text: str) -> bool:
    return len(text) < 300 and re.search(r"(?:\.{2,}|…)$", text) is not None


def _text_of(part: Any) -> str:
    return collapse(part) if isinstance(part, str) else in_a_line(part)


def _trimmed(rest: list[Any], weights: Weights) -> list[Any]:
    """The parts without the footers and neighbours at the end."""
    kept = list(rest)
    while kept:
        text = _text_of(kept[-1])
        tail = not isinstance(kept[-1], str) and (
            weights.is_aside(kept[-1]) or (weights.weight(kept[-1]) < 4 and not has_files(kept[-1]))
        )
        if (
            tail
            or (len(text) < 300 and words.pattern("footer").search(text))
            or (words.pattern("tails").match(text.lstrip("[【(（ -—_=*·")) and len(text) < 200)
        ):
            kept.pop()
        else:
            break
    return kept
