"""One request at a time a host and address, with a delay that follows the host; "later" is obeyed (P2, P3, B041)."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest

from config.timezone import TIMEZONE
from crawler import gate as gates
from crawler.gate import Gate, HostRests
from crawler.middlewares.politeness import backoff, base_delay, host_delay, retry_after
from tests.crawler.fetch import crawl_plainly, fetching
from tests.crawler.hostile import PAGE, Answer, http, index, serving

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=TIMEZONE)
LATER = "429 Too Many Requests"


@pytest.mark.parametrize(
    ("setting", "host", "private", "seconds"),
    [
        (None, "job.example.edu.cn", False, 5.0),
        (None, "127.0.0.1", True, 5.0),
        (0.0, "job.example.edu.cn", True, 1.0),
        (0.2, "8.8.8.8", True, 1.0),
        (3.0, "job.example.edu.cn", False, 3.0),
        (0.2, "127.0.0.1", True, 0.2),
        (0.2, "127.0.0.1", False, 1.0),
    ],
)
def test_the_least_delay(setting: float | None, host: str, private: bool, seconds: float) -> None:
    assert base_delay(setting, host, private) == seconds


@pytest.mark.parametrize(
    ("least", "wished", "latency", "seconds"),
    [(5, 0, 0.1, 5), (5, 0, 0.8, 8), (5, 0, 30, 60), (5, 20, 0.1, 20), (5, 90, 30, 90)],
)
def test_the_delay_follows_the_host(least: float, wished: float, latency: float, seconds: float) -> None:
    assert host_delay(least, wished, latency) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", None),
        ("1", 1),
        ("120", 120),
        ("86400", 86400),
        ("999999999", 86400),
        ("-5", None),
        ("abc", None),
        ("1.5", None),
        ("", None),
        (format_datetime(NOW.astimezone(UTC) + timedelta(seconds=90), usegmt=True), 90),
        (format_datetime(NOW.astimezone(UTC) - timedelta(days=9), usegmt=True), None),
        ("Fri, 31 Feb 2026 10:00:00 GMT", None),
        ("Mon, 01 Jan 99999 00:00:00 GMT", None),
    ],
)
def test_what_retry_after_says(header: str, seconds: float | None) -> None:
    said = retry_after(header.encode(), NOW.timestamp())
    assert said is None if seconds is None else said == pytest.approx(seconds, abs=1)


def test_backing_off_doubles_from_a_minute_to_an_hour_with_jitter() -> None:
    for level, minutes in enumerate((1, 2, 4, 8, 16, 32, 60, 60), 1):
        waits = {backoff(level) for _ in range(50)}
        assert len(waits) > 1
        assert all(0.8 * 60 * minutes <= wait <= 1.2 * 60 * minutes for wait in waits)


# -- the gate -------------------------------------------------------------------------------------------------------


class Clock:
    """Time that passes when somebody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        real = asyncio.sleep

        async def sleep(seconds: float) -> None:
            until = self.now + seconds
            await real(0)
            self.now = max(self.now, until)

        monkeypatch.setattr(gates.asyncio, "sleep", sleep)

    def __call__(self) -> float:
        return self.now


def test_never_two_open_requests_to_a_host_or_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """500 hosts on 50 addresses, asked in random order by all at once."""
    clock = Clock(monkeypatch)
    gate = Gate(clock)
    open_now: set[str] = set()
    starts: dict[str, list[float]] = {}
    broken: list[str] = []

    async def request(number: int) -> None:
        host, address = f"host{number % 500}", f"10.0.0.{number % 500 % 50}"
        async with gate.turn(host, [address]):
            broken.extend({host, address} & open_now)
            open_now.update((host, address))
            starts.setdefault(host, []).append(clock.now)
            await asyncio.sleep(0.2)
            open_now.difference_update((host, address))
            gate.rest(host, starts[host][-1] + 5.0)

    async def all_of_them() -> None:
        await asyncio.gather(*(request(number * 7919) for number in range(5000)))

    asyncio.run(all_of_them())
    assert broken == []
    assert sum(map(len, starts.values())) == 5000
    assert all(after - before >= 4.999 for times in starts.values() for before, after in pairwise(times))


def test_a_short_rest_is_waited_for_and_a_long_one_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    gate = Gate(clock)

    async def ask() -> float:
        async with gate.turn("host"):
            return clock.now

    gate.close("host", 100.0)
    assert asyncio.run(ask()) >= 100.0
    gate.close("host", clock.now + 86400)
    with pytest.raises(HostRests, match="host asked to be left alone for 86400 seconds"):
        asyncio.run(ask())


# -- over HTTP ------------------------------------------------------------------------------------------------------


def answers(*given: bytes) -> Answer:
    """One answer after the other; the last stays."""
    left = list(given)
    return lambda send: send(left.pop(0) if len(left) > 1 else left[0])


def test_seconds_are_obeyed_to_the_second_by_the_whole_host(tmp_path: Path) -> None:
    pages = {"/a": answers(http("", LATER, "Retry-After: 2"), http(PAGE)), "/b": http(PAGE), "/": index(["/a", "/b"])}
    with serving(pages) as server:
        found = crawl_plainly(f"{server.url}/", fetching(tmp_path))
        first, second = server.asked("/a")
        assert 2.0 <= second - first <= 3.0
        assert all(not first < moment < first + 2.0 for moment in server.asked("/b"))
    assert set(found.titles) == {"/a", "/b"}
    assert found.report["outcome"] == "ok"


def test_a_date_is_obeyed_to_the_second(tmp_path: Path) -> None:
    def later(send: object) -> None:
        when = format_datetime(datetime.now(UTC) + timedelta(seconds=3), usegmt=True)
        send(http("", "503 Service Unavailable", f"Retry-After: {when}"))  # type: ignore[operator]

    calls = [later, lambda send: send(http(PAGE))]
    with serving({"/a": lambda send: calls.pop(0)(send), "/": index(["/a"])}) as server:
        found = crawl_plainly(f"{server.url}/", fetching(tmp_path))
        first, second = server.asked("/a")
        assert 1.9 <= second - first <= 4.0
    assert set(found.titles) == {"/a"}


@pytest.mark.parametrize("header", ["Retry-After: abc", "Retry-After: -5", "Retry-After: 0", "X-None: 1"])
def test_without_a_usable_wish_we_back_off(header: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.middlewares.politeness.backoff", lambda level, first: 0.05 * 2**level)
    with serving({"/a": http("", LATER, header), "/": index(["/a"])}) as server:
        found = crawl_plainly(f"{server.url}/", fetching(tmp_path))
        waits = [after - before for before, after in pairwise(server.asked("/a"))]
    assert len(waits) == 3  # at most three times a day again
    assert all(wait >= 0.05 * 2**level for level, wait in enumerate(waits, 1))
    assert found.reason("/a") == "retry-later: http 429"


def test_three_times_a_day_holds_over_crawls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.middlewares.politeness.backoff", lambda level, first: 0.01)
    with serving({"/a": http("", LATER), "/": index(["/a"])}) as server:
        for _ in range(3):
            crawl_plainly(f"{server.url}/", fetching(tmp_path, now=NOW))
        assert len(server.asked("/a")) == 4 + 1 + 1
        crawl_plainly(f"{server.url}/", fetching(tmp_path, now=NOW + timedelta(days=1)))
        assert len(server.asked("/a")) == 4 + 1 + 1 + 4


def test_a_day_of_rest_is_kept_by_later_crawls(tmp_path: Path) -> None:
    pages = {"/a": http("", LATER, "Retry-After: 86400"), "/b": http(PAGE), "/": index(["/a", "/b"])}
    with serving(pages) as server:
        found = crawl_plainly(f"{server.url}/", fetching(tmp_path, now=NOW))  # one that sat the rest out would not end
        assert found.report["outcome"] == "incomplete"
        asked = len(server.log)
        assert "left alone" in found.reason("/b") or "/b" in found.titles
        again = crawl_plainly(f"{server.url}/", fetching(tmp_path, now=NOW + timedelta(hours=23)))
        assert len(server.log) == asked
        assert again.report["outcome"] == "failed"
        assert "left alone" in again.report["reason"]
        server.answers["/a"] = http(PAGE)
        well = crawl_plainly(f"{server.url}/", fetching(tmp_path, now=NOW + timedelta(hours=25)))
    assert set(well.titles) == {"/a", "/b"}


def test_the_wish_of_robots_txt_is_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.middlewares.politeness.DEFAULT_DELAY", 0.1)
    pages = {"/robots.txt": http("User-agent: *\nCrawl-delay: 1"), "/a": http(PAGE), "/": index(["/a"])}
    with serving(pages) as server:
        crawl_plainly(f"{server.url}/", fetching(tmp_path, download_delay=None))
        starts = [moment for moment, _, _ in server.log]
    assert len(starts) == 3
    assert all(after - before >= 0.99 for before, after in pairwise(starts[1:]))
