"""Begin, end, venue, mode, size and state of a talk or fair."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from pipelines.normalize import dates
from pipelines.normalize.expressions import expression
from pipelines.normalize.labels import NUMBERED, first_part
from pipelines.normalize.lexicon import alternatives, load
from pipelines.normalize.reading import Reading

_HEAD = 8_000
_EMPLOYERS = expression(r"(\d{1,5})\s?(?:余|多)?家(?:企业|单位|用人单位|公司|参会单位|名企)?")
_POSITIONS = expression(
    r"(?:提供|岗位|共有|发布|带来)[^\d。\n]{0,12}(\d{1,7}|\d(?:\.\d)?万)\s?(?:余|多)?个?(?:就业)?(?:岗位|职位)"
    r"|(?:岗位|职位)(?:数|总数|数量|共计?|近|约|超过?)?[:：]?\s?(\d{1,7}|\d(?:\.\d)?万)\s?(?:余|多)?个(?![月人工])"
)
_ONLINE = expression(r"线上|空中|直播|腾讯会议|云宣讲|云双选|网络招聘会|钉钉|zoom|online", re.IGNORECASE)
_OFFLINE = expression(r"线下|报告厅|教室|体育馆|礼堂|会议室|教学楼|活动中心|校区|体育场|图书馆|楼\s?\d|室")
_CANCELLED = expression(r"取消|停办|不再举[办行]|暂停举办")
_CANCELLATION = expression(r"(?:本场|本次|活动|现|已经?|因故|临时)*(?:取消|停办|不再举[办行]|暂停举办)")
_MARK = expression(r"[\W_]+")
LONGEST_CANCELLATION = 80
"""Characters of a line that says no more than that something is not held."""
_MOVED = expression(r"改期|延期|推迟|调整至|变更至|时间调整|时间变更|改为|延至")

Fields = dict[str, Any]
_HOURS = expression(r"\d[:：点时]")
"""``宣讲会时间：09:30-10:30`` below a line that says the day."""


def read(title: str, text: str, stated: dict[str, str], ref: date) -> Reading[Fields]:
    """The contract's event from labelled parts first, the text for the rest; empty where neither time nor venue is said."""
    start = stated.get("event_start") or stated.get("event") or ""
    when = dates.read(start, ref, "event") if start else dates.event_in(text[:_HEAD], ref)
    if start and not when.value["start"] and _HOURS.search(start):
        when = dates.event_in(text[:_HEAD], ref)
    if not when.value["start"] and not start:
        when = dates.read(title, ref, "event")
    venue = (stated.get("venue") or _place(text[:_HEAD]))[:200]
    if not when.value["start"] and not venue:
        return Reading({})
    value: Fields = {
        "start": when.value["start"],
        "end": _end(when.value, stated, ref),
        "venue": venue,
        "organizer": stated.get("organizer", "")[:100],
        "attendance_mode": _mode(title, stated, venue),
        "employer_count": _number(_EMPLOYERS, title, text, stated.get("employer_count", "")),
        "position_count": _number(_POSITIONS, title, text, ""),
        "status": status(f"{title} {stated.get('event_status', '')}"),
    }
    return Reading({name: part for name, part in value.items() if part is not None}, when.explain)


@cache
def _place_label() -> re.Pattern[str]:
    """A line with a label that is the place of an event wherever there is one: 地点 is the place of work elsewhere."""
    words = alternatives(load("page_labels")["venue"])
    return re.compile(
        rf"^{NUMBERED}[【\[]?(?:{words})[】\]]?[ \t]*[:：|][ \t]*([^\n|]{{2,200}})",
        re.MULTILINE,
    )


def _place(text: str) -> str:
    found = _place_label().search(text)
    return first_part(found[1]).strip(" 。;；") if found else ""


def _end(when: Fields, stated: dict[str, str], ref: date) -> str | None:
    end = when["end"]
    if stated.get("event_end") and not end:
        end = dates.read(stated["event_end"], ref, "event").value["start"]
    return None if when["start"] and end and end < when["start"] else end


def _mode(title: str, stated: dict[str, str], venue: str) -> str | None:
    said = f"{stated.get('event_mode', '')} {venue}"
    online, offline = _ONLINE.search(f"{title} {said}"), _OFFLINE.search(said)
    if online and offline:
        return "mixed"
    return "online" if online else "offline" if offline or venue else None


def status(said: str) -> str:
    """Whether a title, or what a label says of an event, calls it off or moves it: the contract's ``event.status``."""
    if "cancelled" in said or _CANCELLED.search(said):
        return "cancelled"
    return "rescheduled" if _MOVED.search(said) else "scheduled"


def calls_off_only(before: str, after: str) -> bool:
    """Whether a changed title or text says what it said before, and that nothing is held.

    It may have lost lines, not all; of those that came each is short and calls the event off.
    """
    known = {_bare(line) for line in before.splitlines()}
    lines = after.splitlines()
    added = [line for line in lines if _bare(line) not in known]
    return len(added) < len(lines) and all(
        _CANCELLED.search(line) and len(line) <= LONGEST_CANCELLATION for line in added
    )


def _bare(said: str) -> str:
    return _MARK.sub("", _CANCELLATION.sub("", said))


def _number(pattern: re.Pattern[str], title: str, text: str, given: str) -> int | None:
    stated = re.search(r"\d+", given)
    if stated is not None:
        return int(stated[0])
    found = pattern.search(f"{title}\n{text[:_HEAD]}")
    if found is None:
        return None
    count = next(group for group in found.groups() if group)
    return int(float(count[:-1]) * 10_000) if count.endswith("万") else int(count)
