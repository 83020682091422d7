"""Rows of announcements as records, and their readings, parsed once for the many pages that are compared with them."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Text, bindparam, cast, select

from pipelines.posting import Posting
from store import tables
from store.among import among
from store.columns import Stored
from store.prepared import Prepared
from store.records import Announcement

REMEMBERED = 1024
"""Readings kept parsed: pages of one source meet the same candidates again and again."""
LONGEST = 20_000
"""Characters of a reading that is kept; a longer one (a table of thousands of positions) is parsed each time."""
_A = tables.Announcement.core().c


def columns() -> list[Any]:
    """What :func:`announcement` needs of a row."""
    return [
        _A.id,
        _A.source,
        _A.key,
        _A.url,
        _A.posting,
        cast(_A.reading, Text).label("reading"),
        _A.content,
        _A.first_seen,
        _A.last_seen,
        _A.last_fetched,
    ]


BY_KEY = Prepared(select(*columns()).where(_A.source == bindparam("source"), _A.key == bindparam("key")))
BY_IDS = Prepared(select(*columns()).where(among(_A.id, "ids")))
BY_POSTING = Prepared(select(*columns(), _A.present, _A.absence).where(_A.posting == bindparam("posting")))


def announcement(row: Stored, *, shared: bool = False) -> Announcement:
    """A row as the record that goes out; a ``shared`` one's reading is remembered and must never be written to."""
    return Announcement(
        id=row.id,
        source=row.source,
        key=row.key,
        url=row.url,
        posting_id=row.posting,
        reading=_remembered(row.reading) if shared and len(row.reading) <= LONGEST else _parsed(row.reading),
        content=row.content,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        last_fetched=row.last_fetched,
    )


def _parsed(text: str) -> Posting:
    try:
        return Posting.model_validate_json(text)
    except ValidationError:  # half a surrogate pair, which Python's own parser takes
        return Posting.model_validate(json.loads(text))


_remembered = lru_cache(maxsize=REMEMBERED)(_parsed)
