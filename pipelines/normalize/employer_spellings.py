"""One spelling for a name that offices and branches write in several ways, before the name is taken apart.

``农行西安分行`` is the Agricultural Bank's branch, ``人社局`` the 人力资源和社会保障局, ``中国电科14所`` the 第十四研究所 of its house.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, lru_cache

from pipelines.normalize import divisions
from pipelines.normalize.catalogue import Matcher, rows, table
from pipelines.normalize.employer_trades import ends_in_part, without_form
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import FOLDER, load, pattern
from pipelines.normalize.text import clean
from pipelines.normalize.text import simplified as simple

_SIGNS = expression(r"[\s®™·•・‧∙\-_,，.。、\"'“”‘’《》|/\\]+")
_LATIN_FORM = expression(
    r"(?:[\s,]*\b(?:technologies|technology|china|group|holdings?|company|co|ltd|limited|inc|corp|corporation|gmbh|ag|llc|plc)\b[.,]*)+$",
    re.I,
)
_LATIN_COMPANY = expression(r"^([A-Za-z][A-Za-z0-9 &.'-]{0,30}?)\s?(\([一-龥]{2,3}\)[一-龥]{0,6}公司)$")
_INSTITUTE = expression(
    r"第?([0-9零〇一二三四五六七八九]{1,4}|[一二三四五六七八九]?十[一二三四五六七八九]?)(所|研究所|院|研究院)$"
)
_SCHOOL = expression(r"^(.{2,}?)([一二三四五六七八九十]{1,3})(中|小)$")
_OF_CITY = expression(
    r"(?<=..)(?:(?:壮族|回族|维吾尔)?自治区|[省市县区])(?=分公司|分行|支行|支公司|分部|分院|供电公司)"
)
_OF_UNIVERSITY = expression(r"\(|第?[一二三四五六]?(?:临床|附)|[一二三四五六]院$|第[一二三四五六](?:人民)?医院")
"""What hospitals, schools and campuses of a university begin with."""
_OWN_FORM = expression(r"有限|集团|事务所")
"""What the rest of a name holds that only begins like an abbreviation: 大华|会计师事务所四川分所."""
_FIGURE = expression(r"(?<=[一-龥])第?(\d{1,3})(?=(?:高级)?中学?$|高中$|小学?$|(?:人民)?医院$|院$|幼儿园$|附院$)")
"""The number of a school or hospital in figures."""
_ACCENTS = str.maketrans("àáâäãåçèéêëìíîïñòóôöõøùúûü", "aaaaaaceeeeiiiinoooooouuuu")
_DIGITS = "〇一二三四五六七八九"
_FIGURES = str.maketrans("零" + _DIGITS, "0" + "0123456789")
_LONGEST_HOUSE = 18
"""Letters of 中国航天科工集团有限公司第二研究院, which has institutes of its own."""


def squeezed(text: str) -> str:
    """A name without signs and capitals, as aliases are looked up."""
    return _SIGNS.sub("", text).lower().translate(_ACCENTS)


_CHINESE = expression(r"[\u3400-\u9fff]")
_KEPT = expression(r"[^昇乾堃喆淼犇甯鉅鍾餘瞭徵於祕穀邨迺]+")
"""What may be simplified: these letters stand in registered names beside their simplified forms, 东昇 and 东升 are two."""


@lru_cache(maxsize=20_000)
def simplified(name: str) -> str:
    """A name in simplified characters, but for those that tell two registered names apart."""
    return _KEPT.sub(lambda found: simple(found[0]), name) if _CHINESE.search(name) else name


@cache
def _employers() -> tuple[tuple[str, str, str], ...]:
    """Known employers; what is typed of one comes after what the exchanges list, and goes before it."""
    return (*rows("listed_companies"), *rows("employer_aliases"))


def listed(full: str) -> bool:
    """Whether a known employer is of the exchanges' table, whose registered names are of some years ago."""
    return full in _listed()


@cache
def _listed() -> frozenset[str]:
    return frozenset(full for full, _, _ in rows("listed_companies"))


@cache
def _called() -> dict[str, str]:
    """Abbreviation or former name → the present full name."""
    return {squeezed(clean(other)): full for full, others, _ in _employers() for other in others.split("、")}


@lru_cache(maxsize=20_000)
def called(written: str) -> str:
    """The present full name of what is written as an abbreviation or former name; empty for others."""
    bare = squeezed(written)
    latin = squeezed(_LATIN_FORM.sub("", written)) if written.isascii() else ""
    told = _called().get(bare) or _called().get(latin) or _university(bare) or _renamed(bare)
    return told or _by_house().get(_of_house(bare), "") or (_with_trade(bare) if latin else "")


def _with_trade(bare: str) -> str:
    """The full name of whom an English name means with its trade, where the Chinese name says that trade, too: Envision Energy."""
    found = _latin_trade().search(bare)
    full = _called().get(bare[: found.start()], "") if found and found.start() > 2 else ""
    words = load("employers")["latin_trade_words"][found[0]] if found else []
    return full if any(word in full for word in words) else ""


@cache
def _latin_trade() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern(load('employers')['latin_trade_words']).pattern})$")


@cache
def _house_heads() -> Matcher[str]:
    """How the great houses are written at the head of their members' names → one way."""
    return Matcher({form: house for house, forms in load("employers")["house_heads"].items() for form in forms})


def _of_house(bare: str) -> str:
    """A member's name with its house written one way: 中电建华东院 like 电建华东院; empty for names of no house."""
    head = _house_heads().at(bare)
    rest = bare[len(head) :].removeprefix("集团").removeprefix("公司")
    return f"{_house_heads()[head]} {rest}" if head and len(rest) > 1 else ""


@cache
def _by_house() -> dict[str, str]:
    """Member's name with its house written one way → the full name, where one member alone is called so."""
    told: dict[str, set[str]] = defaultdict(set)
    for name, full in [*_called().items(), *((squeezed(clean(full)), full) for full, _, _ in _employers())]:
        if written := _of_house(name):
            told[written].add(full)
    return {written: full for written, (full, *others) in told.items() if not others}


def seat(written: str) -> str:
    """The place of a company of which only its short name is known: 北京 of 致远互联; empty for others."""
    return table("employer_seats").get(squeezed(written), "")


@cache
def _companies() -> dict[str, str]:
    """Registered name of a company that bears a known employer's brand beside the one it is known by → that one's full name."""
    return {squeezed(clean(name)): called(brand) or brand for name, brand in table("employer_companies").items()}


def house(written: str) -> str:
    """The full name of the known employer whose brand a company bears: 京东's of 北京沃东天骏信息技术有限公司; empty for others."""
    return _companies().get(squeezed(written), "")


@cache
def _full_names() -> dict[str, str]:
    """Full name → itself as it is typed; also what is left of it, or of a former company's name, without its legal form."""
    typed = [(clean(full), full) for full, _, _ in _employers()]
    former = [
        (clean(other), full)
        for full, others, _ in _employers()
        for other in others.split("、")
        if other.endswith("公司")
    ]
    borne = Counter(without_form(name) for name, _ in typed)
    bare = {without_form(name): full for name, full in former + typed if borne[without_form(name)] <= 1}
    own = {name: full for name, full in bare.items() if len(name) > 2 and name not in divisions.spellings()}
    return {squeezed(name): full for name, full in [*own.items(), *typed]}


def _whole(bare: str) -> str:
    """The full name of a known employer that is written whole or without its legal form."""
    full = _full_names().get(bare, "")
    return full if full and bare in (squeezed(full), squeezed(without_form(full))) else ""


def known(written: str) -> str:
    """The full name of a known employer that is written whole or by another name: IBM(中国)有限公司 too."""
    if full := called(written) or _full_names().get(squeezed(written), ""):
        return full
    latin = _LATIN_COMPANY.match(written)
    full = called(latin[1]) if latin is not None else ""
    return full if latin is not None and full.endswith(latin[2]) else ""


@cache
def _matcher() -> Matcher[str]:
    """Other names of known employers."""
    return Matcher(_called())


def begun_by(bare: str) -> str:
    """The abbreviation of a known employer that a name begins with: 上海交大 of 上海交大某某; empty for others and for the whole."""
    return _matcher().at(bare[:-1]) or (bare[:4] if len(bare) > 4 and _university(bare[:4]) else "")


def _university(bare: str) -> str:
    """西安交大 is 西安交通大学: a place or national word, a kind and 大 instead of its full words."""
    place, kind = bare[:2], load("employers")["university_kinds"].get(bare[2:], "")
    return place + str(kind) if kind and place in divisions.spellings() else ""


@cache
def universities() -> frozenset[str]:
    """Names on the ministry's list."""
    return frozenset((FOLDER / "universities.txt").read_text(encoding="utf-8").split())


def _renamed(bare: str) -> str:
    """A 学院 of which only the 大学 is left on the ministry's list."""
    risen = bare.removesuffix("学院") + "大学"
    return risen if bare.endswith("学院") and risen in universities() and bare not in universities() else ""


@lru_cache(maxsize=20_000)
def spelt_out(said: str) -> str:
    """The name with its abbreviations written out, as far as the lexicon knows them."""
    said = _contracted().sub(lambda found: load("employers")["contractions"][found[0]], said)
    text = _operator(said) or _headed(said) or said
    text = _of_party(_of_grid(_COMPANY_OF_OFFICE.sub("", _OF_CITY.sub("", text))))
    for tail in load("employers")["empty_tails"]:
        text = text.removesuffix(tail)
    text = text.removeprefix("国家税务总局") if text.endswith("税务局") and len(text) > 9 else text
    for opening, full in load("employers")["openings"].items():
        if text.startswith(opening):
            text = full + text.removeprefix(opening)
            text = f"{text[:-1]}研究所" if text.endswith("所") and not text.endswith("研究所") else text
    text = _FIGURE.sub(lambda found: _in_words(int(found[1])), text)
    return _SCHOOL.sub(_school, text)


_COMPANY_OF_OFFICE = expression(r"(?<=[一-龥])(?:股份)?有限(?:责任)?公司(?=[一-龥]{2,10}[局段]$)")
"""云南电网有限责任公司楚雄供电局 is written 云南电网楚雄供电局."""


_POWER = expression(r"^([一-龥]{2,3}?)(?:省|市|(?:回族|维吾尔)?自治区)?电力(?:有限)?(?:责任)?公司$")
_SOUTHERN = ("广东", "广西", "云南", "贵州", "海南", "深圳", "广州", "内蒙古")
"""Where the State Grid has no company of the province."""


def _of_grid(text: str) -> str:
    """国网西安供电公司 of 国网陕西省电力有限公司西安供电公司, 国网陕西电力 of 国网陕西省电力: the province is left out, or only its kind;
    and 江苏省电力公司, as the State Grid's companies of provinces were called."""
    if not text.startswith("国网"):
        province = _POWER.match(text)
        if province is None or province[1] in _SOUTHERN or not _is_province(province[1]):
            return text
        return f"国网{province[1]}电力有限公司"
    text = re.sub(r"^国网.{2,4}电力(?:有限)?(?:责任)?公司(?=.{2,8}供电公司$)", "国网", text)
    return re.sub(r"(?<=^国网..)[省市](?=电力)|(?<=^国网黑龙江)省(?=电力)", "", text)


_PARTY = expression(r"^(?:中国共产党|中共)(?=[一-龥]{2,16}委)")
_COMMITTEE = expression(r"(?<=[省市县区旗州])委员会(?=[一-龥]{0,8}(?:部|办公室|院|校|委员会)$)")
_CONSULTATIVE = expression(r"^(?:中国人民政治协商会议|全国政协|政协)([一-龥]{2,14}?(?:省|市|县|区)?)委员会")
_OF_CONSULTATIVE = expression(r"^([一-龥]{2,14}?[省市县区旗州])政协(?=委员会|办公室|机关|$)(?:委员会)?")
_DISCIPLINE = expression(r"纪(?:律检查)?委(?:员会)?[和、]?(?:[一-龥]{0,10}监(?:察)?委(?:员会)?)?(?=$|机关$|办公室$|\()")


def _of_party(text: str) -> str:
    """广东省委统战部 of 中共广东省委员会统一战线工作部, 汕头市政协办公室 of 政协汕头市委员会办公室, 某县纪委监委."""
    if "委" not in text and "政协" not in text:
        return text
    text = _CONSULTATIVE.sub(r"\1政协", text)
    text = _COMMITTEE.sub("委", _PARTY.sub("", text)).replace("统一战线工作部", "统战部")
    text = _OF_CONSULTATIVE.sub(r"\1政协", text)
    return _DISCIPLINE.sub("纪律检查委员会", text)


def _is_province(name: str) -> bool:
    return any(divisions.level(code) == 0 for code in divisions.spellings().get(name, ()))


def _school(found: re.Match[str]) -> str:
    """宝鸡三中 is written for 宝鸡市第三中学."""
    place, number, kind = found.groups()
    placed = place[-1] in "市县区州旗镇" or place in divisions.spellings()
    return f"{place}第{number}{kind}学" if placed else found[0]


@cache
def _contracted() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern(load('employers')['contractions']).pattern})$")


def _operator(said: str) -> str:
    """陕西移动, 中国移动陕西公司: a province's company of an operator."""
    for short, full in load("employers")["operators"].items():
        for form in (rf"^([一-龥]{{2,6}}?)(?:省|市)?{short}$", rf"^中国{short}([一-龥]{{2,6}}?)(?:省|市)?(?:分)?公司$"):
            found = re.match(form, said)
            if found and found[1] in divisions.spellings():
                return str(full).format(place=found[1])
    return ""


def _headed(said: str) -> str:
    """农行西安分行, 哈工大(深圳): an abbreviation before a branch or a campus."""
    bare = squeezed(said)
    for end in range(min(len(bare) - 2, 12), 1, -1):
        head, rest = bare[:end], bare[end:]
        full = _called().get(head, "") or _university(head) or _renamed(head) or _whole(head)
        if full.endswith(("大学", "学院")) and (
            _OF_UNIVERSITY.match(rest) or rest.removesuffix("校区") in divisions.spellings()
        ):
            return full + rest
        if full and ends_in_part(rest) and not _OWN_FORM.search(rest):
            return full + rest
    return ""


@lru_cache(maxsize=20_000)
def institute(written: str) -> str:
    """House and number of an institute that has both and a proper name: 中国电科15所, 华北计算技术研究所; empty for others."""
    bare = squeezed(written)
    return _institute(bare) if bare.endswith(("所", "院", "中心")) else ""


def _institute(bare: str) -> str:
    if named := _proper_names().get(bare):
        return named
    for end in range(min(len(bare) - 2, _LONGEST_HOUSE), 1, -1):
        proper, number = _proper_names().get(bare[end:], ""), _numbered(bare[end:])
        if (proper or number) and (house := _houses().get(bare[:end]) or _institute(bare[:end])):
            return proper or house + number
    return ""


@cache
def _proper_names() -> dict[str, str]:
    """Proper name → house and number."""
    return {name: house + number for house, number, names in rows("institutes") for name in names.split("、")}


@cache
def _houses() -> dict[str, str]:
    """What the houses whose institutes have numbers are called, present and former names too."""
    short: dict[str, str] = load("employers")["numbered_houses"]
    full = set(short.values())
    return {name: house for name, house in _called().items() if house in full} | {name: name for name in full} | short


def _numbered(said: str) -> str:
    """第十四研究所 of 14所, 第七一〇研究所 of 第710研究所: as the houses write them, figure by figure from a hundred on."""
    found = _INSTITUTE.fullmatch(said)
    if found is None:
        return ""
    figures = found[1].translate(_FIGURES)
    number = _in_words(int(figures)) if figures.isdigit() else found[1]
    return f"第{number}研究{found[2].removeprefix('研究')}"


def _in_words(value: int) -> str:
    if not 10 <= value < 100:
        return "".join(_DIGITS[int(figure)] for figure in str(value))
    tens, ones = divmod(value, 10)
    return f"{'' if tens == 1 else _DIGITS[tens]}十{_DIGITS[ones] if ones else ''}"
