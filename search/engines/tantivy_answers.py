"""A plan answered by tantivy: the page, what is folded into its rows, the facets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import tantivy
from tantivy import Occur, Order
from tantivy import Query as Tantivy

from search.engines.tantivy_query import Builder, aggregations, buckets
from search.plan import DEEPEST, ORDER, TIE, WORTH, Plan, next_cursor
from search.query import Answer, Bucket, Hit

DRIFT = 200
"""Rows by which the last one of a page may have moved until the next is asked for, before more of them are looked through."""
Row = tuple[float, Any]
"""A score or sort number, and where the document stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page's rows (and one more, where there is one), the query's total, what is folded into each row."""

    rows: list[Row]
    total: int
    more: list[int] = field(default_factory=list)


class Answers:
    """Answers of one schema."""

    def __init__(self, made: tantivy.Schema) -> None:
        self._build = Builder(made)

    def answer(self, searcher: Any, made: Plan) -> Answer:
        """What one state of the index answers; facets are counted each without its own filter."""
        found = self._page(searcher, made)
        page = found.rows[: made.size]
        hits = [
            Hit(id=searcher.doc(address)["id"][0], score=round(float(key), 4) if made.sort == "relevance" else 0.0)
            for key, address in page
        ]
        for hit, extra in zip(hits, found.more, strict=False):
            hit.more = extra
        after = self._last(searcher, made, page[-1]) if page else []
        more = len(found.rows) > made.size
        return Answer(
            total=found.total, hits=hits, facets=self._facets(searcher, made), more=more,
            next_cursor=next_cursor(made, len(page), after, more),
        )  # fmt: skip

    def _last(self, searcher: Any, made: Plan, row: Row) -> list[float]:
        """The sort values of a page's last row, as Elasticsearch has them."""
        key, address = row
        if made.sort != "relevance":
            return [int(key)]
        return [float(key), int(searcher.fast_field_values(TIE, [address])[0])]

    def _page(self, searcher: Any, made: Plan) -> Found:
        """The page and, where there is one, the row after it; the total of the whole query."""
        query, limit = self._build.whole(made), made.size + 1 if made.size else 0
        if made.group:
            return self._folded(searcher, made, query)
        if not limit or (made.after and made.sort != "relevance"):
            total = int(searcher.search(query, limit=1).count)
            return Found(self._rest(searcher, made, query, limit) if limit else [], total)
        found = self._ordered(searcher, made, query, made.offset, limit)
        return Found(list(found.hits), int(found.count))

    def placed(self, searcher: Any, made: Plan) -> Plan:
        """The same for another state than the one that the cursor's rows are of: they go on after the last row of the page before,
        wherever what came or went meanwhile has moved it.

        Scores move with every posting that comes, so that it is known by its own number; only where it is gone its score tells.
        """
        if len(made.after) != 2:
            return made
        score, tie = made.after
        query, drift = self._build.whole(made), DRIFT
        while True:
            begin = max(made.offset - drift, 0)
            asked = made.offset - begin + drift
            rows = list(self._ordered(searcher, made, query, begin, asked).hits)
            ties = list(searcher.fast_field_values(TIE, [address for _, address in rows])) if rows else []
            seen = tie in ties
            if seen or len(rows) < asked or drift > DEEPEST:
                break
            drift *= 4
        at = ties.index(tie) + 1 if seen else _placed(rows, score, made.offset - begin)
        return replace(made, offset=begin + at)

    def _rest(self, searcher: Any, made: Plan, query: Any, limit: int) -> list[Row]:
        """Rows after the last one of the page before."""
        name, descending = ORDER[made.sort]
        low, high = (None, int(made.after[0])) if descending else (int(made.after[0]), None)
        rest = (Occur.Must, self._build.range(name, low, high, exclusive=True))
        query = Tantivy.boolean_query([(Occur.Must, query), rest])
        return list(self._ordered(searcher, made, query, 0, limit).hits)

    def _ordered(self, searcher: Any, made: Plan, query: Any, offset: int, limit: int) -> Any:
        if made.sort == "relevance":
            return searcher.search(query, limit=limit, offset=offset, weight_by_field=WORTH)
        name, descending = ORDER[made.sort]
        order = Order.Desc if descending else Order.Asc
        return searcher.search(query, limit=limit, offset=offset, order_by_field=name, order=order)

    def _folded(self, searcher: Any, made: Plan, query: Any) -> Found:
        """The best row of each group, deeper and deeper until the page is full; and how many more each has."""
        need = made.offset + made.size + 1
        limit = need * 3
        while True:
            found = self._ordered(searcher, made, query, 0, min(limit, DEEPEST))
            rows = list(found.hits)
            groups = searcher.fast_field_values("group", [address for _, address in rows]) if rows else []
            best: dict[int, Row] = {}
            for group, row in zip(groups, rows, strict=True):
                best.setdefault(group, row)
            if len(best) >= need or len(rows) < limit or limit >= DEEPEST:
                break
            limit *= 4
        shown = dict(list(best.items())[made.offset : need])
        return Found(list(shown.values()), int(found.count), self._more(searcher, query, list(shown)[: made.size]))

    def _more(self, searcher: Any, query: Any, groups: Sequence[int]) -> list[int]:
        if not groups:
            return []
        within = Tantivy.boolean_query([(Occur.Must, query), (Occur.Must, self._build.groups(groups))])
        answered = searcher.aggregate(within, {"group": {"terms": {"field": "group", "size": len(groups)}}})
        counts = {int(row["key"]): int(row["doc_count"]) for row in answered["group"]["buckets"]}
        return [counts.get(group, 1) - 1 for group in groups]

    def _facets(self, searcher: Any, made: Plan) -> dict[str, list[Bucket]]:
        """One pass for all facets that no filter touches, one more for each that its own filter narrows."""
        filtered = {one.facet for one in made.filters}
        found = self._counted(searcher, made, "", [name for name in made.facets if name not in filtered])
        for name in made.facets:
            if name in filtered:
                found |= self._counted(searcher, made, name, [name])
        return {name: found[name] for name in made.facets}

    def _counted(self, searcher: Any, made: Plan, without: str, names: Sequence[str]) -> dict[str, list[Bucket]]:
        if not names:
            return {}
        answered = searcher.aggregate(self._build.whole(made, without), aggregations(made, names))
        return {name: buckets(made, name, answered[name]) for name in names}


def _placed(rows: Sequence[Row], score: float, expected: int) -> int:
    """Where rows go on after one that is gone: among those of its score, as near to where it was as may be."""
    first = sum(key > score for key, _ in rows)
    return min(max(expected, first), sum(key >= score for key, _ in rows))
