"""How long a call takes, for tests that tell linear work from quadratic."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import thread_time


def thread_seconds(call: Callable[[], object]) -> float:
    """Processor seconds of this thread in a call, without the collector.

    In a whole run a collection goes through millions of objects that earlier tests left, and their threads still run:
    neither is work of the call.
    """
    collects = gc.isenabled()
    gc.disable()
    started = thread_time()
    try:
        call()
        return thread_time() - started
    finally:
        if collects:
            gc.enable()
