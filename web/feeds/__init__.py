"""Any search as RSS, Atom, JSON Feed or iCalendar, with the parameters of the search page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response
from feedgen.feed import FeedGenerator
from icalendar import Calendar, Event

from config.settings import TIMEZONE
from pipelines.posting import Posting
from store.cluster import end_of_day
from web.asking import address, read_query
from web.context import context

router = APIRouter(include_in_schema=False)
MOST = 100
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MAX_AGE = 300


def _found(request: Request, **fixed: Any) -> list[Posting]:
    query = read_query(request.query_params, size=MOST, page=1, cursor="", **fixed)
    parts = context(request)
    return parts.search.postings(parts.search.search(query))


def _answer(request: Request, body: bytes, kind: str) -> Response:
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": f"public, max-age={_MAX_AGE}"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=kind, headers=headers)


def safe(text: str) -> str:
    """Text without characters that XML forbids."""
    return _CONTROL.sub("", text)


def _base(request: Request) -> str:
    given = context(request).settings.public_url
    return (given or str(request.base_url)).rstrip("/")


def _feed(request: Request, postings: Sequence[Posting]) -> FeedGenerator:
    base = _base(request)
    feed = FeedGenerator()
    feed.id(f"{base}{request.url.path}?{request.url.query}")
    feed.title(safe("聚招 " + request.query_params.get("q", "")[:80]).strip())
    feed.link(href=base + address(read_query(request.query_params)), rel="alternate")
    feed.link(href=str(request.url), rel="self")
    feed.description("高校招聘信息")
    feed.language("zh-CN")
    stamps = [posting.updated_at for posting in postings if posting.updated_at]
    feed.updated(max(stamps) if stamps else datetime(2026, 1, 1, tzinfo=TIMEZONE))
    for posting in reversed(postings):
        entry = feed.add_entry()
        entry.id(f"{base}/postings/{posting.id}")
        entry.title(safe(posting.title))
        entry.link(href=f"{base}/postings/{posting.id}")
        entry.description(safe(posting.description[:500]))
        entry.updated(posting.updated_at or datetime(2026, 1, 1, tzinfo=TIMEZONE))
        if posting.date_posted is not None:
            entry.published(end_of_day(posting.date_posted))
    return feed


@router.get("/feed.rss")
def rss(request: Request) -> Response:
    """RSS 2.0."""
    return _answer(
        request, _feed(request, _found(request, sort="newest")).rss_str(), "application/rss+xml; charset=utf-8"
    )


@router.get("/feed.atom")
def atom(request: Request) -> Response:
    """Atom (RFC 4287)."""
    return _answer(
        request, _feed(request, _found(request, sort="newest")).atom_str(), "application/atom+xml; charset=utf-8"
    )


@router.get("/feed.json")
def json_feed(request: Request) -> Response:
    """JSON Feed 1.1."""
    import json

    base = _base(request)
    items = [
        {
            "id": posting.id,
            "url": f"{base}/postings/{posting.id}",
            "title": posting.title,
            "content_text": posting.description[:500],
            "date_modified": posting.updated_at.isoformat() if posting.updated_at else None,
        }
        for posting in _found(request, sort="newest")
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "聚招",
        "home_page_url": base,
        "feed_url": str(request.url),
        "items": items,
    }
    return _answer(request, json.dumps(feed, ensure_ascii=False).encode(), "application/feed+json; charset=utf-8")


@router.get("/calendar.ics")
def ical(request: Request) -> Response:
    """iCalendar (RFC 5545): talks, fairs and deadlines. An entry keeps its UID and rises in SEQUENCE."""
    calendar = Calendar()
    calendar.add("prodid", "-//juzhao//calendar//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "聚招")
    calendar.add("refresh-interval", timedelta(hours=2), parameters={"VALUE": "DURATION"})
    for posting in _found(request, sort="newest", status="all"):
        entry = calendar_entry(posting, _base(request))
        if entry is not None:
            calendar.add_component(entry)
    calendar.add_missing_timezones()
    return _answer(request, calendar.to_ical(), "text/calendar; charset=utf-8")


@router.get("/postings/{posting_id}.ics")
def one_ical(request: Request, posting_id: str) -> Response:
    """One posting's entry."""
    from web.student import find

    posting = find(request, posting_id)
    calendar = Calendar()
    calendar.add("prodid", "-//juzhao//calendar//ZH")
    calendar.add("version", "2.0")
    entry = calendar_entry(posting, _base(request))
    if entry is not None:
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    return _answer(request, calendar.to_ical(), "text/calendar; charset=utf-8")


def calendar_entry(posting: Posting, base: str) -> Event | None:
    """The event of a talk or fair, or the deadline of anything else; ``None`` when neither is stated."""
    entry = Event()
    entry.add("uid", f"{posting.id}@juzhao")
    entry.add("sequence", posting.version)
    entry.add("url", f"{base}/postings/{posting.id}")
    entry.add("dtstamp", posting.updated_at or datetime(2026, 1, 1, tzinfo=TIMEZONE))
    if posting.updated_at:
        entry.add("last-modified", posting.updated_at)
    event = posting.event
    if event is not None and event.start is not None:
        start, end = event.start, event.end
        entry.add("summary", safe(posting.title))
        entry.add("dtstart", _local(start))
        if isinstance(start, datetime):
            entry.add("dtend", _local(end) if isinstance(end, datetime) else _local(start + timedelta(hours=2)))
        entry.add("location", safe(event.venue))
        entry.add("status", "CANCELLED" if event.status == "cancelled" else "CONFIRMED")
    elif posting.valid_through is not None:
        entry.add("summary", safe(f"截止：{posting.title}"))
        entry.add("dtstart", _local(posting.valid_through))
        entry.add("status", "CANCELLED" if posting.closed_reason == "withdrawn" else "CONFIRMED")
    else:
        return None
    return entry


def _local(moment: datetime | date) -> datetime | date:
    return moment.astimezone(TIMEZONE) if isinstance(moment, datetime) else moment
