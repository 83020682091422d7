"""How a script looks at a value: cuts it, splits it, fills it up, writes it as base64. Few ways, with plain arguments alone.

A look is one word with what it is given, ``substring:0:4``, so that it can stand in a template: ``/{date|substring:0:4}/{id}.html``.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote, unquote

LONGEST = 2000
"""Characters of a value that is looked at; more than any part of an address has."""
MOST_PADDED, LONGEST_GIVEN = 40, 80
BASE64, QUOTED, OF = "base64", "quoted", "of"
"""Written as base64, and as a part of an address; ``of:id``: what an unknown function makes that is given a row and this name."""
ENCODERS = re.compile(
    r"(?:^|\.)(?:btoa|base64\.encode\w*|base64encode\w*|encodeBase64|toBase64|base64_encode)$", re.IGNORECASE
)
Value = str | list[str]


def _number(text: str, usual: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else usual


def _substring(value: str, begin: str = "", end: str = "") -> str:
    first, last = sorted(min(max(_number(one, usual), 0), len(value)) for one, usual in ((begin, 0), (end, len(value))))
    return value[first:last]


def _substr(value: str, begin: str = "", count: str = "") -> str:
    at = _number(begin, 0)
    at = max(len(value) + at, 0) if at < 0 else at
    return value[at : at + max(_number(count, len(value)), 0)]


def _slice(value: str, begin: str = "", end: str = "") -> str:
    return value[_number(begin, 0) : _number(end, len(value))]


def _at(value: Value, place: str = "") -> str:
    at = _number(place, 0)
    return value[at] if -len(value) <= at < len(value) else ""


def _pad(value: str, length: str = "", by: str = " ") -> str:
    missing = min(_number(length, 0), MOST_PADDED) - len(value)
    return (by * missing)[: max(missing, 0)] + value


_OF_TEXT: dict[str, Callable[..., Value]] = {
    "substring": _substring,
    "substr": _substr,
    "slice": _slice,
    "charAt": _at,
    "padStart": _pad,
    "split": lambda value, by="": value.split(by) if by else list(value),
    "replace": lambda value, old="", new="": value.replace(old, new, 1),
    "replaceAll": lambda value, old="", new="": value.replace(old, new),
    "toLowerCase": lambda value: value.lower(),
    "toUpperCase": lambda value: value.upper(),
    "decodeURIComponent": unquote,
    BASE64: lambda value: base64.b64encode(value.encode()).decode(),
    QUOTED: lambda value: quote(value, safe="!'()*"),
}
_OF_PARTS: dict[str, Callable[..., Value]] = {
    "at": _at,
    "pop": lambda value: value[-1] if value else "",
    "shift": lambda value: value[0] if value else "",
    "join": lambda value, by=",": by.join(value),
    "reverse": lambda value: value[::-1],
}
AS_IT_IS = frozenset(("toString", "trim", "valueOf", "toFixed", "toLocaleString"))
"""Looks that change nothing of what stands in addresses."""
_LITERAL = re.compile(r"/((?:[^/\\\[\](){}*+?|^$.]|\\[^\w\n])+)/(g?)i?")
"""A regular expression that means what it says; others are none of ours to run."""


def look(method: str, given: Sequence[str]) -> str:
    """The word for a method with what it is given; empty for one that is not known."""
    if (method not in _OF_TEXT and method not in _OF_PARTS) or sum(map(len, given)) > LONGEST_GIVEN:
        return ""
    if given and (literal := _LITERAL.fullmatch(given[0])) is not None and method in ("replace", "split"):
        method = "replaceAll" if literal[2] and method == "replace" else method
        given = [re.sub(r"\\(.)", r"\1", literal[1]), *given[1:]]
    elif given and given[0].startswith("/") and method in ("replace", "split") and len(given[0]) > 1:
        return ""
    return ":".join((method, *(quote(one, safe="") for one in given[:2])))


def filler(before: tuple[str, object], look_at: str) -> str:
    """``("0000" + n).slice(-4)`` as the look that fills up; empty for what is none."""
    cut = re.fullmatch(r"(?:slice|substr):-(\d{1,2})", look_at)
    same = before[0] == "text" and len(set(str(before[1]))) == 1
    return look("padStart", [cut[1], str(before[1])[0]]) if cut is not None and same else ""


def seen(value: str, looks: Iterable[str]) -> str | None:
    """What a value looks like; ``None`` where that is no text, or cannot be told."""
    found: Value = value[:LONGEST]
    for one in looks:
        method, *given = one.split(":")
        known = (_OF_TEXT if isinstance(found, str) else _OF_PARTS).get(method)
        if known is None and method == "at" and isinstance(found, str):
            known = _at
        if known is None:
            return None
        found = known(found, *map(unquote, given))[:LONGEST]
    return found if isinstance(found, str) else None
