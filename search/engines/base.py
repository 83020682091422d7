"""The port: what an engine must do, and the plan of a query that both build their own from."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from search.documents import Document
from search.parsing import Asked, parse
from search.query import FACETS, Answer, Query

FACET_SIZE = 60
DEEPEST = 10_000
"""Rows that page numbers reach; further ones need a cursor."""


class EngineUnavailable(Exception):
    """The engine cannot be reached or written: one line that says what to do."""


class EngineError(Exception):
    """The engine refuses what it was asked: one line."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that the engine refuses."""

    id: str
    version: int
    reason: str


@dataclass(frozen=True, slots=True)
class Held:
    """What the index holds of a posting."""

    id: str
    version: int
    digest: str


class Engine(Protocol):
    """What the service, the indexer and the tests know of an engine."""

    name: str

    def search(self, query: Query, now: datetime) -> Answer:
        """Answer a query."""

    def apply(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        """Write and remove; an older version never replaces a newer one. Visible when this returns."""

    def rebuild(self, documents: Iterable[Document]) -> int:
        """A new index beside the old one, then swapped in; the number of documents."""

    def held(self) -> Iterator[Held]:
        """Everything in the index."""

    def count(self) -> int:
        """Documents in the index."""

    def healthy(self) -> str:
        """Empty when the engine answers, else one line."""

    def close(self) -> None:
        """Give back what is held."""


@dataclass(slots=True)
class Plan:
    """A query with its words parsed and its days turned into minutes."""

    asked: Asked
    terms: dict[str, list[str]]
    ranges: list[tuple[str, int, int]]
    sort: str
    offset: int
    size: int
    after: int | None = None
    facets: list[str] = field(default_factory=lambda: list(FACETS))
    exclude_types: list[str] = field(default_factory=list)


FAR = 2**40


def plan(query: Query, now: datetime) -> Plan:
    """Raises :class:`EngineError` on a cursor that is none or a page that is too deep."""
    moment = int(now.timestamp() // 60)
    terms = {
        "type": query.type, "city": query.city, "degree": query.degree, "major": query.major,
        "graduation_year": [str(year) for year in query.graduation_year], "employer_class": query.employer_class,
        "industry": query.industry, "salary": query.salary, "source": query.source, "program": query.program,
        "event_mode": query.event_mode, "employer_id": query.employer,
    }  # fmt: skip
    if query.status != "all":
        terms["status"] = [query.status]
    if query.flagged is not None:
        terms["flagged"] = ["yes" if query.flagged else "no"]
    asked = parse(query.q)
    sort = query.sort if query.sort != "relevance" or asked.clauses else "newest"
    offset = (query.page - 1) * query.size
    if offset + query.size > DEEPEST:
        raise EngineError(f"page {query.page} is too deep: narrow the search, or use the cursor")
    place = _cursor(query.cursor, sort)
    hidden = [] if query.notices or "notice" in query.type else ["notice"]
    return Plan(
        asked=asked, terms={name: values for name, values in terms.items() if values}, ranges=_ranges(query, now, moment),
        sort=sort, offset=place if sort == "relevance" and place is not None else 0 if place is not None else offset,
        size=query.size, after=place if sort != "relevance" else None, exclude_types=hidden,
    )  # fmt: skip


def _ranges(query: Query, now: datetime, moment: int) -> list[tuple[str, int, int]]:
    found = []
    if query.posted_within:
        found.append(("posted", int((now - timedelta(days=query.posted_within)).timestamp() // 60), FAR))
    if query.deadline_within:
        found.append(("deadline", moment, int((now + timedelta(days=query.deadline_within)).timestamp() // 60)))
    if query.event_from or query.event_to:
        low = int(query.event_from.timestamp() // 60) if query.event_from else 1
        high = int(query.event_to.timestamp() // 60) if query.event_to else FAR
        found.append(("event_start", low, high))
    if query.sort == "event":
        found.append(("event_end", moment, FAR))
    if query.sort == "deadline":
        found.append(("deadline", moment, FAR))
    return found


def cursor(sort: str, place: int) -> str:
    """An opaque place in a list: the last row's sort number, or the next row by relevance."""
    return base64.urlsafe_b64encode(json.dumps([sort, place]).encode()).decode().rstrip("=")


def _cursor(text: str, sort: str) -> int | None:
    if not text:
        return None
    try:
        given, place = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if given != sort:
            raise ValueError("another order")
        return int(place)
    except (ValueError, TypeError) as error:
        raise EngineError("the cursor is not one of this list: begin again without it") from error


ORDER = {"newest": ("by_newest", True), "deadline": ("by_deadline", False), "event": ("by_event", False)}
"""Sort → (field, descending)."""


def next_cursor(made: Plan, orders: list[int], total: int) -> str | None:
    """Where the next page begins; ``None`` at the end."""
    if len(orders) < made.size or not orders:
        return None
    if made.sort == "relevance":
        place = made.offset + made.size
        return cursor(made.sort, place) if place < min(total, DEEPEST - made.size) else None
    return cursor(made.sort, orders[-1])
