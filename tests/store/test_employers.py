"""Employers in the store: names, merging that survives crawls, undoing, what was decided."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from pipelines.posting import Evidence, Organization, Posting
from store import tables
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


def test_an_employer_that_nobody_approved_yet_is_shown_to_staff_only(store: Store) -> None:
    """Nor one whose only posting was rejected or taken down: exports, API and figures name those of approved postings."""
    crawl(store, {"waits": offer(NORTH)}, "corp")
    (waiting,) = store.review.queue(9)
    identity = waiting.posting.hiring_organization.id
    assert store.employers.get(identity) is not None

    def shown() -> tuple[list[str], int]:
        return [one.id for one in store.employers.iterate()], store.statistics.totals()["employers"]

    assert shown() == ([], 0)
    store.review.decide(waiting.posting.id, "approve", "li")
    assert shown() == ([identity], 1)
    store.postings.hide(waiting.posting.id, "li", "欺诈")
    assert shown() == ([], 0)
    assert (employer(store, "云岭电子").postings, store.employers.postings(identity)) == (0, [])


def test_an_employer_stays_the_same_when_an_upgrade_changes_its_normal_form(store: Store, clock: Clock) -> None:
    crawl(store, {"old": offer(Organization(name=NORTH.name, normalized="云岭电子有限"))})
    before = of(store, "old")
    clock.advance(days=2)
    crawl(
        store,
        {"old": offer(NORTH, "软件工程师"), "other": offer(Organization(name="云岭电子公司", normalized="云岭电子"))},
    )
    assert of(store, "old") == of(store, "other") == before
    assert {employer(store, name).id for name in ("云岭电子", "云岭电子有限", "云岭电子公司")} == {before}


def test_names_that_an_upgrade_tells_apart_are_two_employers(store: Store, clock: Clock) -> None:
    crawl(store, {"north": offer(NORTH), "south": offer(Organization(name=SOUTH.name, normalized="云岭电子"))})
    assert of(store, "north") == of(store, "south")
    clock.advance(days=2)
    crawl(store, {"north": offer(NORTH, "软件工程师"), "south": offer(SOUTH, "测试工程师")})
    assert of(store, "north") != of(store, "south")


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


def told(kind: str | None, rule: str, text: str = "", title: str = "硬件工程师", by: Organization = NORTH) -> Posting:
    """A posting whose own reading gives the class."""
    reading = offer(by.model_copy(update={"employer_class": kind}), title)
    reading.explain = [Evidence(field="hiring_organization", rule=rule, text=text)]
    return reading


STATED = {str(n): told("state_owned", "stated", "国有企业", f"{n}号工程师") for n in range(3)}
LISTED = told("central_soe", "published list", "云岭电子有限公司", "算法工程师")


def why(found: Employer) -> str:
    """Rule and words of an employer's class."""
    assert found.class_why is not None
    return f"{found.class_why.rule}: {found.class_why.text}"


def classes(store: Store) -> dict[str, str | None]:
    """Of all postings in the store, by title."""
    return {found.title[8:]: found.hiring_organization.employer_class for found in store.postings.iterate()}


def test_a_better_reading_of_one_posting_is_that_of_its_employer_and_of_all(store: Store, clock: Clock) -> None:
    crawl(store, STATED)
    head = store.outbox.head()
    clock.advance(days=1)
    crawl(store, {"listed": LISTED})
    assert set(classes(store).values()) == {"central_soe"}
    found = employer(store, "云岭电子")
    assert (found.employer_class, why(found)) == ("central_soe", "published list: 云岭电子有限公司")
    ids = [new_id("school", key) for key in ("0", "1", "2", "listed")]
    assert {change.posting_id for change in store.postings.changes(head)} == set(ids)
    one = store.postings.get(ids[0])
    assert one is not None and one.version == 2
    assert [(piece.rule, piece.text) for piece in one.explain] == [("published list", "云岭电子有限公司")]
    clock.advance(days=1)
    report = crawl(store, STATED | {"3": told("state_owned", "stated", "国企", "3号工程师")})
    assert (report.new, report.changed) == (1, 0)
    assert set(classes(store).values()) == {"central_soe"}


def test_of_equal_readings_the_narrower_is_right_and_what_says_nothing_changes_nothing(store: Store) -> None:
    crawl(
        store,
        {"a": told("central_soe", "word of the name", "中国"), "b": told("state_owned", "no own name", title="乙")},
    )
    crawl(store, {"c": told(None, "", title="丙"), "d": told("private", "word of the name", "有限公司", title="丁")})
    assert set(classes(store).values()) == {"central_soe"}


def test_what_decided_and_reads_otherwise_later_decides_no_more(store: Store, clock: Clock) -> None:
    """As when a name is taken out of a list."""
    crawl(store, STATED | {"listed": LISTED})
    clock.advance(days=2)
    crawl(store, {"listed": told("private", "word of the name", "有限公司", "算法工程师")})
    assert set(classes(store).values()) == {"state_owned"}
    assert why(employer(store, "云岭电子")) == "stated: 国有企业"


def test_what_decided_and_names_another_employer_later_takes_its_reading_along(store: Store, clock: Clock) -> None:
    crawl(store, STATED | {"listed": LISTED})
    clock.advance(days=2)
    crawl(store, {"listed": told("central_soe", "published list", "云岭集团", "算法工程师", by=PARENT)})
    assert (employer(store, "云岭电子").employer_class, employer(store, "云岭").employer_class) == (
        "state_owned",
        "central_soe",
    )
    assert [class_of(store, key) for key in ("0", "1", "2", "listed")] == [*["state_owned"] * 3, "central_soe"]


def test_merged_employers_have_the_stronger_class_until_they_come_apart(store: Store) -> None:
    crawl(store, STATED | {"south": told("central_soe", "known employer", "云岭", by=SOUTH)})
    north, south = employer(store, "云岭电子"), employer(store, "云岭电子南方")
    row = store.employers.merge(north.id, south.id, "li")
    assert {class_of(store, key) for key in (*STATED, "south")} == {"central_soe"}
    store.review.undo(row.id, "li")
    assert [class_of(store, key) for key in (*STATED, "south")] == [*["state_owned"] * 3, "central_soe"]
    assert why(employer(store, "云岭电子")) == "stated: 国有企业"


def test_an_employer_of_an_older_store_is_decided_with_its_next_posting(store: Store, clock: Clock) -> None:
    crawl(store, STATED | {"listed": LISTED})
    with store.database.write() as connection:
        connection.execute(update(tables.Employer).values(class_told=None, employer_class="state_owned"))
        mixed = select(tables.Posting).where(tables.Posting.id != new_id("school", "listed"))
        for row in connection.execute(mixed).all():
            organization = row.data["hiring_organization"] | {"class": "state_owned"}
            values = {"data": row.data | {"hiring_organization": organization}}
            connection.execute(update(tables.Posting).where(tables.Posting.id == row.id).values(values))
    clock.advance(days=2)
    crawl(store, {"new": told("state_owned", "stated", "国企", "测试工程师")})
    assert set(classes(store).values()) == {"central_soe"}
    assert why(employer(store, "云岭电子")) == "published list: 云岭电子有限公司"


def test_a_nul_is_in_nobodys_name(store: Store) -> None:
    """SQLite looks for it, PostgreSQL takes no such text: that is the asker's fault, not a server's."""
    try:
        assert store.employers.get("e\0") is None
    except StoreError as error:
        assert "NUL" in str(error) and store.database.dialect == "postgresql"
