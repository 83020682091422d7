"""A function as a site on loopback: ``Pages(reply)`` answers each request with ``(status, content type, body)``.

The body of a redirect is where it leads to.
"""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.sites.listening import Listening

Reply = Callable[[str, str, str], tuple[int, str, bytes]]


class Pages:
    """Serves while the ``with`` lasts; ``address`` has no slash at its end, ``asked`` what was asked for."""

    def __init__(self, reply: Reply, host: str = "127.0.0.41", port: int = 0) -> None:
        self.asked: list[tuple[str, str]] = []
        self._server = Listening((host, port), _handler(reply, self.asked))
        self.address = f"http://{host}:{self._server.server_address[1]}"

    def __enter__(self) -> Pages:
        self._server.begin()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.end()


def _handler(reply: Reply, asked: list[tuple[str, str]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            asked.append((self.command, self.path))
            status, kind, data = reply(self.command, self.path, body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            if 300 <= status < 400:
                self.send_header("Location", data.decode())
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    return Handler
