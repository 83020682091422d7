"""Job boards of employers: what the rows of all vendors share, so that a family only names its fields.

A row that tells a position whole becomes a :class:`~crawler.items.ListEntry` whose hints are
:class:`~crawler.items.RawItem` fields; :func:`item` makes the item of it, :func:`merged` after a detail was fetched.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from babel import Locale

from config.lexicons import load
from crawler import noncontent
from crawler.items import ListEntry, MissingField, RawItem, Section
from crawler.parsing.body import attachments, collapse, labelled, visible_text
from crawler.parsing.page import Gone, Page, PageError

_SHANGHAI = timezone(timedelta(hours=8))
_WITH_OFFSET = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|UTC|[+-]\d\d:?\d\d)$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
PROBLEM = "problem"
"""Hint of a row that cannot be read: why."""
_LOCALE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2})?$")


def job(
    key: Any,
    url: str,
    title: str,
    markup: str = "",
    facts: dict[str, str] | None = None,
    employment: str = "",
    section: Section = "",
    unread: Iterable[str] = (),
    **fields: str,
) -> ListEntry:
    """A position as one row or one detail states it.

    ``markup`` is its text as HTML; ``facts`` are what a posting has no field for (department, workplace): they stand
    as labelled lines above the text. An employment type of interns makes it an internship.
    """
    label = "工作性质" if _CHINESE.search(employment) else "Job type"
    facts = {**(facts or {}), label: employment}
    lines = [f"{label}: {value}" for label, value in facts.items() if value]
    body = visible_text(markup)
    hints = {
        **fields,
        "description": "\n".join([*lines, body]) if body else "",
        "facts": "\n".join(lines),
        "files": "\n".join(f"{file.url} {file.name}" for file in attachments(markup, url)) if "<a" in markup else "",
        "unread": ",".join(unread),
    }
    published = moment(hints.pop("published", ""))
    hints["deadline"] = moment(hints.get("deadline", ""))
    return ListEntry(
        key=str(key),
        url=url,
        title=title,
        published=published,
        section=section or ("internship" if is_internship(title, employment) else "job"),
        hints={name: value for name, value in hints.items() if value},
    )


def item(entry: ListEntry, source: str, family: str, fetched_at: datetime, employer: str = "") -> RawItem:
    """The position of a row that tells it whole. ``employer`` stands in where the row names none."""
    if PROBLEM in entry.hints:
        raise ValueError(entry.hints[PROBLEM])
    hints = dict(entry.hints)
    unread = [name for name in hints.pop("unread", "").split(",") if name]
    text = hints.pop("description", "") or hints.get("facts", "")
    files = [line.partition(" ") for line in hints.pop("files", "").splitlines()]
    values: dict[str, Any] = {name: value for name, value in hints.items() if name in RawItem.model_fields}
    values["employer"] = values.get("employer") or employer
    return RawItem(
        source=source,
        key=entry.key,
        url=entry.url,
        family=family,
        title=entry.title,
        section=entry.section,
        published=entry.published,
        description=text,
        attachments=[{"url": url, "name": name} for url, _, name in files],
        labelled=labelled(text),
        unread=unread,
        fetched_at=fetched_at,
        **values,
    )


def merged(row: ListEntry, detail: ListEntry) -> ListEntry:
    """What the detail says, else what the row said; the row's key stays."""
    internship = "internship" in (row.section, detail.section)
    return row.model_copy(
        update={
            "url": detail.url or row.url,
            "title": detail.title or row.title,
            "published": detail.published or row.published,
            "section": "internship" if internship else detail.section or row.section,
            "hints": {**row.hints, **detail.hints},
        }
    )


@cache
def _interns() -> re.Pattern[str]:
    words = load("boards")["internship"]
    return re.compile("|".join(rf"(?<![a-z]){re.escape(word)}(?![a-z])" for word in words), re.IGNORECASE)


def is_internship(title: str, employment: str = "") -> bool:
    """Whether title or employment type speak of interns; 实习生管理 and *internal* do not."""
    if re.search(
        r"实习生?(?:管理|项目|招聘)|intern(?:ship)? (?:program )?(?:manager|coordinator)", title, re.IGNORECASE
    ):
        return False
    return bool(_interns().search(employment) or _interns().search(title))


def moment(value: Any) -> str:
    """A day or moment as words: milliseconds since 1970 and moments with an offset become Asia/Shanghai time."""
    text = collapse(str(value or ""))
    if re.fullmatch(r"\d{10}|\d{13}", text):
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).astimezone(_SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
    if text.startswith(("0001-", "1900-01-01", "1970-01-01")):  # what vendors write for no day
        return ""
    if _WITH_OFFSET.match(text):
        try:
            aware = datetime.fromisoformat(re.sub(r"\s*UTC$", "+00:00", text))
            return aware.astimezone(_SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
        except ValueError:
            return text
    return text


def place(*parts: Any, country: Any = "") -> str:
    """``City, Region, Country``: empty and repeated parts left out, a two-letter code as the country's name."""
    words = [collapse(str(part)) for part in (*parts, country_name(country)) if part]
    return ", ".join(dict.fromkeys(word for word in words if word))


def places(stated: Iterable[str], remote: bool = False) -> str:
    """Several places in one string; working from anywhere is one of them."""
    found = list(dict.fromkeys(place for place in stated if place))
    return "; ".join([*found, "Remote"] if remote and "remote" not in "".join(found).lower() else found)


def country_name(value: Any) -> str:
    """The English name of an ISO 3166 code (CLDR); other words stay."""
    text = collapse(str(value or ""))
    return str(Locale("en").territories.get(text.upper(), text)) if len(text) == 2 else text


def pay(low: Any, high: Any, currency: Any = "", unit: Any = "") -> str:
    """``60000-75000 EUR/year``; empty when no amount is stated."""
    amounts = [text for text in dict.fromkeys(_amount(value) for value in (low, high)) if text]
    if not amounts:
        return ""
    money = "元" if str(currency or "").upper() in ("CNY", "RMB", "元") else f" {currency}" if currency else ""
    return f"{'-'.join(amounts)}{money}{'/' + str(unit).lower() if unit else ''}"


def _amount(value: Any) -> str:
    text = collapse(str(value if value is not None else "")).removesuffix(".0")
    return "" if text in ("0", "-1") else text


def words(value: Any) -> str:
    """``FullTime`` and ``fulltime_permanent`` as words."""
    return collapse(re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", str(value or "")))


def unescaped(markup: Any) -> str:
    """HTML that a vendor escaped once more."""
    text = str(markup or "")
    return entities.unescape(text) if "&lt;" in text and "<" not in text else text


def sections(*parts: tuple[str, Any]) -> str:
    """Titled parts of a description as HTML; plain text keeps its lines."""
    return "\n".join(
        f"{f'<h3>{entities.escape(title)}</h3>' if title else ''}<div>{as_markup(text)}</div>"
        for title, text in parts
        if text
    )


def as_markup(text: Any) -> str:
    """Text as HTML: plain text is escaped and keeps its lines."""
    found = unescaped(text)
    return found if re.search(r"<[a-zA-Z/!]", found) else entities.escape(found).replace("\n", "<br>")


def path_parts(url: str, *noise: str) -> list[str]:
    """Parts of an address's path without locales and the words that say nothing."""
    parts = [unquote(part) for part in urlsplit(url).path.split("/") if part]
    return [part for part in parts if part.lower() not in noise and not _LOCALE.fullmatch(part)]


def answer(page: Page, *names: str) -> Any:
    """The part of a JSON reply that the names lead to. Raises :class:`PageError` when it is not there."""
    found: Any = page.data
    for name in names:
        if not isinstance(found, dict) or name not in found:
            said = next((str(found[key]) for key in _SAYS if found.get(key)), "") if isinstance(found, dict) else ""
            kind = Gone if noncontent.says_gone(said) else PageError
            raise kind(f"{page.url}: the reply has no {name!r}{': ' + said[:100] if said else ''}")
        found = found[name]
    return found


_SAYS = ("message", "Message", "msg", "error", "errorMessage", "Msg", "code", "Code")


def rows(value: Any, url: str) -> list[dict[str, Any]]:
    """Objects of a list; ``null`` is an empty one. Raises :class:`PageError` for anything else."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise PageError(f"{url}: rows were expected, got {type(value).__name__}")
    return [row for row in value if isinstance(row, dict)]


def read(found: Iterable[Any], url: str, reader: Callable[[Any, str], ListEntry]) -> list[ListEntry]:
    """All rows as entries. A row that lacks what it must have is kept as one that says so; it is rejected later.

    Raises :class:`MissingField` when no row can be read: then the list has another structure.
    """
    entries: list[ListEntry] = []
    problems: list[MissingField] = []
    for number, row in enumerate(found, 1):
        try:
            entries.append(reader(row, url))
        except MissingField as problem:
            problems.append(problem)
            hints = {PROBLEM: f"row {number}: {problem}"}
            entries.append(ListEntry(key=f"unreadable:{number}", url=url, title=f"row {number}", hints=hints))
    if problems and len(problems) == len(entries):
        raise problems[0]
    return list({entry.key: entry for entry in reversed(entries)}.values())[::-1]


def count(value: Any) -> int | None:
    """A count that a vendor states as number or text; ``None`` for none."""
    return int(value) if str(value if value is not None else "").isdigit() else None
