"""Conditional requests (RFC 9110, 13): an answer bears a tag of what it says, and who holds it already gets 304 without a body.

There is no ``Last-Modified``: what is taken down moves no posting's time forward, and a reader who goes by time would keep it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from fastapi import Request, Response

_TAG = re.compile(r'\*|"[^"]*"')


def tag_of(body: bytes) -> str:
    """A strong entity tag."""
    return f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'


def unless_held(request: Request, response: Response, tag: str, **headers: str) -> Response:
    """The response with its tag and these headers, or 304 where the reader names the tag."""
    told = {"ETag": tag} | {name.replace("_", "-"): value for name, value in headers.items()}
    if _is_held(tag, request.headers.getlist("if-none-match")):
        return Response(status_code=304, headers=told)
    response.headers.update(told)
    return response


def _is_held(tag: str, named: Sequence[str]) -> bool:
    """Whether a reader names what it would get (RFC 9110, 13.1.2): any of several, weak ones too, as a proxy that compresses makes them."""
    opaque = tag.removeprefix("W/")
    return any(held in (opaque, "*") for line in named for held in _TAG.findall(line))
