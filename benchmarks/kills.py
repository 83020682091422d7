"""``kill -9`` of crawler and indexer: ``python -m benchmarks.kills [--kills 1000] [--postings 2000] [--postgres]``.

A site of its own process lists the postings; a second one carries a quarter of them again, so that merging is under way
as well. Crawler and indexer run in children that are killed at random moments and at every named point
(:mod:`store.failpoints`), and started again until they end by themselves. Then the whole database, without what differs
from run to run by nature (row numbers), and the whole index must equal those of an undisturbed run: nothing lost,
nothing twice, nothing stuck. Rounds with a fresh home follow until the asked number of kills is reached.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import pickle
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.full_path import page, texts
from config.settings import TIMEZONE, Settings, load_settings
from store.failpoints import CRAWL_POINTS, INDEX_POINTS, arm

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=TIMEZONE)
PATIENCE = 300
"""Seconds after which an undisturbed child counts as stuck."""
BATCH = 25
"""Changes a bulk: small, so that there are many bulks and acknowledgements to kill between."""
GONE_EVERY = 40
"""Every so many pages one answers 404."""
TIMES = ("heartbeat_at", "finished_at", "started_at", "owner")
Dump = dict[str, list[str]]


@dataclass
class Result:
    """Kills done, and what differed afterwards."""

    kills: int = 0
    rounds: int = 0
    points: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    doubled: int = 0
    stuck: int = 0
    differing: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether every round ended like the undisturbed one."""
        return not (self.lost or self.doubled or self.stuck or self.differing)


# -- the site ------------------------------------------------------------------------------------------------------


def serve(postings: int, ready: Any) -> None:
    """Two hosts: all postings on one, every fourth again on the other."""
    records = texts(postings)
    pages = [page(record) for record in records]
    addresses = []
    for number, own in ((1, pages), (2, pages[::4])):
        server = _Quiet((f"127.0.3.{number}", 0), _handler(own))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        addresses.append(f"http://{server.server_address[0]}:{server.server_address[1]}")
    ready.send(addresses)
    ready.recv()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Crawlers that are killed break connections off: that is what they are here for."""


def _handler(own: list[bytes]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, body = answer(self.path.rpartition("/")[2], self.headers["Host"], own)
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Quiet."""

    return Handler


def answer(name: str, host: str, own: list[bytes]) -> tuple[int, bytes]:
    """Sitemap, page, or 404."""
    if name == "sitemap.xml":
        rows = "".join(f"<url><loc>http://{host}/jobs/{i}</loc></url>" for i in range(len(own)))
        return 200, f"<urlset>{rows}</urlset>".encode()
    if not name.isdigit() or int(name) % GONE_EVERY == GONE_EVERY - 1:
        return 404, b""
    return 200, own[int(name)]


# -- children ------------------------------------------------------------------------------------------------------


def child(work: Callable[[], Any]) -> int:
    """Start ``work`` in a fork; what it answers is thrown away."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        sys.stderr = Path(os.devnull).open("w") if not os.environ.get("KILLS_LOUD") else sys.stderr  # noqa: SIM115
        work()
        code = 0
    finally:
        os._exit(code)


def told(work: Callable[[], Any]) -> Any:
    """What ``work`` answers in a fork: the parent itself opens neither database nor index, whose threads die in forks."""
    near, far = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(near)
        with os.fdopen(far, "wb") as out:
            try:
                pickle.dump(work(), out)
            except BaseException as error:
                pickle.dump(error, out)
        os._exit(0)
    os.close(far)
    with os.fdopen(near, "rb") as answered:
        found = pickle.load(answered)
    os.waitpid(pid, 0)
    if isinstance(found, BaseException):
        raise found
    return found


def ended(pid: int, after: float | None) -> str:
    """Wait for a child, kill it ``after`` seconds: ``done``, ``killed`` or ``stuck``."""
    limit = time.monotonic() + (after if after is not None else PATIENCE)
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return "killed" if os.WIFSIGNALED(status) else "done" if os.WEXITSTATUS(status) == 0 else "failed"
        if time.monotonic() > limit:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return "killed" if after is not None else "stuck"
        time.sleep(0.002)


def settings_of(home: Path, database: str) -> Settings:
    """A fresh home under a clock that stands still: whatever is written at whatever moment is the same."""
    wishes: dict[str, Any] = {"database_url": database} if database else {}
    return load_settings(home, allow_private_networks=True, download_delay=0.0, now=NOW, **wishes)


def crawl(settings: Settings, addresses: list[str], wish: str = "") -> None:
    """Both sites, one after the other."""
    from crawler.registry import Source
    from crawler.run import Wishes, crawl_blocking

    arm(wish)
    for number, address in enumerate(addresses):
        source = Source(id=f"site{number}", name="site", kind="university", family="jsonld", url=f"{address}/")
        if settings_done(settings, source.id):
            continue
        (report,) = crawl_blocking([source], settings, Wishes(max_pages=10**6))
        if report["outcome"] != "ok":
            raise RuntimeError(report)


def settings_done(settings: Settings, source: str) -> bool:
    """Whether an earlier child finished this source."""
    from store.store import Store

    store = Store.open(settings.database, settings.clock)
    try:
        return any(run["finished_at"] for run in store.crawls.runs(source))
    finally:
        store.close()


def index(settings: Settings, wish: str = "") -> None:
    """Drain the outbox in small bulks."""
    from search import indexer
    from search.engines.embedded import Embedded
    from store.store import Store

    arm(wish)
    store = Store.open(settings.database, settings.clock)
    indexer.sync(store, Embedded(settings.index_dir), batch=BATCH)


def unsettle(settings: Settings) -> None:
    """Changes that take documents out of the index again, and bring some back."""
    from store.store import Store

    store = Store.open(settings.database, settings.clock)
    for number, posting in enumerate(list(store.postings.iterate())):
        if number % 20 == 0:
            row = store.review.decide(posting.id, "reject", "li")
            if number % 40 == 0:
                store.review.undo(row.id, "li")
        elif number % 20 == 1:
            store.postings.hide(posting.id, "li", "asked")
    store.close()


# -- what must be equal --------------------------------------------------------------------------------------------


def database_dump(settings: Settings) -> Dump:
    """Every row of every table that a crawl writes, row numbers replaced by what they stand for.

    A key of duplicates keeps its first announcements: a crawl taken up again reads pages in another order, so that only
    their number is compared.
    """
    from sqlalchemy import text

    from store.database import Database

    database = Database(settings.database, settings.clock)
    queries = {
        "announcement": "SELECT source, key, url, posting, content, fingerprint, reading, present, missed, first_seen, last_seen,"
        " last_fetched FROM announcement",
        "posting": "SELECT id, version, type, status, review, employer, deadline, data FROM posting",
        "version": "SELECT posting, number, source, changes FROM version",
        "block": "SELECT key, count(*) FROM block GROUP BY key",
        "band": "SELECT key, count(*) FROM band GROUP BY key",
        "possible_duplicate": "SELECT a, b, settled FROM possible_duplicate",
        "employer": "SELECT id, normalized FROM employer",
        "outbox": "SELECT posting, version FROM outbox",
        "rejected": "SELECT source, url, outcome FROM rejected",
        "frontier": "SELECT url, kind, outcome FROM frontier",
        "sighting": "SELECT key FROM sighting",
        "run": 'SELECT source, outcome, complete, found, "new", changed, closed FROM run',
    }
    found: Dump = {}
    with database.read() as connection:
        for name, query in queries.items():
            rows = [tuple(map(_plain, row)) for row in connection.execute(text(query))]
            found[name] = sorted(map(repr, rows))
    database.close()
    return found


def _plain(value: Any) -> Any:
    """JSON alike from both engines."""
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in "{[":
        return json.dumps(json.loads(value), sort_keys=True, ensure_ascii=False)
    return value


def index_dump(settings: Settings) -> Dump:
    """Everything in the index, and the indexer's own verdict."""
    from search import indexer
    from search.engines.embedded import Embedded
    from store.store import Store

    store = Store.open(settings.database, settings.clock)
    engine = Embedded(settings.index_dir)
    verdict = indexer.verify(store, engine)
    held = sorted(repr((row.id, row.version, row.digest)) for row in engine.held())
    return {"index": held, "verdict": [repr((verdict.ok, verdict.missing, verdict.extra, verdict.stale))]}


def compare(result: Result, expected: Dump, found: Dump) -> None:
    """Count what is missing and what is there twice or wrongly."""
    for name, rows in expected.items():
        missing = Counter(rows) - Counter(found[name])
        extra = Counter(found[name]) - Counter(rows)
        if missing or extra:
            result.lost += sum(missing.values())
            result.doubled += sum(extra.values())
            sample = [*list(missing)[:1], *list(extra)[:1]]
            result.differing.append(f"{name}: {sum(missing.values())} lost, {sum(extra.values())} extra: {sample}")


# -- rounds --------------------------------------------------------------------------------------------------------


@dataclass
class Scene:
    """Where a round happens: the sites, a factory of databases, the outcome of an undisturbed run."""

    addresses: list[str]
    folder: Path
    database: Callable[[], str]
    rng: random.Random
    expected: Dump = field(default_factory=dict)
    indexed: Dump = field(default_factory=dict)
    seconds: float = 1.0
    number: int = 0

    def home(self) -> Settings:
        """A new empty home, its schema laid."""
        self.number += 1
        settings = settings_of(self.folder / f"home{self.number}", self.database())
        told(lambda: _lay(settings))
        return settings

    def undisturbed(self) -> None:
        """The run that all others are compared with."""
        settings = self.home()
        started = time.monotonic()
        told(lambda: crawl(settings, self.addresses))
        self.seconds = time.monotonic() - started
        self.expected = told(lambda: database_dump(settings))
        self.prepared = settings
        told(lambda: unsettle(settings))
        self.pristine = self.folder / "pristine"
        told(lambda: index(settings))
        self.indexed = told(lambda: index_dump(settings))

    def crawled(self, result: Result, kills: int) -> None:
        """One crawl from nothing to its end, killed again and again."""
        settings = self.home()
        points = self.rng.sample(CRAWL_POINTS, len(CRAWL_POINTS))
        self._until_done(result, kills, lambda wish: crawl(settings, self.addresses, wish), points, 4.0)
        compare(result, self.expected, told(lambda: database_dump(settings)))
        shutil.rmtree(settings.home, ignore_errors=True)

    def indexes(self, result: Result, kills: int) -> None:
        """One index from nothing to its end, killed again and again."""
        settings = self.prepared
        told(lambda: _forget(settings))
        points = self.rng.sample(INDEX_POINTS, len(INDEX_POINTS))
        self._until_done(result, kills, lambda wish: index(settings, wish), points, 0.6)
        compare(result, self.indexed, told(lambda: index_dump(settings)))

    def _until_done(
        self, result: Result, kills: int, work: Callable[[str], None], points: Sequence[str], longest: float
    ) -> None:
        """Named points of the way in turn, then random moments, then the points of the end; at last undisturbed."""
        first = [name for name in points if name.startswith("begin")]  # a run that is taken up does not pass them
        early = first + [name for name in points if not name.startswith(("begin", "finish"))]
        late = [name for name in points if name.startswith("finish")]
        names = [*early, *[""] * (kills - len(early) - len(late)), *late][:kills]
        result.rounds += 1
        for name in names:
            passages = 20 if name.startswith(("page", "write")) else 3 if name.startswith("index") else 1
            wish = f"{name}:{self.rng.randint(1, passages)}" if name else ""
            after = PATIENCE if name else self.rng.uniform(0.02, longest)
            outcome = ended(child(lambda wish=wish: work(wish)), after)  # type: ignore[misc]
            if outcome == "done":
                return
            if outcome == "failed":
                result.stuck += 1
                return
            result.kills += 1
            result.points[name or "at random"] += 1
        if (outcome := ended(child(lambda: work("")), None)) != "done":
            result.stuck += 1
            result.differing.append(f"the last, undisturbed run: {outcome}")


def _lay(settings: Settings) -> None:
    from store.store import Store

    settings.home.mkdir(parents=True, exist_ok=True)
    Store.open(settings.database, settings.clock).close()


def _forget(settings: Settings) -> None:
    from store.store import Store

    shutil.rmtree(settings.index_dir, ignore_errors=True)
    store = Store.open(settings.database, settings.clock)
    store.outbox.reset("embedded", 0)
    store.close()


def warm() -> None:
    """Import what children need, so that a fork starts at once."""

    import search.engines.embedded
    import search.indexer  # noqa: F401
    from crawler.families import spider_class

    spider_class("jsonld")


def run(scene: Scene, kills: int) -> dict[str, Result]:
    """Rounds of both until each was killed so often."""
    scene.undisturbed()
    results = {"crawler": Result(), "indexer": Result()}
    for name, once in (("crawler", scene.crawled), ("indexer", scene.indexes)):
        result, idle = results[name], 0
        while result.kills < kills and len(result.differing) < 5:
            before = result.kills
            once(result, min(kills - result.kills, 60))
            print(f"  {name}: {result.kills} kills, {result.rounds} rounds, clean: {result.clean}", file=sys.stderr)
            idle = idle + 1 if result.kills == before else 0
            if idle == 5:
                raise SystemExit(f"{name}: children end before anything kills them; take more postings")
    return results


def stage(postings: int, seed: int, postgres: Callable[[], str] | None = None) -> tuple[Scene, Any]:
    """Sites in a process of their own; the answer's second part ends them."""
    near, far = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(postings, far), daemon=True)
    server.start()
    addresses = near.recv()
    folder = Path(tempfile.mkdtemp(prefix="juzhao-kills-"))

    def end() -> None:
        near.send("stop")
        server.join(5)
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)

    return Scene(addresses, folder, postgres or (lambda: ""), random.Random(seed)), end


def main() -> None:
    """Kill, compare, print the table; exit code 1 when anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000, help="of each, crawler and indexer")
    parser.add_argument("--postings", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    wishes = parser.parse_args()
    from tests.servers import Postgres

    server = Postgres.start() if wishes.postgres else None
    warm()
    scene, end = stage(wishes.postings, wishes.seed, server.new_database if server else None)
    started = time.monotonic()
    try:
        results = run(scene, wishes.kills)
    finally:
        end()
        if server is not None:
            server.stop()
    print(
        f"{wishes.postings} postings on two sites, {'PostgreSQL' if wishes.postgres else 'SQLite'}, seed {wishes.seed}"
    )
    print(f"an undisturbed crawl takes {scene.seconds:.1f} s; all {time.monotonic() - started:.0f} s\n")
    print(f"{'killed':<10}{'kills':>7}{'at points':>11}{'rounds':>8}{'lost':>6}{'twice':>7}{'stuck':>7}")
    for name, result in results.items():
        named = result.kills - result.points["at random"]
        print(
            f"{name:<10}{result.kills:>7}{named:>11}{result.rounds:>8}{result.lost:>6}{result.doubled:>7}{result.stuck:>7}"
        )
        for line in result.differing:
            print(f"  {line[:600]}")
    sys.exit(not all(result.clean for result in results.values()))


if __name__ == "__main__":
    main()
