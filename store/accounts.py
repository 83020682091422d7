"""Staff accounts: argon2 hashes, a second factor, a lock after too many failures, sessions of which only a hash is kept."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from store import factor, tables
from store.columns import Stored
from store.database import Database
from store.passwords import weakness
from store.records import StoreError, User

FAILURES = 10
LOCKED_FOR = timedelta(minutes=15)
IDLE = timedelta(minutes=30)
SESSION = timedelta(hours=8)
NOTED = timedelta(minutes=1)
"""How exactly the use of a session is kept: one write a minute, not one a page."""
MOST_STRANGERS = 10_000
_NAME = re.compile(r"[\w.@-]{1,64}")


@dataclass
class _Stranger:
    """Failed log-ins under a name that has no account: counted as those of an account are, so that nothing tells them apart."""

    failures: int = 0
    locked_until: datetime | None = None


class Accounts:
    """Who may review."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._hash = PasswordHash((Argon2Hasher(memory_cost=47_104, time_cost=2, parallelism=1),))  # 46 MiB
        self._nobody = ""
        self._strangers: dict[str, _Stranger] = {}

    def add(self, name: str, password: str, role: str = "reviewer") -> User:
        """A new account. Raises :class:`StoreError` on a taken or unfit name or a weak password."""
        if not _NAME.fullmatch(name):
            raise StoreError(f"user name {name!r}: letters, digits, . _ @ - only, 64 at most")
        hashed, now = self._hashed(name, password), self._db.clock()
        values = {"name": name, "password": hashed, "role": role, "disabled": False, "failures": 0, "created_at": now}
        try:
            with self._db.write() as connection:
                connection.execute(insert(tables.User).values(values))
        except IntegrityError as error:
            raise StoreError(f"user {name} exists: choose another name, or `juzhao user password {name}`") from error
        return User(name, role, created_at=now)

    def _hashed(self, name: str, password: str) -> str:
        if why := weakness(password, name):
            raise StoreError(f"the password {why}")
        return self._hash.hash(password)

    def set_password(self, name: str, password: str) -> None:
        """Another password; all sessions of the account end."""
        self._change(name, password=self._hashed(name, password), failures=0, locked_until=None)

    def disable(self, name: str) -> None:
        """No more log-ins, sessions end at once."""
        self._change(name, disabled=True)

    def enable(self, name: str) -> None:
        """An account that was closed may log in again, with its password and factor as they were."""
        self._change(name, disabled=False, failures=0, locked_until=None)

    def enrol(self, name: str) -> tuple[str, list[str]]:
        """A new second factor: the address for an authenticator app, and recovery codes that are shown this once.

        The codes before and all sessions end.
        """
        secret, codes = factor.new_secret(), factor.recovery_codes()
        self._change(name, factor=secret, factor_step=0, recovery=[factor.kept(code) for code in codes])
        return factor.address(name, secret), codes

    def drop_factor(self, name: str) -> None:
        """No second factor any more; all sessions end. An admin cannot log in before a new one."""
        self._change(name, factor="", factor_step=0, recovery=None)

    def _change(self, name: str, **values: object) -> None:
        table = tables.User
        with self._db.write() as connection:
            if not connection.execute(update(table).where(table.name == name).values(values)).rowcount:
                raise StoreError(f"no user {name}: `juzhao user list` shows all")
            connection.execute(delete(tables.Session).where(tables.Session.user == name))

    def list(self) -> list[User]:
        """All accounts, by name."""
        table = tables.User
        with self._db.read() as connection:
            return [_user(row) for row in connection.execute(select(table).order_by(table.name))]

    def verify(self, name: str, password: str, code: str = "", known_device: bool = False) -> User | None:
        """The account when name, password and second factor fit.

        Takes as long for an unknown name as for a known one. Ten failures in a row lock a name for 15 minutes, in which
        guesses are not even compared, so that they cannot prolong it; a device that its owner logged in from before is
        heard all the same.
        """
        table, now = tables.User, self._db.clock()
        with self._db.read() as connection:
            row = connection.execute(select(table).where(table.name == name)).first()
        state = row or self._stranger(name)
        if _is_locked(state, now) and not known_device:
            return None
        fits = self._hash.verify(password, row.password if row is not None else self._decoy())
        if row is None:
            self._strangers[name] = _Stranger(*_failed(state, now))
            return None
        step = self._second(row, code, now) if fits else None
        if step is None:
            self._count(name, *_failed(row, now))
            return None
        if row.disabled or not self._enter(row, step, code):
            return None
        if self._hash.current_hasher.check_needs_rehash(row.password):
            self._count_password(name, password)
        return _user(row)

    def _decoy(self) -> str:
        self._nobody = self._nobody or self._hash.hash(secrets.token_hex(8))
        return self._nobody

    def _stranger(self, name: str) -> _Stranger:
        if len(self._strangers) >= MOST_STRANGERS:
            self._strangers.clear()
        return self._strangers.setdefault(name, _Stranger())

    def _second(self, row: Stored, code: str, now: datetime) -> int | None:
        """The step of a fitting one-time code, the present mark for a recovery code or where none is asked for."""
        if not row.factor:
            return None if row.role == "admin" else row.factor_step
        if factor.kept(code) in (row.recovery or ()):
            return int(row.factor_step)
        return factor.step_of(row.factor, code.strip(), now.timestamp(), row.factor_step)

    def _enter(self, row: Stored, step: int, code: str) -> bool:
        """Use up the code; ``False`` when somebody was faster with the same one."""
        table = tables.User
        left = [kept for kept in row.recovery or () if kept != factor.kept(code)]
        values = {"failures": 0, "locked_until": None, "factor_step": step, "recovery": left if row.factor else None}
        unchanged = (table.factor_step == row.factor_step, table.name == row.name)
        with self._db.write(f"account:{row.name}") as connection:
            if left != list(row.recovery or ()):
                present = connection.scalar(select(table.recovery).where(table.name == row.name))
                if list(present or ()) != list(row.recovery or ()):
                    return False
            return bool(connection.execute(update(table).where(*unchanged).values(values)).rowcount)

    def _count(self, name: str, failures: int, locked_until: datetime | None) -> None:
        table = tables.User
        with self._db.write() as connection:
            values = {"failures": failures, "locked_until": locked_until}
            connection.execute(update(table).where(table.name == name).values(values))

    def _count_password(self, name: str, password: str) -> None:
        """The same password under the present cost."""
        table = tables.User
        with self._db.write() as connection:
            connection.execute(update(table).where(table.name == name).values(password=self._hash.hash(password)))

    def open_session(self, name: str) -> str:
        """A fresh secret token for a browser."""
        token, now = secrets.token_urlsafe(32), self._db.clock()
        table = tables.Session
        values = {"token": _digest(token), "user": name, "expires_at": now + SESSION, "seen_at": now}
        with self._db.write() as connection:
            connection.execute(delete(table).where(table.expires_at < now))
            connection.execute(insert(table).values(values))
        return token

    def session(self, token: str) -> User | None:
        """Whose token this is; ``None`` when it is unknown, over, 30 minutes idle, or the account is disabled."""
        session, table, now = tables.Session, tables.User, self._db.clock()
        statement = (
            select(table, session.seen_at)
            .join(session, session.user == table.name)
            .where(
                session.token == _digest(token),
                session.expires_at > now,
                session.seen_at > now - IDLE,
                table.disabled.is_(False),
            )
        )
        with self._db.read() as connection:
            row = connection.execute(statement).first()
        if row is None:
            return None
        if now - row.seen_at > NOTED and not self._db.read_only:
            with self._db.write() as connection:
                self._seen(connection, token, now)
        return _user(row)

    def _seen(self, connection: Connection, token: str, now: datetime) -> None:
        session = tables.Session
        connection.execute(update(session).where(session.token == _digest(token)).values(seen_at=now))

    def close_session(self, token: str) -> None:
        """Log out."""
        with self._db.write() as connection:
            connection.execute(delete(tables.Session).where(tables.Session.token == _digest(token)))


def _user(row: Stored) -> User:
    return User(row.name, row.role, row.disabled, row.created_at, bool(row.factor))


def _is_locked(state: Stored | _Stranger, now: datetime) -> bool:
    return state.locked_until is not None and state.locked_until > now


def _failed(state: Stored | _Stranger, now: datetime) -> tuple[int, datetime | None]:
    """Failures and lock after one more: a lock that is over begins the count anew."""
    failures = 1 if state.locked_until is not None and state.locked_until <= now else state.failures + 1
    return failures, now + LOCKED_FOR if failures >= FAILURES else None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
