"""Builds ``major_names.tsv``: names and letter codes of graduate disciplines, associate classes, former and group names → codes of ``majors.tsv``.

``python -m config.lexicons.build_major_names DATA`` where DATA holds ``gd-civil-service/majors_*.xls``, the catalogues of majors that a
province publishes with its civil-service examination (A graduate, B undergraduate, C associate; one file an edition). Names are
facts of the catalogues of the Ministry of Education; ``majors_crosswalk.toml`` says which undergraduate class a discipline is.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import xlrd

HERE = Path(__file__).resolve().parent
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_MEMBER = re.compile(r"(.+?)[（(]([AB]\d{4,6})[）)]$")
_GROUP = re.compile(r"(.+?)[（(](\d\d)[）)]$")
_LEVELS = "ABC"

Row = tuple[str, str, list[str]]
"""Letter code (or two digits of a group, or nothing), name, national codes."""


def national() -> dict[str, str]:
    """Name → code of the undergraduate catalogue; classes and majors before 门类 of the same name."""
    lines = (HERE / "majors.tsv").read_text(encoding="utf-8").splitlines()
    return {name: code for code, name in (line.split("\t") for line in lines if line and line[0] != "#")}


def sheet(file: Path, index: int) -> list[list[str]]:
    """The cells of a sheet without white space."""
    rows = xlrd.open_workbook(file).sheets()[index]
    return [[re.sub(r"\s", "", str(cell.value)) for cell in rows.row(at)] for at in range(rows.nrows)]


class Names:
    """The rows found so far, and how a catalogue's own code becomes national codes."""

    def __init__(self, crosswalk: dict[str, list[str]]) -> None:
        self.names, self.crosswalk = national(), crosswalk
        self.codes: dict[str, Row] = {}
        self.former: dict[str, set[str]] = {}

    def classes(self, letter: str, title: str) -> list[str]:
        """National codes of a class or discipline."""
        return self.crosswalk.get(letter) or ([self.names[title]] if title in self.names else [])

    def add(self, code: str, title: str, above: list[str]) -> list[str]:
        """Keep a major; a name that the national catalogue has is its major, another is its class, unless the crosswalk says more."""
        bare = re.sub(r"硕士$", "", _NOTE.sub("", title))
        exact = self.names.get(bare)
        found = self.crosswalk.get(code) or ([exact] if exact else above)
        if found:
            self.codes.setdefault(code, (code, bare, found))
        return found

    def read(self, rows: list[list[str]]) -> None:
        """All three levels of a catalogue, from left to right."""
        above: dict[str, list[str]] = {}
        last: dict[str, list[str]] = {}
        for row in rows[4:]:
            for level, at in zip(_LEVELS, (0, 6, 12), strict=True):
                letter, title, code, name, former = (row[at : at + 6] + [""] * 6)[1:6]
                if letter:
                    above[level] = self.classes(letter, title)
                    self.codes.setdefault(letter, (letter, title, above[level]))
                if code:
                    last[level] = self.add(code, name, above.get(level, []))
                if former:
                    self.keep_former(former, above.get(level, []), last.get(level, []))

    def keep_former(self, name: str, above: list[str], current: list[str]) -> None:
        """A former name is its present major; one that was divided (部分) is only the class."""
        bare = _NOTE.sub("", name)
        codes = above if "部分" in name else current
        if bare not in self.names:
            self.former.setdefault(bare, set()).update(codes)


def groups(rows: list[list[str]], names: Names) -> list[Row]:
    """The province's wide groups (11信息电子类) as the undergraduate classes they consist of."""
    found: dict[str, Row] = {}
    current: Row | None = None
    for row in rows[3:]:
        if head := _GROUP.match(row[0]):
            current = found.setdefault(head[2], (head[2], head[1], []))
        for cell in row[1:]:
            member = _MEMBER.match(cell)
            if current is not None and member is not None and member[2][0] == "B":
                codes = names.codes.get(member[2], ("", "", []))[2]
                current[2].extend(code for code in codes if code not in current[2])
    return list(found.values())


def settle(codes: set[str]) -> list[str]:
    """One code; else the class that all share; else nothing, since the name says too little."""
    if len(codes) <= 1:
        return list(codes)
    return sorted({code[:4] for code in codes}) if len({code[:4] for code in codes}) == 1 else []


def main() -> None:
    """Write the file beside this script."""
    folder = Path(sys.argv[1]) / "gd-civil-service"
    names = Names(tomllib.loads((HERE / "majors_crosswalk.toml").read_text(encoding="utf-8")))
    files = sorted(folder.glob("majors_*.xls"), reverse=True)
    for file in files:
        names.read(sheet(file, 1))
    rows = [row for row in names.codes.values() if row[2]] + groups(sheet(files[0], 0), names)
    rows += [("", name, codes) for name, found in names.former.items() if (codes := settle(found))]
    lines = sorted("\t".join((code, name, ",".join(codes))) for code, name, codes in rows)
    text = f"# built by build_major_names.py; {len(lines)} rows: letter code, name, codes of majors.tsv\n"
    (HERE / "major_names.tsv").write_text(text + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"major_names: {len(lines)}")


if __name__ == "__main__":
    main()
