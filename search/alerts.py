"""Which new postings a saved search finds. Matching is the engine's; the store's ledger sees to it that each goes once."""

from __future__ import annotations

from dataclasses import dataclass

from config.settings import Settings
from pipelines.posting import Posting
from search.query import Query
from search.service import SearchService
from store.store import Store
from store.subscriptions import Subscription

MOST = 50
OF_ONE_EMPLOYER = 5


@dataclass(frozen=True, slots=True)
class Alert:
    """What goes to one subscriber."""

    subscription: Subscription
    postings: list[Posting]


def due_alerts(settings: Settings, store: Store, cadence: str) -> list[Alert]:
    """Alerts of a cadence, claimed in the ledger already: they must be sent now, and are never due again."""
    subscriptions = store.subscriptions.active(cadence)
    if not subscriptions:
        return []
    service = SearchService.open(settings, store)
    try:
        found = [_alert(store, service, subscription) for subscription in subscriptions]
    finally:
        service.close()
    return [alert for alert in found if alert is not None]


def _alert(store: Store, service: SearchService, subscription: Subscription) -> Alert | None:
    head = store.outbox.head()
    changed = {change.posting_id for change in store.postings.changes(subscription.since_seq, 100_000)}
    if not changed:
        return None
    query = Query.model_validate(subscription.query).model_copy(update={"sort": "newest", "size": 100, "page": 1})
    fresh = [posting for posting in service.postings(service.search(query)) if posting.id in changed]
    claimed = set(store.subscriptions.claim(subscription.id, [posting.id for posting in fresh], head))
    counts: dict[str, int] = {}
    shown = []
    for posting in fresh:
        employer = posting.hiring_organization.id or posting.id
        counts[employer] = counts.get(employer, 0) + 1
        if posting.id in claimed and counts[employer] <= OF_ONE_EMPLOYER:
            shown.append(posting)
    return Alert(subscription, shown[:MOST]) if shown else None
