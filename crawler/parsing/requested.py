"""Lists whose rows a page's own script asks for: where, with what, under which number, and what links it makes of them.

``$.post("/news/page", {pageNo: page, pageSize: 15}, …)``, ``$.ajax({url: …, data: …})``, ``fetch``, ``axios``, layui's
``table.render({url: …})``. A row's address is its own, or what the script writes around its id:
``'<a href="/news/' + item.id + '.html">'``, ``:href="`/news/${item.id}`"``, ``location.href = "/detail?id=" + id``. Read where a
page shows no list itself; scripts are read, never run, and nothing is asked of another host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from crawler.items import ListEntry
from crawler.parsing import islands, words
from crawler.parsing.address import canonical
from crawler.parsing.page import Page, PageError, Walled, absolute
from crawler.parsing.script import Parts, Tokens, last, said, scripts
from crawler.parsing.turning import PAGE_KEY

ROWS = "20"
"""How many rows are asked for where the script does not say."""
MOST_CALLS, MOST_LINKS = 40, 200
"""Calls and links of a page that are looked at."""
LONGEST_LINK = 300
ANSWER = 500
"""Characters within which an answer without rows says why."""
SHARE = 0.8
"""Of the rows that must have the fields of a link."""
_CALL = re.compile(
    r"(?:\.(?P<short>get|post|getJSON)|(?P<whole>\.ajax|\baxios|\brequest|\$http)|(?P<fetch>\bfetch)"
    r"|\.(?P<drawn>render|load|bootstrapTable|datagrid|DataTable))\s{0,20}\("
)
_SIZE_KEY = re.compile(r"^(?:size|limit|rows|length|ps|(?:page|per)_?(?:size|num|page|count|rows))$", re.IGNORECASE)
_FIXED = re.compile(
    r"\b(?P<name>[A-Za-z_$][\w$]{0,60}+)\s{0,20}+[:=]\s{0,20}+"
    r"(?:(?P<number>\d{1,12})\b|(?P<text>\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))"
)
_PACKED = re.compile(r"JSON\.stringify|application/json|axios\.post", re.IGNORECASE)
_PLACE = re.compile(
    r"""\\?['"`]\s{0,9}\+\s{0,9}(?P<joined>[\w$.\[\]]{1,80})\s{0,9}(?:\+\s{0,9}['"`]\\?|(?=[,;)\n]))"""
    r"""|\$\{\s{0,9}(?P<put>[\w$.\[\]]{1,80})\s{0,9}\}|\{\{\s{0,9}(?P<braced>[\w$.\[\]]{1,80})\s{0,9}\}\}"""
    r"""|<%[=-]\s{0,9}(?P<served>[\w$.\[\]]{1,80})\s{0,9}%>"""
)
_HREF = re.compile(r"""(?<!:)\bhref\s{0,9}=\s{0,9}\\?["']?(?=[^"'<>\s]{0,200}(?:['"`]\s{0,9}\+|[${]\{|<%))""")
_BOUND = re.compile(
    r"""(?::href|v-bind:href)\s{0,9}=\s{0,9}"|\.attr\(\s{0,9}['"]href['"]\s{0,9},|\.href\s{0,9}=(?!=)"""
    r"""|window\.open\(|location(?:\.(?:assign|replace)\(|\s{0,9}=(?!=))"""
)
_LITERAL = re.compile(r"[\w/.?=&%#:-]")
_TEMPLATE = re.compile(r"[\w/.?=&%#:{}-]*\{\w+\}[\w/.?=&%#:{}-]*")


@dataclass(frozen=True, slots=True)
class Request:
    """What a script asks for. ``counts``: the parameter that holds the page's number; the first page is ``first``."""

    url: str
    values: dict[str, str] = field(default_factory=dict)
    posts: bool = False
    packed: bool = False
    """Whether JSON is posted."""
    counts: str = ""
    first: int = 1

    def page(self, number: int) -> tuple[str, dict[str, str] | None]:
        """Address, and what is posted there, of the ``number``-th page."""
        values = self.values | ({self.counts: str(self.first + number - 1)} if self.counts else {})
        if self.posts:
            return self.url, values
        bare, _, query = self.url.partition("?")
        together = dict(parse_qsl(query, keep_blank_values=True)) | values
        return f"{bare}?{urlencode(together)}" if together else bare, None


# -- the request ---------------------------------------------------------------------------------------------------


def request(page: Page) -> Request | None:
    """Where the page's scripts get the rows of its list from; the likeliest of several."""
    found = list(islice((one for script in scripts(page.text) for one in _requests(page, said(script))), MOST_CALLS))
    return max(found, key=_likelihood, default=None)


def _likelihood(request: Request) -> int:
    named = bool(_words_of(request.url).intersection(words.table("asked_for")))
    return 2 * bool(request.counts) + named


def _words_of(url: str) -> set[str]:
    """Words of an address's path: get, news and list of ``/api/getNewsList.do``."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", urlsplit(url).path)}


def _requests(page: Page, script: str) -> Iterator[Request]:
    fixed = {found["name"]: found["number"] or found["text"][1:-1] for found in reversed(list(_FIXED.finditer(script)))}
    for call in islice(_CALL.finditer(script), MOST_CALLS):
        tokens = Tokens(script, call.end())
        made = _made(page, call, [tokens.value(), tokens.following(), tokens.following()], fixed)
        if made is None or urlsplit(made.url).netloc != urlsplit(page.url).netloc:
            continue
        if not _words_of(made.url).intersection(words.table("not_asked_for")):
            yield made


def _made(page: Page, call: re.Match[str], given: list[Any], fixed: Mapping[str, str]) -> Request | None:
    """One request out of what a call is given: an address and values, or options that name both."""
    options = next((one for one in given if isinstance(one, dict)), {})
    address = given[0] if isinstance(given[0], Parts) and not call["drawn"] else options.get("url")
    if not isinstance(address, Parts):
        return None
    url, counts, first = _address(address, fixed)
    whole = page.join(url) if re.search(r"[/.]", url) else ""
    if not whole:
        return None
    held = _held(call, given, options)
    values, counted, begins = _values(held, fixed)
    if call["drawn"] and not counted and options.get("page"):  # layui adds these by itself
        values, counted = {"limit": ROWS} | values, "page"
    posts = call["short"] == "post" or _stated(options, "method", "type").upper() == "POST"
    packed = posts and _PACKED.search(call.string, max(0, call.start() - 6), call.end() + 400) is not None
    return Request(whole, values, posts, packed, counted or counts, begins if counted else first)


def _held(call: re.Match[str], given: list[Any], options: dict[str, Any]) -> dict[str, Any]:
    """The values that a request carries: in its options, behind its address, or in a variable, where that is set."""
    named = [options[name] for name in ("data", "params", "where", "body", "queryParams") if name in options]
    for held in [*named, *(given[1:] if call["short"] and not named else [])]:
        if isinstance(held, Parts) and len(held.pieces) == 1 and held.pieces[0][0] == "name":
            variable = re.escape(last(held.pieces[0][1]))
            begun = re.search(rf"\b{variable}\s{{0,20}}[:=]\s{{0,20}}(?=\{{)", call.string)
            held = Tokens(call.string, begun.end()).value() if begun is not None else None
        if isinstance(held, dict):
            return held
    return {}


def _stated(options: dict[str, Any], *names: str) -> str:
    return next((one.filled({}) or "" for name in names if isinstance(one := options.get(name), Parts)), "")


def _address(parts: Parts, fixed: Mapping[str, str]) -> tuple[str, str, int]:
    """The address with what is known of its variables, the parameter in it that counts pages, and the first page's number."""
    text, counts, first = "", "", 1
    for kind, piece in parts.pieces:
        said = piece if kind == "text" else fixed.get(last(piece), "")
        key = re.search(r"[?&](\w{1,40})=$", text) if kind == "name" else None
        if key is not None and PAGE_KEY.match(key[1]):
            counts, first = key[1], 0 if said == "0" else 1
        text += said
    named = next((key for key, _ in parse_qsl(urlsplit(text).query) if PAGE_KEY.match(key)), "")
    return text, counts or named, first


def _values(held: dict[str, Any], fixed: Mapping[str, str]) -> tuple[dict[str, str], str, int]:
    """Values, the parameter that counts pages, and the first page's number."""
    values: dict[str, str] = {}
    counts, first = "", 1
    for key, given in held.items():
        value = given.filled(fixed) if isinstance(given, Parts) else None
        if PAGE_KEY.match(key) and not counts:
            counts, first = key, 0 if value == "0" else 1
        elif value is not None:
            values[key] = value
        elif _SIZE_KEY.match(key):
            values[key] = ROWS
    return values, counts, first


# -- links ---------------------------------------------------------------------------------------------------------


def links(page: Page) -> list[str]:
    """Addresses that scripts and templates of a page make of a row, with the names of its fields: ``/news/{id}.html``."""
    text = page.text
    found = [_written(text, begun.end()) for begun in islice(_HREF.finditer(text), MOST_LINKS)]
    found += [_joined(text, begun.end()) for begun in islice(_BOUND.finditer(text), MOST_LINKS)]
    return list(dict.fromkeys(one for one in found if _TEMPLATE.fullmatch(one)))


def _written(text: str, at: int) -> str:
    """A link in markup that a script or a template writes."""
    made, end = "", at + LONGEST_LINK
    while at < end:
        if (place := _PLACE.match(text, at)) is not None:
            made += f"{{{last(next(filter(None, place.groups())))}}}"
            at = place.end()
        elif _LITERAL.match(text, at):
            made, at = made + text[at], at + 1
        elif text.startswith("\\/", at):
            at += 1
        else:
            break
    return made


def _joined(text: str, at: int) -> str:
    """A link that a script joins: ``"/detail?id=" + item.id``."""
    value = Tokens(text, at, LONGEST_LINK).value()
    pieces = value.pieces if isinstance(value, Parts) else ()
    return "".join(piece if kind == "text" else f"{{{last(piece)}}}" for kind, piece in pieces)


# -- the answer ----------------------------------------------------------------------------------------------------


def rows(page: Page, site: str, made: list[str]) -> tuple[list[ListEntry], int | None]:
    """Entries of a JSON answer, and how many the site counts. ``made``: see :func:`links`, seen from the page ``site``.

    Raises :class:`~crawler.parsing.page.PageError` for an answer without rows, or with rows that lead nowhere, and
    :class:`~crawler.parsing.page.Walled` for one that wants a login.
    """
    found, total = islands.records(page.data)
    if not found and (wall := words.pattern("walls").search(page.text[:ANSWER])):
        raise Walled(f"{page.url}: the site wants a login: {wall[0]}")
    if found is None:
        raise PageError(f"{page.url}: no rows in the answer")
    title, address, day = islands.names(found)
    link = next((one for one in made if _fits(one, found)), f"{{{address}}}" if address else "")
    if found and not (title and link):
        raise PageError(f"{page.url}: rows without a title or an address; named are {', '.join(list(found[0])[:12])}")
    entries = []
    for row in found:
        url, shown = absolute(site, _filled(link, row)), islands.plain(row.get(title))
        if url and shown:
            entries.append(ListEntry(key=canonical(url), url=url, title=shown, published=islands.day(row.get(day))))
    return list({entry.key: entry for entry in entries}.values()), total


def _fits(link: str, rows: list[dict[str, Any]]) -> bool:
    fields = re.findall(r"\{(\w+)\}", link)
    return sum(all(row.get(name) not in (None, "") for name in fields) for row in rows) >= max(SHARE * len(rows), 1)


def _filled(link: str, row: Mapping[str, Any]) -> str:
    """The link of one row; a field that is an address itself stays one."""
    return re.sub(r"\{(\w+)\}", lambda name: quote(str(row.get(name[1]) or ""), safe="/:?=&%.,;@~+#-"), link)
