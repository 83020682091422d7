"""Majors as codes of the catalogue: 门类 (2 digits), 专业类 (4), 专业 (6 and marks)."""

from __future__ import annotations

import re
from functools import cache

from pipelines.normalize.catalogue import Matcher, table
from pipelines.normalize.lexicon import load, pattern
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean
from pipelines.posting import Evidence

_SPLIT = re.compile(r"[、,，;；/\s|()（）或及和与]+")
_ALL = "unlimited"


@cache
def _matcher() -> Matcher:
    words: dict[str, str] = {}
    for code, name in table("majors").items():
        words.setdefault(name, code)
        if name.endswith("类"):
            words.setdefault(name[:-1], code)
    return Matcher(words)


def name(code: str) -> str:
    """The catalogue's name of a code."""
    return "专业不限" if code == _ALL else table("majors").get(code, code)


def read(text: str) -> Reading[list[str]]:
    """Codes in the order of the text. ``[]`` when nothing is said; ``["unlimited"]`` for 专业不限."""
    prepared = clean(text[:20_000])
    codes: dict[str, Evidence] = {}
    left = prepared
    for start, word, code in _matcher().find(prepared):
        if len(word) > 3 or (len(word) > 2 and word.endswith(("学", "类"))):
            found = _exact().get(word, code) if not prepared.startswith("类", start + len(word)) else code
            codes[found] = Evidence(field="majors", rule="catalogue", text=word, start=start, end=start + len(word))
            left = left.replace(word, "、")
    place = 0
    prepared = left
    for item in _SPLIT.split(prepared):
        start = prepared.find(item, place)
        place = start + len(item)
        for code, word in _codes(item):
            codes.setdefault(code, Evidence(field="majors", rule="catalogue", text=word, start=start, end=place))
    codes = dict(sorted(codes.items(), key=lambda pair: pair[1].start))
    if not codes and pattern(load("majors")["unlimited"]).search(prepared):
        return Reading([_ALL], [Evidence(field="majors", rule="unlimited", text=prepared[:40])])
    kept = [
        code
        for code in codes
        if not any(other != code and other.startswith(code) and _same_item(codes, code, other) for other in codes)
    ]
    return Reading(kept, [codes[code] for code in kept])


@cache
def _exact() -> dict[str, str]:
    """Written name → code; the catalogue's own names go before short forms, majors before classes."""
    return {**load("majors")["short"], **{found: code for code, found in table("majors").items()}}


def _same_item(codes: dict[str, Evidence], code: str, other: str) -> bool:
    return (codes[code].start, codes[code].end) == (codes[other].start, codes[other].end)


def _codes(item: str) -> list[tuple[str, str]]:
    bare = re.sub(r"(?:等)?(?:相关|相近)?(?:专业|方向|学科)(?:大类)?$", "", item)
    exact = _exact()
    if bare in exact:
        return [(exact[bare], bare)]
    if bare.endswith("类") and bare[:-1] in exact:
        return [(exact[bare[:-1]], bare)]
    found = [(code, word) for _, word, code in _matcher().find(bare) if len(word) > 2]
    if found:
        return found
    short = load("majors")["short"]
    return [
        (short[word], word)
        for word in sorted(short, key=len, reverse=True)
        if len(bare) <= len(word) + 4 and bare.startswith(word)
    ][:1]
