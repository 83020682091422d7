"""xls, xlsx and csv: values as saved, never computed; merged cells are filled from their first cell."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable
from io import BytesIO, StringIO

import openpyxl
import xlrd

from crawler.attachments.document import MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Document, Table, Unreadable, cell
from crawler.attachments.kinds import delimiter
from crawler.charset import decode

_FETCHES = re.compile(r"WEBSERVICE|HYPERLINK|IMPORTDATA|FILTERXML|RTD\(|DDE|cmd\|", re.IGNORECASE)
MOST_MERGED = 20_000


def read_xls(name: str, body: bytes) -> Document:
    """An xls workbook (BIFF 2–8)."""
    book = _book(body)
    if book.biff_version < 80 and book.codepage is None:  # an old file that does not say its encoding
        book = _book(body, "gb18030")
    document = Document(name, "xls")
    left = MOST_ROWS
    for sheet in book.sheets():
        if sheet.visibility:
            continue  # hidden: lists to choose from, last year's table
        rows = [
            [
                _xls_value(sheet.cell(row, column), book.datemode)
                for column in range(min(sheet.row_len(row), MOST_COLUMNS))
            ]
            for row in range(min(sheet.nrows, left))
        ]
        for first, last, left_column, right_column in sheet.merged_cells[:MOST_MERGED]:
            _fill(rows, first, last, left_column, right_column)
        left -= len(rows)
        document.tables.append(Table(sheet.name, rows))
    if left <= 0:
        document.remarks.append(f"cut: more than {MOST_ROWS} rows")
    document.text = _told(document.tables)
    return document


def _book(body: bytes, encoding: str | None = None) -> xlrd.Book:
    options = {"on_demand": True, "encoding_override": encoding, "logfile": StringIO()}
    try:
        return xlrd.open_workbook(file_contents=body, formatting_info=True, **options)
    except (NotImplementedError, AssertionError):  # formatting of old files is not read; their values are
        return xlrd.open_workbook(file_contents=body, **options)


def _xls_value(found: xlrd.sheet.Cell, datemode: int) -> str:
    if found.ctype == xlrd.XL_CELL_DATE:
        try:
            return str(xlrd.xldate_as_datetime(found.value, datemode).date())
        except (ValueError, OverflowError):
            return cell(found.value)
    if found.ctype == xlrd.XL_CELL_ERROR:
        return ""
    return cell(found.value)


def read_xlsx(name: str, body: bytes) -> Document:
    """An xlsx workbook; what a formula last gave, links and macros only named."""
    document = Document(name, "xlsx", remarks=_dangers(body))
    values = openpyxl.load_workbook(BytesIO(body), data_only=True, keep_links=False, read_only=False)
    left = MOST_ROWS
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows = [
            [cell(value) for value in row[:MOST_COLUMNS]]
            for row in sheet.iter_rows(
                max_row=min(sheet.max_row or 0, left) or 1, max_col=MOST_COLUMNS, values_only=True
            )
        ]
        for merged in list(sheet.merged_cells.ranges)[:MOST_MERGED]:
            _fill(rows, merged.min_row - 1, merged.max_row, merged.min_col - 1, merged.max_col)
        left -= len(rows)
        document.tables.append(Table(sheet.title, _trimmed(rows)))
        if left <= 0:
            document.remarks.append(f"cut: more than {MOST_ROWS} rows")
            break
    document.text = _told(document.tables)
    return document


def read_csv(name: str, body: bytes) -> Document:
    """A table as text, its cells divided by commas, tabs, semicolons or bars, in any encoding."""
    text = decode(body).text
    document = Document(name, "text table")
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter(text), strict=False)
    rows = [[cell(value) for value in row[:MOST_COLUMNS]] for row, _ in zip(lines, range(MOST_ROWS + 1), strict=False)]
    if len(rows) > MOST_ROWS:
        document.remarks.append(f"cut: more than {MOST_ROWS} rows")
    document.tables.append(Table("表1", _trimmed(rows[:MOST_ROWS])))
    document.text = _told(document.tables)
    return document


def _told(tables: Iterable[Table]) -> str:
    """What stands around the tables, a line each: rows that say one thing only are headings and notes."""
    said = ({cell for cell in row if cell} for table in tables for row in table.rows)
    return "\n".join(dict.fromkeys(cells.pop() for cells in said if len(cells) == 1))[:MOST_TEXT]


def _dangers(body: bytes) -> list[str]:
    """What a workbook would do if it were opened by a spreadsheet program. Raises for what unpacks to too much."""
    remarks = []
    with zipfile.ZipFile(BytesIO(body)) as bundle:
        if sum(info.file_size for info in bundle.infolist()) > 400 << 20:
            raise Unreadable("unpacks to more than 400 MiB")
        for info in bundle.infolist():
            if info.filename.endswith("vbaProject.bin"):
                remarks.append("has macros, which were not run")
            elif "externalLink" in info.filename:
                remarks.append("links to other files, which were not opened")
            elif info.filename.endswith(".xml") and "worksheets/" in info.filename and info.file_size < 64 << 20:
                text = bundle.read(info).decode("utf-8", "replace")
                if "<f" in text and _FETCHES.search("".join(re.findall(r"<f[^>]*>([^<]*)", text))):
                    remarks.append("has formulas that fetch, which were not run")
    return list(dict.fromkeys(remarks))


def _fill(rows: list[list[str]], first: int, last: int, left: int, right: int) -> None:
    """Give every cell of a merged area the value of its first."""
    if first >= len(rows) or left >= len(rows[first]):
        return
    value = rows[first][left]
    for row in rows[first : min(last, len(rows))]:
        for column in range(left, min(right, len(row))):
            row[column] = value


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without empty rows and columns at the end, which saved sheets have by the thousand."""
    wide = max((number + 1 for row in rows for number, value in enumerate(row) if value), default=0)
    high = max((number + 1 for number, row in enumerate(rows) if any(row)), default=0)
    return [row[:wide] for row in rows[:high]]
