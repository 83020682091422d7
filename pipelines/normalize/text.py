"""The one text normaliser in front of all readers: width, spaces between digits, Chinese numerals of dates and counts."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200d\u3000\ufeff]+")
_UNIT_GAP = re.compile(r"(?<=\d) (?=[年月日号时点分:人名万千元])|(?<=[年月日时点分:]) (?=\d)")
_RANGE_GAP = re.compile(r"(?<=\d) (?=[-~至到])|(?<=[-~至到]) (?=\d)")
_SPLIT_DIGITS = re.compile(r"(?<!\S)\d(?: \d){3,}(?!\d)")
"""A number that a text program scattered over spans: ``2 0 2 6``."""
_DASHES = str.maketrans({"—": "-", "–": "-", "―": "-", "－": "-", "～": "~", "〜": "~", "〇": "0", "○": "0", "ｏ": "o"})
_UNITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "0": 0}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = re.compile(r"[零一二两三四五六七八九十百千万0]+")


def clean(text: str) -> str:
    """NFKC, half-width, one kind of dash, single spaces, no spaces inside numbers. Lines stay lines. Idempotent."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES)
    single = _SPLIT_DIGITS.sub(lambda found: found[0].replace(" ", ""), _SPACES.sub(" ", folded))
    return _RANGE_GAP.sub("", _UNIT_GAP.sub("", single)).strip()


def number(text: str) -> int | None:
    """A whole number in Arabic digits or Chinese numerals (``二十五``, ``一百零二``, ``三万``); ``None`` for neither."""
    if text.isdigit() and text.isascii():
        return int(text)
    if not _NUMERAL.fullmatch(text):
        return None
    if not any(mark in text for mark in "十百千万"):
        digits = "".join(str(_UNITS[mark]) for mark in text if mark in _UNITS)
        return int(digits) if digits else None
    high, _, low = text.rpartition("万")
    if high:
        return (_below_ten_thousand(high) or 1) * 10_000 + _below_ten_thousand(low)
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int:
    total, digit = 0, 0
    for mark in text:
        if mark in _SCALES:
            total += (digit or 1) * _SCALES[mark]
            digit = 0
        else:
            digit = _UNITS.get(mark, 0)
    return total + digit


def numerals_to_digits(text: str, units: str) -> str:
    """Chinese numerals that stand before one of the ``units`` as digits: ``三月二十八日`` → ``3月28日``."""

    def digits(found: re.Match[str]) -> str:
        value = number(found[1])
        return found[0] if value is None else f"{value}{found[2]}"

    return re.sub(rf"([零一二两三四五六七八九十百千万0]+)([{units}])", digits, text)
