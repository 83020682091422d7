"""From the outbox into the index: in order, repeatable, poison set aside; rebuilding and comparing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from pipelines.posting import Posting
from search.documents import Document, digest, document
from search.engines.base import Engine, EngineUnavailable, Failure, Fresh
from store.failpoints import reach
from store.store import Store

BATCH = 500
REBUILD_BATCH = 2000
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
    healthy: str = ""


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

    An index of another version is rebuilt first.
    """
    if engine.outdated():
        return rebuild(store, engine)
    if reason := engine.healthy():
        raise EngineUnavailable(reason)
    report = SyncReport()
    while changes := store.outbox.read(engine.name, batch):
        ids = list(dict.fromkeys(change.posting_id for change in changes))
        versions = {change.posting_id: change.version for change in changes}
        indexed, removed, failed = put(store, engine, ids, versions)
        reach("index-after-bulk")
        store.outbox.ack(engine.name, changes[-1].seq)
        report.changes += len(changes)
        report.indexed += indexed
        report.removed += removed
        report.failed += failed
    report.lag = store.outbox.lag(engine.name)
    return report


def put(store: Store, engine: Engine, ids: Sequence[str], versions: dict[str, int]) -> tuple[int, int, int]:
    """Bring postings to their present state in the index: counts of indexed, removed, set aside."""
    upserts, deletes, failures = _state(store, ids, versions)
    failures += engine.apply(upserts, deletes)
    _set_aside(store, engine.name, ids, failures)
    return len(ids) - len(deletes) - len(failures), len(deletes), len(failures)


def _state(
    store: Store, ids: Sequence[str], versions: dict[str, int]
) -> tuple[list[Document], list[tuple[str, int]], list[Failure]]:
    """What the index should hold of postings now: documents, ids to remove, postings that make no document."""
    present = store.postings.many(ids)
    shown = [posting for posting in present.values() if posting.review == "approved"]
    upserts, failures = _documents(shown, trusted(store))
    kept = {posting.id for posting in shown}
    deletes = [(identity, present[identity].version if identity in present else versions.get(identity, 1))
               for identity in ids if identity not in kept]  # fmt: skip
    return upserts, deletes, failures


def _documents(postings: Sequence[Posting], vouching: frozenset[str]) -> tuple[list[Document], list[Failure]]:
    """A posting that our own code stumbles over is set aside like one that the engine refuses."""
    made: list[Document] = []
    failures: list[Failure] = []
    for posting in postings:
        try:
            made.append(document(posting, vouching))
        except (ValueError, TypeError, KeyError, OverflowError, AttributeError) as error:
            failures.append(Failure(posting.id, posting.version, f"no document: {error!r}"[:300]))
    return made, failures


def trusted(store: Store) -> frozenset[str]:
    """Sources whose postings are published without a person's look."""
    return frozenset(source.id for source in store.crawls.sources() if source.trust == "publish")


def _set_aside(store: Store, consumer: str, ids: Sequence[str], failures: Sequence[Failure]) -> None:
    for failure in failures:
        store.outbox.quarantine(consumer, failure.id, failure.version, failure.reason)
    refused = {failure.id for failure in failures}
    known = {row["posting"] for row in store.outbox.quarantined(consumer)}
    for identity in (known & set(ids)) - refused:
        store.outbox.release(consumer, identity)


def rebuild(store: Store, engine: Engine, batch: int = REBUILD_BATCH) -> SyncReport:
    """A new index from the database beside the one in use, brought up to the latest change, then swapped in.

    The old one answers and is kept up to date meanwhile. Raises :class:`RebuildRefused`, and keeps the old one, when
    the new one holds too little.
    """
    report = SyncReport()
    seq = store.outbox.head()
    fresh = engine.fresh()
    try:
        vouching = trusted(store)
        postings = store.postings.iterate()
        while part := list(islice(postings, batch)):
            documents, failures = _documents(part, vouching)
            failures += fresh.add(documents)
            _set_aside(store, engine.name, [posting.id for posting in part], failures)
            report.indexed += len(part) - len(failures)
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
    while changes := store.postings.changes(seq, BATCH):
        ids = list(dict.fromkeys(change.posting_id for change in changes))
        upserts, deletes, failures = _state(store, ids, {change.posting_id: change.version for change in changes})
        failures += fresh.apply(upserts, deletes)
        _set_aside(store, engine.name, ids, failures)
        seq = changes[-1].seq
        report.changes += len(changes)
    return seq


def verify(store: Store, engine: Engine, repair: bool = False) -> Verdict:
    """Compare ids and content in both directions; with ``repair`` mend what differs.

    What waits in the outbox is no drift: the index is brought up to date first.
    """
    sync(store, engine)
    verdict = _compare(store, engine)
    if repair and not verdict.ok:
        ids = [*verdict.missing, *verdict.extra, *verdict.stale]
        known = {row.id: row.version for row in engine.held() if row.id in set(verdict.extra)}
        for start in range(0, len(ids), BATCH):
            put(store, engine, ids[start : start + BATCH], known)
        left = _compare(store, engine)
        verdict.repaired = len(set(ids) - {*left.missing, *left.extra, *left.stale})
        verdict.ok = left.ok
    return verdict


def _compare(store: Store, engine: Engine) -> Verdict:
    held = {row.id: row.digest for row in engine.held()}
    aside = {row["posting"] for row in store.outbox.quarantined(engine.name)}
    vouching = trusted(store)
    missing: list[str] = []
    stale: list[str] = []
    compared = 0
    for posting in store.postings.iterate():
        compared += 1
        content = held.pop(posting.id, None)
        if posting.id in aside:
            continue
        if content is None:
            missing.append(posting.id)
        elif content != digest(document(posting, vouching)):
            stale.append(posting.id)
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
        healthy=engine.healthy(),
    )
