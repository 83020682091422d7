"""GB/T 2260 as tables: names, parents, and which codes a written name may mean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipelines.normalize.catalogue import Matcher
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import FOLDER, load

NATIONWIDE, OVERSEAS, REMOTE, XPCC = "100000", "OVERSEAS", "REMOTE", "XPCC"
TAIWAN = "710000"
"""Its cities and districts have no codes of their own here."""
_WORDS = {NATIONWIDE: "全国", OVERSEAS: "海外", REMOTE: "远程", XPCC: "新疆生产建设兵团", "133100": "雄安新区"}
_WORDS_EN = {NATIONWIDE: "Nationwide", OVERSEAS: "Overseas", REMOTE: "Remote", XPCC: "XPCC", "133100": "Xiong'an"}
_SHORT = expression(
    r"(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市|地区|盟|新区|(?:回族|达斡尔族)?区|县|林区|[\u4e00-\u9fff]{1,9}族自治[州县]|自治[州县])$"
)
_PEOPLE = expression(
    r"(?:(?:蒙古|维吾尔|柯尔克孜|哈萨克|塔吉克|锡伯)族?|(?:藏|回|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|达斡尔|羌|撒拉|毛南|仫佬|仡佬|普米|怒|裕固|保安|独龙|鄂伦春|各)族)(?=[\u4e00-\u9fff]*自治)"
)
_PEOPLES = expression(r"自治[州县]$|族区$")
"""Kinds of divisions that bear the name of a people."""


@cache
def _rows() -> list[tuple[str, str, str, str]]:
    lines = (FOLDER / "divisions.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]  # type: ignore[misc]


def _spelled() -> Iterator[tuple[str, str, str, str]]:
    """The rows whose Latin spelling is no word of English."""
    ordinary = frozenset(load("english_places")["words"])
    return (row for row in _rows() if row[3] not in ordinary)


@cache
def names() -> dict[str, str]:
    """Present code → official name."""
    return {code: name for code, name, present, _ in _rows() if not present}


@cache
def english() -> dict[str, tuple[str, ...]]:
    """Latin spelling → codes of provinces, prefectures and county-level cities that it may mean, the largest first."""
    found: dict[str, list[str]] = {}
    for code, full, _, spelled in _spelled():
        if len(spelled) > 3 and (code.endswith("00") or full.endswith("市")):
            found.setdefault(spelled, []).append(code)
    for spelled, code in load("english_places")["spellings"].items():
        found[spelled] = [code]
    return {spelled: tuple(sorted(codes, key=level)) for spelled, codes in found.items()}


@cache
def english_districts() -> dict[str, tuple[str, ...]]:
    """Latin spelling → codes of counties and districts, which only the place beside them tells apart."""
    found: dict[str, list[str]] = {}
    for code, _, _, spelled in _spelled():
        if len(spelled) > 3 and not code.endswith("00"):
            found.setdefault(spelled, []).append(code)
    return {spelled: tuple(codes) for spelled, codes in found.items()}


@cache
def _successors() -> dict[str, str]:
    """Retired code → the present one."""
    return {code: present for code, _, present, _ in _rows() if present}


def present(code: str) -> str:
    """The code as it is today, also of a retired one and of the contract's words; empty for one that never was."""
    return code if code in names() or code in _WORDS else _successors().get(code, "")


def name(code: str, language: str = "zh") -> str:
    """What to show for a code of the contract; an unknown code stays as it is."""
    if code in _WORDS:
        return (_WORDS if language == "zh" else _WORDS_EN)[code]
    if language == "en":
        if known := load("english_places")["names"].get(code):
            return str(known)
        spelled = next((row[3] for row in _rows() if row[0] == code and row[3]), "")
        if spelled:
            return spelled.capitalize()
    return names().get(code, code)


def short_name(code: str) -> str:
    """A name as people say it: 西安, 内蒙古, 海淀."""
    return shorten(names().get(code, "")) or name(code)


def shorten(full: str) -> str:
    """A name without its kind: 陕西省 → 陕西, 恩施土家族苗族自治州 → 恩施."""
    if full in ("县", "市辖区") or len(full) <= 2:
        return full
    bare = _SHORT.sub("", full)
    if full.endswith(("自治州", "自治县")):
        bare = _PEOPLE.split(full)[0] or bare
    return bare or full


def _without_peoples(full: str) -> str:
    """A name without the peoples in it: 石林彝族自治县 → 石林县, 管城回族区 → 管城区; empty for others, and for 河南县."""
    short = shorten(full)
    return short + full[-1] if _PEOPLES.search(full) and short not in (full, "河南") else ""


def level(code: str) -> int:
    """0 for a province, 1 for a prefecture, 2 for a county or district."""
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


@cache
def _parents(code: str) -> tuple[str, ...]:
    if not code.isdigit() or code == NATIONWIDE or code.endswith("0000"):
        return ()
    chain = [] if code.endswith("00") else [f"{code[:4]}00"]
    return tuple(found for found in [*chain, f"{code[:2]}0000"] if found in names())


def parents(code: str) -> list[str]:
    """Codes that contain this one, the nearest first: 610113 → 610100, 610000. Empty for a province or a word."""
    return list(_parents(code))


@cache
def _children() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code in names():
        for parent in _parents(code)[:1]:
            found.setdefault(parent, []).append(code)
    return {parent: tuple(codes) for parent, codes in found.items()}


def children(code: str) -> list[str]:
    """Codes right below a province or prefecture; counties that a province governs itself are right below it."""
    return list(_children().get(code, ()))


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Written name → codes that it may mean. Official names, short ones of provinces, prefectures and county-level
    cities, retired names (as their successor), names without their peoples, zones. A generic name (新区) means none."""
    found: dict[str, list[str]] = {}
    retired: dict[str, list[str]] = {}
    plainer: dict[str, list[str]] = {}
    for code, full, present, _ in _rows():
        table = retired if present else found
        table.setdefault(full, []).append(present or code)
        if (code.endswith("00") or full.endswith("市")) and (short := shorten(full)) != full and len(short) > 1:
            table.setdefault(short, []).append(present or code)
        if plain := _without_peoples(full):
            for spelling in (plain, f"{plain[:-1]}自治{plain[-1]}"):  # 威宁县, 威宁自治县
                plainer.setdefault(spelling, []).append(present or code)
    for spelling, codes in (*retired.items(), *plainer.items()):
        found.setdefault(spelling, codes)
    for zone, code in load("places")["zones"].items():
        found[zone] = [code]
    for word in load("places")["not_a_place"]["generic"]:
        found[word] = []
    return {spelling: tuple(dict.fromkeys(codes)) for spelling, codes in found.items()}


@cache
def common() -> frozenset[str]:
    """Spellings that are words of the language too, or so short that they hide in others: 合作, 常熟 in 非常熟练."""
    typed = load("places")["not_a_place"]["common"]
    return frozenset(typed) | {
        spelling for spelling, codes in spellings().items()
        if len(spelling) == 2 and codes and all(level(code) == 2 for code in codes)
    }  # fmt: skip


@cache
def short_districts() -> dict[str, tuple[str, ...]]:
    """Names of districts and counties without their kind → codes; a name only where they stand alone: 浦东, 海淀."""
    found: dict[str, list[str]] = {}
    for code, full, present, _ in _rows():
        if not present and level(code) == 2 and len(short := shorten(full)) > 1 and short not in spellings():
            found.setdefault(short, []).append(code)
    return {spelling: tuple(codes) for spelling, codes in found.items()}


@cache
def _by_province() -> dict[str, list[tuple[str, str, bool]]]:
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for code, full, present, _ in _rows():
        found.setdefault((present or code)[:2], []).append((present or code, full, bool(present)))
    return found


def _rows_of(province: str) -> list[tuple[str, str, bool]]:
    """Present code, name, and whether the name is retired, of what lies in a province."""
    return _by_province().get(province, [])


@cache
def districts_of(parent: str) -> dict[str, str]:
    """Short and official names of what lies directly or one level deeper in a parent → code; present ones go before
    retired ones, and a name that two of them share means neither."""
    prefix = parent[:2] if parent.endswith("0000") else parent[:4]
    above = {shorten(names().get(code, "")) for code in (parent, *parents(parent))}
    found: dict[str, str] = {}
    for retired in (False, True):
        meant: dict[str, set[str]] = {}
        for target, full, old in _rows_of(prefix[:2]):
            if old is not retired or not target.startswith(prefix) or target == parent:
                continue
            short = shorten(full)
            for spelling in {full, short if len(short) > 1 and not (retired and short in above) else full}:
                meant.setdefault(spelling, set()).add(target)
        found = {spelling: min(codes) for spelling, codes in meant.items() if len(codes) == 1} | found
        if not retired:
            shared = {spelling for spelling, codes in meant.items() if len(codes) > 1}
    return {
        spelling: code for spelling, code in found.items()
        if spelling not in shared and not (level(code) == 1 and spelling in above)
    }  # fmt: skip


@cache
def _matcher() -> Matcher[tuple[str, ...]]:
    return Matcher(spellings())


def spelled_at(text: str, place: int = 0) -> str:
    """The longest spelling of a division that stands at a place of a text; empty for none."""
    return _matcher().at(text, place)


@cache
def heads() -> frozenset[str]:
    """First two characters of every name, short ones of districts too."""
    shorts = {shorten(full)[:2] for _, full, _, _ in _rows()}
    return _matcher().heads | {full[:2] for _, full, _, _ in _rows()} | shorts
