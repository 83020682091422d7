"""The API as its clients meet it: described, bounded, paged to the end, and honest about what is gone."""

from __future__ import annotations

import asyncio
import json
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from benchmarks.api_cases import ask, served
from tests.faulty import Door
from tests.web.conftest import Site
from web.api.limits import AT_ONCE, Bucket, Limit, visitor
from web.app import create_app


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
        {"degree": "本科"}, {"type": ["job", "jobs"]}, {"employer_class": "soe"}, {"city": "xian"}, {"industry": "IT"},
        {"q": "x" * 201}, {"city": ["1"] * 100}, {"posted_within": 10**18}, {"facets": "x" * 300},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_with_the_parameter(site: Site, query: dict[str, Any]) -> None:
    answer = site.get("/api/v1/postings", **query)
    assert 400 <= answer.status < 500, answer.text[:200]
    told = json.loads(answer.text)
    assert told["detail"]
    assert (told["type"], told["title"]) == ("about:blank", HTTPStatus(answer.status).phrase), "RFC 9457 §4.2.1"


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


def test_a_visitor_is_an_address_or_a_line() -> None:
    assert visitor("192.0.2.7") == "192.0.2.7"
    assert visitor("2001:db8:1:2::9") == visitor("2001:db8:1:2:ffff::1%eth0") != visitor("2001:db8:1:3::9")
    assert visitor("a:b") == "a:b"


def test_calls_over_the_limit_are_refused_and_pages_are_not(site: Site) -> None:
    with TestClient(create_app(site.product.settings.model_copy(update={"api_rate": 3}))) as client:
        answers = [client.get("/api/v1/suggest?q=java") for _ in range(4)]
        shown = client.get("/")
        own = [client.get("/api/v1/suggest?q=java", headers={"Sec-Fetch-Site": "same-origin"}) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    refused = answers[-1]
    assert 0 < int(refused.headers["Retry-After"]) <= 21 and refused.headers["X-Content-Type-Options"] == "nosniff"
    assert refused.headers["Content-Type"] == "application/problem+json" and refused.json()["status"] == 429
    assert shown.status_code == 200 and {answer.status_code for answer in own} == {200}


def test_one_visitor_is_answered_a_few_calls_at_once_and_others_meanwhile() -> None:
    running: Counter[str] = Counter()
    most: Counter[str] = Counter()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        who = scope["client"][0]
        running[who] += 1
        most[who] = max(most[who], running[who])
        await asyncio.sleep(0.01)
        running[who] -= 1

    async def run() -> None:
        limit = Limit(app, 1000)
        scopes = [
            {"type": "http", "path": "/api/v1/x", "headers": [], "client": (who, 1)} for who in ("a",) * 20 + ("b",) * 2
        ]
        await asyncio.gather(*(limit(scope, None, None) for scope in scopes))  # type: ignore[arg-type]
        assert not limit._turns, "nothing is kept of who has gone"

    with ThreadPoolExecutor(1) as own:  # the browser's driver keeps a loop in this thread
        own.submit(asyncio.run, run()).result()
    assert most == {"a": AT_ONCE, "b": 2}


def test_generated_questions_find_no_fault(site: Site) -> None:
    with served(site.product.settings.home) as address:
        statuses, faults = ask(address, 160)
    assert faults == {}
    assert sum(statuses.values()) > 80 and max(statuses) < 500


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


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [
        ("/api/v1/postings?size=many", "size: 要写整数", "size: a whole number is needed"),
        ("/api/v1/postings?sort=best", "sort: 只能是以下之一：relevance, ", "sort: must be one of relevance, "),
        ("/?degree=x", "degree: 没有“x”这个值，可以是 junior, ", "degree: &#39;x&#39; is none of junior, "),
    ],
)
def test_a_wrong_parameter_is_told_in_the_language_of_who_asks(site: Site, path: str, zh: str, en: str) -> None:
    assert zh in site.get(path, headers={"Accept-Language": "zh-CN"}).text
    assert en in site.get(path, headers={"Accept-Language": "en"}).text


def test_a_program_that_names_no_language_is_told_in_english(site: Site) -> None:
    with pytest.raises(urllib.error.HTTPError) as told:
        urllib.request.urlopen(f"{site.address}/api/v1/postings?size=many")
    assert json.loads(told.value.read())["detail"] == "size: a whole number is needed"


@pytest.mark.parametrize("fault", ["page", "broken"])
def test_a_search_engine_that_refuses_is_answered_by_the_copy_or_said_to_be_away(
    site: Site, tmp_path: Path, fault: str
) -> None:
    door = Door("http://127.0.0.1:9")
    door.fault = fault
    behind = site.product.settings.model_copy(update={"search_url": door.url})
    alone = behind.model_copy(update={"home": tmp_path, "database_url": behind.database})
    with TestClient(create_app(behind)) as client:
        found = client.get("/api/v1/postings?q=工程师").json()
        assert found["total"] and "local copy" in found["degraded"] and door.url not in found["degraded"]
        assert client.get("/api/v1/postings?page=1000&size=100").status_code == 400
    with TestClient(create_app(alone), headers={"Accept-Language": "en"}) as client:
        for path in ("/", "/feed.rss", "/calendar.ics", "/api/v1/postings"):
            refused = client.get(path)
            assert refused.status_code == 503 and refused.headers["Retry-After"], path
            assert "Search is away" in refused.text
            assert all(word not in refused.text for word in ("Not here", "mapping", "127.0.0.1"))
        away = fault == "page"  # nobody is asked then for a while; a broken index is asked on
        assert client.get("/?cursor=nonsense").status_code == (503 if away else 400)
    door.stop()


def test_examples_are_written_as_a_client_sends_them(site: Site) -> None:
    assert "[&quot;610100&quot;]" in site.get("/api/v1/docs").text and "[&#x27;" not in site.get("/api/v1/docs").text


def test_what_is_called_off_fits_nobody(site: Site) -> None:
    off = [one.id for one in site.product.store.postings.iterate() if one.called_off]
    wish = json.dumps({"profile": {"degree": "master"}, "search": "type=talk&status=all", "size": 100}).encode()
    ids = {row["posting"]["id"] for row in post(site, wish)[1]["matches"]}
    assert off and ids and ids.isdisjoint(off)


def test_every_parameter_has_an_example(site: Site) -> None:
    document = json.loads(site.get("/api/v1/openapi.json").text)
    rows = [
        (path, row["name"], row["schema"].get("examples") or row.get("examples") or row.get("example"))
        for path, operations in document["paths"].items()
        for operation in operations.values()
        for row in operation.get("parameters", [])
    ]
    assert len(rows) > 20
    assert [(path, name) for path, name, examples in rows if not examples] == []


def test_open_is_what_a_search_finds(site: Site) -> None:
    """News are shown to those who ask for them: they are no offers that stand open."""
    totals = json.loads(site.get("/api/v1/stats").text)["totals"]
    found = {
        status: json.loads(site.get("/api/v1/postings", status=status).text)["total"] for status in ("open", "closed")
    }
    news = json.loads(site.get("/api/v1/postings", type="notice", status="all").text)["total"]
    assert news and {name: totals[name] for name in found} == found
