"""What is known around a page, read before anything of it is written: its own announcement, who may be a duplicate."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection

from pipelines.posting import Event
from store import announcements, keys, neighbours, statements
from store.database import Database
from store.records import Candidate, Known, Signature


class Look:
    """One state of the store, as a page of a run sees it. Nothing is asked twice."""

    def __init__(self, database: Database, connection: Connection, run: int, before: Look | None = None) -> None:
        """``before``: an earlier look at the very state that stands now."""
        self._db = database
        self._connection = connection
        self._run = run
        self._now = database.clock()
        self.stands = before is not None
        """Whether what an earlier look has found holds still."""
        self._known: dict[tuple[str, str], Known | None] = {} if before is None else before._known
        self._held: tuple[Signature, keys.Holders] | None = None if before is None else before._held

    def announcement(self, source: str, key: str) -> Known | None:
        """What this source said under this key before this page."""
        if (source, key) not in self._known:
            self._known[source, key] = announcements.known(self._connection, source, key)
        return self._known[source, key]

    def candidates(
        self, signature: Signature, limit: int = keys.CANDIDATES, exclude: Known | None = None
    ) -> list[Candidate]:
        """Announcements that share a key, those that share most first. Full keys are passed over."""
        best = keys.sharing(self._holders(signature), limit)
        wanted = [identity for identity in best if exclude is None or identity != exclude.id]
        return self._db.readings.candidates(self._connection, wanted)

    def around(self, postings: Collection[str]) -> list[Candidate]:
        """All announcements of some postings and of those kept apart from them."""
        found = neighbours.around(self._connection, postings, keys.CANDIDATES)
        return self._db.readings.candidates(self._connection, neighbours.members(self._connection, found))

    def said(self, postings: Collection[str]) -> dict[str, list[Event]]:
        """What the copies of some postings have ever said of their event, of those of which one has changed its word."""
        retold = announcements.retold(self._connection, sorted(set(postings))) if postings else []
        return {
            posting: [
                event
                for member in self._db.readings.members(self._connection, posting)
                for event in statements.said(member)
            ]
            for posting in retold
        }

    def decisions(self, ids: Collection[int]) -> dict[frozenset[int], bool]:
        """Staff's word on pairs of announcements."""
        return neighbours.decisions(self._connection, ids)

    def listed(self, own: Collection[str]) -> set[str]:
        """Those of the source's keys that its list has shown in this run."""
        return neighbours.listed(self._connection, self._run, own)

    def late(self, known: Known, fetched_at: datetime) -> bool:
        """Whether a reading is older than the stored one: two crawlers, or pages replayed, come in any order.

        A stored time that lies ahead was written under a wrong clock and proves nothing.
        """
        return fetched_at < known.last_fetched <= self._now

    def _holders(self, signature: Signature) -> keys.Holders:
        """Who has the signature's keys: asked once for finding candidates and for writing."""
        if self._held is None or self._held[0] is not signature:
            self._held = signature, keys.holders(self._connection, signature)
        return self._held[1]
