"""Of the copies of one event the newest statement of its time, place or being held counts, and who was told hears of it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from crawler.items import RawItem
from pipelines.posting import Event, Organization, Posting
from pipelines.storing import store_reading
from store.notices import SETTLING
from store.records import RunEnd
from store.refresh import new_id
from store.statements import NEWER
from store.store import Store
from tests.store.conftest import START, Clock, source
from tests.store.test_notices import later, sent, subscribed, told

FIRST = START + timedelta(days=10, hours=6)
SECOND = FIRST + timedelta(days=1)
THIRD = FIRST + timedelta(days=2)
HALL, LIBRARY = "主楼报告厅", "图书馆二楼"
ID = new_id("school", "1")
TEXT = "云岭电子诚邀2026届毕业生参加宣讲会，现场介绍硬件工程师岗位并接收简历，欢迎电子信息与自动化专业的同学前来交流。"


def talk(
    start: datetime | None = FIRST, venue: str = HALL, note: str = "", title: str = "云岭电子宣讲会", **event: object
) -> Posting:
    """What a page says: its words follow from its event and a note, as those of a page do."""
    when = start.isoformat() if start else "另行通知"
    return Posting(
        type="talk", title=title, description=f"时间：{when}\n地点：{venue}\n{note}\n{TEXT}", date_posted=START.date(),
        hiring_organization=Organization(name="云岭电子有限公司", normalized="云岭电子"),
        event=Event(start=start, venue=venue, **event), raw={"event_start": when, "venue": venue},
    )  # fmt: skip


def full(*said: object, **more: object) -> Posting:
    """The copy that states most."""
    return talk(*said, **more).model_copy(update={"apply_url": "http://corp.example/apply", "locations": ["610100"]})  # type: ignore[arg-type]


def put(store: Store, clock: Clock, origin: str, reading: Posting, key: str = "1") -> str:
    """A page of a site as it stands an hour later, by the way that crawls take."""
    clock.advance(hours=1)
    run = store.crawls.begin_run(origin, full=True)
    url = f"http://{origin}.example/{key}"
    item = RawItem(source=origin, family="frontpage", key=key, url=url, title=reading.title, fetched_at=clock())
    saved = store_reading(store, run.id, item, reading)
    store.crawls.finish_run(run.id, RunEnd("incomplete", pages=1))
    return saved.posting_id


def event(store: Store, identity: str = ID) -> Event:
    posting = store.postings.get(identity)
    assert posting is not None and posting.event is not None
    return posting.event


@pytest.fixture
def two(store: Store, clock: Clock) -> Store:
    """The fuller copy of the school and that of another site, one posting."""
    store.crawls.sync_sources([source(name) for name in ("school", "other", "third")])
    assert put(store, clock, "school", full()) == put(store, clock, "other", talk()) == ID
    return store


def test_a_move_is_not_hidden_by_a_fuller_copy_that_keeps_the_old_time(two: Store, clock: Clock) -> None:
    sent(two, subscribed(two))
    put(two, clock, "other", talk(SECOND, LIBRARY))
    posting = two.postings.get(ID)
    assert posting is not None and posting.event is not None
    assert (posting.event.start, posting.event.venue, posting.event.status) == (SECOND, LIBRARY, "rescheduled")
    assert posting.apply_url, "all else is of the fullest copy"
    assert posting.raw["event_start"] == SECOND.isoformat() and posting.raw["venue"] == LIBRARY
    assert [piece.text for piece in posting.explain if piece.rule == NEWER] == ["other"]
    later(two, clock)
    assert told(two) == [["moved", "place"]]
    put(two, clock, "school", full(SECOND, LIBRARY))
    for _ in range(3):
        later(two, clock, 8 * SETTLING)
    assert told(two) == [["moved", "place"]], "that the other copy follows is no news"
    assert (event(two).start, event(two).venue) == (SECOND, LIBRARY)


def test_of_two_that_moved_it_the_one_that_went_on_counts(two: Store, clock: Clock) -> None:
    put(two, clock, "other", talk(SECOND))
    put(two, clock, "school", full(SECOND))
    put(two, clock, "school", full(THIRD))
    assert event(two).start == THIRD
    put(two, clock, "other", talk(SECOND, note="请提前入场"))
    assert event(two).start == THIRD, "other words, the same old time"


def test_a_site_that_follows_late_does_not_take_the_next_move_back(two: Store, clock: Clock) -> None:
    put(two, clock, "other", talk(SECOND))
    put(two, clock, "other", talk(THIRD))
    put(two, clock, "school", full(SECOND))
    assert event(two).start == THIRD


def test_an_old_text_published_again_is_no_newer_statement(two: Store, clock: Clock) -> None:
    put(two, clock, "other", talk(SECOND))
    put(two, clock, "school", full(SECOND))
    put(two, clock, "school", full(note="注意：座位有限"))
    assert event(two).start == FIRST, "a new text that goes back means it"
    put(two, clock, "school", full(SECOND))
    put(two, clock, "school", full())
    assert event(two).start == SECOND, "the very text of the first day means nothing"


def test_a_copy_that_comes_late_with_the_old_time_joins_and_changes_nothing(two: Store, clock: Clock) -> None:
    put(two, clock, "other", talk(SECOND, LIBRARY))
    assert put(two, clock, "third", full(note="转载")) == ID
    assert (event(two).start, event(two).venue) == (SECOND, LIBRARY)


def test_a_copy_that_comes_with_the_new_time_joins_and_tears_nothing_apart(two: Store, clock: Clock) -> None:
    put(two, clock, "other", talk(SECOND, LIBRARY))
    assert put(two, clock, "third", talk(SECOND, LIBRARY, "转载")) == ID
    assert {item.source for item in two.postings.announcements(ID)} == {"school", "other", "third"}
    assert event(two).start == SECOND


def test_another_talk_of_the_employer_joins_nothing(two: Store, clock: Clock) -> None:
    put(two, clock, "other", talk(SECOND, LIBRARY))
    assert put(two, clock, "third", talk(THIRD, "体育馆")) != ID


def test_another_hall_alone(two: Store, clock: Clock) -> None:
    sent(two, subscribed(two))
    put(two, clock, "other", talk(venue=LIBRARY))
    assert (event(two).start, event(two).venue) == (FIRST, LIBRARY)
    later(two, clock)
    assert told(two) == [["place"]]


def test_a_more_exact_place_is_no_other_place(two: Store, clock: Clock) -> None:
    put(two, clock, "other", talk(venue=f"{HALL}（东门进）"))
    assert event(two).venue == HALL


def test_called_off_and_held_after_all(two: Store, clock: Clock) -> None:
    sent(two, subscribed(two))
    put(two, clock, "other", talk(note="因故取消", status="cancelled"))
    put(two, clock, "school", full(note="因故取消", status="cancelled"))
    later(two, clock)
    put(two, clock, "other", talk(note="照常举行"))
    assert event(two).status == "scheduled"
    later(two, clock, 8 * SETTLING)
    assert told(two) == [["cancelled"], ["resumed"]]


def test_put_off_without_a_new_time_is_not_held_at_the_old_one(two: Store, clock: Clock) -> None:
    sent(two, subscribed(two))
    put(two, clock, "other", talk(None, note="延期举行", status="rescheduled"))
    assert (event(two).start, event(two).status) == (None, "rescheduled")
    later(two, clock)
    put(two, clock, "other", talk(THIRD))
    assert event(two).start == THIRD
    later(two, clock, 8 * SETTLING)
    assert told(two) == [["postponed"], ["moved"]]


def test_another_announcement_under_the_address_is_no_statement_of_this_event(two: Store, clock: Clock) -> None:
    bank = Organization(name="南屿银行", normalized="南屿银行")
    put(
        two,
        clock,
        "other",
        talk(SECOND, LIBRARY, title="南屿银行宣讲会").model_copy(update={"hiring_organization": bank}),
    )
    assert (event(two).start, event(two).venue) == (FIRST, HALL)


def test_what_takes_place_anew_after_it_was_over_is_no_move_of_the_old_one(two: Store, clock: Clock) -> None:
    clock.now = FIRST + timedelta(days=3)
    put(two, clock, "other", talk(FIRST + timedelta(days=30)))
    assert event(two).start == FIRST


def test_a_better_reading_of_the_same_words_is_no_newer_statement(two: Store, clock: Clock) -> None:
    misread = talk()
    assert misread.event is not None
    put(two, clock, "other", misread.model_copy(update={"event": misread.event.model_copy(update={"start": THIRD})}))
    assert event(two).start == FIRST


def test_who_was_told_of_the_old_time_hears_of_a_move_that_a_merge_brings_to_light(store: Store, clock: Clock) -> None:
    """The other site's copy was moved before staff saw that the two are one."""
    store.crawls.sync_sources([source(name) for name in ("school", "other", "third")])
    nameless = {"hiring_organization": Organization(), "description": "名企进校园，机会难得。"}
    put(store, clock, "school", full())
    apart = put(store, clock, "other", talk(title="校企直通车").model_copy(update=nameless))
    assert apart != ID
    sent(store, subscribed(store))
    put(store, clock, "other", talk(SECOND, title="校企直通车").model_copy(update=nameless))
    store.review.merge(ID, apart, "li")
    assert event(store).start == SECOND
    later(store, clock)
    assert told(store) == [["moved"]]
