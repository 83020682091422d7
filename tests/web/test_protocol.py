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


def test_bodies_are_left_alone_and_what_is_no_request_is_refused(site: Site) -> None:
    body = json.dumps({"profile": {"cities": ["610100"]}, "search": "q=工程师"}, ensure_ascii=False).encode()
    head = f"POST /api/v1/match HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    (matched,) = raw(site, [head.encode(), body])
    assert matched.status == 200 and json.loads(matched.body)["considered"]  # type: ignore[attr-defined]
    (spaced,) = raw(site, ["GET /?q=工 程 HTTP/1.1\r\nHost: x\r\n\r\n".encode()])
    assert spaced.status == 400
