"""Rebuilding and mending under load: no failed or empty answer, no lost change, no index that holds too little."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch as Client

from search import indexer, making
from search.documents import RECIPE, Held, Shape, document, shape
from search.engines import elasticsearch
from search.engines.base import Engine, EngineUnavailable
from search.engines.elasticsearch import ANSWER_SECONDS, Elastic
from search.engines.embedded import Embedded
from search.query import Query
from search.service import PATIENCE_SECONDS, SearchService
from store.store import Store
from tests.end_to_end.conftest import Product, product
from tests.search.conftest import NOW, many, posting
from tests.servers import Elasticsearch

__all__ = ["product"]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The sample sites, crawled once."""
    made = Product.begin(tmp_path_factory.mktemp("crawled"))
    made.crawl(index=False)
    yield made
    made.end()


@pytest.fixture
def store(crawled: Product, tmp_path: Path) -> Iterator[Store]:
    """A copy of the crawled store."""
    file = tmp_path / "copy.db"
    with sqlite3.connect(crawled.settings.home / "juzhao.db") as source, sqlite3.connect(file) as target:
        source.backup(target)
    found = Store.open(f"sqlite:///{file}", crawled.now)
    yield found
    found.close()


@dataclass
class Load:
    """Searches without a pause; what went wrong."""

    engine: Engine
    wanted: int
    asked: int = 0
    wrong: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                total = self.engine.search(Query(status="all", notices=True, facets=["type"]), NOW).total
            except Exception as error:
                self.wrong.append(repr(error))
            else:
                if total < self.wanted:
                    self.wrong.append(total)
            self.asked += 1

    def __enter__(self) -> Load:
        self._thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._stop.set()
        self._thread.join()


def test_swapping_under_load(engine: Engine) -> None:
    documents = [document(one) for one in many(300)]
    engine.apply(documents, [])
    with Load(engine, 300) as load:
        for _ in range(2):
            fresh = engine.fresh()
            fresh.add(documents)
            assert fresh.count() == 300
            fresh.swap()
    assert load.wrong == [] and load.asked > 10


def test_changes_that_come_while_the_index_is_rebuilt_are_in_it(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexer.sync(store, engine)
    ids = sorted(row.id for row in engine.held())
    gone = iter(ids[:3])
    real = making.make

    def slowly(*args: Any) -> Any:
        made = real(*args)
        if (identity := next(gone, None)) is not None:
            store.review.decide(identity, "reject", "li", "重复")
            indexer.sync(store, engine)  # another process keeps the old index up to date meanwhile
        return made

    monkeypatch.setattr(making, "make", slowly)
    indexer.rebuild(store, engine, batch=5)
    monkeypatch.undo()
    assert {row.id for row in engine.held()} == set(ids[3:])
    assert indexer.verify(store, engine).ok


def test_an_index_that_holds_too_little_is_not_swapped_in(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexer.sync(store, engine)
    before = engine.count()
    real = store.postings.approved
    monkeypatch.setattr(store.postings, "approved", lambda size: ([part[:-3] for part in real(10**6)]))
    with pytest.raises(indexer.RebuildRefused, match=f"only {before - 3} of {before}"):
        indexer.rebuild(store, engine)
    assert engine.count() == before


def test_a_hundred_drifts_are_found_and_mended(store: Store, engine: Engine) -> None:
    indexer.sync(store, engine)
    held = sorted(engine.held(), key=lambda row: row.id)
    third = len(held) // 3
    lost, stale = held[:third], held[third : 2 * third]
    strange = [posting(f"strange{number}") for number in range(100 - 2 * third)]
    engine.apply([], [(row.id, row.version) for row in lost])
    engine.apply([document(posting(row.id, title="别的", version=row.version)) for row in stale], [])
    engine.apply([document(one) for one in strange], [])
    verdict = indexer.verify(store, engine)
    found = len(verdict.missing), len(verdict.stale), len(verdict.extra)
    assert found == (third, third, len(strange)) and sum(found) == 100 and not verdict.ok
    assert indexer.verify(store, engine, repair=True).repaired == 100
    assert indexer.verify(store, engine).ok


@pytest.fixture
def two_processes(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Engine, list[Held]]:
    """An index of the store and what it holds, on a machine that makes few documents in two processes, too."""
    engine = Embedded(tmp_path / "index")
    indexer.sync(store, engine)
    monkeypatch.setattr(making, "MANY", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return engine, sorted(engine.held())


def test_documents_made_in_several_processes_are_the_same(
    store: Store, two_processes: tuple[Engine, list[Held]]
) -> None:
    engine, before = two_processes
    assert indexer.rebuild(store, engine, batch=5).indexed == len(before)
    assert sorted(engine.held()) == before
    store.outbox.reset(engine.name)
    assert indexer.sync(store, engine, batch=7).lag == 0
    assert sorted(engine.held()) == before
    assert indexer.verify(store, engine).ok


def test_a_process_that_is_killed_leaves_its_documents_to_this_one(
    store: Store, two_processes: tuple[Engine, list[Held]]
) -> None:
    _, before = two_processes
    parts = store.postings.approved(5)

    def killing() -> Iterator[list[str]]:
        for number, ids in enumerate(parts):
            if number == 3:
                for child in multiprocessing.active_children():
                    os.kill(child.pid or 0, signal.SIGKILL)
            yield ids

    made = list(making.all_made(store, killing(), len(before)))
    assert sorted(row.id for part in made for row in part.documents) == sorted(row.id for row in before)


def test_an_index_of_another_version_is_rebuilt_by_the_next_sync(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexer.sync(store, engine)
    expected = engine.count()
    _be_of(monkeypatch, Shape("other", RECIPE))
    later = _opened_again(engine)
    assert later.outdated()
    with pytest.raises(EngineUnavailable, match="another version"):
        later.search(Query(), NOW)
    assert indexer.sync(store, later).indexed == expected == later.count()


def test_an_index_of_a_newer_program_is_left_alone_until_somebody_goes_back(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While machines are updated one by one the two programs would build it up and down in turn."""
    with monkeypatch.context() as newer:
        _be_of(newer, Shape("newer", RECIPE + 1))
        expected = indexer.sync(store, engine).indexed
    older = _opened_again(engine)
    line = f"a newer program .recipe {RECIPE + 1}, this one knows {RECIPE}. .*: update this program"
    for use in (indexer.sync, indexer.verify):
        with pytest.raises(EngineUnavailable, match=line):
            use(store, older)
    with pytest.raises(EngineUnavailable, match=line):
        older.search(Query(), NOW)
    assert not older.outdated() and "newer program" in older.healthy()
    with monkeypatch.context() as newer:
        _be_of(newer, Shape("newer", RECIPE + 1))
        assert _opened_again(engine).count() == expected
    assert indexer.rebuild(store, older).indexed == expected == older.count()


def test_a_process_that_had_looked_at_the_index_notices_a_newer_program_s(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A web process goes on for weeks; what it reads out of another shape would be wrong and not say so."""
    monkeypatch.setattr(elasticsearch, "CHECKED_SECONDS", 0.2)
    indexer.sync(store, engine)
    older = _opened_again(engine)
    assert older.search(Query(), NOW).total
    with monkeypatch.context() as newer:
        _be_of(newer, Shape("newer", RECIPE + 1))
        indexer.rebuild(store, _opened_again(engine))
    time.sleep(0.2)
    for ask in (lambda: older.search(Query(), NOW), lambda: older.terms("complete", "a", 3), older.count):
        with pytest.raises(EngineUnavailable, match="newer program"):
            ask()
    indexer.rebuild(store, older)
    assert older.search(Query(), NOW).total


def _be_of(monkeypatch: pytest.MonkeyPatch, shape: Shape) -> None:
    """Be a program whose index is of this shape."""
    for module in ("search.engines.embedded", "search.engines.elasticsearch", "search.engines.elastic_query"):
        monkeypatch.setattr(f"{module}.shape", lambda: shape)


def _opened_again(engine: Engine) -> Engine:
    if isinstance(engine, Embedded):
        return Embedded(engine.folder)
    assert isinstance(engine, Elastic)
    return Elastic(engine._url, alias=engine._alias)


def test_the_recipe_rises_with_every_change_of_the_fields() -> None:
    """Else two programs that differ could not tell which of them is older: raise ``RECIPE``, then write both here."""
    assert shape() == Shape("1c703a00df87", 8)


@pytest.mark.parametrize("left", [b"", b"\xff\xfe\x00", b"../elsewhere", None])
def test_an_index_whose_name_is_lost_says_so_and_is_rebuilt_by_the_next_sync(
    store: Store, tmp_path: Path, left: bytes | None
) -> None:
    """What a power cut leaves of a small file: nothing of it, or anything. An empty answer would be a lie."""
    engine = Embedded(tmp_path / "index")
    expected = indexer.sync(store, engine).indexed
    file = tmp_path / "index" / "current"
    if left is None:
        file.unlink()
    else:
        file.write_bytes(left)
    with pytest.raises(EngineUnavailable, match="juzhao index rebuild"):
        engine.search(Query(), NOW)
    if left is not None:
        with pytest.raises(EngineUnavailable, match="juzhao index rebuild"):
            Embedded(tmp_path / "index").search(Query(), NOW)
    assert indexer.sync(store, engine).indexed == expected == Embedded(tmp_path / "index").count()
    assert len(list((tmp_path / "index").glob("i*"))) == 1


def test_a_full_disk_where_an_index_is_made_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = "An IO error occurred: 'No space left on device (os error 28) at path …'"
    monkeypatch.setattr("search.engines.embedded.tantivy.Index", _raising(ValueError(full)))
    with pytest.raises(EngineUnavailable, match="no space left: free some"):
        Embedded(tmp_path / "index")
    assert list((tmp_path / "index").iterdir()) == []


def _raising(error: Exception) -> Callable[..., Any]:
    def fail(*_: Any) -> Any:
        raise error

    return fail


def test_a_posting_that_makes_no_document_is_set_aside_and_the_others_go_on(
    store: Store, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison = sorted(one.id for one in store.postings.iterate())[0]
    real = making.document

    def choosy(found: Any, *args: Any) -> Any:
        if found.id == poison:
            raise ValueError("a term of 40000 bytes")
        return real(found, *args)

    monkeypatch.setattr(making, "document", choosy)
    report = indexer.sync(store, engine)
    assert report.failed == 1 and report.lag == 0
    (aside,) = store.outbox.quarantined(engine.name)
    assert aside["posting"] == poison and "40000 bytes" in aside["reason"]
    assert engine.count() == store.postings.count("approved") - 1
    assert indexer.rebuild(store, engine).failed == 1


Behind = tuple[Elastic, Client, str]


@pytest.fixture
def elastic(elasticsearch_url: str) -> Iterator[Behind]:
    """An engine without an index yet, what its operator does to the server behind our back, and the alias of the index."""
    alias = f"test-{uuid.uuid4().hex[:8]}"
    engine, operator = Elastic(elasticsearch_url, alias), Client(elasticsearch_url)
    yield engine, operator, alias
    engine.close()
    operator.close()


@pytest.mark.elasticsearch
def test_an_index_deleted_behind_our_back_is_not_made_by_guess(store: Store, elastic: Behind) -> None:
    engine, operator, alias = elastic
    indexer.sync(store, engine)
    for name in list(operator.indices.get(index=alias)):
        operator.indices.delete(index=name)
    with pytest.raises(EngineUnavailable, match="is gone: run `juzhao index sync`"):
        engine.apply([document(posting("late"))], [])
    assert not operator.indices.exists(index=alias)


@pytest.mark.elasticsearch
def test_an_index_that_bears_the_name_of_the_alias_gives_way(store: Store, elastic: Behind) -> None:
    engine, operator, alias = elastic
    operator.index(index=alias, id="guessed", document={"title": "guessed"}, refresh=True)
    assert indexer.rebuild(store, engine).indexed == engine.count() == store.postings.count("approved")
    assert indexer.verify(store, engine).ok


@pytest.mark.elasticsearch
def test_somebody_elses_document_is_told_and_removed(store: Store, elastic: Behind) -> None:
    engine, operator, alias = elastic
    indexer.sync(store, engine)
    operator.index(index=alias, id="zzzz", document={"title": "别人的"}, refresh=True)
    assert indexer.verify(store, engine).extra == ["zzzz"]
    assert indexer.verify(store, engine, repair=True).repaired == 1
    assert indexer.verify(store, engine).ok


@pytest.fixture
def freeze(request: pytest.FixtureRequest, empty_elasticsearch: str) -> Iterator[Callable[[], None]]:
    """Stops the real Elasticsearch in its tracks, so that it neither answers nor refuses; afterwards it goes on."""
    server: Elasticsearch | None = request.getfixturevalue("elasticsearch_server")
    if server is None:
        pytest.skip("an Elasticsearch that was there before is not ours to stop")
    yield lambda: server.signal(signal.SIGSTOP)
    server.signal(signal.SIGCONT)


@pytest.mark.elasticsearch
def test_a_frozen_elasticsearch_costs_a_student_a_second_once(
    product: Product, empty_elasticsearch: str, freeze: Callable[[], None]
) -> None:
    product.crawl("frontpage")
    settings = product.settings.model_copy(update={"search_url": empty_elasticsearch})
    warm = Elastic(settings.search_url)
    indexer.sync(product.store, warm)
    for _ in range(5):
        warm.search(Query(q="工程师"), NOW)
    service = SearchService.open(settings, product.store)
    assert service.search(Query(q="工程师")).degraded == ""
    freeze()
    started = time.monotonic()
    first = service.search(Query(q="工程师"))
    took = time.monotonic() - started
    assert first.total and first.degraded and took < ANSWER_SECONDS, "a student's patience ends long before a client's"
    started = time.monotonic()
    assert all(service.search(Query(q="工程师")).degraded for _ in range(5))
    assert time.monotonic() - started < 5 * PATIENCE_SECONDS, "each would have waited"
    service.close()
