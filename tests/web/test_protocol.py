"""Addresses that nobody escaped answer as if somebody had, in whatever pieces they arrive."""

from __future__ import annotations

import json
import socket
from http.client import HTTPResponse
from urllib.parse import urlsplit

import pytest

from tests.web.conftest import Site


def raw(site: Site, *requests: list[bytes]) -> list[HTTPResponse]:
    """Answers to requests over one connection, each sent in the given pieces."""
    parts = urlsplit(site.address)
    answers = []
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for pieces in requests:
            for piece in pieces:
                connection.sendall(piece)
            answer = HTTPResponse(connection)
            answer.begin()
            answer.body = answer.read()  # type: ignore[attr-defined]
            answers.append(answer)
    return answers


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_pasted_query_is_answered(site: Site, charset: str) -> None:
    wanted = json.loads(site.get("/api/v1/postings", q="工程师").text)["total"]
    assert wanted
    asked = "GET /api/v1/postings?q=工程师 HTTP/1.1\r\nHost: x\r\n\r\n".encode(charset)
    whole, again, halved = raw(site, [asked], [asked], [asked[:28], asked[28:]])
    for answer in (whole, again, halved):
        assert answer.status == 200
        assert json.loads(answer.body)["total"] == wanted  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/", "/feed.rss", "/calendar.ics", "/api/v1/postings", "/healthz", "/nothing"])
def test_head_is_get_without_a_body(site: Site, path: str) -> None:
    """RFC 9110 §9.1: every server has both. The connection goes on after it."""
    asked = f"{path} HTTP/1.1\r\nHost: x\r\n\r\n"
    headed, got = raw_head(site, asked)
    assert headed.status == got.status
    for name in ("content-type", "etag", "cache-control", "content-security-policy"):
        assert headed.headers[name] == got.headers[name]


def raw_head(site: Site, asked: str) -> tuple[HTTPResponse, HTTPResponse]:
    parts = urlsplit(site.address)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
        answers = []
        for method in ("HEAD", "GET"):
            connection.sendall(f"{method} {asked}".encode())
            answer = HTTPResponse(connection, method=method)
            answer.begin()
            answer.read()
            answers.append(answer)
    return answers[0], answers[1]


def test_bodies_are_left_alone_and_what_is_no_request_is_refused(site: Site) -> None:
    body = json.dumps({"profile": {"cities": ["610100"]}, "search": "q=工程师"}, ensure_ascii=False).encode()
    head = f"POST /api/v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    (matched,) = raw(site, [head.encode(), body])
    assert matched.status == 200 and json.loads(matched.body)["considered"]  # type: ignore[attr-defined]
    (spaced,) = raw(site, ["GET /?q=工 程 HTTP/1.1\r\nHost: x\r\n\r\n".encode()])
    assert spaced.status == 400


def test_what_an_address_takes_names_head_too(site: Site) -> None:
    request = b"OPTIONS /api/v1/stats HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    (answer,) = raw(site, [request])
    assert (answer.status, answer.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
    request = b"DELETE /api/v1/stats HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    (answer,) = raw(site, [request])
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
