"""Real texts through the whole path: a smaller draw of what ``python -m benchmarks.real_input`` runs."""

from __future__ import annotations

import pytest

from benchmarks.real_input import Outcome, run
from tests.sites.real import SHARED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the folder `shared` with real texts is not beside the project"),
]
ROWS = 800


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return run(tmp_path_factory.mktemp("real"), ROWS)


def test_every_site_ends_with_a_named_outcome(outcome: Outcome) -> None:
    ends = {row["source"]: row["outcome"] for row in outcome.reports}
    assert {end for source, end in ends.items() if source.startswith(("postings", "seeds"))} == {"ok"}, ends
    assert set(ends.values()) <= {"ok", "incomplete"}
    assert all(row["reason"] for row in outcome.reports if row["outcome"] != "ok")


def test_nothing_is_lost_on_the_way(outcome: Outcome) -> None:
    """Each row is a posting, a repost of one, or a rejected page with its reason."""
    rows = [row for row in outcome.reports if row["source"].startswith("postings")]
    assert sum(row["new"] + row["rejected"] for row in rows) == ROWS
    assert sum(row["rejected"] for row in rows) <= ROWS // 20
    assert all(reason.partition(": ")[2] for reason in outcome.rejected)


def test_the_saved_pages_of_career_centres_are_read(outcome: Outcome) -> None:
    (seeds,) = [row for row in outcome.reports if row["source"] == "seeds"]
    assert (seeds["new"], seeds["rejected"]) == (5, 0)


def test_what_is_approved_is_indexed(outcome: Outcome) -> None:
    assert 0 < outcome.indexed <= outcome.postings <= outcome.announcements


def test_most_postings_say_where_and_who(outcome: Outcome) -> None:
    assert outcome.fill["employer"] > 0.8
    assert outcome.fill["locations"] > 0.8
