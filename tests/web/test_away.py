"""What visitors and staff are told while the database or the search engine is away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from config.settings import load_settings
from search.query import Query
from search.service import SearchUnavailable
from store.records import StoreUnavailable
from web.app import create_app
from web.context import Context
from web.staff.correcting import show_now

WHY = "database postgresql+psycopg://juzhao:***@db.intern:5432/juzhao: away"


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[tuple[TestClient, Context]]:
    """An application whose search engine is away, and its parts."""
    app = create_app(load_settings(tmp_path, search_url="http://127.0.0.1:9"))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client, app.state.context


def _away(*_: object, **__: object) -> None:
    raise StoreUnavailable(WHY)


@pytest.mark.parametrize("path", ["/api/v1/postings/x", "/postings/x", "/sources"])
def test_a_database_that_is_away_is_told_without_naming_it(
    parts: tuple[TestClient, Context], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    client, context = parts
    monkeypatch.setattr(context.store.database, "read", _away)
    answer = client.get(path, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert "db.intern" not in answer.text and "The database does not answer" in answer.text
    if path.startswith("/api/"):
        assert json.loads(answer.text)["status"] == 503


def test_a_decision_stands_where_the_database_goes_away_behind_it(
    parts: tuple[TestClient, Context], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk said that it could not be done, and who did it again was told that somebody else had."""
    monkeypatch.setattr(parts[1].store.crawls, "recount", _away)
    show_now(parts[1])


def test_an_engine_that_did_not_answer_a_moment_ago_is_not_waited_for(parts: tuple[TestClient, Context]) -> None:
    search = parts[1].search
    assert not search.is_away()
    with pytest.raises(SearchUnavailable):
        search.search(Query(q="软件"))
    assert search.is_away()
