"""What is wrong with a value is said in our words, in Chinese and English, whichever model it was given to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError
from pydantic_core import core_schema

from config.settings import Settings
from config.validation import FileFault, _faults, read_toml, said
from crawler.source import Source, WrongSource, read_source
from search.query import Query
from web.api import models, parameters

WRONG: tuple[Any, ...] = (
    "", "x" * 5000, "本科", -1, 10**30, 1.5, float("inf"), True, None, [], ["x"], [None], {}, {"x": 1}, b"\xff", object(),
)  # fmt: skip
ASKED = [
    model
    for room in (models, parameters)
    for model in vars(room).values()
    if isinstance(model, type) and issubclass(model, BaseModel) and model is not BaseModel
]


@pytest.mark.parametrize("model", [Settings, Source, Query, *ASKED], ids=lambda model: model.__name__)
def test_no_words_of_pydantic_reach_who_gave_a_value(model: type[BaseModel]) -> None:
    for name in model.model_fields.keys() - {"home"}:  # a path that names the settings file
        for value in WRONG:
            for found in faults(model, {name: value}):
                if found["type"] != "value_error":
                    assert found["type"] in _faults(), (name, value, found["type"], found["msg"])
                    assert said(found, "zh") != said(found)


def faults(model: type[BaseModel], values: dict[str, Any]) -> list[Any]:
    try:
        model.model_validate(values)
    except ValidationError as error:
        return list(error.errors())
    return []


def test_every_name_in_the_lexicon_is_one_of_pydantics_or_our_own() -> None:
    theirs = set(get_args(core_schema.ErrorType))
    own = {
        "path_type",
        "none_of",
        "no_code",
        "no_address",
        "address_with_a_name",
        "no_name",
        "no_id",
        "bare_password",
        "no_days",
    }
    assert set(_faults()) - own <= theirs


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ({"size": "many"}, "要写整数", "a whole number is needed"),
        ({"size": 101}, "不能大于 100", "100 or less is needed"),
        ({"sort": "best"}, "只能是以下之一：relevance, newest, deadline, event", "must be one of relevance, newest, deadline, event"),
        ({"degree": ["本科"]}, "没有“本科”这个值，可以是 junior", "'本科' is none of junior"),
        ({"city": ["西安"]}, "“西安”不是代码，写法如 610100", "'西安' is no code like 610100"),
        ({"event_from": "soon"}, "要写日期和时间", "no date and time such as 2026-03-01T08:00:00+08:00"),
        ({"type": ["a\nb"]}, "没有“a\\nb”这个值", "'a\\nb' is none of"),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_both_languages(values: dict[str, Any], zh: str, en: str) -> None:
    (found,) = faults(Query, values)
    assert said(found, "zh").startswith(zh) and said(found).startswith(en)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            "a = 1\nb 2\n",
            2,
            "no TOML from column 3 on (Expected '=' after a key in a key/value pair): write lines like",
        ),
        ("a = 1\nb = [1,\n", 2, "no TOML (Invalid value): write lines like"),
        ("a = 1\na = 2\n", 2, "a: stands there more than once"),
    ],
)
def test_a_line_that_is_no_toml_is_told_with_its_place(tmp_path: Path, text: str, line: int, says: str) -> None:
    file = tmp_path / "x.toml"
    file.write_text(text)
    with pytest.raises(FileFault) as told:
        read_toml(file)
    assert told.value.line == line and says in str(told.value)
    assert "at line" not in str(told.value) and "end of document" not in str(told.value)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ('regoin = "610100"', "own.toml:6: regoin: unknown key; did you mean region?"),
        ('name = "again"', "own.toml:6: name: stands there more than once: keep one"),
        ("[options]\n[options]", "own.toml:7: options: stands there more than once: keep one"),
    ],
)
def test_a_slip_of_the_pen_in_a_source_is_named(tmp_path: Path, given: str, line: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        f'id = "own"\nname = "n"\nkind = "university"\nfamily = "generic"\nurl = "http://own.example/"\n{given}\n'
    )
    with pytest.raises(WrongSource, match=re.escape(line)):
        read_source(file)


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("id", "Own", "id: small letters, digits, - and _ are needed"),
        ("family", "frontpag", "unknown family 'frontpag'; did you mean frontpage?"),
        ("family", "xyzzy", "unknown family 'xyzzy'; known are frontpage"),
    ],
)
def test_a_wrong_value_of_a_source_says_what_is_right(tmp_path: Path, key: str, value: str, says: str) -> None:
    file = tmp_path / "own.toml"
    right = {"id": "own", "name": "n", "kind": "university", "family": "generic", "url": "http://own.example/"}
    file.write_text("".join(f'{name} = "{said}"\n' for name, said in (right | {key: value}).items()))
    with pytest.raises(WrongSource, match=re.escape(says)):
        read_source(file)


def test_a_home_that_is_left_empty_is_the_default_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the folder that one happens to stand in."""
    monkeypatch.setenv("JUZHAO_HOME", "")
    assert Settings().home == Path("var")
