"""What the doctor says of packages and variables, beside database, index and accounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.settings import Settings
from jobs.doctor import Finding, advisories, examine


def test_what_is_installed_has_none_of_the_known_holes() -> None:
    (found,) = advisories()
    assert (found.state, found.check) == ("ok", "advisories")


def test_a_package_older_than_the_release_that_closed_its_hole_is_named(tmp_path: Path) -> None:
    known = tmp_path / "advisories.toml"
    rows = [("lxml", "CVE-1", "999.0"), ("Scrapy", "CVE-2", "2.9.10"), ("not-installed-here", "CVE-3", "1.0")]
    known.write_text("".join(f'[[advisory]]\npackage = "{p}"\nid = "{i}"\nclosed = "{c}"\n' for p, i, c in rows))
    (found,) = advisories(known)
    assert found.state == "fail" and "CVE-1" in found.message and "install 999.0 or newer" in found.message


def test_a_variable_that_is_no_setting_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUZHAO_PUBLIC_ULR", "https://jobs.example.org")
    found = [one for one in examine(Settings(home=tmp_path)) if one.check == "settings"]
    assert found == [Finding("settings", "warn", "JUZHAO_PUBLIC_ULR: no such setting; did you mean JUZHAO_PUBLIC_URL?")]
