"""Tables of positions in the shapes that offices write: headers of several lines, numbered columns, groups, units, sums."""

from __future__ import annotations

import pytest

from crawler.items import RawPosition
from crawler.parsing.body import positions
from crawler.parsing.position_table import Columns, positions_of
from tests.thread_seconds import thread_seconds

HEADER = ["序号", "用人单位", "岗位", "计划数", "学历", "专业"]
ROW = ["1", "临江市图书馆", "馆员", "2", "本科及以上", "图书馆学"]


def _read(*rows: list[str]) -> list[RawPosition]:
    return [position for _, _, position in positions_of(rows)]


def test_the_index_of_each_row_and_its_columns() -> None:
    ((index, columns, position),) = positions_of([["岗位表", *[""] * 5], HEADER, ROW])
    assert (index, columns.title, columns.wide) == (2, 2, 6)
    assert (position.title, position.employer, position.headcount) == ("馆员", "临江市图书馆", "2")


@pytest.mark.parametrize(
    "below",
    [
        ["1", "2", "3", "4", "5", "6"],
        ["A", "B", "C", "D", "E", "F"],
        ["甲", "乙", "丙", "1", "2", "3"],
        ["一、文化类"] * 6,
        ["（二）县直单位", "", "", "", "", ""],
        ["合计", "合计", "合计", "2", "", ""],
        ["合 计", "", "共5个岗位", "12", "", ""],
        ["小计：", "", "", "2", "", ""],
        ["注：1.年龄计算到2026年1月。2.专业参照目录。"] * 6,
        ["备注", "", "备注：以上岗位均为正式编制", "", "", "x"],
        HEADER,
        [""] * 6,
    ],
)
def test_rows_that_are_no_positions(below: list[str]) -> None:
    assert [position.title for position in _read(HEADER, below, ROW)] == ["馆员"]


def test_names_that_begin_like_notes_and_sums() -> None:
    rows = [
        [*ROW[:2], title, *ROW[3:]]
        for title in ("注册会计师", "说明书编写员", "总计量师", "企业和固定资产投资审计股科员", "综合计划与政策法规科")
    ]
    assert [position.title for position in _read(HEADER, *rows)] == [row[2] for row in rows]


def test_a_header_of_two_lines_with_a_group_above() -> None:
    upper = ["岗位代码", "学校", "岗位名称", "名额", "资格条件", "资格条件", "资格条件"]
    lower = [*upper[:4], "学历", "专业", "教师资格"]
    (found,) = _read(upper, lower, ["01", "临江一中", "语文教师", "2", "本科", "中国语言文学类", "高中语文"])
    assert (found.degree, found.majors, found.text) == ("本科", "中国语言文学类", "高中语文")


def test_a_header_of_three_lines_with_cells_left_empty_below_a_group() -> None:
    heads = [
        ["单位", "岗位", "人数", "招聘条件", "", ""],
        ["", "", "", "学历学位", "专业要求", ""],
        ["", "", "", "", "研究生专业", "本科专业"],
    ]
    (found,) = _read(*heads, ["临江水库", "水工", "1", "硕士", "水利工程", "水利水电工程"])
    assert (found.degree, found.majors) == ("硕士", "水利工程；水利水电工程")


def test_the_columns_of_a_second_table_further_down() -> None:
    other = ["岗位", "部门", "人数", "工作地点"]
    found = _read(HEADER, ROW, ["二、社会招聘", "", "", ""], other, ["司机", "后勤处", "3", "临江"])
    assert [(p.title, p.employer, p.department, p.location) for p in found] == [
        ("馆员", "临江市图书馆", "", ""),
        ("司机", "", "后勤处", "临江"),
    ]


def test_province_and_county_in_columns_of_their_own_and_a_group_of_rows() -> None:
    header = ["市（州）", "县（市、区）", "岗位", "人数"]
    found = _read(
        header,
        ["（一）市直"] * 4,
        ["临江市", "东山区", "支农", "1"],
        ["二、县直", "", "", ""],
        ["", "南山县", "支医", "2"],
    )
    assert [(p.location, p.department) for p in found] == [("临江市、东山区", "市直"), ("南山县", "县直")]


def test_an_employer_that_merged_cells_left_empty_is_that_of_the_row_above() -> None:
    found = _read(HEADER, ROW, ["2", "", "会计", "1", "本科", "会计学"])
    assert [p.employer for p in found] == ["临江市图书馆"] * 2
    header = ["部门", "岗位", "人数"]
    assert [p.employer for p in _read(header, ["财务部", "出纳", "1"])] == [""]


@pytest.mark.parametrize(
    ("heading", "cell", "wanted"),
    [
        ("年收入（万元）", "18-22", "18-22万元/年"),
        ("薪酬(万元/年)", "15", "15万元/年"),
        ("薪酬范围（万元/年）", "8～12", "8～12万元/年"),
        ("月薪（元）", "6000~8000", "6000~8000元/月"),
        ("薪资（K）", "8-12", "8-12k"),
        ("年收入（万元）", "面议", "面议"),
        ("待遇", "5000元/月", "5000元/月"),
    ],
)
def test_the_unit_of_pay_in_the_heading(heading: str, cell: str, wanted: str) -> None:
    assert _read(["岗位", "人数", heading], ["出纳", "1", cell])[0].salary == wanted


def test_positions_named_by_what_stands_in_for_a_name() -> None:
    found = _read(["学校", "招聘学科", "人数", "学历"], ["临江一中", "语文", "2", "本科"])
    assert [(p.title, p.headcount) for p in found] == [("语文", "2")]
    (found,) = _read(
        ["学院/部门", "岗位类型", "学科/专业", "层次", "人数", "岗位要求"],
        ["机械学院", "教学科研岗", "机械工程", "博士", "5", ""],
    )
    assert (found.title, found.department, found.degree) == ("教学科研岗", "机械学院", "博士")
    named = _read(["岗位类别", "岗位名称", "人数"], ["专技", "馆员", "1"])
    assert [p.title for p in named] == ["馆员"]
    assert _read(["姓名", "类别", "成绩"], ["甲乙", "专技", "90"]) == []


def test_positions_named_by_departments_or_employers_where_headings_speak_of_hiring() -> None:
    (found,) = _read(["序号", "学院（部门）", "招聘专业", "需求人数"], ["1", "土木工程学院", "结构工程", "5"])
    assert (found.title, found.department, found.majors) == ("土木工程学院", "土木工程学院", "结构工程")
    (found,) = _read(["用人单位", "需求专业", "学历", "人数"], ["临江建设集团", "土木工程", "本科", "30"])
    assert (found.title, found.employer) == ("临江建设集团", "临江建设集团")
    assert _read(["学院", "专业", "学历", "人数"], ["土木工程学院", "土木工程", "本科", "120"]) == []  # who graduates


def test_a_name_of_two_columns_and_the_surest_of_two_counts() -> None:
    upper = ["序号", "岗位", "岗位", "岗位数", "招聘人数", "条件"]
    lower = ["序号", "类别", "名称", "岗位数", "招聘人数", "条件"]
    (found,) = _read(upper, lower, ["1", "管理", "综合岗", "1", "2", "法学专业"])
    assert (found.title, found.headcount, found.text) == ("综合岗", "2", "法学专业")


FORM = [
    ["岗位名称", "机械设计工程师", "招聘人数", "2人"],
    ["学历要求", "本科及以上", "专业要求", "机械工程"],
    ["性别要求", "不限", "工作地点", "临江"],
    ["岗位职责", "负责设计", "负责设计", "负责设计"],
    ["岗位名称", "会计", "招聘人数", "1"],
    ["学历要求", "大专", "专业要求", ""],
    ["联系人", "人事部"],
]


def test_labels_and_values_side_by_side() -> None:
    first, second = _read(*FORM)
    assert (first.title, first.headcount, first.degree, first.majors) == (
        "机械设计工程师",
        "2人",
        "本科及以上",
        "机械工程",
    )
    assert (first.location, first.text) == ("临江", "负责设计")
    assert (second.title, second.headcount, second.degree, second.majors) == ("会计", "1", "大专", "")


def test_labels_above_each_other_and_a_form_of_one_position() -> None:
    (found,) = _read(["招聘岗位", "教师"], ["人数", "3"], ["学历", "本科"])
    assert (found.title, found.headcount, found.degree) == ("教师", "3", "本科")
    assert _read(["公司名称", "临江重工"], ["地址", "临江"], ["电话", "略"]) == []


def test_a_table_on_its_side() -> None:
    rows = [
        ["岗位名称", "机械工程师", "电气工程师", "会计"],
        ["招聘人数", "3", "2", "1"],
        ["学历", "本科", "本科", "大专"],
        ["工作地点", "临江", "临江", "东山"],
    ]
    read = [(index, columns.title, p.title, p.headcount, p.location) for index, columns, p in positions_of(rows)]
    assert read == [(0, 1, "机械工程师", "3", "临江"), (0, 2, "电气工程师", "2", "临江"), (0, 3, "会计", "1", "东山")]


@pytest.mark.parametrize("column", ["姓名", "准考证号", "笔试成绩", "拟聘人员"])
def test_a_list_of_people_is_none_of_positions(column: str) -> None:
    assert _read(["序号", column, "报考岗位", "学历"], ["1", "某某", "语文教师", "本科"]) == []


def test_the_next_page_of_a_table_has_no_header() -> None:
    before = Columns({2: "title", 3: "headcount"}, {2: "岗位", 3: "人数"}, 6)
    assert [position.title for _, _, position in positions_of([ROW], before)] == ["馆员"]


def test_a_table_of_a_page_may_go_on_in_the_next_one() -> None:
    def table(*rows: list[str]) -> str:
        return (
            f"<table>{''.join('<tr>' + ''.join(f'<td>{cell}</td>' for cell in row) + '</tr>' for row in rows)}</table>"
        )

    pages = table(HEADER, ROW) + table(["2", "临江市文化馆", "会计", "1", "本科", "会计学"]) + table(["联系人", "略"])
    assert [(p.title, p.employer) for p in positions(pages)] == [("馆员", "临江市图书馆"), ("会计", "临江市文化馆")]


def test_what_is_the_same_as_above() -> None:
    found = _read(HEADER, ROW, ["2", "同上", "会计", "1", "〃", "会计学"], ["3", "同上", "司机", "1", "〃", "不限"])
    assert [(p.employer, p.degree) for p in found] == [("临江市图书馆", "本科及以上")] * 3


def test_a_table_of_a_page_is_read_like_one_of_a_file() -> None:
    lines = (HEADER, ["1", "2", "3", "4", "5", "6"], ROW)
    cells = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in lines)
    assert [(p.title, p.headcount) for p in positions(f"<table>{cells}</table>")] == [("馆员", "2")]


def test_a_large_table_and_one_of_headers_alone_take_linear_time() -> None:
    """Four times the rows take about four times as long (sixteen times would be quadratic), apart from collecting garbage."""

    def best(rows: list[list[str]]) -> float:
        return min(thread_seconds(lambda: list(positions_of(rows))) for _ in range(2))

    many = [
        [[*ROW[:2], f"岗位{n}", *ROW[3:]] for n in range(20_000)],
        [HEADER] * 20_000,
        [["岗位"] * 6] * 20_000,
        [HEADER, *([f"岗位{n}", *ROW[1:], *[f"{n}要求{m}" for m in range(200)]] for n in range(4_000))],
        FORM * 3_000,
        [["岗位名称", *[f"岗位{n}" for n in range(200)]], *[["学历", *["本科"] * 200]] * 2_000],
    ]
    for rows in many:
        assert best(rows) < 9 * best(rows[: len(rows) // 4]) + 0.1
