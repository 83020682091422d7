"""What the reading of a posting was unsure of: the field, the words as written, and the values to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pipelines.normalize.certainty import DOUBTFUL
from pipelines.posting import Evidence, Posting
from web.context import Words
from web.reading import as_written, by_staff, shown

PREFIX = "unsure_"
_RAW = {"valid_through": "deadline", "locations": "location", "event": "event_start"}


class Doubt(NamedTuple):
    """One field that was left open: its name, what the source wrote of it, and for each of the words the values that they may
    mean, as the desk shows them. Of most fields it is one; of places each name has its own."""

    field: str
    written: str
    choices: list[list[str]]


def doubts(posting: Posting, reasons: Sequence[str], words: Words) -> list[Doubt]:
    """The doubts for which a posting waits, in the order of its reasons."""
    settled = by_staff(posting)
    fields = [reason.removeprefix(PREFIX) for reason in reasons if reason.startswith(PREFIX)]
    return [_doubt(posting, field, words) for field in fields if field not in ("extraction", *settled)]


def taken(posting: Posting, field: str, choices: Sequence[int]) -> Any:
    """The value of a field, as JSON, for the number of the candidate that was chosen for each of the words; below nought for none.

    Places that were read without doubt stay. Raises :class:`LookupError` where there is no such choice.
    """
    pieces = _open(posting, field)
    found = [piece.candidates[at] for piece, at in zip(pieces, choices, strict=False) if at >= 0]
    if not found:
        raise LookupError(field)
    return list(dict.fromkeys([*posting.locations, *found])) if field == "locations" else found[0]


def _doubt(posting: Posting, field: str, words: Words) -> Doubt:
    pieces = _open(posting, field)
    told = list(dict.fromkeys(piece.text for piece in pieces if piece.text))
    written = " … ".join(told) or as_written(posting, _RAW.get(field, field))
    return Doubt(field, written, [[_shown(field, value, words) for value in piece.candidates] for piece in pieces])


def _open(posting: Posting, field: str) -> list[Evidence]:
    """The evidence that a field was left open; of all fields but places the first one that has candidates."""
    pieces = [piece for piece in posting.explain if _is_of(piece, field) and piece.candidates]
    return pieces if field == "locations" else pieces[:1]


def _is_of(piece: Evidence, field: str) -> bool:
    return piece.field == field and piece.confidence < DOUBTFUL


def _shown(field: str, value: Any, words: Words) -> str:
    return words.place(value) if field == "locations" else shown(field, value, words)
