"""Positions that a text lists: tables written as text, numbered blocks with a count, and plain ``职位N名`` runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from pipelines.normalize import clauses, degrees, headcount, locations, majors, salary
from pipelines.normalize.labels import labelled
from pipelines.normalize.lexicon import load
from pipelines.normalize.text import clean

Fields = dict[str, Any]
MOST = 500
_FEWEST_HEADERS = 2
_CELLS = re.compile(r"\s*\t\s*|\s*[|│]\s*| {2,}|\u3000{1,}")
_HEADING = re.compile(
    r"(?:^|[\n。;；!！)）]|(?<=[^\d一-龥])|(?=[一二三四五六七八九十]{1,2}、))[ \t]*(?:【?(?:岗位|职位)?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?!\d)】?\s?[、.:：)）]\s?|[★●◆■▲]\s?)"
    r"(?:(?:招聘)?(?:岗位|职位)(?:名称)?\s?[:：]\s?)?"
    r"([^\n。;；:：,，()（）\d]{2,24}?)\s?[（(\s:：]?\s?(?:共|招聘?)?(\d{1,4}|若干|[一二三四五六七八九十]{1,3})\s?(?:名|人|位)\s?[)）]?"
)
_RUN = re.compile(r"([一-龥A-Za-z/+（）()]{2,20}?)\s?(\d{1,4})\s?(?:名|人)(?=[\s,，、;；。:：(（)）]|\d|$|[一-龥])")
_NO_POSITION = re.compile(
    r"共|总|合计|招聘|计划|人数|以上|员工|每|现有|毕业生|最多|不超过|达|超|约|近|各|至少|前|第|大学生|学员|导师|住|不少于|其中|每组|培训|"
    r"男|女|团队|排名|报考|比例|录取|学历|专业|毕业|年龄|经验|月|年|日"
)
_COUNTED = re.compile(r"\d\s?[名人位]|若干")
_HEADED = re.compile(r"^\s*(?:岗位|职位|人数|学历|专业|招聘岗位|招聘人数|学历要求|专业要求)\s*$", re.MULTILINE)
_BLOCK_FIELDS = ("degree", "majors", "location", "salary")
_DEGREE_WORDS = re.compile(r"学历|本科|硕士|博士|研究生|大专|专科|中专")


class Row(NamedTuple):
    """The strings of one position by field of a position."""

    title: str
    cells: dict[str, str]


def may_list(text: str) -> bool:
    """Whether anything looks like a table or a count, so that a plain text costs nothing."""
    return "\t" in text or "|" in text or _COUNTED.search(text) is not None or len(_HEADED.findall(text)) > 2


def read(text: str) -> list[Fields]:
    """Positions in the contract's shape, in the order of the text; ``text`` still has its tabs and line breaks."""
    rows = next((found for found in (list(_tables(text)), list(_stacked(text)), _blocks(clean(text))) if found), [])
    return [_position(row) for row in rows[:MOST]]


def in_title(title: str) -> list[tuple[str, int]]:
    """Positions or units with counts that a title lists: 甲镇人民政府1名、乙镇人民政府2名."""
    found = [(match[1], int(match[2])) for match in _RUN.finditer(title)]
    return found if len(found) > 1 and not any(_NO_POSITION.search(name) for name, _ in found) else []


@cache
def _columns() -> dict[str, str]:
    """Heading of a column → field of a position."""
    return {clean(word).lower(): field for field, words in load("table_headers")["columns"].items() for word in words}


def _field(cell: str) -> str:
    bare = re.sub(r"[\s()（）:：]|名称及代码$", "", clean(cell).lower())
    return _columns().get(bare) or _columns().get(re.sub(r"\(.*\)", "", clean(cell).lower()), "")


def _tables(text: str) -> Iterator[Row]:
    """Rows of lines with separated cells below a line of known headings."""
    heads: list[str] = []
    for line in text.splitlines():
        cells = _CELLS.split(line.strip().strip("|│").strip())
        fields = [_field(cell) for cell in cells]
        if sum(map(bool, fields)) >= _FEWEST_HEADERS and "title" in fields:
            heads = fields
        elif heads and abs(len(cells) - len(heads)) <= 1 and len(cells) > 1:
            row = _row(heads, cells)
            if row is not None:
                yield row
        elif heads and line.strip() and len(cells) == 1 and len(line) > 60:
            heads = []


def _row(heads: list[str], cells: list[str]) -> Row | None:
    if len(cells) == len(heads) - 1 and not heads[0]:
        heads = heads[1:]
    by_field: dict[str, str] = {}
    for field, cell in zip(heads, cells, strict=False):
        if field and cell.strip() and field not in by_field:
            by_field[field] = cell.strip()
    title = by_field.pop("title", "")
    return Row(title, by_field) if re.search(r"[A-Za-z一-龥]", title) and "合计" not in title else None


def _stacked(text: str) -> Iterator[Row]:
    """A table whose cells stand one a line: the headings, then as many lines for each position."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    start = 0
    while start < len(lines):
        width = 0
        while (
            start + width < len(lines)
            and width < 12
            and (_field(lines[start + width]) or lines[start + width] in ("序号", "备注"))
        ):
            width += 1
        heads = [_field(line) for line in lines[start : start + width]]
        if width < 3 or "title" not in heads:
            start += max(1, width)
            continue
        place = start + width
        while place + width <= len(lines):
            row = _row(heads, lines[place : place + width])
            if row is None or not _is_row(row):
                break
            yield row
            place += width
        start = place


def _is_row(row: Row) -> bool:
    """A chunk of lines is a row when its cells are what their columns say."""
    people, degree = row.cells.get("headcount"), row.cells.get("degree")
    return (
        len(row.title) <= 40
        and (people is None or re.fullmatch(r"若干|\D{0,3}\d{1,4}\D{0,3}", clean(people)) is not None)
        and (degree is None or _DEGREE_WORDS.search(degree) is not None or "不限" in degree)
        and (people is not None or degree is not None)
    )


def _blocks(text: str) -> list[Row]:
    """Numbered headings with a count, each with the text up to the next one; else a run of ``职位N名``."""
    heads = [found for found in _HEADING.finditer(text) if not _NO_POSITION.search(found[1])]
    if heads:
        ends = [*(found.start() for found in heads[1:]), len(text)]
        return [_block(found, text[found.end() : end]) for found, end in zip(heads, ends, strict=True)]
    text = re.sub(r"[包提供]{1,2}(?:吃|食)?(?:住宿|吃住|住)", "，", text)
    runs = [found for found in _RUN.finditer(text) if not _NO_POSITION.search(found[1])]
    if not any(after.start() - found.end() < 40 for found, after in pairwise(runs)):
        return []
    return [
        Row(re.sub(r"^(?:现|诚|特|急)?(?:诚)?(?:招)?聘[:：]?", "", found[1]), {"headcount": found[2]}) for found in runs
    ]


def _block(found: re.Match[str], body: str) -> Row:
    stated = labelled("\n" + body)
    cells: dict[str, str] = {name: stated[name] for name in _BLOCK_FIELDS if name in stated}
    head = body[:60].split("\n")[0]
    parts = [part for part in re.split(r"[/／]", head) if part.strip()]
    if len(parts) > 1:
        cells.setdefault("salary", parts[0])
        cells.setdefault("location", parts[1])
    cells.setdefault("degree", clauses.Clauses(body[:1500]).near(_DEGREE_WORDS, 30, 40, 3))
    cells["headcount"] = found[2]
    cells["text"] = body[:1500]
    return Row(found[1].strip(), cells)


def _position(row: Row) -> Fields:
    cells = row.cells
    people = headcount.read(cells.get("headcount", "")).value if cells.get("headcount") else None
    pay = salary.read(cells["salary"]).value if cells.get("salary") else None
    subjects = majors.read(cells["majors"]) if cells.get("majors") else majors.mentions(clean(cells.get("text", "")))
    return {
        "title": row.title[:200],
        "headcount": {name: people[name] for name in ("min", "max", "approx")} if people else {},
        "education": degrees.read(cells.get("degree") or cells.get("text", "")[:300]).value,
        "majors": subjects.value,
        "locations": locations.read(cells["location"]).value if cells.get("location") else [],
        "salary": pay if pay and (pay["min"] is not None or pay["negotiable"]) else None,
    }
