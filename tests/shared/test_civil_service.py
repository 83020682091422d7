"""A real table of 9,344 positions: every row right, linked to its cell."""

from __future__ import annotations

import pytest

from benchmarks.civil_service import FILE, compare
from crawler.attachments.child import parse

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="no shared data beside the project")


def test_every_row_is_right() -> None:
    found = compare()
    assert found.rows == found.read == 9344
    for name in ("cell", "title", "employer", "headcount", "degree", "place", "majors"):
        assert found.right[name] == found.rows, found.wrong[:5]


def test_a_doc_file_is_read() -> None:
    (guide,) = parse("guide.doc", (FILE.parent / "guide_2026.doc").read_bytes())
    assert "广东省2026年考试录用公务员报考指南" in guide.text
    assert len(guide.text) > 10_000
