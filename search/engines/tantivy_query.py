"""A plan as tantivy's query objects and aggregations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import tantivy
from tantivy import Occur
from tantivy import Query as Tantivy

from search.documents import KEYWORDS, NUMBERS, ORDERS, TEXTS
from search.parsing import Clause, Option
from search.plan import (
    COUNTED,
    PREFERENCE,
    WHOLE_GAIN,
    WITHIN,
    Filter,
    Plan,
    counted,
    ranked,
    summed,
)
from search.query import Bucket

ALL_BUCKETS = 65_000
"""tantivy's own limit of buckets; counts are true when none is left out."""


def schema() -> tantivy.Schema:
    """Texts split at spaces, keywords whole, whole numbers (of which tantivy finds ranges without an index)."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("version", "digest"):
        builder.add_integer_field(name, stored=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in KEYWORDS:
        builder.add_text_field(name, tokenizer_name="raw", fast=name in COUNTED, index_option="basic")
    for name in (*NUMBERS, *ORDERS):
        builder.add_integer_field(name, indexed=name == "group", fast=True)
    return builder.build()


class Builder:
    """Queries for one schema."""

    def __init__(self, made: tantivy.Schema) -> None:
        self._schema = made

    def whole(self, plan: Plan, without: str = "") -> Any:
        """The whole query; ``without`` leaves the filters of one facet out."""
        parts: list[tuple[Any, Any]] = [(Occur.Must, Tantivy.const_score_query(Tantivy.all_query(), 0.0))]
        parts += self._words(plan)
        parts += [(Occur.Must, self.filter(one)) for one in plan.filters if one.facet != without]
        if plan.exclude_types:
            parts.append((Occur.MustNot, self._terms("type", plan.exclude_types)))
        if plan.sort == "relevance" and plan.whole:
            same = Tantivy.const_score_query(self._term("whole", plan.whole), WHOLE_GAIN)
            parts.append((Occur.Should, same))
        if plan.sort == "relevance":
            preferred = [Tantivy.boost_query(self._clause(clause), PREFERENCE) for clause in plan.preferred]
            parts += [(Occur.Should, query) for query in preferred]
        return Tantivy.boolean_query(parts)

    def _words(self, plan: Plan) -> list[tuple[Any, Any]]:
        wanted = [self._clause(clause) for clause in plan.asked.clauses if not clause.without]
        barred = [(Occur.MustNot, self._clause(clause)) for clause in plan.asked.clauses if clause.without]
        if plan.wide and wanted:
            wanted = [Tantivy.boolean_query([(Occur.Should, query) for query in wanted])]
        return [*((Occur.Must, query) for query in wanted), *barred]

    def filter(self, one: Filter) -> Any:
        """A filter that leaves scores alone."""
        query = self._terms(one.field, one.values) if one.values else self.range(one.field, one.low, one.high)
        return Tantivy.const_score_query(query, 0.0)

    def groups(self, numbers: Sequence[int]) -> Any:
        """Documents of some groups."""
        return Tantivy.const_score_query(Tantivy.term_set_query(self._schema, "group", list(numbers)), 0.0)

    def range(self, name: str, low: int | None, high: int | None, *, exclusive: bool = False) -> Any:
        """Numbers from ``low`` to ``high``, both included unless ``exclusive``."""
        kind = tantivy.FieldType.Integer
        bounds = (not exclusive or low is None, not exclusive or high is None)
        return Tantivy.range_query(self._schema, name, kind, low, high, *bounds)

    def _terms(self, name: str, values: Sequence[str]) -> Any:
        return Tantivy.term_set_query(self._schema, name, list(values))

    def _term(self, name: str, value: str) -> Any:
        return Tantivy.term_query(self._schema, name, value, "basic")

    def _clause(self, clause: Clause) -> Any:
        options: list[Any] = []
        for option in clause.options:
            for name in [clause.field] if clause.field else TEXTS:
                query, weight = self._option(name, option), TEXTS[name] * option.weight
                options.append((Tantivy.const_score_query if option.flat else Tantivy.boost_query)(query, weight))
        word = clause.options[0].words
        if len(word) == 1 and not clause.field and word[0].isascii():
            options.append(Tantivy.const_score_query(self._term("spelling", word[0]), 12.0))
        return Tantivy.disjunction_max_query(options)

    def _option(self, name: str, option: Option) -> Any:
        if len(option.words) == 1:
            return Tantivy.term_query(self._schema, name, option.words[0])
        if option.phrase:
            return Tantivy.phrase_query(self._schema, name, list(option.words))
        words = [(Occur.Must, Tantivy.term_query(self._schema, name, word)) for word in option.words]
        return Tantivy.boolean_query(words)


def aggregations(plan: Plan, names: Sequence[str]) -> dict[str, Any]:
    """What to count for facets, by name."""
    return {name: counted(plan, name, ALL_BUCKETS) for name in names}


def buckets(plan: Plan, name: str, answered: dict[str, Any]) -> list[Bucket]:
    """Counts of one facet, from tantivy's answer or from Elasticsearch's (they have one shape)."""
    rows = answered["buckets"]
    if name in WITHIN:
        counts = {int(row.get("from", 0)): int(row["doc_count"]) for row in rows}
        return summed(name, [counts.get(low, 0) for low, _ in plan.ranges[name]])
    return ranked([(str(row["key"]), int(row["doc_count"])) for row in rows], name)
