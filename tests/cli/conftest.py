"""Runs ``juzhao`` as its users do: a process of its own, its own home."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import run

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def juzhao(tmp_path: Path) -> Run:
    """Run the command with arguments, standard input ``stdin`` and environment variables as keywords."""

    environment = {"JUZHAO_HOME": str(tmp_path / "home"), "NO_COLOR": "1", "COLUMNS": "200"}
    return lambda *args, **wishes: run(*args, **(environment | wishes))
