"""What links the scripts and templates of a page make of a row.

``'<a href="/news/' + item.id + '.html">'``, ``:href="`/news/${item.id}`"``, ``location.href = "/detail?id=" + id``, with the names of the
row's fields: through functions that are given them, attributes that carry them and variables that hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from crawler.parsing.scope import Function, Scope
from crawler.parsing.script import Parts, Tokens, last

MOST_LINKS, MOST_MEANT, MOST_CALLERS = 200, 12, 5
"""Links of a page that are looked at; templates that one may mean; calls of a function that makes one."""
MOST_NAMES = 40
LONGEST_LINK = 300
Meanings = dict[tuple[str, str], list[str]]
"""What a name stands for, in the function that is given it where there is one."""
_FIELD = (
    r"\(?(?:(?:encodeURI(?:Component)?|String|escape)\(|(?P<{0}_by>[\w$.]{{1,60}})\()?(?P<{0}>[\w$.\[\]]{{1,80}})"
    r"(?:\s{{0,3}}\|\|\s{{0,3}}['\"]{{2}})?\)?\)?"
)
"""A field, also within a function; that one's name stands for what it makes of the row."""
_PLACE = re.compile(
    rf"""\\?['"`]\s{{0,9}}\+\s{{0,9}}{_FIELD.format("joined")}\s{{0,9}}(?:\+\s{{0,9}}['"`]\\?|(?=[,;)\n]))"""
    rf"""|\$\{{\s{{0,9}}{_FIELD.format("put")}\s{{0,9}}\}}|\{{\{{\{{?\s{{0,9}}[:>=#]?\s{{0,9}}(?P<braced>[\w$.\[\]]{{1,80}})\s{{0,9}}\}}?\}}\}}"""
    r"""|<%[-=#]{1,2}\s{0,9}(?P<served>[\w$.\[\]]{1,80})\s{0,9}%>|\{%=\s{0,9}(?P<percent>[\w$.\[\]]{1,80})\s{0,9}%\}|\{(?P<single>\$?[\w.]{1,80})\}"""
)
_HREF = re.compile(
    r"""(?<![:\w])(?:data-)?(?:href|url|link)\s{0,9}=\s{0,9}\\?["']?(?=[^"'<>\s]{0,200}(?:['"`]\s{0,9}\+|[${]\{|\{[$%\w]|<%))"""
)
_BOUND = re.compile(
    r"""(?::href|v-bind:href)\s{0,9}=\s{0,9}"|(?:\.attr|setAttribute)\(\s{0,9}['"]href['"]\s{0,9},|\.href\s{0,9}=(?!=)"""
    r"""|\bopen\(|location(?:\.(?:assign|replace)\(|\s{0,9}=(?!=))"""
)
_LITERAL = re.compile(r"[\w/.?=&%#:-]")
_TEMPLATE = re.compile(r"[\w/.?=&%#:{}-]*\{\w+\}[\w/.?=&%#:{}-]*")
_READ_OF = r"(?<![\w$.]){}\s{{0,9}}=\s{{0,9}}[^;\n=]{{1,80}}(?:find|attr|getElementsByTagName|getAttribute|querySelector|children)\(\s{{0,9}}[\"'](\w{{1,40}})[\"']"


def links(scope: Scope) -> list[str]:
    """Addresses that scripts and templates of a page make of a row, with the names of its fields: ``/news/{id}.html``.

    A template comes before those that it may mean, since a row has fields or has them not.
    """
    known: Meanings = {}
    found: dict[str, None] = {}
    for text in (scope.page.text, scope.script):
        made = [(_written(text, begun.end()), -1) for begun in islice(_HREF.finditer(text), MOST_LINKS)]
        made += [(_joined(text, begun.end()), begun.start()) for begun in islice(_BOUND.finditer(text), MOST_LINKS)]
        for link, at in made:
            if _TEMPLATE.fullmatch(link):
                found |= dict.fromkeys(_meant(scope, link, at if text is scope.script else -1, known))
    return [one for one in found if _TEMPLATE.fullmatch(one)]


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
    return _template(Tokens(text, at, LONGEST_LINK).value())


def _template(value: object) -> str:
    pieces = value.pieces if isinstance(value, Parts) else ()
    return "".join(f"{{{last(piece)}}}" if kind == "name" else str(piece) for kind, piece in pieces)


# -- what names in a link mean -----------------------------------------------------------------------------------------


def _meant(scope: Scope, link: str, at: int, known: Meanings) -> Iterator[str]:
    """The link itself, then with each of its names as what it may stand for."""
    around = next((one for one in reversed(scope.functions) if 0 <= one.at < at), None)
    split = re.split(r"\{(\w+)\}", link)
    names = [
        [f"{{{one}}}", *_meanings(scope, one, around, known)] if place % 2 else [one] for place, one in enumerate(split)
    ]
    for chosen in islice(product(*names), MOST_MEANT):
        yield "".join(chosen)


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
    for value in scope.values(name):
        if (said := _template(scope.filled(value, {}))) and said != f"{{{name}}}":
            yield said
    if (read := re.search(_READ_OF.format(re.escape(name)), scope.script)) is not None:
        yield f"{{{read[1]}}}"


def _carried(scope: Scope, name: str) -> Iterator[str]:
    """Fields that are written into an attribute: ``data-id="' + item.id + '"``."""
    for text in (scope.script, scope.page.text):
        for found in islice(re.finditer(rf"""data-{re.escape(name)}\s{{0,9}}=\s{{0,9}}\\?["']?""", text), MOST_CALLERS):
            if carried := _written(text, found.end()):
                yield carried


def _given(scope: Scope, function: Function, place: int) -> Iterator[str]:
    """What calls give to a function in one of its places: ``onclick="show('" + row.id + "')"``, ``@click="show(row.id)"``."""
    for text in (scope.script, scope.page.text):
        for found in islice(re.finditer(rf"(?<![\w$]){re.escape(function.name)}\(", text), MOST_CALLERS):
            parts = text[found.end() : found.end() + LONGEST_LINK].partition(")")[0].split(",")
            if place >= len(parts):
                continue
            written = re.sub(r"""^[\s\\"'&;#\w]{0,9}?(?=['"`]\s{0,9}\+|\$\{|\{\{)""", "", parts[place])
            named = _written(f"{written}\n", 0) or (
                f"{{{last(parts[place].strip())}}}" if re.fullmatch(r"[\w$.\s]+", parts[place]) else ""
            )
            if re.fullmatch(r"\{\w+\}", named):
                yield named
