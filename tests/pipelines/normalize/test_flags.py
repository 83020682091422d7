"""Wording that staff should see, and wording that only looks like it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.gold import cases
from pipelines.normalize import flags

ROWS = cases(Path(__file__).parent / "gold" / "flags.jsonl")


def _codes(text: str) -> set[str]:
    return {flag["code"] for flag in flags.read(text).value}


def test_recall_and_precision_on_the_gold() -> None:
    tally: Counter[str] = Counter()
    for row in ROWS:
        found, due = _codes(row["text"]), set(row["expect"])
        tally.update(right=len(found & due), wrong=len(found - due), missed=len(due - found))
    assert len(ROWS) >= 300
    assert sum(not row["expect"] for row in ROWS) >= 100
    assert tally["right"] / (tally["right"] + tally["missed"]) >= 0.95
    assert tally["right"] / (tally["right"] + tally["wrong"]) >= 0.90


@pytest.mark.parametrize("code", sorted({code for row in ROWS for code in row["expect"]}))
def test_recall_of_each_class(code: str) -> None:
    due = [row for row in ROWS if code in row["expect"]]
    assert sum(code in _codes(row["text"]) for row in due) / len(due) >= 0.90


def test_a_flag_shows_the_phrase_and_the_rule() -> None:
    [flag] = flags.read("岗位要求：\n1、限男性；\n2、本科").value
    assert flag == {"code": "gender", "phrase": "限男性", "rule": "就业促进法第二十七条"}
    [piece] = flags.read("本科，限男性").explain
    assert "本科，限男性"[piece.start : piece.end].strip("，") == "限男性"


def test_a_chat_contact_beside_another_one_is_no_matter() -> None:
    assert _codes("有意者加微信详聊") == {"contact_only"}
    assert _codes("有意者加微信详聊，或将简历投递至邮箱") == set()
