"""How much one visitor may ask of the API: calls a minute by address, bytes by body."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from ipaddress import IPv6Address
from time import monotonic
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from web.api.schema import problem

WINDOW = 60.0
MOST_VISITORS = 10_000
PAGES = 20
"""How many times more calls our own pages may make from one address than programs."""
AT_ONCE = 4
"""Calls of one visitor that are answered at the same time."""
MOST_BYTES = 64 << 10


class Bucket:
    """Calls left for each address, refilled evenly; the address that was quiet longest is forgotten first."""

    def __init__(self) -> None:
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, address: str, rate: int, now: float) -> float:
        """Take one call; the answer is how many seconds to wait when none is left, else 0."""
        with self._lock:
            left, seen = self._left.pop(address, (float(rate), now))
            left = min(float(rate), left + (now - seen) * rate / WINDOW)
            self._left[address] = (max(left - 1, 0.0) if left >= 1 else left, now)
            if len(self._left) > MOST_VISITORS:
                self._left.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) * WINDOW / rate


@dataclass(slots=True)
class _Turns:
    """Calls of one visitor that are being answered or wait for it."""

    free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    calls: int = 0


class Limit:
    """429 with ``Retry-After`` for more than ``rate`` API calls a minute from one address (0: no limit), and so few of
    them at once that a burst leaves the others their share.

    Plain ASGI before everything else, for who asks a thousand times a second must cost the others next to nothing. Calls
    of our own pages (as browsers say) count apart and :data:`PAGES` times as many may be made: a campus has one address.
    """

    def __init__(self, app: ASGIApp, rate: int) -> None:
        self._app, self._rate, self._bucket = app, rate, Bucket()
        self._turns: dict[str, _Turns] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if not self._rate or scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        client = scope.get("client")
        who, rate = visitor(client[0]) if client else "", self._rate
        if (b"sec-fetch-site", b"same-origin") in scope["headers"]:
            who, rate = f"{who} pages", rate * PAGES
        if wait := self._bucket.take(who, rate, monotonic()):
            told, again = f"more than {rate} calls a minute", {"Retry-After": str(int(wait) + 1)}
            await problem(scope["path"], 429, told, again)(scope, receive, send)
            return
        await self._in_turn(who, scope, receive, send)

    async def _in_turn(self, who: str, scope: Scope, receive: Receive, send: Send) -> None:
        turns = self._turns.setdefault(who, _Turns())
        turns.calls += 1
        try:
            async with turns.free:
                await self._app(scope, receive, send)
        finally:
            turns.calls -= 1
            if not turns.calls:
                del self._turns[who]


def visitor(address: str) -> str:
    """What counts as one visitor: an IPv4 address, a /64 of IPv6 (one line has all of it)."""
    if ":" not in address:
        return address
    try:
        return IPv6Address(address.partition("%")[0]).exploded[:19]
    except ValueError:
        return address


class ShortBodyRoute(APIRoute):
    """Refuses a body that is too long, or whose length is not told, before anything reads it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's own handler behind the check."""
        handle = super().get_route_handler()

        async def checked(request: Request) -> Response:
            told = request.headers.get("content-length", "")
            if request.method == "POST" and (not told.isdigit() or int(told) > MOST_BYTES):
                raise HTTPException(413, f"a body of at most {MOST_BYTES} bytes with its Content-Length is needed")
            return await handle(request)

        return checked
