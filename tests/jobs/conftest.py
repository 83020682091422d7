"""What several files of this folder need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.jobs.dying import Die, workers


@pytest.fixture(scope="module")
def worker() -> Iterator[Die]:
    """Starts workers that may die while they send."""
    with workers() as die:
        yield die
