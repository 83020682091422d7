"""What Elasticsearch's refusals mean, and one line for each."""

from __future__ import annotations

from elasticsearch import ApiError

from search.engines.elastic_query import Json

_STATUSES = (401, 403, 429, 502, 503, 504)
"""Nobody is let in, too busy, no room, or it cannot be reached behind what answers."""
_KINDS = ("cluster_block_exception", "index_closed_exception")


def is_for_all(kind: str, status: int) -> bool:
    """Whether a refusal is none of what was asked or sent: anything else would be refused as well."""
    return status in _STATUSES or kind in _KINDS


def takes_nothing(kind: str, status: int) -> bool:
    """The same of one document: a server's own failure (500, where a shard's files are damaged) is never the document's."""
    return status >= 500 or is_for_all(kind, status)


def is_away(error: ApiError) -> bool:
    """Whether another question would be refused as well, or it is not Elasticsearch that answers."""
    return not isinstance(error.body, dict) or is_for_all(str(error.error), error.status_code)


def refusal(result: Json) -> tuple[str, str]:
    """Type and reason of what became of a document; empty, and its status, for none."""
    found = result.get("error") or {}
    return str(found.get("type", "")), str(found.get("reason", result["status"]))


def short(error: Exception) -> str:
    """What is wrong on one line; of a page (a proxy's) its status only."""
    if isinstance(error, ApiError) and not isinstance(error.body, dict):
        return (
            f"status {error.status_code} in words that are not Elasticsearch's: a proxy before it, or another program?"
        )
    return " ".join(str(error).split())[:200]
