"""Answers that come by a way round: by sound, as typed after all, by mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from config.settings import Settings
from jobs import alerts
from tests.end_to_end.conftest import Product, product
from tests.mailbox import Mailbox
from tests.web.conftest import Site, serving

__all__ = ["product"]
pytestmark = pytest.mark.browser


def test_words_typed_by_their_sound_are_found_and_said_so(tab: Page) -> None:
    tab.goto("/")
    box = tab.get_by_role("combobox", name="搜索")
    box.fill("ruanjian")
    box.press("Enter")
    notice = tab.get_by_role("status").filter(has_text="软件")
    expect(notice).to_contain_text("ruanjian")
    expect(tab.locator("#found mark", has_text="软件").first).to_be_visible()
    notice.get_by_role("link", name="仍按原词搜索").click()
    expect(tab.get_by_role("status").filter(has_text="ruanjian")).to_have_count(0)
    expect(tab.locator("#total")).to_contain_text("0")


def test_what_holds_parts_of_the_words_stands_below_and_says_so(tab: Page) -> None:
    tab.goto("/?q=软件 海上钻井")
    expect(tab.locator("#total")).to_contain_text("0")
    further = tab.get_by_role("region", name="以下结果只含部分关键词")
    expect(further.locator("mark", has_text="软件").first).to_be_visible()
    tab.goto("/?q=海上钻井")
    expect(further).to_have_count(0)


@pytest.fixture
def mailing(product: Product, mailbox: Mailbox) -> Iterator[tuple[Site, Settings]]:
    """The product of one crawled site, served with messages set up."""
    product.crawl("frontpage")
    mail, here = mailbox.start(), "http://127.0.0.1:{port}"
    with serving(product, JUZHAO_SMTP_URL=mail, JUZHAO_PUBLIC_URL=here) as site:
        yield site, product.settings.model_copy(update={"smtp_url": mail, "public_url": site.address})


def test_an_alert_by_mail_from_the_wish_to_its_end(
    mailing: tuple[Site, Settings], mailbox: Mailbox, chromium: Browser
) -> None:
    site, settings = mailing
    with chromium.new_context(base_url=site.address, locale="zh-CN") as context:
        tab = context.new_page()
        tab.goto("/?q=工程师")
        tab.locator("a[href^='/subscriptions']").first.click()
        tab.locator("input[name=target]").fill("wang@zhao.example")
        tab.locator("input[name=cadence][value=instant]").check()
        tab.get_by_role("button", name="订阅").click()
        expect(tab.get_by_text("等待确认")).to_be_visible()
        alerts.instant(settings, site.product.store)
        (question,) = mailbox.letters
        tab.goto(_link(question, f"{site.address}/subscriptions/"))
        tab.locator("form[action$='/confirm'] button").click()
        expect(tab.locator("form[action$='/confirm']")).to_have_count(0)
        alerts.instant(settings, site.product.store)
        assert len(mailbox.letters) == 1, "what was there before is no news"

        site.product.crawl()
        alerts.instant(settings, site.product.store)
        news = mailbox.letters[-1]
        assert len(mailbox.letters) == 2 and news["To"] == "wang@zhao.example"
        tab.goto(_link(news, f"{site.address}/postings/"))
        assert re.sub(r"\s", "", tab.locator("h1").inner_text()) in re.sub(r"\s", "", _body(news))

        tab.goto(_link(question, f"{site.address}/subscriptions/"))
        tab.locator("form[action$='/cancel'] button").click()
        expect(tab.locator("form[action$='/cancel']")).to_have_count(0)
        alerts.instant(settings, site.product.store)
        assert len(mailbox.letters) == 2


def _body(letter: Any) -> str:
    return str(letter.get_body(("plain",)).get_content())


def _link(letter: Any, start: str) -> str:
    found = re.search(rf"{re.escape(start)}[\w-]+", _body(letter))
    assert found, _body(letter)
    return found[0]
