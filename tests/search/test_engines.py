"""What students are promised of a search, on both engines alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from pipelines.posting import Education, Event, Organization, Posting, Salary, SourceRef
from search.documents import document, fields, packed
from search.engines.base import Engine
from search.query import Query, QueryError
from tests.search.conftest import NOW, posting

Found = Callable[..., set[str]]
Put = Callable[..., None]


def test_words_match_in_title_employer_and_text(put: Put, found: Found) -> None:
    put(
        posting("title", title="射频工程师"),
        posting("employer", employer="射频科技有限公司"),
        posting("text", description="熟悉射频电路。"),
        posting("other", title="会计", description="负责记账。"),
    )
    assert found("射频") == {"title", "employer", "text"}
    assert found("标题:射频") == {"title"}
    assert found("employer:射频") == {"employer"}
    assert found("射频 会计") == set()


@pytest.mark.parametrize("typed", ["华为", "華為", "huawei", "HUAWEI", "hw", "ｈｕａｗｅｉ"])
def test_one_name_in_many_spellings(put: Put, found: Found, typed: str) -> None:
    put(posting("hit", employer="华为技术有限公司"), posting("miss", employer="南屿银行"))
    assert found(typed) == {"hit"}


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ('"软件工程师"', {"a"}),
        ("“软件工程师”", {"a"}),
        ("软件 -测试", {"a", "b"}),
        ("-软件", {"d"}),
        ("C++", {"c"}),
        ("ＣＰＡ", {"d"}),
        ('"', {"a", "b", "c", "d"}),
        ("AND OR NOT (", set()),
        ("\\ * ? ~ ^", {"a", "b", "c", "d"}),
    ],
)
def test_what_people_type(put: Put, found: Found, typed: str, hits: set[str]) -> None:
    put(
        posting("a", title="软件工程师", description="写程序"),
        posting("b", title="工程软件销售", description="卖软件"),
        posting("c", title="软件测试", description="C++"),
        posting("d", title="会计", description="有CPA证书"),
    )
    assert found(typed) >= hits if hits else isinstance(found(typed), set)
    if typed not in ("AND OR NOT (",):
        assert found(typed) == hits


def test_synonyms(put: Put, found: Found) -> None:
    put(posting("a", title="中学教师"), posting("b", title="前端开发工程师"), posting("c", title="会计"))
    assert found("老师") == {"a"}
    assert found("前端") == {"b"}


def test_what_students_call_a_university(put: Put, found: Found) -> None:
    put(
        posting("a", employer="浙江大学"),
        posting("b", employer="浙江工业大学"),
        posting("c", title="南京大学2026年招聘"),
    )
    assert found("浙大") == {"a"}
    assert found("浙工大") == {"b"}
    assert found("南大") == {"c"}


def test_a_word_that_says_nothing_keeps_its_neighbours_apart(put: Put, found: Found) -> None:
    put(posting("a", title="生物教师", description="学生物的硕士优先"), posting("b", title="大学生志愿者"))
    assert found("学生物的硕士") == {"a"}


def test_part_of_a_long_name(put: Put, found: Found) -> None:
    put(posting("a", employer="西安电子科技大学"), posting("b", employer="西安交通大学"))
    assert found("电子科技") == {"a"}


@pytest.mark.parametrize(
    ("wish", "hits"),
    [
        ({"city": ["440000"]}, "shenzhen guangzhou"),
        ({"city": ["440300"]}, "shenzhen"),
        ({"city": ["440300", "610100"]}, "shenzhen xian"),
        ({"type": ["talk"]}, "xian"),
        ({"degree": ["bachelor"]}, "shenzhen guangzhou"),
        ({"degree": ["master"]}, "xian guangzhou"),
        ({"city": ["440000"], "degree": ["master"]}, "guangzhou"),
        ({"salary": ["8000-12000"]}, "shenzhen"),
        ({"salary": ["none"]}, "guangzhou xian"),
        ({"employer_class": ["private"]}, "shenzhen"),
        ({"event_mode": ["online"]}, "xian"),
        ({"posted_within": 5}, "shenzhen"),
        ({"deadline_within": 10}, "guangzhou"),
    ],
    ids=str,
)
def test_filters(put: Put, found: Found, wish: dict[str, Any], hits: str) -> None:
    private = Organization(id="e1", name="云岭", normalized="云岭", employer_class="private")
    put(
        posting("shenzhen", locations=["440300"], education=Education(min="bachelor", max="bachelor", levels=["bachelor"]),
                salary=Salary(min=9000, max=11000, unit="month"), hiring_organization=private, date_posted=NOW.date() - timedelta(days=2)),
        posting("guangzhou", locations=["440100"], education=Education(levels=["unlimited"]), valid_through=NOW.date() + timedelta(days=4)),
        posting("xian", type="talk", education=Education(min="master", max="doctor", levels=["master", "doctor"]),
                event=Event(start=NOW + timedelta(days=3), attendance_mode="online"), valid_through=NOW.date() + timedelta(days=40)),
    )  # fmt: skip
    assert found("", **wish) == set(hits.split())


def test_closed_ones_and_notices_only_when_asked_for(put: Put, found: Found) -> None:
    put(posting("open"), posting("closed", status="closed"), posting("news", type="notice"))
    assert found() == {"open"}
    assert found(status="all") == {"open", "closed"}
    assert found(status="closed") == {"closed"}
    assert found(notices=True) == {"open", "news"}


def test_facets_count_without_their_own_filter(put: Put, engine: Engine) -> None:
    put(
        posting("a", type="job", locations=["440300"]),
        posting("b", type="internship", locations=["440300"]),
        posting("c", type="job", locations=["610100"]),
    )
    answer = engine.search(Query(type=["job"], size=10), NOW)
    assert answer.total == 2
    assert {bucket.value: bucket.count for bucket in answer.facets["type"]} == {"job": 2, "internship": 1}
    cities = {bucket.value: bucket.count for bucket in answer.facets["city"]}
    assert (cities["440300"], cities["440000"], cities["610100"]) == (1, 1, 1)


def test_orders(put: Put, engine: Engine) -> None:
    put(
        posting("old", date_posted=date(2026, 1, 1), valid_through=date(2026, 3, 5)),
        posting("new", date_posted=date(2026, 3, 1), valid_through=date(2026, 4, 1)),
        posting("mid", date_posted=date(2026, 2, 1)),
        posting("talk", type="talk", date_posted=date(2026, 1, 15), event=Event(start=NOW + timedelta(days=1))),
    )

    def order(sort: str) -> list[str]:
        return [hit.id for hit in engine.search(Query(sort=sort, size=10), NOW).hits]

    assert order("newest") == ["new", "mid", "talk", "old"]
    assert order("deadline") == ["old", "new"]
    assert order("event") == ["talk"]


def test_a_title_match_comes_before_a_match_in_the_text(put: Put, engine: Engine) -> None:
    put(
        posting("text", title="会计", description="软件工程师" * 3),
        posting("title", title="软件工程师", description="招聘。"),
    )
    assert [hit.id for hit in engine.search(Query(q="软件工程师"), NOW).hits] == ["title", "text"]


def test_what_waited_for_staff_is_new_when_it_is_published(put: Callable[..., None], engine: Engine) -> None:
    """Three days in the queue make it no older, and those who turn pages meanwhile do not meet it."""
    seen = NOW - timedelta(days=4)
    waited = {"date_posted": seen, "sources": [SourceRef(source="qinling", url="http://q.example/", first_seen=seen)]}
    approved = NOW - timedelta(hours=1)
    put(
        posting("waited", **waited, published_at=approved),
        posting("at once", **waited, published_at=seen),
        posting("before", **waited),
        posting("between", date_posted=NOW - timedelta(days=2)),
    )

    def ids(**wish: Any) -> list[str]:
        return [hit.id for hit in engine.search(Query(**wish), NOW).hits]

    assert ids(sort="newest")[:2] == ["waited", "between"]
    assert set(ids(posted_within=3)) == {"waited", "between"}
    assert set(ids(page=2, size=2, sort="newest", as_of=int(approved.timestamp()) - 1)) < {"at once", "before"}
    assert set(ids(page=1)) == {"waited", "at once", "before", "between"}


@pytest.mark.parametrize("wish", [{"sort": "newest"}, {"sort": "relevance", "q": "软件工程师"}, {"group": True}])
def test_pages_by_number_show_no_card_again_when_new_ones_came(put: Put, engine: Engine, wish: dict[str, Any]) -> None:
    put(*(posting(f"a{number:02}", title="软件工程师", employer=f"{number}号公司") for number in range(20)))
    as_of = int(NOW.timestamp())
    asked = {"size": 5, "status": "all", **wish}
    first = [hit.id for hit in engine.search(Query(**asked), NOW).hits]
    expected = [hit.id for hit in engine.search(Query(**asked, page=2), NOW).hits]
    later = [
        SourceRef(source="qinling", url="http://q.example/b", first_seen=NOW + timedelta(seconds=1), last_seen=NOW)
    ]
    put(
        *(
            posting(f"b{n}", title="软件工程师", employer=f"新{n}公司", date_posted=NOW.date(), sources=later)
            for n in range(7)
        )
    )
    again = engine.search(Query(**asked, page=2, as_of=as_of), NOW)
    assert len(first) == len(again.hits) == 5 and not {hit.id for hit in again.hits} & set(first)
    assert again.total == 20 and (wish.get("q") or [hit.id for hit in again.hits] == expected)
    assert engine.search(Query(**asked, page=1, as_of=as_of), NOW).total == 27, "the first page shows what there is"


def test_too_deep_a_page_is_refused(engine: Engine) -> None:
    with pytest.raises(QueryError, match="too deep"):
        engine.search(Query(page=1000, size=100), NOW)


def test_an_older_version_never_replaces_a_newer_one(engine: Engine, found: Found) -> None:
    new, old = posting("a", title="护士", version=5), posting("a", title="会计", version=4)
    engine.apply([document(new)], [])
    assert engine.apply([document(old)], []) == []
    assert (found("护士"), found("会计")) == ({"a"}, set())
    engine.apply([], [("a", 3)])
    assert found() == {"a"}
    engine.apply([], [("a", 6)])
    assert found() == set()


def test_writing_twice_changes_nothing(put: Put, engine: Engine) -> None:
    put(posting("a"), posting("b"))
    before = sorted((row.id, row.version, row.digest) for row in engine.held())
    put(posting("a"), posting("b"))
    assert sorted((row.id, row.version, row.digest) for row in engine.held()) == before
    assert engine.count() == 2


def test_a_document_too_odd_is_set_aside_and_the_others_are_kept(engine: Engine, found: Found) -> None:
    odd = packed("odd", 1, fields(posting("odd")) | {"posted": "yesterday"})
    failures = engine.apply([document(posting("well")), odd], [])
    assert [failure.id for failure in failures] == ["odd"]
    assert failures[0].reason
    assert found() == {"well"}


def test_rebuilding_swaps_in_one_step(put: Put, engine: Engine, found: Found) -> None:
    put(posting("old"))
    fresh = engine.fresh()
    assert fresh.add([document(posting(f"n{number}")) for number in range(5)]) == []
    assert fresh.count() == 5
    assert found() == {"old"}
    fresh.swap()
    assert found() == {f"n{number}" for number in range(5)}
    put(posting("later"))
    assert engine.count() == 6


def test_an_empty_index_answers(engine: Engine) -> None:
    assert engine.healthy() == ""
    assert engine.count() == 0
    answer = engine.search(Query(q="软件"), NOW)
    assert (answer.total, answer.hits) == (0, [])


@pytest.mark.parametrize("text", ["\x00\ud800", "🎓" * 50, "a" * 5000, "“" * 199, "field:", "title:", "-", "- -"])
def test_no_query_raises(put: Put, engine: Engine, text: str) -> None:
    put(Posting(**posting("a").model_dump()))
    assert engine.search(Query(q=text.encode("utf-8", "replace").decode()), NOW).total >= 0
