"""Speed of search over real postings: ``python -m benchmarks.search_speed [--rows 300000] [--engine embedded|8|9]``.

A home with the postings in its database (:mod:`benchmarks.prepared`; over 300,000 they are made from the real ones) and
index, served by ``juzhao serve`` in a process of its own. One run prints: how fast the index was built (more in
:mod:`benchmarks.index_rate`); a mix of queries with five facets, each asked the engine itself and then the
API over HTTP, in turn, so that their difference is our part; four clients at once, first alone, then while 200 changes a
second go through database, outbox and index; how long until a change is found; memory of the server and of Elasticsearch.
"""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from sqlalchemy import update

from benchmarks import index_rate, prepared
from benchmarks.api_cases import served
from benchmarks.real_postings import NOW
from config.settings import Settings
from jobs.service import index_forever
from pipelines.posting import Posting
from search.engines.base import Engine
from search.query import Query
from search.service import open_engine
from store import tables
from store.outbox import announce
from store.store import Store
from tests.servers import Elasticsearch

FIVE = ["type", "city", "degree", "employer_class", "industry"]
MIX: list[dict[str, Any]] = [
    {"q": "java"}, {"q": "算法工程师"}, {"q": "会计", "city": ["310000"]}, {"q": "前端 实习"}, {"q": "产品经理", "degree": ["bachelor"]},
    {"q": "嵌入式 深圳"}, {"q": '"数据分析"'}, {"q": "华为"}, {"q": "hw"}, {"q": "销售 -电话"}, {"q": "教师", "sort": "newest"},
    {"city": ["440000"], "sort": "newest"}, {"q": "机械设计", "salary": ["8000-12000"]}, {"q": "zzz"}, {"q": "护士", "page": 5}, {},
]  # fmt: skip
CHANGES_A_SECOND = 200


def timed(action: Callable[[], Any]) -> float:
    """Milliseconds of one call."""
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def api_path(query: dict[str, Any]) -> str:
    """Where the API answers a query with five facets."""
    return f"/api/v1/postings?{urlencode({**query, 'facets': ','.join(FIVE)}, doseq=True)}"


def middle(found: list[float]) -> tuple[float, float]:
    """p50 and p95."""
    return statistics.median(found), sorted(found)[int(len(found) * 0.95)]


class Client:
    """One visitor of the API, who keeps the connection as browsers and programs do."""

    def __init__(self, address: str) -> None:
        self._connection = HTTPConnection(urlsplit(address).netloc, timeout=60)

    def ask(self, query: dict[str, Any]) -> bytes:
        """One answer, read whole and not parsed: that is the visitor's own work."""
        self._connection.request("GET", api_path(query))
        return self._connection.getresponse().read()

    def total(self, query: dict[str, Any]) -> int:
        """How many postings a query finds."""
        return int(json.loads(self.ask(query))["total"])


def paired(engine: Engine, address: str, rounds: int) -> tuple[list[float], list[float]]:
    """Every query asked the engine itself and then the API, in turn."""
    client = Client(address)
    raw: list[float] = []
    http: list[float] = []
    for number in range(rounds * len(MIX)):
        wish = MIX[number % len(MIX)]
        query = Query(**wish, facets=FIVE)
        raw.append(timed(lambda query=query: engine.search(query, NOW)))  # type: ignore[misc]
        http.append(timed(lambda wish=wish: client.ask(wish)))  # type: ignore[misc]
    return raw, http


def clients(address: str, seconds: float, count: int = 4) -> list[float]:
    """Times of four clients that ask without a pause."""
    until = time.monotonic() + seconds

    def run(start: int) -> list[float]:
        rng, client, found = random.Random(start), Client(address), []
        while time.monotonic() < until:
            found.append(timed(lambda: client.ask(rng.choice(MIX))))
        return found

    with ThreadPoolExecutor(count) as pool:
        return [one for part in pool.map(run, range(count)) for one in part]


class Changes:
    """200 changes a second through database and outbox, indexed in batches; each batch has one title to look for."""

    def __init__(self, settings: Settings, store: Store, address: str) -> None:
        self._settings, self._store, self._address = settings, store, address
        self._enough, self._stop = threading.Event(), threading.Event()
        self.waited: list[float] = []
        self.done = 0
        self._threads = [threading.Thread(target=self._write), threading.Thread(target=self._index)]
        self._looking: list[threading.Thread] = []

    def __enter__(self) -> Changes:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        writing, indexing = self._threads
        self._enough.set()
        writing.join()
        for thread in self._looking:  # to which the writer adds until it ends
            thread.join()
        self._stop.set()
        indexing.join()

    def _write(self) -> None:
        chosen: Iterator[Posting] = self._store.postings.iterate()
        while not self._enough.is_set():
            began = time.monotonic()
            part = list(islice(chosen, CHANGES_A_SECOND))
            word = f"mark{self.done}x"
            self._change(part, word)
            self.done += len(part)
            self._looking.append(threading.Thread(target=self._look, args=(word, time.monotonic())))
            self._looking[-1].start()
            self._enough.wait(max(0.0, 1.0 - (time.monotonic() - began)))

    def _change(self, part: list[Posting], word: str) -> None:
        with self._store.database.write() as connection:
            for number, posting in enumerate(part):
                title = f"{posting.title} {word}" if not number else f"{posting.title} 更新"
                data = posting.model_copy(update={"title": title, "version": 2}).model_dump(mode="json", by_alias=True)
                table = tables.Posting
                connection.execute(update(table).where(table.id == posting.id).values(data=data, version=2))
                announce(connection, posting.id, 2, NOW)

    def _look(self, word: str, since: float) -> None:
        client = Client(self._address)
        while time.monotonic() - since < 30:
            if client.total({"q": word}):
                self.waited.append(time.monotonic() - since)
                return
            time.sleep(0.05)
        self.waited.append(30.0)

    def _index(self) -> None:
        """The loop that ``juzhao up`` and ``juzhao worker`` run."""
        asyncio.run(self._index_until_stopped())

    async def _index_until_stopped(self) -> None:
        stop = asyncio.Event()
        loop = asyncio.create_task(index_forever(self._settings, self._store, stop))
        await asyncio.to_thread(self._stop.wait)
        stop.set()
        await loop


def memory(pid: int) -> float:
    """Megabytes that a process and its children hold."""
    total = 0
    for file in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in file.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if pid in (int(fields["Pid"]), int(fields["PPid"])):
            total += int(fields.get("VmRSS", "0 kB").split()[0])
    return total / 1024


def told(name: str, found: list[float]) -> None:
    """p50 and p95 on one line."""
    p50, p95 = middle(found)
    print(f"{name:<58}{p50:>9.1f}{p95:>9.1f}   n={len(found)}")


def run(settings: Settings, store: Store, elastic: Elasticsearch | None, seconds: float) -> None:
    """Fill, serve, measure, print."""
    home = settings.home
    print(index_rate.HEAD)
    print(index_rate.rebuilt(settings, store, elastic).line("index rebuild"), flush=True)
    engine = open_engine(settings)
    with served(home) as address:
        pid = server_of(home)
        paired(engine, address, 2)
        ours, theirs = time.process_time(), index_rate.processor(pid)
        raw, http = paired(engine, address, 12)
        served_by = (index_rate.processor(pid) - theirs) / len(http) * 1000
        asked_by = (time.process_time() - ours) / len(http) * 1000
        print(f"{'milliseconds, five facets':<58}{'p50':>9}{'p95':>9}")
        told("the engine itself (plan, query, facets; no postings read)", raw)
        told("API over HTTP, one client", http)
        told("our part: the difference, query by query", [b - a for a, b in zip(raw, http, strict=True)])
        print(f"processor ms an answer: the web server {served_by:.1f}; this process, which asks both, {asked_by:.1f}")
        told("API over HTTP, four clients", clients(address, seconds))
        with Changes(settings, store, address) as changes:
            told(f"the same while {CHANGES_A_SECOND} changes a second are indexed", clients(address, seconds))
        told("seconds until a change is found", changes.waited)
        print(
            f"changes made: {changes.done}; server {memory(pid):.0f} MB"
            + (f", Elasticsearch {memory(elastic.process.pid):.0f} MB" if elastic else "")
        )
    engine.close()


def server_of(home: Path) -> int:
    """The process that serves this home."""
    return next(int(process.name) for process in Path("/proc").glob("[0-9]*") if _is_server(process, home))


def _is_server(process: Path, home: Path) -> bool:
    try:
        words = (process / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"serve" in words and str(home).encode() in words


def main() -> None:
    """Measure one engine."""
    parser = prepared.wishes(__doc__)
    parser.add_argument("--seconds", type=float, default=15.0)
    wishes = parser.parse_args()
    with prepared.home(wishes.rows, wishes.engine) as home:
        run(home.settings, home.store, home.server, wishes.seconds)


if __name__ == "__main__":
    main()
