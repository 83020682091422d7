"""Expressions that are compiled when they are first asked for.

The readers hold some four hundred, half of the time that importing them took; a command that reads places needs few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Expression:
    """A pattern of ``re`` to be: becomes one with its first use."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # only of what it does not hold yet
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__ |= {asked: getattr(compiled, asked) for asked in _ASKED}
        return getattr(compiled, name)


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, later: a wrong pattern raises ``re.error`` at its first use."""
    return cast(re.Pattern[str], _Expression(pattern, flags))
