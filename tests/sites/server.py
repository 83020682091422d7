"""The farm: one threaded server, a loopback address a site, a log of every request, faults that tests switch on."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from config.settings import load_settings
from tests.sites import pages
from tests.sites.content import Content
from tests.sites.listening import Listening

HOSTS = {
    "frontpage": "127.0.0.11",
    "bysjy": "127.0.0.12",
    "cailifang": "127.0.0.13",
    "packed": "127.0.0.14",
    "article": "127.0.0.15",
    "article2": "127.0.0.16",
    "employer": "127.0.0.17",
    "government": "127.0.0.18",
}
_SOURCES = {
    "frontpage": ("qinling", "秦岭大学就业指导中心", "university", "frontpage", "610100"),
    "bysjy": ("dongting", "洞庭学院招生就业处", "university", "bysjy", "430100"),
    "cailifang": ("hanshui", "汉水理工大学就业信息网", "university", "cailifang", "420100"),
    "packed": ("taihu", "太湖师范大学就业网", "university", "cailifang", "320200"),
    "article": ("zhongnan-jiaoda", "终南交通大学就业创业指导服务中心", "university", "article", "610100"),
    "article2": ("binjiang", "滨江大学新闻网就业栏目", "university", "article", "330100"),
    "employer": ("hezhao", "企业招聘联合站", "employer", "jsonld", ""),
    "government": ("renshi", "陇原人事考试网", "government", "generic", "620100"),
}
ROBOTS = b"User-agent: *\nDisallow: /private/\n"


@dataclass
class Seen:
    """One request as the site saw it."""

    site: str
    path: str
    start: float
    end: float = 0.0
    agent: str = ""


class Answers(Protocol):
    """What a handler needs of the sites behind it."""

    faults: dict[str, str]
    log: list[Seen]

    def answer(self, site: str, path: str, query: dict[str, str], form: dict[str, str]) -> pages.Answer:
        """What a site says."""


@dataclass
class SampleSites:
    """Start, crawl, stop. ``faults``: site → ``down``, ``empty``, ``error``, ``login``, ``page2`` (fails), ``slow``.

    ``moved``: site → the one that all its pages redirect to.
    """

    sources_dir: Path
    today: date = field(default_factory=lambda: load_settings().clock().date())
    faults: dict[str, str] = field(default_factory=dict)
    log: list[Seen] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.content = Content(self.today)
        self._servers: list[Listening] = []
        self.ports: dict[str, int] = {}

    def start(self) -> None:
        """Bind all sites to free ports and write one TOML a site."""
        for site, host in HOSTS.items():
            server = Listening((host, 0), handler(self, site))
            self.ports[site] = server.server_address[1]
            server.begin()
            self._servers.append(server)
        self.write_sources()

    def stop(self) -> None:
        """Close all sites."""
        for server in self._servers:
            server.end()
        self._servers.clear()

    def address(self, site: str) -> str:
        """Where a site stands."""
        return f"http://{HOSTS[site]}:{self.ports[site]}"

    def write_sources(self) -> None:
        """One registry file a site."""
        self.sources_dir.mkdir(parents=True, exist_ok=True)
        for site, (identity, name, kind, family, region) in _SOURCES.items():
            lines = [f'id = "{identity}"', f'name = "{name}"', f'kind = "{kind}"', f'family = "{family}"']
            lines += [f'url = "{self.address(site)}/"', *([f'region = "{region}"'] if region else [])]
            lines += [f'schedule = "every {"2h" if kind == "university" else "12h"}"']
            (self.sources_dir / f"{identity}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def source_id(self, site: str) -> str:
        """The registry id of a site."""
        return _SOURCES[site][0]

    def remove(self, site: str, number: int) -> None:
        """Take an announcement off a site: out of the list, its page gone."""
        self.content.notices = [n for n in self.content.notices if (n.site, n.number) != (site, number)]

    def answer(self, site: str, path: str, query: dict[str, str], form: dict[str, str]) -> pages.Answer:
        """What a site says."""
        if path == "/robots.txt":
            return 200, "text/plain", ROBOTS
        if site in self.moved:
            return 302, f"{self.address(self.moved[site])}{path}", b""
        fault = self.faults.get(site, "")
        if fault == "error":
            return 500, "text/html", b"<html><body>Internal error</body></html>"
        if fault == "login":
            return pages.page_html("<form><input type=password>请先登录</form>", "用户登录")
        if fault == "slow":
            time.sleep(0.5)
        if fault == "page2" and (
            query.get("page") == "2" or form.get("pageNo") == "2" or "list2" in path or query.get("start") == "2"
        ):
            return 500, "text/html", b"<html><body>Internal error</body></html>"
        content = Content(self.today) if fault == "empty" else self.content
        if fault == "empty":
            content.notices = []
        if site == "frontpage":
            return pages.frontpage(content, path, query | form)
        if site == "bysjy":
            return pages.bysjy(content, path, query)
        if site in ("cailifang", "packed"):
            return pages.cailifang(content, path, query, site)
        if site == "employer":
            return pages.employer(content, path, self.address(site))
        return pages.article(content, path, site)

    def truth(self) -> dict[str, list[tuple[str, int]]]:
        """Clusters: the announcements of all sites that are one notice."""
        found: dict[str, list[tuple[str, int]]] = {}
        for notice in self.content.notices:
            found.setdefault(notice.cluster, []).append((self.source_id(notice.site), notice.number))
        return found


def handler(farm: Answers, site: str) -> type[BaseHTTPRequestHandler]:
    """The request handler of one site."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._serve({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            self._serve(dict(parse_qsl(body, keep_blank_values=True)))

        def _serve(self, form: dict[str, str]) -> None:
            if farm.faults.get(site) == "down":
                self.close_connection = True
                self.connection.close()
                return
            parts = urlsplit(self.path)
            seen = Seen(site, self.path, time.monotonic(), agent=self.headers.get("User-Agent", ""))
            farm.log.append(seen)
            status, kind, body = farm.answer(
                site, parts.path, dict(parse_qsl(parts.query, keep_blank_values=True)), form
            )
            self.send_response(status)
            self.send_header("Location" if status == 302 else "Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            seen.end = time.monotonic()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """The farm keeps its own log."""

    return Handler
