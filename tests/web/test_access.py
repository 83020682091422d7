"""Pages for everybody: axe-core finds nothing in light and dark, at 200 % zoom nothing is cut off, print has the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Site
from tests.web.test_browser import PHONE, log_in

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PAGES = ("/", "/?q=工程师&type=job&city=610000", "/?q=zzzz&city=110000", "/calendar", "/calendar?view=week", "/calendar?view=list",
         "/stats", "/reports/", "/sources", "/mine", "/subscriptions?q=银行&type=job", "/staff/login", "/nothing-here", "/api/v1/docs")  # fmt: skip


def violations(tab: Page) -> list[dict[str, Any]]:
    """What axe-core finds against WCAG 2.2 A and AA, and best practice."""
    tab.evaluate(AXE)
    found = tab.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [{"rule": row["id"], "where": [node["html"][:200] for node in row["nodes"][:3]]} for row in found]


@pytest.mark.parametrize("tab", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(tab: Page, path: str) -> None:
    tab.goto(path)
    assert violations(tab) == []


def test_axe_finds_nothing_on_postings_and_the_desk(tab: Page, site: Site) -> None:
    for kind in ("announcement", "talk", "job"):
        tab.goto(f"/?type={kind}")
        tab.locator("article h2 a").first.click()
        assert violations(tab) == []
    tab.locator(".posting .employer a").first.click()
    assert violations(tab) == []
    tab.goto(f"/schools/{site.product.farm.source_id('frontpage')}")
    assert violations(tab) == []
    log_in(tab)
    assert violations(tab) == []
    for path in ("/staff/audit", "/staff/closed"):
        tab.goto(path)
        assert violations(tab) == []


@pytest.mark.parametrize("tab", [PHONE], indirect=True)
def test_axe_finds_nothing_on_a_phone_with_open_filters(tab: Page) -> None:
    tab.goto("/?q=工程师")
    tab.locator("details.filters > summary").click()
    assert violations(tab) == []


@pytest.mark.parametrize("tab", [{"viewport": {"width": 640, "height": 450}}], indirect=True)
@pytest.mark.parametrize("path", PAGES)
def test_at_200_percent_nothing_runs_off(tab: Page, path: str) -> None:
    tab.goto(path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 640


def test_print_has_the_text_and_not_the_frame(tab: Page) -> None:
    tab.goto("/?type=announcement")
    tab.locator("article h2 a").first.click()
    tab.emulate_media(media="print")
    expect(tab.locator(".text").first).to_be_visible()
    expect(tab.locator("header.top")).to_be_hidden()
