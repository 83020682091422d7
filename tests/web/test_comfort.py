"""What scripts add: live filters, suggestions, shortcuts, things kept on the device, the phone's filter sheet."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Site
from tests.web.test_browser import PHONE

pytestmark = pytest.mark.browser


def total(tab: Page) -> int:
    return int(re.sub(r"\D", "", tab.locator("#total").inner_text()))


def test_a_filter_applies_at_once_and_makes_an_address(tab: Page) -> None:
    tab.goto("/?q=工程师")
    before = total(tab)
    tab.get_by_role("checkbox", name=re.compile("^宣讲会")).check()
    expect(tab.get_by_text("类型：宣讲会")).to_be_visible()
    assert 0 < total(tab) < before
    assert "type=talk" in tab.url and "deadline_within" not in tab.url
    expect(tab.get_by_role("checkbox", name=re.compile("^宣讲会"))).to_be_focused()
    tab.go_back()
    expect(tab.get_by_text("类型：宣讲会")).to_have_count(0)
    assert total(tab) == before


def test_counts_of_facets_are_true(tab: Page) -> None:
    tab.goto("/")
    label = tab.locator("label", has=tab.locator("#f-type-talk"))
    promised = int(label.locator(".count").inner_text())
    tab.goto("/?type=talk")
    assert total(tab) == promised


def test_a_failed_update_is_said(chromium: Browser, site: Site) -> None:
    with chromium.new_context(base_url=site.address, locale="zh-CN") as context:
        tab = context.new_page()
        tab.goto("/")
        tab.route("**/?*", lambda route: route.abort())
        tab.locator("#f-type-talk").check()
        expect(tab.locator("#live-error")).to_be_visible()


def test_suggestions_by_keyboard(tab: Page) -> None:
    tab.goto("/")
    box = tab.get_by_role("combobox", name="搜索")
    box.press_sequentially("云岭", delay=30)
    option = tab.get_by_role("option").first
    expect(option).to_be_visible()
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(option).to_be_hidden()
    box.press_sequentially("电子")
    expect(tab.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(tab.locator("article mark").first).to_be_visible()


def test_shortcuts_can_be_used_and_turned_off(tab: Page) -> None:
    tab.goto("/?q=工程师")
    tab.keyboard.press("j")
    assert "/postings/" in (tab.evaluate("document.activeElement.getAttribute('href')") or "")
    tab.keyboard.press("?")
    expect(tab.locator("#keys")).to_be_visible()
    tab.locator("#keys-on").uncheck()
    tab.keyboard.press("Escape")
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.name") != "q"


def test_saved_postings_and_searches_stay_on_this_device(tab: Page) -> None:
    tab.goto("/?type=talk")
    title = tab.locator("article h2 a").first.inner_text()
    tab.locator("article button.save").first.click()
    expect(tab.locator("article button.save").first).to_have_attribute("aria-pressed", "true")
    tab.locator("#save-search").click()
    tab.goto("/mine")
    expect(tab.locator("#saved")).to_contain_text(title)
    expect(tab.locator("#searches")).to_contain_text("宣讲会")
    expect(tab.locator("#searches .new")).to_have_text(re.compile(r"\d+"))
    tab.get_by_role("button", name="清除收藏").click()
    expect(tab.locator("#saved")).to_contain_text("还没有内容")
    assert json.loads(tab.evaluate("JSON.stringify(localStorage)")) in ({}, {"juzhao.seen": "[]"})


def test_a_profile_on_the_device_orders_by_fit_and_says_why(tab: Page) -> None:
    tab.goto("/mine")
    tab.locator("select[name=degree]").select_option("bachelor")
    tab.locator("input[name=majors]").fill("软件工程、计算机类")
    tab.locator("input[name=cities]").fill("西安")
    tab.locator("#profile button").click()
    expect(tab.locator("#matches li").first).to_contain_text("✓ 学历")
    kept = json.loads(tab.evaluate("localStorage['juzhao.profile']"))
    assert kept["city_codes"] == ["610100"] and kept["major_codes"]
    tab.goto("/?q=工程师")
    expect(tab.locator("article .fit").first).to_be_visible()
    tab.get_by_role("button", name="按匹配排序").click()
    scores = [int(re.search(r"\d+", text)[0]) for text in tab.locator("article .fit strong").all_inner_texts()]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) > 1


def test_a_hidden_posting_can_be_brought_back(tab: Page) -> None:
    tab.goto("/")
    card = tab.locator("article.card").first
    card.get_by_role("button", name="不感兴趣").click()
    expect(card).to_be_hidden()
    tab.get_by_role("button", name="撤销").click()
    expect(card).to_be_visible()


def test_saved_events_at_one_time_clash(tab: Page) -> None:
    tab.goto("/")
    events = [{"id": f"{name:0>16}", "title": name, "start": "2026-12-01T19:00:00+08:00"} for name in "ab"]
    tab.evaluate("events => localStorage.setItem('juzhao.saved', JSON.stringify(events))", events)
    tab.goto("/mine")
    expect(tab.get_by_text("时间冲突").first).to_be_visible()


def test_what_was_saved_is_looked_up_again(tab: Page, site: Site) -> None:
    """A talk that moved, one that is taken down: the page from which a week is planned says so."""
    tab.goto("/?type=talk")
    tab.locator("article button.save").first.click()
    old = "2026-01-02T14:00:00+08:00"
    tab.evaluate(
        """old => { const [entry] = JSON.parse(localStorage["juzhao.saved"]);
        localStorage["juzhao.saved"] = JSON.stringify([{...entry, start: old}, {id: "0000000000000000", title: "没有了的", start: old}]); }""",
        old,
    )
    tab.goto("/mine")
    expect(tab.locator("#saved li").first).to_contain_text("时间已改，原为 2026年1月2日 14:00")
    expect(tab.locator("#saved li").nth(1)).to_contain_text("已不再显示")
    kept = json.loads(tab.evaluate("localStorage['juzhao.saved']"))
    assert kept[0]["start"] != old and kept[0]["was"] == old


def test_my_school_is_one_touch_away(tab: Page, site: Site) -> None:
    tab.goto(f"/schools/{site.product.farm.source_id('frontpage')}")
    tab.locator("#pin-school").click()
    tab.goto("/")
    tab.locator("#my-school a").click()
    expect(tab).to_have_url(re.compile("source="))
    expect(tab.locator("article")).not_to_have_count(0)


def test_the_theme_stays_chosen(tab: Page) -> None:
    tab.goto("/")
    tab.locator("#theme").select_option("dark")
    tab.reload()
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("tab", [PHONE], indirect=True)
def test_filters_on_a_phone_fill_the_screen_and_apply(tab: Page) -> None:
    tab.goto("/")
    tab.locator("details.filters > summary").click()
    sheet = tab.locator("details.filters").bounding_box()
    assert sheet and sheet["width"] == 320 and sheet["height"] >= 600
    expect(tab.get_by_role("button", name="应用筛选")).to_be_in_viewport()
    tab.get_by_role("checkbox", name=re.compile("^宣讲会")).check()
    tab.get_by_role("button", name="应用筛选").click()
    expect(tab.get_by_text("类型：宣讲会")).to_be_visible()
    expect(tab.locator("details.filters")).not_to_have_attribute("open", "")


def test_the_month_by_arrow_keys(tab: Page) -> None:
    tab.goto("/calendar")
    days = tab.locator("a.day")
    expect(days.nth(1)).to_be_visible()
    days.first.focus()
    tab.keyboard.press("ArrowRight")
    expect(days.nth(1)).to_be_focused()


def test_charts_stand_beside_their_tables(tab: Page) -> None:
    tab.goto("/stats")
    expect(tab.locator(".chart svg").first).to_be_visible()
    assert tab.locator(".chart").count() <= tab.locator("table").count()
    expect(tab.locator("svg.tiles a")).to_have_count(34)
