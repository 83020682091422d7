"""Tables of times that lost their line breaks: each row on a line of its own again, everything else as it was."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.normalize import whole
from pipelines.normalize.flattened import rows_apart

THREE = "三、安排 项目 | 时间 | 备注 网上报名 | 3月2日至6日 | 见网站 资格审核 | 3月2日至7日 | 网上查询 笔试 | 3月21日 | 见准考证 体检 | 另行通知 | 自费 四、其他"
FOUR = "序号 | 环节 | 时间 | 说明 1 | 报名 | 3月2日至6日 | 网上 2 | 笔试 | 3月21日 | 一科 3 | 面试 | 4月上旬 | 短信通知"
TWO = "环节 | 时间 网上报名 | 3月2日至6日 笔试 | 3月21日 面试 | 4月5日"


@pytest.mark.parametrize(
    ("flat", "firsts"),
    [
        (THREE, ["三、安排 项目", "网上报名", "资格审核", "笔试", "体检"]),
        (FOUR, ["序号", "1", "2", "3"]),
        (TWO, ["环节", "网上报名", "笔试", "面试"]),
    ],
)
def test_each_row_has_its_line(flat: str, firsts: list[str]) -> None:
    lines = rows_apart(flat).split("\n")
    assert [line.split(" | ")[0] for line in lines] == firsts
    assert " ".join(lines) == flat


@pytest.mark.parametrize(
    "text",
    [
        "薪资 | 面议 | 地点 | 西安 | 学历 | 本科 | 人数 | 3人",
        "项目 | 时间 | 备注\n报名 | 3月2日 | 网上\n笔试 | 3月21日 | 现场\n面试 | 4月2日 | 现场",
        "宣讲时间 | 3月2日 | 地点 | 报告厅 | 联系人 | 王老师 | 单位 | 某公司",
        " | " * 500,
        "时间 | " * 500,
    ],
)
def test_what_is_no_such_table_stays(text: str) -> None:
    assert rows_apart(text) == text


def test_the_steps_of_such_a_table_are_those_of_its_rows() -> None:
    read = whole.read(THREE, "某县公开招聘公告", date(2026, 2, 20)).value
    assert [(row["stage"], row["start"]) for row in read["key_dates"]] == [
        ("application", "2026-03-02"),
        ("screening", "2026-03-02"),
        ("exam", "2026-03-21"),
    ]
    assert read["valid_through"] == "2026-03-06"
