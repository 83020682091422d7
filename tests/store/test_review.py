from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.exc import DBAPIError

from pipelines.posting import Organization, Posting
from store import cluster, tables
from store.records import Conflict, Member, StoreError
from store.refresh import new_id
from store.store import Store
from store.tables import Audit, AuditHead
from tests.store.conftest import Clock, batch, crawl, posting, save
from tests.thread_seconds import thread_seconds

CORP = Organization(name="海州重工股份有限公司", normalized="海州重工")


def one(store: Store, key: str = "1", source: str = "corp"):
    found = store.postings.get(new_id(source, key))
    assert found is not None
    return found


def test_a_trusted_source_publishes_unless_a_rule_flags(store: Store) -> None:
    crawl(store, {"1": posting(), "2": posting("限男性", review_reasons=["flag_gender"])})
    assert one(store, "1", "school").review == "approved"
    assert one(store, "2", "school").review == "pending"
    assert [entry.reasons for entry in store.review.queue()] == [["flag_gender"]]


def test_an_unknown_employer_of_a_review_source_waits(store: Store) -> None:
    crawl(store, {"1": posting(hiring_organization=CORP)}, "corp")
    (entry,) = store.review.queue()
    assert entry.reasons == ["new_employer"] and not entry.employer_known
    assert store.review.queue_size() == 1
    row = store.review.decide(entry.posting.id, "approve", "li", expected_version=entry.posting.version)
    assert row.before["review"] == "pending"
    assert one(store).review == "approved"
    assert store.review.queue_size() == 0
    assert [found.action for found in store.review.audit(entry.posting.id)] == ["approve"]


def test_the_moment_of_publication_is_that_of_the_first_approval(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting()})
    assert one(store, source="school").published_at == clock()
    crawl(store, {"1": posting(hiring_organization=CORP)}, "corp")
    assert one(store).published_at is None
    clock.advance(days=3)
    approved = clock()
    row = store.review.decide(one(store).id, "approve", "li")
    assert one(store).published_at == approved
    assert "published_at" not in one(store).export()
    clock.advance(days=1)
    crawl(store, {"1": posting(hiring_organization=CORP, valid_through=None)}, "corp")
    assert one(store).review == "pending", "changed in substance"
    store.review.decide(one(store).id, "approve", "li")
    assert one(store).published_at == store.postings.many([one(store).id])[one(store).id].published_at == approved
    assert next(iter(store.postings.iterate(approved))).published_at == approved
    assert row.action == "approve"


def test_what_was_published_before_the_moment_was_kept_has_none(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting()})
    with store.database.write() as connection:
        connection.execute(update(tables.Posting).values(published_at=None))
    clock.advance(days=3)
    crawl(store, {"1": posting(valid_through=None)})
    assert (one(store, source="school").version, one(store, source="school").published_at) == (2, None)


def test_a_decision_on_an_old_version_is_a_conflict(store: Store) -> None:
    crawl(store, {"1": posting(hiring_organization=CORP)}, "corp")
    store.review.decide(one(store).id, "approve", "li", expected_version=1)
    with pytest.raises(Conflict):
        store.review.decide(one(store).id, "reject", "wang", expected_version=1)


def test_undo_brings_the_state_back_once(store: Store) -> None:
    crawl(store, {"1": posting(hiring_organization=CORP)}, "corp")
    row = store.review.decide(one(store).id, "reject", "li")
    assert one(store).review == "rejected"
    store.review.undo(row.id, "wang")
    assert one(store).review == "pending"
    with pytest.raises(Conflict):
        store.review.undo(row.id, "wang")
    assert [found.undone_by is not None for found in store.review.audit(one(store).id)] == [False, True]


def test_a_rejected_posting_stays_rejected_and_a_changed_one_is_looked_at_again(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting(hiring_organization=CORP), "2": posting("二", hiring_organization=CORP)}, "corp")
    store.review.decide(one(store, "1").id, "reject", "li")
    store.review.decide(one(store, "2").id, "approve", "li")
    clock.advance(days=2)
    changed = {
        "1": posting(hiring_organization=CORP, locations=["110000"]),
        "2": posting("二", hiring_organization=CORP, locations=["110000"]),
    }
    crawl(store, changed, "corp")
    assert one(store, "1").review == "rejected"
    assert one(store, "2").review == "pending"
    assert "changed" in one(store, "2").review_reasons


def test_approving_an_employer_publishes_what_waits_for_it_and_what_comes(store: Store, clock: Clock) -> None:
    crawl(
        store,
        {
            "1": posting(hiring_organization=CORP),
            "2": posting("限男性", hiring_organization=CORP, review_reasons=["flag_gender"]),
        },
        "corp",
    )
    employer = store.employers.find("海州重工")
    assert employer is not None
    row = store.review.approve_employer(employer.id, "li")
    assert (one(store, "1").review, one(store, "2").review) == ("approved", "pending")
    clock.advance(hours=2)
    run = store.crawls.begin_run("corp")
    save(store, run.id, posting("新岗位", hiring_organization=CORP), "3", "corp")
    assert one(store, "3").review == "approved"
    with pytest.raises(Conflict):
        store.review.approve_employer(employer.id, "wang")
    store.review.undo(row.id, "li")
    assert one(store, "1").review == "pending"


def test_the_audit_cannot_be_changed(store: Store) -> None:
    crawl(store, {"1": posting(hiring_organization=CORP)}, "corp")
    store.review.decide(one(store).id, "approve", "li")
    for statement in ("UPDATE audit SET actor = 'x'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError, match="append-only"), store.database.write() as connection:
            connection.execute(text(statement))
    assert store.review.audit()[0].actor == "li"


def test_merge_survives_crawls_and_can_be_undone(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting()})
    crawl(store, {"1": posting("云岭电子校招")}, "other")
    a, b = new_id("school", "1"), new_id("other", "1")
    row = store.review.merge(a, b, "li")
    assert one(store, "1", "other").id == a
    assert len(one(store, "1", "school").sources) == 2
    clock.advance(days=2)
    crawl(store, {"1": posting("云岭电子校招（更新）")}, "other")
    assert store.postings.count() == 1
    store.review.undo(row.id, "li")
    assert store.postings.count() == 2
    assert len(one(store, "1", "school").sources) == 1


def test_split_survives_crawls(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting()})
    run = store.crawls.begin_run("other")
    save(store, run.id, posting("云岭电子校招"), "1", "other", into=new_id("school", "1"))
    parts = store.postings.announcements(new_id("school", "1"))
    store.review.split(new_id("school", "1"), [parts[1].id], "li")
    assert store.postings.count() == 2
    clock.advance(days=2)
    save(store, run.id, posting("云岭电子校招 新"), "1", "other", into=new_id("school", "1"))
    assert store.postings.count() == 2
    with pytest.raises(StoreError):
        store.review.split(new_id("school", "1"), [parts[0].id], "li")


def test_a_takedown_is_never_taken_back_by_a_crawl(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting()})
    store.postings.hide(new_id("school", "1"), "li", "asked by the employer")
    clock.advance(days=2)
    crawl(store, {"1": posting(locations=["110000"])})
    assert store.postings.get(new_id("school", "1")) is None
    assert list(store.postings.iterate(approved_only=False)) == []


def test_reports_and_possible_duplicates(store: Store) -> None:
    crawl(store, {"1": posting()})
    number = store.review.report_problem(new_id("school", "1"), "scam", "要求先交押金")
    assert [found["id"] for found in store.review.problems()] == [number]
    store.review.resolve_problem(number, "li", "已核实")
    with pytest.raises(Conflict, match="answered by li"):
        store.review.resolve_problem(number, "wang", "不是问题")
    assert store.review.problems() == []


def test_older_decisions_stand_on_the_next_page_and_what_is_hidden_has_a_title(store: Store) -> None:
    readings = batch(5)
    crawl(store, readings)
    ids = [new_id("school", key) for key in readings]
    for identity in ids:
        store.postings.hide(identity, "li", "")
    first = store.review.audit(limit=3)
    second = store.review.audit(limit=3, before=first[-1].id)
    assert [row.subject for row in [*first, *second]] == ids[::-1]
    assert store.postings.titles(ids) == {new_id("school", key): reading.title for key, reading in readings.items()}


def test_what_arrived_today_does_not_grow_less_by_deciding_it(store: Store, clock: Clock) -> None:
    crawl(store, {"old": posting("限男性的旧招聘", review_reasons=["flag_gender"])})
    clock.advance(days=1)
    midnight = clock()
    crawl(store, {n: posting(f"招聘{n}", hiring_organization=CORP) for n in "123"}, "corp")
    assert (store.review.arrived(midnight), store.review.decided(midnight)) == (3, 0)
    one_of_three = new_id("corp", "1")
    waited = store.review.queue(employer="")[0].waiting_since
    rejected = store.review.decide(one_of_three, "reject", "li")
    store.review.decide(new_id("school", "old"), "approve", "li")
    assert (store.review.arrived(midnight), store.review.decided(midnight)) == (3, 2)
    store.review.undo(rejected.id, "li")
    assert (store.review.arrived(midnight), store.review.decided(midnight)) == (3, 1)
    employer = store.review.queue()[0].posting.hiring_organization.id
    store.review.approve_employer(employer, "li")
    assert (store.review.arrived(midnight), store.review.decided(midnight)) == (3, 4)
    assert store.review.queue_size() == 0 and waited < midnight


def test_all_reports_are_counted(store: Store) -> None:
    crawl(store, {"1": posting()})
    numbers = [store.review.report_problem(new_id("school", "1"), "wrong", str(n)) for n in range(3)]
    store.review.resolve_problem(numbers[0], "li")
    assert (store.review.problems_size(), len(store.review.problems(1))) == (2, 1)


def test_what_is_undone_waits_as_long_as_before(store: Store, clock: Clock) -> None:
    crawl(store, {"1": posting("限男性的招聘", review_reasons=["flag_gender"])})
    began = store.review.queue()[0].waiting_since
    clock.advance(hours=3)
    row = store.review.decide(new_id("school", "1"), "approve", "li")
    store.review.undo(row.id, "li")
    assert store.review.queue()[0].waiting_since == began


def test_one_that_a_colleague_decided_does_not_hold_up_the_others(store: Store, clock: Clock) -> None:
    """The others are rejected with the one reason; the page is told who was faster, and what else became of the rest."""
    crawl(store, {key: posting(f"岗位{key}", hiring_organization=CORP) for key in "12345"}, "corp")
    seen = [(one(store, key).id, one(store, key).version) for key in "12345"]
    store.review.decide(one(store, "2").id, "approve", "wang")
    store.postings.hide(one(store, "3").id, "wang", "投诉")
    clock.advance(hours=2)
    run = store.crawls.begin_run("corp")
    save(store, run.id, posting("岗位4", hiring_organization=CORP, locations=["110000"]), "4", "corp")
    taken, left = store.review.decide_each(seen, "reject", "li", "链接失效")
    assert [(row.subject, row.action, row.reason) for row in taken] == [
        (seen[0][0], "reject", "链接失效"),
        (seen[4][0], "reject", "链接失效"),
    ]
    assert left == [seen[1][0], seen[2][0], seen[3][0]]
    told = {row.posting: row for row in store.review.overtaken(left)}
    assert (told[left[0]].state, told[left[0]].by) == ("approved", "wang") and told[left[0]].at is not None
    assert [told[identity].state for identity in left[1:]] == ["hidden", "changed"]
    assert told[left[2]].title == "岗位4"
    for row in taken:
        store.review.undo(row.id, "li")
    assert {one(store, key).review for key in "145"} == {"pending"}


def test_two_reviewers_at_the_same_moment_one_wins_and_the_other_is_told(store: Store) -> None:
    crawl(store, batch(6, "c") | {"x": posting(hiring_organization=CORP)}, "corp")
    seen = [(entry.posting.id, entry.posting.version) for entry in store.review.queue()]
    with ThreadPoolExecutor(2) as hands:
        both = [
            hands.submit(store.review.decide_each, seen, action, actor)
            for action, actor in (("approve", "li"), ("reject", "wang"))
        ]
        (li, li_left), (wang, wang_left) = (each.result() for each in both)
    assert {row.subject for row in li} == set(wang_left) and {row.subject for row in wang} == set(li_left)
    assert len(li) + len(wang) == len(seen)
    assert {row.by for row in store.review.overtaken(wang_left)} <= {"li"}
    assert {row.by for row in store.review.overtaken(li_left)} <= {"wang"}


def test_what_no_person_decided_has_nobodys_name(store: Store) -> None:
    crawl(store, {"1": posting(hiring_organization=CORP)}, "corp")
    store.review.approve_employer(one(store).hiring_organization.id, "wang")
    (told,) = store.review.overtaken([one(store).id])
    assert (told.state, told.by, told.at) == ("approved", "", None)


@pytest.mark.parametrize("deed", ["approve", "correct", "hide"])
def test_a_page_that_is_stored_and_a_person_do_not_undo_each_other(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    """Both read the posting before either has written it: one waits for the other, or is told."""
    crawl(store, {"1": posting(hiring_organization=CORP)}, "corp")
    seen = one(store)
    told: list[str] = []

    def decide() -> None:
        try:
            if deed == "approve":
                store.review.decide(seen.id, "approve", "li", expected_version=seen.version)
            elif deed == "hide":
                store.postings.hide(seen.id, "li", "投诉")
            else:
                store.review.correct(seen.id, {"graduation_years": [2030]}, "li", expected_version=seen.version)
            told.append("done")
        except Conflict:
            told.append("conflict")

    person = threading.Thread(target=decide)
    merge = cluster.merge

    def while_a_person_decides(members: Sequence[Member]) -> Posting:
        if not person.ident and threading.current_thread() is threading.main_thread():
            person.start()
            person.join(1)
        return merge(members)

    monkeypatch.setattr(cluster, "merge", while_a_person_decides)
    clock.advance(hours=2)
    run = store.crawls.begin_run("corp")
    save(store, run.id, posting(hiring_organization=CORP, locations=["310000"]), source_id="corp")
    person.join(120)
    store.review.undo(store.review.audit(seen.id)[0].id, "li") if deed == "hide" else None
    after = one(store)
    assert told == ["done" if deed == "hide" else "conflict"]
    assert (after.locations, after.review) == (["310000"], "pending") and after.version > seen.version
    assert deed == "hide" or store.review.audit(seen.id) == []


@pytest.mark.parametrize("decided", [0, 1])
def test_a_decision_before_a_merge_stands_until_that_is_undone_however_long_the_trail(
    store: Store, decided: int
) -> None:
    crawl(store, batch(2))
    pair = [one(store, key, "school").id for key in batch(2)]
    row = store.review.decide(pair[decided], "approve", "li")
    merged = store.review.merge(*pair, "li")
    with store.database.write() as connection:
        ids = range(merged.id + 1, merged.id + 4_001)
        same = {"at": merged.at, "actor": "li", "action": "merge", "reason": "", "before": {}, "digest": ""}
        rows = [same | {"id": n, "subject": f"x{n}", "after": {"into": f"x{n}", "from": f"y{n}"}} for n in ids]
        connection.execute(insert(Audit.core()), rows)
        connection.execute(update(AuditHead.core()).values(last=ids[-1]))
    with pytest.raises(Conflict, match="merged since"):
        store.review.undo(row.id, "li")
    store.review.undo(merged.id, "li")
    assert thread_seconds(lambda: store.review.undo(row.id, "li")) < 0.5
