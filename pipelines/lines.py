"""The line protocol of ``juzhao normalize``: JSON lines or plain lines in, JSON lines out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, get_args

from config.timezone import TIMEZONE
from crawler.items import RawItem
from pipelines.json_lines import need_text, numbered, read_table
from pipelines.normalize import (
    dates,
    degrees,
    employers,
    flags,
    graduation,
    headcount,
    industries,
    locations,
    majors,
    salary,
    types,
    whole,
)
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.posting import Evidence
from pipelines.reading import to_posting

Case = dict[str, Any]
_READERS: dict[str, Callable[[Case, date], Reading[Any]]] = {
    "dates": lambda case, ref: dates.read(case["text"], ref, case.get("kind") or "deadline"),
    "locations": lambda case, ref: locations.read(case["text"]),
    "degrees": lambda case, ref: degrees.read(case["text"]),
    "headcount": lambda case, ref: headcount.read(case["text"]),
    "salary": lambda case, ref: salary.read(case["text"]),
    "majors": lambda case, ref: majors.read(case["text"]),
    "employers": lambda case, ref: _employer(case),
    "industries": lambda case, ref: industries.read(case["text"], str(case.get("employer") or "")),
    "types": lambda case, ref: types.read(str(case.get("title") or ""), case["text"]),
    "programs": lambda case, ref: types.programs(str(case.get("title") or ""), case["text"]),
    "graduation": lambda case, ref: graduation.read(case["text"], ref),
    "key_dates": lambda case, ref: Reading(dates.key_dates(case["text"], ref)),
    "flags": lambda case, ref: flags.read(case["text"]),
    "posting": lambda case, ref: _posting(case, ref),
}
KINDS = tuple(_READERS)
_DATE_KINDS = get_args(dates.Kind)
_WRITTEN = 'write {"id": "1", "text": "…"}, or a line of plain text'


def _employer(case: Case) -> Reading[Any]:
    """What a name is; with ``other`` whether both names are one employer."""
    if isinstance(case.get("other"), str):
        return employers.compare(case["text"], case["other"])
    return employers.read(case["text"])


_STATED = (
    *("type", "programs", "hiring_organization", "date_posted", "valid_through", "rolling", "event", "key_dates"),
    *("locations", "education", "majors", "graduation_years", "headcount", "salary", "industry", "flags", "positions"),
)


def _posting(case: Case, ref: date) -> Reading[Case]:
    """What a text states, read as a crawled page is; its heading stands in for a title that is not given."""
    title = str(case.get("title") or "") or whole.heading(case["text"])
    now = (ref if isinstance(ref, datetime) else datetime.combine(ref, time())).replace(tzinfo=TIMEZONE)
    item = RawItem(source="", key="", url="", family="", title=title, description=case["text"], fetched_at=now)
    posting = to_posting(item, now)
    document = posting.export()
    value = {name: document[name] for name in _STATED if document[name]}
    if not posting.hiring_organization.name:
        del value["hiring_organization"]
    if not posting.education.levels:
        del value["education"]
    return Reading(value, posting.explain)


def normalize_lines(kind: str, lines: Iterable[str], ref: date) -> Iterator[Case]:
    """Answer each non-empty line with ``{"id", "value", "explain"}``; plain lines get their number as id.

    A case's own ``ref_date`` wins over ``ref``. A line that is no case is answered with ``{"id", "value": null, "explain":
    [], "error"}``: every line of a batch has its answer in its place.
    """
    for number, line in numbered(lines):
        case: Case = {"id": str(number)}
        try:
            case |= _record(line)
            own = _checked(case, kind, ref)
        except ValueError as error:
            yield {"id": case["id"], "value": None, "explain": [], "error": f"line {number}: {error}"}
        else:
            yield {"id": case["id"], **_answer(kind, case, own)}


def _answer(kind: str, case: Case, ref: date) -> Case:
    reading = _READERS[kind](case, ref)
    written = _Written(case["text"])
    return {"value": reading.value, "explain": [_as_written(piece, written) for piece in reading.explain]}


def _as_written(piece: Evidence, written: _Written) -> Case:
    """The evidence with the place of its words in the text as it came in, where they stand in it."""
    start, end = written.locate(piece.text)
    words = written.text[start:end] if end > 0 else piece.text
    placed = replace(piece, start=start, end=end, text=words)
    return placed.stated() | {"confidence": round(piece.confidence, 2)}


class _Written:
    """A text as it came in, cleaned once for all words that are looked for: many dates are read out of a long text."""

    def __init__(self, text: str) -> None:
        self.text = text
        marks = [(plain, place) for place, mark in enumerate(text) for plain in clean(mark).lower()]
        self._folded = "".join(plain for plain, _ in marks)
        self._places = [place for _, place in marks]

    def locate(self, words: str) -> tuple[int, int]:
        """Where cleaned words stand in the text; (-1, -1) where they were written in another way."""
        wanted = "".join(clean(words).split()).lower()
        start = self._folded.find(wanted)
        if not wanted or start < 0:
            return -1, -1
        return self._places[start], self._places[start + len(wanted) - 1] + 1


def _checked(case: Case, kind: str, ref: date) -> date:
    """The day that the case counts from. Raises :class:`ValueError` for what is no case."""
    if not isinstance(case.get("text"), str):
        raise ValueError(f'needs a "text": {_WRITTEN}')
    need_text(case, "title", "employer", "other")
    if kind == "dates" and case.get("kind") not in (None, "", *_DATE_KINDS):
        raise ValueError(f"kind {case['kind']!r}: one of {', '.join(_DATE_KINDS)}")
    return _ref(case, ref)


def _record(line: str) -> Case:
    if not line.lstrip().startswith("{"):
        return {"text": line.rstrip("\r\n")}
    try:
        return read_table(line)
    except ValueError as error:
        raise ValueError(f"{error}: {_WRITTEN}") from error


def _ref(case: Case, ref: date) -> date:
    given = case.get("ref_date")
    if not given:
        return ref
    try:
        return datetime.fromisoformat(given) if "T" in str(given) else date.fromisoformat(str(given))
    except ValueError as error:
        raise ValueError(f"ref_date {given!r} is no ISO date such as 2026-03-01") from error
