"""The form in which staff put right what was read wrongly: a posting as its strings, its strings as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import BaseModel, StringConstraints

from config.timezone import TIMEZONE
from pipelines.evidence import DEGREES, EVENTS
from pipelines.normalize import divisions, locations
from pipelines.posting import POSTING_TYPES, Event, Headcount, Posting, Salary
from web.context import Words

Short = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True)]
_APART = re.compile(r"[、,，;；\n]+")
_YEARS = range(2000, 2101)
_MOST = 1_000_000_000


class Given(BaseModel):
    """What the form sends."""

    version: int = 0
    token: Short = ""
    reason: Annotated[str, StringConstraints(max_length=500)] = ""
    back: list[Short] = []
    type: Short = ""
    employer: Short = ""
    employer_class: Short = ""
    deadline_day: Short = ""
    deadline_time: Short = ""
    start_day: Short = ""
    start_time: Short = ""
    end_day: Short = ""
    end_time: Short = ""
    venue: Short = ""
    places: Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)] = ""
    degrees: list[Short] = []
    people_min: Short = ""
    people_max: Short = ""
    people_about: Short = ""
    pay_min: Short = ""
    pay_max: Short = ""
    pay_unit: Short = ""
    pay_months: Short = ""
    pay_negotiable: Short = ""
    years: Short = ""


class BadValue(Exception):
    """A value that cannot be taken: the field, and the key of the words that say why."""

    def __init__(self, field: str, key: str, **said: object) -> None:
        super().__init__(f"{field}: {key}")
        self.field, self.key, self.said = field, key, said


def filled(posting: Posting, words: Words) -> dict[str, Any]:
    """The form's strings for a posting as it is."""
    event, people, pay = posting.event or Event(), posting.headcount or Headcount(), posting.salary or Salary()
    deadline, start, end = _parted(posting.valid_through), _parted(event.start), _parted(event.end)
    return {
        "type": posting.type,
        "employer": posting.hiring_organization.name, "employer_class": posting.hiring_organization.employer_class or "",
        "deadline_day": deadline[0], "deadline_time": deadline[1],
        "start_day": start[0], "start_time": start[1], "end_day": end[0], "end_time": end[1], "venue": event.venue,
        "places": words.join([words.place(code) for code in posting.locations]),
        "degrees": list(posting.education.levels),
        "people_min": _number(people.min), "people_max": _number(people.max), "people_about": "1" if people.approx else "",
        "pay_min": _number(pay.min), "pay_max": _number(pay.max), "pay_unit": pay.unit or "", "pay_months": _number(pay.months),
        "pay_negotiable": "1" if pay.negotiable else "",
        "years": words.join([str(year) for year in posting.graduation_years]),
    }  # fmt: skip


def read(given: Mapping[str, Any], posting: Posting, words: Words) -> dict[str, Any]:
    """The values, as JSON, of the fields whose strings are others than those of the posting. Raises :class:`BadValue`."""
    shown = filled(posting, words)
    values: dict[str, Any] = {}
    for field, (names, reader) in _READERS.items():
        asked = {name: given[name] for name in names}
        if asked != {name: shown[name] for name in names}:
            values[field] = reader(field, asked)
    if given["places"] != shown["places"]:
        known = {words.place(code): code for code in posting.locations}
        values["locations"] = _places(given["places"], known)
    _agree(values, posting)
    return values


def _agree(values: Mapping[str, Any], posting: Posting) -> None:
    """Time and place are of an event, which does not end before it begins."""
    timed = [field for field in ("event_start", "event_end", "venue") if values.get(field)]
    if timed and values.get("type", posting.type) not in EVENTS:
        raise BadValue(timed[0], "bad_no_event")
    event = posting.event
    start = values.get("event_start", event.start.isoformat() if event and event.start else None)
    end = values.get("event_end", event.end.isoformat() if event and event.end else None)
    if {"event_start", "event_end"} & set(values) and start and end and end < start[: len(end)]:
        raise BadValue("event_end", "bad_end_first")


def _type(field: str, asked: Mapping[str, Any]) -> str:
    if asked["type"] not in POSTING_TYPES:
        raise BadValue(field, "bad_choice")
    return str(asked["type"])


def _words(field: str, asked: Mapping[str, Any]) -> str:
    return " ".join(str(asked[field]).split())


def _moment(field: str, asked: Mapping[str, Any]) -> str | None:
    """A day, or a day and a time in Asia/Shanghai; nothing for none."""
    day, clock = asked.values()
    if not day and not clock:
        return None
    try:
        found = date.fromisoformat(day)
        at = time.fromisoformat(clock) if clock else None
    except ValueError:
        raise BadValue(field, "bad_moment", text=f"{day} {clock}".strip()) from None
    if found.year not in _YEARS:
        raise BadValue(field, "bad_moment", text=day)
    return datetime.combine(found, at, TIMEZONE).isoformat() if at else found.isoformat()


def _places(text: str, known: Mapping[str, str]) -> list[str]:
    """Codes of places separated by commas, each a code itself or a name as an announcement would write it."""
    codes: list[str] = []
    for item in filter(None, (part.strip() for part in _APART.split(text))):
        code = known.get(item) or divisions.present(item.upper())
        found = [code] if code else locations.read(item).value
        if not found:
            raise BadValue("locations", "bad_place", text=item[:40])
        codes += found
    return list(dict.fromkeys(codes))


def _education(field: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Levels that reach up to the doctor's are open above."""
    levels = [level for level in (*DEGREES, "unlimited") if level in asked["degrees"]]
    if set(asked["degrees"]) - set(levels):
        raise BadValue(field, "bad_choice")
    if "unlimited" in levels and len(levels) > 1:
        raise BadValue(field, "bad_unlimited")
    if not levels or "unlimited" in levels:
        return {"min": None, "max": None, "levels": levels}
    first = DEGREES.index(levels[0])
    above = len(levels) > 1 and levels[-1] in ("doctor", "postdoc") and levels == list(DEGREES[first:][: len(levels)])
    return {"min": levels[0], "max": None if above else levels[-1], "levels": levels}


def _headcount(field: str, asked: Mapping[str, Any]) -> dict[str, Any] | None:
    least, most = _range(field, asked["people_min"], asked["people_max"], int)
    if least is None and most is None:
        return None
    return {"min": least, "max": most, "approx": bool(asked["people_about"])}


def _salary(field: str, asked: Mapping[str, Any]) -> dict[str, Any] | None:
    least, most = _range(field, asked["pay_min"], asked["pay_max"], float)
    months, _ = _range(field, asked["pay_months"], "", int)
    negotiable, unit = bool(asked["pay_negotiable"]), asked["pay_unit"] or None
    if least is None and most is None:
        return {"negotiable": True, "min": None, "max": None, "unit": None, "months": None} if negotiable else None
    if unit not in PAY_UNITS:
        raise BadValue(field, "bad_unit")
    return {"min": least, "max": most, "unit": unit, "months": months, "negotiable": negotiable}


def _years(field: str, asked: Mapping[str, Any]) -> list[int]:
    found = [part for part in re.split(r"[、,，;；\s]+", asked["years"]) if part]
    for part in found:
        if not part.isdecimal() or int(part) not in _YEARS:
            raise BadValue(field, "bad_year", text=part[:40])
    return sorted({int(part) for part in found})


def _range(
    field: str, least: str, most: str, kind: Callable[[str], int | float]
) -> tuple[int | float | None, int | float | None]:
    ends: list[int | float | None] = []
    for text in (least, most):
        try:
            number = kind(text) if text else None
        except ValueError:
            raise BadValue(field, "bad_number", text=text[:40]) from None
        if number is not None and not 0 < number < _MOST:
            raise BadValue(field, "bad_number", text=text[:40])
        ends.append(int(number) if number is not None and number == int(number) else number)
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        raise BadValue(field, "bad_range", least=least, most=most)
    return ends[0], ends[1]


def _parted(moment: datetime | date | None) -> tuple[str, str]:
    """Day and time as a form has them."""
    if moment is None:
        return "", ""
    if isinstance(moment, datetime):
        local = moment.astimezone(TIMEZONE)
        return local.date().isoformat(), local.strftime("%H:%M")
    return moment.isoformat(), ""


def _number(found: int | float | None) -> str:
    return "" if found is None else f"{found:.10g}"


PAY_UNITS = ("year", "month", "week", "day", "hour", "once")
_READERS: dict[str, tuple[tuple[str, ...], Callable[[str, Mapping[str, Any]], Any]]] = {
    "type": (("type",), _type),
    "employer": (("employer",), _words),
    "valid_through": (("deadline_day", "deadline_time"), _moment),
    "event_start": (("start_day", "start_time"), _moment),
    "event_end": (("end_day", "end_time"), _moment),
    "venue": (("venue",), _words),
    "education": (("degrees",), _education),
    "headcount": (("people_min", "people_max", "people_about"), _headcount),
    "salary": (("pay_min", "pay_max", "pay_unit", "pay_months", "pay_negotiable"), _salary),
    "graduation_years": (("years",), _years),
}
"""Of each field its inputs and how they are read."""
