"""Answering students: the engine's answer, the embedded copy while Elasticsearch is away, help when nothing is found."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from config.settings import Settings
from pipelines.posting import Posting
from search.engines.base import Engine, EngineUnavailable
from search.engines.elasticsearch import Elastic
from search.engines.embedded import Embedded
from search.query import FACETS, Answer, Query
from store.store import Store

PROBE_SECONDS = 10.0


class SearchUnavailable(Exception):
    """No engine answers: one line for the page."""


def open_engine(settings: Settings) -> Engine:
    """The engine that the settings ask for."""
    return Elastic(settings.search_url) if settings.search_url else Embedded(settings.index_dir)


class SearchService:
    """Search for pages, feeds, API and command line."""

    def __init__(
        self, store: Store, engine: Engine, clock: Callable[[], datetime], fallback: Engine | None = None
    ) -> None:
        self._store = store
        self.engine = engine
        self._clock = clock
        self._fallback = fallback
        self._away_until = 0.0
        self._away = ""

    @classmethod
    def open(cls, settings: Settings, store: Store) -> SearchService:
        """The engine in use, and the embedded copy beside Elasticsearch where there is one."""
        copy = settings.search_url and (settings.index_dir / "current").exists()
        return cls(store, open_engine(settings), settings.clock, Embedded(settings.index_dir) if copy else None)

    def search(self, query: Query) -> Answer:
        """Answer, or raise :class:`SearchUnavailable`. An engine that is away is asked again every ten seconds."""
        if time.monotonic() >= self._away_until:
            try:
                return self.engine.search(query, self._clock())
            except EngineUnavailable as error:
                self._away, self._away_until = str(error), time.monotonic() + PROBE_SECONDS
        if self._fallback is None:
            raise SearchUnavailable(self._away)
        answer = self._fallback.search(query, self._clock())
        return answer.model_copy(update={"degraded": self._away})

    def postings(self, answer: Answer) -> list[Posting]:
        """The postings of an answer, in its order; what was hidden a moment ago is left out."""
        found = self._store.postings.many([hit.id for hit in answer.hits])
        return [found[hit.id] for hit in answer.hits if hit.id in found and found[hit.id].review == "approved"]

    def similar(self, posting: Posting, size: int = 5) -> list[Posting]:
        """Other open postings with the words of this title, or of this employer."""
        for query in (posting.title[:60], posting.hiring_organization.normalized):
            if not query:
                continue
            answer = self.search(Query(q=query, size=size + 1, type=[posting.type]))
            found = [other for other in self.postings(answer) if other.id != posting.id]
            if found:
                return found[:size]
        return []

    def without(self, query: Query) -> list[tuple[str, int]]:
        """For a query without hits: each filter whose removal finds something, with how many."""
        found: list[tuple[str, int]] = []
        for name in (*FACETS, "employer", "posted_within", "deadline_within", "q"):
            value = getattr(query, name)
            if not value:
                continue
            empty: Any = "" if name == "q" else None if name.endswith("within") else []
            total = self.search(query.model_copy(update={name: empty, "size": 0, "page": 1, "cursor": ""})).total
            if total:
                found.append((name, total))
        return sorted(found, key=lambda pair: -pair[1])

    def close(self) -> None:
        """Give back what is held."""
        self.engine.close()
        if self._fallback is not None:
            self._fallback.close()


def search_once(settings: Settings, store: Store, query: Query) -> dict[str, Any]:
    """The JSON of ``juzhao search --json`` and of the API: totals, postings, facets, cursor."""
    service = SearchService.open(settings, store)
    try:
        return as_document(service, query)
    finally:
        service.close()


def as_document(service: SearchService, query: Query) -> dict[str, Any]:
    """One answer in the contract's shape."""
    answer = service.search(query)
    return {
        "total": answer.total,
        "hits": [posting.export() for posting in service.postings(answer)],
        "facets": {name: [bucket.model_dump() for bucket in buckets] for name, buckets in answer.facets.items()},
        "next_cursor": answer.next_cursor,
        **({"degraded": answer.degraded} if answer.degraded else {}),
    }
