"""From tokens to values: moments, ranges, open ends and roles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import config
from pipelines.normalize.dates.calendar import Kind, resolve
from pipelines.normalize.dates.tokens import Day, Time, prepare, same_half, tokens
from pipelines.normalize.reading import Reading
from pipelines.posting import Evidence

Value = dict[str, Any]
LONGEST = 100_000
_RANGE = re.compile(
    r"\s*(?:\([^()]{0,12}\))?\s*(?:起|开始)?\s*(?:[-~]+|至|到|直至|截止到|截止|止)\s*(?:次日|当日|当天)?\s*\Z"
)
_BETWEEN_DAY_AND_TIME = re.compile(
    r"[\s,，的T]*(?:\([^()]{0,12}\))?[\s,，]*(?:周[一二三四五六日天]|星期[一二三四五六日天])?\s*\Z"
)
_TIME_THEN_DAY = re.compile(r"[\s,，]*\Z")
_BEFORE = re.compile(r"\s*(?:\([^()]{0,8}\))?\s*(?:以|之)?(?:前|截止|截至|为止|止)")
_AFTER = re.compile(r"\s*(?:起|开始|以后|之后|后起)")
_AGO = re.compile(r"(\d{1,3})\s?(分钟|小时)(?:之|以)?前")
_CLAUSE = re.compile(r"[。;；!！?？\n]")
_EXCLUDED = {
    "deadline": frozenset({"posted", "age_cutoff", "experience", "graduation", "as_of", "result", "interview", "exam",
                           "onboard", "ticket", "payment", "check", "medical", "inspection", "event"}),
    "event": frozenset({"posted", "age_cutoff", "experience", "graduation", "as_of", "result"}),
    "publish": frozenset({"age_cutoff", "experience", "graduation", "as_of"}),
}  # fmt: skip
_WANTED = {"deadline": "deadline", "event": "event", "publish": "posted"}
_HARD = frozenset({"as_of", "age_cutoff", "graduation", "experience"})
STAGES = {"deadline": "application", "posted": "announcement", "ticket": "admission_ticket", "check": "screening"}


@dataclass(frozen=True, slots=True)
class RoleDate:
    """A date of a sentence, what it is for, and the words it was read from."""

    role: str
    value: Value
    evidence: Evidence


@dataclass(slots=True)
class _Span:
    """One date or range as found: begin and end with their times, its place in the text."""

    start: int
    end: int
    first: Day
    first_time: Time | None = None
    last: Day | None = None
    last_time: Time | None = None
    role: str = ""


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    path = Path(config.__file__).parent / "lexicons" / "dates.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _role_pattern(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word.lower(): role for role, words in _words()["roles"][side].items() for word in words}
    return re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))), re.IGNORECASE), table


@lru_cache(maxsize=4)
def _open_pattern(name: str) -> re.Pattern[str]:
    words = _words()["open"][name]
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))), re.IGNORECASE)


def read(text: str, ref: date, kind: Kind = "deadline") -> Reading[Value]:
    """The date or range that a field or sentence states, as ``{"start", "end", "open_ended"}`` in ISO form.

    A deadline stands under ``end``; a day of publishing or the begin of an event under ``start``.
    """
    prepared = prepare(text[:LONGEST])
    if isinstance(ref, datetime):
        ago = _AGO.search(prepared)
        if ago is not None:
            return _ago(ago, ref)
        ref = ref.date()
    spans = _spans(prepared)
    for span in spans:
        span.role = _role(prepared, span, spans)
    open_words = _open_pattern("words").search(prepared) if kind != "publish" else None
    from_now = _open_pattern("from_now").search(prepared) if kind == "deadline" else None
    value = _chosen(prepared, spans, ref, kind, from_now is not None)
    evidence = value.pop("evidence", None)
    recurring = _open_pattern("recurring").search(prepared) if kind != "publish" else None
    if recurring is not None and (evidence is None or "周" in recurring[0]):
        return _open(recurring)
    if open_words is not None and value["end"] is None:
        value["open_ended"] = True
    if from_now is not None and value["start"] is None:
        value["start"] = ref.isoformat()
        value["open_ended"] = value["end"] is None
    explain = [evidence] if evidence is not None else []
    explain += [
        Evidence(field="dates", rule=rule, text=found[0], start=found.start(), end=found.end())
        for rule, found in (("open end", open_words), ("from now", from_now))
        if found is not None
    ]
    if not explain and any(character.isalpha() for character in text) and not re.search("[\u4e00-\u9fff]", text):
        return _fallback(text, ref, kind)
    return Reading(value, explain)


def _ago(found: re.Match[str], ref: datetime) -> Reading[Value]:
    """``2小时前`` seen from a moment."""
    minutes = int(found[1]) * (60 if found[2] == "小时" else 1)
    start = (ref - timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")
    return Reading(_nothing() | {"start": start}, [Evidence(field="dates", rule="ago", text=found[0])])


def _open(found: re.Match[str]) -> Reading[Value]:
    evidence = Evidence(field="dates", rule="recurring", text=found[0], start=found.start(), end=found.end())
    return Reading({"start": None, "end": None, "open_ended": True}, [evidence])


def _nothing() -> Value:
    return {"start": None, "end": None, "open_ended": False}


def _chosen(text: str, spans: Sequence[_Span], ref: date, kind: Kind, from_now: bool) -> Value:
    """The value of the span that fits the kind best: its own role, then none, then a related one."""
    fitting = [span for span in spans if span.role not in _EXCLUDED[kind]]
    ranked = sorted(
        fitting,
        key=lambda span: (span.role != _WANTED[kind], span.role != "", span.first.rule == "weekday", span.start),
    )
    for span in ranked:
        value = _value(text, span, ref, kind, from_now)
        if value is not None:
            return value
    return _nothing()


def _value(text: str, span: _Span, ref: date, kind: Kind, from_now: bool = False) -> Value | None:
    first = resolve(span.first, ref, kind)
    if first is None:
        return None
    evidence = Evidence(
        field="dates", rule=span.first.rule, text=text[span.start : span.end], start=span.start, end=span.end,
        confidence=0.9 if span.first.year is None else 1.0,
    )  # fmt: skip
    begin = _iso(first[0], span.first_time)
    if span.last is not None or span.last_time is not None:
        last = resolve(span.last, ref, kind, first[0]) if span.last is not None else first
        if last is None:
            return None
        if span.last is None and span.first_time is not None and span.last_time is not None:
            span.last_time = same_half(span.first_time, span.last_time)
        end = _iso(last[1], span.last_time)
        if end < begin[: len(end)]:
            return None
        return {"start": begin, "end": end, "open_ended": False, "evidence": evidence}
    return _single(text, span, first, begin, kind, from_now) | {"evidence": evidence}


def _single(text: str, span: _Span, first: tuple[date, date], begin: str, kind: Kind, from_now: bool) -> Value:
    after = text[span.end : span.end + 10]
    vague = first[0] != first[1]
    if _AFTER.match(after) and not from_now:
        return {"start": begin, "end": None, "open_ended": kind != "publish"}
    if kind == "publish":
        return {"start": begin, "end": None, "open_ended": False}
    if kind == "deadline" or _BEFORE.match(after):
        return {"start": None, "end": _iso(first[1], span.first_time), "open_ended": False}
    return {"start": begin, "end": _iso(first[1], None) if vague else None, "open_ended": False}


def _iso(day: date, time: Time | None) -> str:
    if time is None:
        return day.isoformat()
    if time.hour == 24:
        return f"{(day + timedelta(days=1)).isoformat()}T00:{time.minute:02d}"
    seconds = f":{time.second:02d}" if time.second is not None else ""
    return f"{day.isoformat()}T{time.hour:02d}:{time.minute:02d}{seconds}"


def _spans(text: str) -> list[_Span]:
    """Days joined with their times and into ranges, from left to right."""
    found: list[_Span] = []
    stream = tokens(text)
    place = 0
    while place < len(stream):
        token = stream[place]
        if isinstance(token, Time):
            place = _time_first(text, stream, place, found)
            continue
        span = _Span(token.start, token.end, token)
        place += 1
        place = _take_time(text, stream, place, span, last=False)
        place = _take_range(text, stream, place, span)
        if not _is_noise(text, span):
            found.append(span)
    return found


def _take_time(text: str, stream: Sequence[Day | Time], place: int, span: _Span, *, last: bool) -> int:
    if place < len(stream):
        token = stream[place]
        if isinstance(token, Time) and _BETWEEN_DAY_AND_TIME.match(text[span.end : token.start]):
            if last:
                span.last_time = token
            else:
                span.first_time = token
            span.end = token.end
            return place + 1
    return place


def _take_range(text: str, stream: Sequence[Day | Time], place: int, span: _Span) -> int:
    if place >= len(stream) or not _RANGE.match(text[span.end : stream[place].start]):
        return place
    token = stream[place]
    if isinstance(token, Time):
        if span.first_time is None:
            return place
        span.last_time = token
        span.end = token.end
        return place + 1
    if span.first.rule == "ago" or token.rule in ("ago", "within"):
        return place
    span.last = token
    span.end = token.end
    return _take_time(text, stream, place + 1, span, last=True)


def _time_first(text: str, stream: Sequence[Day | Time], place: int, found: list[_Span]) -> int:
    """``19:00-20:30，3月28日``: times that stand before their day."""
    first = stream[place]
    assert isinstance(first, Time)
    after, last = place + 1, None
    if after < len(stream) and isinstance(stream[after], Time) and _RANGE.match(text[first.end : stream[after].start]):
        last = stream[after]
        after += 1
    end = (last or first).end
    if after < len(stream) and isinstance(stream[after], Day) and _TIME_THEN_DAY.match(text[end : stream[after].start]):
        day = stream[after]
        assert isinstance(day, Day)
        assert last is None or isinstance(last, Time)
        found.append(_Span(first.start, day.end, day, first, None, last))
        return after + 1
    return place + 1


def _is_noise(text: str, span: _Span) -> bool:
    """Numbers that look like a day and are none: a grade, a version, a share."""
    if span.first.rule == "d日":
        bounded = _BEFORE.match(text[span.end : span.end + 8])
        return span.last is None and span.first_time is None and bounded is None
    if span.first.rule in ("m.d", "y.m") and span.last is None:
        before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
        return before.endswith(("第", "v", "V", "≥", ">", "约")) or after.startswith(("版", "以上", "分", "倍"))
    return text[span.end : span.end + 1] == "届"


def _role(text: str, span: _Span, spans: Sequence[_Span]) -> str:
    """The role that the nearest words give: those after the date when they are telling, else those before it."""
    previous = max((other.end for other in spans if other.end <= span.start), default=0)
    left = text[max(previous, span.start - 26) : span.start]
    left = left[max((found.end() for found in _CLAUSE.finditer(left)), default=0) :]
    following = min((other.start for other in spans if other.start >= span.end), default=len(text))
    right = text[span.end : min(following, span.end + 14)]
    cut = _CLAUSE.search(right)
    right = right[: cut.start()] if cut else right
    after = _after(right)
    before = _nearest(left)
    if after in _HARD and not (before in ("posted", "event") and after == "as_of"):
        return after
    role = before or after
    if role in ("", "event") and _BEFORE.match(text[span.end : span.end + 10]):
        return "deadline"
    return role


def _after(right: str) -> str:
    pattern, table = _role_pattern("after")
    found = pattern.search(right)
    return table[found[0].lower()] if found and found.start() <= 6 else ""


def _nearest(left: str) -> str:
    pattern, table = _role_pattern("before")
    last = None
    for found in pattern.finditer(left):
        last = found
        if table[found[0].lower()] in _HARD:
            return table[found[0].lower()]
    return table[last[0].lower()] if last is not None else ""


def roles(text: str, ref: date) -> list[RoleDate]:
    """Every date of a text with what it is for; the role is empty when no word tells it."""
    prepared = prepare(text[:LONGEST])
    spans = _spans(prepared)
    found = []
    for span in spans:
        role = span.role = _role(prepared, span, spans)
        kind: Kind = "publish" if role in ("posted", "as_of", "graduation") else "event"
        if role in ("deadline", "age_cutoff") or (not role and _BEFORE.match(prepared[span.end : span.end + 10])):
            kind, role = "deadline", role or "deadline"
        value = _value(prepared, span, ref, kind)
        if value is not None:
            evidence = value.pop("evidence")
            found.append(RoleDate(role, value, evidence))
    return found


def deadline_in(text: str, ref: date) -> Reading[Value]:
    """The deadline of a whole text: only dates that words call so; an open end when the words say that."""
    found = [item for item in roles(text, ref) if item.role == "deadline"]
    best = max(found, key=lambda item: (item.value["end"] is not None, item.value["end"] or ""), default=None)
    if best is not None:
        return Reading(best.value, [best.evidence.model_copy(update={"confidence": 0.9})])
    open_words = _open_pattern("words").search(prepare(text[:LONGEST]))
    if open_words is not None:
        evidence = Evidence(field="dates", rule="open end", text=open_words[0], confidence=0.8)
        return Reading({"start": None, "end": None, "open_ended": True}, [evidence])
    return Reading(_nothing())


def event_in(text: str, ref: date) -> Reading[Value]:
    """When the talk or fair that a text announces takes place."""
    found = [item for item in roles(text, ref) if item.role == "event" and item.value["start"]]
    timed = [item for item in found if "T" in item.value["start"]]
    best = next(iter(timed or found), None)
    if best is None:
        return Reading(_nothing())
    return Reading(best.value, [best.evidence.model_copy(update={"confidence": 0.9})])


def key_dates(text: str, ref: date) -> list[dict[str, Any]]:
    """Stages with their dates, in the order of the text, one each: application, exam, interview, medical, …"""
    found: dict[str, dict[str, Any]] = {}
    for item in roles(text, ref):
        if item.role in (
            "deadline",
            "exam",
            "interview",
            "medical",
            "inspection",
            "result",
            "ticket",
            "payment",
            "check",
        ):
            stage = STAGES.get(item.role, item.role)
            found.setdefault(stage, {"stage": stage, "start": item.value["start"], "end": item.value["end"]})
    return list(found.values())


def _fallback(text: str, ref: date, kind: Kind) -> Reading[Value]:
    """dateparser for other languages than Chinese, where our own grammar found nothing in a short field."""
    if len(text) > 60 or not any(character.isdigit() for character in text):
        return Reading(_nothing())
    import dateparser

    settings: Any = {"PREFER_DATES_FROM": "past" if kind == "publish" else "future", "REQUIRE_PARTS": ["day", "month"]}
    settings["RELATIVE_BASE"] = datetime(ref.year, ref.month, ref.day)  # noqa: DTZ001 - a day, no moment
    try:
        found = dateparser.parse(text, settings=settings)
    except (ValueError, OverflowError, TypeError):
        found = None
    if found is None:
        return Reading(_nothing())
    iso = found.date().isoformat() if (found.hour, found.minute) == (0, 0) else found.strftime("%Y-%m-%dT%H:%M")
    side = "end" if kind == "deadline" else "start"
    return Reading(_nothing() | {side: iso}, [Evidence(field="dates", rule="dateparser", text=text, confidence=0.6)])
