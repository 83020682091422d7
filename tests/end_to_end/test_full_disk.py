"""A store that takes nothing any more: the crawl waits, says so, ends with the reason, and the next one goes on."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import pytest

from pipelines import frontier
from pipelines.storing import Page, store_readings
from store.records import StoreUnavailable
from store.store import Store
from tests.end_to_end.conftest import Product

FULL = "database juzhao.db: database or disk is full; no space left: free some, nothing is lost"


KEPT = "what was stored until then is kept, and the next crawl goes on from there"


class Disk:
    """Room for so many pages, in the place of what stores them."""

    def __init__(self, room: int) -> None:
        self.room = room

    def __call__(self, store: Store, pages: Sequence[Page]) -> list[Any]:
        if self.room <= 0:
            raise StoreUnavailable(FULL)
        self.room -= len(pages)
        return store_readings(store, pages)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    found = Disk(5)
    monkeypatch.setattr(frontier, "store_readings", found)
    monkeypatch.setattr(frontier, "TELL_SECONDS", 0)
    monkeypatch.setattr(frontier, "PATIENCE_SECONDS", 2)
    return found


def test_a_full_disk_ends_a_crawl_with_its_reason_and_loses_nothing(
    product: Product, disk: Disk, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger=frontier.__name__):
        (report,) = product.crawl("frontpage").reports
    assert (report["outcome"], report["reason"]) == ("incomplete", f"{FULL}; {KEPT}")
    assert [record.getMessage() for record in caplog.records if record.name == frontier.__name__] == [
        f"{FULL} (the crawls wait for it, up to 2 seconds)"
    ]
    stored = len(product.found())
    assert 0 < stored < len([key for key in product.truth() if key[0] == report["source"]])
    disk.room = 1000
    (report,) = product.crawl("frontpage").reports
    assert report["outcome"] == "ok"
    assert set(product.found()) == {key for key in product.truth() if key[0] == report["source"]}


def test_a_store_that_is_back_in_time_costs_nothing(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [0]

    def away_for_a_moment(store: Store, pages: Sequence[Page]) -> list[Any]:
        asked[0] += 1
        if asked[0] == 2:
            raise StoreUnavailable(FULL)
        return store_readings(store, pages)

    monkeypatch.setattr(frontier, "store_readings", away_for_a_moment)
    (report,) = product.crawl("frontpage").reports
    assert report["outcome"] == "ok"
    assert set(product.found()) == {key for key in product.truth() if key[0] == report["source"]}
