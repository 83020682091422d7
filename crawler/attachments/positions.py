"""Position tables in files: each position with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crawler.attachments.document import Document
from crawler.items import RawPosition
from crawler.parsing.position_table import positions_in_turn


def with_positions(document: Document) -> Document:
    """The document with what its tables list in their place."""
    return replace(document, tables=[], positions=list(_of(document)))


def _of(document: Document) -> Iterator[RawPosition]:
    for number, index, columns, position in positions_in_turn(table.rows for table in document.tables):
        table = document.tables[number]
        origin = f"{document.name} › {table.name} › {_letters(columns.title)}{table.first_row + index}"
        yield position.model_copy(update={"origin": origin})


def _letters(column: int) -> str:
    """The letters of a column by its number: ``C`` of 2."""
    number, letters = column + 1, ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
