"""Answering students: the engine's answer, the embedded copy while Elasticsearch is away, help when nothing is found."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import structlog

from config.settings import Settings
from pipelines.normalize import divisions
from pipelines.posting import Posting
from search import calendar, suggestions
from search.engines.base import Engine, EngineError, EngineUnavailable
from search.engines.elasticsearch import ALIAS_OF, ANSWER_SECONDS, Elastic
from search.engines.embedded import Embedded
from search.finding import FEW, Found, find
from search.query import FACETS, Answer, Query
from store.store import Store

log = structlog.get_logger("search")
PROBE_SECONDS = 10.0
PATIENCE_SECONDS = 0.9
"""How long a search waits for Elasticsearch where a copy can answer instead."""
ENTRIES_OF_A_CALENDAR = 500
NAMES_SECONDS = 60.0
COPY = "copy"
"""File of an index folder that names it as a copy beside Elasticsearch."""


class SearchUnavailable(Exception):
    """No engine answers: one line for the page."""


@dataclass(frozen=True, slots=True)
class Relief:
    """One way out of a search without hits: the query without ``value`` of ``name``, which finds ``total``."""

    name: str
    value: str
    query: Query
    total: int


def open_engine(settings: Settings, owner: str = "", patience: float = ANSWER_SECONDS) -> Engine:
    """The engine that the settings ask for; ``owner`` is the store's identity, without which every index is taken for one's own."""
    if not settings.search_url:
        return Embedded(settings.index_dir)
    place = settings.public_url or f"{socket.gethostname()}:{settings.home.resolve()}"
    return Elastic(settings.search_url, ALIAS_OF.format(settings.search_prefix), patience, owner, place)


def has_copy(settings: Settings) -> bool:
    """Whether there is an embedded index in the home."""
    return (settings.index_dir / "current").exists()


def open_copy(settings: Settings) -> Embedded:
    """The embedded index of this home as a copy that is to be kept up to date.

    It has a place of its own in the outbox. Under one name for all, whichever machine read first took the changes from the copies
    of the others. Its name is made when it is first kept up to date, and then it reads everything once.
    """
    file = settings.index_dir / COPY
    if not file.exists():
        # that it exists by now: another process of this home was first
        with suppress(FileExistsError), file.open("x", encoding="ascii") as out:
            out.write(uuid4().hex[:12])
    return Embedded(settings.index_dir, name=f"copy {file.read_text(encoding='ascii')}")


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
        self._probing = threading.Lock()
        self._schools: tuple[float, list[tuple[str, str]]] = (0.0, [])

    @classmethod
    def open(cls, settings: Settings, store: Store) -> SearchService:
        """The engine in use, and the embedded copy beside Elasticsearch where there is one."""
        if not (settings.search_url and has_copy(settings)):
            return cls(store, open_engine(settings, store.identity), settings.clock)
        engine = open_engine(settings, store.identity, PATIENCE_SECONDS)
        return cls(store, engine, settings.clock, Embedded(settings.index_dir))

    # -- one query ---------------------------------------------------------------------------------------------

    def search(self, query: Query) -> Answer:
        """Answer, or raise :class:`SearchUnavailable`. While the engine is away the copy answers and says so."""
        answer: Answer = self._ask(lambda engine: engine.search(query, self._clock()))
        return answer

    def find(self, query: Query, **shown: Any) -> Found:
        """What the page shows for what was typed, see :func:`search.finding.find`; ``shown`` is how (``group=True``)."""

        def ask(asked: Query) -> Answer:
            return self.search(asked.model_copy(update=shown))

        return find(query, ask, lambda text: self._ask(lambda engine: suggestions.did_you_mean(engine, text)))

    def _ask(self, question: Callable[[Engine], Any]) -> Any:
        """Ask the engine; when it is away the copy at once, and the engine again after ten seconds, by one caller.

        What the engine refuses is asked of the copy, too; the engine is there, so that the next question goes to it.
        """
        if self._is_due():
            try:
                found = question(self.engine)
                self._away = ""
                return found
            except EngineUnavailable as error:
                self._away, self._away_until = str(error), time.monotonic() + PROBE_SECONDS
            except EngineError as error:
                log.warning("the search engine refuses", reason=str(error))
                return self._ask_copy(question, str(error))
        return self._ask_copy(question, self._away)

    def _ask_copy(self, question: Callable[[Engine], Any], why: str) -> Any:
        if self._fallback is None:
            raise SearchUnavailable(why)
        try:
            found = question(self._fallback)
        except (EngineUnavailable, EngineError) as error:
            raise SearchUnavailable(f"{why}; {error}") from error
        return found.model_copy(update={"degraded": why}) if isinstance(found, Answer) else found

    def _is_due(self) -> bool:
        if not self._away:
            return True
        with self._probing:
            due = time.monotonic() >= self._away_until
            if due:
                self._away_until = time.monotonic() + PROBE_SECONDS
            return due

    def is_away(self) -> bool:
        """Whether the engine did not answer within the last ten seconds: who can do without it need not wait for it."""
        return bool(self._away) and time.monotonic() < self._away_until

    def postings(self, answer: Answer) -> list[Posting]:
        """The postings of an answer, in its order; what was hidden a moment ago is left out."""
        found = self._store.postings.many([hit.id for hit in answer.hits])
        return [found[hit.id] for hit in answer.hits if hit.id in found and found[hit.id].review == "approved"]

    def similar(self, posting: Posting, size: int = 5) -> list[Posting]:
        """Other open postings that hold the words of this title, or parts of them, nearest first; one of an employer."""
        asked = Query(
            q=posting.title[:80],
            size=size + 3,
            type=[posting.type],
            plain=True,
            facets=[],
        )
        found = self.find(asked, group=True)
        near = Answer(total=0, hits=found.hits)
        return [other for other in self.postings(near) if other.id != posting.id][:size]

    # -- help --------------------------------------------------------------------------------------------------

    def suggest(self, typed: str, limit: int = 8) -> list[suggestions.Suggestion]:
        """Titles, employers, majors, schools and cities for what is being typed."""
        schools = self.source_names()
        found: list[suggestions.Suggestion] = self._ask(
            lambda engine: suggestions.suggest(engine, typed, schools, limit)
        )
        return found

    def source_names(self) -> list[tuple[str, str]]:
        """Sources by id and name, read once a minute."""
        read, names = self._schools
        if time.monotonic() - read > NAMES_SECONDS or not names:
            names = [(source.id, source.name) for source in self._store.crawls.sources()]
            self._schools = (time.monotonic(), names)
        return names

    def did_you_mean(self, query: Query, answer: Answer) -> tuple[str, int] | None:
        """Other words that find more, with how many, when a query found next to nothing."""
        if not query.q or answer.total > FEW:
            return None
        text: str = self._ask(lambda engine: suggestions.did_you_mean(engine, query.q))
        if not text:
            return None
        found = self.search(_counting(query, q=text))
        return (text, found.total) if found.total > answer.total else None

    def without(self, query: Query) -> list[Relief]:
        """For a query without hits: each filter, value or word whose removal finds something, with how many."""
        tried = [*_fewer_filters(query), *_fewer_words(query)]
        found = [Relief(name, value, asked, self._total(asked)) for name, value, asked in tried]
        found = [relief for relief in found if relief.total]
        if not found and len(tried) > 1:
            bare = query.model_copy(update={name: getattr(Query(), name) for name in _FILTERS})
            found = [Relief("filters", "", bare, total)] if (total := self._total(bare)) else []
        return sorted(found, key=lambda relief: -relief.total)

    def _total(self, query: Query) -> int:
        return self.search(_counting(query)).total

    # -- calendar ----------------------------------------------------------------------------------------------

    def calendar(
        self, query: Query, first: date, last: date, kinds: Sequence[str] = calendar.KINDS
    ) -> calendar.Calendar:
        """What happens from ``first`` to ``last`` among the postings of a query: true counts a day, and the entries."""
        marks = calendar.wanted(first, last, kinds)
        asked = query.model_copy(
            update={
                "on": marks,
                "size": 100,
                "page": 1,
                "cursor": "",
                "status": "all",
                "sort": "newest",
                "group": False,
            }
        )
        found, complete = self._all(asked, ENTRIES_OF_A_CALENDAR)
        days = set(marks)
        entries = [
            entry
            for posting in found
            for entry in calendar.entries(posting)
            if any(f"{entry.kind}:{day}" in days for day in entry.days())
        ]
        entries.sort(key=lambda entry: (entry.day, str(entry.start), entry.posting.id))
        counts = _by_day(entries) if complete else self._marks(asked, days)
        return calendar.Calendar(first, last, counts, entries, complete)

    def _all(self, query: Query, most: int) -> tuple[list[Posting], bool]:
        found: list[Posting] = []
        asked = query.model_copy(update={"facets": []})
        while True:
            answer = self.search(asked)
            found += self.postings(answer)
            if not answer.next_cursor or len(found) >= most:
                return found, not answer.next_cursor
            asked = asked.model_copy(update={"cursor": answer.next_cursor})

    def _marks(self, query: Query, days: set[str]) -> dict[date, dict[str, int]]:
        answer = self.search(query.model_copy(update={"size": 1, "facets": ["on"]}))
        counts: dict[date, dict[str, int]] = defaultdict(dict)
        for bucket in answer.facets["on"]:
            if bucket.value in days:
                kind, _, day = bucket.value.partition(":")
                counts[date.fromisoformat(day)][kind] = bucket.count
        return dict(counts)

    def close(self) -> None:
        """Give back what is held."""
        self.engine.close()
        if self._fallback is not None:
            self._fallback.close()


_FILTERS = (*FACETS, "employer", "flagged", "posted_within", "deadline_within", "event_from", "event_to", "event_on")


def _counting(query: Query, **changed: Any) -> Query:
    return query.model_copy(update={"size": 0, "page": 1, "cursor": "", "group": False, "facets": [], **changed})


def _fewer_filters(query: Query) -> list[tuple[str, str, Query]]:
    """The query without one filter each; a city also as its province, or with nationwide postings."""
    found: list[tuple[str, str, Query]] = []
    empty = Query()
    for name in _FILTERS:
        value = getattr(query, name)
        if value != getattr(empty, name):
            shown = ",".join(map(str, value)) if isinstance(value, list) else str(value)
            found.append((name, shown, query.model_copy(update={name: getattr(empty, name), "page": 1, "cursor": ""})))
    wider = sorted({code for city in query.city for code in divisions.parents(city)[-1:]})
    if wider:
        found.append(("province", ",".join(wider), query.model_copy(update={"city": wider, "page": 1, "cursor": ""})))
    if query.city and not query.nationwide:
        wide = {"nationwide": True, "page": 1, "cursor": ""}
        found.append(("nationwide", "100000", query.model_copy(update=wide)))
    return found


def _fewer_words(query: Query) -> list[tuple[str, str, Query]]:
    words = query.q.split()
    if not words:
        return []
    if len(words) == 1:
        return [("q", query.q, query.model_copy(update={"q": "", "page": 1, "cursor": ""}))]
    rests = [(word, " ".join([*words[:place], *words[place + 1 :]])) for place, word in enumerate(words[:8])]
    return [("q", word, query.model_copy(update={"q": rest, "page": 1, "cursor": ""})) for word, rest in rests]


def _by_day(entries: Sequence[calendar.Entry]) -> dict[date, dict[str, int]]:
    counts: dict[date, Counter[str]] = defaultdict(Counter)
    for kind, day, _ in {(entry.kind, day, entry.posting.id) for entry in entries for day in entry.days()}:
        counts[day][kind] += 1
    return {day: dict(found) for day, found in counts.items()}


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
        "facets": {
            name: [{"value": bucket.value, "count": bucket.count} for bucket in buckets]
            for name, buckets in answer.facets.items()
        },
        "next_cursor": answer.next_cursor,
        **({"degraded": answer.degraded} if answer.degraded else {}),
    }
