"""Clusters in the store: one posting for one notice, whatever the order of arrival, and staff's word is kept."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from config.timezone import TIMEZONE
from crawler.items import RawItem
from pipelines.dedupe import placing
from pipelines.dedupe.stored import explain
from pipelines.posting import Organization, Posting
from pipelines.storing import store_reading
from store.records import Conflict, Listed, RunEnd, StoreError
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import START, Clock, crawl, source

TEXT = (
    "云岭电子成立于2008年，专注工业传感器与射频芯片，现有员工1200余人。公司招聘硬件工程师，负责电路设计、调试与量产支持，熟悉模拟电路和"
    "信号完整性，要求本科及以上学历，电子信息、自动化等相关专业，提供五险一金、带薪年假、节日福利和专业培训。请登录公司招聘网站投递简历，"
    "流程为网申、笔试、面试、体检和录用，公司将在收到简历后五个工作日内与应聘者联系，过期未联系者视为未通过初筛。"
)
SOURCES = ("school", "other", "third", "fourth", "fifth")


def notice(**changed: Any) -> Posting:
    values: dict[str, Any] = {
        "title": "云岭电子2026届校园招聘硬件工程师", "type": "job", "description": TEXT, "date_posted": date(2026, 3, 1), "locations": ["610100"],
        "graduation_years": [2026], "hiring_organization": Organization(name="云岭电子有限公司", normalized="云岭电子"),
        "raw": {"published": "2026-03-01", "location": "西安"},
    }  # fmt: skip
    return Posting(**(values | changed))


@pytest.fixture
def many(store: Store) -> Store:
    store.crawls.sync_sources([source(identity) for identity in SOURCES])
    return store


def put(store: Store, origin: str, key: str, reading: Posting, listed: tuple[str, ...] = ()) -> str:
    """One page of one source through the real path; the posting it went to."""
    run = store.crawls.begin_run(origin, full=True)
    if listed:
        rows = [Listed(shown, f"http://{origin}.example/{shown}", shown) for shown in listed]
        store.crawls.record_listing(run.id, f"http://{origin}.example/list", rows)
    item = RawItem(source=origin, family="frontpage", key=key, url=f"http://{origin}.example/{key}", title=reading.title, fetched_at=store.database.clock())  # fmt: skip
    saved = store_reading(store, run.id, item, reading)
    store.crawls.finish_run(run.id, RunEnd("ok", pages=1, found=len(listed)))
    return saved.posting_id


VARIANTS: dict[str, Posting] = {
    "as written": notice(),
    "with a site's lines": notice(
        title="【校招】云岭电子2026届校园招聘硬件工程师", description=f"来源：就业中心\n{TEXT}\n本信息由用人单位提供"
    ),
    "cut off": notice(description=TEXT[:150]),
    "another city": notice(locations=["510100"], raw={"published": "2026-03-01", "location": "成都"}),
    "both cities": notice(locations=["510100", "610100"]),
}


def partition(store: Store) -> set[frozenset[str]]:
    """Which sources' announcements stand together."""
    found: dict[str, set[str]] = {}
    for origin in SOURCES:
        posting = store.postings.get(_home(store, origin))
        assert posting is not None
        found.setdefault(posting.id, set()).add(origin)
    return {frozenset(group) for group in found.values()}


def _home(store: Store, origin: str) -> str:
    from sqlalchemy import select

    from store import tables

    with store.database.read() as connection:
        found = connection.scalar(select(tables.Announcement.posting).where(tables.Announcement.source == origin))
    return str(found)


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_the_same_clusters_whatever_the_order(
    many: Store, monkeypatch: pytest.MonkeyPatch, seed: int, anew: bool
) -> None:
    """One reading names two cities and is the same as either neighbour; they contradict and stay apart in every order.

    ``anew``: also where each that comes has all arranged anew, and not only one that is not the same as all.
    """
    if anew:
        monkeypatch.setattr(placing, "_joins", lambda *_: False)
    order = list(zip(SOURCES, VARIANTS.values(), strict=True))
    random.Random(seed).shuffle(order)
    for origin, reading in order:
        put(many, origin, "1", reading)
    groups = partition(many)
    assert groups == {frozenset({"fourth", "fifth"}), frozenset({"school", "other", "third"})}
    for origin, reading in order:
        assert put(many, origin, "1", reading) == _home(many, origin)
    assert partition(many) == groups


def test_one_that_is_the_same_as_two_postings_joins_them(many: Store) -> None:
    head, tail = TEXT[:110], TEXT[80:]
    first = put(many, "school", "1", notice(description=head))
    second = put(many, "other", "1", notice(description=tail))
    assert first != second
    assert put(many, "third", "1", notice()) == first
    joined = many.postings.get(second)
    assert joined is not None and joined.id == first
    assert [row.source for row in joined.sources] == ["school", "other", "third"]
    assert many.postings.count() == 1


def test_a_notice_taken_down_and_put_up_again_is_one_posting_with_its_history(many: Store, clock: Clock) -> None:
    first = put(many, "school", "17", notice(), listed=("17",))
    clock.advance(hours=3)
    assert put(many, "school", "42", notice(), listed=("42",)) == first
    posting = many.postings.get(first)
    assert posting is not None and len(posting.sources) == 2
    assert posting.sources[0].first_seen == START.astimezone(TIMEZONE)


def test_two_entries_of_one_list_are_two_notices(many: Store) -> None:
    first = put(many, "school", "17", notice(), listed=("17", "18"))
    assert put(many, "school", "18", notice(), listed=("17", "18")) != first


def test_the_best_field_of_each_source_and_where_it_came_from(many: Store) -> None:
    put(many, "school", "1", notice())
    put(many, "other", "1", notice(description=TEXT[:150], apply_url="http://jobs.example/apply"))
    posting = many.postings.get(new_id("school", "1"))
    assert posting is not None
    assert (posting.description, posting.apply_url) == (TEXT, "http://jobs.example/apply")
    origins = {piece.field: piece.text for piece in posting.explain if piece.rule == "carried by"}
    assert origins == {"description": "school"}  # all else is of the fullest reading, which has its text cut off


def test_two_doubtful_ones_wait_for_staff_and_their_word_is_kept(many: Store, clock: Clock) -> None:
    silent = notice(locations=[], raw={"published": "2026-03-01"})
    first, second = put(many, "school", "1", notice()), put(many, "other", "1", silent)
    (waiting,) = many.review.possible()
    assert {waiting.a, waiting.b} == {first, second}
    row = many.review.judge(waiting.id, (waiting.a, waiting.b), "li", same=False)
    assert many.review.possible() == []
    put(many, "third", "1", notice(locations=["610100"], title="云岭电子2026届校园招聘硬件工程师（急聘）"))
    assert _home(many, "school") != _home(many, "other")
    many.review.undo(row.id, "li")
    assert [pair.id for pair in many.review.possible()] == [waiting.id]


def test_readers_see_of_a_doubtful_pair_what_is_published(many: Store) -> None:
    """Two sites state another last day: another round, or the same one prolonged."""
    days = [f"{TEXT}报名截止时间：2026年4月{day}日。" for day in (10, 13)]
    first = put(many, "school", "1", notice(description=days[0], valid_through=date(2026, 4, 10)))
    second = put(many, "other", "1", notice(description=days[1], valid_through=date(2026, 4, 13)))
    assert [found.id for found in many.postings.may_be_same(first)] == [second]
    assert [found.id for found in many.postings.may_be_same(second)] == [first]
    hidden = many.postings.hide(second, "li", "")
    assert many.postings.may_be_same(first) == []
    many.review.undo(hidden.id, "li")
    (waiting,) = many.review.possible()
    apart = many.review.judge(waiting.id, (waiting.a, waiting.b), "li", same=False)
    assert many.postings.may_be_same(first) == many.postings.may_be_same(second) == []
    many.review.undo(apart.id, "li")
    many.review.merge(first, second, "li")
    assert many.postings.may_be_same(first) == []


def test_a_split_keeps_a_later_repost_from_joining_again_and_can_be_undone(many: Store, clock: Clock) -> None:
    home = put(many, "school", "1", notice())
    put(many, "other", "1", notice())
    parts = many.postings.announcements(home)
    row = many.review.split(home, [parts[1].id], "li")
    put(many, "third", "1", notice())
    assert _home(many, "school") != _home(many, "other")
    clock.advance(days=1)
    put(many, "other", "1", notice(apply_url="http://jobs.example/"))
    assert _home(many, "school") != _home(many, "other")
    many.review.undo(row.id, "wang")
    assert _home(many, "school") == _home(many, "other") == home
    assert many.postings.count() == 1


def test_undoing_a_merge_brings_back_what_staff_had_said_before(many: Store) -> None:
    home = put(many, "school", "1", notice())
    put(many, "other", "1", notice())
    split = many.review.split(home, [many.postings.announcements(home)[1].id], "li")
    merge = many.review.merge(home, split.after["posting"], "wang")
    assert many.postings.count() == 1
    many.review.undo(merge.id, "wang")
    put(many, "third", "1", notice())
    assert _home(many, "school") != _home(many, "other")


def test_a_split_of_all_or_nothing_is_refused(store: Store) -> None:
    crawl(store, {"1": notice()})
    home = new_id("school", "1")
    parts = store.postings.announcements(home)
    for chosen in ([], [parts[0].id]):
        with pytest.raises(StoreError, match="some of its announcements"):
            store.review.split(home, chosen, "li")


def test_figures_of_duplicates(many: Store) -> None:
    home = put(many, "school", "1", notice())
    for origin in ("other", "third"):
        put(many, origin, "1", notice())
    put(many, "fourth", "1", notice(locations=[], raw={"published": "2026-03-01"}))
    figures = many.statistics.dedupe()
    assert (figures["announcements"], figures["postings"], figures["ratio"], figures["possible"]) == (4, 2, 2.0, 1)
    assert figures["sizes"] == [{"code": "1", "count": 1}, {"code": "3", "count": 1}]
    assert (figures["joined"], figures["precision"]) == (2, 1.0)
    (waiting,) = many.review.possible()
    verdict = many.review.judge(waiting.id, (waiting.a, waiting.b), "li", same=False)
    many.review.split(home, [many.postings.announcements(home)[2].id], "li")
    figures = many.statistics.dedupe()
    assert (figures["joined"], figures["split"], figures["precision"]) == (2, 1, 0.5)
    assert figures["verdicts"] == {"same": 0, "different": 1}
    many.review.undo(verdict.id, "li")
    many.review.merge(waiting.a, waiting.b, "li")
    assert many.statistics.dedupe()["verdicts"] == {"same": 1, "different": 0}


def test_stored_postings_are_explained_pair_by_pair(many: Store) -> None:
    home = put(many, "school", "1", notice())
    put(many, "other", "1", notice())
    city = put(many, "third", "1", VARIANTS["another city"])
    one = explain(many, home, home)
    assert one["decision"] == "same" and one["explain"][0]["rule"] == "one posting" and len(one["pairs"]) == 1
    two = explain(many, home, city)
    assert two["decision"] == "different" and len(two["pairs"]) == 2
    assert ("place", "contradict") in {(piece["field"], piece["rule"]) for piece in two["explain"]}
    many.review.merge(home, city, "li")
    (said,) = {pair["explain"][0]["rule"] for pair in explain(many, home, city)["pairs"] if "third" in pair["b"]}
    assert said == "staff"
    with pytest.raises(StoreError, match="no posting nothing"):
        explain(many, home, "nothing")


@pytest.mark.parametrize("person", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_merging_keeps_the_posting_that_readers_know(many: Store, clock: Clock, person: bool, turned: bool) -> None:
    waiting = put(many, "corp", "1", notice(title="招聘公告", description=TEXT * 2))
    clock.advance(hours=1)
    published = put(many, "school", "1", notice(title="云岭电子测试工程师", description=TEXT[::-1]))
    if person:
        many.review.decide(published, "approve", "li")
    assert [many.postings.get(each).review for each in (waiting, published)] == ["pending", "approved"]  # type: ignore[union-attr]
    row = many.review.merge(*((published, waiting) if turned else (waiting, published)), "li")
    assert (row.subject, row.after["into"]) == (published, published)
    merged = many.postings.get(waiting)
    assert merged is not None and (merged.id, merged.review) == (published, "approved")
    many.review.undo(row.id, "li")
    assert [many.postings.get(each).review for each in (waiting, published)] == ["pending", "approved"]  # type: ignore[union-attr]


def test_of_two_published_ones_merging_keeps_the_older(many: Store, clock: Clock) -> None:
    older = put(many, "school", "1", notice())
    clock.advance(hours=1)
    younger = put(many, "other", "1", notice(title="云岭电子测试工程师", description=TEXT[::-1]))
    assert many.review.merge(younger, older, "li").after == {"into": older, "from": younger}


def possible(many: Store) -> Any:
    """A pair that waits for staff."""
    put(many, "school", "1", notice())
    put(many, "other", "1", notice(locations=[], raw={"published": "2026-03-01"}))
    return many.review.possible()[-1]


def test_of_two_that_judge_one_pair_the_later_is_told(many: Store) -> None:
    pair = possible(many)
    many.review.judge(pair.id, (pair.a, pair.b), "li", same=True)
    for same in (True, False):
        with pytest.raises(Conflict, match="look again"):
            many.review.judge(pair.id, (pair.a, pair.b), "wang", same=same)
    assert [row.action for row in many.review.audit()] == ["merge"]


def test_a_pair_one_of_which_was_merged_elsewhere_is_judged_as_it_stands_now(many: Store) -> None:
    pair = possible(many)
    third = put(many, "third", "1", VARIANTS["another city"])
    merged = many.review.merge(third, pair.b, "wang").after["into"]
    with pytest.raises(Conflict):
        many.review.judge(pair.id, (pair.a, pair.b) if merged == third else (pair.a, "gone"), "li", same=True)
    row = many.review.judge(pair.id, (pair.a, merged), "li", same=True)
    assert pair.id not in [left.id for left in many.review.possible()]
    many.review.undo(row.id, "li")
    assert pair.id in [left.id for left in many.review.possible()]


def test_a_pair_one_of_which_was_taken_down_is_told(many: Store) -> None:
    pair = possible(many)
    many.postings.hide(pair.b, "wang", "")
    with pytest.raises(Conflict, match="look again"):
        many.review.judge(pair.id, (pair.a, pair.b), "li", same=True)


FLAGGED = notice(title="云岭电子测试工程师", description=TEXT[::-1], review_reasons=["flag_age"])


def reviews(many: Store, *ids: str) -> list[str]:
    return [found.review if (found := many.postings.get(each)) else "none" for each in ids]


@pytest.mark.parametrize("other", ["approve", "reject", None])
def test_merging_takes_nothing_from_readers_that_was_published(many: Store, clock: Clock, other: Any) -> None:
    """Whatever was decided of the other one, and also when a source says something afterwards."""
    flagged = put(many, "other", "1", FLAGGED)
    clock.advance(hours=1)
    published = put(many, "school", "1", notice())
    if other:
        many.review.decide(flagged, other, "li")
    row = many.review.merge(flagged, published, "li")
    assert reviews(many, flagged, published) == ["approved", "approved"]
    put(many, "third", "1", notice())
    assert reviews(many, flagged, published) == ["approved", "approved"]
    many.review.undo(row.id, "li")
    assert reviews(many, flagged, published) == [
        {"approve": "approved", "reject": "rejected"}.get(other, "pending"),
        "approved",
    ]


def test_of_a_person_s_and_a_source_s_approval_the_merged_one_keeps_both(many: Store, clock: Clock) -> None:
    waiting = put(many, "corp", "1", notice())
    many.review.decide(waiting, "approve", "li")
    clock.advance(hours=1)
    published = put(many, "school", "1", notice(title="云岭电子测试工程师", description=TEXT[::-1] * 2))
    many.review.merge(waiting, published, "li")
    assert reviews(many, waiting, published) == ["approved", "approved"]


def test_an_approval_is_taken_back_after_the_merge_that_followed_it(many: Store, clock: Clock) -> None:
    waiting = put(many, "corp", "1", notice())
    published = put(many, "school", "1", notice(title="云岭电子测试工程师", description=TEXT[::-1]))
    approved = many.review.decide(waiting, "approve", "li")
    merged = many.review.merge(waiting, published, "li")
    with pytest.raises(Conflict, match="undo that first"):
        many.review.undo(approved.id, "li")
    many.review.undo(merged.id, "li")
    many.review.undo(approved.id, "li")
    assert reviews(many, waiting, published) == ["pending", "approved"]


def test_pairs_that_wait_are_counted_and_come_in_pages(many: Store) -> None:
    for number in range(3):
        put(
            many,
            "school",
            str(number),
            notice(title=f"云岭电子2026届{number}部招聘", description=f"{number}部{TEXT[number * 40 :]}"),
        )
        silent = notice(
            title=f"云岭电子2026届{number}部招聘", description=f"{number}部{TEXT[number * 40 :]}", locations=[], raw={}
        )
        put(many, "other", str(number), silent)
    pairs = many.review.possible()
    assert many.review.possible_size() == len(pairs) >= 3
    assert [*many.review.possible(2), *many.review.possible(50, pairs[1].id)] == pairs
    many.postings.hide(pairs[0].a, "li", "")
    assert pairs[0] not in many.review.possible()
    assert many.review.possible_size() == len(many.review.possible()) < len(pairs)
