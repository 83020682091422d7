"""Keys under which the index finds words again that were typed in part, by sound or with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from search.analysis import SHORT, fold, known, sounds, syllables

PART = "\t"
"""Between the typed form, the kind and the shown text of a completion."""
_CJK = re.compile(r"[\u3400-\u9fff]")
_ASIDE = re.compile(r"[(（\[【<《].*?[)）\]】>》]")
LONGEST = 40
MOST_SOUNDINGS = 8


def completions(title: str, employer: str) -> list[str]:
    """``typed form ⇥ kind ⇥ shown`` of a title and an employer, also by pinyin and (employers) its initials."""
    found: list[str] = []
    for kind, text in (("title", _ASIDE.sub("", title).strip()), ("employer", employer)):
        if 1 < len(text) <= LONGEST:
            found += [f"{form}{PART}{kind}{PART}{text}" for form in _typed(text, kind == "employer")]
    return found


@lru_cache(maxsize=50_000)
def _typed(text: str, initials: bool) -> tuple[str, ...]:
    folded = fold(text)
    if not _CJK.search(folded):
        return (folded,)
    heard = syllables(folded[:12])
    forms = [folded, "".join(heard)]
    if initials:
        forms.append("".join(syllable[0] for syllable in heard))
    return tuple(dict.fromkeys(forms))


def wholes(*names: str) -> list[str]:
    """Names as a query may give them whole."""
    return list(dict.fromkeys(fold(name).replace(" ", "") for name in names if 0 < len(name) <= LONGEST))


def keys(title: str, employer: str) -> list[str]:
    """``key:word`` for the words of a title and an employer; a word with a slip has a key in common with the right one."""
    return sorted({*_of_text(title[:SHORT]), *_of_text(employer[:60])})


@lru_cache(maxsize=50_000)
def _of_text(text: str) -> frozenset[str]:
    words = set(known(text).split())
    words |= {word[:2] for word in words if len(word) == 3 and _CJK.match(word)}
    return frozenset(key for word in words for key in _of_index(word))


@lru_cache(maxsize=100_000)
def _of_index(word: str) -> tuple[str, ...]:
    return tuple(f"{key}:{word}" for key in slips(word))


def slips(word: str) -> list[str]:
    """Its sound, and the word with one character left out (two words one slip apart share such a key)."""
    return list(dict.fromkeys(_slips(word)))


def _slips(word: str) -> Iterator[str]:
    if _CJK.match(word):
        if 2 <= len(word) <= 6:
            yield f"~{sound(word)}"
        if 3 <= len(word) <= 6:
            yield from (word[:place] + word[place + 1 :] for place in range(len(word)))
    elif 4 <= len(word) <= 14 and word.isascii() and word.isalpha():
        yield word
        yield from (word[:place] + word[place + 1 :] for place in range(len(word)))


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Pinyin of a word without what many speakers do not tell apart."""
    return soft("".join(syllables(word)))


@lru_cache(maxsize=10_000)
def soundings(word: str) -> frozenset[str]:
    """Every pinyin that a Chinese word's characters allow: who types 会记 by its sound may mean 会计 (kuai ji)."""
    spelled = islice(product(*map(sounds, word)), MOST_SOUNDINGS)
    return frozenset(["".join(syllables(word)), *map("".join, spelled)])


def soft(spelled: str) -> str:
    """Pinyin as many speakers hear it: zh as z, ch as c, sh as s, -ng as -n."""
    for hard, easy in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n")):
        spelled = spelled.replace(hard, easy)
    return spelled
