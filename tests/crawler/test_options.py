"""Options of a source: what its family does not take, or not so, is told in one line with file, line and what was meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from config.settings import PROJECT_ROOT
from crawler import auto
from crawler.families import spider_classes, wrong_options
from crawler.registry import load_registry
from crawler.source import Source

SPIDERS = PROJECT_ROOT / "crawler" / "spiders"


def problems(folder: Path, family: str, options: str) -> list[str]:
    """What the registry says of one source."""
    text = f'id = "s"\nname = "S"\nkind = "university"\nfamily = "{family}"\nurl = "http://s.example/"\n[options]\n{options}\n'
    (folder / "s.toml").write_text(text, encoding="utf-8")
    registry = load_registry(folder)
    assert bool(registry.problems) != bool(registry.sources)
    return [str(problem) for problem in registry.problems]


@pytest.mark.parametrize(
    ("family", "options", "told"),
    [
        ("frontpage", 'abr = "x"', "s.toml:7: options.abr: no such option of the family frontpage; did you mean abbr?"),
        ("frontpage", 'colour = "red"', "s.toml:7: options.colour: no such option of the family frontpage; there are abbr, news"),
        ("eweb", 'lists = ["/a"]', "s.toml:7: options.lists: no such option of the family eweb; it takes none"),
        ("generic", 'lists = "/a"', """s.toml:7: options.lists: '/a' is not a list of texts (["…"])"""),
        ("bysjy", 'outer = true\nlists = ["jobs"]', "s.toml:8: options.lists: ['jobs'] is not a list of some of talk, announcement, job"),
        ("bysjy", 'outer = "no"', "s.toml:7: options.outer: 'no' is not true or false"),
        ("vsb", 'sections = {"/a" = "news"}', "is not a table of kinds, of which there are job, internship"),
        ("jsonld", 'match = "("', "options.match: '(' is not a regular expression"),
        ("api", 'api = "hti"', "options.api: 'hti' is not one of nju, "),
        ("api", 'api = "hit"\nbse = "x"', "s.toml:8: options.bse: no such option of the family api; did you mean base?"),
        ("auto", 'tokn = "x"', "s.toml:7: options.tokn: no such option of any family; did you mean token?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line(tmp_path: Path, family: str, options: str, told: str) -> None:
    (found,) = problems(tmp_path, family, options)
    assert told in found and "\n" not in found


@pytest.mark.parametrize(
    ("family", "options"),
    [
        ("frontpage", 'abbr = "x"\nnews = 12'),
        ("hotjob", "kinds = [1, 12]"),
        ("jsonld", 'list = "/jobs"\nmatch = "/job/"'),
        ("jspa", 'channels = {764 = "notice"}'),
        ("article", 'lists = ["/a"]\nsections = {"/a" = "talk"}\nrow = "li"'),
        ("api", 'api = "hit"\nbase = "x"'),
        ("auto", 'token = "x"'),
    ],
)
def test_what_a_family_takes(tmp_path: Path, family: str, options: str) -> None:
    assert problems(tmp_path, family, options) == []


@pytest.mark.parametrize("family", sorted(spider_classes()))
def test_a_family_names_every_option_that_it_asks_for(family: str) -> None:
    file = SPIDERS / f"{family}.py"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    asked = set(re.findall(r"""options\.get\(["'](\w+)["']""", text))
    assert asked <= set(spider_classes()[family].takes)


def test_options_of_a_family_that_is_found_later_are_checked_then() -> None:
    source = Source(id="s", name="S", kind="university", family="auto", url="http://s.example/", options={"token": "x"})
    assert list(wrong_options(source)) == []
    with pytest.raises(auto.NotRecognised, match=r"s\.toml: options\.token: no such option of the family eweb"):
        auto.check_options(source.model_copy(update={"family": "eweb"}))


def test_a_folder_without_a_source_is_a_problem(tmp_path: Path) -> None:
    (found,) = load_registry(tmp_path).problems
    assert str(found).startswith(f"{tmp_path}: no source (*.toml) here: add one with `juzhao probe")


SIX_LINES = {"id": '"s"', "name": '"S"', "kind": '"university"', "family": '"generic"', "url": '"http://s.example/"'}


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("url", '"http://me:secret@s.example/"', "s.toml:5: url: an address with a user name or password"),
        ("url", '"http://s .example/"', "s.toml:5: url: no whole address, write it like https://"),
        ("url", '"s.example"', "s.toml:5: url: no whole address, write it like https://"),
        ("url", '"http://s.example:99999/"', "s.toml:5: url: no whole address, write it like https://"),
        ("region", '"999999"', "s.toml:6: region: '999999' is no code like 610100 (GB/T 2260)"),
        ("region", '"陕西"', "s.toml:6: region: '陕西' is no code like 610100 (GB/T 2260)"),
        ("name", '"S\\u0000\\n"', "s.toml:2: name: a name in letters and spaces is needed"),
    ],
)
def test_a_wrong_value_is_one_line(tmp_path: Path, key: str, value: str, told: str) -> None:
    text = "\n".join(f"{name} = {written}" for name, written in (SIX_LINES | {key: value}).items())
    (tmp_path / "s.toml").write_text(text, encoding="utf-8")
    (found,) = load_registry(tmp_path).problems
    assert str(found).startswith(told) and "secret" not in str(found)


def test_a_file_in_other_characters_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_bytes('name = "就业中心"'.encode("gbk"))
    (found,) = load_registry(tmp_path).problems
    assert str(found) == "s.toml: not in UTF-8 (byte 9): save the file as UTF-8"
