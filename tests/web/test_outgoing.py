"""What goes out survives every text: CSV for spreadsheets, iCalendar, RSS and Atom, read back by other people's readers."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree
from openpyxl import Workbook, load_workbook

from config.timezone import TIMEZONE
from pipelines.posting import Education, Event, KeyDate, Posting, SourceRef
from search.calendar import entries
from store import exports, schema_org
from tests.search.conftest import NOW, posting
from web.context import Words
from web.feeds import _feed
from web.feeds.calendar import component

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
TRICKS = (
    "\r\nDTSTART:20300101T000000Z", "END:VEVENT", "END:VCALENDAR\r\nBEGIN:VCALENDAR", ";,\\", "\\n", "]]>", "<![CDATA[", "&#0;", "</title><script>",
    "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example\")", "\ufffe", "\u2028", "\x85", "\x1b[31m", "长" * 10_000, "\U0001f4bc\u200d",
)  # fmt: skip
ANY_TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*FORMULAS, *TRICKS, "招聘", "a", " ", '"', ",", "'"]), max_size=6).map("".join),
)
START = datetime(2026, 3, 9, 19, 0, tzinfo=TIMEZONE)


@st.composite
def hostile(draw: st.DrawFn) -> Posting:
    """A posting of which every text may be anything."""
    title, place, text, employer = (draw(ANY_TEXT) for _ in range(4))
    made = posting("h1", type=draw(st.sampled_from(["talk", "job", "fair"])), title=title[:300], description=text, valid_through=date(2026, 3, 20),
                   event=Event(start=START, end=START + timedelta(hours=2), venue=place[:200]), key_dates=[KeyDate(stage="exam", start=START)],
                   sources=[SourceRef(source=draw(ANY_TEXT)[:40], url="http://s.example/1", first_seen=NOW, last_seen=NOW)])  # fmt: skip
    made.hiring_organization.name = employer[:200]
    return made


SOME = st.lists(hostile(), min_size=1, max_size=3)


@settings(max_examples=100, deadline=None)
@given(SOME)
def test_a_table_holds_no_formula_and_as_many_rows(found: list[Posting]) -> None:
    out = io.BytesIO()
    assert exports.write((one.export() for one in found), "csv", out) == len(found)
    text = out.getvalue().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert [len(row) for row in rows] == [len(head)] * len(found)
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row, one in zip(rows, found, strict=True):
        assert not any(value.startswith(FORMULAS) for value in row)
        assert json.loads(row[head.index("sources")])[0]["url"] == one.sources[0].url
        sheet.append([value[:32_767] for value in row])
    saved = io.BytesIO()
    book.save(saved)
    kept = load_workbook(saved).active
    assert kept is not None and kept.max_row == len(found)
    assert {value.data_type for line in kept.iter_rows() for value in line} <= {"s", "n", "inlineStr"}


@pytest.mark.parametrize("mark", FORMULAS)
def test_every_sign_of_a_formula_is_disarmed(mark: str) -> None:
    made = exports.cell(f"{mark}1+1")
    assert not made.startswith(FORMULAS) and made.endswith("1+1")


@settings(max_examples=100, deadline=None)
@given(hostile())
def test_a_calendar_has_our_entries_and_no_others(one: Posting) -> None:
    made = Calendar()
    wanted = list(entries(one))
    for entry in wanted:
        made.add_component(component(entry, "http://zhao.example", Words("zh", NOW), f"来源：{one.sources[0].source}"))
    raw = made.to_ical()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "RFC 5545, 3.1: 75 octets"
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    read = Calendar.from_ical(raw)
    (calendars, events) = (list(read.walk("VCALENDAR")), list(read.walk("VEVENT")))
    assert len(calendars) == 1 and len(events) == len(wanted)
    for event in events:
        assert set(event) <= {"UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "URL", "SUMMARY", "STATUS", "LOCATION", "DTSTART", "DTEND", "DESCRIPTION"}  # fmt: skip
        assert event.decoded("DTSTART") is not None


def fake_request() -> Any:
    parts = SimpleNamespace(
        settings=SimpleNamespace(public_url="http://zhao.example"), now=lambda: NOW, source_name=str, source_names=dict
    )
    app = SimpleNamespace(state=SimpleNamespace(context=parts))
    return SimpleNamespace(app=app, url=SimpleNamespace(path="/feed.rss", query="", __str__=lambda _: "http://zhao.example/feed.rss"),
                           query_params=_Params())  # fmt: skip


class _Params(dict[str, str]):
    def getlist(self, _: str) -> list[str]:
        return []


@settings(max_examples=100, deadline=None)
@given(SOME)
def test_feeds_are_well_formed_and_hold_what_was_put_in(found: list[Posting]) -> None:
    feed = _feed(fake_request(), found)
    rss, atom = etree.fromstring(feed.rss_str()), etree.fromstring(feed.atom_str())
    assert len(rss.findall("channel/item")) == len(found)
    assert {child.tag for item in rss.findall("channel/item") for child in item} <= {
        "title",
        "link",
        "description",
        "guid",
        "pubDate",
    }
    for item in rss.findall("channel/item"):
        assert "http://s.example/1" in (item.findtext("description") or ""), "re-posting names its source"
    assert len(atom.findall("{http://www.w3.org/2005/Atom}entry")) == len(found)


def test_a_talk_is_an_event_of_schema_org_and_nothing_of_a_vacancy() -> None:
    told = Event(
        start=datetime(2026, 3, 9, 19, tzinfo=TIMEZONE), venue="线上", attendance_mode="online", status="cancelled"
    )
    found = schema_org.posting(posting("t1", type="talk", title="云岭电子宣讲会", event=told).export())
    assert found["@type"] == "Event"
    assert found["eventStatus"] == "https://schema.org/EventCancelled"
    assert found["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert not found.keys() & {
        "title",
        "datePosted",
        "employmentType",
        "jobLocation",
        "validThrough",
        "hiringOrganization",
    }


def test_what_is_closed_is_valid_no_longer_than_it_was_seen() -> None:
    seen = datetime(2026, 3, 4, 9, tzinfo=TIMEZONE)
    values: dict[str, Any] = {"valid_through": date(2026, 5, 10), "education": Education(min="bachelor")}
    values["sources"] = [SourceRef(source="s", url="http://a.example/1", last_seen=seen)]
    opened = schema_org.posting(posting("j1", **values).export())
    closed = schema_org.posting(posting("j1", status="closed", closed_reason="gone", **values).export())
    assert (opened["validThrough"], closed["validThrough"]) == ("2026-05-10", seen.isoformat())
    assert opened["educationRequirements"]["credentialCategory"] == "bachelor degree"
    assert "employmentType" not in opened


def test_news_are_no_vacancy_and_truth_is_json_in_every_cell() -> None:
    news = posting("n1", type="notice", title="关于办理离校手续的通知", rolling=True)
    assert schema_org.posting(news.export())["@type"] == "Article"
    out = io.BytesIO()
    exports.write([news.export()], "csv", out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""))
    assert row["rolling"] == "true"
