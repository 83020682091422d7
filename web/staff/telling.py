"""What a form did, carried to the page that tells it: in the page's address, signed, so that nobody else's words are shown."""

from __future__ import annotations

from typing import Any

from itsdangerous import BadSignature

from web.context import Context

_SALT, _SECONDS = "told", 8 * 3600


def tell(parts: Context, undo: list[int], left: list[str] | None = None) -> str:
    """The decisions that were just taken, which one button takes back, and the postings that were left."""
    return str(parts.signer.dumps({"undo": undo, "left": left or []}, salt=_SALT))


def told(parts: Context, text: str) -> dict[str, list[Any]]:
    """What :func:`tell` was given; nothing where that was not said by us, or long ago."""
    try:
        found: dict[str, list[Any]] = parts.signer.loads(text, max_age=_SECONDS, salt=_SALT)
    except BadSignature:
        return {"undo": [], "left": []}
    return found
