"""Elasticsearch 8.19 and 9.x: the same documents, the same query plan, no plugin."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import Any

from elastic_transport import ConnectionError as TransportConnectionError
from elastic_transport import ConnectionTimeout, TransportError
from elasticsearch import ApiError
from elasticsearch import Elasticsearch as Client

from search.documents import KEYWORDS, NUMBERS, ORDERS, TEXTS, Document, digest
from search.engines.base import (
    FACET_SIZE,
    ORDER,
    EngineError,
    EngineUnavailable,
    Failure,
    Held,
    Plan,
    next_cursor,
    plan,
)
from search.parsing import Clause
from search.query import Answer, Bucket, Hit, Query

ALIAS = "juzhao-postings"
BULK = 500
SCROLL = 1000
_FRESH = ((7, 0.30), (30, 0.15))
Json = dict[str, Any]


def _mapping() -> Json:
    properties: Json = {name: {"type": "text", "analyzer": "whitespace"} for name in TEXTS}
    properties |= {name: {"type": "keyword", "ignore_above": 512} for name in KEYWORDS}
    properties |= {name: {"type": "long"} for name in (*NUMBERS, *ORDERS)}
    properties |= {
        "id": {"type": "keyword"},
        "version": {"type": "long"},
        "digest": {"type": "keyword", "index": False},
    }
    return {"dynamic": "strict", "_source": {"includes": ["id", "version", "digest"]}, "properties": properties}


class Elastic:
    """The engine of many machines. ``alias`` names the index in use."""

    name = "elasticsearch"

    def __init__(self, url: str, alias: str = ALIAS) -> None:
        self._client = Client(url, request_timeout=20, retry_on_timeout=False, max_retries=0)
        self._url = self._client.transport.node_pool.all()[0].base_url
        self._alias = alias
        self._ready = False

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (TransportConnectionError, ConnectionTimeout) as error:
            cure = "check that it runs and that JUZHAO_SEARCH_URL is right; changes wait for `juzhao index sync`"
            raise EngineUnavailable(f"Elasticsearch at {self._url} does not answer: {cure}") from error
        except ApiError as error:
            if error.status_code in (429, 502, 503, 504) or "read_only_allow_delete" in str(error):
                raise EngineUnavailable(f"Elasticsearch at {self._url} is not ready: {_short(error)}") from error
            raise EngineError(f"Elasticsearch refuses: {_short(error)}") from error
        except TransportError as error:
            raise EngineUnavailable(f"Elasticsearch at {self._url}: {_short(error)}") from error

    def _index(self) -> None:
        """Make the first index and its alias."""
        if self._ready:
            return
        if not self._client.indices.exists_alias(name=self._alias):
            self._client.indices.create(
                index=self._fresh_name(), mappings=_mapping(), settings=_SETTINGS, aliases={self._alias: {}}
            )
        self._ready = True

    def _fresh_name(self) -> str:
        return f"{self._alias}-{uuid.uuid4().hex[:12]}"

    # -- reading -----------------------------------------------------------------------------------------------

    def search(self, query: Query, now: datetime) -> Answer:
        """Answer a query; facets are counted each without its own filter (``post_filter``)."""
        made = plan(query, now)
        body = self._body(made, now, facets=bool(query.size))
        with self._told():
            self._index()
            found = self._client.search(index=self._alias, **body)
        total = int(found["hits"]["total"]["value"])
        rows = found["hits"]["hits"]
        orders = [int(row["sort"][-1]) for row in rows] if made.sort != "relevance" else [0] * len(rows)
        hits = [Hit(id=row["_id"], score=round(row.get("_score") or 0.0, 4)) for row in rows]
        facets = (
            {name: _buckets(found["aggregations"][name]["values"]["buckets"]) for name in made.facets}
            if query.size
            else {}
        )
        return Answer(total=total, hits=hits, facets=facets, next_cursor=next_cursor(made, orders, total))

    def _body(self, made: Plan, now: datetime, *, facets: bool) -> Json:
        body: Json = {
            "query": {"bool": self._bool(made, now)},
            "post_filter": {"bool": {"filter": [_terms(name, values) for name, values in made.terms.items()]}},
            "from_": made.offset, "size": made.size, "track_total_hits": True, "_source": False,
        }  # fmt: skip
        if made.sort == "relevance":
            body["sort"] = ["_score", {"by_newest": "desc"}]
            body["track_scores"] = True
        else:
            name, descending = ORDER[made.sort]
            body["sort"] = [{name: "desc" if descending else "asc"}]
            if made.after is not None:
                body["search_after"] = [made.after]
        if facets:
            body["aggs"] = {name: self._facet(made, name) for name in made.facets}
        return body

    def _facet(self, made: Plan, name: str) -> Json:
        others = [_terms(other, values) for other, values in made.terms.items() if other != name]
        values = {"terms": {"field": name, "size": FACET_SIZE, "shard_size": 5 * FACET_SIZE}}
        return {"filter": {"bool": {"filter": others}}, "aggs": {"values": values}}

    def _bool(self, made: Plan, now: datetime) -> Json:
        must = [self._clause(clause) for clause in made.asked.clauses if not clause.without]
        must_not = [self._clause(clause) for clause in made.asked.clauses if clause.without]
        if made.exclude_types:
            must_not.append(_terms("type", made.exclude_types))
        ranges = [{"range": {name: {"gte": low, "lte": high}}} for name, low, high in made.ranges]
        found: Json = {"must": must, "must_not": must_not, "filter": ranges or [{"match_all": {}}]}
        if made.sort == "relevance":
            moment = int(now.timestamp() // 60)
            found["should"] = [
                {"constant_score": {"filter": {"range": {"posted": {"gte": moment - days * 1440}}}, "boost": gain}}
                for days, gain in _FRESH
            ]
        return found

    def _clause(self, clause: Clause) -> Json:
        options: list[Json] = []
        for words in clause.options:
            for name in [clause.field] if clause.field else TEXTS:
                options.append(_words(name, words, clause.phrase, TEXTS[name]))
            if len(words) == 1 and not clause.field and words[0].isascii():
                options.append({"constant_score": {"filter": {"term": {"spelling": words[0]}}, "boost": 2.0}})
        return {"dis_max": {"queries": options}}

    def held(self) -> Iterator[Held]:
        """Everything in the index, page by page."""
        after: list[Any] | None = None
        while True:
            with self._told():
                self._index()
                found = self._client.search(
                    index=self._alias, size=SCROLL, sort=[{"id": "asc"}], search_after=after, query={"match_all": {}}
                )
            rows = found["hits"]["hits"]
            for row in rows:
                source = row["_source"]
                yield Held(source["id"], source["version"], source["digest"])
            if len(rows) < SCROLL:
                return
            after = rows[-1]["sort"]

    def count(self) -> int:
        """Documents in the index."""
        with self._told():
            self._index()
            return int(self._client.count(index=self._alias)["count"])

    def healthy(self) -> str:
        """Empty when the cluster answers and is not red."""
        try:
            with self._told():
                health = self._client.cluster.health()
        except (EngineUnavailable, EngineError) as error:
            return str(error)
        return "" if health["status"] != "red" else f"Elasticsearch at {self._url} is red: look at its log"

    # -- writing -----------------------------------------------------------------------------------------------

    def apply(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        """One bulk request with external versions; visible when it returns."""
        with self._told():
            self._index()
            return self._bulk(self._alias, upserts, deletes, refresh=True)

    def _bulk(
        self, index: str, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]], *, refresh: bool
    ) -> list[Failure]:
        operations: list[Json] = []
        for row in upserts:
            version = {"version": row["version"], "version_type": "external_gte"}
            operations += [{"index": {"_index": index, "_id": row["id"], **version}}, row | {"digest": digest(row)}]
        for identity, number in deletes:
            version = {"version": number, "version_type": "external_gte"}
            operations.append({"delete": {"_index": index, "_id": identity, **version}})
        if not operations:
            return []
        answered = self._client.bulk(operations=operations, refresh=refresh)
        failures: list[Failure] = []
        versions = {row["id"]: row["version"] for row in upserts} | dict(deletes)
        for item in answered["items"]:
            (result,) = item.values()
            if result["status"] in (200, 201, 404, 409):  # 409: a newer version is there already
                continue
            if result["status"] in (429, 503):
                raise EngineUnavailable(f"Elasticsearch at {self._url} is overloaded: the changes wait")
            reason = str(result.get("error", {}).get("reason", result["status"]))
            failures.append(Failure(result["_id"], versions.get(result["_id"], 0), reason[:300]))
        return failures

    def rebuild(self, documents: Iterable[Document]) -> int:
        """A new index beside the old one; the alias changes over in one step, the old one is deleted."""
        with self._told():
            self._index()
            fresh = self._fresh_name()
            self._client.indices.create(index=fresh, mappings=_mapping(), settings=_SETTINGS)
            iterator, count = iter(documents), 0
            while batch := list(islice(iterator, BULK)):
                count += len(batch) - len(self._bulk(fresh, batch, [], refresh=False))
            self._client.indices.refresh(index=fresh)
            old = list(self._client.indices.get_alias(name=self._alias))
            actions: list[Json] = [{"remove": {"index": name, "alias": self._alias}} for name in old]
            self._client.indices.update_aliases(actions=[*actions, {"add": {"index": fresh, "alias": self._alias}}])
            for name in old:
                self._client.indices.delete(index=name)
        return count

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()


_SETTINGS: Json = {
    "number_of_shards": 1,
    "number_of_replicas": 0,
    "refresh_interval": "1s",
    "max_result_window": 20_000,
}


def _terms(name: str, values: Sequence[str]) -> Json:
    return {"terms": {name: list(values)}}


def _words(name: str, words: Sequence[str], phrase: bool, boost: float) -> Json:
    if len(words) == 1:
        return {"term": {name: {"value": words[0], "boost": boost}}}
    if phrase:
        return {"match_phrase": {name: {"query": " ".join(words), "boost": boost}}}
    return {"bool": {"must": [{"term": {name: word}} for word in words], "boost": boost}}


def _buckets(rows: Sequence[Json]) -> list[Bucket]:
    found = [Bucket(value=str(row["key"]), count=int(row["doc_count"])) for row in rows]
    return sorted(found, key=lambda bucket: (-bucket.count, bucket.value))


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
