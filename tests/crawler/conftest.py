"""All saved sites below this folder: read without a network, and served on loopback and crawled once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawler.saved import Crawled, SavedSite, Served, crawl_served, saved_sites

SITES = saved_sites(Path(__file__).parent)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``site`` runs once for each saved site."""
    if "site" in metafunc.fixturenames:
        metafunc.parametrize("site", SITES, ids=lambda site: site.name)


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """All saved sites on loopback."""
    with Served(SITES) as running:
        yield running


@pytest.fixture(scope="session")
def crawled(served: Served, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Crawled]:
    """What crawling each of them over HTTP gave."""
    return crawl_served(served, tmp_path_factory.mktemp("home"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether ``expected.json`` is to be written instead of compared."""
    return bool(request.config.getoption("--golden"))


__all__ = ["SITES", "SavedSite"]
