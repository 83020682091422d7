"""Named points at which a test kills the process: ``JUZHAO_FAIL_AT=name`` or ``name:3`` for the third passage.

A kill at a point and a restart must leave the same data as an undisturbed run; the points stand around every commit.
"""

from __future__ import annotations

import os
import signal
from collections import Counter

_passed: Counter[str] = Counter()
_wanted, _, _count = os.environ.get("JUZHAO_FAIL_AT", "").partition(":")


def reach(name: str) -> None:
    """Pass a point; die without any clean-up when it is the wanted one."""
    if name != _wanted:
        return
    _passed[name] += 1
    if _passed[name] >= int(_count or 1):
        os.kill(os.getpid(), signal.SIGKILL)
