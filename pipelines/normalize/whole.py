"""A whole announcement from its text: labelled lines first, sentences for what no label states."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from pipelines.normalize import (
    dates,
    degrees,
    flags,
    graduation,
    headcount,
    industries,
    locations,
    majors,
    salary,
    types,
)
from pipelines.normalize.lexicon import load
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.posting import Evidence

Fields = dict[str, Any]
LONGEST = 60_000
_DEGREE_SENTENCE = re.compile(r"[^。;；\n]{0,40}(?:学历|学位|本科|硕士|博士|研究生|大专|专科|中专)[^。;；\n]{0,40}")
_PLACE_SENTENCE = re.compile(r"(?:工作地|工作城市|上班地|工作区域|就业地点|base)[^。;；\n]{0,80}", re.IGNORECASE)
_COUNT_SENTENCE = re.compile(r"[^。;；\n]{0,12}(?:招聘|招收|招录|拟聘|引进|计划|需求|名额)[^。;；\n]{0,30}")
_PAY_SENTENCE = re.compile(r"[^。;；\n]{0,10}(?:薪|工资|待遇|报酬|补贴)[^。;；\n]{0,40}")
_EMPLOYERS = re.compile(r"(\d{1,5})\s?(?:余|多)?家(?:企业|单位|用人单位|公司|参会单位|名企)?")
_POSITIONS = re.compile(
    r"(?:提供|岗位|共有|发布|带来)[^\d。\n]{0,12}(\d{1,7}|\d(?:\.\d)?万)\s?(?:余|多)?个?(?:就业)?(?:岗位|职位)"
)
_ONLINE = re.compile(r"线上|空中|直播|腾讯会议|云宣讲|云双选|网络招聘会|钉钉|zoom|online", re.IGNORECASE)
_OFFLINE = re.compile(r"线下|报告厅|教室|体育馆|礼堂|会议室|教学楼|活动中心|校区|体育场|图书馆|楼\s?\d|室")
_CANCELLED = re.compile(r"取消|停办|不再举[办行]|暂停举办")
_MOVED = re.compile(r"改期|延期|推迟|调整至|变更至|时间调整|时间变更|改为|延至")


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word.lower(): field for field, words in load("labels").items() for word in words}
    words = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    bullet = r"(?:^|[\n。;；|])\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）.、]\s*)?[【\[*●·]?\s*"
    return re.compile(rf"{bullet}({words})\s*[】\]]?\s*[:：]\s*([^\n。;；|]{{1,300}})", re.IGNORECASE), table


def labelled(text: str) -> dict[str, str]:
    """Field → value of the labelled lines of a text; the first of each field."""
    pattern, table = _labels()
    found: dict[str, str] = {}
    for match in pattern.finditer(text):
        found.setdefault(table[match[1].lower()], match[2].strip())
    return found


def read(text: str, title: str = "", ref: date | None = None, hints: dict[str, str] | None = None) -> Reading[Fields]:
    """The fields of a posting that a text states, in the contract's shapes; fields it does not state are absent.

    ``hints`` are strings that the source gives by field (location, degree, deadline …); they go before the text.
    """
    prepared = clean(text[:LONGEST])
    head = clean(title)
    given = {name: value for name, value in (hints or {}).items() if value}
    stated = labelled(prepared) | given
    out: Fields = {}
    explain: list[Evidence] = []
    reader = _Reader(head, prepared, stated, ref or date(1970, 1, 1), out, explain)
    reader.kind(given.get("section", ""))
    reader.plain()
    reader.times()
    reader.event()
    found = flags.read(f"{head}\n{prepared}")
    reader.put("flags", found, found.value)
    return Reading(out, explain)


class _Reader:
    """The steps of :func:`read`, sharing what was read so far."""

    def __init__(
        self, title: str, text: str, stated: dict[str, str], ref: date, out: Fields, explain: list[Evidence]
    ) -> None:
        self.title, self.text, self.stated, self.ref, self.out, self.explain = title, text, stated, ref, out, explain

    def put(self, field: str, reading: Reading[Any], value: Any) -> None:
        """Keep a value that says something, with its evidence."""
        if value in (None, [], {}, ""):
            return
        self.out[field] = value
        self.explain += [piece.model_copy(update={"field": field}) for piece in reading.explain]

    def kind(self, section: str) -> None:
        """Type, programmes, years of graduation."""
        reading = types.read(self.title, self.text, section)
        self.put("type", reading, reading.value)
        programs = types.programs(self.title, self.text)
        self.put("programs", programs, programs.value)
        years = graduation.read(f"{self.title}\n{self.stated.get('graduation_year', '')}\n{self.text[:3000]}", self.ref)
        self.put("graduation_years", years, years.value)

    def plain(self) -> None:
        """Places, degrees, majors, headcount, pay, industry."""
        places = locations.read(self.stated.get("location", "")) if self.stated.get("location") else self._places()
        self.put("locations", places, places.value)
        for piece in places.explain:
            if piece.candidates and not places.value:
                self.explain.append(piece.model_copy(update={"field": "locations"}))
        education = degrees.read(self.stated.get("degree") or self._sentences(_DEGREE_SENTENCE, 3))
        if education.value["levels"]:
            self.put("education", education, education.value)
        if self.stated.get("majors"):
            subjects = majors.read(self.stated["majors"])
            self.put("majors", subjects, subjects.value)
        self._counts()
        pay = salary.read(self.stated.get("salary") or self._sentences(_PAY_SENTENCE, 3))
        if pay.value["min"] is not None or pay.value["max"] is not None or pay.value["negotiable"]:
            self.put("salary", pay, pay.value)
        trade = industries.read(self.stated.get("industry") or self.text[:1500], self.stated.get("employer", ""))
        self.put("industry", trade, trade.value)

    def _counts(self) -> None:
        if self.stated.get("headcount"):
            people = headcount.read(self.stated["headcount"])
        elif self.out.get("type") in ("talk", "fair", "notice"):
            return
        else:
            people = headcount.read(self._sentences(_COUNT_SENTENCE, 4))
        value = {name: people.value[name] for name in ("min", "max", "approx")}
        if value["min"] is not None or value["max"] is not None or value["approx"]:
            self.put("headcount", people, value)

    def _places(self) -> Reading[list[str]]:
        for words in (self._sentences(_PLACE_SENTENCE, 2), self.title):
            found = locations.read(words) if words else Reading([])
            if found.value or any(piece.candidates for piece in found.explain):
                return found
        return Reading([])

    def _sentences(self, pattern: re.Pattern[str], most: int) -> str:
        found = []
        for match in pattern.finditer(self.text[:20_000]):
            found.append(match[0].strip())
            if len(found) == most:
                break
        return "\n".join(found)

    def times(self) -> None:
        """Deadline, open end, stages of a civil-service notice."""
        kind = self.out.get("type")
        deadline = dates.read(self.stated["deadline"], self.ref) if self.stated.get("deadline") else None
        unread = deadline is None or not (deadline.value["end"] or deadline.value["open_ended"])
        if unread and kind not in ("talk", "fair", "notice"):
            deadline = dates.deadline_in(f"{self.title}\n{self.text[:20_000]}", self.ref)
        if deadline is not None and deadline.value["end"]:
            self.put("valid_through", deadline, deadline.value["end"])
        elif deadline is not None and deadline.value["open_ended"]:
            self.put("rolling", deadline, True)
        if kind not in ("talk", "fair", "notice"):
            stages = dates.key_dates(self.text[:20_000], self.ref)
            self.put("key_dates", Reading(stages), stages)

    def event(self) -> None:
        """Begin, end, venue, mode and size of a talk or fair."""
        if self.out.get("type") not in ("talk", "fair"):
            return
        start = self.stated.get("event_start") or self.stated.get("event") or ""
        when = dates.read(start, self.ref, "event") if start else dates.event_in(f"{self.text[:8000]}", self.ref)
        if not when.value["start"] and not start:
            when = dates.read(self.title, self.ref, "event")
        value: Fields = {"start": when.value["start"], "end": when.value["end"]}
        if self.stated.get("event_end") and not value["end"]:
            value["end"] = dates.read(self.stated["event_end"], self.ref, "event").value["start"]
        if value["start"] and value["end"] and value["end"] < value["start"]:
            value["end"] = None
        venue = self.stated.get("venue", "")[:200]
        value |= {
            "venue": venue,
            "organizer": self.stated.get("organizer", "")[:100],
            "attendance_mode": self._mode(venue),
        }
        value |= {
            "employer_count": self._number(_EMPLOYERS, "employer_count"),
            "position_count": self._number(_POSITIONS, ""),
        }
        value["status"] = self._event_status()
        if value["start"] or venue:
            self.put("event", when, {name: part for name, part in value.items() if part is not None})

    def _mode(self, venue: str) -> str | None:
        around = f"{self.title} {self.stated.get('event_mode', '')} {venue}"
        online, offline = _ONLINE.search(around), _OFFLINE.search(f"{self.stated.get('event_mode', '')} {venue}")
        if online and offline:
            return "mixed"
        return "online" if online else "offline" if offline or venue else None

    def _event_status(self) -> str:
        said = f"{self.title} {self.stated.get('event_status', '')}"
        if "cancelled" in said or _CANCELLED.search(said):
            return "cancelled"
        return "rescheduled" if _MOVED.search(said) else "scheduled"

    def _number(self, pattern: re.Pattern[str], field: str) -> int | None:
        given = re.search(r"\d+", self.stated.get(field, "")) if field else None
        if given is not None:
            return int(given[0])
        found = pattern.search(f"{self.title}\n{self.text[:8000]}")
        if found is None:
            return None
        return int(float(found[1][:-1]) * 10_000) if found[1].endswith("万") else int(found[1])
