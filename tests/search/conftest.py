"""Both engines behind one fixture: every test of the suite runs on tantivy and on a real Elasticsearch."""

from __future__ import annotations

import os
import random
import uuid
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from elasticsearch import Elasticsearch as Client

from config.timezone import TIMEZONE
from pipelines.posting import Education, Event, Flag, Organization, Posting, Salary, SourceRef
from search.documents import document
from search.engines.base import Engine
from search.engines.elasticsearch import ALIAS, Elastic
from search.engines.embedded import Embedded
from search.query import Query
from tests.servers import ELASTICSEARCH_VERSIONS, OLDEST_JAVA, Elasticsearch, java_home

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=TIMEZONE)
EMPLOYERS = (
    "华为技术有限公司",
    "云岭电子有限公司",
    "南屿银行股份有限公司",
    "锦城第一人民医院",
    "秦岭大学",
    "海州重工集团",
)
TITLES = (
    "软件工程师",
    "前端开发工程师",
    "产品经理",
    "会计",
    "小学语文教师",
    "护士",
    "数据分析师",
    "机械设计工程师",
    "Java后端开发",
    "C++算法工程师",
)
WORDS = (
    "负责系统设计与开发",
    "熟悉人工智能与机器学习",
    "提供五险一金",
    "有半导体行业经验者优先",
    "在西安电子科技大学设立奖学金",
    "负责电力设备检修",
)
CITIES = ("110108", "310000", "440300", "440100", "610100", "320500", "100000", "OVERSEAS", "REMOTE")
DEGREES = ("associate", "bachelor", "master", "doctor", "unlimited")


def posting(identity: str, **values: Any) -> Posting:
    """An open, approved posting of an invented employer."""
    name = values.pop("employer", "云岭电子有限公司")
    base: dict[str, Any] = {
        "id": identity, "type": "job", "title": "软件工程师", "description": "负责系统设计与开发。", "date_posted": date(2026, 2, 20),
        "locations": ["610100"], "hiring_organization": Organization(id=f"e{crc32(name.encode())}", name=name, normalized=name.removesuffix("有限公司")),
        "sources": [SourceRef(source="qinling", url=f"http://q.example/{identity}", first_seen=NOW, last_seen=NOW)],
        "review": "approved", "version": 1, "updated_at": NOW,
    }  # fmt: skip
    return Posting(**(base | values))


def many(count: int, seed: int = 7) -> list[Posting]:
    """Postings drawn at random, the same ones every time."""
    rng = random.Random(seed)
    return [_drawn(rng, number) for number in range(count)]


def _drawn(rng: random.Random, number: int) -> Posting:
    kind = rng.choice(("job", "job", "internship", "announcement", "talk", "civil_service", "notice"))
    start = NOW + timedelta(days=rng.randint(-5, 25), hours=rng.randint(0, 9))
    low = rng.choice((None, 4000, 6500, 9000, 15000, 24000))
    degree = rng.choice((*DEGREES, ""))
    return posting(
        f"p{number:05d}",
        type=kind,
        title=f"{rng.choice(TITLES)}{rng.choice(('', '（校招）', '2026届', '实习'))}",
        description="。".join(rng.sample(WORDS, rng.randint(1, 4))),
        employer=rng.choice(EMPLOYERS),
        date_posted=rng.choice((None, date(2026, 1, 1) + timedelta(days=rng.randint(0, 60)))),
        valid_through=rng.choice((None, date(2026, 3, 1) + timedelta(days=rng.randint(1, 40)))),
        locations=rng.sample(CITIES, rng.randint(0, 2)),
        education=Education(min=degree or None, levels=[degree] if degree else []) if degree != "unlimited" else Education(levels=["unlimited"]),
        majors=rng.sample(("0809", "080901", "1202", "05", "unlimited"), rng.randint(0, 2)),
        graduation_years=rng.sample((2025, 2026, 2027), rng.randint(0, 2)),
        salary=None if low is None else Salary(min=low, max=low * 2, unit="month"),
        industry=rng.choice((None, "I65", "C39", "J66")),
        event=Event(start=start, end=start + timedelta(hours=2), attendance_mode=rng.choice(("online", "offline"))) if kind == "talk" else None,
        flags=[Flag(code="gender", phrase="限男性", rule="gender")] if rng.random() < 0.1 else [],
        sources=[SourceRef(source=rng.choice(("qinling", "dongting")), url="http://q.example/", first_seen=NOW, last_seen=NOW)],
        status=rng.choice(("open", "open", "open", "closed")),
    )  # fmt: skip


@pytest.fixture
def empty_elasticsearch(elasticsearch_url: str) -> Iterator[str]:
    """The server for what must use the index by its usual name: it is not there before, and not after."""
    client = Client(elasticsearch_url)

    def drop() -> None:
        for name in list(client.indices.get(index=f"{ALIAS}*")):
            client.indices.delete(index=name)

    drop()
    yield elasticsearch_url
    drop()
    client.close()


@pytest.fixture(scope="session")
def elasticsearch_of(request: pytest.FixtureRequest) -> Iterator[Callable[[str], str]]:
    """The URL of a running Elasticsearch of a major version, started when first asked for.

    Skips where none can run, except in CI, where that is a failure.
    """
    servers: dict[str, Elasticsearch] = {}

    def url(major: str) -> str:
        if major == "8":
            return str(request.getfixturevalue("elasticsearch_url"))
        if java_home(OLDEST_JAVA[major]) is None and not os.environ.get("CI"):
            pytest.skip(f"Elasticsearch {major} needs Java {OLDEST_JAVA[major]} or newer, none is here")
        if major not in servers:
            servers[major] = Elasticsearch.start(major)
        return servers[major].url

    yield url
    for server in servers.values():
        server.stop()


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Engine]:
    engine = Embedded(tmp_path / "index")
    yield engine
    engine.close()


@pytest.fixture(params=sorted(ELASTICSEARCH_VERSIONS))
def elastic_major(request: pytest.FixtureRequest) -> str:
    """Elasticsearch 8 and 9 in turn."""
    return str(request.param)


@pytest.fixture
def elastic(elastic_major: str, elasticsearch_of: Callable[[str], str]) -> Iterator[Engine]:
    engine = Elastic(elasticsearch_of(elastic_major), alias=f"test-{uuid.uuid4().hex[:8]}")
    yield engine
    engine.close()


ENGINES = [
    "embedded",
    *(pytest.param(major, marks=pytest.mark.elasticsearch) for major in sorted(ELASTICSEARCH_VERSIONS)),
]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """tantivy, Elasticsearch 8 and Elasticsearch 9 in turn, empty."""
    if request.param == "embedded":
        made: Engine = Embedded(tmp_path / "index")
    else:
        url = request.getfixturevalue("elasticsearch_of")(request.param)
        made = Elastic(url, alias=f"test-{uuid.uuid4().hex[:8]}")
    yield made
    made.close()


@pytest.fixture
def put(engine: Engine) -> Callable[..., None]:
    """Index postings."""

    def put(*postings: Posting) -> None:
        assert engine.apply([document(one) for one in postings], []) == []

    return put


@pytest.fixture
def found(engine: Engine) -> Callable[..., set[str]]:
    """Ids that a query finds."""

    def found(q: str = "", **wishes: Any) -> set[str]:
        return {hit.id for hit in engine.search(Query(q=q, **({"size": 100} | wishes)), NOW).hits}

    return found
