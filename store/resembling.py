"""Whether what comes new is what was taken down and is put up again elsewhere, in other words.

Who wanted an announcement gone wants it gone (PIPL art. 27). Its own addresses stay hidden whatever they say, and so do copies
that are told to be the same; what has the same employer and says the same in its title but for days, rounds and words of a
change may be it or its successor, and that is for a person to say.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from pipelines.dedupe.titles import put_up_again
from pipelines.posting import EVENTS, Posting
from store import tables
from store.prepared import Prepared

RESEMBLES = "resembles_takedown"
REMEMBERED_FOR = timedelta(days=365)
"""A year is one round of hiring: later the same words are the next one's. A refusal holds at its own addresses for ever."""
_P, _AUDIT = tables.Posting.core().c, tables.Audit.core().c
_HIDDEN = Prepared(select(_P.id, _P.data).where(_P.employer == bindparam("employer"), _P.hidden))
"""By the index of hidden postings, which are few: ``hidden`` stands here as it does there."""
_SINCE = Prepared(
    select(func.max(_AUDIT.at).label("at")).where(_AUDIT.subject == bindparam("posting"), _AUDIT.action == "hide")
)


def resembled(connection: Connection, posting: Posting, employer: str, now: datetime) -> list[tuple[str, str]]:
    """(id, title) of what was taken down lately and this may be, the latest takedown last.

    Where no employer is known only what the same site carried is compared.
    """
    names = (posting.hiring_organization.name, posting.hiring_organization.normalized)
    found: list[tuple[datetime, str, str]] = []
    for row in _HIDDEN.all(connection, {"employer": employer}):
        former = Posting.model_validate(row.data)
        if row.id == posting.id or not _alike(posting, former, names) or not (employer or _same_site(posting, former)):
            continue
        at = _SINCE.scalar(connection, {"posting": row.id})
        if at is not None and now - at <= REMEMBERED_FOR:
            found.append((at, row.id, former.title))
    return [(identity, title) for _, identity, title in sorted(found)]


def _alike(posting: Posting, former: Posting, names: tuple[str, ...]) -> bool:
    """A talk is none of the employer's vacancies, whose titles may say nothing else than its name."""
    names = (*names, former.hiring_organization.name, former.hiring_organization.normalized)
    same_kind = (posting.type in EVENTS) == (former.type in EVENTS)
    return same_kind and put_up_again(posting.title, former.title, tuple(sorted({name for name in names if name})))


def _same_site(posting: Posting, former: Posting) -> bool:
    sites = {reference.source for reference in former.sources}
    return any(reference.source in sites for reference in posting.sources)
