"""From spans to values: the date that a field or sentence states, and every date of a text with its role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from pipelines.evidence import Evidence
from pipelines.normalize.dates.calendar import Kind, resolve, resolve_range
from pipelines.normalize.dates.facts import bounds, recruits
from pipelines.normalize.dates.prepare import of_digits, prepare
from pipelines.normalize.dates.roles import assign
from pipelines.normalize.dates.spans import Span, settled_times, spans
from pipelines.normalize.dates.tokens import Day, Time
from pipelines.normalize.dates.words import HARD
from pipelines.normalize.lexicon import Heads, load
from pipelines.normalize.reading import Reading

Value = dict[str, Any]
LONGEST = 100_000
_FIELD = 60
"""Characters of a text that may be a field of one number, or one in a foreign language."""
OPEN = 0.3
"""Confidence of a date that is left open with its candidates."""
_FROM = re.compile(
    r"\s*(?:正式)?(?:起|开始|(?:以后|之后)(?![^,，。;；\n]{0,14}(?:不予|不再|无效|视为|停止|关闭))|后起)"
)
_FROM_ON = re.compile(r"\s*[-~至到]*\s*(?:招满|额满|满额|招到|招完|长期)")
_LASTING = re.compile(r"(?:起|开始)?[^。;\n\d]{0,6}(?:为期|共计|持续|历时|期限为?)\s?(\d{1,3})\s?(?:个)?(天|日|周|月)")
_FOREIGN = re.compile("^(?=.*[^\\W\\d_]{3})[^\u4e00-\u9fff]*$", re.DOTALL)
"""A text in letters other than Chinese, with a word in it."""
_LANGUAGES = (
    *("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "el", "tr"),
    *("ru", "uk", "ja", "ko", "vi", "th", "id", "ms", "ar", "he"),
)
"""Those that employers recruit in. Of all 205 that dateparser knows the first field costs 2 s and 40 MiB."""
_AGO = re.compile(r"(\d{1,3}|半)\s?个?(秒|分钟|小时)(?:之|以)?前|刚刚|刚才")
_UNTIL = re.compile(r"(?:截[至止][到至]?|不[晚迟]于)\s*\Z")
_BEGIN_LABEL = re.compile(r"(?:开始|起始|开放|启动|开通|起)(?:时间|日期|日)\s?:?\s?\Z")
_LABEL = 10
_LONG_AGO = timedelta(days=120)
_LASTING_DAYS = {"天": 1, "日": 1, "周": 7, "月": 30}
_STEPS = frozenset({"interview", "exam", "onboard", "ticket", "payment", "check", "medical", "inspection", "result"})
_EXCLUDED = {
    "deadline": HARD | _STEPS | {"posted", "event"},
    "event": HARD | {"posted", "result"},
    "publish": HARD | _STEPS | {"deadline"},
}
_WANTED = {"deadline": "deadline", "event": "event", "publish": "posted"}
STAGES = {"deadline": "application", "posted": "announcement", "ticket": "admission_ticket", "check": "screening"}
_KEY_ROLES = ("deadline", "exam", "interview", "medical", "inspection", "result", "ticket", "payment", "check")


@dataclass(frozen=True, slots=True)
class RoleDate:
    """A date of a sentence, what it is for, the words it was read from, and a second step that shares it."""

    role: str
    value: Value
    evidence: Evidence
    also: str = ""


@cache
def _open(name: str) -> Heads:
    table = load("dates")["open"]
    until_full = (full + stop for full in table["full"] for stop in table["stop"]) if name == "words" else ()
    return Heads([*table[name], *until_full])


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
    found = _found(prepared)
    if not found and (reading := _fallback(text, ref, kind)) is not None:
        return reading
    return _chosen(prepared, found, ref, kind)


@lru_cache(maxsize=8)
def _found(prepared: str) -> tuple[Span, ...]:
    """Spans of a prepared text with their roles; remembered as several readers ask for those of one text."""
    found = spans(prepared)
    assign(prepared, found)
    return tuple(found)


def _read(moment: str, rule: str, text: str, side: str) -> Reading[Value]:
    return Reading(_nothing() | {side: moment}, [Evidence(field="dates", rule=rule, text=text, start=0, end=len(text))])


def _ago(found: re.Match[str], ref: datetime) -> Reading[Value]:
    """``2小时前`` seen from a moment."""
    unit = {"秒": 1, "分钟": 60, "小时": 3600, None: 0}[found[2]]
    amount = 0.5 if found[1] == "半" else float(found[1] or 0)
    start = (ref - timedelta(seconds=amount * unit)).strftime("%Y-%m-%dT%H:%M")
    return _read(start, "ago", found[0], "start")


def unread() -> Reading[Value]:
    """The reading of a field that is not there."""
    return Reading(_nothing())


def _nothing() -> Value:
    return {"start": None, "end": None, "open_ended": False}


def _chosen(text: str, found: Sequence[Span], ref: date, kind: Kind) -> Reading[Value]:
    """The value of the span that fits the kind best, with what the words around say of an open begin or end."""
    open_words = _open("words").first(text) if kind != "publish" else None
    from_now = _open("from_now").first(text) if kind == "deadline" else None
    span, value = _best(text, found, ref, kind, from_now is not None)
    recurring = _open("recurring").first(text) if kind != "publish" else None
    if recurring is not None and (span is None or span.first.rule in ("weekday", "d日") or span.start == recurring[1]):
        return Reading(_nothing() | {"open_ended": True}, [_explain("recurring", text, recurring)])
    if open_words is not None and value["end"] is None:
        value["open_ended"] = True
    if from_now is not None and value["start"] is None:
        value["start"] = ref.isoformat()
        value["open_ended"] = value["end"] is None
    explain = [_evidence(text, span)] if span is not None else []
    explain += [_evidence(text, other) for other in found if other is not span and (other.role or _both(other.first))]
    for rule, words in (("open end", open_words), ("from now", from_now)):
        explain += [_explain(rule, text, words)] if words is not None else []
    return Reading(value, explain)


def _explain(rule: str, text: str, place: tuple[int, int]) -> Evidence:
    start, end = place
    return Evidence(field="dates", rule=rule, text=text[start:end], start=start, end=end)


def _evidence(text: str, span: Span) -> Evidence:
    """The words of a span; its rule says how it was read and, before a colon, what for."""
    both = _both(span.first)
    return Evidence(
        field="dates", rule=f"{span.role}: {span.first.rule}" if span.role else span.first.rule,
        text=text[span.start : span.end], start=span.start, end=span.end,
        confidence=OPEN if both else 0.9 if span.first.year is None else 1.0, candidates=both,
    )  # fmt: skip


def _both(day: Day) -> list[str]:
    """The two days that ``10/11/2026`` may mean: it is left open."""
    if day.rule != "m/d/y or d/m/y" or day.year is None or day.month is None or day.day is None:
        return []
    return [date(day.year, day.month, day.day).isoformat(), date(day.year, day.day, day.month).isoformat()]


def _best(text: str, found: Sequence[Span], ref: date, kind: Kind, from_now: bool) -> tuple[Span | None, Value]:
    """Its own role goes first, then none, then a related one; an impossible date is passed over."""
    fitting = [
        span for span in found
        if (span.role not in _EXCLUDED[kind] or span.also == _WANTED[kind]) and not span.former
    ]  # fmt: skip
    for span in sorted(fitting, key=lambda span: _rank(span, kind)):
        value = _value(text, span, ref, kind, from_now)
        if value is not None:
            return span, _with_its_other_end(text, span, value, found, ref) if kind == "deadline" else value
    return None, _nothing()


def _with_its_other_end(text: str, span: Span, value: Value, found: Sequence[Span], ref: date) -> Value:
    """``报名从3月4日开始，3月8日结束``, ``开始时间：3月4日 结束时间：3月8日``: begin and end of one step, told apart."""
    other = next((item for item in found if item.role == span.role and item.starts != span.starts), None)
    before = found[found.index(span) - 1] if other is None and found[0] is not span else None
    if before is not None and _BEGIN_LABEL.search(text, max(0, before.start - _LABEL), before.start):
        other = before
    if other is None or other.is_range or span.is_range:
        return value
    first, last = (span, other) if span.starts else (other, span)
    begin, end = _value(text, first, ref, "event"), _value(text, last, ref, "deadline")
    if not (begin and end and begin["start"] and end["end"] and begin["start"][:10] <= end["end"][:10]):
        return value
    return {"start": begin["start"], "end": end["end"], "open_ended": False}


def _rank(span: Span, kind: Kind) -> tuple[bool, bool, bool, int]:
    return _WANTED[kind] not in (span.role, span.also), span.role != "", span.first.rule == "weekday", span.start


def _value(text: str, span: Span, ref: date, kind: Kind, from_now: bool = False) -> Value | None:
    if _both(span.first):
        return None
    begin_time, end_time = settled_times(span)
    if not span.is_range:
        first = resolve(span.first, ref, kind)
        return first and _single(text, span, first, ref, kind, from_now)
    days = _days(span, ref, kind)
    if days is None:
        return None
    begin, end = _iso(days[0], begin_time), _iso(days[1], end_time)
    if span.last is None and _is_overnight(begin_time, end_time, span.overnight):
        end = _iso(days[1] + timedelta(days=1), end_time)
    return {"start": begin, "end": end, "open_ended": False} if begin[: len(end)] <= end else None


def _days(span: Span, ref: date, kind: Kind) -> tuple[date, date] | None:
    if span.last is not None:
        return resolve_range(span.first, span.last, ref, kind)
    return resolve(span.first, ref, kind)


def _is_overnight(begin: Time | None, end: Time | None, said: bool) -> bool:
    """``22:00至次日2:00``, or an evening that ends before it begins."""
    return said or (begin is not None and end is not None and begin.hour >= 17 and end.hour < min(begin.hour, 7))


def _single(text: str, span: Span, days: tuple[date, date], ref: date, kind: Kind, from_now: bool) -> Value:
    begin = _iso(days[0], span.first_time)
    lasting = _LASTING.match(text, span.end, span.end + 24)
    if lasting is not None and kind != "publish":
        end = days[0] + timedelta(days=int(lasting[1]) * _LASTING_DAYS[lasting[2]] - 1)
        return {"start": begin, "end": end.isoformat(), "open_ended": False}
    if (_FROM.match(text, span.end, span.end + 24) and not from_now) or _FROM_ON.match(text, span.end, span.end + 10):
        return {"start": begin, "end": None, "open_ended": kind != "publish"}
    if kind == "publish":
        return {"start": begin, "end": None, "open_ended": False}
    if kind == "deadline" or bounds(text, span):
        return {"start": None, "end": _iso(days[1], span.first_time), "open_ended": False}
    return {"start": begin, "end": days[1].isoformat() if days[0] != days[1] else None, "open_ended": False}


def _iso(day: date, time: Time | None) -> str:
    if time is None:
        return day.isoformat()
    if time.hour == 24:
        return f"{(day + timedelta(days=1)).isoformat()}T00:{time.minute:02d}"
    seconds = f":{time.second:02d}" if time.second is not None else ""
    return f"{day.isoformat()}T{time.hour:02d}:{time.minute:02d}{seconds}"


def roles(text: str, ref: date) -> list[RoleDate]:
    """Every date of a text with what it is for; the role is empty when no word tells it."""
    prepared = prepare(text[:LONGEST])
    ref = ref.date() if isinstance(ref, datetime) else ref
    found = []
    for span in _found(prepared):
        value = _value(prepared, span, ref, _kind(prepared, span))
        if value is not None:
            past = (span.weak or not span.role) and _has_been(span, value, ref) and not recruits(prepared, span)
            role = "as_of" if past else span.role
            found.append(RoleDate(role, value, _evidence(prepared, span), span.also))
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
    open_words = _open("words").first(prepared)
    if open_words is not None:
        evidence = replace(_explain("open end", prepared, open_words), confidence=0.8)
        return Reading(_nothing() | {"open_ended": True}, [evidence])
    return Reading(_nothing(), [_evidence(prepared, span) for span in _found(prepared) if _is_open_deadline(span)])


def _is_open_deadline(span: Span) -> bool:
    """``报名截止10/11/2026``: two days are possible, staff choose."""
    return span.role == "deadline" and bool(_both(span.first))


def event_in(text: str, ref: date) -> Reading[Value]:
    """When the talk or fair that a text announces takes place."""
    found = [item for item in roles(text, ref) if item.role == "event" and item.value["start"]]
    timed = [item for item in found if "T" in item.value["start"]]
    best = next(iter(timed or found), None)
    if best is None:
        return Reading(_nothing())
    return Reading(best.value, [replace(best.evidence, confidence=0.9)])


def _ends(value: Value) -> bool:
    """Whether a value says until when, or that there is no end; 网申启动于9月5日 says neither."""
    return value["end"] is not None or bool(value["open_ended"])


def key_dates(text: str, ref: date) -> list[dict[str, Any]]:
    """Stages with their dates, in the order of the text, one each: application, exam, interview, medical, …

    A begin and an end that stand apart (``网申启动：9月5日；网申截止：9月25日``) are one stage.
    """
    dated = roles(text, ref)
    told = [(item.role, place, item.value) for place, item in enumerate(dated)]
    told += [(item.also, place, item.value) for place, item in enumerate(dated) if item.also]
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    for role, place, value in told:
        if role in _KEY_ROLES:
            stage = STAGES.get(role, role)
            row = {"stage": stage, "start": value["start"], "end": value["end"]}
            _complete(found.setdefault(stage, (place, row))[1], value["start"], value["end"])
    return [row for _, row in sorted(found.values(), key=lambda item: item[0])]


def _complete(known: dict[str, Any], start: str | None, end: str | None) -> None:
    """Give an application that only begins its end."""
    begun = known["start"] if known["stage"] == "application" and known["end"] is None else None
    if begun and end and (start is None or start[:10] == begun[:10]) and end[:10] >= begun[:10]:
        known["end"] = end


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
