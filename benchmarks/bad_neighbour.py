"""One client that asks far too much, beside others: ``python -m benchmarks.bad_neighbour [--rows 20000] [--rate 1000]``.

The product over real postings in a process of its own, with the usual limit of calls. A visitor asks the API and the search
page three times a second, first alone, then while a client at another address (in a process of its own, over fifty
connections) asks the API ``--rate`` times a second. Prints how long the visitor waited, what the other got, and the processor
time that each of its calls cost the server.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from benchmarks import index_rate, prepared
from benchmarks.api_cases import served
from benchmarks.search_speed import MIX, api_path, middle, server_of
from config.settings import Settings

CONNECTIONS = 50
BAD, GOOD = "127.0.0.2", "127.0.0.1"
PAUSE = 0.33


@dataclass(slots=True)
class Waits:
    """Milliseconds that a visitor waited, and what was answered."""

    times: list[float] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        """p50, p95 and answers by status."""
        p50, p95 = middle(self.times)
        return f"{name:<44}{p50:>9.1f}{p95:>9.1f}   {dict(self.answers)}"


def visit(address: str, seconds: float) -> Waits:
    """One visitor, API and page in turn, each at its own pace."""
    rng, found = random.Random(7), Waits()
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60, source_address=(GOOD, 0))
    until, turn = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        query = rng.choice(MIX)
        began = time.perf_counter()
        connection.request("GET", api_path(query) if turn % 2 else f"/?{urlencode(query, doseq=True)}")
        answer = connection.getresponse()
        answer.read()
        found.times.append((time.perf_counter() - began) * 1000)
        found.answers[answer.status] += 1
        turn += 1
        time.sleep(PAUSE)
    return found


def flood(address: str, rate: int, seconds: float, told: multiprocessing.connection.Connection) -> None:
    """``rate`` calls a second over many connections; tells how many answers of each status there were."""
    told.send(asyncio.run(_flood(urlsplit(address).port or 80, rate, seconds)))


async def _flood(port: int, rate: int, seconds: float) -> dict[int, int]:
    answers: Counter[int] = Counter()
    began = time.monotonic()

    async def ask() -> None:
        reader, writer = await asyncio.open_connection(GOOD, port, local_addr=(BAD, 0))
        due = time.monotonic()
        while time.monotonic() < began + seconds:
            writer.write(b"GET /api/v1/postings?q=java HTTP/1.1\r\nHost: localhost\r\n\r\n")
            head = await reader.readuntil(b"\r\n\r\n")
            answers[int(head.split(b" ", 2)[1])] += 1
            length = next(row for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:"))
            await reader.readexactly(int(length.split(b":")[1]))
            due += CONNECTIONS / rate
            await asyncio.sleep(max(0.0, due - time.monotonic()))
        writer.close()

    await asyncio.gather(*(ask() for _ in range(CONNECTIONS)))
    return dict(answers)


def run(settings: Settings, rate: int, seconds: float) -> None:
    """Measure and print."""
    with served(settings.home, rate=settings.api_rate) as address:
        pid = server_of(settings.home)
        visit(address, 5)
        before = index_rate.processor(pid)
        alone = visit(address, seconds)
        quiet = index_rate.processor(pid) - before
        ours, theirs = multiprocessing.Pipe()
        other = multiprocessing.Process(target=flood, args=(address, rate, seconds + 2, theirs))
        other.start()
        time.sleep(1)
        before = index_rate.processor(pid)
        beside = visit(address, seconds)
        busy = index_rate.processor(pid) - before
        answers = ours.recv()
        other.join()
    asked = sum(answers.values()) / (seconds + 2)
    print(f"{'a visitor, milliseconds':<44}{'p50':>9}{'p95':>9}   answers")
    print(alone.line("alone"))
    print(beside.line(f"beside {asked:.0f} calls a second of one address"))
    print(
        f"the other was answered {answers}; a call of it cost {(busy - quiet) / seconds / asked * 1000:.2f} ms of the server's processor"
    )


def main() -> None:
    """Measure."""
    parser = prepared.wishes(__doc__)
    parser.add_argument("--rate", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=40.0)
    wishes = parser.parse_args()
    if wishes.rate < 1:
        sys.exit("--rate: at least 1")
    with prepared.home(wishes.rows, wishes.engine) as home:
        index_rate.rebuilt(home.settings, home.store, home.server)
        run(home.settings, wishes.rate, wishes.seconds)


if __name__ == "__main__":
    main()
