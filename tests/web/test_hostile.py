"""What a source or a visitor writes stays text: in every field, on every page, in a real browser."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Browser

from pipelines.posting import Attachment, Event, Flag, KeyDate, Organization, Position
from search import indexer
from search.service import open_engine
from tests.store.conftest import crawl, posting, source
from tests.web.conftest import PASSWORD, Site
from tests.web.payloads import PAYLOADS as MANY

PAYLOADS = (
    "<script>document.title='hit'</script>",
    "<img src=x onerror=document.title='hit'>",
    "<svg/onload=document.title='hit'>",
    '"><iframe srcdoc="<script>parent.document.title=\'hit\'</script>">',
    "'-document.title='hit'-'",
    "</script><script>document.title='hit'</script>",
    "{{7*7}}<b>${7*7}</b>",
    "javascript:document.title='hit'",
    "</textarea></title><math><mtext><form><style>@import'//evil.example'</style>",
    "<a id=words name=location>x</a>",
)
EVERYWHERE = " ".join(PAYLOADS)


@pytest.fixture(scope="module")
def hostile(site: Site) -> list[str]:
    """Postings with the payloads in every field that reaches a page: one for students, one that waits for staff."""
    store = site.product.store
    now = site.product.now()
    store.crawls.know_source(source("evil", name=EVERYWHERE))
    reading = posting(
        f"恶意 {EVERYWHERE}"[:290],
        type="talk",
        description="\n".join(PAYLOADS),
        hiring_organization=Organization(name=EVERYWHERE[:190], normalized="evil"),
        event=Event(start=now + timedelta(days=2), venue=EVERYWHERE[:190], organizer=EVERYWHERE[:90]),
        valid_through=None,
        key_dates=[KeyDate(stage="exam", start=now + timedelta(days=3))],
        positions=[Position(title=EVERYWHERE[:190])],
        attachments=[Attachment(name=EVERYWHERE[:190], url="javascript:document.title='hit'")],
        apply_url="javascript:document.title='hit'",
        raw={"location": EVERYWHERE[:400], "degree": PAYLOADS[1]},
    )
    flagged = reading.model_copy(
        update={"flags": [Flag(code="scam", phrase=PAYLOADS[0], rule=PAYLOADS[1])], "review_reasons": ["flag_scam"]}
    )
    crawl(store, {"shown": reading, "waiting": flagged.model_copy(update={"title": f"待审 {PAYLOADS[0]}"})}, "evil")
    engine = open_engine(site.product.settings)
    indexer.sync(store, engine)
    engine.close()
    return [item.id for item in store.postings.iterate(approved_only=False) if item.sources[0].source == "evil"]


@pytest.mark.browser
def test_payloads_stay_text(site: Site, hostile: list[str], chromium: Browser) -> None:
    shown = next(found for found in hostile if site.product.store.postings.get(found).review == "approved")
    employer = site.product.store.postings.get(shown).hiring_organization.id
    with chromium.new_context(base_url=site.address, locale="zh-CN") as context:
        tab = context.new_page()
        blocked: list[str] = []
        tab.on("console", lambda message: blocked.append(message.text) if "Security Policy" in message.text else None)
        tab.on("dialog", lambda dialog: blocked.append(dialog.message))
        tab.goto("/staff/login")
        tab.get_by_label("用户名").fill("li")
        tab.get_by_label("密码").fill(PASSWORD)
        tab.get_by_role("button", name="登录").click()
        paths = ["/?q=恶意", f"/postings/{shown}", f"/employers/{employer}", "/schools/evil", "/calendar?view=list", "/sources",
                 "/staff/", "/staff/audit", f"/?q={PAYLOADS[0]}", f"/?city={PAYLOADS[1]}", f"/nothing/{PAYLOADS[2]}", "/stats"]  # fmt: skip
        for path in paths:
            tab.goto(path)
            tab.wait_for_timeout(50)
            assert tab.title() != "hit", path
            assert tab.locator("iframe, script:not([src]):not([type$=json]), form[action^='//']").count() == 0, path
            assert tab.locator("a[href^='javascript']").count() == 0, path
        tab.goto(f"/postings/{shown}")
        assert tab.locator(".text").inner_text().count("<script>") == EVERYWHERE.count("<script>")
        assert blocked == []


@pytest.fixture(scope="module")
def flood(site: Site) -> list[str]:
    """One talk for each payload, with it in title, employer, venue, organizer and text; every tenth waits for staff."""
    store, now = site.product.store, site.product.now()
    store.crawls.know_source(source("flood", name="洪水"))
    readings = {}
    for number, payload in enumerate(MANY):
        start = now + timedelta(days=1 + number % 25, hours=number // 25)
        organization = Organization(name=f"{payload} 洪{number}"[:190], normalized=f"flood{number}")
        waits = (
            {"flags": [Flag(code="scam", phrase=payload, rule=payload)], "review_reasons": ["flag_scam"]}
            if number % 10 == 0
            else {}
        )
        readings[str(number)] = posting(
            f"洪水{number} {payload}", type="talk", description=f"第{number}场 {payload}", hiring_organization=organization, valid_through=None,
            event=Event(start=start, venue=payload[:190], organizer=payload[:190]), raw={"venue": payload, "location": payload}, **waits,
        )  # fmt: skip
    crawl(store, readings, "flood")
    engine = open_engine(site.product.settings)
    indexer.sync(store, engine)
    engine.close()
    return [item.id for item in store.postings.iterate() if item.sources[0].source == "flood"]


@pytest.mark.browser
def test_hundreds_of_payloads_open_no_dialog_and_trip_no_policy(
    site: Site, flood: list[str], chromium: Browser
) -> None:
    """In lists, calendar, posting pages, the desk, the search box and the error page."""
    assert len(set(MANY)) >= 440 and len(flood) > 390
    before = reports(site)
    session = site.product.store.accounts.open_session("li")
    with chromium.new_context(base_url=site.address, locale="zh-CN") as context:
        context.add_cookies([{"name": "juzhao_session", "value": session, "url": site.address}])
        tab = context.new_page()
        said: list[str] = []
        tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        shown: set[str] = set()
        lists = [f"/?q=洪水&size=100&page={number}" for number in range(1, 6)]
        asked = [f"/?{urlencode({'q': payload, 'city': payload, 'source': payload})}" for payload in MANY[::25]]
        odd = [f"/nothing/{quote(payload, safe='')}" for payload in MANY[7::60]]
        desk = [
            "/staff/",
            "/staff/?reason=flag_scam",
            "/staff/audit",
            "/schools/flood",
            "/calendar?view=list",
            "/calendar?view=week",
        ]
        for path in [*lists, *desk, *(f"/postings/{found}" for found in flood[::25]), *asked, *odd]:
            tab.goto(path)
            assert tab.title() != "hit" and said == [], path
            assert (
                tab.locator(
                    "iframe, object, embed, base, a[href^='javascript' i], form[action^='javascript' i]"
                ).count()
                == 0
            ), path
            text = "".join(tab.locator("body").inner_text().split())
            shown |= {payload for payload in MANY if "".join(payload.split()) in text}
    assert len(shown) >= 440, "they were on the pages, as text"
    assert reports(site) == before


def reports(site: Site) -> float:
    found = re.search(r"^juzhao_csp_reports_total (\S+)", site.get("/metrics").text, re.MULTILINE)
    assert found
    return float(found[1])
