"""Keys that reposts share: who has one in common, and the writing of them. A key that is full tells nothing any more.

Every key keeps its first ``FULL`` announcements only. So a lookup reads at most ``FULL`` rows a key however large the
store has grown, and a key of boilerplate or of a large employer's whole season costs nothing further: it is passed over.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Text, bindparam, cast, delete, func, insert, literal_column, select

from store import tables
from store.among import among
from store.database import Database
from store.prepared import Prepared
from store.records import Signature

CANDIDATES = 30
FULL = 32
"""Announcements a key; one that has so many is passed over."""
Kind = type[tables.Block] | type[tables.Band]
_KINDS: tuple[Kind, ...] = (tables.Block, tables.Band)


Holders = dict[Kind, dict[Any, list[int]]]
"""Of each key of a signature the announcements that have it."""


def _holding(table: Kind) -> Prepared:
    """A row a key, its announcements in one text: where keys are full that takes two thirds of the time of a row for each."""
    columns = table.core().c
    comma: Any = literal_column("','")  # a value would be put in anew at each execution
    those = func.aggregate_strings(cast(columns.announcement, Text), comma)
    return Prepared(select(columns.key, those).where(among(columns.key, "keys")).group_by(columns.key))


_HOLD = {table: _holding(table) for table in _KINDS}
_NEW = {table: Prepared(insert(table.core())) for table in _KINDS}
_GIVE_UP = Prepared(delete(tables.Block.core()).where(tables.Block.core().c.announcement == bindparam("of")))


def holders(connection: Connection, signature: Signature) -> Holders:
    """The announcements that have a key of the signature, at most ``FULL`` a key."""
    found: Holders = {}
    for table in _KINDS:
        wanted = signature.blocks if table is tables.Block else signature.bands
        held: dict[Any, list[int]] = {key: [] for key in wanted}
        if held:
            for key, those in _HOLD[table].all(connection, {"keys": list(held)}):
                held[key] = [int(identity) for identity in those.split(",")]
        found[table] = held
    return found


def sharing(held: Holders, limit: int = CANDIDATES) -> list[int]:
    """Ids of announcements that share a key, those that share most and rarest first, at most ``limit``."""
    weight: Counter[int] = Counter()
    for found in (found for keys in held.values() for found in keys.values()):
        if len(found) < FULL:
            for identity in found:
                weight[identity] += 60 // len(found)
    return sorted(weight, key=lambda identity: (-weight[identity], identity))[:limit]


def write(database: Database, connection: Connection, identity: int, held: Holders, *, fresh: bool) -> None:
    """Write an announcement's keys, without those that others have filled; ``held`` says who has them.

    A changed announcement gives up its blocks; bands of its former text stay, they only cost a comparison.
    """
    if not fresh:
        _GIVE_UP.run(connection, {"of": identity})
    for table, keys in held.items():
        open_keys = [key for key, found in keys.items() if sum(other != identity for other in found) < FULL]
        rows = [{"key": key, "announcement": identity} for key in open_keys]
        (_NEW[table] if fresh else database.add(table)).many(connection, rows)
