"""Why a posting is among the hits: which words stand where, and which of the asked values it has. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.posting import Posting
from search.analysis import fold
from search.documents import Fields, fields
from search.parsing import Clause, parse
from search.query import FACETS, Query

_PLACES = ("title", "employer", "facts", "text")


@dataclass(frozen=True, slots=True)
class Reason:
    """``where``: title, employer, facts, text, or the name of a facet; ``what``: the word or the value."""

    where: str
    what: str


def reasons(query: Query, posting: Posting) -> list[Reason]:
    """One reason for each word and each filter of a query, in their order."""
    made = fields(posting)
    found = [Reason(where, word) for where, word in _words(query, made)]
    for name in FACETS:
        asked = [str(value) for value in getattr(query, name)]
        if name == "city" and query.nationwide:
            asked.append("100000")
        found += [Reason(name, value) for value in asked if value in made[name]]
    return found


def _words(query: Query, made: Fields) -> Iterator[tuple[str, str]]:
    held = {name: set(made[name].split()) for name in _PLACES}
    for clause in parse(query.q).clauses:
        if clause.without:
            continue
        for name in [clause.field] if clause.field else _PLACES:
            if (word := _met(clause, held[name])) is not None:
                yield name, word
                break
        else:
            if any(fold(option.words[0]) in made["spelling"] for option in clause.options):
                yield "employer", clause.shown


def _met(clause: Clause, held: set[str]) -> str | None:
    """The word of the first option that stands there; the synonym where it is one."""
    for option in clause.options:
        if set(option.words) <= held:
            return "".join(option.words) if option.flat else clause.shown
    return None
