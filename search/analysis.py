"""One segmentation for both engines: words, bigrams of titles and employers, spellings, highlighting."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache, lru_cache

import rjieba
from opencc import OpenCC

from pipelines.normalize.lexicon import load

SENTINEL = "¤"
"""Stands at the head of every text field, so that both engines count the same documents for each field's length."""
_WORD = re.compile(r"[\w+#.]+", re.UNICODE)
_CJK = re.compile(r"[\u3400-\u9fff]")
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9+#.]+")
LONGEST = 40_000
SHORT = 100
"""Up to this many characters a text is likely to come again."""


@cache
def _traditional() -> OpenCC:
    return OpenCC("t2s")


@cache
def _converted() -> re.Pattern[str]:
    """Characters that simplification changes: a text without any, as nearly all are, need not be converted."""
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    simple = _traditional().convert("\n".join(characters)).split("\n")
    changed = [one for one, other in zip(characters, simple, strict=True) if one != other]
    return re.compile(f"[{''.join(changed)}]")


def fold(text: str) -> str:
    """Compatibility form, lower case, simplified characters: 華為, ＨＵＡＷＥＩ and huawei look alike to all readers."""
    return _short_folded(text) if len(text) <= SHORT else _folded(text)


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    return str(_traditional().convert(folded)) if _converted().search(folded) else folded


_short_folded = lru_cache(maxsize=50_000)(_folded)


def tokens(text: str) -> list[str]:
    """Words of a text, in order, compound words beside their parts (as a search engine's segmentation does)."""
    words = rjieba.cut_for_search(fold(text[:LONGEST]))
    return [word for word in words if word.isalnum() or _is_word(word)]


@lru_cache(maxsize=10_000)
def _is_word(text: str) -> bool:
    return _WORD.fullmatch(text) is not None


def is_chinese(text: str) -> bool:
    """Whether a text is nothing but Chinese characters."""
    return bool(text) and all("\u3400" <= mark <= "\u9fff" for mark in text)


def in_dictionary(text: str) -> bool:
    """Whether a text is one Chinese word that the dictionary of the segmentation has."""
    folded = fold(text.strip())
    return is_chinese(folded) and rjieba.cut(folded, False) == [folded]


def bigrams(text: str) -> list[str]:
    """Neighbouring characters of each run of Chinese: what finds 电子科技 in 西安电子科技大学."""
    found = []
    for run in _RUN.findall(fold(text)):
        if _CJK.match(run):
            found += [run[place : place + 2] for place in range(len(run) - 1)] or [run]
    return found


def field(text: str, *, pairs: bool = False) -> str:
    """A text as both engines index it with their ``whitespace`` analyzer."""
    return _short_field(text, pairs) if len(text) <= SHORT else _field(text, pairs)


def _field(text: str, pairs: bool) -> str:
    words = known(text) if len(text) <= SHORT else " ".join(tokens(text))
    return " ".join([SENTINEL, words, *(bigrams(text) if pairs else [])])


_short_field = lru_cache(maxsize=50_000)(_field)
"""Titles and names, which many postings have in common."""


@lru_cache(maxsize=50_000)
def known(text: str) -> str:
    """Words of a title, a name or a code's name, which many postings have in common, with spaces between them."""
    return " ".join(tokens(text))


@lru_cache(maxsize=50_000)
def spellings(name: str) -> tuple[str, ...]:
    """Latin spellings of a name, whole and initials: 华为 → huawei, hw."""
    short = "".join(_CJK.findall(fold(name)))[:6]
    if len(short) < 2:
        return ()
    heard = syllables(short)
    heads = [heard[:count] for count in range(2, len(heard) + 1)]
    return tuple(dict.fromkeys(["".join(head) for head in heads] + ["".join(s[0] for s in head) for head in heads]))


def syllables(text: str) -> list[str]:
    """Pinyin without tones, one a character of Chinese (by its word: 银行 is yin hang), other runs as they are."""
    return [heard for word in rjieba.cut(fold(text)) for heard in _syllables(word)]


@lru_cache(maxsize=100_000)
def _syllables(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    heard = [_heard(mark) for mark in word] if is_chinese(word) else []
    return tuple(heard) if all(heard) and heard else tuple(lazy_pinyin(word))


def _heard(mark: str) -> str:
    """The one sound of a character; empty for one whose word decides."""
    heard = sounds(mark)
    return heard[0] if len(heard) == 1 else ""


@lru_cache(maxsize=30_000)
def sounds(mark: str) -> tuple[str, ...]:
    """All sounds of a character, tones aside: 会 is hui and kuai."""
    from pypinyin import Style, pinyin

    return tuple(dict.fromkeys(pinyin(mark, style=Style.NORMAL, heteronym=True)[0]))


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Word → all words that mean it, itself first."""
    table: dict[str, tuple[str, ...]] = {}
    lexicon = load("synonyms")
    for group in [*lexicon["groups"], *lexicon["universities"]]:
        for word in group:
            table[fold(word)] = (fold(word), *(fold(other) for other in group if other != word))
    return table


def highlight(text: str, words: list[str], limit: int = 0) -> str:
    """Escaped HTML with ``<mark>`` around matches; with ``limit`` the part of the text around the first one."""
    shown = text
    wanted = [word for word in sorted({fold(word) for word in words}, key=len, reverse=True) if word]
    folded = _same_length(shown)
    pattern = re.compile("|".join(map(re.escape, wanted)) or r"(?!)")
    places = [(found.start(), found.end()) for found in pattern.finditer(folded)]
    start, end = 0, len(shown)
    if limit and len(shown) > limit:
        start = max(0, (places[0][0] if places else 0) - limit // 4)
        end = min(len(shown), start + limit)
    parts, last = ["…" if start else ""], start
    for left, right in places:
        if left < start or right > end:
            continue
        parts += [html.escape(shown[last:left]), "<mark>", html.escape(shown[left:right]), "</mark>"]
        last = right
    return "".join([*parts, html.escape(shown[last:end]), "…" if end < len(shown) else ""])


def _same_length(text: str) -> str:
    """Folded text when folding keeps every character's place, else lower case only."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
