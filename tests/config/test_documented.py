"""What the outside may use is written down: families and their options, settings, commands."""

from __future__ import annotations

import re

import pytest
from typer.main import get_command

from cli import app
from config.settings import PROJECT_ROOT, Settings
from crawler.families import spider_classes
from crawler.source import FAMILIES
from web.api import changes

DOCS = {file.stem: file.read_text(encoding="utf-8") for file in (PROJECT_ROOT / "docs").glob("*.md")}
INSIDE = {"home"}  # is the folder that the settings are read from
README = (PROJECT_ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("family", FAMILIES)
def test_families_and_their_options(family: str) -> None:
    rows = [line for line in DOCS["families"].splitlines() if f"`{family}`" in line]
    assert rows, f"docs/families.md does not name {family}"
    options = spider_classes()[family].takes if family in spider_classes() else {}
    missing = {option for option in options if f"`{option}`" not in DOCS["families"]}
    assert not missing, f"docs/families.md does not name the options {missing} of {family}"


@pytest.mark.parametrize("setting", sorted(set(Settings.model_fields) - INSIDE))
def test_settings(setting: str) -> None:
    assert f"JUZHAO_{setting.upper()}" in DOCS["operating"], "docs/operating.md does not name it"


def test_what_the_stream_of_changes_leaves_out() -> None:
    """Only what ``tests/store/test_rest.py`` shows to be left out."""
    assert "`sources[].last_seen`" in DOCS["commands"] and "`sources[].last_seen`" in (changes.__doc__ or "")


@pytest.mark.parametrize("command", sorted(get_command(app).commands))  # type: ignore[attr-defined]
def test_commands(command: str) -> None:
    assert re.search(rf"juzhao[`]? ?{command}\b|`{command}`", "\n".join([README, *DOCS.values()])), "no page names it"
