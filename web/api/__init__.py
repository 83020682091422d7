"""The API for developers elsewhere: `/api/v1`, OpenAPI 3.1, RFC 9457 problem details, cursors, limits."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import asdict
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Body, FastAPI, HTTPException, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from pydantic_core import to_json
from starlette.datastructures import QueryParams

from config.validation import said
from pipelines.posting import EVENTS
from search.matching import order
from search.query import Query as Question
from search.service import as_document
from store import schema_org
from web.api import models, parameters
from web.api.limits import ShortBodyRoute
from web.api.schema import PROBLEMS, document_page
from web.asking import checked, read_query
from web.conditional import tag_of, unless_held
from web.context import context, told_language
from web.i18n import translate
from web.student.statistics import counts, figures


class Json(Response):
    """An answer in JSON, written out by the library that reads it (several times the speed of Python's own)."""

    media_type = "application/json"
    cursor = b""
    """Where the next page begins, which may have another name though the page says the same."""

    def render(self, content: Any) -> bytes:
        """UTF-8."""
        return to_json(content)


class ApiRoute(ShortBodyRoute):
    """Bears a weak tag of what it says; who holds that already gets 304."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's own handler, and a look at what the client holds."""
        handle = super().get_route_handler()

        async def answered(request: Request) -> Response:
            response = await handle(request)
            if request.method != "GET" or response.status_code != 200:
                return response
            said = bytes(response.body).replace(getattr(response, "cursor", b"") or b"\0", b"")
            return unless_held(
                request, response, f"W/{tag_of(said)}", Cache_Control="no-cache", Vary="Accept, Accept-Language"
            )

        return answered


router = APIRouter(prefix="/api/v1", tags=["v1"], responses=PROBLEMS, route_class=ApiRoute)
CONSIDERED = 200
"""Hits of a search that are ordered by a profile."""
_ID = r"^[0-9A-Za-z_-]{1,64}$"


@router.get("/postings", response_model=models.Found, openapi_extra={"parameters": parameters.described(models.Search)})
def postings(request: Request) -> Response:
    """Search. Filters are OR inside and AND across; each facet is counted without its own filter."""
    wish = parameters.read(models.Search, request.query_params)
    counted = [name for name in wish.facets.split(",") if name != "none"]
    asked = read_query(request.query_params, facets=counted, group=False, notices="notice" in wish.type)
    return _found(request, asked)


def _found(request: Request, asked: Question) -> Response:
    """One page of postings; why the copy answered names machines, and is for who runs it."""
    document = as_document(context(request).search, asked)
    if "degraded" in document:
        document["degraded"] = translate("degraded", told_language(request))
    response = Json(document)
    response.cursor = (document["next_cursor"] or "").encode()
    return response


@router.get("/postings/{posting_id}", response_model=models.ExportedPosting)
def posting(request: Request, posting_id: Annotated[str, Path(pattern=_ID, examples=["0a1b2c3d4e5f6g7h"])]) -> Response:
    """One posting in the shape of the export; with `Accept: application/ld+json` as schema.org `JobPosting` or `Event`."""
    found = context(request).store.postings.get(posting_id)
    if found is None or found.review != "approved":
        raise HTTPException(404, f"no posting {posting_id}")
    if "application/ld+json" in request.headers.get("accept", ""):
        return Json(schema_org.posting(found.export()), media_type="application/ld+json")
    return Json(found.export())


@router.get("/employers", response_model=models.Employers)
def employers(
    request: Request,
    name: Annotated[
        str, Query(max_length=100, description="the one that was seen under this name", examples=["华为"])
    ] = "",
    after: Annotated[str, Query(max_length=64, description="`next_after` of the page before", examples=["e1"])] = "",
    size: Annotated[int, Query(ge=1, le=500, examples=[100])] = 100,
) -> Response:
    """Employers by id."""
    store = context(request).store
    if name:
        known = store.employers.find(name)
        return Json({"employers": [_employer(known)] if known else [], "next_after": None})
    rows = store.employers.page(after, size)
    following = rows[-1].id if len(rows) == size else None
    return Json({"employers": [_employer(row) for row in rows], "next_after": following})


def _employer(employer: Any) -> dict[str, Any]:
    return {
        "id": employer.id,
        "name": employer.name,
        "normalized": employer.normalized,
        "class": employer.employer_class,
        "aliases": employer.aliases,
        "postings": employer.postings,
    }


@router.get("/events", response_model=models.Found, openapi_extra={"parameters": parameters.described(models.Coming)})
def events(request: Request) -> Response:
    """Talks and fairs of the coming days, in their order."""
    wish = parameters.read(models.Coming, request.query_params)
    parts = context(request)
    now = parts.now()
    coming = {"event_from": now - timedelta(hours=3), "event_to": now + timedelta(days=wish.days)}
    asked = checked(wish.model_dump(exclude={"days"}) | coming | {"type": list(EVENTS), "sort": "event", "facets": []})
    return _found(request, asked)


@router.get("/stats", response_model=models.Stats)
def stats(request: Request) -> Response:
    """Counts."""
    parts = context(request)
    return Json({**figures(parts), **{f"by_{name}": rows for name, rows in counts(parts).items()}})


@router.get("/suggest", response_model=models.Suggestions)
def suggest(request: Request, q: Annotated[str, Query(max_length=50, examples=["huaw"])] = "") -> Response:
    """Titles, employers, majors, schools and cities that begin with what was typed, also in pinyin and initials."""
    return Json({"suggestions": [asdict(found) for found in context(request).search.suggest(q)]})


@router.get("/sources", response_model=models.Sources)
def sources(request: Request) -> Any:
    """Sources and how they are."""
    return {
        "sources": [
            {
                "id": row.record.id,
                "name": row.record.name,
                "kind": row.record.kind,
                "url": row.record.url,
                "outcome": row.state,
                "reason": row.last_reason,
                "last_run_at": row.last_run_at,
                "last_ok_at": row.last_ok_at,
                "open_postings": row.open_postings,
            }
            for row in context(request).store.crawls.health()
        ]
    }


@router.get("/changes", response_model=models.Changes)
def changes(
    request: Request,
    after: Annotated[int, Query(ge=0, le=2**53, description="`last` of the page before", examples=[4711])] = 0,
    size: Annotated[int, Query(ge=1, le=500, examples=[100])] = 100,
) -> Response:
    """Everything that changed, in order, removals too; for those who keep a copy.

    That a source still shows an announcement is no change: `sources[].last_seen` is as of the change, and newer in `postings/{id}`.
    """
    store = context(request).store
    rows = store.postings.changes(after, size)
    if not rows and after > (last := store.outbox.head()):
        raise HTTPException(
            410, f"after={after}: the stream ends at {last}, so it is another one: read it again from 0"
        )
    present = store.postings.many([row.posting_id for row in rows])
    found: list[dict[str, Any]] = []
    for row in rows:
        shown = present.get(row.posting_id)
        gone = shown is None or shown.review != "approved"
        posting = None if gone or shown is None else shown.export()
        found.append({"seq": row.seq, "id": row.posting_id, "removed": gone, "posting": posting})
    return Json({"changes": found, "last": rows[-1].seq if rows else after, "more": len(rows) == size})


_EXAMPLE = {
    "a profile": {
        "value": {"profile": {"degree": "master", "majors": ["0809"], "graduation_year": 2026, "cities": ["610100"]},
                  "search": "q=算法", "size": 10}
    }
}  # fmt: skip


@router.post("/match", response_model=models.Matches)
def match(request: Request, wish: Annotated[models.Wish, Body(openapi_examples=_EXAMPLE)]) -> Response:
    """Postings ordered by how well they fit a profile, with why and why not. The profile is not kept."""
    parts = context(request)
    if wish.ids:
        found = list(parts.store.postings.many(wish.ids).values())
    else:
        asked = read_query(QueryParams(wish.search), size=100, cursor="", page=1, facets=[], group=False)
        if wish.profile.degree and not asked.degree:
            asked = asked.model_copy(update={"degree": [wish.profile.degree]})
        pages = [asked.model_copy(update={"page": number}) for number in range(1, CONSIDERED // 100 + 1)]
        found = [one for page in pages for one in parts.search.postings(parts.search.search(page))]
    shown = [one for one in found if one.review == "approved" and (wish.ids or not one.called_off)]
    ranked = order(wish.profile, shown, parts.now())[: wish.size]
    matches = [{"posting": one.export(), "fit": fit.model_dump()} for one, fit in ranked]
    return Json({"considered": len(shown), "matches": matches})


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    """The API on one page, from its own OpenAPI document; nothing is loaded from elsewhere."""
    return HTMLResponse(document_page(request.app.openapi()))


def install_validation(app: FastAPI, answer: Callable[..., Response]) -> None:
    """Bad parameters as problem details that name the parameter."""

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"][1:]) or "body"
        return answer(request, 422, f"{name}: {said(first, told_language(request))}")
