"""Pairs of announcements: reposts as sites make them, and the neighbours that must stay apart."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from opencc import OpenCC

from pipelines.dedupe.decide import choose, compare
from pipelines.dedupe.pairs import decide_lines
from pipelines.dedupe.signature import signature
from pipelines.dedupe.titles import abbreviates, alike
from pipelines.posting import Event, Organization, Posting

TEXT = (
    "云岭电子成立于2008年，专注工业传感器与射频芯片，现有员工1200余人，在西安、成都设有研发中心。公司面向2026届毕业生招聘硬件工程师10人、"
    "嵌入式软件工程师8人、射频工程师5人，工作地点西安市高新区，提供五险一金、带薪年假、节日福利和专业培训。请于2026年3月31日前登录公司"
    "招聘网站投递简历，流程为网申、笔试、面试、体检和录用，公司将在收到简历后五个工作日内与应聘者联系，过期未联系者视为未通过初筛。"
)


def posting(**values: Any) -> Posting:
    """An announcement of an invented employer; ``employer`` by name."""
    name = values.pop("employer", "云岭电子有限公司")
    base: dict[str, Any] = {
        "type": "announcement", "title": "云岭电子有限公司2026届校园招聘公告", "description": TEXT, "date_posted": date(2026, 3, 1),
        "locations": ["610100"], "graduation_years": [2026], "hiring_organization": Organization(name=name, normalized=name.removesuffix("有限公司")),
    }  # fmt: skip
    return Posting(**(base | values))


REPOSTS = {
    "the same again": {},
    "title with the site's mark": {"title": "【校招】云岭电子2026届校园招聘"},
    "boilerplate around": {
        "description": f"各位毕业生：\n{TEXT}\n本信息由用人单位提供，请同学们注意甄别。\n浏览次数：31"
    },
    "dates in another form": {"description": TEXT.replace("2026年3月31日", "2026-03-31")},
    "full-width": {"description": TEXT.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"})},
    "cut off": {"description": TEXT[: len(TEXT) * 3 // 4] + "……"},
    "three weeks later": {"date_posted": date(2026, 3, 22)},
    "short name": {"employer": "云岭电子", "title": "云岭电子2026届校园招聘"},
    "traditional characters": {
        "title": "雲嶺電子有限公司2026屆校園招聘公告",
        "employer": "雲嶺電子有限公司",
        "description": OpenCC("s2t").convert(TEXT),
    },
    "remnants of HTML": {"description": f"&nbsp;<p style='margin:0'>{TEXT.replace('。', '。<br/>')}</p>"},
    "a mark before the title": {"title": "★【校友推荐】转发：云岭电子有限公司2026届校园招聘公告_人才网"},
    "the district instead of the city": {"locations": ["610113"]},
}
NEIGHBOURS = {
    "the second batch": {"title": "云岭电子有限公司2026届校园招聘公告（第二批）"},
    "further hiring": {"title": "云岭电子有限公司2026届补充招聘公告"},
    "another season": {"title": "云岭电子有限公司2026届秋季校园招聘公告", "date_posted": date(2025, 9, 1)},
    "only the text names the year": {
        "title": "云岭电子有限公司校园招聘公告",
        "graduation_years": [],
        "date_posted": None,
        "description": TEXT.replace("2026年", "2027年").replace("2026届", "2027届"),
    },
    "next year": {"title": "云岭电子有限公司2027届校园招聘公告", "graduation_years": [2027]},
    "a year later": {"date_posted": date(2027, 3, 1), "graduation_years": [], "title": "云岭电子有限公司校园招聘公告"},
    "another city": {"locations": ["510100"]},
    "another employer": {"employer": "海州重工股份有限公司", "title": "海州重工股份有限公司2026届校园招聘公告"},
    "a talk": {"type": "talk", "event": Event(start=date(2026, 3, 9))},
}


@pytest.mark.parametrize("edit", REPOSTS, ids=str)
def test_a_repost_is_the_same(edit: str) -> None:
    verdict = compare(posting(), posting(**REPOSTS[edit]))
    assert verdict.decision == "same", [(e.field, e.rule, e.text) for e in verdict.explain]


@pytest.mark.parametrize("edit", NEIGHBOURS, ids=str)
def test_a_neighbour_is_another(edit: str) -> None:
    verdict = compare(posting(), posting(**NEIGHBOURS[edit]))
    assert verdict.decision == "different", [(e.field, e.rule, e.text) for e in verdict.explain]


@pytest.mark.parametrize("edit", [*REPOSTS, *NEIGHBOURS])
def test_order_does_not_matter(edit: str) -> None:
    other = posting(**(REPOSTS | NEIGHBOURS)[edit])
    assert compare(posting(), other).decision == compare(other, posting()).decision


@pytest.mark.parametrize("missing", ["locations", "hiring_organization"])
def test_a_missing_guard_is_for_staff(missing: str) -> None:
    silent = (
        TEXT.replace("工作地点西安市高新区，", "").replace("在西安、成都设有研发中心", "").replace("云岭电子", "公司")
    )
    values: dict[str, Any] = (
        {"locations": []} if missing == "locations" else {"employer": "", "title": "2026届校园招聘公告"}
    )
    assert compare(posting(), posting(**values, description=silent)).decision == "possible"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("软件工程师", "软件工程师", "same"),
        ("java开发", "开发java", "same"),
        ("算法工程师", "算法工程师西区", "akin"),
        ("开发工程师", "安卓开发工程师", "akin"),
        ("前端开发工程师", "后端开发工程师", "other"),
        ("前端开发要求一线项目经验优先考虑", "后端开发要求一线项目经验优先考虑", "other"),
        ("管理培训生外贸业务员采购专员市场助理", "管理培训生外贸业务员运营专员采购专员市场助理", "akin"),
        ("算法工程师", "高级算法工程师", "other"),
        ("软件工程师", "软件工程师实习", "other"),
        ("综合岗1", "综合岗2", "other"),
        ("综合管理一岗", "综合管理二岗", "other"),
        ("会计", "审计", "other"),
    ],
)
def test_positions(one: str, other: str, same: str) -> None:
    assert alike(one, other) == same
    assert alike(other, one) == same


@pytest.mark.parametrize(
    ("short", "long", "may"),
    [
        ("锦城一院", "锦城第一人民医院", True),
        ("云岭电子", "云岭电子有限公司", True),
        ("云岭", "云岭电子有限公司", False),
        ("云海电子", "云岭电子有限公司", False),
        ("云岭电子", "云岭电子", False),
    ],
)
def test_abbreviations(short: str, long: str, may: bool) -> None:
    assert abbreviates(short, long) is may


CALL = {
    "type": "civil_service", "employer": "", "locations": [], "title": "关于做好2026年大学生志愿服务西部计划招募工作的通知",
    "description": f"各学院：现就做好招募工作有关事项通知如下。{TEXT.partition('公司面向')[2]}",
}  # fmt: skip


def test_a_call_that_names_no_employer_is_one_when_all_its_words_are() -> None:
    one = posting(**CALL)
    assert compare(one, posting(**CALL)).decision == "same"
    assert compare(one, posting(**CALL | {"title": "关于做好2026年三支一扶计划招募工作的通知"})).decision != "same"
    assert compare(one, posting(**CALL | {"description": f"{CALL['description']}{TEXT}"})).decision == "possible"
    assert compare(posting(**CALL | {"type": "job"}), posting(**CALL | {"type": "job"})).decision == "possible"
    short = CALL | {"description": "各学院请广泛宣传，认真组织报名，名单于本月二十五日前报送校团委，逾期不予受理。"}
    assert compare(posting(**short), posting(**short)).decision == "possible"


def test_talks_are_one_by_employer_day_and_hour() -> None:
    def talk(hour: str, venue: str, **values: Any) -> Posting:
        event = Event.model_validate({"start": f"2026-03-05T{hour}+08:00", "venue": venue})
        return posting(type="talk", title="云岭电子有限公司2026届宣讲会", event=event, description="", **values)

    first = talk("14:30", "教学主楼101")
    assert compare(first, talk("14:30", "教学主楼101报告厅")).decision == "same"
    assert compare(first, talk("19:00", "教学主楼101")).decision == "different"
    assert compare(first, talk("14:30", "大学生活动中心")).decision == "different"


def test_edits_keep_a_block_or_band_in_common() -> None:
    own = signature(posting())
    for name, values in REPOSTS.items():
        other = signature(posting(**values))
        assert set(own.blocks) & set(other.blocks) or set(own.bands) & set(other.bands), name


def test_the_country_is_nobodys_own_name() -> None:
    def keys(name: str, title: str) -> set[str]:
        return {*signature(posting(employer=name, title=title, description="")).blocks}

    assert keys("中国电信", "网络工程师") & keys("中国电信股份有限公司陕西分公司", "网络工程师招聘")
    assert not keys("中国电信", "网络工程师") & keys("中国人寿保险股份有限公司", "理赔专员")


def test_the_content_hash_sees_edits_and_nothing_else() -> None:
    own = posting().model_copy(update={"raw": {"published": "2026-03-01"}})
    assert signature(own).content == signature(own.model_copy(update={"id": "x", "status": "closed"})).content
    assert signature(own).content != signature(own.model_copy(update={"title": "更正"})).content
    unstated = posting(date_posted=date(2026, 3, 1))
    assert signature(unstated).content == signature(posting(date_posted=date(2026, 3, 1) + timedelta(days=1))).content


def test_nothing_to_choose_from() -> None:
    choice = choose(posting(), [])
    assert choice.posting_id is None and choice.possible == []


def _side(**fields: object) -> dict[str, object]:
    base = {"title": "云岭电子有限公司招聘硬件工程师", "employer": "云岭电子有限公司", "location": "北京"}
    return base | {"description": "负责硬件设计。"} | fields


@pytest.mark.parametrize("other", [{"location": ""}, {"location": None}, {"location": "", "description": ""}], ids=str)
def test_what_only_one_side_states_leaves_a_pair_of_few_words_to_staff(other: dict[str, object]) -> None:
    line = json.dumps({"a": _side(), "b": _side(**other)})
    (answer,) = decide_lines([line], date(2026, 3, 1))
    assert answer["decision"] == "possible", answer


@pytest.mark.parametrize(
    ("b", "says"),
    [
        ({}, "b has neither title nor description"),
        ({"employer": "云岭电子有限公司"}, "b has neither title nor description"),
        (_side(title=7), "title is 7, no text"),
        ("云岭电子", "b is '云岭电子'"),
        (_side(salary=float("nan")), "NaN"),
    ],
    ids=str,
)
def test_a_side_that_is_none_is_told_with_its_line(b: object, says: str) -> None:
    (answer,) = decide_lines(["", json.dumps({"a": _side(), "b": b})], date(2026, 3, 1))
    assert re.match(f"line 2: .*{says}", answer["error"])
    assert (answer["id"], answer["decision"], answer["explain"]) == ("2", None, [])


def test_a_mark_of_the_byte_order_before_the_first_pair_is_no_part_of_it() -> None:
    (answer,) = decide_lines(["\ufeff" + json.dumps({"id": "one", "a": _side(), "b": _side()})], date(2026, 3, 1))
    assert answer["id"] == "one"
