"""What names in the scripts of a page stand for: what they are set to, what the page says where a script reads it.

``$("#lmid").val()``, ``box.dataset.cate``, ``$("#searchForm").serialize()`` and ``getQueryString("id")`` are put in as the values
that they have before anybody touches the page; elements that a framework reads its options from are put in as the calls
that they stand for (``<table class="easyui-datagrid" data-options="url:'…'">``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from crawler.parsing.page import Page
from crawler.parsing.scripts import bundled, compiled, looks
from crawler.parsing.scripts.ofpage import MOST_NAMES, address, declared, read
from crawler.parsing.scripts.script import Listed, Parts, file, last, named, said, scripts
from crawler.parsing.scripts.tokens import SPREAD, Tokens

MOST_TEXT = 1_000_000
"""Characters of scripts that are read."""
MOST_SET, MOST_PLACES, MOST_PUT = 3, 12, 40
MOST_ASKED = 5_000
"""Names that are looked up, over all values of a page: where each of five in a row says ten more there are a hundred thousand."""
DEEPEST = 5
LONGEST_VALUE = 1500
SHORT = 2
"""Characters of names that scripts made small give to many things: what such a one stands for depends on where it stands."""
_SET = re.compile(
    r"(?:(?<![\w$])(?P<key>[A-Za-z_$][\w$]{0,60}+)[\"']?\s{0,20}+:|(?<![\w$?&\"'`])(?P<name>[A-Za-z_$][\w$]{0,60}+)\s{0,20}+=(?![=>]))"
    r"\s{0,20}+(?=[\w$\"'`{(\[])"
)
_CONSTANT = re.compile(r"\.(?:constant|value)\(\s{0,9}[\"'](?P<name>\w{1,60})[\"']\s{0,9},\s{0,9}")
"""``app.constant("SERVER", "../rest/")`` of AngularJS."""
_PUT_IN = re.compile(
    r"(?<![\w$])(?P<name>[A-Za-z_$][\w$]{0,60}+)(?:\.(?P<plain>[A-Za-z_]\w{0,40}+)\s{0,9}+=(?!=)|\[[\"'](?P<quoted>\w{1,40})[\"']\]\s{0,9}+=(?!=)"
    r"|(?:\.searchParams)?\.(?:append|set)\(\s{0,9}[\"'](?P<told>\w{1,40})[\"']\s{0,9},)"
)
_ADDED = re.compile(r"(?<![\w$.])(?P<name>[A-Za-z_$][\w$]{0,60}+)\s{0,20}+\+=\s{0,20}+(?=[\w$\"'`(])")
_FUNCTION = re.compile(
    r"(?:\bfunction\s{1,9}(?P<named>[\w$]{1,60}+)|(?<![\w$.])(?P<set>[\w$]{1,60}+)\s{0,9}+[:=]\s{0,9}+(?:async\b\s{0,9}+)?(?:function\b\s{0,9}+[\w$]{0,60}+)?"
    r"|(?<![\w$.])(?P<method>[A-Za-z_$][\w$]{0,60}+))\s{0,9}+\((?P<given>[\w\s$,:={}'\"]{0,200}+)\)\s{0,9}+(?:=>|\{)"
    r"|(?<![\w$.])(?P<to>[\w$]{1,60}+)\s{0,9}+[:=]\s{0,9}+(?:async\b\s{0,9}+)?(?P<one>[A-Za-z_$][\w$]{0,60}+)\s{0,9}+=>"
)
_OF_REF = "value"
"""What Vue's ``page.value = 2`` sets is the name itself, and no field of it."""
_COLLECTS = ("FormData", "URLSearchParams")
"""What is made empty and put into later."""
_NO_FUNCTION = {"if", "for", "while", "switch", "catch", "with", "function"}


@dataclass(frozen=True, slots=True)
class Function:
    """A function, the names of what it is given, where these begin, and where they end."""

    name: str
    given: tuple[str, ...]
    at: int
    body: int
    taken: tuple[tuple[int, str], ...]
    """By these names, which argument it is, and the field of it that is taken out: ``({page: e, size: n}) =>``."""

    def bound(self, arguments: Sequence[Any], first: int = 0) -> dict[str, Any]:
        """What its names stand for where it is called; ``arguments`` are those from the ``first`` on, and may end early."""
        known = dict(enumerate(arguments, first))
        named = zip(self.given, self.taken, strict=True)
        return {name: _part(known[place], field) for name, (place, field) in named if place in known}


class Scope:
    """Scripts of a page, with those that stand ``beside`` it, in one text; what their names stand for."""

    def __init__(self, page: Page, beside: Iterable[str] = ()) -> None:
        self.page = page
        written = [*beside, *scripts(page.text[:MOST_TEXT]), *declared(page)]
        joined = bundled.joined([said(script) for script in written], [file(script) for script in written])
        self.script = read(compiled.plain(joined[:MOST_TEXT]), page)
        self._set: dict[str, list[int]] = defaultdict(list)
        for found in islice(_SET.finditer(self.script), MOST_NAMES):
            self._set[found["key"] or found["name"]].append(found.end())
        for found in islice(_CONSTANT.finditer(self.script), MOST_NAMES):
            self._set[found["name"]].insert(0, found.end())
        self._put: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for found in islice(_PUT_IN.finditer(self.script), MOST_NAMES):
            self._put[found["name"]].append((found["plain"] or found["quoted"] or found["told"], found.end()))
            if len(found["quoted"] or "") > SHORT:
                self._set[found["quoted"]].append(found.end())
        self._added: dict[str, list[int]] = defaultdict(list)
        for found in islice(_ADDED.finditer(self.script), MOST_NAMES):
            self._added[found["name"]].append(found.end())
        self.functions = [
            Function(
                name,
                tuple(one for one, _ in taken),
                found.start("one" if found["one"] else "given") - 1,
                found.end(),
                tuple(place for _, place in taken),
            )
            for found in islice(_FUNCTION.finditer(self.script), MOST_NAMES)
            if (name := found["named"] or found["set"] or found["method"] or found["to"]) not in _NO_FUNCTION
            for taken in [list(_parameters(found["one"] or found["given"]))]
        ]
        self._called = {function.name: function for function in reversed(self.functions)}
        self._alike = Counter(name for one in self.functions for name in {one.name, *one.given})
        self._values: dict[str, list[Any]] = {}
        self._laid: dict[str, dict[str, Any]] = {}
        self._asked = 0

    def values(self, name: str) -> list[Any]:
        """What a name is set to, or returns when it is called, the first first; a few of many."""
        if name not in self._values:
            places = (self._set_at(at) for at in self._set.get(name, ())[:MOST_PLACES])
            told = list(islice((one for one in places if one is not None), MOST_SET))
            if (function := self._called.get(name)) is not None:
                body = self.script[function.at : function.at + LONGEST_VALUE]
                told.append(Tokens(f"function{body}", 0).value())
            self._values[name] = [value for value in told if value is not None]
        return self._values[name]

    def _set_at(self, at: int) -> Any:
        """The value that stands at a place; ``None`` for what a function is given there under a short name, which is unlike elsewhere."""
        value = self.local(Tokens(self.script, at, LONGEST_VALUE).value(), at)
        short = isinstance(value, Parts) and len(value.pieces) == 1 and value.pieces[0] == ("name", value.name)
        return None if short and 0 < len(value.name) <= SHORT else value

    def function(self, name: str) -> Function | None:
        """The first function of a name."""
        return self._called.get(name)

    def functions_named(self, name: str, at: int) -> list[Function]:
        """The first function of a name; of a short one, that many have in scripts made small, the last ones before a place."""
        if not 0 < len(name) <= SHORT:
            return [one for one in (self._called.get(name),) if one is not None]
        return list(islice((one for one in reversed(self.functions) if one.name == name and one.at < at), MOST_SET))

    def named_alike(self, name: str) -> bool:
        """Whether several functions have this name, or are given it: of a letter or two, in scripts made small, what it is cannot be told."""
        return self._alike[name] > 1

    def local(self, value: Any, at: int) -> Any:
        """A value that stands at a place, with short names, also those within an object, as what they were last set to before."""
        if isinstance(value, dict):
            return {name: self.local(inner, at) if isinstance(inner, Parts) else inner for name, inner in value.items()}
        if isinstance(value, Parts) and len(value.pieces) > 1:
            return Parts(tuple(inner for piece in value.pieces for inner in self._local(piece, at)))
        if not isinstance(value, Parts) or not 0 < len(value.name) <= SHORT or value.pieces != (("name", value.name),):
            return value
        begun = self._last_set(value.name, at)
        found = Tokens(self.script, begun, LONGEST_VALUE).value() if begun else None
        if isinstance(found, dict) or (isinstance(found, Parts) and found.name in _COLLECTS):
            ends = next((one for one in self._set[value.name] if one > begun), len(self.script))
            put = [(key, there) for key, there in self._put.get(value.name, ()) if begun < there < ends][:MOST_PUT]
            later = {key: Tokens(self.script, there, LONGEST_VALUE).value() for key, there in reversed(put)}
            return later | found if isinstance(found, dict) else later
        told = isinstance(found, Parts) and (found.text is not None or len(found.pieces) > 1 or len(found.name) > SHORT)
        return found if told else value

    def handed(self, value: Any, at: int) -> Any:
        """What a call at a place is given, see :meth:`local`; a longer name as the address that it was last set to before, where that is
        joined with other names: ``var file = "data/list_" + n + ".json"; $.get(file)``."""
        told = self.local(value, at)
        if isinstance(told, dict):
            return {name: self._joined_before(inner, at) or inner for name, inner in told.items()}
        return self._joined_before(told, at) or told

    def _joined_before(self, value: Any, at: int) -> Parts | None:
        """The address that is joined; ``None`` for any other value, and where more is put behind it later."""
        name = value.name if isinstance(value, Parts) else ""
        known = len(name) > SHORT and name in self._set and name not in self._added
        begun = self._last_set(name, at) if known and value.pieces == (("name", name),) else 0
        found = Tokens(self.script, begun, LONGEST_VALUE).value() if begun else None
        if not isinstance(found, Parts) or not any(kind == "text" and "/" in piece for kind, piece in found.pieces):
            return None
        others = [named(*piece) for piece in found.pieces if piece[0] in ("name", "looked")]
        return found if others and name not in others else None

    def _local(self, piece: tuple[str, Any], at: int) -> tuple[tuple[str, Any], ...]:
        """A piece of a sum; a name as what it was last set to."""
        found = self.local(Parts((piece,)), at)
        return found.pieces if isinstance(found, Parts) else (("values", found),)

    def _last_set(self, name: str, at: int) -> int:
        """Where the last value before a place begins that a name was set to; 0 where it is given to a function nearer by."""
        places = self._set.get(name, [])
        before = reversed(places[: bisect_left(places, at)])
        nearest = next(
            (one for one in before if not self.script.startswith(f"{name}.", one)), 0
        )  # ``s = s.set("page", n)``
        given = next((one.body for one in reversed(self.functions) if one.at < at and name in one.given), 0)
        return nearest if nearest > given else 0

    def counted_on(self, name: str) -> bool:
        """Whether the scripts go from a value of this name to the one after it and to the one before it."""
        steps = (r"(?:\+\+|\+=?\s{0,3}1(?![\w.]))", r"(?:--|-=?\s{0,3}1(?![\w.]))")
        return all(re.search(rf"(?<![\w$]){re.escape(name)}\s{{0,3}}{step}", self.script) for step in steps)

    def object(self, value: Any, bound: Mapping[str, Any], depth: int = 0) -> dict[str, Any] | None:
        """The object that a value is, by whatever name, with what is put into it later."""
        if isinstance(value, dict):
            return self._spread(value, bound, depth)
        if depth > DEEPEST or not isinstance(value, Parts) or not value.name:
            return None
        name = value.name
        self._asked += 1
        if self._asked > MOST_ASKED or (len(name) <= SHORT and name not in bound and self.named_alike(name)):
            return None
        if name in bound:
            given = self.object(bound[name], {}, depth + 1)
            later = self._later(name) if len(name) > SHORT else {}
            return later | given if given is not None else None
        for set_to in self.values(name):
            if set_to == value or (len(name) <= SHORT and not isinstance(set_to, dict)):
                continue  # a short name that stands for another is many things
            found = self.object(set_to, bound, depth + 1)
            if found is not None:
                return self._later(name) | found
        return (self._later(name) or None) if len(name) > SHORT else None

    def listed(self, value: Any, bound: Mapping[str, Any], depth: int = 0) -> Listed | None:
        """The list that a value is, by whatever name."""
        if isinstance(value, Listed) or depth > DEEPEST or not isinstance(value, Parts) or not value.name:
            return value if isinstance(value, Listed) else None
        name = value.name
        self._asked += 1
        if self._asked > MOST_ASKED or (len(name) <= SHORT and name not in bound and self.named_alike(name)):
            return None
        if name in bound:
            return self.listed(bound[name], {}, depth + 1)
        return next((one for one in self.values(name) if isinstance(one, Listed)), None)

    def _spread(self, held: dict[str, Any], bound: Mapping[str, Any], depth: int) -> dict[str, Any]:
        """An object with the fields of those that are put into it by their names."""
        if not any(key.startswith(SPREAD) for key in held):
            return held
        found: dict[str, Any] = {}
        for key, value in held.items():
            inner = self.object(value, bound, depth + 1) if key.startswith(SPREAD) else {key: value}
            found |= inner or {}
        return found

    def _later(self, name: str) -> dict[str, Any]:
        """What is put into an object after it was set; read once."""
        if name not in self._laid:
            put = [one for one in reversed(self._put.get(name, [])[:MOST_PUT]) if one[0] != _OF_REF]
            self._laid[name] = {key: Tokens(self.script, at, LONGEST_VALUE).value() for key, at in put}
        return self._laid[name]

    def added(self, name: str) -> tuple[tuple[str, Any], ...]:
        """What is put behind an address after it was set: ``url += "&page=" + n``, ``url.searchParams.set("page", n)``."""
        told = (Tokens(self.script, at, LONGEST_VALUE).value() for at in self._added.get(name, ())[:MOST_SET])
        pieces = [piece for value in told if isinstance(value, Parts) for piece in value.pieces]
        later = self._later(name)
        return (*pieces, *([("values", later)] if later else []))

    def filled(self, value: Any, bound: Mapping[str, Any], depth: int = 0) -> Parts | None:
        """A value with what is known of its names, as far as it is; ``None`` for one that is no text."""
        if not isinstance(value, Parts):
            return None
        pieces: list[tuple[str, Any]] = []
        for kind, piece in value.pieces:
            pieces += (
                self._known(piece, bound, depth)
                if kind == "name"
                else self._seen(piece, bound, depth)
                if kind == "looked"
                else [(kind, piece)]
            )
        return Parts(tuple(pieces))

    def _seen(
        self, piece: tuple[str, tuple[str, ...]], bound: Mapping[str, Any], depth: int
    ) -> tuple[tuple[str, Any], ...]:
        """A name that is looked at: how its value looks where that is known, else the name that it stands for."""
        path, looks_at = piece
        of_page = address(self.page, path)
        known = Parts((("text", of_page),) if of_page is not None else self._known(path, bound, depth))
        ways = [way for way in looks_at if not way.startswith(f"{looks.OF}:")]
        told = looks.seen(known.text, ways) if known.text is not None else None
        if told is not None:
            return (("text", told),)
        if len(known.pieces) == 1 and known.pieces[0][0] in ("name", "looked"):
            further = known.pieces[0][1] if known.pieces[0][0] == "looked" else (known.pieces[0][1], ())
            return (("looked", (further[0], (*further[1], *looks_at))),)
        return (("looked", piece),)

    def _known(self, path: str, bound: Mapping[str, Any], depth: int) -> tuple[tuple[str, Any], ...]:
        """A name's pieces: its value where that is text, or an object that is told as a query."""
        name, itself = last(path), (("name", path),)
        self._asked += 1
        if depth > DEEPEST or self._asked > MOST_ASKED:
            return itself
        if name in bound:
            given = self.filled(bound[name], {}, depth + 1)
            return given.pieces if given is not None else itself
        small = len(name) <= SHORT and self.named_alike(name)  # what it is elsewhere says nothing of it here
        for value in () if small else self.values(name):
            if isinstance(value, Parts) and any(named(*piece) == name for piece in value.pieces):
                continue  # ``url: base + options.url``
            filled = self.filled(value, bound, depth + 1)
            if filled is not None and filled.text is not None:
                return filled.pieces
        held = self.object(Parts(itself), bound, depth + 1) if len(name) > SHORT else None
        return (("values", held),) if held else itself


def _part(value: Any, field: str) -> Any:
    """What is taken out of an argument; ``field`` is empty where it is taken whole."""
    if not field:
        return value
    if isinstance(value, Parts) and value.name:
        return Parts((("name", f"{value.pieces[0][1]}.{field}"),))
    return value.get(field) if isinstance(value, dict) else None


def _parameters(given: str) -> Iterator[tuple[str, tuple[int, str]]]:
    """Names that a function gives to what it is given, see :class:`Function`: ``e, {page: t, size} = {}``."""
    place, within = 0, False
    for one in given.split(",") if given.strip() else ():
        within = within or "{" in one.partition("=")[0]
        field, _, name = one.partition("=")[0].strip(" {}\n\t\r").rpartition(":")
        name = name.strip()
        yield name, (place, (field.strip() or name) if within else "")
        within = within and "}" not in one
        place += not within
