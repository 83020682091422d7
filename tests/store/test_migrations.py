"""Schema steps: killed anywhere they finish at the next start, and what is declared readable by older code is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from config.settings import PROJECT_ROOT
from store.database import _alembic_config
from tests.store.migrating import schema, steps, upgrade


def killed(url: str) -> dict[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.migrating", url],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_a_step_that_is_killed_is_not_half_done_and_the_next_start_finishes_it(tmp_path: Path) -> None:
    found = killed(f"sqlite:///{tmp_path / 'juzhao.db'}")
    assert len(found) >= 2 * len(steps())
    assert {step: wrong for step, wrong in found.items() if wrong} == {}


@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_url: str) -> None:
    found = killed(postgres_url)
    assert len(found) >= 2 * len(steps())
    assert {step: wrong for step, wrong in found.items() if wrong} == {}


def test_there_is_one_line_of_steps() -> None:
    assert len(ScriptDirectory.from_config(_alembic_config()).get_heads()) == 1


def test_what_a_step_declares_readable_by_older_code_only_adds(tmp_path: Path) -> None:
    """Each table and column that the older code knows is there as it was, and a new one may be left out."""
    script = ScriptDirectory.from_config(_alembic_config())
    url = f"sqlite:///{tmp_path / 'juzhao.db'}"
    at = {}
    for step in steps():
        upgrade(url, step)
        at[step] = schema(url)
    declared = {step: getattr(script.get_revision(step).module, "readable_since", step) for step in steps()}
    assert any(since != step for step, since in declared.items())
    for step, since in declared.items():
        for table, columns in at[since].items():
            assert set(columns) <= set(at[step][table]), f"{step}: {table} is not what it was in {since}"
            new = set(at[step][table]) - set(columns)
            assert all(optional for _, _, optional in new), f"{step}: {table} wants {new} of code that does not know it"
