"""Places outside China in the Latin words of employers' boards: ``Portland, OR, United States; Remote - UK``."""

from __future__ import annotations

import unicodedata
from functools import cache

from pipelines.normalize.expressions import expression
from pipelines.normalize.lexicon import FOLDER

LONGEST = 400
"""A place of work is short; English sentences that mention a city are none."""
_PLACES = expression(r"\s*(?:[;|\n/]|\bor\b|\band\b)\s*")
_PARTS = expression(r"\s*,\s*|\s+-\s+|\s*[()]\s*")
_CHINA = frozenset(("CN", "HK", "MO", "TW"))
_CHINESE = expression(r"[\u4e00-\u9fff]")


@cache
def _names() -> frozenset[str]:
    lines = (FOLDER / "foreign_places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line)


@cache
def _codes() -> frozenset[str]:
    from babel import Locale

    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()) - _CHINA


def abroad(text: str) -> list[str]:
    """The places of a short Latin text that lie outside China, as written, in order."""
    if len(text) > LONGEST or _CHINESE.search(text):
        return []
    places = [place.strip() for place in _PLACES.split(text) if place.strip()]
    found = [place for place in places if _is_abroad(place)]
    listed = len(found) == len(places) or any(place not in _codes() for place in found)
    return found if listed else []  # FreeRTOS/WiFi/BT


def _is_abroad(place: str) -> bool:
    parts = [part.strip(" .") for part in _PARTS.split(place) if part.strip(" .")]
    if any(
        _folded(part) in ("china", "prc", "mainland china", "hong kong", "macau", "macao", "taiwan") for part in parts
    ):
        return False
    if any(part in _CHINA for part in parts):
        return False
    return any(_folded(part) in _names() for part in parts) or (parts[-1:] != [] and parts[-1] in _codes())


def _folded(text: str) -> str:
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return " ".join(plain.lower().split())
