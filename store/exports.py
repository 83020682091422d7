"""Everything out again: JSON lines, CSV, Parquet, schema.org JSON-LD. JSON lines and CSV stream in flat memory."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from store import schema_org
from store.records import Employer, SourceHealth

if TYPE_CHECKING:
    from store.store import Store

Row = dict[str, Any]
FORMATS = ("jsonl", "csv", "parquet", "jsonld")
_BATCH = 1000
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no spreadsheet file may hold them


def write(rows: Iterable[Row], form: str, out: IO[bytes], what: str = "postings") -> int:
    """Write rows of ``what`` in one of :data:`FORMATS`; the answer is how many. Raises ``ValueError`` on an unknown format."""
    linked = {"postings": schema_org.posting, "employers": schema_org.organization, "sources": schema_org.web_site}[
        what
    ]
    writers: dict[str, Callable[[Iterable[Row], IO[bytes]], int]] = {
        "jsonl": _jsonl,
        "csv": _csv,
        "parquet": _parquet,
        "jsonld": lambda found, to: _jsonl(map(linked, found), to),
    }
    if form not in writers:
        raise ValueError(f"format {form!r}: one of {', '.join(FORMATS)}")
    return writers[form](rows, out)


def write_file(rows: Iterable[Row], form: str, path: Path | None, what: str = "postings") -> int:
    """Write to a file, or to standard output. A file appears whole or not at all."""
    if path is None:
        return write(rows, form, sys.stdout.buffer, what)
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as out:
        count = write(rows, form, out, what)
    part.replace(path)
    return count


def rows(store: Store, what: str, since: datetime | None = None) -> Iterator[Row] | None:
    """Rows of ``postings``, ``employers`` or ``sources``; ``None`` for any other word."""
    if what == "postings":
        return (posting.export() for posting in store.postings.iterate(since))
    if what == "employers":
        return (_employer(employer) for employer in store.employers.iterate())
    if what == "sources":
        return (_source(health) for health in store.crawls.health())
    return None


def _employer(employer: Employer) -> Row:
    row = asdict(employer)
    row["class"] = row.pop("employer_class")
    return row


def _source(health: SourceHealth) -> Row:
    row = asdict(health)
    row = row.pop("record") | row
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in row.items()}


def _jsonl(rows: Iterable[Row], out: IO[bytes]) -> int:
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the last number is the answer
        out.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return count


def _flat(row: Row) -> Row:
    """Nested values as JSON text, so that one row is one line in a table."""
    return {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | bool) else value
        for key, value in row.items()
    }


def _csv(rows: Iterable[Row], out: IO[bytes]) -> int:
    import io

    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)  # the mark is for Excel
    writer: csv.DictWriter[str] | None = None
    count = 0
    for count, row in enumerate(map(_flat, rows), 1):  # noqa: B007
        if writer is None:
            writer = csv.DictWriter(text, fieldnames=list(row), extrasaction="ignore")
            writer.writeheader()
        writer.writerow({key: cell(value) for key, value in row.items()})
    text.detach()
    return count


def cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula (OWASP CSV injection); full-width signs count in some languages."""
    if not isinstance(value, str):
        return value
    text = _CONTROL.sub("", value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _parquet(rows: Iterable[Row], out: IO[bytes]) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    writer: pq.ParquetWriter | None = None
    count = 0
    for batch in _batches(map(_flat, rows)):
        columns = list(dict.fromkeys(key for row in batch for key in row)) if writer is None else writer.schema.names
        table = pa.table({key: pa.array([_text(row.get(key)) for row in batch], pa.string()) for key in columns})
        writer = writer or pq.ParquetWriter(out, table.schema)
        writer.write_table(table)
        count += len(batch)
    if writer is not None:
        writer.close()
    else:
        pq.write_table(pa.table({"id": pa.array([], pa.string())}), out)
    return count


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
