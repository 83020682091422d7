"""One announcement with a list of positions: a table, cells one a line, numbered blocks, plain runs."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.normalize import positions

TABBED = (
    "招聘岗位一览\n岗位名称\t招聘人数\t学历要求\t专业要求\t工作地点\n"
    "软件工程师\t10\t本科及以上\t计算机类、软件工程\t西安\n会计\t2人\t大专\t会计、财务管理\t宝鸡市\n联系人：张老师"
)
PIPED = "| 岗位 | 人数 | 学历 |\n|---|---|---|\n| 讲师 | 3 | 博士 |\n| 辅导员 | 2 | 硕士 |"
STACKED = "序号\n岗位\n人数\n学历\n专业\n1\n护士\n5\n大专及以上\n护理学\n2\n医师\n3\n硕士\n临床医学\n报名方式见附件"
BLOCKS = (
    "岗位介绍一、档案录入岗（30名）2.5k-4k/昆明五华区/大专及以上 需求专业：财会 岗位职责：录入；"
    "二、档案扫描岗（10名）2k-4k/昆明五华区/大专及以上 需求专业：不限专业 岗位职责：扫描"
)
NUMBERED = (
    "1.算法工程师（5名）\n任职要求：硕士及以上学历，计算机、数学等相关专业。工作地点：深圳\n"
    "2.行政专员 2名\n任职要求：本科，中文、新闻等专业；工作地点：西安"
)
RUN = "现诚聘：市场专员20名、导购5名、出纳1名，待遇面议"


def _brief(text: str) -> list[tuple[Any, ...]]:
    return [
        (row["title"], row["headcount"].get("min"), row["education"]["min"], row["majors"], row["locations"])
        for row in positions.read(text)
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            TABBED,
            [
                ("软件工程师", 10, "bachelor", ["0809", "080902"], ["610100"]),
                ("会计", 2, "associate", ["120203K", "120204"], ["610300"]),
            ],
        ),
        (PIPED, [("讲师", 3, "doctor", [], []), ("辅导员", 2, "master", [], [])]),
        (STACKED, [("护士", 5, "associate", ["101101K"], []), ("医师", 3, "master", ["100201K"], [])]),
        (
            BLOCKS,
            [
                ("档案录入岗", 30, "associate", ["120203K", "120204"], ["530102"]),
                ("档案扫描岗", 10, "associate", ["unlimited"], ["530102"]),
            ],
        ),
        (
            NUMBERED,
            [
                ("算法工程师", 5, "master", ["0809", "0701"], ["440300"]),
                ("行政专员", 2, "bachelor", ["0501", "0503"], ["610100"]),
            ],
        ),
        (RUN, [("市场专员", 20, None, [], []), ("导购", 5, None, [], []), ("出纳", 1, None, [], [])]),
    ],
)
def test_each_position_has_its_own(text: str, rows: list[tuple[Any, ...]]) -> None:
    assert _brief(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "1、负责测试；2、熟悉Linux；3、本科以上学历",
        "公司现有员工300人，其中博士20人、硕士100人",
        "共招聘20人，男生10人，女生10人",
        "部门 | 电话\n人事部 | 029-88880000",
        "",
    ],
)
def test_other_lists_are_no_positions(text: str) -> None:
    assert positions.read(text) == []


def test_units_of_a_title_with_counts() -> None:
    assert positions.in_title("甲镇人民政府1名、乙镇人民政府2名一级科员") == [("甲镇人民政府", 1), ("乙镇人民政府", 2)]
    assert positions.in_title("蓝鲸云海招聘20人") == []
