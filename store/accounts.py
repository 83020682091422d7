"""Staff accounts: argon2 hashes, a lock after too many failures, sessions of which only a hash is kept."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta

from pwdlib import PasswordHash
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from store import tables
from store.database import Database
from store.records import StoreError, User

FAILURES = 10
LOCKED_FOR = timedelta(minutes=15)
SESSION = timedelta(hours=12)
SHORTEST = 8
_NAME = re.compile(r"[\w.@-]{1,64}")


class Accounts:
    """Who may review."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._hash = PasswordHash.recommended()
        self._nobody = ""

    def add(self, name: str, password: str, role: str = "reviewer") -> User:
        """A new account. Raises :class:`StoreError` on a taken or unfit name or a short password."""
        if not _NAME.fullmatch(name):
            raise StoreError(f"user name {name!r}: letters, digits, . _ @ - only, 64 at most")
        hashed, now = self._hashed(password), self._db.clock()
        try:
            with self._db.write() as connection:
                connection.execute(
                    insert(tables.User).values(
                        name=name, password=hashed, role=role, disabled=False, failures=0, created_at=now
                    )
                )
        except IntegrityError as error:
            raise StoreError(f"user {name} exists: choose another name, or `juzhao user password {name}`") from error
        return User(name, role, created_at=now)

    def _hashed(self, password: str) -> str:
        if len(password) < SHORTEST:
            raise StoreError(f"the password is too short: {SHORTEST} characters at least")
        return self._hash.hash(password)

    def set_password(self, name: str, password: str) -> None:
        """Another password; all sessions of the account end."""
        self._change(name, password=self._hashed(password), failures=0, locked_until=None)

    def disable(self, name: str) -> None:
        """No more log-ins, sessions end at once."""
        self._change(name, disabled=True)

    def _change(self, name: str, **values: object) -> None:
        table = tables.User
        with self._db.write() as connection:
            if not connection.execute(update(table).where(table.name == name).values(values)).rowcount:
                raise StoreError(f"no user {name}")
            connection.execute(delete(tables.Session).where(tables.Session.user == name))

    def list(self) -> list[User]:
        """All accounts, by name."""
        table = tables.User
        with self._db.read() as connection:
            rows = connection.execute(select(table).order_by(table.name))
            return [User(row.name, row.role, row.disabled, row.created_at) for row in rows]

    def verify(self, name: str, password: str) -> User | None:
        """The account when name and password fit. Takes as long for an unknown name; locks after ten failures."""
        table, now = tables.User, self._db.clock()
        with self._db.read() as connection:
            row = connection.execute(select(table).where(table.name == name)).first()
        if row is None:
            self._nobody = self._nobody or self._hash.hash(secrets.token_hex(8))
            self._hash.verify(password, self._nobody)
            return None
        fits = self._hash.verify(password, row.password)
        locked = row.locked_until is not None and row.locked_until > now
        if fits and not locked and not row.disabled:
            if row.failures:
                self._count(name, 0, None)
            return User(row.name, row.role, row.disabled, row.created_at)
        if not fits:
            failures = row.failures + 1
            self._count(name, failures, now + LOCKED_FOR if failures >= FAILURES else row.locked_until)
        return None

    def _count(self, name: str, failures: int, locked_until: object) -> None:
        table = tables.User
        with self._db.write() as connection:
            connection.execute(
                update(table).where(table.name == name).values(failures=failures, locked_until=locked_until)
            )

    def open_session(self, name: str) -> str:
        """A fresh secret token for a browser."""
        token, now = secrets.token_urlsafe(32), self._db.clock()
        with self._db.write() as connection:
            connection.execute(delete(tables.Session).where(tables.Session.expires_at < now))
            connection.execute(insert(tables.Session).values(token=_digest(token), user=name, expires_at=now + SESSION))
        return token

    def session(self, token: str) -> User | None:
        """Whose token this is; ``None`` when it is unknown, over, or the account is disabled."""
        session, table = tables.Session, tables.User
        with self._db.read() as connection:
            row = connection.execute(
                select(table)
                .join(session, session.user == table.name)
                .where(
                    session.token == _digest(token), session.expires_at > self._db.clock(), table.disabled.is_(False)
                )
            ).first()
        return None if row is None else User(row.name, row.role, row.disabled, row.created_at)

    def close_session(self, token: str) -> None:
        """Log out."""
        with self._db.write() as connection:
            connection.execute(delete(tables.Session).where(tables.Session.token == _digest(token)))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
