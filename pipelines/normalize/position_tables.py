"""Tables of positions written as text: cells divided by tabs, bars, wide spaces or commas; one cell a line; or turned on
their side. Headings may stand in two rows; merged cells may be missing from the rows below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from config.lexicons.headings import JOINTS, field_of, plain_heading, stands_in, with_unit
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load
from pipelines.normalize.text import clean

_FEWEST_HEADERS = 2
_FEWEST_SUBJECTS = 3
_FEW = expression(r"0?[1-9]|[1-9]\d{1,2}")
_WIDEST = 40
_BARS = expression(r"\s*[|│]\s*")
_GAPS = expression(r" {2,}|\u3000+")
_COMMAS = expression(r"\s*[,，]\s*")
_GROUP = expression(r"条件|要求|资格|说明")
"""A heading above several columns: 资格条件 over 学历, 专业, 年龄."""
_TOTAL = expression(r"(?:总|合|小|共)\s*计|总数|总人数|总和")
_COUNT = expression(r"若干|不限|\D{0,3}\d{1,4}(?:\s?[-~至到]\s?\d{1,4})?\D{0,3}")
_DEGREE = expression(r"学历|本科|硕士|博士|研究生|大专|专科|中专|高中|初中|不限")
_SECOND_COLUMNS = ("序号", "备注", "年龄", "性别", "岗位代码", "类别")


class Row(NamedTuple):
    """The strings of one position by field of a position."""

    title: str
    cells: dict[str, str]


def rows(text: str) -> list[Row]:
    """The positions of the first kind of table that the text holds."""
    lines = list(_apart([_cells(line) for line in text.splitlines()]))
    return list(_upright(lines)) or list(_by_subject(lines)) or list(_on_its_side(lines)) or list(_stacked(text))


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    bare = line.strip()
    if "|" in bare or "│" in bare:
        return _BARS.split(bare.strip("|│").strip())
    parts = _GAPS.split(bare)
    if len(parts) > 1:
        return parts
    return _COMMAS.split(bare) if len(bare) < 120 else [bare]


def _apart(lines: list[list[str]]) -> Iterator[list[str]]:
    """Lines with tables that stand side by side under the same headings one below the other; the headings once."""
    width = tables = 0
    for cells in lines:
        if (found := _period(cells)) and len(cells) // found > 1 and "title" in map(field_of, cells):
            width, tables = found, len(cells) // found
            yield cells[:width]
        elif width and (tables - 1) * width < len(cells) <= tables * width:
            yield from (cells[start : start + width] for start in range(0, len(cells), width))
        else:
            width = 0
            yield cells


def _period(cells: list[str]) -> int:
    """After how many headings they begin again; nothing where they do not."""
    again = cells.index(cells[0], 1) if cells[0] and cells[0] in cells[1:] else 0
    return again if again >= _FEWEST_HEADERS and cells == cells[:again] * (len(cells) // again) else 0


def _fields(cells: list[str]) -> list[str]:
    """The fields that a line of headings names; where none is a title, one that stands in for it (``学科``)."""
    fields = [field_of(cell) for cell in cells]
    if "title" not in fields and ("headcount" in fields or "degree" in fields):
        place = next((place for place, cell in enumerate(cells) if stands_in(cell)), None)
        if place is not None:
            fields[place] = "title"
    return fields


def _by_subject(lines: list[list[str]]) -> Iterator[Row]:
    """``学校|语文|数学|合计``: how many teachers of each subject a school, or a kind of post, has."""
    heads: list[str] = []
    of, school = 0, ""
    for cells in lines:
        subjects = [cell if cell in _subjects() else "" for cell in cells]
        if sum(map(bool, subjects)) >= _FEWEST_SUBJECTS:
            place = next((place for place, cell in enumerate(cells) if _has_teachers(cell)), None)
            heads, of = ([], 0) if place is None else (subjects, place)
            school = field_of(cells[of])
        elif len(cells) != len(heads):
            heads = []
        elif not any(map(_TOTAL.match, cells[: of + 1])):
            for subject, count in zip(heads, cells, strict=True):
                if subject and _FEW.fullmatch(count):
                    yield _of_subject(school, cells[of], subject, count)


def _has_teachers(heading: str) -> bool:
    """Whether a column names who has teachers (学校, 岗位, 学段), and not pupils with their marks."""
    return field_of(heading) in ("employer", "title", "location") or plain_heading(heading) in _stages()


def _of_subject(school: str, name: str, subject: str, count: str) -> Row:
    if school == "employer":
        return Row(f"{subject}教师", {"employer": name, "headcount": count})
    return Row(f"{name}({subject})", {"headcount": count})


@cache
def _subjects() -> frozenset[str]:
    return frozenset(load("table_headers")["subjects"]["words"])


@cache
def _stages() -> frozenset[str]:
    return frozenset(load("table_headers")["stages"]["words"])


def _upright(lines: list[list[str]]) -> Iterator[Row]:
    heads: list[str] = []
    pay = employer = ""
    stage: int | None = None
    skip = False
    for number, cells in enumerate(lines):
        fields = _fields(cells)
        if skip:
            skip = False
        elif sum(map(bool, fields)) >= _FEWEST_HEADERS and "title" in fields:
            second = _second_heads(cells, fields, lines[number + 1]) if number + 1 < len(lines) else None
            heads, skip = second or fields, second is not None
            stage = next((place for place, cell in enumerate(cells) if plain_heading(cell) in _stages()), None)
            pay = next((cell for cell, field in zip(cells, fields, strict=True) if field == "salary"), "")
            employer = ""
        elif heads and len(cells) > 1:
            row = _row(heads, cells)
            if row is not None:
                employer = row.cells.get("employer", employer)
                school = cells[stage] if stage is not None and len(cells) == len(heads) else ""
                yield _filled(row._replace(title=_in_school(school, row.title)), pay, employer)
        elif heads and cells[0] and len(cells[0]) > 60:
            heads = []


def _in_school(stage: str, title: str) -> str:
    """``高中`` beside ``语文``: the stage of schooling that is taught, which is no degree."""
    return title if not stage or title.startswith(stage) else f"{stage}{title}"


def _filled(row: Row, pay: str, employer: str) -> Row:
    """A row with the unit that the heading of its pay states, and the employer of the row above where cells are merged."""
    filled = {"employer": employer} if employer else {}
    if "salary" in row.cells:
        filled["salary"] = with_unit(row.cells["salary"], pay, "salary")
    return Row(row.title, row.cells | filled)


def _second_heads(cells: list[str], fields: list[str], below: list[str]) -> list[str] | None:
    """Fields of two rows of headings: the lower ones stand under their group, or fill the cells left blank."""
    lower = [field_of(cell) for cell in below]
    heading = all(not cell or field_of(cell) or cell in _SECOND_COLUMNS or len(cell) <= 4 for cell in below)
    if not heading or not any(lower) or "title" in lower or any(re.search(r"\d", cell) for cell in below):
        return None
    if len(below) >= len(cells):
        return [low or high for high, low in zip([*fields, *[""] * len(below)], lower, strict=False)]
    group = next(
        (place for place, cell in enumerate(cells) if _GROUP.search(cell) and fields[place] in ("", "text")), None
    )
    return None if group is None else [*fields[:group], *lower, *fields[group + 1 :]]


def _row(heads: list[str], cells: list[str]) -> Row | None:
    """The cells under their headings, from the left; from the right where merged cells on the left are missing."""
    missing = len(heads) - len(cells)
    if abs(missing) > max(3, len(heads) // 2):
        return None
    row = _aligned(heads, cells)
    if missing > 0 and (row is None or not is_likely(row)):
        shifted = _aligned(heads[missing:], cells)
        row = shifted if shifted is not None and is_likely(shifted) else row
    return row


def _aligned(heads: list[str], cells: list[str]) -> Row | None:
    by_field: dict[str, str] = {}
    for field, cell in zip(heads, map(str.strip, cells), strict=False):
        if field and cell and field not in by_field:
            by_field[field] = cell
        elif field in JOINTS and cell and cell != by_field[field]:
            by_field[field] += JOINTS[field] + cell
    title = by_field.pop("title", "")
    return Row(title, by_field) if re.search(r"[A-Za-z一-龥]", title) and not _TOTAL.match(title) else None


def is_likely(row: Row) -> bool:
    """Whether the cells are what their columns say."""
    people, degree = row.cells.get("headcount"), row.cells.get("degree")
    return (
        len(row.title) <= _WIDEST
        and (people is None or _COUNT.fullmatch(clean(people)) is not None)
        and (degree is None or _DEGREE.search(degree) is not None)
        and (people is not None or degree is not None)
    )


def _on_its_side(lines: list[list[str]]) -> Iterator[Row]:
    """A table with a position a column: each line begins with its heading."""
    for number, cells in enumerate(lines):
        if len(cells) < 3 or field_of(cells[0]) != "title" or any(map(field_of, cells[1:])):
            continue
        named: dict[str, list[str]] = {}
        for line in lines[number + 1 :]:
            field = field_of(line[0])
            if len(line) < 2 or (not field and len(line) != len(cells)):
                break
            named.setdefault(field, line[1:])
        named.pop("", None)
        if not named:
            continue
        for place, title in enumerate(cells[1:]):
            own = {field: values[min(place, len(values) - 1)] for field, values in named.items()}
            if title and not _TOTAL.match(title):
                yield Row(title, own)
        return


def _stacked(text: str) -> Iterator[Row]:
    """A table whose cells stand one a line: the headings, then as many lines for each position."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    start = 0
    while start < len(lines):
        width = 0
        while start + width < len(lines) and width < 12 and _is_heading(lines[start + width]):
            width += 1
        heads = [field_of(line) for line in lines[start : start + width]]
        if width < 3 or "title" not in heads:
            start += max(1, width)
            continue
        place = start + width
        while place + width <= len(lines):
            row = _aligned(heads, lines[place : place + width])
            if row is None or not is_likely(row):
                break
            yield row
            place += width
        start = place


def _is_heading(line: str) -> bool:
    return bool(field_of(line)) or line in _SECOND_COLUMNS
