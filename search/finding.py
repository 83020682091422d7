"""What the search page does with what was typed: filters out of words, other spellings, parts of words; and says which."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from search.analysis import in_dictionary
from search.parsing import LONGEST
from search.query import Answer, Hit, Query
from search.understanding import Understood, understand

Ask = Callable[[Query], Answer]
Correct = Callable[[str], str]
FEW, FAR_MORE = 2, 20
"""Up to how many hits a word counts as hardly used, and how many times more another spelling must find."""


SOUGHT = ("type", "program", "major", "employer_class")
"""Filters that say what is sought; the others say where, when, for whom."""
FILLED = 10
"""Hits from which on a first page is not short."""


@dataclass(frozen=True, slots=True)
class Found:
    """``query`` is what was searched in the end. ``corrected`` holds the other words that were searched instead, when
    nothing had those typed. ``further`` fills a short first page: postings that hold only parts of the words, nearest
    first, none of which is in ``answer``; its total is that of its hits."""

    understood: Understood
    query: Query
    answer: Answer
    corrected: str = ""
    further: Answer = field(default_factory=lambda: Answer(total=0))

    @property
    def hits(self) -> list[Hit]:
        """What holds all words, then what fills the page."""
        return [*self.answer.hits, *self.further.hits]


def find(query: Query, ask: Ask, correct: Correct) -> Found:
    """What holds all words, and below it, where that is little, what holds parts of them."""
    found = _holding_all(query, ask, correct)
    return replace(found, further=_further(found, ask))


def _holding_all(query: Query, ask: Ask, correct: Correct) -> Found:
    """Each step only when those before found nothing: as understood, as plain words, respelled.

    Words that hardly anything has are respelled too, when the other spelling finds far more. ``query.plain`` asks for
    what was typed and nothing else.
    """
    understood = understand(query)
    answer = ask(understood.query)
    if answer.total > FEW or not query.q or query.plain:
        return Found(understood, understood.query, answer)
    if answer.total:
        respelled = _respelled(understood.query, ask, correct, FAR_MORE * answer.total)
        return Found(understood, *(respelled or (understood.query, answer)))
    if understood.chips and (plain := ask(understood.as_words())).total:
        return Found(Understood(query, understood.as_words()), understood.as_words(), plain)
    respelled = _respelled(understood.query, ask, correct, 1)
    return Found(understood, *(respelled or (understood.query, answer)))


def _further(found: Found, ask: Ask) -> Answer:
    """The nearest of what holds some part of the words, up to a page of :data:`FILLED` hits with those that hold all."""
    query, room = found.query, FILLED - len(found.answer.hits)
    if room <= 0 or found.answer.more or query.page > 1 or query.cursor or query.sort != "relevance":
        return Answer(total=0)
    shown = {hit.id for hit in found.answer.hits}
    further: dict[str, Hit] = {}
    for asked in _wider(found):
        if len(further) < room:
            wide = ask(asked.model_copy(update={"wide": True, "size": FILLED + len(shown), "facets": []}))
            further |= {hit.id: hit for hit in wide.hits if hit.id not in shown | further.keys()}
    hits = list(further.values())[:room]
    return Answer(total=len(hits), hits=hits)


def _wider(found: Found) -> Iterator[Query]:
    """The words within the filters; then without the filters that were read out of the words.

    Those that say what is sought (特岗教师, 双选会) are words again, the others (a place, a degree) only preferred: alone
    they would let anything in.
    """
    if found.query.q:
        yield found.query
    chips = found.understood.chips
    sought = " ".join([found.query.q, *(chip.words for chip in chips if chip.name in SOUGHT)]).strip()
    if chips and sought:
        preferred = " ".join(chip.words for chip in chips if chip.name not in SOUGHT)
        yield found.understood.asked.model_copy(update={"q": sought, "prefer": preferred[:LONGEST]})


def _respelled(query: Query, ask: Ask, correct: Correct, least: int) -> tuple[Query, Answer, str] | None:
    """The query in other words, its answer and the words, when it finds at least so many.

    A word of the dictionary is spelled as meant, even if no posting has it: 税务局 is not 水务局, though it sounds so.
    """
    if in_dictionary(query.q) or not (other := correct(query.q)):
        return None
    respelled = query.model_copy(update={"q": other})
    better = ask(respelled)
    return (respelled, better, other) if better.total >= least else None
