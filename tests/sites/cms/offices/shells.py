"""What these sites share: shells of pages and ways of asking."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.style import Answer, Request, Style


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def whole(value: Any, default: int) -> int:
    return int(value) if str(value or "").isdigit() else default


class Site:
    """What is common: which path is whose."""

    name = ""
    start = "/"
    path = r"/(\d+)"
    parameter = ""
    charset = "utf-8"
    scripts: dict[str, str] = {}  # noqa: RUF012

    def page(self, held: Holding, query: dict[str, str]) -> str:
        raise NotImplementedError

    def api(self, held: Holding, asked: Request) -> Answer | None:
        return None

    def article(self, row: Notice) -> str:
        raise NotImplementedError

    def mark(self, number: int) -> str:
        return str(number)

    def number(self, told: str) -> str:
        return told

    def _serves(self, held: Holding, asked: Request) -> Answer | None:
        if asked.path in self.scripts:
            return 200, "text/javascript", self.scripts[asked.path]
        return self.api(held, asked)

    def _lists(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        return self.page(held, query) if path == self.start.split("?")[0] else None

    def _details(self, held: Holding, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(self.path, path)
        if found is None:
            return None
        number = self.number(query.get(self.parameter, "") if self.parameter else found[1])
        return next((self.article(row) for row in held.notices if str(row.number) == number), None)

    def style(self) -> Style:
        return Style(
            self.name, self.start, self._lists, self._details, charset=self.charset, serves=self._serves, mark=self.mark
        )


def ok(value: Any) -> Answer:
    return 200, "application/json", dump(value)
