"""A list that is not the source's own publishes nothing from its first notice on; one that only looks new does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.end_to_end.school import (
    TODAY,
    Answer,
    Crawled,
    Notice,
    Odd,
    School,
    crawled,
    is_detail,
    moved,
    notices,
    page,
    well_known,
)

ADVERTS = (
    *("澳门新葡京娱乐场官网", "金沙赌城开户送彩金", "六合彩开奖结果直播", "真人百家乐在线试玩", "时时彩计划软件下载"),
    *("棋牌游戏大厅下载", "足球投注赔率一览", "威尼斯人线上官方网站", "老虎机注册送礼金", "电子游艺平台排行榜"),
)


def stranger(count: int, **changes: object) -> School:
    """Another school of the same kind of site."""
    return School(notices(count, first=300, **changes), "洞庭学院招生就业处")  # type: ignore[arg-type]


def answering(other: School) -> Odd:
    """The host answers with another site."""
    return lambda asked, sound: other.answer(asked)


def watched(life: Crawled) -> list[set[str]]:
    """What students saw each time when a detail was asked for."""
    seen: list[set[str]] = []
    odd = life.school.odd

    def watching(asked: str, sound: Answer) -> Answer:
        if is_detail(asked):
            seen.append(life.shown())
        return odd(asked, sound) if odd is not None else sound

    life.school.odd = watching
    return seen


def advert(number: int, title: str) -> Notice:
    return Notice(
        9000 + number, title, TODAY + timedelta(days=2), f"{title}，注册即送，全天客服在线，存取款秒到账，欢迎体验。"
    )


OTHERS: dict[str, Odd] = {
    "another school": answering(stranger(25)),
    "another school of a few notices": answering(stranger(4)),
    "another school under the same numbers": answering(
        School(moved(notices(25, first=300), 300), "洞庭学院招生就业处")
    ),
    "another school that carries two of the notices": answering(
        School([*stranger(20).notices, *moved(notices(2), 7000)], "洞庭学院招生就业处")
    ),
    "adverts": answering(School([advert(number, title) for number, title in enumerate(ADVERTS)])),
    "a portal's news": answering(
        School(
            [
                replace(one, title=f"我市第{one.number % 97}届{one.title[:2]}文化节开幕")
                for one in notices(15, first=400)
            ]
        )
    ),
}


@pytest.mark.parametrize("odd", OTHERS.values(), ids=OTHERS)
def test_another_list_publishes_nothing_from_its_first_notice_on(tmp_path: Path, odd: Odd) -> None:
    with well_known(School(notices(25)), tmp_path) as life:
        before = life.postings()
        shown = life.shown()
        life.school.odd = odd
        seen = watched(life)
        for hours in (2, 2, 26):
            report = life.crawl(hours)
            assert (report["outcome"], report["closed"]) == ("held", 0), report
            assert report["reason"]
            assert life.shown() == shown
        assert {frozenset(titles) for titles in seen} <= {frozenset(shown)}
        kept = {one.id: (one.title, one.description, one.status) for one in life.postings()}
        assert {one.id: (one.title, one.description, one.status) for one in before}.items() <= kept.items()
        life.school.odd = None
        assert life.crawl(2)["outcome"] == "ok"
        assert life.shown() == shown


def test_adverts_among_the_notices_of_a_hacked_page(tmp_path: Path) -> None:
    with well_known(School(notices(40)), tmp_path) as life:
        shown = life.shown()
        sound = life.school.notices
        life.school.notices = [*[advert(number, title) for number, title in enumerate(ADVERTS[:6])], *sound]
        seen = watched(life)
        report = life.crawl(2)
        assert (report["outcome"], "titles like none" in report["reason"]) == ("held", True), report
        assert {frozenset(titles) for titles in [*seen, life.shown()]} == {frozenset(shown)}
        life.school.notices = sound
        assert life.crawl(2)["outcome"] == "ok"
        assert life.shown() == shown


def published_at_once(life: Crawled, fresh: list[Notice], hours: float = 2) -> None:
    before = life.shown()
    report = life.crawl(hours)
    assert (report["outcome"], report["closed"]) == ("ok", 0), report
    assert life.shown() == before | {one.title for one in fresh}


@pytest.mark.parametrize("count", [10, 12, 24])
def test_many_new_notices_after_a_holiday(tmp_path: Path, count: int) -> None:
    """The first page, or the first two, show none that is known."""
    with well_known(School(notices(25)), tmp_path) as life:
        fresh = notices(count, first=100, newest=TODAY + timedelta(days=2), apart=0)
        life.school.notices = [*fresh, *life.school.notices]
        published_at_once(life, fresh)


def test_a_page_that_fails_behind_a_first_page_of_new_notices(tmp_path: Path) -> None:
    """Nothing known was seen: the new ones wait for the next crawl."""
    with well_known(School(notices(25)), tmp_path) as life:
        shown = life.shown()
        fresh = notices(10, first=100, newest=TODAY + timedelta(days=2), apart=3)
        life.school.notices = [*fresh, *life.school.notices]
        life.school.odd = lambda asked, sound: page("error", "500", 500) if "p=2" in asked else sound
        assert life.crawl(2)["outcome"] == "held"
        assert life.shown() == shown
        life.school.odd = None
        published_at_once(life, fresh)


def test_a_window_that_has_moved_on_while_nobody_looked(tmp_path: Path) -> None:
    """A list that shows its newest ten, three weeks later: all are dated after the last crawl."""
    with well_known(School(notices(10)), tmp_path) as life:
        life.school.kept = life.school.notices
        life.school.notices = notices(10, first=100, newest=TODAY + timedelta(days=21))
        report = life.crawl(19 * 24)
        assert {one.title for one in life.school.notices} <= life.shown(), report
        assert (report["outcome"], report["closed"]) == ("ok", 0)
        assert (life.crawl(12)["outcome"], life.crawl(12)["outcome"]) == ("ok", "ok")


def test_another_school_while_nobody_looked(tmp_path: Path) -> None:
    """Its notices are as young, but the list is headed with its name."""
    with well_known(School(notices(10)), tmp_path) as life:
        shown = life.shown()
        life.school.odd = answering(stranger(10, newest=TODAY + timedelta(days=21)))
        report = life.crawl(19 * 24)
        assert (report["outcome"], "洞庭学院" in report["reason"]) == ("held", True), report
        assert life.shown() <= shown


def test_a_new_design_of_the_same_notices(tmp_path: Path) -> None:
    with well_known(School(notices(25)), tmp_path) as life:
        life.school.theme = "new"
        fresh = notices(2, first=100, newest=TODAY + timedelta(days=2))
        life.school.notices = [*fresh, *life.school.notices]
        before = life.shown()
        report = life.crawl(2)
        assert report["outcome"] == "ok"
        assert report["reason"] == "the list page is built in another way than before"
        assert life.shown() == before | {one.title for one in fresh}
        assert (life.crawl(2)["outcome"], life.crawl(12)["reason"]) == ("ok", "")


@pytest.mark.parametrize("theme", ["plain", "new"])
def test_the_same_notices_at_new_addresses(tmp_path: Path, theme: str) -> None:
    with well_known(School(notices(25)), tmp_path) as life:
        shown = life.shown()
        life.school.theme = theme
        life.school.notices = moved(life.school.notices, 30000)
        seen = watched(life)
        assert life.crawl(2)["outcome"] == "ok"
        assert {frozenset(titles) for titles in [*seen, life.shown()]} == {frozenset(shown)}
        fresh = notices(2, first=100, newest=TODAY + timedelta(days=3))
        life.school.notices = [*fresh, *life.school.notices]
        published_at_once(life, fresh)


def test_titles_that_a_new_list_cuts(tmp_path: Path) -> None:
    def cut(asked: str, sound: Answer) -> Answer:
        return (
            sound
            if is_detail(asked)
            else (sound[0], sound[1], sound[2].replace("校园招聘公告</a>".encode(), "…</a>".encode()))
        )

    with well_known(School(notices(25)), tmp_path) as life:
        life.school.odd = cut
        assert life.crawl(2)["outcome"] == "ok"


def test_a_source_that_is_new_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    with crawled(School(notices(12)), tmp_path) as life:
        assert life.crawl()["outcome"] == "ok"
        assert len(life.shown()) == 12


@pytest.mark.parametrize(("known", "outcome"), [(1, "ok"), (2, "held"), (4, "held")])
def test_a_small_source_that_puts_all_new_ones_up(tmp_path: Path, known: int, outcome: str) -> None:
    """One that is gone proves nothing, whoever loses all must be looked at; until then nothing was published."""
    with well_known(School(notices(known)), tmp_path) as life:
        shown = life.shown()
        life.school.kept = life.school.notices
        life.school.notices = notices(known + 1, first=100, newest=TODAY + timedelta(days=4))
        seen = watched(life)
        assert life.crawl(48)["outcome"] == outcome
        assert {frozenset(titles) for titles in seen} == {frozenset(shown)}
        assert ({one.title for one in life.school.notices} <= life.shown()) == (outcome == "ok")


def test_a_person_accepts_a_list_that_became_another(tmp_path: Path) -> None:
    with well_known(School(notices(25)), tmp_path) as life:
        life.school.notices = notices(25, first=300)
        assert life.crawl(2)["outcome"] == "held"
        life.store.crawls.accept("qinling", "li", "two schools were merged")
        assert life.crawl(2)["outcome"] == "ok"
        assert {one.title for one in life.school.notices} <= life.shown()
