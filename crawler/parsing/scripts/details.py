"""Where the scripts of a page get the one record from that its address names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.parsing import words
from crawler.parsing.address import words_of
from crawler.parsing.scripts import linked
from crawler.parsing.scripts.calls import MOST_CALLS
from crawler.parsing.scripts.requested import Request, likelihood, requests
from crawler.parsing.scripts.scope import Scope

MOST_SUPPOSED = 5
"""Questions that may be the one for a record."""
_ID = re.compile(r"(?:\w{0,20}_)?(?:id|uuid|guid|pk|bh|xh|code)|[a-z]\w{0,20}(?:Id|ID|Uuid|Guid|Code|Bh)")
"""Names of parameters that hold the id of a record."""


def record(scope: Scope, *, loose: bool = False) -> Request | None:
    """Where the scripts of a page get one record from: what asks for the id that the page's own address has.

    ``loose``: no further scripts are to come that might say how the address begins, or where a parameter is taken from.
    """
    wanted = set(ids(scope.page.url))
    named = _queried(scope.page.url) if loose else {}
    asked = (
        one
        for one in map(partial(_with_named, named), islice(requests(scope, valued=True), MOST_CALLS))
        if wanted & _asked(one) and (loose or not one.loose)
    )
    return max(asked, key=lambda one: (not one.turns, likelihood(scope, one)), default=None)


def supposed(scope: Scope) -> list[Request]:
    """What may get the one record of the page's address, where the scripts do not say where its id goes; the likeliest first.

    Asked with that id is what has a parameter for one, or ends where one may stand. The answer tells if it was right.
    """
    own = next(iter(ids(scope.page.url)), "")
    told = (_with_id(one, own) for one in islice(requests(scope, valued=True), MOST_CALLS) if own)
    near = words_of(urlsplit(scope.page.url).path) | words_of(urlsplit(scope.page.url).fragment)
    single = set(words.table("asked_for_one"))
    ranked = sorted(filter(None, told), key=lambda one: -2 * len(_words_of(one) & single) - len(_words_of(one) & near))
    found = [one for place, one in enumerate(ranked) if one not in ranked[:place]]
    return [one for one in found if not one.posts or _words_of(one) & (single | set(words.table("asked_for")))][
        :MOST_SUPPOSED
    ]


def files(scope: Scope) -> list[str]:
    """Links that the scripts of a page make of its files: ``/api/files/{fileId}``."""
    wanted = set(words.table("led_to_files"))
    return [link for link in linked.links(scope) if wanted & words_of(re.sub(linked.NAME, "", link))]


def below(asked: Request, known: Iterable[str]) -> list[Request]:
    """The question, and the same below the path at which one of its own beginning was answered: ``/gw`` of ``/gw/portal/list`` for ``/portal/one``."""
    path = urlsplit(asked.url).path
    first = path.split("/")[1]
    answered = (urlsplit(url).path for url in known)
    befores = (before for one in answered for before, mark, _ in (one.partition(f"/{first}/"),) if mark and before)
    return [asked, *(replace(asked, url=urljoin(asked.url, f"{before}{path}")) for before in dict.fromkeys(befores))]


def _with_named(known: dict[str, str], asked: Request) -> Request:
    """A question with the values of the page's own address for parameters of the same names, which its scripts do not tell."""
    told = {key: known[key] for key in asked.open if key in known}
    return replace(asked, values={**asked.values, **told}) if told and not asked.turns else asked


def _queried(url: str) -> dict[str, str]:
    """Values of an address, and those behind ``#``."""
    parts = urlsplit(url)
    return dict(parse_qsl(parts.query)) | dict(parse_qsl(parts.fragment.partition("?")[2]))


def _words_of(request: Request) -> set[str]:
    return words_of(urlsplit(request.url).path)


def _with_id(asked: Request, own: str) -> Request | None:
    """A question with an id where it has place for one; ``None`` for one that has none, or that asks for rows."""
    if asked.turns:
        return None
    if asked.url.endswith(("/", "=")):
        return replace(asked, url=f"{asked.url}{own}", values={})
    named = [key for key in (*asked.open, *asked.values) if _ID.fullmatch(key)]
    key = min(named, key=len, default="")
    return replace(asked, values={**asked.values, key: own}) if key else None


def for_page(request: Request, url: str, other: str) -> Request:
    """The question for a record that the page at ``url`` asks, as one at another address of its shape asks it."""
    known = dict(zip(ids(url), ids(other), strict=False))

    def put(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: put(inner) for name, inner in value.items()}
        return known.get(value, value) if isinstance(value, str) else value

    parts = urlsplit(request.url)
    told = re.sub(
        r"[^/?&=.]+", lambda part: str(put(part[0])), f"{parts.path}?{parts.query}" if parts.query else parts.path
    )
    return replace(request, url=f"{parts.scheme}://{parts.netloc}{told}", values=put(request.values))


def ids(url: str) -> list[str]:
    """What may be the id in an address: values of its query, the last part of its path, and the same behind ``#``."""
    parts = urlsplit(url)
    _, _, query = parts.fragment.partition("?")
    values = [value for _, value in (*parse_qsl(parts.query), *parse_qsl(query))]
    last_parts = [
        path.rstrip("/").rpartition("/")[2].partition(".")[0] for path in (parts.path, parts.fragment.partition("?")[0])
    ]
    return [one for one in (*values, *last_parts) if re.search(r"\d", one) or len(one) >= 16]


def _asked(request: Request) -> set[str]:
    """The values of a question, and the parts of its address."""
    told = [value for value in request.values.values() if isinstance(value, str)]
    inner = [one for value in request.values.values() if isinstance(value, dict) for one in value.values()]
    return {
        *told,
        *map(str, inner),
        *re.split(r"[/?&=.]", urlsplit(request.url).path),
        *(v for _, v in parse_qsl(urlsplit(request.url).query)),
    }
