"""Why two stored postings are, or are not, one: the verdict on every pair of their announcements, and staff's word."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

from pipelines.dedupe.decide import compare
from pipelines.dedupe.pairs import as_json
from pipelines.posting import Evidence
from store.records import Announcement, StoreError
from store.store import Store

Pair = tuple[Announcement, Announcement]
SHOWN = 50


def explain(store: Store, a: str, b: str) -> dict[str, Any]:
    """``{"id", "decision", "explain", "pairs"}``: what holds between two postings, and each pair of announcements.

    ``decision`` is ``same`` for two ids of one posting, else the likest pair's (a contradiction between others keeps
    the postings apart). Raises :class:`StoreError` for an id that no posting has.
    """
    first, second = _resolved(store, a), _resolved(store, b)
    if first == second:
        members = store.postings.announcements(first)
        pairs: list[Pair] = list(combinations(members, 2))
        why = Evidence(field="cluster", rule="one posting", text=f"{first}: {len(members)} announcements")
        return {"id": f"{a} {b}", "decision": "same", "explain": [why.stated()], "pairs": _verdicts(store, pairs)}
    pairs = list(product(store.postings.announcements(first), store.postings.announcements(second)))
    said = _verdicts(store, pairs)
    best = min(said, key=lambda found: ("same", "possible", "different").index(found["decision"]))
    return {"id": f"{a} {b}", "decision": best["decision"], "explain": best["explain"], "pairs": said}


def _resolved(store: Store, identity: str) -> str:
    posting = store.postings.get(identity)
    if posting is None:
        raise StoreError(f"no posting {identity}")
    return posting.id


def _verdicts(store: Store, pairs: list[Pair]) -> list[dict[str, Any]]:
    said = store.postings.decisions({item.id for pair in pairs for item in pair})
    return [_verdict(pair, said.get(frozenset({pair[0].id, pair[1].id}))) for pair in pairs[:SHOWN]]


def _verdict(pair: Pair, staff: bool | None) -> dict[str, Any]:
    a, b = pair
    document = {"a": a.url, "b": b.url, **as_json(compare(a.reading, b.reading))}
    if staff is not None:
        word = "same" if staff else "different"
        document["decision"] = word
        document["explain"] = [Evidence(field="cluster", rule="staff", text=word).stated(), *document["explain"]]
    return document
