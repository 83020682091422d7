"""A table of positions of the folder as the file, page or text that it was."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.cell import range_boundaries

from tests.crawler.attachments.files import zipped

FOLDER = Path(__file__).parent
Block = dict[str, Any]
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def tables() -> dict[str, Any]:
    """File name → its title, blocks and truth."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def xlsx(blocks: list[Block]) -> bytes:
    """A workbook with a sheet a block."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for block in blocks:
        sheet = book.create_sheet(block["sheet"])
        for row in block["rows"]:
            sheet.append([cell if cell != "" else None for cell in row])
        for area in block["merged"].split():
            sheet.merge_cells(area)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def docx(blocks: list[Block]) -> bytes:
    """A document of paragraphs and tables."""
    body = "".join(_paragraph(block["text"]) if "text" in block else _word_table(block) for block in blocks)
    document = f'<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def html(blocks: list[Block]) -> str:
    """The body of a page."""
    return "".join(f"<p>{escape(b['text'])}</p>" if "text" in b else _page_table(b) for b in blocks)


def text(blocks: list[Block]) -> str:
    """Lines, the cells of a row divided by tabs."""
    return "\n".join(
        block["text"] if "text" in block else "\n".join("\t".join(row) for row in block["rows"]) for block in blocks
    )


def separated(blocks: list[Block]) -> bytes:
    """A csv as spreadsheet programs of an office save it."""
    out = StringIO()
    csv.writer(out).writerows(blocks[0]["rows"])
    return out.getvalue().encode("gb18030")


def _paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def _cells(block: Block) -> Iterator[list[tuple[str, int, int, bool]]]:
    """Each row's cells with how many columns and rows they take, and whether they go on from the row above."""
    taken: dict[tuple[int, int], tuple[int, int, bool]] = {}
    for area in block["merged"].split():
        left, top, right, bottom = range_boundaries(area)
        for row in range(top - 1, bottom):
            taken[row, left - 1] = (right - left + 1, bottom - top + 1, row > top - 1)
    for number, row in enumerate(block["rows"]):
        cells, column = [], 0
        while column < len(row):
            wide, high, goes_on = taken.get((number, column), (1, 1, False))
            cells.append((row[column], wide, high, goes_on))
            column += wide
        yield cells


def _word_table(block: Block) -> str:
    rows = []
    for cells in _cells(block):
        row = ""
        for words, wide, high, goes_on in cells:
            start = "" if goes_on else ' w:val="restart"'
            merge = f"<w:vMerge{start}/>" if high > 1 else ""
            span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
            row += f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraph(words)}</w:tc>"
        rows.append(f"<w:tr>{row}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _page_table(block: Block) -> str:
    rows = []
    for cells in _cells(block):
        shown = [
            f'<td rowspan="{high}" colspan="{wide}"><p>{escape(words) or "&nbsp;"}</p></td>'
            for words, wide, high, goes_on in cells
            if not goes_on
        ]
        rows.append(f"<tr>{''.join(shown)}</tr>")
    return f"<table>{''.join(rows)}</table>"
