"""Builds ``divisions.tsv`` from GB/T 2260 data: ``python -m config.lexicons.build_divisions FOLDER``.

FOLDER holds ``list.json`` (present codes and names), ``history.json`` (all codes ever, with names) and ``diff.json``
(retired code → present codes) in the form of the MIT-licensed ``mumuy/data_location``. Codes and names are facts of
the national standard GB/T 2260. Columns: code, name, present code (empty when it is present itself), pinyin of present
divisions (pypinyin; Shaanxi and Inner Mongolia as English writes them).
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from pypinyin import lazy_pinyin

HERE = Path(__file__).resolve().parent
_PLACEHOLDERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖行政单位", "市", "省直辖县"}


_NOT_YET = {"500157": ("500105", "500112")}
"""Units announced in 2026 whose parts announcements, and the code table in force, still name by themselves."""
_TAIWAN = "710000"


def rows(folder: Path) -> list[tuple[str, str, str]]:
    """Present divisions first, then retired ones that have exactly one successor, by code."""
    present = json.loads((folder / "list.json").read_text(encoding="utf-8"))
    history = json.loads((folder / "history.json").read_text(encoding="utf-8"))
    successors = json.loads((folder / "diff.json").read_text(encoding="utf-8"))
    for code, parts in _NOT_YET.items():
        if present.pop(code, None):
            present |= {part: history[part] for part in parts}
    # the origin numbers Taiwan's units by itself under 83; the standard has one code for all of it
    present = {code: name for code, name in present.items() if not code.startswith("83")} | {_TAIWAN: "台湾省"}
    found = [(code, name, "") for code, name in sorted(present.items())]
    for code, name in sorted(history.items()):
        targets = [target for target in successors.get(code, []) if target in present]
        if code not in present and len(targets) == 1 and name not in _PLACEHOLDERS and name != present[targets[0]]:
            found.append((code, name, targets[0]))
    return found


_ENGLISH = {
    "610000": "shaanxi",
    "150000": "innermongolia",
    "540000": "tibet",
    "810000": "hongkong",
    "820000": "macau",
    "710000": "taiwan",
}
_READ_OTHERWISE = {
    "朝阳": "chaoyang", "单县": "shanxian", "浚县": "xunxian", "都匀": "duyun", "洪洞": "hongtong", "曾都": "zengdu",
    "什邡": "shifang", "珲春": "hunchun", "郫都": "pidu", "大城": "daicheng", "荥经": "yingjing", "吐鲁番": "turpan",
}  # fmt: skip
"""Names whose characters are read otherwise than pypinyin guesses."""
_SUFFIX = re.compile(
    r"(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|新区|林区|省|市|地区|盟|区|县|旗|[\u4e00-\u9fff]*族自治[州县])$"
)


def pinyin_of(code: str, name: str, present: str) -> str:
    """Latin spelling of a present division, of its name without its kind; empty for what is retired."""
    if present:
        return ""
    bare = _SUFFIX.sub("", name)
    spoken = bare if len(bare) > 1 else name
    return _ENGLISH.get(code) or _READ_OTHERWISE.get(spoken) or "".join(lazy_pinyin(spoken))


def main() -> None:
    """Write the file beside this script."""
    table = rows(Path(sys.argv[1]))
    text = "# GB/T 2260 divisions; built by build_divisions.py\n" + "".join(
        "\t".join([*row, pinyin_of(*row)]) + "\n" for row in table
    )
    (HERE / "divisions.tsv").write_text(text, encoding="utf-8")
    print(f"{len(table)} divisions")


if __name__ == "__main__":
    main()
