"""What programs and pages elsewhere rely on: conditional requests, OPTIONS, HEAD, and scripts of other sites."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.web.conftest import Site

SHARED = [
    "/api/v1/postings",
    "/api/v1/postings?q=工程师&size=3",
    "/api/v1/postings/{id}",
    "/api/v1/changes?size=5",
    "/api/v1/events",
    "/api/v1/employers",
    "/api/v1/sources",
    "/api/v1/stats",
    "/feed.rss",
    "/feed.atom?q=工程师",
    "/feed.json",
    "/calendar.ics",
    "/postings/{id}.ics",
]
PAGES = ["/", "/postings/{id}", "/calendar", "/sources", "/stats", "/api/v1/docs", "/api/v1/openapi.json", "/healthz", "/readyz",
         "/metrics", "/static/style.css"]  # fmt: skip


class _Elsewhere(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>elsewhere</title>")

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def at_loopback() -> Iterator[str]:
    """Another site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def named(site: Site, path: str) -> str:
    """The path with the id of an event that is published."""
    found = next(one for one in site.product.store.postings.iterate() if one.event is not None)
    return path.format(id=found.id)


def ask(site: Site, method: str, path: str, **headers: str) -> tuple[int, Message, bytes]:
    address = site.address + quote(path, safe="/:?&=%.")
    request = urllib.request.Request(address, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.mark.parametrize("path", SHARED)
def test_who_holds_an_answer_is_told_so(site: Site, path: str) -> None:
    path = named(site, path)
    status, headers, body = ask(site, "GET", path)
    assert status == 200 and body
    held = headers["ETag"]
    for tags in (held, f'"other", {held}', "*", held.removeprefix("W/")):
        status, again, body = ask(site, "GET", path, **{"If-None-Match": tags})
        assert (status, body, again["ETag"]) == (304, b"", held), tags
        assert again["Cache-Control"] == headers["Cache-Control"]
    assert ask(site, "GET", path, **{"If-None-Match": '"other"'})[0] == 200
    assert ask(site, "HEAD", path, **{"If-None-Match": held})[0] == 304


def test_a_change_is_seen_through_its_tag(site: Site) -> None:
    path = "/api/v1/postings?size=5&facets=none"
    first = ask(site, "GET", path)
    gone = json.loads(first[2])["hits"][0]["id"]
    row = site.product.store.review.decide(gone, "reject", "li", "重复")
    try:
        for one in (path, f"/api/v1/postings/{gone}", "/api/v1/changes?size=500"):
            assert ask(site, "GET", one, **{"If-None-Match": first[1]["ETag"]})[0] in (200, 404)
        assert gone not in ask(site, "GET", path)[2].decode()
    finally:
        site.product.store.review.undo(row.id, "li")


@pytest.mark.parametrize("path", [*SHARED, *PAGES])
def test_head_is_get_without_the_body(site: Site, path: str) -> None:
    path = named(site, path)
    got, told = ask(site, "GET", path), ask(site, "HEAD", path)
    assert (told[0], told[2]) == (200, b"") and got[0] == 200
    assert told[1]["Content-Type"] == got[1]["Content-Type"] and "Content-Length" in told[1]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/api/v1/postings", "GET, HEAD, OPTIONS"),
        ("/api/v1/match", "POST, OPTIONS"),
        ("/feed.rss", "GET, HEAD, OPTIONS"),
        ("/", "GET, HEAD, OPTIONS"),
        ("/staff/postings/x", "GET, HEAD, POST, OPTIONS"),
        ("/staff/decide", "POST, OPTIONS"),
    ],
)
def test_options_tells_what_may_be_done(site: Site, path: str, allowed: str) -> None:
    status, headers, body = ask(site, "OPTIONS", path)
    assert (status, headers["Allow"], body) == (204, allowed, b"")
    assert (headers.get("Access-Control-Allow-Methods") == allowed) is path.startswith(("/api/", "/feed"))
    assert ask(site, "OPTIONS", f"{path}nowhere/at/all")[0] == 404


@pytest.mark.parametrize("path", ["/", "/staff/", "/postings/{id}", "/static/style.css"])
def test_pages_are_not_for_scripts_of_other_sites(site: Site, path: str) -> None:
    headers = ask(site, "GET", named(site, path))[1]
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.browser
def test_a_page_elsewhere_reads_the_api_and_not_the_pages(chromium: Browser, site: Site) -> None:
    """In a real browser: what it lets a script of another origin see, questions beforehand included."""
    elsewhere = chromium.new_page()
    with at_loopback() as address:
        elsewhere.goto(address)
        got = """async ([url, init]) => { try { const a = await fetch(url, init);
                 return [a.status, (await a.text()).length, a.headers.get("ETag")]; } catch (e) { return String(e); } }"""
        for path in ("/api/v1/postings?size=2", "/feed.json", "/calendar.ics"):
            status, length, tag = elsewhere.evaluate(got, [site.address + path, {}])
            assert status == 200 and length > 20 and tag
            again = elsewhere.evaluate(
                got, [site.address + path, {"headers": {"If-None-Match": tag}, "cache": "no-store"}]
            )
            assert again[0] == 304, path
        wish = {"method": "POST", "headers": {"Content-Type": "application/json"}, "body": '{"profile": {}, "size": 1}'}
        assert elsewhere.evaluate(got, [site.address + "/api/v1/match", wish])[0] == 200
        assert "TypeError" in elsewhere.evaluate(got, [site.address + "/", {}])
        assert "TypeError" in elsewhere.evaluate(got, [site.address + "/staff/", {"credentials": "include"}])
    elsewhere.close()
