"""On PostgreSQL a page and a person who lock the same rows do not wait for each other for ever, nor does either fail."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from sqlalchemy import select, update

from pipelines.posting import Organization
from store import employer_class, tables
from store.deadlocks import taken_up_again
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import posting, save

ON_POSTGRESQL = pytest.mark.parametrize(
    "store", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)


@ON_POSTGRESQL
def test_a_page_that_tells_an_employers_class_while_staff_approve_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page holds its posting and is about to write the employer; the person wants both."""
    run = store.crawls.begin_run("corp").id
    before = posting(
        hiring_organization=Organization(name="云岭电子有限公司", normalized="云岭电子", employer_class=None)
    )
    save(store, run, before, "1", "corp")
    (waiting,) = store.review.queue()
    assert waiting.reasons == ["new_employer"]
    employer = waiting.posting.hiring_organization.id
    heed, errors = employer_class.heed, []

    def approve() -> None:
        try:
            store.review.approve_employer(employer, "li")
        except Exception as error:
            errors.append(error)

    person = threading.Thread(target=approve)

    def meanwhile(*given: Any) -> None:
        person.start()
        person.join(0.5)
        heed(*given)

    monkeypatch.setattr(employer_class, "heed", meanwhile)
    save(store, run, posting(title="云岭电子2026届春季招聘", hiring_organization=Organization(name="云岭电子有限公司", normalized="云岭电子", employer_class="private")), "1", "corp")  # fmt: skip
    person.join(20)
    assert not person.is_alive() and errors == []
    found = store.postings.get(new_id("corp", "1"))
    assert found is not None and found.review == "approved" and found.title == "云岭电子2026届春季招聘"
    assert found.hiring_organization.employer_class == "private"


@ON_POSTGRESQL
def test_the_victim_of_a_deadlock_is_taken_up_again(store: Store) -> None:
    run = store.crawls.begin_run("school").id
    for key in ("1", "2"):
        save(store, run, posting(f"云岭电子第{key}号招聘"), key)
    ids = [new_id("school", "1"), new_id("school", "2")]
    table, both, begun = tables.Posting, threading.Barrier(2), []

    @taken_up_again
    def touch(order: list[str]) -> None:
        begun.append(order)
        with store.database.write() as connection:
            for number, identity in enumerate(order):
                connection.execute(update(table).where(table.id == identity).values(version=table.version + 1))
                if not number and len(begun) <= 2:
                    both.wait(10)

    threads = [threading.Thread(target=touch, args=[order]) for order in (ids, ids[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    with store.database.read() as connection:
        assert set(connection.scalars(select(table.version).where(table.id.in_(ids)))) == {3}
    assert len(begun) >= 3, "one of the two (on a busy machine each in its turn) was taken back and taken up again"
