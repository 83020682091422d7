"""Whether the lists of a run are those of its source, weighed from the first page on.

A host that answers with another school's list, a hacked page of adverts or somebody else's cache looks sound: rows, titles, days.
What tells it is the source's own past: of the rows that its last listing showed some stand on this one, under their
addresses or, where a site was built anew, under their titles. While none does, what the run brings waits for staff; a later
page that shows one, or the end of the run, lets it go. For good in doubt are a page most of whose rows stand under the
addresses of other announcements, and rows whose titles have nothing in common with those of the source. Where a source has several
lists each is weighed by what it carried itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, func, select, update

from config.timezone import TIMEZONE
from store import losses, tables, vouching
from store.columns import Stored
from store.database import Database, parts
from store.records import Listed, RunEnd
from store.titles import ENOUGH_NEW, Titles

FEW = 0.2
"""Share of a page's rows that are known under which the titles of all are looked at."""
MOVED = 0.5
"""Share of rows, or of what is known, that stands at other addresses after a site was built anew."""
CONTRADICTED = 3
"""Rows under addresses of other announcements that are no coincidence."""
MOST_TITLES = 1000
_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:大学|学院|学校)")
_ROW = tables.Announcement


@dataclass(slots=True)
class Likeness:
    """What the lists of a run have shown so far."""

    rows: int = 0
    known: int = 0
    """Rows of the source under their own addresses."""
    moved: int = 0
    """Rows with the titles of known ones, at other addresses."""
    said: str = ""
    """What no later page can make good."""
    own: list[str] = field(default_factory=list)
    """Sections of which a known row was shown, at whatever address."""
    strange: list[str] = field(default_factory=list)
    """Sections that had many rows, of which none was shown so far."""

    @classmethod
    def of(cls, run: Stored) -> Likeness:
        """As an open run has it noted."""
        return cls(**run.detail.get(vouching.LIKENESS, {}))

    def see(self, sections: Collection[str]) -> None:
        """Note that known rows of some sections are shown."""
        self.own = sorted({*self.own, *sections})
        self.strange = [section for section in self.strange if section not in self.own]

    @property
    def unlike(self) -> bool:
        """Whether nothing says yet that the lists are the source's own."""
        return bool(self.said or self.strange) or self.nothing_known

    @property
    def nothing_known(self) -> bool:
        """Whether no list has shown anything of what the source carried."""
        return self.rows > 0 and not self.known and self.moved < MOVED * self.rows


def weigh(
    database: Database, connection: Connection, run: Stored, listed: Sequence[Listed], known: Mapping[str, Stored]
) -> None:
    """Weigh a list page of an open run, before its details are asked for. ``known``: what is stored of its rows, by key."""
    since = last_listing(connection, run)
    if since is None or not listed:
        return
    before = Likeness.of(run)
    after = _weighed(connection, run, since, listed, known, before)
    sound = before.known and not before.unlike and not after.unlike
    if after == before or (sound and after.own == before.own):
        return
    detail = run.detail | {vouching.LIKENESS: asdict(after)} | {vouching.UNLIKE: after.unlike}
    connection.execute(update(tables.Run).where(tables.Run.id == run.id).values(detail=detail))
    if before.unlike and not after.unlike:
        vouching.release(database, connection, run)


def _weighed(
    connection: Connection,
    run: Stored,
    since: datetime,
    listed: Sequence[Listed],
    known: Mapping[str, Stored],
    before: Likeness,
) -> Likeness:
    own = {key for key, row in known.items() if row.first_seen < run.started_at and not row.doubt}
    strangers = [row for row in listed if row.key not in own]
    changed = [row for row in listed if row.key in own and known[row.key].fingerprint != row.fingerprint]
    familiar = len(listed) - len(strangers)
    after = replace(before, rows=before.rows + len(listed), known=before.known + familiar)
    after.see([section_of(row) for row in listed if row.key in own])
    if len(strangers) < ENOUGH_NEW and familiar >= FEW * len(listed) and len(changed) < CONTRADICTED:
        return after
    carried = _carried(connection, run, since)
    titles = Titles(title for row in carried for title in (row.listed, row.read) if title)
    if not titles:
        return before
    others = _contradicting(connection, titles, changed, {row.key: known[row.key].id for row in changed})
    moved = [row for row in [*strangers, *others] if title_of(row) in titles]
    shown, new_there = (Counter(section_of(row) for row in rows) for rows in (moved, [*strangers, *others]))
    after.see([section for section, count in shown.items() if count >= MOVED * new_there[section]])
    for section in sorted({section_of(row) for row in strangers} - {*after.own, *after.strange}):
        if sum((row.section or "") == section for row in carried) >= losses.MASS_COUNT:
            after.strange = [*after.strange, section]
    after.known -= len(others)
    after.moved += len(moved)
    others, new = ([row for row in rows if row not in moved] for rows in (others, strangers))
    after.said = after.said or _exchanged(len(others), familiar) or _alien(titles, new, carried)
    return after


def _exchanged(others: int, familiar: int) -> str:
    """What is wrong where most rows that were known by their addresses have other titles now."""
    if others < CONTRADICTED or 2 * others <= familiar:
        return ""
    return f"{others} rows of the list stand under the addresses of other announcements"


def _alien(titles: Titles, new: Sequence[Listed], carried: Sequence[Stored]) -> str:
    """What is wrong where new rows are of another kind than the source's; a list that it had not before may be."""
    sections = {row.section or "" for row in carried}
    rows = [row for row in new if section_of(row) in sections]
    unlike = titles.unlike([title_of(row) for row in rows], strange_hosts=_lead_away(rows, carried))
    return f"{len(rows)} new rows have titles like none of the source" if unlike else ""


def title_of(row: Listed) -> str:
    """The words of a row."""
    return str(_entry(row).get("title") or "")


def section_of(row: Listed) -> str:
    """The section that a row stands in."""
    return str(_entry(row).get("section") or "")


def _entry(row: Listed) -> dict[str, Any]:
    return row.payload.get("entry") or {}


def _contradicting(
    connection: Connection, titles: Titles, changed: Sequence[Listed], ids: Mapping[str, int]
) -> list[Listed]:
    """Rows that stand under the address of an announcement with quite another title."""
    known = {}
    for part in parts(list(ids.values())):
        known.update({row.key: row for row in connection.execute(_titles().where(_ROW.id.in_(part)))})
    return [
        row
        for row in changed
        if not any(titles.same(title_of(row), title or "") for title in (known[row.key].listed, known[row.key].read))
    ]


def _titles() -> Any:
    """Announcements with the section and words of the row that led to them, and the words of their page."""
    listed, read = _ROW.entry["title"].as_string(), _ROW.reading["title"].as_string()
    section = _ROW.entry["section"].as_string().label("section")
    return select(_ROW.key, _ROW.url, section, listed.label("listed"), read.label("read"))


def last_listing(connection: Connection, run: Stored) -> datetime | None:
    """When the last run before this one began whose lists were the source's own; ``None`` for a new source."""
    table = tables.Run
    good = select(table.started_at).where(
        table.source == run.source, table.id < run.id, table.found > 0, table.outcome.in_(("ok", "incomplete"))
    )
    return connection.scalar(good.order_by(table.id.desc()).limit(1))


def _own(run: Stored, since: datetime) -> Any:
    """What the source was known to carry: listed by its last own listing, and vouched for."""
    return (
        (_ROW.source == run.source)
        & (_ROW.last_seen >= since)
        & (_ROW.first_seen < run.started_at)
        & (_ROW.doubt == "")
        & _ROW.present
    )


def _carried(connection: Connection, run: Stored, since: datetime) -> Sequence[Stored]:
    newest = _titles().where(_own(run, since)).order_by(_ROW.last_seen.desc(), _ROW.id.desc())
    return connection.execute(newest.limit(MOST_TITLES)).all()


def _lead_away(new: Sequence[Listed], carried: Sequence[Stored]) -> bool:
    """Whether most new rows lead to hosts where none of the known ones stands."""
    hosts = {urlsplit(row.url).hostname for row in carried}
    return 2 * sum(urlsplit(row.url).hostname not in hosts for row in new) > len(new)


def verdict(
    connection: Connection, run: Stored, end: RunEnd, before: Sequence[dict[str, Any]], since: datetime | None
) -> str:
    """Why a person must look first at what the lists of a run showed; empty where they are taken for the source's own.

    ``since`` is the :func:`last_listing`. ``before`` are the details of the last good runs, newest first, as ``finish_run`` kept them. A list without a known row may still be its own: when few
    were known, or when the new rows are dated after the last listing (a long holiday, a source that was long not crawled).
    """
    found = Likeness.of(run)
    if since is None or not found.unlike:
        return ""
    if found.said:
        return f"{found.said}: look at the site first"
    if not found.nothing_known:
        told = (_exchanged_list(connection, run, since, section) for section in found.strange)
        return next(filter(None, told), "")
    known = _open_before(connection, run, since)
    if not known or len(losses.carried_on(connection, run, known)) >= MOVED * min(len(known), found.rows):
        return ""
    heading = next((past["heading"] for past in before if past.get("heading")), "")
    if other := _other_school(end.heading, heading):
        return f"the list is headed {other}: look at the site first"
    if len(known) < losses.MASS_COUNT or _newer(connection, run, since):
        return ""
    return f"none of {len(known)} known announcements is on the list: look at the site first"


def _exchanged_list(connection: Connection, run: Stored, since: datetime, section: str) -> str:
    """What is wrong where one of several lists shows nothing of what it had, and nothing that came up since."""
    known = _open_before(connection, run, since, section)
    if (
        len(known) < losses.MASS_COUNT
        or losses.carried_on(connection, run, known)
        or _newer(connection, run, since, section)
    ):
        return ""
    return f"none of {len(known)} known announcements of a list ({section or 'without a section'}) is on it: look at the site first"


def shows_most(connection: Connection, run: Stored, since: datetime | None) -> bool:
    """Whether most of what the source carried ``since`` its :func:`last_listing` is on the lists, as after a site was built anew."""
    known = _open_before(connection, run, since) if since is not None else set()
    return bool(known) and len(losses.carried_on(connection, run, known)) >= MOVED * len(known)


def _open_before(connection: Connection, run: Stored, since: datetime, section: str | None = None) -> set[str]:
    posting = tables.Posting
    rows = select(_ROW.posting).join(posting, posting.id == _ROW.posting)
    return set(connection.scalars(rows.where(_own(run, since), posting.status == "open", *_of(section))))


def _of(section: str | None) -> list[Any]:
    """Rows of a section; of all for ``None``."""
    return [] if section is None else [func.coalesce(_ROW.entry["section"].as_string(), "") == section]


def _newer(connection: Connection, run: Stored, since: datetime, section: str | None = None) -> bool:
    """Whether most of what the run brought is dated on the day of the last listing or later: before it would have been seen."""
    day = _ROW.reading["date_posted"].as_string()
    last = since.astimezone(TIMEZONE).date().isoformat()
    brought = select(func.count(), func.count().filter(func.substr(day, 1, 10) >= last)).where(
        _ROW.source == run.source, _ROW.first_seen >= run.started_at, *_of(section)
    )
    new, later = connection.execute(brought).one()
    return bool(2 * later > new)


def _other_school(heading: str, before: str) -> str:
    """The heading where it names another school than it did before; empty where it names none, or the same."""
    named, known = _SCHOOL.findall(heading), _SCHOOL.findall(before)
    same = any(one.endswith(other) or other.endswith(one) for one in named for other in known)
    return heading if named and known and not same else ""
