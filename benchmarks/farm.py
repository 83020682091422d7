"""500 hosts in one cheap process, with a log that tells whether they were asked politely.

    python -m benchmarks.farm PORT LOG [DEAD]     # DEAD: share of hosts that never answer or hang up, 0 to 1

Each host is an address 127.9.x.y of the one server. A host has lists of twenty announcements, each on a page of its own;
the words of a page follow from its address. One line a request: host, path, seconds of start and end.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.crawler.charsets import announcement

ROWS, LISTS = 20, 10
LATENCY = 0.05
SLACK = 0.002
"""Seconds to which the log is exact."""
TEXTS = 4000
"""Different announcements; a page's title also names its host and number, so that no two pages say the same."""
NAVIGATION = "".join(f'<li class="nav-item"><a href="/channel/{n}.htm">栏目{n}</a><i></i></li>' for n in range(60))


def host(number: int) -> str:
    """The address of a host."""
    return f"127.9.{number // 250}.{number % 250 + 1}"


def is_dead(address: str, share: float) -> bool:
    """Whether this host is one of those that never give an answer."""
    return random.Random(address).random() < share


@lru_cache(maxsize=TEXTS)
def _text(number: int) -> tuple[str, str]:
    return announcement(random.Random(number), 12)


def _notice(address: str, number: int) -> tuple[str, str]:
    """Title and text of one of a host's announcements."""
    _, _, third, fourth = address.split(".")
    serial = (int(third) * 250 + int(fourth)) * ROWS * (LISTS + 1) + number
    title, text = _text(serial * 7919 % TEXTS)
    return f"{title}（{serial}号）", text


def page(address: str, path: str) -> str:
    """A list of announcements, or one of them, with the navigation that real pages have around them."""
    name = path.rpartition("/")[2].partition(".")[0]
    if path.startswith("/notice/"):
        title, text = _notice(address, int(name))
        day = f"2026-11-{int(name) % 24 + 1:02}"
        inner = f"<h1>{title}</h1><p>发布时间：{day}</p><div class=content><p>{text}</p></div>"
    else:
        title, number = "通知公告", int(name or 1)
        rows = "".join(
            f'<li><a href="/notice/{n}.html">{_notice(address, n)[0]}</a><span>2026-11-{n % 24 + 1:02}</span></li>'
            for n in range(number * ROWS, (number + 1) * ROWS)
        )
        following = f'<a href="/list/{number + 1}.html">下一页</a>' if number < LISTS else ""
        inner = f"<ul>{rows}</ul><div>{following}</div>"
    head = f"<head><title>{title}</title></head>"
    return f"<html>{head}<body><div class=nav><ul>{NAVIGATION}</ul></div>{inner}<div class=foot>版权所有</div></body></html>"


class Answers(asyncio.Protocol):
    """One connection: an answer a while after each request, and a line of the log."""

    def __init__(self, log: Any, dead: float) -> None:
        self._log, self._dead = log, dead
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hosts of which one in two hangs up and one in two says nothing may be among them."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._address = str(transport.get_extra_info("sockname")[0])
        self._silent = is_dead(self._address, self._dead)
        if self._silent and self._address[-1] in "13579":
            transport.abort()

    def data_received(self, data: bytes) -> None:
        """Note when a request came."""
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            if not self._silent:
                asyncio.get_running_loop().call_later(
                    LATENCY, self._answer, head.split(b" ", 2)[1].decode(), time.time()
                )

    def _answer(self, path: str, started: float) -> None:
        known = path == "/" or path.startswith(("/list/", "/notice/"))
        body = page(self._address, path).encode() if known else b""
        status = "200 OK" if known else "404 Not Found"
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
        self._transport.write(head.encode() + body)
        self._log.write(f"{self._address} {path} {started:.3f} {time.time():.3f}\n")


async def serve(port: int, log: Path, dead: float = 0.0) -> None:
    """Answer on all addresses of 127/8."""
    with log.open("w") as out:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Answers(out, dead), "0.0.0.0", port, backlog=1024)
        async with server:
            while True:
                await asyncio.sleep(0.5)
                out.flush()


@dataclass(frozen=True)
class Judged:
    """What the servers' log says of a stretch of time."""

    hosts: int
    requests: int
    a_minute: float
    """Pages a minute in its second half, when all hosts are at it; robots.txt is no page."""
    together: int
    """Requests that came to a host while it had another one open."""
    soon: int
    """Requests that came to a host sooner after the last than the delay."""


def judged(lines: Iterable[str], started: float, seconds: float, delay: float) -> Judged:
    """Read the log of a stretch."""
    seen: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for line in lines:
        parts = line.split(" ")
        if len(parts) == 4 and started <= float(parts[2]) < started + seconds:
            seen[parts[0]].append((float(parts[2]), float(parts[3]), parts[1]))
    together = soon = steady = 0
    for requests in seen.values():
        requests.sort()
        for before, after in pairwise(requests):
            together += after[0] < before[1]
            soon += after[0] - before[0] < delay - SLACK
        steady += sum(
            path != "/robots.txt" and path != "/favicon.ico" and begin >= started + seconds / 2
            for begin, _, path in requests
        )
    total = sum(len(requests) for requests in seen.values())
    return Judged(len(seen), total, steady / (seconds / 2) * 60, together, soon)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]) if len(sys.argv) > 3 else 0.0))
