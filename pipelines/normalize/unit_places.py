"""Where a unit of a table works, by its own name and the places of the whole announcement."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from pipelines.normalize import divisions, employer_classes, employer_places
from pipelines.normalize.expressions import expression

_BRANCH = expression(
    r"([一-龥]{2,8})(?:分局|分公司|分院|分所|分中心|分部|分站|分校|校区|院区|支行|分行|支队|大队|项目部|办事处|基地)"
)
_LONGEST, _SHORTEST = 8, 2
"""Letters of a division before the word for a branch."""
_SEATED = ("government", "public_institution", "university")
"""Kinds of bodies that work in the place that their name begins with; a company may work anywhere."""


@lru_cache(maxsize=20_000)
def of_unit(name: str, around: tuple[str, ...] = ()) -> str:
    """The code of the place in a unit's name, the branch's before the seat; empty where it names none or several.

    With places ``around`` it must be one of them or lie in one (朝阳区民政局 in 长春); without them only a branch and the
    seat of a public body count.
    """
    limits = {*around} - {divisions.NATIONWIDE}
    branch, seat = _branch(name), employer_places.seat(name)[0]
    if not limits:
        seat = seat if employer_classes.classify(name, "")[0] in _SEATED else frozenset()
    for codes in (branch, seat):
        fitting = [code for code in codes if not limits or limits & {code, *divisions.parents(code)}]
        if len(fitting) == 1:
            return fitting[0]
    return ""


def _branch(name: str) -> Collection[str]:
    """What the words right before 分局 or 分公司 may name: 沈阳市公安局于洪分局."""
    found = _BRANCH.search(name)
    words = found[1] if found else ""
    for size in range(min(_LONGEST, len(words)), _SHORTEST - 1, -1):
        place = words[-size:]
        if codes := divisions.spellings().get(place) or divisions.short_districts().get(place, ()):
            return codes
    return ()
