"""Two crawls of one posting and two indexers in every order: the newest version wins, index and database are equal.

All four run the real code in threads of their own. Only one runs at a time: wherever it stands between two transactions a
seeded scheduler says who goes on, so that a schedule that fails can be run again by its number.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.posting import Posting
from search import indexer
from search.engines.embedded import Embedded
from store.failpoints import watch
from store.records import Listed, RunEnd
from store.refresh import new_id
from store.store import Store
from tests.store.conftest import Clock, posting, save

BETWEEN = frozenset((
    "begin-after-commit", "listing-after-commit", "page-before-begin", "page-after-commit", "finish-after-commit",
    "index-after-bulk", "index-before-ack", "index-after-ack",
))  # fmt: skip
"""Points at which nothing is held: neither a transaction nor the index writer's lock."""
SCHEDULES = {"sqlite": 50, "postgresql": 20}
ALL_SCHEDULES = {"sqlite": 200, "postgresql": 40}
"""With ``--full``."""
SHARED = new_id("school", "1")


class Turns:
    """Who runs: one of the live threads, chosen anew at every point between transactions."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._change = threading.Condition()
        self._live: dict[str, threading.Thread] = {}
        self._turn = ""
        self.order: list[str] = []
        self.errors: list[BaseException] = []

    def run(self, works: dict[str, Callable[[], None]]) -> None:
        """Run all to their end."""
        self._live = {name: threading.Thread(target=self._one, args=(name, work)) for name, work in works.items()}
        self._next()
        threads = list(self._live.values())
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
            assert not thread.is_alive(), f"stuck after {self.order}"

    def _one(self, name: str, work: Callable[[], None]) -> None:
        threading.current_thread().name = name
        self._wait(name)
        try:
            work()
        except BaseException as error:
            self.errors.append(error)
        with self._change:
            del self._live[name]
            self._next()

    def _next(self) -> None:
        with self._change:
            if self._live:
                self._turn = self._rng.choice(sorted(self._live))
                self.order.append(self._turn)
            self._change.notify_all()

    def _wait(self, name: str) -> None:
        with self._change:
            self._change.wait_for(lambda: self._turn == name, 120)

    def passed(self, point: str) -> None:
        """The watcher of :mod:`store.failpoints`."""
        name = threading.current_thread().name
        if point in BETWEEN and name in self._live:
            self._next()
            self._wait(name)


@pytest.fixture
def turns() -> Iterator[Callable[[int], Turns]]:
    def make(seed: int) -> Turns:
        made = Turns(seed)
        watch(made.passed)
        return made

    yield make
    watch(None)


def visit(store: Store, source: str, readings: dict[str, Posting]) -> None:
    """One crawl; the other school carries the first posting again."""
    run = store.crawls.begin_run(source, full=True)
    rows = [Listed(key, f"http://{source}.example/{key}", key) for key in readings]
    for key in store.crawls.record_listing(run.id, f"http://{source}.example/list", rows, last=True):
        save(store, run.id, readings[key], key, source, into=SHARED if key == "1" else None)
    store.crawls.finish_run(run.id, RunEnd("ok", complete=True, found=len(rows)))


def readings(seed: int, source: str) -> dict[str, Posting]:
    """What changes every time: the place of the shared posting, the text of an own one."""
    code = f"{11 + seed % 50}0{seed % 9 + 1}00"
    return {
        "1": posting(locations=[code], description=f"第{seed}次，{source}" * (3 if source == "other" else 1)),
        f"own-{source}": posting(f"{source} 自己的岗位，第{seed}次修改"),
    }


def test_the_newest_version_wins_in_every_order(
    store: Store, clock: Clock, tmp_path: Path, turns: Callable[[int], Turns], full: bool
) -> None:
    schedules = (ALL_SCHEDULES if full else SCHEDULES)[store.database.dialect]
    folder = tmp_path / "index"
    visit(store, "school", readings(0, "school"))
    visit(store, "other", readings(0, "other"))
    orders = set()
    for seed in range(1, schedules + 1):
        clock.advance(hours=30)
        played = turns(seed)
        played.run({
            "crawl of school": lambda seed=seed: visit(store, "school", readings(seed, "school")),
            "crawl of other": lambda seed=seed: visit(store, "other", readings(seed, "other")),
            "indexer 1": lambda: indexer.sync(store, Embedded(folder), batch=2) and None,
            "indexer 2": lambda: indexer.sync(store, Embedded(folder), batch=3) and None,
        })  # fmt: skip
        assert not played.errors, (seed, played.order, played.errors)
        orders.add(tuple(played.order))
        last = store.postings.versions(SHARED)
        found = store.postings.get(SHARED)
        assert found is not None and [row.number for row in last] == sorted({row.number for row in last}, reverse=True)
        assert found.version == max(
            change.version for change in store.postings.changes(0) if change.posting_id == SHARED
        )
        said = {item.source: item.reading.locations for item in store.postings.announcements(SHARED)}
        assert said == {source: readings(seed, source)["1"].locations for source in ("school", "other")}, seed
        assert found.locations == readings(seed, "other")["1"].locations, (seed, played.order)
        verdict = indexer.verify(store, Embedded(folder))
        assert verdict.ok and verdict.compared == 3, (seed, played.order, verdict)
    assert len(orders) > schedules // 2
