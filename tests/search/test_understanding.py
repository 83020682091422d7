"""Free text read into filters, suggestions, other spellings, folding, calendars, profiles, reasons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from config.timezone import TIMEZONE
from pipelines.posting import Education, Event, KeyDate, Posting, Salary
from search import calendar, suggestions
from search.engines.base import Engine
from search.facets import nodes
from search.finding import Found, find
from search.matching import Profile, fit, order
from search.query import Answer, Bucket, Query
from search.reasons import reasons
from search.understanding import understand
from tests.search.conftest import NOW, posting

Put = Callable[..., None]


@pytest.mark.parametrize(
    ("typed", "left", "filters"),
    [
        ("北京 硕士 算法 2026届", "算法", {"city": ["110000"], "degree": ["master"], "graduation_year": [2026]}),
        ("北京算法工程师2026届", "算法工程师", {"city": ["110000"], "graduation_year": [2026]}),
        ("26届 校招 产品经理 上海 深圳", "校招 产品经理", {"city": ["310000", "440300"], "graduation_year": [2026]}),
        ("国企 财务 西安", "财务", {"employer_class": ["state_owned", "central_soe"], "city": ["610100"]}),
        ("双选会 武汉 线上", "", {"type": ["fair"], "city": ["420100"], "event_mode": ["online"]}),
        ("硕士研究生 化学", "化学", {"degree": ["master"]}),
        ("月薪8千-1万 会计", "会计", {"salary": ["8000-12000"]}),
        ("计算机专业 成都", "", {"major": ["0809"], "city": ["510100"]}),
        ("护士 近一周", "护士", {"posted_within": 7}),
        ("今天 护士", "护士", {"posted_within": 1, "event_on": ""}),
        ("今天的宣讲会", "", {"type": ["talk"], "event_on": "today", "posted_within": None}),
        ("周末双选会 武汉", "", {"type": ["fair"], "event_on": "weekend", "city": ["420100"]}),
        ("12月5日 华为 宣讲会", "华为", {"type": ["talk"], "event_on": "12月5日"}),
        ("下周三宣讲会", "", {"type": ["talk"], "event_on": "下周三"}),
        ("2026届 三天 双选会", "三天", {"graduation_year": [2026], "event_on": ""}),
    ],
)
def test_words_that_mean_a_filter(typed: str, left: str, filters: dict[str, Any]) -> None:
    found = understand(Query(q=typed)).query
    assert found.q == left
    assert {name: getattr(found, name) for name in filters} == filters


@pytest.mark.parametrize(
    "typed",
    [
        "北京大学 教师",
        "上海电气",
        "南京银行",
        "交通银行",
        '"北京" 算法',
        "-实习 前端",
        "title:北京",
        "电子科技",
        "java",
        "2026",
    ],
)
def test_names_quotes_and_syntax_are_left_alone(typed: str) -> None:
    found = understand(Query(q=typed))
    assert found.query.q == typed and not found.chips


def test_a_chip_is_taken_away_with_its_words_and_all_of_them_at_once() -> None:
    found = understand(Query(q="北京 硕士 算法"))
    city = next(chip for chip in found.chips if chip.name == "city")
    assert found.without(city).model_dump(exclude_defaults=True) == {
        "q": "算法",
        "degree": ["master"],
        "prefer": "硕士",
    }
    assert understand(found.as_words()).query.q == "北京 硕士 算法"


def test_what_is_filtered_already_is_not_overruled() -> None:
    found = understand(Query(q="北京 算法", city=["310000"])).query
    assert found.city == ["310000"] and set(found.q.split()) == {"北京", "算法"}


def test_suggestions(put: Put, engine: Engine) -> None:
    put(
        posting("a", title="软件工程师"),
        posting("b", title="软件测试"),
        posting("c", title="软件测试", employer="华为技术有限公司"),
    )
    schools = [("xjtu", "西安交通大学就业中心")]

    def texts(typed: str) -> list[tuple[str, str]]:
        return [(one.kind, one.text) for one in suggestions.suggest(engine, typed, schools)]

    assert texts("软件")[:2] == [("title", "软件测试"), ("title", "软件工程师")]
    assert ("employer", "华为技术") in texts("huawei") and ("employer", "华为技术") in texts("hw")
    assert texts("西安")[0] == ("city", "西安") and ("school", "西安交通大学就业中心") in texts("西安")
    assert ("major", "机械工程") in texts("机械工")
    assert texts("xian")[0] == ("city", "西安")
    assert texts("西交")[0] == texts("xijiaoda")[0] == ("school", "西安交通大学就业中心")
    assert texts("  ") == [] and texts("zzzz") == [] and texts(".*") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("算发工程师", "算法工程师"),
        ("会记", "会计"),
        ("银航", "银行"),
        ("产平经理", "产品经理"),
        ("jvaa", "java"),
        ("huiji", ""),
        ("软件", ""),
    ],
)
def test_did_you_mean(put: Put, engine: Engine, typed: str, meant: str) -> None:
    put(
        *(
            posting(f"p{n}", title=title)
            for n, title in enumerate(("算法工程师", "产品经理", "Java开发", "软件", "会计", "银行柜员"))
        )
    )
    assert suggestions.did_you_mean(engine, typed) == meant


def test_finding_goes_step_by_step(put: Put, engine: Engine) -> None:
    put(posting("a", title="算法工程师", locations=["610100"]), posting("b", title="会计", description="熟悉税务。"))

    def found(typed: str) -> Any:
        return find(
            Query(q=typed), lambda query: engine.search(query, NOW), lambda text: suggestions.did_you_mean(engine, text)
        )

    assert found("西安 算法").query.city == ["610100"]
    assert found("算发工程师").corrected == "算法工程师"
    assert found("快计").corrected == "会计"
    assert not found("会籍").corrected, "a word that sounds like 会计"
    near = found("会计 税务 射频")
    assert near.answer.total == 0 and [hit.id for hit in near.further.hits] == ["b"]
    assert found("zzzz").answer.total == found("zzzz").further.total == 0


def test_a_short_first_page_is_filled_with_what_holds_parts_of_the_words(put: Put, engine: Engine) -> None:
    put(
        posting("whole", title="水电工"),
        posting("part", title="弱电工程师", description="会水电安装。"),
        posting("elsewhere", title="水电安装", locations=["440300"]),
        posting("none", title="会计"),
        *(posting(f"n{n}", title="护士", employer=f"第{n}医院", description="三甲医院。") for n in range(12)),
    )

    def found(**asked: Any) -> Found:
        return find(Query(**asked), lambda query: engine.search(query, NOW), lambda _: "")

    def ids(answer: Answer) -> list[str]:
        return [hit.id for hit in answer.hits]

    filled = found(q="水电工")
    assert ids(filled.answer) == ["whole"] and filled.answer.total == 1
    assert ids(filled.further) == ["elsewhere", "part"]
    assert ids(found(q="水电工", city=["610100"]).further) == ["part"], "a filter that was chosen stays"
    assert ids(found(q="西安 水电工").further) == ["part", "elsewhere"], "one read out of the words goes, last"
    assert ids(found(q="水电工 -弱电").further) == ["elsewhere"], "what is barred stays barred"
    assert not found(q="护士").further.hits, "the page is full"
    assert not found(q="水电工", page=2).further.hits and not found(q="水电工", sort="newest").further.hits


def test_ten_postings_of_one_employer_fold_into_one(put: Put, engine: Engine) -> None:
    put(*(posting(f"a{n}", employer="海州重工集团") for n in range(10)), posting("b", employer="秦岭大学"))
    answer = engine.search(Query(q="软件", group=True), NOW)
    assert sorted(hit.more for hit in answer.hits) == [0, 9] and answer.total == 11 and not answer.more
    first = engine.search(Query(q="软件", group=True, size=1), NOW)
    second = engine.search(Query(q="软件", group=True, size=1, page=2), NOW)
    assert first.more and not second.more
    assert len({hit.id for hit in (*first.hits, *second.hits)}) == 2


def test_the_tree_of_places_and_days_that_add_up(put: Put, engine: Engine) -> None:
    put(
        posting("a", locations=["610113"], date_posted=NOW.date()),
        posting("b", locations=["440300"], date_posted=NOW.date() - timedelta(days=5)),
        posting("c", locations=["100000"], date_posted=NOW.date() - timedelta(days=200)),
    )
    query = Query(city=["610100"], nationwide=True)
    answer = engine.search(query, NOW)
    assert answer.total == 2
    tree = {node.value: node for node in nodes("city", answer.facets["city"], query)}
    assert [(child.value, child.count, child.chosen) for child in tree["610000"].children] == [("610100", 1, True)]
    assert tree["610000"].open and tree["440000"].count == 1 and tree["100000"].count == 1
    within = engine.search(Query(), NOW).facets["posted_within"]
    assert [(bucket.value, bucket.count) for bucket in within if bucket.value in ("3", "7", "90")] == [
        ("3", 1),
        ("7", 2),
        ("90", 2),
    ]
    assert (
        nodes("degree", [Bucket(value="unlimited", count=3), Bucket(value="master", count=1)], Query())[0].value
        == "master"
    )


def test_a_calendar_holds_events_deadlines_and_exams() -> None:
    start = datetime(2026, 3, 9, 19, 0, tzinfo=TIMEZONE)
    talk = posting("t", type="talk", event=Event(start=start, end=start + timedelta(hours=2)), valid_through=start)
    fair = posting("f", type="fair", event=Event(start=date(2026, 3, 9), end=date(2026, 3, 11)))
    notice = posting(
        "n",
        type="civil_service",
        valid_through=date(2026, 3, 20),
        key_dates=[KeyDate(stage="exam", start=date(2026, 4, 1))],
    )
    assert calendar.marks(talk) == ["talk:2026-03-09"]
    assert calendar.marks(fair) == ["fair:2026-03-09", "fair:2026-03-10", "fair:2026-03-11"]
    assert calendar.marks(notice) == ["deadline:2026-03-20", "exam:2026-04-01"]
    other = posting("o", type="talk", event=Event(start=start + timedelta(hours=1)))
    later = posting("l", type="talk", event=Event(start=start + timedelta(hours=2)))
    chosen = [entry for one in (talk, other, later, fair) for entry in calendar.entries(one)]
    assert [(a.posting.id, b.posting.id) for a, b in calendar.clashes(chosen)] == [("t", "o"), ("o", "l")]


def test_events_are_asked_for_by_their_days(put: Put, engine: Engine) -> None:
    def at(day: int, hour: int = 19) -> Event:
        return Event(start=datetime(2026, 3, day, hour, tzinfo=TIMEZONE))

    put(
        posting("today", type="talk", event=at(2)),
        posting("midnight", type="talk", event=at(3, 0)),
        posting("sunday", type="fair", event=Event(start=date(2026, 3, 8))),
        posting("days", type="fair", event=Event(start=date(2026, 3, 2), end=date(2026, 3, 4))),
        posting("later", type="talk", event=at(10)),
        posting("job"),
    )
    found = {
        words: {hit.id for hit in engine.search(Query(event_on=words), NOW).hits}
        for words in ("today", "3月3日", "this_week", "周日", "next_week", "2026-03-10", "2月29日")
    }
    assert found == {
        "today": {"today", "days"},
        "3月3日": {"midnight", "days"},
        "this_week": {"today", "midnight", "sunday", "days"},
        "周日": {"sunday"},
        "next_week": {"later"},
        "2026-03-10": {"later"},
        "2月29日": set(),
    }
    a_week_on = engine.search(Query(event_on="this_week"), NOW + timedelta(days=7)).hits
    assert {hit.id for hit in a_week_on} == {"later"}


@pytest.mark.parametrize("words", ["soon", "2026", "3-5年", "北京", "2026-13-45", "近期", "2020年1月至2026年5月"])
def test_words_that_name_no_days_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="no days such as"):
        Query(event_on=words)


def test_a_profile_is_matched_with_reasons() -> None:
    profile = Profile(degree="master", majors=["0809"], graduation_year=2026, cities=["610000"], salary=8000)
    good = posting(
        "good",
        education=Education(levels=["master"]),
        majors=["080901"],
        graduation_years=[2026],
        salary=Salary(max=12000, unit="month"),
    )
    silent = posting("silent", locations=[])
    wrong = posting("wrong", education=Education(levels=["doctor"]), locations=["310000"])
    over = posting("over", valid_through=NOW.date() - timedelta(days=2))
    ranked = order(profile, [over, wrong, silent, good], NOW)
    assert [one.id for one, _ in ranked[:2]] == ["good", "silent"]
    assert ranked[0][1].score == 100 and ranked[1][1].score == 50
    assert all(verdict.excluded for _, verdict in ranked[2:])
    assert {reason.wish: reason.verdict for reason in fit(profile, wrong, NOW).reasons} == {
        "degree": "no", "major": "unstated", "graduation_year": "unstated", "city": "no", "salary": "unstated",
    }  # fmt: skip


def test_each_hit_says_why() -> None:
    one: Posting = posting(
        "a", title="中学教师", description="有编程经验。", employer="华为技术有限公司", locations=["610113"]
    )
    said = [(reason.where, reason.what) for reason in reasons(Query(q="老师 编程 hw", city=["610000"]), one)]
    assert said == [("title", "教师"), ("text", "编程"), ("employer", "hw"), ("city", "610000")]


def test_a_retired_code_asks_for_the_place_as_it_is_called_today() -> None:
    assert Query(city=["110103", "XPCC", "133100"]).city == ["110101", "XPCC", "133100"]
    assert Query(industry=["I6510", "C"], major=["0809", "080204H", "020301", "unlimited"]).model_dump(
        include={"industry", "major"}
    ) == {"industry": ["I", "C"], "major": ["0809", "080204", "020301K", "unlimited"]}
