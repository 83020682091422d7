"""What the applications here share: an interface that gives rows by page, and a record by its id."""

from __future__ import annotations

import re
from typing import Any

from tests.sites.cms.content import Holding, Notice
from tests.sites.cms.place import Answer, Application, body, file_links, ok, whole
from tests.sites.cms.style import Request


class Interface(Application):
    """Rows at ``rows_at`` by the parameter ``counts``, a record at ``record_at`` whose group, or parameter, is its id."""

    rows_at = ""
    record_at = ""
    method = "GET"
    counts = "pageNo"
    first = 1
    kept: dict[str, str] = {}  # noqa: RUF012
    """What must be asked with besides."""
    pages: tuple[str, ...] = ("/",)
    detail = ""
    """The address of a detail, its id the group; empty behind ``#``."""

    def shown(self, path: str, query: dict[str, str]) -> int | None:
        return 1 if path in self.pages else None

    def named(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(self.detail, path) if self.detail else None
        return (found[1] if found.groups() else query.get("id")) if found else None

    def api(self, held: Holding, asked: Request) -> Answer | None:
        told: dict[str, Any] = asked.query | asked.form | (asked.json or {})
        if asked.path == self.rows_at and asked.method == self.method:
            if any(str(told.get(name)) != value for name, value in self.kept.items()):
                return ok(self.rows([], 0))
            number = whole(told.get(self.counts), self.first) - self.first + 1
            return ok(self.rows([self.entry(row) for row in held.page(number, 10)], len(held.notices)))
        found = re.fullmatch(self.record_at, asked.path)
        wanted = (found[1] if found.groups() else str(told.get("id"))) if found else ""
        row = next((one for one in held.notices if str(one.number) == wanted), None)
        return ok(self.record(row, body(row, lambda line: f"<p>{line}</p>") + file_links(row))) if row else None

    def entry(self, row: Notice) -> dict[str, Any]:
        raise NotImplementedError

    def rows(self, found: list[dict[str, Any]], total: int) -> dict[str, Any]:
        raise NotImplementedError

    def record(self, row: Notice, text: str) -> dict[str, Any]:
        raise NotImplementedError
