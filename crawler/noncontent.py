"""Pages that are no content, recognised before anything is read: login wall, challenge, maintenance, soft 404."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import config
from crawler.items import Outcome

SHORT = 1200
"""Visible characters under which a phrase speaks for the whole page; a longer page is content that mentions it."""
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_INVISIBLE = re.compile(r"<(script|style|noscript|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NonContent:
    """What the page is instead, and the sign that told it."""

    outcome: Outcome
    reason: str


@lru_cache(maxsize=1)
def _signs() -> list[tuple[str, Outcome, tuple[str, ...], tuple[str, ...]]]:
    path = Path(config.__file__).parent / "lexicons" / "noncontent.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        (name, row["outcome"], tuple(row["titles"]), tuple(phrase.lower() for phrase in row["phrases"]))
        for name, row in table.items()
    ]


def by_status(status: int) -> NonContent | None:
    """What an HTTP status says by itself; ``None`` for a success. 412 and 521 are what JavaScript walls answer."""
    if 200 <= status < 300 and status != 202:
        return None
    if status in (404, 410):
        return NonContent("gone", f"http {status}")
    if status in (401, 402, 403, 405, 406, 407, 412, 418, 420, 451, 482, 483, 521):
        return NonContent("blocked", f"http {status}")
    if status in (202, 408, 425, 429) or status >= 500:
        return NonContent("retry-later", f"http {status}")
    return NonContent("rejected", f"http {status}")


def recognise(text: str) -> NonContent | None:
    """What an HTML page is instead of content; ``None`` for content. Linear in the length of the text."""
    head = text[:200_000]
    if not head.strip():
        return NonContent("retry-later", "empty page")
    if head.lstrip()[:1] in "{[":
        return None
    found = _TITLE.search(head)
    title = _SPACE.sub(" ", found[1]).strip().lower() if found else ""
    visible = _SPACE.sub("", _TAG.sub(" ", _INVISIBLE.sub(" ", head))).lower()
    scripts = head.lower() if len(visible) < 60 and "Base64.decode(unzip(" not in head else ""
    for name, outcome, titles, phrases in _signs():
        if title and len(visible) < SHORT and any(title.startswith(sign) or sign == title for sign in titles):
            return NonContent(outcome, f"{name}: title {title[:60]!r}")
        if len(visible) >= SHORT // 2 and name not in ("login", "challenge"):
            continue
        sign = next((phrase for phrase in phrases if phrase.replace(" ", "") in visible or phrase in scripts), None)
        if sign is not None and len(visible) < SHORT // 2:
            return NonContent(outcome, f"{name}: {sign!r}")
    return None
