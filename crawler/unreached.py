"""What a host did that sent no answer: the end of a sentence that begins with it."""

from __future__ import annotations

from twisted.internet import error as network
from twisted.web import client, http

_NAMED = {
    "DownloadTimeoutError": "took longer than allowed",
    "DownloadConnectionRefusedError": "refuses connections",
    "DownloadFailedError": "broke off",
    "ResponseDataLossError": "sent half a page",
    "CannotResolveHostError": "has no address",
}
_KINDS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((network.DNSLookupError,), "has no address"),
    ((network.TimeoutError, network.TCPTimedOutError), "does not answer in time"),
    ((network.ConnectError, network.ConnectionRefusedError), "does not answer: connection refused"),
    (
        (network.ConnectionLost, network.ConnectionDone, client.ResponseFailed, client.ResponseNeverReceived),
        "broke off the connection",
    ),
    ((http._DataLoss, http.PotentialDataLoss), "sent half a page"),
)


def told(error: BaseException | None) -> str:
    """In words; empty for what is no trouble of the network."""
    named = _NAMED.get(type(error).__name__, "")
    return named or next((words for kinds, words in _KINDS if isinstance(error, kinds)), "")
