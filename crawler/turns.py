"""The turns of hosts over the processes of a machine: who is asking whom now, and until when each host rests.

One small file in the home. A lock on a range of it stands for a host or address; the kernel gives it back when a process
dies, however that happens. The file may be lost or unusable at any time: then each process keeps to its own turns.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import struct
import time
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

BUSY = 0.1
"""Seconds after which a key is looked at again that another process has."""
LONGEST = 3600.0
"""Seconds: a later end of a rest was written before the clock was set back."""
_SLOTS = 1 << 18
_ROW = struct.Struct("<Qd")
_RANGES = 1 << 61
"""Locks reach beyond the end of the file, so that no two keys share one; rests may, and the later one is kept."""


class Turns:
    """The file, opened once a process: closing any descriptor of it would give back all locks."""

    def __init__(self, path: Path) -> None:
        self._file = -1
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)

    @classmethod
    def of(cls, path: Path) -> Turns:
        """The turns in a file."""
        return _opened(path.absolute())

    def take_all(self, keys: Sequence[str]) -> float:
        """Take all keys: 0; or none of them: the seconds until it may be tried again."""
        for number, key in enumerate(keys):
            rest = self._take(key)
            if rest is None or rest > 0:
                self.give_all(dict.fromkeys(keys[: number + (rest is not None)], 0.0))
                return BUSY if rest is None else rest
        return 0.0

    def _take(self, key: str) -> float | None:
        """Seconds that the key still rests, now that it is ours; ``None`` while another process has it."""
        number = _number(key)
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _RANGES + number)
            row = os.pread(self._file, _ROW.size, number % _SLOTS * _ROW.size)
        except (BlockingIOError, PermissionError):
            return None
        except (OSError, ValueError):
            return 0.0
        whose, until = _ROW.unpack(row) if len(row) == _ROW.size else (0, 0.0)
        left = until - time.time()
        return left if whose == number and 0 < left < LONGEST else 0.0

    def give_all(self, rests: Mapping[str, float]) -> None:
        """Let others have the keys, each after so many seconds."""
        for key, rest in rests.items():
            number = _number(key)
            with contextlib.suppress(OSError, ValueError):
                if rest > 0:
                    os.pwrite(self._file, _ROW.pack(number, time.time() + rest), number % _SLOTS * _ROW.size)
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, _RANGES + number)


@lru_cache(maxsize=64)
def _opened(path: Path) -> Turns:
    return Turns(path)


@lru_cache(maxsize=4096)
def _number(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") % _RANGES
