"""Any search as RSS, Atom or JSON Feed, with the parameters of the search page."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from fastapi import APIRouter, Request, Response
from feedgen.feed import FeedGenerator

from config.timezone import TIMEZONE
from pipelines.posting import Posting
from search.query import Query
from search.understanding import understand
from web.asking import address, named, read_query
from web.conditional import tag_of, unless_held
from web.context import Context, Words, context
from web.i18n import TAGS, linked, negotiate

router = APIRouter(include_in_schema=False)
MOST = 100
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MAX_AGE = 300


def asked(request: Request, **fixed: Any) -> Query:
    """The search of a feed's address, understood as the page understands it."""
    query = read_query(request.query_params, page=1, cursor="", group=False, facets=[], **fixed)
    return understand(query).query


def found_postings(request: Request, **fixed: Any) -> list[Posting]:
    parts = context(request)
    return parts.search.postings(parts.search.search(asked(request, size=MOST, **fixed)))


def answer(request: Request, body: bytes, kind: str) -> Response:
    response = Response(body, media_type=kind)
    return unless_held(request, response, tag_of(body), Cache_Control=f"public, max-age={_MAX_AGE}")


def safe(text: str) -> str:
    """Text without characters that XML forbids."""
    return _CONTROL.sub("", text)


def spoken(request: Request) -> Words:
    """The words of a feed: of the language in its address, else Chinese. A shared cache goes by the address, not by who reads."""
    return Words(negotiate(request.query_params.get("lang"), None, None), context(request).now())


def origin(posting: Posting, parts: Context, words: Words) -> str:
    """Where a posting comes from and when it was seen there: re-posting must say so (人社厅发〔2025〕60号).

    Last seen is a day: every crawl moves its moment, and readers would take each for a new text.
    """
    source, first, last = (words.translate(key) for key in ("source", "first_seen", "last_seen"))
    return "\n".join(
        f"{source}{words.colon}{parts.source_name(ref.source)} {ref.url} "
        f"{first} {_seen(ref.first_seen, '%Y-%m-%d %H:%M')} {last} {_seen(ref.last_seen, '%Y-%m-%d')}"
        for ref in posting.sources[:5]
    )


def _seen(moment: datetime | None, form: str) -> str:
    return moment.astimezone(TIMEZONE).strftime(form) if moment else "–"


def base_address(request: Request) -> str:
    given = context(request).settings.public_url
    return (given or str(request.base_url)).rstrip("/")


def _own_address(request: Request) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{base_address(request)}{request.url.path}{query}"


def name_of(request: Request) -> str:
    """What a reader calls a feed or calendar: two of them must be told apart."""
    parts = context(request)
    words = spoken(request)
    return safe(" · ".join(filter(None, [words.translate("site"), named(asked(request), words, parts.source_names())])))


def _search_page(request: Request) -> str:
    return base_address(request) + linked(address(read_query(request.query_params)), spoken(request).lang)


def _feed(request: Request, postings: Sequence[Posting]) -> FeedGenerator:
    base, words = base_address(request), spoken(request)
    feed = FeedGenerator()
    feed.id(_own_address(request))
    feed.title(name_of(request))
    feed.link(href=_own_address(request), rel="self")
    feed.link(href=_search_page(request), rel="alternate")  # the last is RSS's <link>
    feed.description(words.translate("feed_of"))
    feed.author({"name": words.translate("site")})  # RFC 4287, 4.1.1: some author, of the feed or of each entry
    feed.language(TAGS[words.lang])
    stamps = [posting.updated_at for posting in postings if posting.updated_at]
    feed.updated(max(stamps) if stamps else datetime(2026, 1, 1, tzinfo=TIMEZONE))
    for posting in reversed(postings):
        entry = feed.add_entry()
        entry.id(f"{base}/postings/{posting.id}")
        entry.title(safe(posting.title).strip() or posting.id)
        entry.link(href=f"{base}/postings/{posting.id}")
        entry.description(safe(f"{posting.description[:500]}\n\n{origin(posting, context(request), words)}"))
        entry.updated(posting.updated_at or datetime(2026, 1, 1, tzinfo=TIMEZONE))
        if posting.date_posted is not None:
            entry.published(_published(posting.date_posted))
    return feed


@router.get("/feed.rss")
def rss(request: Request) -> Response:
    """RSS 2.0."""
    return answer(
        request, _feed(request, found_postings(request, sort="newest")).rss_str(), "application/rss+xml; charset=utf-8"
    )


@router.get("/feed.atom")
def atom(request: Request) -> Response:
    """Atom (RFC 4287)."""
    return answer(
        request,
        _feed(request, found_postings(request, sort="newest")).atom_str(),
        "application/atom+xml; charset=utf-8",
    )


@router.get("/feed.json")
def json_feed(request: Request) -> Response:
    """JSON Feed 1.1."""
    base, words = base_address(request), spoken(request)
    items = [
        {
            "id": posting.id,
            "url": f"{base}/postings/{posting.id}",
            "title": posting.title,
            "content_text": f"{posting.description[:500]}\n\n{origin(posting, context(request), words)}",
            **_moments(posting),
        }
        for posting in found_postings(request, sort="newest")
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name_of(request),
        "language": TAGS[words.lang],
        "home_page_url": _search_page(request),
        "feed_url": _own_address(request),
        "items": items,
    }
    return answer(request, json.dumps(feed, ensure_ascii=False).encode(), "application/feed+json; charset=utf-8")


def _published(posted: datetime | date) -> datetime:
    """A day counts from its beginning: readers hide entries from the future."""
    return posted if isinstance(posted, datetime) else datetime.combine(posted, time(), TIMEZONE)


def _moments(posting: Posting) -> dict[str, str]:
    """RFC 3339; what is not known is left out, as JSON Feed wants it."""
    published = _published(posting.date_posted) if posting.date_posted is not None else None
    moments = {"date_published": published, "date_modified": posting.updated_at}
    return {name: moment.isoformat() for name, moment in moments.items() if moment is not None}
