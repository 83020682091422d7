"""Same, possible or different: guards first, then how much of the shorter text stands in the longer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pipelines.dedupe.guards import Guard, guards, unless_contradicted
from pipelines.dedupe.text import fold, shared
from pipelines.posting import EVENTS, Event, Evidence, Posting
from store.records import Candidate

Decision = Literal["same", "possible", "different"]
CONTAINED = 0.6
"""Measured: 0.5 to 0.7 decide alike on texts of 370 characters."""
RESEMBLING = 0.35
EQUAL = 0.9
TELLING_TEXT = 150
AKIN = 0.45
"""Of two texts whose titles differ in words: truncation leaves a half, a sibling's text differs more."""
ENOUGH_TEXT = 80
"""Comparable characters from which a text can vouch for a pair by itself."""
OF_EVENTS = ("event time", "venue")
"""Guards of what the organiser of an event may change."""
NOTHING_SAID: Mapping[str, Sequence[Event]] = {}
MOST_READ = 5_000
"""Characters in which an announcement names its employer."""
NAMELESS = ("notice", "civil_service")
"""Kinds that often name no employer: how to register, a programme's call that every school hands on."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on a pair, every guard's word, and what the texts share (nothing where a guard spoke against it)."""

    decision: Decision
    guards: tuple[Guard, ...]
    score: float = 0.0
    alike: float | None = None

    @property
    def explain(self) -> list[Evidence]:
        """Why: made when it is asked for, since most pairs are weighed and forgotten."""
        explain = [_evidence(guard) for guard in self.guards]
        if self.alike is not None:
            told = f"{self.score:.2f}, jaccard {self.alike:.2f}"
            explain.append(Evidence(field="text", rule="containment", text=told, confidence=self.score))
        return explain


@dataclass(frozen=True, slots=True)
class Choice:
    """Which stored posting a new reading is likest to (``None``: none is the same), and the pairs for staff.

    ``same`` are all postings, ``members`` all announcements that are the same; ``verdicts`` of all announcements by id.
    """

    posting_id: str | None
    possible: list[tuple[str, list[Evidence]]] = field(default_factory=list)
    explain: list[Evidence] = field(default_factory=list)
    same: frozenset[str] = frozenset()
    members: frozenset[int] = frozenset()
    verdicts: dict[int, Verdict] = field(default_factory=dict)


def compare(a: Posting, b: Posting) -> Verdict:
    """Decide one pair. Symmetric: ``compare(a, b)`` and ``compare(b, a)`` decide alike."""
    checked = tuple(guards(a, b))
    if any(guard.word == "contradict" for guard in checked):
        return Verdict("different", checked)
    return _by_text(a, b, checked)


def says_something_else(before: Posting, after: Posting) -> bool:
    """Whether two readings of one page share no text, nor is the employer named in it any more; of a short text nothing is said."""
    characters, held, _ = shared(before.description, after.description)
    if characters < TELLING_TEXT or held >= RESEMBLING:
        return False
    name = fold(before.hiring_organization.normalized)
    return not name or name not in fold(after.description[:MOST_READ])


def _by_text(a: Posting, b: Posting, checked: tuple[Guard, ...]) -> Verdict:
    """The decision on a pair that no guard speaks against."""
    characters, held, alike = shared(a.description, b.description)
    return Verdict(_weigh(a, b, checked, held, alike, characters), checked, held, alike)


def _weigh(a: Posting, b: Posting, checked: tuple[Guard, ...], held: float, alike: float, characters: int) -> Decision:
    enough = characters >= ENOUGH_TEXT
    words = {guard.name: guard.word for guard in checked}
    whole = held >= EQUAL and characters >= TELLING_TEXT
    nameless = words["employer"] == "silent" and _nameless(a, b)
    if words["employer"] == "akin":  # a repost under a short name: only nearly the whole text can vouch for it
        words["employer"] = "agree" if whole and words["place"] == "agree" else "one-sided"
    if (
        words["position"] == "akin"
    ):  # a title with more words: only the text can tell a speciality from an editor's mark
        words["position"] = "agree" if whole and alike >= AKIN else "one-sided"
    doubtful = [name for name, word in words.items() if word == "one-sided"]
    if a.type in EVENTS and words.get("event time") == "agree" and words["employer"] != "contradict":
        return "same" if words["venue"] == words["employer"] == "agree" else "possible"
    if held >= CONTAINED and enough:
        if doubtful or (words["employer"] == "silent" and not (nameless and whole and alike >= EQUAL)):
            return "possible"
        needed = 0.0 if words["position"] != "silent" else CONTAINED if words["place"] == "silent" else RESEMBLING
        return "same" if alike >= needed else "possible"
    named = words["employer"] == words["place"] == words["position"] == "agree" and words["period"] == "agree"
    if not enough and named and not doubtful:
        return "same" if held >= CONTAINED or not a.description or not b.description else "possible"
    told = {words["employer"], words["place"]} <= {"agree", "one-sided"}
    textless = words["position"] == "agree" and not (a.description and b.description)
    if not enough and ((held >= EQUAL and (nameless or told)) or (textless and told)):
        return "possible"  # a few words, all the same: too little to join, too much to call them two
    return "possible" if named and held >= RESEMBLING else "different"


def _nameless(a: Posting, b: Posting) -> bool:
    """Whether two are of such a kind, under one title."""
    return a.type == b.type and a.type in NAMELESS and fold(a.title) == fold(b.title)


def weigh(a: Posting, b: Posting) -> Verdict:
    """As :func:`compare`, but of two that are different it tells no more than a contradiction."""
    checked = unless_contradicted(a, b)
    return Verdict("different", checked) if checked[0].word == "contradict" else _by_text(a, b, checked)


def weigh_event(a: Posting, b: Posting, said: Sequence[Event]) -> Verdict:
    """As :func:`weigh`; a time or place that some copy of ``b`` has stated, whatever they say by now, is no contradiction."""
    verdict = weigh(a, b)
    if verdict.guards[0].name not in OF_EVENTS or not contradicts(verdict):
        return verdict
    told = (weigh(a, b.model_copy(update={"event": event})) for event in said)
    return next((other for other in told if not contradicts(other)), verdict)


def contradicts(verdict: Verdict) -> bool:
    """Whether a guard spoke against the pair, not only its text."""
    return any(guard.word == "contradict" for guard in verdict.guards)


Weighed = tuple[Verdict, Candidate]


def choose(posting: Posting, candidates: Sequence[Candidate], today: date | None = None) -> Choice:
    """The best match among the store's candidates; of several alike the one with the most text in common."""
    return likest(weighed(posting, candidates, today))


def weighed(
    posting: Posting,
    candidates: Sequence[Candidate],
    today: date | None = None,
    before: Sequence[Weighed] = (),
    said: Mapping[str, Sequence[Event]] = NOTHING_SAID,
) -> list[Weighed]:
    """The verdict on each candidate; one that was weighed ``before`` and is the same since keeps its.

    ``said``: what the copies of a posting have ever said of its event. Where a page names no day of posting, the day on which we first saw it stands in (``today`` for the new one).
    """
    reading = dated(posting, today)
    verdicts = {id(candidate.reading): verdict for verdict, candidate in before}
    return [
        (
            verdicts.get(id(other.reading))
            or weigh_event(reading, dated(other.reading, other.first_seen.date()), said.get(other.posting_id, ())),
            other,
        )
        for other in candidates
    ]


def likest(found: Sequence[Weighed]) -> Choice:
    """The best match among those that were weighed."""
    verdicts = {candidate.id: verdict for verdict, candidate in found}
    possible: dict[str, list[Evidence]] = {}
    for verdict, candidate in found:
        if verdict.decision == "possible" and candidate.posting_id not in possible:
            possible[candidate.posting_id] = verdict.explain
    same = [(verdict, candidate) for verdict, candidate in found if verdict.decision == "same"]
    if not same:
        return Choice(None, sorted(possible.items()))
    postings = frozenset(candidate.posting_id for _, candidate in same)
    best, home = min(same, key=lambda pair: (-round(pair[0].score, 6), pair[1].source, pair[1].key))
    doubtful = sorted((other, explain) for other, explain in possible.items() if other not in postings)
    members = frozenset(candidate.id for _, candidate in same)
    return Choice(home.posting_id, doubtful, best.explain, postings, members, verdicts)


def dated(posting: Posting, day: date | None) -> Posting:
    """A reading with its day; where it states none, the one on which it was first seen."""
    return posting if posting.date_posted is not None else posting.model_copy(update={"date_posted": day})


def _evidence(guard: Guard) -> Evidence:
    sure = {"agree": 1.0, "contradict": 1.0, "silent": 0.5, "one-sided": 0.3, "akin": 0.3}[guard.word]
    return Evidence(field=guard.name, rule=guard.word, text=guard.seen, confidence=sure)
