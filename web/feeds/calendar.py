"""Any search as iCalendar (RFC 5545): talks, fairs, deadlines, exams. An entry keeps its UID and rises in SEQUENCE."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from fastapi import APIRouter, HTTPException, Request, Response
from icalendar import Calendar, Event, vText

from config.timezone import TIMEZONE
from pipelines.posting import EVENTS, Posting
from search.calendar import Entry, entries
from search.query import Query
from web.context import Words, context, page
from web.feeds import answer, asked, base_address, name_of, origin, safe, spoken

router = APIRouter(include_in_schema=False)
MOST = 1000
"""Postings of one calendar: programs that subscribe read it as a whole."""
PAST = timedelta(days=30)
"""How long what is over stays in the calendar."""
_BREAKS = re.compile(r"[\r\n\t\x0b\x0c\u0085\u2028\u2029]+")
_KIND = "text/calendar; charset=utf-8"


@router.get("/calendar.ics")
def ical(request: Request) -> Response:
    """Events from 30 days ago on, and open deadlines and exams, of a search."""
    found = {posting.id: posting for query in _queries(request) for posting in _all(request, query)}
    return answer(request, render(request, found.values(), name_of(request)), _KIND)


@router.get("/postings/{posting_id}.ics")
def one_ical(request: Request, posting_id: str) -> Response:
    """What one posting puts on a calendar; 404 where it has no date, since programs take an empty calendar for a fault of theirs."""
    posting = context(request).store.postings.get(posting_id)
    if posting is None or posting.review != "approved":
        raise HTTPException(404, f"no posting {posting_id}")
    if not any(entries(posting)):
        return page(request, "error.html", 404, key="no_dates", detail="")
    return answer(request, render(request, [posting]), _KIND)


def _queries(request: Request) -> Iterator[Query]:
    """Events also when they are over or called off, for subscribers must see that; everything else while it is open."""
    now = context(request).now()
    wish = asked(request, size=100)
    kinds = [kind for kind in EVENTS if not wish.type or kind in wish.type]
    if kinds:
        since = max(wish.event_from, now - PAST) if wish.event_from else now - PAST
        yield wish.model_copy(update={"type": kinds, "event_from": since, "status": "all", "sort": "newest"})
    if not wish.type or set(wish.type) - set(EVENTS):
        yield wish.model_copy(update={"sort": "deadline"})


def _all(request: Request, query: Query) -> Iterator[Posting]:
    search = context(request).search
    for _ in range(MOST // query.size):
        found = search.search(query)
        yield from search.postings(found)
        if not found.next_cursor:
            return
        query = query.model_copy(update={"cursor": found.next_cursor})


def render(request: Request, postings: Iterable[Posting], name: str = "") -> bytes:
    """One VCALENDAR with its name, in the language of its address, and time zone."""
    parts, words = context(request), spoken(request)
    calendar = Calendar()
    calendar.add("prodid", f"-//juzhao//calendar//{words.lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(name or words.translate("site")))
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    calendar.add("refresh-interval", timedelta(hours=2), parameters={"VALUE": "DURATION"})
    base = base_address(request)
    for posting in postings:
        for entry in entries(posting):
            calendar.add_component(component(entry, base, words, origin(posting, parts, words)))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def component(entry: Entry, base: str, words: Words, source: str = "") -> Event:
    """One VEVENT. The UID is the posting's and the kind's, in every language; SEQUENCE is the posting's version, which only rises."""
    posting = entry.posting
    event = Event()
    event.add("uid", f"{posting.id}@juzhao" if entry.is_event else f"{posting.id}-{entry.kind}@juzhao")
    event.add("sequence", posting.version)
    stamp = posting.updated_at or datetime(2026, 1, 1, tzinfo=TIMEZONE)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("url", f"{base}/postings/{posting.id}")
    title = _line(posting.title)
    named = title if entry.is_event else f"{words.translate(f'kind_of_{entry.kind}')}{words.colon}{title}"
    event.add("summary", vText(named))
    event.add("status", "CANCELLED" if posting.called_off else "CONFIRMED")
    if posting.event is not None and posting.event.venue:
        event.add("location", vText(_line(posting.event.venue)))
    if source:
        event.add("description", vText(safe(source)))
    _times(event, entry)
    return event


def _line(text: str) -> str:
    """One line: a break in a title must not look like another property to a careless reader."""
    return _BREAKS.sub(" ", safe(text))[:500].strip()


def _times(event: Event, entry: Entry) -> None:
    start, end = _local(entry.start), _local(entry.end) if entry.end is not None else None
    event.add("dtstart", start)
    if isinstance(start, datetime):
        if isinstance(end, datetime) and end > start:
            event.add("dtend", end)
        elif entry.is_event:
            event.add("dtend", start + timedelta(hours=2))
        return  # a deadline is a moment: an end must be later than the begin (RFC 5545, 3.8.2.2)
    last = end.date() if isinstance(end, datetime) else end
    event.add("dtend", max(last or start, start) + timedelta(days=1))  # the day after the last: RFC 5545, 3.6.1


def _local(moment: datetime | date) -> datetime | date:
    return moment.astimezone(TIMEZONE) if isinstance(moment, datetime) else moment
