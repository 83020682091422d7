"""Query parameters of pages, feeds and API as the one query object, and back into addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from pydantic import ValidationError
from starlette.datastructures import QueryParams

from config.validation import said
from search.query import FACETS, Query
from web.context import Words

LISTS = (*FACETS, "employer")
_SINGLE = (
    *("sort", "status", "cursor", "flagged", "notices", "nationwide", "group", "plain", "size", "page", "as_of"),
    *("posted_within", "deadline_within", "event_from", "event_to", "event_on", "prefer"),
)
MOST_VALUES = 30
_NAME = 300
"""Characters of a search's name: a group robot takes short texts only."""
DEFAULTS = Query()


class BadQuery(ValueError):
    """A parameter that cannot be used: which and why, on one line."""

    def __init__(self, found: Mapping[str, Any]) -> None:
        self._found = found
        super().__init__(self.told("en"))

    def told(self, language: str) -> str:
        """In the language of who asked."""
        return f"{'.'.join(map(str, self._found['loc']))}: {said(self._found, language)}"


def read_query(params: QueryParams, **fixed: Any) -> Query:
    """Raises :class:`BadQuery`. Unknown parameters are none of ours and are passed over."""
    values: dict[str, Any] = {"q": params.get("q", "").strip()[:200]}
    for name in LISTS:
        given = [value[:64] for value in params.getlist(name) if value][:MOST_VALUES]
        if given:
            values[name] = given
    for name in _SINGLE:
        if params.get(name):
            values[name] = params[name]
    if given := [name for value in params.getlist("facets") for name in value.split(",") if name]:
        values["facets"] = [name for name in given[:MOST_VALUES] if name != "none"]
    return checked(values | fixed)


def checked(values: dict[str, Any]) -> Query:
    """What is asked for as a query. Raises :class:`BadQuery`."""
    try:
        return Query.model_validate(values)
    except ValidationError as error:
        raise BadQuery(error.errors()[0]) from error


def address(query: Query, base: str = "/", /, **changed: Any) -> str:
    """The address of a search; defaults are left out, so that addresses are short and stable."""
    asked = query.model_copy(update=changed)
    pairs: list[tuple[str, str]] = []
    for name in Query.model_fields:
        value = getattr(asked, name)
        if value == getattr(DEFAULTS, name) or name == "cursor" or (name == "as_of" and asked.page == 1):
            continue
        if isinstance(value, list):
            pairs += [(name, str(part)) for part in value]
        else:
            pairs.append((name, value.isoformat() if hasattr(value, "isoformat") else str(value)))
    return f"{base}?{urlencode(pairs)}" if pairs else base


def named(query: Query, words: Words, sources: Mapping[str, str]) -> str:
    """A search in the words of its reader, for messages and titles; empty for everything."""
    filters = [sources.get(value) or words.code(name, value) for name, value, _ in chips(query)]
    return " · ".join(filter(None, [query.q, *filters]))[:_NAME]


def chips(query: Query) -> list[tuple[str, str, str]]:
    """Active filters as (name, value, address without it)."""
    found: list[tuple[str, str, str]] = []
    for name in LISTS:
        values = getattr(query, name)
        for value in values:
            rest = [other for other in values if other != value]
            found.append((name, str(value), address(query, "/", **{name: rest, "page": 1})))
    for name in ("posted_within", "deadline_within", "event_on"):
        if getattr(query, name):
            empty = getattr(DEFAULTS, name)
            found.append((name, str(getattr(query, name)), address(query, "/", **{name: empty, "page": 1})))
    return found
