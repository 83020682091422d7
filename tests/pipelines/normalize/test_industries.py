"""The section of GB/T 4754 from a label, a name, or a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gold import cases, score
from pipelines.normalize import industries

GOLD = Path(__file__).parent / "gold" / "industries.jsonl"


def test_sections_are_told() -> None:
    rows = cases(GOLD)
    right, wrong = score("industries", rows)
    assert right / len(rows) >= 0.9, [(row["text"], value) for row, value in wrong]


@pytest.mark.parametrize(
    ("name", "section"),
    [("临江市政工程设计院有限公司", "M"), ("临江环保电力有限公司", "D"), ("蓝鲸教育科技有限公司", "P"), ("蓝鲸", None)],
)
def test_the_last_word_of_a_name_decides(name: str, section: str | None) -> None:
    assert industries.read("", name).value == section


def test_what_the_source_states_goes_first() -> None:
    assert industries.read("软件和信息技术服务业", "临江银行").value == "I65"
    assert industries.read("I65").value == "I65"
    assert industries.name("I65") == "软件和信息技术服务业"


def test_programmers_work_in_every_trade() -> None:
    assert industries.read("Java开发工程师 负责核心系统开发", "临江农村商业银行股份有限公司").value == "J"
    assert industries.read("Java开发工程师，熟悉数据库与前端").value == "I"


def test_confidence_is_the_share_of_the_votes() -> None:
    both, one = industries.read("公司从事仓储、配送，也做餐饮、酒店"), industries.read("公司从事仓储、配送、货运、海运")
    assert both.confidence < one.confidence
    assert industries.read("").value is None


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("临江勘测工程有限公司", "M"),  # 工程 says little behind another trade
        ("临江小满餐饮投资有限公司", "H"),
        ("美的置业集团有限公司", "K"),  # the last word of trade goes before the brand
        ("昆明迪卡侬临江店", "F"),
    ],
)
def test_broad_words_give_way(name: str, section: str) -> None:
    assert industries.read("", name).value == section


def test_the_name_says_more_than_a_programmers_post() -> None:
    text = "岗位职责：负责软件开发，熟悉Java、Python、数据库与大数据平台；提供定期体检与商业保险"
    assert industries.read(text, "临江蓝鲸生物科技有限公司").value == "C"
    assert industries.read(text, "蓝鲸云海").value == "I"
