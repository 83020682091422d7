"""Real replies of employers' boards pass through: nothing is lost, nothing is guessed, places and kinds are understood."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import pytest

from config.settings import PROJECT_ROOT
from config.timezone import TIMEZONE
from crawler.items import ListEntry
from crawler.parsing import board
from crawler.parsing.families import (
    ashby,
    greenhouse,
    lever,
    personio,
    recruitee,
    smartrecruiters,
    teamtailor,
    workable,
    workday,
)
from crawler.parsing.page import Page
from pipelines.reading import to_posting

DATA = PROJECT_ROOT.parent / "shared" / "data"
NOW = datetime(2026, 11, 25, tzinfo=TIMEZONE)
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="real replies are not on this machine")
_CAREERKIT, _JOBBOARD = "careerkit-fixtures/tests__fixtures__", "jobboard-fixtures/tests__fixtures__"
_JOBHQ = "jobhq-fixtures/tests__monitor__fixtures__"
LISTS: list[tuple[str, list[Any], Callable[[Page], Any], int]] = [
    *((f"{folder}greenhouse.json", [], greenhouse.read_list, 2) for folder in (_CAREERKIT, _JOBBOARD, _JOBHQ)),
    *((f"{folder}lever.json", [], lever.read_list, 2) for folder in (_CAREERKIT, _JOBBOARD, _JOBHQ)),
    *((f"{folder}ashby.json", [], ashby.read_list, 2) for folder in (_CAREERKIT, _JOBBOARD, _JOBHQ)),
    (f"{_CAREERKIT}smartrecruiters.json", [], smartrecruiters.read_list, 1),
    (f"{_JOBBOARD}smartrecruiters.json", ["list_pages", 0], smartrecruiters.read_list, 2),
    (f"{_JOBHQ}smartrec_page1.json", [], smartrecruiters.read_list, 2),
    (f"{_CAREERKIT}workday.json", [], workday.read_list, 2),
    (f"{_JOBBOARD}workday.json", ["list_pages", 1], workday.read_list, 2),
    (f"{_JOBHQ}workday.json", [], workday.read_list, 2),
    (f"{_CAREERKIT}recruitee.json", [], recruitee.read_list, 2),
    (f"{_CAREERKIT}teamtailor.json", [], teamtailor.read_list, 2),
    (f"{_CAREERKIT}personio.xml", [], lambda page: personio.read_list(page, page.url), 1),
    (f"{_CAREERKIT}workable.json", [], workable.read_list, 1),
    (f"{_JOBBOARD}workable.json", ["widget"], workable.read_list, 3),
]


def _page(name: str, path: Iterable[Any] = ()) -> Page:
    text = (DATA / name).read_text(encoding="utf-8")
    if name.endswith(".json"):
        value = json.loads(text)
        for part in path:
            value = value[part]
        text = json.dumps(value)
    return Page("https://board.example/acme", text, fetched_at=NOW)


def _entries(read: Any) -> list[ListEntry]:
    return list(read[0] if isinstance(read, tuple) else read)


@pytest.mark.parametrize(
    ("name", "path", "read", "count"), LISTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_row_is_a_position(name: str, path: list[Any], read: Callable[[Page], Any], count: int) -> None:
    entries = _entries(read(_page(name, path)))
    assert len(entries) == count
    for entry in entries:
        posting = to_posting(board.item(entry, "acme", "board", NOW, "Acme"), NOW)
        assert posting.title and posting.language == "en" and posting.type in ("job", "internship")
        assert set(posting.locations) <= {"OVERSEAS", "REMOTE"}
        counted = "workday" in name and not entry.hints.get("location")  # "3 Locations"
        assert posting.locations or counted, entry.hints.get("location")
        assert posting.salary is None or posting.salary.min is None, "no foreign money as yuan"


@pytest.mark.parametrize("name", [f"{_JOBBOARD}smartrecruiters.json", f"{_JOBBOARD}workday.json"])
def test_details_add_text_and_places(name: str) -> None:
    details = json.loads((DATA / name).read_text(encoding="utf-8"))["details"]
    for key in details:
        page = _page(name, ["details", key])
        read = workday.read_job(page) if "workday" in name else smartrecruiters.read_job(page.data, page.url)
        assert read.hints["location"] and read.hints["employer"] and read.published.startswith("2026-0")


@pytest.mark.parametrize(
    "file", sorted((DATA / "jobhq-fixtures").glob("webapp__*greenhouse__*.json")), ids=lambda file: file.stem
)
def test_single_positions_of_greenhouse(file: Any) -> None:
    entry = greenhouse.read_job(json.loads(file.read_text(encoding="utf-8")), "https://board.example/acme")
    assert entry.title and entry.hints["employer"] and entry.published.startswith("202") and entry.hints["location"]


def test_facets_of_a_cut_board() -> None:
    page = _page(f"{_JOBBOARD}workday_large.json", ["unfaceted"])
    assert next(facet["facet"] for facet in workday.facets(page)) == "jobFamilyGroup"
