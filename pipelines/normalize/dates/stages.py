"""Every date of a whole text with what it is for: its deadline, its event and the stages of its recruitment."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from pipelines.evidence import Evidence
from pipelines.normalize.dates.calendar import Kind
from pipelines.normalize.dates.facts import bounds, recruits
from pipelines.normalize.dates.prepare import prepare
from pipelines.normalize.dates.roles import dated
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.values import (
    LONGEST,
    Value,
    both_days,
    evidence_of,
    nothing,
    open_words,
    value_of,
    worded,
)
from pipelines.normalize.reading import Reading

_UNTIL = re.compile(r"(?:截[至止][到至]?|不[晚迟]于)\s*\Z")
_LONG_AGO = timedelta(days=120)
_STAGES = {"deadline": "application", "posted": "announcement", "ticket": "admission_ticket", "check": "screening"}
_KEY_ROLES = ("deadline", "exam", "interview", "medical", "inspection", "result", "ticket", "payment", "check")


@dataclass(frozen=True, slots=True)
class RoleDate:
    """A date of a sentence, what it is for, the words it was read from, and a second step that shares it."""

    role: str
    value: Value
    evidence: Evidence
    also: str = ""


def roles(text: str, ref: date) -> list[RoleDate]:
    """Every date of a text with what it is for; the role is empty when no word tells it."""
    prepared = prepare(text[:LONGEST])
    ref = ref.date() if isinstance(ref, datetime) else ref
    found = []
    for span in dated(prepared):
        value = value_of(prepared, span, ref, _kind(prepared, span))
        if value is not None:
            past = (span.weak or not span.role) and _has_been(span, value, ref) and not recruits(prepared, span)
            role = "as_of" if past else span.role
            found.append(RoleDate(role, value, evidence_of(prepared, span), span.also))
    return found


def _has_been(span: Span, value: Value, ref: date) -> bool:
    """A day of a year long before the reference date, of which no word tells what it is for: no step to come."""
    latest = value["end"] or value["start"]
    return span.first.year is not None and span.first_time is None and latest < (ref - _LONG_AGO).isoformat()


def _kind(text: str, span: Span) -> Kind:
    if span.role in ("posted", "as_of", "graduation"):
        until = bounds(text, span) or _UNTIL.search(text, max(0, span.start - 4), span.start) is not None
        return "deadline" if until and span.role != "posted" else "publish"
    ends = "deadline" in (span.role, span.also) or span.role == "age_cutoff"
    return "deadline" if ends and not span.starts else "event"


def deadline_in(text: str, ref: date) -> Reading[Value]:
    """The deadline of a whole text: only dates that words call so; an open end when the words say that; the candidates
    of one that can be read in two ways."""
    found = [item for item in roles(text, ref) if "deadline" in (item.role, item.also) and _ends(item.value)]
    best = max(found, key=lambda item: (item.value["end"] is not None, item.value["end"] or ""), default=None)
    if best is not None:
        return Reading(best.value, [replace(best.evidence, confidence=0.9)])
    prepared = prepare(text[:LONGEST])
    unending = open_words("words").first(prepared)
    if unending is not None:
        evidence = replace(worded("open end", prepared, unending), confidence=0.8)
        return Reading(nothing() | {"open_ended": True}, [evidence])
    return Reading(nothing(), [evidence_of(prepared, span) for span in dated(prepared) if _is_open_deadline(span)])


def _is_open_deadline(span: Span) -> bool:
    """``报名截止10/11/2026``: two days are possible, staff choose."""
    return span.role == "deadline" and bool(both_days(span.first))


def event_in(text: str, ref: date) -> Reading[Value]:
    """When the talk or fair that a text announces takes place."""
    found = [item for item in roles(text, ref) if item.role == "event" and item.value["start"]]
    timed = [item for item in found if "T" in item.value["start"]]
    best = next(iter(timed or found), None)
    if best is None:
        return Reading(nothing())
    return Reading(best.value, [replace(best.evidence, confidence=0.9)])


def _ends(value: Value) -> bool:
    """Whether a value says until when, or that there is no end; 网申启动于9月5日 says neither."""
    return value["end"] is not None or bool(value["open_ended"])


def key_dates(text: str, ref: date) -> list[dict[str, Any]]:
    """Stages with their dates, in the order of the text, one each: application, exam, interview, medical, …

    A begin and an end that stand apart (``网申启动：9月5日；网申截止：9月25日``) are one stage.
    """
    listed = roles(text, ref)
    told = [(item.role, place, item.value) for place, item in enumerate(listed)]
    told += [(item.also, place, item.value) for place, item in enumerate(listed) if item.also]
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    for role, place, value in told:
        if role in _KEY_ROLES:
            stage = _STAGES.get(role, role)
            row = {"stage": stage, "start": value["start"], "end": value["end"]}
            _complete(found.setdefault(stage, (place, row))[1], value["start"], value["end"])
    return [row for _, row in sorted(found.values(), key=lambda item: item[0])]


def _complete(known: dict[str, Any], start: str | None, end: str | None) -> None:
    """Give an application that only begins its end."""
    begun = known["start"] if known["stage"] == "application" and known["end"] is None else None
    if begun and end and (start is None or start[:10] == begun[:10]) and end[:10] >= begun[:10]:
        known["end"] = end
