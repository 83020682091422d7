"""``kill -9`` of crawler and indexer: ``python -m benchmarks.kills [--kills 1000] [--postings 2000] [--postgres]``.

Four sites in a process of their own list the postings; a fifth one carries a quarter of them again, so that merging is under
way as well. Crawler and indexer run in children that are killed at random moments and at every named point
(:mod:`store.failpoints`), and started again until they end by themselves. Then the whole database, without what differs
from run to run by nature (row numbers), and the whole index must equal those of an undisturbed run: nothing lost,
nothing twice, nothing stuck. Rounds with a fresh home follow until the asked number of kills is reached.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.full_path import page, texts
from benchmarks.killing import (
    PATIENCE,
    Dump,
    Result,
    child,
    compare,
    crawl,
    database_dump,
    ended,
    forget,
    index,
    index_dump,
    lay,
    settings_of,
    told,
    understand,
    unsettle,
    warm,
)
from config.settings import Settings
from store.failpoints import CRAWL_POINTS, INDEX_POINTS

GONE_EVERY = 40
"""Every so many pages one answers 404."""
ROUND = 250
"""Kills on the way from nothing to the end."""
SITES = 4
"""Among which the postings are divided: a crawl that is taken up reads its list anew, and a short one soon comes to pages."""


# -- the site ------------------------------------------------------------------------------------------------------


def serve(postings: int, ready: Any) -> None:
    """The hosts that share the postings, and one that has every fourth of them again."""
    pages = [page(record) for record in texts(postings)]
    addresses = []
    for number, own in enumerate([*(pages[site::SITES] for site in range(SITES)), pages[::4]], 1):
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
    until: float = float("inf")

    def home(self) -> Settings:
        """A new empty home, its schema laid."""
        self.number += 1
        settings = settings_of(self.folder / f"home{self.number}", self.database())
        told(lambda: lay(settings))
        return settings

    def undisturbed(self) -> None:
        """The run that all others are compared with; what it imports, later children find imported."""
        settings = self.home()
        started = time.monotonic()
        warm(lambda: crawl(settings, self.addresses))
        understand([page(record).decode() for record in texts(8, seed=2)])
        self.seconds = time.monotonic() - started
        self.expected = told(lambda: database_dump(settings))
        self.prepared = settings
        told(lambda: unsettle(settings))
        warm(lambda: index(settings))
        self.indexed = told(lambda: index_dump(settings))

    def crawled(self, result: Result, kills: int) -> None:
        """One crawl from nothing to its end, killed again and again."""
        settings = self.home()
        points = self.rng.sample(CRAWL_POINTS, len(CRAWL_POINTS))
        self._until_done(result, kills, lambda wish: crawl(settings, self.addresses, wish), points)
        compare(result, self.expected, told(lambda: database_dump(settings)))
        shutil.rmtree(settings.home, ignore_errors=True)

    def indexes(self, result: Result, kills: int) -> None:
        """One index from nothing to its end, killed again and again."""
        settings = self.prepared
        told(lambda: forget(settings))
        points = self.rng.sample(INDEX_POINTS, len(INDEX_POINTS))
        self._until_done(result, kills, lambda wish: index(settings, wish), points)
        compare(result, self.indexed, told(lambda: index_dump(settings)))

    def _until_done(self, result: Result, kills: int, work: Callable[[str], None], points: Sequence[str]) -> None:
        """Named points of the way in turn, then random moments, then the points of the end; at last undisturbed.

        Random moments lie within twice the time that a child needs to come to a point, as just measured: on a busy
        machine as on an idle one about half of them are past the start.
        """
        took: list[float] = []
        first = [name for name in points if name.startswith("begin")]  # a run that is taken up does not pass them
        early = first + [name for name in points if not name.startswith(("begin", "finish"))]
        late = [name for name in points if name.startswith("finish")]
        names = [*early, *[""] * (kills - len(early) - len(late)), *late][:kills]
        result.rounds += 1
        for name in names:
            passages = 20 if name.startswith(("page", "write")) else 3 if name.startswith("index") else 1
            wish = f"{name}:{self.rng.randint(1, passages)}" if name else ""
            if time.monotonic() > self.until:
                break
            after = PATIENCE if name else self.rng.uniform(0.01, 2 * statistics.median(took[-15:] or [1.0]))
            started = time.monotonic()
            outcome = ended(child(lambda wish=wish: work(wish)), after)  # type: ignore[misc]
            if name:
                took.append(time.monotonic() - started)
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


def run(scene: Scene, kills: int, minutes: float = float("inf")) -> dict[str, Result]:
    """Rounds of both until each was killed so often, or half of the time is over for each."""
    scene.undisturbed()
    results = {"crawler": Result(), "indexer": Result()}
    for name, once in (("crawler", scene.crawled), ("indexer", scene.indexes)):
        result, idle = results[name], 0
        scene.until = time.monotonic() + 30 * minutes
        while result.kills < kills and len(result.differing) < 5 and time.monotonic() < scene.until:
            before, known = result.kills, len(result.differing)
            once(result, min(kills - result.kills, ROUND))
            print(f"  {name}: {result.kills} kills, {result.rounds} rounds, clean: {result.clean}", file=sys.stderr)
            for line in result.differing[known:]:
                print(f"    {line[:1500]}", file=sys.stderr)
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
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop killing after so long")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    wishes = parser.parse_args()
    from tests.servers import Postgres

    server = Postgres.start() if wishes.postgres else None
    scene, end = stage(wishes.postings, wishes.seed, server.new_database if server else None)
    started = time.monotonic()
    try:
        results = run(scene, wishes.kills, wishes.minutes)
    finally:
        end()
        if server is not None:
            server.stop()
    engine = "PostgreSQL" if wishes.postgres else "SQLite"
    print(f"{wishes.postings} postings on {SITES} sites, a quarter on a fifth as well, {engine}, seed {wishes.seed}")
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
