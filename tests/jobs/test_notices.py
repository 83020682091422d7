"""Change notices as they arrive: what they say in both languages and on every way, whatever happens while they are sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from threading import Event as Signal
from typing import Any

import pytest
from sqlalchemy import select

import search.alerts
import store.notices
from config.settings import Settings, load_settings
from jobs import alerts
from jobs.messages import subject, text
from jobs.once import index_now
from pipelines.posting import Event, Posting
from store import tables
from store.messages import Message
from store.notices import SETTLING, Notices
from store.store import Store
from store.subscribers import Subscription
from tests.jobs.dying import Die
from tests.mailbox import Mailbox, Robot
from tests.store.conftest import START, Clock, crawl, posting, source

SITE = "http://zhao.example"
TALK = START + timedelta(days=10, hours=6)


@dataclass
class House:
    """A home with one source, its clock and where its messages go."""

    settings: Settings
    store: Store
    clock: Clock

    def subscribe(self, kind: str, target: str, language: str = "zh", cadence: str = "instant") -> Subscription:
        """A confirmed subscription to everything that wishes to hear of changes; nothing is there yet."""
        asked = self.store.subscriptions.add(kind, target, {}, cadence, language, changes=True)
        self.store.subscriptions.confirm(asked.token)
        self.work()
        return asked

    def publish(self, *readings: Posting) -> None:
        crawl(self.store, {str(number): one for number, one in enumerate(readings)})

    def work(self, wait: timedelta = timedelta()) -> None:
        """What a worker does each minute, and once more after a while."""
        for step in (timedelta(), wait):
            self.clock.now += step
            settings = self.settings.model_copy(update={"now": self.clock.now})
            index_now(settings, self.store)
            alerts.instant(settings, self.store)


@pytest.fixture
def house(tmp_path: Path, mailbox: Mailbox) -> Iterator[House]:
    clock = Clock()
    wishes: dict[str, Any] = {"smtp_url": mailbox.start(), "public_url": SITE, "allow_private_networks": True}
    settings = load_settings(tmp_path / "home", **wishes)
    settings.home.mkdir()
    store = Store.open(settings.database, clock)
    store.crawls.sync_sources([source("school")])
    yield House(settings, store, clock)
    store.close()


def talk(title: str = "云岭电子2026届校园宣讲会", days: int = 0, venue: str = "主楼报告厅", **event: Any) -> Posting:
    held = Event(start=TALK + timedelta(days=days), venue=venue, **event)
    return posting(title, type="talk", valid_through=None, event=held)


def letters(mailbox: Mailbox, to: str = "") -> list[str]:
    """Subjects and texts of the letters, without the last lines."""
    return [
        f"{one['Subject']}\n{body(one)}" for one in mailbox.letters if "确认" not in one["Subject"] and to in one["To"]
    ]


def body(letter: Any) -> str:
    return str(letter.get_body(("plain",)).get_content()).rsplit("\n\n", 1)[0]


def test_a_moved_talk_in_both_languages(house: House, mailbox: Mailbox) -> None:
    house.subscribe("email", "wang@zhao.example")
    house.subscribe("email", "smith@zhao.example", "en")
    house.publish(talk())
    house.work()
    house.publish(talk(days=2, venue="图书馆一层"))
    house.work(SETTLING)
    house.work(timedelta(days=1))
    (posting_id,) = (one.id for one in house.store.postings.iterate())
    assert letters(mailbox, "wang")[1:] == [
        f"""聚招：【改期、改地点】云岭电子2026届校园宣讲会
我们曾向您提醒过的信息有变动：

【改期】【改地点】云岭电子2026届校园宣讲会 · 云岭电子有限公司
原时间：3月12日 周四 14:00
新时间：3月14日 周六 14:00
原地点：主楼报告厅
新地点：图书馆一层
{SITE}/postings/{posting_id}"""
    ]
    assert letters(mailbox, "smith")[2:] == [
        f"""Juzhao: [Rescheduled, New place] 云岭电子2026届校园宣讲会
What we told you of has changed:

[Rescheduled] [New place] 云岭电子2026届校园宣讲会 · 云岭电子有限公司
Was: Thu 12 Mar 14:00
Now: Sat 14 Mar 14:00
Was at: 主楼报告厅
Now at: 图书馆一层
{SITE}/postings/{posting_id}"""
    ]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (talk(status="cancelled"), "【取消】{}\n来源已标明取消。原定：3月12日 周四 14:00\n地点：主楼报告厅"),
        (talk(venue="图书馆"), "【改地点】{}\n原地点：主楼报告厅\n新地点：图书馆\n时间：3月12日 周四 14:00"),
        (
            talk().model_copy(update={"event": Event(venue="主楼报告厅", status="rescheduled")}),
            "【延期】{}\n新时间待定。原定：3月12日 周四 14:00\n地点：主楼报告厅",
        ),
    ],
)
def test_what_else_happens_to_a_talk(house: House, mailbox: Mailbox, after: Posting, said: str) -> None:
    house.subscribe("email", "wang@zhao.example")
    house.publish(talk())
    house.work()
    house.publish(after)
    house.work(SETTLING)
    assert said.format("云岭电子2026届校园宣讲会 · 云岭电子有限公司") in letters(mailbox)[-1]


def test_a_digest_tells_of_what_was_posted_since_the_last_one(house: House, mailbox: Mailbox) -> None:
    """Who wishes what is no older than three days when it comes out must not miss half of the week."""
    asked = house.store.subscriptions.add("email", "wang@zhao.example", {"posted_within": 3}, "weekly")
    house.store.subscriptions.confirm(asked.token)
    house.work()
    today = house.clock.now.date()
    fresh, old = posting(date_posted=today), posting("南屿银行校园招聘", date_posted=today - timedelta(days=9))
    house.publish(fresh, old)
    house.work(timedelta(days=6))
    settings = house.settings.model_copy(update={"now": house.clock.now})
    alerts.tell(settings, house.store, "weekly")
    (letter,) = [one for one in letters(mailbox) if "云岭电子" in one]
    assert "南屿银行" not in letter


def test_a_deadline_that_comes_earlier_goes_with_what_is_new(house: House, mailbox: Mailbox) -> None:
    house.subscribe("email", "wang@zhao.example")
    house.publish(posting())
    house.work()
    house.publish(posting(valid_through=date(2026, 4, 10)))
    house.work()
    house.clock.now += SETTLING
    crawl(house.store, {"0": posting(valid_through=date(2026, 4, 10)), "9": posting("南屿银行校园招聘")})
    house.work()
    (letter,) = letters(mailbox)[1:]
    assert letter.startswith("聚招：【提前截止】云岭电子2026届校园招聘；另有 1 条新信息\n")
    change, lead, new = letter.split("\n\n")[1:4]
    assert "原截止：4月30日 周四\n新截止：4月10日 周五" in change
    assert lead == "以下是新信息：" and new.startswith("南屿银行校园招聘")


@pytest.mark.parametrize(("kind", "shape"), [("wecom", ("text", "content")), ("feishu", ("content", "text"))])
def test_robots_hear_of_it_too(house: House, kind: str, shape: tuple[str, str]) -> None:
    robot = Robot()
    try:
        house.subscribe(kind, robot.start())
        house.publish(talk(), talk("南屿银行2026届校园宣讲会"))
        house.work()
        house.publish(talk(days=1), talk("南屿银行2026届校园宣讲会", status="cancelled"))
        house.work(SETTLING)
    finally:
        robot.stop()
    said = [one[shape[0]][shape[1]] for one in robot.said]
    assert [one.split("\n")[0] for one in said[2:]] == [
        "聚招：【改期】云岭电子2026届校园宣讲会",
        "聚招：【取消】南屿银行2026届校园宣讲会",
    ]


def test_the_longest_change_fits_into_the_message_of_a_robot() -> None:
    event = {"kind": "moved", "before": TALK.isoformat(), "after": TALK.isoformat()}
    place = {"kind": "place", "before": "东" * 200, "after": "西" * 200}
    row = {"id": "0123456789abcdef", "title": "宣" * 300, "employer": "司" * 200, "start": "", "place": "西" * 200}
    owner = Subscription(1, "wecom", "https://robot.example/", "daily", "zh", "t" * 32, "active", 0)
    message = Message(1, "change", {"changes": [row | {"changes": [event, place]}]}, 0, owner, START)
    most = alerts.MOST_BYTES["wecom"] - len(subject(message).encode()) - 2
    assert text(message, "https://juzhao.some-university.example", most).count("…") == 4


def test_search_that_is_away_keeps_no_change_back(house: House, mailbox: Mailbox) -> None:
    house.subscribe("email", "wang@zhao.example")
    house.publish(talk())
    house.work()
    house.publish(talk(days=1))
    house.settings = house.settings.model_copy(update={"search_url": "http://127.0.0.1:9"})
    house.work(SETTLING)
    assert "【改期】" in letters(mailbox)[-1]


@pytest.mark.parametrize("of", ["changes", "what is new"])
def test_the_first_go_out_while_the_others_are_still_written(
    house: House, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    """The second one is written only when the letter to the first one has come."""
    people = ["one@zhao.example", "two@zhao.example"]
    for one in people:
        house.subscribe("email", one)
    house.publish(talk())
    if of == "changes":
        house.work()
        house.publish(talk(days=1))
    before, come, begun = len(mailbox.letters), Signal(), []
    mailbox.kept = come.set
    module, name = (Notices, "_prepare") if of == "changes" else (search.alerts, "_prepare")
    written = getattr(module, name)

    def slowly(*given: Any) -> Any:
        found = written(*given)
        begun.append(bool(found))
        return found

    def in_turn(*given: Any) -> Any:
        if sum(begun) == 1 and len(mailbox.letters) == before:
            assert come.wait(10), "nothing was sent while there was more to write"
        return slowly(*given)

    monkeypatch.setattr(store.notices, "AT_ONCE", 1)
    monkeypatch.setattr(search.alerts, "AT_ONCE", 1)
    monkeypatch.setattr(module, name, in_turn)
    house.work(SETTLING)
    assert sum(begun) == 2
    assert sorted(one["To"] for one in mailbox.letters[before:]) == people


def test_a_mail_server_that_is_away_is_not_asked_again_for_each_group(
    house: House, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        house.subscribe("email", f"{number}@zhao.example")
    house.publish(talk())
    monkeypatch.setattr(search.alerts, "AT_ONCE", 1)
    house.settings = house.settings.model_copy(update={"smtp_url": "smtp://127.0.0.1:9"})
    house.work()
    with house.store.database.read() as connection:
        tried = connection.scalars(select(tables.Dispatch.attempts).where(tables.Dispatch.kind == "alert")).all()
    assert len(tried) == 6 and 1 <= sum(tried) <= 4, "twice a minute, and the worker was there for two"


@pytest.mark.parametrize("point", ["notice-before-ack", "notice-after-claim", "alert-before-send", "alert-after-send"])
def test_killed_in_the_middle(house: House, mailbox: Mailbox, worker: Die, point: str) -> None:
    people = ("one@zhao.example", "two@zhao.example")
    for one in people:
        house.subscribe("email", one)
    house.publish(talk())
    house.work()
    house.publish(talk(days=1))
    wishes = {"JUZHAO_HOME": str(house.settings.home), "JUZHAO_SMTP_URL": house.settings.smtp_url}
    died = 0
    for attempt in range(8):
        house.clock.now += SETTLING / 2
        extra = {"JUZHAO_PUBLIC_URL": SITE, "JUZHAO_NOW": house.clock.now.isoformat()}
        extra |= {"JUZHAO_FAIL_AT": f"{point}:1"} if attempt < 5 else {}
        ended = worker(**wishes | extra)
        assert ended in (0, -9)
        died += ended == -9
    assert died >= 1
    counts = Counter(one["To"] for one in mailbox.letters if "改期" in one["Subject"])
    assert all(counts[one] <= 1 for one in people), "told twice"
    if point != "alert-before-send":
        assert all(counts[one] == 1 for one in people), "lost"
