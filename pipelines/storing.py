"""Storing pages: known, unchanged, repost or new, each as a whole or not at all; also those replayed from the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from crawler.items import RawItem
from crawler.replay import Replayed
from pipelines.dedupe.decide import Weighed, says_something_else, weighed
from pipelines.dedupe.placing import Placement, place, said_of
from pipelines.dedupe.signature import signature
from pipelines.posting import Posting
from pipelines.reading import to_posting
from store.deadlocks import taken_up_again
from store.looking import Look
from store.page import PageTransaction, Saved
from store.pages import Pages
from store.records import Candidate, Known, RunEnd, Signature, StoreUnavailable
from store.store import Store

MOST_SHOWN = 200
ARCHIVED_WITHIN = timedelta(minutes=1)
"""The archive keeps whole seconds of the moment before the page was read: this much earlier is the same page."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of a run says, on its way to the store. A replayed one is no proof that the list shows it."""

    run: int
    item: RawItem
    posting: Posting
    replayed: bool = False


def store_reading(store: Store, run_id: int, item: RawItem, posting: Posting, *, replayed: bool = False) -> Saved:
    """Save one source's reading in a transaction of its own."""
    return _together(store, [Page(run_id, item, posting, replayed)])[0]


def store_readings(store: Store, pages: Sequence[Page]) -> list[Saved | Exception]:
    """Save pages that wait in one transaction: all are stored or none.

    Where one of them cannot be stored each has a transaction of its own, so that the error is that one's alone.
    Raises :class:`StoreUnavailable` when nothing could be written.
    """
    if len(pages) > 1:
        try:
            return list(_together(store, pages))
        except StoreUnavailable:
            raise
        except Exception:  # whose error it is shows below
            return [_one(store, page) for page in pages]
    return [_one(store, page) for page in pages]


def _one(store: Store, page: Page) -> Saved | Exception:
    try:
        return _together(store, [page])[0]
    except Exception as error:  # raised where the page is waited for
        return error


@taken_up_again
def _together(store: Store, pages: Sequence[Page]) -> list[Saved]:
    """Which posting each page belongs to is decided before SQLite's write lock is taken, and again under it where
    something has been written since; on PostgreSQL under the locks of all keys alone."""
    signed = [(page, signature(page.posting)) for page in pages]
    with store.crawls.pages() as writing:
        decided: list[_Decision | None] = [None] * len(pages)
        if writing.looks:
            with writing.look() as look:
                decided = [_decide(look(page.run), page, found) for page, found in signed]
        with writing.write(*(key for _, found in signed for key in found.locks)):
            return [_store(writing, *each, before) for each, before in zip(signed, decided, strict=True)]


@dataclass(frozen=True, slots=True)
class _Decision:
    """Where a page belongs (``None``: nothing is to be placed), by what, and the look that it was taken from."""

    look: Look
    weighed: list[Weighed] = field(default_factory=list)
    at: Placement | None = None

    @property
    def candidates(self) -> list[Candidate]:
        return [candidate for _, candidate in self.weighed]


def _decide(look: Look, page: Page, found: Signature, before: _Decision | None = None) -> _Decision:
    """``before`` is what was decided by an earlier look; it holds while its candidates are the same."""
    if before is not None and look.stands:
        return before
    known = look.announcement(page.item.source, page.item.key)
    if known is not None and (_late(look, page, known) or known.content == found.content):
        return _Decision(look)
    candidates = look.candidates(found, exclude=known)
    if before is not None and before.at is not None and before.at.alone and before.candidates == candidates:
        return before
    today = page.item.fetched_at.date()
    events = said_of(look, page.posting, candidates)
    pairs = weighed(page.posting, candidates, today, before.weighed if before is not None else (), events)
    return _Decision(look, pairs, place(look, page.posting, (page.item.source, page.item.key), pairs, today))


def _store(writing: Pages, page: Page, found: Signature, before: _Decision | None) -> Saved:
    """A reading that is older than the stored one changes nothing; one that says the same only renews its sight."""
    item = page.item
    with writing.page(page.run, before.look if before is not None else None) as writer:
        at = _decide(writer, page, found, before).at
        known = writer.announcement(item.source, item.key)
        if at is not None and known is not None and not page.replayed and _strange(writer, known, page, found):
            saved = writer.held_back(known)
        elif at is not None:
            saved = writer.save(
                item.source, item.key, item.url, page.posting, found, at.into, at.possible, item.fetched_at,
                listed=not page.replayed, moves=at.moves,
            )  # fmt: skip
        elif known is not None and _late(writer, page, known):
            saved = writer.passed_over(known)
        else:
            assert known is not None, "a new reading is always placed"
            saved = writer.seen(known, item.url, item.fetched_at, listed=not page.replayed)
        writer.done(item.url, "ok")
    return saved


def _strange(writer: PageTransaction, known: Known, page: Page, found: Signature) -> bool:
    """Whether a page says something quite else than it did, and is not believed yet."""
    return says_something_else(writer.former(known), page.posting) and writer.holds_back(known, found.content)


def _late(look: Look, page: Page, known: Known) -> bool:
    return look.late(known, page.item.fetched_at + ARCHIVED_WITHIN if page.replayed else page.item.fetched_at)


def replay_items(
    store: Store, replayed: Iterable[Replayed], clock: Callable[[], datetime], *, dry_run: bool
) -> dict[str, Any]:
    """Counts of what replaying gave: new, changed, unchanged, rejected with reasons. A dry run names what differs."""
    counts: Counter[str] = Counter()
    kept = _contents(store) if dry_run else {}
    differing: list[str] = []
    reasons: Counter[str] = Counter()
    runs: dict[str, int] = {}
    for page in replayed:
        counts["pages"] += 1
        if page.reason:
            counts["rejected"] += 1
            reasons[page.reason.partition(": http")[0]] += 1
        for item in page.items:
            posting = to_posting(item, item.fetched_at)
            if dry_run:
                before = kept.get((item.source, item.key))
                change = "new" if before is None else "unchanged" if before == signature(posting).content else "changed"
                counts[change] += 1
                differing += [f"{change}: {item.url} {posting.title}"] if change != "unchanged" else []
                continue
            if item.source not in runs:
                runs[item.source] = store.crawls.begin_run(item.source, full=True).id
            counts[store_reading(store, runs[item.source], item, posting, replayed=True).change] += 1
    for run_id in runs.values():
        store.crawls.finish_run(run_id, RunEnd("incomplete", "replayed from the archive"))
    shown = {"differing": differing[:MOST_SHOWN]} if dry_run else {}
    return {"new": 0, "changed": 0, "unchanged": 0, **counts, "reasons": dict(reasons), **shown}


def _contents(store: Store) -> dict[tuple[str, str], str]:
    """Hash of the stored reading of each announcement."""
    return {
        (announcement.source, announcement.key): signature(announcement.reading).content
        for posting in store.postings.iterate(approved_only=False)
        for announcement in store.postings.announcements(posting.id)
    }
