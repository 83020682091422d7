"""Saved pages of real sites: those with a JobPosting give it whole, others are rejected or read as generic lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.settings import PROJECT_ROOT
from crawler.charset import decode
from crawler.items import ListEntry, MissingField
from crawler.parsing.families import jsonld
from crawler.parsing.generic import listing
from crawler.parsing.page import Page

DATA = PROJECT_ROOT.parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="saved pages are not on this machine")
PAGES = sorted({*DATA.glob("platform-fixtures/jsonld/*.html"), *DATA.glob("jobseek-fixtures/*.html")})


def _page(file: Path) -> Page:
    return Page("https://site.example/jobs/1", decode(file.read_bytes(), "text/html").text)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_a_page_with_a_posting_gives_it(file: Path) -> None:
    page = _page(file)
    if "JobPosting" not in page.text:
        with pytest.raises(MissingField):
            jsonld.read_detail(page, "site", ListEntry(key="k", url=page.url, title="k"))
        return
    item = jsonld.read_detail(page, "site", ListEntry(key="k", url=page.url, title="k"))
    assert item.title and len(item.description) > 100
    assert item.employer and item.published


@pytest.mark.parametrize("file", sorted((DATA / "liepin-html").glob("*.html")), ids=lambda file: file.name[:30])
def test_big_pages_of_a_job_board_are_read_and_menus_are_no_jobs(file: Path) -> None:
    group = listing.best(_page(file))
    if group is not None:
        assert all(len(row.title) >= 4 for row in group.rows)
        assert not {"首页", "登录", "注册"} & {row.title for row in group.rows}
