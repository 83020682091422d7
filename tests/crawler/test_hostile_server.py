"""Every fetch ends in exactly one named outcome with a reason, whatever the server does (R1, R3–R5, R11, R13; B019–B041)."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.items import ListEntry, ListPage
from crawler.parsing.page import Page
from crawler.spiders.base import Ask
from tests.crawler.fetch import Crawled, PlainSpider, crawl_plainly, fetching
from tests.crawler.hostile import ASIDE, TITLE, Route, index, routes, serving

ROUTES = routes()


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Crawled, int]]:
    """All routes in one crawl, growth of memory in KiB. Three of them never end: they alone may take longer than allowed."""
    answers = {route.path: route.answer for route in ROUTES}
    with serving({**ASIDE, **answers, "/": index([route.path for route in ROUTES])}) as server:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        found = crawl_plainly(
            f"{server.url}/",
            fetching(tmp_path_factory.mktemp("home")),
            DOWNLOAD_TIMEOUT=6,
            RETRY_ENABLED=False,
        )
        yield found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before


def test_there_are_many_ways_to_be_hostile() -> None:
    assert len(ROUTES) == len({route.path for route in ROUTES}) >= 80


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.path)
def test_one_outcome_with_a_reason(crawled: tuple[Crawled, int], route: Route) -> None:
    found = crawled[0]
    said = found.outcomes.get(route.path, [])
    got = ["ok"] if route.path in found.titles else []
    assert len(said) + len(got) == 1, f"{said} {got}"
    if route.outcome == "ok":
        assert got, said
        assert found.titles[route.path].replace("\0", "").startswith((TITLE, "招招"))
    else:
        outcome, _, reason = said[0].partition(": ") if said else ("ok", "", "")
        assert outcome == route.outcome, said
        assert reason and route.reason in reason
        assert "\n" not in reason


def test_outcomes_add_up(crawled: tuple[Crawled, int]) -> None:
    counted = crawled[0].counted
    assert sum(counted.values()) == len(ROUTES) + 1
    assert counted["ok"] == sum(route.outcome == "ok" for route in ROUTES) + 1


def test_nothing_explodes(crawled: tuple[Crawled, int]) -> None:
    _, grown = crawled
    assert grown < 200 << 10  # KiB, over a whole crawl with five bombs of 96 MiB; each is bounded in test_decompress


def test_details_in_bad_links_cost_only_themselves(tmp_path: Path) -> None:
    bad = [
        *("//[x", "http://127.0.0.1:99999/", "javascript:alert(1)", "mailto:a@example.com", "http://", "//", "tel:110"),
        *(
            "http://x" + "a" * 10_000,
            "/ok\r\nX-Injected: 1",
            "data:text/html,x",
            "ftp://127.0.0.1/",
            "file:///etc/passwd",
        ),
        *(
            "http://[::1",
            "http://a b/",
            "\\\\evil\\share",
            "http://%zz/",
            "http://127.0.0.1:-1/",
            "http://:80/",
            "?",
            "#",
        ),
    ]
    good = [f"/good/{number}" for number in range(30)]
    page = [link for pair in zip(good[:20], bad, strict=True) for link in pair] + good[20:]
    answer = routes()[0].answer
    with serving({**dict.fromkeys(good, answer), "/": index(page)}) as server:
        found = crawl_plainly(f"{server.url}/", fetching(tmp_path), RETRY_ENABLED=False, DOWNLOAD_TIMEOUT=20)
    assert {key for key in found.titles if key.startswith("/good")} == set(good)


class _WithoutAddresses(PlainSpider):
    """Two of its rows make no address."""

    def read_list(self, page: Page, ask: Ask) -> ListPage:
        read = super().read_list(page, ask)
        broken = [ListEntry(key=f"broken{n}", url=url, title="x") for n, url in enumerate(("", "nowhere"))]
        return read.model_copy(update={"entries": [*broken, *read.entries]})


def test_a_row_that_makes_no_address_costs_only_itself(tmp_path: Path) -> None:
    with serving({"/good": routes()[0].answer, "/": index(["/good"])}) as server:
        found = crawl_plainly(f"{server.url}/", fetching(tmp_path), spider_class=_WithoutAddresses)
    assert set(found.titles) == {"/good"}
    assert all("no address to ask" in found.reason(f"broken{n}") for n in range(2))
