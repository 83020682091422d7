"""Saved searches by mail or group robot: asking, confirming, pausing, ending. The token in the link is the key."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import QueryParams

from search.alerts import begin
from search.service import SearchUnavailable
from search.understanding import understand
from store.subscriptions import Subscription, TooManyRequests
from web.asking import address, chips, read_query
from web.context import context, is_genuine, language, page

router = APIRouter(include_in_schema=False)
CADENCES = ("instant", "daily", "weekly")
KINDS = ("email", "wecom", "feishu")
_MAIL = re.compile(r"[^@\s<>\",;:\\\[\]()]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}")
_ROBOTS = {
    "wecom": re.compile(r"https://qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=[\w-]{8,100}"),
    "feishu": re.compile(r"https://open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot/v2/hook/[\w-]{8,100}"),
}
_LOOPBACK = re.compile(r"http://(?:127\.0\.0\.1|localhost)(?::\d+)?/\S{0,200}")
_STATES = {"confirm": "active", "pause": "paused", "cancel": "cancelled"}


@router.get("/subscriptions", response_class=HTMLResponse)
def form(request: Request) -> Response:
    """The form for the search whose parameters the address has."""
    settings = context(request).settings
    query = read_query(request.query_params, page=1, cursor="")
    ways = [kind for kind in KINDS if settings.public_url and (kind != "email" or settings.smtp_url)]
    return page(
        request, "subscribe.html", query_string=address(query)[2:], search=address(query), asked=query, chips=chips(query),
        labels=context(request).source_names(), ways=ways, cadences=CADENCES,
    )  # fmt: skip


@router.post("/subscriptions")
def subscribe(
    request: Request,
    target: Annotated[str, Form(max_length=300)],
    kind: Annotated[str, Form()] = "email",
    cadence: Annotated[str, Form()] = "daily",
    search: Annotated[str, Form(max_length=2000)] = "",
    token: Annotated[str, Form()] = "",
) -> Response:
    """Ask for alerts of a search (its query string); a message asks the target to confirm. Needs a genuine form."""
    parts = context(request)
    if not is_genuine(request, token):
        raise HTTPException(403, "the form is not genuine or too old")
    if kind not in KINDS or cadence not in CADENCES:
        raise HTTPException(400, f"kind is one of {', '.join(KINDS)}, cadence one of {', '.join(CADENCES)}")
    target = target.strip()
    if not is_target(kind, target, parts.settings.allow_private_networks):
        raise HTTPException(400, f"this is no {kind} address")
    if not parts.settings.public_url or (kind == "email" and not parts.settings.smtp_url):
        raise HTTPException(
            503, "messages are not set up here: the operator sets JUZHAO_PUBLIC_URL and JUZHAO_SMTP_URL"
        )
    asked = understand(read_query(QueryParams(search), page=1, cursor="")).query
    query = asked.model_dump(
        exclude_defaults=True, exclude={"page", "size", "cursor", "sort", "facets", "group"}, mode="json"
    )
    try:
        parts.store.subscriptions.add(kind, target, query, cadence, language(request))
    except TooManyRequests as error:
        raise HTTPException(429, str(error), headers={"Retry-After": "86400"}) from error
    return RedirectResponse("/subscriptions/asked", 303)


def is_target(kind: str, target: str, private: bool = False) -> bool:
    """Whether messages of a kind can go to a target: a mail address, or a robot at its vendor's own host."""
    if kind == "email":
        return len(target) <= 254 and _MAIL.fullmatch(target) is not None
    if private and _LOOPBACK.fullmatch(target):
        return True
    return kind in _ROBOTS and _ROBOTS[kind].fullmatch(target) is not None


@router.get("/subscriptions/asked", response_class=HTMLResponse)
def asked(request: Request) -> Response:
    """Look into your mailbox."""
    return page(request, "subscription.html", subscription=None, search="/", shown="")


@router.get("/subscriptions/{key}", response_class=HTMLResponse)
def manage(request: Request, key: str) -> Response:
    """What is subscribed, with buttons. Looking changes nothing: mail scanners open links too."""
    found = _find(request, key)
    search = address(read_query(QueryParams()).model_copy(update=found.query))
    return page(request, "subscription.html", subscription=found, search=search, shown=_masked(found))


@router.post("/subscriptions/{key}/{action}")
def change(request: Request, key: str, action: str) -> Response:
    """Confirm, pause or cancel; also what a mail program posts for one-click unsubscribing (RFC 8058)."""
    if action not in _STATES:
        raise HTTPException(404, f"no action {action}")
    parts, found = context(request), _find(request, key)
    if not getattr(parts.store.subscriptions, action)(key):
        raise HTTPException(409, "this subscription has ended: subscribe again")
    if action == "confirm" and not found.primed:
        with suppress(SearchUnavailable):
            begin(parts.search, parts.store, found, parts.settings.search_consumer)
    return RedirectResponse(f"/subscriptions/{key}", 303)


def _find(request: Request, key: str) -> Subscription:
    found = context(request).store.subscriptions.find(key[:100])
    if found is None:
        raise HTTPException(404, "no such subscription")
    return found


def _masked(subscription: Subscription) -> str:
    """Enough of the target to know it again, for the link may be passed on."""
    name, at, host = subscription.target.partition("@")
    return f"{name[:2]}…@{host}" if at else subscription.kind
