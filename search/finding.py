"""What the search page does with what was typed: filters out of words, other spellings, fewer words; and says which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from search.query import Answer, Query
from search.understanding import Understood, understand

Ask = Callable[[Query], Answer]
Correct = Callable[[str], str]
FEW, FAR_MORE = 2, 20
"""Up to how many hits a word counts as hardly used, and how many times more another spelling must find."""


@dataclass(frozen=True, slots=True)
class Found:
    """``query`` is what was searched in the end. ``corrected`` holds the other words that were searched instead, when
    nothing had those typed; ``answer.loosened`` says that words were let go."""

    understood: Understood
    query: Query
    answer: Answer
    corrected: str = ""


def find(query: Query, ask: Ask, correct: Correct) -> Found:
    """Each step only when those before found nothing: as understood, as plain words, respelled, with words let go.

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
    if respelled := _respelled(understood.query, ask, correct, 1):
        return Found(understood, *respelled)
    loose = understood.query.model_copy(update={"loosen": True})
    return Found(understood, loose, ask(loose))


def _respelled(query: Query, ask: Ask, correct: Correct, least: int) -> tuple[Query, Answer, str] | None:
    """The query in other words, its answer and the words, when it finds at least so many."""
    if not (other := correct(query.q)):
        return None
    respelled = query.model_copy(update={"q": other})
    better = ask(respelled)
    return (respelled, better, other) if better.total >= least else None
