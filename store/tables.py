"""The tables. Times are kept in UTC and given back in Asia/Shanghai; JSON columns hold the data classes of rooms."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from store.columns import Base, BigId
from store.mailing import Delivered as Delivered
from store.mailing import Dispatch as Dispatch
from store.mailing import Subscription as Subscription
from store.mailing import Told as Told


class Source(Base):
    """A source as the registry says it, and when it is due next."""

    __tablename__ = "source"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    family: Mapped[str]
    url: Mapped[str]
    trust: Mapped[str]
    schedule: Mapped[str]
    region: Mapped[str]
    state: Mapped[str]
    enabled: Mapped[bool]
    next_due_at: Mapped[datetime | None] = mapped_column(index=True)
    accepted_at: Mapped[datetime | None]


class Run(Base):
    """One crawl of one source."""

    __tablename__ = "run"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    source: Mapped[str] = mapped_column(ForeignKey("source.id"))
    started_at: Mapped[datetime]
    heartbeat_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    full: Mapped[bool]
    owner: Mapped[str]
    outcome: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    complete: Mapped[bool] = mapped_column(default=False)
    pages: Mapped[int] = mapped_column(default=0)
    found: Mapped[int] = mapped_column(default=0)
    new: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    closed: Mapped[int] = mapped_column(default=0)
    errors: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    __table_args__ = (Index("ix_run_source_id", "source", "id"),)


class Frontier(Base):
    """A page of an unfinished run: what is still to fetch and how each fetch ended. Emptied when the run ends."""

    __tablename__ = "frontier"
    run: Mapped[int] = mapped_column(ForeignKey("run.id", ondelete="CASCADE"), primary_key=True)
    url: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    key: Mapped[str]
    payload: Mapped[dict[str, Any]]
    outcome: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    __table_args__ = (Index("ix_frontier_run_key", "run", "key"),)


class Announcement(Base):
    """One source's carrying of a posting: its own reading, and the proof of when it was seen."""

    __tablename__ = "announcement"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    source: Mapped[str] = mapped_column(ForeignKey("source.id"))
    key: Mapped[str]
    url: Mapped[str]
    posting: Mapped[str] = mapped_column(index=True)
    reading: Mapped[dict[str, Any]]
    content: Mapped[str]
    fingerprint: Mapped[str] = mapped_column(default="")
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    last_fetched: Mapped[datetime]
    present: Mapped[bool] = mapped_column(default=True)
    gone_at: Mapped[datetime | None]
    missed: Mapped[int] = mapped_column(default=0)
    missed_since: Mapped[datetime | None]
    suppressed: Mapped[bool] = mapped_column(default=False)
    gone_last: Mapped[datetime | None]
    checked_at: Mapped[datetime | None]
    absent_at: Mapped[datetime | None]
    absence: Mapped[dict[str, Any] | None]
    entry: Mapped[dict[str, Any] | None]
    doubt: Mapped[str] = mapped_column(server_default="")
    corrected: Mapped[dict[str, Any] | None]
    stated: Mapped[list[Any] | None]
    __table_args__ = (
        UniqueConstraint("source", "key"),
        Index("ix_announcement_source_last_seen", "source", "last_seen"),
    )


class Listing(Base):
    """A list row that was seen in the present run of a source, before or after its detail is known."""

    __tablename__ = "sighting"
    run: Mapped[int] = mapped_column(ForeignKey("run.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)


EVENT_START = {"sqlite": "json_extract(data, '$.event.start')", "postgresql": "(data #>> '{event,start}')"}
"""When a talk or fair begins, in the words of each engine that its index was made with: another wording would not find it."""


class Posting(Base):
    """A cluster: the merged posting, and the columns that queries need."""

    __tablename__ = "posting"
    id: Mapped[str] = mapped_column(primary_key=True)
    data: Mapped[dict[str, Any]]
    version: Mapped[int]
    type: Mapped[str]
    status: Mapped[str]
    closed_reason: Mapped[str | None]
    review: Mapped[str]
    review_reasons: Mapped[list[Any]]
    reviewed_by: Mapped[str] = mapped_column(default="")
    employer: Mapped[str] = mapped_column(default="", index=True)
    deadline: Mapped[datetime | None]
    event_end: Mapped[datetime | None]
    date_posted: Mapped[datetime | None]
    waiting_since: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(index=True)
    updated_at: Mapped[datetime] = mapped_column(index=True)
    merged_into: Mapped[str | None]
    hidden: Mapped[bool] = mapped_column(default=False)
    reopened_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    __table_args__ = (
        Index("ix_posting_review_waiting_since", "review", "waiting_since"),
        Index("ix_posting_status_deadline", "status", "deadline"),
        Index("ix_posting_status_event_end", "status", "event_end"),
        Index("ix_posting_counted", "review", "status", "merged_into", "hidden"),
        Index("ix_posting_taken_down", "employer", sqlite_where=text("hidden = 1"), postgresql_where=text("hidden")),
        Index("ix_posting_published", "review", text("coalesce(date_posted, created_at)")),
        *(
            Index("ix_posting_event_start", "review", text(words)).ddl_if(engine)
            for engine, words in EVENT_START.items()
        ),
    )


class Version(Base):
    """What changed in a posting, field by field."""

    __tablename__ = "version"
    posting: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]
    source: Mapped[str]
    changes: Mapped[dict[str, Any]]


class Block(Base):
    """Exact keys that reposts share, each with its first announcements (``store.keys.FULL``)."""

    __tablename__ = "block"
    key: Mapped[str] = mapped_column(primary_key=True)
    announcement: Mapped[int] = mapped_column(BigId, primary_key=True)
    __table_args__ = (Index("ix_block_announcement", "announcement"), {"sqlite_with_rowid": False})


class Band(Base):
    """MinHash bands, each with its first announcements. Looked up by key only: no index by announcement."""

    __tablename__ = "band"
    key: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    announcement: Mapped[int] = mapped_column(BigId, primary_key=True)
    __table_args__ = ({"sqlite_with_rowid": False},)


class PossibleDuplicate(Base):
    """A pair of postings that rules could not settle."""

    __tablename__ = "possible_duplicate"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    a: Mapped[str] = mapped_column(index=True)
    b: Mapped[str] = mapped_column(index=True)
    explain: Mapped[list[Any]]
    created_at: Mapped[datetime]
    settled: Mapped[bool] = mapped_column(default=False)
    __table_args__ = (UniqueConstraint("a", "b"),)


class PairDecision(Base):
    """What staff said of two announcements: it survives every crawl."""

    __tablename__ = "pair_decision"
    a: Mapped[int] = mapped_column(BigId, primary_key=True)
    b: Mapped[int] = mapped_column(BigId, primary_key=True)
    same: Mapped[bool]
    actor: Mapped[str]
    at: Mapped[datetime]


class Employer(Base):
    """An organisation that announces."""

    __tablename__ = "employer"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    normalized: Mapped[str] = mapped_column(unique=True)
    employer_class: Mapped[str | None]
    reviewed: Mapped[bool] = mapped_column(default=False)
    merged_into: Mapped[str | None]
    created_at: Mapped[datetime]
    class_by: Mapped[str] = mapped_column(default="", server_default="")
    class_told: Mapped[dict[str, Any] | None]


class EmployerAlias(Base):
    """A name under which an employer was seen."""

    __tablename__ = "employer_alias"
    name: Mapped[str] = mapped_column(primary_key=True)
    employer: Mapped[str] = mapped_column(ForeignKey("employer.id"), index=True)


class Outbox(Base):
    """Postings whose index copy must follow, in the order of their changes."""

    __tablename__ = "outbox"
    seq: Mapped[int] = mapped_column(BigId, primary_key=True)
    posting: Mapped[str]
    version: Mapped[int]
    at: Mapped[datetime]
    __table_args__ = ({"sqlite_autoincrement": True},)  # a number must never be used again


class Cursor(Base):
    """How far each reader of the outbox is."""

    __tablename__ = "cursor"
    consumer: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]


class Quarantine(Base):
    """Documents that an engine refused, with its reason."""

    __tablename__ = "quarantine"
    consumer: Mapped[str] = mapped_column(primary_key=True)
    posting: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    reason: Mapped[str]
    at: Mapped[datetime]


class Audit(Base):
    """Every decision of a person. Rows are never changed or deleted (a trigger refuses it)."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    undoes: Mapped[int | None] = mapped_column(BigId)
    digest: Mapped[str] = mapped_column(server_default="")


class AuditHead(Base):
    """One row: how many decisions there are, the last one and its digest (``store.trail``)."""

    __tablename__ = "audit_head"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    rows: Mapped[int] = mapped_column(BigInteger)
    last: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str]


class User(Base):
    """A staff account."""

    __tablename__ = "account"
    name: Mapped[str] = mapped_column(primary_key=True)
    password: Mapped[str]
    role: Mapped[str]
    disabled: Mapped[bool] = mapped_column(default=False)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    factor: Mapped[str] = mapped_column(default="", server_default="")
    factor_step: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    recovery: Mapped[list[Any] | None]


class Session(Base):
    """A log-in. Only a hash of the token is kept."""

    __tablename__ = "session"
    token: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(ForeignKey("account.name"), index=True)
    expires_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class Problem(Base):
    """What a reader reported about a posting."""

    __tablename__ = "problem"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    posting: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]
    resolved_by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Readable(Base):
    """Since which older schema the code could read and write this one: what lets machines be updated one by one."""

    __tablename__ = "readable"
    revision: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[str]


class Upkeep(Base):
    """How far work is that goes on over restarts: of what an upgrade left behind announcements with an id below ``before``
    wait for it, of what is done by the clock it is the second (since 1970) of the last turn."""

    __tablename__ = "upkeep"
    name: Mapped[str] = mapped_column(primary_key=True)
    before: Mapped[int] = mapped_column(BigInteger)


class Installation(Base):
    """Which installation this is (:mod:`store.identity`): one row."""

    __tablename__ = "installation"
    id: Mapped[str] = mapped_column(primary_key=True)


class Rejected(Base):
    """A page that gave no posting: where and why, the latest reason of each address, and since when it has ended so."""

    __tablename__ = "rejected"
    source: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(primary_key=True)
    outcome: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]
