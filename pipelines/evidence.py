"""Words that normalisers share with the posting, and what they say beside a value: why, from which words, how surely. Plain,
so that normalisers load without the models of a posting."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from dataclasses import field as dataclass_field
from typing import Any, Literal

DEGREES = ("junior", "secondary", "associate", "bachelor", "master", "doctor", "postdoc")
"""Degree levels, lowest first; ``unlimited`` stands beside them for 学历不限."""
EVENTS: tuple[Literal["talk", "fair"], ...] = ("talk", "fair")
"""Kinds of posting that are held at a time and a place: schema.org's ``Event``."""
NEWS = ("notice",)
"""What offers nothing: a search finds it only where it is asked for."""
NO_VACANCY = (*EVENTS, *NEWS)
"""Kinds of posting that are no job themselves."""


@dataclass(slots=True, kw_only=True)
class Evidence:
    """Why a value is what it is: the rule, the words it read and how sure it is (0 to 1).

    A plain data class, as a dozen are made for each posting and nothing in them comes from outside.
    """

    field: str = ""
    rule: str
    text: str = ""
    start: int = -1
    end: int = -1
    confidence: float = 1.0
    candidates: list[Any] = dataclass_field(default_factory=list)

    def of(self, field: str) -> Evidence:
        """The same as evidence of another field."""
        return Evidence(
            field=field, rule=self.rule, text=self.text, start=self.start, end=self.end,
            confidence=self.confidence, candidates=self.candidates,
        )  # fmt: skip

    def stated(self) -> dict[str, Any]:
        """What it says, as JSON: the fields that differ from their defaults."""
        return {name: value for name, value in asdict(self).items() if name == "rule" or value != _UNSTATED[name]}


_UNSTATED = asdict(Evidence(rule=""))
