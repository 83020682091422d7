"""While typing: titles, employers, majors, schools and cities that begin so; after nothing was found: did you mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from pipelines.normalize import divisions
from pipelines.normalize.catalogue import table
from pipelines.normalize.lexicon import load
from search.analysis import fold, is_chinese, syllables
from search.engines.base import Engine
from search.hints import completed, slips, soft, sound, soundings
from search.parsing import split

MOST_CANDIDATES = 40
LONGEST_TYPED = 40


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``kind``: title, employer, major, school or city; ``value`` is the facet's code (empty for title and employer)."""

    text: str
    kind: str
    value: str = ""
    count: int = 0


Named = tuple[tuple[str, str, str, str], ...]
"""Rows of (typed form, kind, text, value), sorted."""


def suggest(engine: Engine, typed: str, schools: Sequence[tuple[str, str]], limit: int = 8) -> list[Suggestion]:
    """What begins with ``typed`` as written, in pinyin or (names) by initials; ``schools`` are (id, name) of sources.

    Cities, majors and schools that fit come first when they equal what was typed, else after the titles and employers.
    """
    key = fold(typed[:LONGEST_TYPED]).strip().replace("\t", "")
    if not key:
        return []
    named = [*_beginning(_catalogue(), key), *_beginning(_rows(tuple(schools)), key)]
    found = _indexed(engine, key)
    exact = [one for one in named if fold(one.text) == key]
    half = max(limit - min(len(named), limit // 2), limit // 2)
    return list(dict.fromkeys([*exact, *found[:half], *named, *found]))[:limit]


def _indexed(engine: Engine, key: str) -> list[Suggestion]:
    found: dict[tuple[str, str], Suggestion] = {}
    for term, count in engine.terms("complete", key, MOST_CANDIDATES):
        kind, text = completed(term)
        found.setdefault((kind, fold(text)), Suggestion(text, kind, "", count))
    return list(found.values())


def _beginning(rows: Named, key: str) -> list[Suggestion]:
    found: list[tuple[bool, Suggestion]] = []
    place = bisect_left(rows, (key,))
    while place < len(rows) and rows[place][0].startswith(key) and len(found) < MOST_CANDIDATES:
        form, kind, text, value = rows[place]
        found.append((form != key, Suggestion(text, kind, value)))
        place += 1
    return list(dict.fromkeys(one for _, one in sorted(found, key=_nearest)))[:5]


def _nearest(row: tuple[bool, Suggestion]) -> tuple[bool, int, str]:
    longer, one = row
    return longer, len(one.text), one.value


@cache
def _catalogue() -> Named:
    """Provinces, cities, districts and the catalogue of majors."""
    places = [("city", divisions.short_name(code), code) for code in divisions.names() if code.endswith("00")]
    studies = [("major", name, code) for code, name in table("majors").items() if len(code) >= 4]
    return _forms([*places, *studies])


@lru_cache(maxsize=1)
def _rows(schools: tuple[tuple[str, str], ...]) -> Named:
    return _forms([("school", name, identity) for identity, name in schools], _called)


def _called(school: str) -> list[str]:
    """What students call a university whose office a source is: 浙大 for 浙江大学就业指导中心."""
    groups = load("synonyms")["universities"]
    return [short for short, *names in groups if school.startswith(tuple(names))]


def _forms(rows: Iterable[tuple[str, str, str]], called: Callable[[str], Sequence[str]] = lambda _: ()) -> Named:
    found = set()
    for kind, text, value in rows:
        for name in (text, *called(text)):
            heard = syllables(name)
            initials = "".join(syllable[:1] for syllable in heard)
            for form in (fold(name), "".join(heard), *([initials] if len(initials) > 1 else [])):
                found.add((form, kind, text, value))
    return tuple(sorted(found))


def did_you_mean(engine: Engine, text: str) -> str:
    """The query with the words replaced that nothing has, by words of the index that sound or look alike; or ``""``."""
    changed = False
    parts = []
    for piece in text.split():
        if piece[:1] in "-－" or any(mark in piece for mark in '"“”:：'):
            parts.append(piece)
            continue
        better = _better(engine, fold(piece))
        changed = changed or better != fold(piece)
        parts.append(better if better != fold(piece) else piece)
    return " ".join(parts) if changed else ""


def _better(engine: Engine, piece: str) -> str:
    words = split(piece)
    found = {word: better for word in dict.fromkeys([*words, piece]) if (better := _candidate(engine, word))}
    if piece in found:
        return found[piece]
    for word, better in found.items():
        piece = piece.replace(word, better, 1)
    return piece


def _candidate(engine: Engine, word: str) -> str:
    """The most frequent word of the index one slip away, when it is far more frequent than the word itself."""
    counts: dict[str, int] = {}
    heard = soundings(word) if is_chinese(word) else [word]
    for key in dict.fromkeys([*slips(word), *(f"~{soft(one)}" for one in sorted(heard))]):
        for term, count in engine.terms("hint", f"{key}:", MOST_CANDIDATES):
            counts[term.partition(":")[2]] = count
    own = counts.pop(word, 0)
    likely = {other: count for other, count in counts.items() if _near(word, other)}
    if not likely:
        return ""
    best = max(likely, key=lambda other: (_likeness(word, other), likely[other], other))
    return best if likely[best] > 10 * own else ""


def _near(word: str, other: str) -> bool:
    if is_chinese(word):
        return len(word) == len(other) and (
            sound(other) in map(soft, soundings(word)) or (OSA.distance(word, other) == 1 and len(word) > 2)
        )
    return soft(word) == sound(other) if is_chinese(other) else OSA.distance(word, other) <= 2


def _likeness(word: str, other: str) -> int:
    """Same full pinyin before same loose sound before one other character."""
    if not is_chinese(word):
        return int(sound(word) == sound(other))
    if "".join(syllables(other)) in soundings(word):
        return 2
    return int(sound(other) in map(soft, soundings(word)))
