"""Sites that staff propose: an address, what a look at it saw, and only then a place in the registry."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from web.context import context, language, page
from web.outside import Outside, Site, SiteRefused
from web.staff.access import genuine, signed_in

router = APIRouter(prefix="/staff/sites", include_in_schema=False)
KINDS = ("university", "government", "employer", "aggregator")
Address = Annotated[str, Form(max_length=2000)]


@router.get("", response_class=HTMLResponse)
def form(request: Request) -> Response:
    """Where the address is typed. Nothing is fetched by a link: only a form of ours makes us look."""
    signed_in(request)
    return page(request, "staff/sites.html", url="", seen=None, kinds=KINDS, problem="")


@router.post("/look", response_class=HTMLResponse)
def look(request: Request, url: Address = "", token: Annotated[str, Form()] = "") -> Response:
    """The addresses of the host, the state of its robots.txt, what the page answered; then the button."""
    genuine(request, token)
    url = url.strip()
    seen = _outside(request).look(url if "://" in url else f"http://{url}")
    return page(request, "staff/sites.html", url=url, seen=seen, kinds=KINDS, problem="")


@router.post("/add", response_class=HTMLResponse)
def add(
    request: Request,
    url: Address = "",
    name: Annotated[str, Form(max_length=100)] = "",
    kind: Annotated[str, Form(max_length=20)] = "",
    token: Annotated[str, Form()] = "",
) -> Response:
    """Into the registry; crawled when the scheduler next looks."""
    user = genuine(request, token)
    try:
        record = _outside(request).add(Site(url, name.strip(), kind))
    except SiteRefused as error:
        return page(
            request, "staff/sites.html", 400, url=url, seen=None, kinds=KINDS, problem=error.told(language(request))
        )
    context(request).store.crawls.add(record, user.name)
    return RedirectResponse("/sources", 303)


def _outside(request: Request) -> Outside:
    found = context(request).outside
    if found is None:
        raise HTTPException(503, "this process has no crawler: use `juzhao probe` where one runs")
    return found
