"""Runs ``juzhao`` as its users do: a process of its own, its own home."""

from __future__ import annotations

import itertools
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warm import Ask

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def juzhao(warm_juzhao: Ask, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the command with arguments, standard input ``stdin`` and environment variables as keywords."""
    folder = tmp_path_factory.mktemp("streams")
    runs = itertools.count()

    def run(*args: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("JUZHAO_")}
        clean |= {"JUZHAO_HOME": str(tmp_path / "home"), "NO_COLOR": "1", "COLUMNS": "200"}
        number = next(runs)
        streams = [folder / f"{number}{name}" for name in ("in", "out", "err")]
        for file, text in zip(streams, (stdin, "", ""), strict=True):
            file.write_text(text, encoding="utf-8")
        code = warm_juzhao(clean | env, args=args, streams=[str(file) for file in streams])
        return subprocess.CompletedProcess(args, code, *(file.read_text(encoding="utf-8") for file in streams[1:]))

    return run
