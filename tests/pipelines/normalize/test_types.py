"""What kind of notice it is, which state programmes, and for graduates of which years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.gold import cases, score
from pipelines.normalize import graduation, types

GOLD = Path(__file__).parent / "gold"


@pytest.mark.parametrize("kind", ["types", "graduation", "key_dates"])
def test_values_are_exact(kind: str) -> None:
    rows = cases(GOLD / f"{kind}.jsonl")
    right, wrong = score(kind, rows)
    assert right / len(rows) >= 0.95, [(row.get("title") or row["text"], value) for row, value in wrong]


@pytest.mark.parametrize(
    ("title", "text", "section", "kind"),
    [
        ("蓝鲸云海科技有限公司", "", "talk", "talk"),
        ("蓝鲸云海宣讲会圆满举行", "", "talk", "notice"),
        ("数据分析", "岗位职责：处理数据。任职要求：本科", "", "job"),
        ("招聘公告", "根据《事业单位公开招聘人员暂行规定》，面向社会公开招聘", "", "civil_service"),
        ("临江市政府办公室一级科员", "单位代码：1001 职位类型：综合管理类职位", "", "civil_service"),
        ("蓝鲸云海科技有限公司公开招聘公告", "", "", "announcement"),
        ("美工设计/可接受实习", "岗位职责：作图", "", "job"),
        ("2026校园招聘-学习顾问", "岗位职责：服务学员", "", "job"),
        ("嵌入式软件工程师（临江研发部）", "", "announcement", "job"),
        ("产品经理、销售代表", "", "announcement", "announcement"),
        ("蓝鲸云海产品有限公司", "", "announcement", "announcement"),
        ("临江城市建设集团有限公司2026年招聘公告", "", "civil_service", "announcement"),
        ("临江市第一人民医院2026年招聘公告", "", "civil_service", "civil_service"),
    ],
)
def test_section_title_and_text_together(title: str, text: str, section: str, kind: str) -> None:
    assert types.read(title, text, section).value == kind


def test_a_list_of_posts_is_an_announcement() -> None:
    """Also where one of them is an internship, and where one alone bears a word of posts."""
    assert types.read("客服专员，办公室文员，实习生").value == "announcement"
    assert types.read("教务，招生，教师").value == "announcement"
    assert types.read("暑期实习生（算法、测试、产品经理）").value == "internship"
    assert types.read("暑期实习：乐园运营、动物科普、演艺助理").value == "internship"
    assert types.read("数据分析实习生，双休").value == "internship"
    assert types.read("实习生，中国移动话务员").value == "announcement"
    assert types.read("java/C、C++开发工程师").value == "job"


def test_a_short_title_that_ends_in_a_post_or_a_trade_is_no_employer() -> None:
    for title in ("北海分公司负责人", "营销储备干部", "房地产经纪", "党务管理", "档案管理主管"):
        assert types.read(title).value == "job", title
    assert types.read("蓝鲸云海科技").value == "announcement"


def test_a_research_assistant_of_a_public_body_sits_no_examination() -> None:
    assert types.read("临江岩土力学研究所课题组招聘技术员、科研助理").value == "announcement"
    assert types.read("关于做好2026年科研助理岗位招录工作的通知").value == "announcement"
    assert types.read("2026届科研助理岗位一览表").value == "announcement"


def test_who_goes_to_hire_at_universities_comes_for_no_season() -> None:
    assert types.read("临江县人民医院赴高校招聘卫生专业技术人员公告").value == "civil_service"


def test_a_bare_title_is_doubtful() -> None:
    assert types.read("蓝鲸云海科技有限公司").confidence <= 0.5
    assert types.read("蓝鲸云海科技有限公司招聘公告").confidence >= 0.9


@pytest.mark.parametrize(
    ("title", "programs"),
    [
        ("临江大学2026年科研助理招聘公告", ["research_assistant"]),
        ("2026年定向选调生公告", ["selected_graduates"]),
        ("江海省2026年选调应届优秀大学毕业生公告", ["selected_graduates"]),
        ("关于选调2026届优秀毕业生到基层工作的公告", ["selected_graduates"]),
        ("2026届毕业生选调公告", ["selected_graduates"]),
        ("云岭县公开选调教师公告", []),
        ("2026年度考试录用公务员公告", ["civil_servant"]),
        ("市属事业单位公开招聘", ["public_institution"]),
        ("“三支一扶”计划招募", ["grassroots"]),
        ("大学生西部计划报名", ["grassroots"]),
        ("2026年上半年征兵公告", ["enlistment"]),
        ("联合国初级职员项目", ["international_organization"]),
        ("世界卫生组织青年专业人员招聘", ["international_organization"]),
        ("2026年上半年男兵征集开始报名", ["enlistment"]),
        ("临江县义务教育阶段特设岗位教师招聘", ["grassroots"]),
        ("第二十八届研究生支教团成员招募通知", ["grassroots"]),
        ("临江省2026年选拔高校毕业生到村（社区）任职公告", ["grassroots"]),
        ("2026年从非军事部门直接招收军士网上报名通知", ["enlistment"]),
        ("从普通高等学校毕业生中直接选拔招录军官", ["enlistment"]),
        ("科研助理岗位招录通知", ["research_assistant"]),
        ("临江大学博士后招聘", ["postdoc"]),
        ("蓝鲸云海校园招聘", []),
    ],
)
def test_state_programmes(title: str, programs: list[str]) -> None:
    assert types.programs(title).value == programs


def test_a_text_that_only_mentions_a_programme_is_none() -> None:
    text = "在各级公务员、事业单位考试中有违纪行为的人员不得报考"
    assert types.programs("临江学院教师招聘公告", text).value == []


def test_years_of_graduation_need_their_word() -> None:
    assert graduation.read("面向2026届，成立于2016年，2024级在读").value == [2026]
    assert graduation.read("毕业时间：2025年9月1日至2026年8月31日", date(2026, 3, 1)).value == [2026]
