"""Gold sets of phrases as announcements write them: exact values, and the role of every date of a sentence.

The cases are invented or mere phrases; ``benchmarks.gold`` prints what is wrong. A floor is the target of the kind.
Those named ``forms-4`` were written, with what they should give, before any reader saw them. Right at the first try, in five sets
(dates, degrees, headcount, locations, salary): 81 of 90, 42 of 45, 39 of 40, 89 of 90, 34 of 35; 54 of 60, 29 of 30, 24 of 27, 70 of
70, 22 of 23; 68 of 75, 34 of 35, 35 of 35, 76 of 80, 30 of 30; 58 of 60, 28
of 30, 23 of 24, 53 of 55, 23 of 24; 34 of 39, 18 of 20, 15 of 15, 45 of 45, 15 of 15. Those named
``half`` were written by a stranger as the other half of the sets in ``shared/gold``; right at the first try of those new here: dates 133
of 134, locations 128 of 130, degrees 69 of 70, headcount 33 of 35, salary 39 of 39, majors 69 of 72. Those of ``3011``, ``3012`` and ``3013`` were
written and labelled before they were read, each after what the one before had shown was mended; right at the first try: roles 23 of 33, 18
of 24, 15 of 15; key dates 23 of 29, 17 of 24, 11 of 12; majors 30 of 35, 22 of 24, 14 of 14; industries 28 of 40, 19 of 22, 8 of 12;
years 27 of 30, 16 of 20, 12 of 12; headcounts 23 of 27, 19 of 22, 12 of 12. Those of ``4401`` to ``4404`` were written
and labelled in the same way; right at the first try: dates 19 of 24, 20 of 20, 19 of 21, 8 of 8; roles 30 of 44, 31 of 35, 24 of 30, 20
of 25; key dates 20 of 28, 13 of 20, 14 of 20, 11 of 16; years 22 of 28, 18 of 22, 13 of 18, 7 of 10; types 34 of 38, 30 of 34, 27 of
28, 7 of 8; pay 30 of 30, 23 of 25, 21 of 25, 12 of 12. Kept are those that are right now and were not found to be labelled against
the conventions. The ``4s`` are what all counties of GB/T 2260, written behind their prefectures, found wrong.
Those of ``5201`` to ``5204``, written so too, had 28 of 32, 29 of 32 and 23 of 25 years and, of titles of state programmes, fairs and talks, 72 of 80, 72 of 74,
37 of 42 and 42 of 44 types, and 78 of 80, 71 of 74, 42 of 42 and 44 of 44 programmes.
Those of ``3121`` are classes of case that four draws of real phrases (``benchmarks/phrases``, seeds 3121 to 3124) found wrong, in words of our own.
Those named ``next`` were written as the other half of ``shared/gold`` once more, real expressions first; right at the first try: dates 131 of
132, locations 215 of 217, degrees 135 of 137, headcount 81 of 81, salary 71 of 72, majors 70 of 84 (of the 14, 7 were labelled more
narrowly than the catalogues' levels allow and two are left out); a second time (``next-2``), after mending: dates 39 of 40, locations 71 of
75, degrees 32 of 35, headcount 30 of 30, salary 28 of 30, of which a location and a degree were labelled wrongly; a third time (``next-3``), locations 57 of 60, degrees 37 of 40, salary 35 of 35. The ``glued`` are the classes that three draws (seeds 5201 to 5203)
found wrong, in words of our own.
The ``marked`` are 1,016 and 212 sentences written for their width of words, before what they found was mended: what 70 % of their 1,356, and 59 %
of their 221 dates are for was told at the first try, of 83 and 87 % after it; kept are the sentences that are right.
The ``far`` are written by six strangers, each of a field of their own (public bodies; state-owned companies and banks; internet companies;
universities; hospitals, schools and programmes; job advertisements) and by one in odd forms of text, so that no two are alike: 1,470
sentences and 360 texts, of which 60 % and 56 % were right before what the ``marked`` and two thirds of them found was mended and 70 % and 74 %
after it (of those that nobody mended for, 52 and 67 % instead of 51 and 62); kept are those that are right.
The ``plain`` are written as notices of each field usually say it, by us, before what they found was mended: what 604 of 723 marked places
are for was told at the first try, where years alone and words like 招满为止, which are no dates to the reader, were marked too. The ``testers`` are those of strangers who were asked for the like of ``shared/gold`` with the
purpose of each date, the schedule of a notice and the answer to a question of one kind.
Those of ``9001`` were written by somebody who had not read the reader and mended by another; right at the first try: roles 32 of 40, key dates
33 of 40, years 35 of 40, types 36 of 40.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gold import cases, precision_and_recall, score
from pipelines.normalize.divisions import parents

GOLD = Path(__file__).parent / "gold"
FLOORS = {
    "dates": 0.97,
    "roles": 0.97,
    "locations": 0.97,
    "degrees": 0.97,
    "headcount": 0.96,
    "salary": 0.96,
    "majors": 0.93,
    "major_sentences": 0.93,
    "employers": 0.97,
    "contacts": 0.97,
    "types": 0.95,
    "graduation": 0.95,
    "programs": 0.95,
}
"""The targets of the kinds; flags have theirs, class by class, in ``test_flags``."""
SMALLEST = 150


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_values_are_exact(kind: str) -> None:
    rows = cases(GOLD / f"{kind}.jsonl")
    right, wrong = score(kind, rows)
    assert len(rows) >= SMALLEST
    assert right / len(rows) >= FLOORS[kind], [(row["text"], value) for row, value in wrong]


def test_stages_of_whole_announcements() -> None:
    """Invented ones in six sets (40, 40, 30, 45, 40, 40), each by a stranger, with the traps of real ones. Rows right at the first try: 84 % of those
    answered and 65 % of those stated in the first; 66 and 76 % in the second, after what the first had shown was mended; then,
    each after the same, 93 and 94 %, 83 and 88 %, 84 and 83 %, and the last day of 24 of 30, 34 of 45, 34 of 40. The sixth,
    written as they are and not as traps, had 94 and 91 % and the last day of 39 of 40, and is mended in a few classes only. Those of ``4403``
    and ``4404`` (10 and 8, as they are) had 99 and 98 %, and 93 and 95 %."""
    rows = cases(GOLD / "announcements.jsonl")
    precision, recall = precision_and_recall("announcements", rows)
    right, wrong = score("announcements", rows)
    assert min(precision, recall) >= 0.95, (precision, recall)
    assert right / len(rows) >= 0.85, [row["id"] for row, _ in wrong]


def test_provinces_are_right() -> None:
    rows = cases(GOLD / "locations.jsonl")
    _, wrong = score("locations", rows)
    far = [(row["text"], value) for row, value in wrong if _provinces(value) != _provinces(row["expect"])]
    assert 1 - len(far) / len(rows) >= 0.99, far


def _provinces(codes: list[str]) -> set[str]:
    return {(parents(code) or [code])[-1] for code in codes}
