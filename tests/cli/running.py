"""``juzhao`` in processes of its own, forks of one that has imported what commands do (:mod:`tests.warm`)."""

from __future__ import annotations

import atexit
import importlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cli
from store.failpoints import arm
from tests.warm import Warm, serve

IMPORTED = (
    *("cli.demo", "cli.processes", "crawler.look", "crawler.probe", "jobs.backup", "jobs.doctor", "jobs.once"),
    *("jobs.reports", "pipelines.dedupe.pairs", "pipelines.dedupe.stored", "pipelines.lines"),
    *("search.engines.elasticsearch", "search.engines.embedded", "store.exports"),
)
"""What commands import when they are given."""


PATIENCE = 20
"""Seconds in which a command that is asked to end must have ended."""


@cache
def _warm(behind: tuple[str, ...]) -> Warm:
    warm = Warm("tests.cli.running", behind)
    atexit.register(warm.end)
    return warm


@cache
def _streams() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="juzhao-said-")


@dataclass
class Running:
    """A command that runs; what it reads and says is in ``folder``."""

    warm: Warm
    pid: int
    folder: Path
    code: int | None = None

    def poll(self) -> int | None:
        """Its exit code, negative where a signal ended it; ``None`` while it runs."""
        self.code = self.warm.poll(self.pid) if self.code is None else self.code
        return self.code

    def wait(self) -> int:
        """Its exit code when it has ended."""
        self.code = self.warm.wait(self.pid) if self.code is None else self.code
        return self.code

    def end(self) -> None:
        """Ask it to end, and wait until it has."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while self.poll() is None:
            if time.monotonic() > deadline:
                os.kill(self.pid, signal.SIGKILL)
                raise TimeoutError(self.said("err"))
            time.sleep(0.01)

    def said(self, stream: str) -> str:
        """What it has written to ``out`` or ``err``."""
        return (self.folder / stream).read_text(encoding="utf-8")


def started(*args: str, stdin: str = "", patience: int = 0, behind: Sequence[str] = (), **environment: str) -> Running:
    """Start the command with these settings and no others.

    ``patience``: seconds after which it is killed, 0 for none; ``behind``: words that stand before a program to hinder it.
    """
    folder = Path(tempfile.mkdtemp(dir=_streams().name))
    for name, text in (("in", stdin), ("out", ""), ("err", "")):
        (folder / name).write_text(text, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUZHAO_")}
    warm = _warm(tuple(behind))
    return Running(warm, warm.start(kept | environment, args=args, folder=str(folder), patience=patience), folder)


def run(*args: str, **wishes: Any) -> subprocess.CompletedProcess[str]:
    """The same, for at most two minutes; what it said."""
    running = started(*args, patience=120, **wishes)
    return subprocess.CompletedProcess(args, running.wait(), running.said("out"), running.said("err"))


def _command(args: list[str], folder: str, patience: int) -> int:
    """What a fork does; its exit code."""
    signal.alarm(patience)
    arm(os.environ.get("JUZHAO_FAIL_AT", ""))  # a fresh process does so when it imports
    for number, (name, flags) in enumerate((("in", os.O_RDONLY), ("out", os.O_WRONLY), ("err", os.O_WRONLY))):
        os.dup2(os.open(Path(folder) / name, flags), number)
    sys.stdin = open(0, encoding=sys.stdin.encoding, errors=sys.stdin.errors)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding=sys.stdout.encoding, errors=sys.stdout.errors)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding=sys.stderr.encoding, errors=sys.stderr.errors)  # noqa: SIM115
    sys.argv = ["juzhao", *args]
    code: int | str | None = 0
    try:
        cli.main()
    except SystemExit as end:
        code = end.code
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    return code if isinstance(code, int) else int(code is not None)


def main() -> None:
    """The warm process."""
    for name in IMPORTED:
        importlib.import_module(name)
    serve(_command)


if __name__ == "__main__":
    main()
