"""The API for developers elsewhere: `/api/v1`, OpenAPI 3.1, RFC 9457 problem details, cursors, limits."""

from __future__ import annotations

import html
from collections import deque
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from time import monotonic
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from search.query import Query as Asked
from search.service import as_document
from web.asking import read_query
from web.context import context
from web.student import find

RATE, WINDOW = 600, 60.0
_seen: dict[str, deque[float]] = {}


def limit(request: Request) -> None:
    """At most 600 calls a minute from one address; more are answered 429 with the time to wait."""
    address, now = request.client.host if request.client else "", monotonic()
    calls = _seen.setdefault(address, deque())
    while calls and now - calls[0] > WINDOW:
        calls.popleft()
    if len(calls) >= RATE:
        wait = int(WINDOW - (now - calls[0])) + 1
        raise HTTPException(429, f"more than {RATE} calls a minute", headers={"Retry-After": str(wait)})
    calls.append(now)
    if len(_seen) > 10_000:
        _seen.clear()


class Problem(BaseModel):
    """RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    instance: str = ""


_PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"model": Problem, "description": text, "content": {"application/problem+json": {}}}
    for code, text in (
        (400, "Bad request"),
        (404, "Not found"),
        (422, "Bad parameter"),
        (429, "Too many calls"),
        (503, "Away"),
    )
}
router = APIRouter(prefix="/api/v1", tags=["v1"], dependencies=[Depends(limit)], responses=_PROBLEMS)


class Found(BaseModel):
    """One page of postings; each in the shape of the export."""

    total: int
    hits: list[dict[str, Any]]
    facets: dict[str, list[dict[str, Any]]]
    next_cursor: str | None = None
    degraded: str = ""


class Change(BaseModel):
    """One step of the stream of changes."""

    seq: int
    id: str
    removed: bool
    posting: dict[str, Any] | None = None


class Changes(BaseModel):
    """Changes in order; ask again with ``after`` = the last ``seq``."""

    changes: list[Change]
    last: int


Words = Annotated[str, Query(max_length=200, description='words, "phrases", -word, field:word', examples=["算法 西安"])]
Codes = Annotated[list[str] | None, Query(max_length=30)]


@router.get("/postings", response_model=Found)
def postings(
    request: Request, q: Words = "", city: Codes = None, degree: Codes = None, type: Codes = None,
    employer_class: Codes = None, industry: Codes = None, source: Codes = None, major: Codes = None,
    sort: Annotated[str, Query(pattern="^(relevance|newest|deadline|event)$")] = "relevance",
    status: Annotated[str, Query(pattern="^(open|closed|all)$")] = "open",
    size: Annotated[int, Query(ge=1, le=100)] = 20, cursor: Annotated[str, Query(max_length=200)] = "",
) -> dict[str, Any]:  # fmt: skip
    """Search. Filters are OR inside and AND across; ``next_cursor`` leads on."""
    return as_document(context(request).search, read_query(request.query_params))


@router.get("/postings/{posting_id}")
def posting(request: Request, posting_id: Annotated[str, Field(max_length=64)]) -> dict[str, Any]:
    """One posting in the shape of the export."""
    return find(request, posting_id).export()


@router.get("/employers")
def employers(request: Request, name: Annotated[str, Query(max_length=100)] = "") -> dict[str, Any]:
    """Employers; with ``name`` the one that was seen under it."""
    store = context(request).store
    if name:
        found = store.employers.find(name)
        return {"employers": [_employer(found)] if found else []}
    rows = []
    for employer in store.employers.iterate():
        rows.append(_employer(employer))
        if len(rows) == 1000:
            break
    return {"employers": rows}


def _employer(employer: Any) -> dict[str, Any]:
    return {
        "id": employer.id,
        "name": employer.name,
        "normalized": employer.normalized,
        "class": employer.employer_class,
        "aliases": employer.aliases,
        "postings": employer.postings,
    }


@router.get("/events", response_model=Found)
def events(request: Request, days: Annotated[int, Query(ge=1, le=365)] = 30) -> dict[str, Any]:
    """Talks and fairs of the coming days, in their order."""
    parts = context(request)
    until = parts.now() + timedelta(days=days)
    asked = Asked(
        type=["talk", "fair"], sort="event", event_from=parts.now() - timedelta(hours=3), event_to=until, size=100
    )
    return as_document(parts.search, asked)


@router.get("/stats")
def stats(request: Request) -> dict[str, Any]:
    """Counts."""
    statistics = context(request).store.statistics
    return {
        "totals": statistics.totals(),
        "dedupe": statistics.dedupe(),
        "by_type": statistics.by_type(),
        "by_province": statistics.by_province(),
        "by_industry": statistics.by_industry(),
    }


@router.get("/suggest")
def suggest(request: Request, q: Annotated[str, Query(max_length=50)] = "") -> dict[str, Any]:
    """Titles, employers, majors, schools and cities that begin with what was typed, also in pinyin and initials."""
    return {"suggestions": [asdict(found) for found in context(request).search.suggest(q)]}


@router.get("/sources")
def sources(request: Request) -> dict[str, Any]:
    """Sources and how they are."""
    return {
        "sources": [
            {
                "id": row.record.id,
                "name": row.record.name,
                "kind": row.record.kind,
                "url": row.record.url,
                "outcome": row.last_outcome,
                "reason": row.last_reason,
                "last_run_at": row.last_run_at,
                "last_ok_at": row.last_ok_at,
                "open_postings": row.open_postings,
            }
            for row in context(request).store.crawls.health()
        ]
    }


@router.get("/changes", response_model=Changes)
def changes(
    request: Request, after: Annotated[int, Query(ge=0, le=2**53)] = 0, size: Annotated[int, Query(ge=1, le=500)] = 100
) -> dict[str, Any]:
    """Everything that changed, in order, removals too; for those who keep a copy."""
    store = context(request).store
    rows = store.postings.changes(after, size)
    present = store.postings.many([row.posting_id for row in rows])
    found = []
    for row in rows:
        shown = present.get(row.posting_id)
        gone = shown is None or shown.review != "approved"
        found.append(
            {
                "seq": row.seq,
                "id": row.posting_id,
                "removed": gone,
                "posting": None if gone or shown is None else shown.export(),
            }
        )
    return {"changes": found, "last": rows[-1].seq if rows else after}


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    """The API on one page, from its own OpenAPI document; nothing is loaded from elsewhere."""
    schema = request.app.openapi()
    parts = ["<!doctype html><html lang='en'><meta charset='utf-8'><title>juzhao API</title>",
             "<link rel='stylesheet' href='/static/style.css'><main><h1>juzhao API v1</h1>",
             "<p><a href='/api/v1/openapi.json'>openapi.json</a></p>"]  # fmt: skip
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            parts.append(
                f"<h2><code>{method.upper()} {html.escape(path)}</code></h2><p>{html.escape(operation.get('description', ''))}</p><ul>"
            )
            for parameter in operation.get("parameters", []):
                parts.append(
                    f"<li><code>{html.escape(parameter['name'])}</code> {html.escape(parameter.get('description', ''))}</li>"
                )
            parts.append("</ul>")
    return HTMLResponse("".join([*parts, "</main></html>"]))


def install_validation(app: FastAPI, answer: Callable[..., Response]) -> None:
    """Bad parameters as problem details that name the parameter."""

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"][1:]) or "body"
        return answer(request, 422, "Bad parameter", f"{name}: {first['msg']}")
