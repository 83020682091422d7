"""Real responses of career-site platforms pass through the parsers: each row with what a reader sees in it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from config.settings import PROJECT_ROOT
from crawler.items import ListEntry
from crawler.parsing import cms, records
from crawler.parsing.families import bysjy, cailifang, correcruit, eweb, frontpage, gxjy, jpaas
from crawler.parsing.page import Page
from tests.crawler.saved import ADDRESS

FIXTURES = PROJECT_ROOT.parent / "shared" / "data" / "platform-fixtures"
pytestmark = pytest.mark.skipif(not FIXTURES.is_dir(), reason=f"no real responses in {FIXTURES}")


def page(name: str, path: str = "/") -> Page:
    return Page(ADDRESS + path, (FIXTURES / name).read_text(encoding="utf-8"))


def known(key: str, section: str = "", **hints: str) -> ListEntry:
    return ListEntry.model_validate(
        {"key": key, "url": f"{ADDRESS}/x", "title": "列表中的标题", "section": section, "hints": hints}
    )


class TestFrontpage:
    def test_a_paged_list(self) -> None:
        listed = frontpage.read_list(page("frontpage/paged_list.json"), "s", "recruitmentinfo1", ADDRESS)
        (entry,) = listed.entries
        assert (entry.title, entry.hints["employer"], entry.hints["location"]) == (
            "算法工程师招聘",
            "招聘单位",
            "北京市",
        )
        assert (listed.number, listed.total, listed.last) == (2, 31, False)

    def test_a_bare_array_of_internships(self) -> None:
        listed = frontpage.read_list(page("frontpage/list_internship_bjtu.json"), "s", "recruitmentinfo2", ADDRESS)
        first, second = listed.entries
        assert first.published == "2026-04-28 17:47:53"
        assert first.hints["deadline"] == "2026-07-30 00:00:00"
        assert second.hints["location"] == "上海市,广东省深圳市,北京市"
        assert listed.last

    def test_talks_have_a_place_or_an_address(self) -> None:
        listed = frontpage.read_list(
            page("frontpage/limitlist_recruitmentFair_bjtu.json"), "s", "recruitmentFair", ADDRESS
        )
        hall, online = listed.entries
        assert hall.hints["venue"] == "第二就业宣讲厅（九教东101）"
        assert hall.hints["event_start"] == "2026-05-07 15:00"
        assert online.hints["event_mode"] == "线上"
        assert not hall.published

    def test_the_calendar_has_data_for_object(self) -> None:
        listed = frontpage.read_list(page("frontpage/timeline_dlut.json"), "s", "timeline", ADDRESS)
        (entry,) = listed.entries
        assert entry.section == "talk"
        assert entry.hints["venue"] == "综合教学2号楼A304"
        assert entry.hints["event_start"].startswith("2026-09-20")
        assert entry.key == "recruitmentFair:future"

    def test_news_may_lead_elsewhere(self) -> None:
        listed = frontpage.read_list(page("frontpage/newsCenter_list.json"), "s", "news", ADDRESS)
        inside, outside = listed.entries
        assert inside.published == "2020-10-08 14:53"
        assert outside.url == "https://mp.weixin.qq.com/s/demo"

    def test_a_position_notice(self) -> None:
        item = frontpage.read_detail(
            page("frontpage/detail_recruitmentinfo.json"), "s", known("recruitmentinfo:job-id", "announcement")
        )
        assert (item.title, item.employer, item.employer_class) == ("宇树科技招聘", "宇树科技", "民营企业")
        assert (item.published, item.deadline) == ("2026-05-19 16:28:37", "2026-11-15 00:00:00")
        assert item.apply_url == "https://example.com/apply"
        assert [file.url for file in item.attachments] == [f"{ADDRESS}/files/job.pdf"]
        assert [(row.title, row.headcount, row.location) for row in item.positions] == [
            ("AI算法工程师", "20", "浙江省杭州市")
        ]

    def test_a_talk(self) -> None:
        item = frontpage.read_detail(
            page("frontpage/detail_recruitmentFair.json"), "s", known("recruitmentFair:talk-id", "talk")
        )
        assert (item.event_start, item.venue, item.employer) == ("2026-05-21 15:00:00", "就业中心118", "南山集团")
        assert {file.url for file in item.attachments} == {f"{ADDRESS}/files/extra.docx", f"{ADDRESS}/files/talk.pdf"}
        assert item.positions[0].majors == "电气工程"

    def test_a_fair(self) -> None:
        item = frontpage.read_detail(
            page("frontpage/detail_bilateralchosefair.json"), "s", known("bilateralchosefair:fair-id", "fair")
        )
        assert (item.organizer, item.event_end, item.venue) == ("就业中心", "2026-05-22 17:00:00", "线上")
        assert "参会企业" in item.description


class TestGxjy:
    def test_positions(self) -> None:
        listed = gxjy.read_list(page("gxjy_sdei/companyissueinfo_list1.json"), "s", "job", 1, f"{ADDRESS}/sdu/")
        manager, accountant = (records.told(entry, "s", "gxjy", Page("", "").fetched_at) for entry in listed.entries)
        assert (manager.title, manager.employer) == ("品管经理/主管", "青岛得润电子有限公司")
        assert (manager.location, manager.degree, manager.salary) == ("山东省胶州市", "本科生毕业", "6500-6999元/月")
        assert (accountant.majors, accountant.headcount, accountant.deadline) == ("财务会计类", "3", "2026-11-30")
        assert "负责公司日常账务处理" in accountant.description
        assert manager.unread == []
        assert listed.total == 434

    def test_announcements(self) -> None:
        listed = gxjy.read_list(page("gxjy_sdei/indexZpggList.json"), "s", "announcement", 1, f"{ADDRESS}/sdu/")
        poster, bank = (records.told(entry, "s", "gxjy", Page("", "").fetched_at) for entry in listed.entries)
        assert poster.employer == "山东金佰特商用厨具有限公司"
        assert [file.url for file in poster.attachments] and not poster.description
        assert (bank.employer, bank.organizer) == ("", "北京网聘信息技术有限公司")
        assert bank.deadline == "2026-10-09 00:00:00"
        assert "2026年1月至" in bank.description


class TestJpaas:
    def test_rows_of_a_list(self) -> None:
        listed = jpaas.read_list(page("jpage/hrss_jinan_list_li.html", "/col/col18625/index.html"), "s", "", 1, ADDRESS)
        assert [entry.title for entry in listed.entries] == [
            "济南市槐荫区教育和体育局公开招聘2026年度济南籍退役优秀运动员公告",
            "2026年济南市第八人民医院公开招聘人员公告",
            "济南工程职业技术学院2026年度高技能人才引进公告",
            "关于2026年市属事业单位初级综合类岗位笔试成绩等有关事项的公告",
        ]
        assert [entry.published for entry in listed.entries] == ["2026-08-31", "2026-08-26", "2026-05-13", "2026-04-24"]
        assert listed.entries[1].url == "http://www.jns8y.cn/display.asp?did=16661&id=9"
        assert listed.entries[3].section == "notice"
        assert listed.total == 623

    def test_rows_of_a_table(self) -> None:
        first = page("jpage/gzw_jinan_list_table.html", "/col/col23870/index.html")
        listed = jpaas.read_list(first, "s", "", 1, first.url)
        assert [(entry.title, entry.published) for entry in listed.entries] == [
            ("济钢集团部分岗位公开招聘公告", "2026-08-24"),
            ("济南热电集团有限公司2026年校园招聘简章", "2026-06-22"),
        ]
        further = jpaas.further(first, 2)
        assert further.startswith(
            f"{ADDRESS}/api-gateway/jpaas-publish-server/front/page/build/unit?webId=37&pageId=23870"
        )
        assert "pageNo=2" in further

    def test_an_article(self) -> None:
        item = cms.read_detail(page("jpage/jinan_gov_detail_trimmed.html"), "s", jpaas.CMS, known("k", "civil_service"))
        assert (item.title, item.published) == ("这家区属国有企业公开招聘了", "2026-09-08 11:32")
        assert item.organizer == "市人力资源和社会保障局发展规划处"
        assert "报名时间：自公告发布之日起至2026年9月14日17:00" in item.description
        assert "浏览次数" not in item.description


class TestEweb:
    def test_rows_of_floated_cells(self) -> None:
        first = f"{ADDRESS}/eweb/jygl/index.so?type=ssoSearchZxzp&xxlb=5100"
        listed = eweb.read_list(page("eweb/sdu_list_trimmed.html"), "s", "announcement", 1, first)
        academy, drinks = listed.entries
        assert academy.title == "山东社会科学院2026年度专业技术中级及博士后岗位招聘公告"
        assert (academy.published, academy.hints["deadline"]) == ("2026-05-13", "2026-12-31")
        assert (drinks.title, drinks.hints["employer_class"]) == ("养生堂有限公司招聘", "企业")
        assert "type=ssoZxzpView" in drinks.url and "id=Tfybysr1YuZe8FsNygeUXy" in drinks.url

    def test_a_detail(self) -> None:
        item = eweb.read_detail(page("eweb/sdu_detail_trimmed.html"), "s", known("k", "announcement"))
        assert (item.title, item.published, item.deadline) == ("三角轮胎股份有限公司招聘", "2026-09-09", "2027-08-01")
        assert "三角轮胎股份有限公司2027届校园招聘简章" in item.description
        assert "轮胎产业的领军企业" in item.description


def test_correcruit() -> None:
    item = correcruit.read_detail(
        page("thinkphp_nankai/correcruit_content_trimmed.html"), "s", known("k", "announcement")
    )
    assert (item.title, item.employer) == ("浪潮集团2027届校园招聘简章", "浪潮集团有限公司")
    assert (item.published, item.headcount) == ("2026-09-01", "900人")
    assert (item.location, item.degree) == ("北京市 / 天津市 / 江苏省 / 山东省", "本科 / 硕士研究生 / 博士研究生")
    assert item.majors.startswith("不限专业")
    assert item.apply_url == "http://career.inspur.com/campus2027/index.html"


def test_cailifang() -> None:
    listed = cailifang.read_list(
        page("cailifang/cug_91wllm_campus_list_trimmed.html", "/campus/index"), "s", "campus", 11
    )
    assert [(entry.title, entry.published, entry.hints["location"]) for entry in listed.entries] == [
        ("东方财富2018届校园招聘简章", "2017-09-14 15:03:22", "上海市"),
        ("华新水泥股份有限公司校园招聘公告", "2017-09-14 10:47:49", "湖北省,其他"),
        ("中国铁建大桥工程局集团有限公司", "2017-09-14 10:47:04", "天津市,湖北省,湖南省,广东省,吉林省"),
        ("济南市勘察测绘研究院", "2017-09-14 10:39:21", "山东省,济南市"),
    ]
    assert listed.next_url.endswith("page=12") and not listed.last


class TestBysjy:
    def test_talks(self) -> None:
        listed = bysjy.read_list(page("bysjy/getcareers_shape.json"), "s", "talk", 1, ADDRESS)
        (entry,) = listed.entries
        assert (entry.key, entry.title) == ("career:255337", "示例有限公司")
        assert entry.hints["event_start"] == "2019-10-23 15:00"
        assert (entry.hints["venue"], entry.hints["degree"]) == ("图书馆报告厅", "本科及以上")
        assert "location" not in entry.hints, "the company's own city is not where people work"

    def test_fairs(self) -> None:
        listed = bysjy.read_list(page("bysjy/getjobfairs_shape.json"), "s", "fair", 1, ADDRESS)
        (entry,) = listed.entries
        assert (entry.key, entry.hints["organizer"], entry.hints["employer_count"]) == ("jobfair:4126", "组织者", "283")
        assert entry.hints["event_start"] == "2019-10-23 09:00"

    def test_a_position(self) -> None:
        item = bysjy.read_detail(page("bysjy/ajaxgetjobdetail_shape.json"), "s", known("job:1", "job", id="1"))
        assert (item.title, item.employer, item.industry) == ("岗位名称", "公司名称", "行业类别")
        assert (item.published, item.deadline) == ("2019年10月14日", "2020年10月21日")
        assert (item.headcount, item.degree, item.location) == ("5", "学历要求", "城市名称")

    def test_four_hundred_real_talks(self) -> None:
        """Rows of a real list, put back into the answer's shape: none is lost, none loses its day or place."""
        rows = list(csv.DictReader((FIXTURES / "bysjy" / "yssxy_outer_talks.csv").open(encoding="utf-8-sig")))
        data = [
            {"career_talk_id": str(number), "company_name": row["企业名称"], "meet_day": row["宣讲时间"],
             "school_name": row["宣讲地点"], "address": row["宣讲场地"], "meet_name": ""}
            for number, row in enumerate(rows)
        ]  # fmt: skip
        answer = Page(ADDRESS, json.dumps({"code": 1, "data": data}))
        listed = bysjy.read_list(answer, "s", "talk", 1, ADDRESS)
        assert len(listed.entries) == len(rows) == 400
        for row, entry in zip(rows, listed.entries, strict=True):
            assert entry.title == " ".join(row["企业名称"].split())
            assert entry.hints["event_start"] == row["宣讲时间"]
            assert entry.hints.get("venue", "") == " ".join(row["宣讲场地"].split())


def test_the_folder_is_read_whole() -> None:
    """A new real response needs a test here."""
    read = Path(__file__).read_text(encoding="utf-8")
    for file in FIXTURES.rglob("*"):
        if file.suffix in (".json", ".html") and file.parent.name != "jsonld" and file.name != "MANIFEST.json":
            assert f"{file.parent.name}/{file.name}" in read, file
