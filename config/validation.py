"""What is wrong with a value or a file that somebody wrote, in words for who gave it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from pydantic_core import PydanticCustomError

_UNWRITTEN = re.compile(r"[\s\\\x00-\x1f\x7f]")
"""What stands in no address."""


_WHERE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_MOST = 400
_QUOTED = re.compile(r"'([^']*)'")


class FileFault(ValueError):
    """A file that cannot be read as TOML: ``line`` is where, if anywhere."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@cache
def _faults() -> dict[str, dict[str, Any]]:
    """Words of ``faults.toml`` by pydantic's name or our own."""
    faults = tomllib.loads(Path(__file__).with_name("faults.toml").read_text(encoding="utf-8"))
    return {name: words for fault, words in faults.items() for name in words.get("of", [fault])}


def said(found: Mapping[str, Any], language: str = "en") -> str:
    """The fault of one of ``ValidationError.errors()`` in our words; our own validators speak for themselves."""
    words = _faults().get(str(found["type"]))
    if words is None:
        return str(found["msg"]).removeprefix("Value error, ")
    shown = dict(found.get("ctx") or {})
    if "expected" in shown:  # 'a', 'b' or 'c'
        shown["expected"] = ", ".join(_QUOTED.findall(str(shown["expected"]))) or shown["expected"]
    return str(words[language].format(**shown))


def fault(name: str, **shown: str) -> PydanticCustomError:
    """What our own validators raise, so that it is told in the language of who gave the value; a :class:`ValueError`."""
    given = {name: _printable(value) for name, value in shown.items()}
    return PydanticCustomError(name, _faults()[name]["en"], given)


def _printable(value: str) -> str:
    """On one line, as long as a list of known values is."""
    return "".join(mark if mark.isprintable() else repr(mark)[1:-1] for mark in value[:_MOST])


def line_of(text: str, keys: Sequence[str]) -> int | None:
    """The line of a TOML text on which the last of these keys stands, or of the table around it."""
    rows = [row.split("=")[0].strip(" \t[]'\"") for row in text.splitlines()]
    return next((rows.index(key) + 1 for key in reversed(keys) if key in rows), None)


def meant(name: str, known: Iterable[str]) -> str:
    """A question for who wrote a name that is not known; empty where nothing is like it.

    >>> meant("Regoin", ["region", "name"]), meant("x", ["region"])
    ('did you mean region?', '')
    """
    like = get_close_matches(name.lower(), known := list(known), 1) or get_close_matches(name, known, 1)
    return f"did you mean {like[0]}?" if like else ""


def address(value: str, schemes: tuple[str, ...], like: str) -> SplitResult:
    """The parts of an address of one of the schemes with a host. Raises :class:`ValueError`, which does not repeat the address."""
    try:
        parts = urlsplit(value)
        whole = parts.scheme in schemes and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole or _UNWRITTEN.search(value):
        raise fault("no_address", like=like)
    return parts


def public_address(value: str, like: str) -> str:
    """An address of the web that may be shown to anybody: without a user name and password."""
    if "@" in address(value, ("http", "https"), like).netloc:
        raise fault("address_with_a_name")
    return value


def read_toml(file: Path) -> tuple[str, dict[str, Any]]:
    """Text and tables of a TOML file in UTF-8, with or without a mark of its byte order. Raises :class:`FileFault` or :class:`OSError`."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileFault(f"not in UTF-8 (byte {error.start + 1}): save the file as UTF-8") from error
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(str(error), text) from error


def _no_toml(said: str, text: str) -> FileFault:
    """Its place is told by its message alone (Python 3.11)."""
    place = _WHERE.search(said)
    what = said[: place.start()] if place else said
    line = int(place["line"]) if place and place["line"] else max(len(text.splitlines()), 1)
    if line <= len(text.splitlines()) and re.match(r"Cannot (?:overwrite|declare)", what):
        name = text.splitlines()[line - 1].split("=")[0].strip(" \t[]")
        return FileFault(f"{name}: stands there more than once: keep one", line)
    column = f" from column {place['column']} on" if place and place["column"] else ""
    return FileFault(f'no TOML{column} ({what}): write lines like name = "value"', line)
