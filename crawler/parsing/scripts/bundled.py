"""What modules of a bundle take from one another: ``i["a"](…)`` here is ``function r(…)`` there.

webpack puts modules into one script, rollup and Vite each into a script of its own; both give names of one letter to what
is exported. Each such function gets one name that no other has, where it is made and where it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

MOST_MODULES, MOST_NAMES = 2_000, 200
SMALL = 2
"""Characters of names of exports that may be those of something else within their module."""
LONGEST = 4_000
"""Characters within which a module says what it gives."""
_NAME = r"[A-Za-z_$][\w$]{0,60}+"
_HEAD = re.compile(
    rf"(?<![\w$.])[\"']?(?P<id>[\w./@+-]{{1,80}}+)[\"']?\s{{0,3}}+:\s{{0,3}}+\(?(?:function\s{{0,3}}+)?"
    rf"\({_NAME},\s{{0,3}}+(?P<gives>{_NAME}),\s{{0,3}}+(?P<needs>{_NAME})\)\s{{0,3}}+(?:=>\s{{0,3}}+)?\{{"
)
"""``"1a2f":function(e,t,n){``, ``421:(e,t,n)=>{``"""
_GIVEN = re.compile(
    rf"[\"']?(?P<name>[\w$]{{1,40}}+)[\"']?\s{{0,3}}[:,]\s{{0,3}}\(?(?:\(\)\s{{0,3}}=>|function\s{{0,3}}\(\)\s{{0,3}}\{{\s{{0,3}}return)\s{{0,3}}(?P<own>{_NAME})"
)
"""``"a",function(){return r}``, ``a:()=>r``"""
_SAID = re.compile(rf"(?<![\w$.])(?P<needs>{_NAME})\.d\(\s{{0,3}}+(?P<gives>{_NAME})\s{{0,3}}+,\s{{0,3}}+")
_TAKEN = re.compile(
    rf"(?<![\w$.])(?P<name>{_NAME})\s{{0,3}}+=\s{{0,3}}+(?:{_NAME}\()?(?P<needs>{_NAME})\([\"']?(?P<id>[\w./@+-]{{1,80}}+)[\"']?\)"
)
_USED = re.compile(
    rf"(?P<open>(?<![\w$.])Object\(|\(0,\s{{0,3}}+)?(?<![\w$.])(?P<of>{_NAME})"
    r"(?:\.(?P<name>[\w$]{1,40}+)|\[[\"'](?P<quoted>[\w$]{1,40}+)[\"']\])(?P<close>\))?"
)
"""``i["a"]``, ``i.a``, ``Object(i["a"])``, ``(0,i.a)``"""
_PUT = re.compile(
    rf"(?<![\w$.])(?P<gives>{_NAME})(?:\.|\[[\"'])(?P<name>[\w$]{{1,40}}+)(?:[\"']\])?\s{{0,3}}+=(?!=)\s{{0,3}}+(?:(?P<own>{_NAME})(?=\s{{0,3}}[,;}}]))?"
)
"""``t.list=function(e){``, ``exports.list=r``, ``t["a"]=r``"""
_OF_LIBRARY = re.compile(
    r"(?:Object\([\w$]{1,3}\[[\"']|\(0,\s{0,3}[\w$]{1,3}\.)(?P<name>stringify)(?:[\"']\]\)|\))(?=\()"
)
"""What a library gives that stands in no script here: ``Object(a["stringify"])(e)`` of qs."""
_CALLED = re.compile(
    rf"(?<![\w$.])(?P<name>{_NAME})(?=\s{{0,3}}+(?:\(|=(?![=>]|\s{{0,3}}+(?:\{{\s{{0,3}}\}}|\[\s{{0,3}}\]|[\"'`\d]))))"
)
"""A call, or where a name is set to more than what parameters are by default: ``(t,n={},o="GET")``."""
_EXPORT = re.compile(r"(?<![\w$.])export\s{0,3}\{(?P<names>[\w$\s,]{1,4000}+)\}")
_IMPORT = re.compile(
    r"(?<![\w$.])import\s{0,3}\{(?P<names>[\w$\s,]{1,4000}+)\}\s{0,3}from\b(?:\s{0,3}[\"'][^\"'\n]{0,200}?(?P<file>[\w.@-]{1,80})[\"'])?"
)
_RENAMED = re.compile(rf"(?P<first>{_NAME})(?:\s{{1,9}}as\s{{1,9}}(?P<second>{_NAME}))?")


@dataclass(slots=True)
class _Module:
    """A module's text and the name by which others ask for it."""

    id: str
    text: str
    gives: dict[str, str] = field(default_factory=dict)
    """Name for others → its own."""
    takes: dict[str, str] = field(default_factory=dict)
    """Name of a whole module here → its id."""
    needs: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """File of another, and its names: name there → name here; by statement."""


def joined(scripts: list[str], files: Sequence[str] = ()) -> str:
    """Scripts in one text, with names of exports that are the same wherever they stand. ``files``: theirs, as far as known."""
    text = "\n".join(scripts)
    if not re.search(r"\.d\(|__esModule|(?<![\w$.])(?:ex|im)port\s{0,3}\{", text):
        return text
    ids = [name or f"s{number}" for number, name in enumerate((*files, *[""] * (len(scripts) - len(files))))]
    modules = [module for script, named in zip(scripts, ids, strict=False) for module in _modules(script, named)]
    given = {(module.id, name): _unique(module, own) for module in modules for name, own in module.gives.items()}
    giving = [module for module in modules if module.gives]
    return _OF_LIBRARY.sub(r"qs.\g<name>", "".join(_renamed(module, giving, given) for module in modules))


def _unique(module: _Module, own: str) -> str:
    return f"{own}_{re.sub(r'[^0-9A-Za-z]+', '_', module.id)}"


def _modules(script: str, number: str) -> Iterator[_Module]:
    """The modules of a script, in order; what stands before the first one is one too."""
    heads = list(islice(_HEAD.finditer(script), MOST_MODULES))
    starts = [*(head.start() for head in heads), len(script)]
    yield _of_its_own(script[: starts[0]], number)
    for head, end in zip(heads, starts[1:], strict=True):
        module = _Module(head["id"], script[head.start() : end])
        module.gives = _given(module.text, head["gives"], head["needs"])
        if not module.gives:
            module.text, module.gives = _put(module.text, head["gives"])
        taken = (one for one in _TAKEN.finditer(module.text) if one["needs"] == head["needs"])
        module.takes = {one["name"]: one["id"] for one in islice(taken, MOST_NAMES)}
        yield module


def _given(text: str, gives: str, needs: str) -> dict[str, str]:
    """What a module of webpack gives: ``n.d(t,"a",function(){return r})``, ``n.d(t,{a:()=>r})``."""
    found = {}
    said = (one for one in _SAID.finditer(text) if (one["needs"], one["gives"]) == (needs, gives))
    for begun in islice(said, MOST_NAMES):
        listed = text.startswith("{", begun.end())
        cut = text[begun.end() : begun.end() + (LONGEST if listed else 200)]
        cut = cut.partition("})")[0] if listed else cut
        for one in islice(_GIVEN.finditer(cut), MOST_NAMES if listed else 1):
            found[one["name"]] = one["own"]
    return found


def _put(text: str, gives: str) -> tuple[str, dict[str, str]]:
    """A module of CommonJS that puts what it gives into its ``exports``, with such functions under names of their own."""
    found: dict[str, str] = {}

    def named(one: re.Match[str]) -> str:
        if one["gives"] != gives or one["own"] == "void" or len(found) == MOST_NAMES:
            return one[0]
        own = one["own"] or (one["name"] if len(one["name"]) > SMALL else f"{one['name']}$own")
        found[one["name"]] = own
        return one[0] if one["own"] else f"{own}="

    return _PUT.sub(named, text), found


def _of_its_own(script: str, number: str) -> _Module:
    """A script that is a module by itself: ``import{a as s}from"./api.js"``, ``export{r as a}``."""
    module = _Module(number, f"{script}\n")
    for names in islice(_EXPORT.finditer(script), MOST_NAMES):
        module.gives |= {one["second"] or one["first"]: one["first"] for one in _RENAMED.finditer(names["names"])}
    for names in islice(_IMPORT.finditer(script), MOST_NAMES):
        taken = {one["first"]: one["second"] or one["first"] for one in _RENAMED.finditer(names["names"])}
        module.needs.append((names["file"] or "", taken))
    return module


def _renamed(module: _Module, giving: list[_Module], given: dict[tuple[str, str], str]) -> str:
    """The text of a module with the names that its own functions, and those that it calls, have everywhere."""
    text = _taken(module, given)
    names = {own: given[module.id, name] for name, own in module.gives.items()}
    for file, needed in module.needs:
        there = [one for one in giving if one is not module and needed.keys() & one.gives.keys()]
        there = [one for one in there if one.id == file] or [one for one in there if needed.keys() <= one.gives.keys()]
        if len(there) == 1:  # of several scripts of unknown files that give such names none
            gives = there[0].gives
            names |= {here: given[there[0].id, name] for name, here in needed.items() if name in gives}
    if not names:
        return text
    return _CALLED.sub(lambda found: names.get(found["name"], found[0]), text)


def _taken(module: _Module, given: dict[tuple[str, str], str]) -> str:
    """The text with what is called of other modules."""
    if not module.takes:
        return module.text

    def put(found: re.Match[str]) -> str:
        name = given.get((module.takes.get(found["of"], ""), found["name"] or found["quoted"]))
        if name is None:
            return found[0]
        if not (found["open"] and found["close"]):
            return f"{found['open'] or ''}{name}{found['close'] or ''}"
        return name if found["open"].startswith("O") else f" {name}"  # ``return(0,i.a)(e)``

    return _USED.sub(put, module.text)
