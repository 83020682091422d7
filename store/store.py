"""The one :class:`Store`: its parts' methods are the only way to read and write what is remembered."""

from __future__ import annotations

from functools import cached_property

from store import identity
from store.accounts import Accounts
from store.crawls import Crawls
from store.database import Clock, Database
from store.employers import Employers
from store.messages import Messages
from store.notices import Notices
from store.outbox import Outbox
from store.postings import Postings
from store.reviewing import Review
from store.statistics import Statistics
from store.subscriptions import Subscriptions


class Store:
    """A database of announcements, on SQLite or PostgreSQL. Safe to use from several threads."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.crawls = Crawls(database)
        self.postings = Postings(database)
        self.outbox = Outbox(database)
        self.review = Review(database)
        self.employers = Employers(database)
        self.accounts = Accounts(database)
        self.subscriptions = Subscriptions(database)
        self.messages = Messages(database)
        self.notices = Notices(database)
        self.statistics = Statistics(database)

    @classmethod
    def open(cls, url: str, clock: Clock, *, migrate: bool = True) -> Store:
        """Open the database at a SQLAlchemy URL, brought to this code's schema.

        Raises :class:`store.records.StoreUnavailable` with one line when it cannot be reached, and
        :class:`store.records.StoreError` when it cannot be used.
        """
        database = Database(url, clock)
        if migrate:
            database.migrate()
        return cls(database)

    @cached_property
    def identity(self) -> str:
        """Which installation this is: an index on a shared Elasticsearch says so."""
        return identity.identity(self.database)

    @property
    def read_only(self) -> bool:
        """Whether every method that writes raises :class:`store.records.StoreReadOnly`."""
        return self.database.read_only

    def close(self) -> None:
        """Give the connections back."""
        self.database.close()
