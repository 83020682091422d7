"""Elasticsearch away in every way: students are answered by the copy, nothing is lost, nobody knocks without a pause."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from config.settings import Settings
from jobs.once import index_now
from search import indexer
from search.engines.elastic_errors import takes_nothing
from search.engines.elasticsearch import Elastic
from search.query import Query
from search.service import SearchService
from tests.end_to_end.conftest import Product, product
from tests.faulty import FAULTS, Door

__all__ = ["product"]
pytestmark = pytest.mark.elasticsearch
READ_ONLY = "index.blocks.read_only_allow_delete"


@pytest.fixture
def door(empty_elasticsearch: str) -> Iterator[Door]:
    found = Door(empty_elasticsearch)
    yield found
    found.stop()


@pytest.fixture
def behind(product: Product, door: Door) -> Settings:
    """One site crawled, in the index behind the door and in the copy."""
    product.crawl("frontpage")
    settings = product.settings.model_copy(update={"search_url": door.url})
    engine = Elastic(door.url)
    indexer.rebuild(product.store, engine)
    engine.close()
    return settings


def changed(product: Product) -> None:
    """Every published posting goes through the outbox; one stays away."""
    ids = [one for part in product.store.postings.approved(1000) for one in part]
    for number, identity in enumerate(ids):
        row = product.store.review.decide(identity, "reject", "li", "试")
        if number:
            product.store.review.undo(row.id, "li")


@pytest.mark.parametrize("fault", [*FAULTS, "read_only"])
def test_away_and_back(product: Product, behind: Settings, door: Door, elasticsearch_url: str, fault: str) -> None:
    block: Callable[[bool | None], None] = lambda on: _block(elasticsearch_url, on)  # noqa: E731
    service = SearchService.open(behind, product.store)
    assert service.search(Query(q="工程师", status="all")).total
    door.fault = "" if fault == "read_only" else fault
    if fault == "read_only":
        block(True)
    changed(product)
    asked = len(door.asked)
    reached = index_now(behind, product.store) if fault != "silent" else False
    assert not reached
    if fault in ("reset", "429", "503", "page", "truncated", "silent"):
        found = [service.search(Query(q="工程师", status="all")) for _ in range(20)]
        assert all(answer.degraded and answer.total for answer in found)
    assert len(door.asked) - asked < 15, "one probe, not one a search"
    door.heal()
    if fault == "read_only":
        block(None)
    time.sleep(0.1)
    assert index_now(behind, product.store)
    engine = Elastic(elasticsearch_url)
    try:
        assert indexer.verify(product.store, engine).ok
    finally:
        engine.close()
        service.close()


def _block(url: str, on: bool | None) -> None:
    engine = Elastic(url)
    engine._client.indices.put_settings(index=engine._alias, settings={READ_ONLY: on})
    engine.close()


@pytest.mark.parametrize(
    ("kind", "status", "holds"),
    [
        ("exception", 500, True),  # seen where a shard's files were deleted: "Refresh failed", for each document
        ("cluster_block_exception", 403, True),
        ("index_closed_exception", 400, True),
        ("document_parsing_exception", 400, False),
    ],
)
def test_what_is_the_servers_fault_sets_no_document_aside(kind: str, status: int, holds: bool) -> None:
    assert takes_nothing(kind, status) is holds
