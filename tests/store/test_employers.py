"""Employers in the store: names, merging that survives crawls, undoing, what was decided."""

from __future__ import annotations

import pytest

from pipelines.posting import Organization, Posting
from store.records import Conflict, Employer, StoreError
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import Clock, crawl, posting

NORTH = Organization(name="云岭电子有限公司", normalized="云岭电子", employer_class="private")
SOUTH = Organization(name="云岭电子（南方）有限公司", normalized="云岭电子南方")
PARENT = Organization(name="云岭集团", normalized="云岭")


def offer(organization: Organization, title: str = "硬件工程师") -> Posting:
    return posting(f"{organization.name}招聘{title}", hiring_organization=organization)


def employer(store: Store, name: str) -> Employer:
    found = store.employers.find(name)
    assert found is not None
    return found


def of(store: Store, key: str) -> str:
    found = store.postings.get(new_id("school", key))
    assert found is not None
    return found.hiring_organization.id


@pytest.fixture
def three(store: Store) -> Store:
    crawl(store, {"north": offer(NORTH), "south": offer(SOUTH), "parent": offer(PARENT)})
    return store


def test_names_class_and_postings(three: Store) -> None:
    north = employer(three, "云岭电子")
    assert (north.name, north.employer_class, north.reviewed, north.postings) == (
        "云岭电子有限公司",
        "private",
        False,
        1,
    )
    assert employer(three, "云岭电子有限公司").id == north.id


def test_a_merge_is_one_action_and_survives_crawls(three: Store, clock: Clock) -> None:
    north, south = employer(three, "云岭电子"), employer(three, "云岭电子南方")
    three.employers.merge(north.id, south.id, "li")
    assert employer(three, "云岭电子南方").id == north.id
    assert {"云岭电子南方", "云岭电子（南方）有限公司"} <= set(employer(three, "云岭电子").aliases)
    clock.advance(days=2)
    crawl(three, {"south": offer(SOUTH, "软件工程师"), "new": offer(SOUTH, "测试工程师")})
    assert of(three, "south") == of(three, "new") == north.id


def test_names_of_many_are_read_at_once_and_a_merged_one_keeps_its_own(three: Store) -> None:
    north, south = employer(three, "云岭电子"), employer(three, "云岭电子南方")
    three.employers.merge(north.id, south.id, "li")
    assert three.employers.names([north.id, south.id, "e0"]) == {north.id: NORTH.name, south.id: SOUTH.name}
    assert three.employers.names([]) == {}


def test_undoing_gives_names_and_later_postings_back(three: Store, clock: Clock) -> None:
    north, south = employer(three, "云岭电子"), employer(three, "云岭电子南方")
    row = three.employers.merge(north.id, south.id, "li")
    clock.advance(days=2)
    crawl(three, {"new": offer(SOUTH, "测试工程师")})
    three.review.undo(row.id, "wang")
    assert employer(three, "云岭电子南方").id == south.id
    assert (of(three, "north"), of(three, "south"), of(three, "new")) == (north.id, south.id, south.id)
    assert [found.action for found in three.employers.history(north.id)] == ["merge_employers", "undo_merge_employers"]


def test_merges_upon_merges_are_undone_in_any_order(three: Store) -> None:
    north, south, parent = (employer(three, name) for name in ("云岭电子", "云岭电子南方", "云岭"))
    first = three.employers.merge(north.id, south.id, "li")
    second = three.employers.merge(parent.id, north.id, "li")
    found = three.employers.get(south.id)
    assert found is not None and found.id == parent.id
    three.review.undo(second.id, "li")
    assert (of(three, "north"), of(three, "south"), of(three, "parent")) == (north.id, north.id, parent.id)
    three.review.undo(first.id, "li")
    assert (of(three, "north"), of(three, "south"), of(three, "parent")) == (north.id, south.id, parent.id)


def test_what_cannot_be_merged_is_said(three: Store) -> None:
    north, south, parent = (employer(three, name) for name in ("云岭电子", "云岭电子南方", "云岭"))
    three.employers.merge(north.id, south.id, "li")
    with pytest.raises(StoreError, match=f"was merged into {north.id}"):
        three.employers.merge(south.id, parent.id, "li")
    for other, problem in ((north.id, "itself"), ("e0", "no employer e0")):
        with pytest.raises(StoreError, match=problem):
            three.employers.merge(north.id, other, "li")


def class_of(store: Store, key: str) -> str | None:
    found = store.postings.get(new_id("school", key))
    assert found is not None
    return found.hiring_organization.employer_class


def test_a_class_set_by_hand_stands_above_what_crawls_read(three: Store, clock: Clock) -> None:
    north = employer(three, "云岭电子")
    head = three.outbox.head()
    row = three.employers.set_class(north.id, "state_owned", "li", "annual report")
    assert (row.before["class"], row.after["class"]) == ("private", "state_owned")
    assert [change.posting_id for change in three.postings.changes(head)] == [new_id("school", "north")]
    assert class_of(three, "north") == "state_owned"
    clock.advance(days=2)
    report = crawl(three, {"north": offer(NORTH, "软件工程师"), "new": offer(NORTH, "测试工程师")})
    assert (report.new, report.changed) == (1, 1)
    assert class_of(three, "north") == class_of(three, "new") == "state_owned"
    assert employer(three, "云岭电子").employer_class == "state_owned"
    three.review.undo(row.id, "wang")
    assert class_of(three, "north") == class_of(three, "new") == "private"
    assert [found.action for found in three.employers.history(north.id)] == ["set_class", "undo_set_class"]


def test_a_class_set_by_hand_survives_merges_and_their_undoing(three: Store) -> None:
    north, south = employer(three, "云岭电子"), employer(three, "云岭电子南方")
    three.employers.set_class(south.id, "foreign", "li")
    row = three.employers.merge(north.id, south.id, "li")
    assert class_of(three, "north") == class_of(three, "south") == "foreign"
    three.review.undo(row.id, "li")
    assert (class_of(three, "north"), class_of(three, "south")) == ("private", "foreign")
    three.employers.set_class(north.id, "state_owned", "li")
    three.employers.merge(north.id, south.id, "li")
    assert class_of(three, "north") == class_of(three, "south") == "state_owned"


def test_corrections_of_a_class_are_undone_last_first(three: Store) -> None:
    north = employer(three, "云岭电子")
    first = three.employers.set_class(north.id, "state_owned", "li")
    second = three.employers.set_class(north.id, "foreign", "wang")
    with pytest.raises(Conflict, match="set again"):
        three.review.undo(first.id, "li")
    three.review.undo(second.id, "li")
    three.review.undo(first.id, "li")
    assert class_of(three, "north") == "private"
    with pytest.raises(StoreError, match="one of government"):
        three.employers.set_class(north.id, "rich", "li")
