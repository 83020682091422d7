"""Tables in the shapes that are published, from the file to the positions of the posting: each row, each field."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.attachments.choosing import read_into
from crawler.items import RawItem
from crawler.parsing.body import read_body
from pipelines.posting import Position, Posting
from pipelines.reading import to_posting
from tests.pipelines.tables import written

NOW = datetime(2025, 9, 1, 4, tzinfo=UTC)
TABLES = written.tables()


def _posting(name: str, table: dict[str, Any]) -> Posting:
    """The posting of a table: of a file linked to, of a page, or of pasted text."""
    kind, blocks = name.rsplit(".", 1)[1], table["blocks"]
    item = RawItem(
        source="office", key="1", url="https://rsj.example.cn/1", family="article", title=table["title"],
        description="具体岗位见附件。", fetched_at=NOW,
    )  # fmt: skip
    if kind in ("html", "txt"):
        body = read_body(written.html(blocks), item.url) if kind == "html" else None
        shown = (
            {"description": body.text, "positions": body.positions} if body else {"description": written.text(blocks)}
        )
        return to_posting(item.model_copy(update=shown), NOW)
    makers = {"xlsx": written.xlsx, "docx": written.docx, "csv": written.separated}
    return to_posting(read_into(item, name, makers[kind](blocks)), NOW)


def _stated(position: Position, posting: Posting) -> list[Any]:
    """A position in the shape of the truth, without its row."""
    people, pay, places = position.headcount, position.salary, position.locations or posting.locations
    return [
        position.title,
        position.employer,
        people.min if people.min == people.max else [people.min, people.max],
        position.education.levels[0],
        position.majors == ["unlimited"],
        places[0] if len(places) == 1 else places,
        [pay.min, pay.max, pay.unit, pay.months, pay.negotiable] if pay else None,
    ]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_a_table(name: str) -> None:
    table = TABLES[name]
    posting = _posting(name, table)
    assert [_stated(position, posting) for position in posting.positions] == [row[1:] for row in table["truth"]]
    assert all(position.majors for position in posting.positions)
    if name.endswith(("xlsx", "csv")):
        rows = [int(position.origin.rsplit(" ", 1)[1].lstrip("ABCDEFGHIJ")) for position in posting.positions]
        assert rows == [row[0] for row in table["truth"]]


def test_there_are_tables_of_each_kind() -> None:
    assert sum(len(table["truth"]) for table in TABLES.values()) == 406
    assert {name.rsplit(".", 1)[1] for name in TABLES} == {"xlsx", "docx", "html", "txt", "csv"}
