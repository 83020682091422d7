"""Expressions are compiled with their first use: that all of them can be is looked at here."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import pipelines.normalize
from pipelines.normalize.expressions import expression


def _modules() -> list[str]:
    return [found.name for found in pkgutil.walk_packages(pipelines.normalize.__path__, "pipelines.normalize.")]


@pytest.mark.parametrize("name", _modules())
def test_every_expression_of_a_module_compiles(name: str) -> None:
    kind = type(expression(""))
    for held in vars(importlib.import_module(name)).values():
        for value in held if isinstance(held, tuple) else (held,):
            for one in value if isinstance(value, tuple) else (value,):
                assert not isinstance(one, kind) or one.groups >= 0


def test_an_expression_answers_as_a_pattern_does() -> None:
    digits = expression(r"(?P<tens>\d)\d", re.IGNORECASE)
    assert digits.pattern == r"(?P<tens>\d)\d"
    assert digits.search("a42")["tens"] == "4"
    assert digits.sub("-", "a42b7") == "a-b7"
    assert (digits.groups, digits.groupindex["tens"], digits.flags & re.IGNORECASE) == (1, 1, re.IGNORECASE)
    with pytest.raises(re.error):
        expression("(").search("")
