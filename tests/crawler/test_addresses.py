"""One page has one key, however its address is written (B057, B059); other pages have other keys."""

from __future__ import annotations

import pytest

from crawler.parsing.address import ascii_host, canonical

PLAIN = "http://job.site.example/notices/17"


@pytest.mark.parametrize(
    "url",
    [
        *("https://job.site.example/notices/17", "http://job.site.example:80/notices/17", f"{PLAIN}/"),
        *("https://job.site.example:443/notices/17", "HTTP://JOB.Site.Example/notices/17", "http://www.job.site.example/notices/17"),
        *(f"{PLAIN}?utm_source=x&utm_campaign=y", f"{PLAIN};jsessionid=9A8B", f"{PLAIN}?PHPSESSID=ab12", f"{PLAIN}?sid=0f9e8d7c"),
        *(f"{PLAIN}?t=1764374400", f"{PLAIN}?_=0.7351", "http://job.site.example//notices/17", f"{PLAIN}/index.html"),
        *("http://job.site.example/(S(k3j2h1))/notices/17", "http://job.site.example./notices/17", "http://job.site.example/%6eotices/17"),
    ],
)  # fmt: skip
def test_one_page(url: str) -> None:
    assert canonical(url) == canonical(PLAIN)


@pytest.mark.parametrize(
    "url",
    [
        *("http://job.site.example/notices/18", "http://job.site.example:8080/notices/17", "http://other.site.example/notices/17"),
        *(f"{PLAIN}?id=1", f"{PLAIN}?sid=12", f"{PLAIN}?t=5", f"{PLAIN}?page=2", "http://job.site.example/notices/17/files"),
        "http://job.site.example/notices/index_17.html",
    ],
)  # fmt: skip
def test_another_page(url: str) -> None:
    assert canonical(url) != canonical(PLAIN)


def test_order_of_a_query() -> None:
    assert canonical(f"{PLAIN}?a=1&b=2") == canonical(f"{PLAIN}?b=2&a=1") != canonical(f"{PLAIN}?a=2&b=1")


@pytest.mark.parametrize("path", ["%B1%B1%BE%A9", "%E5%8C%97", "%FF%00", "%", "%zz", "a%2Fb"])
def test_any_bytes_in_a_path_stay_apart(path: str) -> None:
    key = canonical(f"http://site.example/{path}")
    assert key == canonical(f"https:{key}")
    assert key != canonical("http://site.example/x")


def test_half_a_surrogate_pair() -> None:
    assert canonical("http://site.example/\ud800?a=\ud800").startswith("//site.example")


def test_a_name_and_its_punycode() -> None:
    assert canonical("https://北大.中国/a") == canonical("http://xn--djry4l.xn--fiqs8s/a")
    assert ascii_host("北大。中国") == ascii_host("北大.中国") == "xn--djry4l.xn--fiqs8s"
    assert ascii_host("a" * 70 + "名") == "a" * 70 + "名"
