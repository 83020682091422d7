"""Addresses that go on for ever: repeated path parts, session ids."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

MOST_REPEATS = 3
"""A path part that stands more often than this in a path (Heritrix' rule), or a run of parts that repeats."""
MOST_LENGTH = 2000
_SESSION_PATH = re.compile(r";(?:jsessionid|sid|phpsessid)=[^/?#]*", re.IGNORECASE)
_SESSION_NAMES = re.compile(
    r"^(?:jsessionid|phpsessid|aspsessionid\w*|asp\.net_sessionid|sid|sessionid|session_id|zenid|cfid|cftoken)$",
    re.IGNORECASE,
)


def without_session(url: str) -> str:
    """The address without the id of a session, which would make one page look like many."""
    parts = urlsplit(url)
    path = _SESSION_PATH.sub("", parts.path)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _SESSION_NAMES.match(pair[0])]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit(parts._replace(path=path, query=query))


def reason(url: str) -> str:
    """Why an address looks like a trap by itself; empty when it does not."""
    if len(url) > MOST_LENGTH:
        return f"trap: an address of {len(url)} characters"
    parts = [part for part in urlsplit(url).path.split("/") if part]
    often = Counter(part for part in parts if not part.isdigit()).most_common(1)
    if often and often[0][1] > MOST_REPEATS:
        return f"trap: the path repeats {often[0][0]!r}"
    return ""
