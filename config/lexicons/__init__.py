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
