"""Which new postings a saved search finds. Matching is the engine's; the store's ledger sees to it that each goes once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from typing import Any

import structlog
from pydantic import ValidationError

from config.settings import Settings
from config.validation import said
from pipelines.posting import Posting
from search.query import Query
from search.reasons import reasons
from search.service import SearchService
from store.failpoints import reach
from store.store import Store
from store.subscribers import Subscription

log = structlog.get_logger("search")

MOST = 30
"""Postings shown in one message; the others are counted."""
OF_ONE_EMPLOYER = 3
"""Postings of one employer shown in one message; the others are counted."""
MOST_PLACES = 4
"""Places of work shown of one posting."""
SINCE_THE_LAST = {"daily": 1, "weekly": 7}
"""Days that a digest tells of: what was posted so long ago as is wished counts from their beginning."""
CHUNK = 500
AT_ONCE = 200
"""Subscriptions after which what was written for them may go out."""
KNOWN = 20_000
"""Postings that are entered as known when a subscription begins, the newest first."""


def prepare(
    settings: Settings, store: Store, cadence: str, among: Collection[int] | None = None, but: Collection[int] = ()
) -> Iterator[int]:
    """Write a message for each subscription of a cadence that has something new; after each :data:`AT_ONCE` that were looked at
    how many were written for them. Only those ``among`` some ids, or all ``but`` some and who begins with this.

    Raises :class:`SearchUnavailable`.
    """
    subscriptions = [one for one in store.subscriptions.active(cadence, among) if one.id not in but]
    beginners = store.subscriptions.unprimed() if among is None else []
    if not subscriptions and not beginners:
        return
    service = SearchService.open(settings, store)
    try:
        for subscription in beginners:  # who confirmed while search was away
            begin(service, store, subscription, settings.search_consumer)
        head = store.outbox.position(settings.search_consumer)
        for start in range(0, len(subscriptions), AT_ONCE):
            asked = _asked(subscriptions[start : start + AT_ONCE])
            yield sum(_prepare(store, service, subscription, query, head) for subscription, query in asked)
    finally:
        service.close()


def begin(service: SearchService, store: Store, subscription: Subscription, consumer: str) -> None:
    """Enter what a saved search finds when it is confirmed: what is published from this moment on is news.

    Raises :class:`SearchUnavailable`; the subscription then begins with the next look for alerts.
    """
    head = store.outbox.position(consumer)
    for _, query in _asked([subscription]):
        known = [hit for answer in _pages(service, query, KNOWN) for hit in answer]
        store.subscriptions.prime(subscription, known, head)


def _asked(subscriptions: Sequence[Subscription]) -> Iterator[tuple[Subscription, Query]]:
    """Saved searches as queries. One whose filters are none any more waits: it must not keep the others from theirs."""
    fixed = {"sort": "newest", "size": 100, "page": 1, "cursor": "", "group": False, "facets": []}
    for subscription in subscriptions:
        try:
            yield subscription, Query.model_validate(subscription.query | fixed)
        except ValidationError as error:
            found = error.errors()[0]
            log.warning(
                "saved search not understood", subscription=subscription.id, reason=f"{found['loc']}: {said(found)}"
            )


def _pages(service: SearchService, query: Query, most: int) -> Iterator[list[str]]:
    seen = 0
    while seen < most:
        answer = service.search(query)
        yield [hit.id for hit in answer.hits]
        seen += len(answer.hits)
        if not answer.next_cursor:
            return
        query = query.model_copy(update={"cursor": answer.next_cursor})


def _prepare(store: Store, service: SearchService, subscription: Subscription, query: Query, head: int) -> bool:
    """Look at what the index took in since the last look, never further than the index is."""
    changed = _changed(store, subscription.since_seq, head)
    if not changed:
        return False
    found: list[str] = []
    if query.posted_within:
        days = query.posted_within + SINCE_THE_LAST.get(subscription.cadence, 0)
        query = query.model_copy(update={"posted_within": days})
    for start in range(0, len(changed), CHUNK):
        within = query.model_copy(update={"ids": changed[start : start + CHUNK]})
        found += [identity for page in _pages(service, within, CHUNK) for identity in page]
    present = store.postings.many(found)
    shown = [identity for identity in found if identity in present and present[identity].review == "approved"]
    fresh = store.subscriptions.claim(
        subscription, shown, head, lambda ids: content(query, [present[identity] for identity in ids])
    )
    reach("alert-after-claim")
    return bool(fresh)


def _changed(store: Store, after: int, head: int) -> list[str]:
    ids: dict[str, None] = {}
    while after < head and (rows := store.postings.changes(after, 1000)):
        ids |= {row.posting_id: None for row in rows if row.seq <= head}
        after = rows[-1].seq
    return list(ids)


def content(query: Query, postings: Sequence[Posting]) -> dict[str, Any]:
    """What a message says: postings with their reasons, no employer more than a few times, the rest as counts."""
    counts: dict[str, int] = {}
    shown: list[dict[str, Any]] = []
    more: dict[str, int] = {}
    for posting in postings:
        employer = posting.hiring_organization
        key = employer.id or posting.id
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= OF_ONE_EMPLOYER and len(shown) < MOST:
            why = [asdict(reason) for reason in reasons(query, posting)]
            shown.append(
                {"id": posting.id, "title": posting.title, "employer": employer.name, "why": why} | _facts(posting)
            )
        else:
            more[employer.name or posting.title] = more.get(employer.name or posting.title, 0) + 1
    return {"postings": shown, "more": more, "total": len(postings), "query": query.model_dump(exclude_defaults=True)}


def _facts(posting: Posting) -> dict[str, Any]:
    """What a student plans by: time and place of an event, else the places of work, and the deadline; as JSON."""
    event, until = posting.event, posting.valid_through
    return {
        "start": event.start.isoformat() if event and event.start else "",
        "place": (event.venue or event.attendance_mode or "") if event else "",
        "locations": [] if event else posting.locations[:MOST_PLACES],
        "deadline": until.isoformat() if until else "",
    }
