"""Saved searches by mail or group robot: asking, confirming, pausing, ending. The token in the link is the key."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import QueryParams

from config.settings import Settings
from search.alerts import begin
from search.query import Query
from search.service import SearchUnavailable
from search.understanding import understand
from store.subscribers import Subscription
from store.subscriptions import ASKS_A_DAY, CONFIRM_DAYS, TooManyRequests
from web.asking import address, chips, named, read_query
from web.context import Words, context, is_genuine, language, page
from web.targets import KINDS, BadTarget, read_target

router = APIRouter(include_in_schema=False)


class NoSubscription(LookupError):
    """There is none under this link, or it was not confirmed in time."""


CADENCES = ("instant", "daily", "weekly")
_WISHES = {"tell-changes": True, "leave-changes": False}
_ACTIONS = ("confirm", "pause", "cancel", *_WISHES)
_NO_PART = {"page", "size", "cursor", "sort", "facets", "group", "prefer"}
"""What of a query only orders or cuts what is found."""


@router.get("/subscriptions", response_class=HTMLResponse)
def form(request: Request) -> Response:
    """The form for the search whose parameters the address has."""
    return _form(request, read_query(request.query_params, page=1, cursor=""))


def _form(request: Request, query: Query, status: int = 200, problem: str = "", **typed: str) -> Response:
    """The form with what was typed, and the key of the sentence that says what is wrong with it."""
    ways = _ways(context(request).settings)
    chosen = {"target": "", "kind": ways[0] if ways else "", "cadence": "daily", "changes": "yes"} | typed
    return page(
        request, "subscribe.html", status, search=address(query), asked=query, chips=chips(query),
        labels=context(request).source_names(), ways=ways, cadences=CADENCES, typed=chosen, problem=problem,
    )  # fmt: skip


def _ways(settings: Settings) -> list[str]:
    """Kinds of messages that can be sent here: all have links, mail needs a server too."""
    return [kind for kind in KINDS if settings.public_url and (kind != "email" or settings.smtp_url)]


@router.post("/subscriptions")
def subscribe(
    request: Request,
    target: Annotated[str, Form()] = "",
    kind: Annotated[str, Form()] = "email",
    cadence: Annotated[str, Form()] = "daily",
    changes: Annotated[str, Form()] = "",
    search: Annotated[str, Form()] = "",
    token: Annotated[str, Form()] = "",
) -> Response:
    """Ask for alerts of a search (its query string); a message asks the target to confirm. Needs a genuine form.

    Who does not ask for ``changes`` of what was sent is told each announcement once and nothing more of it.
    What is wrong is said on the form. Whether a target is known, and how often it was asked for, is told nobody but itself.
    """
    parts, query = context(request), read_query(QueryParams(search), page=1, cursor="")
    status, problem = _refusal(parts.settings, kind, cadence) if is_genuine(request, token) else (403, "form_too_old")
    if not problem:
        try:
            reached = read_target(kind, target, parts.settings.allow_private_networks)
        except BadTarget as error:
            status, problem = 400, str(error)
    if problem:
        return _form(request, query, status, problem, target=target[:300], kind=kind, cadence=cadence, changes=changes)
    asked = understand(query).query
    kept = asked.model_dump(exclude_defaults=True, exclude=_NO_PART, mode="json")
    with suppress(TooManyRequests):
        parts.store.subscriptions.add(
            kind, reached, kept, cadence, language(request), _named(request, asked), changes=bool(changes)
        )
    return RedirectResponse("/subscriptions/asked", 303)


def _refusal(settings: Settings, kind: str, cadence: str) -> tuple[int, str]:
    """Status and sentence for what was chosen and cannot be had; no sentence when it can."""
    if kind not in KINDS:
        return 400, "subscription_no_way"
    if cadence not in CADENCES:
        return 400, "subscription_no_cadence"
    return (200, "") if kind in _ways(settings) else (503, "subscription_not_set_up")


def _named(request: Request, query: Query) -> str:
    """A search in the visitor's words; empty for everything."""
    return named(query, Words(language(request), context(request).now()), context(request).source_names())


@router.get("/subscriptions/asked", response_class=HTMLResponse)
def asked(request: Request) -> Response:
    """Look into your mailbox."""
    return page(request, "subscription.html", subscription=None, most=ASKS_A_DAY, days=CONFIRM_DAYS)


@router.get("/subscriptions/{key}", response_class=HTMLResponse)
@router.get("/subscriptions/{key}/cancel", response_class=HTMLResponse)
def manage(request: Request, key: str) -> Response:
    """What is subscribed, with buttons. Looking changes nothing: mail scanners open links too.

    Also where mail programs lead that know the address of unsubscribing (RFC 2369) and no one-click.
    """
    return _managed(request, key)


def _managed(request: Request, key: str, status: int = 200) -> Response:
    found = _find(request, key)
    query = Query().model_copy(update=found.query)
    return page(
        request, "subscription.html", status, subscription=found, search=address(query), again=address(query, "/subscriptions"), asked=query, chips=chips(query),
        labels=context(request).source_names(), masked=_masked(found),
    )  # fmt: skip


@router.post("/subscriptions/{key}/{action}")
def change(request: Request, key: str, action: str) -> Response:
    """Confirm, pause, cancel, or choose whether changes are told; also what a mail program posts for one-click
    unsubscribing, which must not be redirected (RFC 8058, 3.1)."""
    if action not in _ACTIONS:
        raise HTTPException(404, f"no action {action}")
    parts, found = context(request), _find(request, key)
    known = parts.store.subscriptions
    if not (known.tell_changes(key, _WISHES[action]) if action in _WISHES else getattr(known, action)(key)):
        return _managed(request, key, 409)
    if action == "confirm" and not (found := _find(request, key)).primed:
        with suppress(SearchUnavailable):
            begin(parts.search, parts.store, found, parts.settings.search_consumer)
    if action == "cancel":
        return _managed(request, key)
    chosen = f"?lang={language(request)}" if "lang" in request.query_params else ""
    return RedirectResponse(f"/subscriptions/{key}{chosen}", 303)


def _find(request: Request, key: str) -> Subscription:
    found = context(request).store.subscriptions.find(key[:100])
    if found is None:
        raise NoSubscription
    request.state.language = found.language  # whatever the browser wishes; a link to the other one is heeded
    return found


def _masked(subscription: Subscription) -> str:
    """Enough of a mail address to know it again, for the link may be passed on; empty for a robot."""
    name, at, host = subscription.target.partition("@")
    return f"{name[:2]}…@{host}" if at else ""
