"""Elasticsearch 8.19 and 9.x: the same documents, the same query plan, no plugin."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from elastic_transport import ConnectionError as TransportConnectionError
from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError, NotFoundError
from elasticsearch import Elasticsearch as Client
from pydantic_core import from_json, to_json

from search.documents import Document, Held, Shape, shape
from search.engines.base import EngineError, EngineUnavailable, Failure, foreign, unfit
from search.engines.elastic_errors import is_away, refusal, short, takes_nothing
from search.engines.elastic_query import COLUMNS, SETTINGS, Json, body, columns, group_counts, mapping
from search.engines.points_in_time import PointsInTime
from search.engines.tantivy_query import buckets
from search.plan import DEEPEST, Plan, next_cursor, plan
from search.query import Answer, Bucket, Hit, Query, QueryError

ALIAS_OF = "{}-postings"
"""Of an installation's prefix."""
ALIAS = ALIAS_OF.format("juzhao")
BULK, BULK_BYTES = 500, 8_000_000
"""Documents and bytes of one request."""
CONNECTIONS = 4
"""Bulk requests at a time."""
_ANSWERED = "items.*._id,items.*.status,items.*.error.reason,items.*.error.type"
"""What is read of the answer to one."""
SCROLL = 1000
TIMEOUT = 30.0
ANSWER_SECONDS = 10.0
"""How long somebody waits for a search where no copy answers in its place."""
GLANCE_SECONDS = 5.0
"""How long a cluster may take to say how it is and what its index holds."""
CHECKED_SECONDS = 2.0
"""So long an index is taken for what it was found to be: another program may have built it anew meanwhile."""


class _Found(NamedTuple):
    """What an index in use says of itself: its shape, whose it is, and where people find that installation."""

    shape: Shape
    owner: str
    place: str


class Elastic:
    """The engine of many machines. ``alias`` names the index in use, ``patience`` is how long a search may take (s).

    ``owner`` is the installation that asks, ``place`` where it is; without an owner every index is taken as one's own.
    """

    name = "elasticsearch"

    def __init__(
        self, url: str, alias: str = ALIAS, patience: float = ANSWER_SECONDS, owner: str = "", place: str = ""
    ) -> None:
        self._client = Client(url, request_timeout=TIMEOUT, retry_on_timeout=False, max_retries=0)
        self._url = self._client.transport.node_pool.all()[0].base_url
        self._alias = alias
        self._owner, self._place = owner, place
        self._checked: float | None = None
        self._searching = self._client.options(request_timeout=patience)
        self._points = PointsInTime(self._searching, alias)
        self._glancing = self._client.options(request_timeout=GLANCE_SECONDS)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (TransportConnectionError, ConnectionTimeout) as error:
            cure = "check that it runs and that JUZHAO_SEARCH_URL is right; changes wait for `juzhao index sync`"
            raise EngineUnavailable(f"Elasticsearch at {self._url} does not answer: {cure}") from error
        except ApiError as error:
            if is_away(error):
                raise EngineUnavailable(f"Elasticsearch at {self._url} is not ready: {short(error)}") from error
            raise EngineError(f"Elasticsearch refuses: {short(error)}") from error
        except TransportError as error:
            raise EngineUnavailable(f"Elasticsearch at {self._url}: {short(error)}") from error

    def _index(self) -> None:
        """Make the first index and its alias; look from time to time whether the one in use is of this version."""
        last = self._checked
        if last is not None and time.monotonic() < last + CHECKED_SECONDS:
            return
        found = self._found(self._searching)
        if not found and last is None:
            self._client.indices.create(
                index=self._fresh_name(), mappings=self._mapping(), settings=SETTINGS, aliases={self._alias: {}}
            )
        self._fit(found)
        self._checked = time.monotonic()

    def _mapping(self) -> Json:
        return mapping(self._owner, self._place)

    def _fit(self, found: set[_Found]) -> None:
        """Raise where the index in use is another installation's, or of another version."""
        if reason := self._foreign(found):
            raise EngineUnavailable(reason)
        for one in found:
            if not shape().fits(one.shape):
                raise unfit(f"the index {self._alias}", shape(), one.shape)

    def _foreign(self, found: set[_Found]) -> str:
        others = sorted(one.place for one in found if self._owner and one.owner and one.owner != self._owner)
        return foreign(f"the index {self._alias} at {self._url}", others[0]) if others else ""

    def _found(self, client: Client | None = None) -> set[_Found]:
        """Of the index in use; empty when there is none."""
        try:
            found = (client or self._glancing).indices.get_mapping(index=self._alias)
        except NotFoundError:
            return set()
        metas = [index["mappings"].get("_meta", {}) for index in found.values()]
        return {
            _Found(Shape(meta.get("shape", ""), meta.get("recipe", 0)), meta.get("owner", ""), meta.get("place", ""))
            for meta in metas
        }

    def foreign(self) -> str:
        """Empty where the index in use is this installation's or nobody's, else one line."""
        with self._told():
            return self._foreign(self._found())

    def outdated(self) -> bool:
        """Whether the index in use is this installation's, and of an earlier shape than this code's."""
        with self._told():
            found = self._found()
        old = any(not shape().fits(one.shape) and not shape().precedes(one.shape) for one in found)
        return old and not self._foreign(found)

    def _fresh_name(self) -> str:
        return f"{self._alias}-{uuid.uuid4().hex[:12]}"

    # -- reading -----------------------------------------------------------------------------------------------

    def search(self, query: Query, now: datetime) -> Answer:
        """Answer a query; facets are counted each without its own filter (``post_filter``)."""
        made = plan(query, now)
        if made.offset + made.size > DEEPEST and not made.after:
            raise QueryError("this cursor leads no further on this engine: begin again without it")
        with self._told():
            self._index()
            made, found = self._points.ask(made) if made.moves else (made, self._ask(body(made)))
            more = self._more(made, found["hits"]["hits"][: made.size]) if made.group else {}
        return _answer(made, found, more)

    def _ask(self, asked: Json) -> Any:
        return self._searching.search(index=self._alias, **asked)

    def _more(self, made: Plan, rows: Sequence[Json]) -> dict[int, int]:
        groups = [int(row["fields"]["group"][0]) for row in rows]
        if not groups:
            return {}
        answered = self._ask(group_counts(made, groups))
        counts = {int(row["key"]): int(row["doc_count"]) for row in answered["aggregations"]["group"]["buckets"]}
        return {group: counts.get(group, 1) - 1 for group in groups}

    def terms(self, name: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Keywords of a field that begin so, among open postings."""
        wanted = {"bool": {"filter": [{"prefix": {name: prefix}}, {"term": {"status": "open"}}]}}
        values: Json = {"terms": {"field": name, "include": f"{_literal(prefix)}.*", "size": limit}}
        with self._told():
            self._index()
            found = self._ask({"query": wanted, "size": 0, "track_total_hits": False, "aggs": {"values": values}})
        pairs = [(str(row["key"]), int(row["doc_count"])) for row in found["aggregations"]["values"]["buckets"]]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def held(self) -> Iterator[Held]:
        """Everything in the index, page by page."""
        after: list[Any] | None = None
        while True:
            with self._told():
                self._index()
                found = self._client.search(
                    index=self._alias, size=SCROLL, sort=[{"id": "asc"}], search_after=after, query={"match_all": {}},
                    version=True,
                )  # fmt: skip
            rows = found["hits"]["hits"]
            for row in rows:  # somebody else's document has no digest
                yield Held(row["_id"], row["_version"], row["_source"].get("digest", 0))
            if len(rows) < SCROLL:
                return
            after = rows[-1]["sort"]

    def changed(self, documents: Sequence[Document]) -> set[str]:
        """By what is counted and sorted by: what another program changes through Elasticsearch loses all of it, as the whole
        of a document is not kept, and still has its digest."""
        found: set[str] = set()
        for start in range(0, len(documents), SCROLL):
            part = {row.id: row.body for row in documents[start : start + SCROLL]}
            with self._told():
                self._index()
                answered = self._client.search(
                    index=self._alias, size=len(part), query={"ids": {"values": list(part)}}, source=False,
                    docvalue_fields=[{"field": name} for name in COLUMNS],
                )  # fmt: skip
            for row in answered["hits"]["hits"]:
                if columns(row.get("fields", {})) != columns(from_json(part[row["_id"]])):
                    found.add(row["_id"])
        return found

    def count(self) -> int:
        """Documents in the index."""
        with self._told():
            self._index()
            return int(self._client.count(index=self._alias)["count"])

    def healthy(self) -> str:
        """Empty when the cluster answers, is not red and holds no index of another version or installation."""
        try:
            with self._told():
                if self._glancing.cluster.health()["status"] == "red":
                    return f"Elasticsearch at {self._url} is red: look at its log; `juzhao index rebuild` makes a lost index anew"
                self._fit(self._found())
        except (EngineUnavailable, EngineError) as error:
            return str(error)
        return ""

    # -- writing -----------------------------------------------------------------------------------------------

    def apply(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        """Bulk requests with external versions; visible when it returns."""
        with self._told():
            self._index()
            failures = self._bulk(self._alias, upserts, deletes, refresh=True)
            self._points.forget()
            return failures

    def _bulk(
        self, index: str, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]], *, refresh: bool
    ) -> list[Failure]:
        """As many requests as the size asks for, several at a time."""
        parts = list(_parts(upserts, deletes))
        versions = {row.id: row.version for row in upserts} | dict(deletes)
        alone = len(parts) == 1

        def send(operations: list[Any]) -> list[Failure]:
            answered = self._client.bulk(
                index=index, operations=operations, refresh=refresh and alone, filter_path=_ANSWERED,
                require_alias=index == self._alias,
            )  # fmt: skip
            return self._refused(answered["items"], versions)

        if alone:
            return send(parts[0])
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            failures = [failure for found in pool.map(send, parts) for failure in found]
        if refresh and parts:
            self._client.indices.refresh(index=index)
        return failures

    def _refused(self, items: Sequence[Json], versions: dict[str, int]) -> list[Failure]:
        failures: list[Failure] = []
        for item in items:
            (result,) = item.values()
            kind, reason = refusal(result)
            if kind == "index_not_found_exception":
                raise EngineUnavailable(f"the index {self._alias} is gone: run `juzhao index sync`")
            if result["status"] in (200, 201, 404, 409):  # 409: a newer version is there already
                continue
            if takes_nothing(kind, result["status"]):
                cure = "mend that there; the changes wait"
                raise EngineUnavailable(f"Elasticsearch at {self._url} takes no documents ({reason[:200]}): {cure}")
            failures.append(Failure(result["_id"], versions.get(result["_id"], 0), reason[:300]))
        return failures

    def fresh(self, expected: int = 0) -> FreshIndex:
        """A new index beside the one in use."""
        with self._told():
            name = self._fresh_name()
            self._client.indices.create(index=name, mappings=self._mapping(), settings=SETTINGS | _WHILE_FILLED)
        return FreshIndex(self, name)

    def fill(self, index: str, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        """Write to an index that nobody reads yet."""
        with self._told():
            return self._bulk(index, upserts, deletes, refresh=False)

    def size(self, index: str) -> int:
        """Documents in an index that nobody reads yet."""
        with self._told():
            self._client.indices.refresh(index=index)
            return int(self._client.count(index=index)["count"])

    def swap(self, fresh: str) -> None:
        """The alias changes over in one step, the old index is deleted."""
        with self._told():
            self._client.indices.put_settings(index=fresh, settings=_IN_USE)
            self._client.indices.refresh(index=fresh)
            old = list(self._client.indices.get(index=self._alias, ignore_unavailable=True, features="aliases"))
            actions: list[Json] = [{"remove": {"index": name, "alias": self._alias}} for name in old]
            if self._alias in old:  # an index that somebody gave the alias's name
                old, actions = [], [{"remove_index": {"index": self._alias}}]
            self._client.indices.update_aliases(actions=[*actions, {"add": {"index": fresh, "alias": self._alias}}])
            self._points.forget()
            for name in old:
                self.discard(name)

    def discard(self, index: str) -> None:
        """Delete an index."""
        with self._told():
            self._client.indices.delete(index=index, ignore_unavailable=True)

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()


def _parts(upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> Iterator[list[bytes]]:
    """Lines of one bulk request each."""
    part: list[bytes] = []
    size = 0
    for row in upserts:
        part += [_operation("index", row.id, row.version), row.body]
        size += len(row.body)
        if size > BULK_BYTES or len(part) >= 2 * BULK:
            yield part
            part, size = [], 0
    part += [_operation("delete", identity, version) for identity, version in deletes]
    if part:
        yield part


def _operation(action: str, identity: str, version: int) -> bytes:
    return to_json({action: {"_id": identity, "version": version, "version_type": "external_gte"}})


class FreshIndex:
    """An index that the alias does not name yet."""

    def __init__(self, engine: Elastic, name: str) -> None:
        self._engine, self._name = engine, name

    def add(self, documents: Sequence[Document]) -> list[Failure]:
        """Documents that are not in it yet."""
        return self.apply(documents, [])

    def apply(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        """Documents that may be in it."""
        return self._engine.fill(self._name, upserts, deletes)

    def count(self) -> int:
        """Documents in it."""
        return self._engine.size(self._name)

    def swap(self) -> None:
        """Take the alias over."""
        self._engine.swap(self._name)

    def discard(self) -> None:
        """Delete it."""
        self._engine.discard(self._name)


_IN_USE: Json = {"refresh_interval": SETTINGS["refresh_interval"], "translog.durability": "request"}
_WHILE_FILLED: Json = {"refresh_interval": "-1", "translog.durability": "async"}
"""Nobody reads it yet, and a new one is made if the server dies."""


def _answer(made: Plan, found: Any, more: dict[int, int]) -> Answer:
    rows = found["hits"]["hits"]
    page = rows[: made.size]
    hits = [Hit(id=row["_id"], score=round(row.get("_score") or 0.0, 4)) for row in page]
    for hit, extra in zip(hits, more.values(), strict=False):
        hit.more = extra
    total = int(found["hits"]["total"]["value"])
    counted = found.get("aggregations", {})
    facets: dict[str, list[Bucket]] = {name: buckets(made, name, counted[name]["values"]) for name in made.facets}
    more_follow = len(rows) > made.size
    return Answer(
        total=total, hits=hits, facets=facets, more=more_follow,
        next_cursor=next_cursor(made, len(page), page[-1]["sort"][:2] if page else [], more_follow),
    )  # fmt: skip


def _literal(text: str) -> str:
    """A text as a Lucene pattern that matches nothing else."""
    return "".join(mark if mark.isalnum() else f"\\{mark}" for mark in text)
