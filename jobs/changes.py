"""What a message says of postings that changed after they were sent (:mod:`store.notices`). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from babel import Locale
from babel.dates import format_date

from config.timezone import TIMEZONE
from search.calendar import last_moment

Words = dict[str, str]
LONGEST_SUBJECT, LONGEST = 40, 80
"""Characters of a title in a subject, and of a title, an employer's name or a place in the text: one posting fits into the
message of any robot (2048 bytes)."""
_EVENT = {"moved", "place", "resumed", "cancelled", "withdrawn", "postponed"}
_WHOLE_DAY = ("00:00", "23:59")


def subject(changes: Sequence[dict[str, Any]], words: Words) -> str:
    """The kinds of changes, and the title that the first is of."""
    kinds = words["and"].join(dict.fromkeys(_kind(one, words) for row in changes for one in row["changes"]))
    key = "change_subject_more" if len(changes) > 1 else "change_subject"
    return words[key].format(kinds=kinds, title=_short(changes[0]["title"], LONGEST_SUBJECT), total=len(changes))


def block(row: dict[str, Any], link: str, words: Words, language: str, year: int) -> str:
    """One posting: how it changed, old and new value, where to read on. ``year``: of the message, it is left out of days."""
    kinds = {one["kind"] for one in row["changes"]}
    marks = "".join(words["change_mark"].format(kind=_kind(one, words)) for one in row["changes"])
    lines = [marks + " · ".join(_short(row[name]) for name in ("title", "employer") if row[name])]
    for one in row["changes"]:
        said = {name: _value(one["kind"], one[name], words, language, year) for name in ("before", "after")}
        lines.append(words[f"change_{one['kind']}_text"].format(**said))
    if row["start"] and kinds & {"place", "resumed"} and "moved" not in kinds:
        lines.append(words["change_start"].format(start=moment(row["start"], words, language, year)))
    if row["place"] and kinds & _EVENT and "place" not in kinds:
        lines.append(words["change_where"].format(place=place(row["place"], words)))
    return "\n".join([*lines, link])


def moment(said: str, words: Words, language: str, year: int) -> str:
    """An ISO moment or day as ``12月5日 周六 19:00``, the year where it is another."""
    if not said:
        return ""
    value: datetime | date = date.fromisoformat(said) if len(said) == 10 else datetime.fromisoformat(said)
    value = last_moment(value)
    local = value.astimezone(TIMEZONE) if isinstance(value, datetime) else value
    pattern = words["day" if local.year == year else "day_of_year"]
    day = str(format_date(local, pattern, locale=Locale.parse(language)))
    clock = local.strftime("%H:%M") if isinstance(local, datetime) else _WHOLE_DAY[0]
    return day if clock in _WHOLE_DAY else f"{day} {clock}"


def _kind(one: dict[str, Any], words: Words) -> str:
    return words[f"change_{one['kind']}"]


def _value(kind: str, said: str, words: Words, language: str, year: int) -> str:
    return place(said, words) if kind == "place" else moment(said, words, language, year)


def place(said: str, words: Words) -> str:
    """A venue, or where none is stated how it takes place."""
    return words.get(f"mode_{said}", _short(said))


def _short(said: str, most: int = LONGEST) -> str:
    line = " ".join(said.split())
    return line if len(line) <= most else f"{line[:most]}…"
