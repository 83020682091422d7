"""The short form of ``benchmarks.kills``: ``python -m tests.store.killing POINT…`` dies once at each named point.

The first database gets the undisturbed crawls; each point a further one: URLs are read from standard input, one a line,
of databases that have the schema.
Prints one JSON object: point → what differs afterwards, empty when nothing does.
"""

from __future__ import annotations

import json
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.killing import (
    NOW,
    Dump,
    Result,
    child,
    compare,
    database_dump,
    ended,
    index,
    index_dump,
    told,
    warm,
    weigh,
)
from config.settings import Settings, load_settings
from store.failpoints import CRAWL_POINTS, arm
from store.records import RunEnd
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, source

READINGS = batch(6)
RUNS = 2


def crawls(settings: Settings, wish: str = "") -> None:
    """Two crawls of a school and one of a site whose only page fails; those that are finished are not begun again."""
    clock = Clock(NOW)
    store = Store.open(settings.database, clock)
    arm(wish)
    store.crawls.sync_sources([source("school"), source("broken")])
    for number in range(RUNS):
        if sum(1 for run in store.crawls.runs("school") if run["finished_at"]) == number:
            crawl(store, dict(list(READINGS.items())[: 4 + number]))
        clock.advance(hours=30)
    if not any(run["finished_at"] for run in store.crawls.runs("broken")):
        run = store.crawls.begin_run("broken")
        store.crawls.page_failed(run.id, "http://broken.example/1", "gone", "404", key="1")
        store.crawls.finish_run(run.id, RunEnd("incomplete", "1 page"))
    store.close()


def killed_at(point: str, settings: Settings, expected: Dump, indexed: Dump) -> list[str]:
    """Die at the point, start again until the end; what differs from the undisturbed run."""
    result = Result()
    steps: tuple[Any, ...] = (crawls, index)
    for step in steps:
        outcomes = [ended(child(lambda step=step: step(settings, point)), 20)]  # type: ignore[misc]
        mine = (step is crawls) == (point in CRAWL_POINTS)
        if mine and outcomes != ["killed"]:
            result.differing.append(f"{point} was never reached")
        if outcomes != ["done"]:
            outcomes.append(ended(child(lambda step=step: step(settings)), 20))  # type: ignore[misc]
        if outcomes[-1] != "done":
            result.differing.append(f"{step.__name__}: {outcomes}")
    compare(result, expected, told(lambda: database_dump(settings)))
    compare(result, indexed, told(lambda: index_dump(settings)))
    return result.differing


def main() -> None:
    """All points, one database each."""

    urls = iter(sys.stdin.read().split())
    points = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:

        def home(name: str) -> Settings:
            later = NOW + timedelta(hours=31)
            return load_settings(Path(folder) / name, database_url=next(urls), now=later)

        calm = home("calm")
        warm(lambda: (crawls(calm), index(calm)))
        weigh(list(READINGS.values()))
        expected, indexed = told(lambda: database_dump(calm)), told(lambda: index_dump(calm))
        found = {point: killed_at(point, home(point), expected, indexed) for point in points}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
