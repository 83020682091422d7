"""What a date is for, what is left open, and how the reading explains itself."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipelines.normalize import dates
from pipelines.normalize.dates import Kind
from pipelines.normalize.dates.lunar import lunar_day

REF = date(2026, 3, 10)


def _end(text: str) -> str | None:
    return dates.read(text, REF).value["end"]


@pytest.mark.parametrize(
    "text",
    [
        "截止2017年9月已有40家分店",
        "截至2025年12月31日，集团总资产达3.36万亿元",
        "年龄计算截止到2026年3月31日",
        "1990年3月10日以后出生",
        "毕业时间：2025年9月至2026年8月",
        "面试时间：2026年5月16日",
        "笔试：6月1日；面试：6月8日",
        "公司成立于2003年6月",
        "2026届毕业生",
    ],
)
def test_no_deadline_is_read_from_other_dates(text: str) -> None:
    assert dates.read(text, REF).value == {"start": None, "end": None, "open_ended": False}
    assert dates.deadline_in(text, REF).value["end"] is None


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026年13月1日", "截止日期：另行通知", "0001-01-01T00:00:00", "待定", ""]
)
def test_what_is_no_date_stays_open_and_is_never_today(text: str) -> None:
    """Bad dates of reliability row B107."""
    for kind in ("publish", "deadline", "event"):
        assert dates.read(text, REF, kind).value == {"start": None, "end": None, "open_ended": False}


@pytest.mark.parametrize("text", ["即日起至招满为止", "长期有效", "招满即止"])
def test_an_open_end_is_said_so(text: str) -> None:
    value = dates.read(text, REF).value
    assert value["end"] is None
    assert value["open_ended"] is True


@pytest.mark.parametrize(
    "text", ["２０２６年１２月３１日", "二〇二六年十二月三十一日", "2026.12.31", "2026/12/31", "20261231"]
)
def test_all_spellings_are_one_day(text: str) -> None:
    """Row B017."""
    assert _end(text) == "2026-12-31"


def test_midnight_belongs_to_the_next_day_and_a_machines_midnight_to_its_own() -> None:
    assert _end("3月31日24:00") == "2026-04-01T00:00"
    assert _end("2026-03-31 00:00:00") == "2026-03-31"


def test_an_offset_is_turned_into_chinese_time() -> None:
    """Row B111: the interval is right in two time zones."""
    assert _end("2026-03-31T15:59:59Z") == "2026-03-31T23:59:59"
    assert _end("2026-03-31T23:59:59+08:00") == "2026-03-31T23:59:59"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("10月18日10:00-次日2:00", "2026-10-18T10:00", "2026-10-19T02:00"),
        ("12月31日23:00-1:00", "2026-12-31T23:00", "2027-01-01T01:00"),
        ("12月28日至1月3日", "2026-12-28", "2027-01-03"),
        ("9月1日至2026年10月31日", "2026-09-01", "2026-10-31"),
        ("28日至3日", "2026-03-28", "2026-04-03"),
    ],
)
def test_ranges_go_over_midnight_month_and_year(text: str, start: str, end: str) -> None:
    value = dates.read(text, REF, "event").value
    assert (value["start"], value["end"]) == (start, end)


def test_a_range_that_is_not_over_belongs_to_this_year() -> None:
    assert dates.read("9月1日-12月31日", date(2026, 11, 15)).value["start"] == "2026-09-01"


@pytest.mark.parametrize(
    ("kind", "expected"), [("publish", "2025-12-20"), ("deadline", "2026-12-20"), ("event", "2026-12-20")]
)
def test_the_year_that_is_not_written_depends_on_what_the_date_is(kind: Kind, expected: str) -> None:
    value = dates.read("12月20日", REF, kind).value
    assert expected in (value["start"], value["end"])


def test_a_moment_counts_from_a_moment() -> None:
    seen = datetime(2026, 3, 10, 0, 30)
    assert dates.read("1小时前", seen, "publish").value["start"] == "2026-03-09T23:30"
    assert dates.read("刚刚", seen, "publish").value["start"] == "2026-03-10T00:30"


def test_explanations_name_role_rule_and_words() -> None:
    reading = dates.read("报名截止4月1日，面试时间：4月8日", REF)
    assert reading.value["end"] == "2026-04-01"
    assert [(piece.rule, piece.text) for piece in reading.explain] == [
        ("deadline: m月d日", "4月1日"),
        ("interview: m月d日", "4月8日"),
    ]


def test_a_date_without_a_year_is_less_sure() -> None:
    assert dates.read("4月1日", REF).confidence < dates.read("2026年4月1日", REF).confidence == 1.0


def test_stages_of_a_call_come_with_their_dates() -> None:
    text = "报名：3月15日—3月25日。笔试：4月1日。面试：4月8日。体检：4月20日。公示：5月1日至5月7日。"
    assert dates.key_dates(text, REF) == [
        {"stage": "application", "start": "2026-03-15", "end": "2026-03-25"},
        {"stage": "exam", "start": "2026-04-01", "end": None},
        {"stage": "interview", "start": "2026-04-08", "end": None},
        {"stage": "medical", "start": "2026-04-20", "end": None},
        {"stage": "result", "start": "2026-05-01", "end": "2026-05-07"},
    ]


def test_a_heading_tells_what_a_bare_label_is_for() -> None:
    text = "（一）报名\n时间：3月12日至18日\n（二）笔试\n时间：3月28日上午9:00"
    assert [item.role for item in dates.roles(text, REF)] == ["deadline", "exam"]


def test_the_talk_is_told_from_the_deadline_beside_it() -> None:
    text = "宣讲会：3月18日19:00-20:30，地点：报告厅。网申截止：4月1日。"
    assert dates.event_in(text, REF).value["start"] == "2026-03-18T19:00"
    assert dates.deadline_in(text, REF).value["end"] == "2026-04-01"


def test_the_last_line_below_a_notice_is_its_day() -> None:
    text = "特此公告。\n某某大学人事处\n二〇二六年三月三日"
    assert [(item.role, item.value["start"]) for item in dates.roles(text, REF)] == [("posted", "2026-03-03")]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("1698800000", "2023-11-01T08:53:20"),
        ("1698800000.0", "2023-11-01T08:53:20"),
        ("发布时间：1698800000000", "2023-11-01T08:53:20"),
        ("/Date(1698800000000+0800)/", "2023-11-01T08:53:20"),
        ("20231101093000", "2023-11-01T09:30:00"),
        ("2023110109", "2023-11-01T09:00:00"),
        ("13800138000", None),
        ("9999999999", None),
    ],
)
def test_a_field_of_digits_is_a_moment(text: str, start: str | None) -> None:
    assert dates.read(text, REF, kind="publish").value["start"] == start


def test_a_deadline_of_two_meanings_keeps_both() -> None:
    (piece,) = dates.deadline_in("报名截止：10/11/2026。", REF).explain
    assert piece.candidates == ["2026-10-11", "2026-11-10"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("2018年9月20日，某某集团正式在港交所上市", "as_of"),
        ("品牌于2020年7月上线，覆盖全国", "as_of"),
        ("运营中心设立于2017年4月，是重要组成部分", "as_of"),
        ("2026年9月启动校园招聘", ""),
        ("上班时间：1-9月双休", ""),
        ("公司每年固定3月份调薪", ""),
    ],
)
def test_history_hours_and_each_year(text: str, role: str) -> None:
    assert [item.role for item in dates.roles(text, date(2026, 3, 10))] == [role]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年中秋节", "2024-09-17"),
        ("2025年除夕", "2025-01-28"),
        ("农历八月十五", "2026-09-25"),
        ("正月初八", "2026-02-24"),
        ("农历2025年腊月廿六", "2026-02-13"),
    ],
)
def test_days_of_the_chinese_calendar(text: str, day: str) -> None:
    assert dates.read(text, REF, "event").value["start"] == day


def test_a_chinese_year_that_no_table_has_is_no_date() -> None:
    assert dates.read("2060年中秋节", date(2060, 1, 1)).value["end"] is None
    with pytest.raises(ValueError, match="2060"):
        lunar_day(2060, 8, 15)


def test_a_leap_month_counts_for_its_year_only() -> None:
    assert lunar_day(2025, 8, 15) == date(2025, 10, 6)  # after the leap sixth month
    assert lunar_day(2026, 8, 15) == date(2026, 9, 25)


@pytest.mark.parametrize("text", ["春节前后", "春节放假安排", "中秋节礼品", "国庆节后", "元旦假期"])
def test_a_holiday_is_no_date(text: str) -> None:
    assert dates.read(text, REF).value == {"start": None, "end": None, "open_ended": False}


def test_a_day_that_was_changed_is_passed_over() -> None:
    assert _end("原定3月20日截止的报名延长至3月27日") == "2026-03-27"
    assert dates.read("原定3月20日的双选会因故延期", REF, "event").value["start"] is None
    assert [item.value["start"] for item in dates.roles("原定3月12日的宣讲会改至3月19日", REF)] == [
        "2026-03-12",
        "2026-03-19",
    ]
