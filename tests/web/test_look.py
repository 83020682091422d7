"""What people see first: results on a phone's first screen, what matters first on a posting, the desk by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from pipelines.normalize.catalogue import table
from pipelines.normalize.industries import name
from tests.web.conftest import Site
from tests.web.test_browser import log_in
from web.i18n import industries
from web.tiles import tiles

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("tab", [PHONE, PHONE | {"locale": "en-GB"}], indirect=True)
def test_the_first_screen_of_a_phone_is_box_chips_and_results(tab: Page) -> None:
    tab.goto("/")
    for piece in ("input[name=q]", "#quick a", "#total"):
        expect(tab.locator(piece).first).to_be_in_viewport(ratio=1)
    tops = [box["y"] for card in tab.locator("article.card").all()[:3] if (box := card.bounding_box())]
    assert tops[0] < 844 / 3 and tops[1] < 844


def test_every_card_says_from_where_and_until_when(tab: Page, site: Site) -> None:
    names = {record.name[:40] for record in site.product.store.crawls.sources()}  # a card shortens a long one
    for path in ("/?size=100", "/?q=工程师&size=100", "/?status=closed"):
        tab.goto(path)
        for card in tab.locator("article.card").all_inner_texts():
            assert any(name in card for name in names), card
            assert re.search(r"截止|最近确认|长期|招满|\d月\d+日|已结束", card), card


@pytest.mark.parametrize("tab", [PHONE], indirect=True)
def test_a_posting_opens_with_what_matters(tab: Page) -> None:
    tab.goto("/?type=job")
    tab.locator("article h2 a").first.click()
    first = tab.locator("dl.six")
    expect(first).to_be_visible()
    assert first.locator("dt").all_inner_texts()[:5] == ["截止", "薪资", "工作地点", "人数", "学历"]
    expect(first).to_be_in_viewport(ratio=1)
    expect(tab.locator(".actions .button").first).to_be_in_viewport(ratio=1)
    expect(first).to_contain_text(re.compile("还剩 \\d+ 天|今天截止|未注明|长期"))
    for label in ("来源", "首次发现", "最近确认"):
        expect(tab.locator("dl.facts-list dt", has_text=re.compile(f"^{label}$"))).to_have_count(1)


def test_what_is_not_stated_says_so(tab: Page, site: Site) -> None:
    silent = next(
        item
        for item in site.product.store.postings.iterate()
        if item.type in ("job", "announcement") and not item.salary
    )
    tab.goto(f"/postings/{silent.id}")
    expect(tab.locator("dl.six div", has_text="薪资")).to_contain_text("未注明")


def test_one_posting_goes_into_a_calendar(tab: Page, site: Site) -> None:
    tab.goto("/?type=talk")
    tab.locator("article h2 a").first.click()
    link = tab.locator("a.button[href$='.ics']").get_attribute("href") or ""
    answer = site.get(link)
    assert answer.status == 200 and "BEGIN:VEVENT" in answer.text


def test_the_desk_by_keyboard_alone(tab: Page, site: Site) -> None:
    """The first posting is at hand, its evidence open; one key decides, and the next one is at hand."""
    log_in(tab)
    cards = tab.locator("article.triage")
    expect(cards.first).to_be_focused()
    expect(cards.first.locator("table.compare")).to_be_visible()
    tab.keyboard.press("j")
    expect(cards.nth(1)).to_be_focused()
    expect(cards.nth(1).locator("table.compare")).to_be_visible()
    expect(cards.first.locator("table.compare")).to_be_hidden()
    decided, after = (cards.nth(place).get_attribute("data-id") for place in (1, 2))
    tab.keyboard.press("a")
    expect(tab.locator(".notice.good")).to_be_visible()
    assert decided and site.product.store.postings.get(decided).review == "approved"
    expect(tab.locator(f"article.triage[data-id='{after}']")).to_be_focused()
    expect(tab.locator("details.look[open]")).to_have_count(1)
    tab.keyboard.press("k")
    expect(cards.first).to_be_focused()


def test_what_waits_of_one_employer_is_one_touch_and_one_key(tab: Page, site: Site) -> None:
    log_in(tab)
    card = tab.locator("article.triage", has=tab.locator("button[value=trust]")).first
    employer = card.locator("input[name=employer]").get_attribute("value") or ""
    promised = int(re.sub(r"\D", "", card.locator("button[value=trust]").inner_text()))
    tab.goto(f"/staff/?employer={employer}")
    assert tab.locator("article.triage").count() == promised
    tab.keyboard.press("e")
    expect(tab.locator(".notice.good")).to_be_visible()
    assert site.product.store.review.audit(employer)[0].action == "approve_employer"
    assert f"employer={employer}" in tab.url


@pytest.mark.parametrize("tab", [{"locale": "en-GB"}], indirect=True)
@pytest.mark.parametrize(
    "path", ["/", "/calendar", "/stats", "/sources", "/mine", "/reports/", "/staff/login", "/subscriptions"]
)
def test_no_chinese_is_left_in_english_words(tab: Page, site: Site, path: str) -> None:
    """What is left in Chinese is what announcements and registers of names say."""
    tab.goto(path)
    tab.evaluate("""() => {
        for (const said of document.querySelectorAll('article, .entries, td, th[scope=row], #f-major, label, option, input, [lang="zh-CN"]'))
            said.remove();
    }""")
    left = [line for line in tab.locator("body").inner_text().splitlines() if CHINESE.search(line)]
    known = {record.name for record in site.product.store.crawls.sources()}
    assert [line for line in left if line not in known] == []


def test_every_industry_and_province_has_an_english_name() -> None:
    assert set(industries()) == set(table("industries"))
    assert not any(CHINESE.search(words) for words in industries().values()) and name("I65")
    assert len({tile.letters for tile in tiles([])}) == 34
