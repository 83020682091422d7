"""A store that was written at an earlier revision: what was there goes on being found."""

from __future__ import annotations

from alembic import command
from sqlalchemy import Column, MetaData, Table, func, insert, null, select, update

from pipelines.dedupe.decide import weighed
from pipelines.dedupe.placing import place
from pipelines.dedupe.rekeying import rekey
from pipelines.dedupe.signature import signature
from pipelines.normalize.employer_classes import RULES, strength
from pipelines.posting import Evidence, Organization, Posting
from store import tables
from store.columns import Stored
from store.database import Database, _alembic_config
from store.store import Store
from store.upkeep import settle_classes
from tests.store.conftest import Clock, crawl, posting, source

SINCE = {"reopened_at", "class_by", "doubt", "corrected", "stated", "published_at"}
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


def test_employers_of_an_older_store_get_their_one_class_in_turns(url: str, clock: Clock) -> None:
    """Each by the strongest reading of any of its postings, which all follow; what a person set stays."""
    _with_classes_of_0012(url, clock, 5)
    done = []
    for _ in range(4):
        store = Store.open(url, clock)  # another process, or this one after a kill
        done.append(settle_classes(store.database, most=2))
        store.close()
    assert done == [2, 2, 1, 0]
    store = Store.open(url, clock)
    found = {one.normalized: one for one in store.employers.iterate()}
    assert {name: one.employer_class for name, one in found.items()} == {
        **{f"云岭{n}号电子": "state_owned" for n in range(5)}, "按人": "private"
    }  # fmt: skip
    for one in store.postings.iterate():
        if one.hiring_organization.normalized != "按人":
            assert one.hiring_organization.employer_class == "state_owned"
    head = store.outbox.head()
    assert settle_classes(store.database) == 0 and store.outbox.head() == head
    store.close()


def _with_classes_of_0012(url: str, clock: Clock, count: int) -> None:
    """Employers whose row holds the weaker of two readings, and no word on what told it; of one a person decided."""

    def of(name: str, kind: str, rule: str, title: str) -> Posting:
        organization = Organization(name=f"{name}有限公司", normalized=name, employer_class=kind)
        why = [Evidence(field="hiring_organization", rule=rule)]
        return posting(title, hiring_organization=organization, explain=why)

    store = Store.open(url, clock)
    store.crawls.sync_sources([source("school")])
    weak, strong = sorted(RULES, key=lambda rule: strength("private", rule))[:: len(RULES) - 1]
    readings = {}
    for n in range(count):
        readings[f"{n}a"] = of(f"云岭{n}号电子", "private", weak, f"{n}号研发招聘")
        readings[f"{n}b"] = of(f"云岭{n}号电子", "state_owned", strong, f"{n}号销售招聘")
    readings["hand"] = of("按人", "state_owned", strong, "按人招聘")
    crawl(store, readings)
    table = tables.Employer.core()
    with store.database.write() as connection:
        connection.execute(update(table).values(class_told=null(), employer_class="private"))
        connection.execute(update(table).where(table.c.normalized == "按人").values(class_by="li"))
        connection.execute(insert(tables.Upkeep.core()).values(name="classes", before=0))
    store.close()


def test_a_store_of_before_is_told_what_is_left_and_a_new_one_nothing(url: str, clock: Clock) -> None:
    _written_at_0003(url, clock, 1)
    employer = {"id": "e1", "name": "云岭", "normalized": "云岭", "employer_class": "private", "reviewed": False}
    old = Database(url, clock)
    with old.write() as connection:
        table = tables.Employer.core()
        columns = [column for column in table.c if column.name in {*employer, "created_at"}]
        connection.execute(insert(Table("employer", MetaData(), *(Column(c.name, c.type) for c in columns))).values(
            **employer, created_at=clock()
        ))  # fmt: skip
    old.close()
    store = Store.open(url, clock)
    assert settle_classes(store.database) == 1
    found = store.employers.get("e1")
    assert found is not None and found.employer_class is None, "nothing tells it"
    store.close()


def _announcements(store: Store) -> list[Stored]:
    with store.database.read() as connection:
        return list(connection.execute(select(tables.Announcement.core())).all())


def _count(store: Store) -> int:
    with store.database.read() as connection:
        return sum(
            connection.scalar(select(func.count()).select_from(t.core())) or 0 for t in (tables.Block, tables.Band)
        )
