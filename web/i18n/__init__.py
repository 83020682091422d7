"""Words of the pages in Chinese and English. What announcements say stays as it was written, and its language is marked."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from markupsafe import Markup

LANGUAGES = ("zh", "en")
TAGS = {"zh": "zh-CN", "en": "en"}
"""Of BCP 47, for pages, feeds and texts."""
_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ENGLISH = re.compile(r"[A-Za-z]{2}")
SURE = 0.8
"""Readings that are less sure than this are said to be not certain."""


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Key → language → words."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def translate(key: str, language: str, **values: object) -> str:
    """The words of a key; the key itself when nobody has written them (a test finds those)."""
    words = catalogue().get(key, {})
    text = words.get(language) or words.get("zh") or key
    return text.format(**{name: _Value(value) for name, value in values.items()}) if values else text


class _Value:
    """What stands in words; ``{n:day|days}`` is the word for one or for any other number of it."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __format__(self, form: str) -> str:
        one, several, many = form.partition("|")
        if not several:
            return format(self._value, form)
        return one if str(self._value) == "1" else many


def reason(said: str, language: str) -> str:
    """Why a crawl ended as it did, in the visitor's language; as it was said where nobody has translated it."""
    if language == "en" or not said:
        return said
    for pattern, words in _reasons():
        if found := pattern.fullmatch(said):
            values = found.groupdict()
            return words.format(**{**values, "why": reason(values.get("why") or "", language)})
    parts = said.split("; ")
    return "；".join(reason(part, language) for part in parts) if len(parts) > 1 else said


@cache
def _reasons() -> list[tuple[re.Pattern[str], str]]:
    """Patterns of ``reasons.toml`` with their words, in its order."""
    rows = tomllib.loads((Path(__file__).parent / "reasons.toml").read_text(encoding="utf-8"))
    return [(_pattern(said), words) for said, words in rows.items()]


def _pattern(said: str) -> re.Pattern[str]:
    """Only ``why`` may hold several reasons."""
    parts = re.split(r"\{(\w+)\}", said)
    named = (f"(?P<{part}>{'.' if part == 'why' else '(?:(?!; ).)'}+?)" for part in parts[1::2])
    return re.compile("".join(re.escape(text) + next(named, "") for text in parts[::2]))


def how(rule: str, text: str, confidence: float, language: str, beside: str = "") -> str:
    """How a value was understood, in the visitor's language; empty where that is only what stands ``beside`` it already."""
    read = text[:80]
    words = _rules().get(rule.rpartition(": ")[2], {}).get(language) or ("“{text}”" if text not in beside else "")
    if not words or ("{text}" in words and not text):
        return ""
    return words.format(text=read) + (translate("not_certain", language) if confidence < SURE else "")


@cache
def _rules() -> dict[str, dict[str, str]]:
    """Rule → language → words."""
    return tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))


def foreign(text: str, language: str) -> Markup:
    """The ``lang`` attribute of a text that is not in the page's language, for those who are read to; empty for one that is."""
    own = "zh" if _CHINESE.search(text) else "en" if _ENGLISH.search(text) else language
    return Markup("") if own == language else Markup(' lang="{}"').format(TAGS[own])


def linked(link: str, language: str) -> str:
    """The address of a feed in a language: what a shared cache keeps goes by the address alone, and is Chinese where it names none."""
    return link if language == "zh" else f"{link}{'&' if '?' in link else '?'}lang={language}"


@cache
def industries() -> dict[str, str]:
    """Code of GB/T 4754 → English name."""
    return _table("industries")


@cache
def majors() -> dict[str, str]:
    """Code of a branch or class of the undergraduate catalogue → English name."""
    return _table("majors")


def _table(name: str) -> dict[str, str]:
    lines = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
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
