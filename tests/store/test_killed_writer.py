"""An index writer that was killed between a file of its commit and the commit itself must not stop those after it."""

from __future__ import annotations

import shutil
from pathlib import Path

from search import indexer
from search.engines.embedded import Embedded
from store.store import Store
from tests.store.conftest import Clock, batch, crawl, source


def test_a_file_that_a_killed_writer_left_is_removed(tmp_path: Path, clock: Clock) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'juzhao.db'}", clock)
    store.crawls.sync_sources([source("school")])
    readings = batch(6)
    crawl(store, readings)
    folder = tmp_path / "index"
    indexer.sync(store, Embedded(folder))
    position = store.outbox.position("embedded")
    shutil.copytree(folder, tmp_path / "before")
    for key in ("n0", "n1"):
        readings[key] = readings[key].model_copy(update={"description": f"新的内容 {key}"})
    crawl(store, readings)
    indexer.sync(store, Embedded(folder))
    shutil.copytree(folder, tmp_path / "after")
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "before", folder)
    left = [*(tmp_path / "after").rglob("*.del"), *(tmp_path / "after").rglob(".managed.json")]
    assert len(left) > 1
    for file in left:
        shutil.copy(file, folder / file.relative_to(tmp_path / "after"))
    store.outbox.reset("embedded", position)
    assert indexer.sync(store, Embedded(folder)).indexed == 2
    assert indexer.verify(store, Embedded(folder)).ok
    store.close()
