"""Documents out of the store: what a posting does not state comes from where it was seen."""

from __future__ import annotations

import json

from pipelines.posting import Salary
from search.analysis import tokens
from search.documents import NEVER, fields, minutes
from search.making import make
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import START, Clock, clock, crawl, laid_database, laid_file, posting, store

__all__ = ["clock", "laid_database", "laid_file", "store"]


def test_what_states_no_day_counts_as_posted_when_it_was_first_seen(store: Store, clock: Clock) -> None:
    crawl(store, {"dated": posting(), "undated": posting("无日期的公告", date_posted=None)})
    clock.advance(days=3)
    crawl(store, {"dated": posting(), "undated": posting("无日期的公告", date_posted=None)})
    ids = [new_id("school", key) for key in ("dated", "undated")]
    made = {row.id: json.loads(row.body) for row in make(store, ids, frozenset()).documents}
    assert [made[one]["posted"] for one in ids] == [minutes(posting().date_posted), minutes(START)]


def test_a_trade_is_counted_by_its_section_and_found_by_both_names() -> None:
    made = fields(posting(industry="J66"))
    assert made["industry"] == ["J"]
    for name in ("金融业", "货币金融服务"):
        assert set(tokens(name)) <= set(str(made["facts"]).split())


def test_a_trade_that_is_called_like_its_section_is_said_once() -> None:
    found = str(fields(posting(industry="P83"))["facts"]).split()
    assert found.count("教育") == 1


def test_what_postings_state_alike_is_made_alike() -> None:
    stated = {"industry": "J66", "majors": ["080901"], "salary": Salary(min=8000, max=12_000, unit="month")}
    first, second = (fields(posting(**stated)) for _ in range(2))
    assert first == second
    assert first["major"] == ["08", "0809", "080901"]
    assert fields(posting(**stated | {"salary": None}))["salary"] == ["none"]


def test_registration_for_a_fair_is_no_deadline_of_students() -> None:
    """It is that of the employers that take part; a talk's last day is that of applying to its employer."""
    stated = {"valid_through": START.date()}
    assert fields(posting(type="fair", **stated))["deadline"] == NEVER
    assert fields(posting(type="talk", **stated))["deadline"] == minutes(START.date())
