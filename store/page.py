"""One page, one transaction: what was known, who may be a duplicate, what is saved, which page is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from config.timezone import TIMEZONE
from pipelines.posting import TAKEN_AWAY, Evidence, Posting
from store import announcements, keys, rewritten, statements, tables
from store.clusters import rearrange
from store.columns import Stored
from store.database import Database
from store.failpoints import reach
from store.looking import Look
from store.prepared import Prepared
from store.records import Change, Known, Member, Signature, StoreError
from store.refresh import new_id, refresh
from store.runs import open_run
from store.sources import accepted_lately

FINGERPRINT = "fingerprint"
RECHECK = "recheck"
"""Kind of a frontier page: an announcement's own page, asked again because the list does not show it."""
GONE = "gone"
"""Mark of such a page that was closed because it was gone: when it can be read again, that proof is void."""
COUNTED = ("new", "changed", "unchanged")


_A, _P = tables.Announcement.core(), tables.Posting.core()
_FRONTIER, _REJECTED = tables.Frontier.core(), tables.Rejected.core()

_BRIEF = Prepared(select(_P.c.id, _P.c.version, _P.c.closed_reason).where(_P.c.id == bindparam("posting")))
_ROW = Prepared(
    select(_FRONTIER.c.kind, _FRONTIER.c.payload)
    .where(_FRONTIER.c.run == bindparam("run"), _FRONTIER.c.key == bindparam("key"))
    .limit(1)
)
_DONE = Prepared(
    update(_FRONTIER)
    .where(_FRONTIER.c.run == bindparam("of_run"), _FRONTIER.c.url == bindparam("of_url"))
    .values(outcome=bindparam("outcome"), reason=bindparam("reason"))
)
_ACCEPTED = Prepared(
    delete(_REJECTED).where(_REJECTED.c.source == bindparam("source"), _REJECTED.c.url == bindparam("url"))
)
_NEW_ANNOUNCEMENT = Prepared(insert(_A).returning(_A.c.id))
_OLD_ANNOUNCEMENT = Prepared(update(_A).where(_A.c.id == bindparam("known")))


class Saved:
    """What saving did: the posting, and whether it is new, changed or unchanged."""

    __slots__ = ("change", "posting_id")

    def __init__(self, posting_id: str, change: Change) -> None:
        self.posting_id = posting_id
        self.change: Change = change


class PageTransaction(Look):
    """The inside of :meth:`store.crawls.Crawls.page`. Everything is committed together when the block ends."""

    def __init__(
        self,
        database: Database,
        connection: Connection,
        run: int,
        source: str,
        before: Look | None = None,
        doubt: str = "",
    ) -> None:
        """``doubt``: why the source does not vouch for what its run brings (:mod:`store.vouching`)."""
        super().__init__(database, connection, run, before)
        self._source = source
        self._doubt = doubt
        self._rows: dict[str, Stored | None] = {}
        self.counts = dict.fromkeys(COUNTED, 0)

    def former(self, known: Known) -> Posting:
        """What an announcement said when it was read last."""
        return announcements.said_before(self._connection, known.id)[0]

    def holds_back(self, known: Known, content: str) -> bool:
        """Whether a page that says something quite else than it did changes nothing yet (:mod:`store.rewritten`)."""
        if accepted_lately(self._connection, self._source, self._now):
            return False
        return rewritten.hold_back(
            self._connection, open_run(self._connection, self._run), known.key, content, self._now
        )

    def passed_over(self, known: Known) -> Saved:
        """What is stored is newer, or more certain: nothing is written."""
        self.counts["unchanged"] += 1
        return Saved(known.posting_id, "unchanged")

    def held_back(self, known: Known) -> Saved:
        """What is stored stays; the page is no sign of what it says."""
        return Saved(known.posting_id, "unchanged")

    def seen(self, known: Known, url: str, fetched_at: datetime | None = None, *, listed: bool = True) -> Saved:
        """The page says what it said before: only the proof of sight is renewed.

        ``listed``: the list shows it; a page that was only asked again, or replayed, is no proof of that.
        """
        values = self._sighted(known.key, fetched_at or self._now, listed=listed) | self._row_seen(known.key)
        _OLD_ANNOUNCEMENT.run(self._connection, {"known": known.id, "url": url, **values})
        self.counts["unchanged"] += 1
        posting = self._posting(known.posting_id)
        if posting is not None and posting.closed_reason in TAKEN_AWAY:
            refresh(self._db, self._connection, posting.id, self._source)
        return Saved(known.posting_id, "unchanged")

    def _sighted(self, key: str, fetched_at: datetime, *, listed: bool) -> dict[str, Any]:
        row = self._row(key)
        read = {"last_fetched": fetched_at, "checked_at": fetched_at, "gone_at": None, "gone_last": None}
        if row is not None and row.kind == RECHECK:
            return read | (BACK if GONE in row.payload else {})
        if not listed:
            return read
        return read | {"last_seen": self._now} | BACK

    def save(
        self,
        source: str,
        key: str,
        url: str,
        reading: Posting,
        signature: Signature,
        into: str | None = None,
        possible: Sequence[tuple[str, str, list[Evidence]]] = (),
        fetched_at: datetime | None = None,
        *,
        listed: bool = True,
        moves: Mapping[int, str] | None = None,
    ) -> Saved:
        """Store a reading that is new or differs; the cluster, its version and the outbox follow.

        ``into`` is the posting that it is a repost of; a known announcement stays where it is, and nothing else moves. What
        its source does not vouch for moves nothing, nor does it change what the source vouched for.
        """
        reach("page-before-save")
        known = self.announcement(source, key)
        if self._doubt and known is not None and not known.doubt:
            return self.passed_over(known)
        decided = self._decided(known)
        home = known.posting_id if known is not None else None
        posting_id = decided or home or into or new_id(source, key)
        sighted = self._sighted(key, fetched_at or self._now, listed=listed or known is None)
        values = sighted | {"url": url, "posting": posting_id, "content": signature.content}
        identity = self._write_announcement(known, source, key, reading, values)
        reach("page-before-keys")
        keys.write(self._db, self._connection, identity, self._holders(signature), fresh=known is None)
        for one, other, explain in possible:
            self._note_possible(one or posting_id, other or posting_id, explain)
        if known is None and moves and not self._doubt:
            rearrange(self._db, self._connection, moves, self._source)
        reach("page-after-announcement")
        own = None if known is not None else self._member(identity, source, url, reading, values)
        change = refresh(self._db, self._connection, posting_id, source, own)
        self.counts["new" if known is None else "changed"] += 1
        return Saved(posting_id, change if known is None else "changed")

    def _member(self, identity: int, source: str, url: str, reading: Posting, values: dict[str, Any]) -> Member:
        """A new announcement as it would be read again."""
        first, last = (moment.astimezone(TIMEZONE) for moment in (self._now, values["last_seen"]))
        return Member(identity, source, url, first, last, present=True, gone=False, reading=reading, doubt=self._doubt)

    def done(self, url: str, outcome: str, reason: str = "") -> None:
        """The page's end, in the frontier of this run."""
        ended = {"of_run": self._run, "of_url": url, "outcome": outcome, "reason": reason}
        reach("page-before-done")
        _DONE.run(self._connection, ended)
        _ACCEPTED.run(self._connection, {"source": self._source, "url": url})

    def _posting(self, posting_id: str) -> Stored | None:
        return _BRIEF.first(self._connection, {"posting": posting_id})

    def _decided(self, known: Known | None) -> str | None:
        """Staff's word on this announcement, which no rule overrides."""
        if known is None:
            return None
        pair, other = tables.PairDecision, tables.Announcement
        partners = (
            select(pair.b)
            .where(pair.a == known.id, pair.same)
            .union(select(pair.a).where(pair.b == known.id, pair.same))
        )
        return self._connection.scalar(select(other.posting).where(other.id.in_(partners)).order_by(other.id).limit(1))

    def _write_announcement(
        self, known: Known | None, source: str, key: str, reading: Posting, values: dict[str, Any]
    ) -> int:
        values = values | {"reading": reading} | self._row_seen(key)
        if known is not None:
            values |= self._stated(known, reading, values["last_fetched"])
            _OLD_ANNOUNCEMENT.run(self._connection, {"known": known.id, **values})
            return known.id
        values = {"fingerprint": "", **values, "source": source, "key": key, "first_seen": self._now}
        values |= {"suppressed": False, "doubt": self._doubt}
        identity = _NEW_ANNOUNCEMENT.scalar(self._connection, values)
        if identity is None:
            raise StoreError(f"{source} {key}: not written")
        return int(identity)

    def _stated(self, known: Known, reading: Posting, at: datetime) -> dict[str, Any]:
        """What the announcement has said of its event and deadline, with what it says now."""
        before, history = announcements.said_before(self._connection, known.id)
        told = statements.noted(history, before, reading, at)
        return {"stated": told} if told or history else {}

    def _row(self, key: str) -> Stored | None:
        """The frontier's row that this page was fetched for."""
        if key not in self._rows:
            self._rows[key] = _ROW.first(self._connection, {"run": self._run, "key": key})
        return self._rows[key]

    def _row_seen(self, key: str) -> dict[str, Any]:
        """The list row's fingerprint that this detail was fetched for, and the row itself for asking again later."""
        row = self._row(key)
        if row is None or FINGERPRINT not in row.payload:
            return {}
        return {"fingerprint": row.payload[FINGERPRINT], "entry": row.payload.get("entry")}

    def _note_possible(self, a: str, b: str, explain: list[Evidence]) -> None:
        if a == b:
            return
        first, second = sorted((a, b))
        told = [asdict(piece) for piece in explain]
        values = {"a": first, "b": second, "explain": told, "created_at": self._now, "settled": False}
        self._db.add(tables.PossibleDuplicate).run(self._connection, values)


LISTED: dict[str, Any] = {
    "present": True,
    "missed": 0,
    "missed_since": None,
    "absent_at": None,
    "absence": None,
}
"""What a sight on the list takes back."""
BACK: dict[str, Any] = LISTED | {"gone_at": None, "gone_last": None}
"""What the page itself, read for a row of the list, takes back."""
