"""Two processes of one machine never ask one host at once, and keep each other's rests."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.gate import Gate
from crawler.turns import BUSY, Turns
from tests.servers import PROJECT_ROOT

ELSEWHERE = """
import sys
from pathlib import Path
from crawler.turns import Turns
turns = Turns.of(Path(sys.argv[1]))
for line in sys.stdin:
    word, *keys = line.split()
    if word == "take":
        print(turns.take_all(keys), flush=True)
    else:
        turns.give_all({key: float(word) for key in keys})
        print("given", flush=True)
"""


class Other:
    """Another process with the same file."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-c", ELSEWHERE, str(path)]
        self.process = subprocess.Popen(
            command, cwd=PROJECT_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, line: str) -> str:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def test_a_host_is_one_process_s_until_it_is_given_back(tmp_path: Path) -> None:
    ours, other = Turns.of(tmp_path / "turns"), Other(tmp_path / "turns")
    try:
        assert other.ask("take a.example 10.0.0.1") == "0.0"
        assert ours.take_all(["b.example", "10.0.0.1"]) == BUSY
        assert other.ask("take b.example") == "0.0"  # what could not be had whole was not kept
        assert other.ask("60 a.example 10.0.0.1") == "given"
        assert 0.0 < ours.take_all(["a.example"]) <= 60
        assert ours.take_all(["c.example"]) == 0.0
    finally:
        other.kill()


def test_a_process_that_dies_keeps_nothing(tmp_path: Path) -> None:
    ours, other = Turns.of(tmp_path / "turns"), Other(tmp_path / "turns")
    assert other.ask("take a.example") == "0.0"
    other.kill()
    assert ours.take_all(["a.example"]) == 0.0


def test_a_clock_that_was_set_back_costs_no_more_than_the_rest(tmp_path: Path) -> None:
    turns = Turns.of(tmp_path / "turns")
    turns.give_all({"a.example": 5 * 3600.0})
    assert turns.take_all(["a.example"]) == 0.0


@pytest.mark.parametrize("broken", [b"", b"\xff" * 9000])
def test_a_file_that_cannot_be_used_costs_no_crawl(broken: bytes, tmp_path: Path) -> None:
    (tmp_path / "turns").write_bytes(broken)
    assert Turns.of(tmp_path / "turns").take_all(["a.example"]) == 0.0
    assert Turns.of(tmp_path / "turns" / "below").take_all(["a.example"]) == 0.0


def test_addresses_are_free_while_a_host_rests(tmp_path: Path) -> None:
    """Two schools on one vendor's address: the rest of one is no rest of the other."""
    order: list[str] = []
    over = Turns.of(tmp_path / "turns")

    async def ask(gate: Gate, host: str) -> None:
        async with gate.turn(host, ["10.0.0.1"], over):
            order.append(host)
            gate.rest(host, gate._clock() + 1.0)

    async def scenario() -> None:
        gate = Gate()
        await ask(gate, "slow.example")
        await asyncio.gather(ask(gate, "slow.example"), ask(gate, "quick.example"))

    asyncio.run(scenario())
    assert order == ["slow.example", "quick.example", "slow.example"]


def test_two_gates_of_two_processes_keep_the_delay(tmp_path: Path) -> None:
    other = Other(tmp_path / "turns")
    starts: list[float] = []

    async def scenario() -> None:
        gate, over = Gate(), Turns.of(tmp_path / "turns")
        for _ in range(3):
            async with gate.turn("a.example", [], over):
                starts.append(gate._clock())
                gate.rest("a.example", starts[-1] + 0.1)
            while await asyncio.to_thread(other.ask, "take a.example") != "0.0":
                await asyncio.sleep(0.02)
            await asyncio.to_thread(other.ask, "0.1 a.example")

    try:
        asyncio.run(scenario())
    finally:
        other.kill()
    assert all(after - before >= 0.19 for before, after in pairwise(starts))
