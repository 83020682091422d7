"""One posting: what it says, what was understood and why, where it comes from, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import segno
from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import TypeAdapter

from pipelines.posting import NO_VACANCY, Moment, Posting
from search.calendar import entries
from store import schema_org
from store.records import Version
from store.refresh import STAFF
from web.context import Context, context, is_genuine, page, visitor
from web.reading import as_written, by_staff, changed, compared, differing, reworded

router = APIRouter()
MOMENT: TypeAdapter[Moment] = TypeAdapter(Moment)
KINDS = ("expired", "wrong", "scam", "other")


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
    versions = parts.store.postings.versions(posting.id)[:10]
    own = str(request.url_for("posting_page", posting_id=posting.id))
    return page(
        request, "posting.html", posting=posting, names=parts.source_names(), versions=versions,
        was_start=former(versions, "event", "start"), was_until=former(versions, "valid_through"),
        changed=changed, similar=parts.search.similar(posting), qr=segno.make(own).svg_data_uri(scale=3, border=2), own=own,
        compared=compared, as_written=as_written, mended=by_staff(posting), reworded=reworded, jsonld=schema_org.posting(posting.export()), kinds=KINDS, missing=missing(posting),
        confirmed=max((ref.last_seen for ref in posting.sources if ref.last_seen), default=None), trust=_trust(parts, posting),
        evidence=parts.store.postings.evidence(posting.id) if posting.status == "closed" else [],
        announcements=parts.store.postings.announcements(posting.id) if visitor(request) else [], choose="choose" in request.query_params,
        dated=any(entries(posting)), doubles=parts.store.postings.may_be_same(posting.id), differing=differing,
        thanks="reported" in request.query_params, lines=[line for line in posting.description.splitlines() if line.strip()],
    )  # fmt: skip


def former(versions: Sequence[Version], field: str, part: str = "") -> datetime | date | None:
    """The moment that a field had before a source moved it the last time; none where it became known or unknown since."""
    for version in versions:
        if field in version.changes and version.source != STAFF:
            before, after = ((value or {}).get(part) if part else value for value in version.changes[field])
            if before != after:
                return MOMENT.validate_python(before) if before and after else None
    return None


def missing(posting: Posting) -> list[str]:
    """Which of the six elements of a recruitment notice are not stated (人社厅发〔2025〕60号); none for events and news."""
    if posting.type in NO_VACANCY:
        return []
    stated = {
        "employer": posting.hiring_organization.name,
        "headcount": posting.headcount,
        "degrees": posting.education.levels or posting.majors,
        "duties": len(posting.description) > 40 or posting.positions,
        "places": posting.locations,
        "salary": posting.salary,
    }
    return [name for name, value in stated.items() if not value]


def _trust(parts: Context, posting: Posting) -> dict[str, Any]:
    """Who vouches: a person of the staff (when), and whether the employer was approved."""
    approved = next((row for row in parts.store.review.audit(posting.id, 20) if row.action == "approve"), None)
    employer = parts.store.employers.get(posting.hiring_organization.id) if posting.hiring_organization.id else None
    return {"at": approved.at if approved else None, "employer": bool(employer and employer.reviewed)}


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
