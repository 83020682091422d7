"""One announcement with a list of positions: a table, cells one a line, numbered blocks, plain runs."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.normalize import positions
from pipelines.normalize.position_tables import Row

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

TWO_HEADS = (
    "序号\t单位\t岗位\t招聘人数\t资格条件\n学历\t专业\t年龄\n"
    "1\t第一中学\t语文教师\t2\t本科及以上\t汉语言文学\t35周岁以下\n2\t第一中学\t数学教师\t3\t硕士研究生\t数学\t35周岁以下\n"
    "\t\t合计\t5\t\t\t"
)
MERGED = "部门\t岗位\t人数\t学历\n研发部\t算法工程师\t2\t硕士\n前端工程师\t3\t本科\n总计\t5"
ON_ITS_SIDE = "岗位名称\t软件工程师\t硬件工程师\n招聘人数\t5人\t3人\n学历\t本科\t硕士\n工作地点\t北京\t上海"
CODED = "岗位代码\t岗位名称\t拟招人数\t学历学位\t专业\t备注\nA01\t专任教师\t10\t博士研究生\t数学\t\nA02\t辅导员\t2\t硕士研究生\t不限\t党员"
COMMAS = "岗位,人数,学历,专业\n工艺工程师,10,本科,化工\n设备工程师,5,本科,机械"
LABELLED = "岗位名称：机械工程师\n招聘人数：3人\n学历要求：本科\n工作地点：苏州\n\n岗位名称：电气工程师\n招聘人数：2人\n学历要求：硕士\n工作地点：无锡"
INLINE = "岗位一：机械工程师，招聘3人，本科，工作地点苏州。岗位二：电气工程师，招聘2人，硕士，工作地点无锡。"
BRACKETS = "招聘岗位：算法工程师（3人，硕士，北京）；测试工程师（2人，本科，西安）。"
UNNUMBERED = "面向应届生开放的岗位：英语教师（5名）：3K-8K 元/月，本科以上。课程顾问（10名）：5K-20K 元/月，大专以上。"


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
        (TWO_HEADS, [("语文教师", 2, "bachelor", ["050101"], []), ("数学教师", 3, "master", ["0701"], [])]),
        (MERGED, [("算法工程师", 2, "master", [], []), ("前端工程师", 3, "bachelor", [], [])]),
        (ON_ITS_SIDE, [("软件工程师", 5, "bachelor", [], ["110000"]), ("硬件工程师", 3, "master", [], ["310000"])]),
        (CODED, [("专任教师", 10, "doctor", ["0701"], []), ("辅导员", 2, "master", ["unlimited"], [])]),
        (COMMAS, [("工艺工程师", 10, "bachelor", ["0813"], []), ("设备工程师", 5, "bachelor", ["0802"], [])]),
        (LABELLED, [("机械工程师", 3, "bachelor", [], ["320500"]), ("电气工程师", 2, "master", [], ["320200"])]),
        (INLINE, [("机械工程师", 3, "bachelor", [], ["320500"]), ("电气工程师", 2, "master", [], ["320200"])]),
        (BRACKETS, [("算法工程师", 3, "master", [], ["110000"]), ("测试工程师", 2, "bachelor", [], ["610100"])]),
        (UNNUMBERED, [("英语教师", 5, "bachelor", [], []), ("课程顾问", 10, "associate", [], [])]),
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
        "全区中小学校专任教师4588人，公办学校在编教师1698人，临聘教师625人",
        "学校拥有地面课程教员10名，可容纳420名飞行学员",
        "部门 | 电话\n人事部 | 029-88880000",
        "",
    ],
)
def test_other_lists_are_no_positions(text: str) -> None:
    assert positions.read(text) == []


def test_units_of_a_title_with_counts() -> None:
    listed = positions.in_title("甲镇人民政府1名、乙镇人民政府2名一级科员")
    assert [(post.found[1], post.most) for post in listed] == [("甲镇人民政府", 1), ("乙镇人民政府", 2)]
    assert positions.in_title("蓝鲸云海招聘20人") == []


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("一、销售经理（2名）底薪5000-8000元+提成二、人事专员（2名）底薪3500+提成", [(5000, 8000), (3500, None)]),
        ("1、收银员 2人、 （3000—4000）元 2、店长 1人、 （3500—20000）元", [(3000, 4000), (3500, 20000)]),
        ("一、跟单员2名1、大专以上。2、月薪3500元以上。二、仓管员2名1、男女不限。2、月薪4000-5000元。", [(3500, None), (4000, 5000)]),
        ("职位：国际售后 招聘人数：5人薪资待遇：4000-12000元/月 要求：英语四级。招聘职位：技术员 招聘人数：10人职位薪资：3500-9000元/月", [(4000, 12000), (3500, 9000)]),
    ],
)  # fmt: skip
def test_pay_of_each_position(text: str, pay: list[tuple[int, int | None]]) -> None:
    rows = positions.read(text)
    assert [(row["salary"]["min"], row["salary"]["max"]) for row in rows] == pay
    assert all(row["education"]["levels"] != ["unlimited"] for row in rows)


def test_names_of_the_title_tell_where_a_name_begins() -> None:
    text = "岗位要求薪资待遇内贸专员5人销售3500-5000元/月，根据表现调薪会计助理1人协助主管"
    assert [row["title"] for row in positions.read(text, ["内贸专员", "会计助理"])] == ["内贸专员", "会计助理"]
    assert [row["title"] for row in positions.read("岗位：1、 前台/1人2、 有经验的数学老师/3人")] == [
        "前台",
        "有经验的数学老师",
    ]


def _levels(text: str) -> dict[str, list[str]]:
    return {row["title"]: row["education"]["levels"] for row in positions.read(text)}


def test_each_of_a_run_has_its_own_degree() -> None:
    assert _levels("科研助理2名,硕士学位;博士后1名,博士学位") == {"科研助理": ["master"], "博士后": ["doctor"]}


def test_lines_behind_a_run_tell_of_its_positions() -> None:
    text = "实验室招聘科研助理2名,博士后1名。\n科研助理:生物学类专业,硕士学位。\n博士后:取得博士学位不超过三年。"
    assert _levels(text) == {"科研助理": ["master"], "博士后": ["doctor"]}
    assert positions.read(text)[0]["majors"] == ["0710"]


def test_a_label_that_excepts_a_position() -> None:
    text = "招聘人数:水工结构 3人;岩土 2人;财务 1人。\n学历:硕士研究生及以上(财务岗本科及以上)。"
    upward = ["bachelor", "master", "doctor"]
    assert _levels(text) == {"水工结构": upward[1:], "岩土": upward[1:], "财务": upward}


def test_lines_of_a_post_with_places_and_pay() -> None:
    text = "招聘实习生。\n后端开发实习生:西安、成都,400-500元/天\n产品实习生:西安,250元/天\n联系人:西安张经理"
    assert positions.may_list(text)
    rows = positions.read(text)
    assert [(row["title"], row["locations"]) for row in rows] == [
        ("后端开发实习生", ["610100", "510100"]),
        ("产品实习生", ["610100"]),
    ]
    assert [(row["salary"]["min"], row["salary"]["unit"]) for row in rows] == [(400, "day"), (250, "day")]
    assert positions.read("要求:本科\n经理:负责销售") == []


@pytest.mark.parametrize(
    ("cell", "count"),
    [("3（男2女1）", 3), ("男3女2", 5), ("女1名、男2名", 3), ("2（限男性）", 2), ("男2", None), ("5（男）", 5)],
)
def test_a_count_of_both_sexes(cell: str, count: int | None) -> None:
    assert positions.of_row(Row("岗位", {"headcount": cell}))["headcount"]["min"] == count


@pytest.mark.parametrize(
    ("degree", "codes"), [("博士研究生", ["1002"]), ("本科", ["1002", "100201K"]), ("本科及以上", ["1002", "100201K"])]
)
def test_a_number_beside_a_major_is_of_the_catalogue_of_the_degree(degree: str, codes: list[str]) -> None:
    row = Row("医师", {"majors": "内科学（心血管病）（100201）", "degree": degree})
    assert positions.of_row(row)["majors"] == codes
