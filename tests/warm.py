"""A warm process that forks for each request: what is done in a process of its own costs no imports.

A module that is run so imports what its work needs, opens nothing and calls :func:`serve`; :class:`Warm` starts it.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any

from config.settings import PROJECT_ROOT


class Warm:
    """Has a module's work done in forks; ``behind``: words that stand before a program to hinder it."""

    def __init__(self, module: str, behind: Sequence[str] = ()) -> None:
        self._process = subprocess.Popen(
            [*behind, sys.executable, "-m", module],
            cwd=PROJECT_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def start(self, environment: dict[str, str], **request: Any) -> int:
        """Begin with these environment variables and keywords for the work; the fork's process id."""
        return int(self._ask("start", environment, request))

    def poll(self, pid: int) -> int | None:
        """The return code of a fork, negative where a signal ended it; ``None`` while it runs. To be asked once it has ended."""
        return self._ask("wait", pid, os.WNOHANG)

    def wait(self, pid: int) -> int:
        """The same, when it has ended."""
        return int(self._ask("wait", pid, 0))

    def end(self) -> None:
        """Fork no more."""
        self._process.communicate()

    def _ask(self, *words: Any) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        return json.loads(self._process.stdout.readline())


def serve(work: Callable[..., int | None]) -> None:
    """Fork for the work and tell how it ended, as a :class:`Warm` asks, until nobody asks any more."""
    gc.freeze()  # no fork copies what is here only to look through it
    for line in sys.stdin:
        wish, *words = json.loads(line)
        if wish == "start":
            answer: int | None = _forked(work, *words)
        else:
            ended, status = os.waitpid(*words)
            answer = os.waitstatus_to_exitcode(status) if ended else None
        print(json.dumps(answer), flush=True)


def _forked(work: Callable[..., int | None], environment: dict[str, str], request: dict[str, Any]) -> int:
    if pid := os.fork():
        return pid
    code = 1
    try:
        os.environ.clear()
        os.environ.update(environment)
        code = work(**request) or 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)
