"""From the outbox into the index: in order, repeatable, poison set aside; rebuilding and comparing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import tee

from search.engines.base import Engine, EngineUnavailable, Failure, Fresh
from search.making import Made, all_made, make, trusted
from store.failpoints import reach
from store.records import OutboxChange
from store.store import Store

BATCH = 2000
"""Postings of one commit, and of one task of a process that makes documents."""
ENOUGH = 0.999
"""A rebuilt index with fewer documents than this share of the database is not swapped in."""


class RebuildRefused(Exception):
    """The index is not what it should be: one line that says what to do."""


@dataclass(slots=True)
class SyncReport:
    """What a sync did."""

    changes: int = 0
    indexed: int = 0
    removed: int = 0
    failed: int = 0
    lag: int = 0


@dataclass(slots=True)
class Status:
    """How index and database stand."""

    engine: str
    documents: int
    approved: int
    lag: int
    quarantined: int
    trouble: str = ""
    """Why the engine does not work as it should, if so."""

    @property
    def whole(self) -> bool:
        """Whether it holds what is approved; what is set aside may be in it as it was before."""
        return self.approved - self.quarantined <= self.documents <= self.approved


@dataclass(slots=True)
class Verdict:
    """A comparison in both directions."""

    ok: bool
    compared: int
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    repaired: int = 0


def sync(store: Store, engine: Engine, batch: int = BATCH) -> SyncReport:
    """Drain the outbox. Raises ``EngineUnavailable``; what is not acknowledged is read again next time.

    An index of an earlier version is rebuilt first, one of a later version is left alone: while machines are updated one
    by one, only those that are go on indexing. So is one that was lost: what it had taken in comes in no later change.
    """
    if engine.outdated():
        return rebuild(store, engine)
    if reason := engine.healthy():
        raise EngineUnavailable(reason)
    if _lost(store, engine):
        return rebuild(store, engine)
    report = SyncReport()
    read, ahead = tee(_changes(store, store.outbox.position(engine.name), batch))
    parts = ([change.posting_id for change in changes] for changes in ahead)
    for changes, made in zip(read, all_made(store, parts, store.outbox.lag(engine.name)), strict=True):
        indexed, removed, failed = _put(store, engine, made, {one.posting_id: one.version for one in changes})
        reach("index-after-bulk")
        store.outbox.ack(engine.name, changes[-1].seq)
        report.changes += len(changes)
        report.indexed += indexed
        report.removed += removed
        report.failed += failed
    report.lag = store.outbox.lag(engine.name)
    return report


def _lost(store: Store, engine: Engine) -> bool:
    """Whether nothing is left of what the index has taken in: somebody deleted it, or a node came back empty."""
    if engine.count() or not store.outbox.position(engine.name):
        return False
    return store.postings.count("approved") > len(store.outbox.quarantined(engine.name))


def _changes(store: Store, after: int, batch: int) -> Iterator[list[OutboxChange]]:
    """What comes after a number, so many at a time, until there is no more."""
    while changes := store.postings.changes(after, batch):
        yield changes
        after = changes[-1].seq


def _put(store: Store, engine: Engine, made: Made, versions: dict[str, int]) -> tuple[int, int, int]:
    """Bring postings to their present state in the index: counts of indexed, removed, set aside."""
    deletes = _deletes(made, versions)
    failures = made.failures + engine.apply(made.documents, deletes)
    _set_aside(store, engine.name, made.ids, failures)
    return len(made.documents) + len(made.failures) - len(failures), len(deletes), len(failures)


def _deletes(made: Made, versions: dict[str, int]) -> list[tuple[str, int]]:
    """What must go, with its version: of a posting that is no more, the one of its last change."""
    return [(identity, made.versions.get(identity, versions.get(identity, 1))) for identity in made.gone]


def _set_aside(store: Store, consumer: str, ids: Sequence[str], failures: Sequence[Failure]) -> None:
    for failure in failures:
        store.outbox.quarantine(consumer, failure.id, failure.version, failure.reason)
    refused = {failure.id for failure in failures}
    known = {row["posting"] for row in store.outbox.quarantined(consumer)}
    for identity in (known & set(ids)) - refused:
        store.outbox.release(consumer, identity)


def rebuild(store: Store, engine: Engine, batch: int = BATCH, *, take_over: bool = False) -> SyncReport:
    """A new index from the database beside the one in use, brought up to the latest change, then swapped in.

    The old one answers and is kept up to date meanwhile. Raises :class:`RebuildRefused`, and keeps the old one, when
    the new one holds too little, and where the old one is another installation's that is not to be taken over.
    """
    if not take_over and (reason := engine.foreign()):
        raise RebuildRefused(reason)
    report = SyncReport()
    seq = store.outbox.head()
    expected = store.postings.count("approved")
    fresh = engine.fresh(expected)
    try:
        for made in all_made(store, store.postings.approved(batch), expected):
            failures = made.failures + fresh.add(made.documents)
            _set_aside(store, engine.name, made.ids, failures)
            report.indexed += len(made.documents) + len(made.failures) - len(failures)
            report.failed += len(failures)
        seq = _catch_up(store, engine, fresh, seq, report)
        held, approved = fresh.count(), store.postings.count("approved")
        if held < ENOUGH * approved - report.failed:
            raise RebuildRefused(f"only {held} of {approved} postings could be indexed: see `juzhao index status`")
    except BaseException:
        fresh.discard()
        raise
    # back before the swap (never ahead: the old index may live on), so that a death after it leaves no change unread
    store.outbox.reset(engine.name, min(seq, store.outbox.position(engine.name)))
    reach("index-before-swap")
    fresh.swap()
    reach("index-after-swap")
    store.outbox.reset(engine.name, seq)
    report.lag = sync(store, engine).lag
    return report


def _catch_up(store: Store, engine: Engine, fresh: Fresh, seq: int, report: SyncReport) -> int:
    """Changes that came meanwhile, round by round, until few are left; the number of the last one seen."""
    for changes in _changes(store, seq, batch=BATCH):
        versions = {change.posting_id: change.version for change in changes}
        made = make(store, list(versions), trusted(store))
        failures = made.failures + fresh.apply(made.documents, _deletes(made, versions))
        _set_aside(store, engine.name, made.ids, failures)
        seq = changes[-1].seq
        report.changes += len(changes)
    return seq


def verify(store: Store, engine: Engine, repair: bool = False, deep: bool = False) -> Verdict:
    """Compare ids and content in both directions; with ``repair`` mend what differs.

    What waits in the outbox is no drift: the index is brought up to date first. Content goes by the digest that was written
    with it; ``deep`` reads back what stands there, too, and finds what somebody else changed.
    """
    sync(store, engine)
    verdict = _compare(store, engine, deep)
    if repair and not verdict.ok:
        ids = [*verdict.missing, *verdict.extra, *verdict.stale]
        known = {row.id: row.version for row in engine.held() if row.id in set(verdict.extra)}
        for start in range(0, len(ids), BATCH):
            _put(store, engine, make(store, ids[start : start + BATCH], trusted(store)), known)
        left = _compare(store, engine, deep)
        if left.stale:  # somebody else's write counted the version up, and no write of ours may replace a later one
            rebuild(store, engine)
            left = _compare(store, engine, deep)
        verdict.repaired = len(set(ids) - {*left.missing, *left.extra, *left.stale})
        verdict.ok = left.ok
    return verdict


def _compare(store: Store, engine: Engine, deep: bool = False) -> Verdict:
    held = {row.id: row.digest for row in engine.held()}
    aside = {row["posting"] for row in store.outbox.quarantined(engine.name)}
    missing: list[str] = []
    stale: list[str] = []
    compared = 0
    for made in all_made(store, store.postings.approved(BATCH), len(held)):
        changed = engine.changed(made.documents) if deep else set()
        compared += len(made.documents) + len(made.failures)
        for row in made.documents:
            content = held.pop(row.id, None)
            if row.id in aside:
                continue
            if content is None:
                missing.append(row.id)
            elif content != row.digest or row.id in changed:
                stale.append(row.id)
        for failure in made.failures:
            held.pop(failure.id, None)
    extra = sorted(held)
    return Verdict(not (missing or stale or extra), compared, missing, extra, stale)


def status(store: Store, engine: Engine) -> Status:
    """How far the index is."""
    return Status(
        engine=engine.name,
        documents=engine.count(),
        approved=store.postings.count("approved"),
        lag=store.outbox.lag(engine.name),
        quarantined=len(store.outbox.quarantined(engine.name)),
        trouble=engine.healthy(),
    )
