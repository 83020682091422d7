"""A resolver whose answers a test decides."""

from __future__ import annotations

from typing import Any

from twisted.internet.address import IPv4Address, IPv6Address


class Names:
    """A resolver whose answers the test decides; ``asked`` counts."""

    def __init__(self, answers: Any) -> None:
        self.answers = answers
        self.asked = 0

    def resolveHostName(self, receiver: Any, name: str, port: int = 0, *_: Any) -> Any:
        receiver.resolutionBegan(None)
        for address in self.answers(self.asked, name):
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, port))
        self.asked += 1
        receiver.resolutionComplete()
        return None
