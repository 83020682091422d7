"""An HTTP server on loopback in a thread that sleeps until somebody calls: a hundred of them cost nothing while they wait."""

from __future__ import annotations

import contextlib
import socket
import threading
from http.server import ThreadingHTTPServer


class Listening(ThreadingHTTPServer):
    """``begin`` and ``end`` instead of ``serve_forever``, which looks around for its end many times a second."""

    daemon_threads = True
    _ended = False

    def begin(self) -> None:
        """Serve from now on."""
        self._waits = threading.Thread(target=self._serve, daemon=True)
        self._waits.start()

    def _serve(self) -> None:
        while not self._ended:
            self.handle_request()

    def end(self) -> None:
        """Take no further connection."""
        self._ended = True
        with contextlib.suppress(OSError):
            socket.create_connection(self.server_address[:2], 5).close()  # wakes it
        self._waits.join()
        self.server_close()
