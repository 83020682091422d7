"""A student and a staff member in a real Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from store.records import RunEnd
from tests.web.conftest import PASSWORD, Site

pytestmark = pytest.mark.browser
PAGES = ("/", "/?q=工程师", "/?city=110000&type=job&degree=master&industry=I", "/calendar", "/stats", "/reports/", "/sources", "/staff/login",
         "/nothing-here", "/api/v1/docs")  # fmt: skip
CUT = """() => [...document.querySelectorAll('.scroll, fieldset, pre')]
    .filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.innerText.slice(0, 60))"""
"""Parts that a thumb would have to move sideways."""
TORN = """() => {
    const torn = [], words = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const node = words.currentNode;
        if (!node.parentElement.checkVisibility() || node.parentElement.getBoundingClientRect().width < 2) continue;
        for (const word of node.data.matchAll(/(?<![^\\s(])[A-Za-z]{2,14}(?![^\\s),.])/g)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) torn.push(word[0]);
        }
    }
    return torn;
}"""
"""English words that stand on two lines."""
PHONE = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}


def log_in(tab: Page) -> None:
    tab.goto("/staff/")
    tab.get_by_label("用户名").fill("li")
    tab.get_by_label("密码").fill(PASSWORD)
    tab.get_by_role("button", name="登录").click()
    expect(tab.get_by_role("heading", name="待审核")).to_be_visible()
    tab.wait_for_load_state()  # the last card is not the last while the page still comes in


def test_search_filter_open_approve_and_find(tab: Page, site: Site) -> None:
    tab.goto("/")
    tab.get_by_label("搜索", exact=True).fill("工程师")
    tab.keyboard.press("Enter")
    expect(tab.locator("#total")).to_contain_text(re.compile(r"共 [1-9]"))
    expect(tab.locator("mark").first).to_contain_text("工程师")
    everything = int(re.sub(r"\D", "", tab.locator("#total").inner_text()))
    tab.get_by_role("checkbox", name=re.compile("^职位")).check()
    tab.get_by_role("button", name="应用筛选").click()
    expect(tab.get_by_text("类型：职位")).to_be_visible()
    assert 0 < int(re.sub(r"\D", "", tab.locator("#total").inner_text())) < everything
    tab.locator("article h2 a").first.click()
    expect(tab.get_by_role("heading", level=2, name="来源")).to_be_visible()
    assert tab.locator("a.button", has_text="原文").get_attribute("href", timeout=5000).startswith("http://127.0.0.")

    log_in(tab)
    waiting = tab.locator("article.card").first
    title = waiting.locator("h2").inner_text().strip()
    identity = waiting.locator("input[name=posting]").first.get_attribute("value")
    posting = site.product.store.postings.get(identity)
    assert posting.review == "pending"
    assert identity not in {hit["id"] for hit in site.product.search("", size=100)["hits"]}
    waiting.get_by_role("button", name="通过", exact=True).click()
    expect(tab.locator(".notice.good")).to_be_visible()
    (audit, *_) = site.product.store.review.audit(subject=identity)
    assert (audit.actor, audit.action) == ("li", "approve")
    tab.goto(f"/?q={title}&type={posting.type}")  # news is shown to who asks for it
    expect(tab.locator(f'a[href="/postings/{identity}"]')).to_be_visible()


def test_reject_with_a_reason_and_take_it_back(tab: Page, site: Site) -> None:
    log_in(tab)
    waiting = tab.locator("article.card", has=tab.get_by_placeholder("驳回理由")).last
    identity = waiting.locator("input[name=posting]").first.get_attribute("value")
    waiting.get_by_placeholder("驳回理由").fill("链接失效")
    waiting.get_by_role("button", name="驳回").click()
    expect(tab.locator(".notice.good")).to_be_visible()
    tab.goto("/staff/audit")
    expect(tab.get_by_text("链接失效").first).to_be_visible()
    assert site.product.store.postings.get(identity).review == "rejected"
    tab.get_by_role("button", name="撤销").first.click()
    tab.wait_for_load_state()
    assert site.product.store.postings.get(identity).review == "pending"


def test_a_held_source_is_shown_first_and_accepted_by_a_person(tab: Page, site: Site) -> None:
    source = site.product.farm.source_id("government")
    run = site.product.store.crawls.begin_run(source)
    site.product.store.crawls.finish_run(run.id, RunEnd("held", "only 1 announcement where 4 are usual"))
    log_in(tab)
    tab.goto("/sources")
    first = tab.locator("tbody tr").first
    expect(first).to_contain_text("only 1 announcement")
    first.get_by_role("button", name="已核对").click()
    tab.wait_for_url("**/sources")
    assert site.product.store.review.audit(source)[0].action == "accept_listing"
    tab.goto("/staff/audit")
    expect(tab.get_by_text("核对来源清单").first).to_be_visible()


@pytest.mark.parametrize("tab", [PHONE, {"viewport": PHONE["viewport"], "locale": "en-GB"}], indirect=True)
@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_off_a_phone(tab: Page, path: str) -> None:
    tab.goto(path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert tab.evaluate(CUT) == []
    assert tab.evaluate(TORN) == []


@pytest.mark.parametrize("tab", [{"viewport": PHONE["viewport"], "locale": "en-GB"}], indirect=True)
def test_figures_of_a_whole_country_fit_a_phone(tab: Page) -> None:
    tab.goto("/reports/")
    tab.evaluate("document.querySelectorAll('.figures td').forEach((cell) => { cell.textContent = '123,456'; })")
    assert tab.evaluate(CUT) == []


@pytest.mark.parametrize("tab", [{"viewport": PHONE["viewport"], "locale": "en-GB"}], indirect=True)
def test_what_was_read_fits_a_phone(tab: Page) -> None:
    """Of a posting and at the desk, with all that can be opened."""
    tab.goto("/?type=job")
    tab.locator("article h2 a").first.click()
    tab.locator("summary", has_text="Understood").click()
    assert tab.evaluate(CUT) == tab.evaluate(TORN) == []
    tab.goto("/staff/")
    tab.get_by_label("User name").fill("li")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Log in").click()
    expect(tab.locator("table.compare").first).to_be_visible()
    assert tab.evaluate(CUT) == tab.evaluate(TORN) == []


@pytest.mark.parametrize("tab", [PHONE], indirect=True)
def test_a_posting_and_the_desk_on_a_phone(tab: Page) -> None:
    tab.goto("/?type=announcement")
    tab.locator("article h2 a").first.click()
    expect(tab.locator("dl.facts-list")).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    log_in(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)
def test_everything_works_without_scripts(tab: Page) -> None:
    tab.goto("/")
    tab.get_by_label("搜索", exact=True).fill("教师")
    tab.get_by_role("button", name="搜索").click()
    expect(tab.locator("article")).not_to_have_count(0)
    tab.locator("article h2 a").first.click()
    expect(tab.locator("dl.facts-list")).to_be_visible()


@pytest.mark.parametrize("tab", [{"locale": "en-GB"}], indirect=True)
@pytest.mark.parametrize("path", ["/", "/calendar", "/stats", "/sources", "/staff/login", "/nothing-here"])
def test_the_frame_is_english_for_english_readers(tab: Page, path: str) -> None:
    tab.goto(path)
    for frame in ("header", "footer", "h1", "legend", "summary", "label", "button", "th"):
        for text in tab.locator(frame).all_inner_texts():
            words = re.sub(r"\d+", "", text.replace("中文", ""))
            if frame in ("label", "th") and re.search(r"[\u4e00-\u9fff]", words):
                continue  # names of schools and places as they are written
            assert not re.search(r"[\u4e00-\u9fff]", words), (frame, text)


def test_the_keyboard_alone_is_enough(tab: Page) -> None:
    tab.goto("/")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == "#main"
    for _ in range(12):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.name") == "q":
            break
    tab.keyboard.type("银行")
    tab.keyboard.press("Enter")
    expect(tab.locator("article")).not_to_have_count(0)
    for _ in range(200):
        tab.keyboard.press("Tab")
        if (tab.evaluate("document.activeElement.getAttribute('href')") or "").startswith("/postings/"):
            break
    tab.keyboard.press("Enter")
    expect(tab.locator("dl.facts-list")).to_be_visible()
