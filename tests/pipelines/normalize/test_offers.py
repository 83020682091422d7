"""Posts listed in running text: how many, what pay, where; and pay and places of a whole text that only such lines state."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipelines.normalize import offers, whole
from pipelines.normalize.text import clean

TWO = (
    "某某公司诚邀加盟。岗位介绍一、档案录入(30名)2.5k-4k/昆明五华区/大专及以上需求专业：不限岗位职责：录入档案。"
    "二、档案扫描(10名)2k-4k/昆明五华区/大专及以上需求专业：不限岗位职责：扫描档案。福利待遇：五险一金。"
)


def _read(text: str, title: str = "") -> dict[str, Any]:
    return whole.read(text, title, date(2026, 3, 1)).value


def test_lines_with_slashes_state_pay_and_place() -> None:
    found = offers.read(TWO)
    assert [(offer.pay or {}).get("min") for offer in found] == [2500, 2000]
    assert [offer.places for offer in found] == [["530102"], ["530102"]]


def test_a_text_takes_what_its_posts_state() -> None:
    value = _read(TWO)
    assert (value["salary"]["min"], value["salary"]["max"], value["salary"]["unit"]) == (2000, 4000, "month")
    assert value["headcount"] == {"min": 40, "max": 40, "approx": False}
    assert value["locations"] == ["530102"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("商务专员：10名，客户经理：10名，销售代表：10名", [(10, 10), (10, 10), (10, 10)]),
        ("教练助理(5名)薪资：4k-8k", [(5, 5)]),
        ("销售代表(15-20人)待遇好;文案策划(3-5人)", [(15, 20), (3, 5)]),
        ("公司现有工程师30名", []),
        ("提供宿舍(2人间)", []),
    ],
)
def test_counts_of_posts(text: str, counts: list[tuple[int, int]]) -> None:
    assert [(post.least, post.most) for post in offers.counts(clean(text))] == counts


def test_a_heading_says_what_the_item_below_it_states() -> None:
    assert _read("福利待遇好。薪资待遇1. 3000元/月，试用期三个月；2. 年终奖。")["salary"]["min"] == 3000
