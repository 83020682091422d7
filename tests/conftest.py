"""Real servers for the tests that need them, started once a test process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.servers import Elasticsearch, Postgres


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--golden`` writes expected files anew, for a person to read."""
    parser.addoption("--golden", action="store_true", help="write expected.json of saved sites instead of comparing")


@pytest.fixture(scope="session")
def new_postgres_database() -> Iterator[Callable[[], str]]:
    """A function that answers the URL of a fresh empty PostgreSQL database."""
    server = Postgres.start()
    yield server.new_database
    server.stop()


@pytest.fixture
def postgres_url(new_postgres_database: Callable[[], str]) -> str:
    """A fresh empty PostgreSQL database."""
    return new_postgres_database()


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """A real Elasticsearch, shared by the session; use an index prefix of your own."""
    if running := os.environ.get("JUZHAO_TEST_ELASTICSEARCH"):
        yield running
        return
    server = Elasticsearch.start()
    yield server.url
    server.stop()
