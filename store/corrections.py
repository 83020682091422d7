"""What staff corrected of a posting: kept with each announcement that was read wrongly, as long as its words stay. Pure.

A correction is made for all announcements of a posting and moves with them, through merges, splits and whatever a crawl
rearranges. It holds while each of them says what it said: the same text, however it is read by now, or at least the same words
and the same reading of the field. Where one says something else staff are asked again (:func:`lost`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from config.timezone import TIMEZONE
from pipelines.normalize import employer_classes, employers
from pipelines.posting import (
    EVENTS,
    Education,
    Event,
    Evidence,
    Headcount,
    Moment,
    Organization,
    Posting,
    PostingType,
    Salary,
)
from store.records import Correction, Member

Kept = Mapping[str, Any]
"""``{"value", "by", "at", "read", "text", "said"}``: the corrected value and the reading as JSON, who, when as ISO time, and
digests of the announcement's text and of what it said of the field."""
CORRECTED = "corrected by staff"
"""Rule of the evidence of a corrected value; its words are the day of the correction."""
LOST = "correction_lost"
"""Why a posting waits: a source has changed what staff had corrected."""
_EVENT: dict[str, str] = {"event_start": "start", "event_end": "end", "venue": "venue"}
_TYPES: dict[str, TypeAdapter[Any]] = {
    "type": TypeAdapter(PostingType),
    "employer": TypeAdapter(str),
    "valid_through": TypeAdapter(Moment | None),
    "event_start": TypeAdapter(Moment | None),
    "event_end": TypeAdapter(Moment | None),
    "venue": TypeAdapter(str),
    "locations": TypeAdapter(list[str]),
    "education": TypeAdapter(Education),
    "headcount": TypeAdapter(Headcount | None),
    "salary": TypeAdapter(Salary | None),
    "graduation_years": TypeAdapter(list[int]),
}
FIELDS = tuple(_TYPES)
"""What can be corrected; the employer's class is that of the employer (:mod:`store.employer_class`)."""
_SETTLES = {"event_start": ("unsure_event", "no_event_time")} | {
    field: (f"unsure_{field}",) for field in ("type", "locations", "valid_through", "salary")
}
"""Why a posting waits, which is no reason any more once a person has said what the field is."""
_TIMES = ("valid_through", "event_start", "event_end")
_TELLS = {"employer": "hiring_organization"} | dict.fromkeys(_EVENT, "event")
"""Name under which a reading tells why, where it is another one."""
_RAW = {
    "valid_through": "deadline",
    "locations": "location",
    "education": "degree",
    "graduation_years": "graduation_year",
}


def checked(field: str, value: Any) -> Any:
    """A value in the JSON form that is kept. Raises pydantic's ``ValidationError`` for another shape."""
    kind = _TYPES[field]
    return kind.dump_python(kind.validate_python(value), mode="json")


def value(posting: Posting, field: str) -> Any:
    """What a posting says of a field, in the JSON form."""
    if field == "employer":
        return posting.hiring_organization.name
    if field in _EVENT:
        found = getattr(posting.event, _EVENT[field], None)
        return checked(field, "" if found is None and field == "venue" else found)
    return checked(field, getattr(posting, field))


def kept(reading: Posting, field: str, corrected: Any, by: str, at: datetime) -> Kept:
    """A correction of an announcement, with what it said when it was corrected."""
    return {
        "value": corrected,
        "by": by,
        "at": at.astimezone(TIMEZONE).isoformat(timespec="microseconds"),
        "read": value(reading, field),
        "text": _text(reading),
        "said": _said(reading, field),
    }


def again(reading: Posting, field: str, row: Kept) -> Kept:
    """The same correction for another announcement."""
    return {**row, "read": value(reading, field), "text": _text(reading), "said": _said(reading, field)}


def same(one: Kept | None, other: Kept | None) -> bool:
    """Whether two announcements bear one correction."""
    return one is not None and other is not None and all(one[name] == other[name] for name in ("value", "by", "at"))


def latest(members: Sequence[Member]) -> dict[str, Kept]:
    """The last correction of each field that any announcement bears, whether it holds or not."""
    found: dict[str, Kept] = {}
    for member in sorted(members, key=lambda member: member.id):
        for field, row in (member.corrected or {}).items():
            if field not in found or row["at"] >= found[field]["at"]:
                found[field] = row
    return found


def holding(members: Sequence[Member]) -> dict[str, Kept]:
    """The corrections that hold: no other announcement states a time that nobody had seen when they were made."""
    return {field: row for field, row in standing(members).items() if _unchallenged(field, row, members)}


def standing(members: Sequence[Member]) -> dict[str, Kept]:
    """The last corrections whose own announcements all say what they said."""
    return {
        field: row
        for field, row in latest(members).items()
        if all(_unchanged(member, field) for member in members if _bears(member, field, row))
    }


def told(members: Sequence[Member]) -> list[Correction]:
    """All corrections as the desk shows them, in the order of :data:`FIELDS`."""
    last, held = latest(members), holding(members)
    return [
        Correction(field, last[field]["value"], last[field]["read"], last[field]["by"],
                   datetime.fromisoformat(last[field]["at"]), holds=field in held)
        for field in FIELDS if field in last
    ]  # fmt: skip


def heed(posting: Posting, members: Sequence[Member]) -> None:
    """Put the corrections that hold into the merged posting, each with its evidence before that of the reading."""
    held = holding(members)
    for field in FIELDS:
        if field in held and _applies(posting, field):
            _put(posting, field, _TYPES[field].validate_python(held[field]["value"]))
            day = datetime.fromisoformat(held[field]["at"]).astimezone(TIMEZONE).date().isoformat()
            posting.explain = [Evidence(field=field, rule=CORRECTED, text=day), *posting.explain]
            settled = _SETTLES.get(field, ())
            posting.review_reasons = [reason for reason in posting.review_reasons if reason not in settled]


def corrected(posting: Posting) -> dict[str, str]:
    """The fields of a posting that staff corrected, each with the day."""
    return {piece.field: piece.text for piece in posting.explain if piece.rule == CORRECTED}


def lost(before: Posting | None, after: Posting) -> bool:
    """Whether a correction holds no longer and another value than the corrected one stands there now."""
    if before is None:
        return False
    gone = corrected(before).keys() - corrected(after).keys()
    return any(value(before, field) != value(after, field) for field in gone)


def _bears(member: Member, field: str, row: Kept) -> bool:
    return same((member.corrected or {}).get(field), row)


def _unchallenged(field: str, row: Kept, members: Sequence[Member]) -> bool:
    """Whether those that do not bear it state no other time: a notice that comes once more comes with a new deadline."""
    if field not in _TIMES:
        return True
    known = {"", _end(row["value"])}
    known |= {_end((member.corrected or {})[field]["read"]) for member in members if _bears(member, field, row)}
    return all(_end(value(member.reading, field)) in known for member in members if not _bears(member, field, row))


def _end(moment: str | None) -> str:
    """A day is the same as its last second."""
    return f"{moment}T23:59:59+08:00" if moment and len(moment) == 10 else moment or ""


def _unchanged(member: Member, field: str) -> bool:
    row = (member.corrected or {})[field]
    return bool(_text(member.reading) == row["text"] or _said(member.reading, field) == row["said"])


def _text(reading: Posting) -> str:
    """A digest of all that the source wrote."""
    files = [[file.name, file.url] for file in reading.attachments]
    return _digest([reading.title, reading.description, reading.raw, files])


def _said(reading: Posting, field: str) -> str:
    """A digest of the words that a field was read from, and of how they were read."""
    words = [piece.text for piece in reading.explain if piece.field == _TELLS.get(field, field)]
    return _digest([reading.raw.get(_RAW.get(field, field), ""), words, value(reading, field)])


def _digest(said: Any) -> str:
    told = json.dumps(said, ensure_ascii=True, sort_keys=True).encode()
    return hashlib.blake2b(told, digest_size=12).hexdigest()


def _applies(posting: Posting, field: str) -> bool:
    """Time and place are of an event: what is corrected to be none has none."""
    return field not in _EVENT or posting.type in EVENTS


def _put(posting: Posting, field: str, found: Any) -> None:
    if field in _EVENT:
        posting.event = (posting.event or Event()).model_copy(update={_EVENT[field]: found})
    elif field == "employer":
        _name(posting, found)
    else:
        setattr(posting, field, found)
    if field == "type" and found not in EVENTS:
        posting.event = None
    if field == "education":
        posting.positions = [row.model_copy(update=_narrower(row.education, found)) for row in posting.positions]


def _narrower(of_row: Education, stated: Education) -> dict[str, Any]:
    """A position asks for no degree that the posting does not ask for: filters look at both."""
    return {} if set(of_row.levels) <= set(stated.levels) else {"education": Education()}


def _name(posting: Posting, name: str) -> None:
    """Another employer, whose class its own name tells."""
    kind, why = employer_classes.classify(name, "") if name else (None, None)
    normalized = employers.read(name).value["normalized"][:200] if name else ""
    posting.hiring_organization = Organization(name=name, normalized=normalized, employer_class=kind)
    others = [piece for piece in posting.explain if piece.rule not in employer_classes.RULES]
    posting.explain = [*others, *([why.of("hiring_organization")] if why else [])]
