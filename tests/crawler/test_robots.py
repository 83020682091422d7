"""robots.txt after RFC 9309 (P1, B085–B091): rules, statuses, redirects, size, age, and being out of reach."""

from __future__ import annotations

import resource
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from config.timezone import TIMEZONE
from crawler.robots import LARGEST, Rules, from_document, origin, state_of, text_of
from tests.crawler.fetch import Crawled, crawl_plainly, fetching
from tests.crawler.hostile import PAGE, RawServer, drip, flood, http, index, serving

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=TIMEZONE)
SITE = "http://job.example.edu.cn"

ALLOWED, FORBIDDEN = True, False
RULES = [
    # nothing said
    ("", "/a", ALLOWED),
    ("\n\n# nothing\n", "/a", ALLOWED),
    ("User-agent: *\nDisallow:", "/a", ALLOWED),
    ("Disallow: /a", "/a", ALLOWED),  # a rule before any group belongs to nobody
    ("Sitemap: http://x/sitemap.xml", "/a", ALLOWED),
    # groups and names
    ("User-agent: *\nDisallow: /", "/a", FORBIDDEN),
    ("User-agent: juzhao\nDisallow: /", "/a", FORBIDDEN),
    ("User-agent: JuZhao\nDisallow: /", "/a", FORBIDDEN),
    ("user-AGENT: juzhao\ndisALLOW: /", "/a", FORBIDDEN),
    ("User-agent: otherbot\nDisallow: /", "/a", ALLOWED),
    ("User-agent: juzhaobot\nDisallow: /", "/a", ALLOWED),
    ("User-agent: *\nDisallow: /\n\nUser-agent: juzhao\nAllow: /", "/a", ALLOWED),
    ("User-agent: juzhao\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", ALLOWED),
    ("User-agent: juzhao\nDisallow: /b\n\nUser-agent: *\nDisallow: /a", "/a", ALLOWED),
    ("User-agent: juzhao\nDisallow: /a\n\nUser-agent: juzhao\nDisallow: /b", "/a", FORBIDDEN),
    ("User-agent: juzhao\nDisallow: /a\n\nUser-agent: juzhao\nDisallow: /b", "/b", FORBIDDEN),
    ("User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /c\n\nUser-agent: *\nDisallow: /b", "/b", FORBIDDEN),
    ("User-agent: x\nUser-agent: juzhao\nDisallow: /a", "/a", FORBIDDEN),
    ("User-agent: juzhao\nUser-agent: x\nDisallow: /a", "/a", FORBIDDEN),
    ("User-agent: x\nDisallow: /a\nUser-agent: juzhao\nDisallow: /b", "/a", ALLOWED),
    ("User-agent: juzhao\nCrawl-delay: 3\nDisallow: /a", "/a", FORBIDDEN),
    ("User-agent: juzhao\nSitemap: http://x/s.xml\nDisallow: /a", "/a", FORBIDDEN),
    ("User-agent: juzhao\nNonsense: 1\nDisallow: /a", "/a", FORBIDDEN),
    ("User-agent: juzhao\n\n\nDisallow: /a", "/a", FORBIDDEN),
    ("User-agent: juzhao # us\nDisallow: /a # not this", "/a", FORBIDDEN),
    ("  User-agent :  juzhao  \n  Disallow :  /a  ", "/a", FORBIDDEN),
    ("User-agent: juzhao\r\nDisallow: /a\r\n", "/a", FORBIDDEN),
    ("User-agent: juzhao\rDisallow: /a\r", "/a", FORBIDDEN),
    ("\ufeffUser-agent: juzhao\nDisallow: /a", "/a", FORBIDDEN),
    # longest match
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", ALLOWED),
    ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", FORBIDDEN),
    ("User-agent: *\nDisallow: /a/b\nAllow: /a", "/a/b/c", FORBIDDEN),
    ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", ALLOWED),  # equally long: allow
    ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", ALLOWED),
    ("User-agent: *\nDisallow: /\nAllow: /$", "/", ALLOWED),
    ("User-agent: *\nDisallow: /\nAllow: /$", "/a", FORBIDDEN),
    ("User-agent: *\nDisallow: /\nAllow: /jobs/", "/jobs/1", ALLOWED),
    ("User-agent: *\nDisallow: /\nAllow: /jobs/", "/jobs", FORBIDDEN),
    ("User-agent: *\nAllow: /a*\nDisallow: /a/b/c", "/a/b/c", FORBIDDEN),
    # paths
    ("User-agent: *\nDisallow: /a", "/abc", FORBIDDEN),
    ("User-agent: *\nDisallow: /a/", "/a", ALLOWED),
    ("User-agent: *\nDisallow: /a/", "/a/b", FORBIDDEN),
    ("User-agent: *\nDisallow: /A", "/a", ALLOWED),
    ("User-agent: *\nDisallow: /a?x=1", "/a?x=1&y=2", FORBIDDEN),
    ("User-agent: *\nDisallow: /a?x=1", "/a?y=2", ALLOWED),
    ("User-agent: *\nDisallow: /a", "/b/a", ALLOWED),
    ("User-agent: *\nDisallow: /", "/robots.txt", ALLOWED),
    # wildcards and ends
    ("User-agent: *\nDisallow: /*.pdf", "/a/b.pdf", FORBIDDEN),
    ("User-agent: *\nDisallow: /*.pdf", "/a/b.pdf?x=1", FORBIDDEN),
    ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", FORBIDDEN),
    ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", ALLOWED),
    ("User-agent: *\nDisallow: /a*c", "/abbbc", FORBIDDEN),
    ("User-agent: *\nDisallow: /a*c", "/abbb", ALLOWED),
    ("User-agent: *\nDisallow: *", "/a", FORBIDDEN),
    ("User-agent: *\nDisallow: /*", "/a", FORBIDDEN),
    ("User-agent: *\nDisallow: /a$", "/ab", ALLOWED),
    ("User-agent: *\nDisallow: /a$", "/a", FORBIDDEN),
    ("User-agent: *\nDisallow: /*?", "/a?b", FORBIDDEN),
    ("User-agent: *\nDisallow: /*?", "/a", ALLOWED),
    ("User-agent: *\nDisallow: /*/private/", "/x/private/y", FORBIDDEN),
    ("User-agent: *\nDisallow: /a**b", "/a1b", FORBIDDEN),
    ("User-agent: *\nDisallow: /" + "*a" * 30 + "$", "/" + "a" * 60 + "b", ALLOWED),
    # percent-encoding and other scripts
    ("User-agent: *\nDisallow: /招聘", "/%E6%8B%9B%E8%81%98/1", FORBIDDEN),
    ("User-agent: *\nDisallow: /%E6%8B%9B%E8%81%98", "/%E6%8B%9B%E8%81%98/1", FORBIDDEN),
    ("User-agent: *\nDisallow: /%e6%8b%9b", "/%E6%8B%9B", FORBIDDEN),
    ("User-agent: *\nDisallow: /a%3cd.html", "/a%3Cd.html", FORBIDDEN),
    ("User-agent: *\nDisallow: /a%2fb", "/a/b", ALLOWED),
    ("User-agent: *\nDisallow: /~name", "/%7Ename", FORBIDDEN),
    ("User-agent: *\nDisallow: /a b", "/a%20b", FORBIDDEN),
]


@pytest.mark.parametrize(("text", "path", "allowed"), RULES)
def test_rules(text: str, path: str, allowed: bool) -> None:
    assert Rules("rules", NOW, text_of(text.encode())).allows(SITE + path) == allowed


@pytest.mark.parametrize(
    ("status", "state"),
    [
        *((status, "rules") for status in (200, 203, 206)),
        *((status, "unavailable") for status in (300, 302, 304, 400, 401, 403, 404, 405, 410, 418, 451)),
        *((status, "unreachable") for status in (429, 500, 502, 503, 504, 520, 599)),
    ],
)
def test_statuses(status: int, state: str) -> None:
    assert state_of(status) == state


def test_there_are_enough_cases() -> None:
    assert len(RULES) + 21 >= 80


def test_an_unavailable_file_allows_and_an_unreachable_one_forbids() -> None:
    assert Rules("unavailable", NOW).allows(f"{SITE}/a")
    assert not Rules("unreachable", NOW, since=NOW).allows(f"{SITE}/a")


@pytest.mark.parametrize(
    ("days", "policy", "allowed"), [(29, "allow", False), (31, "allow", True), (31, "forbid", False)]
)
def test_after_a_month_out_of_reach_the_setting_decides(days: int, policy: str, allowed: bool) -> None:
    rules = Rules("unreachable", NOW, since=NOW - timedelta(days=days))
    assert rules.allows(f"{SITE}/a", policy) == allowed


def padded(size: int) -> bytes:
    """Comment lines of a length in bytes."""
    line = b"# " + b"x" * 97 + b"\n"
    return (line * (size // len(line) + 1))[: size - 1] + b"\n"


@pytest.mark.parametrize(("start", "obeyed"), [(-200, True), (-11, True), (-1, True), (5000, False)])
def test_500_kib_are_read_and_the_line_that_they_end_in(start: int, obeyed: bool) -> None:
    body = b"User-agent: *\n"
    body += padded(LARGEST + start - len(body)) + b"Disallow: /a\n" + padded(1000)
    assert Rules("rules", NOW, text_of(body)).allows(f"{SITE}/a") != obeyed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    body = "# 本校就业信息网，请勿抓取下列目录\nUser-agent: *\nDisallow: /招聘\n".encode(encoding)
    assert not Rules("rules", NOW, text_of(body)).allows(f"{SITE}/%E6%8B%9B%E8%81%98")


def test_a_page_in_its_place_is_no_rule() -> None:
    assert Rules("rules", NOW, text_of(b"<html><pre>User-agent: *\nDisallow: /</pre></html>")).allows(f"{SITE}/a")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 7", 7.0),
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nCrawl-delay: many", 0.0),
        ("User-agent: *\nRequest-rate: 1/20", 20.0),
        ("User-agent: otherbot\nCrawl-delay: 7", 0.0),
    ],
)
def test_the_wished_delay(text: str, seconds: float) -> None:
    assert Rules("rules", NOW, text).crawl_delay == seconds


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://Job.Example.edu.cn:80/a", "http://job.example.edu.cn"),
        ("https://job.example.edu.cn:443/", "https://job.example.edu.cn"),
        ("https://job.example.edu.cn:8443/", "https://job.example.edu.cn:8443"),
        ("http://[2400:3200::1]:81/a", "http://[2400:3200::1]:81"),
    ],
)
def test_one_file_an_origin(url: str, expected: str) -> None:
    assert origin(url) == expected


def test_a_name_and_its_punycode_are_one_host() -> None:
    assert origin("http://北大.中国/") == origin("http://" + "北大.中国".encode("idna").decode() + "/")


def test_what_is_remembered_comes_back() -> None:
    rules = Rules("unreachable", NOW, reason="x", since=NOW)
    assert from_document(rules.to_document()) == rules
    assert from_document({}) is None
    assert from_document({"state": "rules", "fetched": "never"}) is None


# -- over HTTP ------------------------------------------------------------------------------------------------------


def crawl(server: RawServer, home: Path, when: datetime = NOW, together: str = "", **changes: object) -> Crawled:
    settings = fetching(home, now=when, **changes)
    return crawl_plainly(f"{server.url}/", settings, together=together, RETRY_ENABLED=False, DOWNLOAD_TIMEOUT=2)


def site(robots: bytes) -> dict[str, bytes]:
    return {"/": index(["/a", "/b"]), "/a": http(PAGE), "/b": http(PAGE), "/robots.txt": robots}


@pytest.mark.parametrize(
    ("robots", "outcome"),
    [
        (http("User-agent: *\nDisallow: /nothing"), "ok"),
        (http("", "404 Not Found"), "ok"),
        (http("", "401 Unauthorized"), "ok"),
        (http("", "403 Forbidden"), "ok"),
        (http("", "410 Gone"), "ok"),
        (http("<html><title>404</title></html>"), "ok"),
        (http("", "302 Found", "Location: /r6"), "ok"),  # more than five hops: unavailable
        (http("", "302 Found"), "ok"),
        (http("", "500 Internal Server Error"), "failed"),
        (http("", "503 Service Unavailable"), "failed"),
        (http("", "429 Too Many Requests"), "failed"),
        (b"", "failed"),
        (http("User-agent: *\nDisallow: /"), "blocked"),
        (http("", "302 Found", "Location: /r4"), "blocked"),  # five hops to a file that forbids
        (http("", "301 Moved", "Location: /r0"), "blocked"),
    ],
)
def test_what_an_answer_means_for_the_crawl(robots: bytes, outcome: str, tmp_path: Path) -> None:
    hops = {f"/r{n}": http("", "302 Found", f"Location: /r{n - 1}") for n in range(1, 7)}
    with serving({**site(robots), **hops, "/r0": http("User-agent: *\nDisallow: /")}) as server:
        found = crawl(server, tmp_path)
    assert found.report["outcome"] == outcome, found
    assert bool(server.asked("/")) == (outcome == "ok")


def test_a_file_of_100_megabytes_is_bounded(tmp_path: Path) -> None:
    """B089: no more than a page may have is taken of it; what it says is then unknown, so nothing is fetched."""
    endless = flood(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"# nothing here\n" * 4369, 1600)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with serving(site(endless)) as server:
        found = crawl(server, tmp_path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 80 << 10
    assert (found.report["outcome"], server.asked("/")) == ("failed", [])
    assert "robots.txt" in found.report["reason"]


def test_a_file_that_never_comes_forbids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """B085: a host that takes the question and says nothing is out of reach; so is one whose name is unknown."""
    monkeypatch.setattr("crawler.middlewares.robots.PATIENCE", 1)
    with serving(site(b"")) as server:
        server.answers["/robots.txt"] = drip(b"", b"")
        found = crawl(server, tmp_path)
    assert (found.report["outcome"], server.asked("/")) == ("failed", [])
    assert "robots.txt does not answer" in found.report["reason"]
    unknown = crawl_plainly("http://no-such-host.invalid/", fetching(tmp_path), RETRY_ENABLED=False)
    assert unknown.report["outcome"] == "failed"
    assert "no-such-host.invalid" in unknown.report["reason"]


def test_a_host_that_forbids_one_page_keeps_the_others(tmp_path: Path) -> None:
    with serving(site(http("User-agent: *\nDisallow: /b"))) as server:
        found = crawl(server, tmp_path)
    assert set(found.titles) == {"/a"}
    assert "robots.txt" in found.reason("/b")


def test_it_is_asked_first_and_once(tmp_path: Path) -> None:
    with serving(site(http(""))) as server:
        crawl(server, tmp_path)
        assert server.log[0][1] == "/robots.txt"
        assert len(server.asked("/robots.txt")) == 1


@pytest.mark.parametrize(("hours", "asked"), [(23, 1), (25, 2)])
def test_it_is_kept_for_24_hours(hours: int, asked: int, tmp_path: Path) -> None:
    with serving(site(http(""))) as server:
        crawl(server, tmp_path)
        server.answers["/robots.txt"] = http("User-agent: *\nDisallow: /b")
        found = crawl(server, tmp_path, NOW + timedelta(hours=hours))
        assert len(server.asked("/robots.txt")) == asked
        assert ("/b" in found.titles) == (asked == 1)


def test_a_month_out_of_reach(tmp_path: Path) -> None:
    with serving(site(http("", "500 Oops"))) as server:
        assert crawl(server, tmp_path).report["outcome"] == "failed"
        month = NOW + timedelta(days=31)
        assert crawl(server, tmp_path, month).report["outcome"] == "failed"
        assert crawl(server, tmp_path, month, robots_unreachable="allow").report["outcome"] == "ok"
        server.answers["/robots.txt"] = http("User-agent: *\nDisallow: /")
        assert crawl(server, tmp_path, month, robots_unreachable="allow").report["outcome"] == "blocked"


def test_out_of_reach_it_is_asked_once_by_all_crawls_of_a_command(tmp_path: Path) -> None:
    with serving(site(http("", "503 Busy"))) as server:
        reports = [crawl(server, tmp_path, together=name).report for name in ("one", "one", "one", "two")]
        assert len(server.asked("/robots.txt")) == 2, "once by each command"
        assert server.asked("/") == [] and {report["outcome"] for report in reports} == {"failed"}
        server.answers["/robots.txt"] = http("")
        assert crawl(server, tmp_path, together="three").report["outcome"] == "ok"
