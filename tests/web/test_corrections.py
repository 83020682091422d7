"""A staff member corrects what was concluded by rule: a closing, an employer's class."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from store import tables
from store.refresh import refresh
from store.store import Store
from tests.web.conftest import Site
from tests.web.test_browser import log_in

pytestmark = pytest.mark.browser


def withdraw(store: Store) -> str:
    """The id of a posting that is closed as a crawl closes it that has the proof."""
    posting = next(found for found in store.postings.iterate() if found.type == "job" and len(found.sources) == 1)
    table = tables.Announcement
    with store.database.write() as connection:
        proof = {"present": False, "absent_at": store.database.clock(), "absence": {"reason": "unlisted"}}
        connection.execute(update(table).where(table.posting == posting.id).values(proof))
        refresh(store.database, connection, posting.id, posting.sources[0].source)
    return posting.id


def test_a_closed_posting_is_opened_undone_and_opened_on_its_own_page(tab: Page, site: Site) -> None:
    store = site.product.store
    identity = withdraw(store)
    found = store.postings.get(identity)
    assert found is not None and found.status == "closed"
    tab.goto(f"/postings/{identity}")
    expect(tab.get_by_role("button", name="重新开放")).to_have_count(0)

    log_in(tab)
    tab.get_by_role("link", name="已结束的信息").click()
    tab.get_by_role("link", name="来源网站已撤下").click()
    card = tab.locator("article.card", has=tab.locator(f'a[href="/postings/{identity}"]'))
    card.get_by_placeholder("原因").fill("原文仍在")
    card.get_by_role("button", name="重新开放").click()
    expect(tab.locator(".notice.good")).to_contain_text("已重新开放")
    expect(tab.locator(f'a[href="/postings/{identity}"]')).to_have_count(0)
    tab.goto(f"/?q={found.title}")
    expect(tab.locator(f'a[href="/postings/{identity}"]')).to_be_visible()

    tab.goto("/staff/audit")
    expect(tab.get_by_text("原文仍在").first).to_be_visible()
    tab.get_by_role("button", name="撤销").first.click()
    tab.wait_for_load_state()
    tab.goto(f"/postings/{identity}")
    expect(tab.get_by_text("已结束").first).to_be_visible()
    tab.get_by_role("button", name="重新开放").click()
    tab.wait_for_url("**/staff/closed?done=1")
    assert [row.action for row in store.review.audit(identity)] == ["reopen", "undo_reopen", "reopen"]


def test_an_employers_class_is_corrected_and_undone(tab: Page, site: Site) -> None:
    store = site.product.store
    posting = next(
        found for found in store.postings.iterate() if found.status == "open" and found.hiring_organization.id
    )
    employer = posting.hiring_organization.id
    before = posting.hiring_organization.employer_class
    tab.goto(f"/employers/{employer}")
    expect(tab.get_by_role("button", name="更正单位性质")).to_have_count(0)
    log_in(tab)
    tab.goto(f"/employers/{employer}")
    tab.get_by_label("单位性质").select_option("international_organization")
    tab.get_by_role("button", name="更正单位性质").click()
    expect(tab.locator("p.line .tag").first).to_have_text("国际组织")
    tab.goto("/?employer_class=international_organization")
    expect(tab.locator("article .employer").first).to_have_text(posting.hiring_organization.name)
    tab.goto("/staff/audit")
    row = tab.locator("tbody tr", has_text=re.compile("更正单位性质")).first
    row.get_by_role("button", name="撤销").click()
    tab.wait_for_load_state()
    after = store.postings.get(posting.id)
    assert after is not None and after.hiring_organization.employer_class == before
