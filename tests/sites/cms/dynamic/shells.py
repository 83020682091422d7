"""What these sites share: shells of pages and ways of asking."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from config.timezone import TIMEZONE
from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.style import Answer, Request, Style

HTML, JSON, SCRIPT, XML = "text/html", "application/json", "application/javascript", "text/xml"


LIBRARY = (
    "!function(e,t){'object'==typeof module?module.exports=t():e.lib=t()}(this,function(){return{version:'3.6.0'}});"
)


Served = Callable[[Holding, Request], Answer | None]


def style(
    name: str,
    start: str,
    page: str,
    answer: Served,
    address: Callable[[Notice], str],
    detail: Callable[[Notice], str],
    beside: Mapping[str, str] | None = None,
    mark: Callable[[int], str] = str,
) -> Style:
    """A site: its list page, what answers its script, where details stand and how they look, scripts beside the page."""

    def serves(held: Holding, asked: Request) -> Answer | None:
        if asked.path == start:
            return 200, HTML, page
        if asked.path in (beside or {}):
            return 200, SCRIPT, (beside or {})[asked.path]
        if (answered := answer(held, asked)) is not None:
            return answered
        target = asked.path + (f"?{urlencode(asked.query)}" if asked.query else "")
        return next(((200, HTML, detail(row)) for row in held.notices if address(row) == target), None)

    def nothing(_held: Holding, _path: str, _query: dict[str, str]) -> str | None:
        return None

    return Style(name, start, nothing, nothing, serves=serves, mark=mark)


def told(value: Any, status: int = 200) -> Answer:
    """An answer in JSON."""
    return status, JSON, json.dumps(value, ensure_ascii=False)


def seconds(row: Notice, hour: int = 9) -> int:
    """The day as seconds since 1970, in the morning."""
    return int(datetime(row.day.year, row.day.month, row.day.day, hour, tzinfo=TIMEZONE).timestamp())


def hashed(number: int) -> str:
    """An address's name that tells nothing of the number."""
    return hashlib.md5(f"notice {number}".encode(), usedforsecurity=False).hexdigest()


def counted(values: Mapping[str, Any], name: str, least: int = 0) -> int | None:
    """A whole number among parameters; None if it is missing, no number or too small."""
    text = str(values.get(name, ""))
    return int(text) if text.isdigit() and int(text) >= least else None
