"""Places by context, candidates instead of guesses, and names that are none."""

from __future__ import annotations

import pytest

from pipelines.normalize import locations
from pipelines.normalize.locations import OPEN


def _codes(text: str) -> list[str]:
    return locations.read(text).value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("南京鼓楼区", "320106"),
        ("徐州市鼓楼区", "320302"),
        ("北京朝阳区", "110105"),
        ("长春朝阳区", "220104"),
        ("辽宁朝阳", "211300"),
        ("吉林", "220000"),
        ("吉林市", "220200"),
        ("海南", "460000"),
        ("青海海南州", "632500"),
        ("浙江台州", "331000"),
        ("天津河北区", "120105"),
    ],
)
def test_context_tells_places_of_one_name_apart(text: str, code: str) -> None:
    assert _codes(text) == [code]


@pytest.mark.parametrize("text", ["鼓楼区", "朝阳区", "长安区", "城关区", "宝山区"])
def test_without_context_there_are_candidates_and_no_guess(text: str) -> None:
    reading = locations.read(text)
    assert reading.value == []
    assert len(reading.explain[0].candidates) > 1
    assert reading.confidence == OPEN


@pytest.mark.parametrize(
    "text",
    [
        "西北工业大学",
        "中国石油大学（华东）",
        "重庆路128号",
        "南京西路",
        "贵州茅台酒股份有限公司",
        "阿里巴巴",
        "与高校合作",
        "非常熟练",
        "提高平台性能",
        "熟悉国内外市场",
        "美国留学经历优先",
        "精通日语",
        "兰州拉面",
        "来宾登记",
        "上市公司市场部",
    ],
)
def test_names_of_roads_schools_companies_and_mere_words_are_no_places(text: str) -> None:
    assert _codes(text) == []


def test_behind_a_district_a_name_from_elsewhere_is_a_street() -> None:
    assert _codes("上海市金山区山阳镇南阳港西路") == ["310116"]
    assert _codes("石家庄·长安·阜康") == ["130102"]


def test_a_branch_is_where_its_name_says() -> None:
    assert _codes("中国电信股份有限公司西安分公司") == ["610100"]
    assert _codes("华北电力大学（保定）") == ["130600"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("沪/苏/浙", ["310000", "320000", "330000"]),
        ("江浙沪皖", ["320000", "330000", "310000", "340000"]),
        ("京津冀", ["110000", "120000", "130000"]),
        ("沪宁杭", ["310000", "320100", "330100"]),
        ("甘青宁新", ["620000", "630000", "640000", "650000"]),
        ("全国各地", ["100000"]),
        ("面向全国招聘，工作地点南京", ["320100"]),
        ("北京、伦敦", ["110000", "OVERSEAS"]),
        ("成都 / Remote", ["510100", "REMOTE"]),
        ("兵团第八师石河子市", ["XPCC", "659001"]),
        ("Wuxi, Kunshan and Foshan", ["320200", "320583", "440600"]),
        ("Chaoyang District, Beijing", ["110105"]),
        ("Chaoyang, Changchun", ["220104"]),
        ("Chaoyang, Liaoning", ["211300"]),
        ("Taizhou, Zhejiang", ["331000"]),
    ],
)
def test_lists_regions_and_words(text: str, codes: list[str]) -> None:
    assert sorted(_codes(text)) == sorted(codes)


@pytest.mark.parametrize(
    ("text", "code"),
    [("北京市宣武区", "110102"), ("襄樊", "420600"), ("长沙市望城县", "430112"), ("思茅", "530800")],
)
def test_retired_names_are_their_successors(text: str, code: str) -> None:
    assert _codes(text) == [code]


def test_the_most_specific_unit_is_kept_without_its_parents() -> None:
    assert _codes("陕西省西安市长安区") == ["610116"]


def test_the_seat_of_the_company_is_no_place_of_work() -> None:
    assert _codes("公司总部位于上海，工作地点杭州") == ["330100"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("饶平县上饶镇人民政府", ["445122"]),
        ("上饶市", ["361100"]),
        ("西安三中", []),
        ("上海交大", []),
        ("西安电子科大", []),
        ("上海大数据中心", ["310000"]),
        ("成都大邑", ["510129"]),
    ],
)
def test_towns_and_schools_named_after_a_city_are_not_the_city(text: str, codes: list[str]) -> None:
    assert locations.read(text).value == codes
