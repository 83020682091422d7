"""A staff member corrects what was concluded by rule: a closing, an employer's class."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import insert, update

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
    assert [row.action for row in store.review.audit(identity, 3)] == ["reopen", "undo_reopen", "reopen"]


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


def shown(site: Site, identity: str) -> bool:
    """Whether a search for its title finds a posting."""
    found = site.product.store.postings.get(identity)
    title = found.title if found else site.product.store.postings.titles([identity])[identity]
    return identity in {hit["id"] for hit in site.product.search(title, size=100, status="all")["hits"]}


def undo_last(tab: Page) -> None:
    tab.get_by_role("button", name="撤销").first.click()
    tab.wait_for_load_state()


def test_a_posting_is_taken_down_on_its_own_page_and_named_in_the_audit(tab: Page, site: Site) -> None:
    posting = next(found for found in site.product.store.postings.iterate() if found.status == "open")
    tab.goto(f"/postings/{posting.id}")
    expect(tab.get_by_role("button", name="下架")).to_have_count(0)
    log_in(tab)
    tab.goto(f"/postings/{posting.id}")
    tab.locator("#correct").get_by_placeholder("原因").fill("收费培训")
    tab.get_by_role("button", name="下架").click()
    expect(tab.locator(".notice.good")).to_contain_text("已下架")
    row = tab.locator("tbody tr").first
    expect(row).to_contain_text(posting.title)
    expect(row).to_contain_text("收费培训")
    assert not shown(site, posting.id)
    assert site.get(f"/postings/{posting.id}").status == 404
    undo_last(tab)
    assert shown(site, posting.id)


def test_a_wrongly_merged_source_is_split_off_and_brought_back(tab: Page, site: Site) -> None:
    store = site.product.store
    posting = next(found for found in store.postings.iterate() if len(found.sources) == 2)
    log_in(tab)
    tab.goto(f"/postings/{posting.id}")
    tab.get_by_role("button", name="拆分").click()
    expect(tab.get_by_role("alert")).to_contain_text("请选择一部分来源")
    tab.locator("#correct input[type=checkbox]").last.check()
    tab.get_by_role("button", name="拆分").click()
    expect(tab.locator(".notice.good")).to_contain_text("已拆分")
    apart = store.review.audit(posting.id)[0].after["posting"]
    assert len(store.postings.announcements(posting.id)) == len(store.postings.announcements(apart)) == 1
    undo_last(tab)
    assert len(store.postings.announcements(posting.id)) == 2


def test_two_that_no_rule_paired_are_found_merged_and_parted(tab: Page, site: Site) -> None:
    store = site.product.store
    one, other = [found for found in store.postings.iterate() if found.type == "job" and found.status == "open"][:2]
    log_in(tab)
    tab.goto(f"/postings/{one.id}")
    tab.get_by_label("另一条的网址").fill(other.title)
    tab.get_by_role("button", name="与另一条合并").click()
    expect(tab.locator(f'a[href$="other={other.id}"]')).to_be_visible()
    tab.get_by_label("另一条的网址").fill(f"{site.address}/postings/{one.id}?lang=zh")
    tab.get_by_role("button", name="查找").click()
    expect(tab.get_by_text("这是同一条信息")).to_be_visible()
    tab.get_by_label("另一条的网址").fill(f"{site.address}/postings/{other.id}?lang=zh")
    tab.get_by_role("button", name="查找").click()
    expect(tab.locator("table.compare")).to_contain_text(other.title)
    tab.get_by_role("button", name="合并", exact=True).click()
    expect(tab.locator(".notice.good")).to_contain_text("已合并")
    assert len({found.id for each in (one, other) if (found := store.postings.get(each.id))}) == 1
    undo_last(tab)
    assert [found.id for each in (one, other) if (found := store.postings.get(each.id))] == [one.id, other.id]


def test_who_judges_a_pair_after_somebody_else_is_told(tab: Page, site: Site) -> None:
    store = site.product.store
    a, b = sorted(found.id for found in list(store.postings.iterate())[:2])
    with store.database.write() as connection:
        values = {"a": a, "b": b, "explain": [], "created_at": store.database.clock(), "settled": False}
        pair = connection.scalar(insert(tables.PossibleDuplicate).values(values).returning(tables.PossibleDuplicate.id))
    log_in(tab)
    card = tab.locator("article.card", has=tab.locator(f'input[name=pair][value="{pair}"]'))
    row = store.review.judge(int(pair or 0), (a, b), "wang", same=False)
    card.get_by_role("button", name="合并", exact=True).click()
    expect(tab.get_by_role("alert").filter(has_text="刚被别人处理过")).to_be_visible()
    assert [found.id for each in (a, b) if (found := store.postings.get(each))] == [a, b]
    store.review.undo(row.id, "wang")
    tab.goto("/staff/")
    card.get_by_role("button", name="不是同一条").click()
    expect(tab.locator(".notice.good")).to_contain_text("已判为不是同一条")
