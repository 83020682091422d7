"""One query, two engines, over 20,000 real postings: same totals, same facet counts, same first page (ties aside)."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.real_postings import NOW, SHARED, postings
from search.documents import fields, packed
from search.engines.elasticsearch import Elastic
from search.engines.embedded import Embedded
from tests.search.conftest import elasticsearch_of
from tests.search.test_alike import assert_alike, wishes

__all__ = ["elasticsearch_of"]
pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.skipif(not SHARED.exists(), reason="the folder `shared` does not stand beside the project"),
]
TYPED = (
    *(
        "java",
        "会计",
        "算法工程师",
        "数据分析",
        "教师",
        "北京",
        "上海 前端",
        "华为",
        "hw",
        "huawei",
        "软件测试 实习",
        "C++",
        "銀行",
    ),
    *(
        '"产品经理"',
        "销售 -电话",
        "title:会计",
        "单位:银行",
        "算发工程师",
        "博士 材料",
        "PLC",
        "云计算",
        "公务员",
        "3d建模",
        "zzz 教师",
    ),
)


@pytest.mark.parametrize("major", ["8", "9"])
def test_real_postings_are_answered_alike(elasticsearch_of: object, tmp_path: Path, major: str) -> None:
    engines = Embedded(tmp_path), Elastic(elasticsearch_of(major), alias=f"real-{tmp_path.name[-6:]}".lower())  # type: ignore[operator]
    made = [(posting, fields(posting)) for posting in postings(20_000)]
    documents = [packed(posting.id, posting.version, row) for posting, row in made]
    counted = {
        name: Counter(v for _, row in made for v in row[name]) for name in ("type", "city", "degree", "major", "source")
    }
    choices = {name: [value for value, _ in counts.most_common(12)] for name, counts in counted.items()}
    choices |= {
        "salary": ["none", "8000-12000", "30000-"],
        "industry": ["I", "J", "P"],
        "graduation_year": [2019, 2026],
    }
    for engine in engines:
        fresh = engine.fresh()
        assert fresh.add(documents) == []
        assert fresh.count() == len(documents)
        fresh.swap()
    rng = random.Random(5)
    for _ in range(250):
        query = wishes(rng, TYPED, choices)
        assert_alike(*(engine.search(query, NOW) for engine in engines), query)
