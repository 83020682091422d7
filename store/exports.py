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

from pipelines.normalize.divisions import NATIONWIDE, name, parents
from pipelines.posting import EVENTS, TAKEN_AWAY
from store.records import Employer, SourceHealth

if TYPE_CHECKING:
    from store.store import Store

Row = dict[str, Any]
FORMATS = ("jsonl", "csv", "parquet", "jsonld")
_BATCH = 1000
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no spreadsheet file may hold them
_EMPLOYMENT = {"internship": "INTERN"}
_STATUS = {
    "scheduled": "https://schema.org/EventScheduled",
    "past": "https://schema.org/EventScheduled",
    "rescheduled": "https://schema.org/EventRescheduled",
    "cancelled": "https://schema.org/EventCancelled",
}
_MODES = {
    "offline": "https://schema.org/OfflineEventAttendanceMode",
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "mixed": "https://schema.org/MixedEventAttendanceMode",
}
_CREDENTIALS = {
    "secondary": "high school",
    "associate": "associate degree",
    "bachelor": "bachelor degree",
    "master": "postgraduate degree",
    "doctor": "postgraduate degree",
}
_UNITS = {"year": "YEAR", "month": "MONTH", "week": "WEEK", "day": "DAY", "hour": "HOUR"}


def write(rows: Iterable[Row], form: str, out: IO[bytes], what: str = "postings") -> int:
    """Write rows of ``what`` in one of :data:`FORMATS`; the answer is how many. Raises ``ValueError`` on an unknown format."""
    linked = {"postings": job_posting, "employers": _known_organization, "sources": _web_site}[what]
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


def job_posting(row: Row) -> Row:
    """An exported posting as schema.org ``JobPosting``, without empty properties: ``Event`` for talks and fairs,
    ``Article`` for news without a vacancy."""
    document = {
        "@context": "https://schema.org",
        "identifier": {"@type": "PropertyValue", "name": "juzhao", "value": row["id"]},
        "description": row["description"],
        "url": row["apply_url"] or next((source["url"] for source in row["sources"]), None),
        **_said(row),
    }
    return {key: value for key, value in document.items() if value not in (None, "", [])}


def _known_organization(row: Row) -> Row:
    """An exported employer as schema.org ``Organization`` with its other names."""
    document = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "identifier": row["id"],
        "name": row["name"],
        "alternateName": [name for name in row["aliases"] if name != row["name"]],
    }
    return {key: value for key, value in document.items() if value}


def _web_site(row: Row) -> Row:
    """An exported source as schema.org ``WebSite``."""
    document = {"@context": "https://schema.org", "@type": "WebSite"}
    return document | {"identifier": row["id"], "name": row["name"], "url": row["url"]}


def _said(row: Row) -> Row:
    """What is said of one kind of thing only."""
    if row["type"] in EVENTS and row["event"]:
        return _held(row, row["event"])
    if row["type"] == "notice":
        return {"@type": "Article", "headline": row["title"], "datePublished": row["date_posted"]}
    return _vacancy(row)


def _vacancy(row: Row) -> Row:
    """What a ``JobPosting`` says; the kind of employment only where it is stated."""
    return {
        "@type": "JobPosting",
        "title": row["title"],
        "datePosted": row["date_posted"],
        "validThrough": _valid_through(row),
        "employmentType": _EMPLOYMENT.get(row["type"]),
        "hiringOrganization": _organization(row["hiring_organization"]["name"]),
        "jobLocation": [place for code in row["locations"] if (place := _place(code))],
        "jobLocationType": "TELECOMMUTE" if "REMOTE" in row["locations"] else None,
        "educationRequirements": _credential(row["education"]["min"]),
        "totalJobOpenings": (row["headcount"] or {}).get("max"),
        "baseSalary": _salary(row["salary"]),
    }


def _valid_through(row: Row) -> str | None:
    """The deadline; of what was closed before it the time when a source showed it last, so that nobody takes it for open."""
    seen = max((source["last_seen"] for source in row["sources"] if source["last_seen"]), default=None)
    stated = row["valid_through"]
    if row["status"] != "closed" or seen is None:
        return str(stated) if stated else None
    return str(min(stated, seen) if stated else seen)


def _held(row: Row, event: Row) -> Row:
    """What an ``Event`` says; one that its source took away is called off, as in the calendar."""
    status = "cancelled" if row.get("closed_reason") in TAKEN_AWAY else event["status"]
    return {
        "@type": "Event",
        "name": row["title"],
        "startDate": event["start"],
        "endDate": event["end"],
        "eventStatus": _STATUS.get(status),
        "eventAttendanceMode": _MODES.get(event["attendance_mode"]),
        "location": {"@type": "Place", "name": event["venue"]} if event["venue"] else None,
        "organizer": _organization(event["organizer"] or row["hiring_organization"]["name"]),
    }


def _organization(name: str) -> Row | None:
    return {"@type": "Organization", "name": name} if name else None


def _credential(least: str | None) -> Row | None:
    """The least degree in the words that search engines take: https://developers.google.com/search/docs/appearance/structured-data/job-posting."""
    words = _CREDENTIALS.get(least or "")
    return {"@type": "EducationalOccupationalCredential", "credentialCategory": words} if words else None


def _place(code: str) -> Row | None:
    """The place of a GB/T 2260 code; words such as ``REMOTE`` and ``OVERSEAS`` are no place."""
    if not code.isdigit():
        return None
    address = {"@type": "PostalAddress", "addressCountry": "CN"}
    if code != NATIONWIDE:
        *local, region = [code, *parents(code)]
        address["addressRegion"] = name(region)
        if local:
            address["addressLocality"] = "".join(name(part) for part in reversed(local))
    return {"@type": "Place", "address": address}


def _salary(salary: Row | None) -> Row | None:
    if not salary or (salary["min"] is None and salary["max"] is None):
        return None
    value = {"@type": "QuantitativeValue", "minValue": salary["min"], "maxValue": salary["max"]}
    if salary["unit"] in _UNITS:
        value["unitText"] = _UNITS[salary["unit"]]
    return {"@type": "MonetaryAmount", "currency": "CNY", "value": value}
