"""One segmentation for both engines: words, bigrams of titles and employers, spellings, highlighting."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate, chain, islice
from operator import add

import rjieba

from pipelines.normalize.lexicon import load
from pipelines.normalize.text import simplified

SENTINEL = "¤"
"""Stands at the head of every text field, so that both engines count the same documents for each field's length."""
_WORD = re.compile(r"[\w+#.]+", re.UNICODE)
_JOINING = frozenset("_+#.")
"""What a word may hold beside letters and digits."""
_JOINED = re.compile(r"[_+#.]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WIDE = tuple((mark, unicodedata.normalize("NFKC", mark)) for mark in "，；：（）！？．")
"""Nearly all that Chinese prose has of compatibility forms: without these a text need only be looked at, not rewritten."""
LONGEST = 40_000


@cache
def _converted() -> re.Pattern[str]:
    """Characters that simplification changes: a text without any, as nearly all are, need not be converted."""
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    simple = simplified("\n".join(characters)).split("\n")
    changed = [one for one, other in zip(characters, simple, strict=True) if one != other]
    return re.compile(f"[{''.join(changed)}]")


def fold(text: str) -> str:
    """Compatibility form, lower case, simplified characters: 華為, ＨＵＡＷＥＩ and huawei look alike to all readers.

    Every document and query passes here, so that a text is looked at before it is converted; that of the duplicates
    (:mod:`pipelines.dedupe.text`) converts all, as its keys are kept.
    """
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    folded = unicodedata.normalize("NFKC", text).lower()
    return simplified(folded) if _converted().search(folded) else folded


def tokens(text: str) -> list[str]:
    """Words of a text, in order, compound words beside their parts (as a search engine's segmentation does)."""
    return words(fold(text[:LONGEST]))


def words(folded: str) -> list[str]:
    """The same of a text that is folded already."""
    found = rjieba.cut_for_search(folded)
    if _JOINED.search(folded):
        return [word for word in found if word.isalnum() or ((len(word) > 1 or word in _JOINING) and _is_word(word))]
    return list(filter(str.isalnum, found))


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
    return pairs(fold(text))


def pairs(folded: str) -> list[str]:
    """The same of a text that is folded already."""
    found: list[str] = []
    for run in _HAN.findall(folded):
        found += map(add, run, run[1:]) if len(run) > 1 else run
    return found


def field(found: Iterable[str]) -> str:
    """Words as both engines index them with their ``whitespace`` analyzer."""
    return f"{SENTINEL} {' '.join(found)}"


def spellings(folded: str) -> list[str]:
    """Latin spellings of a name, whole and initials: 华为 → huawei, hw."""
    short = "".join(_HAN.findall(folded))[:6]
    if len(short) < 2:
        return []
    spoken = heard(short)
    initials = [syllable[0] for syllable in spoken]
    return list(dict.fromkeys([*islice(accumulate(spoken), 1, None), *islice(accumulate(initials), 1, None)]))


def syllables(text: str) -> list[str]:
    """Pinyin without tones, one a character of Chinese (by its word: 银行 is yin hang), other runs as they are."""
    return heard(fold(text))


def heard(folded: str) -> list[str]:
    """The same of a text that is folded already."""
    return list(chain.from_iterable(map(_syllables, rjieba.cut(folded))))


@lru_cache(maxsize=100_000)
def _syllables(word: str) -> tuple[str, ...]:
    if not is_chinese(word):
        return _spoken(word)
    sole = tuple(map(_sole, word))
    return sole if all(sole) else tuple(chain.from_iterable(map(_spoken, _phrases(word))))


def _phrases(word: str) -> Iterable[str]:
    """A word as pypinyin takes it apart: into what it knows the sounds of."""
    from pypinyin.seg.mmseg import seg

    return seg.cut(word)


@lru_cache(maxsize=50_000)
def _spoken(phrase: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(phrase))


@lru_cache(maxsize=30_000)
def _sole(mark: str) -> str:
    """The one sound of a character; empty for one whose word decides."""
    known = sounds(mark)
    return known[0] if len(known) == 1 else ""


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
