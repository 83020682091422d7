"""A store that was written at an earlier revision: what was there goes on being found."""

from __future__ import annotations

from alembic import command
from sqlalchemy import func, insert, select

from pipelines.dedupe.decide import weighed
from pipelines.dedupe.placing import place
from pipelines.dedupe.rekeying import rekey
from pipelines.dedupe.signature import signature
from store import tables
from store.columns import Stored
from store.database import Database, _alembic_config
from store.store import Store
from tests.store.conftest import Clock, crawl, posting, source

SINCE = {"reopened_at", "class_by", "doubt", "corrected"}
"""Columns that later revisions added."""
TEXT = (
    "公司诚聘硬件工程师若干名，负责通信设备的电路设计、仿真、调试与量产支持，参与需求分析与方案评审，编写设计文档。"
    "要求电子、通信、自动化等专业本科及以上学历，熟悉常用仪器，工作地点西安，提供五险一金、住宿与带薪年假。"
)


def _written_at_0003(url: str, clock: Clock, count: int) -> None:
    """Announcements and postings as revision 0003 kept them; what it called signatures and keys is of no use now."""
    new = Store.open("sqlite://", clock)
    new.crawls.sync_sources([source("school")])
    crawl(new, {str(n): posting(f"云岭{n}号电子2026届校园招聘", description=f"{n}号{TEXT}") for n in range(count)})
    old = Database(url, clock)
    config = _alembic_config()
    with old.write("migrate") as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        with new.database.read() as reading:
            for table in (tables.Source.core(), tables.Announcement.core(), tables.Posting.core()):
                rows = [dict(row._mapping) for row in reading.execute(select(table))]
                kept = [{name: value for name, value in row.items() if name not in SINCE} for row in rows]
                connection.execute(insert(table), kept)
    old.close()
    new.close()


def _found(store: Store, number: int) -> str | None:
    """The posting that a repost on another site would join."""
    repost = posting(f"【转发】云岭{number}号电子2026届校园招聘", description=f"{number}号{TEXT}")
    run = store.crawls.begin_run("other")
    with store.crawls.page(run.id) as page:
        today = store.database.clock().date()
        found = weighed(repost, page.candidates(signature(repost)), today)
        return place(page, repost, ("other", "x"), found, today).into


def test_announcements_of_an_older_store_get_their_keys_again_in_turns(url: str, clock: Clock) -> None:
    _written_at_0003(url, clock, 5)
    store = Store.open(url, clock)
    store.crawls.sync_sources([source("school"), source("other")])
    ids = {row.key: row.posting for row in _announcements(store)}
    assert _found(store, 4) is None
    assert rekey(store, most=2) == 2
    assert _found(store, 4) == ids["4"]  # the youngest first
    assert _found(store, 0) is None
    again = Store.open(url, clock)  # another process, or this one after a kill
    assert rekey(again) == 3
    assert [_found(store, number) for number in range(5)] == [ids[str(number)] for number in range(5)]
    keys = _count(store)
    assert rekey(again) == 0
    assert _count(store) == keys
    again.close()
    store.close()


def test_a_new_store_has_nothing_to_catch_up_with(store: Store) -> None:
    crawl(store, {"1": posting()})
    assert rekey(store) == 0


def _announcements(store: Store) -> list[Stored]:
    with store.database.read() as connection:
        return list(connection.execute(select(tables.Announcement.core())).all())


def _count(store: Store) -> int:
    with store.database.read() as connection:
        return sum(
            connection.scalar(select(func.count()).select_from(t.core())) or 0 for t in (tables.Block, tables.Band)
        )
