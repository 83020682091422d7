"""What a file says: text, and tables with the place of each row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from crawler.items import RawPosition

MOST_ROWS, MOST_COLUMNS, MOST_CELL, MOST_TEXT = 60_000, 200, 4000, 200_000
"""Rows a file, columns a row, characters a cell and of text that are read; ``cut`` says that there was more."""


class Unreadable(ValueError):
    """The file cannot be read; the message says why."""


@dataclass(slots=True)
class Table:
    """Rows of one sheet or of one table of a text. ``first_row`` is the 1-based number of the first row."""

    name: str
    rows: list[list[str]]
    first_row: int = 1


@dataclass(slots=True)
class Document:
    """One file, or one member of an archive."""

    name: str
    kind: str
    text: str = ""
    tables: list[Table] = field(default_factory=list)
    positions: list[RawPosition] = field(default_factory=list)
    """What its tables list, once they were gone through."""
    remarks: list[str] = field(default_factory=list)
    """What was seen and not done: macros, formulas that fetch, links to other files, parts that were cut."""

    @property
    def risks(self) -> list[str]:
        """What it would run or fetch in its reader's hands. Links to other workbooks are left-overs of honest work."""
        return [remark for remark in self.remarks if remark.endswith(("not run", "not fetched"))]

    def to_data(self) -> dict[str, Any]:
        """For JSON: all but the tables."""
        positions = [position.model_dump(exclude_defaults=True) for position in self.positions]
        return {
            "name": self.name,
            "kind": self.kind,
            "text": self.text,
            "positions": positions,
            "remarks": self.remarks,
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Document:
        """From :meth:`to_data`."""
        return cls(**{**data, "positions": [RawPosition(**position) for position in data["positions"]]})


def cell(value: Any) -> str:
    """A cell's value as a person sees it: whole numbers without a point, white space collapsed."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return " ".join(str(value)[:MOST_CELL].split())
