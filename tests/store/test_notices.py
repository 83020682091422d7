"""Whoever was sent an announcement hears once that it is moved or called off, if that was wished."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from pipelines.posting import Event, Posting
from store import tables
from store.notices import SETTLING
from store.pruning import prune
from store.records import RunEnd
from store.refresh import new_id
from store.store import Store
from store.subscribers import Subscription
from tests.store.conftest import START, Clock, crawl, posting, save

TALK = START + timedelta(days=10, hours=6)
ID = new_id("school", "1")


def talk(start: datetime = TALK, venue: str = "主楼报告厅", title: str = "云岭电子宣讲会", **event: Any) -> Posting:
    return posting(title, type="talk", valid_through=None, event=Event(start=start, venue=venue, **event))


def subscribed(store: Store, cadence: str = "instant", *, changes: bool = True, **more: Any) -> Subscription:
    """A confirmed subscription that knows nothing yet."""
    wishes = {"kind": "email", "target": "anna@zhao.example", "query": {}} | more
    asked = store.subscriptions.add(cadence=cadence, changes=changes, **wishes)
    assert store.subscriptions.confirm(asked.token)
    store.subscriptions.prime(asked, [], store.outbox.head())
    found = store.subscriptions.find(asked.token)
    assert found is not None
    return found


def sent(store: Store, subscription: Subscription, *ids: str) -> None:
    """The announcements go out, and their changes are followed from now on."""

    def compose(fresh: list[str]) -> dict[str, Any]:
        return {"postings": [{"id": one} for one in fresh], "more": {}, "total": len(fresh)}

    assert store.subscriptions.claim(subscription, ids or [ID], store.outbox.head(), compose)
    store.notices.prepare()


def told(store: Store, subscription: Subscription | None = None) -> list[list[str]]:
    """Kinds of changes of each posting in each message so far, alerts with their changes among them."""
    table = tables.Dispatch
    statement = select(table.content, table.subscription).where(table.kind.in_(("change", "alert"))).order_by(table.id)
    with store.database.read() as connection:
        rows = connection.execute(statement).all()
    own = [
        row.content.get("changes", []) for row in rows if subscription is None or row.subscription == subscription.id
    ]
    return [[one["kind"] for one in posting["changes"]] for changes in own for posting in changes]


def later(store: Store, clock: Clock, wait: timedelta = SETTLING, digest: str = "") -> None:
    """The change is noticed, and looked at again after a while."""
    store.notices.prepare(digest)
    clock.now += wait
    store.notices.prepare(digest)


def test_a_move_is_told_once_with_both_values(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    sent(store, subscribed(store))
    crawl(store, {"1": talk(TALK + timedelta(days=1), "图书馆")})
    store.notices.prepare()
    assert told(store) == [], "it must settle first"
    later(store, clock)
    for _ in range(3):
        later(store, clock)
    assert told(store) == [["moved", "place"]]
    (message,) = store.messages.waiting(mail=True)[-1:]
    (change,) = message.content["changes"]
    moved, place = change["changes"]
    assert (moved["before"], moved["after"]) == (TALK.isoformat(), (TALK + timedelta(days=1)).isoformat())
    assert (place["before"], place["after"]) == ("主楼报告厅", "图书馆")
    assert change["title"] == "云岭电子宣讲会"


def test_only_who_was_sent_it_and_wishes_it(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    knew, quiet = (
        subscribed(store, target="knew@zhao.example"),
        subscribed(store, target="q@zhao.example", changes=False),
    )
    store.subscriptions.prime(knew, [ID], store.outbox.head())
    sent(store, quiet)
    crawl(store, {"1": talk(TALK + timedelta(days=1))})
    later(store, clock)
    assert told(store) == []
    assert store.subscriptions.tell_changes(quiet.token, True)
    store.notices.prepare()
    assert told(store) == [["moved"]], "whoever wishes it later hears what still matters"
    assert store.subscriptions.tell_changes(quiet.token, False)
    crawl(store, {"1": talk(TALK + timedelta(days=2))})
    later(store, clock, timedelta(days=1))
    assert len(told(store)) == 1


def test_a_source_that_flickers_is_told_seldom_and_the_end_is_told(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    sent(store, subscribed(store))
    for turn in range(24):  # two days
        crawl(store, {"1": talk(TALK + timedelta(days=1) if turn % 2 == 0 else TALK)})
        for _ in range(24):
            later(store, clock, timedelta(minutes=5))
    assert 1 <= len(told(store)) <= 3
    count = len(told(store))
    crawl(store, {"1": talk(TALK + timedelta(days=2))})
    for _ in range(48):
        later(store, clock, timedelta(minutes=30))
    assert len(told(store)) == count + 1


def test_forth_and_back_while_it_settles_is_nothing(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    sent(store, subscribed(store))
    for start in (TALK + timedelta(days=1), TALK):
        crawl(store, {"1": talk(start)})
        later(store, clock, SETTLING / 2)
    later(store, clock, timedelta(days=1))
    assert told(store) == []


def test_what_begins_soon_is_told_soon(store: Store, clock: Clock) -> None:
    soon = clock() + timedelta(minutes=20)
    crawl(store, {"1": talk(soon)})
    sent(store, subscribed(store))
    crawl(store, {"1": talk(soon, status="cancelled")})
    later(store, clock, timedelta(minutes=5))
    assert told(store) == [["cancelled"]]


def test_a_change_in_substance_waits_for_staff_and_goes_out_with_their_word(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    store.review.decide(ID, "approve", "li")
    sent(store, subscribed(store))
    crawl(store, {"1": talk(TALK + timedelta(days=1), title="云岭电子宣讲会（改期）")})
    later(store, clock, timedelta(hours=5))
    assert told(store) == []
    (entry,) = store.review.queue(reason="event_moved")
    assert "changed" in entry.reasons
    store.review.decide(ID, "approve", "li")
    later(store, clock)
    assert told(store) == [["moved"]]


def test_what_staff_reject_is_not_told(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    store.review.decide(ID, "approve", "li")
    sent(store, subscribed(store))
    crawl(store, {"1": talk(TALK + timedelta(days=1))})
    store.review.decide(ID, "reject", "li")
    later(store, clock)
    assert told(store) == []


@pytest.mark.parametrize(
    ("title", "waits"), [("【取消】云岭电子宣讲会", False), ("云岭电子与南屿银行取消宣讲会", True)]
)
def test_a_cancellation_does_not_wait_unless_more_is_said(store: Store, clock: Clock, title: str, waits: bool) -> None:
    text = "云岭电子宣讲会\n欢迎同学们到场。"
    crawl(store, {"1": talk().model_copy(update={"description": text})})
    store.review.decide(ID, "approve", "li")
    sent(store, subscribed(store))
    called_off = talk(title=title, status="cancelled").model_copy(update={"description": f"本场宣讲会取消。\n{text}"})
    crawl(store, {"1": called_off})
    assert [entry.reasons for entry in store.review.queue(reason="event_cancelled")] == (
        [["changed", "event_cancelled"]] if waits else []
    )
    later(store, clock)
    assert told(store) == ([] if waits else [["cancelled"]])


def test_a_digest_has_what_is_still_in_time_and_the_rest_goes_out_at_once(store: Store, clock: Clock) -> None:
    near = clock() + timedelta(days=1)
    crawl(store, {"1": talk(), "2": talk(near, title="南屿银行宣讲会"), "3": talk(title="秦岭大学宣讲会")})
    far, soon = new_id("school", "1"), new_id("school", "2")
    daily = subscribed(store, "daily")
    sent(store, daily, far, soon)
    moved = {
        "1": talk(TALK + timedelta(hours=1)),
        "2": talk(near + timedelta(hours=1), title="南屿银行宣讲会"),
        "3": talk(title="秦岭大学宣讲会"),
    }
    crawl(store, moved)
    later(store, clock, timedelta(hours=1))
    assert [row["id"] for row in store.messages.waiting(mail=True)[-1].content["changes"]] == [soon]
    for message in store.messages.waiting(mail=True):
        store.messages.begin(message.id)
    later(store, clock, timedelta(hours=20))
    assert len(told(store)) == 1
    store.notices.prepare("daily")
    fresh = {"postings": [{"id": "x"}], "more": {}, "total": 1}
    store.subscriptions.claim(daily, [new_id("school", "3")], store.outbox.head(), lambda _: dict(fresh))
    (digest,) = store.messages.waiting(mail=True)
    assert digest.kind == "alert" and [row["id"] for row in digest.content["changes"]] == [far]


def test_what_a_digest_would_bring_too_late_is_not_kept_for_it(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    sent(store, subscribed(store, "daily"))
    crawl(store, {"1": talk(TALK + timedelta(hours=1))})
    later(store, clock, TALK - timedelta(days=2) - clock() - timedelta(hours=1))
    assert told(store) == []
    clock.advance(hours=1)
    store.notices.prepare()
    assert told(store) == [["moved"]], "no digest was sent for a week"


def test_a_merge_or_a_split_is_no_change_and_a_merged_one_is_told_once(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk(), "2": talk(TALK + timedelta(hours=2), "图书馆", "云岭电子校园宣讲会")})
    other = new_id("school", "2")
    sent(store, subscribed(store), ID, other)
    merged = store.review.merge(ID, other, "li")
    later(store, clock)
    store.review.undo(merged.id, "li")
    later(store, clock)
    store.review.merge(ID, other, "li")
    later(store, clock)
    assert told(store) == []
    for key, title in (("1", "云岭电子宣讲会"), ("2", "云岭电子校园宣讲会")):
        read(store, key, talk(TALK + timedelta(days=3), "图书馆", title))
        later(store, clock, timedelta(hours=1))
    assert told(store) == [["moved", "place"]]


def read(store: Store, key: str, reading: Posting, source: str = "school", into: str | None = None) -> None:
    """One page alone is read."""
    run = store.crawls.begin_run(source)
    save(store, run.id, reading, key, source, into=into)
    store.crawls.finish_run(run.id, RunEnd("incomplete", pages=1))


def test_who_follows_it_by_two_searches_hears_of_it_once(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    searches = [subscribed(store, query={"q": word}) for word in ("云岭", "电子")]
    for one in searches:
        sent(store, one)
    sent(store, subscribed(store, target="bo@zhao.example"))
    crawl(store, {"1": talk(TALK + timedelta(days=1))})
    later(store, clock)
    assert told(store) == [["moved"]] * 2 and len(told(store, searches[0])) == 1


def test_another_rhythm_of_the_same_search_knows_what_was_told(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    sent(store, subscribed(store, "weekly"))
    daily = subscribed(store, "daily")
    crawl(store, {"1": talk(TALK + timedelta(days=1))})
    later(store, clock, digest="daily")
    assert told(store, daily) == [["moved"]]


def test_paused_is_paused_and_resumed_hears_what_still_matters(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    one = subscribed(store)
    sent(store, one)
    store.subscriptions.pause(one.token)
    crawl(store, {"1": talk(TALK + timedelta(days=1))})
    later(store, clock, timedelta(hours=2))
    assert told(store) == []
    store.subscriptions.confirm(one.token)
    store.notices.prepare()
    assert told(store) == [["moved"]]


def test_what_one_site_calls_off_is_off_though_a_fuller_copy_does_not_say_so(store: Store, clock: Clock) -> None:
    full = talk().model_copy(update={"apply_url": "http://corp.example/apply"})
    crawl(store, {"1": full})
    read(store, "9", talk(), "other", into=ID)
    sent(store, subscribed(store))
    read(store, "9", talk(status="cancelled"), "other")
    later(store, clock)
    assert told(store) == [["cancelled"]]


@pytest.mark.parametrize("sent_after", [-3, 2])
def test_who_was_told_of_a_deadline_that_is_over_hears_that_it_is_extended(
    store: Store, clock: Clock, sent_after: int
) -> None:
    """Three days before it was over it was sent, or two days after."""
    over = (clock.now + timedelta(days=5)).date()
    crawl(store, {"1": posting(valid_through=over)})
    clock.now += timedelta(days=5 + sent_after)
    sent(store, subscribed(store))
    clock.now += timedelta(days=4)
    crawl(store, {"1": posting(valid_through=over + timedelta(days=20))})
    later(store, clock)
    assert told(store) == [["extended"]]
    later(store, clock)
    assert told(store) == [["extended"]], "once"


def test_a_deadline_of_long_ago_is_no_longer_followed(store: Store, clock: Clock) -> None:
    """The page of last year with the deadline of this year is another round."""
    over = (clock.now + timedelta(days=5)).date()
    crawl(store, {"1": posting(valid_through=over)})
    sent(store, subscribed(store))
    clock.now += timedelta(days=40)
    crawl(store, {"1": posting(valid_through=over + timedelta(days=60))})
    later(store, clock)
    assert told(store) == []


def test_what_is_over_is_forgotten(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk()})
    sent(store, subscribed(store))
    assert prune(store.database, clock())["told"] == 0
    clock.now = TALK + timedelta(days=2)
    crawl(store, {"1": talk(TALK + timedelta(hours=1))})
    later(store, clock)
    assert told(store) == []
    assert prune(store.database, clock())["told"] == 1


def test_a_robot_gets_each_change_by_itself(store: Store, clock: Clock) -> None:
    crawl(store, {"1": talk(), "2": talk(title="南屿银行宣讲会")})
    one = subscribed(store, kind="wecom", target="https://robot.example/?key=A")
    sent(store, one, ID, new_id("school", "2"))
    crawl(store, {"1": talk(venue="图书馆"), "2": talk(title="南屿银行宣讲会", venue="图书馆")})
    later(store, clock)
    changes = [message for message in store.messages.waiting(mail=False) if message.kind == "change"]
    assert [len(message.content["changes"]) for message in changes] == [1, 1]


def test_an_announcement_of_yesterday_is_followed_wherever_the_outbox_stands(store: Store, clock: Clock) -> None:
    """A store that is brought up to date: its outbox is long, and nothing was sent yet."""
    crawl(store, {str(number): talk(title=f"{number}号企业宣讲会") for number in range(5)})
    store.notices.prepare()
    assert store.outbox.lag("notices") == 0
