"""What staff corrected holds over crawls, replays, merges and splits, until a source says something else of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import insert

from config.timezone import TIMEZONE
from pipelines.dedupe.rekeying import rekey
from pipelines.dedupe.signature import signature
from pipelines.posting import Education, Event, Evidence, Position, Posting
from store import tables
from store.corrections import CORRECTED, FIELDS, LOST, corrected
from store.records import Conflict, Correction, StoreError
from store.refresh import new_id
from store.store import Store
from store.upkeep import KEYS
from tests.store.conftest import Clock, crawl, posting, save
from tests.store.test_review import CORP, one

DEADLINE = {"valid_through": "2026-05-15"}


def told(store: Store, identity: str) -> dict[str, Correction]:
    return {row.field: row for row in store.review.corrections(identity)}


def two(store: Store, clock: Clock) -> tuple[str, str]:
    """Two postings of the school, published."""
    crawl(store, {"1": posting(), "2": posting("云岭电子2026届校园招聘补录", valid_through=date(2026, 4, 20))})
    clock.advance(hours=2)
    return new_id("school", "1"), new_id("school", "2")


def again(store: Store, clock: Clock, reading: Posting, key: str = "1", source_id: str = "school") -> Posting:
    """The posting after its page was read once more."""
    clock.advance(hours=2)
    run = store.crawls.begin_run(source_id)
    found = save(store, run.id, reading, key, source_id)
    after = store.postings.get(found.posting_id)
    assert after is not None
    return after


def test_a_value_is_corrected_with_who_when_old_and_new_and_the_index_is_told(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting()})
    before, head = one(store, source="school"), store.outbox.head()
    clock.advance(minutes=5)
    row = store.review.correct(before.id, DEADLINE, "li", "原文写 5 月 15 日", before.version)
    after = one(store, source="school")
    assert (after.valid_through, after.version, after.review) == (date(2026, 5, 15), before.version + 1, "approved")
    assert (row.actor, row.at, row.reason) == ("li", clock.now, "原文写 5 月 15 日")
    assert (row.before["values"], row.after["values"]) == ({"valid_through": "2026-04-30"}, DEADLINE)
    assert corrected(after) == {"valid_through": "2026-03-02"}
    assert [change.posting_id for change in store.outbox.read("index") if change.seq > head] == [before.id]
    assert store.postings.versions(before.id)[0].changes["valid_through"] == ("2026-04-30", "2026-05-15")
    assert store.review.trail().broken_at is None
    assert [found.export()["valid_through"] for found in store.postings.iterate()] == ["2026-05-15"]
    with pytest.raises(Conflict):
        store.review.correct(before.id, {"headcount": None}, "wang", expected_version=before.version)


VALUES: dict[str, Any] = {
    "type": "internship",
    "employer": "海州重工股份有限公司",
    "valid_through": "2026-05-15T18:00:00+08:00",
    "locations": ["610100", "310000"],
    "education": {"min": "master", "max": None, "levels": ["master", "doctor"]},
    "headcount": {"min": 3, "max": 5, "approx": False},
    "salary": {"min": 8000, "max": 9000, "unit": "month", "months": 13, "negotiable": False},
    "graduation_years": [2026, 2027],
}
EVENT: dict[str, Any] = {
    "type": "talk",
    "event_start": "2026-03-20T14:00:00+08:00",
    "event_end": "2026-03-20T16:00:00+08:00",
    "venue": "大学生活动中心 301",
}


@pytest.mark.parametrize("values", [VALUES, EVENT, dict.fromkeys(("valid_through", "headcount", "salary"))])
def test_every_field_is_corrected_stays_over_a_crawl_and_is_taken_back(
    store: Store, clock: Clock, values: dict[str, Any]
) -> None:
    crawl(store, {"1": posting()})
    identity = one(store, source="school").id
    before = one(store, source="school").export()
    row = store.review.correct(identity, values, "li")
    assert row.after["values"] == values
    after = again(store, clock, posting()).export()
    assert row.after["values"] == values and after != before
    for field, value in values.items():
        name = {"event_start": "start", "event_end": "end", "venue": "venue"}.get(field)
        shown = (
            after["event"][name]
            if name
            else after["hiring_organization"]["name"]
            if field == "employer"
            else after[field]
        )
        assert shown == value
    store.review.undo(row.id, "wang")
    assert one(store, source="school").export() == before | {"sources": after["sources"]}
    assert store.review.corrections(identity) == []
    with pytest.raises(Conflict):
        store.review.undo(row.id, "wang")


def test_all_that_can_be_corrected_is_tried_here() -> None:
    assert {*VALUES, *EVENT} == set(FIELDS)


def test_a_corrected_employer_is_another_one_with_the_class_of_its_name(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(), "2": posting("二")})
    old = one(store, source="school").hiring_organization
    store.review.correct(new_id("school", "1"), {"employer": "国家电网有限公司"}, "li")
    after = one(store, source="school").hiring_organization
    assert (after.name, after.employer_class) == ("国家电网有限公司", "central_soe") and after.id != old.id
    assert [found.id for found in store.employers.postings(after.id)] == [new_id("school", "1")]
    assert one(store, "2", "school").hiring_organization == old
    store.employers.set_class(after.id, "state_owned", "li")
    assert again(store, clock, posting()).hiring_organization.employer_class == "state_owned"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"valid_through": "2026-02-30"}, "valid_through"),
        ({"type": "nosuch"}, "type"),
        ({"salary": {"min": "x"}}, "salary"),
        ({"title": "x"}, "title cannot be corrected"),
    ],
)
def test_what_is_no_value_is_refused_in_one_line(store: Store, values: dict[str, Any], said: str) -> None:
    crawl(store, {"1": posting()})
    with pytest.raises(StoreError, match=said) as error:
        store.review.correct(new_id("school", "1"), values, "li")
    assert "\n" not in str(error.value) and store.review.audit() == []
    with pytest.raises(StoreError, match="title cannot be corrected"):
        store.review.correct(new_id("school", "1"), {}, "li", back=["title"])


def test_a_better_reader_of_the_same_text_changes_nothing(store: Store, clock: Clock) -> None:
    """As `archive replay` does after an update: other values, other words, other rules, and the text as it was."""
    crawl(store, {"1": posting()})
    store.review.correct(new_id("school", "1"), DEADLINE, "li")
    why = [Evidence(field="valid_through", rule="a new rule", text="四月二十日")]
    after = again(store, clock, posting(valid_through=date(2026, 4, 20), explain=why, majors=["0809"]))
    assert (after.valid_through, after.majors, after.review) == (date(2026, 5, 15), ["0809"], "approved")
    assert told(store, after.id)["valid_through"].holds


def test_what_a_source_changes_elsewhere_leaves_a_correction(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(raw={"deadline": "4月30日"})})
    store.review.correct(new_id("school", "1"), DEADLINE, "li")
    other = posting(raw={"deadline": "4月30日"}, locations=["110000"], description="改为在北京工作，其余不变。")
    after = again(store, clock, other)
    assert (after.valid_through, after.locations) == (date(2026, 5, 15), ["110000"])
    assert LOST not in after.review_reasons


@pytest.mark.parametrize("by_person", [False, True])
def test_where_the_source_changes_what_was_corrected_staff_are_asked_again(
    store: Store, clock: Clock, by_person: bool
) -> None:
    """Even of a source that is trusted to publish, and of a field that is no substance."""
    crawl(store, {"1": posting(raw={"headcount": "若干"})})
    identity = new_id("school", "1")
    if by_person:
        store.review.decide(identity, "approve", "wang")
    store.review.correct(identity, {"headcount": {"min": 5, "max": 5}}, "li")
    new = posting(raw={"headcount": "8人"}, headcount={"min": 8, "max": 8})
    after = again(store, clock, new)
    assert after.headcount is not None and after.headcount.min == 8 and corrected(after) == {}
    assert after.review == "pending" and LOST in after.review_reasons
    found = told(store, identity)["headcount"]
    assert (found.value["min"], found.read, found.by, found.holds) == (5, None, "li", False)
    assert again(store, clock, new.model_copy(update={"majors": ["0809"]})).review == "pending"
    store.review.decide(identity, "approve", "wang")
    assert again(store, clock, new.model_copy(update={"majors": ["0810"]})).review == "approved"
    store.review.correct(identity, {"headcount": {"min": 5, "max": 5}}, "li")
    assert corrected(one(store, source="school")) and told(store, identity)["headcount"].holds


def test_a_source_that_comes_to_say_what_staff_said_need_not_wait(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(raw={"deadline": "4月30日"})})
    store.review.decide(new_id("school", "1"), "approve", "wang")
    store.review.correct(new_id("school", "1"), DEADLINE, "li")
    after = again(store, clock, posting(raw={"deadline": "5月15日"}, valid_through=date(2026, 5, 15)))
    assert (after.valid_through, after.review, corrected(after)) == (date(2026, 5, 15), "approved", {})


def test_what_waits_for_a_change_waits_until_a_person_decides(store: Store, clock: Clock) -> None:
    """One more change, or a correction, used to publish it: nobody had looked."""
    crawl(store, {"1": posting(hiring_organization=CORP)}, "corp")
    employer = store.employers.find("海州重工")
    assert employer is not None
    store.review.approve_employer(employer.id, "li")
    for code in ("110000", "310000"):
        after = again(store, clock, posting(hiring_organization=CORP, locations=[code]), source_id="corp")
        assert (after.review, after.review_reasons) == ("pending", ["changed"])
    store.review.correct(after.id, DEADLINE, "li")
    assert one(store).review == "pending"


def test_a_deadline_that_was_read_too_early_opens_the_posting_again(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(valid_through=date(2026, 2, 1))})
    identity = new_id("school", "1")
    assert one(store, source="school").closed_reason == "deadline"
    row = store.review.correct(identity, DEADLINE, "li")
    assert one(store, source="school").status == "open"
    store.postings.expire(datetime(2026, 5, 16, tzinfo=TIMEZONE))
    store.review.undo(row.id, "li")
    assert one(store, source="school").status == "closed"


def test_a_time_that_staff_put_right_is_no_event_that_was_moved(store: Store, clock: Clock) -> None:
    def talk(day: int) -> Posting:
        event = Event(start=datetime(2026, 3, day, 14, tzinfo=TIMEZONE), venue="礼堂")
        return posting(type="talk", event=event, raw={"event_start": f"3月{day}日"})

    crawl(store, {"1": talk(20)})
    row = store.review.correct(new_id("school", "1"), {"event_start": "2026-03-21T14:00:00+08:00"}, "li")
    assert again(store, clock, talk(20)).event == Event(start=datetime(2026, 3, 21, 14, tzinfo=TIMEZONE), venue="礼堂")
    store.review.undo(row.id, "li")
    assert again(store, clock, talk(20)).event == talk(20).event
    store.review.correct(new_id("school", "1"), {"event_start": "2026-03-21T14:00:00+08:00"}, "li")
    moved = again(store, clock, talk(25))
    assert moved.event is not None and (moved.event.status, moved.review) == ("rescheduled", "pending")


def test_what_is_no_event_has_no_time_and_no_position_asks_for_what_the_posting_does_not(store: Store) -> None:
    event = Event(start=datetime(2026, 3, 20, 14, tzinfo=TIMEZONE), venue="礼堂")
    rows = [Position(title="甲", education=Education(min="associate", levels=["associate"]))]
    crawl(store, {"1": posting(type="talk", event=event, positions=rows)})
    master = {"min": "master", "max": "master", "levels": ["master"]}
    store.review.correct(new_id("school", "1"), {"type": "job", "education": master}, "li")
    after = one(store, source="school")
    assert after.event is None and after.positions[0].education.levels == []


def test_a_field_is_given_back_to_its_source(store: Store) -> None:
    crawl(store, {"1": posting()})
    identity = new_id("school", "1")
    store.review.correct(identity, DEADLINE | {"graduation_years": [2027]}, "li")
    row = store.review.correct(identity, {}, "wang", back=["valid_through"])
    after = one(store, source="school")
    assert (after.valid_through, after.graduation_years) == (date(2026, 4, 30), [2027])
    assert row.after["values"] == {"valid_through": "2026-04-30"}
    store.review.undo(row.id, "wang")
    assert one(store, source="school").valid_through == date(2026, 5, 15)


def test_what_is_read_is_what_duplicates_are_found_by(store: Store, clock: Clock) -> None:
    """Keys given anew after an upgrade, a page read again, a copy on another site: none looks at what staff corrected."""
    crawl(store, {"1": posting()})
    identity = new_id("school", "1")
    store.review.correct(identity, {"employer": "海州重工股份有限公司", "locations": ["310000"]}, "li")
    version = one(store, source="school").version
    with store.database.write() as connection:
        connection.execute(insert(tables.Upkeep).values(name=KEYS, before=1_000))
    assert rekey(store) == 1
    assert again(store, clock, posting()).version == version
    run = store.crawls.begin_run("other")
    with store.crawls.page(run.id) as page:
        (found,) = page.candidates(signature(posting()))
    assert found.posting_id == identity and found.reading.locations == ["610100"]


def test_an_earlier_correction_cannot_be_undone_under_a_later_one(store: Store) -> None:
    crawl(store, {"1": posting()})
    identity = new_id("school", "1")
    first = store.review.correct(identity, DEADLINE, "li")
    second = store.review.correct(identity, {"valid_through": "2026-06-01"}, "wang")
    with pytest.raises(Conflict):
        store.review.undo(first.id, "li")
    store.review.undo(second.id, "li")
    assert one(store, source="school").valid_through == date(2026, 5, 15)
    store.review.undo(first.id, "li")
    assert one(store, source="school").valid_through == date(2026, 4, 30)


def test_a_merge_keeps_what_was_corrected_of_either_and_undoing_it_gives_each_its_own(
    store: Store, clock: Clock
) -> None:
    a, b = two(store, clock)
    store.review.correct(a, {"graduation_years": [2026]}, "li")
    clock.advance(minutes=1)
    store.review.correct(b, DEADLINE, "li")
    row = store.review.merge(a, b, "wang")
    merged = one(store, source="school")
    assert (merged.valid_through, merged.graduation_years) == (date(2026, 5, 15), [2026])
    assert merged.review == "approved"
    again(store, clock, posting(majors=["0809"]))
    assert one(store, source="school").valid_through == date(2026, 5, 15)
    store.review.undo(row.id, "wang")
    apart = [one(store, key, "school") for key in "12"]
    assert [found.valid_through for found in apart] == [date(2026, 4, 30), date(2026, 5, 15)]
    assert [found.graduation_years for found in apart] == [[2026], []]


def test_the_later_of_two_corrections_holds_in_a_merge(store: Store, clock: Clock) -> None:
    a, b = two(store, clock)
    store.review.correct(a, {"valid_through": "2026-06-01"}, "li")
    clock.advance(minutes=1)
    store.review.correct(b, DEADLINE, "wang")
    row = store.review.merge(a, b, "wang")
    assert one(store, source="school").valid_through == date(2026, 5, 15)
    clock.advance(minutes=1)
    later = store.review.correct(a, {"valid_through": "2026-07-01"}, "li")
    store.review.undo(row.id, "wang")
    apart = [one(store, key, "school").valid_through for key in "12"]
    assert apart == [date(2026, 7, 1)] * 2, "what was said of both after the merge is said of each"
    store.review.undo(later.id, "li")


def test_a_split_leaves_each_what_was_corrected_while_its_words_are_what_they_were(store: Store, clock: Clock) -> None:
    a, b = two(store, clock)
    store.review.merge(a, b, "wang")
    store.review.correct(a, DEADLINE, "li")
    leaving = store.postings.announcements(a)[1]
    row = store.review.split(a, [leaving.id], "wang")
    apart = [store.postings.get(each) for each in (a, row.after["posting"])]
    assert [found.valid_through for found in apart if found] == [date(2026, 5, 15)] * 2
    changed = posting("云岭电子2026届校园招聘补录", valid_through=date(2026, 4, 25), description="截止改为4月25日")
    after = again(store, clock, changed, "2")
    assert after.valid_through == date(2026, 4, 25) and after.review == "pending"
    assert one(store, source="school").valid_through == date(2026, 5, 15)


def test_another_site_with_the_same_words_says_nothing_against_it_one_with_a_new_day_does(
    store: Store, clock: Clock
) -> None:
    crawl(store, {"1": posting()})
    identity = new_id("school", "1")
    store.review.correct(identity, DEADLINE, "li")
    clock.advance(hours=2)
    run = store.crawls.begin_run("other")
    save(store, run.id, posting(apply_url="http://other.example/apply"), "9", "other", into=identity)
    assert one(store, source="school").valid_through == date(2026, 5, 15)
    save(store, run.id, posting(valid_through=date(2026, 6, 30), majors=["0809"]), "10", "other", into=identity)
    after = one(store, source="school")
    assert after.review == "pending" and LOST in after.review_reasons


def test_a_colleague_who_corrects_at_the_same_time_is_told(store: Store) -> None:
    crawl(store, {"1": posting()})
    seen = one(store, source="school")
    store.review.decide(seen.id, "reject", "wang", expected_version=seen.version)
    with pytest.raises(Conflict):
        store.review.correct(seen.id, DEADLINE, "li", expected_version=seen.version)
    store.postings.hide(seen.id, "wang", "投诉")
    with pytest.raises(Conflict):
        store.review.correct(seen.id, DEADLINE, "li")


def test_the_words_of_the_reading_stay_beside_the_correction(store: Store) -> None:
    why = [Evidence(field="valid_through", rule="deadline", text="4月30日前")]
    crawl(store, {"1": posting(explain=why, raw={"deadline": "4月30日"})})
    store.review.correct(new_id("school", "1"), DEADLINE, "li")
    after = one(store, source="school")
    assert [piece.rule for piece in after.explain if piece.field == "valid_through"] == [CORRECTED, "deadline"]
    assert after.raw == {"deadline": "4月30日"}
