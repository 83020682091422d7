"""The day of each row of a list: in the row itself, between the rows, or told in part by a heading above several rows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crawler.parsing import days, words
from crawler.parsing.body import collapse, in_a_line
from crawler.parsing.generic import said
from crawler.parsing.grouping import Group, Row, shape
from crawler.parsing.rows import LONGEST

MOST_CELLS = 100
"""Cells of a row that are looked at: a box of thousands of links to one page is a row to each of them."""
MOST_SPANNED = 100
"""Rows that a cell may reach over."""


def with_days(group: Group, order: str = "") -> Group:
    """The group with the day of each row; rows without one that lead elsewhere are another list.

    ``order`` is how the page writes days in figures that put the year last, see :func:`crawler.parsing.days.order`.
    """
    heads, spanning = _heads(group), _spanning(group)
    for row in group.rows:
        row.day = _text_day(f"{spanning.get(row.row, '')} {_around(row, heads)}".strip(), row.title, order)
    if group.dated < 0.5:
        _from_neighbours(group, order)
    _from_headings(group, order)
    shapes = {shape(row.url) for row in group.rows if row.day}
    if shapes:
        bare = _without_days(group) if group.dated >= 0.5 else set()
        group.rows = [
            row for row in group.rows if row.day or (shape(row.url) in shapes and row.row.getparent() not in bare)
        ]
    return group


def _without_days(group: Group) -> set[Any]:
    """Boxes of several rows none of which tells a day, where others do: in a page laid out with tables, its side column."""
    boxes: dict[Any, list[bool]] = {}
    for row in group.rows:
        boxes.setdefault(row.row.getparent(), []).append(bool(row.day))
    return {box for box, dated in boxes.items() if len(dated) > 1 and not any(dated)}


def _around(row: Row, heads: tuple[str, ...] = ()) -> str:
    """All words of a row; nothing where there are more than a row has: a column of links to one page is no row."""
    parts, length = [], 0
    for text in _told(row, heads):
        parts.append(text)
        length += len(text.strip())
        if length > LONGEST:
            return ""
    return collapse(" ".join(parts))


def _told(row: Row, heads: tuple[str, ...]) -> Iterator[str]:
    """The scraps of a row, before each cell what its column's head says of its day."""
    cells = _cells(row.row)
    if not heads or len(cells) != len(heads):
        yield from said.pieces(row.row, row.link)
        return
    for head, cell in zip(heads, cells, strict=True):
        yield f" {head}：" if head else " "
        yield from said.pieces(cell, row.link)


def _heads(group: Group) -> tuple[str, ...]:
    """What the line above the rows says of the days in each column, empty for other columns; nothing where no such line stands there.

    报名截止 | 发布日期 tells which of two bare days is which.
    """
    first = group.rows[0].row
    above = first.getparent()
    if above is None:
        return ()
    width = len(_cells(first))
    for line in _lines_above(first, above):
        cells = _cells(line)
        texts = tuple(in_a_line(cell) for cell in cells)
        if len(cells) == width > 1 and line.find(".//a") is None and any(map(_names_day, texts)):
            return tuple(text if _names_day(text) else "" for text in texts)
    return ()


def _spanning(group: Group) -> dict[Any, str]:
    """The words of cells that reach down into a row from one above it: a month beside the days of several rows."""
    found: dict[Any, str] = {}
    for table in dict.fromkeys(row.row.getparent() for row in group.rows if row.row.tag == "tr"):
        reaching: list[tuple[int, str]] = []
        for line in table.iterchildren("tr"):
            found[line] = " ".join(text for _, text in reaching)
            spans = [(_rows_of(cell) - 1, in_a_line(cell)[:60]) for cell in _cells(line)]
            reaching = [(left - 1, text) for left, text in reaching if left > 1] + [one for one in spans if one[0]]
    return {line: text for line, text in found.items() if text}


def _rows_of(cell: Any) -> int:
    span = cell.get("rowspan") or "1"
    return int(span) if span.isdigit() and 0 < int(span) <= MOST_SPANNED else 1


def _lines_above(first: Any, above: Any) -> Iterator[Any]:
    """Where heads stand: first among the rows, in the table's ``thead``, in a box of their own before that of the rows."""
    if above[0] is not first:
        yield above[0]
    before = above.getprevious()
    if before is not None and isinstance(before.tag, str):
        yield from (before, *before[:1])


def _cells(row: Any) -> list[Any]:
    return [cell for cell in itertools.islice(row, MOST_CELLS) if isinstance(cell.tag, str)]


def _names_day(text: str) -> bool:
    """Whether the head of a column says which day stands in it."""
    kinds = ("published", "changed", "written", "not_published")
    return 2 <= len(text) <= 12 and any(words.pattern(kind).search(text) for kind in kinds)


def _text_day(text: str, title: str, order: str) -> str:
    """The day that a text tells; none where it is not told which number is the month."""
    bare = text.replace(title, " ", 1) if days.without(title) != title else text
    found = days.published(bare, order)
    return found.text if found is not None and not found.doubtful else ""


def _from_neighbours(group: Group, order: str) -> None:
    """Days that stand between the rows: after each link, or before each, whichever more rows have."""
    if len(group.rows) < 2:
        above = group.rows[0].row.getparent()
        group.rows[0].day = _text_day(in_a_line(above)[:300], group.rows[0].title, order) if above is not None else ""
        return
    before, after = zip(*_between(group), strict=True)
    dated_after, dated_before = [[_text_day(text, "", order) for text in texts] for texts in (after, before)]
    chosen = dated_before if sum(map(bool, dated_before)) > sum(map(bool, dated_after)) else dated_after
    if sum(map(bool, chosen)) < min(2, len(group.rows) - 1):
        return  # 1/3 behind the last row counts pages
    for row, day in zip(group.rows, chosen, strict=True):
        row.day = row.day or day


def _between(group: Group) -> Iterator[tuple[str, str]]:
    """The words before and after each link, up to the links beside it."""
    marks = {row.link: number for number, row in enumerate(group.rows)}
    scraps: list[list[str]] = [[] for _ in range(len(group.rows) + 1)]
    top = common(group)
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
    def instead(part: Any) -> tuple[Any, ...] | None:
        if part in marks:
            return (part,)
        return () if part.tag in ("script", "style") else None

    for part in said.in_order(element, instead):
        yield (None, part) if isinstance(part, str) else (marks[part], "")


def _from_headings(group: Group, order: str) -> None:
    """What rows leave out of their days is told by the headings before them: year, year and month, or the whole day.

    A whole day counts for the rows below it where there are several of them to a heading; else it is one row's own.
    """
    if len(group.rows) < 2 or all(len(row.day) >= 10 for row in group.rows):
        return
    marks = {row.row: number for number, row in enumerate(group.rows)}
    numbers = _numbers(group)
    period, above, whole = _Period(), dict[int, _Period](), set[str]()
    for kind, text in _walk(common(group), marks):
        if kind is not None:
            above[kind] = period
        elif text.strip():
            period = period.then(collapse(text), order)
            whole.update([period.day] if period.day else [])
    for number, row in enumerate(group.rows):
        period = above.get(number, _Period())
        if period.day and not row.day and len(whole) <= 0.7 * len(group.rows):
            row.day = period.day
        elif len(row.day) < 10:
            row.day = period.complete(row.day, numbers[number])


@dataclass(frozen=True, slots=True)
class _Period:
    """The time that headings tell for the rows below them."""

    year: str = ""
    month: int = 0
    day: str = ""

    def then(self, text: str, order: str) -> _Period:
        """The period after words between the rows: those that are nothing but a time begin another."""
        if (found := days.period(text)) is not None:
            year, month = found
            return _Period(year or self.year, month)
        day = days.published(text, order)
        if day is not None and day.whole and not day.doubtful and len(days.without(text)) <= 4:
            return _Period(day.text[:4], int(day.text[5:7]), day.iso)
        return self

    def complete(self, partial: str, number: int) -> str:
        """The day of a row that tells month and day, or a number of the month; what it tells, where that is not enough."""
        if self.year and len(partial) == 5 and (not self.month or int(partial[:2]) == self.month):
            return f"{self.year}-{partial}"
        if self.year and self.month and not partial and 1 <= number <= 31:
            return f"{self.year}-{self.month:02d}-{number:02d}"
        return partial


_NUMBER = re.compile(r"(\d{1,2})(?:\s*[日号]|st|nd|rd|th)?")


def _numbers(group: Group) -> list[int]:
    """The number that stands alone in each row, 0 where none does; all are 0 where they only count the rows."""
    found = [
        next((int(match[1]) for text in row.row.itertext() if (match := _NUMBER.fullmatch(text.strip()))), 0)
        for row in group.rows
    ]
    counted = len(found) > 2 and all(later - one == 1 for one, later in itertools.pairwise(found))
    return [0] * len(found) if counted else found


def common(group: Group) -> Any:
    """The element around all rows of a group."""
    last = set(group.rows[-1].link.iterancestors())
    return next((above for above in group.rows[0].link.iterancestors() if above in last), group.rows[0].row)
