"""The short form of ``benchmarks.strangers``: lists that are not the source's own publish nothing, its own are not held."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.strangers import OWN, STRANGE, Found, Stage, bad


@pytest.mark.parametrize("name", OWN | STRANGE)
def test_each_list_is_taken_for_what_it_is(tmp_path: Path, name: str) -> None:
    stage, found = Stage(f"sqlite:///{tmp_path / 'strangers.db'}", seed=7), Found()
    stage.play((OWN | STRANGE)[name], found)
    stage.store.close()
    assert not bad(name, found)
    assert found.held == (found.runs if name in STRANGE else 0)
    assert found.missing == 0 or name in STRANGE
