"""Workers that die while they send, each a fork of a warm process (:mod:`tests.warm`)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.warm import Warm, serve

Die = Callable[..., int]


@contextmanager
def workers() -> Iterator[Die]:
    """A function that runs :func:`jobs.alerts.instant` in a process of its own, with environment variables as keywords.

    It answers the process's return code: 0, or -9 where ``JUZHAO_FAIL_AT`` killed it.
    """
    warm = Warm("tests.jobs.dying")
    yield lambda **environment: warm.wait(warm.start({**os.environ, **environment}))
    warm.end()


def main() -> None:
    """The warm process."""
    import pypinyin  # noqa: F401

    import search.engines.embedded  # noqa: F401
    from config.settings import load_settings
    from jobs import alerts
    from store.failpoints import arm
    from store.store import Store

    def work() -> None:
        settings = load_settings()
        arm(os.environ.get("JUZHAO_FAIL_AT", ""))
        alerts.instant(settings, Store.open(settings.database, settings.clock))

    serve(work)


if __name__ == "__main__":
    main()
