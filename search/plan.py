"""A query with its words parsed and its days turned into minutes: what both engines build their own from."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from config.timezone import TIMEZONE
from pipelines.posting import NEWS
from search.event_days import days_of
from search.parsing import Asked, Clause, parse, widened
from search.query import ALL_FACETS, Bucket, Query, QueryError

DEEPEST = 10_000
"""Rows that page numbers reach; further ones need a cursor."""
FAR = 2**40
DAY = 1440
WHOLE_GAIN = 6.0
"""What a title or name equal to the query gains."""
PREFERENCE = 0.5
"""What a preferred word weighs beside one that is demanded."""
WORTH = "worth"
"""Number whose logarithm (base 2) multiplies the relevance: see :func:`search.documents.worth`."""
ORDER = {"newest": ("by_newest", True), "deadline": ("by_deadline", False), "event": ("by_event", False)}
"""Sort → (field, descending)."""
TIE = ORDER["newest"][0]
"""A number of its own for each posting, by which a row is known again."""
WITHIN = {"posted_within": (1, 3, 7, 14, 30, 90), "deadline_within": (1, 3, 7, 14, 30, 90)}
"""Days that the facets of ranges count."""
COUNTABLE = (*ALL_FACETS, "on")
FIELDS = {"city": "place"}
"""Facet → field that it is counted on, where that is another than its own."""
COUNTED = frozenset(FIELDS.get(name, name) for name in COUNTABLE)
"""Fields of which an engine must know each posting's values; the other keywords are only looked up."""
SIZES = {"city": 420, "source": 400, "major": 200, "on": 100_000}
FACET_SIZE = 60
_STATE = re.compile(r"[\w-]{0,1000}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Filter:
    """One demand on keywords (``values``) or a number (``low`` to ``high``), and the facet that makes it."""

    facet: str
    field: str
    values: tuple[str, ...] = ()
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cursor leads on: after how many rows, after which values of the last one's sort, in which state of the index."""

    offset: int
    after: tuple[float, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an engine needs to know of a query."""

    asked: Asked
    filters: tuple[Filter, ...]
    sort: str
    offset: int
    size: int
    moment: int
    after: tuple[float, ...] = ()
    state: str = ""
    facets: tuple[str, ...] = ALL_FACETS
    exclude_types: tuple[str, ...] = ()
    group: bool = False
    wide: bool = False
    whole: str = ""
    preferred: tuple[Clause, ...] = ()
    ranges: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def moves(self) -> bool:
        """Whether rows that follow one another by cursors change places when others come: they are read from one state of the index."""
        return self.sort == "relevance" and self.size > 0 and not self.group


def plan(query: Query, now: datetime) -> Plan:
    """Raises :class:`QueryError` on a cursor that is none or a page that is too deep."""
    moment = int(now.timestamp() // 60)
    asked = widened(parse(query.q)) if query.wide else parse(query.q)
    sort = query.sort if query.sort != "relevance" or asked.clauses else "newest"
    offset = (query.page - 1) * query.size
    if offset + query.size > DEEPEST:
        raise QueryError(f"page {query.page} is too deep: narrow the search, or use the cursor")
    place = _place(query.cursor, sort) or Place(offset)
    names = ALL_FACETS if query.facets is None else query.facets
    return Plan(
        asked=asked,
        filters=tuple(_filters(query, moment)),
        sort=sort,
        offset=place.offset,
        size=query.size,
        moment=moment,
        after=place.after,
        state=place.state,
        facets=tuple(name for name in COUNTABLE if name in names) if query.size else (),
        exclude_types=() if query.notices or set(NEWS) & set(query.type) else NEWS,
        group=query.group and not query.cursor,
        wide=query.wide,
        whole=asked.whole,
        preferred=(*asked.runs, *parse(query.prefer).clauses),
        ranges={name: _steps(name, moment) for name in WITHIN},
    )


def _filters(query: Query, moment: int) -> list[Filter]:
    lists: dict[str, Sequence[Any]] = {
        "type": query.type,
        "city": [*query.city, *(["100000"] if query.nationwide and query.city else [])],
        "degree": query.degree,
        "major": query.major,
        "graduation_year": query.graduation_year,
        "employer_class": query.employer_class,
        "industry": query.industry,
        "salary": query.salary,
        "source": query.source,
        "program": query.program,
        "event_mode": query.event_mode,
        "employer_id": query.employer,
        "on": query.on,
        "id": query.ids,
        "status": [] if query.status == "all" else [query.status],
        "flagged": [] if query.flagged is None else ["yes" if query.flagged else "no"],
    }
    found = [Filter(name, name, tuple(map(str, values))) for name, values in lists.items() if values]
    return [*found, *_ranges(query, moment)]


def _ranges(query: Query, moment: int) -> list[Filter]:
    found = []
    if query.posted_within:
        found.append(Filter("posted_within", "posted", (), moment - query.posted_within * DAY, FAR))
    if query.deadline_within:
        found.append(Filter("deadline_within", "deadline", (), moment, moment + query.deadline_within * DAY))
    if query.event_from or query.event_to:
        low = int(query.event_from.timestamp() // 60) if query.event_from else 1
        high = int(query.event_to.timestamp() // 60) if query.event_to else FAR
        found.append(Filter("event", "event_start", (), low, min(high, FAR)))
    if query.event_on:
        found += _on_days(query.event_on, moment)
    if query.as_of is not None:
        found.append(Filter("as_of", "published", (), 0, query.as_of))
    if query.sort == "event":
        found.append(Filter("sort", "event_end", (), moment, FAR))
    if query.sort == "deadline":
        found.append(Filter("sort", "deadline", (), moment, FAR))
    return found


def _on_days(words: str, moment: int) -> list[Filter]:
    """Events that begin before these days are over and do not end before them: a fair of three days is on each of them."""
    days = days_of(words, datetime.fromtimestamp(moment * 60, TIMEZONE).date())
    if days is None:  # 29 February, in another year
        return [Filter("event_on", "event_start", (), FAR, FAR)]
    first, past = (_minute(days[0]), _minute(days[1]) + DAY)
    return [Filter("event_on", "event_start", (), 1, past - 1), Filter("event_on", "event_end", (), first, FAR)]


def _minute(day: date) -> int:
    return int(datetime.combine(day, time(), TIMEZONE).timestamp() // 60)


def _steps(name: str, moment: int) -> list[tuple[int, int]]:
    """Stretches of minutes that follow one another (low included, high not), nearest to the present first."""
    pairs = list(pairwise([0, *WITHIN[name]]))
    if name == "posted_within":
        return [(moment - far * DAY, FAR if not near else moment - near * DAY) for near, far in pairs]
    return [(moment + near * DAY + bool(near), moment + far * DAY + 1) for near, far in pairs]


def summed(name: str, counts: Sequence[int]) -> list[Bucket]:
    """Counts of the stretches as "within so many days", each with those before it."""
    found, total = [], 0
    for days, count in zip(WITHIN[name], counts, strict=True):
        total += count
        found.append(Bucket(str(days), total))
    return found


def ranked(pairs: Sequence[tuple[str, int]], name: str) -> list[Bucket]:
    """Buckets, the fullest first, as many as the facet shows."""
    found = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
    return [Bucket(value, count) for value, count in found[: SIZES.get(name, FACET_SIZE)]]


def cursor(made: Plan, rows: int, after: Sequence[float]) -> str:
    """An opaque place in a list: how many rows were shown, the sort values of the last one, and the state that they are of."""
    place = [made.sort, made.offset + rows, *after]
    text = base64.urlsafe_b64encode(json.dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")
    return f"{text}.{made.state.rstrip('=')}" if made.state else text


def _place(text: str, sort: str) -> Place | None:
    if not text:
        return None
    try:
        text, _, state = text.partition(".")
        given, offset, *after = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        numbers = [offset, *after]
        if given != sort or len(after) > 2 or any(type(value) not in (int, float) for value in numbers):
            raise ValueError("another order")
        if not (0 <= int(offset) < 2**31 and all(-(2.0**63) < value < 2.0**63 for value in after)):
            raise ValueError("out of range")
        if not _STATE.fullmatch(state):
            raise ValueError("no name of a state")
        return Place(int(offset), tuple(after), state + "=" * (-len(state) % 4))
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise QueryError("the cursor is not one of this list: begin again without it") from error


def next_cursor(made: Plan, rows: int, after: Sequence[float], more: bool) -> str | None:
    """Where the next page begins; ``None`` where no row follows (``more``) and where rows are folded.

    Counting what was read against the total would not do: what goes or comes before the cursor's place moves the total.
    """
    return cursor(made, rows, after) if more and not made.group else None


def counted(plan: Plan, name: str, most: int) -> dict[str, Any]:
    """What to count for a facet, as an aggregation that Elasticsearch and tantivy both understand; of words ``most`` buckets."""
    if name in WITHIN:
        ranges = [{"from": low, "to": high} for low, high in plan.ranges[name]]
        return {"range": {"field": name.partition("_")[0], "ranges": ranges}}
    return {"terms": {"field": FIELDS.get(name, name), "size": most}}
