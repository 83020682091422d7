"""The one text normaliser in front of all readers: width, spaces between digits, Chinese numerals of dates and counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from pipelines.normalize.expressions import expression

_SPACES = expression(r" {2,}")
_GAPS = expression(r" (?:(?<=\d )(?=[年月日号时点分:人名万千元~至到-])|(?<=[年月日时点分:~至到-] )(?=\d))")
"""A space between a number and its unit, or around the dash of a range."""
_SPLIT_DIGITS = expression(r"\d(?<!\S\d)(?: \d){3,}(?!\d)")
"""A number that a text program scattered over spans: ``2 0 2 6``."""
_SPACED_DIGITS = expression(r" \d \d \d")


def rewriter(table: dict[str, str]) -> Callable[[str], str]:
    """A function that writes letters as the table says, each as one. It replaces those that a text holds and no others, as
    ``str.translate`` looks every letter up and takes several times as long."""
    letters = expression(f"[{re.escape(''.join(table))}]")

    def rewritten(text: str) -> str:
        for letter in set(letters.findall(text)):
            text = text.replace(letter, table[letter])
        return text

    return rewritten


_alike = rewriter(
    {"—": "-", "–": "-", "―": "-", "−": "-", "〜": "~", "∼": "~", "‐": "-", "∶": ":", "〇": "0", "○": "0"}
    | dict.fromkeys("\t\r\f\v\u200b\u200c\u200d\ufeff", " ")
)
"""Dashes, zeros, a colon and blanks that NFKC leaves apart."""
_WIDE = tuple((mark, unicodedata.normalize("NFKC", mark)) for mark in "，：；（）！？／％＋－～．＆\u00a0\u3000")
"""Marks of nearly every Chinese text: with them replaced one by one, NFKC mostly finds nothing left to do and is ten times
faster; what it gives is the same."""
_UNITS = {
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "俩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "0": 0,
}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_SCALES = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = expression(r"[零一二两俩三四五六七八九十百千万0]+")


@lru_cache(maxsize=64)
def clean(text: str) -> str:
    """NFKC, half-width, one kind of dash, single spaces, no spaces inside numbers. Lines stay lines. Idempotent.

    Remembered for the last texts, as every reader of a posting asks for the same one.
    """
    folded = _alike(text if unicodedata.is_normalized("NFKC", text) else _folded(text))
    single = _SPACES.sub(" ", folded) if "  " in folded else folded
    if " " not in single:
        return single.strip()
    if _SPACED_DIGITS.search(single):
        single = _SPLIT_DIGITS.sub(lambda found: found[0].replace(" ", ""), single)
    return _GAPS.sub("", single).strip()


def closed(text: str) -> str:
    """A cleaned text without spaces around its colons: ``人数 : 5`` as ``人数:5``, which labels are looked for in."""
    return text.replace(" :", ":").replace(": ", ":")


def _folded(text: str) -> str:
    for written, meant in _WIDE:
        text = text.replace(written, meant)
    return unicodedata.normalize("NFKC", text)


@cache
def _converter() -> Any:
    from opencc import OpenCC  # loaded with the first text only

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """A text in simplified characters: 台積電 as 台积电."""
    return str(_converter().convert(text))


def number(text: str) -> int | None:
    """A whole number in Arabic digits or Chinese numerals (``二十五``, ``一百零二``, ``三万``, ``贰``); ``None`` for neither.

    ``三千五`` is 3500: a last digit without its scale counts in the next lower one.
    """
    if text.isdigit() and text.isascii():
        return int(text)
    text = text.translate(_FORMAL)
    if not _NUMERAL.fullmatch(text):
        return None
    if not any(mark in text for mark in "十百千万"):
        digits = "".join(str(_UNITS[mark]) for mark in text if mark in _UNITS)
        return int(digits) if digits else None
    high, _, low = text.rpartition("万")
    if high:
        tail = _below_ten_thousand(low) * (1000 if len(low) == 1 and low in _UNITS else 1)
        return (_below_ten_thousand(high) or 1) * 10_000 + tail
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int:
    total, digit, scale = 0, 0, 0
    for mark in text:
        if mark in _SCALES:
            scale = _SCALES[mark]
            total += (digit or 1) * scale
            digit = 0
        else:
            digit = _UNITS.get(mark, 0)
            scale = scale if mark not in "零0" else 0
    return total + digit * (scale // 10 if scale > 10 and text[-2:-1] in _SCALES else 1)


def headed(head: re.Pattern[str], expression: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches, none inside another, that begin where a head does: several times faster than to try a large expression
    at every letter, where the head begins with one class of letters."""
    free = 0
    for begun in head.finditer(text):
        if begun.start() >= free and (found := expression.match(text, begun.start())):
            free = found.end()
            yield found


def places(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def stretches(rising: Iterable[int], before: int, after: int) -> list[tuple[int, int]]:
    """Begin and end of the stretches around places of a text, merged where they touch: what a slow expression may fit."""
    found: list[tuple[int, int]] = []
    for place in rising:
        start, end = max(0, place - before), place + after
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


@cache
def _numeral_before(units: str) -> re.Pattern[str]:
    numeral = "零一二两三四五六七八九十百千万"
    return re.compile(rf"([{numeral}0](?<![\d{numeral}].)[{numeral}0]{{0,11}})({units})")


def numerals_to_digits(text: str, units: str) -> str:
    """Chinese numerals that stand before one of the ``units`` (a pattern) as digits: ``三月二十八日`` → ``3月28日``."""
    return _numeral_before(units).sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    value = None if found[1].isascii() else number(found[1])  # the 00 of 12:00时 stays
    return found[0] if value is None else f"{value}{found[2]}"
