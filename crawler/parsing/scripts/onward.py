"""Where an answer says that its rows go on: the cursor to ask for the next ones with, or their address."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from config.lexicons import load
from crawler.parsing.page import Page, PageError
from crawler.parsing.scripts import answered, islands

_OF_ROW = re.compile(r"(?:last|max|min|since|after|before)_?(?P<name>\w{0,20}id)", re.IGNORECASE)
"""A parameter that holds the id of the last row that came: ``lastId``, ``max_id``."""


def cursor(page: Page, key: str) -> str:
    """The value of the parameter ``key`` in the question for the next rows; empty where there are none."""
    rows, around = _told(page)
    known = {_plain(name): value for one in reversed(around) for name, value in one.items()}
    if any(_is_no(known.get(name)) for name in load("records")["names"]["more"]):
        return ""
    told = next((known[name] for name in (*_ahead(key), _plain(key)) if _is_cursor(known.get(name))), None)
    if told is None and rows and (named := _OF_ROW.fullmatch(key)) is not None:
        last = {_plain(name): value for name, value in rows[-1].items()}
        told = next((last[name] for name in (_plain(named["name"]), "id") if _is_cursor(last.get(name))), None)
    return "" if told is None else str(told)


def following(page: Page) -> str:
    """The address of the next rows that an answer names, on the host that answered: behind a proxy it names an inner one; empty for none."""
    _, around = _told(page)
    known = {_plain(name): value for one in reversed(around) for name, value in one.items()}
    named = (known.get(name) for name in load("records")["names"]["next"])
    found = next((one for one in named if isinstance(one, str) and islands.is_address(one)), "")
    parts = urlsplit(page.join(found)) if found else urlsplit("")
    return page.join(urlunsplit(("", "", parts.path, parts.query, ""))) if parts.path else ""


def _told(page: Page) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of an answer, and what stands around them, the nearest first."""
    try:
        return islands.longest(answered.data(page))
    except PageError:
        return [], []


def _ahead(key: str) -> list[str]:
    """Names of what a parameter is given from the answer before: ``nextCursor`` for ``cursor``."""
    return [f"next{_plain(key)}", *load("records")["names"]["cursor"]]


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _is_no(value: Any) -> bool:
    return value is False or value == 0 or (isinstance(value, str) and value.lower() in ("false", "0", "n", "no"))


def _is_cursor(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and 0 < len(str(value)) <= 500
