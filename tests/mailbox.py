"""A real SMTP server and a real robot endpoint on loopback that keep what they are given."""

from __future__ import annotations

import email
import email.policy
import json
import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler
from typing import Any, cast

from tests.sites.listening import Listening


@dataclass
class Mailbox:
    """What arrived, in order. ``answer`` is the server's word after the data; ``hang_up`` closes the line instead.

    ``a_line``: so many letters it takes over one line, of which ``lines`` were opened; then it closes that, ``politely`` with a
    word at the next letter or without one.
    """

    letters: list[EmailMessage] = field(default_factory=list)
    lines: int = 0
    a_line: int = 1000
    politely: bool = False
    answer: str = "250 kept"
    hang_up: bool = False
    kept: Callable[[], object] = bool
    """What to do when a letter has come."""

    def start(self) -> str:
        """Listen; the answer is an ``smtp://`` URL."""
        mailbox = self

        class Session(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                mailbox._talk(self)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"smtp://127.0.0.1:{self._server.server_address[1]}"

    def _talk(self, session: socketserver.StreamRequestHandler) -> None:
        def say(line: str) -> None:
            session.wfile.write(f"{line}\r\n".encode())

        say("220 mailbox")
        self.lines += 1
        taken = 0
        for raw in session.rfile:
            verb = raw.decode(errors="replace").strip().upper()
            if taken == self.a_line and (verb.startswith("MAIL") or not self.politely):
                if self.politely:
                    say("421 enough for one line")
                return
            if verb.startswith("DATA"):
                taken += 1
                say("354 go on")
                data = b""
                for line in session.rfile:
                    if line == b".\r\n":
                        break
                    data += line[1:] if line.startswith(b"..") else line
                if self.answer.startswith("250"):
                    letter = email.message_from_bytes(data, policy=email.policy.default)
                    self.letters.append(cast(EmailMessage, letter))
                    self.kept()
                if self.hang_up:
                    return
                say(self.answer)
            elif verb.startswith("QUIT"):
                say("221 bye")
                return
            else:
                say("250 mailbox")

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@dataclass
class Robot:
    """A group robot: keeps JSON bodies, answers as the vendors do (200 with a code) when ``until`` is over."""

    said: list[dict[str, Any]] = field(default_factory=list)
    code: int = 0
    status: int = 200
    retry_after: str = ""
    until: Callable[[], object] = bool

    def start(self) -> str:
        robot = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                robot.said.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                robot.until()
                body = json.dumps({"errcode": robot.code, "errmsg": "told"}).encode()
                self.send_response(robot.status)
                if robot.retry_after:
                    self.send_header("Retry-After", robot.retry_after)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        self._server = Listening(("127.0.0.1", 0), Handler)
        self._server.begin()
        return f"http://127.0.0.1:{self._server.server_address[1]}/hook"  # any path will do: tests use several

    def stop(self) -> None:
        self._server.end()
