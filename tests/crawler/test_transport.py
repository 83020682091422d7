"""Hosts that stall, IPv6, names in other scripts, and lists that did not change (R11, P4, B029, B045, B059)."""

from __future__ import annotations

import hashlib
import socket
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy import Request

from config.settings import Settings
from crawler.reactor import in_reactor
from crawler.run import crawl_blocking
from crawler.source import Source
from crawler.spiders.base import Ask
from tests.crawler.fetch import PlainSpider, crawl_plainly, fetching
from tests.crawler.hostile import BODY, PAGE, TITLE, Answer, RawServer, Send, http, index, serving

GOOD: dict[str, Answer] = {"/": index(["/a"]), "/a": http(f"<h1>{TITLE}</h1>{BODY}")}


def test_an_ipv6_only_host(tmp_path: Path) -> None:
    with serving(GOOD, "::1") as server:
        found = crawl_plainly(f"http://[::1]:{server.port}/", fetching(tmp_path), RETRY_ENABLED=False)
    assert found.titles == {"/a": TITLE}


@pytest.fixture
def two_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """``both.example`` has an IPv6 address where nobody listens, and an IPv4 one."""

    def answer(host: str, port: int, *rest: Any) -> list[Any]:
        kinds = ((socket.AF_INET6, ("::1", port, 0, 0)), (socket.AF_INET, ("127.0.0.1", port)))
        return [(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", address) for family, address in kinds]

    async def resolver() -> Any:
        from twisted.internet import reactor

        running: Any = reactor
        return getattr(running.nameResolver, "inner", running.nameResolver)

    monkeypatch.setattr(in_reactor(resolver), "_getaddrinfo", answer)


def test_a_broken_aaaa_beside_a_fine_a(two_addresses: None, tmp_path: Path) -> None:
    with serving(GOOD) as server:
        found = crawl_plainly(f"http://both.example:{server.port}/", fetching(tmp_path), RETRY_ENABLED=False)
    assert found.titles == {"/a": TITLE}


def test_a_name_and_its_punycode_are_one_host() -> None:
    """One turn at the gate, one lock of the crawl, one robots.txt (test_robots)."""
    names = [
        "https://北大.中国/",
        "https://xn--djry4l.xn--fiqs8s/",
        "https://北大。中国/",
        "https://xn--djry4l.xn--fiqs8s./",
    ]
    made = [Source(id="a", name="a", kind="university", family="generic", url=url) for url in names]
    assert {source.host for source in made} == {"xn--djry4l.xn--fiqs8s"}
    assert {Request(url).url for url in names[:2]} == {"https://xn--djry4l.xn--fiqs8s/"}


def slowly(first: bytes) -> Answer:
    def answer(send: Send) -> None:
        send(first)
        for _ in range(60):
            time.sleep(1)
            send(b"<")

    return answer


SLOW = (
    slowly(b"HTTP/1.1 200 OK\r\nX-A: "),
    slowly(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n"),
    slowly(b""),
)


@pytest.fixture
def hosts() -> Iterator[list[RawServer]]:
    """Three that give a byte a second, six that are well."""
    page = (
        f"<ul><li><a href='/1.html'>{TITLE}</a> 2026-11-01</li><li><a href='/2.html'>{TITLE}乙</a> 2026-11-02</li></ul>"
    )
    robots = http("", "404 Not Found")
    detail = http(f"<h1>{TITLE}</h1><div class=content>{BODY}</div>")
    good: dict[str, Answer] = {"/robots.txt": robots, "/list.html": http(page), "/1.html": detail, "/2.html": detail}
    servers = [RawServer({"/robots.txt": robots, "/list.html": slow}, f"127.0.1.{n}") for n, slow in enumerate(SLOW, 1)]
    servers += [RawServer(good, f"127.0.1.{number}") for number in range(4, 10)]
    for server in servers:
        server.start()
    yield servers
    for server in servers:
        server.stop()


def test_hosts_of_a_byte_a_second_are_dropped_and_hold_nobody_up(
    hosts: list[RawServer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that are well have ten seconds for an answer: on a loaded machine, too, they do not need them."""
    monkeypatch.setattr("crawler.settings.DOWNLOAD_TIMEOUT", 10)
    sources = [
        Source(id=f"s{n}", name="s", kind="university", family="article", url=f"{server.url}/list.html")
        for n, server in enumerate(hosts)
    ]
    reports = crawl_blocking(sources, fetching(tmp_path))
    assert [report["outcome"] for report in reports] == ["failed"] * 3 + ["ok"] * 6
    assert all("longer than allowed" in report["reason"] for report in reports[:3])
    assert all(len(server.asked("/list.html")) == 1 for server in hosts[:3]), "asked once, not again and again"


@pytest.mark.parametrize("validator", ["ETag", "Last-Modified"])
def test_unchanged_lists_cost_a_304(validator: str, tmp_path: Path) -> None:
    """Nine of ten pages of an unchanged list are not sent again (P4)."""
    sent: list[int] = []

    def reply(body: str) -> Answer:
        value = {
            "ETag": f'"{hashlib.md5(body.encode()).hexdigest()}"',
            "Last-Modified": "Sun, 01 Nov 2026 10:00:00 GMT",
        }[validator]
        asked = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[validator]

        def answer(send: Send) -> None:
            fresh = f"{asked}: {value}".lower() not in server.log[-1][2].lower()
            sent.append(200 if fresh else 304)
            send(
                http(
                    body if fresh else "",
                    "200 OK" if fresh else "304 Not Modified",
                    f"{validator}: {value}",
                    length=fresh,
                )
            )

        return answer

    pages = 10
    lists = {
        f"/l{n}": reply(
            f"<html><head><link rel=next href='/l{n + 1}'></head>{BODY}<a href='/d{n}'>d</a></html>"
            if n < pages - 1
            else f"{BODY}<a href='/d{n}'>d</a>"
        )
        for n in range(pages)
    }
    details = {f"/d{n}": http(f"<h1>{TITLE}{n}</h1>{BODY}") for n in range(pages)}
    settings: Settings = fetching(tmp_path)
    with serving({**lists, **details}) as server:
        first = crawl_plainly(f"{server.url}/l0", settings)
        before = len(sent)
        second = crawl_plainly(f"{server.url}/l0", settings)
    assert sent[:before] == [200] * pages
    assert sent[before:].count(304) >= 0.9 * pages
    assert first.titles == second.titles
    assert second.counted["unchanged"] >= 0.9 * pages


class _Knocking(PlainSpider):
    """Asks with what only its own site may see."""

    def lists(self) -> Iterable[Ask]:
        secrets = {"Authorization": "Basic x", "token": "abc", "Referer": f"{self.source.url}?q=1", "Cookie": "k=v"}
        yield Ask(self.source.url, headers=secrets)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"])
def test_a_redirect_takes_nothing_to_another_origin(status: str, tmp_path: Path) -> None:
    """R13, B037: neither credentials nor cookies nor where we came from, nor the token of a site's own interface."""
    with serving({"/": http(PAGE)}, "127.0.0.2") as other:
        away = http("", status, f"Location: {other.url}/", "Set-Cookie: session=1; Path=/")
        with serving({"/": away}) as site:
            crawl_plainly(f"{site.url}/", fetching(tmp_path), spider_class=_Knocking)
        sent = [headers.lower() for _, path, headers in other.log if path == "/"]
    assert len(sent) == 1
    assert not [name for name in ("authorization", "token", "cookie", "referer") if f"{name}:" in sent[0]], sent
