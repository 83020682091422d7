"""A limit for what would hang: a text that costs the square of its length takes minutes at 100 kB."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stops the block with a ``TimeoutError`` after some seconds."""
    previous = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _too_long(_signal: int, _frame: object) -> None:
    raise TimeoutError("reading is not linear in the length of the text")
