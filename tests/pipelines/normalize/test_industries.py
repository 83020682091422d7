"""The section of GB/T 4754 from a label, a name, or a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gold import cases, score
from pipelines.normalize import industries
from pipelines.normalize.catalogue import table
from pipelines.normalize.lexicon import load

GOLD = Path(__file__).parent / "gold" / "industries.jsonl"


def test_sections_are_told() -> None:
    rows = cases(GOLD)
    right, wrong = score("industries", rows)
    assert right / len(rows) >= 0.9, [(row["text"], value) for row, value in wrong]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("临江市政工程设计院有限公司", "M74"),
        ("临江环保电力有限公司", "D44"),
        ("蓝鲸教育科技有限公司", "P83"),
        ("蓝鲸", None),
    ],
)
def test_the_last_word_of_a_name_decides(name: str, code: str | None) -> None:
    assert industries.read("", name).value == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("临江农村商业银行股份有限公司", "J66"),
        ("临江蓝鲸财产保险股份有限公司云岭分公司", "J68"),
        ("临江市第二人民医院", "Q84"),
        ("临江实验学校", "P83"),
        ("临江蓝鲸软件科技有限公司", "I65"),
        ("临江水务集团有限公司", "D46"),
        ("临江蓝鲸建筑工程有限公司", "E"),  # builds houses, roads or both
        ("临江蓝鲸电力科技有限公司", "D"),  # serves a trade
        ("临江蓝鲸餐饮投资有限公司", "H"),  # the last word is of another trade
        ("幻海电信息科技有限公司", "I"),  # no 电信
    ],
)
def test_a_division_is_told_where_a_word_has_but_one(name: str, code: str) -> None:
    assert industries.read("", name).value == code


def test_a_text_without_an_employer_tells_a_section() -> None:
    assert industries.read("临江农村商业银行股份有限公司").value == "J"
    assert industries.read("学校是一所全日制公办小学，招聘语文教师").value == "P"


def test_words_of_divisions_are_words_of_names_of_their_section() -> None:
    lexicon, known = load("industry_words"), table("industries")
    for code, words in lexicon["division"].items():
        assert code in known and set(words) <= set(lexicon["name"][code[0]]), code
    assert set(lexicon["stated"]) <= set(known)
    told = [word for words in lexicon["division"].values() for word in words]
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("stated", "code"),
    [("计算机软件", "I65"), ("教育", "P"), ("仓储业", "G59"), ("电子", "C"), ("信息传输、计算机服务和软件业", "I")],
)
def test_what_boards_and_earlier_editions_call_a_trade(stated: str, code: str) -> None:
    assert industries.read(stated, "临江酒店").value == code


def test_numbers_are_those_of_2017() -> None:
    assert (industries.name("N79"), industries.name("P83"), industries.name("T97")) == (
        "土地管理业",
        "教育",
        "国际组织",
    )
    assert industries.read("P82").value is None


def test_latin_words_stand_alone() -> None:
    assert industries.read("applied for enterprise grants in laboratories at Microsoft").value is None
    assert industries.read("负责PCB与FPGA的设计").value == "C"


def test_what_the_source_states_goes_first() -> None:
    assert industries.read("软件和信息技术服务业", "临江银行").value == "I65"
    assert industries.read("I65").value == "I65"
    assert industries.name("I65") == "软件和信息技术服务业"


def test_programmers_work_in_every_trade() -> None:
    assert industries.read("Java开发工程师 负责核心系统开发", "临江农村商业银行股份有限公司").value == "J66"
    assert industries.read("Java开发工程师，熟悉数据库与前端").value == "I"


def test_confidence_is_the_share_of_the_votes() -> None:
    both, one = industries.read("公司从事仓储、配送，也做餐饮、酒店"), industries.read("公司从事仓储、配送、货运、海运")
    assert both.confidence < one.confidence
    assert industries.read("").value is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("临江勘测工程有限公司", "M"),  # 工程 says little behind another trade
        ("临江小满餐饮投资有限公司", "H"),
        ("美的置业集团有限公司", "K70"),  # the last word of trade goes before the brand
        ("昆明迪卡侬临江店", "F"),
    ],
)
def test_broad_words_give_way(name: str, code: str) -> None:
    assert industries.read("", name).value == code


def test_the_name_says_more_than_a_programmers_post() -> None:
    text = "岗位职责：负责软件开发，熟悉Java、Python、数据库与大数据平台；提供定期体检与商业保险"
    assert industries.read(text, "临江蓝鲸生物科技有限公司").value == "C"
    assert industries.read(text, "蓝鲸云海").value == "I"
