"""Rows of a table as positions: a header names the columns, each row below is a position. The same for pages and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from config.lexicons.headings import JOINTS, field_of, is_word, of_people, stands_in, with_unit
from crawler.items import RawPosition
from crawler.parsing.position_forms import forms, is_form

HEADER_WITHIN = 15
"""Rows in which the first header must stand: titles, remarks and empty lines come before it."""
MOST_COLUMNS = 60
"""Columns that are looked at, of a row."""
_EARLY = 4
"""Columns of which one names a field where a header comes again further down."""
MOST_HEADS = 3
"""Lines of one header: groups (资格条件) above their columns (学历, 专业)."""
LONGEST_TITLE = 120
_TOTAL = re.compile(r"(?:[总合小共]\s*计|总数)(?:\W|\d|人|$)")
_NOTE = re.compile(r"(?:备?\s*注|说\s*明|填表说明)\s*[:：\d]")
_NAMED = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)
"""What a name has at least: two letters. Columns are numbered 1, 2, 3 or A, B, C below some headers."""
_HIRING = re.compile("招|聘|需|引进|名额|计划|岗")
"""What headings say of people who are sought, and not of those who are there: 需求人数, but not 人数."""
_DITTO = frozenset(("同上", "〃", "″", "..", "同 上"))
_UNITS = ("department", "employer")
_SURE = {"title": "名", "headcount": "人"}
"""What the heading says where a column surely holds the field: 岗位名称 beside 岗位, 招聘人数 beside 岗位数."""
_NUMBERING = re.compile(r"^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．:：]\s*")


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands in which column, and the words above it."""

    fields: dict[int, str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    wide: int = 0
    instead: str = ""
    """The field of the column that stands in for one of names: departments, employers."""

    @property
    def title(self) -> int:
        """The number of the column in which the names of positions stand."""
        return next(number for number, named in sorted(self.fields.items()) if named == "title")


def header(rows: Sequence[list[str]], start: int = 0) -> tuple[int, Columns]:
    """The number of lines of the header that begins with a row, and its columns; 0 where it begins none."""
    if any(cell.isdigit() for cell in rows[start]):
        return 0, Columns()  # a position; most rows have a number, and need not be looked up
    fields, instead = columns_of(rows[start])
    if not is_header(fields) or any(map(of_people, rows[start])):
        return 0, Columns()
    heads = dict(enumerate(rows[start]))
    place = _chosen("title", fields, heads)
    lines = 1
    while lines < MOST_HEADS and start + lines < len(rows):
        lower = _lower_heads(rows[start + lines], heads, place)
        if not lower:
            break
        heads |= {number: head for number, (head, _) in lower.items()}
        fields |= {number: named for number, (_, named) in lower.items() if named}
        lines += 1
    return lines, Columns(_settled(fields, heads), heads, max(map(len, rows[start : start + lines])), instead)


def _lower_heads(row: list[str], above: dict[int, str], title: int) -> dict[int, tuple[str, str]]:
    """Headings below groups, with their fields: by themselves (资格条件 over 学历) or with the group (岗位 over 名称).

    Empty for a row that is a position: it has numbers, or a name where the names of positions stand.
    """
    own = {number: cell for number, cell in enumerate(row) if cell and cell != above.get(number)}
    lower: dict[int, tuple[str, str]] = {}
    for number, cell in own.items():
        whole = cell if field_of(cell) else above.get(number, "") + cell
        lower[number] = whole, field_of(whole)
    group = title in own and stands_in(lower[title][0])  # 岗位 over 类别 and 名称
    if (
        not any(named for _, named in lower.values())
        or any(cell.isdigit() for cell in row)
        or (title in own and not lower[title][1] and not group)
    ):
        return {}
    return lower


def columns_of(row: Sequence[str]) -> tuple[dict[int, str], str]:
    """Column number → field for the headings that are known, and the field of the column that stands in for names, if need be.

    Without names of positions those of subjects or kinds stand in, else of departments or employers, where the headings
    speak of hiring: 学院, 招聘专业, 需求人数.
    """
    fields = {number: named for number, cell in enumerate(row) if cell and (named := field_of(cell))}
    told = {*fields.values()}
    if "title" in told or len(told - {"text"}) < 2:
        return fields, ""
    instead = next((number for number, cell in enumerate(row) if cell and stands_in(cell)), None)
    if instead is None and "headcount" in told and told & {"degree", "majors"} and any(map(_HIRING.search, row)):
        instead = next((number for what in _UNITS for number, named in fields.items() if named == what), None)
    if instead is None:
        return fields, ""
    return fields | {instead: "title"}, fields.get(instead, "")


def is_header(fields: dict[int, str]) -> bool:
    """Whether the headings of a row are those of a table of positions."""
    return "title" in fields.values() and len({*fields.values()}) >= 2


def _chosen(what: str, fields: dict[int, str], heads: dict[int, str]) -> int:
    """The first column of a field, one that says so (岗位名称, 招聘人数) before others (岗位, 岗位数)."""
    columns = sorted(number for number, named in fields.items() if named == what)
    return next((number for number in columns if _SURE.get(what, "") in heads[number]), columns[0])


def _settled(fields: dict[int, str], heads: dict[int, str]) -> dict[int, str]:
    """One column a field, but for those that several hold together."""
    chosen = {what: _chosen(what, fields, heads) for what in {*fields.values()} - {*JOINTS}}
    return {number: what for number, what in fields.items() if what in JOINTS or chosen[what] == number}


def positions_of(
    rows: Sequence[list[str]], before: Columns | None = None
) -> Iterator[tuple[int, Columns, RawPosition]]:
    """The index of each row that is a position, the columns it stands under, and the position.

    ``before`` are the columns of the table whose next page this may be. A header may come again further down. A row that
    says one thing only is the heading of those below: what it names goes before their department where none is given.
    """
    if is_form(rows):
        yield from _of_form(rows)
        return
    rows = [row[:MOST_COLUMNS] for row in rows]
    columns = before
    index, section, employer = 0, "", ""
    above: list[str] = []
    while index < len(rows):
        may_head = index < HEADER_WITHIN if columns is None else any(map(field_of, rows[index][:_EARLY]))
        lines, found = header(rows, index) if may_head else (0, Columns())
        if lines:
            columns, employer = found, ""
            index += lines
            continue
        row = above = _repeated(rows[index], above)
        said = {cell for cell in row if cell}
        if len(said) == 1 and len(row) > 1:
            section = _NUMBERING.sub("", said.pop())
        elif columns is not None and (position := _position(row, columns, employer, section)) is not None:
            employer = position.employer or employer
            yield index, columns, position
        index += 1


def _repeated(row: list[str], above: list[str]) -> list[str]:
    """A row with what 同上 means."""
    if _DITTO.isdisjoint(row):
        return row
    return [above[number] if cell in _DITTO and number < len(above) else cell for number, cell in enumerate(row)]


def _of_form(rows: Sequence[list[str]]) -> Iterator[tuple[int, Columns, RawPosition]]:
    for index, column, cells in forms(rows):
        joined = {what: JOINTS.get(what, " ").join(dict.fromkeys(said)) for what, said in cells.items()}
        title = joined.pop("title")
        if _is_title(title):
            yield index, Columns({column: "title"}), RawPosition(**joined, title=title)


def positions_in_turn(
    tables: Iterable[Sequence[list[str]]],
) -> Iterator[tuple[int, int, Columns, RawPosition]]:
    """The same of tables that follow one another, with the number of the table first.

    One without a header that is as wide as the one before is its next page.
    """
    columns: Columns | None = None
    for number, rows in enumerate(tables):
        goes_on = columns is not None and columns.wide == max(map(len, rows), default=0)
        for index, found, position in positions_of(rows, columns if goes_on else None):
            columns = found
            yield number, index, found, position


def _position(row: list[str], columns: Columns, employer: str, section: str) -> RawPosition | None:
    """A row as a position; an employer that is not given is that of the row above: cells that are merged may be empty."""
    values: dict[str, list[str]] = {}
    for number, what in sorted(columns.fields.items()):
        if number < len(row) and row[number]:
            values.setdefault(what, []).append(with_unit(row[number], columns.heads.get(number, ""), what))
    title = values.pop("title", [""])[0]
    if columns.instead:
        values.setdefault(columns.instead, [title])
    elif is_word(title):
        return None  # a heading among the rows
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
