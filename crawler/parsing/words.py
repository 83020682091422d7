"""Words and patterns of ``config/lexicons/pages.toml``, read once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import config


@cache
def table(name: str) -> tuple[str, ...]:
    """The words of one kind, small letters."""
    path = Path(config.__file__).parent / "lexicons" / "pages.toml"
    return tuple(word.lower() for word in tomllib.loads(path.read_text(encoding="utf-8"))[name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any of the words, the longest first."""
    ordered = sorted(table(name), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in ordered), re.IGNORECASE)
