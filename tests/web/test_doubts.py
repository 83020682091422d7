"""What the reading left open: the desk shows the words and the candidates, and one press makes one of them staff's word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from crawler.items import RawItem
from pipelines.posting import Posting
from pipelines.reading import to_posting
from tests.store.conftest import save
from tests.web.conftest import Site
from tests.web.test_access import violations
from tests.web.test_browser import CUT, PHONE, TORN, log_in
from tests.web.test_desk import enter

pytestmark = pytest.mark.browser
TITLE = "云岭电子招聘嵌入式工程师"
TEXT = "招聘嵌入式工程师2名，本科及以上。薪资：100元/月。报名截止时间：10/11/2031。工作地点：鼓楼区。"


def put(site: Site, text: str = TEXT, key: str = "doubt") -> str:
    """A school's announcement as it is read, stored; the posting's id."""
    store = site.product.store
    source = next(row.id for row in store.crawls.sources() if row.trust == "publish")
    now = site.product.settings.clock()
    item = RawItem(
        source=source, key=key, url=f"http://doubt.example/{key}", family="article", fetched_at=now,
        title=TITLE, description=text, published=now.date().isoformat(),
    )  # fmt: skip
    run = store.crawls.begin_run(source)
    return save(store, run.id, to_posting(item, now), key, source).posting_id


@pytest.fixture
def doubtful(site: Site) -> Iterator[str]:
    """A posting that waits for three doubts and for nothing else; gone from the desk afterwards."""
    identity = put(site)
    assert waits(site, identity) == ["unsure_locations", "unsure_salary", "unsure_valid_through"]
    yield identity
    for row in site.product.store.review.audit(identity):
        if row.action == "correct" and row.undone_by is None:
            site.product.store.review.undo(row.id, "li")


def waits(site: Site, identity: str) -> list[str]:
    return the(site, identity).review_reasons


def the(site: Site, identity: str) -> Posting:
    found = site.product.store.postings.get(identity)
    assert found is not None
    return found


def card_of(tab: Page, identity: str) -> Locator:
    tab.goto("/staff/?reason=unsure_valid_through")
    return tab.locator(f"article.triage[data-id='{identity}']")


def test_candidates_stand_beside_the_words_and_one_press_is_staffs_word(tab: Page, site: Site, doubtful: str) -> None:
    log_in(tab)
    card = card_of(tab, doubtful)
    deadline = card.locator("form.doubt", has_text="截止不确定")
    expect(deadline).to_contain_text("10/11/2031")
    expect(deadline.locator("button")).to_have_text(["2031年10月11日", "2031年11月10日"])
    expect(card.locator("form.doubt", has_text="地点不确定").locator("button").first).to_have_text("江苏 南京 鼓楼")
    expect(card.locator("form.doubt", has_text="薪资不确定")).to_contain_text("100 元/月")
    assert violations(tab) == []
    deadline.get_by_role("button", name="11月10日").click()
    expect(tab.locator(".notice.good")).to_contain_text("已采用")
    found = the(site, doubtful)
    assert (found.valid_through, found.review) == (date(2031, 11, 10), "pending")
    assert waits(site, doubtful) == ["unsure_locations", "unsure_salary"]
    assert site.product.store.review.audit(doubtful)[0].actor == "li"
    tab.get_by_role("button", name="撤销").click()
    expect(tab.locator(".notice.good")).to_contain_text("已撤销")
    assert the(site, doubtful).valid_through is None and len(waits(site, doubtful)) == 3


def test_by_keys_alone_until_it_is_published_and_the_next_crawl_changes_nothing(
    tab: Page, site: Site, doubtful: str
) -> None:
    log_in(tab)
    order = card_of(tab, doubtful).locator("form.doubt strong").all_inner_texts()
    assert order == ["地点不确定", "薪资不确定", "截止不确定"]
    for reason, digit in (("locations", "3"), ("salary", "1"), ("valid_through", "2")):
        tab.goto(f"/staff/?reason=unsure_{reason}")
        tab.locator(f"article.triage[data-id='{doubtful}']").focus()
        tab.keyboard.press(digit)
        expect(tab.locator(".notice.good")).to_contain_text("已采用")
    found = the(site, doubtful)
    assert (found.locations, found.valid_through, found.review) == (["350102"], date(2031, 11, 10), "approved")
    assert found.salary is not None and found.salary.min == 100
    assert put(site, TEXT + "另招测试工程师若干名，欢迎加入。") == doubtful
    again = the(site, doubtful)
    assert (again.locations, again.valid_through) == (["350102"], date(2031, 11, 10)), "words as before, text longer"
    assert "unsure_valid_through" not in again.review_reasons


@pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_and_a_colleague_was_faster(tab: Page, site: Site, doubtful: str) -> None:
    enter(tab)
    card = card_of(tab, doubtful)
    card.locator("form.doubt", has_text="地点不确定").get_by_role("button", name="南京").click()
    expect(tab.locator(".notice.good")).to_contain_text("已采用")
    assert the(site, doubtful).locations == ["320106"]
    card = card_of(tab, doubtful)
    site.product.store.review.correct(doubtful, {"valid_through": "2031-12-01"}, "wang")
    card.locator("form.doubt", has_text="截止不确定").get_by_role("button", name="11月10日").click()
    expect(tab.get_by_role("alert")).to_be_visible()
    assert the(site, doubtful).valid_through == date(2031, 12, 1)


@pytest.mark.parametrize("tab", [PHONE, PHONE | {"locale": "en-GB"}], indirect=True)
def test_candidates_fit_a_phone_in_both_languages(tab: Page, site: Site, doubtful: str) -> None:
    enter(tab)
    card = card_of(tab, doubtful)
    expect(card.locator("form.doubt")).to_have_count(3)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert tab.evaluate(CUT) == tab.evaluate(TORN) == []
    assert violations(tab) == []


def test_what_is_no_candidate_is_refused(tab: Page, site: Site, doubtful: str) -> None:
    log_in(tab)
    token = tab.locator("#many input[name=token]").get_attribute("value") or ""
    given = {"token": token, "posting": doubtful, "version": str(the(site, doubtful).version)}
    before = the(site, doubtful)
    for wrong in ({"field": "valid_through", "choice": "7"}, {"field": "title", "choice": "0"}, {"field": "salary"}):
        answer = tab.request.post("/staff/take", form={**given, **wrong}, max_redirects=0)
        assert "none_taken" in answer.headers["location"], wrong
    assert tab.request.post("/staff/take", form={**given, "field": "salary", "choice": "x"}).status == 422
    assert the(site, doubtful) == before
