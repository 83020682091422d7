"""Keys that reposts share: who has one in common, and the writing of them. A key that is full tells nothing any more.

Every key keeps its first ``FULL`` announcements only. So a lookup reads at most ``FULL`` rows a key however large the
store has grown, and a key of boilerplate or of a large employer's whole season costs nothing further: it is passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from store import tables
from store.database import Database, run_many
from store.records import Signature

CANDIDATES = 30
FULL = 32
"""Announcements a key; one that has so many is passed over."""
Kind = type[tables.Block] | type[tables.Band]
_KINDS: tuple[Kind, ...] = (tables.Block, tables.Band)


def _sharing(table: Kind) -> Any:
    keys: Any = bindparam("keys", expanding=True)
    return select(table.key, table.announcement).where(table.key.in_(keys))


def _counting(table: Kind) -> Any:
    keys: Any = bindparam("keys", expanding=True)
    return select(table.key, func.count()).where(table.key.in_(keys)).group_by(table.key)


# Built once: to build a statement costs SQLAlchemy more than to execute it.
_SHARE = {table: _sharing(table) for table in _KINDS}
_COUNT = {table: _counting(table) for table in _KINDS}
_NEW = {table: insert(table.core()) for table in _KINDS}


def _of(signature: Signature, table: Kind) -> Sequence[str] | Sequence[int]:
    return signature.blocks if table is tables.Block else signature.bands


def sharing(connection: Connection, signature: Signature, limit: int = CANDIDATES) -> list[int]:
    """Ids of announcements that share a key, those that share most and rarest first, at most ``limit``."""
    weight: Counter[int] = Counter()
    for table in _KINDS:
        if not _of(signature, table):
            continue
        holders: dict[Any, list[int]] = {}
        for key, identity in connection.execute(_SHARE[table], {"keys": list(_of(signature, table))}):
            holders.setdefault(key, []).append(identity)
        for found in holders.values():
            if len(found) < FULL:
                for identity in found:
                    weight[identity] += 60 // len(found)
    return sorted(weight, key=lambda identity: (-weight[identity], identity))[:limit]


def write(database: Database, connection: Connection, identity: int, signature: Signature, *, fresh: bool) -> None:
    """Write an announcement's keys, without those that are full.

    A changed announcement gives up its blocks; bands of its former text stay, they only cost a comparison.
    """
    if not fresh:
        connection.execute(delete(tables.Block).where(tables.Block.announcement == identity))
    for table in _KINDS:
        keys = list(dict.fromkeys(_of(signature, table)))
        if not keys:
            continue
        held = connection.execute(_COUNT[table], {"keys": keys})
        count: dict[Any, int] = {row.key: row[1] for row in held}
        rows = [{"key": key, "announcement": identity} for key in keys if count.get(key, 0) < FULL]
        if fresh:
            run_many(connection, _NEW[table], rows)
        elif rows:
            connection.execute(database.insert(table).on_conflict_do_nothing(), rows)
