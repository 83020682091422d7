"""Objects that are put together, and asynchronous functions, as compilers write them for older browsers, read as the plain functions that they were.

Babel makes ``async function list(query) {…}`` into ``function list(e){return t.apply(this,arguments)}`` and a second function ``t``, which
names the parameters: ``function t(){return (t=Object(n["a"])(r.mark((function e(query){…``; a function that is set to a name into
``list=function(){var t=Object(n["a"])(r.mark((function e(query){…; return function(e){return t.apply(this,arguments)}}()``.
"""

from __future__ import annotations

import re
from itertools import islice

_NAME = r"(?<![\w$.])[A-Za-z_$][\w$]{0,60}+"
_LONG = r"(?<![\w$])[A-Za-z_$][\w$]{2,60}+"
_S = r"\s{0,20}"
MOST_BASED = 8
"""Functions that put a beginning before addresses."""
_MADE = rf"[^{{}};]{{1,200}}?\bfunction{_S}\*?{_S}(?:{_NAME})?{_S}\((?P<given>[^()]{{0,300}})\){_S}\{{"
"""What makes it asynchronous, up to the body of the function that the author wrote."""
_APPLIED = re.compile(
    rf"\bfunction\s{{1,9}}(?P<name>{_NAME}){_S}\([^()]{{0,300}}\){_S}\{{{_S}return\s{{1,9}}(?P<inner>{_NAME})\.apply\({_S}this{_S},{_S}arguments{_S}\){_S};?{_S}\}}"
)
_INNER = re.compile(
    rf"\bfunction\s{{1,9}}(?P<inner>{_NAME}){_S}\({_S}\){_S}\{{{_S}(?:return\s{{0,9}}\(?{_S})?(?P=inner){_S}={_S}{_MADE}"
)
_SET = re.compile(
    rf"(?P<name>{_NAME}){_S}(?P<sign>[=:]){_S}\(?{_S}(?:function{_S}(?:{_NAME})?{_S}\({_S}\)|\({_S}\){_S}=>){_S}\{{{_S}(?:var|let|const)\s{{1,9}}(?P<inner>{_NAME}){_S}={_S}{_MADE}"
)

_MERGED = re.compile(
    r"(?P<by>Object\([\w$]{1,3}(?:\[[\"']\w{1,3}[\"']\]|\.\w{1,3})\)|\(0,\s?[\w$]{1,3}\.\w{1,3}\))\((?=\s?\{\s?\}\s?,|(?P=by)\(\s?\{)"
)
"""``{...query, page: 1}`` as Babel writes it: ``Object(r["a"])(Object(r["a"])({},t),{},{page:1})``."""
_OF_ALL = re.compile(rf"{_NAME}\.prototype\.(?=[A-Za-z_$][\w$]{{1,60}}+{_S}={_S}(?:async\b{_S})?(?:function\b|\())")
"""What stands before a function that all components have: ``t.prototype.$get=function(t,e){``."""
_JOINS = re.compile(
    rf"(?:\bfunction{_S}(?P<named>{_LONG}){_S}|(?P<set>{_LONG}){_S}[=:]{_S}(?:function{_S})?)\({_S}(?P<of>{_NAME}){_S}\){_S}(?:=>{_S})?\{{?{_S}(?:return{_S})?"
    rf"(?P<base>(?:[\w$.]{{1,80}}+|\"[^\"\n]{{1,80}}\"|'[^'\n]{{1,80}}')){_S}\+{_S}(?P=of){_S}[;,}})\n]"
)
"""A function that puts the beginning before an address: ``adornUrl=function(t){return window.SITE_CONFIG.baseUrl+t}``."""
_CALLED = re.compile(rf"({_NAME})\.apply\({_S}this\b")


def plain(script: str) -> str:
    """The script with such objects as ``Object.assign`` and such functions under the names by which they are called, with the parameters that they were given."""
    script = _OF_ALL.sub("", script)
    script = _based(_MERGED.sub(" Object.assign(", script))
    if "arguments" not in script:
        return script
    made = {found["inner"] for found in _INNER.finditer(script)}
    names = {found["inner"]: found["name"] for found in _APPLIED.finditer(script) if found["inner"] in made}
    applied = set(_CALLED.findall(script))

    def named(found: re.Match[str]) -> str:
        name = names.get(found["inner"])
        return f"function {name}({found['given']}){{" if name else found[0]

    def set_to(found: re.Match[str]) -> str:
        return f"{found['name']}{found['sign']}function({found['given']}){{" if found["inner"] in applied else found[0]

    bare = _APPLIED.sub(lambda found: "" if found["inner"] in names else found[0], script)
    return _SET.sub(set_to, _INNER.sub(named, bare))


def _based(script: str) -> str:
    """The script with the beginning of addresses where a function puts it before them: ``url: this.$http.adornUrl("/list")``."""
    bases = {found["named"] or found["set"]: found["base"] for found in islice(_JOINS.finditer(script), MOST_BASED)}
    if not bases:
        return script
    calls = re.compile(
        rf"(?<![\w$.])(?<!function )(?:[\w$]{{1,40}}\.){{0,3}}(?P<name>{'|'.join(map(re.escape, bases))})\({_S}(?=[\"'`][\w/.]*/)"
    )
    return calls.sub(lambda found: f"({bases[found['name']]}+", script)
