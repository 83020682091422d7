"""How the long-running processes use Python's garbage collector."""

from __future__ import annotations

import gc


def collect_rarely() -> None:
    """Let the garbage collector leave alone what stays anyway, and look at the rest rarely.

    Lexicons, code, Scrapy's and Twisted's objects are many and stay: going through them again and again took a tenth of a crawl's
    time; where announcements are only read, one after another, it makes no difference (measured by turns in one process).
    Call it when a process has loaded what it works with.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
