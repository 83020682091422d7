"""What the store knows around candidates: the rest of their clusters, clusters kept apart, staff's word on pairs."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, or_, select

from store import tables
from store.among import among
from store.prepared import Prepared

APART = "apart"
"""Rule of the evidence on two postings that hold announcements which are the same and others which contradict."""

_POSSIBLE, _SAID = tables.PossibleDuplicate.core().c, tables.PairDecision.core().c
_CARRIED, _SIGHTED = tables.Announcement.core().c, tables.Listing.core().c
_MEMBERS = Prepared(select(_CARRIED.id).where(among(_CARRIED.posting, "postings")).order_by(_CARRIED.id))
_LINKED = Prepared(
    select(_POSSIBLE.a, _POSSIBLE.b, _POSSIBLE.explain).where(
        or_(among(_POSSIBLE.a, "postings"), among(_POSSIBLE.b, "others"))
    )
)
_DECIDED = Prepared(select(_SAID.a, _SAID.b, _SAID.same).where(among(_SAID.a, "ids"), among(_SAID.b, "others")))
_LISTED = Prepared(select(_SIGHTED.key).where(_SIGHTED.run == bindparam("run"), among(_SIGHTED.key, "keys")))


def members(connection: Connection, postings: Collection[str]) -> list[int]:
    """Ids of all announcements of some postings."""
    return [row.id for row in _MEMBERS.all(connection, {"postings": list(postings)})]


def around(connection: Connection, postings: Collection[str], most: int) -> set[str]:
    """The postings and those kept apart from them, and so on, until ``most`` are found."""
    found, fresh = set(postings), set(postings)
    while fresh and len(found) < most:
        rows = _LINKED.all(connection, {"postings": list(fresh), "others": list(fresh)})
        near = {name for row in rows if any(piece["rule"] == APART for piece in row.explain) for name in (row.a, row.b)}
        fresh = near - found
        found |= fresh
    return found


def decisions(connection: Connection, ids: Collection[int]) -> dict[frozenset[int], bool]:
    """Staff's word on pairs of announcements: whether they are the same."""
    rows = _DECIDED.all(connection, {"ids": list(ids), "others": list(ids)})
    return {frozenset({row.a, row.b}): row.same for row in rows}


def listed(connection: Connection, run: int, keys: Collection[str]) -> set[str]:
    """Those of a source's keys that its list has shown in this run."""
    return {row.key for row in _LISTED.all(connection, {"run": run, "keys": list(keys)})}
