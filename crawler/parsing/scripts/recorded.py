"""An announcement as the record that its page carries, or that the script of its page asks for, shown as that script would show it.

The record is the object of the answer that has the title which the list gave, else the one with the longest text. Files are
objects, anywhere in the answer, that name a document and where it stands.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import unquote

from crawler.items import ListEntry
from crawler.parsing import words
from crawler.parsing.generic.announcement import SURE, read
from crawler.parsing.page import Page, PageError, Walled
from crawler.parsing.scripts import answered, islands, linked
from crawler.parsing.scripts.script import unscripted

MOST_OBJECTS = 2000
MOST_FILES = 50
MOST_WAITING = 60
"""Characters of a text that may say nothing but that there will be one."""
_WHOLE = re.compile(r"<(?:html|head|body|title|h\d)\b", re.IGNORECASE)
_STEM = 8
"""Characters of a title that stand on a page which shows it."""
_PLACE = re.compile(r"\{\{[^{}]{1,120}\}\}|\sv-(?:html|text)=")
LEAST_BODY, LEAST_FURTHER = 10, 60
"""Characters of the text of a record; of a further field that is a part of it."""
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|zip|rar|7z|pptx?|txt)(?:$|[?#])", re.IGNORECASE)
_PACKED = re.compile(r"\s*[\[{]")
LEAST_QUOTED = 200
"""Characters of a text by whose beginning it is seen whether it was written as a part of an address."""
_QUOTED = re.compile(r"%(?:u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})")
_ALL_QUOTED = re.compile(r"(?:%(?:u[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})|[\w.~*'()!+@/:;-])*+", re.ASCII)
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]|\r?\n)++={0,2}\s{0,3}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MARKUP = re.compile(r"<[a-z][a-z\d]{0,15}(?:\s[^<>]{0,1000})?/?>", re.IGNORECASE)


def opened(page: Page, entry: ListEntry, links: Sequence[str] = ()) -> Page:
    """The page that shows the record of an answer; ``links``: those that the scripts make of its files.

    Raises :class:`PageError` for one without, :class:`Walled` for one that wants a login.
    """
    objects = list(islice(_objects(answered.data(page), 0), MOST_OBJECTS))
    record, body = _record(objects, entry)
    if len(body) < LEAST_BODY:
        if wall := words.pattern("walls").search(page.text[: answered.ANSWER]):
            raise Walled(f"{page.url}: the site wants a login: {wall[0]}")
        raise PageError(f"{page.url}: no text of an announcement in what the page's script asks for")
    return _shown(page, entry, record, body, objects, links)


def walled(page: Page) -> bool:
    """Whether an answer says that it wants a login, and nothing more is to be asked."""
    return answered.is_data(page) and words.pattern("walls").search(page.text[: answered.ANSWER]) is not None


def tells(page: Page, entry: ListEntry, *, titled: bool = True) -> bool:
    """Whether an answer has a record with a text, ``titled`` as the list says."""
    if not answered.is_data(page):
        return False
    try:
        objects = list(islice(_objects(answered.data(page), 0), MOST_OBJECTS))
    except PageError:
        return False
    record, body = _record(objects, entry)
    return (not titled or bool(_titled(record, _bare(entry.title)))) and len(body) >= LEAST_BODY


def carried(page: Page, entry: ListEntry) -> Page | None:
    """The page that shows the record of this title which a page carries as data; ``None`` where it carries none."""
    title = _bare(entry.title)
    if not title or "<script" not in page.text:
        return None
    objects = list(islice((one for held in islands.objects(page) for one in _unfolded(held)), MOST_OBJECTS))
    record, body = _record([one for one in objects if _titled(one, title)], entry)
    return _shown(page, entry, record, body, objects) if len(body) >= LEAST_BODY else None


def shown(page: Page, entry: ListEntry) -> Page:
    """The page itself, or the one that shows what it carries where it shows nothing, or something else.

    Markup that is put into a page stands below the title that the list gave.
    """
    if page.url != entry.url and not _WHOLE.search(page.text):
        return replace(page, text=f"<h1>{html.escape(entry.title)}</h1><div>{page.text}</div>")
    return page if shows(page, entry) >= SURE else carried(page, entry) or page


def shows(page: Page, entry: ListEntry) -> float:
    """How sure a page is to show the announcement (0 to 1): not at all without a text, a picture or a file, or with places for them.

    Not very without the title that the list gave: the few words of a shell may pass for a text.
    """
    try:
        found = read(page, entry)
    except (PageError, ValueError):
        return 1.0
    text = found.body.text
    if not (text or found.files) or _PLACE.search(text):
        return 0.0
    if len(found.text) < MOST_WAITING and not found.files and words.pattern("waiting").search(found.text):
        return 0.0
    body = page.text[max(page.text.lower().find("<body"), 0) :]
    titled = "".join(entry.title.split())[:_STEM] in re.sub(r"\s+", "", unscripted(body))
    return 1.0 if found.files and titled else found.body.sure if titled else min(found.body.sure, SURE / 2)


def _record(objects: list[dict[str, Any]], entry: ListEntry) -> tuple[dict[str, Any], str]:
    """The object that has the title which the list gave, else the one with the longest text, and its body."""
    title = _bare(entry.title)
    record = max(objects, key=lambda one: (bool(_titled(one, title)), len(_body(one, title))), default={})
    return record, _body(record, title)


def _shown(
    page: Page,
    entry: ListEntry,
    record: dict[str, Any],
    body: str,
    objects: list[dict[str, Any]],
    links: Sequence[str] = (),
) -> Page:
    title = _bare(entry.title)
    shown = islands.plain(record.get(_titled(record, title), entry.title))
    day = islands.day(record.get(answered.names([record])[2]))
    told = f"<p>发布时间：{html.escape(day)}</p>" if day else ""
    files = "".join(islice(dict.fromkeys(link for one in objects if (link := _file(one, links))), MOST_FILES))
    text = f'<h1>{html.escape(shown)}</h1>{told}<div class="content">{body}</div>{files}'
    made = f"<html><head><title>{html.escape(shown)}</title></head><body><div>{text}</div></body></html>"
    return replace(page, text=made, url=entry.url)


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """All objects of an answer, also such as are told as text."""
    if depth > islands.DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)
    elif isinstance(value, str) and (told := islands.packed(value)) is not None:
        yield from _objects(told, depth + islands.DEEPEST // 2)


def _unfolded(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An object, and those that are told as text within it."""
    yield one
    for value in one.values():
        if isinstance(value, str) and (told := islands.packed(value)) is not None:
            yield from _objects(told, islands.DEEPEST // 2)


def _bare(text: str) -> str:
    return re.sub(r"\s+|(?:…|\.{2,})\s*$", "", text)


def _titled(record: dict[str, Any], title: str) -> str:
    """The field that says the title, or all of one that the list cuts."""
    texts = (
        (name, _bare(islands.plain(value)))
        for name, value in record.items()
        if isinstance(value, str) and len(value) < 1000
    )
    return next((name for name, text in texts if title and text.startswith(title)), "")


def _body(record: dict[str, Any], title: str) -> str:
    """The longest text of a record that is not the title, as markup, and what further fields say that it does not."""
    titled = _titled(record, title)
    texts = sorted(
        (_as_markup(value) for name, value in record.items() if name != titled and _is_text(value)),
        key=len,
        reverse=True,
    )
    body, said = "", ""
    for markup in texts:
        plain = _bare(islands.plain(markup))
        if not body or (plain[:40] not in said and len(plain) >= LEAST_FURTHER):
            body, said = f"{body}<div>{markup}</div>", said + plain
    return body


def _is_text(value: Any) -> bool:
    if not isinstance(value, str) or len(value) < LEAST_BODY or _PACKED.match(value) or islands.is_address(value):
        return False
    return len(value) > 40 or not islands.day(value)


def _as_markup(value: str) -> str:
    """Markup, also where it came escaped, as base64 or as a part of an address; lines of plain text as paragraphs."""
    value = _unquoted(_decoded(value))
    text = html.unescape(value) if _MARKUP.search(value) is None and "&lt;" in value else value
    if _MARKUP.search(text) is not None:
        return text
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())


def _decoded(value: str) -> str:
    """A text that was written as base64; any other as it is."""
    if not _BASE64.fullmatch(value):
        return value
    try:
        told = base64.b64decode(value).decode()
    except ValueError:
        return value
    return told if "<" in told or "%" in told or _HAN.search(told) else value


def _unquoted(value: str) -> str:
    """A text that was written as a part of an address, by ``encodeURIComponent`` or ``escape``; any other as it is."""
    if len(_QUOTED.findall(value[:LEAST_QUOTED])) < LEAST_QUOTED // 20 or not _ALL_QUOTED.fullmatch(value):
        return value
    return unquote(re.sub(r"%u([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), value).replace("+", " "))


def _file(one: dict[str, Any], links: Sequence[str]) -> str:
    """A link to the document that an object names, by its address or by what the scripts make of its id."""
    texts = [value for value in one.values() if isinstance(value, str) and len(value) < 500]
    addresses = [text for text in texts if "/" in text and islands.is_address(text)]
    url = next((text for text in addresses if _DOCUMENT.search(text)), "")
    name = next((text for text in texts if text != url and _DOCUMENT.search(text) and "/" not in text), "")
    url = url or (next(iter(addresses), "") if name else "")
    if name and not url:
        url = next((linked.filled(link, one) for link in links if linked.fits(link, [one])), "")
    if not url:
        return ""
    name = name or next(
        (text for text in texts if text not in addresses and 2 <= len(text) < 100), url.rpartition("/")[2]
    )
    return f'<p><a href="{html.escape(url)}">{html.escape(name)}</a></p>'
