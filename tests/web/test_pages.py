"""Every address of the contract, what a wrong question is told, and that all words exist in both languages."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from lxml import html
from sqlalchemy import insert

import web
from config.timezone import TIMEZONE
from pipelines.evidence import Evidence
from pipelines.normalize.catalogue import table
from search.calendar import entries
from store.tables import PossibleDuplicate
from tests.search.conftest import posting
from tests.web.conftest import Site
from web.context import Words
from web.i18n import LANGUAGES, catalogue, majors, translate

TEMPLATES = sorted((Path(web.__file__).parent / "templates").rglob("*.html"))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/calendar", "text/html"),
        ("/stats", "text/html"),
        ("/sources", "text/html"),
        ("/reports/2026-W40", "text/html"),
        ("/staff/login", "text/html"),
        ("/feed.rss", "application/rss+xml"),
        ("/feed.atom", "application/atom+xml"),
        ("/feed.json", "application/feed+json"),
        ("/calendar.ics", "text/calendar"),
        ("/api/v1/postings", "application/json"),
        ("/api/v1/events", "application/json"),
        ("/api/v1/employers", "application/json"),
        ("/api/v1/stats", "application/json"),
        ("/api/v1/sources", "application/json"),
        ("/api/v1/changes", "application/json"),
        ("/api/v1/suggest?q=云岭", "application/json"),
        ("/api/v1/openapi.json", "application/json"),
        ("/api/v1/docs", "text/html"),
        ("/healthz", "text/plain"),
        ("/readyz", "text/plain"),
        ("/metrics", "text/plain"),
    ],
)
def test_addresses(site: Site, path: str, kind: str) -> None:
    answer = site.get(path)
    assert (answer.status, answer.kind) == (200, kind), answer.text[:300]
    if kind == "text/html":
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//(?!127\.)""", answer.text), "a page names another host"
        assert answer.text.count("<h1") == 1
        assert "content-security-policy" in {name.lower() for name in answer.headers}
    if kind.endswith("xml"):
        assert ElementTree.fromstring(answer.text) is not None


def test_the_metrics_of_postings_add_up(site: Site) -> None:
    counted = dict(re.findall(r'^juzhao_postings\{status="(\w+)"\} (\S+)', site.get("/metrics").text, re.MULTILINE))
    assert set(counted) == {"open", "closed", "held", "pending", "rejected"}
    assert float(counted["open"]) > 0
    assert float(metric(site, "juzhao_employers")) > 0 and float(metric(site, "juzhao_sources")) > 0


def metric(site: Site, name: str) -> str:
    (value,) = re.findall(rf"^{name} (\S+)", site.get("/metrics").text, re.MULTILINE)
    return str(value)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/postings/0000000000000000", 404),
        ("/employers/e0", 404),
        ("/nothing", 404),
        ("/?size=9999", 400),
        ("/?sort=best", 400),
        ("/?page=x", 400),
        ("/calendar?month=2026-13", 400),
        ("/reports/2026-60", 404),
        ("/reports/9999-W52", 404),
        ("/reports/0001-W01", 404),
        ("/staff/", 303),
        ("/?program=x", 400),
        ("/?city=999999", 400),
        ("/?major=9999", 400),
        ("/?salary=12000-8000", 400),
        ("/?major=xx", 400),
        ("/?facets=x", 400),
        ("/api/v1/postings?facets=x", 400),
        ("/api/v1/postings?facets=none", 200),
        ("/api/v1/postings?program=selected_graduates&salary=30000-&salary=none&major=080204H", 200),
        ("/api/v1/changes?after=99999999", 410),
        ("/api/v1/postings/0", 404),
        ("/api/v1/postings?size=9999", 422),
        ("/api/v1/postings?cursor=nonsense&sort=newest", 400),
    ],
)
def test_wrong_questions(site: Site, path: str, status: int) -> None:
    answer = site.get(path)
    assert answer.status == status, answer.text[:300]
    assert "Traceback" not in answer.text
    if status >= 400 and path.startswith("/api/"):
        assert answer.kind == "application/problem+json"
        assert {"type", "title", "status", "detail"} <= set(json.loads(answer.text))
    elif status >= 400:
        assert 'href="/"' in answer.text, "an error page leads back"


def test_the_api_gives_what_the_page_shows(site: Site) -> None:
    answer = json.loads(site.get("/api/v1/postings", q="银行", size=100).text)
    assert answer["total"] == len(answer["hits"]) > 0
    posting = answer["hits"][0]
    assert {"id", "title", "hiring_organization", "locations", "education", "sources", "status"} <= set(posting)
    assert json.loads(site.get(f"/api/v1/postings/{posting['id']}").text)["id"] == posting["id"]
    page = site.get(f"/postings/{posting['id']}").text
    assert posting["sources"][0]["url"] in page
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block and json.loads(block[1])["@type"] in ("JobPosting", "Event")


def test_what_waits_for_staff_is_nowhere_to_be_seen(site: Site) -> None:
    entry = site.product.store.review.queue(limit=1)[0]
    assert site.get(f"/postings/{entry.posting.id}").status == 404
    assert site.get(f"/api/v1/postings/{entry.posting.id}").status == 404
    assert entry.posting.id not in site.get("/feed.rss", size=100).text


def test_what_may_be_the_same_notice_is_told_with_what_differs(site: Site) -> None:
    store = site.product.store
    jobs = [found for found in store.postings.iterate() if found.type == "job" and found.valid_through]
    one = jobs[0]
    other = next(found for found in jobs if found.valid_through != one.valid_through)
    entry = store.review.queue(limit=1)[0].posting
    with store.database.write() as connection:
        for twin in (other.id, entry.id):
            pair = dict(zip("ab", sorted((one.id, twin)), strict=True))
            connection.execute(insert(PossibleDuplicate).values(**pair, explain=[], created_at=store.database.clock()))
    for shown, twin in ((one, other), (other, one)):
        page = site.get(f"/postings/{shown.id}").text
        hint = re.search(r'<aside class="notice double">(.*?)</aside>', page, re.DOTALL)
        assert hint and f'href="/postings/{twin.id}"' in hint[1] and page.count('"notice double"') == 1
        assert re.search("截止：本页为“[^”]+”，另一处为“[^”]+”", hint[1])
    assert "May be the same notice" in site.get(f"/postings/{one.id}", language="en").text
    assert '"notice double"' not in site.get(f"/postings/{jobs[-1].id}").text


def test_words_that_try_to_be_markup(site: Site) -> None:
    page = site.get("/", q='"><script>alert(1)</script>').text
    assert "<script>alert" not in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_language_follows_the_visitor(site: Site, language: str) -> None:
    page = site.get("/", language=language).text
    assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in page
    assert catalogue()["tagline"][language] in page


def test_every_word_exists_in_both_languages() -> None:
    incomplete = [key for key, words in catalogue().items() if set(words) != set(LANGUAGES) or not all(words.values())]
    assert incomplete == []
    fields = {
        key: {frozenset(re.findall(r"\{(\w+)\}", text)) for text in words.values()}
        for key, words in catalogue().items()
    }
    assert [key for key, sets in fields.items() if len(sets) > 1] == []


@pytest.mark.parametrize(
    ("key", "count", "said"),
    [
        ("results", {"total": "1"}, "1 result"),
        ("results", {"total": "1,001"}, "1,001 results"),
        ("results", {"total": 0}, "0 results"),
        ("days_left", {"n": 1}, "1 day left"),
        ("in_days", {"n": 2}, "in 2 days"),
        ("merged_sources", {"n": 4}, "(4 sources)"),
    ],
)
def test_english_counts_one_and_many(key: str, count: dict[str, object], said: str) -> None:
    assert translate(key, "en", **count) == said
    assert "|" not in translate(key, "zh", **count)


def test_sums_and_days_look_the_same_all_over_a_page() -> None:
    words = Words("en", datetime(2026, 11, 30, tzinfo=UTC))
    assert words.code("salary", "12000-20000") == "CNY 12,000–20,000"
    assert words.code("salary", "30000-") == "CNY 30,000 and more"
    assert words.code("posted_within", "1") == "1 day"
    assert words.days(date(2026, 11, 23), date(2026, 11, 29)).replace("\u2009", "") == "23–29 Nov 2026"


def test_branches_and_classes_of_majors_have_english_names() -> None:
    assert set(majors()) == {"unlimited"} | {code for code in table("majors") if len(code) <= 4}
    assert not re.search(r"[\u4e00-\u9fff]", "".join(majors().values()))
    words = Words("en", datetime(2026, 3, 2, tzinfo=UTC))
    assert words.codes("major", ["08", "0809", "unlimited"]) == "Engineering, Computer science, Any major"
    assert words.code("major", "080902") == "软件工程"


def test_what_announcements_say_is_told_from_our_own_words(site: Site) -> None:
    """A reader of screens speaks Chinese where a page in English quotes it, and the letters are those of Chinese (WCAG 3.1.2)."""
    found = html.fromstring(site.get("/", language="en").text)
    cards = found.cssselect("article.card")
    for place in ("h2 a", ".employer", ".snippet"):
        said = [one.get("lang") for card in cards for one in card.cssselect(place)]
        assert said and set(said) == {"zh-CN"}, place
    link = found.cssselect("article.card h2 a")[0].get("href")
    one = html.fromstring(site.get(link, language="en").text)
    assert one.get("lang") == "en"
    assert [part.get("lang") for part in one.cssselect(".text.card")] == ["zh-CN"]


@pytest.mark.parametrize("query", ["", "&type=job", "&q=工程师"])
def test_whoever_turns_the_pages_sees_each_employer_once_and_no_empty_page(site: Site, query: str) -> None:
    """Postings of an employer are folded into one: there are fewer pages than postings would fill."""
    link, pages, seen = f"/?size=7{query}", 0, set()
    while link:
        page = html.fromstring(site.get(link).text)
        cards = {card.get("data-id") for card in page.cssselect("#found article.card")}
        assert cards and not cards & seen
        pages, seen = pages + 1, seen | cards
        link = next((turn.get("href") for turn in page.cssselect(".pager a[rel=next]")), "")
    assert pages > 1


def test_a_page_behind_the_last_leads_to_the_first(site: Site) -> None:
    beyond = site.get("/", type="job", page=99)
    assert (beyond.status, beyond.headers["location"]) == (303, "/?type=job")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_use_words_that_exist(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    used = set(re.findall(r"""\bt\(['"](\w+)['"][),]""", text))
    assert used - set(catalogue()) == set()
    assert not re.search(r"[\u4e00-\u9fff]{2,}", re.sub(r"\{#.*?#\}", "", text)), "words belong into words.toml"
    assert "style=" not in text and "onclick=" not in text


@pytest.mark.parametrize(
    ("code", "shown"),
    [("440305", "深圳 南山"), ("110108", "北京 海淀"), ("419001", "河南 济源"), ("440300", "深圳"), ("REMOTE", "远程")],
)
def test_a_district_is_named_beside_its_city(code: str, shown: str) -> None:
    """南山 alone may be in 深圳 or in 鹤岗."""
    assert Words("zh", datetime(2026, 3, 2, tzinfo=UTC)).spot(code) == shown


def test_what_ends_with_a_day_is_said_to_end_on_it() -> None:
    """``3月20日24:00`` is midnight of the 21st: nobody may read that there is another day."""
    words = Words("zh", datetime(2026, 3, 18, 4, tzinfo=UTC))
    midnight = datetime(2026, 3, 21, tzinfo=TIMEZONE)
    assert words.deadline(midnight) == "3月20日 周五"
    assert words.until(midnight) == "2026年3月20日 24:00"
    assert words.days_left(midnight) == 2
    assert words.span(date(2026, 3, 1), midnight) == "2026年3月1日 – 2026年3月20日 24:00"
    assert words.until(datetime(2026, 3, 20, 17, tzinfo=TIMEZONE)) == "2026年3月20日 17:00"
    (entry,) = entries(posting("j1", type="job", valid_through=midnight))
    assert entry.day == date(2026, 3, 20)


def test_the_grid_of_a_month_shows_what_its_days_of_other_months_hold(site: Site) -> None:
    """On the last day of a month the coming days of its week must not look free."""
    events = json.loads(site.get("/api/v1/postings", type=["talk", "fair"], status="all", size=100).text)["hits"]
    days = {date.fromisoformat(one["event"]["start"][:10]) for one in events if one["event"]}
    beside = [(day, month) for day in days for step in (-1, 1) if (month := _neighbour(day, step))]
    assert beside, "no sample event lies in a week that two months share"
    for day, month in beside:
        text = site.get("/calendar", month=f"{month:%Y-%m}").text
        assert f'href="#d{day}"' in text and f'id="d{day}"' in text


def _neighbour(day: date, step: int) -> date | None:
    """The month before or after the day's, where their weeks share the day's."""
    monday = day - timedelta(days=day.weekday())
    other = (monday if step < 0 else monday + timedelta(days=6)).replace(day=1)
    return other if (other.year, other.month) != (day.year, day.month) else None


def test_a_source_that_is_not_crawled_any_more_is_not_shown_as_well(site: Site) -> None:
    records = site.product.store.crawls.sources()
    left = records[0]
    site.product.store.crawls.sync_sources(records[1:])
    try:
        page = site.get("/sources?outcome=left").text
        assert left.name in page and catalogue()["left_note"]["zh"] in page
        assert f">{catalogue()['outcome_ok']['zh']}<" not in page
        assert left.name not in site.get("/sources?outcome=ok").text
        assert catalogue()["outcome_left"]["zh"] in site.get(f"/schools/{left.id}").text
    finally:
        site.product.store.crawls.sync_sources(records)


def test_the_page_of_sources_tells_what_waits_for_staff(site: Site) -> None:
    """*OK, 0 open* is no whole answer where nothing was published yet."""
    waiting = site.product.store.review.waiting_of_sources()
    assert waiting and sum(waiting.values()) >= site.product.store.review.queue_size()
    page = site.get("/sources").text
    for name, count in waiting.items():
        row = next(row for row in page.split("<tr>") if f'"/schools/{name}"' in row)
        assert f"待审核 {count} 条" in row
    assert page.count("待审核 ") == len(waiting)


def test_what_speaks_for_and_against_a_pair_is_told_in_the_visitors_words() -> None:
    explain = [
        Evidence(field="season", rule="silent", text="[] / []"),
        Evidence(field="place", rule="agree", text="['320500'] / ['320500']"),
        Evidence(field="position", rule="one-sided", text="['算法工程师'] / –"),
        Evidence(field="event time", rule="contradict", text="2026-03-01 / 2026-03-02"),
        Evidence(field="text", rule="containment", text="0.93 of the shorter"),
    ]
    now = datetime(2026, 3, 1, tzinfo=TIMEZONE)
    assert Words("zh", now).guards(explain) == (
        "地点一致、岗位只有一方写明（算法工程师 / –）、活动时间不一致（2026-03-01 / 2026-03-02）、正文重合（0.93 of the shorter）"
    )
    assert Words("en", now).guards(explain[:2]) == "Place agrees"


def test_later_pages_carry_the_time_of_the_first_and_feeds_none(site: Site) -> None:
    first = site.get("/", size=5)
    (link,) = re.findall(r'rel="next" href="([^"]+)"', first.text)
    at = re.search(r"as_of=(\d+)", link)
    assert at
    second = site.get(unescape(link)).text
    assert f"as_of={at[1]}" in re.findall(r'rel="next" href="([^"]+)"', second)[0]
    assert "as_of" not in re.findall(r'rel="prev" href="([^"]+)"', second)[0]
    assert all("page=" not in one and "as_of" not in one for one in re.findall(r'href="(/feed[^"]*)"', second))


def test_values_with_an_order_of_their_own_stand_in_it(site: Site) -> None:
    page = html.fromstring(site.get("/").text)
    years = page.xpath("//input[@name='graduation_year']/@value")
    assert len(years) > 1 and years == sorted(years, reverse=True)
    pays = page.xpath("//input[@name='salary']/@value")
    assert len(pays) > 2 and pays[-1] == "none"
    assert pays[:-1] == sorted(pays[:-1], key=lambda band: int(band.partition("-")[0]))


def test_where_no_messages_are_sent_feeds_are_offered(site: Site) -> None:
    page = site.get("/subscriptions?q=算法", language="en").text
    assert "/feed.rss?q=%E7%AE%97%E6%B3%95&amp;lang=en" in page and "/calendar.ics?q=" in page
