"""From the store's outbox into the index: in order, repeatable, catching up after the engine was away."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch as Client

from jobs.doctor import Finding, examine
from jobs.once import Indexing, index_now
from search import indexer
from search.engines.base import Engine, EngineError, EngineUnavailable
from search.engines.elasticsearch import ALIAS, Elastic
from search.engines.embedded import Embedded
from search.query import Query
from search.service import SearchService, open_copy, open_engine
from tests.cli.conftest import Run, juzhao
from tests.end_to_end.conftest import Product, product

__all__ = ["juzhao", "product"]
AWAY = "http://127.0.0.1:9"


def test_the_outbox_ends_in_the_index(product: Product, engine: Engine) -> None:
    product.crawl("frontpage", "article", index=False)
    report = indexer.sync(product.store, engine, batch=7)
    assert report.failed == 0 and report.lag == 0
    assert engine.count() == product.store.postings.count("approved") > 20
    assert indexer.sync(product.store, engine).changes == 0
    assert indexer.verify(product.store, engine).ok


def test_rejected_by_staff_is_gone_from_the_index(product: Product, engine: Engine) -> None:
    product.crawl("frontpage", index=False)
    indexer.sync(product.store, engine)
    hit = engine.search(Query(size=1), product.now()).hits[0].id
    product.store.review.decide(hit, "reject", "li", "重复发布")
    indexer.sync(product.store, engine)
    assert hit not in {row.id for row in engine.held()}


def test_verify_finds_and_mends_what_differs(product: Product, engine: Engine) -> None:
    product.crawl("frontpage", index=False)
    indexer.sync(product.store, engine)
    ids = sorted(row.id for row in engine.held())
    versions = {row.id: row.version for row in engine.held()}
    engine.apply([], [(ids[0], versions[ids[0]])])
    verdict = indexer.verify(product.store, engine)
    assert not verdict.ok and verdict.missing == [ids[0]]
    assert indexer.verify(product.store, engine, repair=True).repaired == 1
    assert indexer.verify(product.store, engine).ok


@pytest.mark.elasticsearch
def test_what_another_program_changed_in_elasticsearch_is_found_deep_down(
    product: Product, empty_elasticsearch: str
) -> None:
    product.crawl("frontpage", index=False)
    with closing(Elastic(empty_elasticsearch)) as engine, closing(Client(empty_elasticsearch)) as client:
        indexer.sync(product.store, engine)
        assert indexer.verify(product.store, engine, deep=True).ok
        changed = min(row.id for row in engine.held())
        client.update(index=engine._alias, id=changed, doc={"city": ["110000"]}, refresh=True)
        assert indexer.verify(product.store, engine).ok, "the digest was kept"
        assert indexer.verify(product.store, engine, deep=True).stale == [changed]
        assert indexer.verify(product.store, engine, repair=True, deep=True).repaired == 1
        assert indexer.verify(product.store, engine, deep=True).ok


def test_rebuilding_loses_nothing(product: Product, engine: Engine) -> None:
    product.crawl("frontpage", index=False)
    indexer.sync(product.store, engine)
    before = {row.id for row in engine.held()}
    indexer.rebuild(product.store, engine)
    assert {row.id for row in engine.held()} == before


def test_without_changes_an_engine_that_is_away_is_still_told(product: Product) -> None:
    with pytest.raises(EngineUnavailable, match=r"127\.0\.0\.1:9"):
        indexer.sync(product.store, Elastic(AWAY))


@pytest.mark.elasticsearch
def test_a_crawl_with_elasticsearch_away_finishes_and_catches_up(
    product: Product, juzhao: Run, empty_elasticsearch: str, tmp_path: Path
) -> None:
    where = {
        "JUZHAO_HOME": str(product.settings.home),
        "JUZHAO_SOURCES": str(product.farm.sources_dir),
        "JUZHAO_ALLOW_PRIVATE_NETWORKS": "1",
        "JUZHAO_DOWNLOAD_DELAY": "0",
    }
    crawled = juzhao("crawl", "--json", **where, JUZHAO_SEARCH_URL=AWAY)
    assert crawled.returncode == 0, crawled.stderr
    assert "127.0.0.1:9" in crawled.stderr and "index sync" in crawled.stderr
    assert sum(report["new"] for report in json.loads(crawled.stdout)["sources"]) == len(product.truth())
    behind = juzhao("index", "sync", **where, JUZHAO_SEARCH_URL=AWAY)
    assert behind.returncode == 1
    waiting = product.store.postings.count("approved")
    engine = Elastic(empty_elasticsearch)
    try:
        caught_up = juzhao("index", "sync", "--json", **where, JUZHAO_SEARCH_URL=empty_elasticsearch)
        assert caught_up.returncode == 0, caught_up.stderr
        assert json.loads(caught_up.stdout)["indexed"] == waiting == engine.count()
    finally:
        engine.close()


@pytest.mark.elasticsearch
def test_students_are_answered_from_the_copy_while_elasticsearch_is_away(product: Product) -> None:
    product.crawl("frontpage")
    away = product.settings.model_copy(update={"search_url": AWAY})
    service = SearchService.open(away, product.store)
    answer = service.search(Query(q="工程师"))
    service.close()
    assert answer.total > 0
    assert "127.0.0.1:9" in answer.degraded


@pytest.mark.parametrize("point", ["index-before-swap", "index-after-swap"])
def test_killed_at_the_swap(product: Product, juzhao: Run, point: str) -> None:
    product.crawl("frontpage")
    hit = product.search(size=1)["hits"][0]["id"]
    product.store.review.decide(hit, "reject", "li", "重复")
    where = {"JUZHAO_HOME": str(product.settings.home), "JUZHAO_SOURCES": str(product.farm.sources_dir)}
    assert juzhao("index", "rebuild", **where, JUZHAO_FAIL_AT=point).returncode == -9
    engine = open_engine(product.settings)
    try:
        indexer.sync(product.store, engine)
        assert hit not in {row.id for row in engine.held()}
        assert indexer.verify(product.store, engine).ok
        assert indexer.rebuild(product.store, engine).lag == 0, "what the dead one left behind is in nobody's way"
    finally:
        engine.close()


def test_an_index_that_was_lost_is_made_anew(product: Product) -> None:
    product.crawl("frontpage")
    approved = product.store.postings.count("approved")
    shutil.rmtree(product.settings.index_dir)
    (told,) = _index_of(product)
    assert told.state == "fail" and f"none of {approved}" in told.message and "index sync" in told.message
    with closing(open_engine(product.settings)) as engine:
        assert indexer.sync(product.store, engine).indexed == approved == engine.count()
        assert indexer.verify(product.store, engine).ok
    assert [told.state for told in _index_of(product)] == ["ok"]


def test_the_doctor_tells_what_is_missing_in_the_index(product: Product) -> None:
    product.crawl("frontpage")
    with closing(open_engine(product.settings)) as engine:
        first = next(engine.held())
        engine.apply([], [(first.id, first.version)])
    (told,) = _index_of(product)
    assert told.state == "warn" and "index verify --repair" in told.message


def _index_of(product: Product) -> list[Finding]:
    return [finding for finding in examine(product.settings) if finding.check == "index"]


def test_copies_on_two_machines_are_both_kept_up_to_date(product: Product, tmp_path: Path) -> None:
    """Under one name the machine that read first took the changes from the other's copy, which nobody saw until it was needed."""
    product.crawl("frontpage")
    machines = [
        product.settings.model_copy(
            update={
                "home": tmp_path / name,
                "database_url": product.settings.database,
                "search_url": AWAY,
            }
        )
        for name in ("one", "two")
    ]
    for settings in machines:
        Embedded(settings.index_dir)
        index_now(settings, product.store)
    product.crawl("article")
    for settings in [*machines, *reversed(machines)]:
        index_now(settings, product.store)
    for settings in machines:
        with closing(open_copy(settings)) as copy:
            assert indexer.verify(product.store, copy).ok
        (told,) = [finding for finding in examine(settings) if finding.check == "copy"]
        assert (told.state, "0 changes behind" in told.message) == ("ok", True)


@pytest.mark.elasticsearch
def test_a_worker_outlives_the_loss_of_its_index(product: Product, empty_elasticsearch: str) -> None:
    settings = product.settings.model_copy(update={"search_url": empty_elasticsearch})
    product.crawl("frontpage", index=False)
    with closing(Indexing(settings, product.store)) as indexing, closing(Client(empty_elasticsearch)) as client:
        assert indexing.now()
        (index,) = client.indices.get_alias(name=ALIAS)
        client.indices.delete(index=index)
        product.crawl("article", index=False)
        assert [indexing.now(), indexing.now()] == [False, True], "one logged line, then all of it"
        with closing(open_engine(settings)) as engine:
            assert engine.count() == product.store.postings.count("approved")
            assert indexer.verify(product.store, engine).ok


@pytest.mark.elasticsearch
@pytest.mark.parametrize("block", ["write", "read_only_allow_delete", "closed"])
def test_an_index_that_takes_nothing_is_no_fault_of_the_documents(
    product: Product, empty_elasticsearch: str, block: str
) -> None:
    """A block for maintenance had all that changed meanwhile set aside, document by document, and it stayed so."""
    product.crawl("frontpage", index=False)
    with closing(open_engine(product.settings.model_copy(update={"search_url": empty_elasticsearch}))) as engine:
        indexer.sync(product.store, engine)
        product.crawl("article", index=False)
        with closing(Client(empty_elasticsearch)) as client:
            if block == "closed":
                client.indices.close(index=ALIAS)
            else:
                client.indices.put_settings(index=ALIAS, settings={f"index.blocks.{block}": True})
            with pytest.raises((EngineUnavailable, EngineError), match="close" if block == "closed" else "block"):
                indexer.sync(product.store, engine)
            assert product.store.outbox.quarantined(engine.name) == []
            if block == "closed":
                client.indices.open(index=ALIAS)
            else:
                client.indices.put_settings(index=ALIAS, settings={f"index.blocks.{block}": None})
        indexer.sync(product.store, engine)
        assert indexer.verify(product.store, engine).ok


def test_the_doctor_goes_on_where_something_else_answers_for_elasticsearch(product: Product) -> None:
    settings = product.settings.model_copy(update={"search_url": product.farm.address("frontpage")})
    states = {finding.check: finding.state for finding in examine(settings)}
    assert states["index"] == "fail" and "audit" in states
