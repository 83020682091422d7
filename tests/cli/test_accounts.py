"""Staff accounts by command: a second factor for admins, what the doctor says of accounts, trail and open files."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from config.settings import load_settings
from store import factor
from store.store import Store
from tests.cli.conftest import Run

PASSWORD = "four words of nothing"


def test_an_admin_gets_a_second_factor_and_another_when_the_phone_is_lost(juzhao: Run, tmp_path: Path) -> None:
    made = juzhao("user", "add", "root", "--role", "admin", stdin=f"{PASSWORD}\n")
    assert made.returncode == 0, made.stderr
    secrets = [re.search(r"secret=([A-Z2-7]{32})", made.stdout)]
    assert len(re.findall(r"^ {2}\w{4}(?:-\w{4}){3}$", made.stdout, re.MULTILINE)) == factor.RECOVERY
    again = juzhao("user", "factor", "root")
    secrets.append(re.search(r"secret=([A-Z2-7]{32})", again.stdout))
    assert all(secrets) and secrets[0][1] != secrets[1][1]  # type: ignore[index]
    settings = load_settings(tmp_path / "home")
    store = Store.open(settings.database, settings.clock)
    old, new = (factor.code(found[1], int(settings.clock().timestamp()) // factor.PERIOD) for found in secrets if found)
    assert old == new or store.accounts.verify("root", PASSWORD, old) is None
    assert store.accounts.verify("root", PASSWORD, new) is not None
    store.close()
    (user,) = json.loads(juzhao("user", "list", "--json").stdout)["users"]
    assert (user["role"], user["second_factor"]) == ("admin", True)
    assert juzhao("user", "factor", "root", "--drop").returncode == 0
    said = json.loads(juzhao("doctor", "--json").stdout)
    assert "juzhao user factor root" in json.dumps(said)


def test_a_weak_password_is_one_line(juzhao: Run) -> None:
    done = juzhao("user", "add", "li", stdin="password1\n")
    assert done.returncode == 1 and "guessers" in done.stderr and "Traceback" not in done.stderr
    assert juzhao("user", "factor", "nobody").returncode == 1


def test_the_doctor_names_a_decision_that_was_changed(juzhao: Run, tmp_path: Path) -> None:
    from sqlalchemy import text

    from store.trail import write_audit

    assert juzhao("user", "add", "li", stdin=f"{PASSWORD}\n").returncode == 0
    settings = load_settings(tmp_path / "home")
    store = Store.open(settings.database, settings.clock)
    with store.database.write() as connection:
        for number in range(3):
            write_audit(connection, settings.clock(), "li", "approve", f"p{number}")
    assert "3 decisions, whole" in juzhao("doctor").stdout
    with store.database.write() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET actor = 'wang' WHERE id = 2"))
    store.close()
    assert "row 2 was changed" in juzhao("doctor").stdout


@pytest.mark.parametrize("name", ["juzhao.db", "juzhao.toml"])
def test_what_is_secret_is_for_its_owner_and_the_doctor_looks(juzhao: Run, tmp_path: Path, name: str) -> None:
    assert juzhao("user", "list").returncode == 0
    file = tmp_path / "home" / name
    if name == "juzhao.db":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600 and stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.touch()
    file.chmod(0o644)
    assert f"chmod 600 {file}" in juzhao("doctor").stdout.replace("\n", "")


def test_an_account_that_was_closed_is_opened_again(juzhao: Run) -> None:
    assert juzhao("user", "add", "li", stdin="ein-langes-Passwort-7\n").returncode == 0
    assert juzhao("user", "disable", "li").returncode == 0
    assert json.loads(juzhao("user", "list", "--json").stdout)["users"][0]["disabled"] is True
    assert juzhao("user", "enable", "li").returncode == 0
    assert json.loads(juzhao("user", "list", "--json").stdout)["users"][0]["disabled"] is False
    unknown = juzhao("user", "enable", "wang")
    assert unknown.returncode == 1 and "user list" in unknown.stderr
