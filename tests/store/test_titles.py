"""Titles of rows beside those that a source is known by."""

from __future__ import annotations

import pytest

from store.titles import Titles

NAMES = [
    "云岭电子",
    "江川重工",
    "北原制药",
    "海拓软件",
    "松林建筑",
    "石桥船舶",
    "银湖航空",
    "金谷食品",
    "长垣汽车",
    "青浦能源",
    "白塔证券",
    "红岩纺织",
]
FORMS = ("{}有限公司2026届校园招聘公告", "{}集团2026年春季招聘简章", "【宣讲会】{}专场宣讲会")
KNOWN = [form.format(name) for form in FORMS for name in NAMES]
ADVERTS = [
    "澳门新葡京娱乐场官网",
    "金沙赌城送彩金",
    "六合彩开奖直播",
    "真人百家乐试玩",
    "时时彩计划软件",
    "足球投注赔率",
]


@pytest.mark.parametrize(
    ("title", "known"),
    [
        (KNOWN[0], True),
        (" 云岭电子有限公司２０２６届校园招聘公告 ", True),
        ("云岭电子有限公司2026届…", True),
        ("云岭电子有限公司2026届校园招聘公告（延期）", True),
        ("云岭通信有限公司2026届校园招聘公告", False),
        ("云岭", False),
        ("", False),
    ],
)
def test_a_title_that_is_known_whole_or_cut(title: str, known: bool) -> None:
    assert (title in Titles(KNOWN)) == known


@pytest.mark.parametrize(
    ("row", "same"),
    [
        ("【置顶】云岭电子有限公司2026届校园招聘公告", True),
        ("云岭电子有限公司2027届校园招聘公告", True),
        ("云岭电子有限公司2026届招聘补充公告", True),
        ("江川重工有限公司2026届校园招聘公告", False),
        ("", True),
    ],
)
def test_what_most_titles_have_in_common_makes_none_the_same(row: str, same: bool) -> None:
    assert Titles(KNOWN).same(row, KNOWN[0]) == same


def test_titles_of_another_kind() -> None:
    titles = Titles(KNOWN)
    assert titles.unlike(ADVERTS)
    assert not titles.unlike(ADVERTS[:4]), "too few"
    assert not titles.unlike([form.format("平湖物流") for form in FORMS * 2])
    assert not Titles(KNOWN[:20]).unlike(ADVERTS), "too few are known"
    mixed = [*ADVERTS[:4], *KNOWN[:3]]
    assert (titles.unlike(mixed), titles.unlike(mixed, strange_hosts=True)) == (False, True)


def test_a_source_of_many_kinds_is_not_judged() -> None:
    assert not Titles([f"{chr(0x4E00 + 7 * n)}{chr(0x5E00 + 11 * n)}" for n in range(60)]).unlike(ADVERTS)
