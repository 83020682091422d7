"""Passwords, the second factor, locks that keep guessers out and owners in, sessions that end."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from argon2 import extract_parameters
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import select, update

from store import factor, tables
from store.accounts import IDLE, SESSION, Accounts
from store.passwords import weakness
from store.records import StoreError
from store.store import Store
from tests.store.conftest import Clock

PASSWORD = "four words of nothing"


@pytest.fixture
def accounts(store: Store, monkeypatch: pytest.MonkeyPatch) -> Accounts:
    """With an account, and hashes that cost next to nothing."""
    monkeypatch.setattr(store.accounts, "_hash", cheap())
    store.accounts.add("li.mei", PASSWORD)
    return store.accounts


def cheap() -> PasswordHash:
    return PasswordHash((Argon2Hasher(memory_cost=8, time_cost=1, parallelism=1),))


def secret_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["secret"][0]


def present(secret: str, clock: Clock, later: int = 0) -> str:
    return factor.code(secret, int(clock().timestamp()) // factor.PERIOD + later)


# -- names and passwords ----------------------------------------------------------------------------------------


def test_names_and_passwords_that_fit(accounts: Accounts) -> None:
    assert accounts.verify("li.mei", "wrong horse") is None
    assert accounts.verify("nobody", PASSWORD) is None
    user = accounts.verify("li.mei", PASSWORD)
    assert user is not None and user.role == "reviewer"
    for name, password in [("li.mei", "long enough"), ("no spaces", "long enough"), ("wang", "short")]:
        with pytest.raises(StoreError):
            accounts.add(name, password)


@pytest.mark.parametrize("length", [8, 72, 73, 128])
def test_a_password_counts_whole(accounts: Accounts, length: int) -> None:
    password = ("vK2-北京 q" * 20)[: length - 1] + "z"
    accounts.set_password("li.mei", password)
    assert accounts.verify("li.mei", password) is not None
    assert accounts.verify("li.mei", password[:-1] + "y") is None


@pytest.mark.parametrize(
    "password",
    ["1234567", "12345678", "password", "Password1!", "P@ssw0rd", "qwertyuiop", "aaaaaaaaaaaa", "juzhao2026", "juzhaojuzhao",
     "zhaopin123456", "li.mei.li.mei", "abcdefgh1234", "1qaz2wsx", "woaini1314", "x" * 129, "87654321", "iloveyou"],
)  # fmt: skip
def test_weak_passwords_are_refused(accounts: Accounts, password: str) -> None:
    with pytest.raises(StoreError, match="the password is"):
        accounts.set_password("li.mei", password)


@pytest.mark.parametrize(
    "password", [PASSWORD, "correct horse", "西安的秋天很凉快", "hT7$kq9_", "summer rain on tin 1998"]
)
def test_good_passwords_are_taken(password: str) -> None:
    assert weakness(password, "li.mei") == ""


def test_hashes_cost_what_they_should_and_old_ones_are_renewed(store: Store) -> None:
    accounts = store.accounts
    accounts.add("li.mei", PASSWORD)

    def kept() -> str:
        with store.database.read() as connection:
            return str(connection.scalar(select(tables.User.password)))

    parameters = extract_parameters(kept())
    assert parameters.type.name == "ID"
    assert (parameters.memory_cost, parameters.time_cost, parameters.parallelism) == (47_104, 2, 1)
    with store.database.write() as connection:
        connection.execute(update(tables.User).values(password=cheap().hash(PASSWORD)))
    assert accounts.verify("li.mei", PASSWORD) is not None
    assert extract_parameters(kept()).memory_cost == 47_104
    assert accounts.verify("li.mei", PASSWORD) is not None


# -- guessing ---------------------------------------------------------------------------------------------------


class Counted:
    """How often a password was compared."""

    def __init__(self, accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
        self.compared: list[str] = []
        hasher = accounts._hash
        real = hasher.verify
        monkeypatch.setattr(hasher, "verify", lambda given, kept: (self.compared.append(kept), real(given, kept))[1])


def test_of_thousands_of_guesses_few_are_compared(
    accounts: Accounts, clock: Clock, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    """Ten thousand with ``--full``, else a fifth of them in the same time."""
    counted = Counted(accounts, monkeypatch)
    guesses = 10_000 if full else 2_000
    for number in range(guesses):  # over a little less than an hour, from anywhere
        assert accounts.verify("li.mei", f"guess {number}") is None
        clock.advance(seconds=3500 / guesses)
    assert 10 <= len(counted.compared) <= 100


def test_a_lock_ends_though_the_guessing_goes_on(accounts: Accounts, clock: Clock) -> None:
    for _ in range(10):
        accounts.verify("li.mei", "guess")
    assert accounts.verify("li.mei", PASSWORD) is None
    for _ in range(16):
        accounts.verify("li.mei", "guess")
        clock.advance(minutes=1)
    assert accounts.verify("li.mei", PASSWORD) is not None


def test_the_owner_gets_in_from_a_known_device_meanwhile(accounts: Accounts) -> None:
    for _ in range(10):
        accounts.verify("li.mei", "guess")
    assert accounts.verify("li.mei", PASSWORD, known_device=True) is not None


def test_nothing_tells_an_unknown_name_from_a_known_one(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each guess costs one comparison of equal price, until the lock that both meet after the same number."""
    accounts.verify("nobody", "first makes the decoy")
    counted = Counted(accounts, monkeypatch)
    costs = {}
    for name in ("li.mei", "stranger"):
        before = len(counted.compared)
        for _ in range(15):
            accounts.verify(name, "guess")
        costs[name] = len(counted.compared) - before
    assert costs == {"li.mei": 10, "stranger": 10}
    assert len({str(extract_parameters(kept)) for kept in counted.compared}) == 1


# -- second factor ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"), (2000000000, "69279037"),
     (20000000000, "65353130")],
)  # fmt: skip
def test_codes_are_those_of_rfc_6238(seconds: int, expected: str) -> None:
    assert factor.code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds // 30, digits=8) == expected


def test_an_admin_needs_a_second_factor(accounts: Accounts, clock: Clock) -> None:
    accounts.add("root", PASSWORD, "admin")
    assert accounts.verify("root", PASSWORD) is None
    address, codes = accounts.enrol("root")
    assert address.startswith("otpauth://totp/juzhao:root?") and len(set(codes)) == factor.RECOVERY
    secret = secret_of(address)
    assert accounts.verify("root", PASSWORD) is None
    assert accounts.verify("root", "guess", present(secret, clock)) is None
    assert accounts.verify("root", PASSWORD, present(secret, clock)) is not None
    accounts.drop_factor("root")
    assert accounts.verify("root", PASSWORD) is None


def test_a_code_is_good_once_and_for_a_short_time(accounts: Accounts, clock: Clock) -> None:
    secret = secret_of(accounts.enrol("li.mei")[0])
    code = present(secret, clock)
    assert accounts.verify("li.mei", PASSWORD, present(secret, clock, -2)) is None
    assert accounts.verify("li.mei", PASSWORD, present(secret, clock, 2)) is None
    assert accounts.verify("li.mei", PASSWORD, code) is not None
    assert accounts.verify("li.mei", PASSWORD, code) is None
    clock.advance(seconds=30)
    assert accounts.verify("li.mei", PASSWORD, code) is None
    assert accounts.verify("li.mei", PASSWORD, present(secret, clock, 1)) is not None


def test_recovery_codes_are_good_once(store: Store, accounts: Accounts) -> None:
    _, codes = accounts.enrol("li.mei")
    with store.database.read() as connection:
        assert not set(codes) & set(connection.scalar(select(tables.User.recovery)) or ())
    assert accounts.verify("li.mei", PASSWORD, codes[0].upper()) is not None
    assert accounts.verify("li.mei", PASSWORD, codes[0]) is None
    assert accounts.verify("li.mei", PASSWORD, codes[1]) is not None


def test_wrong_codes_lock_as_wrong_passwords_do(accounts: Accounts, clock: Clock) -> None:
    secret = secret_of(accounts.enrol("li.mei")[0])
    for _ in range(10):
        assert accounts.verify("li.mei", PASSWORD, "000") is None
    assert accounts.verify("li.mei", PASSWORD, present(secret, clock)) is None


# -- sessions ---------------------------------------------------------------------------------------------------


def test_a_session_ends_when_idle_and_at_last_anyway(accounts: Accounts, clock: Clock) -> None:
    token = accounts.open_session("li.mei")
    assert len(token) >= 43 and accounts.session("forged") is None  # 256 random bits
    opened = clock()
    while clock() - opened + IDLE / 2 < SESSION:
        clock.advance(seconds=IDLE.total_seconds() / 2)
        assert accounts.session(token) is not None
    clock.advance(seconds=IDLE.total_seconds() / 2)
    assert accounts.session(token) is None, "eight hours are over, however busy they were"
    token = accounts.open_session("li.mei")
    clock.advance(minutes=31)
    assert accounts.session(token) is None


@pytest.mark.parametrize("end", ["close", "disable", "password", "enrol", "drop"])
def test_what_ends_sessions_at_once(accounts: Accounts, end: str) -> None:
    token, other = accounts.open_session("li.mei"), accounts.open_session("li.mei")
    assert token != other
    {"close": lambda: accounts.close_session(token), "disable": lambda: accounts.disable("li.mei"),
     "password": lambda: accounts.set_password("li.mei", "another good one"), "enrol": lambda: accounts.enrol("li.mei"),
     "drop": lambda: accounts.drop_factor("li.mei")}[end]()  # fmt: skip
    assert accounts.session(token) is None
    assert (accounts.session(other) is not None) == (end == "close")
    if end == "disable":
        assert accounts.verify("li.mei", PASSWORD) is None
