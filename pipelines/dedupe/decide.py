"""Same, possible or different: guards first, then how much of the shorter text stands in the longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipelines.dedupe.guards import EVENTS, Guard, guards
from pipelines.dedupe.text import containment, grams, jaccard
from pipelines.posting import Evidence, Posting
from store.records import Announcement

Decision = Literal["same", "possible", "different"]
CONTAINED = 0.6
"""Measured: 0.5 to 0.7 decide alike on texts of 370 characters."""
RESEMBLING = 0.35
EQUAL = 0.9
TELLING_TEXT = 150
ENOUGH_TEXT = 80
"""Comparable characters from which a text can vouch for a pair by itself."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on a pair and every guard's word."""

    decision: Decision
    explain: list[Evidence]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """Which stored posting a new reading belongs to (``None``: a new one), and the pairs for staff."""

    posting_id: str | None
    possible: list[tuple[str, list[Evidence]]] = field(default_factory=list)
    explain: list[Evidence] = field(default_factory=list)


def compare(a: Posting, b: Posting) -> Verdict:
    """Decide one pair. Symmetric: ``compare(a, b)`` and ``compare(b, a)`` decide alike."""
    checked = list(guards(a, b))
    explain = [_evidence(guard) for guard in checked]
    if any(guard.word == "contradict" for guard in checked):
        return Verdict("different", explain)
    (long_left, left), (long_right, right) = grams(a.description), grams(b.description)
    held, alike = containment(left, right), jaccard(left, right)
    characters = min(long_left, long_right)
    explain.append(Evidence(field="text", rule="containment", text=f"{held:.2f}, jaccard {alike:.2f}", confidence=held))
    return Verdict(_weigh(a, b, checked, held, alike, characters), explain, score=held)


def _weigh(a: Posting, b: Posting, checked: list[Guard], held: float, alike: float, characters: int) -> Decision:
    enough = characters >= ENOUGH_TEXT
    words = {guard.name: guard.word for guard in checked}
    doubtful = [name for name, word in words.items() if word == "one-sided"]
    if words["employer"] == "akin":  # a repost under a short name: only nearly the whole text can vouch for it
        vouched = held >= EQUAL and characters >= TELLING_TEXT and words["place"] == "agree"
        words["employer"] = "agree" if vouched else "one-sided"
        doubtful += [] if vouched else ["employer"]
    if a.type in EVENTS and words.get("event time") == "agree" and words["employer"] == "agree":
        return "same" if words["venue"] == "agree" else "possible"
    if held >= CONTAINED and enough:
        if doubtful or words["employer"] == "silent":
            return "possible"
        silent_place = words["place"] == "silent" and words["position"] == "silent"
        return "possible" if silent_place and alike < CONTAINED else "same"
    named = words["employer"] == words["place"] == words["position"] == "agree" and words["period"] == "agree"
    if not enough and named and not doubtful:
        return "same" if held >= CONTAINED or not a.description or not b.description else "possible"
    return "possible" if named and held >= RESEMBLING else "different"


def choose(posting: Posting, candidates: Sequence[Announcement]) -> Choice:
    """The best match among the store's candidates; of several alike the one with the most text in common."""
    best: tuple[float, str, list[Evidence]] | None = None
    possible: dict[str, list[Evidence]] = {}
    for candidate in candidates:
        if any(guard.word == "contradict" for guard in guards(posting, candidate.reading)):
            continue
        verdict = compare(posting, candidate.reading)
        if verdict.decision == "same" and (best is None or verdict.score > best[0]):
            best = (verdict.score, candidate.posting_id, verdict.explain)
        elif verdict.decision == "possible":
            possible.setdefault(candidate.posting_id, verdict.explain)
    if best is None:
        return Choice(None, sorted(possible.items()))
    possible.pop(best[1], None)
    return Choice(best[1], sorted(possible.items()), best[2])


def _evidence(guard: Guard) -> Evidence:
    sure = {"agree": 1.0, "contradict": 1.0, "silent": 0.5, "one-sided": 0.3, "akin": 0.3}[guard.word]
    return Evidence(field=guard.name, rule=guard.word, text=guard.seen, confidence=sure)
