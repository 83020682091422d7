"""Runs ``juzhao`` as its users do: a process of its own, its own home."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import started

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def juzhao(tmp_path: Path) -> Run:
    """Run the command with arguments, standard input ``stdin`` and environment variables as keywords."""

    def run(*args: str, **wishes: str) -> subprocess.CompletedProcess[str]:
        environment = {"JUZHAO_HOME": str(tmp_path / "home"), "NO_COLOR": "1", "COLUMNS": "200"}
        running = started(*args, patience=120, **(environment | wishes))
        return subprocess.CompletedProcess(args, running.wait(), running.said("out"), running.said("err"))

    return run
