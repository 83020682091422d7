"""JSON lines as users write them: numbered, with or without a mark of their byte order, each a JSON value of RFC 8259."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NoReturn

_HALF = re.compile(r"[\ud800-\udfff]")


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines that hold something, with their number from 1; the mark that Windows sets before the first is no part of it."""
    for number, line in enumerate(lines, 1):
        plain = line.removeprefix("\ufeff") if number == 1 else line
        if plain.strip():
            yield number, plain


def read_table(line: str) -> dict[str, Any]:
    """The JSON object of a line, its texts such as can be written. Raises :class:`ValueError`, also on what Python alone takes
    for JSON (``NaN``, ``Infinity``) and on a number that is too large to be written again."""
    try:
        found = json.loads(line, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON from character {error.pos + 1} on") from error
    except RecursionError as error:
        raise ValueError("not JSON that can be read: too many brackets within each other") from error
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return _whole(found) if "\\ud" in line.lower() else found


def _whole(table: dict[str, Any]) -> dict[str, Any]:
    """Half characters (lone surrogates, which JSON may escape and no text can hold) become ``\ufffd``."""
    whole: dict[str, Any] = json.loads(_HALF.sub("\ufffd", json.dumps(table, ensure_ascii=False)))
    return whole


def need_text(record: Mapping[str, Any], *fields: str) -> None:
    """Raise :class:`ValueError` where one of the fields holds something but a text; one that is null or missing is not stated."""
    for field in fields:
        if not isinstance(record.get(field), str | None):
            raise ValueError(f"{field} is {record[field]!r}, no text")


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"{digits} is too large a number")
    return number
