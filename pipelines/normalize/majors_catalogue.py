"""The catalogue of majors and its other spellings, as look-ups."""

from __future__ import annotations

from functools import cache, lru_cache

from pipelines.normalize.catalogue import Matcher, rows, table
from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import Heads, load

_CONJUNCTION = expression(r"(?<=[一-龥])(?:及其|[与及和])(?=[一-龥])")
"""The same name is written with one or another: 机械设计制造及其自动化, 机械设计制造及自动化."""
JOINTS = expression(r"[、,，/()（）或及和与等·]")
"""What separates the items of a list and also stands within names."""
Codes = tuple[str, ...]


def name(code: str) -> str:
    """The catalogue's name of a code."""
    return table("majors").get(code, code)


@cache
def _names() -> dict[str, Codes]:
    """Written name → codes: majors before classes before 门类, the national catalogue before other levels and former names."""
    found: dict[str, Codes] = {}
    for code, title in sorted(table("majors").items(), key=lambda pair: len(pair[0][:6]), reverse=True):
        found.setdefault(title, (code,))
        if len(code) == 2:
            found.setdefault(f"{title}类", (code,))
    for number, title, codes in rows("major_names"):
        if title and not number.isdigit():
            found.setdefault(title, tuple(codes.split(",")))
    for title, said in load("majors")["short"].items():
        found[title] = tuple(said.split())
    for title in [title for title in found if _CONJUNCTION.search(title)]:
        for joined in ("及", "与", "和", "及其"):
            found.setdefault(_CONJUNCTION.sub(joined, title), found[title])
    return found


@cache
def _lettered() -> dict[str, Codes]:
    return {letter: tuple(codes.split(",")) for letter, _, codes in rows("major_names") if letter[:1].isalpha()}


def lettered(code: str) -> Codes:
    """``A0812`` → classes; ``A08`` → the 门类, whose digits all levels share."""
    if len(code) == 3 and code[1:] in table("majors"):
        return (code[1:],)
    return _lettered().get(code) or _lettered().get(code[:5], ())


def grouped(number: str, title: str) -> Codes:
    """A province's wide group by its number and name; both must agree."""
    return _groups().get((number, title), ())


@cache
def _groups() -> dict[tuple[str, str], Codes]:
    return {
        (number, title): tuple(codes.split(",")) for number, title, codes in rows("major_names") if number.isdigit()
    }


@cache
def _digits() -> dict[str, str]:
    """Code without its marks → code: announcements leave T and K out."""
    return {code.rstrip("TK"): code for code in table("majors")}


def written(code: str) -> str:
    """The code of the same digits, whatever marks of control (K, T) or cooperation (H) stand behind them; empty for none."""
    return _digits().get(code.rstrip("HKT"), "")


def numbered(code: str, *, graduate: bool) -> Codes:
    """A code without a name: of the graduate catalogue where the text speaks of graduates, else of the undergraduate one."""
    bare = code.rstrip("TK")
    if graduate and (found := lettered("A" + bare)):
        return found
    if bare in _digits():
        return (_digits()[bare],)
    return _lettered().get("A" + bare) or ((bare[:4],) if bare[:4] in table("majors") else ())


def branch(title: str) -> Codes:
    """The two digits of a 门类 by its name; 法学 is a major's name too."""
    return next(((code,) for code, named in table("majors").items() if len(code) == 2 and named == title), ())


def exact(title: str) -> Codes:
    """Codes of a name as the catalogues or the list of short forms have it."""
    return _names().get(title, ())


@lru_cache(maxsize=8_000)
def by_ending(title: str) -> Codes:
    """机械类专业 is 机械类; 财务类 is 财务; 市场营销学 is 市场营销; 心理 is 心理学类; 软件工程技术 is 软件工程."""
    stem = title.removesuffix("大类").removesuffix("类")
    if not stem:
        return ()
    if found := exact(f"{stem}类") or exact(stem):
        return found
    if stem.startswith("大") and (found := exact(stem[1:]) or exact(f"{stem[1:]}类")):
        return found
    for once in (stem, *_shorter(stem)):
        for shorter in _shorter(once):
            if found := exact(shorter) or exact(f"{shorter}类"):
                return found
    return next((exact(stem + more) for more in load("majors")["added"] if len(stem) > 1 and exact(stem + more)), ())


def _shorter(stem: str) -> list[str]:
    """A name without each of the endings that it has."""
    endings = [ending for ending in load("majors")["endings"] if stem.endswith(ending)]
    return [stem.removesuffix(ending) for ending in endings if len(stem) > len(ending) + 1]


def contained(title: str) -> list[tuple[Codes, str]]:
    """The subjects within a longer item; nothing where they are the smaller part of it.

    Words of two letters count only at its head or right after another one: 化学 is not in 文化学.
    """
    found: list[tuple[Codes, str]] = []
    end = 0
    for start, word, codes in _matcher().find(title):
        if len(word) > 2 or start == end:
            found.append((codes, word))
            end = start + len(word)
    covered = sum(len(word) for _, word in found)
    return found if found and covered * 2 >= len(title) else []


@lru_cache(maxsize=8_000)
def composed(title: str) -> tuple[tuple[Codes, str], ...]:
    """The subjects that an item consists of without a letter left over: 电子通讯, 数学统计类, 软件及控制."""
    parts = _CONJUNCTION.split(title)
    if len(parts) > 1:
        named = [(exact(part) or by_ending(part), part) for part in parts]
        return tuple(named) if all(codes for codes, _ in named) else ()
    found = contained(title)
    return tuple(found) if sum(len(word) for _, word in found) == len(title) else ()


@cache
def _matcher() -> Matcher[Codes]:
    weak = frozenset(load("majors")["weak"])
    return Matcher({title: codes for title, codes in _names().items() if len(title) > 1 and title not in weak})


@cache
def joined_names() -> Heads:
    """Names that hold a word or sign which also separates the items of a list."""
    return Heads(title for title in _names() if (len(title) > 4 or "、" in title) and JOINTS.search(title))
