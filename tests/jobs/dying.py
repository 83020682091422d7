"""Workers that die while they send: a warm process forks each, so that a start costs what it does and no more.

``python -m tests.jobs.dying`` reads one line a worker, the environment it runs in as JSON, and answers how it ended.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from config.settings import PROJECT_ROOT

Die = Callable[..., int]


@contextmanager
def workers() -> Iterator[Die]:
    """A function that runs :func:`jobs.alerts.instant` in a process of its own, with environment variables as keywords.

    It answers the process's return code: 0, or -9 where ``JUZHAO_FAIL_AT`` killed it.
    """
    command = [sys.executable, "-m", "tests.jobs.dying"]
    with subprocess.Popen(
        command, cwd=PROJECT_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as warm:
        assert warm.stdin is not None and warm.stdout is not None
        told, heard = warm.stdin, warm.stdout

        def die(**environment: str) -> int:
            told.write(json.dumps(environment) + "\n")
            return int(heard.readline())

        yield die
        told.close()


def main() -> None:
    """The warm process: it has imported everything and opened nothing."""
    import pypinyin  # noqa: F401

    import search.engines.embedded  # noqa: F401
    from benchmarks.killing import child
    from config.settings import load_settings
    from jobs import alerts
    from store.failpoints import arm
    from store.store import Store

    def work() -> None:
        settings = load_settings()
        arm(environment.get("JUZHAO_FAIL_AT", ""))
        alerts.instant(settings, Store.open(settings.database, settings.clock))

    for line in sys.stdin:
        environment = json.loads(line)
        kept = dict(os.environ)
        os.environ.update(environment)
        _, status = os.waitpid(child(work), 0)
        os.environ.clear()
        os.environ.update(kept)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
