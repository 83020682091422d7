"""Who announces: employers with their history, schools with what they carry."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from pipelines.posting import EMPLOYER_CLASSES, EVENTS, Posting
from search.query import Query
from store.records import Employer
from web.context import context, language, page, visitor
from web.i18n import how
from web.student.search import row
from web.student.sources import is_stale

router = APIRouter()
MOST = 30


@router.get("/employers/{employer_id}", response_class=HTMLResponse)
def employer_page(request: Request, employer_id: str) -> Response:
    """An employer with all its postings, closed ones too, and where it announced in which year; before one is approved, for staff."""
    parts = context(request)
    employer = parts.store.employers.get(employer_id)
    if employer is None or not (employer.postings or visitor(request)):
        raise HTTPException(404, f"no employer {employer_id}")
    if employer.id != employer_id:
        return RedirectResponse(f"/employers/{employer.id}", 301)
    postings = parts.store.employers.postings(employer.id)
    return page(
        request, "employer.html", employer=employer, class_why=_class_why(employer, language(request)), history=history(postings), classes=EMPLOYER_CLASSES, names=parts.source_names(),
        open_rows=[row(posting, []) for posting in postings if posting.status == "open"],
        closed_rows=[row(posting, []) for posting in postings if posting.status != "open"][:MOST],
    )  # fmt: skip


def _class_why(employer: Employer, lang: str) -> str:
    told = employer.class_why
    return how(told.rule, told.text, told.confidence, lang) if told else ""


def history(postings: list[Posting]) -> list[tuple[int, int, list[tuple[str, int]]]]:
    """Per year, the latest first: how many postings, and the sources that carried them with their counts."""
    years: dict[int, list[Posting]] = {}
    for posting in postings:
        moment: date | datetime | None = posting.date_posted or posting.updated_at
        if moment is not None:
            years.setdefault(moment.year, []).append(posting)
    return [
        (year, len(found), Counter(ref.source for posting in found for ref in posting.sources).most_common(12))
        for year, found in sorted(years.items(), reverse=True)
    ]


@router.get("/schools/{source}", response_class=HTMLResponse)
def school_page(request: Request, source: str) -> Response:
    """A source: how it is, its coming events, its newest postings, its feeds."""
    parts = context(request)
    health = next(iter(parts.store.crawls.health([source])), None)
    if health is None:
        raise HTTPException(404, f"no source {source}")
    events = parts.search.search(Query(source=[source], type=list(EVENTS), sort="event", size=MOST))
    newest = parts.search.search(Query(source=[source], sort="newest", size=MOST))
    return page(
        request, "school.html", health=health, stale=is_stale(health, parts.now()), total=newest.total,
        events=[row(posting, []) for posting in parts.search.postings(events)],
        rows=[row(posting, []) for posting in parts.search.postings(newest)],
    )  # fmt: skip
