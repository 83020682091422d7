"""Position tables in files: a header row names the columns, each row below is a position with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.attachments.document import Document, Table
from crawler.items import RawPosition
from crawler.parsing.body import columns_of

HEADER_WITHIN = 15
"""Rows in which the header must stand: titles, remarks and empty lines come before it."""
_TOTALS = ("合计", "总计", "小计", "共计", "备注", "注", "说明")
_JOINED = frozenset({"majors", "text", "degree", "location"})
"""Fields that several columns may hold together: majors of three levels, education beside degree."""


def positions_in(documents: Iterable[Document]) -> list[RawPosition]:
    """All positions of all tables, in order."""
    return [position for document in documents for position in _of(document)]


def _of(document: Document) -> Iterator[RawPosition]:
    columns: dict[int, str] = {}
    wide = 0
    for table in document.tables:
        start, found = _header(table)
        if found:
            columns, wide = found, max(map(len, table.rows))
        elif not columns or max(map(len, table.rows), default=0) != wide:
            continue  # neither a header nor the next page of the table before
        previous = ""
        for number, row in enumerate(table.rows[start:], table.first_row + start):
            position = _position(row, columns, f"{document.name} › {table.name} › {_column(columns)}{number}", previous)
            if position is not None:
                previous = position.employer or previous
                yield position


def _header(table: Table) -> tuple[int, dict[int, str]]:
    """The index of the first row below the header, and what each column holds; empty without a header."""
    for index, row in enumerate(table.rows[:HEADER_WITHIN]):
        known = all_columns(row)
        if "title" in known.values() and len(set(known.values())) >= 2:
            below = table.rows[index + 1] if index + 1 < len(table.rows) else []
            second = all_columns([cell if cell != above else "" for cell, above in zip(below, row, strict=False)])
            if len(second) >= 2 and not any(cell.isdigit() for cell in below):  # a header of two lines
                return index + 2, {**known, **second}
            return index + 1, known
    return 0, {}


def all_columns(header: list[str]) -> dict[int, str]:
    """Like :func:`~crawler.parsing.body.columns_of`, but several columns may hold one field together."""
    found = columns_of(header)
    taken = set(found.values())
    for number, cell in enumerate(header):
        if number not in found and cell:
            field = next(iter(columns_of([cell]).values()), "")
            if field in _JOINED and field in taken:
                found[number] = field
    return found


def _position(row: list[str], columns: dict[int, str], origin: str, employer: str) -> RawPosition | None:
    values: dict[str, list[str]] = {}
    for number in sorted(columns):
        if number < len(row) and row[number]:
            values.setdefault(columns[number], []).append(row[number])
    title = values.pop("title", [""])[0]
    if (
        not title
        or len(title) > 120
        or title.startswith(_TOTALS)
        or not values
        or "title" in columns_of([title]).values()
    ):
        return None
    if set(values) <= {"employer"} or not re.search(r"\w", title):
        return None
    joined = {field: "；".join(dict.fromkeys(found)) for field, found in values.items()}
    return RawPosition(**{"employer": employer, **joined}, title=title, origin=origin)


def _column(columns: dict[int, str]) -> str:
    """The letters of the column in which titles stand."""
    number = next(number for number, field in sorted(columns.items()) if field == "title") + 1
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
