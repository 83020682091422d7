"""Transactions of PostgreSQL that were taken back so that another one can go on.

A page learns its employer, and with it which rows it must write, only while it holds its posting; a person begins with the employer.
Who is stopped in such a circle has written nothing, and is done anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError

P = ParamSpec("P")
T = TypeVar("T")
DEADLOCK = "40P01"
"""PostgreSQL's ``deadlock_detected``; SQLite has one writer."""
MOST = 5


def taken_up_again(transaction: Callable[P, T]) -> Callable[P, T]:
    """Call what makes one transaction once more where PostgreSQL took it back for the sake of another one."""

    @wraps(transaction)
    def taken(*args: P.args, **kwargs: P.kwargs) -> T:
        for _ in range(MOST - 1):
            try:
                return transaction(*args, **kwargs)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) != DEADLOCK:
                    raise
        return transaction(*args, **kwargs)

    return taken
