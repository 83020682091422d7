"""Asynchronous functions as compilers write them for older browsers, read as the plain functions that they were.

Babel makes ``async function list(query) {…}`` into ``function list(e){return t.apply(this,arguments)}`` and a second function ``t``, which
names the parameters: ``function t(){return (t=Object(n["a"])(r.mark((function e(query){…``; a function that is set to a name into
``list=function(){var t=Object(n["a"])(r.mark((function e(query){…; return function(e){return t.apply(this,arguments)}}()``.
"""

from __future__ import annotations

import re

_NAME = r"(?<![\w$.])[A-Za-z_$][\w$]{0,60}+"
_S = r"\s{0,20}"
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

_CALLED = re.compile(rf"({_NAME})\.apply\({_S}this\b")


def plain(script: str) -> str:
    """The script with such functions under the names by which they are called, with the parameters that they were given."""
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
