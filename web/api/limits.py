"""How much one visitor may ask of the API: calls a minute by address, bytes by body."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from time import monotonic
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.routing import APIRoute

from web.context import context

WINDOW = 60.0
MOST_VISITORS = 10_000
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


_bucket = Bucket()


async def limit(request: Request) -> None:
    """429 with ``Retry-After`` for more than ``JUZHAO_API_RATE`` calls a minute from one address; 413 for long bodies."""
    rate = context(request).settings.api_rate
    if rate and (wait := _bucket.take(request.client.host if request.client else "", rate, monotonic())):
        raise HTTPException(429, f"more than {rate} calls a minute", headers={"Retry-After": str(int(wait) + 1)})


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
