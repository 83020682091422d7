"""Nothing private is ever connected to, however it is spelt, resolved or redirected to (R6, R7, B047–B055)."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler import fetching as handler
from crawler import guard
from crawler.guard import AddressRefused, GuardedResolver, check_url, refused
from crawler.middlewares import politeness
from tests.crawler.fetch import crawl_plainly, fetching
from tests.crawler.hostile import PAGE, RawServer, http, index, serving
from tests.crawler.names import Names
from tests.crawler.spellings import HOSTILE, LOOPBACK, PRIVATE, PUBLIC


def test_the_lists_are_long_enough() -> None:
    assert len(set(HOSTILE)) >= 120
    assert len(set(PUBLIC)) >= 30


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_spelling_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused) as error:
        check_url(url, allow_private=False)
    assert "\n" not in str(error.value).replace(url, "")


@pytest.mark.parametrize("url", PUBLIC)
def test_a_public_address_is_not(url: str) -> None:
    check_url(url, allow_private=False)


def test_private_networks_can_be_allowed_but_not_other_schemes() -> None:
    check_url("http://127.0.0.1:9200/", allow_private=True)
    with pytest.raises(AddressRefused):
        check_url("file:///etc/passwd", allow_private=True)


@pytest.mark.parametrize(
    "host",
    [
        *(
            "169.254.169.254",
            "0xa9fea9fe",
            "169.254.43518",
            "[::ffff:169.254.169.254]",
            "[64:ff9b::a9fe:a9fe]",
            "[fe80::1]",
        ),
        *("100.100.100.200", "168.63.129.16", "192.0.0.192", "[fd00:ec2::254]", "[fd20:ce::254]"),
    ],
)
def test_no_intranet_is_where_the_keys_of_the_machine_are(host: str) -> None:
    with pytest.raises(AddressRefused, match="never fetched"):
        check_url(f"http://{host}/latest/meta-data/", allow_private=True)


def test_nor_may_a_name_mean_it() -> None:
    assert resolved(GuardedResolver(Names(lambda *_: ["169.254.169.254"]), True), "x.example") == []
    assert resolved(GuardedResolver(Names(lambda *_: ["10.0.0.7", "::ffff:a9fe:a9fe"]), True), "x.example") == []
    assert resolved(GuardedResolver(Names(lambda *_: ["10.0.0.7"]), True), "x.example") == ["10.0.0.7"]


def test_every_spelling_that_the_system_understands_is_understood() -> None:
    """What ``getaddrinfo`` makes of a host must never be an address that the guard missed."""
    for host in [*LOOPBACK, *PRIVATE]:
        try:
            found = socket.getaddrinfo(host, 80, flags=socket.AI_NUMERICHOST)
        except (OSError, UnicodeError):
            continue
        assert all(refused(str(row[4][0])) == guard.is_private(host) for row in found), host


class Taken:
    """Keeps what a resolver passed on."""

    def __init__(self) -> None:
        self.hosts: list[str] = []

    def resolutionBegan(self, resolution: Any) -> None:
        pass

    def addressResolved(self, address: Any) -> None:
        self.hosts.append(address.host)

    def resolutionComplete(self) -> None:
        pass


def resolved(resolver: GuardedResolver, name: str) -> list[str]:
    taken = Taken()
    resolver.resolveHostName(taken, name, 80)
    return taken.hosts


@pytest.mark.parametrize(
    ("answers", "passed"),
    [
        (["93.184.216.34"], ["93.184.216.34"]),
        (["127.0.0.1"], []),
        (["8.8.8.8", "127.0.0.1"], []),
        (["::1"], []),
        (["2400:3200::1"], ["2400:3200::1"]),
        (["2400:3200::1", "fd00::1"], []),
        (["::ffff:10.0.0.1"], []),
        ([], []),
    ],
)
def test_a_name_with_a_private_address_has_none(answers: list[str], passed: list[str]) -> None:
    assert resolved(GuardedResolver(Names(lambda *_: answers), False), "x.example") == passed


def test_a_thousand_names_that_flip_after_the_check() -> None:
    """Checked once, then asked for again by the connection: the kept answer is used, never the private one."""
    names = Names(lambda count, _: ["93.184.216.34"] if count % 2 == 0 else ["127.0.0.1"])
    resolver = GuardedResolver(names, False)
    for number in range(1000):
        first = resolved(resolver, f"{number}.example")
        assert resolved(resolver, f"{number}.example") == first or not first
        assert "127.0.0.1" not in first


def test_an_answer_is_kept_for_a_minute_only(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [1000.0]
    monkeypatch.setattr("crawler.guard.time.monotonic", lambda: moment[0])
    names = Names(lambda count, _: [f"93.184.216.{count}"])
    resolver = GuardedResolver(names, False)
    assert resolved(resolver, "x.example") == resolved(resolver, "x.example") == ["93.184.216.0"]
    moment[0] += 61
    assert resolved(resolver, "x.example") == ["93.184.216.1"]


def test_the_handler_says_why_a_name_is_refused() -> None:
    resolver = GuardedResolver(Names(lambda *_: ["10.0.0.7"]), False)
    with pytest.raises(handler.Refused, match=r"hr\.example means a private address"):
        asyncio.run(handler.addresses(resolver, "hr.example", 80))


PUBLIC_HERE = "127.0.0.99"
"""Stands for a public address in the tests below."""


@pytest.fixture
def open_world(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "refused", lambda address: address != PUBLIC_HERE and refused(address))
    monkeypatch.setattr(politeness, "LEAST_DELAY", 0.0)
    monkeypatch.setattr(handler, "LEAST_BETWEEN", 0.0)


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> Iterator[RawServer]:
    """A server on loopback that must never be asked."""
    with serving({"/": http(PAGE), "/robots.txt": http("", "404 Not Found")}) as server:
        monkeypatch.setattr(guard, "_PORTS", guard._PORTS | {server.port})
        yield server


@pytest.mark.usefixtures("open_world")
def test_no_page_leads_to_a_private_address(canary: RawServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = canary.url
    short = f"http://127.1:{canary.port}/x"
    pages = {
        "/good": http(PAGE),
        **{f"/hop{n}": http("", "302 Found", f"Location: /hop{n - 1}") for n in range(1, 5)},
        "/hop0": http("", "307 Temporary Redirect", f"Location: {inside}/hop"),
        "/decimal": http("", "301 Moved", f"Location: http://2130706433:{canary.port}/"),
        "/userinfo": http("", "302 Found", f"Location: http://good.example@127.0.0.1:{canary.port}/"),
        "/refresh": http(f'<meta http-equiv="refresh" content="0;url={inside}/refresh">{PAGE}'),
        "/schemeless": http("", "302 Found", f"Location: //127.0.0.1:{canary.port}/"),
    }
    links = [
        *pages,
        f"{inside}/link",
        short,
        f"http://[::ffff:127.0.0.1]:{canary.port}/",
        f"http://0x7f.1:{canary.port}/",
    ]
    with serving({**pages, "/": index(links)}, PUBLIC_HERE) as server:
        monkeypatch.setattr(guard, "_PORTS", guard._PORTS | {server.port})
        settings = fetching(tmp_path, allow_private_networks=False)
        found = crawl_plainly(f"{server.url}/", settings, RETRY_ENABLED=False, DOWNLOAD_TIMEOUT=5)
    assert canary.log == []
    assert set(found.titles) == {"/good"}
    refusals = [
        said for key in ("/hop0", "/hop4", "/decimal", "/userinfo", "/schemeless") for said in found.outcomes[key]
    ]
    assert len(refusals) == 5
    assert all(said.startswith("blocked") for said in refusals), refusals


@pytest.mark.usefixtures("open_world")
@pytest.mark.parametrize("form", ["robots", "base", "sitemap-list", "seed"])
def test_nor_does_anything_beside_a_page(
    form: str, canary: RawServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = canary.url
    pages = {"/": index(["/good"]), "/good": http(PAGE)}
    if form == "robots":
        pages["/robots.txt"] = http("", "302 Found", f"Location: {inside}/robots.txt")
    if form == "base":
        pages["/"] = http(f'<base href="{inside}/">' + PAGE + '<a href="good">x</a>')
    if form == "sitemap-list":
        pages["/"] = http(
            f'<html><head><link rel="next" href="{inside}/sitemap.xml"></head>{PAGE}<a href="/good">x</a></html>'
        )
    with serving(pages, PUBLIC_HERE) as server:
        monkeypatch.setattr(guard, "_PORTS", guard._PORTS | {server.port})
        settings = fetching(tmp_path, allow_private_networks=False)
        start = f"{inside}/" if form == "seed" else f"{server.url}/"
        found = crawl_plainly(start, settings, RETRY_ENABLED=False, DOWNLOAD_TIMEOUT=5)
    assert canary.log == []
    if form == "base":  # a base that leads to another site is not followed
        assert set(found.titles) == {"/good"}
    else:
        assert found.report["outcome"] in ("blocked", "failed", "incomplete"), found
