"""Majors of every level of study as codes of one catalogue, in fields and in sentences."""

from __future__ import annotations

import pytest

from pipelines.normalize import major_sentences, majors, majors_english
from pipelines.normalize.catalogue import table
from pipelines.normalize.majors_catalogue import contained, exact


def _read(text: str) -> list[str]:
    return majors.read(text).value


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("计算机类", ["0809"]),
        ("工学类", ["08"]),
        ("计算机科学与技术", ["080901"]),
        ("建筑类(B0810)", ["0828"]),  # the province's catalogue numbers 工学 otherwise than the national one
        ("刑法学（A030104）", ["0301"]),
        ("货币银行学", ["020301K"]),  # a former name
    ],
)
def test_a_name_goes_before_the_number_beside_it(text: str, codes: list[str]) -> None:
    assert _read(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [("0812", ["0812"]), ("研究生一级学科0812", ["0809"]), ("080901", ["080901"]), ("订单0912345", [])],
)
def test_a_bare_code_is_read_by_the_level_that_the_text_names(text: str, codes: list[str]) -> None:
    assert _read(text) == codes


@pytest.mark.parametrize("text", ["专业不限", "不限专业，会计优先", "市场营销/不限", "各专业均可"])
def test_any_major_will_do(text: str) -> None:
    assert _read(text) == [majors.UNLIMITED]


def test_a_limit_to_a_group_is_no_freedom() -> None:
    assert _read("理工科专业不限") == ["07", "08"]
    assert _read("包括但不限于土木工程") == ["081001"]
    assert _read("学历不限") == []


def test_what_is_excluded_is_not_asked_for() -> None:
    assert _read("除艺术、体育类以外") == []
    assert _read("非计算机专业勿投") == []


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("1、本科及以上学历，电气、自动化等相关专业；2、两年经验", ["0806", "080801"]),
        ("3.计算机、图形图像、统计学等相关专业优先", ["0809", "071201"]),
        ("任职要求：具有扎实的专业知识，专业团队带教，提供专业培训", []),
        ("需求专业：会计/审计 岗位职责：负责核算", ["120203K", "120207"]),
        ("专业不限，财务类、管理类专业优先", [majors.UNLIMITED]),
        ("负责招聘与培训，人力资源、行政管理等专业", ["120206", "120402"]),
    ],
)
def test_sentences_ask_for_the_list_before_the_word(sentence: str, codes: list[str]) -> None:
    assert major_sentences.mentions(sentence.replace("，", ",").replace("；", ";").replace("：", ":")).value == codes


def test_every_value_says_what_it_was_read_from() -> None:
    reading = majors.read("机械类、市场营销类")
    assert [(piece.text, piece.rule) for piece in reading.explain] == [
        ("机械类", "catalogue"),
        ("市场营销类", "catalogue"),
    ]
    assert majors.read("动力机械").confidence < 1


def test_the_order_of_a_list_does_not_matter() -> None:
    assert sorted(_read("会计学、计算机类、英语")) == sorted(_read("英语、会计学、计算机类"))


def test_words_within_other_words_are_no_majors() -> None:
    assert contained("外国语言文化学") != [(exact("化学"), "化学")]
    assert _read("设备管理") == []


def test_every_code_is_in_the_catalogue() -> None:
    known = table("majors")
    for name in ("信息电子类", "应用经济学", "马克思主义哲学", "护理"):
        assert all(code in known for code in exact(name))
    assert majors.name("0809") == "计算机类"
    assert majors.name("unlimited") == "专业不限"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bachelor's degree or above in Computer Science, Mathematics or related fields.", ["0809", "0701"]),
        ("Ph.D. degree in electrical engineering or computer science or physics", ["0806", "0809", "0702"]),
        ("Major in Accounting/Finance with minimum 2 years of experience", ["120203K", "0203"]),
        ("Degree in IT", ["0809"]),
        ("We have a degree of freedom in master data", []),
        ("Background in programming languages and testing, Java, finance", []),
        ("Experience in finance", []),
    ],
)
def test_subjects_in_english(text: str, codes: list[str]) -> None:
    assert majors_english.mentions(text).value == codes
