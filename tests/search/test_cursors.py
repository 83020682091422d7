"""What a cursor promises those who follow it, on both engines alike."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from elasticsearch import Elasticsearch as Client

from pipelines.posting import Posting
from search.documents import document
from search.engines.base import Engine
from search.query import Query, QueryError
from tests.search.conftest import NOW, many, posting

Put = Callable[..., None]


@pytest.mark.parametrize("sort", ["newest", "relevance", "deadline"])
def test_paging_shows_everything_once(put: Put, engine: Engine, sort: str) -> None:
    put(*many(90))
    wish = {"sort": sort, "q": "工程师" if sort == "relevance" else "", "status": "all", "size": 7}
    total = engine.search(Query(**wish), NOW).total
    seen: list[str] = []
    cursor = ""
    while True:
        answer = engine.search(Query(**wish, cursor=cursor), NOW)
        seen += [hit.id for hit in answer.hits]
        if not answer.next_cursor:
            break
        cursor = answer.next_cursor
    assert len(seen) == len(set(seen)) == total
    pages = [hit.id for page in (1, 2) for hit in engine.search(Query(**wish, page=page), NOW).hits]
    assert pages == seen[:14]


def test_a_cursor_loses_nothing_when_rows_before_its_place_come_and_go(put: Put, engine: Engine) -> None:
    def rest(cursor: str | None) -> list[str]:
        seen: list[str] = []
        while cursor:
            answer = engine.search(Query(sort="newest", size=4, cursor=cursor), NOW)
            seen += [hit.id for hit in answer.hits]
            cursor = answer.next_cursor
        return seen

    days = [date(2026, 2, day) for day in range(20, 0, -1)]
    put(*(posting(f"p{number:02}", date_posted=day) for number, day in enumerate(days)))
    place = engine.search(Query(sort="newest", size=8), NOW).next_cursor
    expected = [f"p{number:02}" for number in range(8, 20)]
    engine.apply([], [(f"p{number:02}", 9) for number in range(7)])
    assert rest(place) == expected, "taken down meanwhile"
    put(*(posting(f"n{number:02}", date_posted=date(2026, 2, 25)) for number in range(30)))
    assert rest(place) == expected, "approved meanwhile"


@pytest.mark.parametrize("came", [7, 300])
def test_a_cursor_without_its_state_goes_on_after_its_row_whatever_came_meanwhile(embedded: Engine, came: int) -> None:
    def rest(cursor: str | None) -> list[str]:
        seen: list[str] = []
        while cursor:
            answer = embedded.search(Query(q="软件工程师", size=4, cursor=cursor.partition(".")[0]), NOW)
            seen += [hit.id for hit in answer.hits]
            cursor = answer.next_cursor
        return seen

    days = [date(2026, 2, day) for day in range(20, 0, -1)]
    rows = [posting(f"p{number:02}", date_posted=day) for number, day in enumerate(days)]
    embedded.apply([document(row) for row in rows], [])
    first = embedded.search(Query(q="软件工程师", size=8), NOW)
    place, expected = first.next_cursor, rest(first.next_cursor)
    assert len(expected) == 12 and not {hit.id for hit in first.hits} & set(expected)
    better = [
        posting(f"n{n:03}", title="软件工程师", description="软件工程师", date_posted=NOW.date()) for n in range(came)
    ]
    embedded.apply([document(row) for row in better], [])
    assert rest(place) == expected, "what came before its row"
    embedded.apply([], [(first.hits[-1].id, 9), (first.hits[0].id, 9)])
    assert set(rest(place)) >= set(expected) and len(rest(place)) == len(set(rest(place))), "its row is gone"


def _drawn_by_two_words() -> list[Posting]:
    """Postings that hold two words in all shares, so that their order hangs on how rare each word is."""
    rng = random.Random(3)
    return [
        posting(
            f"p{number:03}", title="软件工程师" if number % 2 else "数据工程师", date_posted=date(2026, 1, 1 + number % 28),
            description="。".join(["负责软件系统"] * rng.randint(0, 6) + ["熟悉数据分析"] * rng.randint(0, 6) + ["提供五险一金"] * rng.randint(1, 5)),
        )
        for number in range(200)
    ]  # fmt: skip


CROWDS = {
    "one word is common now": {"title": "软件软件软件", "description": "软件。" * 50},
    "texts are long now": {"title": "会计", "description": "数据。" * 5 + "提供五险一金。" * 100},
    "all come before it": {"title": "软件数据", "description": "软件数据"},
}


def _walk(engine: Engine, cursor: str | None, **wish: Any) -> list[str]:
    seen: list[str] = []
    while cursor:
        answer = engine.search(Query(cursor=cursor, facets=[], **wish), NOW)
        seen += [hit.id for hit in answer.hits]
        cursor = answer.next_cursor
    return seen


@pytest.mark.parametrize("crowd", CROWDS)
def test_a_cursor_by_relevance_shows_each_old_row_once_though_a_crowd_moves_all_scores(
    put: Put, engine: Engine, crowd: str
) -> None:
    put(*_drawn_by_two_words())
    wish = {"q": "软件 数据", "size": 7}
    whole = [hit.id for hit in engine.search(Query(**wish | {"size": 100}), NOW).hits]
    first = engine.search(Query(**wish), NOW)
    put(*(posting(f"n{number:03}", date_posted=NOW.date(), **CROWDS[crowd]) for number in range(200)))
    seen = [hit.id for hit in first.hits] + _walk(engine, first.next_cursor, **wish)
    assert seen[:100] == whole and len(set(seen)) == len(seen) == first.total > 150
    assert [hit.id for hit in engine.search(Query(**wish | {"size": 100}), NOW).hits] != whole, "another order by now"


def test_a_cursor_goes_on_when_the_index_was_built_anew(put: Put, engine: Engine) -> None:
    """Its state is gone with the index on Elasticsearch, and held by the process on the embedded one."""
    rows = _drawn_by_two_words()
    put(*rows)
    wish = {"q": "软件 数据", "size": 20}
    first = engine.search(Query(**wish), NOW)
    fresh = engine.fresh()
    fresh.add([document(row) for row in rows])
    fresh.swap()
    seen = [hit.id for hit in first.hits] + _walk(engine, first.next_cursor, **wish)
    assert len(set(seen)) == len(seen) == first.total


def test_a_cursor_whose_state_is_held_no_more_goes_on_after_its_row(put: Put, engine: Engine) -> None:
    put(*_drawn_by_two_words())
    wish = {"q": "软件 数据", "size": 20}
    first = engine.search(Query(**wish), NOW)
    place, _, state = str(first.next_cursor).partition(".")
    expected = _walk(engine, first.next_cursor, **wish)
    assert state and len(str(first.next_cursor)) < 300
    for other in ("", f".{state[:-4]}AAAA", ".nonsense", f".{'A' * 500}"):
        assert _walk(engine, place + other, **wish) == expected, other
    put(
        *(
            posting(f"n{number:02}", title="软件数据", description="软件数据", date_posted=NOW.date())
            for number in range(50)
        )
    )
    assert not {hit.id for hit in first.hits} & set(_walk(engine, place, **wish)), "those that came stand before it"
    engine.apply([], [(first.hits[-1].id, 9)])
    assert _walk(engine, f"{place}.gone", **wish), "its row is gone, too"


@pytest.mark.elasticsearch
def test_a_cursor_whose_point_in_time_is_over_goes_on(
    elastic: Engine, elastic_major: str, elasticsearch_of: Callable[[str], str]
) -> None:
    elastic.apply([document(row) for row in _drawn_by_two_words()], [])
    wish = {"q": "软件 数据", "size": 20}
    first = elastic.search(Query(**wish), NOW)
    expected = _walk(elastic, first.next_cursor, **wish)
    held = str(first.next_cursor).partition(".")[2]
    client = Client(elasticsearch_of(elastic_major))
    assert client.close_point_in_time(id=held + "=" * (-len(held) % 4))["num_freed"] == 1
    client.close()
    assert _walk(elastic, first.next_cursor, **wish) == expected


@pytest.mark.parametrize("cursor", ["nonsense", "", "WyJuZXdlc3QiLCAiYSJd"])
def test_a_cursor_that_is_none(engine: Engine, cursor: str) -> None:
    if cursor:
        with pytest.raises(QueryError, match="cursor"):
            engine.search(Query(cursor=cursor, sort="newest"), NOW)
    else:
        assert engine.search(Query(cursor=cursor), NOW).total == 0
