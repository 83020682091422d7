"""Every date of a whole text with what it is for: its deadline, its event and the stages of its recruitment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from pipelines.evidence import Evidence
from pipelines.normalize.dates.calendar import Kind
from pipelines.normalize.dates.facts import is_end, recruits
from pipelines.normalize.dates.prepare import prepare
from pipelines.normalize.dates.roles import dated
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.values import (
    LONGEST,
    Value,
    begins_now,
    both_days,
    evidence_of,
    nothing,
    open_end,
    value_of,
    worded,
)
from pipelines.normalize.dates.words import KEY_ROLES
from pipelines.normalize.reading import Reading

_LONG_AGO = timedelta(days=120)
_LONGEST_WINDOW = timedelta(days=366)
_STAGES = {"deadline": "application", "posted": "announcement", "ticket": "admission_ticket", "check": "screening"}


@dataclass(frozen=True, slots=True)
class RoleDate:
    """A date of a sentence, what it is for, the words it was read from, a second step that shares it, whether the text
    itself says that it is this day no more, and whether no word beside it tells for sure what it is for."""

    role: str
    value: Value
    evidence: Evidence
    also: str = ""
    former: bool = False
    weak: bool = False


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
            weak = span.weak or span.first.rule == "within"
            if role == "deadline" and _is_term(value):
                role = "onboard"
            if role == "deadline" and value["start"] is None and begins_now(prepared, span.start):
                value["start"] = ref.isoformat()
            found.append(RoleDate(role, value, evidence_of(prepared, span), span.also, span.former, weak))
    return found


def _is_term(value: Value) -> bool:
    """``自2026年9月起至2028年8月止``: nobody takes applications for so long; it is what a contract runs."""
    if value["start"] is None or value["end"] is None:
        return False
    return date.fromisoformat(value["end"][:10]) - date.fromisoformat(value["start"][:10]) > _LONGEST_WINDOW


def _has_been(span: Span, value: Value, ref: date) -> bool:
    """A day of a year long before the reference date, of which no word tells what it is for: no step to come."""
    latest = value["end"] or value["start"]
    return span.first.year is not None and span.first_time is None and latest < (ref - _LONG_AGO).isoformat()


def _kind(text: str, span: Span) -> Kind:
    if span.role in ("posted", "as_of", "graduation"):
        return "deadline" if is_end(text, span) and span.role != "posted" else "publish"
    ends = "deadline" in (span.role, span.also) or span.role == "age_cutoff"
    return "deadline" if ends and not span.starts else "event"


def _standing(text: str, ref: date) -> list[RoleDate]:
    """The dates that still hold: not those that were put off."""
    return [item for item in roles(text, ref) if not item.former]


def deadline_in(text: str, ref: date) -> Reading[Value]:
    """The deadline of a whole text: only dates that words call so, the last one, those that words beside them call so before
    others (``请于3月8日前``); an open end when the words say that; the candidates of one that can be read in two ways."""
    found = [item for item in _standing(text, ref) if "deadline" in (item.role, item.also) and _ends(item.value)]
    found = [item for item in found if item.value["end"] and not item.weak] or found
    best = max(found, key=lambda item: (item.value["end"] is not None, item.value["end"] or ""), default=None)
    if best is not None:
        return Reading(best.value, [replace(best.evidence, confidence=0.9)])
    prepared = prepare(text[:LONGEST])
    unending = open_end(prepared)
    if unending is not None:
        evidence = replace(worded("open end", prepared, unending), confidence=0.8)
        return Reading(nothing() | {"open_ended": True}, [evidence])
    return Reading(nothing(), [evidence_of(prepared, span) for span in dated(prepared) if _is_open_deadline(span)])


def _is_open_deadline(span: Span) -> bool:
    """``报名截止10/11/2026``: two days are possible, staff choose."""
    return span.role == "deadline" and bool(both_days(span.first))


def event_in(text: str, ref: date) -> Reading[Value]:
    """When the talk or fair that a text announces takes place."""
    found = [item for item in _standing(text, ref) if item.role == "event" and item.value["start"]]
    timed = [item for item in found if "T" in item.value["start"]]
    best = next(iter(timed or found), None)
    if best is None:
        return Reading(nothing())
    return Reading(best.value, [replace(best.evidence, confidence=0.9)])


def _ends(value: Value) -> bool:
    """Whether a value says until when, or that there is no end; 网申启动于9月5日 says neither."""
    return value["end"] is not None or bool(value["open_ended"])


def key_dates(text: str, ref: date) -> list[dict[str, Any]]:
    """Stages with their dates, in the order of the text: application, exam, interview, medical, …

    A begin and an end that stand apart (``网申启动：9月5日；网申截止：9月25日``) are one row. Rounds, places and groups that have
    days of their own (``第一批…，第二批…``) are a row each; a day that only says again a part of one is none, nor is a delay
    that runs from a step (``成绩公布之日起5个工作日内``).
    """
    listed = [item for item in _standing(text, ref) if item.role == "deadline" or "within" not in item.evidence.rule]
    told = [(item.role, place, item.value) for place, item in enumerate(listed)]
    told += [(item.also, place, item.value) for place, item in enumerate(listed) if item.also]
    found: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for role, place, value in told:
        if role in KEY_ROLES:
            stage = _STAGES.get(role, role)
            row = {"stage": stage, "start": value["start"], "end": value["end"]}
            known = found.setdefault(stage, [])
            if not known or (not _complete(known[-1][1], row) and _is_another(known, row)):
                known.append((place, row))
    rows = [row for known in found.values() for row in known]
    return [row for _, row in sorted(rows, key=lambda item: item[0])]


def _complete(known: dict[str, Any], row: dict[str, Any]) -> bool:
    """Give an application that only begins its end, and one that only ends its begin."""
    if known["stage"] != "application":
        return False
    start, end = row["start"], row["end"]
    begun = known["start"] if known["end"] is None else None
    if begun and end and end[:10] >= begun[:10] and (start is None or start[:10] == begun[:10]):
        known["end"] = end
        return True
    if known["start"] is None and start and end and end[:10] == known["end"][:10]:
        known["start"] = start
        return True
    return False


def _is_another(known: list[tuple[int, dict[str, Any]]], row: dict[str, Any]) -> bool:
    """Whether the days of a row lie apart from those of all rows before it."""
    return all(_apart(other, row) for _, other in known)


def _apart(first: dict[str, Any], second: dict[str, Any]) -> bool:
    begins = [(row["start"] or row["end"])[:10] for row in (first, second)]
    ends = [(row["end"] or row["start"])[:10] for row in (first, second)]
    if ends[0] >= begins[1] and ends[1] >= begins[0]:
        return False
    if {begins[0][5:], ends[0][5:]} & {begins[1][5:], ends[1][5:]}:
        return False  # the same day, once without its year
    if second["stage"] != "application":
        return True
    alike = (first["start"] is None) == (second["start"] is None)  # an end alone may be that of other papers
    return second["end"] is not None and (second["start"] is not None or alike)
