"""A crawl that is killed and taken up again: it asks for nothing twice, and is judged as the whole that it is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.conftest import Run, juzhao

__all__ = ["juzhao"]

NOTICES, GONE = 24, 3
"""Rows of the list, and how many of them, the last ones, lead to nothing."""
TEXT = "诚聘硬件工程师若干名，负责电路设计与调试，要求本科及以上学历，工作地点西安，待遇从优，欢迎投递简历。"


class _Site(ThreadingHTTPServer):
    """A list and its details, with counts of what was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: Counter[str] = Counter()
        Thread(target=self.serve_forever, daemon=True).start()

    def page(self, path: str) -> str:
        if path == "/list":
            row = '<li><a href="/notice/{0}.html">云岭{0}号公司2026校园招聘</a><span>2026-11-20</span></li>'
            return f"<title>招聘信息</title><ul>{''.join(row.format(n) for n in range(NOTICES))}</ul>"
        number = path.removeprefix("/notice/").removesuffix(".html")
        if not number.isdigit() or int(number) >= NOTICES - GONE:
            return ""
        name = f"云岭{number}号"
        return f"<title>{name}公司2026校园招聘</title><h1>{name}公司2026校园招聘</h1><div><p>{name}电子有限公司{TEXT}</p></div>"


class _Handler(BaseHTTPRequestHandler):
    server: _Site

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        body = self.server.page(self.path).encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def site() -> Iterator[_Site]:
    found = _Site()
    yield found
    found.shutdown()
    found.server_close()


@pytest.mark.slow
@pytest.mark.parametrize("point", ["page-after-commit", "failed-after-commit", "finish-before-judging"])
def test_a_crawl_that_was_killed_is_judged_as_a_whole(site: _Site, tmp_path: Path, juzhao: Run, point: str) -> None:
    (tmp_path / "sources").mkdir()
    said = {"id": "school", "name": "某校就业网", "kind": "university", "family": "generic"}
    said["url"] = f"http://127.0.0.1:{site.server_port}/list"
    rows = "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in said.items())
    (tmp_path / "sources" / "school.toml").write_text(rows, encoding="utf-8")
    where = {
        "JUZHAO_HOME": str(tmp_path / "home"),
        "JUZHAO_SOURCES": str(tmp_path / "sources"),
        "JUZHAO_ALLOW_PRIVATE_NETWORKS": "1",
        "JUZHAO_DOWNLOAD_DELAY": "0",
        "JUZHAO_CRAWL_PROCESSES": "1",
    }
    juzhao("crawl", "--json", **where, JUZHAO_FAIL_AT=point)
    before = site.asked.total()
    again = juzhao("crawl", "--json", **where)
    (report,) = json.loads(again.stdout)["sources"]
    assert before > 2, "it was under way"
    assert (report["outcome"], report["found"], report["new"]) == ("ok", NOTICES, NOTICES - GONE)
    twice = [path for path, count in site.asked.items() if count > 1 and path.startswith("/notice/")]
    assert len(twice) <= 16, "at most what waited for one commit was not kept"
    assert all(site.asked[path] <= 2 for path in twice)
