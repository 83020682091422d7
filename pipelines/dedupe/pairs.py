"""The line protocol of ``juzhao duplicates --pairs``: pairs of raw records in, decisions out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pipelines.dedupe.decide import Verdict, compare
from pipelines.dedupe.text import simplified, without_markup
from pipelines.json_lines import need_text, numbered, read_table
from pipelines.normalize import dates, employers, locations, whole
from pipelines.posting import Education, Event, Headcount, Organization, Posting, Salary


def decide_lines(lines: Iterable[str], today: date) -> Iterator[dict[str, Any]]:
    """Answer each pair with ``{"id", "decision", "explain"}``, a line that is none with ``decision`` null and an ``error``."""
    for number, line in numbered(lines):
        record: dict[str, Any] = {}
        try:
            record = read_table(line)
            answer = as_json(compare(*(posting(_side(record, name), today) for name in ("a", "b"))))
        except (ValueError, KeyError, TypeError) as error:
            needed = f'line {number}: needs {{"id", "a": {{…}}, "b": {{…}}}} ({error})'
            answer = {"decision": None, "explain": [], "error": needed}
        yield {"id": record.get("id", str(number)), **answer}


def _side(record: dict[str, Any], name: str) -> dict[str, Any]:
    """One side of a pair. Raises :class:`ValueError` where it is none, or holds no words that could be compared."""
    side: dict[str, Any] = record[name]
    if not isinstance(side, dict):
        raise ValueError(f"{name} is {side!r}")
    need_text(side, "title", "employer", "location", "description")
    if not any(str(side.get(field) or "").strip() for field in ("title", "description")):
        raise ValueError(f"{name} has neither title nor description")
    return side


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The printed form of a verdict."""
    return {"decision": verdict.decision, "explain": [piece.stated() for piece in verdict.explain]}


def posting(record: dict[str, Any], today: date) -> Posting:
    """A record ``{"title", "employer", "location", "description", "salary"?, "date_posted"?}`` as a posting."""
    title, text, name = (_plain(record.get(field)) for field in ("title", "description", "employer"))
    posted = dates.read(str(record.get("date_posted") or ""), today, "publish").value["start"]
    day = date.fromisoformat(posted[:10]) if posted else None
    place = _plain(record.get("location"))
    stated = whole.read(text, title, day or today, {"salary": str(record.get("salary") or "")}).value
    event = stated.get("event")
    return Posting(
        type=stated.get("type") or "announcement",
        title=title,
        description=text,
        hiring_organization=Organization(
            name=name, normalized=employers.read(name).value["normalized"] if name else ""
        ),
        date_posted=day,
        event=Event.model_validate(event) if event else None,
        locations=locations.read(place).value or stated.get("locations") or [],
        raw={"location": place} if place else {},
        education=Education.model_validate(stated.get("education") or {}),
        graduation_years=stated.get("graduation_years") or [],
        headcount=Headcount.model_validate(stated["headcount"]) if stated.get("headcount") else None,
        salary=Salary.model_validate(stated["salary"]) if stated.get("salary") else None,
    )


def _plain(value: object) -> str:
    """A string without remnants of HTML, in simplified characters."""
    return simplified(without_markup(str(value or "")))
