"""Plain data that goes into and comes out of the store. No SQL here, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from pipelines.posting import Evidence, Posting

RunOutcome = Literal["ok", "incomplete", "held", "blocked", "failed"]
Change = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source as the registry says it. ``trust`` is ``publish`` or ``review``."""

    id: str
    name: str
    kind: str
    family: str
    url: str
    trust: str
    schedule: str
    region: str = ""
    state: str = "listed"
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """One crawl of one source. ``resumed`` when an unfinished run was taken up again."""

    id: int
    source: str
    started_at: datetime
    resumed: bool = False
    full: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list page. ``fingerprint`` changes when the row's words change."""

    key: str
    url: str
    fingerprint: str
    payload: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FrontierEntry:
    """A page still to fetch; ``payload`` is the crawler's own.

    ``kind`` is ``list``, ``detail``, or ``recheck``: the page of an announcement that the list does not show any more.
    """

    url: str
    kind: str
    key: str = ""
    payload: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunEnd:
    """How a crawl ended, said by the crawler. ``complete`` only where every list was proven complete."""

    outcome: RunOutcome
    reason: str = ""
    complete: bool = False
    pages: int = 0
    errors: int = 0
    found: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    fill: dict[str, float] = field(default_factory=dict)
    unread: dict[str, int] = field(default_factory=dict)
    items: int = 0
    layout: list[int] = field(default_factory=list)
    heading: str = ""
    lists: dict[str, Any] = field(default_factory=dict)
    """Each list that was asked for: see :data:`store.tails.Shape`."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a finished run did; the rows of ``juzhao crawl --json``."""

    source: str
    outcome: RunOutcome
    reason: str = ""
    pages: int = 0
    found: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0
    rejected: int = 0
    errors: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One row of ``/sources``: when a source last yielded, how much, what is wrong."""

    record: SourceRecord
    last_run_at: datetime | None = None
    last_ok_at: datetime | None = None
    last_outcome: str = ""
    last_reason: str = ""
    elsewhere: str = ""
    """The host of another site that the last list came from: no person's word on it helps but a new address."""
    last_new_at: datetime | None = None
    next_due_at: datetime | None = None
    open_postings: int = 0
    total_postings: int = 0
    recent_outcomes: list[str] = field(default_factory=list)
    fill: dict[str, float] = field(default_factory=dict)
    unread: dict[str, int] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """The last outcome, or ``left``: the registry has it no longer, or switched off."""
        return self.last_outcome if self.record.enabled else "left"


@dataclass(frozen=True, slots=True)
class Signature:
    """What duplicates are found by. ``blocks`` are exact keys (employer and period), ``bands`` MinHash bands.

    ``content`` is a hash of all substantial fields (a change of it is a new version).
    """

    blocks: list[str]
    bands: list[int]
    content: str

    @property
    def locks(self) -> list[str]:
        """What two writers must not decide on at the same time: whatever may make candidates of each other."""
        return [*self.blocks, *map(str, self.bands)]


@dataclass(frozen=True, slots=True)
class Announcement:
    """One source's carrying of a posting, with that source's own reading."""

    id: int
    source: str
    key: str
    url: str
    posting_id: str
    reading: Posting
    content: str
    first_seen: datetime
    last_seen: datetime
    last_fetched: datetime | None = None


class Known(NamedTuple):
    """What a page needs to know of its own announcement as it stands."""

    id: int
    key: str
    posting_id: str
    content: str
    last_fetched: datetime
    doubt: str


class Candidate(NamedTuple):
    """What a new reading is weighed against. Its reading is shared and must never be written to."""

    id: int
    source: str
    key: str
    posting_id: str
    content: str
    first_seen: datetime
    reading: Posting


class Member(NamedTuple):
    """One site's carrying of a posting, as merging needs it. Its reading is shared and must never be written to."""

    id: int
    source: str
    url: str
    first_seen: datetime
    last_seen: datetime
    present: bool
    gone: bool
    reading: Posting
    doubt: str = ""
    """Why its source does not vouch for it (:mod:`store.vouching`); empty where it does."""
    corrected: Mapping[str, Any] | None = None
    """What staff corrected of its reading, by field (:mod:`store.corrections`)."""
    stated: Sequence[Any] | None = None
    """What it has said of its event and deadline and since when, where it was ever changed (:mod:`store.statements`)."""


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """A pair that rules could not settle, for staff."""

    id: int
    a: str
    b: str
    explain: list[Evidence]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Version:
    """What changed in a posting: field → (before, after)."""

    number: int
    seen_at: datetime
    source: str
    changes: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class OutboxChange:
    """A posting whose index copy must be brought up to date. Take the posting's present state, not a copy in here."""

    seq: int
    posting_id: str
    version: int


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One posting waiting for staff."""

    posting: Posting
    reasons: list[str]
    waiting_since: datetime
    employer_known: bool
    possible_duplicates: list[str] = field(default_factory=list)
    resembles: list[tuple[str, str]] = field(default_factory=list)
    """(id, title) of what was taken down and this may be."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One decision, never changed afterwards; undoing writes another row."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    reason: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What staff corrected of a field: the value and what had been read, in the JSON form of an exported posting.

    ``holds`` until a source says something else of the field.
    """

    field: str
    value: Any
    read: Any
    by: str
    at: datetime
    holds: bool


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A posting that somebody wanted to decide on and that was dealt with meanwhile.

    ``state``: ``approved`` or ``rejected`` (by whom and when, where a person did), ``changed`` by its source, ``merged`` or
    ``hidden``.
    """

    posting: str
    title: str
    state: str
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Employer:
    """An organisation that announces."""

    id: str
    name: str
    normalized: str
    employer_class: str | None
    reviewed: bool
    aliases: list[str] = field(default_factory=list)
    postings: int = 0
    class_why: Evidence | None = None


@dataclass(frozen=True, slots=True)
class User:
    """A staff account. ``role`` is ``reviewer`` or ``admin``."""

    name: str
    role: str = "reviewer"
    disabled: bool = False
    created_at: datetime | None = None
    second_factor: bool = False


class StoreError(Exception):
    """The store cannot do what was asked: one line that says what and what to do."""


class StoreUnavailable(StoreError):
    """Locked, unreachable, full or read-only: nothing was written, try again later."""


class StoreReadOnly(StoreUnavailable):
    """It can be read and not written: a read-only disk, or another account's file."""


class SourceBusy(StoreError):
    """Another process crawls this source now."""


class RunOver(StoreError):
    """The run has ended, or another process took it up: what a late writer has to say is not heard."""


class Conflict(StoreError):
    """Somebody else changed the posting since it was read."""
