"""A whole announcement from its text: labelled lines, sentences, lists, and what no text can do to the reader."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipelines.normalize import contacts, whole
from pipelines.normalize.labels import labelled
from pipelines.normalize.text import clean
from tests.pipelines.normalize.limits import at_most

REF = date(2026, 3, 1)
JOB = (
    "岗位职责：1、负责后端开发；2、编写文档。任职要求：1、本科及以上学历，计算机、通信等相关专业；2、两年经验。"
    "薪资待遇：8-12K·14薪 工作地点：西安 招聘人数：3人 截止日期：2026年4月30日"
)
NOTICE = """根据工作需要，临江市第一人民医院面向社会公开招聘工作人员，现公告如下：
一、招聘岗位
岗位名称\t人数\t学历\t专业
护士\t5\t大专及以上\t护理学
临床医师\t3\t硕士及以上\t临床医学
二、报名时间：2026年3月10日至3月16日。
三、笔试时间：2026年4月12日；面试时间：2026年4月26日。
"""


def _read(text: str, title: str = "", **hints: str) -> dict[str, Any]:
    return whole.read(text, title, REF, hints).value


def test_a_single_job() -> None:
    value = _read(JOB, "Java开发工程师")
    assert value["type"] == "job"
    assert value["education"] == {"min": "bachelor", "max": None, "levels": ["bachelor", "master", "doctor"]}
    assert value["majors"] == ["0809", "080703"]
    assert value["locations"] == ["610100"]
    assert value["headcount"] == {"min": 3, "max": 3, "approx": False}
    assert (value["salary"]["min"], value["salary"]["max"], value["salary"]["months"]) == (8000, 12000, 14)
    assert value["valid_through"] == "2026-04-30"
    assert value["industry"] == "I"


def test_a_public_notice_with_a_table_and_stages() -> None:
    value = _read(NOTICE, "临江市第一人民医院2026年公开招聘工作人员公告")
    assert value["type"] == "civil_service"
    assert [(row["title"], row["headcount"]["min"], row["majors"]) for row in value["positions"]] == [
        ("护士", 5, ["101101K"]),
        ("临床医师", 3, ["100201K"]),
    ]
    assert value["headcount"] == {"min": 8, "max": 8, "approx": False}
    assert value["valid_through"] == "2026-03-16"
    assert [stage["stage"] for stage in value["key_dates"]] == ["application", "exam", "interview"]


def test_a_labelled_list_narrows_schooling_by_degree() -> None:
    text = "单位代码：1001\n学历：研究生\n学位：硕士\n研究生专业名称及代码：法学(A0301)\n是否限应届毕业生报考：2026届高校毕业生"
    value = _read(text, "综合科四级主任科员")
    assert value["education"]["levels"] == ["master"]
    assert value["majors"] == ["0301"]
    assert value["graduation_years"] == [2026]
    assert value["programs"] == ["civil_servant"]


def test_majors_of_all_levels_are_joined() -> None:
    value = _read("研究生专业：金融学\n本科专业：会计学、审计学\n大专专业：不做要求", "财务岗")
    assert value["majors"] == ["020301K", "120203K", "120207"]


def test_hints_of_the_source_go_before_the_text() -> None:
    value = _read(JOB, "Java开发工程师", location="成都", degree="硕士", section="internship")
    assert (value["locations"], value["education"]["levels"], value["type"]) == (["510100"], ["master"], "internship")


def test_what_is_not_stated_is_absent() -> None:
    value = _read("负责公司形象推广，带薪年假10天，公司现有员工300人，成立于2016年。", "品牌专员")
    assert value.keys() <= {"type", "industry"}


def test_a_talk_has_time_and_venue_and_no_headcount() -> None:
    text = "宣讲时间：2026年3月20日19:00-21:00\n宣讲地点：临江大学报告厅\n我公司招聘100人"
    value = _read(text, "蓝鲸云海科技有限公司宣讲会")
    assert value["event"]["start"] == "2026-03-20T19:00"
    assert value["event"]["venue"] == "临江大学报告厅"
    assert value["event"]["attendance_mode"] == "offline"
    assert "headcount" not in value


def test_a_talk_tells_the_steps_of_its_employer_and_not_how_to_get_a_seat() -> None:
    text = (
        "宣讲时间：2026年3月20日19:00\n宣讲地点：临江大学报告厅\n请于3月19日18:00前扫码报名参加宣讲会。\n"
        "招聘流程：网申截止4月10日 → 笔试4月18日 → 面试4月下旬"
    )
    value = _read(text, "蓝鲸云海科技有限公司宣讲会")
    assert value["event"]["start"] == "2026-03-20T19:00"
    assert value["valid_through"] == "2026-04-10"
    assert [(row["stage"], row["start"], row["end"]) for row in value["key_dates"]] == [
        ("application", None, "2026-04-10"),
        ("exam", "2026-04-18", None),
        ("interview", "2026-04-21", "2026-04-30"),
    ]


def test_the_only_stage_of_a_fair_is_the_registration() -> None:
    text = (
        "时间：2026年3月28日9:00-13:00\n地点：体育馆\n单位报名时间：3月2日至3月20日17:00。不能参会的请于3月25日前取消。\n"
        "毕业生3月28日起可在线投递、视频面试。"
    )
    value = _read(text, "临江大学2026届毕业生春季双选会公告")
    assert value["valid_through"] == "2026-03-20T17:00"
    assert value["key_dates"] == [{"stage": "application", "start": "2026-03-02", "end": "2026-03-20T17:00"}]


def test_pay_in_a_title() -> None:
    assert _read("岗位职责：数据标注", "数据标注员200-300/天")["salary"]["unit"] == "day"
    assert _read("岗位职责：设计", "平面设计师8-12K")["salary"]["max"] == 12000
    assert "salary" not in _read("岗位职责：设计", "UI设计师180824")


def test_the_title_states_the_degree_where_no_sentence_does() -> None:
    text = "从事锅炉设计。请注明学校、学历、应聘岗位。"
    assert _read(text, "热工设计（硕士）")["education"] == {"min": "master", "max": "master", "levels": ["master"]}


def test_a_section_behind_the_last_position_is_not_part_of_it() -> None:
    text = "一、招聘岗位\n1、语文教师（3名）：本科以上\n2、数学教师（2-4名）：本科以上\n三、薪酬待遇\n年薪10-15万元\n"
    value = _read(text, "临江中学招聘公告")
    assert [row["salary"] for row in value["positions"]] == [None, None]
    assert (value["salary"]["min"], value["salary"]["unit"]) == (100_000, "year")
    assert value["headcount"] == {"min": 5, "max": 7, "approx": False}


def test_a_doctor_alone_is_the_most_and_one_or_more_is_open() -> None:
    alone = _read("学历：研究生\n学位：博士", "一级主任科员")["education"]
    above = _read("学历：研究生\n学位：硕士以上", "一级主任科员")["education"]
    assert (alone["min"], alone["max"], above["min"], above["max"]) == ("doctor", "doctor", "master", None)


def test_each_value_names_its_field_in_the_evidence() -> None:
    reading = whole.read(JOB, "Java开发工程师", REF)
    named = {piece.field for piece in reading.explain}
    assert {"type", "education", "majors", "locations", "headcount", "salary", "valid_through", "industry"} <= named


HOSTILE = {
    "digits": "1" * 100_000,
    "spaced digits": "1 " * 50_000,
    "numerals": "一三八" * 33_000,
    "at signs": "a@" * 50_000,
    "mail local": "a." * 50_000 + "@",
    "labels": "学历：" * 30_000,
    "majors": "专业" * 50_000,
    "lists": "计算机、" * 25_000 + "等相关专业",
    "brackets": "（" * 100_000,
    "tabs": "岗位\t人数\t学历\n" * 10_000,
    "counts": "一、岗位（3名）" * 12_000,
    "spaces": " " * 100_000,
    "dashes": "13-" * 33_000,
    "places": "北京朝阳" * 25_000,
    "flags": "男女岁婚育费押金" * 12_000,
    "years": "2026届、" * 20_000,
    "hash": "abc#" * 25_000,
    "letters": "甲" * 100_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_no_text_takes_long(name: str) -> None:
    with at_most(4):
        whole.read(HOSTILE[name], HOSTILE[name][:200], REF)
        contacts.mask(HOSTILE[name])


@pytest.mark.parametrize("hints", [{}, {"deadline": "10/11/2026"}])
def test_a_deadline_of_two_meanings_reaches_staff(hints: dict[str, str]) -> None:
    reading = whole.read("招聘工程师5名，本科以上。报名截止：10/11/2026。", "招聘", REF, hints)
    assert "valid_through" not in reading.value
    assert [piece.candidates for piece in reading.explain if piece.field == "valid_through"] == [
        ["2026-10-11", "2026-11-10"]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "经理助理（工作地点昆山），销售员（工作地点上海），工程师（工作地点上海或南通）。",
            ["320583", "310000", "320600"],
        ),
        ("工作地址佛山市南海区桂城街道1号友邦金融中心 公司简介 公司在北京、成都、重庆设有机构", ["440605"]),
        (
            "Join our team in North Asia. The position can be based in either Shenzhen or Shanghai.",
            ["440300", "310000"],
        ),
        ("交通方便坐标：广州 - 天河区 - 沙东 - 陶庄路五号", ["440106"]),
        ("工作地点：燕郊开发区创业大厦", ["131082"]),
        ("工作地点在紧邻上海的花桥国际商务城亚太广场", ["320583"]),
        ("工作地点：北京市海淀区农大南路1号硅谷亮城", ["110108"]),
        ("性格开朗。办公地点位于郫都区红光镇附近，介意者勿投", ["510117"]),
        ("负责测试。外派地址：杭州滨江网商大厦", ["330108"]),
        ("前三个月在总部培训，后期外派到济南/杭州等区域", ["370100", "330100"]),
        ("此岗位需要驻扎在江西上饶，社保公积金在上海缴纳", ["361100"]),
        ("工作地点：北京一半时间出差到深圳、厦门等地", ["110000"]),
        ("【广州】技术工程中心负责爬虫。【佛山】平台事业部负责测试工具。", ["440100", "440600"]),
        ("该岗位在佛山分公司上班，介意者勿投", ["440600"]),
        ("岗位职责：负责宁波项目驻场运维，三班轮换。", ["330200"]),
        ("驻场地：合肥市蜀山区", ["340104"]),
        ("工作地点：昆明。公司2012年于天津市成立首家分校", ["530100"]),
    ],
)
def test_places_of_work_in_sentences(text: str, expected: list[str]) -> None:
    assert whole.read(text, "工程师", date(2026, 3, 1)).value["locations"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "外派驻场，会去澳门出差",
        "长期驻场开发，公司产品销往全国",
        "会计（2名）薪资/工作地点/学历（如：5k~7k/长沙/本科及以上）",
    ],
)
def test_no_places_of_work(text: str) -> None:
    assert "locations" not in whole.read(text, "工程师", date(2026, 3, 1)).value


def test_a_short_label_ends_the_value_before_it() -> None:
    value = whole.read("专业：计算机、自动化相关专业年龄：40周岁以内性别：不限工作经验：3-5年").value
    assert value["majors"] == ["0809", "080801"]


@pytest.mark.parametrize(
    "rows",
    [
        "宣讲单位：蓝鲸科技(临江)有限公司\n宣讲时间：2026年3月22日 19:30-21:00\n宣讲地点：线上(云会议)",
        "宣讲单位 | 蓝鲸科技(临江)有限公司\n宣讲时间 | 2026年3月22日 19:30-21:00\n宣讲地点 | 线上(云会议)",
        "宣讲单位 | 蓝鲸科技(临江)有限公司 | 宣讲时间 | 2026年3月22日 19:30-21:00\n宣讲地点 | 线上(云会议)",
    ],
)
def test_a_talk_whose_fields_stand_in_lines_or_in_a_table(rows: str) -> None:
    value = _read(rows, "蓝鲸科技(深圳)有限公司空中宣讲会")
    assert (value["type"], value["employer"]) == ("talk", "蓝鲸科技(临江)有限公司")
    event = value["event"]
    assert (event["start"], event["end"]) == ("2026-03-22T19:30", "2026-03-22T21:00")
    assert (event["venue"], event["attendance_mode"]) == ("线上(云会议)", "online")
    assert "locations" not in value  # where the company is registered is no place


def test_labels_of_an_event_above_their_values() -> None:
    event = _read("宣讲时间\n2026年3月20日 14:00-16:00\n宣讲地点\n活动中心201\n联系人\n王老师", "蓝鲸云海宣讲会")[
        "event"
    ]
    assert (event["start"], event["venue"]) == ("2026-03-20T14:00", "活动中心201")
    assert _read("宣讲地点\n宣讲时间：2026年3月20日", "蓝鲸云海宣讲会")["event"]["venue"] == ""


def test_heads_of_columns_are_no_values() -> None:
    assert labelled("工作地点 | 招聘人数\n临江 | 3") == {}
    assert labelled("学历 | 专业 | 人数\n本科 | 会计学 | 2") == {}


def test_an_invitation_to_a_fair_is_the_fair() -> None:
    text = (
        "时间:2026年3月28日(周六)9:00-13:00\n地点:体育馆\n届时将有180家用人单位,提供岗位5600余个。请于3月20日前报名。"
    )
    value = _read(text, "关于举办2026届毕业生春季双选会的邀请函")
    assert value["type"] == "fair"
    event = value["event"]
    assert (event["start"], event["venue"]) == ("2026-03-28T09:00", "体育馆")
    assert (event["employer_count"], event["position_count"]) == (180, 5600)
    assert _read("尊敬的用人单位：", "临江大学2026届毕业生招聘邀请函")["type"] == "notice"


def test_a_running_list_has_labels_too() -> None:
    text = "岗位:QC分析员,人数:6人,学历:本科,专业:药学、药物分析,薪资:5-7K,工作地点:西安市雁塔区。"
    value = _read(text, "云岭制药有限公司招聘")
    assert value["headcount"] == {"min": 6, "max": 6, "approx": False}
    assert (value["education"]["levels"], value["locations"]) == (["bachelor"], ["610113"])
    assert [(row["title"], row["headcount"]["min"]) for row in value["positions"]] == [("QC分析员", 6)]
    assert "positions" not in _read("岗位:详见附件,人数:6人", "云岭制药有限公司招聘")


@pytest.mark.parametrize(
    ("text", "field", "wanted"),
    [
        ("可远程。在校大三及以上。", "locations", ["REMOTE"]),
        ("弹性上班,可以远程办公", "locations", ["REMOTE"]),
        ("不支持远程办公", "locations", None),
        ("熟悉远程办公系统", "locations", None),
        ("base北京", "locations", ["110000"]),
        ("base 上海、深圳均可", "locations", ["310000", "440300"]),
        ("熟悉base模型,与北京大学合作", "locations", None),
        (
            "Blue Whale Ltd. is hiring 3 software engineers. Apply now.",
            "headcount",
            {"min": 3, "max": 3, "approx": False},
        ),
        ("We are looking for five engineers.", "headcount", {"min": 5, "max": 5, "approx": False}),
        ("We are looking for 2 years of experience.", "headcount", None),
    ],
)
def test_what_no_label_states(text: str, field: str, wanted: Any) -> None:
    assert _read(text, "工程师").get(field) == wanted


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("可远程。150元/天。", (150, 150, "day")),
        ("要求在校大三及以上,100-150/天", (100, 150, "day")),
        ("in Xi'an. Salary: CNY 20k-30k per month. Apply now.", (20_000, 30_000, "month")),
        ("餐补20元/天,停车18元/天", None),
        ("工作时间8小时/天", None),
    ],
)
def test_pay_that_no_word_names(text: str, pay: tuple[int, int, str] | None) -> None:
    found = _read(text, "软件测试实习生").get("salary")
    assert (found and (found["min"], found["max"], found["unit"])) == pay


def test_the_place_of_a_single_listed_post() -> None:
    assert _read("后端开发实习生:北京、上海,400-500元/天", "后端开发实习生")["locations"] == ["110000", "310000"]


@pytest.mark.parametrize(
    ("title", "text", "people", "words"),
    [
        ("招聘简章", "商务专员：10名，客户经理：5名", 15, ["商务专员", "客户经理"]),
        ("招聘", "我店招教练助理(5名)薪资：4k-8k", 5, ["理(5名)"]),
        ("甲镇人民政府1名、乙镇人民政府2名公开招聘", "请按时报名。", 3, ["甲镇人民政府1名", "乙镇人民政府2名"]),
        ("招聘", "岗位\t人数\n硬件工程师\t3\n测试工程师\t5\n", 8, ["硬件工程师", "测试工程师"]),
    ],
)
def test_a_sum_of_posts_names_its_parts(title: str, text: str, people: int, words: list[str]) -> None:
    found = whole.read(text, title, date(2026, 3, 1))
    assert found.value["headcount"]["min"] == people
    told = [piece for piece in found.explain if piece.field == "headcount"]
    assert [piece.text for piece in told] == words and {piece.rule for piece in told} == {"listed post"}
    said = title if "镇" in title else clean(text)
    assert all(said[piece.start : piece.end] == piece.text for piece in told)


def test_the_rows_of_a_table_tell_the_degrees_before_sentences() -> None:
    rows = "岗位\t人数\t学历\n医师\t2\t硕士及以上\n护士\t5\t大专及以上\n药师\t1\t本科及以上"
    told = whole.read(f"面向社会招聘硕士及以上学历人才。\n学段：高中\n{rows}", "某医院2026年招聘公告").value
    assert told["education"] == {
        "min": "associate",
        "max": None,
        "levels": ["associate", "bachelor", "master", "doctor"],
    }
    silent = "岗位\t人数\t学历\n教师\t2\t硕士及以上\n干事\t5\t"
    told = whole.read(f"学历：本科及以上\n{silent}", "某学校2026年招聘公告").value
    assert told["education"]["min"] == "bachelor"


@pytest.mark.parametrize("words", ["Master degree or above", "Masters degree or higher", "Doctorate or master's"])
def test_a_degree_in_english_within_a_chinese_text(words: str) -> None:
    value = _read(f"负责现场设备调试与故障排查\nRequirements\n{words}\nBenefits apply", "工艺工程师")
    assert value["education"]["min"] == "master"


def test_labelled_subjects_with_codes_are_read_to_their_end() -> None:
    """``(A01)`` is the code of a branch and no number that begins the next item; the number of a next item is no part of a value."""
    text = "学历：研究生\n研究生专业名称及代码：哲学(A01),法学(A0301),政治学(A0302)\n其他要求：通过体检"
    assert whole.read(text, "一级主任科员", REF).value["majors"] == ["01", "0301", "0302"]
    text = "需求专业：计算机相关专业三、工作时间：9点-18点，周末双休"
    assert whole.read(text, "实习生", REF).value["majors"] == ["0809"]
