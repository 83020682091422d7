"""Employers' boards over HTTP: a source file with required keys only, the vendor's paging, its walls."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.parsing.families import workday
from tests.crawler.sources import Crawl, crawl_sources
from tests.sites.boards import APIS, PAGES, Board

ROWS = {"lever": 230, "smartrecruiters": 130, "workday": 45, "beisen": 130, "tencent": 60, "hotjob": 60}
"""More than one page of each vendor that pages; 7 elsewhere."""
OVERSEAS = (
    "greenhouse",
    "lever",
    "ashby",
    "smartrecruiters",
    "workday",
    "recruitee",
    "teamtailor",
    "personio",
    "workable",
)


def crawl_all(wanted: dict[str, tuple[Board, str]], folder: Path) -> dict[str, Crawl]:
    """Serve and crawl boards at the addresses, all at once."""
    addresses = {
        name: (board.family, board.start(f"127.0.5.{number + 1}") + path)
        for number, (name, (board, path)) in enumerate(wanted.items())
    }
    found = crawl_sources(addresses, folder)
    for name, (board, _) in wanted.items():
        found[name].board = board
        board.stop()
    return found


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Crawl]]:
    wanted = {family: (Board(family, ROWS.get(family, 7)), path) for family, path in PAGES.items()}
    wanted |= {f"{family}-api": (Board(family), path) for family, path in APIS.items()}
    wanted |= {
        f"{family}-walled": (Board(family, walled=True), PAGES[family]) for family in ("beisen", "moka", "feishu")
    }
    wanted["feishu-token"] = (Board("feishu", granted=False), PAGES["feishu"])
    wanted["hotjob-blind"] = (Board("hotjob", blind=True), PAGES["hotjob"])
    wanted["moka-without-page"] = (Board("moka"), "/social-recruitment/quayworks/4711")
    wanted["tencent-campus"] = (Board("tencent"), "/post.html")
    yield crawl_all(wanted, tmp_path_factory.mktemp("boards"))


@pytest.mark.parametrize("family", PAGES)
def test_every_position_arrives_once(crawls: dict[str, Crawl], family: str) -> None:
    crawl = crawls[family]
    assert (crawl.report["outcome"], crawl.report["reason"]) == ("ok", "")
    hidden = 1 if family == "ashby" else 0  # a position that is not listed is not public
    twice = 2 if family == "tencent" and "search" not in PAGES[family] else 1
    assert len({item.key for item in crawl.items}) == len(crawl.items) == (crawl.board.rows - hidden) * twice


@pytest.mark.parametrize("family", APIS)
def test_the_address_of_the_api_serves_as_well(crawls: dict[str, Crawl], family: str) -> None:
    assert crawls[f"{family}-api"].report["outcome"] == "ok"
    assert len(crawls[f"{family}-api"].items) == (6 if family == "ashby" else 7)


@pytest.mark.parametrize("family", PAGES)
def test_a_position_says_what_its_board_says(crawls: dict[str, Crawl], family: str) -> None:
    for item in crawls[family].items:
        assert item.title and item.description and item.location, item
        assert item.url.startswith("http") and item.employer
        assert item.published or family in ("huawei",), item.key
        assert "<p>" not in item.description and "&amp;" not in item.description
    assert {item.section for item in crawls[family].items} == {"job", "internship"} or family in ("tencent",)


@pytest.mark.parametrize("family", OVERSEAS)
def test_internships_are_told_from_internal_audits(crawls: dict[str, Crawl], family: str) -> None:
    for item in crawls[family].items:
        assert (item.section == "internship") == ("Intern " in item.title), item.title


@pytest.mark.parametrize("family", ["greenhouse", "lever", "ashby", "recruitee", "smartrecruiters", "workable"])
def test_employment_type_and_department_are_kept(crawls: dict[str, Crawl], family: str) -> None:
    item = crawls[family].items[0]
    assert item.labelled["Department"] == "Port Operations"
    assert item.labelled["Job type"]


@pytest.mark.parametrize("family", ["lever", "recruitee", "ashby", "beisen", "moka"])
def test_pay_is_kept(crawls: dict[str, Crawl], family: str) -> None:
    assert all(item.salary for item in crawls[family].items)


@pytest.mark.parametrize("family", ["beisen", "moka", "feishu"])
def test_a_wall_is_blocked_and_left_alone(crawls: dict[str, Crawl], family: str) -> None:
    crawl = crawls[f"{family}-walled"]
    assert crawl.report["outcome"] == "blocked"
    assert crawl.items == [] and len(crawl.board.asked) <= 4


def test_a_moment_with_offset_is_told_in_shanghai_time(crawls: dict[str, Crawl]) -> None:
    first = next(item for item in crawls["greenhouse"].items if item.key == "1")
    assert first.published == "2026-10-03 09:30:00"  # 2026-10-02 21:30 at -04:00


def test_workday_days_ago_and_many_places(crawls: dict[str, Crawl]) -> None:
    by_key = {item.key: item for item in crawls["workday"].items}
    assert "Cork" in by_key["Q-3"].location
    assert by_key["Q-4"].published  # Posted 3 Days Ago
    assert by_key["Q-5"].published == "2026-10-06"


def test_workday_beyond_its_cap_is_read_by_facets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workday, "CAP", 40)
    crawl = crawl_all({"cut": (Board("workday", 110, cap=40), "/quayworks/Quay_Careers")}, tmp_path)["cut"]
    assert crawl.report["outcome"] == "ok"
    assert len({item.key for item in crawl.items}) == len(crawl.items) == 110


def test_tencent_campus_positions(crawls: dict[str, Crawl]) -> None:
    items = crawls["tencent-campus"].items
    assert len(items) == 7 and all("岗位要求" in item.description for item in items)
    assert {item.section for item in items} == {"job", "internship"}


def test_beisen_without_a_day_of_posting_takes_the_day_of_change(crawls: dict[str, Crawl]) -> None:
    third = next(item for item in crawls["beisen"].items if item.key == "b3")
    assert third.published.startswith("2026-10-04T10:00")


def test_feishu_asks_for_the_token_that_anybody_gets(crawls: dict[str, Crawl]) -> None:
    crawl = crawls["feishu-token"]
    assert (crawl.report["outcome"], len(crawl.items)) == ("ok", 7)


def test_moka_goes_by_the_address_where_its_page_is_missing(crawls: dict[str, Crawl]) -> None:
    crawl = crawls["moka-without-page"]
    assert (crawl.report["outcome"], len(crawl.items)) == ("ok", 7)


def test_a_row_that_several_lists_have_is_read_once_as_the_first_says(crawls: dict[str, Crawl]) -> None:
    crawl = crawls["hotjob-blind"]
    assert (crawl.report["outcome"], len(crawl.items)) == ("ok", 7)
    details = [form for _, path, _, form in crawl.board.asked if "listPositionDetail" in path]
    assert len(details) == 7 and all("recruitType=1&" in f"{form}&" for form in details)
