"""From a raw item to a posting: which of page and text goes first, what is masked, and what staff should look at."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from crawler.items import RawAttachment, RawItem, RawPosition
from pipelines import quality
from pipelines.lines import normalize_lines
from pipelines.posting import Event, Evidence, Flag, Posting
from pipelines.reading import employer_in, moment, tidy, to_posting
from tests.thread_seconds import thread_seconds

NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)
TEXT = "任职要求：本科及以上学历，计算机、通信等相关专业；工作地点：西安；招聘3人；2026届毕业生。"


def _item(**fields: Any) -> RawItem:
    given = {"title": "蓝鲸云海科技有限公司2026届校园招聘简章", "description": TEXT} | fields
    return RawItem(
        source="school", key="1", url="https://job.example.edu.cn/1", family="article", fetched_at=NOW, **given
    )


def _posting(**fields: Any) -> Posting:
    return to_posting(_item(**fields), NOW)


def test_the_text_is_read_where_the_page_gives_no_field() -> None:
    posting = _posting()
    assert (posting.type, posting.locations, posting.majors) == ("announcement", ["610100"], ["0809", "080703"])
    assert posting.education.levels == ["bachelor", "master", "doctor"]
    assert posting.graduation_years == [2026]
    assert posting.hiring_organization.normalized == "蓝鲸云海科技"
    assert posting.hiring_organization.employer_class == "private"


def test_fields_of_the_page_go_first_and_stay_as_written() -> None:
    posting = _posting(location="成都市", degree="硕士", employer="云帆数据有限公司", employer_class="国有企业")
    assert (posting.locations, posting.education.levels) == (["510100"], ["master"])
    assert posting.hiring_organization.employer_class == "state_owned"
    assert posting.raw["location"] == "成都市"


def test_contacts_are_masked_in_title_and_text() -> None:
    posting = _posting(
        title="招聘 13812345678", description=f"{TEXT}联系 １３８１２３４５６７８，身份证110101199003078515"
    )
    assert "138" not in posting.title
    assert "１３８" not in posting.description and "19900307" not in posting.description


_SAYABLE = sorted(
    name
    for name, field in RawItem.model_fields.items()
    if field.annotation is str and name not in ("source", "key", "url", "family")
)


@pytest.mark.parametrize("field", _SAYABLE)
def test_a_contact_behind_any_label_is_masked(field: str) -> None:
    posting = _posting(**{field: "临江市解放路8号 联系人手机13812345678"})
    assert "13812345678" not in posting.model_dump_json()


def test_contacts_in_rows_names_of_files_and_labels_are_masked() -> None:
    row = RawPosition(title="会计 13812345678", location="临江市，电话13812345678", text="联系 13812345678")
    file = RawAttachment(name="报名表（发至13812345678）.docx", url="https://job.example.edu.cn/1.docx")
    posting = _posting(positions=[row], attachments=[file], labelled={"参会单位数": "20家，联系13812345678"})
    assert posting.positions and posting.attachments
    assert "13812345678" not in posting.model_dump_json()


def test_a_mail_box_is_no_address_to_apply_at() -> None:
    assert _posting(apply_url="mailto:zhangsan88@qq.com").apply_url == ""
    assert _posting(apply_url="https://job.example.com/1").apply_url == "https://job.example.com/1"


def test_a_table_of_the_page_goes_before_one_in_the_text() -> None:
    listed = f"{TEXT}\n岗位\t人数\t学历\n测试\t2\t本科\n开发\t4\t硕士\n"
    assert [row.title for row in _posting(description=listed).positions] == ["测试", "开发"]
    rows = [RawPosition(title="硬件工程师", headcount="5人", degree="硕士", majors="电子信息类")]
    posting = _posting(description=listed, positions=rows)
    assert [(row.title, row.majors) for row in posting.positions] == [("硬件工程师", ["0807"])]


def test_a_row_without_a_place_has_that_of_its_unit_within_those_of_the_whole() -> None:
    rows = [
        RawPosition(title="科员", headcount="1", employer="朝阳区民政局"),
        RawPosition(title="教师", headcount="1", employer="第五中学", department="南关区教育局"),
        RawPosition(title="驾驶员", headcount="1", employer="机关服务中心"),
        RawPosition(title="医师", headcount="1", employer="朝阳区医院", location="农安县"),
    ]
    posting = _posting(title="长春市2026年公开招聘公告", description="详见岗位表。", positions=rows)
    assert [row.locations for row in posting.positions] == [["220104"], ["220102"], [], ["220122"]]
    assert posting.locations == ["220100"]


def test_rows_of_which_nothing_says_where_are_where_their_public_employer_sits() -> None:
    rows = [RawPosition(title="教师", headcount="1", department="信息工程学院")]
    college = _posting(title="盐城海滨职业技术学院2026年公开招聘岗位表", description="见表。", positions=rows)
    assert (college.locations, college.review_reasons) == (["320900"], [])
    company = _posting(title="盐城海滨重工有限公司2026届校园招聘", description="见表。", positions=rows)
    assert company.locations == []
    noted = _posting(title="盐城海滨职业技术学院公开招聘", description="学校位于江苏省南通市如皋市。", positions=rows)
    assert noted.locations == ["320682"]


def test_rows_of_pages_and_texts_are_read_alike() -> None:
    listed = "用人单位\t岗位\t计划数\t学历\t学位\t要求\t年薪（万元）\n临江水务\t水工\t2\t研究生\t硕士\t水利工程专业\t8-12\n\t会计\t1\t本科\t学士\t会计学专业\t6\n"
    rows = [
        RawPosition(
            title="水工",
            headcount="2",
            degree="研究生；硕士",
            text="水利工程专业",
            salary="8-12万元/年",
            employer="临江水务",
        ),
        RawPosition(
            title="会计", headcount="1", degree="本科；学士", text="会计学专业", salary="6万元/年", employer="临江水务"
        ),
    ]
    found = _posting(description=listed).positions
    assert found == _posting(description="见表。", positions=rows).positions
    assert [(row.education.levels, row.majors, row.employer) for row in found] == [
        (["master"], ["0811"], "临江水务"),
        (["bachelor"], ["120203K"], "临江水务"),
    ]
    assert [row.salary and (row.salary.min, row.salary.unit) for row in found] == [(80000, "year"), (60000, "year")]


def test_what_only_rows_state_is_true_of_the_whole() -> None:
    rows = [
        RawPosition(title="甲岗", headcount="2", degree="本科", majors="会计学", location="宝鸡"),
        RawPosition(title="乙岗", headcount="若干", degree="硕士", majors="审计学", location="西安"),
    ]
    posting = _posting(description="详见岗位表。", positions=rows)
    assert posting.majors == ["120203K", "120207"]
    assert posting.locations == ["610300", "610100"]
    assert posting.education.levels == ["bachelor", "master"]
    assert posting.headcount is None or posting.headcount.min is None


def test_the_pay_of_all_positions_is_the_span_of_the_whole() -> None:
    rows = [RawPosition(title="甲岗", salary="18000-30000元/月"), RawPosition(title="乙岗", salary="15000-20000元/月")]
    posting = _posting(description="详见岗位表。", positions=rows)
    assert posting.salary is not None
    assert (posting.salary.min, posting.salary.max, posting.salary.unit) == (15000, 30000, "month")
    daily = [*rows, RawPosition(title="实习", salary="200元/天")]
    assert _posting(description="详见岗位表。", positions=daily).salary is None


def test_who_looks_in_any_place_of_a_position_finds_the_posting() -> None:
    listed = "一、岗位\n1. 软件工程师 5人，工作地点：西安市雁塔区\n2. 测试工程师 3人，工作地点：成都\n3. 销售代表 10人，工作地点：西安、长沙\n"
    assert _posting(description=listed).locations == ["610113", "510100", "430100"]


def _counts(posting: Posting) -> tuple[int | None, int | None, bool, list[str]]:
    assert posting.headcount is not None
    rules = [piece.text for piece in posting.explain if piece.field == "headcount"]
    return posting.headcount.min, posting.headcount.max, posting.headcount.approx, rules


def test_a_count_in_the_text_that_is_smaller_than_its_positions_is_that_of_one_of_them() -> None:
    listed = (
        "岗位：结构设计工程师\n招聘人数：6名\n学历：本科及以上\n岗位：焊接工艺员\n招聘人数：10名\n学历：大专及以上\n"
    )
    rows = [RawPosition(title="结构设计工程师", headcount="6名"), RawPosition(title="焊接工艺员", headcount="10名")]
    both = "结构设计工程师、焊接工艺员"
    assert _counts(_posting(description=listed, positions=rows)) == (16, 16, False, [both])
    some = [*rows, RawPosition(title="海外项目经理助理", headcount="若干")]
    assert _counts(_posting(description=listed, positions=some)) == (16, 16, True, [both])


def test_a_count_that_the_positions_do_not_exceed_or_that_the_source_states_stays() -> None:
    rows = [RawPosition(title="甲岗", headcount="2"), RawPosition(title="乙岗", headcount="3")]
    assert _counts(_posting(description="共招聘20人。", positions=rows))[:3] == (20, 20, False)
    assert _counts(_posting(description="共招聘20人。", positions=rows, headcount="4人"))[:3] == (4, 4, False)
    assert _counts(_posting(description="招聘1人。", positions=rows[:1]))[:3] == (1, 1, False)


def test_the_day_of_publishing_is_the_reference_of_dates_without_a_year() -> None:
    posting = _posting(published="2025-10-08", description="报名截止时间：11月30日", title="蓝鲸云海科技招聘公告")
    assert posting.date_posted == date(2025, 10, 8)
    assert posting.valid_through == date(2025, 11, 30)


def test_the_publisher_of_a_notice_is_no_employer() -> None:
    posting = _posting(title="临江大学2026届毕业生双选会圆满举行", description="双选会现场气氛热烈。", section="notice")
    assert (posting.type, posting.hiring_organization.name) == ("notice", "")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(None, None), ("", None), ("2026-03-05", date(2026, 3, 5))],
)
def test_days_stay_days(value: str | None, wanted: date | None) -> None:
    assert moment(value) == wanted


def test_moments_carry_the_offset_of_china() -> None:
    found = moment("2026-03-05T18:00")
    assert isinstance(found, datetime) and found.isoformat() == "2026-03-05T18:00:00+08:00"


def test_titles_are_shown_tidy() -> None:
    assert tidy("蓝鲸　云海\n２０２６届（校招）") == "蓝鲸 云海 2026届（校招）"
    assert employer_in("欢迎报考")[0] == ""
    assert employer_in("数据工程师（征信公司）")[0] == employer_in("安卓开发工程师(子公司)")[0] == ""
    assert employer_in("西安云帆科技（集团）有限公司招聘公告")[0] == "西安云帆科技（集团）有限公司"


def test_what_staff_should_look_at() -> None:
    doubtful = Evidence(field="locations", rule="ambiguous", confidence=0.3, candidates=["110105", "220104"])
    posting = Posting(
        title="宣讲会",
        type="talk",
        event=Event(),
        explain=[doubtful],
        flags=[Flag(code="gender", phrase="限男性", rule="x"), Flag(code="age", phrase="35岁以下", rule="x")],
    )
    assert quality.review_reasons(posting, sure=False) == [
        "flag_gender",
        "no_event_time",
        "unsure_extraction",
        "unsure_locations",
    ]
    assert quality.review_reasons(Posting(title="招聘"), sure=True) == []


def test_an_ambiguous_place_is_left_open_with_its_candidates() -> None:
    posting = _posting(description="工作地点：朝阳区", title="蓝鲸云海科技有限公司招聘公告")
    assert posting.locations == []
    assert "unsure_locations" in posting.review_reasons
    assert any(piece.field == "locations" and len(piece.candidates) > 1 for piece in posting.explain)


def test_a_label_of_the_text_names_the_employer_when_it_is_a_name() -> None:
    named = _posting(title="前端开发工程师", description="用人单位：云帆数据有限公司\n薪资：8-12K")
    assert named.hiring_organization.name == "云帆数据有限公司"
    unnamed = _posting(title="前端开发工程师", description="用人单位：详见附件\n薪资：8-12K")
    assert unnamed.hiring_organization.name == ""


def test_the_kind_of_notice_before_the_employer_is_no_part_of_its_name() -> None:
    assert employer_in("宣讲会：云帆数据有限公司2026届校园宣讲")[0] == "云帆数据有限公司"


def test_a_list_of_those_to_be_hired_is_no_vacancy() -> None:
    rows = [RawPosition(title="会计岗", headcount="1"), RawPosition(title="护士岗", headcount="2")]
    text = "经笔试、面试、体检、考察，拟聘用李某等12名同志。公示时间：2026年3月7日至3月15日。"
    posting = _posting(title="关于公布云岭县拟聘用人员名单的公示", description=text, positions=rows)
    assert (posting.type, posting.headcount, posting.positions) == ("notice", None, [])
    assert (posting.valid_through, posting.hiring_organization.name) == (None, "")


def test_graduates_whom_a_province_selects_are_counted() -> None:
    title, text = "江海省2026年选调应届优秀大学毕业生公告", "一、网上报名：3月10日至16日。\n二、选调人数：600人左右。"
    posting = _posting(title=title, description=text)
    assert posting.programs == ["selected_graduates"]
    assert posting.headcount is not None
    assert (posting.headcount.min, posting.headcount.max, posting.headcount.approx) == (600, 600, True)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("软件测试实习生", ""),
        ("后端实习生", ""),
        ("亚马逊运营实习生", ""),
        ("数据分析师实习招聘", ""),
        ("Java开发工程师2026届", ""),
        ("华为实习生", "华为"),
        ("康师傅2026校园招聘", "康师傅"),
        ("华熙生物2026届校招", "华熙生物"),
        ("临沧市2026年事业单位公开招聘工作人员公告", ""),
        ("云南省临沧市2026年招聘公告", ""),
    ],
)
def test_a_position_or_a_bare_place_is_no_employer(title: str, named: str) -> None:
    assert employer_in(title)[0] == named


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        ("临沧市2026年招聘公告", "临沧市人力资源和社会保障局决定面向社会公开招聘12人。", "临沧市人力资源和社会保障局"),
        ("云南省2026年选调公告", "根据工作需要，中共云南省委组织部决定选调2026届毕业生。", "中共云南省委组织部"),
        (
            "【实习】暑期实习生",
            "云帆数据有限公司（以下简称“云帆”）面向2027届招聘暑期实习生。",
            "云帆数据有限公司",
        ),
        ("Engineer", "Blue Whale Robotics Ltd. is hiring 3 engineers in Shanghai.", "Blue Whale Robotics Ltd."),
        ("临沧市2026年招聘公告", "根据云南省人力资源和社会保障厅安排公开招聘12人。", ""),
        ("数据标注员", "负责配合市场部组织活动，为全球服务中心招聘人员。", ""),
    ],
)
def test_the_body_that_decides_in_the_text_hires_where_the_title_names_none(title: str, text: str, named: str) -> None:
    assert _posting(title=title, description=text).hiring_organization.name == named


def test_evidence_of_a_long_text_is_placed_in_one_reading_of_it() -> None:
    sentence = "云帆数据有限公司招聘工程师，报名截止２０２６年12月1日。"
    answers: list[dict[str, Any]] = []
    seconds = thread_seconds(lambda: answers.extend(normalize_lines("dates", [sentence * 1000], date(2026, 3, 1))))
    assert seconds < 4, "looked for from the beginning each time it took 11 s and more"
    first = answers[0]["explain"][0]
    assert (sentence * 1000)[first["start"] : first["end"]] == first["text"] == "２０２６年12月1日"


def test_evidence_behind_a_letter_that_grows_in_lower_case_is_placed() -> None:
    (answer,) = normalize_lines("dates", ["İİİ 报名截止2026年12月1日"], date(2026, 3, 1))
    assert (answer["explain"][0]["start"], answer["explain"][0]["end"]) == (8, 18)


def test_a_line_is_read_as_a_crawled_page_is() -> None:
    case = {"id": "a", "text": "云帆数据有限公司招聘公告\n报名截止2026年4月30日17:00，招聘3人"}
    (answer,) = normalize_lines("posting", [json.dumps(case)], date(2026, 3, 1))
    value = answer["value"]
    assert value["valid_through"] == "2026-04-30T17:00:00+08:00"
    assert value["hiring_organization"]["name"] == "云帆数据有限公司"
    assert value["headcount"] == {"min": 3, "max": 3, "approx": False}
    assert "salary" not in value and "locations" not in value


def test_a_mark_of_the_byte_order_before_the_first_line_is_no_part_of_it() -> None:
    line = '\ufeff{"id": "a", "text": "报名截止3月9日", "ref_date": "2027-03-01"}'
    (answer,) = normalize_lines("dates", [line], date(2026, 3, 1))
    assert (answer["id"], answer["value"]["end"]) == ("a", "2027-03-09")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ('"id": NaN', "NaN is no number"),
        ('"id": -Infinity', "-Infinity is no number"),
        ('"id": 1e400', "1e400 is too large"),
        ('"kind": "zzz"', "kind 'zzz': one of publish, deadline, event"),
        ('"kind": 7', "kind 7"),
        ('"title": 5', "title is 5, no text"),
    ],
)
def test_a_line_that_is_no_case_is_told_with_its_number(fields: str, says: str) -> None:
    lines = ["3月1日", f'{{"text": "3月9日", {fields}}}', "3月1日"]
    before, answer, after = normalize_lines("dates", lines, date(2026, 3, 1))
    assert re.match(f"line 2: .*{says}", answer["error"])
    assert (answer["id"], answer["value"], answer["explain"]) == ("2", None, [])
    assert before["value"] == after["value"] and after["id"] == "3"


def test_a_day_to_come_is_not_that_of_publishing() -> None:
    assert _posting(published="2026年3月28日").date_posted is None
    assert _posting(published="2026-03-02").date_posted == date(2026, 3, 2)  # today somewhere


def test_a_sum_of_posts_is_no_more_exact_than_they_are() -> None:
    positions = [RawPosition(title="管理培训生", headcount="30人"), RawPosition(title="客户经理", headcount="80余人")]
    read = _posting(description="公司面向2026届毕业生招聘。", positions=positions).headcount
    assert read is not None and (read.min, read.max, read.approx) == (110, None, True)


def test_only_a_file_that_was_not_there_is_told_as_missing() -> None:
    files = [RawAttachment(name="岗位表", url="http://a.example/1.xls"), RawAttachment(name="简章", url="http://a.example/2.doc", missing=True)]  # fmt: skip
    assert _posting(attachments=files).export()["attachments"] == [
        {"name": "岗位表", "url": "http://a.example/1.xls"},
        {"name": "简章", "url": "http://a.example/2.doc", "missing": True},
    ]
