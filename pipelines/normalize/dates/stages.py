"""Every date of a whole text with what it is for: its deadline, its event and the stages of its recruitment."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from pipelines.evidence import Evidence
from pipelines.normalize.dates.calendar import GRACE, Kind, lacks_year
from pipelines.normalize.dates.facts import CLAUSE, applies, is_end, is_over, is_put_off, recruits, sentence
from pipelines.normalize.dates.headings import of_part
from pipelines.normalize.dates.prepare import prepare
from pipelines.normalize.dates.roles import dated
from pipelines.normalize.dates.rows import Row, Rows, of_this_time
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.values import (
    LONGEST,
    Value,
    begins_now,
    both_days,
    evidence_of,
    nothing,
    open_end,
    since_now,
    value_of,
    worded,
)
from pipelines.normalize.dates.words import KEY_ROLES
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.reading import Reading

_LONG_AGO = timedelta(days=120)
_RECENT = timedelta(days=60)
"""A step that a whole text names without its year lies this long before the reference day at most, or within the months
after it; one that was over by then is no step of a recruitment that goes on."""
_LONGEST_WINDOW = timedelta(days=366)
Event = Literal["talk", "fair"]
_MEANWHILE = expression(r"报名[^。\n]{0,20}同时(?:进行)?(?:现场)?资格")
"""``现场报名，同时进行资格审查``."""
_PART = 120
"""Characters of a part of an announcement, from one date to the next."""
_SENTENCE = 60
"""Characters before a date looked at for what begins now."""
Concern = Literal["step", "due", "other"]
"""An end is that of a step; of what is handed in for an application; or of another matter (``补交``, ``退费``)."""
_STAGES = {"deadline": "application", "posted": "announcement", "ticket": "admission_ticket", "check": "screening"}


@dataclass(frozen=True, slots=True)
class RoleDate:
    """A date of a sentence, what it is for, the words it was read from, a second step that shares it, whether the text
    itself says that it is this day no more, what an end is of, whether it stands in a row of a table or list that has its own
    days, and whether a day was put off to it."""

    role: str
    value: Value
    evidence: Evidence
    also: str = ""
    former: bool = False
    concern: Concern = "step"
    listed: bool = False
    put_off: bool = False

    @property
    def is_application(self) -> bool:
        """Whether something of it is an application."""
        return "deadline" in (self.role, self.also)

    @property
    def holds(self) -> bool:
        """Whether it is a date of the recruitment that still holds."""
        return not self.former and self.concern != "other"


def roles(text: str, ref: date) -> list[RoleDate]:
    """Every date of a text with what it is for; the role is empty when no word tells it."""
    prepared = prepare(text[:LONGEST])
    ref = ref.date() if isinstance(ref, datetime) else ref
    found: list[RoleDate] = []
    over: list[int] = []
    for span in dated(prepared):
        kind = _kind(prepared, span)
        back = _RECENT - GRACE if span.role in KEY_ROLES and lacks_year(span.first) else timedelta()
        value = value_of(prepared, span, ref - back, kind)
        if value is not None:
            role = span.role
            if role == "deadline" and lacks_year(span.first) and is_over(prepared, span):
                value = _ended(prepared, span, ref) or value
            past = (span.weak or not span.role) and _has_been(span, value, ref) and not recruits(prepared, span)
            role = "as_of" if past else role
            if role in KEY_ROLES and _is_term(value):
                role = "onboard"
            if role == "deadline" and value["start"] is None and _begins_now(prepared, span):
                value["start"] = ref.isoformat()
            evidence, concern = evidence_of(prepared, span), _concern(prepared, span)
            put_off = is_put_off(prepared, span)
            if role in KEY_ROLES:
                _spread(span, value)
            found.append(RoleDate(role, value, evidence, span.also, span.former, concern, span.listed, put_off))
            if role == "deadline" and is_over(prepared, span):
                over.append(len(found) - 1)
    _without_over(found, over)
    return found


def _ended(text: str, span: Span, ref: date) -> Value | None:
    """``报名已于3月15日结束``: the last such day."""
    value = value_of(text, span, ref, "publish")
    return value and {"start": None, "end": value["end"] or value["start"], "open_ended": False}


def _without_over(items: list[RoleDate], over: list[int]) -> None:
    """``…其他岗位报名已于3月20日截止``: applications that are over hold no more where others go on."""
    last = max(
        (item.value["end"] or "" for place, item in enumerate(items) if place not in over and _goes_on(item)),
        default="",
    )
    for place in over:
        if (items[place].value["end"] or "")[:10] < last[:10]:
            items[place] = replace(items[place], former=True)


def _goes_on(item: RoleDate) -> bool:
    return item.role == "deadline" and item.holds and item.concern == "step"


def _begins_now(text: str, span: Span) -> bool:
    """``即日起至3月15日``, ``即日起接受报名，请于3月15日前将材料寄出``."""
    if begins_now(text, span.start):
        return True
    said = text[max(0, span.start - _SENTENCE) : span.start]
    said = CLAUSE.split(said)[-1]
    return since_now(said) and applies(said)


def _concern(text: str, span: Span) -> Concern:
    if span.role == "other":
        return "other"
    if not span.due or span.role != "deadline":
        return "due" if span.first.rule == "within" else "step"
    if begins_now(text, span.start):
        return "step"
    part = of_part(text, span.start)
    applying = (part is not None and part.role == "deadline") or applies(sentence(text, span))
    return "due" if applying else "other"


def _is_term(value: Value) -> bool:
    """``自2026年9月起至2028年8月止``: nobody takes applications for so long; it is what a contract runs."""
    if value["start"] is None or value["end"] is None:
        return False
    return date.fromisoformat(value["end"][:10]) - date.fromisoformat(value["start"][:10]) > _LONGEST_WINDOW


def _spread(span: Span, value: Value) -> None:
    """``11月底公布``, ``10月底至11月中旬``: some day at the end of the month, or from then on."""
    told = value["start"] and not value["open_ended"] and span.first_time is None
    if told and span.first.part in ("底", "末") and span.first.month:
        last = date.fromisoformat(value["start"])
        value["start"] = (last - timedelta(days=last.day - 21)).isoformat()
        value["end"] = value["end"] or last.isoformat()


def _has_been(span: Span, value: Value, ref: date) -> bool:
    """A day of a year long before the reference date, of which no word tells what it is for: no step to come."""
    latest = value["end"] or value["start"]
    return span.first.year is not None and span.first_time is None and latest < (ref - _LONG_AGO).isoformat()


_DONE = expression(
    r"(?:已|均已|业已)经?(?:全部|顺利|圆满)?(?:结束|完成|举行|组织完)|等(?:环节|程序|步骤|阶段|工作)[,，]?(?:已|现|确定|拟)"
)
"""``笔试(3月15日)、面试(6月7日)工作已全部结束``: days without a year are the last ones."""


def _clause(text: str, span: Span) -> str:
    """The clause of a date: ``笔试已结束，成绩自11月6日起可查`` says of the exam alone that it is over."""
    first, last = max(0, span.start - _PART), span.end + _PART
    begin = max(text.rfind(mark, first, span.start) for mark in ",。;\n")
    ends = [end for mark in ",。;\n" if (end := text.find(mark, span.end, last)) >= 0]
    return text[max(begin + 1, first) : min(ends, default=last)]


def _kind(text: str, span: Span) -> Kind:
    if span.first.year is None and _DONE.search(_clause(text, span)):
        return "publish"
    if span.role in ("posted", "as_of", "graduation"):
        return "deadline" if is_end(text, span) and span.role != "posted" else "publish"
    ends = "deadline" in (span.role, span.also) or span.role == "age_cutoff"
    ends = ends or (span.role == "payment" and is_put_off(text, span))  # 缴费同步延至12月1日
    return "deadline" if ends and not span.starts else "event"


def deadline_in(text: str, ref: date, of: Event | None = None) -> Reading[Value]:
    """The deadline of a whole text: only dates that words call so, the last one, those of applications before those until
    when something is handed in (``请于3月8日前``); an open end when the words say that; the candidates of one that can be read
    in two ways."""
    found = [item for item in _steps(text, roles(text, ref), of) if item.is_application and _ends(item.value)]
    found = [item for item in found if item.value["end"] and item.concern == "step"] or found
    best = max(found, key=lambda item: (item.value["end"] is not None, item.value["end"] or ""), default=None)
    if best is not None:
        return Reading(best.value, [replace(best.evidence, confidence=0.9)])
    prepared = prepare(text[:LONGEST])
    unending = None if of else open_end(prepared)
    if unending is not None:
        evidence = replace(worded("open end", prepared, unending), confidence=0.8)
        return Reading(nothing() | {"open_ended": True}, [evidence])
    return Reading(nothing(), [evidence_of(prepared, span) for span in dated(prepared) if _is_open_deadline(span)])


def _is_open_deadline(span: Span) -> bool:
    """``报名截止10/11/2026``: two days are possible, staff choose."""
    return span.role == "deadline" and bool(both_days(span.first))


def event_in(text: str, ref: date) -> Reading[Value]:
    """When the talk or fair that a text announces takes place."""
    found = [item for item in roles(text, ref) if item.holds and item.role == "event" and item.value["start"]]
    timed = [item for item in found if "T" in item.value["start"]]
    best = next(iter(timed or found), None)
    if best is None:
        return Reading(nothing())
    return Reading(best.value, [replace(best.evidence, confidence=0.9)])


def _steps(text: str, items: list[RoleDate], of: Event | None) -> list[RoleDate]:
    """The dates of the recruitment that still hold; of a talk without those of coming to it, of a fair the registration alone."""
    held = [item for item in items if item.holds]
    if of == "fair":
        return [item for item in held if item.role == "deadline" and item.value["end"]]
    if of == "talk":
        prepared = prepare(text[:LONGEST])
        return [
            item for item in held if not item.is_application or _employer().search(_around(prepared, item.evidence))
        ]
    return held


@cache
def _employer() -> re.Pattern[str]:
    return pattern(load("dates")["applying"]["employer"], re.NOFLAG)


def _around(text: str, piece: Evidence) -> str:
    """The line of a date, as far as it speaks of it."""
    begin, end = max(text.rfind("\n", 0, piece.start), text.rfind("。", 0, piece.start)), CLAUSE.search(text, piece.end)
    return text[begin + 1 : end.start() if end else len(text)]


def _ends(value: Value) -> bool:
    """Whether a value says until when, or that there is no end; 网申启动于9月5日 says neither."""
    return value["end"] is not None or bool(value["open_ended"])


def key_dates(text: str, ref: date, of: Event | None = None) -> list[Row]:
    """Stages with their dates, in the order of the text: application, exam, interview, medical, … (see :class:`Rows`).

    No row is a delay that runs from a step (``成绩公布之日起5个工作日内``), nor what is handed in until a day, where the text says
    when applications end. The end of an application that was put off keeps its begin. Of a fair only the registration is
    a stage, of a talk an application is one to its employer.
    """
    found = {stage: Rows(stage) for stage in dict.fromkeys(_STAGES.get(role, role) for role in KEY_ROLES)}
    items = roles(text, ref)
    found["application"].begun = next(
        (item.value["start"] for item in items if item.former and item.is_application), None
    )
    standing = [
        item for item in _steps(text, items, of) if item.role == "deadline" or "within" not in item.evidence.rule
    ]
    known = any(item.is_application and item.concern == "step" and item.value["end"] for item in standing)
    for place, item in enumerate(standing):
        for role in (item.role, "" if _has_own_day(text, standing, place) else item.also):
            if role in KEY_ROLES and not (role == "deadline" and item.concern == "due" and known):
                listed = item.listed or item.put_off
                found[_STAGES.get(role, role)].add(place, item.value["start"], item.value["end"], listed=listed)
    if found["application"].found and not found["screening"].found and _MEANWHILE.search(prepare(text[:LONGEST])):
        place, row = found["application"].found[0]
        found["screening"].add(place, row["start"], row["end"])
    rows = sorted((row for rows in found.values() for row in rows.found), key=lambda row: row[0])
    return of_this_time([row for _, row in rows], ref)


def _has_own_day(text: str, items: list[RoleDate], place: int) -> bool:
    """``资格复审与面试\n(一)时间:5月9日\n(二)面试时间:5月16日``: whether the second step of a heading has a day of its own below."""
    item = items[place]
    near = (other for other in items[place + 1 : place + 3] if other.evidence.start - item.evidence.end <= _PART)
    if not item.also or all(other.role != item.also for other in near):
        return False
    part = of_part(prepare(text[:LONGEST]), item.evidence.start)
    return part is not None and item.also in part
