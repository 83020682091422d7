"""Who is at the desk: log-in with a second factor, log-out, and what every route of the desk asks first."""

from __future__ import annotations

from collections import deque
from time import monotonic

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from itsdangerous import BadSignature

from store.records import User
from web.context import DEVICE, SESSION, context, cookie_name, is_genuine, page, session_token, visitor

router = APIRouter(prefix="/staff", include_in_schema=False)
ATTEMPTS, WINDOW = 10, 60.0
MOST_ADDRESSES = 50_000
DEVICE_SECONDS = 180 * 86400
_attempts: dict[str, deque[float]] = {}


def signed_in(request: Request) -> User:
    """The staff member, or the way to the log-in page."""
    user = visitor(request)
    if user is None:
        raise HTTPException(303, "log in first", headers={"Location": "/staff/login"})
    return user


def genuine(request: Request, token: str) -> User:
    """The staff member whose form this is, or 403."""
    user = signed_in(request)
    if not is_genuine(request, token):
        raise HTTPException(403, "the form is not genuine or too old")
    return user


def _limit(key: str) -> None:
    """At most ten log-ins a minute from one address or known device."""
    now = monotonic()
    if len(_attempts) > MOST_ADDRESSES:
        _attempts.clear()
    seen = _attempts.setdefault(key, deque())
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
def login(
    request: Request, name: str = Form(""), password: str = Form(""), code: str = Form(""), token: str = Form("")
) -> Response:
    """Open a session under a new id; the one before ends. A failure does not say what was wrong."""
    if not is_genuine(request, token):
        raise HTTPException(403, "the form is not genuine or too old")
    known = _is_known_device(request, name)
    _limit(request.cookies[cookie_name(request, DEVICE)] if known else request.client.host if request.client else "")
    accounts = context(request).store.accounts
    user = accounts.verify(name[:64], password[:256], code[:64], known)
    if user is None:
        return page(request, "staff/login.html", 401, failed=True)
    accounts.close_session(session_token(request))
    response = RedirectResponse("/staff/", 303)
    _keep(request, response, SESSION, accounts.open_session(user.name))
    _keep(request, response, DEVICE, context(request).signer.dumps(user.name, salt=DEVICE), DEVICE_SECONDS)
    return response


@router.post("/logout")
def logout(request: Request, token: str = Form("")) -> Response:
    """End the session."""
    genuine(request, token)
    context(request).store.accounts.close_session(session_token(request))
    response = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    response.delete_cookie(cookie_name(request, SESSION), httponly=True, samesite="lax", secure=secure)
    return response


def _keep(request: Request, response: Response, name: str, value: str, seconds: int | None = None) -> None:
    response.set_cookie(
        cookie_name(request, name), value, max_age=seconds, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )  # fmt: skip


def _is_known_device(request: Request, name: str) -> bool:
    """Whether this browser logged in to the account before: guesses from elsewhere do not lock it out."""
    try:
        kept = context(request).signer.loads(
            request.cookies.get(cookie_name(request, DEVICE), ""), max_age=DEVICE_SECONDS, salt=DEVICE
        )
    except BadSignature:
        return False
    return bool(kept == name)
