"""``juzhao`` in forks of one process that has imported what its commands do (:mod:`tests.warm`)."""

from __future__ import annotations

import atexit
import importlib
import os
import signal
import sys

import cli
from tests.warm import serve

PATIENCE = 120
"""Seconds that a command may take."""
IMPORTED = (
    *("cli.demo", "cli.processes", "crawler.look", "crawler.probe", "jobs.backup", "jobs.doctor", "jobs.once"),
    *("jobs.reports", "pipelines.dedupe.pairs", "pipelines.dedupe.stored", "pipelines.lines"),
    *("search.engines.elasticsearch", "search.engines.embedded", "store.exports"),
)
"""What commands import when they are given."""


def command(args: list[str], streams: list[str]) -> int:
    """Run it with these files as standard input, output and error; its exit code."""
    signal.alarm(PATIENCE)
    for number, (file, flags) in enumerate(zip(streams, (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)):
        os.dup2(os.open(file, flags), number)
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
    serve(command)


if __name__ == "__main__":
    main()
