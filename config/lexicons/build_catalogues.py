"""Builds ``majors.tsv`` (catalogue of undergraduate majors), ``industries.tsv`` and ``industry_products.tsv`` (GB/T 4754: its
sections, and the products that its classes of farming, mining and making name) and ``known_employers.tsv`` (published lists of state-owned and large private employers). ``build_major_names`` adds the other levels' names.

``python -m config.lexicons.build_catalogues DATA`` where DATA holds ``majors/专业目录2.csv`` (code, name), ``gb4754/*.csv``
and ``soe-lists/employers.csv``. The public table of industries is that of GB/T 4754-2011, whose divisions are brought to the edition
of 2017 by what that one renamed, added and numbered anew. Codes and names are facts of the catalogues of the Ministry of Education, of
GB/T 4754 and of the lists of the State Council's SASAC, the Ministry of Finance and the business federations.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
_CLASSES = {
    "国务院国资委履行出资人职责的企业名单": "central_soe",
    "中央金融企业": "central_soe",
    "国务院授权财政部履行出资人职责的企业": "central_soe",
    "国务院授权财政部履行出资人职责的中央文化企业": "central_soe",
    "22025中国民营企业500强榜单": "private",
    "2025中国制造业民营企业500强榜单": "private",
    "2025中国服务业民营企业100强榜单": "private",
}


def majors(folder: Path) -> list[tuple[str, str]]:
    """Codes of two (门类), four (专业类) and six (专业) digits with names."""
    with (folder / "majors" / "专业目录2.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(row["代码"], row["专业"]) for row in csv.DictReader(file) if row["代码"].strip()]


_RENAMED = {
    "A05": "农、林、牧、渔专业及辅助性活动",
    "B11": "开采专业及辅助性活动",
    "C25": "石油、煤炭及其他燃料加工业",
    "E50": "建筑装饰、装修和其他建筑业",
    "G58": "多式联运和运输代理业",
    "G59": "装卸搬运和仓储业",
    "R87": "广播、电视、电影和录音制作业",
    "S96": "基层群众自治组织及其他组织",
}
_ADDED = ("N79", "土地管理业")
"""What GB/T 4754-2017 calls otherwise than the edition of 2011, and its one new division, after which all numbers are one higher."""


def _edition_of_2017(code: str, title: str) -> tuple[str, str]:
    number = int(code[1:] or 0)
    moved = f"{code[0]}{number + 1}" if number >= int(_ADDED[0][1:]) else code
    return moved, _RENAMED.get(moved, title)


def industries(folder: Path) -> list[tuple[str, str]]:
    """Sections (a letter) and divisions (letter and two digits) of GB/T 4754-2017 with names."""
    found, section = [], ""
    file = next((folder / "gb4754").glob("*.csv"))
    for row in csv.reader(file.open(encoding="utf-8-sig", newline="")):
        cells = [cell.replace("\u3000", "").strip() for cell in row]
        if len(cells) < 5:
            continue
        if len(cells[0]) == 1 and cells[0].isalpha():
            section = cells[0]
            found.append((section, cells[4]))
        elif len(cells[1]) == 2 and cells[1].isdigit():
            found.append((section + cells[1], cells[4]))
    return sorted([_ADDED, *(_edition_of_2017(*row) for row in found)])


_MADE = re.compile(r"(?:专用设备制造|设备制造|制造|加工|种植|饲养|养殖|开采|采选|冶炼|铸造)$")
_NO_PRODUCT = re.compile(
    r"其他|其[^他]|类似|相关|有关|非金属|^(?:计算机|零配件|零部件|体育用品|医药用品|园艺作物|城市轨道交通|地质勘探)|的$|等$"
)
"""What is left of a title but names no product, or one that shops and programmers speak of as well."""


def products(folder: Path) -> list[tuple[str, str]]:
    """Products of three letters and more that the classes of farming, mining and making name: ``豆制品`` → C."""
    found: dict[str, str] = {}
    section = ""
    file = next((folder / "gb4754").glob("*.csv"))
    for row in csv.reader(file.open(encoding="utf-8-sig", newline="")):
        cells = [cell.replace("\u3000", "").strip() for cell in row]
        section = cells[0] if len(cells[0]) == 1 and cells[0].isalpha() else section
        title = re.sub(r"[(（].*?[)）]|未列明.*", "", cells[4]) if len(cells) > 4 else ""
        if section in ("A", "B", "C") and len(cells[3]) == 4 and _MADE.search(title):
            for word in re.split(r"[、和及与]", _MADE.sub("", title)):
                if 3 <= len(word) <= 6 and not _NO_PRODUCT.search(word):
                    found.setdefault(word, section)
    return sorted(found.items())


def employers(folder: Path) -> list[tuple[str, str]]:
    """Names with the class that a published list gives them."""
    found: dict[str, str] = {}
    with (folder / "soe-lists" / "employers.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["section"] in _CLASSES:
                found.setdefault(row["name"].strip(), _CLASSES[row["section"]])
    return sorted(found.items())


def universities(folder: Path) -> list[str]:
    """Names of today's universities and colleges as the Ministry of Education lists them."""
    listed = json.loads(
        (folder / "universities" / "data__china_mainland_universities.json").read_text(encoding="utf-8")
    )
    return sorted({name for province in listed.values() for name in province["all"]})


def main() -> None:
    """Write the five files beside this script."""
    folder = Path(sys.argv[1])
    for name, rows in (
        ("majors", majors(folder)),
        ("industries", industries(folder)),
        ("industry_products", products(folder)),
        ("known_employers", employers(folder)),
    ):
        text = f"# built by build_catalogues.py; {len(rows)} rows\n" + "".join("\t".join(row) + "\n" for row in rows)
        (HERE / f"{name}.tsv").write_text(text, encoding="utf-8")
        print(f"{name}: {len(rows)}")
    names = universities(folder)
    (HERE / "universities.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    print(f"universities: {len(names)}")


if __name__ == "__main__":
    main()
