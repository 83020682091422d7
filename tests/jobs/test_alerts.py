"""Saved searches: asked, confirmed, told of what is new, once, with reasons, whatever happens in between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Barrier
from threading import Event as Signal
from time import sleep
from typing import Any

import pytest
from sqlalchemy import insert, select

from config.robots import is_robot
from config.settings import Settings
from config.timezone import TIMEZONE
from jobs import alerts
from jobs.messages import subject, text
from jobs.once import index_now
from pipelines.posting import Education, Event, Posting
from search.alerts import OF_ONE_EMPLOYER, content
from search.query import Query
from store import tables
from store.database import Database
from store.messages import FIRST_WAIT, Message
from store.store import Store
from store.subscribers import Subscription
from store.subscriptions import ASKS_A_DAY, TooManyRequests
from tests.end_to_end.conftest import Product, product
from tests.jobs.dying import Die
from tests.mailbox import Mailbox, Robot
from tests.search.conftest import posting
from tests.web.conftest import serving

__all__ = ["product"]
SITE = "http://zhao.example"
WEB = {"sites": ("frontpage",), "later": ("article", "bysjy")}


@pytest.fixture
def robot() -> Iterator[Robot]:
    found = Robot()
    yield found
    found.stop()


@pytest.fixture
def settings(product: Product, mailbox: Mailbox) -> Settings:
    return product.settings.model_copy(update={"smtp_url": mailbox.start(), "public_url": SITE})


def subscribed(product: Product, settings: Settings, target: str = "wang@zhao.example", **query: Any) -> str:
    """A confirmed instant subscription that knows what is there; its token."""
    store = product.store
    asked = store.subscriptions.add("email", target, query, "instant")
    alerts.send_waiting(settings, store)
    assert store.subscriptions.confirm(asked.token)
    alerts.instant(settings, store)
    return asked.token


def told(mailbox: Mailbox, site: str = SITE) -> Counter[str]:
    """How often each posting was told, over all letters."""
    return Counter(one for letter in mailbox.letters for one in re.findall(rf"{site}/postings/(\w+)", body(letter)))


def body(letter: Any) -> str:
    return str(letter.get_body(("plain",)).get_content())


def test_nothing_but_the_question_is_sent_before_the_second_opt_in(
    product: Product, settings: Settings, mailbox: Mailbox
) -> None:
    asked = product.store.subscriptions.add("email", "wang@zhao.example", {"q": "工程师"}, "instant")
    alerts.instant(settings, product.store)
    product.crawl("frontpage")
    alerts.instant(settings, product.store)
    (question,) = mailbox.letters
    assert f"{SITE}/subscriptions/{asked.token}" in body(question) and "工程师" in body(question)
    assert question["To"] == "wang@zhao.example"


def test_what_is_new_is_sent_once_with_its_reasons(product: Product, settings: Settings, mailbox: Mailbox) -> None:
    product.crawl("frontpage")
    token = subscribed(product, settings, q="工程师")
    assert told(mailbox) == Counter(), "what was there before is not news"
    product.crawl()
    alerts.instant(settings, product.store)
    once = told(mailbox)
    assert once and set(once.values()) == {1}
    letter = mailbox.letters[-1]
    assert letter["List-Unsubscribe"].strip() == f"<{SITE}/subscriptions/{token}/cancel>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.search("匹配：(标题|正文)含“工程师”", body(letter))
    for identity in once:
        edit(product.store, identity)
    index_now(settings, product.store)
    alerts.instant(settings, product.store)
    assert told(mailbox) == once, "an edit is no news"


def test_what_is_published_right_after_the_second_opt_in_is_news(
    product: Product, settings: Settings, mailbox: Mailbox
) -> None:
    """Whatever keeps the worker from looking: what is known already was fixed when the student confirmed."""
    product.crawl("frontpage")
    asked = product.store.subscriptions.add("email", "wang@zhao.example", {"q": "工程师"}, "instant")
    alerts.send_waiting(settings, product.store)
    with serving(product, JUZHAO_PUBLIC_URL=SITE) as site:
        assert site.post(f"/subscriptions/{asked.token}/confirm", {})[0] == 303
    product.crawl()
    alerts.instant(settings, product.store)
    assert told(mailbox)
    written = mailbox.letters[-1]["Date"].datetime
    assert abs(written - product.settings.clock()) < timedelta(minutes=10)


def edit(store: Store, identity: str) -> None:
    """A change that goes through the outbox: rejected and taken back."""
    row = store.review.decide(identity, "reject", "li", "试")
    store.review.undo(row.id, "li")


def test_a_search_whose_filters_are_none_any_more_keeps_nobody_else_waiting(
    product: Product, settings: Settings, mailbox: Mailbox
) -> None:
    product.crawl("frontpage")
    subscribed(product, settings, "old@zhao.example", type=["hotline"])
    subscribed(product, settings, "wang@zhao.example", q="工程师")
    product.crawl()
    alerts.instant(settings, product.store)
    assert told(mailbox) and mailbox.letters[-1]["To"] == "wang@zhao.example"


def test_a_merge_or_a_split_is_no_news(product: Product, settings: Settings, mailbox: Mailbox) -> None:
    subscribed(product, settings)
    product.crawl("frontpage", "article")
    alerts.instant(settings, product.store)
    before = told(mailbox)
    ids = [one.id for one in product.store.postings.iterate() if one.id in before or len(before) >= 2][:2]
    merged = product.store.review.merge(ids[1], ids[0], "li")
    index_now(settings, product.store)
    alerts.instant(settings, product.store)
    product.store.review.undo(merged.id, "li")
    index_now(settings, product.store)
    alerts.instant(settings, product.store)
    assert told(mailbox) == before


def test_cancelled_and_paused_subscribers_hear_nothing(product: Product, settings: Settings, mailbox: Mailbox) -> None:
    gone = subscribed(product, settings, "gone@zhao.example")
    quiet = subscribed(product, settings, "quiet@zhao.example")
    product.store.subscriptions.cancel(gone)
    product.store.subscriptions.pause(quiet)
    product.crawl("frontpage")
    alerts.instant(settings, product.store)
    assert told(mailbox) == Counter()
    assert not product.store.subscriptions.confirm(gone), "what was cancelled is asked for anew"
    assert product.store.subscriptions.confirm(quiet)
    alerts.instant(settings, product.store)
    assert told(mailbox)


def test_a_refused_letter_is_tried_again_and_a_torn_line_is_not(
    product: Product, settings: Settings, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribed(product, settings)
    product.crawl("frontpage")
    mailbox.answer = "451 later"
    assert alerts.instant(settings, product.store) == 0
    assert product.store.messages.counts()["waiting"] == 1
    mailbox.answer, mailbox.hang_up = "250 kept", True
    product.ahead += alerts_wait()
    alerts.send_waiting(settings, product.store)
    assert product.store.messages.counts() == {"sent": 1, "uncertain": 1}
    mailbox.hang_up = False
    product.ahead += alerts_wait() * 100
    alerts.send_waiting(settings, product.store)
    assert set(told(mailbox).values()) == {1}


@pytest.mark.parametrize(("a_line", "politely", "lines"), [(1000, False, 1), (50, False, 3), (50, True, 3)])
def test_all_letters_go_out_in_one_round(
    product: Product, settings: Settings, mailbox: Mailbox, a_line: int, politely: bool, lines: int
) -> None:
    mailbox.a_line, mailbox.politely = a_line, politely
    people = [f"{number}@zhao.example" for number in range(120)]
    for one in people:
        product.store.subscriptions.add("email", one, {}, "instant")
    assert alerts.send_waiting(settings, product.store) == len(people)
    assert [one["To"] for one in mailbox.letters] == people
    assert mailbox.lines == lines


def alerts_wait() -> Any:
    return FIRST_WAIT * 2


def test_a_group_robot(product: Product, settings: Settings, robot: Robot) -> None:
    asked = product.store.subscriptions.add("wecom", robot.start(), {}, "instant")
    alerts.send_waiting(settings, product.store)
    product.store.subscriptions.confirm(asked.token)
    alerts.instant(settings, product.store)
    product.crawl("frontpage")
    alerts.instant(settings, product.store)
    assert [one["msgtype"] for one in robot.said] == ["text", "text"]
    assert "/postings/" in robot.said[1]["text"]["content"]


def test_slow_robots_keep_nobody_waiting(product: Product, settings: Settings, mailbox: Mailbox, robot: Robot) -> None:
    """They answer only when all of them were asked and the letter, which was wished last, has come."""
    together, letter = Barrier(3), Signal()

    def until() -> None:
        together.wait(8)
        letter.wait(8)

    robot.until = until
    address = robot.start()
    for number in range(3):
        product.store.subscriptions.add("wecom", f"{address}{number}", {}, "instant")
    product.store.subscriptions.add("email", "wang@zhao.example", {}, "instant")
    mailbox.kept = letter.set
    assert alerts.send_waiting(settings, product.store) == 4


def test_a_robot_that_does_not_answer_is_asked_once_a_round(
    product: Product, settings: Settings, robot: Robot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts, "ROBOT_SECONDS", 0.5)
    robot.until = partial(sleep, 2)
    address = robot.start()
    for query in ("教师", "会计", "护士"):
        product.store.subscriptions.add("wecom", address, {"q": query}, "instant")
    assert alerts.send_waiting(settings, product.store) == 0
    assert product.store.messages.counts() == {"uncertain": 1, "waiting": 2}


def test_who_is_gone_is_not_tried_again_and_who_asks_for_time_gets_it(
    product: Product, settings: Settings, robot: Robot
) -> None:
    address = robot.start()
    robot.code = 93000
    product.store.subscriptions.add("wecom", f"{address}1", {}, "instant")
    alerts.send_waiting(settings, product.store)
    assert product.store.messages.counts() == {"failed": 1}
    robot.code, robot.status, robot.retry_after = 0, 429, "3600"
    product.store.subscriptions.add("wecom", f"{address}2", {}, "instant")
    alerts.send_waiting(settings, product.store)
    robot.status = 200
    product.ahead += timedelta(minutes=50)
    assert alerts.send_waiting(settings, product.store) == 0
    product.ahead += timedelta(minutes=11)
    assert alerts.send_waiting(settings, product.store) == 1


def test_a_message_is_cut_between_postings_and_keeps_its_links() -> None:
    owner = Subscription(1, "wecom", "https://robot.example/", "daily", "zh", "token", "active", 0, {"q": "教师"})
    many = content(Query(), [posting(f"a{number}", employer=f"{number}号中学") for number in range(30)])
    message = Message(1, "alert", many, 0, owner, datetime(2026, 3, 1, tzinfo=UTC))
    whole, short = text(message, SITE), text(message, SITE, 1500)
    assert len(whole.encode()) > 1500 >= len(short.encode()) > 1300
    assert whole.startswith(short[: short.index("全部结果")]) and short.endswith(f"{SITE}/subscriptions/token")
    bare = Message(1, "alert", many, 0, replace(owner, query={}), message.written_at)
    assert f"全部结果：{SITE}/\n" in text(bare, SITE), "no empty question mark"


def test_a_message_tells_what_one_plans_by() -> None:
    start = datetime(2026, 3, 6, 19, tzinfo=TIMEZONE)
    talk = posting("t", type="talk", event=Event(start=start, venue="学生活动中心"), locations=["610100"])
    job = posting("j", locations=["610100", "OVERSEAS"], valid_through=date(2027, 3, 31))
    owner = Subscription(1, "email", "wang@zhao.example", "daily", "zh", "token", "active", 0, {})
    message = Message(1, "alert", content(Query(), [talk, job]), 0, owner, datetime(2026, 3, 1, tzinfo=UTC))
    lines = text(message, SITE).splitlines()
    assert "3月6日 周五 19:00 · 学生活动中心" in lines and "西安、海外 · 截止：2027年3月31日 周三" in lines
    english = replace(message, subscription=replace(owner, language="en"), content=content(Query(), [job]))
    assert "Deadline: " in text(english, SITE) and subject(english) == "Juzhao: 1 new posting"


def test_why_a_posting_is_told_is_said_in_the_language_of_the_subscription() -> None:
    job = posting("j", locations=["110000"], education=Education(levels=["master"], min="master"))
    job.hiring_organization.employer_class = "central_soe"
    asked = Query(city=["110000"], degree=["master"], employer_class=["central_soe"], source=["qinling"])
    owner = Subscription(1, "email", "wang@zhao.example", "daily", "zh", "token", "active", 0, {})
    message = Message(1, "alert", content(asked, [job]), 0, owner, datetime(2026, 3, 1, tzinfo=UTC))
    assert "匹配：北京，硕士，央企" in text(message, SITE).splitlines()
    english = text(replace(message, subscription=replace(owner, language="en")), SITE).splitlines()
    assert "Matches: Beijing, Master, Central SOE" in english and "Beijing" in english


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("wecom", "https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=abcdefgh"),
        ("wecom", "https://qyapi.weixin.qq.com@evil.example/"),
        ("feishu", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abcdefgh"),
        ("feishu", "http://open.feishu.cn/open-apis/bot/v2/hook/abcdefgh"),
        ("wecom", "https://qyapi.weixin.qq.com:8443/"),
        ("wecom", "http://127.0.0.1/"),
        ("wecom", "https://[::1]/"),
    ],
)
def test_robots_live_at_their_vendors_only(kind: str, target: str) -> None:
    assert not is_robot(kind, target)


def test_a_mailbox_is_not_flooded_with_questions(product: Product) -> None:
    for _ in range(ASKS_A_DAY):
        product.store.subscriptions.add("email", "li@zhao.example", {}, "daily")
    with pytest.raises(TooManyRequests):
        product.store.subscriptions.add("email", "li@zhao.example", {}, "daily")


def test_a_case_is_no_way_around_the_limit(product: Product) -> None:
    for number in range(ASKS_A_DAY):
        product.store.subscriptions.add("email", "Li@zhao.example" if number % 2 else "li@ZHAO.example", {}, "daily")
    with pytest.raises(TooManyRequests):
        product.store.subscriptions.add("email", "LI@zhao.example", {"q": "教师"}, "weekly")


def test_who_asks_for_the_same_again_is_sent_the_link_once_more(
    product: Product, settings: Settings, mailbox: Mailbox
) -> None:
    """One that is not confirmed stays one; of a confirmed one the link to manage it goes out."""
    store = product.store
    first = store.subscriptions.add(
        "email", "Anna@zhao.example", {"q": "Java 工程师", "city": ["110000", "310000"]}, "daily"
    )
    again = store.subscriptions.add(
        "email", "anna@zhao.example", {"q": "java  工程师", "city": ["310000", "110000"]}, "daily"
    )
    alerts.send_waiting(settings, store)
    assert again == first and [letter["Subject"] for letter in mailbox.letters] == ["聚招：请确认订阅"] * 2
    for state in ("confirm", "pause"):
        getattr(store.subscriptions, state)(first.token)
        store.subscriptions.add("email", "ANNA@zhao.example", first.query, "daily")
        alerts.send_waiting(settings, store)
        assert mailbox.letters[-1]["Subject"] == "聚招：您已订阅过这个搜索"
        assert f"{SITE}/subscriptions/{first.token}" in body(mailbox.letters[-1])
    store.subscriptions.cancel(first.token)
    assert store.subscriptions.add("email", "anna@zhao.example", first.query, "daily").token != first.token


def test_another_search_address_or_rhythm_is_another_subscription(product: Product) -> None:
    one = product.store.subscriptions.add("email", "anna@zhao.example", {"q": "教师"}, "daily")
    others = [
        product.store.subscriptions.add("email", "anna@zhao.example", {"q": "会计"}, "daily"),
        product.store.subscriptions.add("email", "anna@zhao.example", {"q": "教师"}, "weekly"),
        product.store.subscriptions.add("email", "bo@zhao.example", {"q": "教师"}, "daily"),
        product.store.subscriptions.add("wecom", "https://robot.example/?key=A", {"q": "教师"}, "daily"),
        product.store.subscriptions.add("wecom", "https://robot.example/?key=a", {"q": "教师"}, "daily"),
    ]
    assert len({one.token, *(other.token for other in others)}) == 6


def test_twins_of_an_older_store_tell_once(product: Product, settings: Settings, mailbox: Mailbox) -> None:
    store = product.store
    tokens = [subscribed(product, settings, "anna@zhao.example", q="") for _ in range(2)]
    assert tokens[0] == tokens[1]
    _twin(store, tokens[0], "Anna@ZHAO.example")
    product.crawl("frontpage")
    alerts.instant(settings, store)
    once = told(mailbox)
    assert once and set(once.values()) == {1}
    assert len(store.subscriptions.active("instant")) == 2


def _twin(store: Store, token: str, target: str) -> None:
    """A second row of the same search, as stores had them before."""
    table = tables.Subscription.core()
    with store.database.write() as connection:
        row = dict(connection.execute(select(table).where(table.c.token == token)).one()._mapping)
        connection.execute(insert(table).values(row | {"id": row["id"] + 100, "token": "twin", "target": target}))


def test_the_rhythm_confirmed_last_holds_and_nothing_is_lost_between(
    product: Product, settings: Settings, mailbox: Mailbox
) -> None:
    """What the daily digest would have told, and what waits while the mail server is away, comes at once instead."""
    store = product.store
    daily = store.subscriptions.add("email", "anna@zhao.example", {}, "daily")
    store.subscriptions.confirm(daily.token)
    alerts.tell(settings, store, "daily")
    product.crawl("frontpage")
    mailbox.answer = "451 later"
    alerts.tell(settings, store, "daily")
    product.crawl()
    instant = store.subscriptions.add("email", "anna@zhao.example", {}, "instant")
    assert store.subscriptions.confirm(instant.token)
    assert (found := store.subscriptions.find(daily.token)) and found.state == "cancelled"
    mailbox.answer = "250 kept"
    product.ahead += alerts_wait()
    alerts.instant(settings, store)
    expected = {one.id for one in store.postings.iterate() if shown(one) and one.review == "approved"}
    assert set(told(mailbox).values()) == {1}
    assert sum(len(re.findall("另有", body(one))) for one in mailbox.letters) or set(told(mailbox)) == expected


def test_one_employer_cannot_flood() -> None:
    many = [posting(f"a{number}", employer="海州重工集团") for number in range(12)]
    said = content(Query(), [*many, posting("b", employer="秦岭大学")])
    employers = Counter(row["employer"] for row in said["postings"])
    assert employers == {"海州重工集团": OF_ONE_EMPLOYER, "秦岭大学": 1}
    assert said["more"] == {"海州重工集团": 12 - OF_ONE_EMPLOYER} and said["total"] == 13


@pytest.mark.parametrize("point", ["alert-after-claim", "alert-before-send", "alert-after-send"])
def test_killed_in_the_middle(product: Product, settings: Settings, mailbox: Mailbox, worker: Die, point: str) -> None:
    subscribed(product, settings, "one@zhao.example")
    subscribed(product, settings, "two@zhao.example")
    product.crawl("frontpage")
    expected = {one.id for one in product.store.postings.iterate() if shown(one)}
    wishes = {"JUZHAO_HOME": str(settings.home), "JUZHAO_SMTP_URL": settings.smtp_url, "JUZHAO_PUBLIC_URL": SITE}
    for attempt in (1, 2, 3):
        kill = {"JUZHAO_FAIL_AT": f"{point}:1"} if attempt < 3 else {}
        ended = worker(**wishes | kill)
        assert (ended == -9) == (attempt < 3 and ended != 0)
    letters = [one for one in mailbox.letters if "/postings/" in body(one)]
    per_person = {to: Counter(re.findall(r"/postings/(\w+)", "".join(body(one) for one in letters if one["To"] == to)))
                  for to in ("one@zhao.example", "two@zhao.example")}  # fmt: skip
    for counts in per_person.values():
        assert set(counts.values()) <= {1}, "told twice"
        assert set(counts) <= expected
    if point != "alert-before-send":
        assert all(counts for counts in per_person.values()), "lost"


def shown(one: Posting) -> bool:
    return one.status == "open" and one.type != "notice"


@pytest.mark.postgres
def test_the_ledger_on_postgresql(postgres_url: str, tmp_path: Path) -> None:
    product = Product.begin(tmp_path, postgres_url)
    try:
        product.crawl("frontpage", index=False)
        ids = [one.id for one in product.store.postings.iterate()]
        asked = product.store.subscriptions.add("email", "wang@zhao.example", {}, "daily")
        assert isinstance(product.store.database, Database) and not product.store.database.sqlite
        told = [product.store.subscriptions.claim(asked, ids, 1, lambda fresh: {"ids": fresh}) for _ in range(2)]
        assert sorted(told[0]) == sorted(ids) and told[1] == []
    finally:
        product.end()
