"""Sites with a JSON interface of their own, described by ``config/apis.toml``: a table a site, no code."""

from __future__ import annotations

import base64
import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from pydantic import BaseModel, ConfigDict

import config
from crawler.items import ListEntry, ListPage, RawItem, Section
from crawler.parsing import records
from crawler.parsing.fields import Fields
from crawler.parsing.page import Page
from crawler.parsing.records import Record

Texts = dict[str, str]
ROW = "row"
"""Hint that holds a row which tells an announcement whole."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ListOf(_Table):
    """One list: how a page of it is asked for, and where rows and counts stand in the answer."""

    name: str
    section: Section
    url: str
    form: Texts | None = None
    post: dict[str, Any] | None = None
    first: int = 1
    size: int = 50
    rows: str
    pages: str = ""
    total: str = ""
    page: str = ""


class Detail(_Table):
    """How one record is asked for, and where it stands in the answer."""

    url: str
    form: Texts | None = None
    post: dict[str, Any] | None = None
    at: str = ""


class Api(_Table):
    """One site's interface."""

    page: str
    lists: list[ListOf]
    detail: Detail | None = None
    defaults: Texts = {}
    good: dict[str, Any] = {}
    id: list[str] = ["id"]
    fields: dict[str, list[str]]
    body: list[str] = []
    positions: dict[str, Any] = {}
    files: list[str] = []
    drop: list[str] = []
    also: Texts = {}

    def doubled(self, found: Any) -> Any:
        """A record in which a field that stands in for another has a second name: each name is read once."""
        if not isinstance(found, dict):
            return found
        return {**found, **{name: records.at(found, path) for name, path in self.also.items()}}

    def record(self, listed: ListOf) -> Record:
        """What its records are called."""
        names = {name: tuple(given) for name, given in self.fields.items()}
        rows = {name: tuple(given) for name, given in self.positions.items() if name != "at"}
        return Record(
            section=listed.section,
            prefix=listed.name,
            identity=tuple(self.id),
            names=names,
            body=tuple(self.body),
            rows=(str(self.positions.get("at", "")), rows),
            files=tuple(self.files),
            drop=tuple(self.drop),
        )


@cache
def known() -> dict[str, Api]:
    """All interfaces that are described."""
    path = Path(config.__file__).parent / "apis.toml"
    return {name: Api.model_validate(table) for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def named(name: str) -> Api:
    """One of them. Raises :class:`ValueError` with one line."""
    found = known().get(name)
    if found is None:
        raise ValueError(f"option `api` names {name!r}; config/apis.toml knows {', '.join(known())}")
    return found


def filled(template: Any, values: dict[str, Any]) -> Any:
    """A template with its names in braces replaced; a text that is nothing but a name becomes its value, number or not."""
    if isinstance(template, dict):
        return {name: filled(part, values) for name, part in template.items()}
    if isinstance(template, list):
        return [filled(part, values) for part in template]
    if not isinstance(template, str):
        return template
    if template[1:-1] in values and template == f"{{{template[1:-1]}}}":
        return values[template[1:-1]]
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", str(value))
    return template


def left_open(api: Api) -> set[str]:
    """The names in braces that neither an id nor the number of a page fills: those of a source's options."""
    named = set(re.findall(r"\{(\w+)\}", api.model_dump_json()))
    return (named | set(api.defaults)) - {"page", "skip", "size", *of_id("")}


def of_id(identity: str) -> dict[str, str]:
    """What stands for an id in templates: itself, or packed as base64."""
    return {"id": quote(identity, safe=""), "id64": quote(base64.b64encode(identity.encode()).decode(), safe="")}


def answer(page: Page, api: Api, path: str) -> Any:
    """What stands at a path of an answer that is no error. Raises :class:`Walled` where a login is asked for."""
    return records.envelope(page, path, lambda data: all(data.get(name) == value for name, value in api.good.items()))


def read_list(
    page: Page, source: str, api: Api, listed: ListOf, number: int, site: str, values: dict[str, Any]
) -> ListPage:
    """One page of a list. Without details a row goes along whole."""
    rows = answer(page, api, listed.rows)

    def address(identity: str, _: Fields) -> str:
        return urljoin(site, str(filled(listed.page or api.page, values | of_id(identity))))

    read = records.listing(
        page,
        source,
        api.record(listed),
        [api.doubled(row) for row in rows] if isinstance(rows, list) else rows,
        address,
        records.at(page.data, listed.total) if listed.total else None,
        records.at(page.data, listed.pages) if listed.pages else None,
        number,
    )
    if api.detail is not None:
        return read
    whole = [
        entry.model_copy(update={"hints": {"id": entry.hints["id"], ROW: json.dumps(row, ensure_ascii=False)}})
        for entry, row in zip(read.entries, rows or [], strict=True)
    ]
    return read.model_copy(update={"entries": whole})


def read_detail(page: Page, source: str, api: Api, entry: ListEntry) -> RawItem:
    """The record of a detail."""
    assert api.detail is not None
    return item(page, source, api, entry, answer(page, api, api.detail.at))


def item(page: Page, source: str, api: Api, entry: ListEntry, found: Any) -> RawItem:
    """An announcement from its record."""
    listed = next(listed for listed in api.lists if listed.name == entry.key.split(":")[0])
    about = entry.model_copy(update={"hints": {name: text for name, text in entry.hints.items() if name != ROW}})
    return records.item(page, source, "api", api.record(listed), about, api.doubled(found))
