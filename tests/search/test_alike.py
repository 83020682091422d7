"""Random queries and filters to both engines over the same postings: same totals, same facets, same first page."""

from __future__ import annotations

import random
from typing import Any

import pytest

from search.documents import document
from search.engines.base import Engine
from search.query import Query
from tests.search.conftest import CITIES, DEGREES, NOW, TITLES, WORDS, many

pytestmark = pytest.mark.elasticsearch
TYPED = (
    *TITLES,
    *WORDS,
    "工程师",
    "华为",
    "huawei",
    "hw",
    '"软件工程师"',
    "开发 -前端",
    "老师",
    "title:会计",
    "employer:银行",
    "电子科技",
    "zzz",
)


def wishes(rng: random.Random) -> dict[str, Any]:
    drawn: dict[str, Any] = {"q": rng.choice((*TYPED, "", "")), "size": 20}
    options: dict[str, Any] = {
        "type": ["job", "internship", "talk", "civil_service"], "city": [*CITIES, "440000", "610000"], "degree": list(DEGREES[:4]),
        "major": ["08", "0809", "unlimited"], "graduation_year": [2025, 2026, 2027], "industry": ["I", "C"], "salary": ["none", "8000-12000"],
        "source": ["qinling", "dongting"], "event_mode": ["online", "offline"],
    }  # fmt: skip
    for name in rng.sample(sorted(options), rng.randint(0, 3)):
        drawn[name] = rng.sample(options[name], rng.randint(1, 2))
    drawn["status"] = rng.choice(("open", "open", "all", "closed"))
    drawn["sort"] = rng.choice(("relevance", "newest", "deadline", "event"))
    for name in ("posted_within", "deadline_within"):
        if rng.random() < 0.15:
            drawn[name] = rng.choice((3, 7, 30))
    if rng.random() < 0.1:
        drawn["flagged"] = rng.choice((True, False))
    return drawn


def test_both_engines_answer_alike(embedded: Engine, elastic: Engine) -> None:
    documents = [document(one) for one in many(600)]
    for engine in (embedded, elastic):
        assert engine.apply(documents, []) == []
    rng = random.Random(11)
    hit = 0
    for number in range(300):
        query = Query(**wishes(rng))
        left, right = embedded.search(query, NOW), elastic.search(query, NOW)
        said = f"query {number}: {query.model_dump(exclude_defaults=True)}"
        assert left.total == right.total, said
        assert {n: sorted((b.value, b.count) for b in f) for n, f in left.facets.items()} == {
            n: sorted((b.value, b.count) for b in f) for n, f in right.facets.items()
        }, said
        if query.sort == "relevance" and query.q:
            assert same_but_for_ties(left.hits, right.hits), said
        else:
            assert [one.id for one in left.hits] == [one.id for one in right.hits], said
        hit += bool(left.total)
    assert hit > 150, "most queries find something, or the comparison says little"


def same_but_for_ties(left: list[Any], right: list[Any]) -> bool:
    """Rows with equal scores may stand in another order, and at the end of the page be others."""
    lowest = min((one.score for one in (*left, *right)), default=0.0) * 1.001
    certain = [{one.id for one in side if one.score > lowest} for side in (left, right)]
    return certain[0] <= {one.id for one in right} and certain[1] <= {one.id for one in left}
