"""A plan as the body of an Elasticsearch search, and the mapping that it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from search.documents import KEYWORDS, NUMBERS, ORDERS, TEXTS, Held, shape
from search.parsing import Clause, Option
from search.plan import COUNTED, ORDER, PREFERENCE, TIE, WHOLE_GAIN, WORTH, Filter, Plan, counted

Json = dict[str, Any]
SETTINGS: Json = {
    "number_of_shards": 1,
    "number_of_replicas": 0,
    "refresh_interval": "1s",
    "max_result_window": 20_000,
}
ALL_BUCKETS = 60_000
"""More buckets than any facet has, under Elasticsearch's ``search.max_buckets``."""

COLUMNS = (*sorted(COUNTED & set(KEYWORDS)), *NUMBERS, *ORDERS)
"""Fields of which what stands in the index can be read back."""
LISTED = frozenset({"complete", "hint"})
"""Keywords of which terms are listed while somebody types."""


def mapping(owner: str = "", place: str = "") -> Json:
    """Texts split at spaces, keywords whole, whole numbers; a field that is none of these is refused.

    ``owner`` is the installation whose index it is, ``place`` tells people where that is.
    """
    properties: Json = {name: {"type": "text", "analyzer": "whitespace"} for name in TEXTS}
    properties |= {name: _keyword(columns=name in COUNTED | LISTED) for name in KEYWORDS}
    properties |= {name: {"type": "long", "index": name not in (WORTH, *ORDERS)} for name in (*NUMBERS, *ORDERS)}
    properties |= {name: {"type": "long", "index": False, "doc_values": False} for name in ("version", "digest")}
    properties["id"] = {"type": "keyword"}
    return {
        "dynamic": "strict",
        "_meta": {"shape": shape().digest, "recipe": shape().recipe, "owner": owner, "place": place},
        "_source": {"includes": Held._fields},
        "properties": properties,
    }


def columns(found: Mapping[str, Any]) -> dict[str, set[Any]]:
    """The values of a document's columns, as given or as read back; of an empty one nothing."""
    held = {name: found.get(name, []) for name in COLUMNS}
    listed = {name: set(value if isinstance(value, list) else [value]) for name, value in held.items()}
    return {name: values for name, values in listed.items() if values}


def _keyword(*, columns: bool) -> Json:
    return {"type": "keyword", "ignore_above": 512, "doc_values": columns}


def body(plan: Plan) -> Json:
    """The search of a page: facet filters narrow hits (``post_filter``) and every facet but their own."""
    filters = [_filter(one) for one in plan.filters]
    narrow = _bool(plan)
    found: Json = {
        "query": {},
        "from_": 0 if plan.after else plan.offset,
        "size": plan.size + 1 if plan.size else 0,
        "track_total_hits": True,
        "_source": False,
        "sort": _sort(plan),
    }
    if plan.facets:
        found["post_filter"] = {"bool": {"filter": filters}}
        found["aggs"] = {name: _facet(plan, name) for name in plan.facets}
    else:
        narrow["filter"] += filters
    found["query"] = _weighed(plan, {"bool": narrow})
    if plan.after:
        found["search_after"] = list(plan.after)
    if plan.group:
        found["collapse"] = {"field": "group"}
    return found


def row_again(plan: Plan) -> Plan:
    """What finds the last row that a cursor's page showed, with the score that it has now."""
    tie = int(plan.after[-1])
    same = Filter("", TIE, low=tie, high=tie)
    return replace(plan, size=1, offset=0, after=(), facets=(), filters=(*plan.filters, same))


def group_counts(plan: Plan, groups: Sequence[int]) -> Json:
    """How many documents of the query some groups have."""
    narrow = _bool(plan)
    narrow["filter"] += [*(_filter(one) for one in plan.filters), _terms("group", groups)]
    counted = {"group": {"terms": {"field": "group", "size": len(groups)}}}
    return {"query": {"bool": narrow}, "size": 0, "track_total_hits": False, "aggs": counted}


def _sort(plan: Plan) -> list[Any]:
    if plan.sort == "relevance":
        return [{"_score": "desc"}, {"by_newest": "desc"}]
    name, descending = ORDER[plan.sort]
    return [{name: "desc" if descending else "asc"}]


def _facet(plan: Plan, name: str) -> Json:
    others = [_filter(one) for one in plan.filters if one.facet != name]
    return {"filter": {"bool": {"filter": others}}, "aggs": {"values": counted(plan, name, ALL_BUCKETS)}}


def _bool(plan: Plan) -> Json:
    wanted = [_clause(clause) for clause in plan.asked.clauses if not clause.without]
    barred = [_clause(clause) for clause in plan.asked.clauses if clause.without]
    if plan.exclude_types:
        barred.append(_terms("type", plan.exclude_types))
    if plan.wide and wanted:
        wanted = [{"bool": {"should": wanted, "minimum_should_match": 1}}]
    found: Json = {"must": wanted, "must_not": barred, "filter": [{"match_all": {}}]}
    if plan.sort == "relevance":
        found["should"] = [_clause(clause, PREFERENCE) for clause in plan.preferred]
        if plan.whole:
            same = {"term": {"whole": plan.whole}}
            found["should"].append({"constant_score": {"filter": same, "boost": WHOLE_GAIN}})
    return found


def _weighed(plan: Plan, query: Json) -> Json:
    """Relevance times the logarithm of the posting's worth."""
    if plan.sort != "relevance":
        return query
    factor = {"field": WORTH, "modifier": "log2p"}
    return {"function_score": {"query": query, "field_value_factor": factor, "boost_mode": "multiply"}}


def _clause(clause: Clause, boost: float = 1.0) -> Json:
    options: list[Json] = []
    for option in clause.options:
        for name in [clause.field] if clause.field else TEXTS:
            options.append(_scored(name, option, TEXTS[name] * option.weight))
    word = clause.options[0].words
    if len(word) == 1 and not clause.field and word[0].isascii():
        options.append({"constant_score": {"filter": {"term": {"spelling": word[0]}}, "boost": 12.0}})
    return {"dis_max": {"queries": options, "boost": boost}}


def _scored(name: str, option: Option, weight: float) -> Json:
    if not option.flat:
        return _option(name, option, weight)
    return {"constant_score": {"filter": _option(name, option, 1.0), "boost": weight}}


def _option(name: str, option: Option, boost: float) -> Json:
    if len(option.words) == 1:
        return {"term": {name: {"value": option.words[0], "boost": boost}}}
    if option.phrase:
        return {"match_phrase": {name: {"query": " ".join(option.words), "boost": boost}}}
    return {"bool": {"must": [{"term": {name: word}} for word in option.words], "boost": boost}}


def _filter(one: Filter) -> Json:
    return _terms(one.field, one.values) if one.values else _range(one.field, gte=one.low, lte=one.high)


def _terms(name: str, values: Sequence[Any]) -> Json:
    return {"terms": {name: list(values)}}


def _range(name: str, **bounds: int) -> Json:
    return {"range": {name: bounds}}
