"""The values that a call sends: given to it, set in a variable, or put into a query one by one by the function around it."""

from __future__ import annotations

import re
from typing import Any

from crawler.parsing.scripts.calls import HELD, LOOP, LOOPED, Call
from crawler.parsing.scripts.parameters import queried
from crawler.parsing.scripts.scope import Scope
from crawler.parsing.scripts.script import Parts
from crawler.parsing.scripts.tokens import Tokens

_OPENS, _PLACE = re.compile(r"\s{0,9}\{"), re.compile(r"unknown_(\d{1,3})")
WITHIN = 120
"""Characters of a call within which its query is put together."""
_PUT_EACH = re.compile(r"\.(?:append|set)\(\s{0,9}(?![\"'])")
"""``form.append(key, p[key])``"""


def values(scope: Scope, call: Call, options: dict[str, Any]) -> dict[str, Any]:
    """The values that a call sends, by their names; empty for none. ``options``: the object that names where and how."""
    given = _given(scope, call, options)
    return _looped(scope, call, each=True) | given if given else _looped(scope, call)


def _looped(scope: Scope, call: Call, *, each: bool = False) -> dict[str, Any]:
    """The values of an object that is put into a query one by one before the call or in it, within the function around.

    ``each``: only where they are put into what is sent, which has others too.
    """
    at = call.found.start()
    around = [one.at for one in scope.functions if one.at < at and call.bound.keys() & set(one.given)]
    before = scope.script[max(at - LOOPED, *around[-1:], 0) : at + WITHIN]
    loops = (
        one for one in LOOP.finditer(before) if not each or _PUT_EACH.search(before, one.end(), one.end() + WITHIN)
    )
    told = (_told(scope, call, Parts((("name", one["name"]),))) for one in loops)
    return next((held for held in told if held), {})


def _given(scope: Scope, call: Call, options: dict[str, Any]) -> dict[str, Any]:
    """Values in its options, behind its address, or in a variable, where that is set."""
    if call.found["opened"]:
        sent = re.search(r"\.send\(\s{0,9}(?=[^)\s])", call.near)
        return _told(scope, call, Tokens(call.near, sent.end()).value()) if sent is not None else {}
    if call.sent is not None:
        return _told(scope, call, call.sent)
    named = [options[name] for name in HELD if name in options]
    settings = call.found["fetch"] or call.found["keyed"]  # all that it is given besides
    alone = settings or call.found["drawn"] not in (None, "load")
    behind = [] if alone else list(call.given[2:4] if call.verb else call.given[1:3])
    for one in named or behind:
        held = _told(scope, call, one)
        names = HELD[:-3] if call.on in ("$", "jQuery") else HELD
        inner = next((found for name in names if (found := scope.object(held.get(name), call.bound))), {})
        if held:
            return inner if inner and not named else held
    return {}


def _told(scope: Scope, call: Call, value: Any) -> dict[str, Any]:
    """Values that are an object, or joined as a query."""
    held = scope.object(value, call.bound)
    if held is not None:
        return dict(held)
    filled = scope.filled(value, call.bound)
    if filled is None:
        return {}
    return _written(filled) if _OPENS.match(str(filled.pieces[0][1])) else queried(filled.pieces)


def _written(value: Parts) -> dict[str, Any]:
    """The object that a script writes as a text: ``"{'page':'" + n + "'}"``."""
    unknown: list[Parts] = []
    text = ""
    for kind, piece in value.pieces:
        text += str(piece) if kind == "text" else f"unknown_{len(unknown)}"
        unknown += [] if kind == "text" else [Parts(((kind, piece),))]
    held = Tokens(text, 0).value()
    fields = held if isinstance(held, dict) else {}
    return {name: _known(one, unknown) for name, one in fields.items()}


def _known(value: Any, unknown: list[Parts]) -> Any:
    """A value, or what stands in its place."""
    said = (value.text or value.name) if isinstance(value, Parts) else ""
    place = _PLACE.fullmatch(said)
    return unknown[int(place[1])] if place is not None else value
