"""The date or range that a field or one sentence states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from pipelines.evidence import Evidence
from pipelines.normalize.dates.calendar import Kind
from pipelines.normalize.dates.prepare import of_digits, prepare
from pipelines.normalize.dates.roles import dated
from pipelines.normalize.dates.spans import Span
from pipelines.normalize.dates.values import (
    LONGEST,
    Value,
    both_days,
    evidence_of,
    nothing,
    open_end,
    open_words,
    value_of,
    worded,
)
from pipelines.normalize.dates.words import HARD
from pipelines.normalize.expressions import expression
from pipelines.normalize.reading import Reading

_FIELD = 60
"""Characters of a text that may be a field of one number, or one in a foreign language."""
_FOREIGN = expression("^(?=.*[^\\W\\d_]{3})[^\u4e00-\u9fff]*$", re.DOTALL)
"""A text in letters other than Chinese, with a word in it."""
_LANGUAGES = (
    *("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "el", "tr"),
    *("ru", "uk", "ja", "ko", "vi", "th", "id", "ms", "ar", "he"),
)
"""Those that employers recruit in. Of all 205 that dateparser knows the first field costs 2 s and 40 MiB."""
_AGO = expression(r"(\d{1,3}|半)\s?个?(秒|分钟|小时)(?:之|以)?前|刚刚|刚才")
_BEGIN_LABEL = expression(r"(?:开始|起始|开放|启动|开通|起)(?:时间|日期|日)\s?:?\s?\Z")
_LABEL = 10
_BEGINNINGS = "起至到-"
_BEGINS = expression(r"\s?(?:之?日|时)?\s?(?:[起至到后内\d~-]|开始|报名|接受)")
"""What follows a word like ``公告发布`` or ``即日`` where something begins with it."""
_STEPS = frozenset({"interview", "exam", "onboard", "ticket", "payment", "check", "medical", "inspection", "result"})
_EXCLUDED = {
    "deadline": HARD | _STEPS | {"posted", "event", "other"},
    "event": HARD | {"posted", "result", "deadline", "payment", "ticket", "other"},
    "publish": HARD | _STEPS | {"deadline", "other"},
}
_WANTED = {"deadline": "deadline", "event": "event", "publish": "posted"}


def read(text: str, ref: date, kind: Kind = "deadline") -> Reading[Value]:
    """The date or range that a field or sentence states, as ``{"start", "end", "open_ended"}`` in ISO form.

    A deadline stands under ``end``; a day of publishing or the begin of an event under ``start``. Dates with another
    role are named in the explanation and not taken.
    """
    stamp = of_digits(text) if len(text) <= _FIELD else None
    if stamp is not None:
        side = "end" if kind == "deadline" else "start"
        return _read(stamp.strftime("%Y-%m-%dT%H:%M:%S"), "digits of a moment", text, side)
    prepared = prepare(text[:LONGEST])
    if isinstance(ref, datetime):
        ago = _AGO.search(prepared)
        if ago is not None and kind == "publish":
            return _ago(ago, ref)
        ref = ref.date()
    found = dated(prepared)
    if not found and (reading := _fallback(text, ref, kind)) is not None:
        return reading
    return _chosen(prepared, found, ref, kind)


def _read(moment: str, rule: str, text: str, side: str) -> Reading[Value]:
    return Reading(nothing() | {side: moment}, [Evidence(field="dates", rule=rule, text=text, start=0, end=len(text))])


def _ago(found: re.Match[str], ref: datetime) -> Reading[Value]:
    """``2小时前`` seen from a moment."""
    unit = {"秒": 1, "分钟": 60, "小时": 3600, None: 0}[found[2]]
    amount = 0.5 if found[1] == "半" else float(found[1] or 0)
    start = (ref - timedelta(seconds=amount * unit)).strftime("%Y-%m-%dT%H:%M")
    return _read(start, "ago", found[0], "start")


def unread() -> Reading[Value]:
    """The reading of a field that is not there."""
    return Reading(nothing())


def _chosen(text: str, found: Sequence[Span], ref: date, kind: Kind) -> Reading[Value]:
    """The value of the span that fits the kind best, with what the words around say of an open begin or end."""
    unending = open_end(text) if kind != "publish" else None
    from_now = _from_now(text) if kind == "deadline" else None
    span, value = _best(text, found, ref, kind, from_now is not None)
    recurring = open_words("recurring").first(text) if kind != "publish" else None
    if recurring is not None and (span is None or span.first.rule in ("weekday", "d日") or span.start == recurring[1]):
        return Reading(nothing() | {"open_ended": True}, [worded("recurring", text, recurring)])
    if unending is not None and value["end"] is None:
        value["open_ended"] = True
    if from_now is not None and value["start"] is None:
        value["start"] = ref.isoformat()
        value["open_ended"] = value["end"] is None
    explain = [evidence_of(text, span)] if span is not None else []
    explain += [
        evidence_of(text, other) for other in found if other is not span and (other.role or both_days(other.first))
    ]
    for rule, words in (("open end", unending), ("from now", from_now)):
        explain += [worded(rule, text, words)] if words is not None else []
    return Reading(value, explain)


def _from_now(text: str) -> tuple[int, int] | None:
    """Where words say that something begins with the announcement: ``公告发布至10月20日``, but not ``公告发布时间:…``."""
    places = open_words("from_now").find(text)
    begun = (place for place in places if text[place[1] - 1] in _BEGINNINGS or _BEGINS.match(text, place[1]))
    return next(begun, None)


def _best(text: str, found: Sequence[Span], ref: date, kind: Kind, from_now: bool) -> tuple[Span | None, Value]:
    """Its own role goes first, then none, then a related one; an impossible date is passed over."""
    told = kind == "deadline" and any(span.role for span in found)
    fitting = [
        span for span in found
        if not (told and not span.role) and (span.role not in _EXCLUDED[kind] or span.also == _WANTED[kind]) and not span.former
        and not (span.recurs and kind == "deadline")
    ]  # fmt: skip
    for span in sorted(fitting, key=lambda span: _rank(span, kind)):
        value = value_of(text, span, ref, kind, from_now)
        if value is not None:
            return span, _with_its_other_end(text, span, value, found, ref) if kind == "deadline" else value
    return None, nothing()


def _with_its_other_end(text: str, span: Span, value: Value, found: Sequence[Span], ref: date) -> Value:
    """``报名从3月4日开始，3月8日结束``, ``开始时间：3月4日 结束时间：3月8日``: begin and end of one step, told apart."""
    other = next((item for item in found if item.role == span.role and item.starts != span.starts), None)
    before = found[found.index(span) - 1] if other is None and found[0] is not span else None
    if before is not None and _BEGIN_LABEL.search(text, max(0, before.start - _LABEL), before.start):
        other = before
    if other is None or other.is_range or span.is_range:
        return value
    first, last = (span, other) if span.starts else (other, span)
    begin, end = value_of(text, first, ref, "event"), value_of(text, last, ref, "deadline")
    if not (begin and end and begin["start"] and end["end"] and begin["start"][:10] <= end["end"][:10]):
        return value
    return {"start": begin["start"], "end": end["end"], "open_ended": False}


def _rank(span: Span, kind: Kind) -> tuple[bool, bool, bool, int]:
    return _WANTED[kind] not in (span.role, span.also), span.role != "", span.first.rule == "weekday", span.start


def _fallback(text: str, ref: date, kind: Kind) -> Reading[Value] | None:
    """dateparser for other languages than Chinese, where our own grammar found nothing in a short field."""
    if len(text) > _FIELD or not _FOREIGN.search(text) or not any(character.isdigit() for character in text):
        return None
    import dateparser

    settings: Any = {"PREFER_DATES_FROM": "past" if kind == "publish" else "future", "REQUIRE_PARTS": ["day", "month"]}
    settings["RELATIVE_BASE"] = datetime(ref.year, ref.month, ref.day)  # noqa: DTZ001 - a day, no moment
    try:
        found = dateparser.parse(text, languages=_LANGUAGES, settings=settings)
    except (ValueError, OverflowError, TypeError):
        found = None
    if found is None or not 1990 <= found.year <= 2100:
        return None
    iso = found.date().isoformat() if (found.hour, found.minute) == (0, 0) else found.strftime("%Y-%m-%dT%H:%M")
    reading = _read(iso, "dateparser", text, "end" if kind == "deadline" else "start")
    return Reading(reading.value, [replace(reading.explain[0], confidence=0.6)])
