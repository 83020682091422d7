"""From the outbox into the index: in order, repeatable, poison set aside; rebuilding and comparing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from search.documents import Document, digest, document
from search.engines.base import Engine, EngineUnavailable
from store.failpoints import reach
from store.store import Store

BATCH = 500
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
    """Drain the outbox. Raises ``EngineUnavailable``; what is not acknowledged is read again next time."""
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
    present = store.postings.many(ids)
    upserts, failures = [], []
    for posting in present.values():
        if posting.review == "approved":
            upserts.append(document(posting))
    shown = {row["id"] for row in upserts}
    deletes = [(identity, present[identity].version if identity in present else versions.get(identity, 1))
               for identity in ids if identity not in shown]  # fmt: skip
    failures = engine.apply(upserts, deletes)
    refused = {failure.id for failure in failures}
    for failure in failures:
        store.outbox.quarantine(engine.name, failure.id, failure.version, failure.reason)
    known = {row["posting"] for row in store.outbox.quarantined(engine.name)}
    for identity in (known & set(ids)) - refused:
        store.outbox.release(engine.name, identity)
    return len(upserts) - len(failures), len(deletes), len(failures)


def rebuild(store: Store, engine: Engine) -> SyncReport:
    """A new index from the database. Changes that come meanwhile are read from the outbox afterwards."""
    head = store.outbox.head()
    count = engine.rebuild(_documents(store))
    approved = store.postings.count("approved")
    if count < ENOUGH * approved:
        raise RebuildRefused(f"only {count} of {approved} postings could be indexed: see `juzhao index status`")
    store.outbox.reset(engine.name, head)
    report = sync(store, engine)
    report.indexed += count
    return report


def _documents(store: Store) -> Iterator[Document]:
    for posting in store.postings.iterate():
        yield document(posting)


def verify(store: Store, engine: Engine, repair: bool = False) -> Verdict:
    """Compare ids and content in both directions; with ``repair`` mend what differs."""
    held = {row.id: row for row in engine.held()}
    missing: list[str] = []
    stale: list[str] = []
    compared = 0
    for posting in store.postings.iterate():
        compared += 1
        row = held.pop(posting.id, None)
        if row is None:
            missing.append(posting.id)
        elif row.digest != digest(document(posting)):
            stale.append(posting.id)
    extra = sorted(held)
    waiting = {change.posting_id for change in store.outbox.read(engine.name, 100_000)}
    drift = [identity for identity in [*missing, *stale, *extra] if identity not in waiting]
    repaired = 0
    if repair and (missing or stale or extra):
        for start in range(0, len(ids := [*missing, *stale, *extra]), BATCH):
            part = ids[start : start + BATCH]
            known = {row_id: row.version for row_id, row in held.items()}
            put(store, engine, part, known)
            repaired += len(part)
    return Verdict(not drift or bool(repaired), compared, missing, extra, stale, repaired)


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
