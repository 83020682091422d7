"""Rows of a table as positions: a header names the columns, each row below is a position. The same for pages and files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from config.lexicons.headings import JOINTS, field_of, stands_in, with_unit
from crawler.items import RawPosition

HEADER_WITHIN = 15
"""Rows in which the first header must stand: titles, remarks and empty lines come before it."""
MOST_HEADS = 3
"""Lines of one header: groups (资格条件) above their columns (学历, 专业)."""
LONGEST_TITLE = 120
_TOTAL = re.compile(r"(?:[总合小共]\s*计|总数)(?:\W|\d|人|$)")
_NOTE = re.compile(r"(?:备?\s*注|说\s*明|填表说明)\s*[:：\d]")
_NAMED = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)
"""What a name has at least: two letters. Columns are numbered 1, 2, 3 or A, B, C below some headers."""
_NUMBERING = re.compile(r"^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．:：]\s*")


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands in which column, and the words above it."""

    fields: dict[int, str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    wide: int = 0

    @property
    def title(self) -> int:
        """The number of the column in which the names of positions stand."""
        return next(number for number, named in sorted(self.fields.items()) if named == "title")


def header(rows: Sequence[list[str]], start: int = 0) -> tuple[int, Columns]:
    """The number of lines of the header that begins with a row, and its columns; 0 where it begins none."""
    fields = columns_of(rows[start])
    if not is_header(fields):
        return 0, Columns()
    heads = dict(enumerate(rows[start]))
    place = _title(fields, heads)
    lines = 1
    while lines < MOST_HEADS and start + lines < len(rows):
        below = rows[start + lines]
        lower = columns_of([cell if cell != heads.get(number) else "" for number, cell in enumerate(below)])
        named = below[place] if place < len(below) else ""
        if not set(lower.values()) - {"title"} or (named and named != heads[place] and lower.get(place) != "title"):
            break
        if any(cell.isdigit() for cell in below):
            break  # a position, one of whose cells looks like a heading
        fields |= lower
        heads |= {number: cell for number, cell in enumerate(below) if cell}
        lines += 1
    return lines, Columns(_settled(fields, heads), heads, max(map(len, rows[start : start + lines])))


def columns_of(row: Sequence[str]) -> dict[int, str]:
    """Column number → field for the headings that are known; names of positions by what stands in for them, if need be."""
    fields = {number: named for number, cell in enumerate(row) if cell and (named := field_of(cell))}
    if "title" not in fields.values() and len({*fields.values()} - {"text"}) >= 2:
        instead = next((number for number, cell in enumerate(row) if cell and stands_in(cell)), None)
        fields |= {instead: "title"} if instead is not None else {}
    return fields


def is_header(fields: dict[int, str]) -> bool:
    """Whether the headings of a row are those of a table of positions."""
    return "title" in fields.values() and len({*fields.values()}) >= 2


def _title(fields: dict[int, str], heads: dict[int, str]) -> int:
    """The first column of names, one that says so (岗位名称) before others (岗位)."""
    named = sorted(number for number, what in fields.items() if what == "title")
    return next((number for number in named if "名" in heads[number]), named[0])


def _settled(fields: dict[int, str], heads: dict[int, str]) -> dict[int, str]:
    """One column a field, but for those that several hold together."""
    title = _title(fields, heads)
    kept: dict[int, str] = {}
    for number in sorted(fields):
        what = fields[number]
        if number == title or (what != "title" and (what in JOINTS or what not in kept.values())):
            kept[number] = what
    return kept


def positions_of(
    rows: Sequence[list[str]], before: Columns | None = None
) -> Iterator[tuple[int, Columns, RawPosition]]:
    """The index of each row that is a position, the columns it stands under, and the position.

    ``before`` are the columns of the table whose next page this may be. A header may come again further down. A row that
    says one thing only is the heading of those below: what it names goes before their department where none is given.
    """
    columns = before
    index, section, employer = 0, "", ""
    while index < len(rows):
        lines, found = header(rows, index) if columns is not None or index < HEADER_WITHIN else (0, Columns())
        if lines:
            columns, employer = found, ""
            index += lines
            continue
        row = rows[index]
        said = {cell for cell in row if cell}
        if len(said) == 1 and len(row) > 1:
            section = _NUMBERING.sub("", said.pop())
        elif columns is not None and (position := _position(row, columns, employer, section)) is not None:
            employer = position.employer or employer
            yield index, columns, position
        index += 1


def _position(row: list[str], columns: Columns, employer: str, section: str) -> RawPosition | None:
    """A row as a position; an employer that is not given is that of the row above: cells that are merged may be empty."""
    values: dict[str, list[str]] = {}
    for number, what in sorted(columns.fields.items()):
        if number < len(row) and row[number]:
            values.setdefault(what, []).append(with_unit(row[number], columns.heads.get(number, ""), what))
    title = values.pop("title", [""])[0]
    if not _is_title(title) or _is_total(row) or not {*values} - {"employer", "department"}:
        return None
    joined = {what: JOINTS.get(what, " ").join(dict.fromkeys(cells)) for what, cells in values.items()}
    named = {"employer": employer} if "employer" in columns.fields.values() else {"department": section}
    return RawPosition(**{**named, **joined}, title=title)


def _is_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and _NAMED.search(text) is not None and _NOTE.match(text) is None


def _is_total(row: list[str]) -> bool:
    """``合计`` in one of the first cells that say something."""
    return any(_TOTAL.match(cell) for cell in [cell for cell in row if cell][:2])
