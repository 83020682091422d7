"""Tables of positions without a header: labels and values side by side (a form), or a position a column (on its side)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from config.lexicons.headings import field_of

_FEWEST = 3
"""Rows that begin with a label, in a form."""
Form = tuple[int, int, dict[str, list[str]]]
"""Row and column of a position's name, and its strings by field."""


def is_form(rows: Sequence[list[str]]) -> bool:
    """Whether rows begin with a label and its value; those of other tables begin with numbers, units, or one label after another."""
    begun = [first for row in rows if (first := _first_two(row))]
    labelled = sum(1 for label, value in begun if value and field_of(label) and not field_of(value))
    return labelled >= min(_FEWEST, max(2, len(begun))) and labelled * 2 > len(begun)


def _first_two(row: list[str]) -> tuple[str, str] | None:
    """The first two cells that say something, each once."""
    first = next(filter(None, row), "")
    return (first, next((cell for cell in row if cell and cell != first), "")) if first else None


def forms(rows: Sequence[list[str]]) -> Iterator[Form]:
    """The positions of a form, each with two more fields at least."""
    for found in list(_on_its_side(rows)) or list(_side_by_side(rows)):
        if len(found[2]) > 2:
            yield found


def _on_its_side(rows: Sequence[list[str]]) -> Iterator[Form]:
    """Each row is a field: 岗位名称, then the names of several; the label may be merged over more than one column."""
    head = next((number for number, row in enumerate(rows) if row and field_of(row[0]) == "title"), None)
    if head is None:
        return
    names = {column: cell for column, cell in enumerate(rows[head]) if cell and cell != rows[head][0]}
    if len({*names.values()}) < 2 or any(map(field_of, names.values())):
        return
    fields = [(field, row) for row in rows[head + 1 :] if row and (field := field_of(row[0])) not in ("", "title")]
    seen: set[str] = set()
    for column, name in names.items():
        if name not in seen:
            seen.add(name)
            told: dict[str, list[str]] = {"title": [name]}
            for field, row in fields:
                if column < len(row) and row[column]:
                    told.setdefault(field, []).append(row[column])
            yield head, column, told


def _side_by_side(rows: Sequence[list[str]]) -> Iterator[Form]:
    """Labels each with its value behind it; a label of names begins the next position."""
    current: Form | None = None
    for index, row in enumerate(rows):
        for column, label, value in _pairs(row):
            field = field_of(label)
            if field == "title":
                if current is not None:
                    yield current
                current = index, column, {"title": [value]}
            elif field and current is not None:
                current[2].setdefault(field, []).append(value)
    if current is not None:
        yield current


def _pairs(row: list[str]) -> Iterator[tuple[int, str, str]]:
    """The column of each value, its label and itself; cells that repeat the one before are one merged cell."""
    cells = [(column, cell) for column, cell in enumerate(row) if cell and (not column or row[column - 1] != cell)]
    place = 0
    while place + 1 < len(cells):
        (_, label), (column, value) = cells[place : place + 2]
        if field_of(value):
            place += 1  # a label without a value
        else:
            yield column, label, value
            place += 2
