"""As written beside as understood, and what changed, in the visitor's words: for the posting page and the staff desk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from pipelines.normalize.text import clean
from pipelines.posting import Event, Evidence, Headcount, Posting, Salary
from store.corrections import CORRECTED, corrected
from store.employer_class import CLASS_RULES
from store.records import AuditRow
from web.context import Words
from web.i18n import how

_FIELD = {"location": "locations", "degree": "education", "published": "date_posted", "deadline": "valid_through",
          "employer": "hiring_organization", "graduation_year": "graduation_years"}  # fmt: skip
_EVIDENCE = {"event_start": "event", "event_end": "event"}
"""Name of a field in the evidence, where only a part of what it tells is shown."""
_LABEL_TOO = {"event_end": "event_start"}
"""A label that may state a field that has none of its own."""
_OF_POSITIONS = ("degree", "majors", "headcount", "salary")
"""Fields that a posting takes from its positions where it does not state them itself."""
_NOT_WRITTEN = (CORRECTED, "sum of the positions")
"""Rules whose words are not those that the value stands in: a day, and the names of what was added up."""
_SPANS = 3
_LABEL = {
    "title": "raw_title", "description": "description", "valid_through": "raw_deadline", "date_posted": "raw_published",
    "locations": "raw_location", "education": "raw_degree", "majors": "raw_majors", "headcount": "raw_headcount",
    "salary": "raw_salary", "industry": "raw_industry", "graduation_years": "graduation", "positions": "positions",
    "attachments": "attachments", "apply_url": "apply", "event": "event_time", "status": "outcome", "rolling": "rolling",
    "key_dates": "key_dates", "hiring_organization": "raw_employer", "type": "facet_type", "flags": "flagged", "sources": "sources_of",
}  # fmt: skip
_LONG = ("description", "positions", "attachments", "key_dates", "flags", "sources", "raw", "programs")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T][\d:.+]+)?$")
_BESIDE_THE_POINT = re.compile(r"[\s,、，招省市]")


class Row(NamedTuple):
    """A field as written and as understood, why in words for students and as the rule calls itself (rule, words, how sure) for
    staff, and whether a person of the staff corrected it."""

    name: str
    written: str
    understood: str
    why: str
    rule: str
    corrected: bool


def compared(posting: Posting, words: Words) -> list[Row]:
    """Rows of what the page states or the reading found."""
    event = posting.event
    fixed = by_staff(posting)
    understood = {
        "type": words.code("type", posting.type) if "type" in fixed else "",
        "employer": posting.hiring_organization.name,
        "employer_class": words.code("employer_class", kind)
        if (kind := posting.hiring_organization.employer_class)
        else "",
        "location": _list(words, "city", posting.locations),
        "degree": words.degrees(posting.education.levels) if posting.education.levels else "",
        "majors": _list(words, "major", posting.majors[:8]),
        "headcount": words.people(posting.headcount),
        "salary": words.pay(posting.salary),
        "deadline": words.until(posting.valid_through) or (words.translate("rolling") if posting.rolling else ""),
        "event_start": words.moment(event.start) if event else "",
        "event_end": words.moment(event.end) if event else "",
        "venue": event.venue if event else "",
        "industry": words.code("industry", posting.industry) if posting.industry else "",
        "graduation_year": words.join([str(year) for year in posting.graduation_years]),
        "published": words.moment(posting.date_posted),
    }
    rows = []
    for name, value in understood.items():
        day = fixed.get(name, fixed.get(_FIELD.get(name, name)))
        if value or posting.raw.get(name) or day:
            written = as_written(posting, name)
            if not written and posting.positions and name in _OF_POSITIONS and not day:
                written = words.translate("see_positions")
            told = None if day else _evidence(posting, _FIELD.get(name, name))
            why = words.translate("corrected_on", day=words.brief(day)) if day else _why(told, words, written)
            rows.append(Row(name, written, value, why, _rule(told) if told else why, corrected=day is not None))
    return rows


def by_staff(posting: Posting) -> dict[str, date]:
    """The fields that staff corrected, each with the day."""
    return {field: date.fromisoformat(day) for field, day in corrected(posting).items()}


def as_written(posting: Posting, name: str) -> str:
    """What the source wrote of a field: its label's words, else the words of the running text that the value was read from."""
    if raw := posting.raw.get(name) or posting.raw.get(_LABEL_TOO.get(name, "")):
        return raw
    text = _text(f"{posting.title}\n{posting.hiring_organization.name}", posting.description)
    field = _EVIDENCE.get(name, _FIELD.get(name, name))
    told = [piece.text for piece in posting.explain if _field(piece) == field and piece.rule not in _NOT_WRITTEN]
    if name == "venue" and posting.event:
        told = [posting.event.venue]
    spans = [span for said in told for span in _spans(said.strip(), text)]
    return " … ".join(list(dict.fromkeys(spans))[:_SPANS])


def _spans(said: str, text: str) -> list[str]:
    """The words of an evidence that stand in a text: all of them, else the parts of a list of words."""
    if clean(said).casefold() in text:
        return [said] if said else []
    parts = said.split("、")
    return parts if all(clean(part).casefold() in text for part in parts) else []


@lru_cache(64)
def _text(head: str, description: str) -> str:
    """A posting's words as its reader has seen them: title and employer, and the text."""
    return clean(f"{head}\n{description}").casefold()


def corrections(row: AuditRow, words: Words) -> list[tuple[str, str, str]]:
    """Rows of (field, before, after) of a decision that corrected values, or took that back."""
    if row.action.endswith("correct"):
        before, after = row.before["values"], row.after["values"]
    elif row.action.endswith("set_class"):
        before, after = ({"employer_class": side["class"]} for side in (row.before, row.after))
    else:
        return []
    return [
        (words.translate(f"field_{name}"), shown(name, value, words), shown(name, after[name], words))
        for name, value in before.items()
    ]


def side_by_side(a: Posting, b: Posting, words: Words) -> list[tuple[str, str, str]]:
    """Rows of (field, of the one, of the other) of two postings."""
    one, other = ({row.name: row.understood for row in compared(posting, words)} for posting in (a, b))
    return [(words.translate(f"raw_{name}"), one.get(name, ""), other.get(name, "")) for name in {**one, **other}]


def differing(a: Posting, b: Posting, words: Words) -> list[tuple[str, str, str]]:
    """Rows of what two postings state otherwise; when each site put it up and how it names the employer is left out."""
    beside = {words.translate(f"raw_{name}") for name in ("published", "employer", "employer_class", "industry")}
    return [row for row in side_by_side(a, b, words) if row[1] != row[2] and row[0] not in beside]


def reworded(raw: str, understood: str) -> bool:
    """Whether what a page states reads otherwise than what is shown; an ISO date shown as a day is the same."""
    if not raw or _ISO_DAY.match(raw):
        return False
    return _BESIDE_THE_POINT.sub("", raw) != _BESIDE_THE_POINT.sub("", understood)


def _evidence(posting: Posting, field: str) -> Evidence | None:
    return next((piece for piece in posting.explain if _field(piece) == field), None)


def _why(told: Evidence | None, words: Words, written: str) -> str:
    return how(told.rule, told.text, told.confidence, words.lang, written) if told else ""


def _rule(evidence: Evidence) -> str:
    sure = "" if evidence.confidence >= 1 else f" {evidence.confidence:.0%}"
    return f"{evidence.rule}: {evidence.text[:80]}{sure}" if evidence.text else f"{evidence.rule}{sure}"


def _field(piece: Evidence) -> str:
    """An employer's class is a part of another field."""
    return "employer_class" if piece.field == "hiring_organization" and piece.rule in CLASS_RULES else piece.field


def changed(changes: Mapping[str, Any], words: Words) -> Iterator[tuple[str, str, str]]:
    """Rows of (field, before, after); long fields are named only."""
    for field, pair in changes.items():
        if field in ("explain", "review", "review_reasons", "version", "updated_at", "raw", "id"):
            continue
        label = words.translate(_LABEL[field]) if field in _LABEL else field
        before, after = pair if isinstance(pair, list | tuple) and len(pair) == 2 else ("", "")
        if field in _LONG:
            yield label, "", ""
        else:
            yield label, shown(field, before, words), shown(field, after, words)


def shown(field: str, value: Any, words: Words) -> str:
    """A stored value of a field in words; ``–`` for none."""
    if value in (None, "", [], {}):
        return "–"
    if field == "locations":
        return _list(words, "city", value)
    if field == "majors":
        return _list(words, "major", value[:8])
    if field == "education":
        return words.degrees(value.get("levels") or []) or "–"
    if field == "salary":
        return words.pay(Salary.model_validate(value)) or "–"
    if field == "headcount":
        return words.people(Headcount.model_validate(value)) or "–"
    if field == "hiring_organization":
        return str(value.get("name") or "–")
    if field == "event":
        event = Event.model_validate(value)
        return " ".join(
            filter(None, (words.moment(event.start), event.venue, words.translate(f"event_{event.status}")))
        )
    if field in ("valid_through", "date_posted", "event_start", "event_end"):
        return words.moment(_moment(str(value)))
    if field == "status":
        return words.translate(f"status_{value}")
    if field in ("type", "industry", "employer_class"):
        return words.code(field, str(value))
    return words.join([str(part) for part in value]) if isinstance(value, list) else str(value)[:200]


def _moment(text: str) -> datetime | date:
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def _list(words: Words, facet: str, codes: list[str]) -> str:
    return words.join([words.code(facet, code) for code in codes])
