"""What staff should look at: flags, doubtful readings, missing fields. Reasons are codes."""

from __future__ import annotations

from pipelines.normalize.certainty import DOUBTFUL
from pipelines.posting import EVENTS, Posting

LOOK_FLAGS = frozenset(
    {"gender", "marriage", "ethnicity", "religion", "household", "fee", "loan", "guarantee", "scam", "health", "zodiac"}
)
"""Flags that keep a posting back. The others are shown to students beside the posting."""
_LOOKED_AT = frozenset({"type", "locations", "valid_through", "salary", "event"})
"""Fields whose doubtful reading keeps a posting back; its candidates stand in the evidence, for staff to choose from."""


def review_reasons(posting: Posting, *, sure: bool) -> list[str]:
    """Reason codes, sorted: ``flag_…``, ``unsure_extraction``, ``unsure_…``, ``no_employer``, ``no_date``."""
    reasons = {f"flag_{flag.code}" for flag in posting.flags if flag.code in LOOK_FLAGS}
    if not sure:
        reasons.add("unsure_extraction")
    for piece in posting.explain:
        if piece.confidence < DOUBTFUL and piece.field in _LOOKED_AT:
            reasons.add(f"unsure_{piece.field}")
    if posting.type in EVENTS and (posting.event is None or posting.event.start is None):
        reasons.add("no_event_time")
    return sorted(reasons)
