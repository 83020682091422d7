"""Two installations on one Elasticsearch: each index says whose it is, and nobody takes another one's unasked."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch as Client

from config.settings import Settings, load_settings
from jobs.backup import BackupError, backup, restore
from jobs.doctor import examine
from search import indexer
from search.engines.base import Engine, EngineUnavailable
from search.query import Query
from search.service import SearchService, SearchUnavailable, open_engine
from store.store import Store
from tests.store.conftest import START, batch, crawl, source

pytestmark = pytest.mark.elasticsearch
Make = Callable[[str, int], Settings]


@pytest.fixture
def make(tmp_path: Path, elasticsearch_url: str) -> Iterator[Make]:
    """Homes with so many postings, all on one server and under one prefix, which is gone at the end."""
    prefix = f"shared-{uuid.uuid4().hex[:8]}"

    def home(name: str, count: int) -> Settings:
        settings = load_settings(tmp_path / name, search_url=elasticsearch_url, search_prefix=prefix, now=START)
        if count:
            settings.home.mkdir()
            with closing(Store.open(settings.database, settings.clock)) as store:
                store.crawls.sync_sources([source("school")])
                crawl(store, batch(count))
        return settings

    yield home
    with closing(Client(elasticsearch_url)) as client:
        for name in list(client.indices.get(index=f"{prefix}*")):
            client.indices.delete(index=name)


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[Store, Engine]]:
    store = Store.open(settings.database, settings.clock)
    with closing(store), closing(open_engine(settings, store.identity)) as engine:
        yield store, engine


def held(settings: Settings) -> int:
    with opened(settings) as (_, engine):
        return engine.count()


def test_the_second_is_told_whose_index_it_is_until_it_has_a_prefix_of_its_own(make: Make) -> None:
    first, second = make("first", 3), make("second", 5)
    with opened(first) as (store, engine):
        indexer.sync(store, engine)
    line = rf"the index {first.search_prefix}-postings at .* is of another installation \(.*:{first.home}\)"
    line += ": set JUZHAO_SEARCH_PREFIX .* --take-over"
    with opened(second) as (store, engine):
        with pytest.raises(EngineUnavailable, match=line):
            indexer.sync(store, engine)
        with pytest.raises(indexer.RebuildRefused, match=line):
            indexer.rebuild(store, engine)
        with closing(SearchService.open(second, store)) as service, pytest.raises(SearchUnavailable, match=line):
            service.search(Query())
        assert first.home.name in engine.healthy()
    (finding,) = [one for one in examine(second) if one.check == "index"]
    assert (finding.state, first.home.name in finding.message) == ("fail", True)
    assert held(first) == 3
    own = second.model_copy(update={"search_prefix": f"{second.search_prefix}-two"})
    with opened(own) as (store, engine):
        indexer.sync(store, engine)
    assert (held(first), held(own)) == (3, 5)


def test_what_is_no_more_is_taken_over(make: Make) -> None:
    first, second = make("first", 3), make("second", 5)
    with opened(first) as (store, engine):
        indexer.sync(store, engine)
    with opened(second) as (store, engine):
        indexer.rebuild(store, engine, take_over=True)
        assert engine.count() == 5
    with opened(first) as (store, engine), pytest.raises(EngineUnavailable, match="another installation"):
        indexer.sync(store, engine)


def test_a_restored_backup_leaves_the_index_of_the_one_that_still_runs(make: Make, tmp_path: Path) -> None:
    first, fresh = make("first", 3), make("fresh", 0)
    with opened(first) as (store, engine):
        indexer.sync(store, engine)
    backup(first, tmp_path / "kept.tar")
    with pytest.raises(BackupError, match="another installation"):
        restore(fresh, tmp_path / "kept.tar")
    assert not (fresh.home / "juzhao.db").exists(), "refused before anything was put in place"
    assert held(first) == 3
    assert "agree" in restore(fresh, tmp_path / "kept.tar", take_over=True).index
    with opened(first) as (_, engine), pytest.raises(EngineUnavailable, match="another installation"):
        engine.count()
