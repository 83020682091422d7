"""Lexicons: words and tables as data files, each read once a process."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of ``NAME.toml``; all who ask get the same ones, to be read only."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def present_codes(name: str) -> frozenset[str]:
    """The codes of ``NAME.tsv`` (code, name, year of its end or nothing, …) that are in force."""
    rows = (line.split("\t") for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines())
    return frozenset(row[0] for row in rows if len(row) > 2 and not row[2])
