"""A limit for what would hang: a text that costs the square of its length takes minutes at 100 kB."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stops the block with a ``TimeoutError`` after some seconds of processor time: a busy machine is no slow reader."""
    previous = signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


def _too_long(_signal: int, _frame: object) -> None:
    raise TimeoutError("reading is not linear in the length of the text")
