"""From a raw item to a posting: the page's strings as values, each with its explanation."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from config.timezone import TIMEZONE
from crawler.items import RawItem, RawPosition
from pipelines import quality
from pipelines.normalize import (
    applying,
    contacts,
    dates,
    divisions,
    employer_classes,
    employers,
    headcount,
    hirers,
    offers,
    positions,
    types,
    unit_places,
    whole,
)
from pipelines.normalize.expressions import expression
from pipelines.normalize.position_tables import Row
from pipelines.normalize.reading import Reading
from pipelines.normalize.text import clean, rewriter
from pipelines.normalize.title_names import organization_in_title
from pipelines.posting import (
    Attachment,
    Education,
    Event,
    Evidence,
    Flag,
    Headcount,
    KeyDate,
    Organization,
    Position,
    Posting,
    Salary,
)

LONGEST_DESCRIPTION, LONGEST_FIELD, LONGEST_TITLE = 50_000, 5_000, 1_000
"""Characters of an item that are read: of its text, of each other field, of its title."""
_HINTS = (
    *("section", "location", "degree", "majors", "headcount", "salary", "deadline", "event_start", "event_end"),
    *("event_mode", "event_status", "venue", "organizer", "industry", "graduation_year", "employer"),
)
_CHINESE = expression(r"[\u4e00-\u9fff]")
_TELLS_LANGUAGE = 500
"""Characters of a text in which one of Chinese tells its language."""
_WEB = expression(r"https?://", re.IGNORECASE)
"""A mail box, which may be somebody's own, is no address to apply at."""
_half_width = rewriter({chr(plain + 0xFEE0): chr(plain) for plain in range(0x21, 0x7F) if chr(plain).isalnum()})
_RAW = (*_HINTS[1:], "published", "employer_class")


def to_posting(item: RawItem, now: datetime) -> Posting:
    """One source's reading of an announcement. ``now`` (aware) stands in where the page gives no day of publishing."""
    item = _masked(_bounded(item))
    today = now.astimezone(TIMEZONE).date()
    posted = _not_to_come(dates.read(item.published, today, "publish"), today)
    ref = _day(posted.value["start"]) or today
    text = item.description
    hints = {name: hint for name in _HINTS if (hint := getattr(item, name))}
    if count := item.labelled.get("参会单位数"):
        hints["employer_count"] = count[:LONGEST_FIELD]
    stated = whole.read(text, item.title, ref, hints)
    organization, evidence = _organization(item, stated.value.get("type", ""), stated.value.get("employer", ""))
    explain = [piece.of("date_posted") for piece in posted.explain]
    address = Reading(item.apply_url) if _WEB.match(item.apply_url) else applying.read(text)
    posting = Posting(
        type=stated.value.get("type") or "announcement",
        programs=stated.value.get("programs") or [],
        title=tidy(item.title)[:300],
        description=text,
        language="zh" if _CHINESE.search(item.title) or _CHINESE.search(text, 0, _TELLS_LANGUAGE) else "en",
        hiring_organization=organization,
        date_posted=moment(posted.value["start"]),
        valid_through=moment(stated.value.get("valid_through")),
        rolling=bool(stated.value.get("rolling")),
        event=_event(stated.value.get("event")),
        key_dates=[_key_date(row) for row in stated.value.get("key_dates") or []],
        locations=stated.value.get("locations") or [],
        education=Education(**stated.value.get("education", {})),
        majors=stated.value.get("majors") or [],
        graduation_years=stated.value.get("graduation_years") or [],
        headcount=Headcount(**stated.value["headcount"]) if stated.value.get("headcount") else None,
        salary=Salary(**stated.value["salary"]) if stated.value.get("salary") else None,
        industry=stated.value.get("industry"),
        flags=[Flag(**row) for row in stated.value.get("flags") or []],
        positions=_positions(item, stated.value.get("positions") or [], stated.value.get("locations") or []),
        attachments=[
            Attachment(name=file.name[:200], url=file.url, missing=file.missing) for file in item.attachments[:50]
        ],
        apply_url=address.value,
        raw={name: said[:500] for name in _RAW if (said := getattr(item, name))},
        explain=[*explain, *stated.explain, *evidence, *address.explain],
    )
    _from_positions(posting, counted=bool(item.headcount), paid=bool(item.salary))
    posting.review_reasons = quality.review_reasons(posting, sure=item.extraction == "sure")
    return posting


def _bounded(item: RawItem) -> RawItem:
    """The item without what stands beyond the longest texts that are read."""
    longest = {"title": LONGEST_TITLE, "description": LONGEST_DESCRIPTION, "url": len(item.url), "key": len(item.key)}
    cut = {
        name: said[:most]
        for name, said in item
        if isinstance(said, str) and len(said) > (most := longest.get(name, LONGEST_FIELD))
    }
    return item.model_copy(update=cut) if cut else item


def _masked(item: RawItem) -> RawItem:
    """The item without personal contacts in anything that it says: a page may print one behind any label (``面试地点：…138…``)."""
    said = {name: _without_contacts(getattr(item, name)) for name in ("title", "description", *_RAW)}
    labelled = {label: _without_contacts(value) for label, value in item.labelled.items()}
    positions = [row.model_copy(update=masked) if (masked := _each_masked(row)) else row for row in item.positions]
    attachments = [file.model_copy(update={"name": _without_contacts(file.name)}) for file in item.attachments]
    return item.model_copy(update=said | {"labelled": labelled, "positions": positions, "attachments": attachments})


def _each_masked(row: RawPosition) -> dict[str, str]:
    return {name: masked for name, said in row if said and (masked := _without_contacts(said)) != said}


def _without_contacts(said: str) -> str:
    return contacts.mask(said)[0]


def _not_to_come(posted: Reading[dict[str, Any]], today: date) -> Reading[dict[str, Any]]:
    """A day of publishing that is still to come is that of something else; one day on it may be another time zone's."""
    day = _day(posted.value["start"])
    return dates.unread() if day is not None and day > today + timedelta(days=1) else posted


def tidy(title: str) -> str:
    """A title to show: single spaces, digits and letters half-width; its Chinese punctuation stays as written."""
    return " ".join(_half_width(title).split())


def moment(value: str | None) -> datetime | date | None:
    """An ISO value of a normaliser as a day, or as a moment in Asia/Shanghai."""
    if not value:
        return None
    if len(value) == 10:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value).replace(tzinfo=TIMEZONE)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value else None


def _event(value: dict[str, Any] | None) -> Event | None:
    if not value:
        return None
    return Event(**(value | {"start": moment(value.get("start")), "end": moment(value.get("end"))}))


def _key_date(row: dict[str, Any]) -> KeyDate:
    return KeyDate(stage=row["stage"], start=moment(row["start"]), end=moment(row["end"]))


def _organization(item: RawItem, kind: str, labelled: str) -> tuple[Organization, list[Evidence]]:
    """The employer as written, as a label, the title or a sentence of the text names it; a notice's publisher is none."""
    name = item.employer.strip()
    explain: list[Evidence] = []
    if not name and labelled and kind != "fair":
        name, explain = employer_in(labelled, "named by a label of the text", 0.9)
    if not name and kind not in ("notice", "fair"):
        name, explain = employer_in(item.title)
    if not name and kind not in ("notice", "fair"):
        found = hirers.read(item.description)
        name, explain = found.value, [piece.of("hiring_organization") for piece in found.explain]
    if not name:
        return Organization(), []
    read = employers.read(name)
    kind_of, why = employer_classes.classify(name, item.employer_class)
    explain += [why.of("hiring_organization")] if why else []
    return Organization(name=name[:200], normalized=read.value["normalized"][:200], employer_class=kind_of), explain


def employer_in(title: str, rule: str = "named by the title", sure: float = 0.7) -> tuple[str, list[Evidence]]:
    """The employer that a title or label names, when its words end like an organisation's."""
    shown = tidy(title)
    found = organization_in_title(clean(shown))
    if not found:
        return "", []
    start = unicodedata.normalize("NFKC", shown).find(found)
    if start >= 0 and len(unicodedata.normalize("NFKC", shown)) == len(shown):
        found = shown[start : start + len(found)]  # brackets as the title has them
    return found, [Evidence(field="hiring_organization", rule=rule, text=found, confidence=sure)]


_SHOWN = 100
"""Characters of the positions' names in an explanation."""
_CELLS = ("headcount", "degree", "majors", "location", "salary", "text", "employer", "department")
MOST_POSITIONS = 20_000
"""The largest table of positions seen has 9,344 rows."""


def _positions(item: RawItem, listed: list[dict[str, Any]], places: list[str]) -> list[Position]:
    """The page's table of positions; where it has none, what the text lists. A table of people to be hired is none."""
    if types.tells_outcome(item.title):
        return []
    rows = [_fields(row) for row in item.positions[:MOST_POSITIONS]] or listed
    return [_position(row, tuple(places)) for row in rows]


def _fields(row: RawPosition) -> dict[str, Any]:
    """A row of a page's table in the shape of those that a text lists."""
    cells = {name: words for name in _CELLS if (words := getattr(row, name))}
    return positions.of_row(Row(row.title, cells)) | {"origin": row.origin}


def _position(row: dict[str, Any], places: tuple[str, ...] = ()) -> Position:
    """A row as a position; one without a place has that of its unit's name, within ``places`` of the whole."""
    pay = row.get("salary")
    units = (unit_places.of_unit(name, places) for name in (row["employer"], row["department"]) if name)
    return Position(
        title=row["title"],
        headcount=Headcount(**row["headcount"]),
        education=Education(**row["education"]),
        majors=row["majors"],
        locations=row["locations"] or list(filter(None, units))[:1],
        salary=Salary(**pay) if pay else None,
        employer=row["employer"],
        origin=row.get("origin", "")[:300],
    )


def _from_positions(posting: Posting, *, counted: bool, paid: bool) -> None:
    """What only the table of positions states is true of the whole announcement; ``counted`` and ``paid``: by a field of the source."""
    rows = posting.positions
    if not rows:
        return
    if not counted:
        _sum_of_positions(posting)
    posting.locations = _with_places(posting.locations, [code for row in rows for code in row.locations])
    _seated(posting)
    if not posting.majors:
        posting.majors = list(dict.fromkeys(code for row in rows for code in row.majors))[:100]
    if not posting.education.levels:
        posting.education = Education(**whole.union([{"education": row.education.model_dump()} for row in rows]))
    _pay_of_positions(posting, stated=paid)


def _pay_of_positions(posting: Posting, *, stated: bool) -> None:
    """What the posts are paid, where they say it in one unit; the pay of one of several is not that of the announcement."""
    pays = [row.salary.model_dump() for row in posting.positions if row.salary]
    if posting.salary is None or (len(pays) > 1 and not stated):
        pay = offers.pay_of([one for one in pays if one["unit"]])
        open_too = any(one["negotiable"] for one in pays)
        posting.salary = Salary(**(pay | {"negotiable": open_too})) if pay else None
        posting.explain = [piece for piece in posting.explain if piece.field != "salary" or pay or piece.candidates]


def _seated(posting: Posting) -> None:
    """Rows of which neither they nor the text say where: a public body's positions are where its name says that it is."""
    doubtful = any(piece.field == "locations" and piece.candidates for piece in posting.explain)
    name = posting.hiring_organization.name
    if posting.locations or doubtful or not (code := unit_places.of_unit(name)):
        return
    posting.locations = [code]
    posting.explain.append(Evidence(field="locations", rule="seat of the employer", text=name, confidence=0.6))


def _with_places(stated: list[str], of_rows: list[str]) -> list[str]:
    """The places stated and those of the positions that lie elsewhere: who looks in any of them must find the posting."""
    found = list(stated)
    for code in dict.fromkeys(of_rows):
        if not any(code in (one, *divisions.parents(one)) or one in divisions.parents(code) for one in stated):
            found.append(code)
    return found


def _sum_of_positions(posting: Posting) -> None:
    """The counts of all positions together, where the text states none or one that is smaller: that of a single position."""
    people = [row.headcount for row in posting.positions if row.headcount.min is not None]
    total = Headcount(**headcount.together([count.model_dump() for count in people]))
    if posting.headcount is None:
        if len(people) < len(posting.positions):
            return
    elif len(people) < 2 or posting.headcount.min is None or posting.headcount.min >= (total.min or 0):
        return
    posting.headcount = total.model_copy(update={"approx": total.approx or len(people) < len(posting.positions)})
    shown = "、".join(row.title for row in posting.positions if row.headcount.min is not None)[:_SHOWN]
    evidence = Evidence(field="headcount", rule="sum of the positions", text=shown, confidence=0.9)
    posting.explain = [piece for piece in posting.explain if piece.field != "headcount"] + [evidence]
