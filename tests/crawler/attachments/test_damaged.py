"""Damaged files end in a remark; their parent lives and nothing is written (R15); 10,000 in benchmarks/damaged_files."""

from __future__ import annotations

import pytest

from crawler.attachments.reading import read
from tests.crawler.attachments.damaged import made, originals, run


def test_whole_files_are_read() -> None:
    found = {name: read(name, body) for name, body in originals().items()}
    assert found["a.xls"][0].tables[0].rows[0][1] == "岗位名称"
    assert found["b.xls"][0].kind == "xls"
    assert "校园招聘简章" in found["a.doc"][0].text
    assert [document.remarks for document in found["a.rar"]] == [["not read: rar files are not read"]]
    assert [document.remarks for document in found["a.png"]] == [["not read: a picture"]]


def test_children_die_alone() -> None:
    tally = run(30, seed=4)
    assert tally.files == 30
    assert tally.timeouts == 0
    assert tally.written == []


@pytest.mark.parametrize("seed", range(3))
def test_no_damage_raises(seed: int) -> None:
    """The same files without a child: what a library raises is a remark."""
    for name, body in made(150, seed):
        assert read(name, body)
