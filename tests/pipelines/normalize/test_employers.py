"""Names of organisations: their parts, their class with the reason, and whether two of them are one employer."""

from __future__ import annotations

import pytest

from pipelines.normalize import employer_classes, employer_places, employer_spellings, employers
from pipelines.normalize.catalogue import rows, table
from pipelines.normalize.employer_names import parts
from pipelines.normalize.employer_titles import completed
from pipelines.normalize.lexicon import load


def _same(a: str, b: str) -> str:
    return employers.compare(a, b).value


def test_a_name_has_parts() -> None:
    name = parts("陕西省西安市蓝鲸云海科技股份有限公司宝鸡分公司")
    assert (name.core, name.trades, name.branch, name.places) == (
        "蓝鲸云海",
        ("科技",),
        "宝鸡分公司",
        frozenset({"西安"}),
    )
    assert employers.read("陕西省西安市蓝鲸云海科技股份有限公司宝鸡分公司").value["parent"] == "西安蓝鲸云海科技"


@pytest.mark.parametrize(
    ("name", "branch"),
    [
        ("中国农业银行股份有限公司临江支行", "临江支行"),
        ("中国工商银行临江分行", "临江分行"),
        ("西安交通大学电气工程学院", "电气工程学院"),
        ("蓝鲸云海科技有限公司", None),
        ("临江大学附属医院", None),
    ],
)
def test_branches_are_cut_from_their_parent(name: str, branch: str | None) -> None:
    assert employers.read(name).value["branch"] == branch


def test_registered_names_of_two_trades_are_two_companies() -> None:
    assert _same("上海新程科技发展有限公司", "上海新程信息技术有限公司") == "related"
    assert _same("新程科技", "上海新程科技发展有限公司") == "same"


@pytest.mark.parametrize(
    ("name", "normalized", "branch"),
    [
        ("清华大学西安汽车研究院", "清华大学西安汽车研究院", "西安汽车研究院"),  # not 清华大学大学
        ("大华会计师事务所(特殊普通合伙)西安分所", "大华会计师事务所西安分所", "西安分所"),  # not of 大华股份
        ("蓝鲸云海有限公司(南方营业厅)", "蓝鲸云海南方营业厅", "南方营业厅"),
        ("蓝鲸云海西安分校", "蓝鲸云海西安分校", "西安分校"),
        ("蓝鲸云海汽车有限公司-西安分公司", "蓝鲸云海汽车西安分公司", "西安分公司"),
        ("蓝鲸电子公司", "蓝鲸电子", None),  # no 子公司
        ("浙江东方蓝鲸科技有限公司", "浙江东方蓝鲸科技", None),  # 东方 lies in 海南
        ("某杭州电子/半导体/集成电路上市公司", "某杭州电子半导体集成电路上市", None),
    ],
)
def test_a_normal_form_keeps_what_tells_an_employer(name: str, normalized: str, branch: str | None) -> None:
    value = employers.read(name).value
    assert (value["normalized"], value["branch"]) == (normalized, branch)


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("蓝鲸云海有限公司(云盒...", "蓝鲸云海有限公司"),
        ("蓝鲸云海科技(西安...", "蓝鲸云海科技(西安)"),
        ("蓝鲸云海有限公司(西安分公...", "蓝鲸云海有限公司(西安分公"),  # perhaps a branch
        ("蓝鲸云海科技股...", "蓝鲸云海科技股份"),
        ("蓝鲸云海科技股份有...", "蓝鲸云海科技股份有限公司"),
    ],
)
def test_a_name_cut_off_is_written_to_its_end(cut: str, whole: str) -> None:
    assert completed(cut) == whole


def test_public_bodies_of_two_places_are_two() -> None:
    assert _same("临江市财政局", "临河市财政局") == "different"
    assert _same("临江市第一中学", "临江市第二中学") == "different"


def test_comparing_is_symmetric_and_reflexive() -> None:
    names = ["华为", "西安交大", "蓝鲸云海科技（西安）有限公司", "中国工商银行西安分行", "临江市公安局", ""]
    for a in names:
        assert a == "" or _same(a, a) == "same"
        for b in names:
            assert _same(a, b) == _same(b, a)


def test_the_class_says_why() -> None:
    kind, why = employer_classes.classify("临江市自来水有限公司")
    assert kind == "state_owned"
    assert why is not None and why.rule == "word of the name" and why.text in "临江市自来水有限公司"
    assert employer_classes.classify("某某科技有限公司", "国有企业")[0] == "state_owned"
    assert employer_classes.classify("国家电网有限公司", "国有企业")[0] == "central_soe"  # a list says more than a form
    assert employer_classes.classify("某某科技有限公司", "无此类别")[0] == "private"
    assert employer_classes.classify("国家电网有限公司")[1].rule == "published list"  # type: ignore[union-attr]
    assert employer_classes.classify("某知名外企") == (None, None)


def test_a_short_name_without_a_word_of_any_kind_is_a_brand() -> None:
    kind, why = employer_classes.classify("云数章鱼")
    assert kind == "private" and why is not None and why.rule == "short name" and why.confidence == 0.5
    assert employer_classes.classify("南京云数")[0] == "private"
    assert employer_classes.classify("云数章鱼", "国有企业")[0] == "state_owned"
    for nobody in ("笋岗工艺城三楼", "国内知名服务商", "岗位", "东城大厦"):
        assert employer_classes.classify(nobody) == (None, None)
    assert employer_classes.of_words("客服") is None  # the head of a title need be no employer


def test_schools_of_evening_courses_are_private() -> None:
    for name, kind in (
        ("上海云杉区蓝鲸进修学校", "private"),
        ("天津蓝鲸经贸进修学院", "private"),
        ("临江市教师进修学校", "public_institution"),
        ("临江教师进修学院", "public_institution"),
    ):
        assert employer_classes.classify(name)[0] == kind


def test_titles_around_a_name_are_taken_off() -> None:
    assert employers.read("【宣讲会】蓝鲸云海科技有限公司2026届校园招聘简章").value["normalized"] == "蓝鲸云海科技"
    assert employers.read("").value == {"name": "", "normalized": "", "class": None, "branch": None}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("昆明迪卡侬体育用品有限公司", "foreign"),
        ("东风日产汽车销售有限公司", "foreign"),  # the longer name of a joint venture goes before 东风
        ("东风汽车零部件有限公司", "central_soe"),
        ("科大讯飞股份有限公司", "private"),
        ("德国蓝鲸机床有限公司上海代表处", "foreign"),
        ("某某部人才交流中心", "public_institution"),
        ("蓝鲸医疗", "private"),
        ("思科特软件有限公司", "private"),  # no 思科: its own name has three letters
        ("蓝鲸数据集团有限公司", "private"),
        ("西安数据集团金融科技有限公司", "state_owned"),  # a place and trades without a name of its own
        ("国家金融信息中心有限责任公司", "central_soe"),
        ("蓝鲸环境集团有限公司", "private"),
        ("宝鸡蓝鲸信息咨询服务中心(个体工商户)", "private"),
        ("临江应用磁学研究所（中国电子科技集团公司第九百研究所）", "public_institution"),
        ("西安市莲湖区蓝鲸慈善会", "other"),
    ],
)
def test_known_employers_have_their_owners_class(name: str, kind: str) -> None:
    assert employer_classes.classify(name)[0] == kind


def test_a_brand_has_one_owner() -> None:
    listed = [name for sections in load("brands").values() for names in sections.values() for name in names]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("蓝鲸云海重庆分公司", "陕西蓝鲸云海科技有限公司重庆分公司", "same"),  # the legal form left out before a branch
        ("蓝鲸云海", "陕西蓝鲸云海科技有限公司重庆分公司", "related"),
        ("蓝鲸云海上海", "蓝鲸云海科技（北京）有限公司上海分公司", "related"),
        ("蓝鲸云海科技有限公司南山区分公司", "蓝鲸云海科技有限公司南山分公司", "same"),
        ("蓝鲸云海科技有限公司数据标注中心", "蓝鲸云海科技有限公司", "related"),
        ("蓝鲸能科", "蓝鲸能源科技股份有限公司", "same"),  # first letters of the trades
        ("蓝鲸电商", "上海蓝鲸电子商务有限公司", "same"),
        ("蓝鲸中国", "蓝鲸（中国）投资有限公司", "same"),
        ("蓝鲸中国", "蓝鲸发动机零部件（中国）有限公司", "related"),
        ("蓝鲸云海有限...", "蓝鲸云海", "same"),
        ("新加坡蓝鲸国际教育集团", "蓝鲸国际教育集团", "same"),
        ("Whale-U(蓝鲸科技)", "合肥蓝鲸科技", "same"),
        ("西安交大蓝鲸云海技术有限公司", "蓝鲸云海", "same"),
        ("蓝鲸云站", "深圳市蓝鲸云站科技有限公司", "same"),  # 站 ends a name of its own
        ("青禾集团-青禾软件有限公司", "青禾软件有限公司", "same"),
        ("蓝鲸云海科技有限公司Blue Whale Ltd.", "蓝鲸云海科技有限公司", "same"),
        ("蓝鲸云海公司", "西安蓝鲸云海智能科技有限公司", "same"),  # an informal end says nothing
        ("蓝鲸网", "西安蓝鲸网络科技有限公司", "same"),
        ("蓝鲸网", "西安蓝鲸互联网工程设计有限公司", "same"),
        ("蓝鲸网", "西安蓝鲸信息科技有限公司", "different"),
        ("蓝鲸云海控股", "蓝鲸云海电器有限公司", "related"),  # a holding and one of its companies
        ("蓝鲸云海股份", "蓝鲸云海文具有限公司", "related"),
        ("蓝鲸云海股份", "西安蓝鲸云海科技股份有限公司", "same"),
        ("蓝鲸量子", "蓝鲸量子计算科技(合肥)股份有限公司", "same"),
        ("蓝鲸云", "西安蓝鲸云安全生产技术研究院股份有限公司", "same"),
        ("BLUEWHALE", "BlueWhale Software", "same"),
        ("蓝鲸云研究院（广州）有限公司", "蓝鲸云研究院", "same"),
        ("交通规划设计研究院", "陕西省交通规划设计研究院有限公司", "different"),
        ("东方鲸鱼", "浙江东方鲸鱼生物制品股份有限公司", "same"),
        ("蓝鲸云海西安公司", "蓝鲸云海集团(西安)电子技术有限公司", "same"),
        ("蓝鲸（总部）", "青禾（总部）", "different"),
        ("蓝鲸AI", "青禾AI", "different"),
        ("青禾咨询中心（个体工商户）", "蓝鲸服务部（个体工商户）", "different"),
        ("临江市人才服务中心(临江市人才大市场)", "临江市人才大市场有限公司", "different"),
        ("某知名电子/集成电路公司", "集成电路公司", "different"),
        ("建筑装饰", "建筑工程装饰集团有限公司", "different"),
        ("某知名互联网公司", "知名互联网公司", "different"),
        ("西安地铁运营有限公司", "宝鸡地铁装备有限公司", "different"),
    ],
)
def test_a_company_is_known_by_its_ways_of_writing(a: str, b: str, said: str) -> None:
    assert (_same(a, b), _same(b, a)) == (said, said)


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("宝鸡财政局", "陕西省宝鸡市财政局", "same"),
        ("宝鸡三中", "宝鸡市第三中学", "same"),
        ("朝阳区教委", "北京市朝阳区教育委员会", "related"),  # another city has a 朝阳区
        ("吉林人民医院", "吉林省人民医院", "related"),  # or 吉林市
        ("宝鸡市人民医院", "汉中市人民医院", "different"),
        ("中科院物理所", "中国科学院物理研究所", "same"),
        ("国网西安供电公司", "国网陕西省电力有限公司西安供电公司", "same"),
    ],
)
def test_public_bodies_are_known_by_their_seat(a: str, b: str, said: str) -> None:
    assert (_same(a, b), _same(b, a)) == (said, said)


def test_brands_are_their_companies() -> None:
    assert _same("BOSS直聘", "北京华品博睿网络技术有限公司") == "same"
    assert _same("去哪儿网（Qunar.com）", "北京趣拿信息技术有限公司") == "same"
    assert _same("拼多多", "拼多多(上海)网络科技有限公司") == "related"
    assert _same("三一", "三一重工") == "related"


@pytest.mark.parametrize(
    ("brand", "other"),
    [
        ("华力创通", "西安华力创通科技有限公司"),
        ("中联重科", "中联重科海洋技术有限公司"),  # its full name without 股份有限公司
        ("第一创业", "第一创业投资有限公司"),
        ("比亚迪", "宝鸡比亚迪有限公司"),
        ("海王集团", "宝鸡海王医疗器械集团有限公司"),
    ],
)
def test_a_known_employer_is_not_its_company_elsewhere(brand: str, other: str) -> None:
    assert (_same(brand, other), _same(other, brand)) == ("related", "related")


@pytest.mark.parametrize(
    ("short", "home", "elsewhere"),
    [
        ("天源迪科", "深圳天源迪科信息技术股份有限公司", "北京天源迪科信息技术有限公司"),
        ("致远互联", "北京致远互联软件股份有限公司", "广州致远互联软件有限公司"),
        ("凌志软件", "苏州工业园区凌志软件股份有限公司", "南京凌志软件有限公司"),
        ("科远智慧", "南京科远智慧科技集团股份有限公司", "安徽科远智慧科技有限公司"),  # listed as 科远股份 before
    ],
)
def test_a_listed_company_is_the_one_of_its_seat(short: str, home: str, elsewhere: str) -> None:
    assert (_same(short, home), _same(home, short)) == ("same", "same")
    assert (_same(short, elsewhere), _same(elsewhere, short)) == ("related", "related")


def test_a_listed_company_that_became_a_group_stays_what_it_is() -> None:
    assert _same("北京鼎汉技术股份有限公司", "北京鼎汉技术集团股份有限公司") == "same"


def test_what_looks_like_an_employer_and_is_a_part_or_another() -> None:
    assert _same("天虹股份", "天虹商场股份有限公司-电商事业部") == "related"
    assert _same("擎天科技", "安徽科大擎天科技有限公司") != "same"
    assert _same("常熟立讯", "苏州立讯技术有限公司") == "related"
    assert _same("富士康集团", "富士康科技集团A事业群") == "related"


def test_a_seat_is_a_place_and_a_short_name_has_one() -> None:
    seats = table("employer_seats")
    assert all(employer_places.is_place(place) for place in seats.values())
    assert not [name for name in seats if employer_spellings.called(name)]


def test_a_brand_is_borne_by_several_companies_that_are_not_one() -> None:
    assert _same("作业帮", "小船出海教育科技（北京）有限公司") == "same"
    assert _same("小船出海教育科技（北京）有限公司", "作业帮教育科技（北京）有限公司") == "related"
    assert _same("趣头条", "上海基分信息科技有限公司") == "same"  # by the own name of 上海基分文化传播
    assert _same("通力电梯", "通力科技股份有限公司") != "same"
    assert _same("西部证券", "西部电子商务股份有限公司") != "same"


def test_companies_that_bear_a_brand_are_registered_and_their_brands_known() -> None:
    companies = table("employer_companies")
    assert all(name.endswith("公司") and not employer_spellings.called(name) for name in companies)
    assert [pair for pair in companies.items() if _same(*pair) != "same"] == []


def test_a_typed_class_is_that_of_every_way_to_write_the_employer() -> None:
    assert [
        kind for name, kind in table("employer_classes").items() if employers.read(name).value["class"] != kind
    ] == []
    kinds = {name: employers.read(name).value["class"] for name in ("昌飞", "重庆机电集团", "MediaTek", "国泰君安")}
    assert kinds == {
        "昌飞": "central_soe",
        "重庆机电集团": "state_owned",
        "MediaTek": "foreign",
        "国泰君安": "state_owned",
    }


@pytest.mark.parametrize("written", ["中电建华东院", "电建华东院", "中国电建华东院", "中国电建集团华东院"])
def test_a_great_house_is_written_in_several_ways_before_its_members_names(written: str) -> None:
    assert _same(written, "中国电建集团华东勘测设计研究院有限公司") == "same"
    assert _same(written, "中国电建集团西北勘测设计研究院有限公司") != "same"


def test_a_trade_behind_an_english_name_is_that_of_the_chinese_one() -> None:
    assert _same("Envision Energy", "远景能源") == "same"
    assert _same("Envision Robotics", "远景能源") != "same"
    assert _same("JD Electronics", "京东") != "same"


def test_a_group_is_not_the_listed_company_of_its_name_and_a_brands_group_is_its_company() -> None:
    assert _same("哈药集团", "哈药股份") == "related"
    assert _same("哈药集团", "哈药集团股份有限公司") == "related"
    assert _same("陕煤集团", "陕西煤业股份有限公司") == "related"
    assert _same("转转集团", "北京转转精神科技有限责任公司") == "same"


def test_a_name_kept_back_that_names_a_known_employer_in_brackets_is_that_one() -> None:
    assert _same("国内知名信息化厂商（浪潮集团）", "浪潮集团") == "same"
    assert _same("某大型互联网公司（浪潮集团）", "浪潮集团") == "same"
    assert _same("某大型互联网公司（北京）", "某大型互联网公司（上海）") == "different"


def test_a_bracket_that_a_list_cut_off_empty_says_nothing() -> None:
    assert _same("蓝鲸云信息科技(...", "蓝鲸云科技") == "same"
    assert _same("立讯精密工业(昆...", "立讯精密") != "same"  # 昆山, of which one letter is left


def test_a_former_name_is_known_by_its_ways_of_writing() -> None:
    assert _same("卫士通信息", "成都卫士通信息产业股份有限公司") == "same"
    assert _same("广电运通金融电子", "广电运通集团股份有限公司") == "same"
    assert _same("华为杭研所", "华为技术有限公司杭州研究所") == "same"


def test_a_known_employer_goes_by_one_name() -> None:
    for known in ("employer_aliases", "listed_companies"):
        others = [other for _, names, _ in rows(known) for other in names.lower().split("、")]
        assert len(others) == len(set(others))


@pytest.mark.parametrize(
    ("short", "other"),
    [
        ("无锡二院", "无锡市第三人民医院"),
        ("无锡市第二医院", "无锡市第二人民医院"),
        ("郑州47中", "郑州市第四十七小学"),
        ("西安一中", "西安市铁一中学"),
        ("徐医附院", "徐州医科大学第二附属医院"),
        ("广医附院", "广州医科大学附属医院"),
        ("哈工大深圳", "哈尔滨工业大学（威海）"),
        ("水科院黄海所", "中国水产科学研究院东海水产研究所"),
        ("中科院武汉所", "中国科学院武汉岩土力学研究所"),
        ("中国农科院植保所", "江苏省农业科学院植物保护研究所"),
        ("常德经投集团", "常德市城市建设投资集团有限公司"),
        ("湖南建投", "湖南省交通建设投资集团有限公司"),
        ("上海市政总院", "上海市城市建设设计研究总院（集团）有限公司"),
        ("东方医院", "河南省东方医院"),
        ("东昇科技有限公司", "东升科技有限公司"),
    ],
)
def test_a_short_name_is_not_that_of_a_look_alike(short: str, other: str) -> None:
    assert employers.compare(short, other).value != "same"


@pytest.mark.parametrize("word", ["建设", "城市建设", "人民", "发展控股"])
def test_a_name_of_one_word_over_and_over_is_compared_at_once(word: str) -> None:
    """Each word may stand, be shortened or be left out: what was tried of the rest is remembered, or 24 of them took minutes."""
    assert _same(f"杭州{word * 12}某", f"杭州市{word * 24}有限公司") != "same"
