"""What pages and programs elsewhere may ask: the API, feeds and calendars, from a browser too (CORS), and ``OPTIONS`` everywhere."""

from __future__ import annotations

import re

from fastapi import Request, Response
from starlette.datastructures import MutableHeaders
from starlette.routing import Match

_SHARED = re.compile(r"/api/|/feed\.(?:rss|atom|json)$|/calendar\.ics$|/postings/[^/]+\.ics$")
_HEADERS = "Accept, Accept-Language, Content-Type, If-None-Match"
"""Which a page elsewhere may send."""
_SHOWN = "ETag, Retry-After"
"""Which it may read beyond those that browsers show anyway."""
_REMEMBERED = "86400"


def share(path: str, headers: MutableHeaders) -> None:
    """Let scripts of any site read what is public: no answer here depends on a cookie, so that none is let through with it."""
    if _SHARED.match(path):
        headers["Access-Control-Allow-Origin"] = "*"
        headers["Access-Control-Expose-Headers"] = _SHOWN
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"


def options(request: Request) -> Response:
    """What may be done with an address (RFC 9110, 9.3.7), and whether a page elsewhere may do it."""
    allowed = ", ".join([*_methods(request), "OPTIONS"])
    response = Response(status_code=204, headers={"Allow": allowed})
    if _SHARED.match(request.url.path):
        response.headers["Access-Control-Allow-Methods"] = allowed
        response.headers["Access-Control-Allow-Headers"] = _HEADERS
        response.headers["Access-Control-Max-Age"] = _REMEMBERED
    return response


def _methods(request: Request) -> list[str]:
    """``HEAD`` where there is ``GET``: the guard answers that, which no route knows of."""
    found = []
    for method, told in (("GET", ["GET", "HEAD"]), ("POST", ["POST"])):
        asked = {**request.scope, "method": method, "path": request.url.path}
        if any(route.matches(asked)[0] is Match.FULL for route in request.app.routes):
            found += told
    return found
