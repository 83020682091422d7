"""How handing a message over can end when it does not simply arrive."""

from __future__ import annotations


class Refused(Exception):
    """The other side surely does not have the message: it may be sent again, after ``wait`` seconds at the earliest."""

    def __init__(self, said: str, wait: float = 0) -> None:
        super().__init__(said)
        self.wait = wait


class Away(Refused):
    """Nobody answers there: what else waits for the same place need not be tried now."""


class Gone(Refused):
    """There is nobody at this address: to try again is of no use."""


class Uncertain(Exception):
    """The other side may have the message: it must not be sent again."""
