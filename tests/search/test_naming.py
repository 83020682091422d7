"""What a title and an employer's names give the index: words, sounds, completions."""

import unicodedata

import pytest

from search.analysis import bigrams, fold, syllables, tokens
from search.hints import completed
from search.naming import employed, titled


@pytest.mark.parametrize("text", ["ＪＡＶＡ，（后端）：３人！", "e\u0301，\u0301", "①②㎡…～︵春招︶", "ΣΑΣ：Σ"])
def test_wide_marks_are_folded_as_unicode_says(text: str) -> None:
    assert fold(text) == unicodedata.normalize("NFKC", text).lower()


def test_marks_are_no_words_but_stand_in_some() -> None:
    assert tokens("熟悉C++、C#；３.5年-以上！") == ["熟悉", "c++", "c#", "3.5", "年", "以上"]
    assert bigrams("华为(HW)云") == ["华为", "云"]


def test_a_character_sounds_as_in_its_phrase() -> None:
    assert syllables("重庆银行 HR") == ["chong", "qing", "yin", "hang", " ", "hr"]


def test_a_completion_shows_the_name_as_it_is_written() -> None:
    assert {completed(term) for term in titled("Java工程师（急聘）").complete} == {("title", "Java工程师")}
    assert {completed(term) for term in employed("云岭银行有限公司", "云岭银行").complete} == {("employer", "云岭银行")}
    assert "云岭银行\temployer\t" in employed("", "云岭银行").complete


def test_both_names_of_an_employer_are_searched() -> None:
    found = employed("云岭銀行有限公司", "云岭银行")
    assert found.text.split().count("银行") >= 2
    assert found.whole == ["云岭银行有限公司", "云岭银行"]
    assert {"yunling", "yl", "yunlingyinhang", "ylyh"} <= set(found.spelling)
