"""Named points at which a test kills the process: ``JUZHAO_FAIL_AT=name`` or ``name:3`` for the third passage.

A kill at a point and a restart must leave the same data as an undisturbed run; the points stand around every commit.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

CRAWL_POINTS = (
    "begin-before-commit",
    "begin-after-commit",
    "listing-before-frontier",
    "listing-before-commit",
    "listing-after-commit",
    "page-before-begin",
    "page-before-write",
    "page-before-save",
    "page-before-keys",
    "page-after-announcement",
    "page-before-outbox",
    "page-before-done",
    "page-before-commit",
    "page-after-commit",
    "failed-before-commit",
    "failed-after-commit",
    "finish-before-judging",
    "finish-before-clearing",
    "finish-before-commit",
    "finish-after-commit",
    "write-before-commit",
    "write-after-commit",
)
INDEX_POINTS = (
    "index-mid-bulk",
    "index-after-bulk-commit",
    "index-after-bulk",
    "index-before-ack",
    "index-mid-ack",
    "index-after-ack",
)
OTHER_POINTS = (
    "migrate-before-commit",
    "migrate-after-commit",
    "expire-before-commit",
    "index-before-swap",
    "index-after-swap",
    "alert-after-claim",
    "alert-before-send",
    "alert-after-send",
    "notice-before-ack",
    "notice-after-claim",
)
POINTS = CRAWL_POINTS + INDEX_POINTS + OTHER_POINTS


class _Wish:
    name, left = "", 0
    watcher: Callable[[str], None] | None = None


def arm(wish: str) -> None:
    """Choose the point to die at: ``name`` or ``name:passage``; empty for none."""
    _Wish.name, _, count = wish.partition(":")
    _Wish.left = int(count or 1)


def watch(watcher: Callable[[str], None] | None) -> None:
    """Call ``watcher`` at every passage, in the thread that passes: a test decides there who goes on."""
    _Wish.watcher = watcher


def reach(name: str) -> None:
    """Pass a point; die without any clean-up when it is the wanted one."""
    if _Wish.watcher is not None:
        _Wish.watcher(name)
    if name != _Wish.name:
        return
    _Wish.left -= 1
    if _Wish.left <= 0:
        os.kill(os.getpid(), signal.SIGKILL)


arm(os.environ.get("JUZHAO_FAIL_AT", ""))
