"""Text and labels of markup that stands within its like, as damaged pages have it: each part is read once."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.parsing.body import visible_text
from crawler.parsing.nodes import outermost
from crawler.parsing.page import Page, absolute
from crawler.parsing.sheet import pairs
from pipelines.normalize.dates.reading import read as read_date


def _page(html: str) -> Page:
    return Page("https://site.example/", html)


def test_a_part_within_its_like_is_no_second_part() -> None:
    root = _page("<div class=a>一<div class=a>二</div></div><div class=a>三</div>").selector.root
    assert visible_text(outermost(root, ".a")) == "一\n二\n三"


def test_markup_does_not_grow_with_the_square_of_what_is_left_open() -> None:
    root = _page("<div class=a>字" * 200).selector.root
    assert len(outermost(root, ".a")) < 200 * 40


def test_rows_of_tables_within_tables() -> None:
    inner = "<table><tr><td>地点：</td><td>一号楼</td><td>时间</td><td>周一</td></tr></table>"
    found = pairs(_page(f"<table><tr><td>{inner}</td><td>旁边</td></tr></table>").selector, "table", "tr")
    assert found == {"地点": "一号楼", "时间": "周一"}


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<!DOCTYPE html><html><body><p>一</p></body></html><p>二", "一\n二"),
        ("<p>一<!-- 二 --><?php 三 ?></p><script>四</script><p style='display: none'>五</p>六", "一\n六"),
        ("<table><tr><td>一</td><th>二<br>三</th></tr></table>", "一 | 二 三"),
        ("招<span>聘</span> \n 会", "招聘 会"),
        ("<!-- nothing -->", ""),
        ("\ud800<b>一</b>", "?一"),
        ("一\n\n 二", "一\n二"),
    ],
)
def test_what_a_reader_sees(html: str, text: str) -> None:
    assert visible_text(html) == text


def test_half_a_character_is_in_no_address_and_no_data() -> None:
    assert absolute("https://site.example/", "/a?b=\ud800") == ""
    data = Page("https://site.example/", r'{"\udc00": "a\ud800", "b": "\ud83d\ude00", "c": 1.5}').data
    assert data == {"?": "a?", "b": "😀", "c": 1.5}


@pytest.mark.parametrize(
    "text", ["March 5, 2027", "5. März 2027", "5 mars 2027", "5 de marzo de 2027", "5 marca 2027", "5 марта 2027"]
)
def test_days_in_the_languages_of_employers(text: str) -> None:
    assert read_date(text, date(2026, 11, 29)).value["end"] == "2027-03-05"
