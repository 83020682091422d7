"""What scripts of a page are told: strings joined with names, objects, arguments of a call. Scripts are read, never run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LONGEST = 4000
"""Characters of a script within which a call has said what it is given."""
DEEPEST = 8
_OPENING = re.compile(r"<script\b[^<>]{0,500}>", re.IGNORECASE)
_CLOSING = re.compile(r"</script\b", re.IGNORECASE)
_TOKEN = re.compile(
    r"""(?P<skip>\s+)|(?P<text>"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?|`(?:[^`\\]|\\.)*+`?)"""
    r"""|(?P<number>\d[\d.]*+)|(?P<name>[A-Za-z_$][\w$]*+(?:\.[A-Za-z_$][\w$]*+|\[\w*+\])*+)|(?P<mark>=>|.)""",
    re.DOTALL,
)
_COMMENT = re.compile(
    r"""(?P<text>"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`)|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?"""
)
_PUT = re.compile(r"\$\{\s*([\w$.\[\]]{1,80})[^{}]{0,80}\}")
_CLOSES = {"(": ")", "[": "]", "{": "}"}
_SAME = re.compile(
    r"\b(?:String|Number|parseInt|encodeURI(?:Component)?|escape|JSON\.stringify|(?:Qs|qs|\$)\.(?:stringify|param))$"
)
"""Functions that say what they are given."""


def scripts(text: str) -> Iterator[str]:
    """What scripts of a page say, up to one that has no end."""
    at = 0
    while (begun := _OPENING.search(text, at)) and (end := _CLOSING.search(text, begun.end())):
        yield text[begun.end() : end.start()]
        at = end.end()


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


@dataclass(frozen=True, slots=True)
class Parts:
    """Strings and names that are joined with ``+``, or put into a template: ``("text", "/a?id="), ("name", "row.id")``."""

    pieces: tuple[tuple[str, str], ...]

    def filled(self, known: Mapping[str, str]) -> str | None:
        """The whole text with the values of its names (by their last part); ``None`` where one is not known."""
        said = [piece if kind == "text" else known.get(last(piece)) for kind, piece in self.pieces]
        return None if None in said else "".join(map(str, said))


def last(path: str) -> str:
    """The last part of a name: ``id`` of ``list[i].id``."""
    return re.sub(r"\[\w*\]", "", path).rpartition(".")[2]


class Tokens:
    """Values in a script, one after the other: :class:`Parts`, a ``dict`` of values, or ``None`` for any other (a function)."""

    def __init__(self, script: str, at: int, longest: int = LONGEST) -> None:
        cut = script[at : at + longest]
        self._tokens = [(str(token.lastgroup), token[0]) for token in _TOKEN.finditer(cut) if token.lastgroup != "skip"]
        self._at = 0

    def value(self, depth: int = 0) -> Any:
        """The value that begins here; what stands behind it up to the next comma or bracket is passed over."""
        found = self._object(depth) if self._peek() == "{" and depth < DEEPEST else self._joined(depth)
        self._pass()
        return found

    def following(self) -> Any:
        """The next argument; ``None`` where there is none."""
        if self._peek() != ",":
            return None
        self._at += 1
        return self.value()

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _object(self, depth: int) -> dict[str, Any]:
        self._at += 1
        found: dict[str, Any] = {}
        while self._at < len(self._tokens) and self._peek() != "}":
            kind, name = self._tokens[self._at]
            self._at += 1
            if kind not in ("text", "name", "number"):
                continue
            key = unquoted(name) if kind == "text" else name
            if self._peek() == ":":
                self._at += 1
                found[key] = self.value(depth + 1)
            elif self._peek() in (",", "}"):
                found[key] = Parts((("name", name),))  # {page, size}
            else:
                self._pass()  # a method
        self._at += 1
        return found

    def _joined(self, depth: int) -> Any:
        pieces: list[tuple[str, str]] = []
        while self._at < len(self._tokens):
            kind, token = self._tokens[self._at]
            if kind == "name" and _SAME.search(token) and self._after() == "(" and depth < DEEPEST:
                self._at += 2
                inner = self.value(depth + 1)
                self._at += self._peek() == ")"
                if not isinstance(inner, Parts):
                    return inner
                pieces += inner.pieces
            elif kind in ("text", "number", "name"):
                pieces += _pieces(kind, token)
                self._at += 1
            else:
                return None
            if self._peek() != "+":
                break
            self._at += 1
        return Parts(tuple(pieces)) if pieces and pieces[0][1] != "function" else None

    def _after(self) -> str:
        return self._tokens[self._at + 1][1] if self._at + 1 < len(self._tokens) else ""

    def _pass(self) -> None:
        """On to the comma or bracket that ends a value, over all brackets that open before it."""
        waiting: list[str] = []
        while self._at < len(self._tokens):
            token = self._peek()
            if not waiting and token in (",", ")", "]", "}", ";"):
                return
            if token in _CLOSES:
                waiting.append(_CLOSES[token])
            elif waiting and token == waiting[-1]:
                waiting.pop()
            self._at += 1


def _pieces(kind: str, token: str) -> list[tuple[str, str]]:
    if kind != "text":
        return [("text" if kind == "number" else "name", token)]
    if token[0] != "`":
        return [("text", unquoted(token))]
    split = _PUT.split(token[1:-1])
    return [("name" if place % 2 else "text", piece) for place, piece in enumerate(split) if piece]
