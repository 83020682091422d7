"""What is wrong with a value or a file that somebody wrote, in words for who gave it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

_UNWRITTEN = re.compile(r"[\s\\\x00-\x1f\x7f]")
"""What stands in no address."""


def said(found: Mapping[str, Any]) -> str:
    """The message of one of ``ValidationError.errors()``, without the mark that pydantic sets before our own validators' words."""
    return str(found["msg"]).removeprefix("Value error, ")


def address(value: str, schemes: tuple[str, ...], like: str) -> SplitResult:
    """The parts of an address of one of the schemes with a host. Raises :class:`ValueError`, which does not repeat the address."""
    try:
        parts = urlsplit(value)
        whole = parts.scheme in schemes and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole or _UNWRITTEN.search(value):
        raise ValueError(f"no whole address, write it like {like}")
    return parts


def public_address(value: str, like: str) -> str:
    """An address of the web that may be shown to anybody: without a user name and password."""
    if "@" in address(value, ("http", "https"), like).netloc:
        raise ValueError("an address with a user name or password, which would be shown to everybody")
    return value


def read_toml(file: Path) -> tuple[str, dict[str, Any]]:
    """Text and tables of a TOML file in UTF-8, with or without a mark of its byte order. Raises :class:`ValueError` or :class:`OSError`."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"not in UTF-8 (byte {error.start + 1}): save the file as UTF-8") from error
    return text, tomllib.loads(text)
