"""The short form of ``benchmarks.powercut``: what was answered is on the disk, what a cut takes back is fetched again."""

from __future__ import annotations

import subprocess
import sys

import pytest

from config.settings import PROJECT_ROOT


def test_what_was_answered_survives_a_power_cut() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.powercut", "--cuts", "8", "--postings", "40"],
        cwd=PROJECT_ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode == 77:
        pytest.skip("no C compiler")
    assert done.returncode == 0, done.stdout + done.stderr
