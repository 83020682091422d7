"""What never ends is left after a bounded number of pages, and what is real beside it is all had (R9, B061)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crawler import traps
from crawler.items import ListEntry
from crawler.parsing import article, cms
from crawler.parsing.generic import listing
from crawler.parsing.page import Page
from crawler.traps import AT_FIRST, Trust
from tests.crawler.sources import Crawl, crawl_sources
from tests.sites.traps import REAL, TRAPS, TrapSite, real_title
from tests.sites.web import Pages

LISTS = [
    "/calendar?year=2026&month=11",
    "/session/?page=1",
    "/latest?page=1",
    "/deeper/",
    "/facets?page=1",
    "/jobs/?page=1",
]


def test_an_address_that_is_none_is_told_and_raises_nothing() -> None:
    assert traps.reason("https://site.example/a").strip() == ""
    assert traps.reason("https://[site.example/a").startswith("no address: ")


def listing_titles(page: Page) -> list[str]:
    group = listing.best(page)
    return [row.title for row in group.rows] if group is not None else []


def article_titles(page: Page) -> list[str]:
    return [entry.title for entry in article.read_list(page, "s").entries]


def cms_titles(page: Page) -> list[str]:
    return [entry.title for entry in cms.read_list(page, "s", cms.Cms("plain"), "", 1).entries]


def crawl(
    family: str, path: str, folder: Path, site: TrapSite | None = None, **options: object
) -> tuple[Crawl, TrapSite]:
    site = site or TrapSite()
    with Pages(site, "127.0.0.46") as pages:
        found = crawl_sources({"traps": (family, f"{pages.address}{path}")}, folder, "university", options)
    return found["traps"], site


def expect(found: Crawl, site: TrapSite, most: int) -> None:
    assert {real_title(number) for number in range(REAL)} <= {item.title for item in found.items}
    assert len([item for item in found.items if item.title.startswith("秦岭机械")]) == REAL
    assert {name: site.asked[name] for name in TRAPS if site.asked[name] > most} == {}, found.report


def test_at_most_500_pages_of_a_trap(tmp_path: Path) -> None:
    found, site = crawl("generic", "/", tmp_path, lists=LISTS)
    expect(found, site, 500)
    assert sum(site.asked.values()) <= 5000
    assert site.asked["latest"] > 400  # what has no end was gone after, within its bounds


@pytest.mark.parametrize(
    ("family", "path", "options"),
    [
        ("generic", "/", {}),
        ("article", "/", {"lists": LISTS}),
        ("trs", "/", {"lists": LISTS}),
        ("jsonld", "/", {}),
        ("jsonld", "/jobs/?page=1", {}),
    ],
)
def test_every_family_gets_what_is_real(
    family: str, path: str, options: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With smaller bounds, so that what is real has to earn its asking too."""
    monkeypatch.setattr(traps, "AT_FIRST", 40)
    monkeypatch.setattr(traps, "MOST_UNCOUNTED", 30)
    found, site = crawl(family, path, tmp_path, TrapSite(facets=4000), **options)
    expect(found, site, 75)


def test_a_long_list_that_ends_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that states no total is trusted for its first details, and for all of them when it has shown its end."""
    monkeypatch.setattr(traps, "AT_FIRST", 40)
    found, _ = crawl("generic", "/jobs/?page=1", tmp_path, TrapSite(real=110))
    assert len({item.title for item in found.items}) == 110
    assert found.report["outcome"] == "ok"


@pytest.mark.parametrize("read", [listing_titles, article_titles, cms_titles], ids=lambda read: read.__name__)
def test_facets_do_not_crowd_out_the_list(read: Callable[[Page], list[str]]) -> None:
    _, _, body = TrapSite(beside=5000)("GET", "/jobs/?page=1", "")
    page = Page("http://site.example/jobs/?page=1", body.decode())
    assert read(page) == [real_title(number) for number in range(20)]


def test_like_addresses_earn_their_asking() -> None:
    trust = Trust()
    entries = [ListEntry(key=str(n), url=f"http://site.example/a{n}b/x.html", title="x") for n in range(1000)]
    admitted = [entry for entry in entries if trust.admits(entry)]
    assert len(admitted) == AT_FIRST
    assert "the rest was left" in trust.left()
    freed = sum(len(trust.earned(entry.url)) for entry in admitted)
    assert freed == 800
    assert trust.left() == ""
