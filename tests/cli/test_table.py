"""Tables of commands on a narrow terminal: Chinese takes two columns a character."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from cli.console import table

NUMBERS = {"pages": 123, "new": 12, "changed": 3, "unchanged": 12345, "closed": 0, "errors": 2}
COLUMNS = ["source", "outcome", *NUMBERS]
REASON = "2 pages could not be had (retry-later: 系统维护中，请稍后再试，本站将于今晚恢复服务)"


@pytest.mark.parametrize("width", [80, 100])
@pytest.mark.parametrize("source", ["demo-fair", "job-school-edu-cn-8080", "秦岭大学就业指导中心信息网"])
def test_a_crawl_fits_and_its_numbers_stay_whole(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, source: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    row = {"source": source, "outcome": "incomplete", **NUMBERS, "reason": REASON}
    table("crawl", [row, {**row, "reason": ""}], COLUMNS, below="reason")
    said = capsys.readouterr().out
    lines = said.splitlines()
    assert max(map(cell_len, lines)) <= width
    (head,) = [line.split() for line in lines if "outcome" in line]
    assert head == COLUMNS
    assert sum(line.split()[-6:] == [str(value) for value in NUMBERS.values()] for line in lines) == 2
    assert "".join(said.split()).count("".join(f"{source}: {REASON}".split())) == 1


def test_what_is_copied_is_never_broken(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    row = {"id": "kvwcyty49ts62b0h", "type": "announcement", "title": "某某大学2026年秋季学期科研助理岗位招聘公告"}
    table(
        "search",
        [{**row, "employer": "启明云计算科技（杭州）有限公司"}],
        ["id", "type", "title", "employer"],
        whole=["id"],
    )
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert sum("kvwcyty49ts62b0h" in line for line in lines) == 1


def test_into_a_pipe_or_file_no_row_is_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not a terminal has no width."""
    monkeypatch.delenv("COLUMNS", raising=False)
    row = {"id": "kvwcyty49ts62b0h", "title": "某某大学2026年秋季学期科研助理岗位招聘公告" * 6, "reason": REASON * 4}
    table("search", [row], ["id", "title"], below="reason")
    lines = capsys.readouterr().out.splitlines()
    assert sum(row["title"] in line and row["id"] in line for line in lines) == 1
    assert f"{row['id']}: {row['reason']}" in lines
