"""What Elasticsearch's refusals mean, and one line for each."""

from __future__ import annotations

from elasticsearch import ApiError

from search.engines.elastic_query import Json


def takes_nothing(kind: str, status: int) -> bool:
    """Whether a refusal tells of an index that takes nothing (a block, a full disk, no right to write), not of one document."""
    return status in (401, 403, 429, 503) or kind in ("cluster_block_exception", "index_closed_exception")


def refusal(result: Json) -> tuple[str, str]:
    """Type and reason of what became of a document; empty, and its status, for none."""
    found = result.get("error") or {}
    return str(found.get("type", "")), str(found.get("reason", result["status"]))


def is_away(error: ApiError) -> bool:
    """Whether another question would be refused as well: too busy, nobody is let in, or it is not Elasticsearch that answers."""
    return (
        error.status_code in (401, 403, 429, 502, 503, 504)
        or not isinstance(error.body, dict)
        or "read_only_allow_delete" in str(error)
    )


def short(error: Exception) -> str:
    """What is wrong on one line; of a page (a proxy's) its status only."""
    if isinstance(error, ApiError) and not isinstance(error.body, dict):
        return (
            f"status {error.status_code} in words that are not Elasticsearch's: a proxy before it, or another program?"
        )
    return " ".join(str(error).split())[:200]
