"""A server that lies, stalls, floods and breaks off: raw answers on loopback, one a path, and what must come of each."""

from __future__ import annotations

import contextlib
import gzip
import socket
import socketserver
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import brotli
from backports import zstd

Send = Callable[[bytes], None]
Answer = bytes | Callable[[Send], None]

TITLE = "秦岭机械2027届校园招聘公告"
BODY = "<p>" + "面向2027届毕业生招聘机械设计、工艺与质量岗位,请于十二月底前投递简历。" * 30 + "</p>"
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{BODY}</body></html>"


@dataclass(frozen=True)
class Route:
    """One address, what it answers, and the outcome it must have; ``reason`` is a part of the words."""

    path: str
    answer: Answer
    outcome: str
    reason: str = ""


def http(body: bytes | str, status: str = "200 OK", *headers: str, length: bool = True) -> bytes:
    """A whole answer."""
    body = body.encode() if isinstance(body, str) else body
    given = [f"HTTP/1.1 {status}", *headers]
    if not any(header.lower().startswith("content-type") for header in headers):
        given.append("Content-Type: text/html; charset=utf-8")
    if length:
        given.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*given, "Connection: close", "", ""]).encode("latin-1") + body


def drip(first: bytes, piece: bytes, seconds: float = 0.2) -> Callable[[Send], None]:
    """The first bytes at once, then a piece at a time for ever."""

    def answer(send: Send) -> None:
        send(first)
        for _ in range(400):
            time.sleep(seconds)
            send(piece)

    return answer


def flood(head: bytes, piece: bytes, times: int) -> Callable[[Send], None]:
    """A head, then the same piece many times."""

    def answer(send: Send) -> None:
        send(head)
        for _ in range(times):
            send(piece)

    return answer


def bomb(pack: Any, size: int = 96 << 20) -> bytes:
    """A small body of which much comes out."""
    return bytes(pack(b"\0" * size))


def raw_deflate(data: bytes) -> bytes:
    """Deflate without its zlib wrapper."""
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return machine.compress(data) + machine.flush()


def packed(encoding: str, body: bytes) -> bytes:
    """A page under a Content-Encoding."""
    return http(body, "200 OK", f"Content-Encoding: {encoding}")


def script_page(script: str, title: str = "") -> str:
    """A page that is a script."""
    return f"<html><head><title>{title}</title></head><body><script>{script}</script></body></html>"


PLAIN = PAGE.encode()
LARGE = 17 << 20


def routes() -> list[Route]:
    """All of them."""
    chunk = b"%x\r\n%s\r\n" % (len(PLAIN), PLAIN)
    chunked = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    deep = "<div>" * 100_000 + f"<h1>{TITLE}</h1>"
    attributes = "<div " + " ".join(f"a{n}=1" for n in range(40_000)) + f"><h1>{TITLE}</h1></div>"
    return [
        # what is fine though it looks odd
        Route("/plain", http(PAGE), "ok"),
        Route("/gzip", packed("gzip", gzip.compress(PLAIN)), "ok"),
        Route("/x-gzip", packed("x-gzip", gzip.compress(PLAIN)), "ok"),
        Route("/deflate", packed("deflate", zlib.compress(PLAIN)), "ok"),
        Route("/raw-deflate", packed("deflate", raw_deflate(PLAIN)), "ok"),
        Route("/br", packed("br", brotli.compress(PLAIN)), "ok"),
        Route("/zstd", packed("zstd", zstd.compress(PLAIN)), "ok"),
        Route("/gzip-gzip", packed("gzip, gzip", gzip.compress(gzip.compress(PLAIN))), "ok"),
        Route("/two-members", packed("gzip", gzip.compress(PLAIN[:99]) + gzip.compress(PLAIN[99:])), "ok"),
        Route("/gzip-padded", packed("gzip", gzip.compress(PLAIN) + b"\0" * 50), "ok"),
        Route("/says-gzip-is-plain", packed("gzip", PLAIN), "ok"),
        Route("/no-length", http(PAGE, length=False), "ok"),
        Route("/chunked", chunked + chunk + b"0\r\n\r\n", "ok"),
        Route("/folded-header", http(PAGE, "200 OK", "X-Long: a\r\n  b"), "ok"),
        Route("/header-without-colon", http(PAGE, "200 OK", "nonsense"), "ok"),
        Route("/policy-names-code", http(PAGE, "200 OK", "Referrer-Policy: os.system"), "ok"),
        Route("/cookie-flood", http(PAGE, "200 OK", *(f"Set-Cookie: c{n}={'x' * 50}" for n in range(200))), "ok"),
        Route("/no-reason-phrase", http(PAGE, "200"), "ok"),
        Route("/nul-in-text", http(PAGE.replace("公告", "公告\0")), "ok"),
        Route("/wrong-type", http(PAGE, "200 OK", "Content-Type: application/octet-stream"), "ok"),
        Route("/lying-charset", http(PAGE.encode("gb18030"), "200 OK", "Content-Type: text/html; charset=utf-8"), "ok"),
        Route("/unknown-charset", http(PAGE, "200 OK", "Content-Type: text/html; charset=utf8mb4"), "ok"),
        Route("/one-redirect", http("", "302 Found", "Location: /plain"), "ok"),
        Route("/five-redirects", http("", "302 Found", "Location: /hop4"), "ok"),
        Route("/stray-quotes", http(PAGE.replace("<p>", '<p width=20">', 1)), "ok"),
        # sizes and bombs
        Route("/gzip-bomb", packed("gzip", bomb(gzip.compress)), "rejected", "come out of"),
        Route("/deflate-bomb", packed("deflate", bomb(zlib.compress)), "rejected", "come out of"),
        Route("/br-bomb", packed("br", bomb(lambda data: brotli.compress(data, quality=1))), "rejected", "come out of"),
        Route("/zstd-bomb", packed("zstd", bomb(zstd.compress)), "rejected", "come out of"),
        Route("/nested-bomb", packed("gzip, gzip", gzip.compress(bomb(gzip.compress))), "rejected", "come out of"),
        Route("/large-and-says-so", http("x", "200 OK", f"Content-Length: {LARGE}", length=False), "rejected", "more"),
        Route("/large", flood(head + b"\r\n", b"x" * (1 << 16), LARGE >> 16), "rejected", "more than is allowed"),
        Route("/deep", http(f"<html><body>{deep}</body></html>"), "rejected", "parse_truncated"),
        Route("/attributes", http(f"<html><body>{BODY}{attributes}</body></html>"), "rejected", "parse_truncated"),
        Route("/formatting", http(BODY + "".join(f"<b {n}>" for n in range(50_000))), "rejected", "parse_truncated"),
        Route("/list-items", http(f"{BODY}<h1>x</h1><ul>" + "<li>x" * 500_000), "rejected", "parse_truncated"),
        Route("/million-character-title", http(f"<h1>{'招' * 1_000_000}</h1>{BODY}"), "ok"),
        Route("/text-of-ten-megabytes", http(f"<h1>{TITLE}</h1><p>{'招' * 3_400_000}</p>"), "ok"),
        Route("/ten-thousand-headers", http(PAGE, "200 OK", *(f"X-{n}: a" for n in range(10_000))), "ok"),
        Route("/nul-in-header", http(PAGE, "200 OK", "X-Odd: a\0b"), "ok"),
        Route("/header-of-a-megabyte", http(PAGE, "200 OK", "X-Long: " + "a" * (1 << 20)), "retry-later"),
        # broken transport
        Route("/empty", http(""), "retry-later", "empty"),
        Route("/blank", http("   \n  "), "retry-later", "empty"),
        Route("/too-short", http(PAGE)[:-500], "retry-later", "half"),
        Route("/chunk-missing", chunked + chunk, "retry-later"),
        Route("/chunk-nonsense", chunked + b"zz\r\nhello\r\n", "retry-later"),
        Route("/gzip-truncated", packed("gzip", gzip.compress(PLAIN)[:-20]), "retry-later", "too early"),
        Route("/br-truncated", packed("br", brotli.compress(PLAIN)[:-20]), "retry-later", "too early"),
        Route("/zstd-truncated", packed("zstd", zstd.compress(PLAIN)[:-20]), "retry-later", "too early"),
        Route("/gzip-corrupt", packed("gzip", gzip.compress(PLAIN)[:-8] + b"\1" * 8), "retry-later", "no gzip"),
        Route("/zstd-corrupt", packed("zstd", b"\x28\xb5\x2f\xfd" + b"junk" * 9), "retry-later"),
        Route("/closes", b"", "retry-later"),
        Route("/half-a-status", b"HTTP/1.", "retry-later"),
        Route("/no-http", b"SSH-2.0-OpenSSH_9.2\r\n", "retry-later"),
        Route("/status-of-words", b"HTTP/1.1 abc OK\r\n\r\n", "retry-later"),
        Route("/silent", drip(b"", b"", 0.2), "retry-later", "longer"),
        Route("/slow-header", drip(b"HTTP/1.1 200 OK\r\nX-A: ", b"a"), "retry-later", "longer"),
        Route("/slow-body", drip(head + b"Content-Length: 9999\r\n\r\n", b"<"), "retry-later", "longer"),
        # redirects
        Route("/six-redirects", http("", "302 Found", "Location: /hop6"), "rejected", "redirect"),
        Route("/loop", http("", "302 Found", "Location: /loop"), "rejected", "redirect"),
        Route("/ping", http("", "302 Found", "Location: /pong"), "rejected", "redirect"),
        Route("/cookie-loop", http("", "302 Found", "Location: /cookie-loop", "Set-Cookie: a=1"), "rejected"),
        Route("/to-a-file", http("", "302 Found", "Location: file:///etc/passwd"), "rejected", "302"),
        Route("/to-script", http("", "302 Found", "Location: javascript:alert(1)"), "rejected", "broken address"),
        Route("/nowhere", http("", "302 Found"), "rejected", "302"),
        Route("/to-broken", http("", "302 Found", "Location: http://[x"), "rejected"),
        Route("/to-port-99999", http("", "302 Found", "Location: http://127.0.0.1:99999/"), "rejected"),
        Route("/to-login", http("", "302 Found", "Location: /login"), "blocked", "/login"),
        Route("/to-front", http("", "302 Found", "Location: /"), "gone", "front page"),
        # statuses
        Route("/404", http(PAGE, "404 Not Found"), "gone"),
        Route("/410", http(PAGE, "410 Gone"), "gone"),
        Route("/401", http(PAGE, "401 Unauthorized"), "blocked"),
        Route("/403", http("", "403 Forbidden"), "blocked"),
        Route("/412", http(script_page("$_ts=window['$_ts']"), "412 Precondition Failed"), "blocked"),
        Route("/451", http(PAGE, "451 Unavailable For Legal Reasons"), "blocked"),
        Route("/521", http(script_page("document.cookie='__jsl_clearance'"), "521 "), "blocked"),
        Route("/202", http("", "202 Accepted"), "retry-later"),
        Route("/204", http("", "204 No Content"), "retry-later"),
        Route("/400", http(PAGE, "400 Bad Request"), "rejected"),
        Route("/500", http(PAGE, "500 Internal Server Error"), "retry-later"),
        Route("/504", http(PAGE, "504 Gateway Timeout"), "retry-later"),
        Route("/599", http(PAGE, "599 Odd"), "retry-later"),
        Route("/999", http(PAGE, "999 Denied"), "retry-later"),
        # no content
        Route("/soft-404", http("<title>提示信息</title><p>您访问的页面不存在或已删除</p>"), "gone"),
        Route("/cloudflare", http(script_page("window._cf_chl_opt={}", "Just a moment...")), "blocked"),
        Route("/aliyun", http(script_page("var arg1='9F';setCookie('acw_sc__v2',x)")), "blocked"),
        Route("/maintenance", http("<h2>系统维护中,请稍后再试</h2>"), "retry-later"),
        Route("/login-form", http("<title>统一身份认证</title><input type=password>"), "blocked"),
        Route("/pdf", http(b"%PDF-1.7\n" + b"x" * 99, "200 OK", "Content-Type: application/pdf"), "rejected", "file"),
        Route("/exe", http(b"MZ\x90\0" + b"\0" * 999), "rejected", "file"),
        Route("/png", http(b"\x89PNG\r\n\x1a\n" + b"\0" * 99), "rejected", "file"),
        Route("/no-title", http(f"<html><body>{BODY}</body></html>"), "rejected", "no title"),
        Route("/noindex", http(PAGE, "200 OK", "X-Robots-Tag: noindex"), "blocked", "opt-out"),
        Route("/noindex-for-us", http(PAGE, "200 OK", "X-Robots-Tag: juzhao: none"), "blocked", "opt-out"),
        Route("/noindex-for-others", http(PAGE, "200 OK", "X-Robots-Tag: otherbot: noindex"), "ok"),
        Route("/meta-noindex", http(PAGE.replace("<title", '<meta name="ROBOTS" content="NOINDEX"><title')), "blocked"),
        Route("/private/page", http(PAGE), "blocked", "robots.txt"),
    ]


ASIDE = {
    **{f"/hop{n}": http("", "302 Found", f"Location: /hop{n - 1}") for n in range(1, 7)},
    "/hop0": http(PAGE),
    "/pong": http("", "302 Found", "Location: /ping"),
    "/login": http("<title>登录</title>"),
    "/robots.txt": http("User-agent: *\nDisallow: /private/\n", "200 OK", "Content-Type: text/plain"),
}
"""Addresses that only redirects and robots.txt lead to."""


@dataclass
class RawServer:
    """Answers raw bytes by path; ``log`` has every request line with its headers and time."""

    answers: dict[str, Answer] = field(default_factory=dict)
    host: str = "127.0.0.1"
    log: list[tuple[float, str, str]] = field(default_factory=list)

    def start(self) -> None:
        server = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):
                    line = self.rfile.readline(65536).decode("latin-1")
                    headers = "".join(iter(lambda: self.rfile.readline(65536).decode("latin-1"), "\r\n"))
                    path = [*line.split(" "), "", ""][1]
                    server.log.append((time.monotonic(), path, headers))
                    answer = server.answers.get(
                        path, server.answers.get(path.partition("?")[0], http("", "404 Not Found"))
                    )
                    answer(self._send) if callable(answer) else self._send(answer)

            def _send(self, data: bytes) -> None:
                if server.stopped.is_set():
                    raise OSError("stopped")
                self.connection.sendall(data)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True
            request_queue_size = 64
            address_family = socket.AF_INET6 if ":" in self.host else socket.AF_INET

        self.stopped = threading.Event()
        self._server = Server((self.host, 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def asked(self, path: str) -> list[float]:
        return [moment for moment, seen, _ in self.log if seen == path]

    def stop(self) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()


@contextlib.contextmanager
def serving(answers: dict[str, Answer], host: str = "127.0.0.1") -> Iterator[RawServer]:
    """A raw server while it is needed."""
    server = RawServer(dict(answers), host)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def index(paths: list[str]) -> bytes:
    """A page that links to these paths."""
    return http(f"<html><body>{BODY}" + "".join(f'<a href="{path}">{path}</a>' for path in paths) + "</body></html>")
