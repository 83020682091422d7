"""What holds for every text given to the readers of majors, employers, industries, kinds, flags, contacts, lists and postings."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize import (
    contacts,
    employers,
    flags,
    graduation,
    industries,
    major_sentences,
    majors,
    positions,
    types,
    whole,
)
from pipelines.normalize.catalogue import table
from pipelines.normalize.text import clean

REF = date(2026, 3, 1)
READERS: dict[str, Callable[[str], Any]] = {
    "majors": lambda text: majors.read(text).value,
    "mentions": lambda text: major_sentences.mentions(clean(text)).value,
    "employers": lambda text: employers.read(text).value,
    "industries": lambda text: industries.read(text, text[:30]).value,
    "types": lambda text: types.read(text, text).value,
    "programs": lambda text: types.programs(text, text).value,
    "graduation": lambda text: graduation.read(text, REF).value,
    "positions": positions.read,
    "posting": lambda text: whole.read(text, text[:40], REF).value,
}
_WORDS = (
    "计算机", "类", "专业", "不限", "等", "相关", "、", "，", "。", "\n", "\t", "|", "（", "）", "(", ")", "法学", "A0301", "0809", "优先", "或",
    "岗位名称", "人数", "学历", "软件工程师", "3人", "若干", "一、", "1.", "本科", "硕士", "公司", "有限公司", "集团", "西安", "分公司", "大学", "局",
    "男", "女", "限", "35岁", "以下", "押金", "微信", "13812345678", "@", "qq.com", "2026", "届", "年", "招聘", "宣讲会", "双选会", "实习", "：", "９", "　",
)  # fmt: skip
announcements = st.lists(st.sampled_from(_WORDS), max_size=18).map("".join)
anything = st.one_of(st.text(max_size=100), announcements)
names = st.sampled_from(sorted({name for code, name in table("majors").items() if len(code) > 4}))


@pytest.mark.parametrize("reader", sorted(READERS))
@given(text=anything)
@settings(max_examples=60, deadline=None)
def test_no_text_makes_a_reader_raise(reader: str, text: str) -> None:
    json.dumps(READERS[reader](text))


@pytest.mark.parametrize("reader", ["majors", "mentions", "graduation", "industries", "types"])
@given(text=announcements)
@settings(max_examples=40, deadline=None)
def test_full_width_and_half_width_read_alike(reader: str, text: str) -> None:
    narrow = unicodedata.normalize("NFKC", text)
    wide = "".join(chr(ord(mark) + 0xFEE0) if "!" <= mark <= "~" else mark for mark in narrow)
    assert READERS[reader](wide) == READERS[reader](narrow)


@given(text=anything)
@settings(max_examples=200, deadline=None)
def test_masking_is_idempotent(text: str) -> None:
    masked, _ = contacts.mask(text)
    assert contacts.mask(masked) == (masked, 0)


@given(text=anything)
@settings(max_examples=100, deadline=None)
def test_spans_lie_within_the_text(text: str) -> None:
    found = contacts.find(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(piece.end <= len(text) for piece in flags.read(text).explain)


@given(name=names)
@settings(max_examples=200)
def test_a_name_of_the_catalogue_is_its_own_code(name: str) -> None:
    [code] = majors.read(name).value
    assert majors.name(code) in (name, f"{name}类", f"{name}学类") or len(code) == 4


@given(several=st.lists(names, min_size=2, max_size=6, unique=True))
def test_the_order_of_majors_does_not_matter(several: list[str]) -> None:
    assert sorted(majors.read("；".join(several)).value) == sorted(majors.read("；".join(reversed(several))).value)


@given(a=announcements, b=announcements)
@settings(max_examples=100, deadline=None)
def test_comparing_names_is_symmetric(a: str, b: str) -> None:
    assert employers.compare(a, b).value == employers.compare(b, a).value


@given(text=announcements)
@settings(max_examples=100, deadline=None)
def test_a_normal_form_is_its_own(text: str) -> None:
    first = employers.read(text).value
    if first["normalized"]:
        assert employers.compare(text, text).value == "same"
