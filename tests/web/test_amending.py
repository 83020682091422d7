"""A staff member puts right what was read wrongly: on the desk, for students, in search, API and audit."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from pipelines.posting import Posting
from tests.store.conftest import save
from tests.web.conftest import Site
from tests.web.test_access import violations
from tests.web.test_browser import CUT, PHONE, TORN, log_in
from tests.web.test_corrections import undo_last
from tests.web.test_desk import enter

pytestmark = pytest.mark.browser


def one(site: Site, kind: str = "job") -> Posting:
    """A published posting of one site that is open and has a deadline."""
    return next(
        found
        for found in site.product.store.postings.iterate()
        if found.type == kind
        and found.status == "open"
        and len(found.sources) == 1
        and (found.valid_through or found.event)
    )


def open_form(tab: Page, identity: str) -> None:
    tab.goto(f"/staff/postings/{identity}")
    expect(tab.get_by_role("heading", name="更正识别结果")).to_be_visible()


def press_save(tab: Page) -> None:
    tab.get_by_role("button", name="保存更正").click()
    tab.wait_for_load_state()


def test_a_value_is_corrected_and_seen_by_students_search_and_programs(tab: Page, site: Site) -> None:
    posting = one(site)
    log_in(tab)
    tab.goto(f"/postings/{posting.id}")
    tab.locator("#correct").get_by_role("link", name="更正识别结果").click()
    tab.get_by_role("group", name="截止").get_by_label("日期").fill("2031-05-15")
    tab.get_by_role("group", name="工作地点").get_by_role("textbox").fill("拉萨、北京朝阳区")
    tab.get_by_role("group", name="学历").get_by_label("博士", exact=True).check()
    tab.get_by_label("毕业年份").fill("2031")
    tab.get_by_label("原因").fill("原文是五月十五日")
    press_save(tab)
    expect(tab.locator(".notice.good")).to_contain_text("已更正")
    expect(tab.get_by_role("group", name="截止")).to_contain_text("li 于")
    assert violations(tab) == []

    tab.goto(f"/postings/{posting.id}")
    deadline = tab.locator("dl.six div", has_text="截止")
    expect(deadline).to_contain_text("人工更正")
    expect(deadline).to_contain_text("2031年5月15日")
    expect(deadline.locator(".written")).to_contain_text("原文")
    expect(tab.locator("dl.six div", has_text="工作地点")).to_contain_text("西藏 拉萨")
    assert "li" not in tab.locator("dl.six").inner_text(), "students are not told who"
    assert violations(tab) == []
    for query in ("city=540100", "graduation_year=2031", "city=110105&degree=doctor"):
        tab.goto(f"/?{query}")
        expect(tab.locator(f'a[href="/postings/{posting.id}"]').first).to_be_visible()
    answer = site.get(f"/api/v1/postings/{posting.id}").text
    assert '"valid_through":"2031-05-15"' in answer.replace('": ', '":') and '"540100"' in answer
    changes = site.product.store.postings.changes(0, 100_000)
    assert changes[-1].posting_id == posting.id

    tab.goto("/staff/audit")
    row = tab.locator("tbody tr").first
    for words in ("li", "更正识别结果", "原文是五月十五日", "2031年5月15日", "拉萨", "→"):
        expect(row).to_contain_text(words)
    undo_last(tab)
    after = site.product.store.postings.get(posting.id)
    assert after is not None and (after.valid_through, after.locations) == (posting.valid_through, posting.locations)
    expect(tab.locator("tbody tr").first).to_contain_text("撤销“更正识别结果”")


def test_a_waiting_one_is_corrected_by_keyboard_and_then_approved(tab: Page, site: Site) -> None:
    log_in(tab)
    card = tab.locator("article.triage", has=tab.locator("button[value=trust]")).first
    identity = card.get_attribute("data-id") or ""
    card.focus()
    tab.keyboard.press("c")
    tab.get_by_role("group", name="招聘人数").get_by_label("最少").fill("7")
    tab.get_by_role("group", name="招聘人数").get_by_label("最多").fill("7")
    press_save(tab)
    found = site.product.store.postings.get(identity)
    assert found is not None and found.headcount is not None and (found.headcount.min, found.review) == (7, "pending")
    tab.goto("/staff/")
    expect(tab.locator(f"article.triage[data-id='{identity}'] table.compare .tag")).to_have_text("人工更正")
    open_form(tab, identity)
    tab.get_by_role("button", name="通过", exact=True).click()
    expect(tab.locator(".notice.good")).to_contain_text("已通过")
    assert (site.product.store.postings.get(identity) or found).review == "approved"
    tab.goto("/staff/audit")
    undo_last(tab)
    tab.get_by_role("button", name="撤销").first.click()
    tab.wait_for_load_state()


def test_what_cannot_be_taken_is_one_line_and_nothing_is_lost_or_kept(tab: Page, site: Site) -> None:
    posting = one(site)
    log_in(tab)
    open_form(tab, posting.id)
    tab.get_by_role("group", name="工作地点").get_by_role("textbox").fill("西安、朝阳区")
    tab.get_by_label("毕业年份").fill("2030")
    press_save(tab)
    expect(tab.get_by_role("alert")).to_have_text(
        "工作地点：不认识“朝阳区”，或它不止一处：请写上省市，如“北京朝阳区”，或六位代码。"
    )
    expect(tab.get_by_label("毕业年份")).to_have_value("2030")
    assert violations(tab) == []
    assert site.product.store.review.corrections(posting.id) == []
    open_form(tab, posting.id)
    press_save(tab)
    expect(tab.locator("p.notice")).to_contain_text("没有改动")


def test_what_a_reader_reports_leads_to_the_form(tab: Page, site: Site) -> None:
    store, posting = site.product.store, one(site)
    problem = store.review.report_problem(posting.id, "wrong", "截止日期不对")
    log_in(tab)
    card = tab.locator("article.card", has_text="截止日期不对")
    card.get_by_role("link", name="更正识别结果").click()
    expect(tab.get_by_role("heading", name=posting.title)).to_be_visible()
    store.review.resolve_problem(problem, "li")


def test_who_corrects_what_has_changed_meanwhile_is_told(tab: Page, site: Site) -> None:
    store, posting = site.product.store, one(site)
    log_in(tab)
    open_form(tab, posting.id)
    row = store.review.correct(posting.id, {"graduation_years": [2029]}, "wang")
    tab.get_by_label("毕业年份").fill("2030")
    press_save(tab)
    expect(tab.get_by_role("alert")).to_contain_text("刚被更新")
    expect(tab.get_by_label("毕业年份")).to_have_value("2029")
    tab.get_by_label("恢复为识别结果").check()
    press_save(tab)
    expect(tab.locator(".notice.good")).to_be_visible()
    found = store.postings.get(posting.id)
    assert found is not None and found.graduation_years == posting.graduation_years
    assert store.review.audit(posting.id)[0].id > row.id


def test_name_and_class_of_an_employer_are_corrected_together(tab: Page, site: Site) -> None:
    store, posting = site.product.store, one(site)
    log_in(tab)
    open_form(tab, posting.id)
    group = tab.get_by_role("group", name="单位")
    group.get_by_label("名称").fill("漠北测绘研究院")
    group.get_by_label("单位性质").select_option("public_institution")
    press_save(tab)
    found = store.postings.get(posting.id)
    assert found is not None
    organization = found.hiring_organization
    assert (organization.name, organization.employer_class) == ("漠北测绘研究院", "public_institution")
    tab.goto(f"/employers/{organization.id}")
    expect(tab.locator("article.card").first).to_contain_text(posting.title)
    open_form(tab, posting.id)
    tab.get_by_role("group", name="单位").get_by_label("单位性质").select_option("university")
    press_save(tab)
    assert (store.postings.get(posting.id) or found).hiring_organization.employer_class == "university"
    tab.goto("/staff/audit")
    expect(tab.locator("tbody tr").first).to_contain_text("事业单位 → 高校")
    tab.get_by_role("button", name="撤销").first.click()
    tab.wait_for_load_state()
    open_form(tab, posting.id)
    tab.get_by_label("恢复为识别结果").check()
    press_save(tab)
    assert (store.postings.get(posting.id) or found).hiring_organization == posting.hiring_organization


def test_what_its_source_changes_comes_back_to_the_desk_saying_so(tab: Page, site: Site) -> None:
    store, posting = site.product.store, one(site, "announcement")
    (known,) = store.postings.announcements(posting.id)
    store.review.correct(posting.id, {"valid_through": "2031-01-31"}, "wang")
    run = store.crawls.begin_run(known.source)
    raw = known.reading.raw | {"deadline": "2031年3月1日"}
    changed = known.reading.model_copy(update={"raw": raw, "valid_through": date(2031, 3, 1)})
    save(store, run.id, changed, known.key, known.source)
    log_in(tab)
    tab.goto("/staff/?reason=correction_lost")
    card = tab.locator(f"article.triage[data-id='{posting.id}']")
    expect(card.locator(".notice").last).to_contain_text("wang 于")
    expect(card.locator(".notice").last).to_contain_text("2031年1月31日")
    expect(card.locator("table.compare")).to_contain_text("2031年3月1日")
    assert violations(tab) == []
    card.get_by_role("button", name="通过", exact=True).click()
    expect(tab.locator(".notice.good")).to_be_visible()
    assert (store.postings.get(posting.id) or posting).valid_through == date(2031, 3, 1)
    save(store, run.id, known.reading, known.key, known.source)
    store.review.decide(posting.id, "approve", "wang")


@pytest.mark.parametrize("tab", [PHONE, PHONE | {"locale": "en-GB"}], indirect=True)
def test_the_form_fits_a_phone_in_both_languages(tab: Page, site: Site) -> None:
    posting = one(site, "talk")
    enter(tab)
    tab.goto(f"/staff/postings/{posting.id}")
    expect(tab.locator("input[name=start_day]")).to_be_visible()
    for _ in ("the form", "the audit"):
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320
        assert tab.evaluate(CUT) == tab.evaluate(TORN) == []
        assert violations(tab) == []
        tab.goto("/staff/audit")


@pytest.mark.parametrize("tab", [{"locale": "en-GB"}], indirect=True)
def test_the_form_is_english_for_english_readers(tab: Page, site: Site) -> None:
    enter(tab)
    posting = one(site, "talk")
    site.product.store.review.correct(posting.id, {"venue": "Hall 3"}, "wang")
    frames = ("h1", "legend", "summary", "label", "button", "th", ".notice", ".tag")
    pages = {f"/staff/postings/{posting.id}": frames, "/staff/audit": frames}
    for path, shown in (pages | {f"/postings/{posting.id}": ("dl.six dt", "summary", ".tag")}).items():
        tab.goto(path)
        for frame in shown:
            for text in tab.locator(frame).all_inner_texts():
                assert not any("\u4e00" <= letter <= "\u9fff" for letter in text.partition("As written")[0]), (
                    path,
                    text,
                )
    tab.goto("/staff/audit")
    tab.get_by_role("button", name="Undo").first.click()
    tab.wait_for_load_state()


@pytest.mark.parametrize("tab", [{"java_script_enabled": False}], indirect=True)
def test_it_is_corrected_without_scripts(tab: Page, site: Site) -> None:
    posting = one(site, "talk")
    enter(tab)
    tab.goto(f"/staff/postings/{posting.id}")
    tab.locator("input[name=venue]").fill("逸夫楼 301")
    press_save(tab)
    found = site.product.store.postings.get(posting.id)
    assert found is not None and found.event is not None and found.event.venue == "逸夫楼 301"
    tab.get_by_role("button", name="撤销").click()
    tab.wait_for_load_state()
    assert (site.product.store.postings.get(posting.id) or found).event == posting.event
