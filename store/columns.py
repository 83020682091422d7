"""Types of columns, and the base of all tables: moments in UTC, JSON and numbers that both engines know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from config.timezone import TIMEZONE

Stored = Any
"""A row as SQLAlchemy answers it: one attribute a column of the statement."""


class UtcTime(TypeDecorator[datetime]):
    """An aware moment: stored in UTC, answered in Asia/Shanghai. A naive one is a bug and raises ``ValueError``."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(TIMEZONE)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return _to_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        return _from_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"naive time {moment}")
    return moment.astimezone(UTC)


def _to_text(moment: datetime | None) -> str | None:
    """As SQLAlchemy writes a time into SQLite, in a quarter of the time: a page writes a dozen."""
    return None if moment is None else _utc(moment).replace(tzinfo=None).isoformat(" ", "microseconds")


def _from_text(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(TIMEZONE)


Json = JSON().with_variant(JSONB(), "postgresql")
BigId = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts rows by INTEGER only


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTime, dict[str, Any]: Json, list[Any]: Json, str: Text}  # noqa: RUF012

    @classmethod
    def core(cls) -> Table:
        """The bare table, whose statements skip what SQLAlchemy does for mapped classes."""
        assert isinstance(cls.__table__, Table)
        return cls.__table__
