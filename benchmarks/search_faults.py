"""Search while its engine is rebuilt, and while it is away: ``python -m benchmarks.search_faults [--rows 20000] [--engine embedded|8|9]``.

Over a database of real postings. First a rebuild under 50 searches a second while postings are rejected and taken back:
failed and empty answers, changes that the new index lacks. Then, for an Elasticsearch, every way of being away (a frozen
server, closed connections, refusals, read-only, half an answer, half a bulk), each while ``--changes`` changes arrive: how long
the first answer took, how many answers failed, how often the engine was asked meanwhile, how fast the changes were
caught up, and what differs afterwards. Exit code 1 when anything failed, was lost or differs.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import update

from benchmarks import prepared
from benchmarks.real_postings import NOW
from config.settings import Settings
from search import indexer
from search.engines.base import EngineError, EngineUnavailable
from search.engines.elasticsearch import Elastic
from search.engines.embedded import Embedded
from search.query import Query
from search.service import SearchService, SearchUnavailable, open_engine
from store import tables
from store.outbox import announce
from store.store import Store
from tests.faulty import FAULTS, Door
from tests.servers import Elasticsearch

PACE = 1 / 50
WORDS = ("工程师", "会计", "java", "教师", "")


@dataclass
class Searches:
    """Fifty a second from another thread; what went wrong and how long each took."""

    service: SearchService
    least: int
    took: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    degraded: int = 0

    def __enter__(self) -> Searches:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        number = 0
        while not self._stop.wait(PACE):
            word, number = WORDS[number % len(WORDS)], number + 1
            began = time.perf_counter()
            try:
                answer = self.service.search(Query(q=word, facets=["type"]))
            except SearchUnavailable as error:
                self.wrong.append(str(error)[:100])
            else:
                self.degraded += bool(answer.degraded)
                if answer.total < (1 if word else self.least):
                    self.wrong.append(f"{word!r}: {answer.total}")
            self.took.append(time.perf_counter() - began)

    def line(self) -> str:
        """Counts, and the slowest answer."""
        return f"{len(self.took)} searches, {len(self.wrong)} failed or empty {self.wrong[:1]}, slowest {max(self.took):.2f} s"


def change(store: Store, ids: list[str], turn: int) -> None:
    """A new version of some postings, as staff's decisions and crawls make them; every tenth is taken from the index."""
    for start in range(0, len(ids), 200):
        with store.database.write() as connection:
            for number, identity in enumerate(ids[start : start + 200]):
                review = "rejected" if number % 10 == 0 else "approved"
                posting = store.postings.many([identity])[identity]
                posting = posting.model_copy(
                    update={"title": f"{posting.title} {turn}", "version": posting.version + 1, "review": review}
                )
                data = posting.model_dump(mode="json", by_alias=True)
                values = {"data": data, "version": posting.version, "review": review}
                connection.execute(update(tables.Posting).where(tables.Posting.id == identity).values(**values))
                announce(connection, identity, posting.version, NOW)


def rebuilt(settings: Settings, store: Store, ids: list[str]) -> bool:
    """A rebuild under searches and changes; whether all went well."""
    engine = open_engine(settings)
    service = SearchService(store, open_engine(settings), settings.clock)
    with Searches(service, int(0.8 * len(ids))) as searches:
        writer = threading.Thread(target=change, args=(store, ids[:1000], 1))
        writer.start()
        began = time.perf_counter()
        indexer.rebuild(store, engine)
        took = time.perf_counter() - began
        writer.join()
    verdict = indexer.verify(store, engine)
    print(f"rebuild: {took:.0f} s; {searches.line()}; {_differences(verdict)}")
    service.close()
    engine.close()
    return verdict.ok and not searches.wrong


def _differences(verdict: indexer.Verdict) -> str:
    return f"missing {len(verdict.missing)}, extra {len(verdict.extra)}, stale {len(verdict.stale)}"


def away(
    name: str, settings: Settings, store: Store, door: Door, ids: list[str], fail: Callable[[], None], heal: Callable[[], None], turn: int
) -> bool:  # fmt: skip
    """One way of being away; whether nothing failed, was lost or differs."""
    service = SearchService.open(settings, store)
    service.search(Query(q="工程师"))
    fail()
    began = time.perf_counter()
    service.search(Query(q="工程师"))
    first = time.perf_counter() - began
    asked, since = len(door.asked), time.monotonic()
    with Searches(service, int(0.5 * len(ids))) as searches:
        change(store, ids, turn)
        time.sleep(max(0.0, 25 - (time.monotonic() - since)))
    knocks = (len(door.asked) - asked) / (time.monotonic() - since) * 10
    engine = Elastic(settings.search_url)
    through = False
    with suppress(EngineUnavailable, EngineError):
        indexer.sync(store, engine)
        through = True
    heal()
    began = time.perf_counter()
    report = indexer.sync(store, engine)
    rate = report.changes / (time.perf_counter() - began)
    verdict = indexer.verify(store, engine)
    print(
        f"{name:<10} first answer {first:.2f} s; {searches.line()}; {knocks:.1f} knocks in 10 s; "
        f"{report.changes} changes caught up at {rate:.0f} a second; {_differences(verdict)}"
    )
    engine.close()
    service.close()
    return verdict.ok and not searches.wrong and not through


def elasticsearch_away(settings: Settings, store: Store, server: Elasticsearch, ids: list[str]) -> bool:
    """All the ways, one after the other."""
    door = Door(server.url)
    settings = settings.model_copy(update={"search_url": door.url})
    copy = Embedded(settings.index_dir)
    indexer.sync(store, copy)
    fine = True

    def faulty(name: str) -> None:
        door.fault = name

    def tell(sign: signal.Signals) -> None:
        for pid in _family(server.process.pid):
            os.kill(pid, sign)

    def block(on: bool | None) -> None:
        engine = Elastic(server.url)
        put = engine._client.indices.put_settings
        put(index=engine._alias, settings={"index.blocks.read_only_allow_delete": on})
        engine.close()

    ways: list[tuple[str, Callable[[], None], Callable[[], None]]] = [
        *((name, lambda name=name: faulty(name), door.heal) for name in FAULTS),  # type: ignore[misc]
        ("frozen", lambda: tell(signal.SIGSTOP), lambda: tell(signal.SIGCONT)),
        ("read_only", lambda: block(True), lambda: block(None)),
    ]
    for turn, (name, fail, heal) in enumerate(ways, 2):
        fine &= away(name, settings, store, door, ids, fail, heal, turn)
        indexer.sync(store, copy)
    door.stop()
    return fine


def _family(pid: int) -> list[int]:
    found = [pid]
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = file.read_text().rpartition(") ")[2].split()
            if int(fields[1]) == pid:
                found.append(int(file.parent.name))
    return found


def main() -> int:
    """Run, print, judge."""
    parser = prepared.wishes(__doc__, "8")
    parser.add_argument("--changes", type=int, default=5_000)
    wishes = parser.parse_args()
    with prepared.home(wishes.rows, wishes.engine) as home:
        ids = [one for part in home.store.postings.approved(10_000) for one in part]
        engine = open_engine(home.settings)
        indexer.rebuild(home.store, engine)
        engine.close()
        fine = rebuilt(home.settings, home.store, ids)
        if home.server:
            fine &= elasticsearch_away(home.settings, home.store, home.server, ids[: wishes.changes])
    return int(not fine)


if __name__ == "__main__":
    sys.exit(main())
