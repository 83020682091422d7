"""Words of the pages in Chinese and English. What announcements say stays as it was written."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Key → language → words."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def translate(key: str, language: str, **values: object) -> str:
    """The words of a key; the key itself when nobody has written them (a test finds those)."""
    words = catalogue().get(key, {})
    text = words.get(language) or words.get("zh") or key
    return text.format(**values) if values else text


@cache
def industries() -> dict[str, str]:
    """Code of GB/T 4754 → English name."""
    lines = (Path(__file__).parent / "industries.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def known(key: str) -> bool:
    """Whether a key has words."""
    return key in catalogue()


def negotiate(asked: str | None, cookie: str | None, accepted: str | None) -> str:
    """The language of a visitor: the link they used, their cookie, their browser, else Chinese."""
    for candidate in (asked, cookie):
        if candidate in LANGUAGES:
            return str(candidate)
    first = (accepted or "").split(",")[0].strip().lower()
    return "en" if first.startswith("en") else "zh"
