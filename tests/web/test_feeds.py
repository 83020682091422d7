"""Feeds and calendars as their readers take them: feedparser's formats by lxml, calendars by icalendar."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import urlencode

import pytest
from icalendar import Calendar
from lxml import etree

from config.timezone import TIMEZONE
from pipelines.posting import Event, KeyDate, Posting, SourceRef
from search.calendar import entries
from tests.search.conftest import NOW, posting
from tests.web.conftest import Site
from web.context import Context, Words
from web.feeds import origin
from web.feeds.calendar import component, render

START = datetime(2026, 3, 9, 19, 0, tzinfo=TIMEZONE)


def talk(**values: Any) -> Posting:
    event = {"start": START, "end": START + timedelta(hours=2), "venue": "东校区报告厅", **values.pop("event", {})}
    return posting("t1", type="talk", title=values.pop("title", "云岭电子宣讲会"), event=Event(**event), **values)


def events(*postings: Posting) -> list[Any]:
    made = Calendar()
    for one in postings:
        for entry in entries(one):
            made.add_component(component(entry, "http://zhao.example", Words("zh", NOW)))
    return list(Calendar.from_ical(made.to_ical()).walk("VEVENT"))


def test_an_event_keeps_its_identity_and_rises_when_it_moves() -> None:
    (before,) = events(talk(version=3))
    (after,) = events(talk(version=4, event={"start": START + timedelta(days=1), "end": None}))
    assert before["UID"] == after["UID"] == "t1@juzhao"
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after.decoded("DTSTART") - before.decoded("DTSTART") == timedelta(days=1)
    assert after.decoded("DTEND") - after.decoded("DTSTART") == timedelta(hours=2)


@pytest.mark.parametrize(
    "off", [{"event": {"status": "cancelled"}}, {"closed_reason": "withdrawn", "status": "closed"}]
)
def test_what_is_called_off_says_so(off: dict[str, Any]) -> None:
    (found,) = events(talk(**off))
    assert found["STATUS"] == "CANCELLED"


def test_deadlines_and_exams_are_days_of_their_own() -> None:
    notice = posting(
        "n1", type="civil_service", valid_through=date(2026, 3, 20), key_dates=[KeyDate(stage="exam", start=date(2026, 4, 1), end=date(2026, 4, 2))]
    )  # fmt: skip
    deadline, exam = events(notice)
    assert (deadline["UID"], exam["UID"]) == ("n1-deadline@juzhao", "n1-exam@juzhao")
    assert deadline.decoded("DTSTART") == date(2026, 3, 20)
    assert (exam.decoded("DTSTART"), exam.decoded("DTEND")) == (date(2026, 4, 1), date(2026, 4, 3))


def test_a_deadline_with_a_time_is_a_moment_without_an_end() -> None:
    (found,) = events(posting("n2", type="job", valid_through=datetime(2026, 3, 16, 17, 0, tzinfo=TIMEZONE)))
    assert found.decoded("DTSTART") == datetime(2026, 3, 16, 17, 0, tzinfo=TIMEZONE)
    assert "DTEND" not in found


@pytest.mark.parametrize(
    "title",
    [
        "宣讲会\r\nDTSTART:20200101T000000Z",
        "END:VEVENT\r\nBEGIN:VEVENT",
        "招" * 10_000,
        ";,\\:\"'`",
        "a\x00\x08\x1fb\u2028c",
        "🎓" * 200,
        "=cmd|' /C calc'!A0",
    ],
)
def test_a_title_cannot_break_out_of_its_line(title: str) -> None:
    (found,) = events(talk(title=title))
    assert found.decoded("DTSTART") == START
    assert found["UID"] == "t1@juzhao"
    raw = component(next(iter(entries(talk(title=title)))), "http://zhao.example", Words("zh", NOW)).to_ical()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\nEND:VEVENT") == 1 and b"\nBEGIN:VEVENT" not in raw and b"\nDTSTART:2020" not in raw


def test_a_calendar_carries_its_time_zone() -> None:
    settings = SimpleNamespace(public_url="http://zhao.example")
    state = SimpleNamespace(context=SimpleNamespace(settings=settings, source_name=str, now=lambda: NOW))
    request: Any = SimpleNamespace(app=SimpleNamespace(state=state), query_params={}, cookies={}, headers={})
    made = Calendar.from_ical(render(request, [talk()]))
    assert [str(zone["TZID"]) for zone in made.walk("VTIMEZONE")] == ["Asia/Shanghai"]


def _items(site: Site, path: str) -> list[str]:
    body = site.get(path).text.encode()
    if path.startswith("/feed.json"):
        return [item["title"] for item in json.loads(body)["items"]]
    tree = etree.fromstring(body)
    name = "entry" if "atom" in path else "item"
    return [row.findtext("{*}title") for row in tree.iter(f"{{*}}{name}")]


@pytest.fixture
def words(site: Site) -> Iterator[str]:
    yield "工程师"


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_feed_carries_what_the_search_finds(site: Site, form: str, words: str) -> None:
    found = json.loads(site.get("/api/v1/postings", q=words, sort="newest", size=100).text)
    titles = _items(site, f"/feed.{form}?q={words}")
    assert titles == [hit["title"] for hit in found["hits"]] and titles


def test_a_feed_says_where_it_and_its_search_are(site: Site) -> None:
    rss = etree.fromstring(site.get("/feed.rss", q="工程师").text.encode()).find("channel")
    asked = json.loads(site.get("/feed.json", q="工程师").text)
    page, own = f"{site.address}/?{urlencode({'q': '工程师'})}", f"?{urlencode({'q': '工程师'})}"
    assert rss.findtext("link") == page == asked["home_page_url"]
    assert rss.find("{http://www.w3.org/2005/Atom}link").get("href") == f"{site.address}/feed.rss{own}"
    assert asked["feed_url"] == f"{site.address}/feed.json{own}"


def test_nothing_is_published_in_the_future(site: Site) -> None:
    items = json.loads(site.get("/feed.json").text)["items"]
    told = [datetime.fromisoformat(item["date_published"]) for item in items if "date_published" in item]
    assert told and max(told) <= datetime.now(TIMEZONE)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", W/{}', "*"])
@pytest.mark.parametrize("path", ["/feed.rss", "/feed.atom", "/feed.json", "/calendar.ics"])
def test_a_feed_that_did_not_change_is_not_sent_again(site: Site, path: str, form: str) -> None:
    first = site.get(path)
    assert first.headers["etag"]
    again = site.get(path, headers={"If-None-Match": form.format(first.headers["etag"])})
    assert again.status == 304 and not again.text


def test_a_feed_that_changed_is_sent(site: Site) -> None:
    other = site.get("/feed.json").headers["etag"]
    assert site.get("/feed.rss", headers={"If-None-Match": f'{other}, "*"'}).status == 200


def test_a_crawl_that_finds_nothing_new_changes_no_feed() -> None:
    parts = cast(Context, SimpleNamespace(source_name=str))
    seen = [
        SourceRef(source="s", url="http://s.example/1", first_seen=NOW, last_seen=NOW + timedelta(hours=h))
        for h in (1, 3)
    ]
    told = {origin(posting("p1", sources=[ref]), parts, Words("zh", NOW)) for ref in seen}
    assert told == {"来源：s http://s.example/1 首次发现 2026-03-02 08:00 最近确认 2026-03-02"}


def test_the_calendar_of_a_search(site: Site) -> None:
    made = Calendar.from_ical(site.get("/calendar.ics", type="talk").text)
    stored = [one for one in site.product.store.postings.iterate() if one.type == "talk"]
    coming = {one.id for one in stored if one.event and one.event.start and str(one.event.start) > str(NOW)}
    uids = {str(event["UID"]).partition("@")[0] for event in made.walk("VEVENT")}
    assert uids and uids <= {one.id for one in stored}
    assert coming & uids


def test_feeds_and_calendars_of_two_searches_are_told_apart_by_their_names(site: Site) -> None:
    for query, name in (("", "聚招"), ("?q=教师&city=110000&degree=master", "聚招 · 教师 · 北京 · 硕士")):
        calendar = site.get(f"/calendar.ics{query}").text.replace("\r\n ", "")
        assert f"X-WR-CALNAME:{name}\r\n" in calendar
        assert f"<title>{name}</title>" in site.get(f"/feed.rss{query}").text
        assert json.loads(site.get(f"/feed.json{query}").text)["title"] == name


def test_a_feed_speaks_the_language_of_its_address_only_and_its_entries_stay_the_same(site: Site) -> None:
    def uids(text: str) -> list[str]:
        return sorted(str(event["UID"]) for event in Calendar.from_ical(text).walk("VEVENT"))

    chinese, english = (site.get(f"/calendar.ics?type=job{lang}", language="en").text for lang in ("", "&lang=en"))
    assert uids(chinese) == uids(english) != []
    assert "SUMMARY:截止：" in chinese and "来源：" in chinese
    assert "SUMMARY:Deadline: " in english and "Source: " in english and "截止：" not in english
    for kind in ("rss", "atom", "json"):
        told = site.get(f"/feed.{kind}?city=110000&lang=en", language="zh").text
        assert "Juzhao · Beijing" in told and "First seen" in told and "首次发现" not in told, kind
        assert "聚招 · 北京" in site.get(f"/feed.{kind}?city=110000", language="en").text
    page = site.get("/", language="en").text
    assert 'href="/feed.rss?lang=en"' in page and 'href="/feed.rss"' in site.get("/").text


def test_what_has_no_date_has_no_calendar_and_no_link_to_one(site: Site) -> None:
    kinds: dict[str, list[int]] = {"linked": [], "bare": []}
    rows = json.loads(site.get("/api/v1/postings", size=100, sort="newest").text)["hits"]
    review = site.product.store.review
    chosen = next(row for row in rows if row["valid_through"] and not row["event"] and not row["key_dates"])
    taken = review.correct(chosen["id"], {"valid_through": None}, "li")
    for row in [chosen, *rows[:9]]:
        linked = f"/postings/{row['id']}.ics" in site.get(f"/postings/{row['id']}").text
        told = site.get(f"/postings/{row['id']}.ics")
        kinds["linked" if linked else "bare"].append(told.status)
        assert linked or "没有可加入日历的日期" in told.text
    review.undo(taken.id, "li")
    assert set(kinds["linked"]) == {200} and set(kinds["bare"]) == {404}
