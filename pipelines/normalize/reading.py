"""The answer of every normaliser: a value and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pipelines.evidence import Evidence

T = TypeVar("T")


@dataclass(slots=True)
class Reading(Generic[T]):
    """A value (JSON-serialisable, in the contract's shape) and the evidence for it."""

    value: T
    explain: list[Evidence] = field(default_factory=list)

    @property
    def confidence(self) -> float:
        """The least sure piece of evidence; 1.0 where there is none, since nothing was read."""
        return min((piece.confidence for piece in self.explain), default=1.0)
