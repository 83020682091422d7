"""Everything out again: JSON lines, CSV, Parquet, schema.org JSON-LD. JSON lines and CSV stream in flat memory."""

from __future__ import annotations

import contextlib
import csv
import errno
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, fields
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pipelines.posting import INSIDE, Posting
from store import schema_org
from store.records import Employer, SourceHealth, SourceRecord

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
        "csv": lambda found, to: _csv(found, to, columns(what)),
        "parquet": lambda found, to: _parquet(found, to, columns(what)),
        "jsonld": lambda found, to: _jsonl(map(linked, found), to),
    }
    if form not in writers:
        raise ValueError(f"format {form!r}: one of {', '.join(FORMATS)}")
    return writers[form](rows, out)


def write_file(rows: Iterable[Row], form: str, path: Path | None, what: str = "postings") -> int:
    """Write to a file, or to standard output. A file appears whole or not at all. Raises ``OSError`` that names the file."""
    if path is None:
        return write(rows, form, sys.stdout.buffer, what)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as out:
            count = write(rows, form, out, what)
        part.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return count


def rows(store: Store, what: str, since: datetime | None = None) -> Iterator[Row] | None:
    """Rows of ``postings``, ``employers`` or ``sources``; ``None`` for any other word.

    With ``since`` only what changed at or after it: postings, employers with such a posting, sources that were crawled.
    """
    if what == "postings":
        return (posting.export() for posting in store.postings.iterate(since))
    if what == "employers":
        return (_employer(employer) for employer in store.employers.iterate(since))
    if what == "sources":
        return (_source(health) for health in store.crawls.health() if _ran(health, since))
    return None


def columns(what: str) -> list[str]:
    """The heads of a table of ``what``: all that a row may have, whichever rows there are."""
    if what == "postings":
        return [field.alias or name for name, field in Posting.model_fields.items() if name not in INSIDE]
    if what == "employers":
        return [one.name for one in fields(Employer) if one.name != "employer_class"] + ["class"]
    return [one.name for kind in (SourceRecord, SourceHealth) for one in fields(kind) if one.name != "record"]


def _ran(health: SourceHealth, since: datetime | None) -> bool:
    return since is None or (health.last_run_at is not None and health.last_run_at >= since)


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


def _csv(rows: Iterable[Row], out: IO[bytes], heads: list[str]) -> int:
    import io

    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)  # the mark is for Excel
    writer = csv.DictWriter(text, fieldnames=heads)
    writer.writeheader()
    count = 0
    for count, row in enumerate(map(_flat, rows), 1):  # noqa: B007
        writer.writerow({key: cell(value) for key, value in row.items()})
    text.detach()
    return count


def cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula (OWASP CSV injection); full-width signs count in some languages."""
    if not isinstance(value, str):
        return value
    text = _CONTROL.sub("", value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _parquet(rows: Iterable[Row], out: IO[bytes], heads: list[str]) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    count = 0
    with pq.ParquetWriter(out, pa.schema([(head, pa.string()) for head in heads])) as writer:
        for batch in _batches(map(_flat, rows)):
            cells = {head: pa.array([_text(row.get(head)) for row in batch], pa.string()) for head in heads}
            writer.write_table(pa.table(cells))
            count += len(batch)
    return count


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
