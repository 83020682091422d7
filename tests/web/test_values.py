"""What the desk's form of corrections takes and what it refuses, and what it shows as written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from config.timezone import TIMEZONE
from crawler.items import RawItem
from pipelines.posting import Education, Event, Evidence, Headcount, Position, Posting, Salary
from pipelines.reading import to_posting
from store.records import Version
from web.context import Words
from web.i18n import known
from web.reading import as_written, compared
from web.staff.values import BadValue, filled, read
from web.student.posting import former

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=TIMEZONE)
TALK = Posting(
    title="云岭电子宣讲会",
    type="talk",
    valid_through=date(2026, 4, 30),
    event=Event(
        start=datetime(2026, 3, 20, 14, 0, tzinfo=TIMEZONE),
        end=datetime(2026, 3, 20, 16, 0, tzinfo=TIMEZONE),
        venue="礼堂",
    ),
    locations=["610113", "110105", "OVERSEAS"],
    education=Education(min="bachelor", levels=["bachelor", "master", "doctor"]),
    headcount=Headcount(min=10, max=10),
    salary=Salary(min=8000, max=12000.5, unit="month", months=14),
    graduation_years=[2026, 2027],
)
BARE = Posting(title="某公司招聘", type="job")


def asked(posting: Posting, language: str = "zh", **changed: Any) -> dict[str, Any]:
    """What is read of a form in which some strings were changed."""
    words = Words(language, NOW)
    return read(filled(posting, words) | changed, posting, words)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("posting", [TALK, BARE])
def test_a_form_that_nobody_touched_corrects_nothing(posting: Posting, language: str) -> None:
    assert asked(posting, language) == {}


@pytest.mark.parametrize(
    ("changed", "values"),
    [
        ({"type": "fair"}, {"type": "fair"}),
        ({"deadline_day": "2026-05-01"}, {"valid_through": "2026-05-01"}),
        ({"deadline_time": "18:00"}, {"valid_through": "2026-04-30T18:00:00+08:00"}),
        ({"deadline_day": "", "deadline_time": ""}, {"valid_through": None}),
        ({"end_day": "", "end_time": ""}, {"event_end": None}),
        ({"start_time": "15:30"}, {"event_start": "2026-03-20T15:30:00+08:00"}),
        ({"venue": "  逸夫楼   报告厅 "}, {"venue": "逸夫楼 报告厅"}),
        ({"places": "陕西 西安 雁塔、上海市，440300"}, {"locations": ["610113", "310000", "440300"]}),
        ({"places": "长三角;全国"}, {"locations": ["310000", "320000", "330000", "340000", "100000"]}),
        ({"places": ""}, {"locations": []}),
        ({"degrees": ["doctor", "master"]}, {"education": {"min": "master", "max": None, "levels": ["master", "doctor"]}}),
        ({"degrees": ["associate"]}, {"education": {"min": "associate", "max": "associate", "levels": ["associate"]}}),
        ({"degrees": ["unlimited"]}, {"education": {"min": None, "max": None, "levels": ["unlimited"]}}),
        ({"degrees": []}, {"education": {"min": None, "max": None, "levels": []}}),
        ({"people_max": ""}, {"headcount": {"min": 10, "max": None, "approx": False}}),
        ({"people_min": "", "people_max": ""}, {"headcount": None}),
        ({"pay_max": "15000"}, {"salary": {"min": 8000, "max": 15000, "unit": "month", "months": 14, "negotiable": False}}),
        ({"pay_min": "", "pay_max": ""}, {"salary": None}),
        ({"years": "2028 2027"}, {"graduation_years": [2027, 2028]}),
        ({"years": "２０２８、２０２８"}, {"graduation_years": [2028]}),
        ({"employer": "海州重工股份有限公司"}, {"employer": "海州重工股份有限公司"}),
    ],
)  # fmt: skip
def test_only_what_was_changed_is_read(changed: dict[str, Any], values: dict[str, Any]) -> None:
    assert asked(TALK, **changed) == values


def test_an_english_form_knows_the_places_that_it_shows() -> None:
    shown = filled(TALK, Words("en", NOW))["places"]
    assert asked(TALK, "en", places=f"{shown}, 310000") == {"locations": [*TALK.locations, "310000"]}


@pytest.mark.parametrize(
    ("posting", "changed", "field", "key"),
    [
        (TALK, {"type": "nosuch"}, "type", "bad_choice"),
        (TALK, {"deadline_day": "2026-02-30"}, "valid_through", "bad_moment"),
        (TALK, {"deadline_day": "", "deadline_time": "18:00"}, "valid_through", "bad_moment"),
        (TALK, {"deadline_day": "0026-05-01"}, "valid_through", "bad_moment"),
        (TALK, {"start_time": "25:00"}, "event_start", "bad_moment"),
        (TALK, {"end_day": "2026-03-19"}, "event_end", "bad_end_first"),
        (TALK, {"start_day": "2026-03-21"}, "event_end", "bad_end_first"),
        (BARE, {"venue": "礼堂"}, "venue", "bad_no_event"),
        (TALK, {"type": "job", "venue": "教室"}, "venue", "bad_no_event"),
        (TALK, {"places": "西安、朝阳区"}, "locations", "bad_place"),
        (TALK, {"places": "999999"}, "locations", "bad_place"),
        (TALK, {"degrees": ["unlimited", "bachelor"]}, "education", "bad_unlimited"),
        (TALK, {"degrees": ["nosuch"]}, "education", "bad_choice"),
        (TALK, {"people_min": "十"}, "headcount", "bad_number"),
        (TALK, {"people_min": "0"}, "headcount", "bad_number"),
        (TALK, {"people_min": "20"}, "headcount", "bad_range"),
        (TALK, {"pay_min": "nan"}, "salary", "bad_number"),
        (TALK, {"pay_min": "1e400"}, "salary", "bad_number"),
        (TALK, {"pay_unit": ""}, "salary", "bad_unit"),
        (TALK, {"years": "26届"}, "graduation_years", "bad_year"),
    ],
)
def test_what_cannot_be_taken_names_its_field_and_why(
    posting: Posting, changed: dict[str, Any], field: str, key: str
) -> None:
    with pytest.raises(BadValue) as wrong:
        asked(posting, **changed)
    assert (wrong.value.field, wrong.value.key) == (field, key)
    assert known(f"field_{field}") and known(key)
    assert "{" not in Words("en", NOW).translate(key, **wrong.value.said)


def written(posting: Posting) -> dict[str, str]:
    return {row.name: row.written for row in compared(posting, Words("zh", NOW))}


def test_as_written_are_the_words_of_the_running_text() -> None:
    """Where a label states a field its words; else those that the value was read from, be they English or a list of words."""
    item = RawItem(
        source="school", key="1", url="http://school.example/1", family="article", title="海州重工股份有限公司2026届招聘",
        degree="研究生", fetched_at=NOW,
        description="我公司从事船舶制造。现招聘10名工程师，专业不限。工作地点：青岛市黄岛区。月薪8-12K。报名截止时间为2026年4月30日18:00。",
    )  # fmt: skip
    found = written(to_posting(item, NOW))
    assert found["degree"] == "研究生"
    for name, words in (
        ("location", "青岛市"),
        ("salary", "8-12K"),
        ("headcount", "10名"),
        ("graduation_year", "2026届"),
    ):
        assert words in found[name]
    assert "4月30日" in found["deadline"] and found["employer"] == "海州重工股份有限公司"
    english = item.model_copy(
        update={
            "title": "Software Engineer",
            "degree": "",
            "description": "Bachelor Degree in Computer Science required.",
        }
    )
    assert written(to_posting(english, NOW))["degree"].casefold() in english.description.casefold()


def test_what_stands_nowhere_in_the_text_is_not_shown_as_written() -> None:
    why = [Evidence(field="salary", rule="amount", text="20K"), Evidence(field="education", rule="level", text="本科")]
    posting = BARE.model_copy(
        update={"salary": Salary(min=20000, unit="month"), "description": "要求本科", "explain": why}
    )
    assert written(posting)["salary"] == ""
    posting.positions = [Position(title="甲", salary=Salary(min=20000, unit="month"))]
    assert written(posting)["salary"] == "见各岗位"


def test_what_was_added_up_is_not_shown_as_written() -> None:
    """The names of the positions are no words that their sum stands in."""
    told = [Evidence(field="headcount", rule="sum of the positions", text="焊接工艺员、设计师", confidence=0.9)]
    found = BARE.model_copy(
        update={"headcount": Headcount(min=16, max=16), "description": "焊接工艺员10人、设计师6人", "explain": told}
    )
    assert as_written(found, "headcount") == ""


def test_the_moment_before_the_last_move() -> None:
    def version(number: int, **changes: tuple[Any, Any]) -> Version:
        return Version(number, NOW, "school", changes)

    start = {"start": "2026-03-20T14:00:00+08:00", "venue": "礼堂"}
    moved = version(3, event=(start, {**start, "start": "2026-03-21T14:00:00+08:00"}))
    versions = [
        version(4, event=(start, {**start, "venue": "主楼"})),
        moved,
        version(2, valid_through=("2026-04-30", "2026-05-15")),
    ]
    assert former(versions, "event", "start") == datetime(2026, 3, 20, 14, 0, tzinfo=TIMEZONE)
    assert former(versions, "valid_through") == date(2026, 4, 30)
    assert former([version(2, valid_through=(None, "2026-05-15"))], "valid_through") is None
    assert former([version(2, event=(None, start))], "event", "start") is None
    assert former([replace(versions[2], source="staff")], "valid_through") is None, "a correction is no move"
