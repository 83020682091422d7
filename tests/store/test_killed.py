"""``kill -9`` at every named point: database and index end like those of an undisturbed run. Long form: benchmarks.kills."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from config.settings import PROJECT_ROOT
from store.failpoints import CRAWL_POINTS, INDEX_POINTS, POINTS


def test_the_list_of_points_is_the_list_of_calls() -> None:
    rooms = ("store", "search", "pipelines", "crawler", "jobs")
    code = "\n".join(file.read_text("utf-8") for room in rooms for file in (PROJECT_ROOT / room).rglob("*.py"))
    assert set(re.findall(r'\breach\("([a-z-]+)"\)', code)) == set(POINTS)
    assert len(POINTS) >= 25


def killed(points: Sequence[str], urls: list[str]) -> dict[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killing", *points],
        input="\n".join(urls),
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_a_process_killed_at_any_point_leaves_what_an_undisturbed_one_leaves(laid_file: Path, tmp_path: Path) -> None:
    points = (*CRAWL_POINTS, *INDEX_POINTS)
    files = [shutil.copy(laid_file, tmp_path / f"{number}.db") for number in range(len(points) + 1)]
    assert killed(points, [f"sqlite:///{file}" for file in files]) == {point: [] for point in points}


@pytest.mark.postgres
def test_the_same_on_postgresql(new_postgres_database: Callable[..., str], laid_database: str) -> None:
    points = (*CRAWL_POINTS[::3], *INDEX_POINTS[::3])
    urls = [new_postgres_database(like=laid_database) for _ in range(len(points) + 1)]
    assert killed(points, urls) == {point: [] for point in points}
