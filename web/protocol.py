"""Requests as people's programs send them: an address with Chinese in it that nobody percent-encoded."""

from __future__ import annotations

from urllib.parse import quote_from_bytes

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST = 16_384
"""Bytes of a request line that are waited for; a longer one is the parser's to refuse."""
_ASCII = "".join(map(chr, range(128)))


class RawAddresses(HttpToolsProtocol):
    """Uvicorn's protocol, which answers 400 to bytes that RFC 3986 wants escaped: here they are escaped for the sender.

    Old clients and scripts send an address as it was pasted, in UTF-8 or in GB 18030.
    """

    _in_request_line = True
    _held = b""

    def data_received(self, data: bytes) -> None:
        """Bytes of the connection; only those of a request's first line are looked at."""
        if self._in_request_line:
            line, end, rest = (self._held + data).partition(b"\n")
            if not (line.isascii() or end or len(line) > LONGEST):
                self._held = line  # its last character may come in two pieces
                return
            self._in_request_line, self._held = not end, b""
            data = (line if line.isascii() else escaped(line)) + end + rest
        super().data_received(data)

    def on_message_complete(self) -> None:
        """What follows is the next request."""
        self._in_request_line = True
        super().on_message_complete()


def escaped(line: bytes) -> bytes:
    """A request line in ASCII: what it says in UTF-8, else in GB 18030, percent-encoded as UTF-8.

    >>> escaped("GET /?q=算 HTTP/1.1".encode("gb18030"))
    b'GET /?q=%E7%AE%97 HTTP/1.1'
    """
    try:
        line.decode()
    except UnicodeDecodeError:
        line = line.decode("gb18030", errors="replace").encode()
    return quote_from_bytes(line, safe=_ASCII).encode()
