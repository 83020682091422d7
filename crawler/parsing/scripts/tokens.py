"""Values in a script: strings joined with names, objects, what functions return. Scripts are read, never run."""

from __future__ import annotations

import re
from typing import Any

from crawler.parsing.scripts import looks
from crawler.parsing.scripts.script import Listed, Literal, Parts, last, unquoted

LONGEST = 4000
"""Characters of a script within which a call has said what it is given."""
DEEPEST = 8
MOST_LISTED = 20
"""Values of a list that are read."""
SPREAD = "..."
SMALL = 3
"""Characters of the names that functions have in scripts made small."""
_TOKEN = re.compile(
    r"""(?P<skip>\s+)|(?P<text>"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?|`(?:[^`\\$]|\\.|\$\{[^{}`]{0,120}+`[^`]{0,120}+`[^{}`]{0,120}+\}|\$)*+`?)"""
    r"""|(?P<number>\d[\d.]*+)|(?P<name>[A-Za-z_$][\w$]*+(?:\.[A-Za-z_$][\w$]*+|\[\w*+\])*+)|(?P<mark>=>|.)""",
    re.DOTALL,
)
_PUT = re.compile(r"\$\{([^{}`]{1,120})\}")
_MAYBE = re.compile(r"\$\{[^{}`]{0,120}`[^`]{0,120}`[^{}`]{0,120}\}")
"""What a template holds on a condition: `` `${url}${q ? `?${q}` : ""}` ``"""
_CLOSES = {"(": ")", "[": "]", "{": "}"}
_SAME = re.compile(
    r"(?<![\w$])(?:String|Number|parseInt|encodeURI(?:Component)?|escape|JSON\.stringify|\$?(?:Qs|qs|\$|jQuery)\.(?:stringify|param)"
    r"|URLSearchParams|URL|Math\.(?:floor|ceil|round)|reactive|ref|Object\.assign|[\w$]{1,40}\.(?:create|extend))$"
)
"""Functions that say what they are given; ``axios.create({baseURL: "/api"})`` is its settings."""
_GIVES = re.compile(r"(?:params?|data|query|body)$", re.IGNORECASE)
_QUOTED = re.compile(r"""(["'])[A-Za-z_]\w{0,40}\1""")
_QUOTING = ("encodeURIComponent", "encodeURI", "escape")
_TRUTH = {"0": "true", "1": "false"}
"""What stands behind ``!`` in scripts made small."""
_RECKONED = {"-": "less", "*": "times", "/": "by"}
_BEFORE = ("new", "await", "async")
_NO_VALUE = ("function", "if", "for", "while", "switch", "var", "let", "const")


class Tokens:
    """Values in a script, one after the other: :class:`Parts`, a ``dict`` of values, :class:`Listed`, or ``None`` for any other (a function)."""

    def __init__(self, script: str, at: int, longest: int = LONGEST) -> None:
        cut = script[at : at + longest]
        found = [token for token in _TOKEN.finditer(cut) if token.lastgroup != "skip"]
        self._tokens = [(str(token.lastgroup), token[0]) for token in found]
        self._places = [at + token.start() for token in found] + [at + len(cut)]
        self._at = 0

    def value(self, depth: int = 0) -> Any:
        """The value that begins here; what stands behind it up to the next comma or bracket is passed over."""
        opens = self._peek() if depth < DEEPEST else ""
        found = self._object(depth) if opens == "{" else self._list(depth) if opens == "[" else self._joined(depth)
        self._pass()
        return found

    def following(self) -> Any:
        """The next argument; ``None`` where there is none."""
        if self._peek() != ",":
            return None
        self._at += 1
        return self.value()

    def to_text(self) -> tuple[Parts, int]:
        """What is joined here up to the next string, and where the inside of that begins, or what else ends the sum."""
        pieces: list[tuple[str, Any]] = []
        while self._at < len(self._tokens):
            inner = self._inner(*self._tokens[self._at], depth=1)
            if not isinstance(inner, Parts):
                break
            pieces += self._looked_at(inner).pieces
            if self._peek() != "+":
                break
            self._at += 1
            if self._peek()[:1] in ("'", '"', "`"):
                return Parts(tuple(pieces)), self._places[self._at] + 1
        return Parts(tuple(pieces)), self._places[self._at]

    def _peek(self) -> str:
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _object(self, depth: int) -> dict[str, Any]:
        self._at += 1
        found: dict[str, Any] = {}
        while self._at < len(self._tokens) and self._peek() != "}":
            kind, name = self._tokens[self._at]
            self._at += 1
            if name == "." and self._peek() == self._after() == ".":
                self._at += 2
                found = _spread(found, self.value(depth + 1))
                continue
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

    def _list(self, depth: int) -> Listed | None:
        """A list; ``None`` where something is done with it, or it is long."""
        self._at += 1
        found: list[Any] = []
        while self._at < len(self._tokens) and self._peek() != "]" and len(found) < MOST_LISTED:
            found.append(self.value(depth + 1))
            if self._peek() not in (",", "]"):
                return None
            self._at += self._peek() == ","
        closed = self._peek() == "]"
        self._at += closed
        return Listed(tuple(found)) if closed and self._peek() not in (".", "[") else None

    def _joined(self, depth: int) -> Any:
        pieces: list[tuple[str, Any]] = []
        while self._at < len(self._tokens):
            kind, token = self._tokens[self._at]
            if token in _BEFORE:
                self._at += 1
                continue
            if not pieces and depth < DEEPEST and self._begins_function():
                return self._returned(depth)
            if token in _NO_VALUE:
                return None
            inner = self._inner(kind, token, depth)
            if inner is None or (not isinstance(inner, Parts) and not pieces):
                return inner
            inner = self._looked_at(inner) if isinstance(inner, Parts) else inner
            if (put := self._set_on(depth)) and not pieces:
                return put
            pieces += inner.pieces if isinstance(inner, Parts) else [("values", inner)]
            pieces += self._reckoned()
            if self._peek() != "+":
                break
            self._at += 1
        return Parts(tuple(pieces)) if pieces else None

    def _inner(self, kind: str, word: str, depth: int) -> Any:
        """One of the parts of a sum; what a function that changes little is given, what stands in brackets."""
        same = kind == "name" and self._after() == "(" and (_SAME.search(word) or self._wraps(word))
        if (same or word == "(") and depth < DEEPEST:
            self._at += 2 if same else 1
            found = self.value(depth + 1)
            if word == "Object.assign":
                found = _spread({}, found)
            if word in _QUOTING and isinstance(found, Parts) and found.pieces and found.pieces[-1][0] == "looked":
                found = found.looked(looks.QUOTED) or found
            while self._peek() == ",":  # of several objects that are put together the last says most
                further = self.following()
                found = _spread(found, further) if isinstance(found, dict) else found
            self._at += self._peek() == ")"
            return found
        if word == "!" and self._after() in _TRUTH:
            self._at += 2
            return Parts((("text", Literal(_TRUTH[self._tokens[self._at - 1][1]])),))
        if kind not in ("text", "number", "name"):
            return None
        self._at += 1
        if kind == "name" and self._peek() == "[" and self._further() == "]" and _QUOTED.fullmatch(self._after()):
            word = f"{word}.{self._after()[1:-1]}"  # window._CONFIG["url"]
            self._at += 3
        if kind == "name" and self._peek() == "(" and depth < DEEPEST:
            return self._called(word, depth)
        return Parts(tuple(_pieces(kind, word, depth)))

    def _wraps(self, word: str) -> bool:
        """Whether a function whose name was made small, or says so, is given one object: ``gt({…})`` for ``reactive({…})``, ``adornParams({…})``.

        One of whatever name that is given an empty object, or what it made of one, puts objects together.
        """
        ahead = [token for _, token in self._tokens[self._at + 2 : self._at + 6]]
        given = len(word) <= SMALL or _GIVES.search(word) is not None
        return (given and ahead[:1] == ["{"]) or ahead[:3] == ["{", "}", ","] or ahead == [word, "(", "{", "}"]

    def _called(self, word: str, depth: int) -> Parts:
        """What a function is given, when it only writes that otherwise; else its name, which stands for what it makes."""
        if looks.ENCODERS.search(word):
            self._at += 1
            given = self.value(depth + 1)
            self._at += self._peek() == ")"
            seen = given.looked(looks.BASE64) if isinstance(given, Parts) else None
            return seen or Parts((("name", word),))
        path, _, method = word.rpartition(".")
        given = self._arguments()
        if len(word) == 1 and given and len(given[0]) == 1 and given[0].isalpha() and not given[1:]:
            return Parts((("name", given[0]),))  # unref(e), toRaw(e), made small
        look = looks.look(method, _plain(given)) if path else ""
        if path and (look or method in looks.AS_IT_IS):
            return Parts((("looked", (path, (look,))),) if look else (("name", path),))
        if not given and self._peek() == "." and self._further() != "(":  # config().public.apiBase
            self._at += 2
            return Parts((("name", f"{word}.{self._tokens[self._at - 1][1]}"),))
        field = next((one[1:-1] for one in given if _QUOTED.fullmatch(one)), "")
        return Parts((("looked", (word, (f"{looks.OF}:{field}",))),) if field else (("name", word),))

    def _looked_at(self, value: Parts) -> Parts:
        """A value with what stands behind it: ``.split("-")[0]``, ``.pop()``."""
        found: Parts | None = value
        while found is not None:
            value, begun = found, self._at
            if self._peek() == "." and self._at + 2 < len(self._tokens) and self._tokens[self._at + 2][1] == "(":
                method = self._after()
                self._at += 2
                if method == "concat":
                    found = Parts((*value.pieces, *self._joined_on()))
                    continue
                given = self._arguments()
                found = value if method in looks.AS_IT_IS else value.looked(looks.look(method, _plain(given)))
            elif self._peek() == "[" and self._after().isdecimal():
                found = value.looked(looks.look("at", [self._after()]))
                self._at += 3
            else:
                return value
            if found is None:
                self._at = begun
        return value

    def _joined_on(self) -> list[tuple[str, Any]]:
        """The pieces that ``concat`` puts behind a text; its brackets open here."""
        self._at += 1
        found: list[tuple[str, Any]] = []
        while self._at < len(self._tokens) and self._peek() != ")":
            value = self.value()
            found += value.pieces if isinstance(value, Parts) else [("name", "")]
            self._at += self._peek() == ","
        self._at += 1
        return found

    def _set_on(self, depth: int) -> dict[str, Any]:
        """What is put into a query that was just made: ``new HttpParams().set("page", n).set("size", 10)``."""
        found: dict[str, Any] = {}
        while self._peek() == "." and self._after() in ("set", "append") and depth < DEEPEST:
            self._at += 3
            name = self.value(depth + 1)
            value = self.following()
            self._at += self._peek() == ")"
            if isinstance(name, Parts) and name.text and value is not None:
                found[name.text] = value
        return found

    def _arguments(self) -> list[str]:
        """What stands in the brackets that open here, as it is written."""
        given, opened = [""], 0
        while self._at < len(self._tokens):
            _, word = self._tokens[self._at]
            self._at += 1
            opened += (word in _CLOSES) - (word in _CLOSES.values())
            if not opened:
                break
            if word == "," and opened == 1:
                given.append("")
            elif opened > 1 or word != "(":
                given[-1] += word
        return given if given != [""] else []

    def _reckoned(self) -> list[tuple[str, Any]]:
        """What is done with a number: ``- 1``, ``* size``, ``/ size``."""
        found = []
        while self._peek() in _RECKONED and self._after():
            found.append((_RECKONED[self._peek()], self._after()))
            self._at += 2
        return [(kind, by) for kind, by in found if kind != "less" or by.isdecimal()]

    def _begins_function(self) -> bool:
        """Whether ``function (a, b) {``, ``(a, b) => {`` or ``a => `` stands here."""
        at, opened = self._at, 0
        if self._peek() == "function" or self._after() == "=>":
            return True
        if self._peek() != "(":
            return False
        while at < len(self._tokens):
            word = self._tokens[at][1]
            opened += (word == "(") - (word == ")")
            at += 1
            if not opened:
                return at < len(self._tokens) and self._tokens[at][1] == "=>"
        return False

    def _returned(self, depth: int) -> Any:
        """A function is what it returns first, or what it puts into what it is given; it is passed over as a whole later."""
        begun, opened = self._at, 0
        given = next((word for kind, word in self._tokens[begun + 1 : begun + 4] if kind == "name"), "")
        put: dict[str, Any] = {}
        found = None
        while self._at < len(self._tokens):
            word = self._peek()
            self._at += 1
            opened += (word in _CLOSES) - (word in _CLOSES.values())
            if word == "return" or (word == "=>" and not opened and self._peek() != "{"):
                found = self._built(begun, depth) if word == "return" else None
                found = found or self.value(depth + 1)
                break
            if opened < 0 or (word == "}" and not opened):
                break
            if given and word.startswith(f"{given}.") and self._peek() == "=":
                self._at += 1
                put[last(word)] = self.value(depth + 1)
        self._at = begun
        return found if found is not None else put or None

    def _built(self, begun: int, depth: int) -> dict[str, Any]:
        """The object that a function returns by a name of its own: what it set that to, and what it put into it.

        ``var t=Object.assign({},this.query);t.size=10;return t.page=n,filterObj(t)``; empty where it returns anything else.
        """
        ends, at = self._at, self._at
        while at < len(self._tokens) and self._tokens[at][1] not in (";", "}"):
            at += 1
        last_one = next((word for kind, word in reversed(self._tokens[ends:at]) if kind == "name"), "")
        tail = [word for _, word in self._tokens[max(ends, at - 4) : at]]
        if not last_one or last_one not in (*tail[-1:], *tail[-2:-1]) or "." in last_one:
            return {}
        found: dict[str, Any] = {}
        opened = 0
        for place in range(begun, at - 2):
            word, sign, further = (token for _, token in self._tokens[place : place + 3])
            opened += (word in _CLOSES) - (word in _CLOSES.values())
            if opened != 1 or sign != "=" or further == "=" or word.partition(".")[0] != last_one:
                continue  # what functions within it do is not looked at: each would be once more for every one around it
            self._at = place + 2
            value = self.value(depth + 1)
            if word != last_one:
                found[last(word)] = value
            else:
                found = value if isinstance(value, dict) else {}
        self._at = ends
        return found

    def _after(self) -> str:
        return self._tokens[self._at + 1][1] if self._at + 1 < len(self._tokens) else ""

    def _further(self) -> str:
        return self._tokens[self._at + 2][1] if self._at + 2 < len(self._tokens) else ""

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


def _spread(found: dict[str, Any], further: Any) -> dict[str, Any]:
    """An object with what is put into it: fields, or those of another by its name, which then stands for them as ``...name``."""
    if isinstance(further, dict):
        return {**found, **further}
    named = isinstance(further, Parts) and further.name
    return {**found, f"{SPREAD}{further.pieces[0][1]}": further} if named else found


def _plain(given: list[str]) -> list[str]:
    """Arguments with strings as they read."""
    return [unquoted(one) if one[:1] in ("'", '"') else one for one in given]


def _pieces(kind: str, token: str, depth: int) -> list[tuple[str, Any]]:
    if kind == "number" or token in ("true", "false"):
        return [("text", Literal(token))]
    if kind == "name":
        return [("name", token)]
    if token[0] != "`":
        return [("text", unquoted(token))]
    found: list[tuple[str, Any]] = []
    for place, piece in enumerate(_PUT.split(_MAYBE.sub("${maybe}", token[1:-1]))):
        put = Tokens(piece, 0).value(depth + 1) if place % 2 and depth < DEEPEST else None
        if place % 2:
            found += put.pieces if isinstance(put, Parts) else [("name", "")] if put is None else [("values", put)]
        elif piece:
            found.append(("text", piece))
    return found
