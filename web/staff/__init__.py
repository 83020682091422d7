"""The staff desk: log-in, queue, decisions, audit with undo, reports, possible duplicates."""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import Annotated, Literal

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from pipelines.posting import Posting
from search import indexer
from search.engines.base import EngineUnavailable
from store.records import Conflict, User
from web.context import SESSION, Context, Words, context, is_genuine, page, visitor

router = APIRouter(prefix="/staff", include_in_schema=False)
ATTEMPTS, WINDOW = 10, 60.0
UNDOABLE = ("approve", "reject", "approve_employer", "merge", "merge_employers", "hide")
_attempts: dict[str, deque[float]] = {}


def _signed_in(request: Request) -> User:
    user = visitor(request)
    if user is None:
        raise HTTPException(303, "log in first", headers={"Location": "/staff/login"})
    return user


def _genuine(request: Request, token: str) -> User:
    user = _signed_in(request)
    if not is_genuine(request, token):
        raise HTTPException(403, "the form is not genuine or too old")
    return user


def _limit(request: Request) -> None:
    """At most ten log-ins a minute from one address."""
    address, now = request.client.host if request.client else "", monotonic()
    seen = _attempts.setdefault(address, deque())
    while seen and now - seen[0] > WINDOW:
        seen.popleft()
    if len(seen) >= ATTEMPTS:
        raise HTTPException(429, "too many log-ins: wait a minute", headers={"Retry-After": "60"})
    seen.append(now)


@router.get("/login", response_class=HTMLResponse)
def login_page(request: Request) -> Response:
    """The form."""
    return page(request, "staff/login.html", failed=False)


@router.post("/login", response_class=HTMLResponse)
def login(request: Request, name: str = Form(""), password: str = Form(""), token: str = Form("")) -> Response:
    """Open a session."""
    _limit(request)
    if not is_genuine(request, token):
        raise HTTPException(403, "the form is not genuine or too old")
    accounts = context(request).store.accounts
    user = accounts.verify(name[:64], password[:256])
    if user is None:
        return page(request, "staff/login.html", 401, failed=True)
    response = RedirectResponse("/staff/", 303)
    response.set_cookie(
        SESSION, accounts.open_session(user.name), httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return response


@router.post("/logout")
def logout(request: Request, token: str = Form("")) -> Response:
    """End the session."""
    _genuine(request, token)
    context(request).store.accounts.close_session(request.cookies.get(SESSION, ""))
    response = RedirectResponse("/", 303)
    response.delete_cookie(SESSION)
    return response


@router.get("/", response_class=HTMLResponse)
def queue_page(request: Request, reason: str = "", source: str = "", after: str = "", done: str = "") -> Response:
    """What waits, the longest waiting first."""
    _signed_in(request)
    store = context(request).store
    entries = store.review.queue(30, after[:40], reason[:40] or None, source[:64] or None)
    names = {record.id: record.name for record in store.crawls.sources()}
    pairs = [(pair, store.postings.get(pair.a), store.postings.get(pair.b)) for pair in store.review.possible(20)]
    return page(
        request, "staff/queue.html", compare=compare, entries=entries, size=store.review.queue_size(), names=names, done=done[:20],
        pairs=[row for row in pairs if row[1] and row[2]], problems=store.review.problems(20), reason=reason, source=source,
    )  # fmt: skip


def compare(posting: Posting, words: Words) -> list[tuple[str, str, str]]:
    """Rows of (field, as written, as understood) of what the page or the reading states."""
    event = posting.event
    understood = {
        "employer": posting.hiring_organization.name,
        "location": " ".join(words.code("city", code) for code in posting.locations),
        "degree": words.degrees(posting.education.levels) if posting.education.levels else "",
        "majors": " ".join(words.code("major", code) for code in posting.majors[:8]),
        "headcount": words.people(posting.headcount),
        "salary": words.pay(posting.salary),
        "deadline": words.moment(posting.valid_through),
        "event_start": words.moment(event.start) if event else "",
        "venue": event.venue if event else "",
        "industry": words.code("industry", posting.industry) if posting.industry else "",
        "published": words.moment(posting.date_posted),
    }
    return [
        (name, posting.raw.get(name, ""), value) for name, value in understood.items() if value or posting.raw.get(name)
    ]


@router.get("/audit", response_class=HTMLResponse)
def audit_page(request: Request) -> Response:
    """Decisions, newest first."""
    _signed_in(request)
    store = context(request).store
    rows = store.review.audit(limit=200)
    subjects = store.postings.many(list({row.subject for row in rows}))
    return page(request, "staff/audit.html", rows=rows, subjects=subjects, undoable=UNDOABLE)


@router.post("/decide")
def decide(
    request: Request, action: str = Form(), posting: str = Form(""), version: int = Form(0), reason: str = Form("", max_length=500),
    token: str = Form(""), selected: Annotated[list[str] | None, Form()] = None,
) -> Response:  # fmt: skip
    """Approve or reject one posting, or approve the selected ones."""
    user = _genuine(request, token)
    parts = context(request)
    kind: Literal["approve", "reject"] = "reject" if action == "reject" else "approve"
    chosen = (
        [(row.partition(":")[0], int(row.partition(":")[2] or 0)) for row in selected or []]
        if action == "approve_selected"
        else [(posting, version)]
    )
    try:
        for identity, expected in chosen:
            parts.store.review.decide(identity, kind, user.name, reason, expected or None)
    except Conflict:
        return RedirectResponse("/staff/?done=conflict", 303)
    finally:
        show_now(parts)
    return RedirectResponse(f"/staff/?done=done_{kind}", 303)


@router.post("/employer")
def approve_employer(request: Request, employer: str = Form(), token: str = Form("")) -> Response:
    """Know an employer and publish what waits for it."""
    user = _genuine(request, token)
    parts = context(request)
    parts.store.review.approve_employer(employer, user.name)
    show_now(parts)
    return RedirectResponse("/staff/?done=done_approve", 303)


@router.post("/undo")
def undo(request: Request, audit: int = Form(), token: str = Form("")) -> Response:
    """Take a decision back."""
    user = _genuine(request, token)
    parts = context(request)
    parts.store.review.undo(audit, user.name)
    show_now(parts)
    return RedirectResponse("/staff/audit", 303)


@router.post("/pair")
def pair(
    request: Request,
    action: str = Form(),
    pair: int = Form(),
    a: str = Form(""),
    b: str = Form(""),
    token: str = Form(""),
) -> Response:
    """Say whether a possible pair is one posting."""
    user = _genuine(request, token)
    parts = context(request)
    if action == "merge":
        parts.store.review.merge(a, b, user.name)
        show_now(parts)
    else:
        parts.store.review.not_duplicates(pair, user.name)
    return RedirectResponse("/staff/#pairs", 303)


@router.post("/problem")
def problem(
    request: Request, problem: int = Form(), note: str = Form("", max_length=500), token: str = Form("")
) -> Response:
    """Answer a reader's report."""
    user = _genuine(request, token)
    context(request).store.review.resolve_problem(problem, user.name, note)
    return RedirectResponse("/staff/#problems", 303)


def show_now(parts: Context) -> None:
    """Bring a decision into the index at once; while the engine is away it waits in the outbox."""
    try:
        indexer.sync(parts.store, parts.search.engine)
    except EngineUnavailable:
        return
