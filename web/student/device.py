"""Own things: saved postings, searches, a profile; kept on the visitor's device, never sent to us to keep."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from pipelines.posting import DEGREES, EMPLOYER_CLASSES
from web.context import context, page

router = APIRouter()


@router.get("/mine", response_class=HTMLResponse)
def mine_page(request: Request) -> Response:
    """An empty frame that the device fills."""
    year = context(request).now().year
    return page(request, "mine.html", degrees=DEGREES[2:], classes=EMPLOYER_CLASSES, years=range(year - 1, year + 5))
