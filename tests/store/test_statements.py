"""Of the copies of one posting the newest statement of time, place, being held or the deadline counts, and who was told hears of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from crawler.items import RawItem
from pipelines.posting import Event, Evidence, Headcount, KeyDate, Organization, Posting
from pipelines.storing import store_reading
from store.notices import SETTLING
from store.records import RunEnd
from store.refresh import new_id
from store.statements import NEWER
from store.store import Store
from tests.store.conftest import START, Clock, posting, source
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


def job(deadline: date | None = date(2026, 4, 30), note: str = "", **more: object) -> Posting:
    """An announcement whose words follow from its last day of applying."""
    until = deadline.isoformat() if deadline else ""
    reading = posting(
        description=f"{DUTIES}\n报名截止：{until}\n{note}", valid_through=deadline, raw={"deadline": until},
        key_dates=[KeyDate(stage="application", end=deadline)] if deadline else [],
        explain=[Evidence(field="valid_through", rule="deadline", text=until)] if deadline else [],
    )  # fmt: skip
    return reading.model_copy(update=more)


def full_job(*said: object, **more: object) -> Posting:
    """The copy that states most."""
    return job(*said, apply_url="http://corp.example/apply", **more)  # type: ignore[arg-type]


DUTIES = (
    "公司诚聘硬件工程师，负责电路设计与调试，参与样机测试与量产导入，要求本科及以上学历，熟悉常用仪器，工作地点西安，提供住宿与补贴。"
    "岗位面向应届毕业生，入职后安排导师带教，按月考核，转正后享受带薪年假、补充医疗保险与年度体检，优秀者可参加海外项目交流。"
)
OLD, EARLIER, NEW, NEXT = date(2026, 4, 30), date(2026, 4, 10), date(2026, 5, 15), date(2026, 6, 1)


@pytest.fixture
def jobs(store: Store, clock: Clock) -> Store:
    """Two copies of one announcement, as two sites have it."""
    store.crawls.sync_sources([source(name) for name in ("school", "other", "third")])
    assert put(store, clock, "school", full_job()) == put(store, clock, "other", job()) == ID
    return store


def shown(store: Store) -> Posting:
    found = store.postings.get(ID)
    assert found is not None
    return found


@pytest.mark.parametrize(("day", "kind"), [(NEW, "extended"), (EARLIER, "deadline")])
def test_a_deadline_that_one_of_two_carriers_moves(jobs: Store, clock: Clock, day: date, kind: str) -> None:
    sent(jobs, subscribed(jobs))
    put(jobs, clock, "other", job(day))
    found = shown(jobs)
    assert found.valid_through == day and found.apply_url, "all else is of the fullest copy"
    assert found.raw["deadline"] == day.isoformat() and [row.end for row in found.key_dates] == [day]
    told_by = [(piece.rule, piece.text) for piece in found.explain if piece.field == "valid_through"]
    assert told_by == [(NEWER, "other"), ("deadline", day.isoformat())]
    later(jobs, clock)
    put(jobs, clock, "school", full_job(day))
    later(jobs, clock, 8 * SETTLING)
    assert told(jobs) == [[kind]], "once, and not again when the other follows"
    clock.now = datetime.combine(day, time(12), START.tzinfo)
    jobs.postings.expire(clock())
    assert shown(jobs).status == "open"
    clock.advance(days=1)
    jobs.postings.expire(clock())
    assert (shown(jobs).status, shown(jobs).closed_reason) == ("closed", "deadline")


def test_an_old_deadline_put_up_again_changes_nothing_back(jobs: Store, clock: Clock) -> None:
    put(jobs, clock, "other", job(NEW))
    put(jobs, clock, "school", full_job(NEW))
    put(jobs, clock, "school", full_job(OLD, "更正：报名不延期"))
    assert shown(jobs).valid_through == OLD, "a new text that goes back means it"
    put(jobs, clock, "school", full_job(NEW))
    put(jobs, clock, "school", full_job())
    assert shown(jobs).valid_through == NEW, "the very text of the first day means nothing"
    put(jobs, clock, "other", job(NEXT))
    assert shown(jobs).valid_through == NEXT


def test_a_copy_that_states_no_deadline_at_all_shows_the_newest_one(jobs: Store, clock: Clock) -> None:
    put(jobs, clock, "school", full_job(None, industry="I65", headcount=Headcount(min=1, max=1)))
    put(jobs, clock, "third", job())
    put(jobs, clock, "third", job(NEW))
    assert shown(jobs).valid_through == NEW


def test_a_deadline_prolonged_after_it_was_over_opens_the_posting_again(jobs: Store, clock: Clock) -> None:
    clock.now = datetime.combine(OLD, time(12), START.tzinfo) + timedelta(days=2)
    jobs.postings.expire(clock())
    assert shown(jobs).status == "closed"
    put(jobs, clock, "other", job(NEW))
    assert (shown(jobs).status, shown(jobs).valid_through) == ("open", NEW)


@pytest.mark.parametrize("more", [{"graduation_years": [2027]}, {"type": "talk"}])
def test_another_round_under_the_address_moves_no_deadline(store: Store, clock: Clock, more: dict[str, object]) -> None:
    store.crawls.sync_sources([source(name) for name in ("school", "other")])
    first = put(store, clock, "school", full_job(graduation_years=[2026]))
    assert put(store, clock, "other", job(graduation_years=[2026])) == first
    put(store, clock, "other", job(NEW, **more))
    assert shown(store).valid_through == OLD


def test_a_page_that_asks_anew_long_after_its_deadline_moves_none(jobs: Store, clock: Clock) -> None:
    clock.now = datetime.combine(OLD, time(12), START.tzinfo) + timedelta(days=40)
    put(jobs, clock, "other", job(clock.now.date() + timedelta(days=20)))
    assert shown(jobs).valid_through == OLD


def test_a_copy_that_calls_the_talk_off_from_its_first_day_is_heard(two: Store, clock: Clock) -> None:
    """No announcement is put up of what is off already: the fuller copy is the older one."""
    apart = put(two, clock, "third", talk(note="因故取消", status="cancelled"))
    if apart != ID:
        two.review.merge(ID, apart, "li")
    assert event(two).status == "cancelled"
    put(two, clock, "school", full(SECOND))
    assert (event(two).start, event(two).status) == (SECOND, "rescheduled"), "what was called off is another time's"
