"""A morning at the desk: many decisions at once, a colleague who was faster, all of it by keyboard and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import PASSWORD, Site
from tests.web.test_access import violations
from tests.web.test_browser import PHONE, log_in

pytestmark = pytest.mark.browser


def choose(tab: Page, *places: int) -> list[str]:
    """Select cards of the queue; their ids."""
    cards = tab.locator("article.triage")
    for place in places:
        cards.nth(place).locator("input[name=selected]").check()
    return [cards.nth(place).get_attribute("data-id") or "" for place in places]


def enter(tab: Page) -> None:
    """Log in, in whatever language."""
    tab.goto("/staff/")
    tab.locator("input[name=name]").fill("li")
    tab.locator("input[name=password]").fill(PASSWORD)
    tab.locator("main form button").click()
    expect(tab.locator("#many")).to_be_visible()


def reviews(site: Site, ids: list[str]) -> list[str]:
    return [found.review for each in ids if (found := site.product.store.postings.get(each))]


def test_many_are_rejected_with_one_reason_and_all_brought_back(tab: Page, site: Site) -> None:
    log_in(tab)
    ids = choose(tab, 0, 2)
    expect(tab.locator("#chosen")).to_have_text("已选 2 条")
    bar = tab.locator("#many")
    bar.get_by_label("共同的驳回理由").fill("报名链接失效")
    bar.get_by_role("button", name="驳回所选").click()
    expect(tab.locator(".notice.good")).to_contain_text("已驳回 2 条")
    assert reviews(site, ids) == ["rejected"] * 2
    assert [site.product.store.review.audit(each)[0].reason for each in ids] == ["报名链接失效"] * 2
    tab.get_by_role("button", name="全部撤销").click()
    expect(tab.locator(".notice.good")).to_contain_text("已撤销")
    assert reviews(site, ids) == ["pending"] * 2


def test_one_that_a_colleague_decided_is_named_and_the_others_go_through(tab: Page, site: Site) -> None:
    store = site.product.store
    log_in(tab)
    first, second, third = ids = choose(tab, 0, 1, 2)
    row = store.review.decide(second, "reject", "wang", "重复")
    title = store.postings.titles([second])[second]
    tab.locator("#many").get_by_role("button", name="通过所选").click()
    expect(tab.locator(".notice.good")).to_contain_text("已通过 2 条")
    expect(tab.locator("#left")).to_contain_text("有 1 条没有处理")
    expect(tab.locator("#left li")).to_contain_text(title)
    expect(tab.locator("#left li")).to_contain_text("wang 已驳回")
    expect(tab.locator("#left")).to_be_in_viewport()
    assert reviews(site, ids) == ["approved", "rejected", "approved"]
    assert violations(tab) == []
    tab.get_by_role("button", name="全部撤销").click()
    tab.wait_for_load_state()
    assert reviews(site, [first, third]) == ["pending"] * 2
    store.review.undo(row.id, "wang")


def test_who_decides_on_one_second_is_told(tab: Page, site: Site) -> None:
    log_in(tab)
    card = tab.locator("article.triage").nth(1)
    identity = card.get_attribute("data-id") or ""
    row = site.product.store.review.decide(identity, "approve", "wang")
    card.get_by_role("button", name="驳回", exact=True).click()
    expect(tab.locator("#left li")).to_contain_text("wang 已通过")
    expect(tab.locator(".notice.good")).to_have_count(0)
    assert reviews(site, [identity]) == ["approved"]
    site.product.store.review.undo(row.id, "wang")


def test_many_are_decided_by_keyboard_alone(tab: Page, site: Site) -> None:
    log_in(tab)
    cards = tab.locator("article.triage")
    ids = [cards.nth(place).get_attribute("data-id") or "" for place in (0, 1)]
    for key in (" ", "j", " ", "R"):
        tab.keyboard.press(key)
    expect(tab.locator("#many input[name=reason]")).to_be_focused()
    tab.keyboard.type("不是招聘信息")
    tab.keyboard.press("Escape")
    expect(cards.nth(1)).to_be_focused()
    tab.keyboard.press("X")
    expect(tab.locator(".notice.good")).to_contain_text("已驳回 2 条")
    assert [site.product.store.review.audit(each)[0].reason for each in ids] == ["不是招聘信息"] * 2
    tab.get_by_role("button", name="全部撤销").press("Enter")
    tab.wait_for_load_state()
    assert reviews(site, ids) == ["pending"] * 2


def test_enter_in_the_field_of_a_reason_never_approves(tab: Page, site: Site) -> None:
    log_in(tab)
    card = tab.locator("article.triage").first
    identity = card.get_attribute("data-id") or ""
    tab.keyboard.press("r")
    tab.keyboard.type("内容不实")
    tab.keyboard.press("Enter")
    expect(tab.locator(".notice.good")).to_contain_text("已驳回")
    row = site.product.store.review.audit(identity)[0]
    assert (row.action, row.reason) == ("reject", "内容不实")
    tab.get_by_role("button", name="撤销").click()
    tab.wait_for_load_state()


def test_who_answers_a_report_second_is_told(tab: Page, site: Site) -> None:
    store = site.product.store
    posting = next(store.postings.iterate())
    problem = store.review.report_problem(posting.id, "wrong", "电话打不通")
    log_in(tab)
    store.review.resolve_problem(problem, "wang", "已联系来源")
    tab.locator("article.card", has_text="电话打不通").get_by_role("button", name="已处理").click()
    expect(tab.get_by_role("alert")).to_contain_text("刚被别人处理过")
    assert store.review.audit(posting.id)[0].actor == "wang"


@pytest.mark.parametrize("tab", [PHONE, PHONE | {"locale": "en-GB"}], indirect=True)
def test_what_is_done_to_many_stays_at_hand_on_a_phone(tab: Page) -> None:
    enter(tab)
    last = tab.locator("article.triage").last
    last.scroll_into_view_if_needed()
    last.locator("input[name=selected]").check()
    bar = tab.locator("#many")
    for piece in (bar.locator("button:visible").first, bar.locator("button:visible").last, bar.locator("#chosen")):
        expect(piece).to_be_in_viewport(ratio=1)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(tab) == []


def test_a_form_that_names_no_posting_is_refused(tab: Page) -> None:
    log_in(tab)
    token = tab.locator("#many input[name=token]").get_attribute("value")
    for wrong in ("x", "abc:", "abc:one", "../x:1"):
        form = {"token": token, "action": "approve_selected", "selected": wrong}
        assert tab.request.post("/staff/decide", form=form, max_redirects=0).status == 422


def test_from_the_log_in_to_a_kind_that_is_done_by_keyboard(tab: Page, site: Site) -> None:
    tab.goto("/staff/")
    tab.keyboard.type("li")
    tab.keyboard.press("Tab")
    tab.keyboard.type(PASSWORD)
    tab.keyboard.press("Enter")
    expect(tab.locator("#many")).to_be_visible()
    tab.goto("/staff/?reason=flag_zodiac")
    left = tab.get_by_text("这里没有了").get_by_role("link")
    left.click()
    expect(tab.locator("article.triage")).not_to_have_count(0)
