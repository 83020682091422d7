"""Lexicons: data files read once, and word patterns over them where the longest word wins."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import config

FOLDER = Path(config.__file__).parent / "lexicons"


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of ``config/lexicons/NAME.toml``."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def pattern(words: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern of all words, the longest first; one that never matches for no words."""
    return _pattern(frozenset(words), flags)


@cache
def _pattern(words: frozenset[str], flags: int) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)", flags)
