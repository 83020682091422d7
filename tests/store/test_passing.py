"""What PostgreSQL cannot do for the moment is one line of the store's own, and nothing was written."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import psycopg
import pytest

from store.records import SourceRecord, StoreReadOnly, StoreUnavailable
from store.store import Store

pytestmark = pytest.mark.postgres
SCHOOL = SourceRecord("school", "秦岭大学", "university", "article", "http://school.example/", "publish", "")


def opened(url: str, options: str = "") -> Store:
    """A store whose connections have these settings of PostgreSQL."""
    return Store.open(f"{url}?options=-c%20{options}" if options else url, lambda: datetime(2026, 3, 2, tzinfo=UTC))


@pytest.mark.parametrize("limit", ["lock_timeout", "statement_timeout"])
def test_a_lock_that_another_holds_too_long(postgres_url: str, limit: str) -> None:
    opened(postgres_url).close()
    with closing(opened(postgres_url, f"{limit}%3D200")) as store, closing(holder(postgres_url)) as held:
        held.execute("LOCK TABLE source")
        with pytest.raises(StoreUnavailable, match=f"{limit}.*nothing was written"):
            store.crawls.sync_sources([SCHOOL])
        held.rollback()
        store.crawls.sync_sources([SCHOOL])
        assert [source.id for source in store.crawls.sources()] == ["school"]


def test_a_standby_that_takes_no_writes(postgres_url: str) -> None:
    opened(postgres_url).close()
    with closing(opened(postgres_url, "default_transaction_read_only%3Don")) as store:
        with pytest.raises(StoreReadOnly, match="JUZHAO_DATABASE_URL"):
            store.crawls.sync_sources([SCHOOL])
        assert store.crawls.sources() == []


def holder(url: str) -> psycopg.Connection[tuple[object, ...]]:
    """Another program's connection."""
    return psycopg.connect(url.replace("+psycopg", ""))
