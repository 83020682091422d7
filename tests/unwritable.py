"""Ways to run a program in which a folder can only be read: its modes hold for root too, or its disk is read-only."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

WAYS = ("modes", "disk")
_MOUNTED = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


@contextmanager
def unwritable(folder: Path, way: str) -> Iterator[list[str]]:
    """Words to put before a command. Skips where this machine has no such way."""
    if way == "disk":
        yield _tried(["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", _MOUNTED, str(folder)])
        return
    words = _tried(["setpriv", "--bounding-set=-all", "--inh-caps=-all"]) if os.geteuid() == 0 else []
    paths = [folder, *folder.rglob("*")]
    modes = [path.stat().st_mode for path in paths]
    for path, mode in zip(paths, modes, strict=True):
        path.chmod(mode & ~0o222)
    try:
        yield words
    finally:
        for path, mode in zip(paths, modes, strict=True):
            if path.exists():
                path.chmod(mode)


def _tried(words: list[str]) -> list[str]:
    if shutil.which(words[0]) is None or subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        pytest.skip(f"{words[0]} can do nothing here")
    return words
