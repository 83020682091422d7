"""The place of a unit of a table: its branch, its seat, within the places of the announcement."""

from __future__ import annotations

import pytest

from pipelines.normalize import locations
from pipelines.normalize.unit_places import of_unit


@pytest.mark.parametrize(
    ("name", "around", "code"),
    [
        ("沈阳市公安局于洪分局", ("210100",), "210114"),
        ("朝阳区民政局", ("220100",), "220104"),
        ("朝阳区民政局", ("110000",), "110105"),
        ("朝阳区民政局", (), ""),
        ("德惠市米沙子镇人民政府", ("220100",), "220183"),
        ("太和县卫生健康委员会", (), "341222"),
        ("易县文化馆", (), "130633"),
        ("秦岭物流汉中分公司", (), "610700"),
        ("秦岭物流汉中分公司", ("100000",), "610700"),
        ("长沙临江供水有限公司", (), ""),
        ("长沙临江供水有限公司", ("430000",), "430100"),
        ("广州临江设备有限公司", ("430000",), ""),
        ("中山公园街道", ("210204",), ""),
        ("第一分公司", (), ""),
        ("东北振兴研究院", ("230100",), ""),
        ("心血管内科", ("420600",), ""),
    ],
)
def test_the_place_of_a_unit(name: str, around: tuple[str, ...], code: str) -> None:
    assert of_unit(name, around) == code


@pytest.mark.parametrize(
    ("words", "code"), [("威宁自治县", "520526"), ("长阳自治县", "420528"), ("恩施自治州", "422800")]
)
def test_autonomous_counties_without_their_peoples(words: str, code: str) -> None:
    assert locations.read(words).value == [code]
