"""A warm process that forks for each request: what is done in a process of its own costs no imports.

A module that is run so imports what its work needs, opens nothing and calls :func:`serve`; :func:`running` starts it.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from config.settings import PROJECT_ROOT

Ask = Callable[..., int]


@contextmanager
def running(module: str) -> Iterator[Ask]:
    """A function that has the module's work done in a fork: environment variables, then keywords for the work.

    It answers the fork's return code, negative where a signal ended it.
    """
    command = [sys.executable, "-m", module]
    with subprocess.Popen(
        command, cwd=PROJECT_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as warm:
        assert warm.stdin is not None and warm.stdout is not None
        told, heard = warm.stdin, warm.stdout

        def ask(environment: dict[str, str], **request: Any) -> int:
            told.write(json.dumps([environment, request]) + "\n")
            return int(heard.readline())

        yield ask
        told.close()


def serve(work: Callable[..., int | None]) -> None:
    """Do the work once a line of standard input, until that ends."""
    gc.freeze()  # no fork copies what is here only to look through it
    for line in sys.stdin:
        environment, request = json.loads(line)
        pid = os.fork()
        if not pid:
            code = 1
            try:
                os.environ.clear()
                os.environ.update(environment)
                code = work(**request) or 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
