"""Words and patterns of ``config/lexicons/pages.toml``, read once."""

from __future__ import annotations

import re
from functools import cache

from config.lexicons import load


@cache
def table(name: str) -> tuple[str, ...]:
    """The words of one kind, small letters."""
    return tuple(word.lower() for word in load("pages")[name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any of the words, the longest first."""
    ordered = sorted(table(name), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in ordered), re.IGNORECASE)


def of_name(name: str) -> set[str]:
    """Words that a name of programs is made of, small letters: get, news and list of ``getNewsList2``."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}
