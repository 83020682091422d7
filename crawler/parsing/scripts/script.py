"""What scripts of a page are told: strings joined with names, objects, arguments of a call. Scripts are read, never run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crawler.parsing.scripts import looks

_OPENING = re.compile(r"<script\b[^<>]{0,500}>", re.IGNORECASE)
_CLOSING = re.compile(r"</script\b", re.IGNORECASE)
_COMMENT = re.compile(
    r"""(?P<text>"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?|`(?:[^`\\]|\\.)*+`?)|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?"""
)
"""A string without an end is one to the end of its line: no stretch is looked at twice."""
_SOURCE = re.compile(r"//# sourceURL=\S{0,400}?([\w.@-]{1,80})(?:\?\S{0,100})?\s*$")
_OWN = re.compile(r"(?:\.(?:toString|trim|value|valueOf|replace|substring|substr|slice|split))+$")
"""Parts of a name that say how its value is looked at."""


def scripts(text: str) -> Iterator[str]:
    """What scripts of a page say, up to one that has no end."""
    at = 0
    while (begun := _OPENING.search(text, at)) and (end := _CLOSING.search(text, begun.end())):
        yield text[begun.end() : end.start()]
        at = end.end()


def of_file(text: str, url: str) -> str:
    """A script with the address where it stands, in the way of ECMA-426 (``//# sourceURL=``)."""
    return f"{text}\n//# sourceURL={url}"


def file(script: str) -> str:
    """The last part of the address that a script names so; empty for one that names none."""
    found = _SOURCE.search(script, max(len(script) - 500, 0))
    return found[1] if found is not None else ""


def unscripted(text: str) -> str:
    """A page without its scripts, up to one that has no end."""
    kept, at = [], 0
    while (begun := _OPENING.search(text, at)) and (end := _CLOSING.search(text, begun.end())):
        kept.append(text[at : begun.start()])
        at = end.end()
    return "".join([*kept, text[at:]])


def said(script: str) -> str:
    """A script without its comments."""
    return _COMMENT.sub(lambda found: found["text"] or " ", script)


def unquoted(text: str) -> str:
    """A string of a script, with its quotes, as it reads."""
    inner = text[1:-1]
    if "\\" not in inner:
        return inner
    quoted = text if text[0] == '"' else '"' + inner.replace("\\'", "'").replace('"', '\\"') + '"'
    try:
        return str(json.loads(quoted, strict=False))
    except ValueError:
        return inner


class Literal(str):
    """A number or a truth value as a script writes it; where JSON is posted it is told as what it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of values: ``[condition]``, ``["zp", "gs"]``."""

    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What is joined with ``+``, or put into a template: ``("text", "/a?id="), ("name", "row.id")``.

    ``less`` is taken from the number before it, ``times`` multiplies and ``by`` divides it, ``values`` is an object that is told as a query,
    ``looked`` is a name with the ways in which it is looked at (:mod:`crawler.parsing.scripts.looks`).
    """

    pieces: tuple[tuple[str, Any], ...]

    @property
    def name(self) -> str:
        """The name that this is alone, by its last part; empty for anything else."""
        return last(self.pieces[0][1]) if len(self.pieces) == 1 and self.pieces[0][0] == "name" else ""

    def looked(self, look: str) -> Parts | None:
        """The one name that this is, looked at in one more way; ``None`` where it is more than that, or the way is not known."""
        pieces = [piece for piece in self.pieces if piece != ("text", "")]
        if len(pieces) == 2 and (filler := looks.filler(pieces[0], look)):
            return Parts((pieces[1],)).looked(filler)
        if len(pieces) != 1 or not look or pieces[0][0] not in ("name", "looked"):
            return None
        path, looks_at = pieces[0][1] if pieces[0][0] == "looked" else (pieces[0][1], ())
        return Parts((("looked", (path, (*looks_at, look))),))

    @property
    def text(self) -> str | None:
        """The whole text; ``None`` where something of it is not known."""
        if len(self.pieces) == 1:
            return self.pieces[0][1] if self.pieces[0][0] == "text" else None
        said = ""
        for kind, piece in self.pieces:
            if kind == "less" and said.isdecimal():
                said = str(int(said) - int(piece))
            elif kind == "text":
                said += piece
            else:
                return None
        return said


def named(kind: str, piece: Any) -> str:
    """The name that a piece is, by its last part, also one that is looked at; empty for others."""
    return last(piece if kind == "name" else piece[0]) if kind in ("name", "looked") else ""


def last(path: str) -> str:
    """The last part of a name: ``id`` of ``list[i].id``, ``page`` of ``page.value``, ``2`` of ``row[2]``."""
    placed = re.search(r"\[(\d{1,3})\]$", path)
    return placed[1] if placed else _OWN.sub("", re.sub(r"\[\w*\]", "", path)).rpartition(".")[2]
