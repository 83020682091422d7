"""Runs ``juzhao`` as its users do: a process of its own, its own home."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from config.settings import PROJECT_ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def juzhao(tmp_path: Path) -> Run:
    """Run the command with arguments, standard input ``stdin`` and environment variables as keywords."""

    def run(*args: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("JUZHAO_")}
        return subprocess.run(
            [sys.executable, "-m", "cli", *args],
            input=stdin,
            capture_output=True,
            text=True,
            cwd=PROJECT_ROOT,
            env={**clean, "JUZHAO_HOME": str(tmp_path / "home"), "NO_COLOR": "1", "COLUMNS": "200", **env},
            timeout=120,
            check=False,
        )

    return run
