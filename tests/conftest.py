"""Real servers for the tests that need them, started once a test process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from tests.mailbox import Mailbox
from tests.servers import Elasticsearch, Postgres

HERE = Path(__file__).parent
SLOW = (
    "cli",
    "end_to_end",
    "jobs",
    "web",
    "crawler/attachments",
    "crawler/test_boards.py",
    "crawler/test_certificates.py",
    "crawler/test_crawl_rules.py",
    "crawler/test_decompress.py",
    "crawler/test_files_of_pages.py",
    "crawler/test_generic.py",
    "crawler/test_hostile_server.py",
    "crawler/test_mutants.py",
    "crawler/test_politeness.py",
    "crawler/test_probe.py",
    "crawler/test_transport.py",
    "crawler/test_traps.py",
    "crawler/test_xml.py",
    "search/test_indexing.py",
    "search/test_rebuilding.py",
    "search/test_faults.py",
    "store/test_accounts.py",
    "store/test_doubtful.py",
    "store/test_durability.py",
    "store/test_full_disk.py",
    "store/test_interleavings.py",
    "store/test_killed.py",
    "store/test_killed_writer.py",
    "store/test_lifecycle.py",
    "store/test_market.py",
    "store/test_migrations.py",
    "store/test_power_cut.py",
    "store/test_pruning.py",
    "store/test_reopening.py",
    "store/test_rest.py",
    "store/test_trail.py",
    "store/test_upgrade.py",
)
"""Folders and modules whose tests start processes, servers or whole crawls: ``make check`` leaves them out."""

ONE_SERVER = ("search", "web")
"""Folders whose tests share an Elasticsearch, or a site that a browser visits."""

FIRST = (
    *ONE_SERVER,
    "end_to_end/test_odd_sites.py",
    "store/test_killed.py",
    "crawler/test_generic.py",
    "store",
    "end_to_end",
    "crawler",
    "jobs",
)
"""What takes longest begins first, so that no process still tests when the others have nothing left."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--golden`` writes expected files anew, for a person to read; ``--full`` leaves nothing out."""
    parser.addoption("--golden", action="store_true", help="write expected.json of saved sites instead of comparing")
    parser.addoption("--full", action="store_true", help="try all orders and queries instead of the first ones")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what :data:`SLOW` names, begin with what :data:`FIRST` names."""
    for item in items:
        if _place(item.path, SLOW) < len(SLOW):
            item.add_marker("slow")
    items.sort(key=lambda item: _place(item.path, FIRST))


@cache
def _place(path: Path, parts: tuple[str, ...]) -> int:
    """Which of the parts is a module or a folder around it, the first one; their number where none is."""
    around = {path, *path.parents}
    return next((n for n, part in enumerate(parts) if HERE / part in around), len(parts))


class Together(LoadScopeScheduling):  # type: ignore[misc]  # xdist tells no types
    """Hands out modules, or whole folders, to the processes that test."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        folder = next((name for name in ONE_SERVER if f"/{name}/" in module), "")
        return folder or module


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    """``--dist loadscope`` keeps in one process what shares a module's fixtures or a server."""
    return Together(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether a test that tries many cases of one kind is to try all of them."""
    return bool(request.config.getoption("--full"))


@pytest.fixture(scope="session")
def new_postgres_database() -> Iterator[Callable[..., str]]:
    """A function that answers the URL of a fresh PostgreSQL database, empty or a copy of the one at a given URL."""
    server = Postgres.start()
    yield server.new_database
    server.stop()


@pytest.fixture
def postgres_url(new_postgres_database: Callable[[], str]) -> str:
    """A fresh empty PostgreSQL database."""
    return new_postgres_database()


@pytest.fixture(scope="session")
def elasticsearch_server() -> Iterator[Elasticsearch | None]:
    """A real Elasticsearch, shared by the session; ``None`` where ``JUZHAO_TEST_ELASTICSEARCH`` names one that runs."""
    server = None if os.environ.get("JUZHAO_TEST_ELASTICSEARCH") else Elasticsearch.start()
    yield server
    if server is not None:
        server.stop()


@pytest.fixture(scope="session")
def elasticsearch_url(elasticsearch_server: Elasticsearch | None) -> str:
    """Its address; use an index prefix of your own."""
    return elasticsearch_server.url if elasticsearch_server is not None else os.environ["JUZHAO_TEST_ELASTICSEARCH"]


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A mail server that keeps what it is given."""
    found = Mailbox()
    yield found
    found.stop()
