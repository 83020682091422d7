"""What was taken down and is put up again elsewhere, in other words, waits for a person (P5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from pipelines.dedupe.titles import put_up_again
from pipelines.posting import Event, Organization, Posting
from store import resembling
from store.records import Conflict
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import Clock, crawl, posting

NAMES = ("江川旭岚软件有限公司", "江川旭岚")
EMPLOYER = Organization(name=NAMES[0], normalized=NAMES[1])
TITLE = "江川旭岚软件有限公司2026届校园宣讲会"
WAITS = ["resembles_takedown"]


def talk(title: str = TITLE, **changed: Any) -> Posting:
    values: dict[str, Any] = {
        "type": "talk",
        "description": f"{title}，时间地点见海报。",
        "hiring_organization": EMPLOYER.model_copy(),
        "valid_through": None,
        "event": Event(start="2026-04-16T14:30:00+08:00"),
    }
    return posting(title, **(values | changed))


def one(store: Store, key: str, source: str = "school") -> Posting:
    found = store.postings.get(new_id(source, key))
    assert found is not None
    return found


@pytest.fixture
def taken_down(store: Store) -> str:
    crawl(store, {"1": talk()})
    store.postings.hide(new_id("school", "1"), "li", "asked by the employer")
    return new_id("school", "1")


AGAIN = (
    TITLE,
    f"【改期】{TITLE}",
    "江川旭岚软件有限公司4月18日14:30宣讲会",
    "江川旭岚2026届春季宣讲会（第二场）",
    "关于江川旭岚软件有限公司宣讲会改期的通知",
    "江川旭岚空中宣讲会 下午3点",
)
OTHERS = (
    "江川旭岚软件有限公司2027届校园宣讲会",
    "江川旭岚软件有限公司2026届软件工程师招聘",
    "江川旭岚2026届校园招聘公告",
)


@pytest.mark.parametrize("title", AGAIN)
def test_the_same_with_another_day_round_or_word_of_a_change_is_the_same(title: str) -> None:
    assert put_up_again(title, TITLE, NAMES) and put_up_again(TITLE, title, NAMES)


@pytest.mark.parametrize("title", OTHERS)
def test_another_season_or_another_thing_is_not(title: str) -> None:
    assert not put_up_again(title, TITLE, NAMES) and not put_up_again(title=TITLE, former=title, names=NAMES)


@pytest.mark.parametrize(
    ("title", "former", "same"),
    [
        ("软件工程师（急聘）", "软件工程师", True),
        ("高级软件工程师", "软件工程师", False),
        ("招聘第1号岗位", "招聘第2号岗位", False),
        ("江川旭岚2026届校园招聘", "江川旭岚2026届校园招聘公告更正", True),
        ("江川旭岚2026届校园招聘", "江川旭岚软件工程师", False),
    ],
)
def test_vacancies_are_told_by_their_position(title: str, former: str, same: bool) -> None:
    assert put_up_again(title, former, NAMES) is same


@pytest.mark.parametrize("source", ["school", "other"])
def test_what_is_put_up_again_waits_with_the_name_of_what_was_taken_down(
    store: Store, clock: Clock, taken_down: str, source: str
) -> None:
    clock.advance(days=2)
    moved = talk("【改期】" + TITLE, event=Event(start="2026-04-20T09:00:00+08:00"), date_posted=date(2026, 3, 4))
    crawl(store, {"7": moved, "8": talk(OTHERS[0]), "9": posting()}, source)
    (entry,) = store.review.queue()
    assert (entry.reasons, entry.resembles) == (WAITS, [(taken_down, TITLE)])
    assert entry.posting.id == new_id(source, "7")
    assert [one(store, key, source).review for key in "89"] == ["approved", "approved"], (
        "another season, another employer"
    )


def test_who_approves_it_is_not_asked_again(store: Store, clock: Clock, taken_down: str) -> None:
    crawl(store, {"7": talk("【改期】" + TITLE)}, "other")
    clock.advance(days=1)
    store.review.decide(new_id("other", "7"), "approve", "li")
    for day in range(3):
        clock.advance(days=1)
        crawl(store, {"7": talk("【改期】" + TITLE, graduation_years=[2026 + day])}, "other")
        assert (one(store, "7", "other").review, store.review.queue()) == ("approved", []), day
    crawl(store, {"7": talk(f"【改期】{TITLE}", event=Event(start="2026-05-01T09:00:00+08:00"))}, "other")
    (entry,) = store.review.queue()
    assert "changed" in entry.reasons and entry.resembles == [], (
        "a change of substance is looked at as always, for itself"
    )


def test_what_is_rejected_stays_away_and_so_does_the_next_copy(store: Store, clock: Clock, taken_down: str) -> None:
    crawl(store, {"7": talk("【改期】" + TITLE)}, "other")
    store.review.decide(new_id("other", "7"), "reject", "li")
    clock.advance(days=1)
    crawl(store, {"7": talk("【改期】" + TITLE, locations=["110000"]), "8": talk("江川旭岚空中宣讲会")}, "other")
    assert one(store, "7", "other").review == "rejected"
    assert [entry.posting.id for entry in store.review.queue()] == [new_id("other", "8")]
    assert list(store.postings.iterate()) == []


def test_knowing_the_employer_publishes_nothing_that_was_taken_down(store: Store, taken_down: str) -> None:
    crawl(store, {"7": talk("【改期】" + TITLE), "8": talk(OTHERS[1], type="job", event=None)}, "corp")
    employer = store.employers.find(NAMES[1])
    assert employer is not None
    store.review.approve_employer(employer.id, "li")
    assert [one(store, key, "corp").review for key in "78"] == ["pending", "approved"]


def test_it_waits_no_longer_when_the_takedown_is_undone(store: Store, taken_down: str) -> None:
    crawl(store, {"7": talk("【改期】" + TITLE)}, "other")
    (hidden,) = store.review.audit(taken_down)
    store.review.undo(hidden.id, "li")
    assert one(store, "7", "other").review == "approved" and store.review.queue() == []
    with pytest.raises(Conflict):
        store.review.undo(hidden.id, "li")


def test_what_was_published_before_the_takedown_stays_but_not_under_a_new_name(store: Store, clock: Clock) -> None:
    """Who takes one of two down has seen the desk; a published posting that takes the refused one's name is that one."""
    crawl(store, {"1": talk(), "2": talk("江川旭岚软件有限公司技术沙龙")})
    crawl(store, {"5": talk("江川旭岚空中宣讲会 下午3点")}, "other")
    store.postings.hide(new_id("school", "1"), "li", "")
    clock.advance(days=1)
    crawl(store, {"5": talk("江川旭岚空中宣讲会 下午3点", description="新的说明")}, "other")
    assert one(store, "5", "other").review == "approved"
    crawl(store, {"2": talk("江川旭岚软件有限公司宣讲会")})
    assert one(store, "2").review_reasons == WAITS


@pytest.mark.parametrize(("later", "waits"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_a_year_later_the_same_words_are_the_next_seasons(
    store: Store, clock: Clock, taken_down: str, later: timedelta, waits: bool
) -> None:
    clock.now += resembling.REMEMBERED_FOR + later
    crawl(store, {"7": talk("江川旭岚宣讲会", event=Event(start="2027-04-20T09:00:00+08:00"))}, "other")
    assert one(store, "7", "other").review == ("pending" if waits else "approved")


def test_where_no_employer_is_known_the_same_site_is_asked(store: Store) -> None:
    nobody = {"hiring_organization": Organization(), "type": "fair"}
    fair = "江川大学2026届毕业生春季双选会"
    crawl(store, {"1": talk(fair, **nobody)})
    store.postings.hide(new_id("school", "1"), "li", "")
    crawl(store, {"2": talk(f"{fair}改期", **nobody)})
    crawl(store, {"2": talk(f"{fair}延期举行", **nobody)}, "other")
    assert one(store, "2").review_reasons == WAITS
    assert one(store, "2", "other").review == "approved"


def test_the_few_that_were_taken_down_are_found_by_an_index_of_their_own(store: Store, taken_down: str) -> None:
    engine = store.database.engine
    asked = str(resembling._HIDDEN.statement.compile(engine, compile_kwargs={"literal_binds": False}))
    with engine.connect() as connection:
        if store.database.sqlite:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ("e1",)).all()
        else:
            connection.execute(text("SET enable_seqscan = off"))
            plan = connection.exec_driver_sql(f"EXPLAIN {asked}", {"employer": "e1"}).all()
    assert "ix_posting_taken_down" in str(plan)
