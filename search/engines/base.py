"""The port: what an engine must do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from search.documents import Document, Held, Shape
from search.query import Answer, Query


class EngineUnavailable(Exception):
    """The engine cannot be reached or written: one line that says what to do."""


def unfit(index: str, own: Shape, found: Shape) -> EngineUnavailable:
    """Why an index of another shape cannot be used, and what to do."""
    if own.precedes(found):
        made = f"was made by a newer program (recipe {found.recipe}, this one knows {own.recipe}) and is left as it is"
        return EngineUnavailable(f"{index} {made}: update this program, or go back with `juzhao index rebuild`")
    return EngineUnavailable(f"{index} is of another version: run `juzhao index rebuild`")


def foreign(index: str, place: str) -> str:
    """Why an index of another installation is left alone, and what to do."""
    return (
        f"{index} is of another installation ({place}): set JUZHAO_SEARCH_PREFIX to a name of your own, "
        "or take it over with --take-over of `juzhao index rebuild` or `restore` where that one is no more"
    )


class EngineError(Exception):
    """The engine is there and refuses what this program asks of it (its index is broken): one line for who runs it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that the engine refuses."""

    id: str
    version: int
    reason: str


class Fresh(Protocol):
    """An index beside the one in use, which nobody reads yet."""

    def add(self, documents: Sequence[Document]) -> list[Failure]:
        """Write documents that are not in it yet; those that were refused."""

    def apply(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        """Write and remove documents that may be in it."""

    def count(self) -> int:
        """Documents in it."""

    def swap(self) -> None:
        """Take the place of the one in use, in one step; the old one is removed."""

    def discard(self) -> None:
        """Throw it away."""


class Engine(Protocol):
    """What the service, the indexer and the tests know of an engine."""

    name: str

    def search(self, query: Query, now: datetime) -> Answer:
        """Answer a query."""

    def terms(self, name: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Keywords of a field that begin so, with how many open postings have each, the most frequent first."""

    def apply(self, upserts: Sequence[Document], deletes: Sequence[tuple[str, int]]) -> list[Failure]:
        """Write and remove; an older version never replaces a newer one. Visible when this returns."""

    def fresh(self, expected: int = 0) -> Fresh:
        """A new index beside the one in use; ``expected`` says about how many documents it will get, where that is known."""

    def held(self) -> Iterator[Held]:
        """Everything in the index, as it was written."""

    def changed(self, documents: Sequence[Document]) -> set[str]:
        """Those of which something else stands in the index than was written, by whomever; what is not in it is none of them."""

    def count(self) -> int:
        """Documents in the index."""

    def outdated(self) -> bool:
        """Whether the index is of an earlier version's shape: it cannot be searched, only rebuilt."""

    def foreign(self) -> str:
        """Empty where the index is this installation's or nobody's, else one line: whose it is and what to do."""

    def healthy(self) -> str:
        """Empty when the engine answers from an index of this version, else one line."""

    def close(self) -> None:
        """Give back what is held."""
