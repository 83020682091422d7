"""Records of JSON platforms: a family says how its records are named, reading them is the same for all.

A family's table::

    TALK = Record("talk", "talk", ("xjhid",), {"title": ("xjhmc",), "venue": ("jbdd",)}, body=("xjhjs",))

A name with dots goes into nested objects (``corporationinfo.name``).
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from config.timezone import TIMEZONE
from crawler import noncontent
from crawler.items import ListEntry, ListPage, MissingField, RawAttachment, RawItem, RawPosition, Section
from crawler.parsing.body import collapse, read_body, visible_text
from crawler.parsing.fields import Fields
from crawler.parsing.page import Gone, Page, PageError, Walled, absolute, web_address

_MOMENTS = ("published", "deadline", "event_start", "event_end")
Names = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Record:
    """One kind of record: its section, the prefix of its keys, and which names hold which field of a ``RawItem``."""

    section: Section
    prefix: str
    identity: tuple[str, ...]
    names: Names
    body: tuple[str, ...] = ()
    """Fields of markup or text that make up the description, in order; a pair ``label:name`` writes the label before."""
    rows: tuple[str, Names] = ("", {})
    """The field that lists positions, and their names by field of ``RawPosition``."""
    files: tuple[str, ...] = ()
    """Fields that hold an attachment's address, or a list of objects with name and url."""
    drop: tuple[str, ...] = ()
    """Known fields of no use: codes beside their words, flags, counters."""
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    """What codes of a field mean: ``{"event_mode": {"1": "线上"}}``."""


def envelope(page: Page, path: str, good: Callable[[dict[str, Any]], bool] = lambda data: True) -> Any:
    """What stands at a dotted ``path`` of the answer. Raises :func:`refusal` when the site answers an error."""
    data = page.data
    if not isinstance(data, dict) or not good(data):
        said = data.get("message") or data.get("msg") or data.get("errors") if isinstance(data, dict) else "no object"
        raise refusal(page, collapse(str(said)))
    return at(data, path)


def refusal(page: Page, said: str) -> PageError:
    """The error for an answer that says why there is none: :class:`Walled` where a login is asked for, :class:`Gone`."""
    if "登录" in said or "登陆" in said:
        return Walled(f"{page.url}: the site wants a login: {said[:80]}")
    kind = Gone if noncontent.says_gone(said) else PageError
    return kind(f"{page.url}: the site answers an error: {said[:120]}")


def at(data: Any, path: str) -> Any:
    """The value at a dotted path; ``None`` when a part is missing."""
    for name in path.split(".") if path else ():
        data = data.get(name) if isinstance(data, dict) else None
    return data


def moment(value: str) -> str:
    """A moment that a platform counts in (milli)seconds since 1970, as Shanghai's clocks showed it; others as written."""
    if not re.fullmatch(r"1\d{9}(\d{3})?", value):
        return value
    seconds = int(value[:10])
    return datetime.fromtimestamp(seconds, TIMEZONE).strftime("%Y-%m-%d %H:%M:%S")


def number(value: Any) -> int | None:
    """A count that may come as text."""
    text = str(value if value is not None else "").strip()
    return int(text) if text.isdigit() else None


def is_last(current: int, pages: int | None, rows: int) -> bool:
    """Whether a page is the last of its list: without rows, or by the site's count of pages.

    Rows beyond the last page, or on the first of none (``共0页``), say that the count is wrong, not that the list ends.
    """
    return rows == 0 or current == pages


def listing(
    page: Page,
    source: str,
    record: Record,
    rows: Any,
    address: Callable[[str, Fields], str],
    total: Any = None,
    pages: Any = None,
    current: int = 1,
) -> ListPage:
    """A list page from its rows. ``address`` makes the page that students open from a row's id.

    It is the last when the site's page count says so, or when it has no rows.
    """
    if rows is not None and not isinstance(rows, list):
        raise PageError(f"{page.url}: rows expected, got {type(rows).__name__}")
    entries = [entry(Fields(row, page.url), record, address, page.url) for row in rows or []]
    return ListPage(
        source=source,
        url=f"{page.url}#{record.prefix}-{current}",
        section=record.section,
        number=current,
        entries=entries,
        total=number(total),
        pages=number(pages),
        last=is_last(current, number(pages), len(entries)),
    )


def rows_with(data: Any, *names: str) -> list[Any]:
    """The first list in an answer whose objects have one of the names: where an envelope differs from site to site."""
    waiting = deque([data])
    while waiting:
        found = waiting.popleft()
        if isinstance(found, list) and any(isinstance(row, dict) and set(names) & set(row) for row in found):
            return found
        waiting.extend(found.values() if isinstance(found, dict) else found if isinstance(found, list) else ())
    return []


def entry(fields: Fields, record: Record, address: Callable[[str, Fields], str], url: str) -> ListEntry:
    """A row: what it says goes along as hints, for details that say less."""
    identity = fields.need(*record.identity)
    link = address(identity, fields)
    said = _said(fields, record)
    title = said.pop("title", "")
    fields.drop(*record.drop)
    if "body" in record.names and fields.unread:
        said["unread"] = ",".join(fields.unread)
    if not title:
        raise MissingField("title", url, f"row {identity}")
    return ListEntry(
        key=f"{record.prefix}:{identity}",
        url=link,
        title=title,
        published=said.pop("published", ""),
        section=record.section,
        hints={"id": identity, **said},
    )


def item(page: Page, source: str, family: str, record: Record, about: ListEntry, found: Any) -> RawItem:
    """A detail record; what it leaves out is taken from the list row."""
    fields = Fields(found, page.url)
    for name in record.identity:
        fields.drop(name)
    rows = [_position(row, record.rows[1]) for row in fields.objects(record.rows[0])] if record.rows[0] else []
    files = [file for name in record.files for file in _files(fields.raw(name), about.url)]
    markup = _markup(fields, record)
    said = _said(fields, record)
    fields.drop(*record.drop)
    return _item(page.fetched_at, source, family, about, said, markup, rows, files, fields.unread)


def told(about: ListEntry, source: str, family: str, fetched_at: Any) -> RawItem:
    """An item that the list row told whole: its body went along as hint ``body``."""
    unread = about.hints.get("unread", "").split(",") if about.hints.get("unread") else []
    return _item(fetched_at, source, family, about, {}, about.hints.get("body", ""), [], [], unread)


def _item(
    fetched_at: Any,
    source: str,
    family: str,
    about: ListEntry,
    said: dict[str, str],
    markup: str,
    rows: list[RawPosition],
    files: list[RawAttachment],
    unread: list[str],
) -> RawItem:
    hints = {name: value for name, value in about.hints.items() if name in RawItem.model_fields and name != "unread"}
    body = read_body(markup, about.url)
    known: dict[str, Any] = {"title": about.title, "published": about.published, **hints}
    known |= {name: value for name, value in said.items() if value}
    known["apply_url"] = web_address(known.get("apply_url", ""))
    stated = dict(body.labelled)
    if count := known.pop("employer_count", "") or about.hints.get("employer_count", ""):
        stated["参会单位数"] = count
    return RawItem(
        source=source,
        key=about.key,
        url=about.url,
        family=family,
        section=about.section,
        description=body.text,
        positions=rows or body.positions,
        attachments=list({file.url: file for file in [*files, *body.attachments]}.values()),
        labelled=stated,
        unread=[*body.unread, *unread],
        fetched_at=fetched_at,
        extraction=body.extraction,
        **known,
    )


def _said(fields: Fields, record: Record) -> dict[str, str]:
    """The named fields of a row or detail that say something."""
    said = {}
    for name, names in record.names.items():
        if name == "body":
            said[name] = "\n".join(paragraphs(part) for field in names for part in texts(fields.raw(field)))
            continue
        value = fields.path(*names)
        value = moment(value) if name in _MOMENTS else value
        value = record.words.get(name, {}).get(value, "" if name in record.words else value)
        if value:
            said[name] = value
    return {name: value for name, value in said.items() if value}


def _position(fields: Fields, names: Names) -> RawPosition:
    values = {name: fields.path(*known) for name, known in names.items() if name != "text"}
    if not values.get("title"):
        raise MissingField("position title", fields.url)
    said = [paragraphs(text) for name in names.get("text", ()) for text in texts(fields.raw(name))]
    return RawPosition(**values, text=visible_text("\n".join(said)))


def _markup(fields: Fields, record: Record) -> str:
    parts = []
    for name in record.body:
        label, _, bare = name.rpartition(":")
        for part in texts(fields.raw(bare)):
            parts.append(f"<p>{label}：</p>{part}" if label else part)
    return "\n".join(paragraphs(part) for part in parts)


def texts(value: Any) -> list[str]:
    """The texts of a value: itself, or those of the JSON object that some platforms hide in a string."""
    if isinstance(value, str) and value.lstrip().startswith(("{", "[")):
        try:
            value = json.loads(value, strict=False)
        except ValueError:
            return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [str(value)] if value not in (None, "", False, True) else []


def paragraphs(text: str) -> str:
    """Plain text with line breaks as markup, so that both kinds can be joined."""
    if "<" in text and ">" in text:
        return text
    return "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())


def _files(value: Any, base: str) -> list[RawAttachment]:
    if isinstance(value, str) and value.lstrip().startswith(("[", "{")):
        try:
            value = json.loads(value, strict=False)
        except ValueError:
            return []
    if isinstance(value, dict):
        value = [value]
    if isinstance(value, str):
        value = [{"url": part} for part in value.split(",")]
    found = []
    for part in value if isinstance(value, list) else []:
        part = {"url": part} if isinstance(part, str) else part if isinstance(part, dict) else {}
        url = absolute(base, part.get("url") or part.get("fileUrl") or part.get("path"))
        if url:
            name = collapse(str(part.get("name") or part.get("fileName") or "")) or url.rsplit("/", 1)[-1]
            found.append(RawAttachment(name=name, url=url))
    return found
