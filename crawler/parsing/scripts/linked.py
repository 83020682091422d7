"""What links the scripts and templates of a page make of a row.

``'<a href="/news/' + item.id + '.html">'``, ``:href="`/news/${item.id}`"``, ``location.href = "/detail?id=" + id``, with the names of the
row's fields: through functions that are given them, attributes that carry them and variables that hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any
from urllib.parse import quote

from crawler.parsing.scripts import looks, routes
from crawler.parsing.scripts.scope import Function, Scope
from crawler.parsing.scripts.script import Parts, last
from crawler.parsing.scripts.tokens import Tokens

MOST_LINKS, MOST_MEANT, MOST_CALLERS = 200, 12, 5
"""Links of a page that are looked at; templates that one may mean; calls of a function that makes one."""
MOST_NAMES = 40
LONGEST_LINK, LONGEST_PART = 300, 160
"""Characters of a link, and of what a script joins with it in one place."""
SHARE = 0.8
"""Of the rows that must have the fields of a link, or a title."""
Meanings = dict[tuple[str, str], list[str]]
"""What a name stands for, in the function that is given it where there is one."""
NAME = r"\{(?P<name>\w+)(?P<looks>(?:\|[\w:%.~-]{0,120}){0,9})\}"
"""A field in a template, with the ways in which a script looks at it."""
_JOIN = re.compile(r"\\?['\"`]\s{0,9}\+\s{0,9}")
_PLACE = re.compile(
    r"""\$\{(?P<put>[^{}`]{1,120})\}|\{\{\{?\s{0,9}[:>=#]?(?P<braced>[^{}]{1,120})\}?\}\}"""
    r"""|<%[-=#]{1,2}(?P<served>[^<>%]{1,120})%>|\{%=(?P<percent>[^{}%]{1,120})%\}|\{(?P<single>\$?[\w.]{1,80})\}"""
)
_HREF = re.compile(
    r"""(?<![:\w])(?:data-)?(?:href|url|link)\s{0,9}=\s{0,9}\\?["']?(?=[^"'<>\s]{0,200}(?:['"`]\s{0,9}\+|[${]\{|\{[$%\w]|<%))"""
)
_BOUND = re.compile(
    r"""(?::href|v-bind:href)\s{0,9}=\s{0,9}"|(?<![\w$.:-])href\s{0,9}:(?=\s{0,9}["'`])|(?:\.attr|setAttribute)\(\s{0,9}['"]href['"]\s{0,9},|\.href\s{0,9}=(?!=)"""
    r"""|\blayer\.open\(\s{0,9}\{[^{}]{0,300}?\bcontent\s{0,9}:|\.(?:openTab|open|openFull)\(\s{0,9}["'][^"'\n]{1,40}["']\s{0,9},"""
    r"""|\bopen\(|location(?:\.(?:assign|replace)\(|\s{0,9}=(?!=))"""
)
_PLACED = re.compile(r"([\w$.\[\]]{0,80})\[(\d{1,3})\]$")
_LITERAL = re.compile(r"[\w/.?=&%#:-]")
_PLACE_OF = re.compile(r"""\s*\\?(?P<quote>['"`])(?P<path>[\w.:-]{0,100}/[\w/.?=&%#:-]{0,200})\\?(?P=quote)\s*""")
"""A place that a function is given to lead to: ``rows(list, "/notice/view")``."""
_TEMPLATE = re.compile(rf"(?=[^{{]*\{{)(?:{NAME.replace('?P<name>', '').replace('?P<looks>', '')}|[\w/.?=&%#:!-])+")
_READ_OF = r"(?<![\w$.]){}\s{{0,9}}=\s{{0,9}}[^;\n=]{{1,80}}(?:find|attr|getElementsByTagName|getAttribute|querySelector|children)\(\s{{0,9}}[\"'](\w{{1,40}})[\"']"


def links(scope: Scope) -> list[str]:
    """Addresses that scripts and templates of a page make of a row, with the names of its fields: ``/news/{id}.html``.

    A template comes before those that it may mean, since a row has fields or has them not.
    """
    known: Meanings = {}
    found: dict[str, None] = {}
    for text in (scope.page.text, scope.script):
        made = [(_written(text, begun.end()), begun.start()) for begun in islice(_HREF.finditer(text), MOST_LINKS)]
        made += [(_joined(text, begun.end()), begun.start()) for begun in islice(_BOUND.finditer(text), MOST_LINKS)]
        made += [
            (_routed(scope, text, begun.end()), begun.start())
            for begun in islice(routes.GOES.finditer(text), MOST_LINKS)
        ]
        for link, at in made:
            if _TEMPLATE.fullmatch(link):
                found |= dict.fromkeys(_meant(scope, link, at if text is scope.script else -1, known))
    return [one for one in (*found, *routes.records(scope.script, scope.page.url)) if _TEMPLATE.fullmatch(one)]


def nearest(made: Sequence[str], own: set[str]) -> list[str]:
    """Links that have the same fields in the order of how many words they share with the list's own question; others stay in place.

    Rows of notices and rows of policies may stand on one page, each with its links.
    """
    alike: dict[tuple[str, ...], list[str]] = {}
    kinds = [tuple(re.findall(NAME, link)) for link in made]
    for kind, link in zip(kinds, made, strict=True):
        alike.setdefault(kind, []).append(link)
    for links_ in alike.values():
        links_.sort(key=lambda link: -len(own.intersection(re.findall(r"[a-z]+", re.sub(NAME, "", link).lower()))))
    return [alike[kind].pop(0) for kind in kinds]


def _written(text: str, at: int) -> str:
    """A link in markup that a script or a template writes."""
    made, end = "", at + LONGEST_LINK
    while at < end:
        if (place := _PLACE.match(text, at)) is not None:
            put = _template(Tokens(next(filter(None, place.groups())), 0).value())
            made, at = made + put, place.end() if put else end
        elif (place := _JOIN.match(text, at)) is not None:
            joined, at = Tokens(text, place.end(), LONGEST_PART).to_text()
            made, at = made + _template(joined), at + (text[at : at + 1] == "\\")
            if text[at - 1 : at] not in tuple("'\"`\\"):
                break
        elif _LITERAL.match(text, at):
            made, at = made + text[at], at + 1
        elif text.startswith("\\/", at):
            at += 1
        else:
            break
    return made


def _joined(text: str, at: int) -> str:
    """A link that a script joins: ``"/detail?id=" + item.id``."""
    return _template(Tokens(text, at, LONGEST_LINK).value())


def _routed(scope: Scope, text: str, at: int) -> str:
    """A link that leads to another view of an application."""
    value = Tokens(text, at, LONGEST_LINK).value()
    held = scope.object(value, {}) if isinstance(value, Parts) and value.name else value
    return _template(routes.led_to(held, scope.script, scope.page.url))


def _template(value: object) -> str:
    pieces = value.pieces if isinstance(value, Parts) else ()
    return "".join(_field(*piece) for piece in pieces)


def _field(kind: str, piece: Any) -> str:
    """One piece of a template."""
    if kind == "looked":
        return f"{{{'|'.join((last(piece[0]), *piece[1]))}}}"
    if (
        kind == "name" and (placed := _PLACED.search(piece)) is not None
    ):  # of a row that is a list, or of what was split
        return f"{{{last(placed[1]) or placed[2]}|at:{placed[2]}}}"
    return f"{{{last(piece)}}}" if kind == "name" else str(piece)


# -- what names in a link mean -----------------------------------------------------------------------------------------


def _meant(scope: Scope, link: str, at: int, known: Meanings) -> Iterator[str]:
    """The link itself, then with each of its names as what it may stand for."""
    around = next((one for one in reversed(scope.functions) if 0 <= one.at < at), None)
    names: list[list[str]] = []
    at_link = 0
    for found in re.finditer(NAME, link):
        meant = (_looked(one, found["looks"]) for one in _meanings(scope, found["name"], around, known))
        placed = re.match(rf"\|(?:at|{looks.OF}):(\w{{1,40}})", found["looks"])
        itself = [found[0], f"{{{placed[1]}{found['looks'][placed.end() :]}}}"] if placed is not None else [found[0]]
        names += [[link[at_link : found.start()]], [*itself, *filter(None, meant)]]
        at_link = found.end()
    names.append([link[at_link:]])
    for chosen in islice(product(*names), MOST_MEANT):
        yield "".join(chosen)


def _looked(meant: str, looks_at: str) -> str:
    """What a name stands for as it is looked at: a field, or a text; nothing for what is joined of several."""
    if not looks_at:
        return meant
    if re.fullmatch(NAME, meant):
        return f"{meant[:-1]}{looks_at}}}"
    return "" if "{" in meant else looks.seen(meant, looks_at.split("|")[1:]) or ""


def _meanings(scope: Scope, name: str, around: Function | None, known: Meanings) -> list[str]:
    """What a name stands for: text, other fields, or both. Few names are looked for, each once."""
    place = around.given.index(name) if around is not None and name in around.given else -1
    key = (name, around.name if around is not None and place >= 0 else "")
    if key not in known:
        given = _given(scope, around, place) if around is not None and place >= 0 else iter(())
        known[key] = [*_held(scope, name), *given] if len(known) < MOST_NAMES else []
    return known[key]


def _held(scope: Scope, name: str) -> Iterator[str]:
    if name.startswith("data_"):
        yield from _carried(scope, name.removeprefix("data_"))
    function = scope.function(name)
    for value in scope.values(name):
        if (said := _template(scope.filled(value, {}))) and said != f"{{{name}}}":
            yield _with_given(scope, function, said) if function is not None else said
    if (read := re.search(_READ_OF.format(re.escape(name)), scope.script)) is not None:
        yield f"{{{read[1]}}}"


def _with_given(scope: Scope, function: Function, made: str) -> str:
    """What a function makes, with what it is given first in the place of its own names."""

    def put(field: re.Match[str]) -> str:
        if field["name"] not in function.given:
            return field[0]
        given = next(_given(scope, function, function.given.index(field["name"])), "")
        return _looked(given, field["looks"]) if given else field[0]

    return re.sub(NAME, put, made)


def _carried(scope: Scope, name: str) -> Iterator[str]:
    """Fields that are written into an attribute: ``data-id="' + item.id + '"``."""
    for text in (scope.script, scope.page.text):
        for found in islice(re.finditer(rf"""data-{re.escape(name)}\s{{0,9}}=\s{{0,9}}\\?["']?""", text), MOST_CALLERS):
            if carried := _written(text, found.end()):
                yield carried


def _given(scope: Scope, function: Function, place: int) -> Iterator[str]:
    """What calls give to a function in one of its places: ``onclick="show('" + row.id + "')"``, ``@click="show(row.id)"``."""
    for text in (scope.script, scope.page.text):
        for found in islice(re.finditer(rf"(?<![\w$])(?<!function ){re.escape(function.name)}\(", text), MOST_CALLERS):
            parts = text[found.end() : found.end() + LONGEST_LINK].partition(")")[0].split(",")
            if place >= len(parts) or (text is scope.script and found.end() - 1 == function.at):
                continue
            written = re.sub(r"""^[\s\\"'&;#\w]{0,9}?(?=['"`]\s{0,9}\+|\$\{|\{\{)""", "", parts[place])
            plain = re.fullmatch(r"\s*([A-Za-z_$][\w$.]*)\s*", parts[place])
            named = _field("name", plain[1]) if plain is not None else _written(f"{written}\n", 0)
            if re.fullmatch(NAME, named):
                yield named
            elif (literal := _PLACE_OF.fullmatch(parts[place])) is not None:
                yield literal["path"]


# -- links of rows ---------------------------------------------------------------------------------------------------------


def fits(link: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether most rows have the fields of a link; one that is nothing but a field must be an address."""
    fields = [found["name"] for found in re.finditer(NAME, link)]
    have = [row for row in rows if all(row.get(name) not in (None, "") for name in fields)]
    if re.fullmatch(NAME, link):
        have = [row for row in have if re.search(r"[/.?]", filled(link, row))]
    return len(have) >= max(SHARE * len(rows), 1)


def filled(link: str, row: Mapping[str, Any]) -> str:
    """The link of one row; a field that is an address itself stays one."""
    return re.sub(NAME, lambda field: quote(_told_of(row, field), safe="/:?=&%.,;@~+#!-"), link)


def _told_of(row: Mapping[str, Any], field: re.Match[str]) -> str:
    """A field as the script looks at it."""
    value = row.get(field["name"])
    text = "" if value is None else str(value)
    return looks.seen(text, field["looks"].split("|")[1:]) or "" if field["looks"] else text
