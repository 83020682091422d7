"""Headings of columns, in the words of offices, schools, hospitals and companies that no list holds in full."""

from __future__ import annotations

import pytest

from config.lexicons.headings import field_of, stands_in
from tests.thread_seconds import thread_seconds

KNOWN = {
    "title": [
        "实习岗位",
        "公益性岗位",
        "职位信息",
        "招聘岗位",
        "招收岗位",
        "服务岗位",
        "拟聘岗位名称",
        "招考职位",
        "需求 岗位",
        "岗位（职位）名称",
        "工种",
    ],
    "headcount": [
        "计划数",
        "招聘数",
        "招聘计划（人）",
        "拟招 人数",
        "招募名额",
        "职数",
        "招聘人数(名)",
        "录用人数",
        "2026年招聘计划",
    ],
    "degree": ["层次", "学历、学位要求", "最低学位", "学历学位及要求", "学历/学位", "文化程度要求"],
    "majors": ["所需专业", "专业背景", "专业（学科）及代码", "学科专业/研究方向", "研究生专业\n名称及代码", "专业范围"],
    "location": ["Work Location", "工作 地点", "县（市、区）", "区域", "县（自治县）", "设岗县", "工作所在地", "考区"],
    "salary": [
        "岗位待遇",
        "实习补贴",
        "年收入（万元）",
        "工资标准",
        "薪资范围",
        "薪酬待遇（税前）",
        "福利待遇",
        "参考年薪",
    ],
    "employer": ["设岗单位", "使用单位", "幼儿园", "招录机关", "学校名称", "接收单位", "乡镇（街道）"],
    "department": ["分行", "主管部门", "用人科室", "学院（部门）", "合作团队（单位）", "用人司局"],
    "text": [
        "岗位要求",
        "职位条件",
        "招聘要求",
        "其他资格条件",
        "岗位职责",
        "应聘条件",
        "学历及专业要求",
        "备注（其他条件）",
    ],
    "": [
        "岗位代码",
        "岗位等级",
        "专业代码",
        "落户地点",
        "年龄要求",
        "是否应届",
        "联系方式",
        "政治面貌",
        "序号",
        "学段",
    ],
}


@pytest.mark.parametrize(("heading", "field"), [(word, field) for field, words in KNOWN.items() for word in words])
def test_what_a_heading_names(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_what_stands_in_for_the_name_of_a_position() -> None:
    assert stands_in("岗位类别") and stands_in("任教 学科")
    assert not stands_in("学段")


def test_a_long_cell_is_no_heading_and_costs_little() -> None:
    long = "招聘" * 50_000 + "人数"
    assert field_of(long) == field_of("招聘" * 19 + "人数") == field_of("(" * 39) == ""
    assert thread_seconds(lambda: field_of(long)) < 3
