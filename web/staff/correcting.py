"""What staff correct of a posting that they see: take it down, split it, merge it with another one."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from pipelines.posting import Posting
from search import indexer
from search.engines.base import EngineError, EngineUnavailable
from search.query import Query
from search.service import SearchUnavailable
from store.records import Conflict, StoreError
from web.context import Context, context, page
from web.reading import side_by_side
from web.staff.access import genuine, signed_in

router = APIRouter(prefix="/staff", include_in_schema=False)
ENDS = ("done_hide", "done_split", "done_merge")
"""What the audit says of a correction that was just made, beside the button that undoes it."""
MOST_FOUND = 10
_ID = re.compile(r"(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{16}(?![0-9a-z])")


@router.post("/hide")
def hide(
    request: Request,
    posting: str = Form(),
    problem: int = Form(0),
    reason: str = Form("", max_length=500),
    token: str = Form(""),
) -> Response:
    """Take a posting down everywhere, on its own page or on a reader's report."""
    user = genuine(request, token)
    parts = context(request)
    try:
        parts.store.postings.hide(posting, user.name, f"report {problem}" if problem else reason)
    except Conflict:
        return RedirectResponse("/staff/audit?done=conflict", 303)
    if problem:
        with suppress(Conflict):  # a colleague has answered it meanwhile
            parts.store.review.resolve_problem(problem, user.name, "taken down")
    show_now(parts)
    return RedirectResponse("/staff/#problems", 303) if problem else _done("hide")


@router.post("/split")
def split(
    request: Request,
    posting: str = Form(),
    announcement: Annotated[list[int] | None, Form()] = None,
    token: str = Form(""),
) -> Response:
    """Give the chosen sites' announcements a posting of their own."""
    user = genuine(request, token)
    parts = context(request)
    try:
        parts.store.review.split(posting, announcement or [], user.name)
    except StoreError:  # all or none were chosen, or others have moved them: the page shows what there is
        return RedirectResponse(f"/postings/{posting}?choose=1#correct", 303)
    show_now(parts)
    return _done("split")


@router.get("/merge", response_class=HTMLResponse)
def merge_page(request: Request, posting: str = "", other: str = "", done: str = "") -> Response:
    """Find the other one by its address or by words, and see both side by side."""
    signed_in(request)
    parts, other = context(request), other.strip()[:300]
    named = _ID.findall(other)
    one, two = parts.store.postings.get(posting[:40]), parts.store.postings.get(named[-1]) if named else None
    same = one is not None and two is not None and one.id == two.id
    return page(
        request, "staff/merge.html", one=one, two=None if same else two, same=same, other=other, conflict=done == "conflict",
        found=_found(parts, other, one) if one and other and not named else [], names=parts.source_names(), side_by_side=side_by_side,
    )  # fmt: skip


@router.post("/merge")
def merge(request: Request, a: str = Form(), b: str = Form(), token: str = Form("")) -> Response:
    """Say that two postings are one."""
    user = genuine(request, token)
    parts = context(request)
    try:
        parts.store.review.merge(a, b, user.name)
    except Conflict:
        return RedirectResponse(f"/staff/merge?posting={a[:40]}&other={b[:40]}&done=conflict", 303)
    show_now(parts)
    return _done("merge")


def _done(what: str) -> Response:
    return RedirectResponse(f"/staff/audit?done=done_{what}", 303)


def _found(parts: Context, words: str, one: Posting) -> list[Posting]:
    """Published postings for some words, but for the one at hand."""
    try:
        answer = parts.search.search(Query(q=words[:200], status="all", size=MOST_FOUND))
    except SearchUnavailable:
        return []
    return [found for found in parts.search.postings(answer) if found.id != one.id]


def show_now(parts: Context) -> None:
    """Bring a decision into the counts of sources and the index at once.

    The decision stands whatever becomes of this: what the database or the engine cannot do now is done by the next run of a
    source and the indexer. An engine that did not answer a moment ago is not waited for.
    """
    with suppress(StoreError, EngineUnavailable, EngineError):
        parts.store.crawls.recount()
        if not parts.search.is_away():
            indexer.sync(parts.store, parts.search.engine)
