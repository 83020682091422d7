"""A door before a real Elasticsearch that can be told to misbehave: nothing, refusals, lies, silence, half a bulk."""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlsplit

from tests.sites.listening import Listening

FAULTS = ("reset", "429", "503", "page", "truncated", "half_bulk", "silent")
PAGE = "<html><body><h1>Not here</h1></body></html>"
"""What a proxy says that leads elsewhere."""
BROKEN = {"type": "query_shard_exception", "reason": "No mapping found for [by_newest] in order to sort on"}
SILENCE = 40.0
"""Seconds without a word: longer than any client of ours waits."""


class Door:
    """Passes requests on to ``url``; ``fault`` says how it misbehaves; ``asked`` are the moments of all requests."""

    def __init__(self, url: str) -> None:
        self.fault = ""
        self.asked: list[float] = []
        self._behind = urlsplit(url).netloc
        self._open = threading.Event()
        door = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                door._answer(self)

            do_POST = do_PUT = do_HEAD = do_DELETE = do_GET

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        self._server = Listening(("127.0.0.1", 0), Handler)
        self._server.begin()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def heal(self) -> None:
        """Behave from now on."""
        self.fault = ""
        self._open.set()
        self._open = threading.Event()

    def stop(self) -> None:
        self.heal()
        self._server.end()

    def _answer(self, asked: BaseHTTPRequestHandler) -> None:
        self.asked.append(time.monotonic())
        fault = self.fault
        body = asked.rfile.read(int(asked.headers.get("Content-Length") or 0))
        if fault == "silent":
            self._open.wait(SILENCE)
        if fault in ("silent", "reset"):
            asked.close_connection = True
        elif fault in ("429", "503"):
            _send(asked, int(fault), json.dumps({"error": {"type": "busy", "reason": "busy"}, "status": int(fault)}))
        elif fault == "page":
            _send(asked, 404, PAGE, kind="text/html")
        elif fault == "broken":
            _send(
                asked, 400, json.dumps({"error": {"root_cause": [BROKEN], "type": "search_phase_execution_exception"}})
            )
        elif fault == "half_bulk" and "/_bulk" in asked.path:
            lines = body.splitlines(keepends=True)
            self._pass_on(asked, b"".join(lines[: len(lines) // 4 * 2]))
            asked.close_connection = True
        else:
            status, answer = self._pass_on(asked, body)
            cut = len(answer) // 2 if fault == "truncated" else len(answer)
            _send(asked, status, answer, cut)

    def _pass_on(self, asked: BaseHTTPRequestHandler, body: bytes) -> tuple[int, bytes]:
        behind = HTTPConnection(self._behind, timeout=60)
        headers = {name: asked.headers[name] for name in ("Content-Type", "Accept") if name in asked.headers}
        behind.request(asked.command, asked.path, body or None, headers)
        answer = behind.getresponse()
        found = answer.status, answer.read()
        behind.close()
        return found


def _send(
    asked: BaseHTTPRequestHandler, status: int, body: bytes | str, cut: int | None = None, kind: str = ""
) -> None:
    """``cut`` bytes of a body whose whole length was promised."""
    content = body.encode() if isinstance(body, str) else body
    asked.send_response(status)
    if not kind:
        asked.send_header("X-Elastic-Product", "Elasticsearch")
    asked.send_header("Content-Type", kind or asked.headers.get("Accept", "application/json"))
    asked.send_header("Content-Length", str(len(content)))
    asked.end_headers()
    if asked.command != "HEAD":
        with suppress(BrokenPipeError):  # who asked lost patience
            asked.wfile.write(content[:cut])
    if cut is not None and cut < len(content):
        asked.close_connection = True
