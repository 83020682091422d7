"""Rows of announcements as records, and their readings, parsed once for the many pages that are compared with them."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Text, bindparam, cast, select, type_coerce
from sqlalchemy.types import NullType

from pipelines.posting import Posting
from store import tables
from store.among import among
from store.columns import Stored
from store.prepared import Prepared
from store.records import Announcement, Candidate, Known, Member

REMEMBERED = 4096
"""Candidates kept parsed: pages of one source meet the same ones again and again."""
LONGEST = 20_000
"""Characters of a reading that is kept; a longer one (a table of thousands of positions) is parsed each time."""
_A = tables.Announcement.core().c
_READING = cast(_A.reading, Text).label("reading")
_FETCHED = type_coerce(_A.last_fetched, NullType()).label("fetched")
"""As the driver has it: only to be compared."""


def columns() -> list[Any]:
    """What :func:`announcement` needs of a row."""
    return [
        _A.id,
        _A.source,
        _A.key,
        _A.url,
        _A.posting,
        _READING,
        _A.content,
        _A.first_seen,
        _A.last_seen,
        _A.last_fetched,
    ]


_STAND = [_A.id, _A.posting, _A.content, _FETCHED]
_BY_KEY = Prepared(
    select(_A.id, _A.key, _A.posting, _A.content, _A.last_fetched, _A.doubt).where(
        _A.source == bindparam("source"), _A.key == bindparam("key")
    )
)
_STANDING = Prepared(select(*_STAND).where(among(_A.id, "ids")))
_BY_IDS = Prepared(select(*_STAND, _A.source, _A.key, _A.first_seen, _READING).where(among(_A.id, "ids")))
_SAID = Prepared(select(_READING, _A.stated).where(_A.id == bindparam("id")))
_RETOLD = Prepared(select(_A.posting).where(among(_A.posting, "postings"), _A.stated.is_not(None)).distinct())
_BY_POSTING = Prepared(
    select(
        *_STAND,
        _A.source,
        _A.url,
        _A.first_seen,
        _A.last_seen,
        _A.present,
        _A.absence,
        _A.doubt,
        _A.corrected,
        _A.stated,
    ).where(_A.posting == bindparam("posting"))
)


def announcement(row: Stored) -> Announcement:
    """A row as the record that goes out."""
    return Announcement(
        id=row.id,
        source=row.source,
        key=row.key,
        url=row.url,
        posting_id=row.posting,
        reading=_parsed(row.reading),
        content=row.content,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        last_fetched=row.last_fetched,
    )


def known(connection: Connection, source: str, key: str) -> Known | None:
    """What a source's announcement is like, if there is one."""
    row = _BY_KEY.first(connection, {"source": source, "key": key})
    return None if row is None else Known(*row)


def said_before(connection: Connection, identity: int) -> tuple[Posting, list[Any] | None]:
    """The reading of an announcement as it is stored, and its history (:mod:`store.statements`)."""
    row = _SAID.first(connection, {"id": identity})
    assert row is not None
    return _parsed(row.reading), row.stated


def retold(connection: Connection, postings: Sequence[str]) -> list[str]:
    """Those of some postings of which a copy has a history."""
    return [row.posting for row in _RETOLD.all(connection, {"postings": postings})]


class Readings:
    """Candidates of a database, those met lately parsed already.

    A reading is the one that was parsed when its row has the same content and was last fetched at the same moment; whatever
    writes a reading sets both. A transaction that is taken back may have read its own rows: then all is forgotten.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], Candidate] = OrderedDict()
        self._lock = threading.Lock()

    def candidates(self, connection: Connection, ids: Sequence[int]) -> list[Candidate]:
        """Announcements in the order of their ids."""
        found = self._of(connection, _STANDING.all(connection, {"ids": ids})) if ids else {}
        return [found[identity] for identity in ids if identity in found]

    def members(self, connection: Connection, posting_id: str) -> list[Member]:
        """The announcements of a posting."""
        rows = _BY_POSTING.all(connection, {"posting": posting_id})
        found = self._of(connection, rows)
        return [
            Member(
                id=row.id,
                source=row.source,
                url=row.url,
                first_seen=row.first_seen,
                last_seen=row.last_seen,
                present=row.present,
                gone=(row.absence or {}).get("reason") == "gone",
                reading=found[row.id].reading,
                doubt=row.doubt,
                corrected=row.corrected,
                stated=row.stated,
            )
            for row in rows
            if row.id in found  # on PostgreSQL each question sees the moment at which it is asked
        ]

    def forget(self) -> None:
        """Parse everything anew."""
        with self._lock:
            self._kept.clear()

    def _of(self, connection: Connection, rows: Iterable[Stored]) -> dict[int, Candidate]:
        found, missing = {}, []
        with self._lock:
            for row in rows:
                mark = (row.id, row.content, row.fetched)
                candidate = self._kept.get(mark)
                if candidate is None:
                    missing.append(row.id)
                    continue
                self._kept.move_to_end(mark)
                same = candidate.posting_id == row.posting
                found[row.id] = candidate if same else candidate._replace(posting_id=row.posting)
        for row in _BY_IDS.all(connection, {"ids": missing}) if missing else ():
            found[row.id] = self._parse(row)
        return found

    def _parse(self, row: Stored) -> Candidate:
        reading = _parsed(row.reading)
        candidate = Candidate(row.id, row.source, row.key, row.posting, row.content, row.first_seen, reading)
        if len(row.reading) <= LONGEST:
            with self._lock:
                self._kept[row.id, row.content, row.fetched] = candidate
                if len(self._kept) > REMEMBERED:
                    self._kept.popitem(last=False)
        return candidate


def _parsed(text: str) -> Posting:
    try:
        return Posting.model_validate_json(text)
    except ValidationError:  # half a surrogate pair, which Python's own parser takes
        return Posting.model_validate(json.loads(text))
