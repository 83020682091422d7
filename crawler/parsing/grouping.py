"""Links in like places, put together as the rows of what may be a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlsplit

LEAST_ALIKE = 3
"""Links of one kind, from which on they may be a list beside links of other kinds in the same rows."""
MOST_BOXES, MOST_ABOVE = 60, 3
"""Boxes of rows that are compared with one another; elements around a row of which one may be its section."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "strong", "b", "time")
_STATES = re.compile(
    r"^(?:odd|even|first|last|active|on|off|cur|current|hover|selected|top|new|hot|row|alt|alternat\w*)$|(?:^|[-_])(?:odd|even|alt)(?:[-_]|$)|\d+",
    re.IGNORECASE,
)


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
    several: bool = False
    """Whether its rows stand in boxes of different kinds, each of which is a group of its own too."""
    headed: bool = False
    """Whether some of its rows stand below headings, with others, and others are such sections themselves."""

    @property
    def dated(self) -> float:
        """Share of rows with a day."""
        return sum(bool(row.day) for row in self.rows) / len(self.rows)


def grouped(rows: list[Row]) -> list[Group]:
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
    return [one for group in found.values() for one in (group, *_boxed(group))]


def own_rows(rows: list[Row]) -> list[tuple[Row, Any]]:
    """Links with the highest element that belongs to each alone."""
    owners = _owners(rows)
    return [(row, _row(row, owners)) for row in rows]


def _gather(found: dict[str, Group], like: list[Row], place: _Places, mark: str = "") -> None:
    """Put like links with their rows into the groups of their places; ``mark`` keeps a part apart."""
    owned = _in_sections(own_rows(like), place)
    alone = {place(at) for at in owned}
    for row, at in zip(like, owned, strict=True):
        stands = _headed(at, alone, place)
        name = f"{place(stands)} {_below(row.link, at)}{mark}"
        group = found.setdefault(name, Group(name))
        group.rows.append(replace(row, row=at))
        group.headed |= stands is not at


def _headed(at: Any, alone: set[str], place: _Places) -> Any:
    """A row, or the section with a heading around it where other such sections hold one row each and pass for it: days, often."""
    for above in islice(at.iterancestors(), MOST_ABOVE):
        if len(above) and above[0].tag in _HEADINGS and place(above) in alone:
            return above
    return at


def _parted(rows: list[Row], kind: Callable[[Row], str]) -> dict[str, list[Row]]:
    """Links of several kinds, each kind for itself; nothing where there is one kind, or none with a few links."""
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(kind(row), []).append(row)
    return {name: part for name, part in parts.items() if len(part) >= LEAST_ALIKE} if len(parts) > 1 else {}


def _crowded(group: Group) -> bool:
    """Whether most rows hold more than one link: cards with their employer, their tags, *read on*."""
    return len({row.row for row in group.rows}) <= len(group.rows) / 2


@dataclass(slots=True)
class _Kind:
    """Rows of boxes that are filled in one way: built alike, with addresses of one channel."""

    rows: list[Row]
    builds: Counter[tuple[str, ...]]
    fixed: dict[str, str]

    def is_like(self, other: _Kind) -> bool:
        """Whether boxes of both may be one list."""
        return bool(self.builds.keys() & other.builds.keys()) and not self.differing(other)

    def differing(self, other: _Kind) -> set[str]:
        """What is the same in all addresses of each and another in those of the other."""
        if len(self.rows) == len(other.rows) == 1:
            return set()
        return {name for name in self.fixed.keys() & other.fixed.keys() if self.fixed[name] != other.fixed[name]}

    def put(self, other: _Kind) -> None:
        """Add what another box of the kind holds."""
        self.rows, self.builds = self.rows + other.rows, self.builds + other.builds
        self.fixed = dict(self.fixed.items() & other.fixed.items())


def _boxed(group: Group) -> list[Group]:
    """The kinds of boxes that the rows of a group stand in, where there are several.

    In a page that is laid out with tables a side column and the list stand in like places.
    """
    boxes: dict[Any, list[Row]] = {}
    for row in group.rows:
        boxes.setdefault(row.row.getparent(), []).append(row)
    kinds: list[_Kind] = []
    for box in boxes.values() if 1 < len(boxes) <= MOST_BOXES and not group.headed else ():
        new = _Kind(box, Counter(_built(row.row) for row in box), _fixed(box))
        known = next((kind for kind in kinds if kind.is_like(new)), None)
        if known is None:
            kinds.append(new)
        else:
            known.put(new)
    if len(kinds) < 2:
        return []
    group.several = sum(len(kind.rows) >= LEAST_ALIKE for kind in kinds) > 1
    return [Group(f"{group.place} {_mark(kind, kinds)}", [replace(row) for row in kind.rows]) for kind in kinds]


def _mark(kind: _Kind, kinds: list[_Kind]) -> str:
    """What tells a kind from the others, on further pages too."""
    names = sorted({name for other in kinds for name in kind.differing(other)})
    return " ".join((*kind.builds.most_common(1)[0][0], *(kind.fixed[name] for name in names)))


_SLIGHT = frozenset(("img", "i", "b", "em", "font", "br", "script", "strong"))
"""What some rows of a list have and others have not: *new*, a mark, a picture."""


def _built(row: Any) -> tuple[str, ...]:
    return (row.tag, *(str(child.tag) for child in row if child.tag not in _SLIGHT))


_CHANNEL = re.compile(r"(?!20\d\d)\d{3,9}")
"""A folder that is the number of a channel, and no year or month."""


def _fixed(box: list[Row]) -> dict[str, str]:
    """What all addresses of a box have in common that may be the number of their channel, and their shape."""
    told = {"": shape(box[0].url)} if len({shape(row.url) for row in box}) == 1 else {}
    return told | dict(set.intersection(*({*_numbers(row.url)} for row in box)))


def _numbers(url: str) -> Iterator[tuple[str, str]]:
    parts = urlsplit(url)
    yield from parse_qsl(parts.query)
    for place, folder in enumerate(parts.path.split("/")[:-1]):
        if _CHANNEL.fullmatch(folder):
            yield str(place), folder


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


def _in_sections(found: list[tuple[Row, Any]], place: _Places) -> list[Any]:
    """The elements of rows, where a section (a month, a letter) that holds one link only would pass for its row.

    Links in like places have rows at like heights: the highest that most of them reach is it, when what is above it
    holds several of them elsewhere.
    """
    heights = [_height(row.link, at) for row, at in found]
    usual = Counter(heights).most_common(1)[0][0] if heights else 0
    among = [(at, height) for (_, at), height in zip(found, heights, strict=True)]
    sections = {place(above) for at, height in among if height == usual for above in at.iterancestors()}
    return [
        _risen(row.link, usual) if height > usual and place(at) in sections else at
        for (row, _), (at, height) in zip(found, among, strict=True)
    ]


def _height(link: Any, above: Any) -> int:
    return next((n for n, element in enumerate((link, *link.iterancestors())) if element is above), 0)


def _risen(element: Any, levels: int) -> Any:
    for _ in range(levels):
        element = element.getparent()
    return element


_ROW_TAGS = frozenset(("tr", "li", "dt", "dd"))
"""Rows by what they are: classes that alternate on rows built alike say how they look (``alt``, ``white``, ``bg``)."""
_BOX_TAGS = frozenset(("dl", "ul", "table", "tbody", "div", "p", "section", "article"))
"""Rows where they lead to one page alone; a box of several links may be a list, and stand for itself."""


class _Places:
    """Where elements stand, as the names of all above them; each is told once."""

    def __init__(self) -> None:
        self._known: dict[Any, str] = {}
        self._alike: dict[tuple[Any, Any], str] = {}

    def __call__(self, element: Any) -> str:
        """The place of an element."""
        if element not in self._known:
            above = element.getparent()
            self._known[element] = f"{self(above)}/{self._named(element)}" if above is not None else _name(element)
        return self._known[element]

    def _named(self, element: Any) -> str:
        """A row goes by the name of the first row beside it that is built alike."""
        if not _is_row(element):
            return _name(element)
        links = {_name(link) for link in element.iter("a") if link is not element}
        built = (element.tag, *(str(child.tag) for child in element), *sorted(links))
        return self._alike.setdefault((element.getparent(), built), _name(element))


def _is_row(element: Any) -> bool:
    """Whether an element may be one row among others by what it is or holds; a link that holds more than words is a card."""
    if element.tag == "a":
        return len(element) > 0
    return element.tag in _ROW_TAGS or (element.tag in _BOX_TAGS and _leads_to_one(element))


def _leads_to_one(element: Any) -> bool:
    """Whether all links of a box, a few, lead to one page."""
    links = islice(element.iter("a"), LEAST_ALIKE + 1)
    found = [link.get("href") for link in links]
    return 0 < len(found) <= LEAST_ALIKE and len(set(found)) == 1


def _below(link: Any, row: Any) -> str:
    return "" if link is row else str(link.tag)


def _name(element: Any) -> str:
    classes = [part for part in (element.get("class") or "").split() if not _STATES.search(part)]
    return f"{element.tag}.{classes[0]}" if classes else str(element.tag)


def shape(url: str) -> str:
    """What addresses of like pages share: folders with numbers left open, the ending, names of the query."""
    parts = urlsplit(url)
    folders = re.sub(r"\d+", "N", parts.path.rsplit("/", 1)[0])
    ending = parts.path.rsplit("/", 1)[-1].rpartition(".")[2] if "." in parts.path.rsplit("/", 1)[-1] else ""
    keys = ",".join(sorted(pair.split("=")[0] for pair in parts.query.split("&")))
    return f"{folders}|{ending}|{keys}"
