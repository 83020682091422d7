"""Keys for announcements that an upgrade left without: worked out of their stored readings, in small turns."""

from __future__ import annotations

from pipelines.dedupe.signature import signature
from store import upkeep
from store.store import Store

BATCH = 50
"""Announcements a transaction: other writers wait a few hundredths of a second at most."""
TURN = 2000
"""Announcements a turn: seconds, so that whoever stops the worker does not wait."""


def rekey(store: Store, most: int = TURN) -> int:
    """Give the next announcements their keys; how many, 0 when all have them. Killed at any point it goes on there."""
    done = 0
    while done < most and (batch := upkeep.keyless(store.database, min(BATCH, most - done))):
        upkeep.give_keys(store.database, [(known, signature(known.reading)) for known in batch])
        done += len(batch)
    return done
