"""The search page: one form, facets with counts, rows with marks, help where nothing is found."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from pipelines.posting import DEGREES, Posting
from search.analysis import highlight
from search.parsing import parse, widened
from search.query import SALARIES, Answer, Query, bucket_name
from search.understanding import Understood
from store.records import SourceHealth
from web.asking import DEFAULTS, address, chips, read_query
from web.context import Context, context, page
from web.student.sources import is_stale

router = APIRouter()
SHOWN_FACETS = (
    *("type", "city", "degree", "graduation_year", "employer_class", "industry", "salary", "posted_within", "deadline_within"),
    *("event_mode", "program", "major", "source", "flagged"),
)  # fmt: skip
STEPS = {"degree": DEGREES, "salary": (*map(bucket_name, SALARIES), "none")}
"""Facets whose values stand in an order of their own, whichever is fullest."""
SINGLE = ("posted_within", "deadline_within", "flagged")
MOST_BUCKETS = 24
SNIPPET = 120
PAGES = 10_000
QUICK: dict[str, dict[str, Any]] = {
    "quick_talk": {"type": ["talk"], "sort": "event"},
    "quick_fair": {"type": ["fair"], "sort": "event"},
    "quick_this_week": {"event_on": "this_week", "sort": "event"},
    "quick_internship": {"type": ["internship"]},
    "quick_civil_service": {"type": ["civil_service"]},
    "quick_online": {"event_mode": ["online", "mixed"], "sort": "event"},
    "quick_closing": {"deadline_within": 7, "sort": "deadline"},
    "quick_new": {"posted_within": 3, "sort": "newest"},
    "quick_soe": {"employer_class": ["central_soe", "state_owned"]},
}
"""Words → what one touch asks for; a second touch takes it back."""


@router.get("/", response_class=HTMLResponse)
def search_page(request: Request) -> Response:
    """Search with facets, highlights and paging; works as plain links and one form."""
    parts = context(request)
    asked = read_query(request.query_params)
    found = parts.search.find(asked, group=not asked.employer)
    understood, query, answer = found.understood, found.query, found.answer
    if answer.total and not answer.hits and asked.page > 1:  # what was marked or shared may have had more then
        return RedirectResponse(address(asked, page=1), 303)
    # of folded rows nobody knows how many there are, only whether another page follows
    pages = asked.page + (answer.more and asked.page < PAGES // asked.size)
    names = parts.source_names()
    response = page(
        request, "search.html", asked=asked, asked_plain=Query(q=asked.q), answer=answer, address=address, pages=pages,
        as_of=asked.as_of or int(parts.now().timestamp()),
        rows=_rows(parts, query, answer), further=_further(parts, query, found.further), facets=_facets(query, answer, names), labels=names,
        chips=chips(asked), quick=_quick(asked), read=_read(understood), plain_address=address(understood.as_words()),
        corrected=found.corrected, as_typed=address(asked, plain=True, page=1),
        meant=[] if found.corrected else _meant(parts, query, asked, answer), stale=_stale(parts, asked),
        help=[(relief, address(relief.query)) for relief in parts.search.without(query)] if not answer.total else [],
    )  # fmt: skip
    if "hx-request" in request.headers:
        response.headers["HX-Push-Url"] = address(asked)  # empty fields of the form make no part of the address
    return response


def _rows(parts: Context, query: Query, answer: Answer) -> list[dict[str, Any]]:
    words = parse(query.q).words
    more = {hit.id: hit.more for hit in answer.hits}
    rows = []
    for posting in parts.search.postings(answer):
        employer = posting.hiring_organization.id
        folded = more.get(posting.id, 0) if employer else 0
        link = address(query, "/", employer=[employer], page=1) if folded else ""
        rows.append(row(posting, words) | {"more": folded, "more_address": link})
    return rows


def _further(parts: Context, query: Query, further: Answer) -> list[dict[str, Any]]:
    """Cards of what holds only parts of the words, those parts marked."""
    words = widened(parse(query.q)).words
    return [row(posting, words) for posting in parts.search.postings(further)]


def row(posting: Posting, words: list[str]) -> dict[str, Any]:
    """What a card of a list shows, matches marked."""
    return {
        "posting": posting,
        "title": highlight(posting.title, words),
        "employer": highlight(posting.hiring_organization.name, words),
        "snippet": highlight(posting.description.replace("\n", " "), words, SNIPPET),
        "more": 0,
    }


def _facets(query: Query, answer: Answer, names: dict[str, str]) -> list[dict[str, Any]]:
    """Facets in the order of the page; chosen values stay in sight even when nothing has them."""
    shown = []
    for name in SHOWN_FACETS:
        given = getattr(query, name)
        chosen = [_value(part) for part in (given if isinstance(given, list) else [given] if given is not None else [])]
        buckets = [(bucket.value, bucket.count) for bucket in answer.facets.get(name, [])]
        if name == "city":
            buckets = _tree(buckets, chosen)
        if name in STEPS:
            held = dict(buckets)
            buckets = [(step, held[step]) for step in STEPS[name] if step in held]
        if name == "graduation_year":
            buckets = sorted(buckets, reverse=True)
        known = {value for value, _ in buckets}
        buckets = [*((value, 0) for value in chosen if value not in known), *buckets][:MOST_BUCKETS]
        if name in SINGLE and buckets:
            buckets = [("", None), *buckets]  # type: ignore[list-item]
            chosen = chosen or [""]
        if buckets:
            labels = names if name == "source" else {}
            shown.append(
                {"name": name, "buckets": buckets, "chosen": chosen, "labels": labels, "single": name in SINGLE}
            )
    return shown


def _value(part: Any) -> str:
    return {True: "yes", False: "no"}.get(part, str(part)) if isinstance(part, bool) else str(part)


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


def _quick(asked: Query) -> list[tuple[str, str, bool]]:
    """(words, address, whether it is on) of the one-touch filters."""
    found = []
    for key, wish in QUICK.items():
        filters = {name: value for name, value in wish.items() if name != "sort"}
        on = all(getattr(asked, name) == value for name, value in filters.items())
        empty = {name: getattr(DEFAULTS, name) for name in wish}
        found.append((key, address(asked, "/", **((empty if on else wish) | {"page": 1, "cursor": ""})), on))
    return found


def _read(understood: Understood) -> list[tuple[str, str, str]]:
    """(facet, value, address without it) of what was read out of the words."""
    return [
        (chip.name, str(value), address(understood.without(chip)))
        for chip in understood.chips
        for value in chip.values[:1]
    ]


def _meant(parts: Context, query: Query, asked: Query, answer: Answer) -> list[tuple[str, str]]:
    found = parts.search.did_you_mean(query, answer)
    return [(found[0], address(asked, q=found[0], page=1))] if found else []


def _stale(parts: Context, asked: Query) -> list[SourceHealth]:
    """Sources that were asked for by name and were not read well lately."""
    if not asked.source:
        return []
    now = parts.now()
    return [row for row in parts.store.crawls.health(asked.source) if is_stale(row, now)]
