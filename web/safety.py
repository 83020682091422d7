"""What guards every page: headers, no form from another site, and a place where browsers report what the policy stopped."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import structlog
from fastapi import APIRouter, HTTPException, Request, Response
from prometheus_client import Counter

from web.context import context

REPORTS = "/csp-report"
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    f"form-action 'self'; frame-ancestors 'none'; report-uri {REPORTS}",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
MOST_BYTES = 16_384
_SAFE = ("GET", "HEAD", "OPTIONS")
_log = structlog.get_logger("web.safety")
router = APIRouter(include_in_schema=False)


async def own_site(request: Request) -> None:
    """Refuse what another site makes a visitor's browser send; the API only reads and is meant for others.

    A program that is no browser sends neither header: it has no visitor's cookies either. A coroutine, as it waits for
    nothing: FastAPI sends every other function to a thread and back, which costs more than the check.
    """
    if request.method in _SAFE or request.url.path.startswith("/api/"):
        return
    fetched, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if fetched is not None:
        own = fetched in ("same-origin", "none")
    else:
        public = urlsplit(context(request).settings.public_url).netloc
        own = origin is None or urlsplit(origin).netloc in {request.headers.get("host"), public} - {"", None}
    if not own:
        raise HTTPException(403, "the form was sent from another site")


async def can_be_taken(request: Request) -> None:
    """Refuse every form where nothing can be written, before anybody's name is looked at: else names could be told apart."""
    if request.method not in _SAFE and request.url.path != REPORTS:
        context(request).store.database.must_write()


@router.post(REPORTS)
async def stopped(request: Request) -> Response:
    """What the content security policy stopped in a browser: counted, and one line in the log."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise HTTPException(413, "the report is too long")
    try:
        report = json.loads(body)["csp-report"]
        told = {name: str(report.get(name, ""))[:200] for name in ("violated-directive", "blocked-uri", "document-uri")}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise HTTPException(400, "this is no report of a content security policy") from error
    counter: Counter = request.app.state.csp_reports
    counter.inc()
    _log.warning("csp", **told)
    return Response(status_code=204)
