"""The tables of subscriptions: saved searches, what was told of what, messages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, false, text
from sqlalchemy.orm import Mapped, mapped_column

from store.columns import Base, BigId


class Subscription(Base):
    """A saved search that is sent somewhere."""

    __tablename__ = "subscription"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    kind: Mapped[str]
    target: Mapped[str]
    query: Mapped[dict[str, Any]]
    cadence: Mapped[str]
    language: Mapped[str]
    token: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str]
    created_at: Mapped[datetime]
    since_seq: Mapped[int] = mapped_column(BigInteger)
    primed: Mapped[bool] = mapped_column(default=False, server_default=false())
    changes: Mapped[bool] = mapped_column(default=False, server_default=false())
    __table_args__ = (Index("ix_subscription_target", text("lower(target)")),)


class Delivered(Base):
    """The ledger of alerts: an announcement is told a subscriber once, ever, into whatever posting it is merged."""

    __tablename__ = "delivered"
    subscription: Mapped[int] = mapped_column(BigId, primary_key=True)
    announcement: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[datetime]


class Told(Base):
    """What a subscriber was last told of an announcement's time and place; where it has ``changed_at`` somebody must look."""

    __tablename__ = "told"
    subscription: Mapped[int] = mapped_column(BigId, primary_key=True)
    announcement: Mapped[int] = mapped_column(BigId, primary_key=True, index=True)
    facts: Mapped[dict[str, Any]]
    notices: Mapped[int]
    until: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    look_at: Mapped[datetime | None]
    __table_args__ = (Index("ix_told_subscription_look_at", "subscription", "look_at"),)


class Dispatch(Base):
    """A message to a subscriber. ``state``: waiting, sending, sent, failed, or uncertain (died while it was sent)."""

    __tablename__ = "dispatch"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    subscription: Mapped[int] = mapped_column(BigId, index=True)
    kind: Mapped[str]
    content: Mapped[dict[str, Any]]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime]
    created_at: Mapped[datetime]
    error: Mapped[str] = mapped_column(default="")
    __table_args__ = (Index("ix_dispatch_state_next_at", "state", "next_at"),)
