"""The API as its clients meet it: described, bounded, paged to the end, and honest about what is gone."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from benchmarks.api_cases import ask, served
from tests.web.conftest import Site
from web.api.limits import Bucket


def get(site: Site, path: str, **query: Any) -> Any:
    answer = site.get(f"/api/v1/{path}", **query)
    assert answer.status == 200, answer.text[:300]
    return json.loads(answer.text)


def post(site: Site, body: bytes, kind: str = "application/json") -> tuple[int, Any]:
    request = urllib.request.Request(f"{site.address}/api/v1/match", body, {"Content-Type": kind})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def test_a_cursor_leads_through_everything_once(site: Site) -> None:
    seen: list[str] = []
    cursor = ""
    while True:
        page = get(site, "postings", sort="newest", size=7, status="all", cursor=cursor, facets="none")
        seen += [hit["id"] for hit in page["hits"]]
        if not (cursor := page["next_cursor"] or ""):
            break
    assert len(seen) == len(set(seen)) == page["total"] > 20


def test_the_stream_of_changes_tells_removals(site: Site) -> None:
    start = get(site, "changes", size=500)
    while start["more"]:
        start = get(site, "changes", after=start["last"], size=500)
    gone = get(site, "postings", size=1)["hits"][0]["id"]
    row = site.product.store.review.decide(gone, "reject", "li", "重复")
    assert [
        (one["id"], one["removed"], one["posting"]) for one in get(site, "changes", after=start["last"])["changes"]
    ] == [(gone, True, None)]
    site.product.store.review.undo(row.id, "li")
    back = get(site, "changes", after=start["last"])["changes"][-1]
    assert back["id"] == gone and not back["removed"] and back["posting"]["title"]


def test_a_profile_orders_postings_and_says_why(site: Site) -> None:
    wish = {"profile": {"degree": "master", "cities": ["610100"], "majors": ["0809"]}, "search": "", "size": 50}
    status, answer = post(site, json.dumps(wish).encode())
    assert status == 200
    scores = [one["fit"]["score"] for one in answer["matches"]]
    assert len(scores) > 5 and len(set(scores)) > 1
    excluded = [one["fit"]["excluded"] for one in answer["matches"]]
    assert excluded == sorted(excluded)
    assert {reason["wish"] for one in answer["matches"] for reason in one["fit"]["reasons"]} >= {
        "degree",
        "city",
        "major",
    }


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"[" * 30_000, (400, 422)),
        (b'{"profile": {}, "size": 1e9}', (422,)),
        (b'{"profile": {"is_admin": true}}', (422,)),
        (b'{"profile": {}, "is_admin": true}', (200,)),
        (b'{"profile": {"salary": NaN}}', (400, 422)),
        (b"x" * 100_000, (413,)),
        (b"", (422,)),
    ],
)
def test_hostile_bodies(site: Site, body: bytes, status: tuple[int, ...]) -> None:
    found, answer = post(site, body)
    assert found in status, answer
    if found != 200:
        assert {"type", "title", "status", "detail"} <= set(answer)


@pytest.mark.parametrize(
    "query",
    [
        {"page": 1000000}, {"size": 10**9}, {"size": -1}, {"sort": "__proto__"}, {"cursor": "W10"}, {"cursor": "////"},
        {"q": "x" * 201}, {"city": ["1"] * 100}, {"posted_within": 10**18}, {"facets": "x" * 300},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_with_the_parameter(site: Site, query: dict[str, Any]) -> None:
    answer = site.get("/api/v1/postings", **query)
    assert 400 <= answer.status < 500, answer.text[:200]
    assert json.loads(answer.text)["detail"]


@pytest.mark.parametrize(
    "typed", ["*a*", "/(a+)+$/", "\x00", " ".join(f"w{n}" for n in range(45)), "a AND (", "~~~", "*" * 200]
)
def test_odd_queries_are_words(site: Site, typed: str) -> None:
    assert site.get("/api/v1/postings", q=typed).status == 200


def test_calls_are_counted_by_address_and_refilled() -> None:
    bucket = Bucket()
    assert [bucket.take("a", 60, 0.0) for _ in range(60)] == [0.0] * 60
    assert 0 < bucket.take("a", 60, 0.0) <= 1.0
    assert bucket.take("b", 60, 0.0) == 0.0
    assert bucket.take("a", 60, 1.1) == 0.0


def test_generated_questions_find_no_fault(site: Site) -> None:
    with served(site.product.settings.home) as address:
        statuses, faults = ask(address, 300)
    assert faults == {}
    assert sum(statuses.values()) > 150 and max(statuses) < 500


def test_the_document_describes_every_answer(site: Site) -> None:
    schema = json.loads(site.get("/api/v1/openapi.json").text)
    assert schema["openapi"].startswith("3.1")
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            assert "application/problem+json" in operation["responses"]["400"]["content"], path
            assert operation["description"]
            assert operation["responses"]["200"]["content"]["application/json"]["schema"], path
    page = site.get("/api/v1/docs").text
    assert all(path in page for path in schema["paths"])
    assert "src=" not in page and "href='http" not in page
