"""Pages for students: search, posting, employer, calendar, statistics, report, sources."""

from __future__ import annotations

import calendar as months
import csv
import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import segno
from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from config.settings import TIMEZONE
from pipelines.posting import Posting
from search.analysis import highlight
from search.parsing import parse
from search.query import Query
from store import exports
from web.asking import address, chips, read_query
from web.context import Context, context, is_genuine, page

router = APIRouter(include_in_schema=False)
SHOWN_FACETS = (
    *("type", "city", "degree", "employer_class", "industry", "graduation_year", "salary", "event_mode", "program"),
    *("major", "source"),
)
KINDS = ("expired", "wrong", "scam", "other")
SNIPPET = 120


@router.get("/", response_class=HTMLResponse)
def search_page(request: Request) -> Response:
    """Search with facets, highlights and paging; works as plain links and one form."""
    parts = context(request)
    query = read_query(request.query_params)
    answer = parts.search.search(query)
    postings = parts.search.postings(answer)
    words = parse(query.q).words
    pages = min(-(-answer.total // query.size) if query.size else 0, 10_000 // max(query.size, 1))
    return page(
        request, "search.html", asked=query, answer=answer, rows=[_row(posting, words) for posting in postings],
        facets=_facets(query, answer.facets, parts), chips=chips(query), address=address, pages=pages,
        help=_help(parts, query) if not answer.total else [],
    )  # fmt: skip


def _help(parts: Context, query: Query) -> list[tuple[str, int]]:
    """Filters whose removal finds something."""
    whole = ("nationwide", "province", "filters")
    return [
        (relief.name, relief.total)
        for relief in parts.search.without(query)
        if relief.name not in whole and (relief.name != "q" or relief.value == query.q)
    ]


def _row(posting: Posting, words: list[str]) -> dict[str, Any]:
    return {
        "posting": posting,
        "title": highlight(posting.title, words),
        "employer": highlight(posting.hiring_organization.name, words),
        "snippet": highlight(posting.description.replace("\n", " "), words, SNIPPET),
    }


def _facets(query: Query, found: dict[str, Any], parts: Context) -> list[dict[str, Any]]:
    """Facets in the order of the page; chosen values stay in sight even when nothing has them."""
    names = {record.id: record.name for record in parts.store.crawls.sources()}
    shown = []
    for name in SHOWN_FACETS:
        chosen = [str(value) for value in getattr(query, name)]
        buckets = [(bucket.value, bucket.count) for bucket in found.get(name, [])]
        if name == "city":
            buckets = _tree(buckets, chosen)
        if name == "degree":
            order = ["junior", "secondary", "associate", "bachelor", "master", "doctor", "postdoc"]
            buckets = sorted((pair for pair in buckets if pair[0] in order), key=lambda pair: order.index(pair[0]))
        known = {value for value, _ in buckets}
        buckets = [*((value, 0) for value in chosen if value not in known), *buckets][:24]
        if buckets:
            shown.append(
                {"name": name, "buckets": buckets, "chosen": chosen, "labels": names if name == "source" else {}}
            )
    return shown


def _tree(buckets: list[tuple[str, int]], chosen: list[str]) -> list[tuple[str, int]]:
    """Provinces, the fullest first; under those that are chosen or lead the list their cities."""
    counts = dict(buckets) | {code: dict(buckets).get(code, 0) for code in chosen}
    wide = sorted((code for code in counts if code.endswith("0000") or not code.isdigit()), key=lambda c: -counts[c])
    shown: list[tuple[str, int]] = []
    for place, code in enumerate(wide[:16]):
        shown.append((code, counts[code]))
        if place < 3 or any(other[:2] == code[:2] for other in chosen):
            within = [c for c in counts if c[:2] == code[:2] and c != code and (c.endswith("00") or c in chosen)]
            shown += [(c, counts[c]) for c in sorted(within, key=lambda c: -counts[c])[:8]]
    return [*shown, *((code, 0) for code in chosen if code not in dict(shown))]


def find(request: Request, posting_id: str) -> Posting:
    """A posting that students may see, or 404."""
    posting = context(request).store.postings.get(posting_id)
    if posting is None or posting.review != "approved":
        raise HTTPException(404, f"no posting {posting_id}")
    return posting


@router.get("/postings/{posting_id}", response_class=HTMLResponse)
def posting_page(request: Request, posting_id: str) -> Response:
    """One posting: what it says, what was understood and why, sources, changes, similar ones."""
    parts = context(request)
    posting = find(request, posting_id)
    if posting.id != posting_id:
        return RedirectResponse(f"/postings/{posting.id}", 301)
    own = str(request.url_for("posting_page", posting_id=posting.id))
    names = {record.id: record.name for record in parts.store.crawls.sources()}
    return page(
        request, "posting.html", posting=posting, names=names, versions=parts.store.postings.versions(posting.id)[:10],
        similar=parts.search.similar(posting), qr=segno.make(own).svg_data_uri(scale=3, border=2), own=own,
        readings=_readings(posting), jsonld=exports.job_posting(posting.export()), kinds=KINDS,
        thanks="reported" in request.query_params, lines=posting.description.splitlines(),
    )  # fmt: skip


def _readings(posting: Posting) -> list[tuple[str, str, str]]:
    """Rows of (field, as written, rule and words) for what was read from strings of the page."""
    labels = {"location": "locations", "degree": "education", "published": "date_posted", "deadline": "valid_through"}
    rows = []
    for name, written in posting.raw.items():
        field = labels.get(name, name)
        evidence = next((piece for piece in posting.explain if piece.field == field), None)
        rows.append((name, written, f"{evidence.rule}: {evidence.text}" if evidence else ""))
    return rows


@router.post("/postings/{posting_id}/report")
def report(
    request: Request,
    posting_id: str,
    kind: str = Form("other"),
    text: str = Form("", max_length=2000),
    token: str = Form(""),
) -> Response:
    """A reader's report, for the staff desk."""
    posting = find(request, posting_id)
    if not is_genuine(request, token) or kind not in KINDS:
        raise HTTPException(403, "the form is not genuine or too old")
    context(request).store.review.report_problem(posting.id, kind, text)
    return RedirectResponse(f"/postings/{posting.id}?reported=1#report", 303)


@router.get("/employers/{employer_id}", response_class=HTMLResponse)
def employer_page(request: Request, employer_id: str) -> Response:
    """An employer with all its postings, closed ones too."""
    parts = context(request)
    employer = parts.store.employers.get(employer_id)
    if employer is None:
        raise HTTPException(404, f"no employer {employer_id}")
    if employer.id != employer_id:
        return RedirectResponse(f"/employers/{employer.id}", 301)
    rows = [_row(posting, []) for posting in parts.store.employers.postings(employer.id)]
    return page(request, "employer.html", employer=employer, rows=rows)


@router.get("/calendar", response_class=HTMLResponse)
def calendar_page(request: Request, month: str = "") -> Response:
    """A month of talks, fairs and deadlines, as a grid and as a list."""
    parts = context(request)
    today = parts.now().date()
    try:
        first = date.fromisoformat(f"{month}-01") if month else today.replace(day=1)
    except ValueError as error:
        raise HTTPException(400, f"month {month!r}: not YYYY-MM") from error
    last = first.replace(day=months.monthrange(first.year, first.month)[1])
    begin = datetime.combine(first, time(), TIMEZONE)
    query = read_query(request.query_params, size=100, page=1, cursor="", event_from=begin, status="all", type=["talk", "fair"],
                       event_to=begin + timedelta(days=(last - first).days + 1))  # fmt: skip
    events = parts.search.postings(parts.search.search(query.model_copy(update={"sort": "newest"})))
    by_day: dict[date, list[Posting]] = {}
    for posting in sorted(events, key=lambda found: str(found.event.start if found.event else "")):
        start = posting.event.start if posting.event else None
        if start is not None:
            by_day.setdefault(start.astimezone(TIMEZONE).date() if isinstance(start, datetime) else start, []).append(
                posting
            )
    weeks = months.Calendar().monthdatescalendar(first.year, first.month)
    return page(
        request, "calendar.html", weeks=weeks, first=first, today=today, by_day=by_day,
        before=(first - timedelta(days=1)).strftime("%Y-%m"), after=(last + timedelta(days=1)).strftime("%Y-%m"),
    )  # fmt: skip


_TABLES: dict[str, tuple[str, str]] = {
    "month": ("by_month", "month"),
    "province": ("by_province", "city"),
    "industry": ("by_industry", "industry"),
    "degree": ("by_degree", "degree"),
    "class": ("by_employer_class", "employer_class"),
}


@router.get("/stats", response_class=HTMLResponse)
def stats_page(request: Request) -> Response:
    """Counts as tables with bars; each as CSV."""
    statistics = context(request).store.statistics
    counted = {name: getattr(statistics, method)() for name, (method, _) in _TABLES.items()}
    facets = {name: facet for name, (_, facet) in _TABLES.items()}
    return page(
        request, "stats.html", tables=counted, facets=facets, totals=statistics.totals(), dedupe=statistics.dedupe()
    )


@router.get("/stats/{name}.csv")
def stats_csv(request: Request, name: str) -> Response:
    """One table as CSV."""
    if name not in _TABLES:
        raise HTTPException(404, f"no table {name}")
    rows: Callable[[], list[dict[str, Any]]] = getattr(context(request).store.statistics, _TABLES[name][0])
    out = io.StringIO()
    writer = csv.DictWriter(out, ["code", "count"])
    writer.writeheader()
    writer.writerows(rows())
    return Response("\ufeff" + out.getvalue(), media_type="text/csv; charset=utf-8")


@router.get("/reports/{week}", response_class=HTMLResponse)
def report_page(request: Request, week: str) -> Response:
    """The figures of an ISO week."""
    try:
        figures = context(request).store.statistics.weekly(week)
    except ValueError as error:
        raise HTTPException(404, str(error)) from error
    return page(request, "report.html", figures=figures, week=week)


@router.get("/sources", response_class=HTMLResponse)
def sources_page(request: Request) -> Response:
    """When each source last yielded, how much, and what is wrong."""
    return page(request, "sources.html", rows=context(request).store.crawls.health())
