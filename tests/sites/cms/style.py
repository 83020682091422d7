"""What a style of site is: a charset, pages by path."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from tests.sites.cms.content import Holding, Notice, holding

Body = str
MENU = (
    "学校首页",
    "机构设置",
    "政策法规",
    "办事指南",
    "就业指导",
    "生涯规划",
    "创新创业",
    "资料下载",
    "招聘日历",
    "校友之窗",
)


@dataclass(frozen=True)
class Request:
    """What a script asks: ``query`` of the address, ``form`` posted, ``json`` posted."""

    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    json: dict[str, Any] | None = None


Answer = tuple[int, str, str]
"""Status, content type without charset, text."""


def _no_answer(_held: Holding, _asked: Request) -> Answer | None:
    return None


@dataclass(frozen=True)
class Style:
    """One content system's way: ``lists`` and ``details`` answer for a path, ``None`` when it is not theirs.

    ``serves`` comes before them: what only a request with method and kinds of parameters tells apart. ``mark`` is the
    part of a detail's address that names the announcement of a number.
    """

    name: str
    start: str
    lists: Callable[[Holding, str, dict[str, str]], str | None]
    details: Callable[[Holding, str, dict[str, str]], str | None]
    charset: str = "utf-8"
    serves: Callable[[Holding, Request], Answer | None] = _no_answer
    mark: Callable[[int], str] = str

    @property
    def holding(self) -> Holding:
        """What the site holds."""
        return holding(self.name)

    def reply(self, method: str, target: str, body: str) -> tuple[int, str, bytes]:
        """Status, content type, body of a request."""
        path, _, query = target.partition("?")
        told = json.loads(body) if body.startswith("{") else None
        form = {} if told is not None else dict(parse_qsl(body, keep_blank_values=True))
        request = Request(method, path, dict(parse_qsl(query, keep_blank_values=True)), form, told)
        values = request.query | form | (told or {})
        if path == "/robots.txt":
            return 404, "text/plain", b""
        if (answer := self.serves(self.holding, request)) is not None:
            status, kind, text = answer
            return status, f"{kind}; charset={self.charset}", text.encode(self.charset, "replace")
        page = self.lists(self.holding, path, values) or self.details(self.holding, path, values)
        if page is None:
            return 404, "text/html", b"<html><title>404 Not Found</title><body>404 Not Found</body></html>"
        kind = "application/json" if page[0] in "{[" else "text/html"
        return 200, f"{kind}; charset={self.charset}", page.encode(self.charset, "replace")


def find(held: Holding, pattern: str, text: str) -> Notice | None:
    """The announcement whose number stands where the pattern says."""
    found = re.fullmatch(pattern, text)
    return next((notice for notice in held.notices if found and str(notice.number) == found[1]), None)
