"""What is a change that somebody who planned by an announcement must know, and what is none."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from config.timezone import TIMEZONE
from pipelines.normalize.events import calls_off_only
from pipelines.posting import Event, KeyDate, Posting
from store.appointments import Appointment, appointment, differences, known

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=TIMEZONE)
START = NOW + timedelta(days=5)


def talk(start: Any = START, venue: str = "主楼报告厅", title: str = "云岭电子宣讲会", **event: Any) -> Posting:
    return Posting(type="talk", title=title, event=Event(start=start, venue=venue, **event))


def kinds(before: Posting, after: Posting, now: datetime = NOW) -> list[str]:
    return [one.kind for one in differences(appointment(before), appointment(after), now)]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (talk(), []),
        (talk(START + timedelta(hours=1)), ["moved"]),
        (talk(START - timedelta(days=1), venue="图书馆"), ["moved", "place"]),
        (talk(status="cancelled"), ["cancelled"]),
        (talk(START + timedelta(days=1), status="cancelled"), ["cancelled"]),
        (talk(None, status="rescheduled"), ["postponed"]),
        (Posting(type="talk", title="【取消】云岭电子宣讲会"), ["cancelled"]),
        (talk(venue=""), []),
        (talk(start=START.date()), []),
        (talk(None), []),
    ],
)
def test_a_talk(after: Posting, expected: list[str]) -> None:
    assert kinds(talk(), after) == expected


@pytest.mark.parametrize(
    ("before", "after", "elsewhere"),
    [
        ("报告厅", "主楼报告厅", False),
        ("A座101室", "A 座 101 室（东门进）", False),
        ("A101", "A1012", True),
        ("二号楼报告厅", "十二号楼报告厅", True),
        ("东区报告厅", "西区报告厅", True),
        ("", "西区报告厅", False),
        ("西区报告厅", "", False),
    ],
)
def test_a_place_that_becomes_more_exact_is_the_same(before: str, after: str, elsewhere: bool) -> None:
    assert kinds(talk(venue=before), talk(venue=after)) == (["place"] if elsewhere else [])


def test_on_site_and_online_are_two_places() -> None:
    assert kinds(talk(venue="", attendance_mode="offline"), talk(venue="", attendance_mode="online")) == ["place"]


def test_what_was_over_before_is_nobodys_concern() -> None:
    late = START + timedelta(days=2)
    assert kinds(talk(), talk(START + timedelta(hours=1)), late) == []
    assert kinds(talk(), talk(status="cancelled"), late) == []
    assert kinds(talk(), talk(late + timedelta(days=3)), late) == ["moved"], "its new time is to come"
    assert kinds(talk(late), talk(NOW), START) == ["moved"], "its old time is to come"


def test_what_its_sources_took_down_is_perhaps_cancelled_and_comes_back() -> None:
    gone = talk().model_copy(update={"status": "closed", "closed_reason": "withdrawn"})
    assert kinds(talk(), gone) == ["withdrawn"]
    assert kinds(gone, talk()) == ["resumed"]
    assert kinds(gone, talk(status="cancelled")) == ["cancelled"]
    assert kinds(talk(status="cancelled"), gone) == [], "it is known to be off"


def test_a_postponed_talk_that_gets_its_time_is_moved() -> None:
    later = START + timedelta(days=9)
    told = known(appointment(talk()), appointment(talk(None, status="rescheduled")))
    found = differences(told, appointment(talk(later)), NOW)
    assert differences(told, appointment(talk(None)), NOW) == [], "a title that forgets it tells no time"
    assert [(one.kind, one.before, one.after) for one in found] == [("moved", START.isoformat(), later.isoformat())]


def test_a_deadline_that_comes_earlier_and_an_exam_that_moves() -> None:
    def job(deadline: date | None, *exams: date) -> Posting:
        rows = [KeyDate(stage="exam", start=day) for day in exams]
        return Posting(type="civil_service", title="招聘", valid_through=deadline, key_dates=rows)

    assert kinds(job(date(2026, 11, 20)), job(date(2026, 11, 10))) == ["deadline"]
    assert kinds(job(date(2026, 11, 20)), job(date(2026, 10, 30))) == ["deadline"], "over already"
    assert kinds(job(date(2026, 11, 20)), job(None)) == []
    assert kinds(job(date(2026, 10, 31)), job(date(2026, 10, 30))) == []
    assert kinds(job(date(2026, 11, 20)), job(date(2026, 11, 30))) == ["extended"]
    assert kinds(job(date(2026, 10, 20)), job(date(2026, 10, 30))) == [], "over in both"
    assert kinds(job(date(2026, 10, 31)), job(date(2026, 11, 30))) == ["extended"], "open again"
    assert kinds(job(None, date(2026, 12, 5)), job(None, date(2026, 12, 6))) == ["exam"]
    assert kinds(job(None, date(2026, 12, 5)), job(None, date(2026, 12, 6), date(2026, 12, 9))) == []


def test_what_is_not_told_is_not_known() -> None:
    before, after = appointment(talk()), appointment(talk(START + timedelta(days=1), venue="图书馆"))
    held = known(before, after, {"place"})
    assert [one.kind for one in differences(held, after, NOW)] == ["place"]
    assert known(before, Appointment()).start == START, "what is not stated any more stays known"


@pytest.mark.parametrize(
    ("before", "after", "only"),
    [
        ("云岭电子宣讲会", "【已取消】云岭电子宣讲会", True),
        ("云岭电子宣讲会", "云岭电子宣讲会（取消）", True),
        ("云岭电子宣讲会", "取消：南屿银行宣讲会", False),
        ("时间：周六\n地点：主楼", "因故取消，敬请谅解。\n时间：周六\n地点：主楼", True),
        ("时间：周六\n地点：主楼", "时间：周六\n报名须缴费五百元", False),
        ("时间：周六\n地点：主楼", "本场取消", False),
        ("时间：周六", "时间：周六\n本场取消，" + "请加客服缴费报名" * 20, False),
    ],
)
def test_what_only_calls_off(before: str, after: str, only: bool) -> None:
    assert calls_off_only(before, after) == only
