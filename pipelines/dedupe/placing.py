"""Where a new reading belongs: its cluster, the clusters that it joins, the pairs for staff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import combinations

from pipelines.dedupe.decide import EQUAL, Choice, Verdict, Weighed, contradicts, dated, likest, weigh, weigh_event
from pipelines.dedupe.grouping import Links, Pair, homes, partition
from pipelines.posting import EVENTS, Event, Evidence, Posting
from store.looking import Look
from store.neighbours import APART
from store.records import Candidate
from store.refresh import new_id

EventsSaid = Mapping[str, Sequence[Event]]
NEW = 0
"""Stands for the reading that has no row yet."""
LARGEST = 40
"""Announcements of one component; beyond it the best match decides alone."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The posting for a new reading (``None``: one of its own), announcements that move, pairs for staff."""

    into: str | None = None
    moves: dict[int, str] = field(default_factory=dict)
    possible: list[tuple[str, str, list[Evidence]]] = field(default_factory=list)
    """(posting or "" for the new reading's, posting, evidence)."""
    alone: bool = True
    """No stored announcement is the same: the candidates alone have decided."""


def place(look: Look, posting: Posting, name: tuple[str, str], found: Sequence[Weighed], today: date) -> Placement:
    """Where a reading belongs, of whose candidates each was weighed; ``name`` is its source and key."""
    choice = likest(_reposted(look, name[0], found))
    possible = [("", other, explain) for other, explain in choice.possible]
    if choice.posting_id is None:
        return Placement(None, {}, possible)
    around = look.around(choice.same)
    if len(around) > LARGEST:
        return Placement(choice.posting_id, {}, possible, alone=False)
    said = look.decisions([other.id for other in around])
    events = said_of(look, posting, around)
    if not said and _joins(dated(posting, today), name[0], around, choice, events):
        return Placement(choice.posting_id, {}, possible, alone=False)
    return _arranged(posting, name, around, today, said, choice, possible, events)


def said_of(look: Look, posting: Posting, found: Sequence[Candidate]) -> EventsSaid:
    """What was ever said of the events of candidates' postings, where a copy of them has changed its word."""
    return look.said({other.posting_id for other in found}) if posting.type in EVENTS else {}


def _joins(reading: Posting, source: str, around: Sequence[Candidate], choice: Choice, events: EventsSaid) -> bool:
    """Whether a reading is the same as every announcement of one posting.

    Those were arranged as they came, so that none contradicts another: one group is all that arranging them anew can give.
    """
    if len({other.posting_id for other in around}) > 1:
        return False
    return all(
        other.id in choice.members or (other.source != source and _with(reading, other, events).decision == "same")
        for other in around
    )


def _reposted(look: Look, source: str, found: Sequence[Weighed]) -> list[Weighed]:
    """Candidates without this source's own, but for one that its list shows no more while the words are the same.

    Two entries of one list are two notices; a notice taken down and put up again under another number is one.
    """
    own = [other.key for verdict, other in found if other.source == source and verdict.score >= EQUAL]
    gone = set(own) - look.listed(own) if own else set()
    return [(verdict, other) for verdict, other in found if other.source != source or other.key in gone]


def _arranged(
    posting: Posting, name: tuple[str, str], around: list[Candidate], today: date, said: dict[Pair, bool],
    choice: Choice, possible: list[tuple[str, str, list[Evidence]]], events: EventsSaid,
) -> Placement:  # fmt: skip
    links, verdicts = _links(dated(posting, today), around, name[0], said, choice, events)
    order = {other.id: (other.source, other.key) for other in around} | {NEW: name}
    groups = partition(order, links)
    home = {other.id: other.posting_id for other in around}
    age: dict[int, tuple[datetime, int]] = {other.id: (other.first_seen, other.id) for other in around}
    names = [
        kept or (None if group == {NEW} else _fresh(min(order[node] for node in group if node != NEW)))
        for group, kept in zip(groups, homes(groups, home, age), strict=True)
    ]
    where = {node: found for group, found in zip(groups, names, strict=True) for node in group}
    moves = {node: found for node, found in where.items() if node != NEW and found is not None and found != home[node]}
    cut = [pair for pair in links.same if len({where[node] for node in pair}) > 1]
    kept_apart = [_cut(where, pair, verdicts[pair].explain) for pair in cut]
    into = where[NEW]
    doubtful = [row for row in [*possible, *kept_apart] if row[1] != (into or "")]
    return Placement(into, moves, doubtful, alone=False)


def _links(
    posting: Posting, around: list[Candidate], source: str, said: dict[Pair, bool], choice: Choice, events: EventsSaid
) -> tuple[Links, dict[Pair, Verdict]]:  # fmt: skip
    links, verdicts = Links(), dict[Pair, Verdict]()
    origin = {other.id: (other.source, other.posting_id) for other in around} | {NEW: (source, "")}
    members = {other.id: (other, _Member.of(other)) for other in around}
    for a, b in combinations(sorted(origin), 2):
        pair = frozenset({a, b})
        sibling = origin[a][0] == origin[b][0] and origin[a][1] != origin[b][1]
        if (sibling and not (a == NEW and b in choice.members)) or said.get(pair) is False:
            links.apart.add(pair)
            continue
        if a == NEW:
            verdict = choice.verdicts.get(b) or _with(posting, members[b][0], events)
        else:
            verdict = _verdict(members[a][1], members[b][1])
            if contradicts(verdict) and origin[a][1] == origin[b][1]:
                verdict = _with(members[a][1].reading, members[b][0], events)
        if pair in said:
            links.forced.add(pair)
        elif contradicts(verdict):
            links.apart.add(pair)
        if verdict.decision == "same":
            links.same[pair], verdicts[pair] = verdict.score, verdict
    return links, verdicts


def _with(reading: Posting, other: Candidate, events: EventsSaid) -> Verdict:
    return weigh_event(reading, _Member.of(other).reading, events.get(other.posting_id, ()))


@dataclass(frozen=True, slots=True)
class _Member:
    """A stored reading by its content and its day, which are all that a verdict goes by."""

    content: str
    day: datetime | date
    reading: Posting = field(compare=False)

    @classmethod
    def of(cls, other: Candidate) -> _Member:
        reading = dated(other.reading, other.first_seen.date())
        assert reading.date_posted is not None
        return cls(other.content, reading.date_posted, reading)


@lru_cache(maxsize=1024)
def _verdict(a: _Member, b: _Member) -> Verdict:
    """Members of a cluster are weighed anew with each that joins it."""
    return weigh(a.reading, b.reading)


def _fresh(name: tuple[str, str]) -> str:
    return new_id(name[0], f"{name[1]}\0apart")


def _cut(where: dict[int, str | None], pair: Pair, explain: list[Evidence]) -> tuple[str, str, list[Evidence]]:
    first, second = sorted(where[node] or "" for node in pair)
    return first, second, [Evidence(field="cluster", rule=APART, text="another member contradicts"), *explain]
