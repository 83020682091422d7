"""The list of a page of no known system: like links in like places, with a day beside each where the site gives one.

Navigation has short words and no days; hot lists stand under other headings and are shorter. On further pages the list
is the one that stands where it stood on the first (``place``), however short it is there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from crawler.items import ListEntry
from crawler.parsing import days, pager, words
from crawler.parsing.address import canonical
from crawler.parsing.body import collapse
from crawler.parsing.page import Page
from crawler.parsing.rows import LONGEST

LEAST_TITLE = 4
LEAST_ALIKE = 3
"""Links of one kind, from which on they may be a list beside links of other kinds in the same rows."""
MOST_LINKS = 4000
"""More links than any list has: a page of more is read up to here."""
MOST_ALIKE = 2000
"""Links with addresses of one kind; what is beyond them is passed over, so that facets do not crowd out the list."""
MOST_COUNTED = 60
"""Rows beyond which a longer list is no better one: a hundred facets do not outweigh ten announcements with days."""
_STATES = re.compile(
    r"^(?:odd|even|first|last|active|on|off|cur|current|hover|selected|top|new|hot)$|\d+", re.IGNORECASE
)
_BULLETS = re.compile(r"^[\s·•◆◇■□▪※★☆►▶»›>|\-—_.、*]+|[\s|>»›]+$")
_ORDER = re.compile(r"^\d{1,3}\s*[.、)）]\s*(?=\D)")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|zip|rar|jpe?g|png|gif|mp4)$", re.IGNORECASE)


@dataclass(slots=True)
class Row:
    """One link of a list and the element that is its row."""

    link: Any
    row: Any
    url: str
    title: str
    day: str = ""


@dataclass(slots=True)
class Group:
    """Rows in like places. ``score`` compares groups of one page."""

    place: str
    rows: list[Row] = field(default_factory=list)
    score: float = 0.0

    @property
    def dated(self) -> float:
        """Share of rows with a day."""
        return sum(bool(row.day) for row in self.rows) / len(self.rows)


def groups(page: Page) -> list[Group]:
    """All groups of links that may be lists, the best first."""
    root = page.selector.root
    found = [_dated(group) for group in _grouped(_candidates(page, root))]
    for group in found:
        group.score = _score(group, page)
    return sorted((group for group in found if group.rows), key=lambda group: -group.score)


def best(page: Page, place: str = "") -> Group | None:
    """The page's list: the one at ``place`` when it is known, else the best that can be one."""
    found = groups(page)
    if place:
        same = next((group for group in found if group.place == place), None)
        if same is not None:
            return same
    return next((group for group in found if group.score >= 0.5), None)


def entries(group: Group) -> list[ListEntry]:
    """The rows, each address once."""
    made = [ListEntry(key=canonical(row.url), url=row.url, title=row.title, published=row.day) for row in group.rows]
    return list({entry.key: entry for entry in reversed(made)}.values())[::-1]


def confidence(group: Group) -> float:
    """How sure it is that these are the rows: days and titles of some length make it so."""
    length = sum(len(row.title) for row in group.rows) / len(group.rows)
    return round(min(1.0, 0.45 + 0.45 * group.dated + 0.1 * min(length, 20) / 20), 2)


# -- links and their rows ------------------------------------------------------------------------------------------


def _candidates(page: Page, root: Any) -> list[Row]:
    found: list[Row] = []
    alike: Counter[str] = Counter()
    here = canonical(page.url)
    for link in root.iter():
        url = _address(page, link)
        if not url:
            continue
        alike[kind := shape(url)] += 1
        if alike[kind] > MOST_ALIKE:
            continue
        if _FILE.search(urlsplit(url).path) or (urlsplit(url).path in ("", "/") and not urlsplit(url).query):
            continue
        title = title_of(link)
        named = (
            len(title) >= LEAST_TITLE
            and len(days.without(title)) >= LEAST_TITLE - 2
            and not title.startswith(("http://", "https://", "//"))
        )
        if named and canonical(url) != here:
            found.append(Row(link, link, url, title))
            if len(found) == MOST_LINKS:
                break
    return found


def _address(page: Page, element: Any) -> str:
    """Where a link leads, by its address or its script; or a row that is no link and goes somewhere when clicked."""
    if element.tag == "a":
        href = element.get("href") or ""
        return (page.join(href) if not href.startswith("#") else "") or pager.scripted(page, element)
    if isinstance(element.tag, str) and element.get("onclick") and element.find(".//a") is None:
        return pager.scripted(page, element)
    return ""


def title_of(link: Any) -> str:
    """The words of a link that name what it leads to, without bullets, days and marks; a fuller ``title`` wins."""
    pieces = _pieces(link)
    shown = _stripped(collapse(" ".join(pieces)))
    if len(pieces) > 1:
        named = [piece for piece in pieces if len(_stripped(piece)) >= 6 and len(re.findall(r"[^\W\d_]", piece)) >= 4]
        whole = "".join(piece.strip() for piece in pieces)
        blocks = any(
            child.tag in ("div", "p", "span", "i", "h2", "h3", "h4", "em", "b", "time")
            for child in link.iter()
            if child is not link
        )
        shown = _stripped(named[0]) if named and blocks and len(whole) > len(named[0]) else shown
    stated = _stripped(collapse(link.get("title")))
    stated = "" if "：" in stated and "\n" in str(link.get("title")) else stated
    stem = re.sub(r"(?:\.{2,}|…+)$", "", shown)
    return (
        stated
        if len(stated) >= len(stem) and (not stem or stated.startswith(stem[:6]) or len(stem) < LEAST_TITLE)
        else shown
    )


def _pieces(link: Any) -> list[str]:
    texts = [collapse(text) for text in link.itertext()]
    return [text for text in texts if text]


def _stripped(text: str) -> str:
    found = days.find(text)
    if found and (found[0].start <= 2 or found[-1].end >= len(text) - 2) and len(days.without(text)) >= LEAST_TITLE:
        edge = found[0] if found[0].start <= 2 else found[-1]
        text = f"{text[: edge.start]} {text[edge.end :]}"
    text = re.sub(r"[\[(（【]\s*[\])）】]", " ", text)
    text = _ORDER.sub("", _BULLETS.sub("", collapse(text)))
    for mark in words.table("marks"):
        if len(mark) > 1 and len(text) > len(mark) + LEAST_TITLE:
            text = re.sub(
                rf"^[\[【(]?{re.escape(mark)}[\]】)]?\s+|\s+[\[【(]?{re.escape(mark)}[\]】)!！]*$",
                "",
                text,
                flags=re.IGNORECASE,
            )
    return collapse(_BULLETS.sub("", text))


def _grouped(rows: list[Row]) -> list[Group]:
    """Groups by the place of their rows, and by what tells the links apart where a row holds several of them."""
    place = _Places()
    by_link: dict[str, list[Row]] = {}
    for row in rows:
        by_link.setdefault(place(row.link), []).append(row)
    found: dict[str, Group] = {}
    for at, alike in by_link.items():
        like = _without_categories(alike)
        _gather(found, like, place)
        for kind, part in _parted(like, lambda row: shape(row.url)).items():
            _gather(found, part, place, f" {at} {kind}")
    for group in [group for group in found.values() if _crowded(group)]:
        for at, part in _parted(group.rows, lambda row: place(row.link)).items():
            _gather(found, part, place, f" {at}")
    return list(found.values())


def _gather(found: dict[str, Group], like: list[Row], place: _Places, mark: str = "") -> None:
    """Put like links with their rows into the groups of their places; ``mark`` keeps a part apart."""
    owners = _owners(like)
    for row in like:
        at = _row(row, owners)
        name = f"{place(at)} {_below(row.link, at)}{mark}"
        found.setdefault(name, Group(name)).rows.append(replace(row, row=at))


def _parted(rows: list[Row], kind: Callable[[Row], str]) -> dict[str, list[Row]]:
    """Links of several kinds, each kind for itself; nothing where there is one kind, or none with a few links."""
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(kind(row), []).append(row)
    return {name: part for name, part in parts.items() if len(part) >= LEAST_ALIKE} if len(parts) > 1 else {}


def _crowded(group: Group) -> bool:
    """Whether most rows hold more than one link: cards with their employer, their tags, *read on*."""
    return len({row.row for row in group.rows}) <= len(group.rows) / 2


def _without_categories(rows: list[Row]) -> list[Row]:
    """The links that name an announcement, not the category in brackets before it, nor *read on* in each row."""
    often, same = Counter((row.url, row.title) for row in rows), Counter(row.title for row in rows)
    return [
        row
        for row in rows
        if often[row.url, row.title] < 3
        and not (same[row.title] >= 3 and len(row.title) <= 6)
        and not _bracketed(row.link)
    ]


def _bracketed(link: Any) -> bool:
    before = link.getprevious()
    text = (before.tail if before is not None else link.getparent().text if link.getparent() is not None else "") or ""
    return text.rstrip().endswith(("[", "【", "［")) and (link.tail or "").lstrip()[:1] in ("]", "】", "］")


def _owners(rows: list[Row]) -> dict[Any, set[str]]:
    """For each ancestor the addresses of the like links below it."""
    found: dict[Any, set[str]] = {}
    for row in rows:
        for above in row.link.iterancestors():
            found.setdefault(above, set()).add(row.url)
    return found


def _row(row: Row, owners: dict[Any, set[str]]) -> Any:
    """The highest element that belongs to this link alone; ``body`` never does."""
    found = row.link
    for above in row.link.iterancestors():
        if len(owners[above]) > 1 or above.tag in ("body", "html", "form", "main"):
            break
        found = above
    return found


class _Places:
    """Where elements stand, as the names of all above them; each is told once."""

    def __init__(self) -> None:
        self._known: dict[Any, str] = {}

    def __call__(self, element: Any) -> str:
        """The place of an element."""
        if element not in self._known:
            above = element.getparent()
            self._known[element] = f"{self(above)}/{_name(element)}" if above is not None else _name(element)
        return self._known[element]


def _below(link: Any, row: Any) -> str:
    return "" if link is row else str(link.tag)


def _name(element: Any) -> str:
    classes = [part for part in (element.get("class") or "").split() if not _STATES.search(part)]
    return f"{element.tag}.{classes[0]}" if classes else str(element.tag)


# -- days beside the links -----------------------------------------------------------------------------------------


def _dated(group: Group) -> Group:
    """The group with the day of each row; rows without one that lead elsewhere are another list."""
    for row in group.rows:
        row.day = _text_day(_around(row), row.title)
    if group.dated < 0.5:
        _from_neighbours(group)
    shapes = {shape(row.url) for row in group.rows if row.day}
    if shapes:
        group.rows = [row for row in group.rows if row.day or shape(row.url) in shapes]
    return group


def _around(row: Row) -> str:
    """All words of a row; nothing where there are more than a row has: a column of links to one page is no row."""
    parts, length = [], 0
    for text in row.row.itertext():
        parts.append(text)
        length += len(text.strip())
        if length > LONGEST:
            return ""
    return collapse(" ".join(parts))


def _text_day(text: str, title: str) -> str:
    bare = text.replace(title, " ", 1) if days.without(title) != title else text
    found = days.published(bare)
    return found.text if found is not None else ""


def _from_neighbours(group: Group) -> None:
    """Days that stand between the rows: after each link, or before each, whichever more rows have."""
    if len(group.rows) < 2:
        above = group.rows[0].row.getparent()
        group.rows[0].day = (
            _text_day(collapse(" ".join(above.itertext()))[:300], group.rows[0].title) if above is not None else ""
        )
        return
    before, after = zip(*_between(group), strict=True)
    dated_after, dated_before = [[_text_day(text, "") for text in texts] for texts in (after, before)]
    chosen = dated_before if sum(map(bool, dated_before)) > sum(map(bool, dated_after)) else dated_after
    for row, day in zip(group.rows, chosen, strict=True):
        row.day = row.day or day


def _between(group: Group) -> Iterator[tuple[str, str]]:
    """The words before and after each link, up to the links beside it."""
    marks = {row.link: number for number, row in enumerate(group.rows)}
    scraps: list[list[str]] = [[] for _ in range(len(group.rows) + 1)]
    top = _common(group)
    number = 0
    for kind, text in _walk(top, marks):
        if kind is not None:
            number = kind + 1
        elif text.strip():
            scraps[number].append(text)
    joined = [collapse(" ".join(part)) for part in scraps]
    for index in range(len(group.rows)):
        yield joined[index][-60:], joined[index + 1][:60]


def _walk(element: Any, marks: dict[Any, int]) -> Iterator[tuple[int | None, str]]:
    if element in marks:
        yield marks[element], ""
    elif isinstance(element.tag, str) and element.tag not in ("script", "style"):
        yield None, element.text or ""
        for child in element:
            yield from _walk(child, marks)
            yield None, child.tail or ""


def _common(group: Group) -> Any:
    last = set(group.rows[-1].link.iterancestors())
    return next((above for above in group.rows[0].link.iterancestors() if above in last), group.rows[0].row)


# -- which group is the list ---------------------------------------------------------------------------------------


def shape(url: str) -> str:
    """What addresses of like pages share: folders with numbers left open, the ending, names of the query."""
    parts = urlsplit(url)
    folders = re.sub(r"\d+", "N", parts.path.rsplit("/", 1)[0])
    ending = parts.path.rsplit("/", 1)[-1].rpartition(".")[2] if "." in parts.path.rsplit("/", 1)[-1] else ""
    keys = ",".join(sorted(pair.split("=")[0] for pair in parts.query.split("&")))
    return f"{folders}|{ending}|{keys}"


def _score(group: Group, page: Page) -> float:
    rows = group.rows
    if not rows:
        return 0.0
    length = sum(len(row.title) for row in rows) / len(rows)
    different = len({row.title for row in rows}) / len(rows)
    shapes = [shape(row.url) for row in rows]
    alike = max(shapes.count(shape) for shape in set(shapes)) / len(rows)
    speaking = sum(words.pattern("announces").search(row.title) is not None for row in rows) / len(rows)
    score: float = (
        (0.7 + 0.3 * speaking)
        * min(len(rows), MOST_COUNTED) ** 0.7
        * (0.3 + group.dated)
        * min(length, 24)
        / 24
        * (0.4 + 0.6 * alike)
        * different
    )
    if group.dated < 0.5 and (length < 8 or len(rows) < 3):
        return 0.0
    return score * _standing(rows[0], page)


def _standing(row: Row, page: Page) -> float:
    """Less for what stands in navigation, footers, side columns and under headings of other lists."""
    factor = 1.0
    for above in [row.row, *row.row.iterancestors()]:
        named = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        parts = re.split(r"[^a-z]+", named)
        if _is_frame(above) or any(part.startswith(word) for part in parts for word in words.table("aside")):
            factor = 0.35 if above.tag not in ("nav", "footer") else 0.15
            break
    return factor * (0.4 if words.pattern("aside_headings").search(heading(row)) else 1.0)


def _is_frame(element: Any) -> bool:
    """Navigation, footer, side column; a header too, unless it is an article's own."""
    if element.tag == "header":
        return not any(above.tag in ("article", "section", "li") for above in element.iterancestors())
    return element.tag in ("nav", "footer", "aside")


def heading(row: Row) -> str:
    """The words right above the list that a row is in: its heading."""
    top = row.row
    for above in row.row.iterancestors():
        before = above.getprevious() if above.getprevious() is not None else None
        if top.getprevious() is not None and top.getprevious().tag in ("h1", "h2", "h3", "h4", "h5", "strong", "b"):
            return collapse(" ".join(top.getprevious().itertext()))[:40]
        if before is not None and isinstance(before.tag, str) and 1 < len(collapse(" ".join(before.itertext()))) < 40:
            return collapse(" ".join(before.itertext()))
        if above.tag in ("body", "html"):
            break
    return ""
