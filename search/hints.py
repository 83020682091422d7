"""Keys under which the index finds words again that were typed in part, by sound or with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice, product

from search.analysis import heard, sounds, syllables

_PART = "\t"
"""Between the typed form, the kind and the shown text of a completion."""
_CJK = re.compile(r"[\u3400-\u9fff]")
LONGEST = 40
MOST_SOUNDINGS = 8


def completions(kind: str, text: str, folded: str) -> list[str]:
    """``typed form ⇥ kind ⇥ shown`` of a ``title`` or an ``employer``, also by pinyin and (employers) its initials.

    What is shown as it is typed is not said twice: what only one posting has is dear in tantivy's dictionary of terms.
    """
    if not 1 < len(text) <= LONGEST:
        return []
    forms = dict.fromkeys(_typed(folded, kind == "employer"))
    return [f"{form}{_PART}{kind}{_PART}{'' if form == text else text}" for form in forms]


def completed(term: str) -> tuple[str, str]:
    """Kind and shown text of one of them."""
    form, kind, shown = term.split(_PART, 2)
    return kind, shown or form


def _typed(folded: str, initials: bool) -> Iterator[str]:
    yield folded
    if _CJK.search(folded):
        spoken = heard(folded[:12])
        yield "".join(spoken)
        if initials:
            yield "".join([syllable[0] for syllable in spoken])


def wholes(folded: Mapping[str, str]) -> list[str]:
    """Names as a query may give them whole, by ``folded``: each name with its folded form."""
    return list(dict.fromkeys(form.replace(" ", "") for name, form in folded.items() if 0 < len(name) <= LONGEST))


def keys(words: Iterable[str]) -> list[str]:
    """``key:word`` for words, in order; a word with a slip has a key in common with the right one."""
    return sorted(set(chain.from_iterable(map(_of_index, words))))


@lru_cache(maxsize=100_000)
def _of_index(word: str) -> tuple[str, ...]:
    """Keys of a word, and those of the two characters that a Chinese word of three begins with."""
    begun = (word, word[:2]) if len(word) == 3 and _CJK.match(word) else (word,)
    return tuple(f"{key}:{one}" for one in begun for key in slips(one))


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
