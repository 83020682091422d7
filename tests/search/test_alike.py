"""Random queries and filters to both engines over the same postings: same totals, same facets, same first page."""

from __future__ import annotations

import random
from typing import Any

import pytest

from search.documents import document
from search.engines.base import Engine
from search.query import Answer, Query
from tests.search.conftest import CITIES, DEGREES, NOW, TITLES, WORDS, many

pytestmark = pytest.mark.elasticsearch
TYPED = (
    *TITLES,
    *WORDS,
    "工程师",
    "华为",
    "huawei",
    "hw",
    "ｈｗ",
    '"软件工程师"',
    "“电力设备”",
    "开发 -前端",
    "老师",
    "title:会计",
    "单位:银行",
    "-标题:护士 人民",
    "电子科技",
    "软件 会计 护士",
    "算发工程师",
    "C++",
    "zzz",
)
CHOICES: dict[str, list[Any]] = {
    "type": ["job", "internship", "talk", "civil_service"], "city": [*CITIES, "440000", "610000"], "degree": list(DEGREES[:4]),
    "major": ["08", "0809", "unlimited"], "graduation_year": [2025, 2026, 2027], "industry": ["I", "C"], "salary": ["none", "8000-12000"],
    "source": ["qinling", "dongting"], "event_mode": ["online", "offline"],
}  # fmt: skip


def wishes(rng: random.Random, typed: tuple[str, ...] = TYPED, choices: dict[str, list[Any]] = CHOICES) -> Query:
    """A query as anyone may ask it."""
    drawn: dict[str, Any] = {"q": rng.choice((*typed, "", "")), "size": 20}
    for name in rng.sample(sorted(choices), rng.randint(0, 3)):
        drawn[name] = rng.sample(choices[name], rng.randint(1, 2))
    drawn["status"] = rng.choice(("open", "open", "all", "closed"))
    drawn["sort"] = rng.choice(("relevance", "relevance", "newest", "deadline", "event"))
    for name in ("posted_within", "deadline_within"):
        if rng.random() < 0.15:
            drawn[name] = rng.choice((3, 7, 30))
    if rng.random() < 0.1:
        drawn["flagged"] = rng.choice((True, False))
    for name, share in (("group", 0.3), ("wide", 0.3), ("nationwide", 0.2)):
        drawn[name] = rng.random() < share
    if rng.random() < 0.2:
        drawn["prefer"] = rng.choice(typed)
    return Query(**drawn)


def assert_alike(left: Answer, right: Answer, query: Query) -> None:
    """Same total, same facets, same first page but for ties in relevance, same folded counts."""
    said = f"{query.model_dump(exclude_defaults=True)}: {left.total} and {right.total}"
    assert (left.total, left.more) == (right.total, right.more), said
    assert left.facets == right.facets, said
    if query.sort == "relevance" and query.q:
        assert shares(left.hits) == pytest.approx(shares(right.hits), rel=0.002), said
        assert query.group or same_but_for_ties(left.hits, right.hits), said  # of equals in a group either may stand
    else:
        assert [(one.id, one.more) for one in left.hits] == [(one.id, one.more) for one in right.hits], said


def shares(hits: list[Any]) -> list[float]:
    """Scores as parts of the best one: the engines' scales differ by a constant."""
    return [one.score / hits[0].score for one in hits]


def same_but_for_ties(left: list[Any], right: list[Any]) -> bool:
    """Rows that score clearly more than the last row of their page stand on both pages."""

    def certain(hits: list[Any]) -> set[str]:
        lowest = min((one.score for one in hits), default=0.0) * 1.002
        return {one.id for one in hits if one.score > lowest}

    return certain(left) <= {one.id for one in right} and certain(right) <= {one.id for one in left}


def test_both_engines_answer_alike(embedded: Engine, elastic: Engine, elastic_major: str, full: bool) -> None:
    """Each version is asked its own questions: 120, or 300 with ``--full``."""
    documents = [document(one) for one in many(600)]
    for engine in (embedded, elastic):
        assert engine.apply(documents, []) == []
    rng = random.Random(11 + int(elastic_major))
    hit = wide = 0
    asked = 300 if full else 120
    for _ in range(asked):
        query = wishes(rng)
        left, right = embedded.search(query, NOW), elastic.search(query, NOW)
        assert_alike(left, right, query)
        hit += bool(left.total)
        wide += query.wide and left.total > embedded.search(query.model_copy(update={"wide": False}), NOW).total
    assert hit > asked // 2, "most queries find something, or the comparison says little"
    assert wide > asked // 15


def test_both_engines_know_the_same_beginnings(embedded: Engine, elastic: Engine) -> None:
    documents = [document(one) for one in many(200)]
    for engine in (embedded, elastic):
        engine.apply(documents, [])
    for field, prefix in (
        ("complete", "华为"),
        ("complete", "ruan"),
        ("hint", "~gon"),
        ("complete", "c++"),
        ("complete", "("),
    ):
        left, right = (sorted(engine.terms(field, prefix, 1000)) for engine in (embedded, elastic))
        assert left == right, prefix
    assert embedded.terms("complete", "华为", 5)
