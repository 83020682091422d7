"""What holds for every text: readers never raise, know their own normal form, and do not care how a text is set."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize import dates, degrees, divisions, headcount, locations, salary
from pipelines.normalize.text import clean, number
from pipelines.posting import DEGREE_NAMES, DEGREES
from tests.pipelines.normalize.limits import at_most

REF = date(2026, 3, 10)
READERS: dict[str, Callable[[str], Any]] = {
    "dates": lambda text: dates.read(text, REF).value,
    "publish": lambda text: dates.read(text, REF, "publish").value,
    "event": lambda text: dates.read(text, REF, "event").value,
    "roles": lambda text: [item.value for item in dates.roles(text, REF)],
    "locations": lambda text: locations.read(text).value,
    "degrees": lambda text: degrees.read(text).value,
    "headcount": lambda text: headcount.read(text).value,
    "salary": lambda text: salary.read(text).value,
}
_WORDS = (
    "2026年", "3月", "31日", "24:00", "上午", "至", "-", "前", "起", "即日", "截止", "招聘", "人数", "若干", "各", "K", "万", "元",
    "/月", "·14薪", "本科", "硕士", "及以上", "优先", "不限", "北京", "朝阳区", "江西", "路", "大学", "全国", "、", "，", "。", "\n", "(", "）",
    "0", "1", "一", "十", "9:00", "周五", "届", "，", "Beijing", "May", "2026", ".", "/", "～", "　", "９",
)  # fmt: skip
announcements = st.lists(st.sampled_from(_WORDS), max_size=14).map("".join)
days = st.dates(date(2000, 1, 1), date(2049, 12, 31))
codes = sorted(divisions.names())


@pytest.mark.parametrize("reader", sorted(READERS))
@given(text=st.one_of(st.text(max_size=80), announcements))
@settings(max_examples=80, deadline=None)
def test_no_text_makes_a_reader_raise(reader: str, text: str) -> None:
    json.dumps(READERS[reader](text))


@pytest.mark.parametrize("reader", sorted(READERS))
@given(text=announcements)
@settings(max_examples=40, deadline=None)
def test_full_width_and_half_width_read_alike(reader: str, text: str) -> None:
    wide = "".join(
        chr(ord(mark) + 0xFEE0) if "!" <= mark <= "~" else mark for mark in unicodedata.normalize("NFKC", text)
    )
    assert READERS[reader](wide) == READERS[reader](unicodedata.normalize("NFKC", wide))


@given(text=st.one_of(st.text(max_size=80), announcements))
@settings(max_examples=150, deadline=None)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(value=st.integers(1, 99_999))
def test_numerals_mean_their_digits(value: int) -> None:
    assert number(_numerals(value)) == value


def _numerals(value: int) -> str:
    if value >= 10_000:
        rest = value % 10_000
        gap = "零" if 0 < rest < 1000 else ""
        return _numerals(value // 10_000) + "万" + gap + (_numerals(rest) if rest else "")
    out = ""
    for scale, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            out += "零" * out.endswith("_") + "零一二三四五六七八九"[digit] + mark
        elif out and value:
            out = out.rstrip("_") + "_"
    return out.replace("_", "")


@given(day=days)
def test_dates_know_their_normal_form(day: date) -> None:
    assert dates.read(day.isoformat(), REF).value["end"] == day.isoformat()
    assert dates.read(day.isoformat(), REF, "publish").value["start"] == day.isoformat()


@given(day=days, length=st.integers(0, 400))
def test_ranges_know_their_normal_form(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    value = dates.read(f"{day.isoformat()} 至 {last.isoformat()}", REF).value
    assert value == {"start": day.isoformat(), "end": last.isoformat(), "open_ended": False}


@given(day=days, shift=st.integers(-2000, 2000))
def test_shifting_the_reference_day_shifts_what_is_relative_to_it(day: date, shift: int) -> None:
    moved = day + timedelta(days=shift)
    for text in ("明天", "3天前", "后天18:00前", "10日内"):
        before, after = (dates.read(text, ref).value["end"] for ref in (day, moved))
        assert _day(after) - _day(before) == timedelta(days=shift)


def _day(stamp: str) -> date:
    return date.fromisoformat(stamp[:10])


@given(day=days)
def test_a_date_without_a_year_is_near_the_reference_day(day: date) -> None:
    posted = _day(dates.read("6月15日", day, "publish").value["start"])
    due = _day(dates.read("6月15日", day).value["end"])
    assert day - timedelta(days=366) < posted <= day
    assert day - timedelta(days=30) <= due < day + timedelta(days=366)


@given(code=st.sampled_from(codes))
@settings(max_examples=300)
def test_a_full_name_is_its_own_code(code: str) -> None:
    name = "".join(divisions.name(unit) for unit in [*reversed(divisions.parents(code)), code])
    assert locations.read(name).value == [code]


@given(code=st.sampled_from([code for code in codes if divisions.level(code) == 2 and not code.startswith("71")]))
@settings(max_examples=300)
def test_a_county_behind_the_short_name_of_what_governs_it_is_read_alone(code: str) -> None:
    """``阿克苏库车市``: also where a city is called as its prefecture."""
    above = divisions.short_name(divisions.parents(code)[0])
    assert locations.read(above + divisions.name(code)).value == [code]


@given(code=st.sampled_from(codes))
@settings(max_examples=300)
def test_parents_contain_their_children(code: str) -> None:
    chain = divisions.parents(code)
    assert all(code in divisions.children(parent) for parent in chain[:1])
    assert all(divisions.level(near) > divisions.level(far) for near, far in pairwise([code, *chain]))


@given(
    cities=st.lists(
        st.sampled_from([code for code in codes if code.endswith("00")]), min_size=2, max_size=6, unique=True
    )
)
def test_the_order_of_a_list_does_not_matter(cities: list[str]) -> None:
    names = [divisions.name(code) for code in cities]
    assert sorted(locations.read("、".join(names)).value) == sorted(locations.read("、".join(reversed(names))).value)


@given(
    levels=st.permutations(["大专", "本科", "硕士", "博士"]).flatmap(
        lambda all_: st.integers(1, 4).map(lambda n: all_[:n])
    )
)
def test_the_order_of_degrees_does_not_matter(levels: list[str]) -> None:
    assert degrees.read("、".join(levels)).value == degrees.read("、".join(sorted(levels))).value


@given(level=st.sampled_from([level for level in DEGREES if level != "postdoc"]))
def test_degrees_know_their_normal_form(level: str) -> None:
    assert degrees.read(DEGREE_NAMES[level]).value == {"min": level, "max": level, "levels": [level]}


@given(low=st.integers(1, 5000), more=st.integers(0, 5000))
def test_numbers_of_people_know_their_normal_form(low: int, more: int) -> None:
    text = f"{low}-{low + more}人" if more else f"{low}人"
    assert headcount.read(text).value == {"min": low, "max": low + more, "approx": False, "each": False}


@given(low=st.integers(1000, 50_000), more=st.integers(0, 50_000))
def test_pay_knows_its_normal_form(low: int, more: int) -> None:
    value = salary.read(f"{low}-{low + more}元/月").value
    assert value == {"min": low, "max": low + more, "unit": "month", "months": None, "negotiable": False}


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "一",
        "2026年3月1日",
        "3月",
        "9:00-",
        "3-4-",
        "3月<b ",
        "&nbsp;1月",
        "http://2026-3-1/",
        "每2月或",
        "15日前入职",
        "2026年3月(",
        "1.",
        "，",
        "（",
        "本、",
        "北京",
        "中山路",
        "15k-",
        "招聘人数",
        "3人",
        "万",
        "A",
        "农历八月初一",
        "2026年中秋节",
        "原定3月1日改为",
        "上午9时开始，",
        "11月第二个周六",
        "额满",
        "除北京，",
        "华东(除上海外)",
        "总部位于西安，招聘北京",
        "计算机工作经验 ",
        "会计岗位职责：",
        "不含（",
        "家在北京、",
        "优先本科 ",
        "每县招",
        "hiring 5 a ",
        "3 days ago ",
        "CNY 3-",
        "a-",
        "→",
    ],
)
def test_hostile_texts_of_100_kilobytes_are_read_in_linear_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    with at_most(20):
        for read in READERS.values():
            read(text)
