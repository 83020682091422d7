"""The page on which staff put right what was read wrongly, beside what the sources wrote."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from pipelines.evidence import DEGREES, EVENTS
from pipelines.posting import EMPLOYER_CLASSES, POSTING_TYPES, Posting
from store.records import Conflict
from web.context import Context, Words, context, language, page
from web.reading import as_written, shown
from web.staff import values
from web.staff.access import genuine, signed_in
from web.staff.correcting import show_now
from web.staff.telling import tell, told

router = APIRouter(prefix="/staff", include_in_schema=False)
CHOICES = {"type": POSTING_TYPES, "degree": (*DEGREES, "unlimited"), "unit": values.PAY_UNITS, "employer_class": EMPLOYER_CLASSES}  # fmt: skip


@router.get("/postings/{posting_id}", response_class=HTMLResponse)
def correct_page(request: Request, posting_id: str, done: str = "", said: str = "") -> Response:
    """What was read and the sources' words; a form that corrects it."""
    signed_in(request)
    found = _posting(context(request), posting_id)
    return _page(request, found, done=done, undo=told(context(request), said)["undo"])


@router.post("/postings/{posting_id}", response_class=HTMLResponse)
def correct(request: Request, posting_id: str, given: Annotated[values.Given, Form()]) -> Response:
    """Let what was changed in the form stand; what cannot be taken is said in one line, and nothing is kept of the rest."""
    user = genuine(request, given.token)
    parts = context(request)
    found, asked = _posting(parts, posting_id), given.model_dump()
    words = Words(language(request), parts.now())
    try:
        changed = values.read(asked, found, words)
        classed = _class(given, found)
    except values.BadValue as wrong:
        return _page(request, found, 422, given=asked, wrong=wrong)
    review, undo = parts.store.review, []
    try:
        if changed or given.back:
            row = review.correct(found.id, changed, user.name, given.reason, given.version, given.back)
            undo.append(row.id)
    except Conflict:
        return _back(found.id, "conflict")
    if classed:
        undo += _set_class(parts, found.id, classed, user.name, given.reason)
    show_now(parts)
    return _back(found.id, "done_correct" if undo else "nothing_corrected", tell(parts, undo) if undo else "")


def _posting(parts: Context, identity: str) -> Posting:
    found = parts.store.postings.get(identity[:40])
    if found is None:
        raise HTTPException(404, f"no posting {identity[:40]}")
    return found


def _class(given: values.Given, posting: Posting) -> str:
    """The class that was chosen instead of the one that stands; empty for none."""
    if given.employer_class in ("", posting.hiring_organization.employer_class):
        return ""
    if given.employer_class not in EMPLOYER_CLASSES:
        raise values.BadValue("employer_class", "bad_choice")
    if not given.employer:
        raise values.BadValue("employer_class", "bad_no_employer")
    return given.employer_class


def _set_class(parts: Context, posting: str, kind: str, actor: str, reason: str) -> list[int]:
    """The class is the employer's, as the posting names it by now: for all that it announces."""
    found = parts.store.postings.get(posting)
    if found is None or not found.hiring_organization.id or found.hiring_organization.employer_class == kind:
        return []
    return [parts.store.employers.set_class(found.hiring_organization.id, kind, actor, reason).id]


def _back(posting: str, done: str, said: str = "") -> Response:
    told_there = urlencode({name: text for name, text in (("done", done), ("said", said)) if text})
    return RedirectResponse(f"/staff/postings/{posting}?{told_there}", 303)


def _page(request: Request, posting: Posting, status: int = 200, **said: Any) -> Response:
    parts = context(request)
    words = Words(language(request), parts.now(), parts.source_name)
    made = {row.field: row for row in parts.store.review.corrections(posting.id)}
    given = said.pop("given", None)
    return page(
        request, "staff/correct.html", status, p=posting, form=given or values.filled(posting, words), choices=CHOICES, made=made, events=EVENTS,
        shown=shown, as_written=as_written, names=parts.source_names(), **({"done": "", "undo": [], "wrong": None} | said),
    )  # fmt: skip
