"""What a style of site is: a charset, pages by path."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
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
class Style:
    """One content system's way: ``lists`` and ``details`` answer for a path, ``None`` when it is not theirs."""

    name: str
    start: str
    lists: Callable[[Holding, str, dict[str, str]], str | None]
    details: Callable[[Holding, str, dict[str, str]], str | None]
    charset: str = "utf-8"

    @property
    def holding(self) -> Holding:
        """What the site holds."""
        return holding(self.name)

    def reply(self, method: str, target: str, body: str) -> tuple[int, str, bytes]:
        """Status, content type, body of a request."""
        path, _, query = target.partition("?")
        posted = json.loads(body) if body.startswith("{") else dict(parse_qsl(body, keep_blank_values=True))
        values = dict(parse_qsl(query, keep_blank_values=True)) | posted
        if path == "/robots.txt":
            return 404, "text/plain", b""
        text = self.lists(self.holding, path, values) or self.details(self.holding, path, values)
        if text is None:
            return 404, "text/html", b"<html><title>404 Not Found</title><body>404 Not Found</body></html>"
        kind = "application/json" if text[0] in "{[" else "text/html"
        return 200, f"{kind}; charset={self.charset}", text.encode(self.charset, "replace")


def find(held: Holding, pattern: str, text: str) -> Notice | None:
    """The announcement whose number stands where the pattern says."""
    found = re.fullmatch(pattern, text)
    return next((notice for notice in held.notices if found and str(notice.number) == found[1]), None)
