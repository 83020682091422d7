"""A full disk under database, write-ahead log and index: one line each, nothing half written, and the same process goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings import PROJECT_ROOT


def test_a_full_disk_is_told_and_left_behind_without_a_restart(tmp_path: Path) -> None:
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        pytest.skip("no C compiler")
    library, home = tmp_path / "full.so", tmp_path / "home"
    home.mkdir()
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", library, Path(__file__).with_name("full.c"), "-ldl"], check=True
    )
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.filling", home, tmp_path / "flag"],
        cwd=PROJECT_ROOT, capture_output=True, text=True, check=False,
        env=os.environ | {"LD_PRELOAD": str(library), "FULL_FLAG": str(tmp_path / "flag")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    wal, database, index = done.stdout.splitlines()
    assert "StoreUnavailable" in wal and "no space left" in wal
    assert "StoreUnavailable" in database and "no space left" in database
    assert "EngineUnavailable" in index and "no space left" in index
