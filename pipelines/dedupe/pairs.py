"""The line protocol of ``juzhao duplicates --pairs``: pairs of raw records in, decisions out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pipelines.dedupe.decide import Verdict, compare
from pipelines.dedupe.text import simplified, without_markup
from pipelines.normalize import dates, employers, locations, whole
from pipelines.posting import Education, Event, Headcount, Organization, Posting, Salary


class PairError(ValueError):
    """A line that is no pair: its number and what is wrong."""


def decide_lines(lines: Iterable[str], today: date) -> Iterator[dict[str, Any]]:
    """Answer each pair with ``{"id", "decision", "explain"}``. Raises :class:`PairError` on a line that is no pair."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            a, b = record["a"], record["b"]
            verdict = compare(posting(a, today), posting(b, today))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise PairError(f'line {number}: needs {{"id", "a": {{…}}, "b": {{…}}}} ({error})') from error
        yield {"id": record.get("id", str(number)), **as_json(verdict)}


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
